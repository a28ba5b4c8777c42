"""``dragoman add``: runs that fail in part, are killed, meet each other, and go on."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli import call
from test_ledger import tables

from dragoman import Ledger
from dragoman.bulk.adding import GROUP

PLACES = ["Kenya", "Portugal", "Chile", "Norway", "Japan", "Peru", "Ghana", "Nepal", "Oman", "Cuba", "Fiji", "Malta"]


def write_articles(folder: Path, count: int) -> Path:
    """Short articles, each of its own, some alike enough to share actors and happenings."""
    draw = random.Random(5)
    folder.mkdir()
    for n in range(count):
        one, other = draw.sample(PLACES, 2)
        words = " ".join(draw.sample(["harbour", "grain", "water", "border", "school", "rail", "fish", "power"], 4))
        text = (
            f"The president of {one} visited {other} on Tuesday. {one} and {other} signed an agreement on {words}. "
            f"“We will keep our word number {n} to every family in the north,” President Ada Moor{n % 7} said. "
            f"Police in {other} arrested {n + 2} people at a protest. {other} accused {PLACES[n % 12]} of delay number {n}."
        )
        (folder / f"{n:04}.txt").write_text(text, "utf-8")
    return folder


def test_add_then_ask(tmp_path: Path) -> None:
    articles, ledger = write_articles(tmp_path / "a", 6), str(tmp_path / "x.ledger")
    (articles / "0001b.txt").write_bytes((articles / "0001.txt").read_bytes())
    (articles / "empty.txt").write_text("", "utf-8")
    (articles / "=cmd|' -x'!A0 [red].txt").write_text("The minister of Fiji visited Oman. Fiji praised Oman.", "utf-8")
    done = call("add", str(articles), "--ledger", ledger, "--date", "2025-03-05")
    assert done.returncode == 1 and "7 read" in done.stderr and "1 already there" in done.stderr, done.stderr
    assert "1 failed" in done.stderr and "empty.txt" in done.stderr
    again = call("add", str(articles), "--ledger", ledger)
    assert "0 read" in again.stderr and "8 already there" in again.stderr, again.stderr
    listed = json.loads(call("failures", "--ledger", ledger, "--format", "json").stdout)
    assert [(Path(one["source"]).name, one["tries"]) for one in listed] == [("empty.txt", 2)]
    (articles / "empty.txt").write_text("The king of Nepal met the president of Peru in Lima on Friday.", "utf-8")
    taken = call("add", "--retry", "--ledger", ledger)
    assert taken.returncode == 0 and "1 read" in taken.stderr, taken.stderr
    assert "nothing failed" in call("failures", "--ledger", ledger).stderr
    rows = json.loads(call("events", "--party", "Fiji", "--ledger", ledger, "--format", "json").stdout)
    assert rows and rows[0]["sentence"] in "The minister of Fiji visited Oman. Fiji praised Oman."
    table = call("events", "--party", "Fiji", "--ledger", ledger)
    assert table.returncode == 0 and "Oman" in table.stdout
    sheet = call("events", "--party", "Fiji", "--ledger", ledger, "--format", "csv").stdout
    assert sheet.splitlines()[0].startswith("id,day,")
    none = call("events", "--since", "2031", "--ledger", ledger)
    assert none.returncode == 0 and none.stdout == "" and "nothing in the ledger fits" in none.stderr
    wrong = call("events", "--since", "31.1.2025", "--ledger", ledger)
    assert wrong.returncode == 1 and "is no date" in wrong.stderr
    assert "no such ledger" in call("claims", "--ledger", str(tmp_path / "none.ledger")).stderr
    assert call("ledger", "check", ledger).returncode == 0
    for told in (call("ledger", "info", ledger), call("ledger", "info", "--ledger", ledger),
                 call("ledger", "info", DRAGOMAN_LEDGER=ledger)):  # fmt: skip
        assert told.returncode == 0 and told.stdout.startswith("documents"), told.stderr
    nothing = call("claims", DRAGOMAN_LEDGER="")
    assert nothing.returncode == 2 and "name a source or a ledger" in nothing.stderr


def test_refresh_says_what_changed(tmp_path: Path) -> None:
    article, ledger = tmp_path / "a.txt", str(tmp_path / "x.ledger")
    article.write_text("The president of Chile visited Peru on Tuesday. Chile praised Peru.", "utf-8")
    assert call("add", str(article), "--ledger", ledger).returncode == 0
    first = call("add", str(article), "--ledger", ledger, "--refresh")
    assert "1 already there" in first.stderr, first.stderr
    told = call("add", str(article), "--ledger", ledger, "--refresh", "--date", "2025-03-05")
    assert "times: " in told.stderr and "what is known of the document" in told.stderr, told.stderr
    with Ledger(ledger) as opened:
        assert opened.document(1).published == "2025-03-05"


def test_actors_and_frames_of_ones_own_count_as_another_reader(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nadia Orlan visited Peru on Tuesday. Blue Lantern praised Peru.", "utf-8")
    actors = tmp_path / "actors.csv"
    actors.write_text("name,kind,country,sectors,wikidata\nBlue Lantern,organisation,KEN,SOC,Q102\n", "utf-8")
    ledger = tmp_path / "x.ledger"
    run = ("add", str(tmp_path / "a.txt"), "--ledger", str(ledger), "--date", "2025-03-05")
    assert "1 read" in call(*run).stderr
    again = call(*run, "--refresh", "--actors", str(actors))
    assert "1 read again, 1 of them otherwise" in again.stderr, again.stderr
    assert "1 already there" in call(*run, "--refresh", "--actors", str(actors)).stderr
    with Ledger(ledger) as opened:
        assert opened.actor("Blue Lantern").identifier == "Q102"
        assert ", own actors " in opened.record(1).reader.ontology
    missing = call(*run, "--frames", str(tmp_path / "none.toml"))
    assert missing.returncode == 1 and "none.toml" in missing.stderr


def add_process(articles: Path, ledger: Path, *more: str, dies_at: int | None = None) -> subprocess.Popen[bytes]:
    """Begin a run; one that ``dies_at`` a document ends there, inside of the transaction that keeps it."""
    start = ["-m", "dragoman"] if dies_at is None else ["-c", DYING, str(dies_at)]
    return subprocess.Popen(
        [sys.executable, *start, "add", str(articles), "--ledger", str(ledger), "--date", "2025-03-05", *more],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip


DYING = """
import os, signal, sys
from dragoman.cli.main import main
from dragoman.ledger.memory import Keeper
left, keep = int(sys.argv.pop(1)), Keeper.keep

