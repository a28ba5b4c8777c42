"""One file holds the page and its answers: by the addresses that ask, and so that no text of an article can end them."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hostile import hostile_records, long_record
from starlette.testclient import TestClient

from dragoman import Ledger
from dragoman.errors import DragomanError
from dragoman.web import static_page
from dragoman.web.app import make_app
from dragoman.web.filling import fill_ledger
from dragoman.web.static_page import address, collect_answers, read_shell, safe_json, write_static_page

SCRIPT = 'const a = "<!--<script></script>"; if (1 < 2) document.body.dataset.ran = `</SCRIPT x>`;'
INDEX = """<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>dragoman</title>
    <link rel="icon" href="./icon.svg" type="image/svg+xml" />
    <script type="module" crossorigin src="./page.js"></script>
    <link rel="stylesheet" crossorigin href="./page.css">
  </head>
  <body><div id="page"></div></body>
</html>
"""


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A front end as the build makes it, but small: what is tried is how it is put into the file."""
    folder = tmp_path_factory.mktemp("single")
    (folder / "index.html").write_text(INDEX, "utf-8")
    (folder / "page.js").write_text(SCRIPT, "utf-8")
    (folder / "page.css").write_text("body > p { color: red }", "utf-8")
    (folder / "licenses.md").write_text("## a part - 1.0 (MIT) <somebody>", "utf-8")
    return folder


