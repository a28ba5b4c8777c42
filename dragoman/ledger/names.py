"""When are two names the same name? Case, accents, marks and articles do not tell names apart; initials may."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import msgspec


class PersonName(msgspec.Struct, frozen=True):
    """A name of at least two words: the first, the family name, and what stands between."""

    first: str
    middle: tuple[str, ...]
    family: str

    @property
    def key(self) -> str:
        """First and family name, by which two tellings of one person are found."""
        return f"{self.first} {self.family}"

    def agrees(self, other: PersonName) -> bool:
        """Whether both can be one person's: nothing between contradicts (``George W.`` and ``George H. W.`` do)."""
        if self.key != other.key:
            return False
        mine, others = "".join(w[0] for w in self.middle), "".join(w[0] for w in other.middle)
        return not mine or not others or mine == others


@lru_cache(maxsize=20_000)  # a record's names are asked for many times over
def plain_name(name: str) -> str:
    """Return the name in small letters without accents, marks, possessive and leading article."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = _WORD.findall(_POSSESSIVE.sub("", name).replace(".", "" if _DOTTED.search(name) else " ").casefold())
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def person_name(name: str) -> PersonName | None:
    """Return the parts of a person's name, or None when it is one word only."""
    words = [word for word in plain_name(name.replace(".", " ")).split() if word not in _SUFFIXES]
    if len(words) < 2:
        return None
    return PersonName(words[0], tuple(words[1:-1]), words[-1])


def family_name(name: str) -> str:
    """Return the last word of a person's name, plain."""
    words = [word for word in plain_name(name).split() if word not in _SUFFIXES]
    return words[-1] if words else ""


def is_initials(short: str, name: str) -> bool:
    """Tell whether ``short`` is made of the first letters of the words of ``name``: ``WHO``, ``U.N.``."""
    letters = short.replace(".", "")
    if not (2 <= len(letters) <= 8 and letters.isupper() and letters.isalpha()):
        return False
    heads = [word[0].upper() for word in re.findall(r"\w+", name) if word.lower() not in _SMALL]
    every = [word[0].upper() for word in re.findall(r"\w+", name)]
    return letters in ("".join(heads), "".join(every)) and len(heads) > 1


_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"[’'](?:s\b|(?=\s|$))")
_DOTTED = re.compile(r"\b\w\.\w\.")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_SMALL = frozenset(("of", "the", "for", "and", "on", "in", "to", "de", "du", "des", "la"))
