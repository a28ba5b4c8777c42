"""``dragoman demo``: the article that ships, read and shown."""

from __future__ import annotations

import sys


def demo() -> int:
    """Read the article that ships with dragoman (invented, of real length) and show what it holds."""
    from importlib.resources import files

    from dragoman.cli.present import present
    from dragoman.pipeline import read_article

    text = files("dragoman.demo").joinpath("harbour.txt").read_text("utf-8")
    title, _, body = text.partition("\n\n")
    present(read_article(body.strip(), title=title.strip(), published="2026-03-12"), sys.stdout)
    print("\nNext: dragoman read YOUR-ARTICLE.html    or: dragoman read news/ --format jsonl --out records.jsonl")
    return 0