class Parts(HTMLParser):
    """The scripts, styles and metas of a page, as a parser of HTML sees them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.inside.append("")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is not None:  # inside a script or a style
            self.inside[-1] += data


def parse(page: str) -> Parts:
    parts = Parts()
    parts.feed(page)
    parts.close()
    return parts


def written(ledger_path: Path, shell: Path, out: Path) -> str:
    with Ledger(ledger_path) as ledger:
        assert write_static_page(ledger, out, single=shell) == out.stat().st_size
    return out.read_text("utf-8")


def data_of(page: str) -> dict[str, Any]:
    parts = parse(page)
    scripts = [attributes for tag, attributes in parts.tags if tag in ("script", "style")]
    (at,) = [n for n, one in enumerate(scripts) if one.get("id") == "dragoman-data"]
    found: dict[str, Any] = json.loads(parts.inside[at])
    return found


def test_the_answers_are_those_of_the_server(demo_ledger: Path, shell: Path, tmp_path: Path) -> None:
    data = data_of(written(demo_ledger, shell, tmp_path / "report.html"))
    assert data["static"] is True
    responses = data["responses"]
    with Ledger(demo_ledger) as ledger:
        client = TestClient(make_app(ledger), base_url="http://127.0.0.1:8420")
        for key in responses:
            path, _, query = key.partition("?")
            answer = client.get(f"{path}?{query}").json()
            if path == "/api/about":
                assert responses[key] == {**answer, "static": True}
            elif "following" in answer and answer["following"] is not None:
                assert responses[key]["rows"][: len(answer["rows"])] == answer["rows"]
                assert len(responses[key]["rows"]) > len(answer["rows"]) and responses[key]["following"] is None
            else:
                assert responses[key] == {**answer, **({"following": None} if "following" in answer else {})}
    assert {key.split("?")[0].split("/")[2] for key in responses} == {
        "about", "documents", "events", "statements", "claims", "agreements", "actors", "timeline", "network", "map",
        "months", "voices", "happenings", "quotations", "failures",
    }  # fmt: skip
    assert len([key for key in responses if key.startswith("/api/documents/")]) == len(
        responses["/api/documents?"]["rows"]
    )


def test_only_what_was_put_in_may_run(demo_ledger: Path, shell: Path, tmp_path: Path) -> None:
    page = written(demo_ledger, shell, tmp_path / "report.html")
    parts = parse(page)
    names = [tag for tag, _ in parts.tags]
    assert names.count("script") == 2 and names.count("style") == 1 and "link" not in names
    assert not [a for _, attributes in parts.tags for a in attributes if a in ("src", "href") or a.startswith("on")]
    first = next(attributes for tag, attributes in parts.tags if tag == "meta" and "http-equiv" in attributes)
    assert names.index("meta") < names.index("style") < names.index("script")
    policy = first["content"] or ""
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy and "http" not in policy
    style, _, script = parts.inside
    for kind, words in (("script", script), ("style", style)):
        digest = base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "</script" not in script.lower() and "<!--" not in script
    assert script.replace("\\", "") == SCRIPT


@pytest.mark.parametrize("count", [1, 23])
def test_hostile_articles_stay_text(shell: Path, tmp_path: Path, count: int) -> None:
    records = hostile_records()[:count]
    fill_ledger(tmp_path / "hostile.ledger", records)
    page = written(tmp_path / "hostile.ledger", shell, tmp_path / "report.html")
    parts = parse(page)
    names = [tag for tag, _ in parts.tags]
    assert names.count("script") == 2 and not {"img", "svg", "iframe", "a", "body onload"} & set(names)
    assert not [a for _, attributes in parts.tags for a in attributes if a.startswith("on")]
    responses = data_of(page)["responses"]
    texts = {responses[key]["record"]["document"]["text"] for key in responses if key.startswith("/api/documents/")}
    with Ledger(tmp_path / "hostile.ledger") as ledger:
        kept = {row.hash for row in ledger.iterate_documents()}
    assert texts == {record.document.text for record in records if record.document.id in kept} and texts
    # Between the tags of the data block nothing could begin a tag or a comment.
    block = re.search(r'id="dragoman-data">(.*?)</script>', page, re.DOTALL)
    assert block and not set(block[1]) & set("<>&\u2028\u2029")


def test_json_that_may_stand_anywhere() -> None:
    hard = ["</script>", "<!--", "-->", "]]>", "&lt;", "\u2028\u2029", 'quote "\\', "\\u003c", "é😀"]
    safe = safe_json(json.dumps(hard, ensure_ascii=False).encode())
    assert json.loads(safe) == hard and not set(safe) & set("<>&\u2028\u2029")


def test_keys_are_written_as_a_browser_writes_them() -> None:
    # Source: ECMA-262, encodeURIComponent leaves A-Z a-z 0-9 - _ . ! ~ * ' ( )
    assert address("/api/x") == "/api/x?"
    assert address("/api/x", [("b", "#1 é"), ("a", "-_.!~*'()"), ("b", "&=+/")]) == (
        "/api/x?a=-_.!~*'()&b=%231%20%C3%A9&b=%26%3D%2B%2F"
    )


def test_too_much_for_one_file_is_told(demo_ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(static_page, "WHOLE", 100_000)
    with Ledger(demo_ledger) as ledger, pytest.raises(DragomanError, match="larger than"):
        collect_answers(ledger, "demo")


def test_what_one_file_holds_at_most(demo_ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, most in (("MOST_ROWS", 30), ("MOST_ACTORS", 2), ("MOST_TIMELINE_ROWS", 5)):
        monkeypatch.setattr(static_page, name, most)
    with Ledger(demo_ledger) as ledger:
        answers = {key: json.loads(bytes(raw)) for key, raw in collect_answers(ledger, "demo").items()}
    assert len(answers["/api/events?"]["rows"]) == 30
    assert len([key for key in answers if key.startswith("/api/actors/")]) == 2
    assert {len(answers[key]["rows"]) for key in answers if key.startswith("/api/timeline")} == {5}


def test_a_long_paragraph_fits(shell: Path, tmp_path: Path) -> None:
    record = long_record()
    fill_ledger(tmp_path / "long.ledger", [record])
    responses = data_of(written(tmp_path / "long.ledger", shell, tmp_path / "report.html"))["responses"]
    assert responses["/api/documents/1?"]["record"]["document"]["text"] == record.document.text


def test_a_page_that_was_not_built_is_told(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="was not built") as told:
        read_shell(tmp_path)
    assert "make page" in told.value.remedy and "Node 20" in told.value.remedy


# The commands


def call(*arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    start = f"{code}\nfrom dragoman.cli.main import main\nimport sys\nsys.argv[1:] = {list(arguments)!r}\nmain()"
    return subprocess.run([sys.executable, "-c", start], capture_output=True, text=True, encoding="utf-8", check=False)


def use(shell: Path) -> str:
    return f"from pathlib import Path\nimport dragoman.web.assets as assets\nassets.SINGLE = Path({str(shell)!r})"


def test_page_from_records_texts_and_a_ledger(demo_ledger: Path, shell: Path, tmp_path: Path) -> None:
    with Ledger(demo_ledger) as ledger:
        records = [ledger.record(1), ledger.record(2)]
    (tmp_path / "two.jsonl").write_text("".join(one.to_json() + "\n" for one in records), "utf-8")
    (tmp_path / "one.json").write_text(records[0].to_json(), "utf-8")
    (tmp_path / "visit.txt").write_text("Foreign Minister Nadia Orlan visited Kenya on Monday.\n", "utf-8")
    (tmp_path / "rows.jsonl").write_text('{"text": "Norway praised Kenya.", "title": "Praise"}\n', "utf-8")
    out = tmp_path / "report.html"
    for sources, count in ((("two.jsonl",), 2), (("one.json", "visit.txt", "rows.jsonl"), 3)):
        done = call("page", *(str(tmp_path / one) for one in sources), "--out", str(out), code=use(shell))
        assert done.returncode == 0, done.stderr
        assert len(data_of(out.read_text("utf-8"))["responses"]["/api/documents?"]["rows"]) == count
    done = call("page", "--ledger", str(demo_ledger), "--since", "2026-04", "--out", str(out), code=use(shell))
    assert done.returncode == 0 and "5 documents" in done.stderr, done.stderr
    assert data_of(out.read_text("utf-8"))["responses"]["/api/about?"]["name"] == "demo.ledger"


def test_page_tells_what_is_wrong(demo_ledger: Path, shell: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "report.html")
    with Ledger(demo_ledger) as ledger:
        line = ledger.record(1).to_json()
    (tmp_path / "broken.json").write_text(line.replace("Norwegian", "Swedish", 1), "utf-8")
    done = call("page", str(tmp_path / "broken.json"), "--out", out, code=use(shell))
    assert done.returncode == 1 and "SHA-256" in done.stderr and not Path(out).exists()
    assert call("page", "--out", out).returncode == 2
    assert call("page", "a.jsonl", "--ledger", "b.ledger", "--out", out).returncode == 2
    assert call("page", "--bogus", "a.jsonl", "--out", out).returncode == 2
    missing = call("page", str(tmp_path / "none.jsonl"), "--out", out, code=use(shell))
    assert missing.returncode == 1 and "none.jsonl" in missing.stderr
    unbuilt = call("page", "a.jsonl", "--out", out, code=use(tmp_path / "nowhere"))
    assert unbuilt.returncode == 1 and "make page" in unbuilt.stderr and "Traceback" not in unbuilt.stderr


def test_serve_tells_what_is_wrong(tmp_path: Path) -> None:
    assert call("serve", str(tmp_path / "none.ledger"), "--port", "0").returncode == 1
    assert call("serve", "--demo", "work.ledger").returncode == 2
    assert call("serve", "--port", "70000").returncode == 2
    done = call("serve", str(tmp_path / "none.ledger"), "--host", "192.0.2.1")
    assert done.returncode == 1 and "--host" in done.stderr
    for command in ("serve", "page"):
        help_ = call(command, "--help")
        assert help_.returncode == 0 and f"dragoman {command}" in help_.stdout


@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM"])
def test_serve_prints_its_address_and_ends_quietly(demo_ledger: Path, how: str) -> None:
    command = [sys.executable, "-m", "dragoman", "serve", str(demo_ledger), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        lines: list[str] = []
        for line in server.stderr:
            lines.append(line)
            if "http://" in line:
                break
        (where,) = re.findall(r"http://127\.0\.0\.1:\d+/", lines[-1])
        with urllib.request.urlopen(f"{where}api/about", timeout=30) as response:
            assert json.load(response)["name"] == "demo.ledger"
        server.send_signal(getattr(signal, how))
        out, rest = server.communicate(timeout=30)
        assert server.returncode == 0 and out == "" and rest == ""


def test_an_open_address_has_a_token_that_is_printed_once(demo_ledger: Path) -> None:
    command = [sys.executable, "-m", "dragoman", "serve", str(demo_ledger), "--port", "0", "--host", "0.0.0.0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        lines: list[str] = []
        for line in server.stderr:
            lines.append(line)
            if "unencrypted" in line:
                break
        (where, token) = re.findall(r"(http://127\.0\.0\.1:\d+/)\?token=([\w-]{32,})", "".join(lines))[0]
        assert "".join(lines).count(token) == 1
        with pytest.raises(urllib.error.HTTPError, match="401"):
            urllib.request.urlopen(f"{where}api/about", timeout=30)
        request = urllib.request.Request(f"{where}api/about", headers={"Authorization": f"Bearer {token}"})
        with urllib.request.urlopen(request, timeout=30) as response:
            assert response.status == 200
        server.terminate()
        server.communicate(timeout=30)
