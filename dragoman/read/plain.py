"""Plain text and Markdown: what is left when the markup is taken off?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.errors import ReadError
from dragoman.read.article import Article, ReadOptions, Warn, clean
from dragoman.read.decoding import decode
from dragoman.read.lines import unwrap


def read_plain(stream: BinaryIO, source: str, options: ReadOptions, warn: Warn) -> Iterator[Article]:
    """Yield the one article that a text file holds."""
    yield Article(text=unwrap(clean(decode(read_all(stream, source, options.max_bytes), source, options, warn))))


def read_markdown(stream: BinaryIO, source: str, options: ReadOptions, warn: Warn) -> Iterator[Article]:
    """Yield the one article of a Markdown file; its first heading is the title, front matter gives the rest."""
    text = clean(decode(read_all(stream, source, options.max_bytes), source, options, warn))
    known, body = _front_matter(text)
    heading, paragraphs = _without_markup(body)
    authors = tuple(part.strip() for part in re.split(r"[;,]", known.get("author", "").strip("[]")))
    yield Article(
        text="\n\n".join(paragraphs),
        title=known.get("title") or heading,
        authors=authors,
        publisher=known.get("publisher"),
        published=known.get("published") or known.get("date"),
    )


def read_all(stream: BinaryIO, source: str, limit: int) -> bytes:
    """Return all bytes. Raises: ReadError when there are more than ``limit``."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise ReadError(f"is larger than {limit / 1e6:g} MB", source, "split it into smaller files")
    return data


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    found = _FRONT.match(text)
    if not found:
        return {}, text
    pairs = (line.partition(":") for line in found.group(1).split("\n") if ":" in line)
    return {key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs}, text[found.end() :]


def _without_markup(text: str) -> tuple[str | None, list[str]]:
    """Return the first heading, when nothing but it opens the text, and the paragraphs."""
    from markdown_it import MarkdownIt  # 50 ms: only for Markdown

    heading: str | None = None
    paragraphs: list[str] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type != "inline":
            continue
        words = " ".join("".join(_words(child.type, child.content) for child in token.children or ()).split())
        if before and before.type == "heading_open" and before.tag == "h1" and heading is None and not paragraphs:
            heading = words or None
        elif words:
            paragraphs.append(words)
    return heading, paragraphs


def _words(kind: str, content: str) -> str:
    if kind in ("text", "code_inline", "text_special"):
        return content
    return " " if kind in ("softbreak", "hardbreak") else ""


_FRONT = re.compile(r"---\n((?:[^\n]*\n){1,60}?)---\n")
