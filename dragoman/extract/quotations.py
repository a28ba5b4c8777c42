"""Where do quotation marks open and close? (``“We will come,” she said. “All of us.”``)

A mark left open at the end of a paragraph goes on in the next one when that paragraph opens with a mark too, as the
press sets long quotations; otherwise it is dropped. Time is linear in the text.
"""

from __future__ import annotations

import re

from dragoman.spans import Span

# A straight mark opens or closes by its turn; the others tell by their shape. German „ opens and “ closes.
_MARK = re.compile("[“”„«»\"「」『』‘]|``|''")
_OPENS, _CLOSES = {"“", "„", "«", "``", "「", "『"}, {"”", "»", "''", "」", "』"}
# The closing single mark is also the apostrophe: it closes where no letter follows, surest beside other punctuation.
_SINGLE = re.compile(r"(?<=[^\s‘])’(?![\w’])|‘")
_SURE = re.compile(r"[.,!?…]’|’(?:[,.;:!?)\]—–]|\s*$)")
_CLIPPED = re.compile(r"‘(?:\d|(?:tis|twas|em|til|cause|n)\b)", re.IGNORECASE)  # ‘90s, ‘tis: an apostrophe set wrongly


def find_quotations(text: str) -> tuple[Span, ...]:
    """Return the inside of each quotation, marks excluded, one span a paragraph, in reading order.

    Offsets: code points of ``text``. A text without marks gives ``()``.
    """
    found: list[Span] = []
    carried = False  # the paragraph before ended inside a quotation
    for paragraph in re.finditer(r"[^\n]+", text):
        start, end = paragraph.span()
        opened: int | None = None
        kind = ""
        carried_in = carried
        carried = False
        behind = start  # marks before it stand inside single marks
        for mark in _MARK.finditer(text, start, end):
            word = mark[0]
            if word == "‘":
                if opened is None and mark.start() >= behind and (closing := _single(text, mark.start(), end)):
                    found.append(Span(mark.end(), closing))
                    behind = closing
            elif mark.start() < behind:
                continue
            elif opened is None:
                if word in _OPENS or word == '"' or (carried_in and word not in _CLOSES) or _typed(text, mark):
                    opened, kind = mark.end(), word
            elif _closes(word, kind):
                if mark.start() > opened:
                    found.append(Span(opened, mark.start()))
                opened = None
        if opened is not None and _goes_on(text, end):
            if end > opened:
                found.append(Span(opened, end))
            carried = True
    return tuple(found)


def _single(text: str, start: int, end: int) -> int | None:
    """Where the ``‘`` at ``start`` is closed, or None where it is an apostrophe or never closes in the paragraph."""
    if _CLIPPED.match(text, start) or (start and text[start - 1].isalnum()):
        return None
    first = None
    for mark in _SINGLE.finditer(text, start + 1, end):
        if mark[0] == "‘":
            break
        if _SURE.search(text, mark.start() - 1, min(end, mark.end() + 2)):
            return mark.start()
        first = first or mark.start()
    return first


def _typed(text: str, mark: re.Match[str]) -> bool:
    """Old wires open and close with two apostrophes: they open before a word."""
    start, end = mark.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    return mark[0] == "''" and after.isalnum() and not (before.isalnum() or before in {",", ".", "?", "!"})


def _closes(word: str, kind: str) -> bool:
    if kind == "„":
        return word in {"“", "”"}
    if kind == '"':
        return word in {'"', "”", "''"}
    return word in _CLOSES or (word == '"')


def _goes_on(text: str, end: int) -> bool:
    """The next paragraph opens with a mark."""
    while end < len(text) and text[end].isspace():
        end += 1
    return end < len(text) and bool(_MARK.match(text, end)) and text[end] not in _CLOSES
