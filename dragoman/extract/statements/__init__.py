"""Who said what? (``“We will come,” Orlan told reporters in Sarn, adding that the talks had gone well.``)

A trained tagger marks sources, cues and contents; learned weights over the tree, the order and the quotation marks join
them; statements that somebody quotes inside his own are read off the tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from dragoman.extract.cast import Cast
from dragoman.extract.dateline import dateline_end
from dragoman.extract.quotations import find_quotations
from dragoman.extract.statements.according import attribute
from dragoman.extract.statements.circumstances import Circumstances
from dragoman.extract.statements.completing import complete
from dragoman.extract.statements.extent import bound
from dragoman.extract.statements.layout import laid_out
from dragoman.extract.statements.linking import Group, link
from dragoman.extract.statements.missed import find_missed
from dragoman.extract.statements.named_cues import without_names
from dragoman.extract.statements.nested import find_nested
from dragoman.extract.statements.speaker import speaker_of
from dragoman.extract.statements.standing import stands
from dragoman.extract.statements.tagging import quotation_states, tag
from dragoman.language.analysis import Analysis, Token
from dragoman.record.model import Place, Statement, StatementKind, Time
from dragoman.spans import Span, trim

EDGES = " \t\n,;:“”„«»\"'`‘’—–-"  # what a content does not begin with
ENDS = " \t\n,;:“”„«»\"'`‘—–"  # nor end with; a closing ’ may be an apostrophe
PAIRS = (("“", "”"), ('"', '"'), ("«", "»"), ("``", "''"))
LONGEST_END = 2  # marks between the last word and what closes its quotation
PAPERS = frozenset({"statement", "communiqué", "communique", "declaration", "release", "readout", "press release"})
REACH = 3  # sentences
WHOLE = 0.95  # share of words between quotation marks from which a statement is direct


@dataclass(frozen=True)
class Drafted:
    """A statement before it has an id; ``outer`` is the one that quotes it; ``verbatim``: the page sets it as speech."""

    group: Group
    content: tuple[Span, ...]
    outer: Group | None = None
    verbatim: bool = False


def find_statements(
    analysis: Analysis, actors: Cast, places: tuple[Place, ...], times: tuple[Time, ...]
) -> tuple[Statement, ...]:
    """Return the statements in text order.

    Offsets: contents stand without their quotation marks and without a leading *that*. ``speaker`` is None where the
    text names nobody, or names somebody whom no actor of the record stands for.
    """
    quotations = find_quotations(analysis.text)
    states = quotation_states(analysis, quotations)
    groups = attribute(analysis, bound(analysis, link(analysis, tag(analysis, states), states), states))
    groups = complete(analysis, groups, states)
    shown, told = laid_out(analysis, quotations, without_names(analysis, actors, groups))
    drafted = [Drafted(group, _contents(analysis, group), verbatim=True) for group in shown]
    drafted += [Drafted(group, _contents(analysis, group), outer) for group, outer in told]
    kinds: dict[int, StatementKind] = {}

    def keep(some: list[Drafted]) -> list[Drafted]:
        for d in some:
            kinds[id(d)] = "direct" if d.verbatim else _kind(analysis, quotations, d.content)
        return [d for d in some if d.content and stands(analysis, actors, d.group, kinds[id(d)])]

    drafted = keep(drafted)
    missed = find_missed(analysis, [d.group for d in drafted], states)
    drafted += keep([Drafted(group, _contents(analysis, group)) for group in missed])
    cues = {cue for d in drafted for cue in d.group.cue}
    nested = find_nested(analysis, [d.group for d in drafted])
    drafted += keep([Drafted(i, _contents(analysis, i), outer) for i, outer in nested if i.cue[0] not in cues])
    drafted = sorted(drafted, key=lambda d: (d.content[0].start, -d.content[-1].end))
    ids = {id(d.group): f"s{n}" for n, d in enumerate(drafted, 1)}
    circumstances = Circumstances(analysis, actors, places, times)
    statements = tuple(
        Statement(
            id=ids[id(d.group)],
            speaker=None if circumstances.is_told(d.group) else speaker_of(analysis, actors, d.group.source),
            source=tuple(_source(analysis, *span) for span in d.group.source),
            cue=tuple(analysis.span(*span) for span in d.group.cue),
            content=d.content,
            kind=kinds[id(d)],
            addressee=circumstances.addressees(d.group),
            venue=circumstances.venue(d.group),
            occasion=circumstances.occasion(d.group),
            time=circumstances.time(d.group, d.content),
            within=ids.get(id(d.outer)),
        )
        for d in drafted
    )
    return tuple(_issued(analysis, statements))


def _issued(analysis: Analysis, statements: tuple[Statement, ...]) -> Iterator[Statement]:
    """``In a statement, the bloc demanded … The mission will leave, the statement added``: a paper that was told of speaks for
    who issued it, the last one who said something, at most ``REACH`` sentences before."""
    last: tuple[int, str] | None = None
    for one in statements:
        sentence = analysis.tokens[analysis.token_at(one.content[0].start)].sentence
        words = [span.cut(analysis.text).lower() for span in one.source]
        speaker = one.speaker
        if speaker is None and last is not None and sentence - last[0] <= REACH:
            if any(w.removeprefix("the ") in PAPERS and w.startswith("the ") for w in words):
                speaker = last[1]
        if speaker is not None:
            last = (sentence, speaker)
        yield msgspec.structs.replace(one, speaker=speaker)


def _source(analysis: Analysis, first: int, last: int) -> Span:
    """The words for who says it, without the town and the day before them."""
    if first == analysis.paragraphs[analysis.tokens[first].paragraph].first:
        behind = dateline_end(analysis, first)
        first = behind if behind < last else first
    return analysis.span(first, last)


def _contents(analysis: Analysis, group: Group) -> tuple[Span, ...]:
    """The words of each piece; the *it* of *it was emphasised that* is no piece of its own."""
    pieces = [span for first, last in group.content if (span := _content(analysis, first, last)).start < span.end]
    return tuple(p for p in pieces if len(pieces) == 1 or p.cut(analysis.text).lower() != "it")


def _content(analysis: Analysis, first: int, last: int) -> Span:
    tokens = analysis.tokens
    if first + 1 < last and tokens[first].lower == "that" and _joins(tokens[first], tokens[first + 1]):
        first += 1
    if first == analysis.paragraphs[tokens[first].paragraph].first:
        first = dateline_end(analysis, first)
    if first >= last:
        return Span(0, 0)
    text, (start, end) = analysis.text, (tokens[first].start, tokens[last - 1].end)
    if text[end - 1] in "’'" and end - 1 > start and not text[end - 2].isalnum():
        end -= 1  # it closes a quotation: an apostrophe has a letter before it
    span = trim(text, start, end, also=EDGES)
    if span.start >= span.end:
        return span
    start = _opened(text, span.start, trim(text, span.start, end, also=ENDS).end)
    return Span(start, _closed(text, start, trim(text, start, end, also=ENDS).end))


def _joins(that: Token, after: Token) -> bool:
    """``that he``, ``that the``, ``that “quiet work”``: it opens a clause and points at nothing."""
    opens = after.pos in {"DET", "PROPN"} or after.tag in {"PRP", "PRP$", "EX"} or after.text in {"“", '"', "``"}
    return that.pos == "SCONJ" or that.dep == "mark" or opens


def _opened(text: str, start: int, end: int) -> int:
    """The start of a piece, the mark included that opens what is closed inside: ``“quiet work” had paid off``."""
    for opening, closing in PAIRS:
        first = text.find(closing, start, end)
        inside = first >= 0 and (opening == closing or not 0 <= text.find(opening, start, end) < first)
        odd = opening != closing or text.count(opening, start, end) % 2 == 1
        before = start - len(opening)
        if inside and odd and first < end - len(closing) and before >= 0 and text.startswith(opening, before):
            return before
    return start


def _closed(text: str, start: int, end: int) -> int:
    """The end of a piece, the mark included that closes what is opened inside: ``called it “a gift”``, not ``“a gift``."""
    for opening, closing in PAIRS:
        inside = text[start:end]
        odd = inside.count(opening) % 2 if opening == closing else inside.count(opening) > inside.count(closing)
        if not odd:
            continue
        at = end
        while at < len(text) and at - end < LONGEST_END and text[at] in ".,!?;":
            at += 1
        if text.startswith(closing, at):
            return at + len(closing)
        if text.startswith(closing, end - 1):
            return end
    return end


def _kind(analysis: Analysis, quotations: tuple[Span, ...], content: tuple[Span, ...]) -> StatementKind:
    """By the share of words between quotation marks: all direct, some mixed, none indirect."""
    inside = total = at = 0
    for span in content:
        while at < len(quotations) and quotations[at].end <= span.start:
            at += 1
        here = at
        for i in analysis.tokens_in(span.start, span.end):
            token = analysis.tokens[i]
            if token.text[0].isalnum():
                while here < len(quotations) and quotations[here].end <= token.start:
                    here += 1
                total += 1
                inside += here < len(quotations) and quotations[here].start <= token.start
    if inside == 0:
        return "indirect"
    return "direct" if inside >= WHOLE * total else "mixed"
