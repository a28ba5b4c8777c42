"""Whose is a judgement that somebody is said to pass? (``the hearings, which he called a farce``: his, not the author's)"""

from __future__ import annotations

from dragoman.extract.cast import Cast
from dragoman.extract.voice.cues import Cue
from dragoman.language.analysis import Analysis
from dragoman.lexicon.reporting import says

LENDING = frozenset({"xcomp", "ccomp", "obl", "advcl", "obj"})  # relations of what somebody calls a thing
CLIMB = 3
AUTHOR = frozenset({"i", "we", "it", "this", "that", "one"})
PEOPLE = frozenset({"he", "she", "they", "who"})
SHOWING = frozenset(
    {"show", "find", "reveal", "suggest", "indicate", "underline", "underscore", "highlight", "confirm"}
)


def is_lent(analysis: Analysis, actors: Cast, cue: Cue) -> bool:
    """Tell whether a cue is the complement of a verb of saying whose subject is somebody else.

    *The plan shows that it was reckless* says so in the author's name: a thing tells nothing.
    """
    tokens, inside = analysis.tokens, range(cue.first, cue.last)
    at = next((i for i in inside if tokens[i].head not in inside), cue.first)
    for _ in range(CLIMB):
        head = tokens[at].head
        if head == at or tokens[at].dep.partition(":")[0] not in LENDING:
            return False
        if tokens[head].pos == "VERB" and says(tokens[head].lemma):
            subjects = analysis.dependents(head, "nsubj")
            if any(tokens[i].lower in AUTHOR for i in subjects):
                return False
            somebody = any(tokens[i].lower in PEOPLE or actors.at(i) for i in subjects)
            return somebody or bool(subjects and tokens[head].lemma.lower() not in SHOWING)
        at = head
    return False
