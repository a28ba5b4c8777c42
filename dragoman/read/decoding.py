"""Which characters do these bytes stand for? What was assumed is told."""

from __future__ import annotations

import codecs
import re

from dragoman.errors import ReadError
from dragoman.read.article import ReadOptions, Warn

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_META = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
_CONTROLS = bytes(n for n in range(32) if n not in (9, 10, 12, 13, 27))
# Share of NUL and control bytes above which a file is not text: a stray one is a slip, many are a program.
BINARY_SHARE = 0.002


def decode(data: bytes, source: str, options: ReadOptions, warn: Warn, declared: str | None = None) -> str:
    """Return the characters: by the options, a byte order mark, what is declared, UTF-8, else Windows-1252 with a note.

    Raises: ReadError when the bytes are no text, or ``options.encoding`` does not fit them.
    """
    if options.encoding:
        return _demanded(data, source, options.encoding)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if wide := _wide(data):
        warn(f"{source}: no byte order mark; read as {wide}")
        return data.decode(wide, "replace")
    refuse_binary(data, source)
    for name in ("utf-8", declared):
        if (text := _tried(data, name)) is not None:
            return text
    if declared is None and _mostly_utf8(data):
        warn(f"{source}: a few bytes are not UTF-8; they are read as U+FFFD")
        return data.decode("utf-8", "replace")
    warn(f"{source}: not UTF-8; read as Windows-1252 (name another with --encoding)")
    return data.decode("cp1252", "replace")


def declared_charset(data: bytes) -> str | None:
    """Return the charset that a web page or XML head declares in its first bytes."""
    found = _META.search(data[:4096])
    return found.group(1).decode("ascii") if found else None


def refuse_binary(data: bytes, source: str) -> None:
    """Raise ReadError when the bytes are those of a picture, an archive or a program."""
    head = data[:65536]
    odd = len(head) - len(head.translate(None, _CONTROLS))
    if odd > max(2, BINARY_SHARE * len(head)) or head.startswith(
        (b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff")
    ):
        raise ReadError("is binary, not text", source, "save it as text, HTML or PDF and read that")
    if head.startswith(b"%PDF-"):
        raise ReadError("is a PDF under another name", source, "rename it so that it ends in .pdf")


def _demanded(data: bytes, source: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise ReadError(
            f"there is no encoding {encoding!r}", source, "name one such as utf-8 or windows-1251"
        ) from error
    except (UnicodeError, ValueError) as error:
        raise ReadError(
            f"is not {encoding}: {error}", source, "name another with --encoding, or leave it out"
        ) from error


def _tried(data: bytes, encoding: str | None) -> str | None:
    try:
        decoded = codecs.decode(data, encoding) if encoding else None
    except (LookupError, UnicodeError, ValueError):
        return None
    return decoded if isinstance(decoded, str) else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: of Latin text, every second byte is NUL."""
    head = data[:2000]
    if len(head) < 8 or b"\0" not in head:
        return None
    even, odd = head[::2].count(0) / len(head[::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.1 else None


def _mostly_utf8(data: bytes) -> bool:
    """Many good sequences and hardly a bad one: UTF-8 that was cut or spoilt, not an older encoding."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(ch > "\x7f" for ch in text) - bad
    return good > 4 * bad
