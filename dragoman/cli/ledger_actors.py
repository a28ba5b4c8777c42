"""``dragoman actors`` over a ledger: who is who across documents, and what the user decides about it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

from dragoman.cli.actors import actors
from dragoman.cli.asking import Asked, open_ledger, show

_SHOWN = ("id", "name", "kind", "country", "documents", "mentions", "offices")


@actors.default
def list_actors(
    name: str | None = None, *, country: str | None = None,
    kind: Literal["person", "organisation", "country", "place-government", "group"] | None = None,
    asked: Asked | None = None,
) -> int:  # fmt: skip
    """List actors, those told of most first.

    Parameters
    ----------
    name
        The begin of a name, or a family name.
    country
        Only those of this country.
    kind
        Only of this kind.
    """
    from dragoman.ledger.cells import actor_cells

    asked = asked or Asked()
    with open_ledger(asked.ledger) as ledger:
        page = ledger.actors(name, country=country, kind=kind, limit=max(1, asked.limit), after=asked.after)
    return show(page.rows, actor_cells, _SHOWN, asked, page.following)


@actors.command
def review(*, asked: Asked | None = None) -> int:
    """List pairs that may be one actor: join them with merge, or keep them apart with apart."""
    asked = asked or Asked()
    with open_ledger(asked.ledger) as ledger:
        rows = ledger.offers(max(1, asked.limit))

    def cells(row: object) -> dict[str, object]:
        one, other = row.one, row.other  # type: ignore[attr-defined]
        return {
            "one": f"#{one.id} {one.name}", "one_country": one.country, "one_documents": one.documents,
            "other": f"#{other.id} {other.name}", "other_country": other.country, "other_documents": other.documents,
            "why": row.why,  # type: ignore[attr-defined]
        }  # fmt: skip

    return show(rows, cells, ("one", "one_documents", "other", "other_documents", "why"), asked)


@actors.command
def merge(keep: str, other: str, *, note: str | None = None, ledger: Path | None = None) -> int:
    """Decide that two actors are one.

    Parameters
    ----------
    keep
        The actor whose name stays: its number or its name.
    other
        The one that is the same.
    note
        Why, for those who come after.
    ledger
        The ledger's file.
    """
    with open_ledger(ledger, write=True) as opened:
        return _decided(opened.merge(keep, other, note))


@actors.command
def split(actor: str, *documents: str, note: str | None = None, ledger: Path | None = None) -> int:
    """Decide that these documents tell of another actor of the same name.

    Parameters
    ----------
    actor
        The actor: its number or its name.
    documents
        Numbers, sources or hashes of the documents that tell of the other one.
    note
        Why, for those who come after.
    ledger
        The ledger's file.
    """
    with open_ledger(ledger, write=True) as opened:
        return _decided(opened.split(actor, documents, note))


@actors.command
def rename(actor: str, name: str, *, note: str | None = None, ledger: Path | None = None) -> int:
    """Decide how an actor is called.

    Parameters
    ----------
    actor
        The actor: its number or its name.
    name
        The name to show.
    note
        Why, for those who come after.
    ledger
        The ledger's file.
    """
    with open_ledger(ledger, write=True) as opened:
        return _decided(opened.rename(actor, name, note))


@actors.command
def apart(one: str, other: str, *, note: str | None = None, ledger: Path | None = None) -> int:
    """Decide that two actors are not one, so that review offers them no more.

    Parameters
    ----------
    one
        The one: its number or its name.
    other
        The other.
    note
        Why, for those who come after.
    ledger
        The ledger's file.
    """
    with open_ledger(ledger, write=True) as opened:
        return _decided(opened.apart(one, other, note))


@actors.command
def undo(decision: int, *, ledger: Path | None = None) -> int:
    """Take a decision back, as if it had never been made.

    Parameters
    ----------
    decision
        Its number (see dragoman actors decisions).
    ledger
        The ledger's file.
    """
    with open_ledger(ledger, write=True) as opened:
        found = opened.undo(decision)
    print(f"decision {decision} ({found.kind}) is undone", file=sys.stderr)
    return 0


@actors.command
def decisions(*, asked: Asked | None = None) -> int:
    """List what was decided, what was undone too."""
    asked = asked or Asked()
    with open_ledger(asked.ledger) as ledger:
        rows = ledger.decisions()

    def cells(row: object) -> dict[str, object]:
        return {name: getattr(row, name) for name in ("id", "kind", "subject", "object", "made", "undone", "note")}

    return show(rows, cells, ("id", "kind", "subject", "object", "made", "undone", "note"), asked)


def _decided(number: int) -> int:
    print(f"decision {number}; `dragoman actors undo {number}` takes it back", file=sys.stderr)
    return 0
