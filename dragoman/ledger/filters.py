"""What a question asks for: one form for all of them; each uses what concerns it."""

from __future__ import annotations

import calendar
import re
from datetime import date

import msgspec

from dragoman.errors import LedgerError
from dragoman.record.ontology import MODES


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What rows must have; None asks nothing. Several values of a field: any of them.

    ``actor``, ``recipient``, ``party`` (either side), ``speaker``, ``about``: a name, ``#`` and a number, or a country
    (name or three letters), which stands for all who belong to it. ``since``, ``until``: a day, a month or a year, both
    inclusive. ``document``: number, beginning of the hash, or source. ``count_copies``: near copies too. ``retold``:
    also what a text tells a second time.
    """

    actor: str | None = None
    recipient: str | None = None
    party: str | None = None
    speaker: str | None = None
    about: str | None = None
    type: tuple[str, ...] = ()
    mode: str | None = None
    quad: str | None = None
    status: tuple[str, ...] = ()
    kind: str | None = None
    stage: str | None = None
    score: float | None = None
    since: str | None = None
    until: str | None = None
    publisher: str | None = None
    document: str | None = None
    place: str | None = None
    happening: int | None = None
    count_copies: bool = False
    retold: bool = False

    @property
    def first_day(self) -> str | None:
        """The first day that is asked for. Raises: LedgerError when ``since`` is no date."""
        return first_day(self.since, "since") if self.since else None

    @property
    def last_day(self) -> str | None:
        """The last day that is asked for. Raises: LedgerError when ``until`` is no date."""
        return last_day(self.until, "until") if self.until else None


def check_filter(wanted: Filter) -> Filter:
    """Return the filter with its codes as they are written in the tables. Raises: LedgerError for what cannot be."""
    types = tuple(one.upper() for one in wanted.type)
    for one in types:
        if one not in MODES:
            raise LedgerError(f"there is no event type {one!r}", "type", f"the types are {' '.join(MODES)}")
    if wanted.mode is not None and not any(wanted.mode in modes for modes in MODES.values()):
        raise LedgerError(f"there is no mode {wanted.mode!r}", "mode", "see the modes of each type in docs/ledger.md")
    first, last = wanted.first_day, wanted.last_day
    if first and last and first > last:
        raise LedgerError(f"{wanted.since} comes after {wanted.until}", "since, until", "change the two")
    return msgspec.structs.replace(wanted, type=types)


def first_day(value: str, name: str) -> str:
    """Return the first day of a day, month or year. Raises: LedgerError."""
    year, month, day = _parts(value, name)
    return date(year, month or 1, day or 1).isoformat()


def last_day(value: str, name: str) -> str:
    """Return the last day of a day, month or year. Raises: LedgerError."""
    year, month, day = _parts(value, name)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1]).isoformat()


def _parts(value: str, name: str) -> tuple[int, int | None, int | None]:
    found = _DAY.fullmatch(value.strip())
    try:
        if found:
            year, month, day = (int(part) if part else None for part in found.groups())
            date(year or 0, month or 1, day or 1)
            return year or 0, month, day
    except ValueError:
        pass
    raise LedgerError(f"{value!r} is no date", name, "write 2025-01-31, 2025-01 or 2025")


_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
