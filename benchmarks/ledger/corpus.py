"""The articles of PolNeAR's open parts and their records, read once and kept in a file."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path
from typing import Any

import dragoman
from dragoman.record.json import read_record
from dragoman.record.model import Document, Record

GROUP = 16  # documents read together, as `dragoman add` does


def load_articles(bench: Path) -> list[Document]:
    """Return the articles of the development part, then those of the training part."""
    return [
        dragoman.new_document(
            row["text"], title=row["title"], publisher=row["publisher"], published=row["date"], source=row["id"],
            language="en",
        )
        for part in ("dev", "train") for row in _rows(bench, part)
    ]  # fmt: skip


def read_articles(bench: Path, out: Path) -> dict[str, float]:
    """Read all articles, write their records, a line each, and return what reading took."""
    articles = load_articles(bench)
    next(dragoman.interpret_many(articles[:1]))  # models are loaded before the clock starts
    began, busy, kept = time.perf_counter(), time.process_time(), 0
    part = out.with_name(out.name + ".part")
    with part.open("w", encoding="utf-8") as stream:
        for n in range(0, len(articles), GROUP):
            for outcome in dragoman.interpret_many(articles[n : n + GROUP]):
                if isinstance(outcome, Record):
                    stream.write(outcome.to_json() + "\n")
                    kept += 1
    part.replace(out)
    return {
        "reading.articles": float(kept),
        "reading.seconds": round((time.perf_counter() - began) / kept, 4),
        "reading.cpu_seconds": round((time.process_time() - busy) / kept, 4),
    }


def load_records(path: Path) -> list[Record]:
    """Return records that ``read_articles`` wrote."""
    with path.open(encoding="utf-8") as stream:
        return [read_record(line) for line in stream]


def of_part(records: list[Record], part: str, bench: Path) -> list[Record]:
    """Return the records of one part (``dev`` or ``train``)."""
    named = {row["id"] for row in _rows(bench, part)}
    return [record for record in records if record.document.source in named]


def _rows(bench: Path, part: str) -> list[dict[str, Any]]:
    path = bench / "polnear" / f"polnear.{part}.jsonl"
    text = (
        path.read_text("utf-8")
        if path.exists()
        else gzip.decompress(path.with_name(path.name + ".gz").read_bytes()).decode()
    )
    return [json.loads(line) for line in text.splitlines()]
