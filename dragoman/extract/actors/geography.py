"""Which words of a text tell a country? (``Israeli``, ``South African``, ``Darfur``, ``in Cairo``, ``U.S.-led``)

Read once a document; every question after that is a look-up.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dragoman.language.analysis import Analysis
from dragoman.lexicon.countries import find_countries
from dragoman.lexicon.gazetteer import towns_named
from dragoman.lexicon.regions import region_phrases

Relation = Literal["name", "demonym", "capital", "government", "breakaway", "region", "people", "town"]

ABOUT = frozenset({"pro", "anti", "non", "counter", "ex", "un", "post", "trans", "inter"})
"""``pro-Russian rebels`` are not Russia's, ``anti-Syria`` is not Syria's."""

OTHERS = frozenset(
    {"occupied", "controlled", "held", "administered", "backed", "supported", "funded", "allied", "owned", "friendly",
     "speaking", "dominated", "trained", "made", "built", "bound", "aligned", "sponsored", "financed", "annexed"}
)  # fmt: skip
"""``Israeli-occupied West Bank``: what follows belongs to somebody else."""

LARGE_TOWN = 100_000
"""Inhabitants that make a name one of a town without more evidence."""


@dataclass(frozen=True, slots=True)
class Place:
    """Tokens ``first <= i < last`` that stand for a country, by name, people, town or region.

    ``aside``: the country is only referred to (``pro-Russian``), what the words describe is not its own.
    """

    first: int
    last: int
    country: str
    relation: Relation
    aside: bool = False


class Geography:
    """The places of one text by token."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        words = [token.text for token in analysis.tokens]
        self._at: dict[int, Place] = {}
        for match in find_countries(words):
            self._note(match.first, match.last, match.country, match.relation)
        self._regions(words)

    def _note(self, first: int, last: int, country: str, relation: Relation) -> None:
        place = Place(first, last, country, relation, self._aside(first, last))
        for index in range(first, last):
            self._at[index] = place

    def _regions(self, words: list[str]) -> None:
        phrases, index = region_phrases(), 0
        while index < len(words):
            for phrase, country, people in phrases.get(words[index], ()):
                last = index + len(phrase)
                known = self._at.get(index)
                longer = known is None or known.last - known.first < len(phrase)
                if tuple(words[index:last]) == phrase and longer:
                    self._note(index, last, country, "people" if people else "region")
                    index = last - 1
                    break
            index += 1

    def _aside(self, first: int, last: int) -> bool:
        tokens = self.analysis.tokens
        if first >= 2 and tokens[first - 1].text == "-" and tokens[first - 2].lower in ABOUT:
            return True
        return last + 1 < len(tokens) and tokens[last].text == "-" and tokens[last + 1].lower in OTHERS

    def at(self, index: int) -> Place | None:
        """Return the place that the token is part of."""
        return self._at.get(index)

    def told_most(self) -> str | None:
        """Return the country that the text tells oftenest, of equals the one told first."""
        counts = self._counts
        return max(counts, key=lambda country: counts[country]) if counts else None

    def tells(self, country: str, *, as_often_as: str) -> bool:
        """Tell whether a text tells one country at least as often as another."""
        return self._counts[country] >= self._counts[as_often_as]

    def count(self, country: str) -> int:
        """Return how often the text tells a country."""
        return self._counts[country]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(place.country for place in dict.fromkeys(self._at.values()) if not place.aside)

    def within(self, first: int, last: int) -> Place | None:
        """Return the first place among the tokens ``first <= i < last`` whose country is their own."""
        for index in range(first, last):
            place = self._at.get(index)
            if place is not None and not place.aside:
                return place
        return None

    def place_at(self, index: int) -> Place | None:
        """Return the place that the token is part of, towns of the gazetteer among them."""
        return self._at.get(index) or self._town(index)

    def _town(self, index: int) -> Place | None:
        """The largest town whose name holds the token; a small one only where its name has several words."""
        tokens = self.analysis.tokens
        token = tokens[index]
        if not token.text[0].isupper() or token.pos not in {"PROPN", "NOUN", "ADJ", "X"}:
            return None
        low = self.analysis.sentences[token.sentence].first
        for size in (3, 2, 1):
            for first in range(max(low, index - size + 1), index + 1):
                last = first + size
                if last > len(tokens) or not tokens[first].text[0].isupper() or tokens[first].lower == "the":
                    continue
                if not tokens[last - 1].text[0].isalnum():
                    continue  # a full stop is no part of a name
                towns = towns_named(self.analysis.span(first, last).cut(self.analysis.text))
                if towns and towns[0].country and (size > 1 or towns[0].people >= LARGE_TOWN):
                    return Place(first, last, towns[0].country, "town")
        return None
