"""The word lists behind actors keep their promises."""

from __future__ import annotations

import csv
from collections import Counter
from importlib.resources import files

import pytest

from dragoman.language.lemmas import lemma
from dragoman.lexicon.countries import country, peoples
from dragoman.lexicon.names import load_name_words
from dragoman.lexicon.regions import load_regions
from dragoman.lexicon.roles import known_bodies, other_senses, role_before, role_words, sector_words
from dragoman.record.ontology import SECTORS


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(files("dragoman.lexicon").joinpath("data", name).read_text("utf-8").splitlines()))


def test_role_words_are_sound() -> None:
    for role in role_words().values():
        assert role.word == role.word.lower() and " ".join(role.word.split()) == role.word
        assert role.sector is None or role.sector in SECTORS, role
    assert not [word for word, times in Counter(r["word"] for r in rows("roles.csv")).items() if times > 1]


def test_other_senses_are_those_of_role_words() -> None:
    last_words = {phrase.rpartition(" ")[2] for phrase in role_words()}
    assert not [word for word in other_senses() if not {word, lemma(word, "NNS")} & last_words]


def test_sector_words_are_sound() -> None:
    assert not set(sector_words().values()) - SECTORS


def test_bodies_have_known_countries_and_sectors_and_no_name_twice() -> None:
    for body in known_bodies().values():
        assert body.country in {None, "IGO"} or country(str(body.country)), body
        assert not set(body.sectors) - SECTORS, body
    names = [name for row in rows("organisations.csv") for name in (row["name"], *row["aliases"].split(";")) if name]
    assert not [name for name, times in Counter(names).items() if times > 1]


def test_regions_belong_to_known_countries() -> None:
    assert not [region for region in load_regions() if country(region.country) is None]
    assert not [name for name, times in Counter(r.name for r in load_regions()).items() if times > 1]


def test_name_words_are_in_small_letters() -> None:
    words = load_name_words()
    for group in (
        words.honorifics,
        words.particles,
        words.bodies,
        words.calendar,
        words.owned,
        words.address,
        words.nobodies,
        words.begin_places,
    ):
        assert all(word == word.lower() for word in group)


def test_peoples_are_no_countries() -> None:
    assert "Kurdish" in peoples()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["the", "foreign", "minister"], "foreign minister"),
        (["human", "rights", "activists"], "human rights activists"),
        (["the", "secretary", "-", "general"], "secretary-general"),
        (["prime", "minister", "'s", "office"], "prime minister's office"),
        (["some", "beekeepers"], None),
    ],
)
def test_the_longest_role_phrase_is_found(words: list[str], found: str | None) -> None:
    hit = role_before(words, len(words) - 1, words[-1])
    assert (hit[1].word if hit else None) == found
