"""Which actors stand at a place of the clause?"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.extract.cast import Cast
from dragoman.extract.events.syntax import Syntax
from dragoman.lexicon.frames import ACTOR, ANY, load_frames

_PEOPLE = frozenset(
    ["he", "she", "they", "we", "i", "you", "who", "him", "her", "them", "us", "me", "nobody", "everyone"]
)
_RELATIONS = ("nmod:poss", "appos", "amod", "compound", "flat", "nmod:desc")
_CONJUNCTS = 40  # sides longer than this list nobody
_TOWARDS = ("against", "on", "to", "with", "toward", "towards", "for", "at", "over", "from", "of", "into", "in")


class Sides:
    """Actors by place, for one analysis."""

    def __init__(self, syntax: Syntax, cast: Cast) -> None:
        self.syntax, self.cast = syntax, cast
        self.words = load_frames().words

    def side(self, head: int, places: tuple[tuple[str, ...], ...], host: int | None) -> tuple[str, ...]:
        """Return the actors of the first alternative that holds any; places joined with ``+`` are added up."""
        for joined in places:
            found: list[str] = []
            for place in joined:
                found += [a for a in self.actors(self.heads(head, place, host), deep=place != "of") if a not in found]
            if found:
                return tuple(found)
        return ()

    def anyone(self, head: int, host: int | None, kind: str, but: tuple[str, ...]) -> tuple[str, ...]:
        """Return who else stands in the clause, where the named places hold nobody: under the object, then obliques."""
        syntax = self.syntax
        if kind == "verb":
            for thing in syntax.object(head):
                for place in ("possessor", "adjective", *_TOWARDS):
                    found = [a for a in self.actors(self.heads(thing, place)) if a not in but]
                    if found:
                        return tuple(found)
        for place in _TOWARDS:
            found = [a for a in self.actors(self.heads(head, place, host)) if a not in but]
            if found:
                return tuple(found)
        return ()

    def heads(self, head: int, place: str, host: int | None = None) -> list[int]:
        """Return the tokens that stand at a place of a predicate."""
        syntax = self.syntax
        if place == "subject":
            return list(syntax.subject(head))
        if place == "object":
            return list(syntax.object(head))
        if place == "indirect":
            return list(syntax.indirect(head))
        if place == "possessor":
            return syntax.possessors(head)
        if place == "adjective":
            return syntax.modifiers(head)
        if place == "host":
            return list(syntax.subject(host)) if host is not None else []
        if place == "clause":
            return self._clause_subjects(head)
        if place == "none":
            return []
        found = syntax.phrase(head, place)
        if not found and host is not None:
            found = [i for i in syntax.obliques(host).get(place, ()) if i != head]
        return found

    def _clause_subjects(self, head: int) -> list[int]:
        found: list[int] = []
        own = set(self.syntax.subject(head))
        for _, verb in self.syntax.clauses(head):
            found += [i for i in self.syntax.surface(verb) if i not in own and i not in found]
        return found

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
        if not deep or self.syntax.tokens[word].pos in {"VERB", "AUX"}:
            return []
        children = self.syntax.children[word]
        for relation in _RELATIONS:
            for child in children:
                if self.syntax.tokens[child].dep == relation:
                    actor = self.cast.at(child)
                    if actor is not None:
                        return [actor]
        for preposition in ("by", "of"):
            for child in self.syntax.obliques(word).get(preposition, ()):
                actor = self.cast.at(child)
                if actor is not None:
                    return [actor, *[a for a in self.actors([child], deep=False) if a != actor]]
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
                if token.lemma.lower() in lemmas or token.lower in lemmas:
                    return True
                if ACTOR in lemmas and self.is_actor(word):
                    return True
        return False

    def is_actor(self, word: int) -> bool:
        """Tell whether a word names somebody who can act."""
        if self.cast.at(word) is not None:
            return True
        token = self.syntax.tokens[word]
        lemma = token.lemma.lower()
        if lemma in _PEOPLE or lemma in self.words["person"] or lemma in self.words["force"]:
            return True
        if token.name >= 0:
            return self.syntax.analysis.names[token.name].label in {"PERSON", "ORG", "LOC"}
        return False
