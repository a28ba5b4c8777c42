"""Where, when, how many, with whom else, in whose words?"""

from __future__ import annotations

from heapq import heappop, heappush

from dragoman.extract.cast import Cast
from dragoman.extract.events.found import Found
from dragoman.extract.events.syntax import Syntax
from dragoman.language.analysis import Token
from dragoman.lexicon.frames import load_contexts, load_frames, load_status_words
from dragoman.record.model import Event, Participant, Place, Quantity, Role, Statement, Status, Time
from dragoman.spans import Span

_WHERE = ("in", "at", "to", "near", "into", "inside", "outside", "across", "on", "from", "around", "throughout")
_AT = ("in", "at", "near", "inside", "outside", "across", "around", "throughout")
_NEAR_OBJECT, _INNER = 8, 6
# Frames whose deeds go where ``to``, ``into``, ``from`` and ``on`` point; with others these words name whom it is for.
_MOVING = frozenset({"CONSULT", "MOBILIZE", "RETREAT", "ASSAULT", "COERCE", "PROTEST", "AID"})
_SAID = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})  # what is spoken of happened elsewhere
_AFTER = frozenset({"since", "after", "before", "until", "because", "although", "though", "if", "unless"})
_LONG_AGO = 3  # years before the document's date from which an event counts as background
_WITNESSES = frozenset({"presence", "participation"})


