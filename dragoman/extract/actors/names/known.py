"""Which names does the lexicon know? Countries, governments by their buildings, well-known bodies."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.names.shape import has_article, head_of, office_with_next
from dragoman.language.analysis import Analysis, Token
from dragoman.lexicon.actor_file import ActorTable
from dragoman.lexicon.countries import breakaways, countries, country_of_demonym
from dragoman.lexicon.roles import first_names, known_bodies, role_words
from dragoman.record.model import ActorKind

PARTS_OF_STATES = {"England", "Scotland", "Wales", "Northern Ireland"}
ALSO_FIRST_NAMES = {"Jordan", "Chad", "Georgia"}

ADJECTIVES = (
    "az",
    "ian",
    "ians",
    "riot",
    "riots",
    "er",
    "ers",
)  # Abkhaz, South Ossetian, Turkish Cypriots, Somalilander

Phrase = tuple[str, ActorKind, str | None, tuple[str, ...]]


@lru_cache(maxsize=1)
def phrases() -> dict[str, list[Phrase]]:
    """Return first word → phrases with kind, country and sectors, longest first."""
    table: dict[str, list[Phrase]] = {}

    def add(phrase: str, kind: ActorKind, country: str | None, sectors: tuple[str, ...]) -> None:
        first = re.match(r"(?:\w\.)+|[^\W_]+", phrase)
        if first:
            table.setdefault(first[0], []).append((phrase, kind, country, sectors))

    for country in countries():
        for name in (country.name, *country.aliases):
            name = re.sub(r"^[Tt]he ", "", name)
            add(name, "place-government" if name in PARTS_OF_STATES else "country", country.alpha3, ())
        for name in country.governments:
            add(re.sub(r"^[Tt]he ", "", name), "organisation", country.alpha3, ("GOV",))
    for region in breakaways():
        for name in (region.name, *region.aliases):
            if country_of_demonym(name) is None and not name.endswith(ADJECTIVES):
                add(name, "place-government", region.country, (region.sector,))
    for name, body in known_bodies().items():
        for form in dict.fromkeys(
            (name, name[0].upper() + name[1:])
        ):  # al-Shabab, at the start of a sentence Al-Shabab
            add(form, "organisation", body.country, body.sectors)
    for found in table.values():
        found.sort(key=lambda p: -len(p[0]))
    return table


def _words_of_persons(analysis: Analysis) -> frozenset[str]:
    """The words of the persons whom the text names in full: ``Jordan`` where it speaks of ``Nadia Jordan``."""
    full = (name for name in analysis.names if name.label == "PERSON" and name.last - name.first > 1)
    return frozenset(token.text for name in full for token in analysis.tokens[name.first : name.last])


def find_filed(analysis: Analysis, table: ActorTable) -> list[Draft]:
    """Return the names of an actor file; what the file tells of their bearers is added when the mentions are merged."""
    known, tokens = table.phrases(), analysis.tokens
    found: list[Draft] = []
    for token in tokens:
        for phrase, actor in known.get(token.text, ()):
            last = _end(analysis, token, phrase)
            if last and not (actor.kind == "person" and _ends_longer_name(analysis, token.index)):
                found.append(Draft(token.index, last, head_of(analysis, token.index, last), "name", actor.kind,
                                   analysis.span(token.index, last).cut(analysis.text),
                                   actor.country if actor.kind != "person" else None,
                                   gender=first_names().get(token.text)))  # fmt: skip
                break
    return found


def _ends_longer_name(analysis: Analysis, index: int) -> bool:
    """``Hafez al-Assad`` and ``Ayn al-Assad`` are others than the Assad whom a file knows by this one word."""
    tokens = analysis.tokens
    if index < 3 or not has_article(analysis, index):
        return False
    before = tokens[index - 3]
    opens = before.index == analysis.sentences[before.sentence].first
    capital = before.text[0].isupper() and (before.pos == "PROPN" or not opens)
    beside = before.end + 1 == tokens[index - 2].start and before.sentence == tokens[index].sentence
    return capital and beside and before.lower not in role_words()


def _end(analysis: Analysis, token: Token, phrase: str) -> int:
    """Return the token behind a phrase that begins with this token, 0 where the text says something else."""
    text, end = analysis.text, token.start + len(phrase)
    if text[token.start : end].replace("’", "'") != phrase.replace("’", "'"):
        return 0
    last = token.index + 1
    while last < len(analysis.tokens) and analysis.tokens[last].start < end:
        last += 1
    return last if analysis.tokens[last - 1].end == end else 0


def find_known(analysis: Analysis) -> list[Draft]:
    """Return the names that the lexicon knows, where no longer name of a person holds them."""
    table, tokens = phrases(), analysis.tokens
    persons = _words_of_persons(analysis)
    found: list[Draft] = []
    skip = -1
    for token in tokens:
        if token.index < skip or (not token.text[0].isupper() and token.text not in table):
            continue
        for phrase, kind, country, sectors in table.get(token.text, ()):
            last = _end(analysis, token, phrase)
            if not last or _part_of_person(analysis, token, last, persons):
                continue
            if phrase == "States" and (token.index == 0 or tokens[token.index - 1].lower != "the"):
                continue  # Member States
            first, name, of = token.index, phrase, country
            if "PTY" in sectors:
                if _is_office(analysis, first, last):
                    continue  # Labour | Minister
                first = _party_start(analysis, first)
                if first < token.index:  # the Social | Democrats are another party
                    name, of = analysis.span(first, last).cut(analysis.text), None
            found.append(Draft(first, last, head_of(analysis, first, last), "name", kind, name, of, list(sectors)))
            skip = last
            break
    return found


def _is_office(analysis: Analysis, first: int, last: int) -> bool:
    """A party's name that is here the beginning of an office."""
    hit = office_with_next(analysis, first, last)
    return hit is not None and hit[0] == first


def _party_start(analysis: Analysis, first: int) -> int:
    """Where a party's name begins that has a capitalised adjective before what the lexicon knows: Social | Democrats."""
    before = analysis.tokens[first - 1] if first > analysis.sentences[analysis.tokens[first].sentence].first else None
    if (
        before is None
        or not before.text[0].isupper()
        or before.tag not in {"JJ", "NNP"}
        or before.dep not in {"amod", "compound"}
    ):
        return first
    alone = any(phrase[0] == before.text for phrase in phrases().get(before.text, ()))
    described = alone or country_of_demonym(before.text) or before.lower in role_words()
    return first if described or before.text.isupper() or before.lower in {"the", "house", "senate"} else first - 1


def _part_of_person(analysis: Analysis, token: Token, last: int, persons: frozenset[str]) -> bool:
    """``Michael Jordan``, ``Chad Smith``: a country's name inside a longer name of a person is not the country."""
    if token.name < 0:
        return False
    name = analysis.names[token.name]
    if name.label != "PERSON":
        return False
    if name.first == token.index and name.last == last:
        return token.text in ALSO_FIRST_NAMES and token.text in persons
    words = [t.text for t in analysis.tokens[name.first : name.last]]
    return words[0] in first_names() or (token.index > name.first and last == name.last and len(words) == 2)
