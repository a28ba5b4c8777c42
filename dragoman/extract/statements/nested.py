"""Whom does a source quote? (``Orlan said the minister had told her that the talks were over``: the minister, within Orlan)

The tagger sees one layer; the layer inside is read off the tree: in a content, a verb of saying with a subject of its own
and a clause that depends on it.
"""

from __future__ import annotations

from dragoman.extract.statements.linking import Group
from dragoman.extract.statements.pairs import Range
from dragoman.language.analysis import Analysis
from dragoman.lexicon.reporting import says

SPEAKERS_THEMSELVES = {"i", "we", "you", "one", "it", "there", "that", "this", "which", "what"}
SHORTEST = 3  # words of a content


def find_nested(analysis: Analysis, groups: list[Group]) -> list[tuple[Group, Group]]:
    """Return (inner, outer) for each statement that another one's content quotes."""
    found = []
    for outer in groups:
        for content in outer.content:
            for verb in range(*content):
                token = analysis.tokens[verb]
                if token.pos == "VERB" and says(token.lemma):
                    inner = _quoted(analysis, content, verb)
                    if inner:
                        found.append((inner, outer))
    return found


def _quoted(analysis: Analysis, content: Range, verb: int) -> Group | None:
    subjects = analysis.dependents(verb, "nsubj")
    clauses = analysis.dependents(verb, "ccomp")
    if not subjects or not clauses or analysis.tokens[subjects[0]].lower in SPEAKERS_THEMSELVES:
        return None
    source, inner = analysis.subtree(subjects[0]), analysis.subtree(clauses[0])
    inside = all(content[0] <= first and last <= content[1] for first, last in (source, inner))
    apart = source[1] <= inner[0] or inner[1] <= source[0]
    words = sum(analysis.tokens[i].text[0].isalnum() for i in range(*inner))
    if not inside or not apart or words < SHORTEST or inner[0] <= verb < inner[1]:
        return None
    return Group([inner], [(verb, verb + 1)], [source])
