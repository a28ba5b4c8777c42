"""Which code do CAMEO's rows give an event, and rows of PLOVER a body? Data: ``data/plover_codes.toml``.

PLOVER's scores and classes of the types stand in ``dragoman.record.scores``.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

import msgspec

from dragoman.errors import LexiconError


class _Codes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    cameo: dict[str, str]
    bodies: dict[str, tuple[str, ...]]


def cameo_root(kind: str, mode: str | None) -> str:
    """Return the two-digit CAMEO root of a type and mode."""
    roots = _codes().cameo
    return roots.get(f"{kind}.{mode}") or roots[kind]


def body_code(name: str) -> str | None:
    """Return UNO or EUR for the name of one of their bodies, else None."""
    for code, pattern in _bodies():
        if pattern.search(name):
            return code
    return None


@lru_cache(maxsize=1)
def _bodies() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (code, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)"))
        for code, names in _codes().bodies.items()
    )


@lru_cache(maxsize=1)
def _codes() -> _Codes:
    path = files("dragoman.lexicon").joinpath("data", "plover_codes.toml")
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), _Codes)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(str(error), "plover_codes.toml", "see dragoman/lexicon/codes.py for the schema") from error
