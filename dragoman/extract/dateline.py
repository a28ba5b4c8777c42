"""Where does a report begin behind its town and day? (``SARN, 3 March (AP) — The minister said``)"""

from __future__ import annotations

from dragoman.language.analysis import Analysis
from dragoman.language.dateline import STOPPED
from dragoman.lexicon.gazetteer import towns_named

LONGEST = 16  # tokens
LONGEST_TOWN = 8  # tokens of a town in small letters, the country behind its comma and the dash


def dateline_end(analysis: Analysis, first: int) -> int:
    """Return the token behind a dateline at ``first`` (``SARN, 3 March (AP) —``), or ``first`` where there is none."""
    tokens = analysis.tokens
    if tokens[first].index != analysis.paragraphs[tokens[first].paragraph].first:
        return first
    if not (tokens[first].text.isupper() and len(tokens[first].text) > 2):
        return _town_end(analysis, first)
    stopped = STOPPED.match(analysis.text, tokens[first].start)
    if stopped is not None:
        return next((t.index for t in tokens[first : first + LONGEST] if t.start >= stopped.end()), first)
    for at in range(first + 1, min(first + LONGEST, len(tokens))):
        if tokens[at].text in {"—", "–", "--"} or (tokens[at].text == "-" and tokens[at - 1].end < tokens[at].start):
            return at + 1
        if tokens[at].tag in {"VBD", "VBZ", "VBP", "MD"}:
            break
    return first


def _town_end(analysis: Analysis, first: int) -> int:
    """``Lisbon — The minister said``, ``Lisbon, Portugal –``: a town that the gazetteer knows, and a dash."""
    tokens = analysis.tokens
    town = first
    for at in range(first + 1, min(first + LONGEST_TOWN, len(tokens))):
        if tokens[at].text in {"—", "–"}:
            return (
                at + 1 if towns_named(analysis.span(first, town if town > first else at).cut(analysis.text)) else first
            )
        if tokens[at].text == "," and town == first:
            town = at  # Sarn, Veldia –
        elif not tokens[at].text[0].isupper():
            break
    return first
