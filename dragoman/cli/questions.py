"""The questions to a ledger, one command each; what they answer stands in ``dragoman.ledger``."""

from __future__ import annotations

import sys
from typing import Literal

from dragoman.cli.asking import Asked, Chosen, Codes, make_filter, open_ledger, show


def events(
    *, actor: str | None = None, recipient: str | None = None, party: str | None = None, type: Codes = None,
    mode: str | None = None, quad: str | None = None, status: Codes = None, place: str | None = None,
    happening: int | None = None, retold: bool = False, chosen: Chosen | None = None, asked: Asked | None = None,
) -> int:  # fmt: skip
    """Who did what to whom, newest first.

    Examples:

        dragoman events --actor Israel --type SUPPORT --since 2025-01
        dragoman events --party "Nadia Orlan" --format csv --out events.csv

    Parameters
    ----------
    actor
        Who does it: a name, # and an actor's number, or a country, which stands for all who belong to it.
    recipient
        To whom it is done.
    party
        Whoever has a part in it, on either side.
    type
        PLOVER type (repeat for several).
    mode
        PLOVER mode.
    quad
        Class: "verbal cooperation", "material conflict", or one of the words.
    status
        reported, planned, denied, hypothetical, recurring, historical (repeat for several).
    place
        Where: a place's name or a country.
    happening
        Only the tellings of this happening.
    retold
        Also what a text tells a second time.
    """
    wanted = make_filter(
        chosen, actor=actor, recipient=recipient, party=party, type=tuple(type or ()), mode=mode, quad=quad,
        status=tuple(status or ()), place=place, happening=happening, retold=retold,
    )  # fmt: skip
    from dragoman.ledger.cells import event_cells

    with open_ledger(asked.ledger if asked else None) as ledger:
        page = ledger.events(wanted, *_page(asked))
    return show(page.rows, event_cells, _EVENT, asked, page.following)


_EVENT = ("day", "actor", "type", "recipient", "status", "sentence", "publisher", "id")


def statements(
    *, speaker: str | None = None, about: str | None = None, kind: Literal["direct", "mixed", "indirect"] | None = None,
    chosen: Chosen | None = None, asked: Asked | None = None,
) -> int:  # fmt: skip
    """Who said what, newest first.

    Examples:

        dragoman statements --speaker "Nadia Orlan" --about Israel

    Parameters
    ----------
    speaker
        Who says it: a name, # and an actor's number, or a country, which stands for all who belong to it.
    about
        An actor or country that is named in what is said.
    kind
        direct, mixed or indirect.
    """
    from dragoman.ledger.cells import statement_cells

    with open_ledger(asked.ledger if asked else None) as ledger:
        page = ledger.statements(make_filter(chosen, speaker=speaker, about=about, kind=kind), *_page(asked))
    return show(
        page.rows, statement_cells, ("day", "speaker", "words", "about", "publisher", "id"), asked, page.following
    )


def agreements(
    *, party: str | None = None, stage: str | None = None, chosen: Chosen | None = None, asked: Asked | None = None
) -> int:
    """Which instruments were proposed, signed, ended, and by whom.

    Parameters
    ----------
    party
        Who has a part in it.
    stage
        proposed, negotiated, signed, ratified, suspended or ended.
    """
    from dragoman.ledger.cells import agreement_cells

    with open_ledger(asked.ledger if asked else None) as ledger:
        page = ledger.agreements(make_filter(chosen, party=party, stage=stage), *_page(asked))
    shown = ("day", "instrument", "field", "stage", "parties", "sentence", "publisher", "id")
    return show(page.rows, agreement_cells, shown, asked, page.following)


def documents(*, asked: Asked | None = None) -> int:
    """What is kept, newest first."""
    from dragoman.ledger.cells import document_cells

    with open_ledger(asked.ledger if asked else None) as ledger:
        page = ledger.documents(*_page(asked)[:2])
    return show(
        page.rows, document_cells, ("id", "published", "publisher", "title", "words", "copy_of"), asked, page.following
    )


def relations(
    one: str, other: str, *, by: Literal["day", "month", "year", "all"] = "month", directed: bool = False,
    type: Codes = None, quad: str | None = None, status: Codes = None, sentences: int = 0,
    chosen: Chosen | None = None, asked: Asked | None = None,
) -> int:  # fmt: skip
    """How two sides stood to each other: counts by type and class, PLOVER's scores, and the sentences behind them.

    Examples:

        dragoman relations ISR AZE --by month
        dragoman relations Israel Azerbaijan --since 2025-03 --until 2025-03 --sentences 20

    Parameters
    ----------
    one
        A country (name or three letters) or an actor.
    other
        The other one.
    by
        day, month, year or all.
    directed
        Only what the first does to the second.
    type
        PLOVER type (repeat for several).
    quad
        Class, or one of its words.
    status
        Without it what is denied or hypothetical is not counted.
    sentences
        Show so many of the events behind the numbers, newest first, instead of the numbers.
    """
    from dragoman.ledger.cells import event_cells, relation_cells

    wanted = make_filter(chosen, type=tuple(type or ()), quad=quad, status=tuple(status or ()))
    with open_ledger(asked.ledger if asked else None) as ledger:
        if sentences:
            found = ledger.related_events(one, other, directed=directed, wanted=wanted, limit=sentences)
            return show(found, event_cells, _EVENT, asked)
        rows = ledger.relations(one, other, by=by, directed=directed, wanted=wanted)
    quads = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
    return show(rows, relation_cells, ("since", "events", *quads, "score", "lowest", "highest"), asked)


