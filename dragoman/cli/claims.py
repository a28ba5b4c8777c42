"""``dragoman claims``: what in the sources can be checked, the most worth checking first."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Annotated, Any, Literal

from cyclopts import Parameter

from dragoman.errors import DragomanError, ReadError
from dragoman.record.model import Claim, Record


def claims(
    *sources: str,
    date: str | None = None,
    title: str | None = None,
    format: Literal["text", "json", "claimreview"] = "text",
    least: float = 0.0,
    top: int | None = None,
    out: Annotated[Path | None, Parameter(name=["--out", "-o"])] = None,
    model: str | None = None,
) -> int:
    """List the claims of sources: the words, who makes them, why they are worth checking.

    Examples:

        dragoman claims speech.txt --top 10
        dragoman claims news/ --least 0.5 --format json
        dragoman claims https://example.org/news.html --format claimreview --out drafts.jsonld

    Parameters
    ----------
    sources
        Files, folders, http(s) addresses, or - for standard input.
    date
        The document's date (YYYY-MM-DD), where the source does not give it.
    title
        The headline, where the source does not give it.
    format
        text to look at, json (an array of claims with their words and speaker), or claimreview (an array of schema.org
        ClaimReview drafts in JSON-LD, without a rating).
    least
        Leave out claims that score less than this, from 0 to 1.
    top
        Of each document only so many, the best.
    out
        Write here instead of to standard output.
    model
        Another spaCy pipeline with Universal Dependencies labels: its name or folder.
    """
    if not sources:
        print("dragoman: nothing to read; name a file, a folder, an address or -", file=sys.stderr)
        return 2
    with ExitStack() as stack:
        stream: IO[str] = sys.stdout
        if format != "text" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="strict")
        if out is not None:
            try:
                stream = stack.enter_context(out.open("w", encoding="utf-8"))
            except OSError as error:
                raise ReadError(f"cannot be written ({error.strerror})", str(out), "name another file") from error
        return _run(_records(sources, date, title, model), stream, format, least, top)


def _records(
    sources: tuple[str, ...], date: str | None, title: str | None, model: str | None
) -> Iterator[Record | DragomanError]:
    from dragoman.pipeline import interpret_many
    from dragoman.read import ReadOptions, read_source
    from dragoman.settings import Settings

    options = ReadOptions(title=title, published=date)
    for source in sources:
        try:
            for item in read_source(source, options, lambda line: print(f"dragoman: {line}", file=sys.stderr)):
                if isinstance(item, DragomanError):
                    yield item
                else:
                    yield from interpret_many([item], Settings(model=model))
        except DragomanError as error:
            yield error


def _run(
    outcomes: Iterator[Record | DragomanError], stream: IO[str], format: str, least: float, top: int | None
) -> int:
    done = failed = written = 0
    if format != "text":
        stream.write("[")
    for outcome in outcomes:
        if isinstance(outcome, DragomanError):
            failed += 1
            print(f"dragoman: {outcome}", file=sys.stderr)
            continue
        done += 1
        chosen = _best(outcome, least, top)
        if format == "text":
            _print(outcome, chosen, stream)
            continue
        for node in _nodes(outcome, chosen, format):
            stream.write(("," if written else "") + "\n" + json.dumps(node, ensure_ascii=False, indent=2))
            written += 1
    if format != "text":
        stream.write("\n]\n")
    stream.flush()
    return 1 if failed or not done else 0


def _best(record: Record, least: float, top: int | None) -> list[Claim]:
    """The claims worth at least so much, the best first; of equals the earlier."""
    chosen = sorted((c for c in record.claims if c.score >= least), key=lambda c: (-c.score, c.start))
    return chosen[:top] if top is not None else chosen


def _nodes(record: Record, chosen: list[Claim], format: str) -> list[dict[str, Any]]:
    if format == "claimreview":
        from dragoman.export.claimreview import claim_reviews

        kept = {(c.start, c.end) for c in chosen}
        ends = {f"char={start},{end}" for start, end in kept}
        return [node for node in claim_reviews(record) if node["@id"].rpartition("#")[2] in ends]
    return [
        {
            "document": record.document.source,
            "id": claim.id,
            "text": record.document.text[claim.start : claim.end],
            "start": claim.start,
            "end": claim.end,
            "by": _teller(record, claim),
            "score": claim.score,
            "reasons": list(claim.reasons),
        }
        for claim in chosen
    ]


def _teller(record: Record, claim: Claim) -> str | None:
    """The name of who makes the claim; ``author`` for the author, None where the text names nobody."""
    if claim.by == "author":
        return "author"
    speaker = next(s.speaker for s in record.statements if s.id == claim.by)
    return next((a.name for a in record.actors if a.id == speaker), None)


def _print(record: Record, chosen: list[Claim], stream: IO[str]) -> None:
    document = record.document
    stream.write(f"{document.title or document.source or 'untitled'}: {len(chosen)} of {len(record.claims)} claims\n")
    for claim in chosen:
        words = " ".join(document.text[claim.start : claim.end].split())
        teller = _teller(record, claim) or "somebody not named"
        stream.write(f"  {claim.score:.2f}  {words}\n")
        stream.write(f"        {teller}; {', '.join(claim.reasons)}; {claim.start}–{claim.end}\n")
