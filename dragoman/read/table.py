"""A table: one document a row, and a broken row is told while the others are read."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from dragoman.errors import ReadError
from dragoman.read.article import Article, ReadOptions, Warn
from dragoman.read.decoding import decode, refuse_binary

_DATES = ("published", "date", "pubdate", "publish_date", "published_at")
_PUBLISHERS = ("publisher", "outlet", "sitename", "source")
_AUTHORS = ("authors", "author", "byline")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_jsonl(stream: BinaryIO, source: str, options: ReadOptions, warn: Warn) -> Iterator[Article | ReadError]:
    """Yield one article for each line that holds a JSON object, one error for each line that does not."""
    for number, line in _lines(stream, source, options, warn):
        where = f"{source}:{number}"
        if isinstance(line, ReadError):
            yield line
        elif line.strip():
            try:
                yield _article(json.loads(line), where, options)
            except ReadError as error:
                yield error
            except (ValueError, RecursionError) as error:
                yield ReadError(f"the row is not JSON ({error})", where, "mend the row")


def read_csv(stream: BinaryIO, source: str, options: ReadOptions, warn: Warn) -> Iterator[Article | ReadError]:
    """Yield one article for each row below the heads, with the delimiter that the heads show."""
    yield from _table(stream, source, options, warn, None)


def read_tsv(stream: BinaryIO, source: str, options: ReadOptions, warn: Warn) -> Iterator[Article | ReadError]:
    """Yield one article for each row below the heads, cells divided by tabs."""
    yield from _table(stream, source, options, warn, "\t")


def _table(
    stream: BinaryIO, source: str, options: ReadOptions, warn: Warn, delimiter: str | None
) -> Iterator[Article | ReadError]:
    problems: list[ReadError] = []
    lines = _texts(_lines(stream, source, options, warn), problems)
    first = next(lines, "")
    csv.field_size_limit(max(options.max_bytes, csv.field_size_limit()))
    rows = csv.reader(_chained(first, lines), delimiter=delimiter or _delimiter(first), strict=True)
    try:
        heads = [head.strip() for head in next(rows, [])]
    except csv.Error as error:
        yield ReadError(f"the row of heads is broken ({error})", f"{source}:1", "mend the row")
        return
    if problems and not heads:
        yield from problems
        return
    if not heads:
        yield ReadError("the document holds no text", source, "check that the file is the one you meant")
        return
    if _column(heads, options.text_column) is None:
        yield _missing(options.text_column, heads, source)
        return
    while True:
        where = f"{source}:{rows.line_num + 1}"
        try:
            cells = next(rows)
        except StopIteration:
            yield from problems
            return
        except csv.Error as error:
            yield ReadError(f"the row is broken ({error})", where, "close its quotation marks")
            continue
        yield from problems
        problems.clear()
        if len(cells) > len(heads):
            yield ReadError(
                f"the row has {len(cells)} cells under {len(heads)} heads",
                where,
                "put quotation marks around the cells",
            )
        elif any(cell.strip() for cell in cells):
            try:
                yield _article(dict(zip(heads, cells, strict=False)), where, options)
            except ReadError as error:
                yield error


def _article(row: object, where: str, options: ReadOptions) -> Article:
    """Raises: ReadError when the row has no text where it should have."""
    if not isinstance(row, Mapping):
        raise ReadError("the row is not an object with named values", where, 'write {"text": "…"}')
    heads = [str(head) for head in row]
    column = _column(heads, options.text_column)
    if column is None:
        raise _missing(options.text_column, heads, where)
    if not isinstance(row[column], str):
        raise ReadError(f"{column!r} holds no text", where, "name the column of the text with --text-column")
    return Article(
        text=row[column],
        title=_value(row, heads, (options.title_column,)),
        publisher=_value(row, heads, _PUBLISHERS),
        authors=_authors(row, heads),
        published=_value(row, heads, (options.date_column, *_DATES)),
        source=where,
    )


def _missing(column: str, heads: Sequence[str], where: str) -> ReadError:
    there = ", ".join(head[:40] for head in heads[:20]) or "none"
    return ReadError(
        f"there is no column {column!r}; there are: {there}", where, "name the column of the text with --text-column"
    )


def _column(heads: Sequence[str], name: str) -> str | None:
    """The head as written, found whatever its capitals."""
    if name in heads:
        return name
    return next((head for head in heads if head.lower() == name.lower()), None)


def _value(row: Mapping[str, object], heads: Sequence[str], names: Sequence[str]) -> str | None:
    for name in names:
        column = _column(heads, name)
        value = row.get(column) if column else None
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return None


def _authors(row: Mapping[str, object], heads: Sequence[str]) -> tuple[str, ...]:
    for name in _AUTHORS:
        column = _column(heads, name)
        value = row.get(column) if column else None
        if isinstance(value, list):
            return tuple(item for item in value if isinstance(item, str))
        if isinstance(value, str) and value.strip():
            return tuple(part.strip() for part in value.split(";"))
    return ()


def _lines(stream: BinaryIO, source: str, options: ReadOptions, warn: Warn) -> Iterator[tuple[int, str | ReadError]]:
    """Yield number and words of each line, or what keeps it from being read; memory holds one line at a time."""
    told: set[str] = set()

    def warn_once(note: str) -> None:
        if note not in told:
            told.add(note)
            warn(note)

    number = 0
    while line := stream.readline(options.max_bytes + 1):
        number += 1
        if number == 1 and line.startswith(_WIDE):
            whole = decode(line + stream.read(options.max_bytes), source, options, warn)
            yield from enumerate(whole.splitlines(keepends=True), 1)
            return
        if number == 1:
            refuse_binary(line, source)
        where = f"{source}:{number}"
        if len(line) > options.max_bytes:
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
            yield number, ReadError(f"the row is larger than {options.max_bytes / 1e6:g} MB", where, "split it")
            continue
        try:
            yield number, decode(line, source, options, warn_once)
        except ReadError as error:
            yield number, ReadError(error.what, where, error.remedy)


def _texts(lines: Iterator[tuple[int, str | ReadError]], problems: list[ReadError]) -> Iterator[str]:
    for _, line in lines:
        if isinstance(line, ReadError):
            problems.append(line)
            yield "\n"
        else:
            yield line.replace("\0", "")


def _chained(first: str, lines: Iterator[str]) -> Iterator[str]:
    if first:
        yield first
    yield from lines


def _delimiter(heads: str) -> str:
    return max(",;\t|", key=heads.count)


def count_rows(stream: BinaryIO, kind: str) -> int:
    """Return how many rows a table has, without looking into them."""
    if kind == "jsonl":
        return sum(1 for line in stream if line.strip())
    csv.field_size_limit(max(50_000_000, csv.field_size_limit()))
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="")
    return max(0, sum(1 for row in csv.reader(line.replace("\0", "") for line in text) if row) - 1)
