"""Which number and which code do PLOVER and CAMEO give an event? Data: ``data/plover_codes.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from dragoman.errors import LexiconError

_T = TypeVar("_T")


class _Codes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    scores: dict[str, float]
    quad: dict[str, tuple[str, ...]]
    cameo: dict[str, str]
    bodies: dict[str, tuple[str, ...]]


def score(kind: str, mode: str | None) -> float:
    """Return PLOVER's score of a type and mode, from -10 (conflict) to 10 (cooperation)."""
    return _of(_codes().scores, kind, mode)


def quad_class(kind: str) -> str:
    """Return the quad class of a type (``verbal_cooperation`` …)."""
    return next(name for name, kinds in _codes().quad.items() if kind in kinds)


def cameo_root(kind: str, mode: str | None) -> str:
    """Return the two-digit CAMEO root of a type and mode."""
    return _of(_codes().cameo, kind, mode)


def body_code(name: str) -> str | None:
    """Return UNO or EUR for the name of one of their bodies, else None."""
    for code, pattern in _bodies():
        if pattern.search(name):
            return code
    return None


def _of(table: dict[str, _T], kind: str, mode: str | None) -> _T:
    found = table.get(f"{kind}.{mode}")
    return found if found is not None else table[kind]


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
