"""Where? Which words name a place, and which place on the map do they mean?

``Paris, Texas`` is not the Paris of ``in Paris, the French minister``: the words beside a name, the other countries
of the text and the number of inhabitants decide.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dragoman.language.analysis import Analysis
from dragoman.lexicon.countries import CountryMatch, country, find_countries
from dragoman.lexicon.gazetteer import Town, is_town, state_named, towns_named
from dragoman.record.model import Place

LOCATIVES = frozenset(
    [
        "in",
        "at",
        "near",
        "from",
        "to",
        "outside",
        "around",
        "across",
        "into",
        "toward",
        "towards",
        "through",
        "via",
        "of",
    ]
)
STRONG_LOCATIVES = frozenset(["in", "near", "outside"])
LARGE_TOWN = 100_000  # inhabitants: from here a name after "in" is a place even when the model is silent
LONGEST_NAME = 4  # tokens
HOME_BONUS = 30.0  # a town in a country that the text names weighs as much as one thirty times its size


def find_places(analysis: Analysis) -> tuple[Place, ...]:
    """Return the place mentions in text order. Raises: nothing. Offsets: code points of the text."""
    matches = find_countries([token.text for token in analysis.tokens])
    home = Counter(match.country for match in matches)
    candidates = _country_names(analysis, matches)
    taken = {index for item in candidates for index in range(item.first, item.last)}
    taken.update(i for m in matches if m.relation in ("demonym", "government") for i in range(m.first, m.last))
    candidates += _labelled(analysis, taken)
    candidates += _after_prepositions(analysis, taken)
    candidates.sort(key=lambda item: item.first)
    return tuple(_place(analysis, number, item, home) for number, item in enumerate(candidates, start=1))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Tokens ``first <= i < last`` that name a place; ``country`` when they name a country or breakaway region."""

    first: int
    last: int
    country: str | None = None
    whole: bool = False


def _country_names(analysis: Analysis, matches: tuple[CountryMatch, ...]) -> list[_Candidate]:
    """Country names, but not inside the names of people and bodies (``Bank of America``, ``Michael Jordan``)."""
    found = []
    for match in matches:
        if match.relation == "name" and not _inside_other_name(analysis, match.first, match.last):
            if match.country == "GEO" and _american_georgia(analysis, match):
                continue
            found.append(_Candidate(match.first, match.last, match.country, whole=True))
        elif match.relation == "breakaway" and not _inside_other_name(analysis, match.first, match.last):
            found.append(_Candidate(match.first, match.last, match.country))
    return found


def _american_georgia(analysis: Analysis, match: CountryMatch) -> bool:
    before = analysis.tokens[max(0, match.first - 2) : match.first]
    return (
        len(before) == 2
        and before[1].text == ","
        and any(town.country == "USA" and town.division == "GA" for town in towns_named(before[0].text))
    )


def _inside_other_name(analysis: Analysis, first: int, last: int) -> bool:
    """Tell whether the tokens are part of a longer name of a person or body."""
    at = analysis.tokens[first].name
    if at < 0:
        return False
    name = analysis.names[at]
    return name.label in ("PERSON", "ORG", "MISC") and name.last - name.first > last - first


def _labelled(analysis: Analysis, taken: set[int]) -> list[_Candidate]:
    """Names that the model calls a place."""
    found = []
    for name in analysis.names:
        tokens = range(name.first, name.last)
        if name.label != "LOC" or any(i in taken for i in tokens):
            continue
        first, last = name.first, name.last
        if last - first > 1 and analysis.tokens[first].lower == "the":
            first += 1
        if not analysis.tokens[first].text[:1].isupper():
            continue
        found.append(_Candidate(first, last))
        taken.update(tokens)
    return found


