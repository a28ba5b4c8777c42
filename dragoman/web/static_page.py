"""The page and its answers in one file, to mail: nothing is asked of a server, nothing comes from elsewhere.

The file holds the built front end, inlined, and every answer that its views ask for, by the address that asks. Only the
scripts and styles that were put in may run: the policy in its head names them by their SHA-256. Answers are JSON in a
block that no browser runs, without any ``<``, so that no text can end it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from dragoman.errors import DragomanError
from dragoman.ledger.memory import Ledger
from dragoman.web.assets import HOW, SINGLE
from dragoman.web.endpoints import ENDPOINTS
from dragoman.web.parameters import PAGE, parse_query

# What one file holds at most: rows of a list, actors with a page and rows of each one's timeline, bytes of timelines and
# in all. Relations of pairs it counts itself, from the events.
MOST_ROWS, MOST_ACTORS, MOST_TIMELINE_ROWS = 20_000, 200, 300
TIMELINES, WHOLE = 12 << 20, 400 << 20
_ENDPOINTS = {one.path: one for one in ENDPOINTS}
Answers = dict[str, msgspec.Raw]


def write_static_page(ledger: Ledger, out: Path, *, name: str | None = None, single: Path | None = None) -> int:
    """Write the file and return its size in bytes. ``name``: what the page calls the ledger.

    Raises: DragomanError when the front end was not built, the file would be too large, or cannot be written.
    """
    shell = read_shell(single or SINGLE)
    page = _filled(shell, collect_answers(ledger, name or ledger.path.name)).encode("utf-8")
    try:
        out.write_bytes(page)
    except OSError as error:
        raise DragomanError(f"cannot be written ({error.strerror})", str(out), "name another file") from error
    return len(page)


def address(path: str, query: Iterable[tuple[str, str]] = ()) -> str:
    """Return the key of an answer: the path, and what is asked in order, percent-encoded as a browser does it."""
    pairs = "&".join(f"{_encoded(name)}={_encoded(value)}" for name, value in sorted(query))
    return f"{path}?{pairs}"


def _encoded(value: str) -> str:
    return quote(value, safe="!'()*-._~")  # what encodeURIComponent leaves


def collect_answers(ledger: Ledger, name: str) -> Answers:
    """Return every answer that the views ask for, by address. Raises: DragomanError when they are too many."""
    answers: Answers = {}
    size = 0
    for key, raw in _answers(ledger, name):
        size += len(raw) - len(answers.get(key, b""))
        answers[key] = msgspec.Raw(raw)
        if size > WHOLE:
            raise DragomanError(
                f"the file would be larger than {WHOLE >> 20} MB",
                "",
                "give it fewer documents, or use `dragoman serve`",
            )
    return answers


def _answers(ledger: Ledger, name: str) -> Iterator[tuple[str, bytes]]:
    about = _ask(ledger, "/api/about")
    yield address("/api/about"), msgspec.json.encode(msgspec.structs.replace(about, name=name, static=True))
    cards = _rows(ledger, "/api/documents")
    yield _listed("/api/documents", cards)
    for card in cards:
        yield address(f"/api/documents/{card.id}"), _encode(ledger, "/api/documents/{document}", document=str(card.id))
    for path in ("/api/events", "/api/statements", "/api/claims", "/api/agreements", "/api/happenings",
                 "/api/quotations", "/api/failures"):  # fmt: skip
        yield _listed(path, _rows(ledger, path))
    for path in ("/api/months", "/api/map", "/api/voices", "/api/network"):
        yield address(path), _encode(ledger, path)
    actors = _rows(ledger, "/api/actors")
    yield _listed("/api/actors", actors)
    yield from _actors(ledger, [one.id for one in actors[:MOST_ACTORS]])


def _actors(ledger: Ledger, actors: list[int]) -> Iterator[tuple[str, bytes]]:
    left = TIMELINES
    for one in actors:
        yield address(f"/api/actors/{one}"), _encode(ledger, "/api/actors/{actor}", actor=str(one))
        if left > 0:
            asked = [("actor", f"#{one}")]
            key, raw = _listed("/api/timeline", _rows(ledger, "/api/timeline", asked, MOST_TIMELINE_ROWS), asked)
            left -= len(raw)
            yield key, raw


def _ask(ledger: Ledger, path: str, query: Iterable[tuple[str, str]] = (), **in_path: str) -> Any:
    endpoint = _ENDPOINTS[path]
    return endpoint.ask(ledger, parse_query(endpoint.parameters, query, in_path))


def _encode(ledger: Ledger, path: str, query: Iterable[tuple[str, str]] = (), **in_path: str) -> bytes:
    return msgspec.json.encode(_ask(ledger, path, query, **in_path))


def _rows(ledger: Ledger, path: str, query: Iterable[tuple[str, str]] = (), most: int | None = None) -> list[Any]:
    most = most or MOST_ROWS
    rows: list[Any] = []
    after: str | None = None
    while len(rows) < most:
        mark = [("after", after)] if after is not None else []
        page = _ask(ledger, path, [*query, ("limit", str(PAGE)), *mark])
        rows += page.rows
        after = page.following
        if after is None:
            break
    return rows[:most]


def _listed(path: str, rows: list[Any], query: Iterable[tuple[str, str]] = ()) -> tuple[str, bytes]:
    return address(path, query), msgspec.json.encode({"rows": rows, "following": None})


class Shell(msgspec.Struct, frozen=True):
    """The built front end: its page, its one script, its one style, the licences of what is built into it."""

    page: str
    script: str
    style: str
    licences: str


def read_shell(folder: Path) -> Shell:
    """Return the built front end. Raises: DragomanError when it was not built."""
    try:
        read = [(folder / name).read_text("utf-8") for name in ("index.html", "page.js", "page.css", "licenses.md")]
    except OSError as error:
        raise DragomanError("the page was not built", str(folder), HOW) from error
    page, script, style, licences = (one.replace("\r\n", "\n").replace("\r", "\n") for one in read)
    if "</style" in style.lower():
        raise DragomanError("the page's style would end itself", str(folder), "build the page again")
    # In a script in a page these two would begin and end markup; in a string a backslash changes nothing.
    script = re.sub(r"<(?=/script)", r"<\\", script, flags=re.IGNORECASE).replace("<!--", "<\\!--")
    return Shell(page, script, style, licences)


def _filled(shell: Shell, answers: Answers) -> str:
    data = safe_json(msgspec.json.encode({"static": True, "licences": shell.licences, "responses": answers}))
    policy = (
        f"default-src 'none'; script-src '{_digest(shell.script)}'; style-src '{_digest(shell.style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    head = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=True)}">'
    page = _LINKED.sub("", shell.page)
    end = (
        f'<script type="application/json" id="dragoman-data">{data}</script>'
        f'<script type="module">{shell.script}</script>'
    )
    page = _put(page, r'<meta charset="[^"]*"\s*/?>', lambda found: f"{found}{head}")
    page = _put(page, "</head>", lambda found: f"<style>{shell.style}</style>{found}")
    return _put(page, "</body>", lambda found: f"{end}{found}")


def _put(page: str, place: str, make: Callable[[str], str]) -> str:
    changed, count = re.subn(place, lambda found: make(found[0]), page, count=1, flags=re.IGNORECASE)
    if not count:
        raise DragomanError(f"the built page has no {place}", "index.html", "build the page again")
    return changed


# Scripts and styles that the built page would load, and its icon.
_LINKED = re.compile(r"<script\b[^>]*\bsrc=[^>]*>\s*</script>|<link\b[^>]*>", re.IGNORECASE)


def _digest(words: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(words.encode("utf-8")).digest()).decode()


def safe_json(encoded: bytes) -> str:
    """Return JSON that says the same and can stand anywhere in a page: no ``<``, ``>``, ``&``, no line separators."""
    text = encoded.decode("utf-8")
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
