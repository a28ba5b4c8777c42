"""``dragoman lexicon check``: do the data files keep their schema, and do the frames catch their examples?"""

from __future__ import annotations

import sys
from pathlib import Path

from cyclopts import App

lexicon = App(name="lexicon", help="Look after the word lists and event frames.")


@lexicon.command
def check() -> int:
    """Check the lexicon's files, and run each frame's yes and no sentences through the reader."""
    from dragoman.lexicon.check import check_lexicon
    from dragoman.pipeline import read_article

    def find(sentence: str) -> list[tuple[str, str | None]]:
        return [(event.type, event.mode) for event in read_article(sentence).events]

    problems = check_lexicon(find)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(problems)} problems")
    return 1 if problems else 0


@lexicon.command
def frames(type: str | None = None, *, own: Path | None = None) -> int:
    """List the event frames: id, triggers, mode; ids are what a file of frames switches off.

    Parameters
    ----------
    type
        Only those of one PLOVER type, as CONSULT.
    own
        A file of frames of your own, listed too; what it switches off is left out.
    """
    from dragoman.lexicon.frames import load_frames

    seen: dict[str, tuple[str, str | None, list[str]]] = {}
    for kind, table in load_frames(str(own) if own else None).by_lemma.items():
        for lemma, entries in table.items():
            for frame in entries:
                seen.setdefault(frame.id, (f"{frame.type} {kind}", frame.mode, []))[2].append(lemma)
    for name, (what, mode, lemmas) in sorted(seen.items()):
        if type is None or what.startswith(type.upper() + " "):
            print(f"{name}\t{what}\t{mode or '-'}\t{' '.join(sorted(lemmas))}")
    return 0
