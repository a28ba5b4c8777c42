"""How is a word written? (``Orlan’s`` → ``Xxxx’x``)"""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=100_000)
def shape(text: str) -> str:
    """Return the kinds of the first twelve characters, runs cut to three: X capital, x letter, d digit, else itself."""
    out = ""
    for c in text[:12]:
        kind = "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c
        if not out.endswith(kind * 3):
            out += kind
    return out
