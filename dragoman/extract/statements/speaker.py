"""Which actor does a source stand for? (``the mayor of Sarn, Joan Evora,`` → Joan Evora)"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.cast import Cast
from dragoman.extract.statements.pairs import Range
from dragoman.language.analysis import Analysis

VOICES = frozenset(
    {"office", "spokesman", "spokeswoman", "spokesperson", "campaign", "government", "ministry", "administration",
     "embassy", "army", "military", "police", "team", "delegation", "mission", "press", "service", "statement", "report",
     "letter", "post", "message", "speech", "memo", "account", "website", "page", "leadership", "state", "cabinet"}
)  # fmt: skip
STEPS = 4  # from a relative pronoun up to the clause that hangs on its antecedent


def speaker_of(analysis: Analysis, actors: Cast, source: list[Range]) -> str | None:
    """Return the actor at the head of the source; else the first actor named in it, those in complements last."""
    for first, last in source:
        inside = range(first, last)
        heads = [i for i in inside if not first <= analysis.tokens[i].head < last or analysis.tokens[i].dep == "root"]
        for actor in _candidates(analysis, actors, inside, heads):
            if actor:
                return actor
        if last - first == 1 and analysis.tokens[first].lower == "it":
            return _body_before(analysis, actors, first)
    return None


def _body_before(analysis: Analysis, actors: Cast, at: int) -> str | None:
    """Whom *it* stands for that speaks: the subject of the sentence before, in the same paragraph, if it is no person."""
    tokens, before = analysis.tokens, analysis.tokens[at].sentence - 1
    if before < 0 or tokens[analysis.sentences[before].first].paragraph != tokens[at].paragraph:
        return None
    inside = range(analysis.sentences[before].first, analysis.sentences[before].last)
    root = next((i for i in inside if tokens[i].head == i), None)
    for subject in () if root is None else analysis.dependents(root, "nsubj"):
        actor = actors.head_of.get(subject)
        if actor and actors.by_id[actor].kind != "person":
            return actor
    return None


def _candidates(analysis: Analysis, actors: Cast, inside: range, heads: list[int]) -> Iterator[str | None]:
    for head in heads:
        yield actors.head_of.get(head) or _antecedent(analysis, actors, head)
    for aside in (("nmod", "obl", "acl", "amod", "compound"), ("nmod", "obl", "acl")):  # German Chancellor Orlan: Orlan
        for index in inside:
            if index in heads or not analysis.tokens[index].dep.startswith(aside):
                yield actors.at(index)
    for index in inside:
        if not _owns(analysis, index):
            yield actors.at(index)


def _owns(analysis: Analysis, index: int) -> bool:
    """``Tunisia's friends`` do not speak for Tunisia; an office, a speaker, a report do for whom they belong to."""
    token = analysis.tokens[index]
    return token.dep == "nmod:poss" and analysis.tokens[token.head].lemma.lower() not in VOICES


def _antecedent(analysis: Analysis, actors: Cast, index: int) -> str | None:
    """The actor that *who* stands for: what the relative clause hangs on."""
    token = analysis.tokens[index]
    if token.tag not in {"WP", "WDT"}:
        return None
    verb = analysis.tokens[token.head]
    for _ in range(STEPS):
        if verb.dep.startswith("acl"):
            return actors.at(verb.head) or (_beside(analysis, actors, index) if token.lower == "who" else None)
        verb = analysis.tokens[verb.head]
    return None


def _beside(analysis: Analysis, actors: Cast, index: int) -> str | None:
    """``remarks by the minister, who said``: *who* is no thing, whatever the parser hangs it on."""
    at = index - 1
    while at > 0 and not analysis.tokens[at].text[0].isalnum():
        at -= 1
    return actors.at(at) if at >= 0 else None
