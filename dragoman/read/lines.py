"""Which lines belong to one paragraph? For plain text wrapped by hand, and for the lines of a printed page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

# A line shorter than this share of the common width, closed by a full stop, is the last of its paragraph.
SHORT = 0.8
# Widths (characters) at which people and programs wrap; a longer line is a paragraph in itself.
NARROWEST, WIDEST = 40, 110


def unwrap(text: str) -> str:
    """Return the text with lines that were wrapped by hand joined again; other text as it is."""
    lines = text.split("\n")
    return "\n\n".join(reflow(lines)) if _is_wrapped(lines) else text


def reflow(lines: Sequence[str]) -> list[str]:
    """Return the paragraphs that the lines make up; words divided at a line's end are joined."""
    width = _width(lines)
    paragraphs: list[list[str]] = [[]]
    previous = ""
    for raw in lines:
        line = raw.strip()
        if not line or (previous and _ends(previous, line, raw, width)):
            paragraphs.append([])
        if line:
            paragraphs[-1].append(line)
        previous = line
    return [joined for part in paragraphs if (joined := _join(part))]


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Lines of one width that break off in the middle of sentences."""
    inner = [(a.strip(), b.strip()) for a, b in pairwise(lines) if a.strip() and b.strip()]
    if len(inner) < 2 or max(map(len, lines)) > WIDEST:
        return False
    broken = sum(not _CLOSED.search(a) and len(a) >= NARROWEST for a, _ in inner)
    return broken >= 0.5 * len(inner) and any(b[:1].islower() for _, b in inner)


def _width(lines: Sequence[str]) -> int:
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    return lengths[int(0.8 * (len(lengths) - 1))] if lengths else 0


def _ends(line: str, following: str, raw: str, width: int) -> bool:
    """Tell whether a paragraph ends between two lines."""
    if following[:1].islower() or _DIVIDED.search(line):
        return False
    closed = bool(_CLOSED.search(line))
    if closed and raw[:2].isspace():
        return True
    if closed and len(line) < SHORT * width:
        return True
    return not closed and len(line) < 0.6 * width and line[-1:] not in ",;–—-" and following[:1].isupper()


def _join(lines: Sequence[str]) -> str:
    pieces: list[str] = []
    for n, line in enumerate(lines):
        following = lines[n + 1] if n + 1 < len(lines) else ""
        if _HYPHEN.search(line):  # PDFium's own mark for a hyphen that divides a word
            pieces.append(_HYPHEN.sub("", line))
        elif _DIVIDED.search(line) and following[:1].islower():
            # "co-\noperation" loses its hyphen, "Franco-\nGerman" and "ex-\npresident" keep it
            pieces.append(line if _KEEPS.search(line) else line[:-1])
        elif line[-1:] in "-–/" and following[:1].isalnum() and line[-2:-1].isalnum():
            pieces.append(line)
        else:
            pieces.append(line + " ")
    return "".join(pieces).strip()


_CLOSED = re.compile(r"[.!?:][\"”’'»)\]]*$")
_DIVIDED = re.compile(r"[^\W\d_]-$")
_HYPHEN = re.compile("[\u0002\ufffe\u00ad]$")
_KEEPS = re.compile(
    r"(?:^|[\s(“\"])(?:ex|non|self|vice|pro|anti|so|well|long|short|high|low|cease|all|half|[A-Z][a-z]+(?:o|an|ese|ish))-$"
)
