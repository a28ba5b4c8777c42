"""The clauses of a text, each a piece that can be true or false by itself.

``The ministry, which opened in May, hired 40 people and plans more`` holds three: the opening, the hiring, the plan. A clause
keeps what stands inside it; what follows at its right edge, or precedes at its left, as a clause of its own is cut off.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.extract.dateline import dateline_end
from dragoman.language.analysis import Analysis, Token

SHORTEST = 4  # words
CLAUSAL = frozenset({"root", "conj", "ccomp", "advcl", "acl:relcl", "advcl:relcl", "acl", "parataxis", "csubj"})
LEANING = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl"})  # relations of clauses that say more about a word
LOOSE = frozenset({",", "–", "—", "-", ";", ":", "(", "--"})  # a mark before a clause sets it off from what it modifies
OPENERS = frozenset({"and", "but", "or", "that", "which", "who", "whom", "while", "although", "though", "whereas", "where",
                     "when", "as", "after", "before", "since", "because", "until", "yet", "so", "nor"})  # fmt: skip
LISTS = frozenset({"including", "citing", "adding", "saying"})


@dataclass(frozen=True)
class Clause:
    """Tokens ``first <= i < last`` around the predicate ``head``.

    A ``leaning`` clause only helps to tell which one is meant (``the man who left``); one set off by a mark asserts
    something of its own (``the minister, who left in May``). A ``nominal`` one is a noun phrase that tells an event.
    """

    first: int
    last: int
    head: int
    leaning: bool = False
    nominal: bool = False


def find_clauses(analysis: Analysis, events: Iterable[int] = ()) -> list[Clause]:
    """Return the clauses in text order; each token of a sentence may stand in several, one inside the other.

    ``events`` are tokens that tell an event; where it is a noun with words of its own, its phrase counts as well: *the
    premier's visit to Sarn in May* can be checked whatever is thought of it.
    """
    low, high = _extents(analysis)
    tokens = analysis.tokens
    heads = [t.index for t in tokens if t.dep in CLAUSAL and (t.dep == "root" or _predicates(analysis, t))]
    cuts = _cuts(analysis, heads, low)
    found = []
    for head in heads:
        first, last = _edges(analysis, head, low, high, cuts)
        first = max(first, dateline_end(analysis, first))
        if last - first >= SHORTEST:
            leaning = tokens[head].dep in LEANING and not (_set_off(tokens, low[head]) or _is_content(analysis, head))
            found.append(Clause(first, last, head, leaning))
    for head in events:
        if tokens[head].pos == "NOUN" and tokens[head].dep not in {"root", "compound"}:
            first, last = _edges(analysis, head, low, high, cuts)
            if last - first > SHORTEST:
                found.append(Clause(first, last, head, nominal=True))
    return sorted(found, key=lambda c: (c.first, -c.last, c.nominal))


def _cuts(analysis: Analysis, heads: list[int], low: list[int]) -> list[int]:
    """Where a clause or a list of cases begins that is set off by a mark, or is coordinated: what precedes may end there."""
    tokens, found = analysis.tokens, set()
    for head in heads:
        at = low[head]
        if at > 0 and tokens[at].sentence == tokens[at - 1].sentence and tokens[head].dep != "ccomp":
            if (
                _set_off(tokens, at)
                or tokens[head].dep in {"conj", "parataxis", "advcl"}
                or _is_content(analysis, head)
            ):
                found.add(at)
    for token in tokens:
        if token.tag == "VBG" and token.dep in {"advcl", "acl", "conj", "case"} and token.index:
            if tokens[token.index - 1].text in LOOSE:
                found.add(token.index)
        elif token.lower in LISTS and token.index and tokens[token.index - 1].text == ",":
            found.add(token.index)
    return sorted(found)


def _is_content(analysis: Analysis, head: int) -> bool:
    """``the fact that aid is paid``: a whole clause with its own subject behind a noun."""
    tokens = analysis.tokens
    if tokens[head].dep != "acl" or not analysis.dependents(head, "nsubj"):
        return False
    return any(tokens[c].lower == "that" and tokens[c].dep == "mark" for c in analysis.children[head])


def _set_off(tokens: list[Token], at: int) -> bool:
    return tokens[at].text in LOOSE or (at > 0 and tokens[at - 1].text in LOOSE)


def _extents(analysis: Analysis) -> tuple[list[int], list[int]]:
    """For each token the first and the last token below it, in one pass from the leaves up."""
    tokens = analysis.tokens
    low, high = list(range(len(tokens))), list(range(len(tokens)))
    order = [t.index for t in tokens if t.head == t.index]
    for index in order:
        order.extend(analysis.children[index])
    for index in reversed(order):
        head = tokens[index].head
        low[head], high[head] = min(low[head], low[index]), max(high[head], high[index])
    return low, high


def _predicates(analysis: Analysis, token: Token) -> bool:
    """A verb, or a noun or adjective with a copula or a subject; a bare *to* clause is a purpose, not a fact."""
    children = [analysis.tokens[c] for c in analysis.children[token.index]]
    if any(c.dep == "mark" and c.lower == "to" for c in children):
        return False
    if token.pos in {"VERB", "AUX"}:
        return token.dep not in {"acl", "advcl"} or token.tag != "VBG"
    return any(c.dep == "cop" or c.dep.startswith("nsubj") for c in children)


def _edges(analysis: Analysis, head: int, low: list[int], high: list[int], cuts: list[int]) -> tuple[int, int]:
    """From the clause's own beginning to the first cut behind its predicate; a fronted clause is left out."""
    tokens = analysis.tokens
    first, last = low[head], high[head] + 1
    for child in analysis.children[head]:
        fronted = tokens[child].dep in {"advcl", "ccomp", "parataxis"} and high[child] < head
        if fronted and low[child] <= first + 1:
            first = max(first, high[child] + 1)
    stop = bisect_right(cuts, head)
    if stop < len(cuts) and cuts[stop] < last and cuts[stop] - first >= SHORTEST:
        last = cuts[stop]
    return trim_words(analysis, first, last)


def trim_words(analysis: Analysis, first: int, last: int) -> tuple[int, int]:
    """Return the range without marks and joining words at its edges."""
    tokens = analysis.tokens
    while last > first and (
        not tokens[last - 1].text[0].isalnum()
        or tokens[last - 1].lower in OPENERS
        or tokens[last - 1].tag in {"IN", "DT"}
    ):
        last -= 1
    while first < last and (
        not tokens[first].text[0].isalnum() or tokens[first].lower in OPENERS or is_enumerator(analysis, first)
    ):
        first += 1
    return first, last


def is_enumerator(analysis: Analysis, at: int) -> bool:
    """Tell whether a token numbers its paragraph: ``12. The situation remained calm``."""
    tokens, token = analysis.tokens, analysis.tokens[at]
    if at != analysis.paragraphs[token.paragraph].first or not token.text.rstrip(".)").isdigit():
        return False
    return not token.text.isdigit() or (at + 1 < len(tokens) and tokens[at + 1].text in {".", ")"})
