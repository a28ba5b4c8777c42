"""The commands, as a user calls them."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.cli.present import present

ARTICLE = "Foreign Minister Nadia Orlan visited Kenya on Monday. “We agree on water,” she said.\n"


def call(*arguments: str, given: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dragoman", *arguments],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=os.environ | environment,
    )


def test_text_for_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    done = call("read", str(tmp_path / "a.txt"), "--date", "2026-02-10")
    assert done.returncode == 0, done.stderr
    assert "Nadia Orlan" in done.stdout and "We agree on water" in done.stdout and done.stderr == ""


def test_json_is_alone_on_standard_output() -> None:
    done = call("read", "-", "--format", "json", given=ARTICLE)
    (record,) = json.loads(done.stdout)
    assert record["schema"] == "dragoman.record/1" and record["document"]["source"] == "<stdin>"


def test_a_bad_source_is_told_and_the_run_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    out = tmp_path / "records.jsonl"
    done = call(
        "read",
        str(tmp_path / "empty.txt"),
        str(tmp_path / "none.txt"),
        str(tmp_path / "a.txt"),
        "--format",
        "jsonl",
        "--out",
        str(out),
    )
    assert done.returncode == 1
    assert "empty.txt" in done.stderr and "none.txt" in done.stderr
    assert len(out.read_text("utf-8").splitlines()) == 1
    assert call("check", str(out)).returncode == 0


def test_check_finds_a_faulty_record(tmp_path: Path) -> None:
    line = call("read", "-", "--format", "jsonl", given=ARTICLE).stdout
    broken = tmp_path / "broken.jsonl"
    broken.write_text(line.replace("water", "wafer", 1), "utf-8")
    done = call("check", str(broken))
    assert done.returncode == 1 and "broken.jsonl:1" in done.stderr


def test_schema_and_doctor() -> None:
    assert json.loads(call("schema").stdout)["title"] == "dragoman.record/1"
    done = call("doctor")
    assert done.returncode == 0 and "asked for the network 0 times" in done.stdout, done.stdout + done.stderr


def test_wrong_calls() -> None:
    assert call("read").returncode == 2
    assert call("read", "--format", "xml", "a.txt").returncode == 2
    done = call("read", "-", "--date", "2026-02-30", given=ARTICLE)
    assert done.returncode == 2 and "2026-02-30" in done.stderr and done.stdout == ""


def test_a_terminal_that_lacks_a_character() -> None:
    ascii_only = {"PYTHONIOENCODING": "ascii"}
    shown = call("read", "-", given=ARTICLE, **ascii_only)
    assert shown.returncode == 0 and "Nadia Orlan" in shown.stdout, shown.stderr
    (record,) = json.loads(call("read", "-", "--format", "json", given=ARTICLE, **ascii_only).stdout)
    assert "“We agree on water,”" in record["document"]["text"]


def test_lines_fit_the_terminal() -> None:
    wide = call("demo", COLUMNS="110").stdout.splitlines()
    narrow = call("demo", COLUMNS="50").stdout.splitlines()
    assert max(map(len, narrow[:-1])) <= 50 < max(map(len, wide[:-1])) <= 110


def test_the_network_is_shut() -> None:
    code = """
import socket
from dragoman.cli.doctor import shut_network
tried = shut_network()
one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for attempt in (
    lambda: one.connect(("127.0.0.1", 9)),
    lambda: one.sendto(b"x", ("127.0.0.1", 9)),
    lambda: socket.getaddrinfo("localhost", 80),
):
    try: attempt()
    except OSError: pass
print(tried)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "['socket.connect', 'socket.sendto', 'socket.getaddrinfo']", done.stderr


MARKUP = st.sampled_from(
    ["[bold]", "[/green]", "\\", "[", "]", " Nadia Orlan ", " said ", "“", "”", "President ", "visited ", "\n\n", "é"]
)


@settings(max_examples=60)
@given(st.one_of(st.text(max_size=200), st.lists(MARKUP, max_size=40).map("".join)))
def test_any_record_can_be_shown(text: str) -> None:
    stream = io.StringIO()
    present(dragoman.read_article(text, title=text[:40] or None), stream)
    assert "Actors" in stream.getvalue()
