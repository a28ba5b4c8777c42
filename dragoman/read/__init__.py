"""From a source to its ``Document``s: a file, a folder, standard input or an address.

What cannot be read is yielded as an error that names the source and the remedy, and the run goes on.
"""

from __future__ import annotations

import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.errors import DragomanError, ReadError
from dragoman.read.article import Article, ReadOptions, Warn, document_from, iso_date, new_document
from dragoman.read.html import read_html
from dragoman.read.pdf import read_pdf
from dragoman.read.plain import read_markdown, read_plain
from dragoman.read.table import count_rows, read_csv, read_jsonl, read_tsv
from dragoman.record.model import Document

__all__ = ["READERS", "ReadOptions", "Reader", "count_sources", "new_document", "read_source"]

Reader = Callable[[BinaryIO, str, ReadOptions, Warn], Iterator[Article | ReadError] | Iterator[Article]]

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".pdf": read_pdf,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_tsv,
}


def read_source(
    source: str, options: ReadOptions | None = None, warn: Warn | None = None
) -> Iterator[Document | DragomanError]:
    """Yield the documents of a source in order, and in the place of each that cannot be read its error.

    ``source``: a path, a folder (read to its depths, in order of name), ``-`` for standard input, or an http(s)
    address. ``warn`` is told in one line what had to be assumed.
    Raises: ReadError at once when ``options.published`` is no date.
    """
    options = options or ReadOptions()
    if options.published is not None:
        iso_date(options.published)
    return _documents(source, options, warn or _silent)


def count_sources(source: str) -> int | None:
    """Return about how many documents a source holds, or None when only reading it would tell."""
    if source == "-":
        return None
    if is_address(source):
        return 1
    path = Path(source)
    try:
        if path.is_dir():
            counts = [_count(entry) for entry in _walk(path) if isinstance(entry, Path) and suffix_of(entry) in READERS]
            return None if None in counts else sum(filter(None, counts))
        return _count(path)
    except (OSError, ValueError):
        return None


def is_address(source: str) -> bool:
    """Tell whether the source is an http(s) address."""
    return source.lower().startswith(("http://", "https://"))


def suffix_of(path: Path) -> str:
    """Return the suffix that tells the format, in small letters; that of ``a.jsonl.gz`` is ``.jsonl``."""
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    return suffixes[0] if len(suffixes) == 2 and suffixes[1] == ".gz" else (suffixes or [""])[-1]


def _documents(source: str, options: ReadOptions, warn: Warn) -> Iterator[Document | DragomanError]:
    if source == "-":
        yield from _finished(_sniffed(sys.stdin.buffer, "<stdin>", options, warn), "<stdin>", options, warn)
    elif is_address(source):
        from dragoman.read.web import read_web  # ssl and its friends: only for addresses

        yield from _finished(read_web(source, options, warn), source, options, warn)
    else:
        try:
            is_folder = Path(source).is_dir()
        except (OSError, ValueError):  # a NUL in the name, a name too long
            is_folder = False
        yield from _folder(Path(source), options, warn) if is_folder else _file(Path(source), options, warn)


def _finished(
    articles: Iterator[Article | ReadError] | Iterator[Article], source: str, options: ReadOptions, warn: Warn
) -> Iterator[Document | DragomanError]:
    """Turn articles into documents; whatever a source does, one line tells it and the next source is read."""
    read = 0
    try:
        for article in articles:
            read += 1
            try:
                yield article if isinstance(article, ReadError) else document_from(article, source, options, warn)
            except DragomanError as error:
                yield error
    except DragomanError as error:
        yield error
    except (gzip.BadGzipFile, EOFError, zlib.error):
        yield ReadError("the packed file is broken", source, "pack or download it again")
    except OSError as error:
        yield _unopened(error, source)
    else:
        if not read:
            yield ReadError("the document holds no text", source, "check that the file is the one you meant")


def _file(path: Path, options: ReadOptions, warn: Warn) -> Iterator[Document | DragomanError]:
    source = str(path)
    try:
        stream = _open(path)
    except (OSError, ValueError) as error:
        yield _unopened(error, source)
        return
    with stream:
        reader = READERS.get(suffix_of(path), _sniffed)
        yield from _finished(reader(stream, source, options, warn), source, options, warn)


def _open(path: Path) -> BinaryIO:
    if path.suffix.lower() == ".gz":
        return cast(BinaryIO, gzip.open(path, "rb"))
    return path.open("rb")


def _folder(folder: Path, options: ReadOptions, warn: Warn) -> Iterator[Document | DragomanError]:
    found = False
    for entry in _walk(folder):
        if isinstance(entry, ReadError):
            yield entry
        elif suffix_of(entry) in READERS:
            found = True
            yield from _file(entry, options, warn)
        else:
            yield ReadError(f"skipped, {suffix_of(entry) or 'no suffix'} is not a known format", str(entry), _KNOWN)
    if not found:
        yield ReadError("the folder holds nothing that can be read", str(folder), _KNOWN)


def _walk(folder: Path) -> Iterator[Path | ReadError]:
    """Yield the files below a folder by name, hidden ones left out; a link that leads back is not followed."""
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                key = (status.st_dev, status.st_ino)
                if key not in seen:
                    seen.add(key)
                    names = sorted(name for name in os.listdir(path) if not name.startswith("."))
                    waiting.extend(path / name for name in reversed(names))
            elif stat.S_ISREG(status.st_mode):
                yield path
            else:
                yield ReadError("skipped, it is not a file", str(path), "name it by itself to read it")
        except OSError as error:
            yield _unopened(error, str(path))


def _sniffed(stream: BinaryIO, source: str, options: ReadOptions, warn: Warn) -> Iterator[Article | ReadError]:
    """Read what has no suffix by how it begins."""
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(cast(io.RawIOBase, stream))
    head = cast(io.BufferedReader, buffered).peek(4096)[:4096]
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"%pdf-"):
        reader: Reader = read_pdf
    elif start.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<article")):
        reader = read_html
    elif start.startswith(b'{"') and (len(head) == 4096 or start.rstrip().endswith(b"}")):
        reader = read_jsonl
    else:
        reader = read_plain
    yield from reader(buffered, source, options, warn)


def _count(path: Path, largest: int = 50_000_000) -> int | None:
    suffix = suffix_of(path)
    if suffix not in (".jsonl", ".ndjson", ".csv", ".tsv"):
        return 1
    if path.stat().st_size > largest or not path.is_file():
        return None
    with _open(path) as stream:
        return count_rows(stream, "jsonl" if suffix in (".jsonl", ".ndjson") else suffix[1:])


def _unopened(error: Exception, source: str) -> ReadError:
    if isinstance(error, FileNotFoundError):
        return ReadError("there is no such file or folder", source, "check the path")
    if isinstance(error, PermissionError):
        return ReadError("may not be opened", source, "ask for the right to read it")
    why = getattr(error, "strerror", None) or str(error)
    return ReadError(f"cannot be opened ({why})", source, "check the path")


def _silent(_: str) -> None:
    return None


_KNOWN = f"known are {' '.join(READERS)}"
