"""A report behind its dateline is parsed as a sentence of its own: ``SARN, 3 March (AP) — The minister said``.

The parser would else take the town for the main word. Afterwards the two are one sentence again, whose root is the report's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from dragoman.language.analysis import Token
from dragoman.lexicon.gazetteer import towns_named


def mark_dateline(doc: Doc) -> None:
    """Tell the parser that a sentence begins behind the dateline of a paragraph, if it has one, and none inside it."""
    found = _DATED.match(doc.text) or STOPPED.match(doc.text) or _TOWN.match(doc.text)
    if found is None or (
        found.re is not _DATED and not towns_named(found[1].title() if found[1].isupper() else found[1])
    ):
        return
    for token in doc[1:]:
        if token.idx >= found.end():
            token.is_sent_start = True
            doc.user_data[_REPORT] = token.i
            return
        token.is_sent_start = False


def report_in(doc: Doc) -> int | None:
    """Return the token at which the report begins behind a dateline, or None."""
    found: int | None = doc.user_data.get(_REPORT)
    return found


def sentences_of(doc: Doc) -> Iterator[Span]:
    """Yield the parser's sentences; a dateline and the sentence behind it are one."""
    found, report = iter(doc.sents), report_in(doc)
    for sent in found:
        if sent.end == report and (behind := next(found, None)) is not None:
            sent = doc[sent.start : behind.end]
        yield sent


def join_dateline(tokens: list[Token], first: int, report: int) -> None:
    """Hang what was the root of the dateline ``tokens[first:report]`` on the root of the report."""
    roots = [i for i in range(first, len(tokens)) if tokens[i].head == i]
    main = next((i for i in roots if i >= report), None)
    if main is not None:
        for i in roots:
            if i < report:
                tokens[i].head, tokens[i].dep = main, "discourse"


_REPORT = "report"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_LARGER = r"(?:, [A-Z][\w. ]{1,24}?)?"  # SARN, Veldia
_AGENCY = r" ?\([A-Z][^()]{1,40}\)"
# ``SARN, 3 March (AP) — ``, ``GENEVA (Reuters) - ``; in small letters only with a day or an agency.
_DATED = re.compile(
    rf"(?:[A-Z][A-Z.'’ -]{{1,60}}{_LARGER}(?:,? {_DAY})?(?:{_AGENCY})?"
    rf"|[A-Z][\w.'’ -]{{1,24}}?{_LARGER}(?:, {_DAY}|{_AGENCY}|, {_DAY}{_AGENCY}))"
    r"\s*(?:—|–|--|-)\s+(?=[\w“\"‘'])"
)
# ``MOSCOW, November 3. /TASS/. ``, ``BAKU, November 12. ``, ``MOSCOW. Nov 3 (TASS) - ``
STOPPED = re.compile(
    rf"([A-Z][A-Z'’ -]{{2,30}})[,.] {_DAY}(?:\. /[A-Z][\w ]{{1,20}}/\. |\. (?=[A-Z“\"])|(?:{_AGENCY})?\s*(?:—|–|--|-)\s+)(?=[\w“\"‘'])"
)
_TOWN = re.compile(
    r"([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})(?:, [A-Z][\w. ]{1,24}?)? [—–] (?=[A-Z“\"])"
)  # Lisbon — The minister said
