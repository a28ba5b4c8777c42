"""The commands: one file each; this one only names them and turns errors into a line and an exit status."""

from __future__ import annotations

import io
import os
import sys
from typing import Any

from cyclopts import App

from dragoman.errors import DragomanError
from dragoman.version import VERSION

app = App(
    name="dragoman",
    version=VERSION,
    help="""Read political and diplomatic reporting, write the record: who did what with whom, when, where; who said what;
what can be checked; what is only the author's judgement. Every item points at its words.

Examples:

    dragoman demo
    dragoman read visit.html
    dragoman read news/ --format jsonl --out records.jsonl
    dragoman check records.jsonl""",
)
app.command("dragoman.cli.read:read")
app.command("dragoman.cli.demo:demo")
app.command("dragoman.cli.add:add")
for question in (
    "events", "statements", "agreements", "relations", "search", "timeline", "compare", "happenings",
    "quotations", "documents", "failures",
):  # fmt: skip
    app.command(f"dragoman.cli.questions:{question}")
app.command("dragoman.cli.ledger_claims:claims")
app.command("dragoman.cli.export:export")
app.command("dragoman.cli.ledger_actors:actors")
app.command("dragoman.cli.ledger:ledger")
app.command("dragoman.cli.explain:explain")
app.command("dragoman.cli.check:check")
app.command("dragoman.cli.schema:schema")
app.command("dragoman.cli.doctor:doctor")
app.command("dragoman.cli.lexicon:lexicon")


def main() -> None:
    """Run the command line. Exit status: 0 all went well, 1 something failed, 2 the call was wrong."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a character shows ? in its place
    try:
        outcome: Any = app(exit_on_error=False, print_error=True, result_action="return_value")
    except DragomanError as error:
        print(f"dragoman: {error}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print("dragoman: stopped", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:  # who reads has seen enough; nothing may be flushed into the closed pipe on the way out
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if type(error).__module__.startswith("cyclopts"):
            sys.exit(2)
        raise
    sys.exit(outcome if isinstance(outcome, int) else 0)
