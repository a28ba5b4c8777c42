"""Which instrument was proposed, negotiated, signed or ended, between whom? (``a memorandum of cooperation on port safety``)

An instrument that is brought in makes an agreement; what the text says afterwards of *the document*, *the accord* or *the
signing ceremony* is added to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from dragoman.extract.cast import Cast
from dragoman.language.analysis import Analysis
from dragoman.lexicon.frames import load_agreement_words, load_words
from dragoman.record.model import Agreement, Event, Participant, Stage
from dragoman.spans import Span, trim

STAGES: tuple[Stage, ...] = ("ended", "suspended", "ratified", "negotiated", "proposed", "signed")
_TO_COME = frozenset(["will", "would", "to", "may", "might", "could", "should", "must", "shall"])
_STEPS = 3  # words above an instrument that are asked for its stage
_BACK = 8  # sentences over which a later telling is joined to an instrument
_STOPS = frozenset(["which", "who", "that", "where", "when", "while", "after", "before"])


@dataclass(slots=True)
class _Draft:
    """An agreement while the text adds to it. ``at``: token of the instrument; ``told``: of the word that tells the stage."""

    at: int
    told: int
    stage: Stage
    instrument: str
    about: Span | None
    event: Event | None
    parties: list[str] = field(default_factory=list)
    signatories: list[str] = field(default_factory=list)
    witnesses: list[str] = field(default_factory=list)


def find_agreements(analysis: Analysis, actors: Cast, events: tuple[Event, ...]) -> tuple[Agreement, ...]:
    """Return the instruments that the text speaks of, in text order; later tellings add signatories and witnesses."""
    reader = _Reader(analysis, actors, events)
    drafts = reader.read()
    return tuple(
        Agreement(
            id=f"g{number}",
            event=one.event.id if one.event else None,
            instrument=one.instrument,
            field=one.about,
            parties=tuple(p for p in one.parties if p not in one.signatories),
            signatories=tuple(one.signatories),
            witnesses=tuple(w for w in one.witnesses if w not in one.signatories),
            stage=one.stage,
        )
        for number, one in enumerate(drafts, 1)
    )


def with_signatories(events: tuple[Event, ...], agreements: tuple[Agreement, ...]) -> tuple[Event, ...]:
    """Return the events, those of agreements with everyone who signed or watched, wherever in the text it is told."""
    takers: dict[str, list[Participant]] = {}
    for one in agreements:
        if one.event is not None:
            signed = [Participant(actor, "signatory") for actor in one.signatories]
            watched = [Participant(actor, "witness") for actor in one.witnesses]
            takers.setdefault(one.event, []).extend([*signed, *watched])
    return tuple(_with(event, takers[event.id]) if event.id in takers else event for event in events)


def _with(event: Event, takers: list[Participant]) -> Event:
    known = {one.actor for one in event.participants}
    added = [one for one in dict.fromkeys(takers) if one.actor not in known]
    return msgspec.structs.replace(event, participants=(*event.participants, *added)) if added else event


class _Reader:
    def __init__(self, analysis: Analysis, actors: Cast, events: tuple[Event, ...]) -> None:
        self.analysis, self.actors = analysis, actors
        self.tokens = analysis.tokens
        self.words = load_agreement_words()
        self.instruments = load_words()["instrument"]
        self.by_trigger = {analysis.token_at(e.trigger.start): e for e in events}

    def read(self) -> list[_Draft]:
        """Return the agreements in text order of their instruments."""
        found: list[_Draft] = []
        for token in self.tokens:
            if token.pos not in {"NOUN", "PROPN"} or self._names_a_body(token.index):
                continue
            lemma = token.lemma.lower()
            last = self._last(found, token.sentence)
            if lemma in self.words["occasion"]:
                if last is not None:
                    self._add_witnesses(last, token.index)
                continue
            if lemma not in self.instruments and lemma not in self.words["reference"]:
                continue
            told = self._told(token.index)
            if last is not None and self._is_again(last, token.index):
                self._add(last, token.index, told)
            elif lemma in self.instruments:
                draft = self._draft(token.index, told)
                if draft is not None:
                    found.append(draft)
        return found

    def _names_a_body(self, index: int) -> bool:
        """``the Coordination Framework``, ``the North Atlantic Treaty Organization``: part of the name of somebody."""
        actor = self.actors.token_of.get(index)
        return actor is not None and self.actors.by_id[actor].kind == "organisation"

    def _last(self, found: list[_Draft], sentence: int) -> _Draft | None:
        if found and sentence - self.tokens[found[-1].at].sentence <= _BACK:
            return found[-1]
        return None

    def _is_again(self, last: _Draft, index: int) -> bool:
        """``the document``, ``this accord``: definite, and of the same kind as the instrument or of no kind of its own."""
        definite = any(self.tokens[c].lower in {"the", "this", "that"} for c in self.analysis.children[index])
        lemma = self.tokens[index].lemma.lower()
        general = lemma in self.words["reference"] - self.instruments or lemma in {"agreement", "deal", "accord"}
        same = lemma == self.tokens[last.at].lemma.lower()
        return definite and (same or general) and not self._parties(index)

    def _draft(self, index: int, told: tuple[int, Stage] | None) -> _Draft | None:
        at, stage = told or (index, "signed")
        if any(self.tokens[c].lower in self.words["unmade"] for c in self.analysis.children[index] if c < index):
            stage = "proposed"
        event = self._event(at, index)
        draft = _Draft(index, at, stage, self._instrument(index), self._field(index, at), event)
        draft.parties = self._parties(index) or self._parties(at) or self._makers(at)
        self._add(draft, index, told)
        if (
            not draft.parties
            and event is not None
            and event.type in {"SUPPORT", "AGREE", "CONCEDE", "RETREAT", "COOPERATE"}
        ):
            draft.parties = list(dict.fromkeys((*event.actor, *event.recipient)))
        if not draft.parties and self._is_mutual(index):
            draft.parties = self._clause_parties(index)
        return draft if draft.parties or draft.signatories or draft.event else None

    def _add(self, draft: _Draft, index: int, told: tuple[int, Stage] | None) -> None:
        """Take over what a telling says: who signs, who watches, a later stage."""
        if told is None:
            return
        at, stage = told
        if self.tokens[at].pos == "VERB" and stage in {"signed", "ratified"}:
            for one in self._signatories(at, index):
                if one not in draft.signatories:
                    draft.signatories.append(one)
        if draft.event is None:
            draft.event = self._event(at, index)
        if STAGES.index(stage) < STAGES.index(draft.stage) and stage != "proposed":
            draft.stage = stage
        self._add_witnesses(draft, at)
        for party in self._parties(at):
            if party not in draft.parties:
                draft.parties.append(party)

    def _event(self, told: int, index: int) -> Event | None:
        return self.by_trigger.get(told) or self.by_trigger.get(index)

    def _told(self, index: int) -> tuple[int, Stage] | None:
        """The word that tells what is done with the instrument: a participle behind it, or a word above it."""
        analysis, tokens = self.analysis, self.tokens
        inner = [c for c in analysis.dependents(index, "nmod") if self._case(c) == "of"]
        for owner in (index, *inner):  # ``the memorandum of cooperation signed``
            for child in analysis.dependents(owner, "acl"):  # ``acl:relcl`` too: ``that the two states negotiated``
                stage = self._stage(child)
                if stage:
                    return child, stage
        at = index
        for _ in range(_STEPS):
            token = tokens[at]
            if token.head == at:
                break
            at = token.head
            stage = self._stage(at)
            if stage:
                return at, stage
            if tokens[at].pos == "VERB" and token.dep != "conj":
                break
        return None

    def _stage(self, at: int) -> Stage | None:
        lemma = self.tokens[at].lemma.lower()
        for stage in STAGES:
            if lemma in self.words[stage]:
                below = self.analysis.dependents(at, "aux", "mark")
                if stage == "signed" and any(self.tokens[c].lower in _TO_COME for c in below):
                    return "proposed"
                return stage
        return None

    def _instrument(self, index: int) -> str:
        """The noun with the words before it, and ``of`` with a noun behind it (``memorandum of understanding``)."""
        tokens = self.tokens
        first = index
        while first and first - 1 in self.analysis.children[index] and tokens[first - 1].dep in {"compound", "amod"}:
            if tokens[first - 1].tag in {"VBN", "VBG"} or tokens[first - 1].lower in {
                "new",
                "recent",
                "latest",
                "second",
            }:
                break
            first -= 1
        last = index + 1
        if last + 1 < len(tokens) and tokens[last].lower == "of" and tokens[last + 1].pos == "NOUN":
            last += 2
        return self.analysis.span(first, last).cut(self.analysis.text)

    def _field(self, index: int, told: int) -> Span | None:
        """``on port safety``, ``in the field of energy``, ``with the goal of fighting piracy``."""
        analysis, tokens = self.analysis, self.tokens
        owners = [index, *analysis.dependents(index, "nmod")]
        below = [c for owner in owners for c in analysis.dependents(owner, "nmod")]
        for child in [*below, *analysis.dependents(told, "obl")]:
            case, lemma = self._case(child), tokens[child].lemma.lower()
            noun = None
            if case == "in" and lemma in self.words["area"]:
                noun = next(iter(analysis.dependents(child, "nmod")), None)
            elif case == "with" and lemma in self.words["goal"]:
                noun = next(iter(analysis.dependents(child, "acl", "nmod")), None)
            elif case in {"on", "about", "regarding", "concerning"} and child in below and tokens[child].pos == "NOUN":
                noun = child
            span = self._phrase(noun) if noun is not None else None
            if span is not None:
                return span
        return None

    def _phrase(self, noun: int) -> Span | None:
        analysis, tokens = self.analysis, self.tokens
        low, high = analysis.subtree(noun)
        while low < high - 1 and tokens[low].dep in {"case", "det", "mark"}:
            low += 1
        span = analysis.span(low, high)
        span = trim(analysis.text, span.start, span.end, also=",;:.")
        return span if span.start < span.end else None

    def _case(self, index: int) -> str:
        return next((self.tokens[c].lower for c in self.analysis.dependents(index, "case")), "")

    def _parties(self, index: int) -> list[str]:
        """``between A and B``, ``with A``, ``A's accord with B``, also behind a date that the parser hangs in between."""
        analysis = self.analysis
        found: list[str] = []
        for child in analysis.dependents(index, "nmod", "obl"):
            inner = analysis.dependents(child, "nmod") if self._case(child) in {"", "on", "in"} else []
            for one in (child, *inner):
                if self._case(one) in {"between", "with", "among"}:
                    found += [a for a in self._named(analysis.conjuncts(one)) if a not in found]
                elif self.tokens[one].dep.startswith("nmod:poss") and one == child:
                    found += [a for a in self._named([one]) if a not in found]
        if self.tokens[index].pos in {"NOUN", "PROPN"}:
            before = analysis.dependents(index, "amod", "compound")
            found += [a for a in self._named(before) if a not in found]
        return found

    def _makers(self, told: int) -> list[str]:
        """States and bodies that do it in a relative clause: ``an agreement that the two governments negotiated``."""
        if self.tokens[told].dep != "acl:relcl":
            return []
        sides = [w for c in self.analysis.dependents(told, "nsubj") for w in self.analysis.conjuncts(c)]
        return [a for a in self._named(sides) if self.actors.by_id[a].kind != "person"]

    def _named(self, tokens: Iterable[int]) -> list[str]:
        return self.actors.among(tokens)

    def _is_mutual(self, index: int) -> bool:
        return any(self.tokens[c].lemma.lower() in self.words["mutual"] for c in self.analysis.children[index])

    def _clause_parties(self, index: int) -> list[str]:
        """States and bodies in the subject of the clause that an agreement between two sides stands in."""
        tokens, at = self.tokens, index
        for _ in range(_STEPS + 1):
            for subject in self.analysis.dependents(at, "nsubj"):
                low, high = self.analysis.subtree(subject)
                found = [
                    a for a in self._named(range(low, min(high, low + 30))) if self.actors.by_id[a].kind != "person"
                ]
                if found:
                    return found
            if tokens[at].head == at:
                break
            at = tokens[at].head
        return []

    def _signatories(self, verb: int, instrument: int) -> list[str]:
        """Persons who sign: behind ``by`` to the end of the list, or in the subject."""
        analysis, tokens = self.analysis, self.tokens
        sentence = analysis.sentences[tokens[verb].sentence]
        agents = [c for c in analysis.dependents(verb, "obl", "nmod") if self._case(c) == "by" and c > verb]
        if agents:
            last = agents[0]
            while last < sentence.last and not (
                tokens[last].lower in _STOPS
                or tokens[last].tag in {"VBD", "VBZ", "VBP"}
                or tokens[last].lower == "presence"
            ):
                last += 1
            return self._persons(range(agents[0] - 3 if agents[0] - 3 > verb else verb + 1, last))
        found: list[str] = []
        for side in analysis.dependents(verb, "nsubj"):
            if side != instrument:
                low, high = analysis.subtree(side)
                found += [p for p in self._persons(range(low, min(high, verb))) if p not in found]
        return found

    def _persons(self, tokens: Iterable[int]) -> list[str]:
        """Persons mentioned by name at these tokens."""
        found = []
        for actor in self.actors.among(tokens):
            one = self.actors.by_id[actor]
            if one.kind == "person" and any(m.form == "name" for m in one.mentions):
                found.append(actor)
        return found

    def _add_witnesses(self, draft: _Draft, at: int) -> None:
        """``in the presence of X``, ``with the participation of X``, ``a ceremony attended by X``."""
        analysis, tokens = self.analysis, self.tokens
        verb = at
        while tokens[verb].pos not in {"VERB", "AUX"} and tokens[verb].head != verb:
            verb = tokens[verb].head
        sentence = analysis.sentences[tokens[at].sentence]
        for child in [*analysis.dependents(verb, "obl", "nmod"), *analysis.dependents(at, "nmod", "obl")]:
            if tokens[child].lemma.lower() in self.words["witness"]:
                self._watch(draft, self._persons(range(child, min(sentence.last, child + 25))))
        for child in analysis.dependents(at, "acl"):
            if tokens[child].lemma.lower() in self.words["witnessing"]:
                for agent in analysis.dependents(child, "obl"):
                    self._watch(draft, self._persons(analysis.conjuncts(agent)))

    def _watch(self, draft: _Draft, persons: list[str]) -> None:
        draft.witnesses += [p for p in persons if p not in draft.witnesses]
