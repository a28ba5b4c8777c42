"""Where does a report begin behind its town and day? (``SARN, 3 March (AP) — The minister said``)"""

from __future__ import annotations

from dragoman.language.analysis import Analysis

LONGEST = 16  # tokens


def dateline_end(analysis: Analysis, first: int) -> int:
    """Return the token behind a dateline at ``first`` (``SARN, 3 March (AP) —``), or ``first`` where there is none."""
    tokens = analysis.tokens
    if not (tokens[first].text.isupper() and len(tokens[first].text) > 2):
        return first
    if tokens[first].index != analysis.paragraphs[tokens[first].paragraph].first:
        return first
    for at in range(first + 1, min(first + LONGEST, len(tokens))):
        if tokens[at].text in {"—", "–", "--"} or (tokens[at].text == "-" and tokens[at - 1].end < tokens[at].start):
            return at + 1
        if tokens[at].tag in {"VBD", "VBZ", "VBP", "MD"}:
            break
    return first
