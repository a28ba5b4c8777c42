"""The interface over HTTP: every address answers, in the form described, with every row once, and says what is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from hostile import hostile_records
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from dragoman import Ledger
from dragoman.ledger import patience as waiting
from dragoman.web.app import make_app
from dragoman.web.endpoints import ENDPOINTS, Endpoint
from dragoman.web.filling import fill_ledger
from dragoman.web.openapi import describe
from dragoman.web.parameters import PARAMETERS

BASE = "http://127.0.0.1:8420"
# What an address cannot be asked without.
NEEDED = {"/api/timeline": "actor=Kenya", "/api/relations": "one=Kenya&other=Norway", "/api/compare": "documents=1,2"}


@pytest.fixture(scope="module")
def ledger(demo_ledger: Path) -> Iterator[Ledger]:
    with Ledger(demo_ledger) as opened:
        yield opened


@pytest.fixture(scope="module")
def client(ledger: Ledger) -> TestClient:
    return TestClient(make_app(ledger), base_url=BASE)


def get(client: TestClient, address: str) -> Any:
    response = client.get(address)
    assert response.status_code == 200, response.text
    return response.json()


def address_of(endpoint: Endpoint, more: str = "") -> str:
    path = endpoint.path.replace("{document}", "1").replace("{actor}", "2")
    asked = "&".join(filter(None, (NEEDED.get(endpoint.path, ""), more)))
    return f"{path}?{asked}" if asked else path


def all_rows(client: TestClient, address: str, limit: int) -> list[Any]:
    rows: list[Any] = []
    after = None
    for _ in range(1_000):
        sign = "&" if "?" in address else "?"
        page = client.get(f"{address}{sign}limit={limit}" + (f"&after={after}" if after else ""))
        assert page.status_code == 200, page.text
        rows += page.json()["rows"]
        after = page.json()["following"]
        if after is None:
            return rows
    raise AssertionError("the pages do not end")


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda one: one.path)
def test_every_address_answers_in_the_form_that_is_described(client: TestClient, endpoint: Endpoint) -> None:
    response = client.get(address_of(endpoint))
    assert response.status_code == 200, response.text
    msgspec.json.decode(response.content, type=endpoint.answer)
    description = describe()
    content = description["paths"][endpoint.path]["get"]["responses"]["200"]["content"]
    schema = {**content["application/json"]["schema"], "components": description["components"]}
    jsonschema.Draft202012Validator(schema).validate(response.json())
    if endpoint.path != "/api/failures":
        assert len(response.content) > 100


def test_the_description_is_openapi_and_names_all_addresses_and_parameters(client: TestClient) -> None:
    description = get(client, "/api/openapi.json")
    validate(description)
    assert set(description["paths"]) == {one.path for one in ENDPOINTS} | {"/api/openapi.json"}
    for endpoint in ENDPOINTS:
        told = {one["name"] for one in description["paths"][endpoint.path]["get"]["parameters"] if one["in"] == "query"}
        assert told == set(endpoint.parameters)
    assert set(PARAMETERS) == {name for one in ENDPOINTS for name in one.parameters}


@pytest.mark.parametrize("endpoint", [one for one in ENDPOINTS if one.paged], ids=lambda one: one.path)
def test_pages_hold_every_row_once(client: TestClient, endpoint: Endpoint) -> None:
    whole = all_rows(client, address_of(endpoint), 200)
    parts = all_rows(client, address_of(endpoint), 7)
    assert parts == whole and (whole or endpoint.path == "/api/failures")
    keys = [(row.get("what"), row["id"]) for row in whole]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("sort", ["newest", "oldest", "opinion", "events"])
@pytest.mark.parametrize("words", ["", "harbour"])
def test_sorted_documents(client: TestClient, sort: str, words: str) -> None:
    rows = all_rows(client, f"/api/documents?sort={sort}&q={words}", 3)
    assert len({row["id"] for row in rows}) == len(rows) > 3
    share = {row["id"]: row["voice"]["opinion"] / sum(row["voice"].values()) for row in rows}
    keys = {
        "newest": [row["published"] for row in rows][::-1], "oldest": [row["published"] for row in rows],
        "opinion": [share[row["id"]] for row in rows][::-1], "events": [row["events"] for row in rows][::-1],
    }[sort]  # fmt: skip
    assert keys == sorted(keys)


def test_documents_by_words_show_the_passage(client: TestClient) -> None:
    rows = get(client, "/api/documents?q=welders")["rows"]
    assert rows
    for row in rows:
        text = get(client, f"/api/documents/{row['id']}")["record"]["document"]["text"]
        assert row["passage"] in text
        assert {row["passage"][a:b].lower() for a, b in row["hits"]} == {"welders"}


@pytest.mark.parametrize(
    "asked",
    ["actor=Kenya", "actor=Kenya&type=CONSULT", "party=Norway", "actor=Norway&recipient=Kenya", "type=AID", "quad=conflict",
     "status=denied", "actor=NOR&since=2026-03&until=2026-03", "type=SANCTION&publisher=evening compass", "place=Mombasa",
     "party=%234&type=AID&type=AGREE"],
)  # fmt: skip
def test_documents_by_what_happens_in_them(
    client: TestClient, ledger: Ledger, asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same by the index of the actor and by going through the documents; and as the list of events has it."""
    rare = all_rows(client, f"/api/documents?{asked}&sort=newest", 50)
    monkeypatch.setattr("dragoman.ledger.questions.cards.RARE", 0)
    fresh = TestClient(make_app(ledger), base_url=BASE)  # one that does not remember the answer
    often = all_rows(fresh, f"/api/documents?{asked}&sort=newest", 50)
    assert often == rare and 0 < len(rare) < 16
    # A document's day is that of its publication, an event's its own: only the filters of events are compared.
    plain = "&".join(one for one in asked.split("&") if not one.startswith(("since", "until")))
    if plain == asked:
        events = all_rows(client, f"/api/events?{asked.replace('actor=Kenya', 'party=Kenya')}", 200)
        assert {row["document"]["id"] for row in events} == {row["id"] for row in rare}


