"""Which actor does a source stand for? (``the mayor of Sarn, Joan Evora,`` → Joan Evora)"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.cast import Cast
from dragoman.extract.statements.pairs import Range
from dragoman.language.analysis import Analysis

STEPS = 4  # from a relative pronoun up to the clause that hangs on its antecedent


def speaker_of(analysis: Analysis, actors: Cast, source: list[Range]) -> str | None:
    """Return the actor at the head of the source; else the first actor named in it, those in complements last."""
    for first, last in source:
        inside = range(first, last)
        heads = [i for i in inside if not first <= analysis.tokens[i].head < last or analysis.tokens[i].dep == "root"]
        for actor in _candidates(analysis, actors, inside, heads):
            if actor:
                return actor
    return None


def _candidates(analysis: Analysis, actors: Cast, inside: range, heads: list[int]) -> Iterator[str | None]:
    for head in heads:
        yield actors.head_of.get(head) or _antecedent(analysis, actors, head)
    for index in inside:
        if index in heads or not analysis.tokens[index].dep.startswith(("nmod", "obl", "acl")):
            yield actors.at(index)
    for index in inside:
        yield actors.at(index)


def _antecedent(analysis: Analysis, actors: Cast, index: int) -> str | None:
    """The actor that *who* stands for: what the relative clause hangs on."""
    token = analysis.tokens[index]
    if token.tag not in {"WP", "WDT"}:
        return None
    verb = analysis.tokens[token.head]
    for _ in range(STEPS):
        if verb.dep.startswith("acl"):
            return actors.at(verb.head)
        verb = analysis.tokens[verb.head]
    return None
