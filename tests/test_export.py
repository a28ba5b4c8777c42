"""Exports are read back with the tools that their users have."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import duckdb
import jsonschema
import networkx
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld
from test_ledger import path, records  # noqa: F401

from dragoman import Filter, Ledger, Record
from dragoman.bulk.exporting import export_ledger
from dragoman.errors import DragomanError
from dragoman.export.annotation import annotations_of
from dragoman.export.cells import safe_cell, write_csv
from dragoman.export.ftm import entities
from dragoman.export.graph import write_graphml
from dragoman.record.json import read_record, record_schema

# The terms of the annotation vocabulary that are used here, as http://www.w3.org/ns/anno.jsonld defines them.
TERMS = {
    "oa": "http://www.w3.org/ns/oa#", "as": "http://www.w3.org/ns/activitystreams#", "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#", "id": {"@type": "@id", "@id": "@id"}, "type": {"@type": "@id", "@id": "@type"},
    "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody", "SpecificResource": "oa:SpecificResource",
    "TextPositionSelector": "oa:TextPositionSelector", "TextQuoteSelector": "oa:TextQuoteSelector", "Software": "as:Application",
    "body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"}, "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "scope": {"@type": "@id", "@id": "oa:hasScope"}, "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"}, "generator": {"@type": "@id", "@id": "as:generator"},
    "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix", "value": "rdf:value", "format": "dc:format",
    "language": "dc:language", "name": "foaf:name",
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"}, "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    **{one: f"oa:{one}" for one in ("assessing", "classifying", "describing", "identifying", "tagging")},
}  # fmt: skip


def test_jsonl_is_the_records(tmp_path: Path, path: Path) -> None:  # noqa: F811
    with Ledger(path) as ledger:
        assert export_ledger(ledger, "jsonl", tmp_path / "r.jsonl", Filter(count_copies=True)) == {"records": 5}
        kept = [one.to_json() for one in ledger.iterate_records(Filter(count_copies=True))]
    lines = (tmp_path / "r.jsonl").read_text("utf-8").splitlines()
    assert lines == kept and [read_record(line).to_json() for line in lines] == kept
    for line in lines:
        jsonschema.validate(json.loads(line), record_schema())


def test_tables_hold_the_same_in_csv_and_parquet(tmp_path: Path, path: Path) -> None:  # noqa: F811
    with Ledger(path) as ledger:
        plain = export_ledger(ledger, "csv", tmp_path / "csv", Filter())
        packed = export_ledger(ledger, "parquet", tmp_path / "parquet", Filter())
        events = list(ledger.iterate_events())
    assert plain == packed and plain["events"] == len(events) > 3
    for name, count in plain.items():
        sheet = pandas.read_csv(tmp_path / "csv" / f"{name}.csv", encoding="utf-8-sig")
        (rows,) = duckdb.sql(f"SELECT count(*) FROM '{tmp_path}/parquet/{name}.parquet'").fetchall()[0]
        assert len(sheet) == rows == count
    told = duckdb.sql(
        f"SELECT day, actor, type, sentence FROM '{tmp_path}/parquet/events.parquet' ORDER BY id"
    ).fetchall()
    assert [(str(day), sentence) for day, _, _, sentence in told] == [(one.day, one.sentence) for one in events]


def test_plover_rows_and_claim_reviews(tmp_path: Path, path: Path) -> None:  # noqa: F811
    with Ledger(path) as ledger:
        rows = export_ledger(ledger, "plover", tmp_path / "p.csv", Filter())["events"]
        drafts = export_ledger(ledger, "claimreview", tmp_path / "c.jsonl", Filter())["drafts"]
    assert len(pandas.read_csv(tmp_path / "p.csv", dtype=str)) == rows > 3
    nodes = [json.loads(line) for line in (tmp_path / "c.jsonl").read_text("utf-8").splitlines()]
    assert len(nodes) == drafts > 0 and all(node["@type"] == "ClaimReview" and node["claimReviewed"] for node in nodes)


def test_the_network_is_read_by_networkx(tmp_path: Path, path: Path) -> None:  # noqa: F811
    with Ledger(path) as ledger:
        counts = export_ledger(ledger, "graphml", tmp_path / "n.graphml", Filter())
    graph = networkx.read_graphml(tmp_path / "n.graphml", force_multigraph=True)
    assert graph.is_directed() and graph.number_of_edges() == counts["edges"] > 0
    labels = {data["label"] for _, data in graph.nodes(data=True)}
    assert {"Kenya", "Portugal"} <= labels
    assert all(-10 <= data["score"] <= 10 and data["weight"] >= 1 for _, _, data in graph.edges(data=True))


def test_annotations_are_linked_data_that_finds_its_words(records: list[Record]) -> None:  # noqa: F811
    count = 0
    for record in records:
        text = record.document.text
        for node in annotations_of(record):
            count += 1
            for target in node["target"]:
                position, quote = target["selector"]
                assert text[position["start"] : position["end"]] == quote["exact"]
                assert text[: position["start"]].endswith(quote["prefix"])
                assert text[position["end"] :].startswith(quote["suffix"])
            (expanded,) = jsonld.expand({**node, "@context": TERMS})
            assert expanded["@type"] == ["http://www.w3.org/ns/oa#Annotation"] and node["@context"].endswith(
                "anno.jsonld"
            )
            # Every key is a term of the vocabulary: what JSON-LD does not know, it drops.
            assert len(expanded) == len(node) - 1
            assert len(jsonld.to_rdf(expanded)["@default"]) > 8
    assert count > 20


# Schemata and the properties used here, as the format's own files list them.
FTM = {
    "Article": {"name", "title", "publishedAt", "publisher", "author", "language", "sourceUrl", "fileName"},
    "Person": {"name", "alias", "country", "position", "wikidataId", "keywords", "proof"},
    "PublicBody": {"name", "alias", "country", "wikidataId", "keywords", "proof"},
    "Organization": {"name", "alias", "country", "wikidataId", "keywords", "proof"},
    "Company": {"name", "alias", "country", "wikidataId", "keywords", "proof"},
    "LegalEntity": {"name", "alias", "country", "wikidataId", "keywords", "proof"},
    "Event": {"name", "summary", "keywords", "date", "startDate", "endDate", "location", "country", "organizer", "involved", "proof"},
}  # fmt: skip


def test_entities_follow_the_money(tmp_path: Path, path: Path, records: list[Record]) -> None:  # noqa: F811
    with Ledger(path) as ledger:
        count = export_ledger(ledger, "ftm", tmp_path / "e.jsonl", Filter())["entities"]
    nodes = [json.loads(line) for line in (tmp_path / "e.jsonl").read_text("utf-8").splitlines()]
    assert len(nodes) == count > 10
    ids = {node["id"]: node["schema"] for node in nodes}
    for node in nodes:
        assert set(node["properties"]) <= FTM[node["schema"]] and node["properties"]["name"]
        for values in node["properties"].values():
            assert values and all(isinstance(one, str) and one for one in values)
        for link in ("proof", "organizer", "involved"):
            for one in node["properties"].get(link, ()):
                assert ids[one] == "Article" if link == "proof" else ids[one] not in ("Article", "Event")
    kenya = {node["id"] for node in nodes if node["properties"]["name"] == ["Kenya"]}
    assert len(kenya) == 1
    assert all(node["properties"].get("country", ["ke"])[0].islower() for node in nodes)
    assert {node["schema"] for node in entities(records[0])} >= {"Article", "Event"}


@given(st.text(max_size=40))
def test_no_cell_becomes_a_formula(words: str) -> None:
    for cell in (words, "=" + words, " @" + words, "\t=" + words):
        stream = io.StringIO(newline="")
        write_csv([{"a": cell}], ["a"], stream)
        rows = list(csv.reader(io.StringIO(stream.getvalue(), newline="")))
        if rows[1:] and rows[1]:
            assert safe_cell(cell) == cell or rows[1][0].startswith("'")
            assert re.fullmatch(r"[+-]?[0-9.]+", rows[1][0]) or not rows[1][0].lstrip(" \u00a0").startswith(
                ("=", "+", "-", "@", "\t", "\r", "\n")
            )


def test_numbers_stay_numbers() -> None:
    assert (
        safe_cell(-3.5) == -3.5
        and safe_cell("-3.5") == "-3.5"
        and safe_cell("-3+2") == "'-3+2"
        and safe_cell("Kenya") == "Kenya"
    )


def test_hostile_words_in_the_network() -> None:
    stream = io.StringIO()
    nodes = [{"id": 'a"<&>\x00', "label": "]]>\x0b &amp; \ud800", "kind": None}, {"id": "b", "label": "b"}]
    write_graphml(nodes, [{"source": 'a"<&>\x00', "target": "b", "type": "AID", "weight": 1, "score": 10.0}], stream)
    graph = networkx.parse_graphml(stream.getvalue())
    assert graph.number_of_edges() == 1


def test_what_cannot_be_written_is_told(tmp_path: Path, path: Path) -> None:  # noqa: F811
    with Ledger(path) as ledger:
        with pytest.raises(DragomanError, match="there is no format"):
            export_ledger(ledger, "word", tmp_path / "x", Filter())
        with pytest.raises(DragomanError, match="cannot be written"):
            export_ledger(ledger, "jsonl", tmp_path / "no" / "x.jsonl", Filter())
        assert list(tmp_path.glob("*.part")) == []