def test_documents_by_speaker_subject_and_opinion(client: TestClient) -> None:
    said = all_rows(client, "/api/statements?speaker=Amara Kiptoo", 200)
    found = all_rows(client, "/api/documents?speaker=Amara Kiptoo", 50)
    assert {row["document"]["id"] for row in said} == {row["id"] for row in found} != set()
    about = all_rows(client, "/api/statements?about=Kenya", 200)
    found = all_rows(client, "/api/documents?about=Kenya", 50)
    assert {row["document"]["id"] for row in about} == {row["id"] for row in found} != set()
    judging = all_rows(client, "/api/documents?opinion=0.3", 50)
    assert judging and all(row["voice"]["opinion"] / sum(row["voice"].values()) >= 0.3 for row in judging)


def test_copies_are_folded_and_told(client: TestClient) -> None:
    folded, whole = get(client, "/api/documents")["rows"], get(client, "/api/documents?count_copies=true")["rows"]
    (copy,) = [row for row in whole if row["copy_of"] is not None]
    assert copy["id"] not in {row["id"] for row in folded}
    assert {row["id"]: row["copies"] for row in folded}[copy["copy_of"]] == 1
    assert get(client, f"/api/documents/{copy['id']}")["original"]["id"] == copy["copy_of"]
    assert [row["id"] for row in get(client, f"/api/documents/{copy['copy_of']}")["copies"]] == [copy["id"]]


def test_a_document_whole(client: TestClient, ledger: Ledger) -> None:
    by_number = get(client, "/api/documents/2")
    assert get(client, f"/api/documents/{by_number['row']['hash'][:16]}") == by_number
    assert by_number["record"] == msgspec.json.decode(ledger.record(2).to_json())
    text, record = by_number["record"]["document"]["text"], by_number["record"]
    assert by_number["entities"].keys() <= {one["id"] for one in record["actors"]}
    assert set(by_number["summaries"]) == {one["id"] for one in record["events"]}
    for event in record["events"]:
        brief = by_number["summaries"][event["id"]]
        assert event["trigger"]["start"] >= brief["sentence_start"] and event["trigger"]["end"] <= brief["sentence_end"]
        assert text[brief["sentence_start"] : brief["sentence_end"]].strip()
    for key, told in by_number["tellings"].items():
        rows = get(client, f"/api/happenings?happening={told['happening']}")["rows"]
        assert told["documents"] == rows[0]["documents"] > 1 and key in by_number["summaries"]
    for key, quoted in by_number["quoted"].items():
        rows = get(client, f"/api/quotations?quotation={quoted['quotation']}")["rows"]
        assert len(rows[0]["tellings"]) > 1 and key in {one["id"] for one in record["statements"]}


