"""The ledger's figures, one command each; ``records.jsonl`` is what ``read`` made.

python -m benchmarks.ledger read --records records.jsonl        # PolNeAR's 924 open articles; a few minutes
python -m benchmarks.ledger scale big.ledger --records records.jsonl --documents 100000     # an hour or two
python -m benchmarks.ledger questions big.ledger
python -m benchmarks.ledger keeping --records records.jsonl
python -m benchmarks.ledger copies --records records.jsonl
python -m benchmarks.ledger kills --records records.jsonl --documents 500 --times 50
python -m benchmarks.ledger workers --documents 924 --times 3
python -m benchmarks.ledger happenings
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cyclopts import App

BENCH = Path("../shared/bench")
RECORDS = Path("records.jsonl")
app = App(name="benchmarks.ledger", help=__doc__, help_format="plaintext")


@app.command
def read(*, records: Path = RECORDS, bench: Path = BENCH) -> None:
    """Read PolNeAR's open articles and write their records."""
    from benchmarks.ledger.corpus import read_articles

    _show(read_articles(bench, records))


@app.command
def scale(ledger: Path, *, records: Path = RECORDS, documents: int = 10_000) -> None:
    """Make a large ledger from stretches of real articles; the same call goes on where it was stopped."""
    from benchmarks.ledger.corpus import load_records
    from benchmarks.ledger.scale import make_ledger

    _show(make_ledger(load_records(records), ledger, documents))


@app.command
def multiply(ledger: Path, times: int) -> None:
    """Make a ledger so many times as large: its rows again under other days."""
    from benchmarks.ledger.scale import multiply_ledger

    _show(multiply_ledger(ledger, times))


@app.command
def questions(ledger: Path, *, rounds: int = 40, only: str = "") -> None:
    """Ask a ledger every question many times; 95th percentiles in milliseconds, by the clock and of the processor."""
    from benchmarks.ledger.questions import question_figures

    _show(question_figures(ledger, rounds, only=only))


@app.command
def keeping(*, records: Path = RECORDS) -> None:
    """What keeping costs against reading (processor), and the size of the file against the text."""
    from benchmarks.ledger.corpus import load_records
    from benchmarks.ledger.keeping import keeping_figures

    _show(keeping_figures(load_records(records)))


@app.command
def copies(*, records: Path = RECORDS) -> None:
    """Near copies that are known again, and different articles that are taken for copies."""
    from benchmarks.ledger.copies import copy_figures
    from benchmarks.ledger.corpus import load_records

    _show(copy_figures(load_records(records)))


@app.command
def kills(*, records: Path = RECORDS, documents: int = 500, times: int = 50) -> None:
    """Kill a run that keeps records at random moments, and compare its tables with an unbroken run's."""
    from benchmarks.ledger.corpus import load_records
    from benchmarks.ledger.kills import kill_figures

    _show(kill_figures(load_records(records)[:documents], times))


@app.command
def workers(*, documents: int = 924, times: int = 3, bench: Path = BENCH) -> None:
    """Whole runs of `dragoman add` with one worker and with two, in turn, over PolNeAR's open articles."""
    from benchmarks.ledger.corpus import load_articles
    from benchmarks.ledger.workers import worker_figures

    _show(worker_figures(load_articles(bench)[:documents], times=times))


@app.command
def happenings(*, records: Path = RECORDS, gold: Path = Path("tests/data")) -> None:
    """Pairwise F1 of happenings on the development part, on the pairs that the weights were learned from, and on pairs of
    articles that are less alike."""
    from benchmarks.ledger.corpus import load_records, of_part
    from benchmarks.ledger.happenings import happening_figures

    found = load_records(records)
    for part, name in (
        ("dev", "happenings.json"),
        ("train", "happenings_training.json"),
        ("train", "happenings_far.json"),
    ):
        print(name)
        _show(happening_figures(of_part(found, part, BENCH), gold / name))


def _show(figures: Mapping[str, float]) -> None:
    for name, value in figures.items():
        print(f"{name:<44}{value:>12g}")


app()
