"""``dragoman lexicon check``: do the data files keep their schema, and do the frames catch their examples?"""

from __future__ import annotations

import sys

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
