"""``dragoman read``: sources in, records out."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Annotated, Any, Literal

from cyclopts import Parameter

from dragoman.errors import DragomanError, ReadError
from dragoman.record.model import Document, Record
from dragoman.settings import Settings


def read(
    *sources: Annotated[str, Parameter(allow_leading_hyphen=True)],
    date: str | None = None,
    title: str | None = None,
    format: Literal["text", "json", "jsonl", "plover"] = "text",
    out: Annotated[Path | None, Parameter(name=["--out", "-o"])] = None,
    text_column: str = "text",
    title_column: str = "title",
    date_column: str = "published",
    encoding: str | None = None,
    model: str | None = None,
    frames: Path | None = None,
    actors: Path | None = None,
    force: bool = False,
) -> int:
    """Read sources and show or write their records.

    Examples:

        dragoman read article.txt --date 2026-02-10
        dragoman read https://example.org/news.html --format json
        cat article.txt | dragoman read - --format jsonl

    Parameters
    ----------
    sources
        Files (text, Markdown, HTML, PDF, JSONL, CSV), folders, http(s) addresses, or - for standard input.
    date
        The document's date (YYYY-MM-DD), where the source does not give it. Relative dates are counted from it.
    title
        The headline, where the source does not give it.
    format
        text to look at, json (one indented array), jsonl (one record a line), or plover (one row an event, CSV).
    out
        Write here instead of to standard output.
    text_column
        JSONL and CSV: the column that holds the text.
    title_column
        JSONL and CSV: the column that holds the headline.
    date_column
        JSONL and CSV: the column that holds the date.
    encoding
        The encoding of text files, where it cannot be told.
    model
        Another spaCy pipeline with Universal Dependencies labels: its name or folder.
    frames
        A file of event frames of your own (TOML): frames to add, ids of frames to switch off.
    actors
        An actor file (CSV or JSON): who is known by name, with offices by date; see dragoman actors --help.
    force
        Read also what does not look like English.
    """
    if not sources:
        print(
            "dragoman: nothing to read; name a file, a folder, an address or - (see dragoman read --help)",
            file=sys.stderr,
        )
        return 2
    unknown = [source for source in sources if source.startswith("-") and source != "-"]
    if unknown:
        print(f"dragoman: there is no option {unknown[0]} (see dragoman read --help)", file=sys.stderr)
        return 2
    from dragoman.read import ReadOptions

    if actors is not None:
        from dragoman.lexicon.actor_file import load_actor_file

        load_actor_file(str(actors))  # what is wrong with it is told before anything is read
    if date is not None and not _is_date(date):
        print(f"dragoman: --date {date!r} is not a date; write it as 2026-02-10", file=sys.stderr)
        return 2
    options = ReadOptions(
        title=title, published=date, text_column=text_column, title_column=title_column, date_column=date_column,
        encoding=encoding, force=force,
    )  # fmt: skip
    with ExitStack() as stack:
        stream: IO[str] = sys.stdout
        if format != "text" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(
                encoding="utf-8", errors="strict"
            )  # JSON is UTF-8 whatever the terminal's own encoding is
        if out is not None:
            try:
                stream = stack.enter_context(out.open("w", encoding="utf-8"))
            except OSError as error:
                raise ReadError(f"cannot be written ({error.strerror})", str(out), "name another file") from error
        if frames is not None:
            from dragoman.lexicon.frames import load_frames

            load_frames(str(frames))  # a fault in it is told before anything is read
        settings = Settings(
            model=model,
            force=force,
            actors=str(actors) if actors else None,
            frames=str(frames) if frames else None,
        )
        return _run(sources, options, stream, format, settings, stack)


def _is_date(value: str) -> bool:
    from dragoman.read.article import iso_date

    try:
        return bool(iso_date(value))
    except ReadError:
        return False


def _run(
    sources: tuple[str, ...], options: Any, stream: IO[str], format: str, settings: Settings, stack: ExitStack
) -> int:
    from dragoman.cli.progress import Progress

    progress = stack.enter_context(Progress(sources))
    done = failed = 0
    if format == "json":
        stream.write("[")
    for outcome in _outcomes(sources, options, settings, progress):
        progress.advance()
        if isinstance(outcome, DragomanError):
            failed += 1
            progress.say(f"dragoman: {outcome}")
            continue
        _write(outcome, stream, format, done)
        done += 1
    if format == "json":
        stream.write("]\n")
    stream.flush()
    if done + failed > 1 or (failed and not done):
        progress.say(f"dragoman: {done} read, {failed} failed")
    return 1 if failed or not done else 0


def _outcomes(
    sources: tuple[str, ...], options: Any, settings: Settings, progress: Any
) -> Iterator[Record | DragomanError]:
    """Records and errors in the order of the sources."""
    from dragoman.pipeline import interpret_many
    from dragoman.read import read_source

    def documents(source: str) -> Iterator[Document | DragomanError]:
        try:
            yield from read_source(source, options, lambda line: progress.say(f"dragoman: {line}"))
        except DragomanError as error:
            yield error

    for source in sources:
        for item in documents(source):
            if isinstance(item, DragomanError):
                yield item
            else:
                yield from interpret_many([item], settings)


def _write(record: Record, stream: IO[str], format: str, number: int) -> None:
    if format == "jsonl":
        stream.write(record.to_json() + "\n")
    elif format == "json":
        import msgspec

        pretty = msgspec.json.format(record.to_json().encode("utf-8"), indent=2).decode("utf-8")
        stream.write(("," if number else "") + "\n" + pretty + "\n")
    elif format == "plover":
        from dragoman.export.plover import write_rows

        write_rows([record], stream, header=number == 0)
    else:
        from dragoman.cli.present import present

        present(record, stream, first=number == 0)
