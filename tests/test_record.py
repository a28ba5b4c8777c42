"""The record's law."""

from __future__ import annotations

import json
from importlib.resources import files

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.errors import RecordError
from dragoman.record.check import check_record
from dragoman.record.json import read_record, record_schema
from dragoman.record.model import Record
from dragoman.spans import Span


@pytest.fixture(scope="module")
def harbour() -> Record:
    text = files("dragoman.demo").joinpath("harbour.txt").read_text("utf-8")
    title, _, body = text.partition("\n\n")
    return dragoman.read_article(body.strip(), title=title, published="2026-03-12")


def test_every_part_of_the_demo_is_filled(harbour: Record) -> None:
    for part in (
        "sentences",
        "actors",
        "places",
        "times",
        "quantities",
        "events",
        "agreements",
        "statements",
        "claims",
        "judgements",
    ):
        assert getattr(harbour, part), part
    assert harbour.lead.who is not None and harbour.lead.what is not None


def test_the_demo_is_lawful_and_comes_back_from_json(harbour: Record) -> None:
    assert check_record(harbour) == []
    assert read_record(harbour.to_json()) == harbour


def test_same_text_same_bytes(harbour: Record) -> None:
    again = dragoman.read_article(harbour.document.text, title=harbour.document.title, published="2026-03-12")
    assert again.to_json() == harbour.to_json()


def test_faults_are_found(harbour: Record) -> None:
    event = harbour.events[0]
    beyond = len(harbour.document.text) + 5
    broken = {
        "outside": msgspec.structs.replace(
            harbour, events=(msgspec.structs.replace(event, trigger=Span(0, beyond)), *harbour.events[1:])
        ),
        "not in the record": msgspec.structs.replace(
            harbour, events=(msgspec.structs.replace(event, actor=("a999",)), *harbour.events[1:])
        ),
        "no mode": msgspec.structs.replace(
            harbour, events=(msgspec.structs.replace(event, mode="dancing"), *harbour.events[1:])
        ),
        "SHA-256": msgspec.structs.replace(harbour, document=msgspec.structs.replace(harbour.document, id="0" * 64)),
        "no ISO date": msgspec.structs.replace(
            harbour, times=(msgspec.structs.replace(harbour.times[0], latest="2026-02-30"), *harbour.times[1:])
        ),
        "before it begins": msgspec.structs.replace(
            harbour,
            times=(
                msgspec.structs.replace(harbour.times[0], earliest="2026-03-02", latest="2026-03-01"),
                *harbour.times[1:],
            ),
        ),
        "not in text order": msgspec.structs.replace(harbour, sentences=tuple(reversed(harbour.sentences))),
    }
    for words, record in broken.items():
        assert any(words in fault for fault in check_record(record)), words


def test_broken_json_names_the_place() -> None:
    with pytest.raises(RecordError, match=r"records\.jsonl:3"):
        read_record('{"schema": "dragoman.record/1"}', "records.jsonl:3")


def test_schema_names_every_part() -> None:
    properties = record_schema()["$defs"]["Record"]["properties"]
    assert {"lead", "actors", "events", "statements", "claims", "judgements"} <= set(properties)
    json.dumps(properties)


@settings(max_examples=40)
@given(st.text(max_size=300))
def test_any_text_gives_a_lawful_record(text: str) -> None:
    record = dragoman.read_article(text, published="2026-02-10")
    assert check_record(record) == []


PIECES = [
    "“",
    "”",
    '"',
    " said ",
    "Nadia Orlan",
    "\n\n",
    ".",
    ", ",
    "President ",
    "visited ",
    "Paris",
    "'s ",
    "(",
    ")",
    "12 ",
    "million ",
    "\u200f",
    "é",
    "\U0001f600",
    "that ",
    "the UN ",
]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_scrambled_news_gives_a_lawful_record(text: str) -> None:
    record = dragoman.read_article(text, title="Scrambled", published=None)
    assert check_record(record) == []
