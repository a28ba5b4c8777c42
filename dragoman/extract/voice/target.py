"""Whom does a judgement hit? The actor to whom the judged thing belongs.

``Veldia's reckless plan`` and ``the reckless plan of Veldia`` judge Veldia; so do ``Veldia was reckless``, ``Veldia acted
recklessly`` and ``Veldia made a reckless choice``. Where the sentence names no owner, nobody is judged.
"""

from __future__ import annotations

from dragoman.extract.cast import Cast
from dragoman.extract.voice.cues import Cue
from dragoman.language.analysis import Analysis

OWNERS = ("nmod:poss", "nmod", "obl:agent")
OWNING = frozenset({"of", "by", "'s", "’s", "from"})
RELATIVE = frozenset({"who", "which", "that"})
CLIMB = 6  # words from the cue up to its clause


def find_target(analysis: Analysis, actors: Cast, cue: Cue) -> tuple[str, ...]:
    """Return the actors judged by a cue: owners of the judged thing first, then who does or is what is judged."""
    at = _head(analysis, cue)
    for _ in range(CLIMB):
        found = _owners(analysis, actors, at) or _subjects(analysis, actors, at) or _beneficiaries(analysis, actors, at)
        if found:
            return tuple(found)
        token = analysis.tokens[at]
        if token.dep in {"amod", "acl", "acl:relcl", "advmod"} and (one := actors.at(token.head)):
            return (one,)
        subjects = analysis.dependents(at, "nsubj")  # *it* may stand for nothing, *this* for a whole sentence
        if token.head == at or any(analysis.tokens[i].lower not in RELATIVE for i in subjects):
            break  # the clause has a subject, and it is nobody of the record: whoever stands outside is not meant
        at = token.head
    return ()


def _head(analysis: Analysis, cue: Cue) -> int:
    """The word of the cue on which its others hang."""
    inside = range(cue.first, cue.last)
    return next((i for i in inside if analysis.tokens[i].head not in inside), cue.first)


def _owners(analysis: Analysis, actors: Cast, at: int) -> list[str]:
    """``Veldia's plan``, ``plan of Veldia``, ``was led by Veldia``; an actor that is itself judged counts as its own."""
    found = []
    for child in analysis.children[at]:
        dep = analysis.tokens[child].dep
        if dep == "nmod:poss" or (dep in OWNERS and _preposition(analysis, child) in OWNING):
            found += _sisters(analysis, actors, child)
    token = analysis.tokens[at]
    if not found and token.pos in {"NOUN", "PROPN"} and (one := actors.head_of.get(at)):
        found.append(one)
    return list(dict.fromkeys(found))


def _preposition(analysis: Analysis, at: int) -> str:
    return next((analysis.tokens[c].lower for c in analysis.children[at] if analysis.tokens[c].dep == "case"), "")


def _subjects(analysis: Analysis, actors: Cast, at: int) -> list[str]:
    """The subjects of a predicate; of a thing as subject, its owner; of ``it is wrong that Veldia …``, the clause's subject."""
    found: list[str] = []
    for child in analysis.children[at]:
        token = analysis.tokens[child]
        if token.dep.startswith("nsubj") and token.lower not in {"it", "this", "that"}:
            found += _sisters(analysis, actors, child) or _owners(analysis, actors, child)
        elif token.dep in {"csubj", "ccomp"} and not found:
            found += [a for c in analysis.dependents(child, "nsubj") for a in _sisters(analysis, actors, c)]
    return list(dict.fromkeys(found))


def _beneficiaries(analysis: Analysis, actors: Cast, at: int) -> list[str]:
    """``a triumph for Veldia``."""
    found = [c for c in analysis.dependents(at, "nmod", "obl") if _preposition(analysis, c) == "for" and actors.at(c)]
    return [a for c in found for a in _sisters(analysis, actors, c)]


def _sisters(analysis: Analysis, actors: Cast, at: int) -> list[str]:
    return [a for i in analysis.conjuncts(at) if (a := actors.at(i))]