def test_an_actor_whole(client: TestClient) -> None:
    kenya = get(client, "/api/actors?name=Kenya")["rows"][0]
    whole = get(client, f"/api/actors/{kenya['id']}")
    assert whole == get(client, "/api/actors/Kenya") and whole["row"] == kenya
    events = all_rows(client, f"/api/events?party=%23{kenya['id']}", 200)
    assert sum(month["events"] for month in whole["months"]) == len(events)
    acts = [row for row in events if kenya["id"] in {one["entity"] for one in row["actor"]}]
    assert sum(one["events"] for one in whole["types"] if one["as"] == "actor") == len(acts)
    assert "Norway" in {one["name"] for one in whole["with"]}
    assert whole["statements"] == len(all_rows(client, f"/api/statements?speaker=%23{kenya['id']}", 200))
    months = [month["month"] for month in whole["months"]]
    for since, until in (("2026-03", "2026-03"), ("2026-03-01", "2026-03-31"), ("2026-03-02", "2026-03-20")):
        part = get(client, f"/api/actors/{kenya['id']}?since={since}&until={until}")
        inside = all_rows(client, f"/api/events?actor=%23{kenya['id']}&since={since}&until={until}", 200)
        assert sum(one["events"] for one in part["types"] if one["as"] == "actor") == len(inside) > 0
        assert [month["month"] for month in part["months"]] == months
        assert sum(one["events"] for one in part["with"]) > 0


def test_a_network_leads_to_its_events(client: TestClient) -> None:
    network = get(client, "/api/network")
    names = {node["entity"]: node["name"] for node in network["nodes"]}
    assert len(network["lines"]) > 10
    for line in network["lines"][:5]:
        asked = f"actor=%23{line['source']}&quad={line['quad']}"
        happened = "&status=reported&status=planned&status=historical&status=recurring"
        events = all_rows(client, f"/api/events?{asked}{happened}", 200)
        # Those who act together have no recipient: each is the other's.
        others = [{one["entity"] for one in (*event["actor"], *event["recipient"])} for event in events]
        assert sum(line["target"] in other for other in others) == line["events"]
        assert {line["source"], line["target"]} <= set(names)
    few = get(client, "/api/network?nodes=4&lines=3")
    assert len(few["nodes"]) <= 4 and len(few["lines"]) <= 3 and few["lines"][0] == network["lines"][0]
    persons = get(client, "/api/network?kind=person")["nodes"]
    assert persons and {node["kind"] for node in persons} == {"person"}


def test_a_map_counts_every_event_once(client: TestClient) -> None:
    for asked in ("", "party=Kenya", "since=2026-03-10&until=2026-03-20", "type=CONSULT", "publisher=Meridian Post"):
        seen = get(client, f"/api/map?{asked}")
        events = all_rows(client, f"/api/events?{asked}", 200)
        assert sum(point["events"] for point in seen["points"]) + seen["unplaced"] == len(events) > 0
    point = get(client, "/api/map")["points"][0]
    assert len(all_rows(client, f"/api/events?place={point['name']}", 200)) >= point["events"] > 1


def test_voices_count_every_sentence(client: TestClient) -> None:
    for asked in ("", "publisher=Harbour Gazette", "since=2026-03-10", "since=2026-04&until=2026-04", "document=3"):
        seen = get(client, f"/api/voices?{asked}")
        cards = all_rows(client, f"/api/documents?{asked}", 50)
        told = {name: sum(one[name] for one in seen["outlets"]) for name in ("reported", "attributed", "opinion")}
        assert told == {name: sum(card["voice"][name] for card in cards) for name in told}
        said = all_rows(client, f"/api/statements?{asked}", 200)
        most = seen["quoted"][0]
        assert most["statements"] == sum((row["speaker"] or {}).get("entity") == most["entity"] for row in said) > 0


@pytest.mark.parametrize("endpoint", [one for one in ENDPOINTS if one.cells], ids=lambda one: one.path)
def test_downloads(client: TestClient, endpoint: Endpoint) -> None:
    rows = get(client, address_of(endpoint, "limit=200" if endpoint.paged else ""))
    response = client.get(address_of(endpoint, "format=csv"))
    assert response.status_code == 200 and response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["content-disposition"] == f'attachment; filename="dragoman-{endpoint.name}.csv"'
    assert response.headers["cache-control"] == "no-store" and response.content.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))
    assert len(table) > 1 or endpoint.path == "/api/failures"
    assert {len(row) for row in table} == {len(table[0])}
    lines = client.get(address_of(endpoint, "format=jsonl")).content.splitlines()
    whole = endpoint.rows(msgspec.json.decode(msgspec.json.encode(rows), type=endpoint.answer))
    assert len(lines) == len(list(whole))


def test_a_download_runs_no_formula(tmp_path: Path) -> None:
    record = msgspec.structs.replace(hostile_records()[0])
    bad = msgspec.structs.replace(record.document, title='=HYPERLINK("http://x")', publisher="@SUM(A1)")
    fill_ledger(tmp_path / "bad.ledger", [msgspec.structs.replace(record, document=bad)])
    with Ledger(tmp_path / "bad.ledger") as ledger:
        client = TestClient(make_app(ledger), base_url=BASE)
        for path in ("/api/documents", "/api/events"):
            row = next(csv.DictReader(io.StringIO(client.get(f"{path}?format=csv").content.decode("utf-8-sig"))))
            assert row["title"].startswith("'=") and row["publisher"].startswith("'@")