def _after_prepositions(analysis: Analysis, taken: set[int]) -> list[_Candidate]:
    """Capitalised words behind ``in``, ``near`` … (or in a dateline) that the gazetteer knows well."""
    found = []
    tokens = analysis.tokens
    for i in range(1, len(tokens)):
        word = tokens[i]
        if i in taken or not word.text[:1].isupper() or tokens[i - 1].lower not in LOCATIVES:
            continue
        name = analysis.names[word.name] if word.name >= 0 else None
        if name is not None and name.label in ("PERSON", "ORG") and tokens[i - 1].lower not in STRONG_LOCATIVES:
            continue
        last = _longest_town(analysis, i, taken)
        if last and not (name is not None and name.last > last):
            found.append(_Candidate(i, last))
            taken.update(range(i, last))
    return found


def _longest_town(analysis: Analysis, first: int, taken: set[int]) -> int:
    """Return the end of the longest known name that begins here, 0 when none does."""
    tokens = analysis.tokens
    for last in range(min(first + LONGEST_NAME, len(tokens)), first, -1):
        if any(i in taken for i in range(first, last)):
            continue
        if last < len(tokens) and tokens[last].text[:1].isupper() and tokens[last].pos == "PROPN" and last - first == 1:
            continue
        words = analysis.text[tokens[first].start : tokens[last - 1].end]
        if state_named(words) and len(words) > 2:
            return last
        if is_town(words) and towns_named(words)[0].people >= LARGE_TOWN:
            return last
    return 0


def _place(analysis: Analysis, number: int, item: _Candidate, home: Counter[str]) -> Place:
    tokens = analysis.tokens
    start, end = tokens[item.first].start, tokens[item.last - 1].end
    words = analysis.text[start:end]
    if item.country is not None:
        nation = country(item.country)
        if item.whole and nation is not None:
            return Place(
                id=f"p{number}", start=start, end=end, name=nation.name, country=item.country,
                latitude=nation.latitude, longitude=nation.longitude,
            )  # fmt: skip
        return Place(id=f"p{number}", start=start, end=end, name=words, country=item.country)
    state = state_named(words)
    town = (
        None
        if state and len(words) > 2 and words not in ("New York", "Washington")
        else _town(analysis, item, words, home)
    )
    if town is not None:
        return Place(
            id=f"p{number}", start=start, end=end, name=town.name, country=town.country,
            latitude=town.latitude, longitude=town.longitude, geonames=town.geonames,
        )  # fmt: skip
    if state is not None:
        return Place(
            id=f"p{number}", start=start, end=end, name=state.name, country="USA",
            latitude=state.latitude, longitude=state.longitude,
        )  # fmt: skip
    return Place(id=f"p{number}", start=start, end=end, name=words)


def _town(analysis: Analysis, item: _Candidate, words: str, home: Counter[str]) -> Town | None:
    """Return the likeliest town of this name: beside a state or country that one, else near and large."""
    towns = towns_named(_everyday(words))
    if not towns:
        return None
    division, nation = _beside(analysis, item)
    if division:
        return next((town for town in towns if town.country == "USA" and town.division == division), None)
    if nation:
        return next((town for town in towns if town.country == nation), None)
    return max(towns, key=lambda town: town.people * (HOME_BONUS if home[town.country] else 1.0))


def _everyday(words: str) -> str:
    if is_town(words):
        return words
    known = {
        "New York": "New York City",
        "Washington": "Washington, D.C.",
        "Kiev": "Kyiv",
        "St. Petersburg": "Saint Petersburg",
    }
    if words in known:
        return known[words]
    return words.title() if words.isupper() and len(words) > 3 else words


def _beside(analysis: Analysis, item: _Candidate) -> tuple[str | None, str | None]:
    """Return the US state, or the country, that follows behind a comma."""
    tokens = analysis.tokens
    if item.last + 1 >= len(tokens) or tokens[item.last].text != ",":
        return None, None
    for size in (3, 2, 1):
        piece = tokens[item.last + 1 : item.last + 1 + size]
        if not piece:
            continue
        words = analysis.text[piece[0].start : piece[-1].end]
        state = state_named(words) or state_named(words + ".")
        if words == "Georgia":
            return None, None
        if state is not None:
            return state.code, None
    following = find_countries([token.text for token in tokens[item.last + 1 : item.last + 5]])
    if following and following[0].first == 0 and following[0].relation == "name":
        return None, following[0].country
    return None, None
