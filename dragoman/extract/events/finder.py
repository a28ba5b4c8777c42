"""Who did what to whom?

One pass over the words: a word that triggers frames is read in its clause (``syntax``), the most demanding frame that
fits gives the type, its places give the sides, the verbs around it the status. Then PLOVER's rules for borderline cases
are applied (``rules``) and tellings of one event are joined (``tellings``).
"""

from __future__ import annotations

from dragoman.extract.actors.names.shape import is_dated
from dragoman.extract.cast import Cast
from dragoman.extract.events.found import Found
from dragoman.extract.events.judging import is_naming, judgement_of
from dragoman.extract.events.parties import name_doers, name_parties
from dragoman.extract.events.rules import settle
from dragoman.extract.events.sides import Sides
from dragoman.extract.events.status import telling_of
from dragoman.extract.events.syntax import Syntax
from dragoman.extract.events.tellings import join_tellings
from dragoman.language.analysis import Analysis, Token
from dragoman.language.lemmas import by_rule
from dragoman.lexicon.frames import ACTOR, Frame, Frames
from dragoman.lexicon.irregular import irregular_verbs
from dragoman.lexicon.times import time_words
from dragoman.record.model import EventType

_KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
_PRESS = frozenset({"comment", "interview"})
_ASKED: frozenset[EventType] = frozenset(["REQUEST", "REJECT", "CONCEDE"])
_BURNS = frozenset({"burn", "torch", "incinerate"})
_SELF = ("self", "selves")
_PERSONS = frozenset(["him", "her", "them", "me", "us", "you"])
_INNER = frozenset(["subject", "object", "surface"])
_VERBS = frozenset(["VBD", "VBZ", "VBP"])  # finite, whatever the part of speech beside the tag says
_TAG_OF_ENDING = (("ed", "VBD"), ("ing", "VBG"), ("s", "VBZ"))
# Types whose acts are done to those where they happen: ``a curfew in Algeria``, ``bombs in Kabul``.
_LOCAL: frozenset[EventType] = frozenset(
    ["ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "AID", "CONCEDE", "RETREAT", "THREATEN"]
)


# Types that are somebody's words or dealings: in the present and without anybody they are no event (``one asks that …``).
_VERBAL: frozenset[EventType] = frozenset(
    ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"]
)


def read_events(analysis: Analysis, actors: Cast, frames: Frames) -> tuple[Syntax, list[Found]]:
    """Return the reading of the syntax and the events found in it, in text order, rules applied and tellings joined."""
    syntax = Syntax(analysis)
    sides = Sides(syntax, actors, frames)
    found = settle(syntax, sides, _Finder(syntax, sides, frames).find())
    name_parties(syntax, actors, found)
    name_doers(syntax, actors, found)
    return syntax, join_tellings(found, syntax)


class _Finder:
    def __init__(self, syntax: Syntax, sides: Sides, frames: Frames) -> None:
        self.syntax, self.sides, self.frames = syntax, sides, frames

    def find(self) -> list[Found]:
        """Return what triggers find, before PLOVER's rules for borderline cases."""
        found = []
        for token in self.syntax.tokens:
            kind = "verb" if token.tag in _VERBS else _KINDS.get(token.pos)
            if kind is None:
                continue
            kind, frames = self._frames_of(token, kind)
            if not frames or self._is_month(token):
                continue
            one = self._read(token.index, kind, frames)
            if one is not None:
                found.append(one)
        return found

    def _is_month(self, token: Token) -> bool:
        """``in March``, ``3 March``, ``March 2024``; but ``the March on Sarn``."""
        if not token.text.istitle() or token.lower not in time_words().months:
            return False
        after = self.syntax.tokens[token.index + 1] if token.index + 1 < len(self.syntax.tokens) else None
        dated = after is not None and after.text[0].isdigit()
        return dated or is_dated(self.syntax.analysis, token.index)

    def _is_press(self, at: int) -> bool:
        """``requests for comment``, ``declined an interview request``: what a reporter asks is no event of his report."""
        syntax = self.syntax
        asked = [*syntax.object(at), *syntax.obliques(at).get("to", ())]
        near = [i for one in (at, *asked) for i in (*syntax.obliques(one).get("for", ()), *syntax.modifiers(one))]
        declined = syntax.tokens[at].lemma.lower() in {"decline", "refuse"}
        return any(syntax.tokens[i].lower in _PRESS for i in (*near, *(asked if declined else ())))

    def _frames_of(self, token: Token, kind: str) -> tuple[str, tuple[Frame, ...]]:
        """The frames of a word, by its lemma or, where the tagger erred, by what it is the form of."""
        tables = self.frames.by_lemma
        frames = tables[kind].get(token.lemma.lower()) or ()
        if not frames and kind == "noun" and self._is_finite(token):
            kind = "verb"
        if frames or kind == "noun":
            return kind, frames
        if kind == "adjective":
            if token.tag not in {"VBN", "VBG"} and not self._copular_passive(token):
                return kind, ()
            kind = "verb"
        frames = tables["verb"].get(token.lemma.lower()) or tables["verb"].get(_verb_of(token.lower)) or ()
        if not frames and token.tag == "VBN":
            return "adjective", tables["adjective"].get(token.lower) or ()  # ``are alarmed at``
        return kind, frames

    def _is_finite(self, token: Token) -> bool:
        """A past form with a subject and an object is a verb, whatever the tagger says (``the emir vetoed a resolution``)."""
        deps = {self.syntax.tokens[c].dep for c in self.syntax.children[token.index]}
        return token.lower.endswith("ed") and "obj" in deps and "nsubj" in deps

    def _copular_passive(self, token: Token) -> bool:
        """``was vetoed by the president`` read as an adjective after a copula."""
        tokens = self.syntax.tokens
        below = [tokens[c] for c in self.syntax.children[token.index]]
        return (
            token.lower.endswith("ed") and any(t.dep == "cop" for t in below) and any(t.dep[:3] == "obl" for t in below)
        )

    def _read(self, at: int, kind: str, frames: tuple[Frame, ...]) -> Found | None:
        host = self._host(at) if kind == "noun" else None
        for frame in frames:
            if not self._fits(frame, at, host):
                continue
            actor, actor_place = self.sides.side(at, frame.actor, host)
            recipient, recipient_place = self.sides.side(at, frame.recipient, host, but=actor)
            if kind == "noun" and frame.type == "CONSULT" and not self._is_whole(frame, actor):
                actor, actor_place = self._occasion(at, host, actor, actor_place)
                recipient = tuple(a for a in recipient if a not in actor)
            if frame.several and not self._several(at, actor):
                continue
            if frame.judged and not (actor or recipient):
                continue
            if kind == "noun" and not self._told(frame, at, host, actor, recipient):
                continue
            mutual = frame.type == "AGREE" and len(actor) > 1  # they agree with one another
            mutual = mutual or self._unknown_object(frame, at)
            if not recipient and not mutual and ("none",) not in frame.recipient and (actor or kind == "verb"):
                own = self.syntax.object(at) if frame.type == "MOBILIZE" else ()  # one's own troops are no side
                recipient = self.sides.around(at, host, actor, inside=frame.type in _LOCAL, never=own)
                recipient = self._without_own(frame, actor, recipient)
                recipient_place = "around" if recipient else ""
            if kind == "verb" and not (actor or recipient or frame.free or self._has_sides(at)):
                continue
            loose = self.syntax.tokens[at].dep in {"acl", "amod", "advcl"} and not self.syntax.turned(at)
            general = frame.type in _VERBAL and self.syntax.tokens[at].tag in {"VBZ", "VBP", "VB", "VBG"}
            generic = (
                self.syntax.tokens[at].dep == "acl:relcl"
                and self.syntax.tokens[self.syntax.tokens[at].head].pos == "PRON"
            )
            described = self.syntax.tokens[at].dep == "amod" and loose and not actor
            if described and frame.type in _VERBAL:  # ``the pledged delegates`` are known by it: nobody pledges here
                continue
            if not (actor or recipient or frame.free) and (
                loose or general or generic
            ):  # ``all those who are detained``
                continue
            if not actor and self._is_gerund(at):
                continue  # ``the trouble of repatriating people``: nobody does it; ``the agreements reached``: nobody is named
            told = telling_of(self.syntax, at, host)
            return Found(
                trigger=at, frame=frame, type=frame.type, mode=frame.mode, actor=actor, recipient=recipient, host=host,
                status=told.status, told=told, actor_place=actor_place, recipient_place=recipient_place,
            )  # fmt: skip
        return None

    def _without_own(self, frame: Frame, actor: tuple[str, ...], recipient: tuple[str, ...]) -> tuple[str, ...]:
        """``The spokesman vowed that Beijing would act``: one's own state, named somewhere in what one says, is no other side."""
        known = self.sides.cast.by_id
        own = {known[a].country for a in actor} - {None}
        if (frame.type not in _VERBAL and frame.type != "MOBILIZE") or not own:
            return recipient
        states = {"country", "place-government"}
        return tuple(r for r in recipient if known[r].kind not in states or known[r].country not in own)

    def _unknown_object(self, frame: Frame, at: int) -> bool:
        """``congratulated her``: whoever she is, nobody else in the clause is meant."""
        if ("object",) not in frame.recipient:
            return False
        done_to = self.syntax.object(at)
        if frame.type == "ASSAULT" and any(self._is_somebody(i) for i in done_to):
            return True
        return any(self.syntax.tokens[i].lower in _PERSONS for i in done_to)

    def _is_somebody(self, word: int) -> bool:
        """``one person``: people of whom no actor is made."""
        known = self.sides.actors([word])
        return not known and self.syntax.tokens[word].lemma.lower() in self.frames.words["person"] | {
            "person",
            "people",
        }

    def _by_accident(self, at: int) -> bool:
        """``the crash that killed the minister``: nobody did it."""
        syntax, words = self.syntax, self.frames.words["accident"]
        near = [*syntax.subject(at), *syntax.surface(at)]
        for case in ("in", "by", "during"):
            near += syntax.obliques(at).get(case, ())
        return any(syntax.tokens[i].lemma.lower() in words for i in near)

    def _is_whole(self, frame: Frame, actor: tuple[str, ...]) -> bool:
        """Where all who meet stand on one side, one alone is not enough."""
        return len(actor) > (1 if ("none",) in frame.recipient else 0)

    def _occasion(self, at: int, host: int | None, actor: tuple[str, ...], place: str) -> tuple[tuple[str, ...], str]:
        """``after a visit to the troops, the premier …``: who does something on a visit or in a meeting takes part in it."""
        syntax = self.syntax
        token = syntax.tokens[at]
        head = syntax.tokens[token.head]
        if host is not None or not token.dep.startswith("obl") or head.pos != "VERB":
            return actor, place
        if syntax.preposition(at) not in {"after", "before", "during", "following", "in", "at", "on", "ahead of"}:
            return actor, place
        more = [a for a in self.sides.actors(syntax.subject(head.index)) if a not in actor]
        return (*more, *actor), "+".join(p for p in ("occasion", place) if p) if more else place

    def _several(self, at: int, actor: tuple[str, ...]) -> bool:
        """Tell whether more than one is named, or many by a plural."""
        if len(actor) > 1:
            return True
        tokens = self.syntax.tokens
        return any(
            tokens[i].tag in {"NNS", "NNPS"} or tokens[i].lower in {"they", "we"} for i in self.syntax.subject(at)
        )

    def _is_gerund(self, at: int) -> bool:
        token = self.syntax.tokens[at]
        return (
            token.tag == "VBG"
            and token.dep in {"acl", "advcl", "csubj", "obl", "nmod"}
            and any(self.syntax.tokens[c].dep in {"mark", "case"} for c in self.syntax.children[at])
        )

    def _has_sides(self, at: int) -> bool:
        """A verb with neither subject nor object names no event of anybody."""
        return bool(self.syntax.surface(at) or self.syntax.object(at))

    def _told(
        self, frame: Frame, at: int, host: int | None, actor: tuple[str, ...], recipient: tuple[str, ...]
    ) -> bool:
        """Tell whether an event noun tells an event rather than alludes to a kind of event."""
        if self.syntax.tokens[at].dep in {"compound", "amod", "flat"}:
            return False
        if frame.free or actor or recipient or any(place not in _INNER for place, _ in frame.demands):
            return True
        return host is not None and self.syntax.tokens[host].dep not in {"acl", "advcl", "amod"}

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
        words = self.frames.words
        if at == token.index or head.pos not in {"VERB", "AUX"}:
            turned = self._turned_host(noun)
            if turned is not None:
                return turned
            if token.dep != "acl" and token.head == token.index:
                return None
            return self._participle(noun)
        if is_naming(self.syntax, at, token.index):
            return None
        lemma = _verb_of(head.lower) if head.tag == "VBP" else head.lemma.lower()
        if token.dep in {"obj", "nsubj:pass"} and lemma in words["light"]:
            return at
        if token.dep == "nsubj" and lemma in words["happen"] and not self.syntax.passive(at):
            return at
        if token.dep.startswith("obl") and lemma in words["carries"]:
            return at
        return self._participle(noun)

    def _turned_host(self, noun: int) -> int | None:
        for child in self.syntax.children[noun]:
            if self.syntax.tokens[child].lemma.lower() in self.frames.words["light"] and self.syntax.turned(child):
                return child
        return None

    def _participle(self, noun: int) -> int | None:
        for child in self.syntax.children[noun]:
            token = self.syntax.tokens[child]
            if token.dep == "acl" and token.tag == "VBN" and token.lemma.lower() in self.frames.words["light"]:
                return child
        return None

    def _fits(self, frame: Frame, at: int, host: int | None) -> bool:
        syntax, sides = self.syntax, self.sides
        tokens = syntax.tokens
        if frame.particle and not frame.particle & syntax.particles(at):
            return False
        if frame.clause and not self._clause_fits(frame, at):
            return False
        if frame.modifier and not self._modified(frame, at):
            return False
        if frame.host and not (
            (host is not None and tokens[host].lemma.lower() in frame.host)
            or tokens[tokens[at].head].lemma.lower() in frame.host
        ):
            return False
        if frame.type == "ASSAULT" and frame.kind == "verb" and self._by_accident(at):
            return False
        if frame.type in _ASKED and self._is_press(at):
            return False
        if frame.mode == "destroy" and frame.kind == "verb" and tokens[at].lemma.lower() not in _BURNS:
            if any(self._is_person(i) for i in syntax.object(at)):
                return False  # ``is damaging the candidate``
        if frame.type == "SUPPORT" and any(syntax.tokens[i].lower.endswith(_SELF) for i in syntax.object(at)):
            return False  # ``a right to defend itself``
        if (
            frame.type == "CONSULT"
            and frame.kind == "verb"
            and any(is_naming(syntax, at, i) for i in syntax.object(at))
        ):
            return False
        if frame.judged and judgement_of(syntax, at) != frame.judged:
            return False
        if any(self._there(at, place, host) for place in frame.lacks):
            return False
        if (frame.barred and self._barred(frame, at)) or (frame.spared and self._spared(frame, at)):
            return False
        return all(
            sides.meets(sides.heads(at, place, host), lemmas) or (ACTOR in lemmas and self._unsaid(frame, place, at))
            for place, lemmas in frame.demands
        )

    def _is_person(self, word: int) -> bool:
        """Tell whether a word stands for one person."""
        known = self.sides.actors([word], deep=False)
        return any(self.sides.cast.by_id[actor].kind == "person" for actor in known)

    def _barred(self, frame: Frame, at: int) -> bool:
        """Tell whether a word that a frame shuns stands under its trigger, as its object, before it, or is what it counts;
        *by* behind an active verb's object tells whose that is (``stopped a rally by students``)."""
        syntax = self.syntax
        done_to = syntax.object(at)
        below = set(syntax.children[at])
        if syntax.tokens[at].pos == "VERB" and not syntax.passive(at):
            below -= set(syntax.obliques(at).get("by", ()))
        near = [*below, *done_to, *(c for i in done_to for c in [*syntax.modifiers(i), *self.sides.counted(i)])]
        return any(syntax.tokens[c].lemma.lower() in frame.barred for c in near)

    def _spared(self, frame: Frame, at: int) -> bool:
        """Tell whether a deed of the hands is done to what no hand can touch: ``rescue the economy``, ``fight against crime``."""
        done_to = [*self.syntax.object(at), *self.syntax.obliques(at).get("against", ())]
        tokens = [self.syntax.tokens[i] for i in done_to]
        return any(t.lemma.lower() in frame.spared and t.pos != "PROPN" for t in tokens)

    def _there(self, at: int, place: str, host: int | None) -> bool:
        """Tell whether anything stands at a place that a frame wants empty: a clause, a particle, a word or phrase."""
        if place == "clause":
            return any(self.syntax.tokens[c].dep in {"ccomp", "xcomp"} for c in self.syntax.children[at])
        if place == "particle":
            return any(self.syntax.tokens[c].dep == "compound:prt" for c in self.syntax.children[at])
        if place in {"object", "indirect", "subject"}:
            return bool(self.sides.heads(at, place, host))
        below = [at, *self.syntax.object(at)] if self.syntax.tokens[at].pos in {"VERB", "AUX"} else [at]
        times = self.frames.words["calendar"]  # ``on Sunday`` is no *on* of a frame
        there = [word for i in below for word in self.syntax.obliques(i).get(place, ())]
        return any(self.syntax.tokens[word].lemma.lower() not in times for word in there)

    def _clause_fits(self, frame: Frame, at: int) -> bool:
        syntax = self.syntax
        verbs = [verb for kind, verb in syntax.clauses(at) if kind in frame.clause]
        if frame.modal:
            verbs = [v for v in verbs if self._must(frame, v)]
        if frame.governed:
            own = set(syntax.subject(at))
            verbs = [
                v for v in verbs if self.sides.meets([i for i in syntax.surface(v) if i not in own], frame.governed)
            ]
            mine = set(self.sides.actors(own))
            verbs = [v for v in verbs if not mine & set(self.sides.actors(syntax.surface(v)))]
        return bool(verbs)

    def _must(self, frame: Frame, verb: int) -> bool:
        """``must leave``, ``has to leave``, ``needs to leave``; ``(that he) leave``, which the mark *subjunctive* stands for."""
        tokens = self.syntax.tokens
        auxiliaries = self.syntax.auxiliaries(verb)
        if (frame.modal - {"have", "need"}) & auxiliaries:
            return True
        token = tokens[verb]
        if "subjunctive" in frame.modal and not auxiliaries:
            singular = any(tokens[i].tag in {"NN", "NNP"} for i in self.syntax.surface(verb))
            if token.tag == "VB" or (token.tag == "VBP" and singular):
                return True
        governs = any(tokens[c].dep in {"xcomp", "ccomp"} for c in self.syntax.children[verb])
        return governs and token.lemma.lower() in frame.modal and token.tag != "VBN"

    def _modified(self, frame: Frame, at: int) -> bool:
        tokens = self.syntax.tokens
        below = [
            c for c in self.syntax.children[at] if tokens[c].dep.startswith("nmod") and not self.syntax.preposition(c)
        ]
        return any(
            tokens[c].lemma.lower() in frame.modifier
            or tokens[c].lower in frame.modifier
            or (ACTOR in frame.modifier and self.sides.is_actor(c))
            for c in [*self.syntax.modifiers(at), *below]
        )

    def _unsaid(self, frame: Frame, place: str, at: int) -> bool:
        """A passive need not name who does it, if it names an actor to whom it is done."""
        if (
            place != "subject"
            or frame.kind != "verb"
            or frame.judged
            or frame.mode == "meet"
            or not self.syntax.passive(at)
            or self.syntax.subject(at)
        ):
            return False
        done_to = self.syntax.object(at)
        if self.sides.actors(done_to) or any(self.sides.is_actor(i) for i in done_to):
            return True
        named = self.syntax.tokens[at].dep not in {"acl", "amod"}  # ``aid to Chad has been cut``
        return named and bool(self.sides.side(at, frame.recipient, None)[0])


def _verb_of(form: str) -> str:
    """The verb of a past form under a wrong tag (``shook`` as a present, ``apologised`` as an adjective)."""
    for tag in ("VBD", "VBN"):
        known = irregular_verbs().get((form, tag))
        if known:
            return known
    tag = next((tag for ending, tag in _TAG_OF_ENDING if form.endswith(ending)), "")
    return by_rule(form, tag) if tag else form
