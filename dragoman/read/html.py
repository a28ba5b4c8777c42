"""A web page: which part of it is the article, and what does the page say of it?"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, BinaryIO

from dragoman.read.article import Article, ReadOptions, Warn, clean
from dragoman.read.decoding import declared_charset, decode
from dragoman.read.plain import read_all


def read_html(stream: BinaryIO, source: str, options: ReadOptions, warn: Warn) -> Iterator[Article]:
    """Yield the article of a saved page."""
    yield read_page(read_all(stream, source, options.max_bytes), source, options, warn)


def read_page(data: bytes, source: str, options: ReadOptions, warn: Warn, charset: str | None = None) -> Article:
    """Return the article of a page; the headline is the title and not part of the text."""
    page = decode(data, source, options, warn, charset or declared_charset(data))
    page = _PROLOGUE.sub("", page.replace("\0", ""))
    if not page.strip():
        return Article(text="")
    found = _extracted(page)
    text = str(found.text or "") if found is not None else ""
    title = _known(found, "title") or _first_tag(page, "title")
    if not text.strip():
        text = _all_words(page)
        if text.strip():
            warn(f"{source}: no article was found in the page; all its words are read")
    author = _known(found, "author")
    return Article(
        text=_paragraphs(text, title),
        title=title,
        authors=tuple(part.strip() for part in author.split(";")) if author else (),
        publisher=_known(found, "sitename"),
        published=_known(found, "date"),
    )


def _extracted(page: str) -> Any:
    """What trafilatura finds, or None; it is not ours, so whatever it raises counts as nothing found."""
    import trafilatura  # 0.2 s: only for pages

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    try:
        return trafilatura.bare_extraction(
            page, include_comments=False, include_tables=False, with_metadata=True, favor_precision=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )  # fmt: skip
    except Exception:
        return None


def _known(found: Any, field: str) -> str | None:
    value = getattr(found, field, None)
    return value.strip() or None if isinstance(value, str) else None


def _paragraphs(text: str, title: str | None) -> str:
    lines = [line.strip() for line in clean(text).split("\n") if line.strip()]
    if lines and title and _plain(lines[0]) == _plain(title):
        lines = lines[1:]
    return "\n\n".join(lines)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _first_tag(page: str, name: str) -> str | None:
    found = re.search(rf"<{name}[^>]{{0,200}}>([^<]{{1,400}})<", page, re.IGNORECASE)
    return " ".join(unescape(found.group(1)).split()) or None if found else None


def _all_words(page: str) -> str:
    """The words of a page that no parser makes sense of: blocks become paragraphs, other tags go."""
    page = _HIDDEN.sub(" ", page)
    page = _BLOCK.sub("\n", re.sub(r"\s+", " ", page))
    lines = (" ".join(unescape(_TAG.sub(" ", line)).split()) for line in page.split("\n"))
    return "\n\n".join(line for line in lines if line)


_PROLOGUE = re.compile(r"^\s*<\?xml[^>]{0,400}\?>")
_HIDDEN = re.compile(
    r"<(script|style|head|nav|footer|noscript|template)\b[^<>]*>(?:(?!</\1)[\s\S])*(?:</\1[^>]*>|$)"
    r"|<!--(?:(?!-->)[\s\S])*(?:-->|$)",
    re.IGNORECASE,
)
_BLOCK = re.compile(
    r"</?(?:p|div|br|li|h[1-6]|tr|section|article|blockquote|ul|ol|table|td|body|html)\b[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]*>?")
