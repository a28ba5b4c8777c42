"""``dragoman claims``: of sources that are named, else of a ledger."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from dragoman.cli.asking import Asked, Chosen, ledger_path, make_filter, open_ledger, show


def claims(
    *sources: str, ledger: Path | None = None,
    format: Literal["text", "table", "csv", "json", "claimreview"] = "text", least: float = 0.0,
    out: Annotated[Path | None, Parameter(name=["--out", "-o"])] = None, speaker: str | None = None,
    about: str | None = None, limit: int = 50, after: str | None = None, chosen: Chosen | None = None,
    date: str | None = None, title: str | None = None, top: int | None = None, model: str | None = None,
) -> int:  # fmt: skip
    """What can be checked: in sources, the most worth checking first; or, without a source, in a ledger, newest first.

    Examples:

        dragoman claims speech.txt --top 10
        dragoman claims https://example.org/news.html --format claimreview --out drafts.jsonld
        dragoman claims --ledger work.ledger --speaker "Nadia Orlan" --least 0.5

    Parameters
    ----------
    sources
        Files, folders, http(s) addresses, or - for standard input. Without one the ledger is asked.
    ledger
        The ledger's file; else what DRAGOMAN_LEDGER names, else dragoman.ledger in this folder.
    format
        text (of a ledger: a table) to look at, json, csv (of a ledger), or claimreview (of sources: schema.org drafts;
        of a ledger: dragoman export --format claimreview).
    least
        Leave out claims that score less than this, from 0 to 1.
    out
        Write here instead of to standard output.
    speaker
        Of a ledger: who says it (a name, # and an actor's number, or a country).
    about
        Of a ledger: an actor or country that the claim is about.
    limit
        Of a ledger: how many rows at most.
    after
        Of a ledger: go on where an earlier answer ended.
    date
        Of sources: the document's date (YYYY-MM-DD), where the source does not give it.
    title
        Of sources: the headline, where the source does not give it.
    top
        Of sources: of each document only so many, the best.
    model
        Of sources: another spaCy pipeline with Universal Dependencies labels.
    """
    if sources:
        if format == "table" or format == "csv":
            print(f"dragoman: --format {format} is for a ledger; of sources: text, json, claimreview", file=sys.stderr)
            return 2
        from dragoman.cli.claims import claims as claims_of_sources

        return claims_of_sources(
            *sources, date=date, title=title, format=format, least=least,
            top=top, out=out, model=model,
        )  # fmt: skip
    if format == "claimreview":
        print("dragoman: of a ledger: dragoman export LEDGER --format claimreview --out FILE", file=sys.stderr)
        return 2
    from dragoman.ledger.cells import claim_cells

    if ledger is None and not os.environ.get("DRAGOMAN_LEDGER") and not ledger_path(None).exists():
        print("dragoman: name a source or a ledger (see dragoman claims --help)", file=sys.stderr)
        return 2
    wanted = make_filter(chosen, speaker=speaker, about=about, score=least or None)
    with open_ledger(ledger) as opened:
        page = opened.claims(wanted, max(1, limit), after)
    asked = Asked(ledger=ledger, format="table" if format == "text" else format, out=out)
    return show(page.rows, claim_cells, ("day", "score", "words", "said_by", "publisher", "id"), asked, page.following)
