"""A PDF: which words stand on its pages, in paragraphs again?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from dragoman.errors import ReadError
from dragoman.read.article import Article, ReadOptions, Warn
from dragoman.read.lines import reflow
from dragoman.read.plain import read_all

# Lines at the head and the foot of this many pages are running titles, not text.
RUNNING = 3
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read_pdf(stream: BinaryIO, source: str, options: ReadOptions, warn: Warn) -> Iterator[Article]:
    """Yield the one article of a PDF; running titles and page numbers are left out.

    Raises: ReadError when it is locked, broken, or holds pictures of text only.
    """
    data = read_all(stream, source, options.max_bytes)
    pdf = _opened(data, source)
    try:
        pages = [_lines(pdf, n) for n in range(len(pdf))]
        title = _title(str(pdf.get_metadata_value("Title") or ""))
    finally:
        pdf.close()
    empty = [str(n) for n, page in enumerate(pages, 1) if page is None or not any(map(str.strip, page))]
    if len(empty) == len(pages):
        raise ReadError(
            "the PDF holds no text, only pictures", source, "run text recognition on it (such as ocrmypdf) first"
        )
    if empty:
        warn(f"{source}: no text on page {', '.join(empty[:8])}{' …' if len(empty) > 8 else ''}")
    lines = [line for page in _without_running([page or [] for page in pages]) for line in page]
    yield Article(text="\n\n".join(reflow(lines)), title=title)


def _opened(data: bytes, source: str) -> Any:
    import pypdfium2  # only for PDFs

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise ReadError(
                "the PDF is locked by a password", source, "save a copy without one and read that"
            ) from error
        raise ReadError("the PDF is broken or no PDF at all", source, "download or export it again") from error


def _lines(pdf: Any, number: int) -> list[str] | None:
    """The lines of one page, or None when it cannot be read."""
    import pypdfium2

    try:
        page = pdf[number]
        words = page.get_textpage()
        text = str(words.get_text_bounded())
        words.close()
        page.close()
    except pypdfium2.PdfiumError:
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _without_running(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The pages without page numbers and without the first and last lines that return on page after page."""
    bare = [[line for line in page if line.strip() and not _NUMBER.match(line)] for page in pages]
    seen = Counter(_same(line) for page in bare for line in {*page[:1], *page[-1:]})
    return [
        [line for n, line in enumerate(page) if not (n in (0, len(page) - 1) and seen[_same(line)] >= RUNNING)]
        for page in bare
    ]


def _same(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip().lower())


def _title(title: str) -> str | None:
    """The title that the file gives itself, unless a program made it up."""
    return None if not title.strip() or _MADE_UP.search(title) else title


_NUMBER = re.compile(r"\s*(?:[–—-]\s*)?(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[–—-])?\s*$", re.IGNORECASE)
_MADE_UP = re.compile(
    r"microsoft|untitled|\.(?:docx?|pdf|indd|qxd|rtf|html?|tmp)\b|^\W*$|^[\w-]*\d[\w-]*$|https?:", re.IGNORECASE
)
