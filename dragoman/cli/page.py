"""``dragoman page``: records as one file that opens in any browser, without a server."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

from cyclopts import Parameter

from dragoman.cli.asking import Chosen, make_filter, open_ledger
from dragoman.errors import DragomanError, ReadError, RecordError


def page(
    *records: Annotated[str, Parameter(allow_leading_hyphen=True)],
    out: Annotated[Path, Parameter(name=["--out", "-o"])],
    ledger: Path | None = None,
    date: str | None = None,
    title: str | None = None,
    chosen: Chosen | None = None,
) -> int:
    """Write one self-contained file, to look at and to mail: the texts, what was found in them, how they differ.

    Examples:

        dragoman read news/ --format jsonl --out records.jsonl
        dragoman page records.jsonl --out report.html
        dragoman page visit.html other.html --out report.html
        dragoman page --ledger work.ledger --since 2026-03 --out march.html

    Parameters
    ----------
    records
        Files of records (JSON or JSONL, as dragoman read writes them), or anything that dragoman read takes, which is
        read first.
    out
        The file to write.
    ledger
        Take the documents of this ledger; --since, --until, --publisher and --document choose among them.
    date
        The date (YYYY-MM-DD) of texts that are read, where the source does not give it.
    title
        The headline of texts that are read, where the source does not give it.
    """
    unknown = [one for one in records if one.startswith("-") and one != "-"]
    if unknown:
        return _wrong(f"there is no option {unknown[0]} (see dragoman page --help)")
    if bool(records) == (ledger is not None):
        return _wrong("name records or texts, or a ledger with --ledger (one of the two)")
    from dragoman.ledger.memory import Ledger
    from dragoman.web.assets import SINGLE
    from dragoman.web.filling import fill_ledger
    from dragoman.web.static_page import read_shell, write_static_page

    read_shell(SINGLE)  # what is missing is told before anything is read
    failures: list[DragomanError] = []
    with TemporaryDirectory(prefix="dragoman-page-") as folder:
        path = Path(folder) / "page.ledger"
        found = _from_ledger(ledger, chosen) if ledger is not None else _from_sources(records, date, title, failures)
        count = fill_ledger(path, found)
        if not count:
            print("dragoman: there is no document to show", file=sys.stderr)
            return 1
        with Ledger(path) as kept:
            size = write_static_page(kept, out, name=ledger.name if ledger is not None else out.stem)
    print(f"dragoman: {count} documents, {size / 1e6:.1f} MB: {out}", file=sys.stderr)
    return 1 if failures else 0


def _wrong(line: str) -> int:
    print(f"dragoman: {line}", file=sys.stderr)
    return 2


def _from_ledger(path: Path, chosen: Chosen | None) -> Iterator[Any]:
    with open_ledger(path) as opened:
        yield from opened.iterate_records(make_filter(chosen))


def _from_sources(
    sources: tuple[str, ...], date: str | None, title: str | None, failures: list[DragomanError]
) -> Iterator[Any]:
    """Records of files that hold records, and of all else, read; what fails is told and the others go on."""
    from dragoman.pipeline import interpret_many
    from dragoman.read import ReadOptions, read_source

    def fail(error: DragomanError) -> None:
        failures.append(error)
        print(f"dragoman: {error}", file=sys.stderr)

    for source in sources:
        try:
            if holds_records(source):
                yield from _read_records(Path(source), fail)
                continue
            for item in read_source(source, ReadOptions(title=title, published=date), _say):
                if isinstance(item, DragomanError):
                    fail(item)
                    continue
                for outcome in interpret_many([item]):
                    if isinstance(outcome, DragomanError):
                        fail(outcome)
                    else:
                        yield outcome
        except DragomanError as error:
            fail(error)


def _say(line: str) -> None:
    print(f"dragoman: {line}", file=sys.stderr)


def holds_records(source: str) -> bool:
    """Tell whether a file holds records and not texts: JSON, and what comes first names the schema of a record."""
    from dragoman.record.model import SCHEMA

    path = Path(source)
    if path.suffix.lower() not in (".json", ".jsonl", ".ndjson") or not path.is_file():
        return False
    with path.open("rb") as file:
        start = file.read(200).lstrip(b"\xef\xbb\xbf \t\r\n[")
    return path.suffix.lower() == ".json" or SCHEMA.partition("/")[0].encode() in start.replace(b" ", b"")


def _read_records(path: Path, fail: Any) -> Iterator[Any]:
    from dragoman.cli.check import _lines
    from dragoman.record.check import check_record
    from dragoman.record.json import read_record

    try:
        for where, line in _lines(path):
            try:
                record = read_record(line, where)
                faults = check_record(record)
                if faults:
                    raise RecordError("; ".join(faults[:3]), where, "read the text again")
                yield record
            except DragomanError as error:
                fail(error)
    except OSError as error:
        raise ReadError(f"cannot be read ({error.strerror})", str(path), "name a file of records") from error
    except ValueError as error:
        raise ReadError(f"not JSON: {error}", str(path), "name a file of records") from error
