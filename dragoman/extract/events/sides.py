"""Which actors stand at a place of the clause?"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.extract.cast import Cast
from dragoman.extract.events.syntax import Syntax
from dragoman.lexicon.frames import ACTOR, ANY, NAME, Frames, load_status_words

_RELATIONS = ("nmod:poss", "appos", "amod", "compound", "flat", "nmod:desc")
_TITLES = frozenset(["compound", "appos", "nmod:desc", "flat"])
_PAIR = frozenset(["two", "both", "pair", "duo"])
_CONJUNCTS = 40  # sides longer than this list nobody
_TOWARDS = frozenset(
    ["against", "on", "to", "with", "toward", "towards", "for", "over", "from", "of", "into", "by", "about", "between",
     "upon", "behind", "among", "regarding", "concerning", "onto", "at"]
)  # fmt: skip
_INSIDE = frozenset(["in", "near", "inside", "outside", "across", "along", "around", "throughout", "off"])
_DEPTH = 7  # words between a trigger and a recipient that no frame names
_WIDTH = 60  # words looked at in that search
_CLIMB = 4


class Sides:
    """Actors by place, for one analysis."""

    def __init__(self, syntax: Syntax, cast: Cast, frames: Frames) -> None:
        self.syntax, self.cast = syntax, cast
        self.words = frames.words
        self._speech = load_status_words()["speech"]

    def side(
        self, head: int, places: tuple[tuple[str, ...], ...], host: int | None, but: tuple[str, ...] = ()
    ) -> tuple[tuple[str, ...], str]:
        """Return the actors of the first alternative that holds any, without those in ``but``, and that alternative's name.

        Places joined with ``+`` are added up; a sum with an empty part gives way to any later alternative that is whole.
        """
        partial: tuple[tuple[str, ...], str] = (), ""
        for joined in places:
            found: list[str] = []
            whole = True
            for place in joined:
                here = self.actors(self.heads(head, place, host), deep=place != "of")
                whole = whole and bool(here)
                found += [a for a in here if a not in found and a not in but]
            if found and (whole or "subject" in joined):
                return tuple(found), "+".join(joined)
            if found and not partial[0]:
                partial = tuple(found), "+".join(joined)
        return partial

    def heads(self, head: int, place: str, host: int | None = None) -> list[int]:
        """Return the tokens that stand at a place of a predicate."""
        syntax = self.syntax
        if place == "subject":
            return list(syntax.subject(head))
        if place == "surface":
            return list(syntax.surface(head)) or [
                c for c in syntax.children[head] if syntax.tokens[c].dep.startswith("nsubj")
            ]
        if place == "object":
            return list(syntax.object(head))
        if place == "indirect":
            return list(syntax.indirect(head))
        if place == "possessor":
            return syntax.possessors(head)
        if place == "adjective":
            return syntax.modifiers(head)
        if place == "host":
            return self._host_subjects(head, host)
        if place == "hosted":
            return [i for i in syntax.object(host) if i != head] if host is not None else []
        if place == "clause":
            return self.clause_subjects(head)
        if place == "none":
            return []
        found = syntax.phrase(head, place)
        if not found and host is not None:
            found = [i for i in syntax.obliques(host).get(place, ()) if i != head]
        return found

    def _host_subjects(self, head: int, host: int | None) -> list[int]:
        if host is not None:
            return [i for i in self.syntax.subject(host) if i != head]
        below = self.syntax.children[head]  # ``Chad is in talks with Sudan``
        if any(self.syntax.tokens[c].dep == "cop" for c in below):
            return [c for c in below if self.syntax.tokens[c].dep.startswith("nsubj")]
        return []

    def clause_subjects(self, head: int) -> list[int]:
        """Return the subjects of the clauses that a word governs, its own subject left out."""
        found: list[int] = []
        own = set(self.syntax.subject(head))
        for _, verb in self.syntax.clauses(head):
            found += [i for i in self.syntax.surface(verb) if i not in own and i not in found]
        return found

    def around(
        self, head: int, host: int | None, but: tuple[str, ...], *, inside: bool, never: tuple[int, ...] = ()
    ) -> tuple[str, ...]:
        """Return who stands nearest to a predicate below it: under its object, its prepositional phrases, its clauses.

        ``inside``: where something happens counts too (``a curfew in Algeria``). ``never``: words that are no side themselves.
        """
        level = [(word, True) for word in ([head] if host is None else [head, host])]
        seen = {word for word, _ in level}
        later: list[tuple[int, bool]] = []
        for _ in range(_DEPTH):
            below: list[tuple[int, bool]] = []
            for word, top in level:
                near, far = self._below(word, top, inside)
                below += [(w, False) for w in near if w not in seen]
                later += [(w, False) for w in far if w not in seen]
                seen.update(near, far)
            onward: list[tuple[int, bool]] = []
            for word, _ in below:
                here = [] if word in never or self._is_sent(word) else self._side_there(word)
                if here and self._is_own(word, but):
                    continue
                found = [a for a in here if a not in but]
                if found:
                    return tuple(found)
                if not here and word not in never:  # what belongs to the doer is not entered
                    onward.append((word, False))
            level, later = [*onward, *later], []
            if not level or len(seen) > _WIDTH:
                break
        return ()

    def _side_there(self, word: int) -> list[str]:
        """The actors at a word; one that only stands before a noun must be a state or a body (``terrorist`` acts is nobody)."""
        here = self.actors([word], deep=False)
        if self.syntax.tokens[word].dep in {"amod", "compound"}:
            return [a for a in here if self.cast.by_id[a].kind not in {"person", "group"} or self.cast.by_id[a].country]
        return here

    def _is_own(self, word: int, doers: tuple[str, ...]) -> bool:
        """``denied that its jets had bombed …``: what belongs to the doer is no other side."""
        if self.syntax.tokens[word].lemma.lower() in self.words["relational"]:
            return False  # ``its dispute with its partners``
        own = [c for c in self.syntax.possessors(word) if self.syntax.tokens[c].pos == "PRON"]
        return any(self.cast.at(c) in {None, *doers} for c in own)

    def _is_sent(self, word: int) -> bool:
        """``refused to send a delegation to Chad``: the delegation is no side."""
        token = self.syntax.tokens[word]
        above = self.syntax.tokens[token.head]
        return token.dep == "obj" and above.lemma.lower() in self.words["sending"]

    def _below(self, word: int, top: bool, inside: bool) -> tuple[list[int], list[int]]:
        """The words under one that may hold a recipient: those at once, and those of clauses a step later."""
        syntax, tokens = self.syntax, self.syntax.tokens
        near: list[int] = []
        far: list[int] = []
        verb = tokens[word].pos in {"VERB", "AUX"}
        if verb:
            near += syntax.object(word)
            if not top:
                near = [*syntax.surface(word), *near]
        for child in syntax.children[word]:
            token = tokens[child]
            dep = token.dep
            if dep.startswith(("obl", "nmod")) and not dep.startswith("nmod:poss"):
                case = syntax.preposition(child)
                if case in _TOWARDS or (case in _INSIDE and (inside or not top)):
                    near.append(child)
            elif dep.startswith("nmod:poss") or dep in {"amod", "compound", "appos", "flat", "iobj"}:
                near.append(child)
            elif (
                dep in {"xcomp", "acl"}
                or (dep == "ccomp" and not self._tells(child))
                or (dep == "advcl" and self._purpose(child))
            ):
                far.append(child)
        return near, far

    def _tells(self, verb: int) -> bool:
        """``…, officials said`` read as a clause of what they said."""
        tokens = self.syntax.tokens
        below = self.syntax.children[verb]
        marked = any(tokens[c].dep == "mark" for c in below)
        return tokens[verb].lemma.lower() in self._speech and not marked and tokens[verb].head < verb

    def _purpose(self, verb: int) -> bool:
        """An adverbial clause that says what for, or what one calls for: ``marched to demand``, ``demonstrated calling for``."""
        tokens = self.syntax.tokens
        token = tokens[verb]
        marks = {tokens[c].lower for c in self.syntax.children[verb] if tokens[c].dep == "mark"}
        return "to" in marks or (token.tag == "VBG" and not marks)

    def actors(self, heads: Iterable[int], *, deep: bool = True) -> list[str]:
        """Return the actors that stand at these heads and at the words coordinated with them."""
        found: list[str] = []
        for head in heads:
            for word in self.syntax.analysis.conjuncts(head)[:_CONJUNCTS]:
                for actor in self._actor(word, deep):
                    if actor not in found:
                        found.append(actor)
        return found

    def _actor(self, word: int, deep: bool) -> list[str]:
        here = self.cast.at(word)
        if here is not None:
            return [here]
        token = self.syntax.tokens[word]
        if token.lower in _PAIR and token.dep.startswith("nsubj"):
            return self._pair(word)
        if token.pos == "PRON":
            return self._meant(word)
        if not deep or token.pos in {"VERB", "AUX"}:
            return []
        children = self.syntax.children[word]
        for relation in _RELATIONS:
            for child in children:
                if self.syntax.tokens[child].dep == relation:
                    actor = self.cast.at(child)
                    if actor is not None:
                        return [actor]
        for preposition in ("by", "of", "from"):
            for child in self.syntax.obliques(word).get(preposition, ()):
                actor = self.cast.at(child)
                if actor is not None:
                    return [actor, *[a for a in self.actors([child], deep=False) if a != actor]]
        for child in children:  # ``the comments made by the premier``
            if self.syntax.tokens[child].dep == "acl" and self.syntax.tokens[child].tag == "VBN":
                found = self.actors(self.syntax.obliques(child).get("by", ()), deep=False)
                if found:
                    return found
        return []

    def _pair(self, word: int) -> list[str]:
        """``She met the premier, and the two signed …``: subject and object of the clause before, if they are two."""
        syntax, tokens = self.syntax, self.syntax.tokens
        verb = tokens[tokens[word].head]
        if verb.dep != "conj" or tokens[verb.head].pos != "VERB":
            return []
        before = [*syntax.subject(verb.head), *syntax.object(verb.head), *syntax.obliques(verb.head).get("with", ())]
        found = [a for i in before for a in self.actors([i], deep=False)]
        return found if len(set(found)) == 2 else []

    def _meant(self, pronoun: int) -> list[str]:
        """``The emirate said it would …``: a subject pronoun that nothing else explains is the one who speaks."""
        tokens, syntax = self.syntax.tokens, self.syntax
        token = tokens[pronoun]
        if not token.dep.startswith(("nsubj", "expl")) or token.lower not in {"it", "they", "he", "she"}:
            return []
        at = token.head
        for _ in range(_CLIMB):
            above = tokens[at]
            if above.head == at:
                return []
            if above.dep in {"ccomp", "parataxis"} and tokens[above.head].lemma.lower() in self._speech:
                for subject in syntax.surface(above.head):
                    actor = self.cast.at(subject)
                    if actor is not None and subject != pronoun:
                        person = self.cast.by_id[actor].kind == "person"
                        fits = person == (token.lower in {"he", "she"}) or token.lower == "they"
                        return [actor] if fits else []
                return []
            at = above.head
        return []

    def meets(self, heads: list[int], lemmas: frozenset[str]) -> bool:
        """Tell whether a demand of a pattern is met at these heads."""
        if not heads:
            return False
        if ANY in lemmas:
            return True
        tokens = self.syntax.tokens
        for head in heads:
            for word in self.syntax.analysis.conjuncts(head)[:5]:
                token = tokens[word]
                if token.lemma.lower() in lemmas or token.lower in lemmas or self._counted(word, lemmas):
                    return True
                if NAME in lemmas and token.pos == "PROPN":
                    return True
                if ACTOR in lemmas and any(self.is_actor(i) for i in (word, *self._part_of(word))):
                    return True
        return False

    def _counted(self, word: int, lemmas: frozenset[str]) -> bool:
        """``part of the aid``, ``an aid package``: what a noun of number or kind holds; the title before a name."""
        tokens = self.syntax.tokens
        if tokens[word].pos == "PROPN":  # ``Ambassador Nadia Orlan``: the title is what she is
            titles = [c for c in self.syntax.children[word] if tokens[c].dep in _TITLES]
            return any(tokens[c].lemma.lower() in lemmas for c in titles)
        return any(tokens[i].lemma.lower() in lemmas or tokens[i].lower in lemmas for i in self.counted(word))

    def _part_of(self, word: int) -> list[int]:
        """``some of its fighters``: those of whom it is a part."""
        token = self.syntax.tokens[word]
        return list(self.syntax.obliques(word).get("of", ())) if token.pos in {"DET", "PRON", "NUM"} else []

    def counted(self, word: int) -> list[int]:
        """What a noun of number or kind holds (``a team of inspectors``); nothing for other words."""
        token = self.syntax.tokens[word]
        if token.pos == "PROPN" or (
            token.lemma.lower() not in self.words["measure"] and token.pos not in {"NUM", "SYM"}
        ):
            return []
        return [*self.syntax.obliques(word).get("of", ()), *self.syntax.modifiers(word), *self._sum_of(word)]

    def _sum_of(self, word: int) -> list[int]:
        """``$3 million in food aid``, wherever the parser hangs the phrase: what the sum is given as."""
        tokens = self.syntax.tokens
        for at in range(word + 1, min(word + 4, len(tokens))):
            if tokens[at].lower == "in" and tokens[at].dep == "case":
                return [tokens[at].head]
            if tokens[at].pos not in {"NUM", "SYM", "NOUN"}:
                break
        return []

    def is_actor(self, word: int) -> bool:
        """Tell whether a word names somebody who can act."""
        if self.cast.at(word) is not None:
            return True
        token = self.syntax.tokens[word]
        lemma = token.lemma.lower()
        if lemma.endswith("men"):
            lemma = lemma[:-2] + "an"
        if lemma in self.words["pronouns"] or lemma in self.words["person"] or lemma in self.words["force"]:
            return True
        if lemma in self.words["body"] or token.pos == "NUM":
            return True
        if any(self.syntax.tokens[c].dep in _TITLES and self.cast.at(c) for c in self.syntax.children[word]):
            return token.pos in {"NOUN", "PROPN"}
        if token.name >= 0:
            return self.syntax.analysis.names[token.name].label in {"PERSON", "ORG", "LOC"}
        if token.tag == "NNPS" and token.lower.removesuffix("s") in self.words["body"] | self.words["person"]:
            return True
        return token.tag in {"NNP", "NNPS"} and token.index > 0 and lemma not in self.words["calendar"]