@pytest.mark.parametrize(
    ("address", "status", "what"),
    [
        ("/api/events?tpye=AID", 400, "no such parameter"), ("/api/events?type=LUNCH", 400, "none of its values"),
        ("/api/events?since=2026-13", 400, "no date"), ("/api/events?since=2026-03&until=2026-02", 400, "comes after"),
        ("/api/events?limit=201", 400, "out of range"), ("/api/events?limit=0", 400, "out of range"),
        ("/api/events?limit=many", 400, "no number"), ("/api/events?after=x", 400, "no place to go on"),
        ("/api/documents?sort=events&after=x~y", 400, "no place to go on"), ("/api/claims?score=nan", 400, "out of range"),
        ("/api/events?actor=Kenya&actor=Norway", 400, "stands twice"), ("/api/events?happening=99999999999999999999", 400, "out of range"),
        ("/api/events?actor=" + "x" * 1001, 400, "longer than"), ("/api/events?actor=%00", 400, "no text"),
        ("/api/documents?q=...", 400, "no word"), ("/api/timeline", 400, "missing"), ("/api/relations?one=Kenya", 400, "missing"),
        ("/api/compare?documents=1", 400, "nothing to compare"), ("/api/compare?documents=" + ",".join("123456789abcd"), 400, "too many"),
        ("/api/network?nodes=501", 400, "out of range"), ("/api/events?quad=strange", 400, "no class"),
        ("/api/events?mode=strange", 400, "no mode"), ("/api/events?count_copies=perhaps", 400, "neither true nor false"),
        ("/api/documents/999", 404, "no such document"), ("/api/documents/nothing", 404, "no such document"),
        ("/api/actors/99999", 404, "no such actor"), ("/api/actors/Nobody At All", 404, "nobody"),
        ("/api/events?actor=Nobody At All", 404, "nobody"), ("/api/happenings?happening=999", 404, "no such happening"),
        ("/api/quotations?quotation=999", 404, "no such quotation"), ("/api/compare?documents=1,999", 404, "no such document"),
        ("/api/nothing", 404, "nothing at this address"), ("/nothing.html", 404, "nothing at this address"),
        ("/../pyproject.toml", 404, "nothing"), ("/%2e%2e/%2e%2e/pyproject.toml", 404, "nothing"), ("/assets/", 404, "nothing"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(client: TestClient, address: str, status: int, what: str) -> None:
    response = client.get(address)
    assert response.status_code == status, response.text
    fault = response.json()
    assert set(fault) == {"what", "where", "remedy"} and what in fault["what"]
    assert response.headers["cache-control"] == "no-store"


def test_an_answer_is_asked_again_only_when_the_ledger_changed(tmp_path: Path) -> None:
    records = hostile_records()
    path = tmp_path / "small.ledger"
    fill_ledger(path, records[:1])
    with Ledger(path) as ledger:
        client = TestClient(make_app(ledger), base_url=BASE)
        first = client.get("/api/about")
        tag = first.headers["etag"]
        again = client.get("/api/about", headers={"If-None-Match": tag})
        assert again.status_code == 304 and again.content == b"" and again.headers["etag"] == tag
        assert client.get("/api/months", headers={"If-None-Match": tag}).status_code == 200
        with Ledger(path, write=True) as writer:
            writer.keep(records[1])
            changed = client.get("/api/about", headers={"If-None-Match": tag})
        assert changed.status_code == 200 and changed.json()["counts"]["documents"] == 2


def test_a_question_without_end_is_stopped(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "STEPS", 1)
    slow = TestClient(make_app(ledger, seconds=0.0), base_url=BASE)
    response = slow.get("/api/network")
    assert response.status_code == 503 and "took longer" in response.json()["what"]
    assert response.headers["retry-after"] == "2"
    # The same connection answers the next question that is given time.
    assert TestClient(make_app(ledger), base_url=BASE).get("/api/network").status_code == 200


def test_a_fault_of_the_server_is_told_without_its_insides(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Ledger, "overview", lambda self: 1 / 0)
    client = TestClient(make_app(ledger), base_url=BASE, raise_server_exceptions=False)
    response = client.get("/api/about")
    assert response.status_code == 500 and "division" not in response.text
    assert response.headers["content-security-policy"].startswith("default-src 'none'")


def test_long_answers_are_packed(client: TestClient) -> None:
    assert client.get("/api/events", headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in client.get("/api/failures", headers={"Accept-Encoding": "gzip"}).headers
