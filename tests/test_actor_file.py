"""Actor files: read, applied at the date of the text, made from Wikidata, checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import dragoman
from dragoman.cli.actors import check, from_wikidata
from dragoman.errors import ReadError
from dragoman.lexicon.actor_check import check_actors
from dragoman.lexicon.actor_file import load_leaders, read_actor_file
from dragoman.lexicon.wikidata import read_wikidata, sectors_of_title
from dragoman.settings import Settings

FILE = """name,aliases,kind,country,sectors,wikidata,office,from,to
Nadia Orlan,N. Orlan;~Orlan,person,NOR,GOV,Q101,foreign minister,2015-03-01,2019-10-01
Nadia Orlan,,person,NOR,LEG,Q101,member of parliament,2019-10-02,
Blue Lantern,,organisation,KEN,SOC,Q102,,,
"""


@pytest.fixture
def actors(tmp_path: Path) -> str:
    path = tmp_path / "actors.csv"
    path.write_text(FILE, "utf-8")
    return str(path)


def read(text: str, day: str | None, actors: str) -> dict[str, dragoman.Record]:
    record = dragoman.read_article(text, published=day, settings=Settings(actors=actors))
    return {actor.name: actor for actor in record.actors}  # type: ignore[misc]


def test_offices_hold_at_the_date_of_the_text(actors: str) -> None:
    text = "Nadia Orlan praised Blue Lantern."
    then = read(text, "2016-05-01", actors)["Nadia Orlan"]
    later = read(text, "2021-05-01", actors)["Nadia Orlan"]
    assert (then.country, then.identifier, then.sectors) == ("NOR", "Q101", ("GOV",))
    assert [(o.title, o.former) for o in then.offices] == [("foreign minister", False)]
    assert later.sectors == ("LEG",)
    assert [(o.title, o.former) for o in later.offices] == [("foreign minister", True), ("member of parliament", False)]


def test_without_a_date_no_office_is_told(actors: str) -> None:
    orlan = read("Nadia Orlan praised the plan.", None, actors)["Nadia Orlan"]
    assert (orlan.country, orlan.offices) == ("NOR", ())


def test_bodies_of_the_file_are_known(actors: str) -> None:
    found = read("Members of Blue Lantern marched.", "2016-05-01", actors)
    assert found["Blue Lantern"].country == "KEN"
    assert found["Blue Lantern"].identifier == "Q102"


def test_a_family_name_counts_only_beside_an_office_when_the_file_says_so(actors: str) -> None:
    beside = read("Foreign Minister Orlan praised the plan.", "2016-05-01", actors)["Orlan"]
    alone = read("Mr Orlan praised the plan.", "2016-05-01", actors)["Orlan"]
    assert (beside.identifier, alone.identifier) == ("Q101", None)


def test_the_text_comes_before_the_file(actors: str) -> None:
    orlan = read("Danish painter Nadia Orlan praised the plan.", "2016-05-01", actors)["Nadia Orlan"]
    assert (orlan.country, orlan.identifier) == ("DNK", None)


def test_known_leaders_need_no_file() -> None:
    record = dragoman.read_article("President Mitterrand spoke for an hour.", published="1990-01-01")
    assert [(a.country, a.sectors) for a in record.actors] == [("FRA", ("GOV",))]
    after = dragoman.read_article("Helmut Kohl spoke for an hour.", published="2005-01-01")
    assert after.actors[0].sectors == ("ELI",)


def test_the_table_that_ships_is_sound() -> None:
    assert check_actors(load_leaders().actors) == []


def test_an_alias_of_two_is_told_apart_by_time_only(tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    rows = "name,aliases,country,office,from,to\nNadia A. Orlan,Nadia Orlan,NOR,president,1999,2003\n"
    for years, faults in (("2007,2011", 0), ("2002,2011", 1), (",", 1)):
        path.write_text(f"{rows}Nadia B. Orlan,Nadia Orlan,NOR,president,{years}\n", "utf-8")
        assert len(check_actors(read_actor_file(path))) == faults, years
    path.write_text(rows + "Nadia Orlan,,NOR,president,2007,2011\n", "utf-8")
    assert len(check_actors(read_actor_file(path))) == 1, "what is another's first name is no mere alias"


def test_a_json_file_says_the_same(tmp_path: Path, actors: str) -> None:
    path = tmp_path / "actors.json"
    offices = [{"title": "foreign minister", "sectors": ["GOV"], "from": "2015-03-01", "to": "2019-10-01"}]
    path.write_text(json.dumps([{"name": "Nadia Orlan", "country": "NOR", "wikidata": "Q101", "offices": offices}]))
    assert read_actor_file(path)[0].offices == read_actor_file(Path(actors))[0].offices[:1]


@pytest.mark.parametrize("text", ["nothing here\n1\n", "name,kind\nNadia,ghost\n", "name,kind\n,person\n"])
def test_a_broken_file_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "broken.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(ReadError):
        read_actor_file(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"missing\.csv"):
        dragoman.read_article("Nadia Orlan spoke.", settings=Settings(actors=str(tmp_path / "missing.csv")))


def test_check_finds_doubles_and_broken_dates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "actors.csv"
    path.write_text(
        "name,country,sectors,wikidata,office,from,to\n"
        "Nadia Orlan,NOR,GOV,Q1,minister,2019-01-01,2015-01-01\n"
        "Nadia Orlan,NOR,GOV,Q2,minister,2019-02-30,\n"
        "Peter Salgado,XXX,ABC,17,mayor,,\n",
        "utf-8",
    )
    assert check(path) == 1
    out = capsys.readouterr().out
    for fault in ("ends (2015-01-01) before", "'2019-02-30' is no date", "also a name of", "'XXX'", "'ABC'", "'17'"):
        assert fault in out


def test_a_sparql_result_becomes_an_actor_file(tmp_path: Path) -> None:
    def row(**values: str) -> dict[str, dict[str, str]]:
        return {key: {"type": "literal", "value": value} for key, value in values.items()}

    base = {"person": "http://www.wikidata.org/entity/Q101", "personLabel": "Nadia Orlan", "iso": "NOR"}
    result = {
        "head": {"vars": ["person"]},
        "results": {
            "bindings": [
                row(**base, positionLabel="Minister of Foreign Affairs", start="2015-03-01T00:00:00Z"),
                row(**base, positionLabel="mayor of Bergen", start="2010-01-01T00:00:00Z", end="2014-00-00T00:00:00Z"),
            ]
        },
    }
    source, out = tmp_path / "query.json", tmp_path / "actors.csv"
    source.write_text(json.dumps(result))
    assert from_wikidata(source, out=out) == 0
    (actor,) = read_actor_file(out)
    assert (actor.name, actor.country, actor.wikidata) == ("Nadia Orlan", "NOR", "Q101")
    assert [(o.title, o.sectors, o.start, o.end) for o in actor.offices] == [
        ("Minister of Foreign Affairs", ("GOV",), "2015-03-01", None),
        ("mayor of Bergen", ("GOV",), "2010-01-01", "2014"),
    ]


def test_a_dump_becomes_actors(tmp_path: Path) -> None:
    def claim(value: str, **qualifiers: str) -> dict[str, object]:
        told = {"datavalue": {"value": {"id": value}}}
        return {
            "mainsnak": told,
            "rank": "normal",
            "qualifiers": {k: [{"datavalue": {"value": {"time": v}}}] for k, v in qualifiers.items()},
        }

    def label(text: str) -> dict[str, dict[str, str]]:
        return {"en": {"value": text}}

    entities = [
        {
            "id": "Q101", "labels": label("Nadia Orlan"), "aliases": {"en": [{"value": "N. Orlan"}]},
            "claims": {"P31": [claim("Q5")], "P27": [claim("Q20")],
                       "P39": [claim("Q300", P580="+2015-03-01T00:00:00Z")]},
        },
        {"id": "Q300", "labels": label("foreign minister of Norway"), "claims": {}},
        {"id": "Q20", "labels": label("Norway"), "claims": {}},
    ]  # fmt: skip
    path = tmp_path / "dump.json"
    path.write_text("[\n" + ",\n".join(json.dumps(e) for e in entities) + "\n]\n")
    (actor,) = read_wikidata(path)
    assert (actor.name, actor.country, actor.aliases) == ("Nadia Orlan", "NOR", ("N. Orlan",))
    assert (actor.offices[0].title, actor.offices[0].start) == ("foreign minister of Norway", "2015-03-01")


def test_a_file_that_is_neither_is_told(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text('{"head": 1}')
    with pytest.raises(ReadError):
        read_wikidata(path)


@pytest.mark.parametrize(
    ("title", "sectors"),
    [("President of France", ("GOV",)), ("member of parliament", ("LEG",)), ("Chief Justice", ("JUD",)), ("poet", ())],
)
def test_an_office_tells_its_sector(title: str, sectors: tuple[str, ...]) -> None:
    assert sectors_of_title(title) == sectors