class Circumstance:
    """Turns what triggers tell into events of the record."""

    def __init__(
        self,
        syntax: Syntax,
        cast: Cast,
        places: tuple[Place, ...],
        times: tuple[Time, ...],
        quantities: tuple[Quantity, ...],
        statements: tuple[Statement, ...],
    ) -> None:
        self.syntax, self.cast = syntax, cast
        analysis = syntax.analysis
        self.place_at = {i: p.id for p in places for i in analysis.tokens_in(p.start, p.end)}
        self.times = {t.id: t for t in times}
        self.times_in: dict[int, list[tuple[int, str]]] = {}
        self.amounts_in: dict[int, list[tuple[int, str]]] = {}
        for items, table in ((times, self.times_in), (quantities, self.amounts_in)):
            for item in items:
                inside = analysis.tokens_in(item.start, item.end)
                if inside:
                    table.setdefault(analysis.tokens[inside[0]].sentence, []).append((inside[0], item.id))
        self.contents = sorted(
            (span.start, span.end, s.id) for s in statements for span in s.content if span.end > span.start
        )
        self.speaker_at = {
            i: s.speaker
            for s in statements
            if s.speaker
            for span in s.cue
            for i in analysis.tokens_in(span.start, span.end)
        }
        self.contexts = load_contexts()
        self.speech = load_status_words()["speech"]
        self.deeds = load_frames().by_lemma["noun"]
        published = analysis.document.published
        self.year = int(published[:4]) if published and published[:4].isdigit() else None

    def events(self, found: list[Found]) -> tuple[Event, ...]:
        """Return the events with ids in text order."""
        ids = {id(one): f"e{n}" for n, one in enumerate(found, 1)}
        tellers = self._statements(found)
        return tuple(self._event(one, ids, teller) for one, teller in zip(found, tellers, strict=True))

    def _event(self, one: Found, ids: dict[int, str], statement: str | None) -> Event:
        token = self.syntax.tokens[one.trigger]
        clause = self._clause(one)
        if not one.actor and token.pos == "VERB" and (speaker := self.speaker_at.get(one.trigger)):
            if speaker not in one.recipient:  # Orlan, a Democrat from Sarn, called on the premier to resign
                one.actor, one.actor_place = (speaker,), "statement"
        time = self._time(one, clause)
        return Event(
            id=ids[id(one)],
            type=one.type,
            mode=one.mode,
            contexts=self._contexts(one, clause),
            trigger=Span(token.start, token.end),
            actor=one.actor,
            recipient=one.recipient,
            participants=self._participants(one),
            object=self._object(one),
            place=self._place(one),
            time=time,
            quantities=tuple(i for at, i in self.amounts_in.get(token.sentence, ()) if at in clause),
            status=self._status(one.status, time),
            statement=statement,
            same_as=ids.get(id(one.same_as)) if one.same_as is not None else None,
        )

    def _clause(self, one: Found) -> set[int]:
        """The words under the trigger and its carrying verb, without the clauses of other verbs."""
        top = one.host if one.host is not None else one.trigger
        tokens, children = self.syntax.tokens, self.syntax.children
        inside, todo = {top}, [top, one.trigger]
        while todo:
            at = todo.pop()
            inside.add(at)
            for child in children[at]:
                dep = tokens[child].dep
                if child in inside or dep in {"ccomp", "acl:relcl", "parataxis", "advcl"}:
                    continue
                if dep == "conj" and tokens[child].pos in {"VERB", "AUX"}:
                    continue
                if dep == "acl" and tokens[child].tag in {"VBD", "VBZ", "VBP"}:
                    continue  # ``since Veldia bombed the port`` on the noun before it
                todo.append(child)
        return inside

    def _time(self, one: Found, clause: set[int]) -> str | None:
        token = self.syntax.tokens[one.trigger]
        own = {one.trigger, one.host}
        here = [
            (at, i)
            for at, i in self.times_in.get(token.sentence, ())
            if not self._describes(at, own) and not self._dates_other(at, one)
        ]
        if not here:
            return None
        inside = [(at, i) for at, i in here if at in clause] or self._governor_times(token, here)
        alone = len(here) == 1 and not self._elsewhere(here[0][0], one.trigger) and not self._lasts(one.trigger)
        pool = inside or (here if alone else [])
        if not pool:
            return None
        pool = [p for p in pool if self.times[p[1]].type != "DURATION"] or (pool if inside else [])
        if not pool:
            return None
        return min(pool, key=lambda p: (abs(p[0] - one.trigger), p[0]))[1]

    def _describes(self, at: int, own: set[int | None]) -> bool:
        """``the 2018 agreement``: a year before a noun dates that noun, not what is done with it."""
        token = self.syntax.tokens[at]
        before = token.dep in {"compound", "amod", "nummod", "nmod:unmarked"} and token.index < token.head
        return (
            before
            and token.head not in own
            and self.syntax.tokens[token.head].pos in {"NOUN", "PROPN"}
            and token.pos == "NUM"
        )

    def _elsewhere(self, at: int, trigger: int) -> bool:
        """``Veldia, which broke off relations in 2021, recalled its envoy``: a time in a clause that only describes."""
        tokens = self.syntax.tokens
        while tokens[at].head != at:
            if self._stands_alone(at) and not self._holds(at, trigger):
                return True
            if tokens[at].dep.startswith("acl") or (tokens[at].dep == "advcl" and self._apart(at)):
                first, last = self.syntax.analysis.subtree(at)
                return not first <= trigger < last
            at = tokens[at].head
        return False

    def _lasts(self, trigger: int) -> bool:
        """``said on Monday … a war that has killed thousands``: the perfect tells of no day."""
        below = [self.syntax.tokens[c] for c in self.syntax.children[trigger]]
        return any(t.dep == "aux" and t.lower in {"has", "have", "'ve", "’ve"} for t in below)

    def _stands_alone(self, verb: int) -> bool:
        """A clause with a subject of its own beside another: ``Chad denied it, and Niger's premier left on Monday``."""
        tokens = self.syntax.tokens
        token = tokens[verb]
        if token.pos not in {"VERB", "AUX"} or token.dep not in {"conj", "ccomp", "parataxis"}:
            return False
        if token.dep == "parataxis" and token.lemma.lower() in self.speech:
            return False  # ``…, the ministry said on Monday``
        return any(i > tokens[token.head].index for i in self.syntax.surface(verb)) if token.head < verb else False

    def _holds(self, verb: int, trigger: int) -> bool:
        first, last = self.syntax.analysis.subtree(verb)
        return first <= trigger < last

    def _apart(self, verb: int) -> bool:
        """``since Veldia bombed the port in June``: a clause about another time than what it hangs on."""
        tokens = self.syntax.tokens
        return any(tokens[c].dep in {"mark", "case"} and tokens[c].lower in _AFTER for c in self.syntax.children[verb])

    def _dates_other(self, at: int, one: Found) -> bool:
        """``condemned the strike on Doha in September``: a month or year behind a noun that one speaks of dates that noun."""
        token = self.syntax.tokens[at]
        for _ in range(2):  # ``last month's invasion``: its first word hangs on its last
            if token.dep in {"amod", "det", "nummod", "compound"}:
                token = self.syntax.tokens[token.head]
        if one.frame.kind != "verb" or one.frame.type not in _SAID or not token.dep.startswith("nmod"):
            return False
        above = self.syntax.tokens[token.head]
        return above.lemma.lower() in self.deeds and above.index != one.trigger and not token.lower.endswith("day")

    def _governor_times(self, token: Token, here: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Times beside the word that an infinitive hangs on: ``the decision last December to withdraw``."""
        if token.dep not in {"acl", "xcomp"}:
            return []
        first, _ = self.syntax.analysis.subtree(token.head)
        return [(at, i) for at, i in here if first <= at < token.index]

    def _status(self, status: Status, time: str | None) -> Status:
        if status == "reported" and time is not None:
            known = self.times[time]
            if known.type == "SET":
                return "recurring"
            if (
                self.year
                and known.latest
                and known.latest[:4].isdigit()
                and int(known.latest[:4]) <= self.year - _LONG_AGO
            ):
                return "historical"
        return status

    def _place(self, one: Found) -> str | None:
        syntax = self.syntax
        heads = [one.trigger] if one.host is None else [one.trigger, one.host]
        if one.type in {"CONSULT", "AGREE"}:
            for at in syntax.object(one.trigger) if syntax.tokens[one.trigger].pos == "VERB" else ():
                if at in self.place_at:
                    return self.place_at[at]
        words = _WHERE if one.frame.type in _MOVING else _AT
        for head in heads:
            found = self._place_under(head, one, words)
            if found is not None:
                return found
        return self._place_of_where(heads[-1])

    def _place_under(self, head: int, one: Found, words: tuple[str, ...]) -> str | None:
        """The place in a phrase under a predicate, under its object where that is no other deed, or inside such a phrase."""
        syntax = self.syntax
        obliques = syntax.obliques(head)
        for word in words:
            for at in obliques.get(word, ()):
                if at in self.place_at and not (word == "to" and self._is_for(at, one)):
                    return self.place_at[at]
        elsewhere = one.frame.type in _SAID or (one.type == "SUPPORT" and ("none",) not in one.frame.recipient)
        if syntax.tokens[head].pos == "VERB" and not elsewhere:
            for at in syntax.object(head):
                inner = [
                    at,
                    *(i for own in syntax.obliques(at).values() for i in own),
                ]  # ``the minister of trade in Oslo``
                for word in words[:_NEAR_OBJECT]:
                    for under in (u for i in inner[:_INNER] for u in syntax.obliques(i).get(word, ())):
                        if under in self.place_at and not (word == "to" and self._is_for(under, one)):
                            return self.place_at[under]
        for word in words:
            for at in obliques.get(word, ()):
                if self._is_person(self.cast.at(at) or ""):
                    continue  # spoke to President Orlan of Sarn
                for child in syntax.children[at]:
                    if child in self.place_at and self._names_where(child, words):
                        return self.place_at[child]
        return None

    def _names_where(self, at: int, words: tuple[str, ...]) -> bool:
        """``in Sarn province``, ``at a hotel in Sarn``, but not ``in aid to Sarn`` or ``in Sarn's interest``."""
        case = self.syntax.preposition(at)
        return self.syntax.tokens[at].dep != "nmod:poss" and (
            not case or case == "of" or (case in words and case != "to")
        )

    def _is_for(self, at: int, one: Found) -> bool:
        """``sent flour to Malawi``: whom help is for is a side and no place."""
        return one.frame.type in {"AID", "RETREAT"} and self.cast.at(at) in one.recipient

    def _place_of_where(self, verb: int) -> str | None:
        """``clashes in Sarn, where militiamen shelled a depot``: the place that the clause is about."""
        token = self.syntax.tokens[verb]
        if token.dep != "acl:relcl":
            return None
        if not any(self.syntax.tokens[c].lower == "where" for c in self.syntax.children[verb]):
            return None
        return self.place_at.get(token.head)

    def _object(self, one: Found) -> Span | None:
        if self.syntax.tokens[one.trigger].pos != "VERB":
            return None
        heads = [at for at in self.syntax.object(one.trigger) if self.cast.at(at) is None and at != one.trigger]
        if not heads or self.syntax.tokens[heads[0]].pos == "PRON":
            return None
        head = heads[0]
        below = [i for i in self._phrase(head) if i != one.trigger]
        run = [head]
        members = set(below)
        while run[0] - 1 in members:
            run.insert(0, run[0] - 1)
        while run[-1] + 1 in members:
            run.append(run[-1] + 1)
        return self.syntax.analysis.span(run[0], run[-1] + 1)

    def _phrase(self, head: int) -> list[int]:
        tokens, children = self.syntax.tokens, self.syntax.children
        found, todo = [], [head]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(
                c for c in children[at] if tokens[c].dep not in {"acl:relcl", "acl", "punct", "parataxis", "appos"}
            )
        return found

    def _statements(self, found: list[Found]) -> list[str | None]:
        """The innermost statement around each trigger: one sweep over triggers and contents, the shortest open one wins."""
        out: list[str | None] = []
        open_ones: list[tuple[int, int, str]] = []  # (length, end, id)
        at = 0
        for one in found:
            token = self.syntax.tokens[one.trigger]
            while at < len(self.contents) and self.contents[at][0] <= token.start:
                start, end, name = self.contents[at]
                heappush(open_ones, (end - start, end, name))
                at += 1
            while open_ones and open_ones[0][1] < token.end:
                heappop(open_ones)
            out.append(open_ones[0][2] if open_ones else None)
        return out

    def _contexts(self, one: Found, clause: set[int]) -> tuple[str, ...]:
        found = list(one.frame.contexts)
        tokens = self.syntax.tokens
        for at in sorted(clause):
            for context in self.contexts.get(tokens[at].lemma.lower(), ()):
                if context not in found:
                    found.append(context)
        return tuple(found)

    def _participants(self, one: Found) -> tuple[Participant, ...]:
        syntax = self.syntax
        found: list[Participant] = []

        def add(heads: list[int], role: Role) -> None:
            for head in heads:
                for word in syntax.analysis.conjuncts(head):
                    actor = self.cast.at(word)
                    if actor is not None and Participant(actor, role) not in found:
                        found.append(Participant(actor, role))

        for side in self._side_heads(one):
            inner = [c for c in syntax.obliques(side).get("of", ()) if c > side]  # ``a delegation of judges led by …``
            for child in (c for head in (side, *inner) for c in syntax.children[head]):
                token = syntax.tokens[child]
                if token.dep == "acl" and token.lemma.lower() in {"lead", "head", "chair"} and token.tag == "VBN":
                    add(syntax.obliques(child).get("by", []), "leader")
        lemma = syntax.tokens[one.trigger].lemma.lower()
        heads = [one.trigger] if one.host is None else [one.trigger, one.host]
        for head in heads:
            obliques = syntax.obliques(head)
            for word in ("at", "on", "in", "with", "under"):
                for at in obliques.get(word, ()):
                    noun = syntax.tokens[at].lemma.lower()
                    who = syntax.possessors(at) + syntax.obliques(at).get("of", [])
                    if noun == "invitation":
                        add(who, "inviter")
                    elif noun in _WITNESSES and one.type == "SUPPORT":
                        add(who, "witness")
                    elif noun == "mediation":
                        add(who, "mediator")
            for child in syntax.children[head]:
                token = syntax.tokens[child]
                below = token.lemma.lower()
                if token.dep in {"acl", "advcl"} and token.tag == "VBN" and below in {"mediate", "broker"}:
                    add(syntax.obliques(child).get("by", []), "mediator")
                elif token.dep in {"acl", "advcl"} and token.tag == "VBN" and below == "host":
                    add(syntax.obliques(child).get("by", []), "host")
        if lemma in {"sign", "initial", "cosign"} and syntax.tokens[one.trigger].pos == "VERB":
            found += [Participant(actor, "signatory") for actor in one.actor if self._is_person(actor)]
        if lemma == "host" and syntax.tokens[one.trigger].pos == "VERB":
            add(list(syntax.subject(one.trigger)), "host")
        if one.type == "ASSAULT":
            found += [Participant(a, "victim") for a in one.recipient if Participant(a, "victim") not in found]
        return tuple(found)

    def _side_heads(self, one: Found) -> list[int]:
        token = self.syntax.tokens[one.trigger]
        if token.pos in {"VERB", "AUX"}:
            return [*self.syntax.subject(one.trigger), *self.syntax.object(one.trigger)]
        obliques = self.syntax.obliques(one.trigger)
        heads = [*self.syntax.possessors(one.trigger), *obliques.get("by", []), *obliques.get("of", [])]
        if one.host is not None:
            heads += self.syntax.subject(one.host)
            heads += self.syntax.obliques(one.host).get("by", [])
        return heads

    def _is_person(self, actor: str) -> bool:
        known = self.cast.by_id.get(actor)
        return known is not None and known.kind == "person"