def keep_or_die(*arguments, **named):
    global left
    kept = keep(*arguments, **named)
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return kept

Keeper.keep = keep_or_die
main()
"""


def test_a_killed_run_goes_on_and_ends_alike(tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "a", 40)
    whole, killed = tmp_path / "whole.ledger", tmp_path / "killed.ledger"
    assert add_process(articles, whole).wait() == 0
    for dies_at, kept in ((1, 0), (GROUP, 0), (GROUP + 1, GROUP)):  # of a group whose last word is not said, nothing
        assert add_process(articles, killed, dies_at=dies_at).wait() == -signal.SIGKILL
        with Ledger(killed) as ledger:
            assert len(ledger) == kept and ledger.check() == []
    run = add_process(articles, killed)
    with contextlib.suppress(subprocess.TimeoutExpired):
        run.wait(timeout=3)  # and once wherever it happens to be
        assert run.returncode == 0
    with contextlib.suppress(ProcessLookupError):
        os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    assert add_process(articles, killed).wait() == 0
    with Ledger(killed) as ledger:
        assert len(ledger) == 40 and ledger.check() == []
    assert tables(whole) == tables(killed)


def test_two_runs_into_one_ledger(tmp_path: Path) -> None:
    articles, ledger = write_articles(tmp_path / "a", 12), tmp_path / "x.ledger"
    runs = [add_process(articles, ledger), add_process(articles, ledger)]
    assert [run.wait(timeout=240) for run in runs] == [0, 0]
    with Ledger(ledger) as opened:
        assert len(opened) == 12 and opened.check() == [] and opened.failures() == []


def test_workers_keep_the_same_ledger(tmp_path: Path) -> None:
    articles = write_articles(tmp_path / "a", 20)
    one, two = tmp_path / "one.ledger", tmp_path / "two.ledger"
    assert add_process(articles, one).wait() == 0
    assert add_process(articles, two, "--workers", "2").wait() == 0
    assert tables(one) == tables(two)


def test_a_worker_that_dies_costs_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.bulk import engines
    from dragoman.errors import ReadError
    from dragoman.read.article import new_document
    from dragoman.settings import DEFAULT

    monkeypatch.setattr(engines, "read_group", deadly)
    documents = [new_document(f"Text {n}.") for n in range(3)] + [new_document("poison"), new_document("Text 9.")]
    outcomes = [one for group in engines.processes(1)([documents], DEFAULT) for one in group]
    assert [isinstance(one, ReadError) for one in outcomes] == [False, False, False, True, False]


def deadly(documents: list[object], settings: object) -> list[bytes]:
    for document in documents:
        if document.text == "poison":  # type: ignore[attr-defined]
            os.kill(os.getpid(), signal.SIGKILL)
    return [b"{}" for _ in documents]
