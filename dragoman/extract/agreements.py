"""Which instrument was proposed, negotiated, signed or ended, between whom? (``a memorandum of cooperation on port safety``)"""

from __future__ import annotations

from dragoman.extract.cast import Cast
from dragoman.language.analysis import Analysis
from dragoman.lexicon.frames import load_words
from dragoman.record.model import Agreement, Event, Stage
from dragoman.spans import Span, trim

# verbs and nouns beside an instrument, and the stage that they tell
_STAGES: dict[str, Stage] = {
    "sign": "signed", "signing": "signed", "conclude": "signed", "reach": "signed", "finalize": "signed", "seal": "signed",
    "finalise": "signed", "initial": "signed", "ink": "signed", "ratify": "ratified", "ratification": "ratified",
    "approve": "ratified", "negotiate": "negotiated", "negotiation": "negotiated", "discuss": "negotiated", "draft": "negotiated",
    "propose": "proposed", "offer": "proposed", "proposal": "proposed", "seek": "proposed", "suspend": "suspended",
    "freeze": "suspended", "end": "ended", "terminate": "ended", "withdraw": "ended", "quit": "ended", "leave": "ended",
    "scrap": "ended", "expire": "ended", "cancel": "ended", "abandon": "ended", "broker": "negotiated",
}  # fmt: skip
_FIELD = ("on", "for", "of", "in", "about", "regarding", "concerning")


def find_agreements(analysis: Analysis, actors: Cast, events: tuple[Event, ...]) -> tuple[Agreement, ...]:
    """Return the instruments that something is done with, in text order; the second telling of one adds its signatories."""
    by_trigger = {analysis.token_at(e.trigger.start): e for e in events}
    found: list[Agreement] = []
    for token in analysis.tokens:
        if token.lemma.lower() not in load_words()["instrument"] or token.pos not in {"NOUN", "PROPN"}:
            continue
        told = _told(analysis, token.index)
        if told is None:
            continue
        at, stage = told
        event = by_trigger.get(at)
        parties = _parties(analysis, actors, token.index) or (
            tuple(dict.fromkeys((*event.actor, *event.recipient))) if event else ()
        )
        signatories = _signatories(analysis, actors, at) if stage == "signed" else ()
        parties = tuple(p for p in parties if p not in signatories)
        if not (parties or signatories or event):
            continue
        found.append(
            Agreement(
                id=f"g{len(found) + 1}",
                event=event.id if event else None,
                instrument=_instrument(analysis, token.index),
                field=_field(analysis, token.index),
                parties=parties,
                signatories=signatories,
                witnesses=tuple(p.actor for p in event.participants if p.role == "witness") if event else (),
                stage=stage,
            )
        )
    return tuple(found)


def _told(analysis: Analysis, index: int) -> tuple[int, Stage] | None:
    """The word that tells what is done with the instrument: its governor, or a participle behind it."""
    tokens = analysis.tokens
    for child in analysis.dependents(index, "acl"):
        stage = _STAGES.get(tokens[child].lemma.lower())
        if stage:
            return child, stage
    at = index
    for _ in range(2):
        if tokens[at].head == at:
            return None
        at = tokens[at].head
        stage = _STAGES.get(tokens[at].lemma.lower())
        if stage:
            if stage == "signed" and any(
                tokens[c].lower in {"will", "would", "to"} for c in analysis.dependents(at, "aux", "mark")
            ):
                stage = "proposed"
            return at, stage
    return None


def _instrument(analysis: Analysis, index: int) -> str:
    """The noun with its compounds, and ``of`` with a word of cooperation behind it."""
    tokens = analysis.tokens
    first = index
    while first and first - 1 in analysis.children[index] and tokens[first - 1].dep in {"compound", "amod"}:
        first -= 1
    last = index + 1
    if last + 1 < len(tokens) and tokens[last].lower == "of" and tokens[last + 1].pos == "NOUN":
        last += 2
    return analysis.span(first, last).cut(analysis.text)


def _field(analysis: Analysis, index: int) -> Span | None:
    for child in analysis.dependents(index, "nmod"):
        case = {analysis.tokens[c].lower for c in analysis.dependents(child, "case")}
        noun = child
        if case & {"in"} and analysis.tokens[child].lemma.lower() in {"field", "area", "sphere", "domain"}:
            inner = analysis.dependents(child, "nmod")
            noun = inner[0] if inner else child
        elif not case & set(_FIELD[:2]):
            continue
        low, high = analysis.subtree(noun)
        skip = {analysis.tokens[c].index for c in analysis.dependents(noun, "case", "det")}
        while low < high - 1 and low in skip:
            low += 1
        span = analysis.span(low, high)
        span = trim(analysis.text, span.start, span.end, also=",;:.")
        if span.start < span.end:
            return span
    return None


def _parties(analysis: Analysis, actors: Cast, index: int) -> tuple[str, ...]:
    """``between A and B``, ``with A``, ``the A-B accord``."""
    found: list[str] = []
    for owner in (index, *analysis.dependents(index, "acl")):
        for child in analysis.dependents(owner, "nmod", "obl"):
            case = {analysis.tokens[c].lower for c in analysis.dependents(child, "case")}
            if case & {"between", "with", "among"}:
                found += [a for a in actors.among(analysis.conjuncts(child)) if a not in found]
    return tuple(found)


def _signatories(analysis: Analysis, actors: Cast, at: int) -> tuple[str, ...]:
    """Persons who sign: ``by`` behind a passive with all that is coordinated, or the subject."""
    sides = [
        child
        for child in analysis.dependents(at, "obl", "nmod")
        if any(analysis.tokens[c].lower == "by" for c in analysis.dependents(child, "case"))
    ] or analysis.dependents(at, "nsubj")
    found: list[str] = []
    for side in sides:
        low, high = analysis.subtree(side)
        people = [a for a in actors.among(range(low, high)) if actors.by_id[a].kind == "person"]
        found += [p for p in people if p not in found]
    return tuple(found)
