"""What has been found on the page so far, and small questions about its words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dragoman.extract.places.known import senses_of
from dragoman.language.analysis import Analysis, Name
from dragoman.lexicon.gazetteer import Site, key_of
from dragoman.lexicon.place_words import place_words
from dragoman.lexicon.roles import first_names

WORD_CLASSES = frozenset(["DET", "ADP", "ADV", "AUX", "CCONJ", "SCONJ", "PRON", "VERB", "NUM", "INTJ", "PART"])
STRETCH = 3  # tokens by which a name may grow to either side


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``first <= i < last`` that name a place.

    ``senses``: the places that it may mean, empty when the gazetteer lacks it; ``adjective``: ``Danish``, not ``Denmark``.
    """

    first: int
    last: int
    words: str
    senses: tuple[Site, ...]
    adjective: bool = False

    @property
    def key(self) -> str:
        return key_of(self.words)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A mention with ``points`` for being a place; ``person``: a person of the text bears the name."""

    mention: Mention
    points: float
    person: bool


class Page:
    """An analysis with the mentions that are ``sure``; no token belongs to two of them."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.taken = [False] * len(analysis.tokens)
        self.capital = [token.text[:1].isupper() for token in analysis.tokens] + [False]
        self.sure: list[Mention] = []
        self.keys: set[str] = set()
        self.ends: set[int] = set()

    def add(self, first: int, last: int, senses: tuple[Site, ...], adjective: bool = False) -> None:
        """Keep a mention, unless one of its tokens is taken."""
        if any(self.taken[first:last]):
            return
        self.taken[first:last] = [True] * (last - first)
        mention = Mention(first, last, self.words(first, last), senses, adjective)
        self.sure.append(mention)
        if not adjective:
            self.keys.add(mention.key)
            self.ends.add(last)

    def words(self, first: int, last: int) -> str:
        return self.analysis.text[self.tokens[first].start : self.tokens[last - 1].end]

    def lower(self, at: int) -> str:
        """Return the token in lower case, an empty string outside the text."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def name(self, at: int) -> Name | None:
        number = self.tokens[at].name
        return self.analysis.names[number] if number >= 0 else None

    def starts_sentence(self, at: int) -> bool:
        return at < len(self.tokens) and self.analysis.sentences[self.tokens[at].sentence].first == at

    def opens_paragraph(self, at: int) -> bool:
        return at == 0 or self.tokens[at - 1].paragraph != self.tokens[at].paragraph

    @cached_property
    def people(self) -> frozenset[str]:
        """Family names, and first names that are known as such, of the people whom this text names in full."""
        found = set()
        for name in self.analysis.names:
            if name.label != "PERSON" or name.last - name.first < 2:
                continue
            tokens = self.tokens[name.first : name.last]
            if any(site.own for site in senses_of(self.words(name.first, name.last))):
                continue  # ``Tamil Nadu``, whatever the model says
            length = next((i for i, token in enumerate(tokens) if i and token.lower == "of"), len(tokens))
            found.add(self.words(name.first, name.first + length))  # ``Amal Haddad of Hama`` is called Haddad
            found.add(tokens[length - 1].text)
            found.update(token.text for token in tokens[: length - 1] if token.text in first_names())
        return frozenset(found)

    def reach(self, first: int, last: int) -> tuple[int, int]:
        """Stretch a span over the neighbours that make it a longer known name: ``New York`` → ``New York City``."""
        start, end = first, last
        while start > 0 and first - start < STRETCH and self._joins(start - 1, start):
            start -= 1
        while end < len(self.tokens) and end - last < STRETCH and self._joins(end, end - 1):
            end += 1
        best = first, last
        for a in range(start, first + 1):
            if not self.capital[a] or self.tokens[a].lower == "the":
                continue
            for b in range(end, last - 1, -1):
                if b - a > best[1] - best[0] and self.capital[b - 1] and senses_of(self.words(a, b)):
                    best = a, b
        return best

    def _joins(self, at: int, beside: int) -> bool:
        token = self.tokens[at]
        if self.taken[at] or token.sentence != self.tokens[beside].sentence:
            return False
        if self.capital[at]:
            return token.pos == "PROPN" or not self.starts_sentence(at)
        if token.text == "and" or token.lower not in place_words("joint"):
            return False
        beyond = at + (1 if at > beside else -1)
        return beyond >= 0 and self.capital[beyond]
