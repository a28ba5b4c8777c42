"""Every file of the lexicon has a form, keeps it, and is told when it does not."""

from __future__ import annotations

from importlib.resources import files

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon import check, tables
from dragoman.lexicon.check import check_files, check_patterns, checks
from dragoman.lexicon.frames import TYPES
from dragoman.lexicon.tables import FORMS, Form, check_lists, check_places, check_table, find_faults

DATA = files("dragoman.lexicon").joinpath("data")


def test_no_file_is_unchecked() -> None:
    names = {entry.name for entry in DATA.iterdir()}
    assert names == {*checks(), "events"}, "give a new file a form in tables.py or a check in check.py"
    assert {entry.name for entry in DATA.joinpath("events").iterdir()} == {f"{kind.lower()}.toml" for kind in TYPES}


def test_every_file_keeps_its_form() -> None:
    assert check_files() == []
    assert check_patterns() == []


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("word\n", None),
        ("word\nsummit\ntalk\n", None),
        ("", "row 1: the columns must be word"),
        ("words\nsummit\n", "row 1: the columns must be word"),
        ("word\nsummit,x\n", "row 2: 2 cells instead of 1"),
        ("word\nsummit\ntalk\nsummit\n", "row 4: 'summit' stands in row 2 already"),
        ("word\nSummit\n", "row 2: word 'Summit' is not in lower case"),
        ("word\nsummit \n", "row 2: word 'summit ' has an empty part, or spaces where none belong"),
        ("word\n7\n", "row 2: word '7' is none that the column may hold"),
    ],
)
def test_a_list_of_words(rows: str, fault: str | None) -> None:
    faults = find_faults(rows, FORMS["occasions.csv"])
    assert fault in faults if fault else faults == []


@pytest.mark.parametrize(
    ("name", "row", "fault"),
    [
        ("organisations.csv", "Blue Front,BF;BF,KEN,GOV", "aliases 'BF;BF' says a thing twice"),
        ("organisations.csv", "Blue Front,BF;,KEN,GOV", "aliases 'BF;' has an empty part"),
        ("organisations.csv", "Blue Front,BF,KEX,GOV", "country 'KEX' is no ISO 3166 alpha-3 code"),
        ("organisations.csv", "Blue Front,BF,KEN,GOVT", "sectors 'GOVT' is none that the column may hold"),
        ("roles.csv", "warden,person,,perhaps,own", "office 'perhaps' is none"),
        ("place_words.csv", "beside,behind", "role 'behind' is none"),
        ("landscapes.csv", "Blue Hills,,,KEN,1.0,east,", "longitude 'east' is none"),
    ],
)
def test_a_row_that_breaks_the_form_of_its_table(name: str, row: str, fault: str) -> None:
    form = FORMS[name]
    (told,) = find_faults(form.columns.replace(" ", ",") + "\n" + row + "\n", form)
    assert told.startswith(f"row 2: {fault}")


def test_rows_may_share_one_column_of_a_group() -> None:
    form = Form("lemma pos", ("lemma pos",))
    assert find_faults("lemma,pos\nreport,VERB\nreport,NOUN\n", form) == []
    assert find_faults("lemma,pos\nreport,VERB\nreport,VERB\n", form) == [
        "row 3: 'report, VERB' stands in row 2 already"
    ]


def test_faults_name_their_file(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = {
        "occasions.csv": "word\nsummit\nsummit\n",
        "agreements.toml": 'lists = { stages = ["sign", "sign", " ratify"] }',
        "places.tsv": "key\nb\t\t\t\t\t\t\t\t\na\t\t\t\t\t\t\t\t\nc\tx\n",
    }
    read = tables._read
    monkeypatch.setattr(tables, "_read", lambda name: broken.get(name) or read(name))
    assert check_table("occasions.csv") == ["row 3: 'summit' stands in row 2 already"]
    assert check_lists("agreements.toml") == [
        "lists.stages: 'sign' stands 2 times",
        "lists.stages: ' ratify' is empty, no word, or has spaces where none belong",
    ]
    assert check_places() == ["row 3: 'a' stands behind 'b'", "row 4: 2 cells instead of 9"]
    assert [fault.split(",")[0] for fault in check_files()] == [
        "occasions.csv",
        *["agreements.toml"] * 2,
        *["places.tsv"] * 2,
    ]


def test_what_a_loader_says_is_a_problem_like_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> object:
        raise LexiconError("'25 Dec' is no rule", "holidays.csv, row 3", "write 12-25")

    monkeypatch.setattr(check, "checks", lambda: {"holidays.csv": (lambda: check._check_loading(load),)})
    assert check_files() == ["holidays.csv, row 3: '25 Dec' is no rule; write 12-25"]
