"""``dragoman actors``: make and check actor files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

actors = App(
    name="actors",
    help="""Make and check actor files: who is known by name, with country, sectors and offices by date.

Examples:

    dragoman actors from-wikidata query.json --out actors.csv
    dragoman actors check actors.csv
    dragoman read article.txt --actors actors.csv""",
)


@actors.command(name="from-wikidata")
def from_wikidata(file: Path, *, out: Annotated[Path, Parameter(name=["--out", "-o"])]) -> int:
    """Make an actor file from a Wikidata JSON dump or from the JSON result of a SPARQL query.

    Examples:

        dragoman actors from-wikidata query.json --out actors.csv
        dragoman actors from-wikidata dump.json.gz --out actors.csv

    Parameters
    ----------
    file
        The dump (.json, .json.gz, .json.bz2; one item a line) or the result of a query, saved as JSON.
    out
        Write the actor file (CSV) here.
    """
    from dragoman.lexicon.actor_file import write_actor_file
    from dragoman.lexicon.wikidata import read_wikidata

    found = read_wikidata(file)
    rows = write_actor_file(found, out)
    print(f"dragoman: {len(found)} actors in {rows} rows: {out}", file=sys.stderr)
    return 0 if found else 1


@actors.command
def check(file: Path) -> int:
    """Check an actor file: doubles, broken dates, unknown codes. Exit status 1 when something is wrong.

    Examples:

        dragoman actors check actors.csv

    Parameters
    ----------
    file
        The actor file, CSV or JSON.
    """
    from dragoman.lexicon.actor_check import check_actors
    from dragoman.lexicon.actor_file import read_actor_file

    found = read_actor_file(file)
    problems = check_actors(found)
    for problem in problems:
        print(f"{file}: {problem}")
    print(f"dragoman: {len(found)} actors, {len(problems)} problems", file=sys.stderr)
    return 1 if problems else 0
