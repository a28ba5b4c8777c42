"""Nobody but the page itself may ask, and no text of an article becomes anything but text."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hostile import SCRIPTS, TRICKS, hostile_record, hostile_records, long_record
from starlette.testclient import TestClient

from dragoman import Ledger
from dragoman.errors import DragomanError
from dragoman.record.check import check_record
from dragoman.web import assets
from dragoman.web.app import make_app
from dragoman.web.filling import fill_ledger
from dragoman.web.safety import Door, door_for, host_name, is_loopback
from dragoman.web.serving import address_of, open_port, serve

BASE = "http://127.0.0.1:8420"
TOKEN = "a-token-that-nobody-guesses"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("hostile") / "hostile.ledger"
    fill_ledger(path, hostile_records())
    with Ledger(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def client(ledger: Ledger) -> TestClient:
    return TestClient(make_app(ledger), base_url=BASE)


@pytest.fixture
def guarded(ledger: Ledger) -> TestClient:
    return TestClient(make_app(ledger, door_for("0.0.0.0", 8420, TOKEN)), base_url="http://192.0.2.7:8420")


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8420", "localhost:8420", "LOCALHOST", "[::1]:8420", "localhost.:9", "127.0.0.1"]
)
def test_names_of_this_machine(client: TestClient, host: str) -> None:
    assert client.get("/api/failures", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example:8420", "127.0.0.1.evil.example", "localhost.evil.example", "192.168.1.2:8420", "", "localhost@evil.example",
     "localhost:8420:8420", "evil.example#localhost", "[::1", "0.0.0.0:8420", "127.0.0.1:evil"],
)  # fmt: skip
@pytest.mark.parametrize("address", ["/", "/api/about", "/api/openapi.json", "/nothing"])
def test_other_names_are_refused(client: TestClient, host: str, address: str) -> None:
    response = client.get(address, headers={"Host": host})
    assert response.status_code == 403 and "name" in response.json()["what"]


def test_a_name_is_read_out_of_a_host() -> None:
    names = {"a:1": "a", "A.B": "a.b", "[::1]:80": "::1", "[::1]": "::1", "a:b": None, ":80": None, "::1": ":"}
    assert {host: host_name(host) for host in names} == names


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://127.0.0.1:8420"}, 200), ({"Origin": "https://127.0.0.1:8420"}, 403),
        ({"Origin": "http://127.0.0.1:3000"}, 403), ({"Origin": "null"}, 403), ({"Origin": "https://evil.example"}, 403),
        ({"Origin": ""}, 403), ({"Sec-Fetch-Site": "same-origin"}, 200), ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403), ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"}, 403),
    ],
)  # fmt: skip
def test_other_sites_are_refused(client: TestClient, headers: dict[str, str], status: int) -> None:
    assert client.get("/api/failures", headers=headers).status_code == status


def test_a_link_elsewhere_may_open_the_page_and_nothing_more(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "is_built", lambda: False)
    there = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert client.get("/", headers={**there, "Sec-Fetch-Dest": "document"}).status_code == 503  # the page, not built
    assert client.get("/", headers={**there, "Sec-Fetch-Dest": "iframe"}).status_code == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("address", ["/", "/api/events", "/nothing"])
def test_nothing_is_written(client: TestClient, method: str, address: str) -> None:
    response = client.request(method, address)
    assert response.status_code == 405 and response.headers["allow"] == "GET, HEAD"


def test_the_ledger_is_opened_to_read(client: TestClient, ledger: Ledger) -> None:
    before = ledger.path.read_bytes()
    for address in ("/api/about", "/api/voices?publisher=x", "/api/documents?q=harbour", "/api/network"):
        client.get(address)
    assert ledger.path.read_bytes() == before
    with ledger.reading() as connection, pytest.raises(Exception, match="readonly"):
        connection.exec_driver_sql("DELETE FROM documents")


@pytest.mark.parametrize(
    "address",
    ["/", "/api/about", "/api/events?format=csv", "/api/nothing", "/api/events?x=1", "/api/documents/999", "/icon.svg"],
)
def test_every_answer_has_the_policy(client: TestClient, address: str) -> None:
    for response in (client.get(address), client.head(address), client.get(address, headers={"Host": "evil.example"})):
        policy = response.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["referrer-policy"] == "no-referrer"
        assert response.headers["cross-origin-opener-policy"] == "same-origin"
        assert response.headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in response.headers and "access-control-allow-origin" not in response.headers


# The token


def test_without_the_token_nothing_is_told(guarded: TestClient) -> None:
    for address in ("/", "/api/about", "/api/openapi.json", "/assets/x.js", "/?token=wrong", "/api/about?token="):
        response = guarded.get(address)
        assert response.status_code == 401 and response.headers["www-authenticate"] == "Bearer"
    for wrong in ("", TOKEN[:-1], TOKEN + "x", TOKEN.upper(), "ü"):
        assert guarded.get("/api/about", headers={"Authorization": f"Bearer {wrong}".encode()}).status_code == 401
        assert guarded.get("/api/about", headers={"Cookie": f"dragoman-8420={wrong}".encode()}).status_code == 401
    assert guarded.get("/api/about", headers={"Cookie": f"dragoman-9999={TOKEN}"}).status_code == 401


def test_the_token_opens_once_and_leaves_the_address(guarded: TestClient) -> None:
    response = guarded.get(f"/?token={TOKEN}", follow_redirects=False)
    assert response.status_code == 303 and response.headers["location"] == "/"
    cookie = response.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and "Path=/" in cookie
    assert guarded.get("/api/about").status_code == 200  # the cookie is kept
    sent_on = guarded.get(f"/api/events?token={TOKEN}&type=AID", follow_redirects=False)
    assert sent_on.headers["location"] == "/api/events?type=AID"
    away = guarded.get(f"//evil.example/%2e?token={TOKEN}", follow_redirects=False)
    assert away.status_code in (303, 404) and not away.headers.get("location", "/x").startswith("//")


def test_the_token_from_a_link_elsewhere(guarded: TestClient) -> None:
    there = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    response = guarded.get(f"/?token={TOKEN}&x=%22%3E%3Cscript%3E", headers=there)
    assert response.status_code == 200 and "SameSite=Strict" in response.headers["set-cookie"]
    assert TOKEN not in response.text and "<script" not in response.text


def test_the_token_as_a_bearer(guarded: TestClient) -> None:
    assert guarded.get("/api/about", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert guarded.get("/api/about", headers={"Authorization": f"bearer  {TOKEN}"}).status_code == 200
    assert guarded.get("/api/about", headers={"Authorization": f"Basic {TOKEN}"}).status_code == 401


def test_an_open_server_goes_by_addresses_and_its_own_name_only(guarded: TestClient) -> None:
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    for host in ("192.0.2.7:8420", "[2001:db8::1]:8420", socket.gethostname(), "localhost"):
        assert guarded.get("/api/failures", headers={**bearer, "Host": host}).status_code == 200
    assert guarded.get("/api/failures", headers={**bearer, "Host": "evil.example"}).status_code == 403
    one = door_for("192.0.2.7", 8420, TOKEN)
    assert "192.0.2.7" in one.names and not one.any_address


def test_loopback() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.9.9.9", "::1", "localhost", "LocalHost")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.168.1.1", "example.org", "localhost.evil.example", "")))


# Hostile articles


def test_hostile_records_are_lawful() -> None:
    assert [fault for record in hostile_records() for fault in check_record(record)] == []


@pytest.mark.parametrize("words", [*SCRIPTS, *TRICKS])
def test_hostile_words_come_back_as_they_are(ledger: Ledger, client: TestClient, words: str) -> None:
    record = hostile_record(words)
    response = client.get(f"/api/documents/{record.document.id}")
    assert response.headers["content-type"] == "application/json"
    answer = response.json()
    assert answer["record"]["document"]["text"] == record.document.text and words in record.document.text
    assert answer["row"]["title"] == f"Title {words} end" and answer["row"]["source"].endswith(words)
    (event,) = client.get("/api/events", params={"document": record.document.id}).json()["rows"]
    assert words in event["sentence"] and event["place"]["name"] == f"Town {words} end"
    found = client.get("/api/documents", params={"publisher": f"Outlet {words} end"}).json()["rows"]
    assert [row["id"] for row in found] == [answer["row"]["id"]]


@pytest.mark.parametrize(
    "words", [*SCRIPTS, *TRICKS, "'; DROP TABLE documents; --", '" OR 1=1 --', "%", "_", "*", "NEAR(a b)"]
)
def test_hostile_questions_are_only_questions(client: TestClient, words: str) -> None:
    for name, path in (("q", "documents"), ("actor", "events"), ("publisher", "events"), ("place", "map"),
                       ("name", "actors"), ("document", "events"), ("since", "months"), ("after", "events")):  # fmt: skip
        response = client.get(f"/api/{path}", params={name: words})
        assert response.status_code in (200, 400, 404) and response.headers["content-type"] == "application/json"
        assert response.headers["x-content-type-options"] == "nosniff"
    for address in (f"/api/documents/{words}", f"/api/actors/{words}", f"/{words}"):
        response = client.get(quote(address))
        assert response.status_code in (400, 404) and response.headers["content-type"] == "application/json"


def test_a_paragraph_of_five_million_letters(tmp_path: Path) -> None:
    record = long_record()
    fill_ledger(tmp_path / "long.ledger", [record])
    with Ledger(tmp_path / "long.ledger") as ledger:
        client = TestClient(make_app(ledger), base_url=BASE)
        assert len(client.get("/api/documents/1").json()["record"]["document"]["text"]) == len(record.document.text)
        (hit,) = client.get("/api/documents?q=harbour").json()["rows"]
        assert len(hit["passage"]) < 1_000 and hit["hits"]


# The port


def test_a_taken_port(monkeypatch: pytest.MonkeyPatch) -> None:
    with open_port("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(DragomanError, match="taken"):
            open_port("127.0.0.1", port)
        monkeypatch.setattr("dragoman.web.serving.PORT", port)
        with contextlib.suppress(DragomanError), open_port("127.0.0.1", None) as second:
            assert port < second.getsockname()[1] < port + 20
    with pytest.raises(DragomanError, match="cannot be opened"):
        open_port("192.0.2.1", 0)


def test_the_served_answer_names_no_server(ledger: Ledger) -> None:
    opened = open_port("127.0.0.1", 0)
    address = address_of(opened, "127.0.0.1")
    ready = threading.Event()
    thread = threading.Thread(target=_serve, args=(ledger, opened, ready.set), daemon=True)
    thread.start()
    assert ready.wait(20)
    with urllib.request.urlopen(f"{address}api/failures", timeout=20) as response:
        assert response.status == 200 and response.headers["server"] is None
        assert response.headers["content-security-policy"].startswith("default-src 'none'")
    for _ in range(3):  # more than one, so that the connection is not what keeps it alive
        request = urllib.request.Request(f"{address}api/failures", headers={"Host": "evil.example"})
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(request, timeout=20)
        time.sleep(0.01)


def _serve(ledger: Ledger, opened: Any, ready: Any) -> None:
    # A server outside the main thread may not catch signals: it needs none here, it ends with the tests.
    serve(ledger, opened, "127.0.0.1", None, ready)


def test_a_door_without_a_token_asks_for_none() -> None:
    assert door_for("127.0.0.1").token is None and isinstance(door_for("::1"), Door)
