"""What in a text can be checked against the world? (``Veldia took in 40,000 refugees in 2019``)

A clause that states a fact: with a figure, a date, a superlative, a comparison, a cause, or an act by somebody named.
Opinions, plans, questions and orders are no claims. The score adds up the reasons; it orders claims, it does not judge
whether they are true.
"""

from __future__ import annotations

from bisect import bisect_left

from dragoman.extract.cast import Cast
from dragoman.language.analysis import Analysis
from dragoman.record.model import Claim, Event, Quantity, Statement, Time
from dragoman.spans import Span, trim

# What makes a claim worth checking, after the categories of check-worthiness in ClaimBuster (Hassan et al. 2017):
# figures first, then records and comparisons, then plain acts.
WEIGHTS = {
    "number": 0.35,
    "date": 0.15,
    "superlative": 0.2,
    "comparison": 0.15,
    "cause": 0.15,
    "act": 0.3,
    "record": 0.2,
}
LEAST = 0.3  # a plain act by somebody named is enough
CAUSES = {"because", "cause", "lead", "result", "due", "prompt", "trigger", "owing"}
RECORD_WORDS = {
    "first",
    "last",
    "only",
    "never",
    "always",
    "record",
    "ever",
    "since",
    "largest",
    "every",
    "all",
    "none",
}
SHORTEST = 4  # words


def find_claims(
    analysis: Analysis,
    actors: Cast,
    times: tuple[Time, ...],
    quantities: tuple[Quantity, ...],
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
) -> tuple[Claim, ...]:
    """Return the claims in text order; ``by`` is the innermost statement that holds one, or ``author``."""
    quantity_at = sorted((q.start, q.id) for q in quantities)
    time_at = sorted(
        (t.start, t.id) for t in times if t.type in {"DATE", "TIME"} and t.value and not t.value.endswith("_REF")
    )
    happened = {
        analysis.token_at(e.trigger.start) for e in events if e.status in {"reported", "historical", "recurring"}
    }
    contents = sorted(((s.start, s.end, st.id) for st in statements for s in st.content), key=lambda c: (c[0], -c[1]))
    starts = [c[0] for c in contents]
    out: list[Claim] = []
    for first, last in _clauses(analysis, [Span(a, b) for a, b, _ in contents]):
        reasons = _reasons(analysis, actors, first, last, quantity_at, time_at, happened)
        score = min(1.0, sum(WEIGHTS[r] for r in reasons))
        if score < LEAST:
            continue
        span = trim(analysis.text, analysis.tokens[first].start, analysis.tokens[last - 1].end, also=" ,;:.“”\"'—–-")
        if span.start >= span.end:
            continue
        by = "author"
        for i in range(bisect_left(starts, span.start + 1) - 1, max(-1, bisect_left(starts, span.start + 1) - 8), -1):
            if contents[i][0] <= span.start < contents[i][1]:
                by = contents[i][2]
                break
        out.append(
            Claim(
                id=f"c{len(out) + 1}",
                start=span.start,
                end=span.end,
                by=by,
                quantities=tuple(_between(quantity_at, span)),
                times=tuple(_between(time_at, span)),
                about=tuple(actors.among(range(first, last))),
                score=round(score, 2),
                reasons=tuple(reasons),
            )
        )
    return tuple(out)


def _between(items: list[tuple[int, str]], span: Span) -> list[str]:
    found = []
    for start, name in items[bisect_left(items, (span.start, "")) :]:
        if start >= span.end:
            break
        found.append(name)
    return found


def _clauses(analysis: Analysis, contents: list[Span]) -> list[tuple[int, int]]:
    """Token ranges of the clauses to weigh: a sentence, cut where a statement begins or ends and at coordinated clauses."""
    borders = {analysis.token_at(s.start) for s in contents} | {
        analysis.token_at(max(s.start, s.end - 1)) + 1 for s in contents
    }
    out = []
    for sentence in analysis.sentences:
        cuts = {sentence.first, sentence.last}
        cuts |= {b for b in range(sentence.first + 1, sentence.last) if b in borders}
        for index in range(sentence.first, sentence.last):
            token = analysis.tokens[index]
            if token.dep == "conj" and token.pos in {"VERB", "AUX"} and analysis.dependents(index, "nsubj"):
                cuts.add(analysis.subtree(index)[0])
        points = sorted(c for c in cuts if sentence.first <= c <= sentence.last)
        out += [(a, b) for a, b in zip(points, points[1:], strict=False) if b - a >= SHORTEST]
    return out


def _reasons(
    analysis: Analysis,
    actors: Cast,
    first: int,
    last: int,
    quantity_at: list[tuple[int, str]],
    time_at: list[tuple[int, str]],
    happened: set[int],
) -> list[str]:
    tokens = analysis.tokens[first:last]
    if tokens[-1].text == "?" or not _states(analysis, first, last):
        return []
    span = analysis.span(first, last)
    found = []
    if _between(quantity_at, span):
        found.append("number")
    if _between(time_at, span):
        found.append("date")
    if any(t.tag in {"JJS", "RBS"} for t in tokens):
        found.append("superlative")
    if any(t.tag in {"JJR", "RBR"} for t in tokens) or any(t.lower == "than" for t in tokens):
        found.append("comparison")
    if any(t.lemma in CAUSES for t in tokens):
        found.append("cause")
    if any(t.lower in RECORD_WORDS for t in tokens):
        found.append("record")
    if any(i in happened for i in range(first, last)) or _act(analysis, actors, first, last):
        found.append("act")
    return found


def _states(analysis: Analysis, first: int, last: int) -> bool:
    """A finite verb, and the main one neither planned, supposed nor ordered."""
    finite = False
    for i in range(first, last):
        token = analysis.tokens[i]
        if token.tag in {"VBD", "VBZ", "VBP"}:
            finite = True
        if token.tag == "MD" or token.lower in {"if", "whether"}:
            head = analysis.tokens[token.head]
            if not first <= head.head < last or head.dep == "root":
                return False
    return finite


def _act(analysis: Analysis, actors: Cast, first: int, last: int) -> bool:
    """Somebody of the record is the subject of a past or present verb of the clause."""
    for i in range(first, last):
        token = analysis.tokens[i]
        if token.dep.startswith("nsubj") and actors.at(i):
            verb = analysis.tokens[token.head]
            if verb.pos == "VERB" and verb.tag in {"VBD", "VBN", "VBZ"}:
                return True
    return False
