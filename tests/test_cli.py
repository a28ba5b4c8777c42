"""The commands, as a user calls them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ARTICLE = "Foreign Minister Nadia Orlan visited Kenya on Monday. “We agree on water,” she said.\n"


def call(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dragoman", *arguments],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
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
    assert done.returncode == 0 and "network shut" in done.stdout, done.stderr


def test_wrong_calls() -> None:
    assert call("read").returncode == 2
    assert call("read", "--format", "xml", "a.txt").returncode == 2
    assert call("read", "-", "--date", "last week", given=ARTICLE).returncode == 1
