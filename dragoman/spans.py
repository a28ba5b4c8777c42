"""A stretch of text: half open, counted in code points."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """``text[start:end]``. Offsets: code points of the document's text."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """Return the words themselves."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


def trim(text: str, start: int, end: int, *, also: str = "") -> Span:
    """Return the span without white space, and without the characters of ``also``, at its edges."""
    while start < end and (text[start].isspace() or text[start] in also):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in also):
        end -= 1
    return Span(start, end)
