"""``dragoman export``: a ledger in a form that other tools read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from dragoman.cli.asking import Chosen, Codes, make_filter, open_ledger


def export(
    ledger: Path | None = None, *, format: str, out: Annotated[Path, Parameter(name=["--out", "-o"])],
    party: str | None = None, type: Codes = None, chosen: Chosen | None = None,
) -> int:  # fmt: skip
    """Write a ledger, or a part of it, in a form that other tools read.

    Examples:

        dragoman export work.ledger --format parquet --out tables/
        dragoman export work.ledger --format graphml --party Israel --since 2025 --out network.graphml

    Parameters
    ----------
    ledger
        The ledger's file; else what DRAGOMAN_LEDGER names, else dragoman.ledger in this folder.
    format
        jsonl (records whole), csv or parquet (a folder of tables), plover (event rows as POLECAT has them, CSV), graphml (network), claimreview (drafts, a line each), annotation (W3C Web Annotation,
        a line each), ftm (FollowTheMoney entities, a line each).
    out
        The file, or the folder of tables, to write.
    party
        Tables of events and the network: only what this actor or country has a part in.
    type
        Tables of events and the network: only these PLOVER types (repeat for several).
    """
    from dragoman.bulk.exporting import export_ledger

    with open_ledger(ledger) as opened:
        counts = export_ledger(opened, format, out, make_filter(chosen, party=party, type=tuple(type or ())))
    print(f"dragoman: {', '.join(f'{count} {name}' for name, count in counts.items())}", file=sys.stderr)
    return 0
