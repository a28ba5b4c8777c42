"""A ledger for the moment: from records, or from articles that are read first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.ledger.memory import Ledger
from dragoman.pipeline import interpret_many
from dragoman.read import ReadOptions
from dragoman.read.article import document_from
from dragoman.read.table import read_jsonl
from dragoman.record.model import Document, Record

DEMO = "articles.jsonl"
TOGETHER = 200  # records kept in one transaction


def fill_ledger(path: Path, records: Iterable[Record]) -> int:
    """Keep records in a ledger, which is made where there is none; return how many. Raises: LedgerError."""
    count = 0
    with Ledger(path, write=True) as ledger:
        waiting: list[Record] = []
        for record in records:
            waiting.append(record)
            count += 1
            if len(waiting) >= TOGETHER:
                ledger.keep_many(waiting)
                waiting = []
        ledger.keep_many(waiting)
    return count


def demo_documents() -> Iterator[Document]:
    """Yield the articles that ship with dragoman: invented, from five invented outlets."""
    options = ReadOptions()
    with files("dragoman.demo").joinpath(DEMO).open("rb") as stream:
        for article in read_jsonl(stream, DEMO, options, _silent):  # type: ignore[arg-type]
            if isinstance(article, DragomanError):
                raise article
            yield document_from(article, DEMO, options, _silent)


def fill_demo(path: Path) -> Path:
    """Read the articles that ship into a ledger and return its path."""
    fill_ledger(path, _whole(interpret_many(demo_documents())))
    return path


def _whole(outcomes: Iterable[Record | DragomanError]) -> Iterator[Record]:
    for one in outcomes:
        if isinstance(one, DragomanError):
            raise one
        yield one


def _silent(line: str) -> None:
    pass
