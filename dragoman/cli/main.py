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
# Each command's file is read only when it is asked for; the first line of its help stands here.
for name, place, line in (
    ("read", "read:read", "Read texts and write their records."),
    ("demo", "demo:demo", "Read an article that ships with the project and show what it found."),
    ("add", "add:add", "Read texts and keep their records in a ledger."),
    ("events", "questions:events", "Who did what to whom, newest first."),
    ("statements", "questions:statements", "Who said what, newest first."),
    ("claims", "ledger_claims:claims", "What can be checked, in texts or in a ledger."),
    ("agreements", "questions:agreements", "Which instruments were proposed, signed, ended, and by whom."),
    ("relations", "questions:relations", "How two sides stood to each other, with the sentences behind the numbers."),
    ("search", "questions:search", "Which documents hold the words, the hits marked."),
    ("timeline", "questions:timeline", "What an actor did, underwent and said, day by day."),
    ("compare", "questions:compare", "How documents tell the same things."),
    ("happenings", "questions:happenings", "What several documents tell of, and where they differ."),
    ("quotations", "questions:quotations", "The same words in several outlets, word by word."),
    ("documents", "questions:documents", "What a ledger keeps, newest first."),
    ("failures", "questions:failures", "What could not be read, and why."),
    ("actors", "ledger_actors:actors", "Actors across documents: review, merge, split, rename; files of known actors."),
    ("export", "export:export", "Write a ledger in other formats."),
    ("ledger", "ledger:ledger", "Look after a ledger file: info, check, rebuild."),
    ("serve", "serve:serve", "Open a ledger as a page in the browser."),
    ("page", "page:page", "Write records as one file that opens in a browser."),
    ("explain", "explain:explain", "Why an event stands in a record."),
    ("check", "check:check", "Prove records: spans quote truly, ids resolve."),
    ("schema", "schema:schema", "Print the JSON Schema of a record."),
    ("doctor", "doctor:doctor", "Versions; proof that it works with the network shut."),
    ("lexicon", "lexicon:lexicon", "Check the lexicon; list the frames."),
):
    app.command(f"dragoman.cli.{place}", name=name, help=line)


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