def search(words: str, *, actor: str | None = None, chosen: Chosen | None = None, asked: Asked | None = None) -> int:
    """Which documents hold the words, best first, the hits marked.

    Examples:

        dragoman search '"memorandum of understanding" gas'
        dragoman search 'minist* -weather' --since 2025

    Parameters
    ----------
    words
        All of them; "a phrase" in quotation marks; begin* of a word; OR between two; -word must not be there.
    actor
        Only documents in which this actor or country is named.
    """
    from dragoman.ledger.cells import hit_cells

    with open_ledger(asked.ledger if asked else None) as ledger:
        page = ledger.search(words, make_filter(chosen, party=actor), *_page(asked))
    return show(page.rows, hit_cells, ("published", "publisher", "title", "passage", "document"), asked, page.following)


def timeline(who: str, *, type: Codes = None, chosen: Chosen | None = None, asked: Asked | None = None) -> int:
    """What an actor did, underwent and said, day by day, newest first.

    Parameters
    ----------
    who
        A name, # and an actor's number, or a country.
    type
        Only events of these PLOVER types (repeat for several), with all statements.
    """
    from dragoman.ledger.cells import timeline_cells

    with open_ledger(asked.ledger if asked else None) as ledger:
        page = ledger.timeline(who, make_filter(chosen, type=tuple(type or ())), *_page(asked))
    return show(page.rows, timeline_cells, ("day", "what", "summary", "words", "publisher"), asked, page.following)


def compare(*documents: str, asked: Asked | None = None) -> int:
    """How documents tell the same things: what each reports, quotes, denies or leaves out, and other wordings.

    Examples:

        dragoman compare 12 57 103
        dragoman compare ours.html theirs.html --format json

    Parameters
    ----------
    documents
        Two or more: numbers (see dragoman documents), sources, or beginnings of hashes.
    """
    if len(documents) < 2:
        print("dragoman: nothing to compare; name two documents or more", file=sys.stderr)
        return 2
    with open_ledger(asked.ledger if asked else None) as ledger:
        found, rows = ledger.compare(documents)
    heads = [f"{n}. {one.publisher or one.title or one.source or one.id}" for n, one in enumerate(found, 1)]

    def cells(row: object) -> dict[str, str]:
        return {"what": row.what, "name": row.name, **dict(zip(heads, row.documents, strict=True))}  # type: ignore[attr-defined]

    return show(rows, cells, ("what", "name", *heads), asked)


def happenings(
    number: int | None = None, *, party: str | None = None, type: Codes = None, chosen: Chosen | None = None,
    asked: Asked | None = None,
) -> int:  # fmt: skip
    """What several documents tell of: who reports it, who only quotes it, who denies it, what differs.

    Parameters
    ----------
    number
        Only this happening.
    party
        Only those in which this actor or country has a part.
    type
        PLOVER type (repeat for several).
    """
    wanted = make_filter(chosen, happening=number, party=party, type=tuple(type or ()))
    with open_ledger(asked.ledger if asked else None) as ledger:
        page = ledger.happenings(wanted, *_page(asked))
    if (asked or Asked()).format == "json":
        return show(page.rows, dict, (), asked, page.following)
    tellings = [(row, telling) for row in page.rows for telling in row.tellings]

    def cells(pair: tuple[object, object]) -> dict[str, object]:
        from dragoman.ledger.cells import event_cells

        row, telling = pair
        event = event_cells(telling.event)  # type: ignore[attr-defined]
        differs = " | ".join(row.differs)  # type: ignore[attr-defined]
        return {"happening": row.id, "how": telling.how, "differs": differs or None, **event}  # type: ignore[attr-defined]

    shown = ("happening", "day", "how", "actor", "type", "recipient", "sentence", "publisher", "differs")
    return show(tellings, cells, shown, asked, page.following)


def quotations(
    number: int | None = None, *, speaker: str | None = None, chosen: Chosen | None = None, asked: Asked | None = None
) -> int:
    """The same words in several outlets, their differences word by word.

    Parameters
    ----------
    number
        Only this quotation.
    speaker
        Only what this actor or country says.
    """
    with open_ledger(asked.ledger if asked else None) as ledger:
        page = ledger.quotations(make_filter(chosen, speaker=speaker), *_page(asked), number=number)
    if (asked or Asked()).format == "json":
        return show(page.rows, dict, (), asked, page.following)
    tellings = [(row, n) for row in page.rows for n in range(len(row.tellings))]

    def cells(pair: tuple[object, int]) -> dict[str, object]:
        row, n = pair
        telling = row.tellings[n]  # type: ignore[attr-defined]
        differs = " … ".join(
            f"{one.one or '∅'} → {one.other or '∅'}"
            for one in (row.differences[n - 1] if n else ())  # type: ignore[attr-defined]
            if not one.same
        )
        speaker = telling.speaker.name if telling.speaker else telling.source
        return {
            "quotation": row.id, "day": telling.day, "speaker": speaker, "words": telling.words, "differs": differs or None,  # type: ignore[attr-defined]
            "publisher": telling.document.publisher, "document": telling.document.id, "start": telling.start,
        }  # fmt: skip

    shown = ("quotation", "day", "speaker", "words", "differs", "publisher", "document")
    return show(tellings, cells, shown, asked, page.following)


def failures(*, asked: Asked | None = None) -> int:
    """What could not be read, and why; dragoman add --retry takes it up again."""
    from dragoman.ledger.cells import failure_cells

    with open_ledger(asked.ledger if asked else None) as ledger:
        rows = ledger.failures()
    if not rows:
        print("dragoman: nothing failed", file=sys.stderr)
        if (asked or Asked()).format == "table":
            return 0
    return show(rows, failure_cells, ("source", "what", "remedy", "tries", "tried"), asked)


def _page(asked: Asked | None) -> tuple[int, str | None]:
    asked = asked or Asked()
    return max(1, asked.limit), asked.after
