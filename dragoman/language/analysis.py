"""What the parts may ask of an analysed text: tokens, sentences, heads, relations, names.

Token indices run through the whole document; offsets are code points of ``Analysis.text``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dragoman.record.model import Document
from dragoman.spans import Span


@dataclass(slots=True)
class Token:
    """A word with its place in the dependency tree. ``dep`` is a Universal Dependencies relation, ``root`` at the top.

    ``head`` is a token index (its own for a root); ``sentence`` and ``paragraph`` index ``Analysis.sentences`` and
    ``Analysis.paragraphs``; ``name`` is the index into ``Analysis.names`` or -1.
    """

    index: int
    text: str
    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    paragraph: int
    name: int = -1
    lower: str = ""


@dataclass(frozen=True, slots=True)
class TokenRange:
    """A run of tokens ``first <= i < last`` and its offsets."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the language model found. ``label``: PERSON, ORG, LOC or MISC."""

    first: int
    last: int
    start: int
    end: int
    label: str


@dataclass
class Analysis:
    """A document and its syntax; ``title`` is the analysis of its title, whose offsets count in the title."""

    document: Document
    tokens: list[Token]
    sentences: list[TokenRange]
    paragraphs: list[TokenRange]
    names: list[Name]
    title: Analysis | None = None

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def children(self) -> list[list[int]]:
        """For each token the indices of its dependents, in text order."""
        out: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                out[token.head].append(token.index)
        return out

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def dependents(self, index: int, *relations: str) -> list[int]:
        """Return the dependents of a token whose relation is one of ``relations``, with or without its subtype
        (``nsubj`` also finds ``nsubj:pass``; ``nsubj:pass`` finds only that)."""
        found = []
        for child in self.children[index]:
            dep = self.tokens[child].dep
            if dep in relations or dep.partition(":")[0] in relations:
                found.append(child)
        return found

    def subtree(self, index: int) -> tuple[int, int]:
        """Return ``(first, last)``, half open, of the tokens from the leftmost to the rightmost descendant."""
        first = last = index
        todo = [index]
        while todo:
            at = todo.pop()
            first, last = min(first, at), max(last, at)
            todo.extend(self.children[at])
        return first, last + 1

    def conjuncts(self, index: int) -> list[int]:
        """Return the token and its coordinated sisters, in text order."""
        found, todo = [], [index]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(c for c in self.children[at] if self.tokens[c].dep.startswith("conj"))
        return sorted(found)

    def token_at(self, offset: int) -> int:
        """Return the index of the token that holds ``offset``, or of the last one before it (-1 before the first)."""
        return bisect_right(self._starts, offset) - 1

    def tokens_in(self, start: int, end: int) -> range:
        """Return the indices of the tokens that share a character with ``start:end``."""
        first = self.token_at(start)
        if first < 0 or self.tokens[first].end <= start:
            first += 1
        last = self.token_at(end - 1) + 1 if end > start else first
        return range(first, max(first, last))

    def covered(self, spans: Iterable[Span]) -> list[bool]:
        """For each token, tell whether one of the spans shares a character with it."""
        out = [False] * len(self.tokens)
        for span in spans:
            for i in self.tokens_in(span.start, span.end):
                out[i] = True
        return out

    def span(self, first: int, last: int) -> Span:
        """Return the offsets of the tokens ``first <= i < last``."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)
