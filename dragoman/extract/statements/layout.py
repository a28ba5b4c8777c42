"""Who speaks where the page says it without a verb? (``ORLAN: We agreed.``  ``“We agreed.” — Nadia Orlan``)

Transcripts put the speaker before each turn, collections of quotations sign them with a dash.
"""

from __future__ import annotations

import re

from dragoman.extract.statements.linking import Group
from dragoman.extract.statements.pairs import Range
from dragoman.language.analysis import Analysis, TokenRange
from dragoman.spans import Span

DASHES = {"—", "–", "―", "--", "-"}
QUOTATION_MARKS = "“”\"'‘’«»"
LONGEST_LABEL = 5  # words before the colon
TURNS = 2  # labelled paragraphs from which a text is a transcript
SHORTEST = 3  # words of a signed quotation
LONGEST_SIGNATURE = 6  # words
_LABEL = re.compile(r"(?:[A-Z][A-Z.’'-]*[A-Z.]|Q|A)(?:\s+(?:[A-Z][A-Z.’'-]*[A-Z.]?))*")


def find_turns(analysis: Analysis) -> list[Group]:
    """Return the turns of a transcript: paragraphs that begin with a name in capitals and a colon, if there are several."""
    turns = [turn for paragraph in analysis.paragraphs if (turn := _turn(analysis, paragraph))]
    return turns if len(turns) >= TURNS else []


def _turn(analysis: Analysis, paragraph: TokenRange) -> Group | None:
    tokens = analysis.tokens
    first = paragraph.first
    while first < paragraph.last and tokens[first].text in QUOTATION_MARKS:
        first += 1
    for colon in range(first + 1, min(first + LONGEST_LABEL + 1, paragraph.last - 1)):
        if tokens[colon].text == ":":
            label = analysis.span(first, colon).cut(analysis.text)
            return Group([(colon + 1, paragraph.last)], [], [(first, colon)]) if _LABEL.fullmatch(label) else None
    return None


def find_signed(analysis: Analysis, quotations: tuple[Span, ...]) -> list[Group]:
    """Return quotations that a dash and a name follow to the end of their paragraph."""
    found = []
    for span in quotations:
        inside = analysis.tokens_in(span.start, span.end)
        signature = _signature(analysis, inside.stop) if len(inside) >= SHORTEST else None
        if signature:
            found.append(Group([(inside.start, inside.stop)], [], [signature]))
    return found


def _signature(analysis: Analysis, at: int) -> Range | None:
    tokens = analysis.tokens
    if at + 2 >= len(tokens) or tokens[at].text not in QUOTATION_MARKS or tokens[at + 1].text not in DASHES:
        return None
    first = at + 2
    last = analysis.paragraphs[tokens[at].paragraph].last
    name = [token for token in tokens[first:last] if token.text[0].isalnum()]
    if tokens[at + 1].paragraph != tokens[at].paragraph or not 0 < len(name) <= LONGEST_SIGNATURE:
        return None
    capitals = all(token.text[0].isupper() or token.pos in {"ADP", "DET"} for token in name)
    return (first, last) if capitals and name[0].text[0].isupper() else None


def laid_out(
    analysis: Analysis, quotations: tuple[Span, ...], groups: list[Group]
) -> tuple[list[Group], list[tuple[Group, Group | None]]]:
    """Return the statements that the page lays out, and what they leave of ``groups``, each with the one that quotes it.

    A statement without a cue of its own inside a turn or a signed quotation is that turn or quotation again.
    """
    shown = [*find_turns(analysis), *find_signed(analysis, quotations)]
    holders = {i: group for group in shown for span in group.content for i in range(*span)}
    left = []
    for group in groups:
        first, last = group.content[0]
        holder = next((holders[i] for i in range(first, min(first + 2, last)) if i in holders), None)
        if holder is None or (group.cue and group.cue[0][0] in holders):
            left.append((group, holder))
    return shown, left
