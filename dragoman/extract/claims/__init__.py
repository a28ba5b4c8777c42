"""What in a text can be checked against the world? (``Veldia took in 40,000 refugees in 2019``)

A clause that states a fact: with a figure, a date, a superlative, a comparison, a cause, a record, a promise kept or
broken, or an act by somebody named. Opinions, plans, questions, orders and the mere fact that somebody spoke are no claims.
The score adds up the reasons; it orders claims, it does not judge whether they are true.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from dragoman.extract.cast import Cast
from dragoman.extract.claims.clauses import LEANING, SHORTEST, Clause, find_clauses, trim_words
from dragoman.extract.claims.reasons import TELLING, Grounds, weigh
from dragoman.language.analysis import Analysis
from dragoman.record.model import Claim, Event, Quantity, Sentence, Statement, Time
from dragoman.spans import Span, trim

LEAST = 0.3  # a plain act by somebody named is enough


def find_claims(
    analysis: Analysis,
    actors: Cast,
    times: tuple[Time, ...],
    quantities: tuple[Quantity, ...],
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    sentences: tuple[Sentence, ...] = (),
) -> tuple[Claim, ...]:
    """Return the claims in text order; ``by`` is the innermost statement that holds one, or ``author``."""
    told = [(span, st) for st in statements for span in _told_spans(analysis, st)]
    contents = sorted(((span.start, span.end, st.id) for span, st in told), key=lambda c: (c[0], -c[1]))
    ids = {st.id for _, st in told}
    spoken = tuple(st for st in statements if st.id in ids)
    grounds = Grounds(analysis, actors, times, quantities, spoken, events, sentences)
    out: list[Claim] = []
    for clause in _pieces(analysis, contents, grounds):
        score, reasons = weigh(grounds, clause)
        span = _words(analysis, clause)
        if score < LEAST or span.start >= span.end:
            continue
        by = _teller(contents, span)
        aside = analysis.tokens[clause.head].dep in LEANING and not clause.leaning
        if out and _told(out[-1], span, by, reasons, aside=aside):
            continue
        out.append(
            Claim(
                id=f"c{len(out) + 1}",
                start=span.start,
                end=span.end,
                by=by,
                quantities=tuple(grounds.quantities.between(span)),
                times=tuple(grounds.times.between(span)),
                about=tuple(actors.among(range(clause.first, clause.last))),
                score=score,
                reasons=reasons,
            )
        )
    return tuple(out)


def _told(before: Claim, span: Span, by: str, reasons: tuple[str, ...], *, aside: bool) -> bool:
    """Whether a claim stands inside the one before it and adds nothing; an aside with a figure or date of its own does."""
    inside = before.start <= span.start and span.end <= before.end and before.by == by
    return inside and set(reasons) <= set(before.reasons) and not (aside and TELLING & set(reasons))


def _told_spans(analysis: Analysis, statement: Statement) -> Iterator[Span]:
    """The pieces of a statement that are whole clauses beside their cue, or quoted.

    To *threaten an offensive* or to *propose a ban* is an act that can be checked, not something said.
    """
    said_in = {analysis.tokens[analysis.token_at(cue.start)].sentence for cue in statement.cue}
    for span in statement.content:
        inside = analysis.tokens_in(span.start, span.end)
        beside = not said_in or any(analysis.tokens[i].sentence in said_in for i in inside)
        if statement.kind != "indirect" or (beside and any(_is_clause(analysis, i, inside) for i in inside)):
            yield span


def _is_clause(analysis: Analysis, at: int, inside: range) -> bool:
    """Whether the word is the top of what is said, and a predicate."""
    token = analysis.tokens[at]
    if token.head in inside and token.head != at:
        return False
    return token.pos in {"VERB", "AUX"} or bool(analysis.dependents(at, "nsubj", "cop"))


def _words(analysis: Analysis, clause: Clause) -> Span:
    start, end = analysis.tokens[clause.first].start, analysis.tokens[clause.last - 1].end
    return trim(analysis.text, start, end, also=" ,;:.“”\"'‘’—–-()")


def _teller(contents: list[tuple[int, int, str]], span: Span) -> str:
    """The innermost statement around the claim's beginning: of nested ones the last to open."""
    at = bisect_left(contents, (span.start + 1,)) - 1
    for i in range(at, max(-1, at - 8), -1):
        if contents[i][0] <= span.start < contents[i][1]:
            return contents[i][2]
    return "author"


def _pieces(analysis: Analysis, contents: list[tuple[int, int, str]], grounds: Grounds) -> list[Clause]:
    """The clauses, cut where a statement begins or ends: what is said and that it was said are told by different people."""
    borders = sorted(
        {analysis.token_at(s) for s, _, _ in contents} | {analysis.token_at(max(s, e - 1)) + 1 for s, e, _ in contents}
    )
    found: dict[tuple[int, int], Clause] = {}
    for clause in find_clauses(analysis, sorted(grounds.happened)):
        inside = borders[bisect_right(borders, clause.first) : bisect_left(borders, clause.last)]
        if clause.nominal:
            if not inside:
                found.setdefault((clause.first, clause.last), clause)
            continue
        points = [clause.first, *inside, clause.last]
        for first, last in zip(points, points[1:], strict=False):
            first, last = trim_words(analysis, first, last)
            if last - first >= SHORTEST:
                head = clause.head if first <= clause.head < last else _top(analysis, first, last)
                if head is None:
                    continue
                found.setdefault((first, last), Clause(first, last, head, clause.leaning))
    return sorted(found.values(), key=lambda c: (c.first, -c.last))


def _top(analysis: Analysis, first: int, last: int) -> int | None:
    """The predicate of what is left of a clause when what was said is cut off: a word with its subject beside it."""
    tokens = analysis.tokens
    return next(
        (
            tokens[i].head
            for i in range(first, last)
            if tokens[i].dep.startswith("nsubj") and first <= tokens[i].head < last
        ),
        None,
    )
