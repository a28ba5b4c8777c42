"""What a rule makes of some words, and how a rule is written down."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dragoman.extract.times.anchors import Anchors
from dragoman.record.model import Basis, TimeType


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means. ``value`` is null where it cannot be resolved.

    ``earliest`` and ``latest`` are given only where the value does not tell them (``the last three years``);
    ``bounded`` is false where they are not known although the value names a year (``fiscal 2024``).
    """

    value: str | None
    kind: TimeType = "DATE"
    basis: Basis | None = "absolute"
    earliest: str | None = None
    latest: str | None = None
    bounded: bool = True


UNRESOLVED = Meaning(None, "DATE", None)


@dataclass(frozen=True, slots=True)
class Reading:
    """A meaning and the words ``start:end`` that carry it. ``clock``: it names an hour, and may wait for its day."""

    start: int
    end: int
    meaning: Meaning
    clock: str | None = None


# What a reader makes of a match: nothing, one meaning for all its words, or several times in it. An empty tuple says
# that the words are no time, and that no rule need look inside them.
Found = Meaning | tuple[Reading, ...] | None
Reader = Callable[[re.Match[str], Anchors], Found]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the words (lower case) with which it can begin, and the function that reads a match.

    Of ``first``, ``#`` stands for any token that begins with a digit and ``'`` for one that begins with an apostrophe.
    """

    first: frozenset[str]
    pattern: re.Pattern[str]
    read: Reader = field(compare=False)


def rule(first: Iterable[str], pattern: str, read: Reader, *, exact: bool = False) -> Rule:
    """Make a rule; each space of the pattern meets any one white space, a line break too. ``exact``: case counts."""
    flags = re.NOFLAG if exact else re.IGNORECASE
    words = frozenset(word.split()[0].split("-")[0] for word in first)
    return Rule(words, re.compile(_any_space(pattern), flags), read)


def _any_space(pattern: str) -> str:
    out, inside = [], False
    for before, letter in zip(" " + pattern, pattern, strict=False):
        if letter == "[" and before != "\\":
            inside = True
        elif letter == "]" and before != "\\":
            inside = False
        out.append(" \u00a0\n" if letter == " " and inside else "[ \u00a0\n]" if letter == " " else letter)
    return "".join(out)
