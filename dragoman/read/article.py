"""What is the text, and what is known of it? Cleaning happens here, before a ``Document`` and its offsets exist."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from datetime import date

import msgspec

from dragoman.errors import ReadError
from dragoman.read.dateline import find_published, read_date
from dragoman.read.language import check_language
from dragoman.record.model import Document

Warn = Callable[[str], None]


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How sources are read.

    ``title`` and ``published`` (ISO date) win over what the source says. ``date_column``: where rows have no such
    column, ``published``, ``date`` and ``pubdate`` are tried. ``encoding`` wins over what the file declares.
    ``force``: read also what does not look like English. ``allow_private``: let addresses lead into private networks.
    Units: ``max_bytes`` (a file, or one row of a table) and ``max_web_bytes`` bytes, ``timeout`` seconds.
    """

    title: str | None = None
    published: str | None = None
    text_column: str = "text"
    title_column: str = "title"
    date_column: str = "published"
    encoding: str | None = None
    max_bytes: int = 50_000_000
    max_web_bytes: int = 10_000_000
    timeout: float = 20.0
    force: bool = False
    allow_private: bool = False


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader took out of a source; ``source`` is set where one file holds many (``file.jsonl:12``)."""

    text: str
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    source: str | None = None


def document_from(article: Article, source: str, options: ReadOptions, warn: Warn) -> Document:
    """Return the cleaned ``Document`` of an article.

    Raises: ReadError when nothing is left to read; LanguageError when it is not English.
    """
    where = article.source or source
    text = clean(article.text)
    if not text:
        raise ReadError("the document holds no text", where, "check that the file is the one you meant")
    return new_document(
        text,
        source=well_formed(where),
        title=_line(options.title) or _line(article.title),
        publisher=_line(article.publisher),
        authors=tuple(name for name in map(_line, article.authors) if name),
        published=options.published or _published(article, where, warn) or find_published(text),
        language=check_language(text, where, force=options.force),
    )


def new_document(text: str, **known: object) -> Document:
    """Return a ``Document`` whose id is the SHA-256 of its text; ``known`` are its other fields.

    Offsets: the text is kept code point for code point; half a surrogate pair, which no file can hold, becomes U+FFFD.
    """
    text = well_formed(text)
    known = {key: well_formed(value) if isinstance(value, str) else value for key, value in known.items()}
    return Document(id=hashlib.sha256(text.encode()).hexdigest(), text=text, **known)  # type: ignore[arg-type]


def well_formed(text: str) -> str:
    """Return the text with each half surrogate replaced by U+FFFD, one for one."""
    return _SURROGATE.sub("\ufffd", text)


def clean(text: str) -> str:
    """Return the text without what cannot be seen, with one kind of line end, and without white space around it.

    Line ends become ``\\n``, control characters, soft hyphens, zero-width and bidirectional marks go, ligatures are
    spelt out, a letter and its accents become one character, half surrogates U+FFFD. Quotation marks stay as they are.
    """
    text = text.replace("\r\n", "\n").translate(_CLEAN)
    text = _SURROGATE.sub("\ufffd", text)
    text = _ACCENTED.sub(lambda found: unicodedata.normalize("NFC", found.group()), text)
    text = _TRAILING.sub("\n", text)
    return _EMPTY_LINES.sub("\n\n", text).strip()


def iso_date(value: str) -> str:
    """Return the value when it is an ISO date. Raises: ReadError."""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise ReadError(f"{value!r} is not a date", "published", "write it as 2026-02-10") from error


def _published(article: Article, where: str, warn: Warn) -> str | None:
    if not article.published or not article.published.strip():
        return None
    found = read_date(article.published)
    if found is None:
        warn(f"{where}: the date {article.published.strip()[:40]!r} was not understood; write it as 2026-02-10")
    return found


def _line(value: str | None) -> str | None:
    return " ".join(clean(value).split()) or None if value else None


_GONE = [
    *(n for n in range(0x20) if n not in (0x09, 0x0A)), *range(0x7F, 0xA0),  # control characters
    0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x180E,  # soft hyphen, zero width
    0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2061, 0x2070),  # bidirectional and invisible marks
    0xFFF9, 0xFFFA, 0xFFFB, 0xFFFE, 0xFFFF,  # annotation anchors, no characters at all
]  # fmt: skip
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_BREAKS = dict.fromkeys((0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), "\n")
_CLEAN: dict[int, str | None] = {**dict.fromkeys(_GONE), **_LIGATURES, **_BREAKS}
_SURROGATE = re.compile("[\ud800-\udfff]")
# A few accents on a letter only: normalising endless stacks of marks would cost the square of their number.
_ACCENTED = re.compile("[^\\W\\d_][\u0300-\u036f]{1,3}(?![\u0300-\u036f])")
_TRAILING = re.compile(r"(?<![ \t])[ \t]+\n")
_EMPTY_LINES = re.compile(r"\n{3,}")
