"""Who did what to whom?

One pass over the words: a word that triggers frames is read in its clause (``syntax``), the most demanding frame that
fits gives the type, its places give the sides, the verbs around it the status. Then PLOVER's rules for borderline cases
are applied and tellings of one event are joined (``rules``).
"""

from __future__ import annotations

from dragoman.extract.cast import Cast
from dragoman.extract.events.circumstance import Circumstance
from dragoman.extract.events.found import Found
from dragoman.extract.events.rules import join_tellings, settle_type
from dragoman.extract.events.sides import Sides
from dragoman.extract.events.status import status_of
from dragoman.extract.events.syntax import Syntax
from dragoman.language.analysis import Analysis
from dragoman.lexicon.frames import ACTOR, Frame, load_frames
from dragoman.record.model import Event, Place, Quantity, Statement, Time

_KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


def find_events(
    analysis: Analysis,
    actors: Cast,
    places: tuple[Place, ...],
    times: tuple[Time, ...],
    quantities: tuple[Quantity, ...],
    statements: tuple[Statement, ...],
) -> tuple[Event, ...]:
    """Return the events that the text tells, in text order."""
    syntax = Syntax(analysis)
    finder = _Finder(syntax, Sides(syntax, actors))
    found = join_tellings(settle_type(syntax, finder.find()), syntax)
    return Circumstance(syntax, actors, places, times, quantities, statements).events(found)


class _Finder:
    def __init__(self, syntax: Syntax, sides: Sides) -> None:
        self.syntax, self.sides = syntax, sides
        self.frames = load_frames()

    def find(self) -> list[Found]:
        """Return what triggers find, before PLOVER's rules for borderline cases."""
        found = []
        tables = self.frames.by_lemma
        for token in self.syntax.tokens:
            kind = _KINDS.get(token.pos)
            if kind is None:
                continue
            frames = tables[kind].get(token.lemma.lower())
            if frames is None and kind == "adjective" and token.tag in {"VBN", "VBG"}:
                frames = tables["verb"].get(token.lemma.lower())
            if frames is None:
                continue
            one = self._read(token.index, kind, frames)
            if one is not None:
                found.append(one)
        return found

    def _read(self, at: int, kind: str, frames: tuple[Frame, ...]) -> Found | None:
        host = self._host(at) if kind == "noun" else None
        for frame in frames:
            if not self._fits(frame, at, host):
                continue
            actor = self.sides.side(at, frame.actor, host)
            recipient = tuple(a for a in self.sides.side(at, frame.recipient, host) if a not in actor)
            if actor and not recipient and (("none",) not in frame.recipient):
                recipient = self.sides.anyone(at, host, kind, actor)
            if kind == "noun" and not self._told(frame, at, host, actor, recipient):
                continue
            if kind == "verb" and not (actor or recipient or frame.free or self._has_sides(at)):
                continue
            return Found(at, frame, frame.type, frame.mode, actor, recipient, host, status_of(self.syntax, at, host))
        return None

    def _has_sides(self, at: int) -> bool:
        """A verb with neither subject nor object names no event of anybody."""
        return bool(self.syntax.surface(at) or self.syntax.object(at))

    def _told(
        self, frame: Frame, at: int, host: int | None, actor: tuple[str, ...], recipient: tuple[str, ...]
    ) -> bool:
        """Tell whether an event noun tells an event rather than alludes to a kind of event."""
        if self.syntax.tokens[at].dep in {"compound", "amod", "flat"}:
            return False
        return frame.free or bool(actor or recipient) or host is not None

    def _host(self, noun: int) -> int | None:
        """The verb that carries an event noun: ``pay a visit``, ``talks were held``, ``the attack killed``."""
        token = self.syntax.tokens[noun]
        at = token.head
        for _ in range(3):
            if token.dep != "conj":
                break
            token = self.syntax.tokens[at]
            at = token.head
        head = self.syntax.tokens[at]
        if at == token.index or head.pos not in {"VERB", "AUX"}:
            if token.dep != "acl" and token.head == token.index:
                return None
            return self._participle(noun)
        lemma = head.lemma.lower()
        if token.dep in {"obj", "nsubj:pass"} and lemma in self.frames.words["light"]:
            return at
        if token.dep == "nsubj" and lemma in self.frames.words["happen"] and not self.syntax.passive(at):
            return at
        if token.dep.startswith("obl") and lemma in {"participate", "engage", "meet", "arrive", "gather", "kill", "be",
                                                     "embark", "come", "join", "die", "go", "leave", "take", "wound",
                                                     "injure", "attend", "travel", "begin"}:  # fmt: skip
            return at
        return self._participle(noun)

    def _participle(self, noun: int) -> int | None:
        for child in self.syntax.children[noun]:
            token = self.syntax.tokens[child]
            if token.dep == "acl" and token.tag == "VBN" and token.lemma.lower() in self.frames.words["light"]:
                return child
        return None

    def _fits(self, frame: Frame, at: int, host: int | None) -> bool:
        syntax, sides = self.syntax, self.sides
        tokens, children = syntax.tokens, syntax.children[at]
        if frame.particle and not frame.particle & syntax.particles(at):
            return False
        if frame.clause and not any(kind in frame.clause for kind, _ in syntax.clauses(at)):
            return False
        if frame.modifier and not any(
            tokens[c].lemma.lower() in frame.modifier
            or tokens[c].lower in frame.modifier
            or (ACTOR in frame.modifier and sides.is_actor(c))
            for c in [*syntax.modifiers(at), *(c for c in children if tokens[c].dep.startswith("nmod"))]
        ):
            return False
        if frame.host and not (
            (host is not None and tokens[host].lemma.lower() in frame.host)
            or tokens[tokens[at].head].lemma.lower() in frame.host
        ):
            return False
        if any(sides.heads(at, place, host) for place in frame.lacks):
            return False
        if frame.barred and any(tokens[c].lemma.lower() in frame.barred for c in children if tokens[c].dep != "punct"):
            return False
        return all(
            sides.meets(sides.heads(at, place, host), lemmas) or self._unsaid(frame, place, at)
            for place, lemmas in frame.demands
        )

    def _unsaid(self, frame: Frame, place: str, at: int) -> bool:
        """A passive need not name who does it, if it names an actor to whom it is done."""
        if place != "subject" or frame.kind != "verb" or not self.syntax.passive(at) or self.syntax.subject(at):
            return False
        return bool(self.sides.actors(self.syntax.object(at)))
