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
from dragoman.record.ontology import MODES

ROOTS = frozenset(f"{number:02d}" for number in range(1, 21))


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


def check_codes() -> list[str]:
    """Return types and modes without a CAMEO root, roots that are none, and keys that are neither type nor mode."""
    roots = _codes().cameo
    known = {*MODES, *(f"{kind}.{mode}" for kind, modes in MODES.items() for mode in modes)}
    faults = [f"cameo: {kind} has no root" for kind in MODES if kind not in roots]
    faults += [f"cameo: {key!r} is no type, nor a mode of one" for key in roots if key not in known]
    return faults + [f"cameo: {key} has {root!r}, which is no root" for key, root in roots.items() if root not in ROOTS]


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
