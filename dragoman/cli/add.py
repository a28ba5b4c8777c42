"""``dragoman add``: sources into a ledger."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from dragoman.errors import DragomanError


def add(
    *sources: Annotated[str, Parameter(allow_leading_hyphen=True)],
    ledger: Path | None = None,
    workers: int = 1,
    refresh: bool = False,
    again: bool = False,
    retry: bool = False,
    date: str | None = None,
    title: str | None = None,
    text_column: str = "text",
    title_column: str = "title",
    date_column: str = "published",
    encoding: str | None = None,
    model: str | None = None,
    frames: Path | None = None,
    actors: Path | None = None,
    force: bool = False,
) -> int:
    """Read sources and keep their records in a ledger. The same text is kept once; a killed run goes on where it was.

    Examples:

        dragoman add news/ --ledger work.ledger --workers 4
        dragoman add news/ --ledger work.ledger --refresh
        dragoman add --retry --ledger work.ledger

    Parameters
    ----------
    sources
        Files (text, Markdown, HTML, PDF, JSONL, CSV), folders, http(s) addresses, or - for standard input.
    ledger
        The ledger's file, made when there is none; else what DRAGOMAN_LEDGER names, else dragoman.ledger in this folder.
    workers
        How many processes read. One core each; about 0.5 GB of memory each.
    refresh
        Read again what another version or model read, or of which the source tells more now, and say what changed.
    again
        Read everything again, whatever read it.
    retry
        Take up what failed before (see dragoman failures).
    date
        The documents' date (YYYY-MM-DD), where the source does not give it.
    title
        The headline, where the source does not give it.
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
        An actor file (CSV or JSON): who is known by name, with offices by date; see dragoman actors --help. What was read
        with other frames or actors is read again by --refresh.
    force
        Read also what does not look like English.
    """
    unknown = [source for source in sources if source.startswith("-") and source != "-"]
    if unknown:
        return _wrong(f"there is no option {unknown[0]} (see dragoman add --help)")
    if not sources and not retry:
        return _wrong("nothing to add; name a file, a folder, an address or -, or --retry")
    if workers < 1:
        return _wrong(f"--workers {workers}: at least one process must read")
    from dragoman.bulk.adding import Adding
    from dragoman.read import ReadOptions
    from dragoman.read.article import iso_date
    from dragoman.settings import Settings

    if date is not None:
        try:
            iso_date(date)
        except DragomanError:
            return _wrong(f"--date {date!r} is not a date; write it as 2026-02-10")
    options = ReadOptions(
        title=title, published=date, text_column=text_column, title_column=title_column, date_column=date_column,
        encoding=encoding, force=force,
    )  # fmt: skip
    if frames is not None:
        from dragoman.lexicon.frames import load_frames

        load_frames(str(frames))  # a fault in it is told before anything is read
    if actors is not None:
        from dragoman.lexicon.actor_file import load_actor_file

        load_actor_file(str(actors))
    settings = Settings(
        model=model, force=force, frames=str(frames) if frames else None, actors=str(actors) if actors else None
    )
    how = Adding(options=options, settings=settings, workers=workers, refresh=refresh, again=again)
    return _run(ledger, sources, how, retry)


def _wrong(line: str) -> int:
    print(f"dragoman: {line}", file=sys.stderr)
    return 2


def _run(path: Path | None, sources: tuple[str, ...], how: Any, retry: bool) -> int:
    from dragoman.bulk.adding import Step, add_sources, retry_failures
    from dragoman.cli.asking import open_ledger
    from dragoman.cli.progress import Progress

    counts: Counter[str] = Counter()
    began = time.monotonic()
    with open_ledger(path, write=True) as ledger, Progress(sources) as progress:

        def warn(line: str) -> None:
            progress.say(f"dragoman: {line}")

        def steps() -> Iterator[Step]:
            if retry:
                yield from retry_failures(ledger, how, warn)
            if sources:
                yield from add_sources(ledger, sources, how, warn)

        try:
            for step in steps():
                progress.advance()
                _tell(step, counts, progress)
        except BaseException:
            progress.say(f"dragoman: stopped; {_summary(counts, began)}. The same call goes on from here")
            raise
        progress.say(f"dragoman: {_summary(counts, began)}")
        if counts["failed"]:
            progress.say("dragoman: see `dragoman failures`; `dragoman add --retry` takes them up again")
    return 1 if counts["failed"] or not counts else 0


def _tell(step: Any, counts: Counter[str], progress: Any) -> None:
    if step.error is not None:
        counts["failed"] += 1
        progress.say(f"dragoman: {step.error}")
    elif step.kept is None or step.kept.outcome == "there":
        counts["there"] += 1
    elif step.kept.outcome in ("changed", "unchanged"):
        counts["again"] += 1
        counts["changed"] += step.kept.outcome == "changed"
        if step.kept.changes:
            progress.say(f"{step.source}: {'; '.join(step.kept.changes)}")
    else:
        counts["read"] += 1
        counts["copies"] += step.kept.outcome == "copy"


def _summary(counts: Counter[str], began: float) -> str:
    parts = [f"{counts['read']} read"]
    if counts["copies"]:
        parts[0] += f" ({counts['copies']} near copies of others)"
    if counts["again"]:
        parts.append(f"{counts['again']} read again, {counts['changed']} of them otherwise than before")
    parts += [f"{counts['there']} already there", f"{counts['failed']} failed"]
    seconds = time.monotonic() - began
    done = counts["read"] + counts["again"]
    return ", ".join(parts) + (f"; {done / seconds:.1f} documents a second" if done and seconds else "")
