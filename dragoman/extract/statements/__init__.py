"""Who said what? (``“We will come,” Orlan told reporters in Sarn, adding that the talks had gone well.``)

A trained tagger marks sources, cues and contents; the dependency tree, the quotation marks and the actors join them.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import msgspec

from dragoman.extract.cast import Cast
from dragoman.extract.quotations import find_quotations
from dragoman.extract.statements.linking import Group, link
from dragoman.extract.statements.tagging import quotation_states, tag
from dragoman.language.analysis import Analysis
from dragoman.record.model import Place, Statement, StatementKind, Time
from dragoman.spans import Span, trim

EDGES = " \t\n,;:“”„«»\"'`‘’—–-"  # what a content does not begin or end with
ENDS = " \t\n,;:“”„«»\"'`‘—–"


@dataclass(frozen=True)
class Drafted:
    """A statement before it has an id."""

    group: Group
    content: tuple[Span, ...]


def find_statements(
    analysis: Analysis, actors: Cast, places: tuple[Place, ...], times: tuple[Time, ...]
) -> tuple[Statement, ...]:
    """Return the statements in text order.

    Offsets: contents stand without their quotation marks and without a leading *that*. ``speaker`` is None where the
    text names nobody, or names somebody whom no actor of the record stands for.
    """
    quotations = find_quotations(analysis.text)
    states = quotation_states(analysis, quotations)
    groups = link(analysis, tag(analysis, states), states)
    times = tuple(time for time in times if time.type in {"DATE", "TIME"})
    drafted = []
    for group in groups:
        content = tuple(s for first, last in group.content if (s := _content(analysis, first, last)).start < s.end)
        if content:
            drafted.append(Drafted(group, content))
    drafted.sort(key=lambda d: d.content[0])
    statements = [_statement(analysis, actors, times, quotations, d, f"s{n}") for n, d in enumerate(drafted, 1)]
    return tuple(_nested(statements))


def _content(analysis: Analysis, first: int, last: int) -> Span:
    tokens = analysis.tokens
    if first < last and tokens[first].lower == "that" and tokens[first].pos == "SCONJ":
        first += 1
    if first >= last:
        return Span(0, 0)
    span = analysis.span(first, last)
    start, end = span.start, span.end
    span = trim(analysis.text, start, end, also=EDGES)
    return Span(span.start, trim(analysis.text, span.start, end, also=ENDS).end) if span.start < span.end else span


def _statement(
    analysis: Analysis, actors: Cast, times: tuple[Time, ...], quotations: tuple[Span, ...], drafted: Drafted, name: str
) -> Statement:
    group = drafted.group
    source = tuple(analysis.span(a, b) for a, b in group.source)
    cue = tuple(analysis.span(a, b) for a, b in group.cue)
    return Statement(
        id=name,
        speaker=_speaker(analysis, actors, group),
        source=source,
        cue=cue,
        content=drafted.content,
        kind=_kind(analysis, quotations, drafted.content),
        addressee=tuple(_addressees(analysis, actors, group)),
        time=_time(analysis, times, group, drafted.content),
    )


def _speaker(analysis: Analysis, actors: Cast, group: Group) -> str | None:
    """The actor at the head of the source; else the first actor named in it before a comma or a preposition."""
    for first, last in group.source:
        heads = [
            i
            for i in range(first, last)
            if not first <= analysis.tokens[i].head < last or analysis.tokens[i].dep == "root"
        ]
        for index in heads:
            actor = actors.head_of.get(index) or _antecedent(analysis, actors, index)
            if actor:
                return actor
        for index in range(first, last):
            if analysis.tokens[index].dep.startswith(("nmod", "obl", "acl")) and index not in heads:
                continue
            actor = actors.at(index)
            if actor:
                return actor
        for index in range(first, last):
            actor = actors.at(index)
            if actor:
                return actor
    return None


def _antecedent(analysis: Analysis, actors: Cast, index: int) -> str | None:
    """The actor that *who* stands for: what the relative clause hangs on."""
    token = analysis.tokens[index]
    if token.tag not in {"WP", "WDT"}:
        return None
    verb = analysis.tokens[token.head]
    for _ in range(4):
        if verb.dep.startswith("acl"):
            return actors.at(verb.head)
        verb = analysis.tokens[verb.head]
    return None


def _kind(analysis: Analysis, quotations: tuple[Span, ...], content: tuple[Span, ...]) -> StatementKind:
    """By the share of words between quotation marks: all direct, some mixed, none indirect."""
    inside = total = 0
    at = 0
    for span in content:
        while at < len(quotations) and quotations[at].end <= span.start:
            at += 1
        near = quotations[at : at + 60]
        for i in analysis.tokens_in(span.start, span.end):
            token = analysis.tokens[i]
            if token.text[0].isalnum():
                total += 1
                inside += any(q.start <= token.start < q.end for q in near)
        at = max(0, at - 1)
    if inside == 0:
        return "indirect"
    return "direct" if inside >= 0.95 * total else "mixed"


def _addressees(analysis: Analysis, actors: Cast, group: Group) -> list[str]:
    """``told reporters``, ``said to the council``: the object of telling, or an oblique with *to*."""
    found: list[str] = []
    for first, last in group.cue:
        for verb in range(first, last):
            token = analysis.tokens[verb]
            if token.pos != "VERB":
                continue
            sides = analysis.dependents(verb, "iobj")
            if token.lemma in {
                "tell",
                "inform",
                "assure",
                "remind",
                "warn",
                "urge",
                "ask",
                "advise",
                "brief",
                "notify",
            }:
                sides += analysis.dependents(verb, "obj")
            sides += [
                child
                for child in analysis.dependents(verb, "obl")
                if any(analysis.tokens[c].lower == "to" for c in analysis.dependents(child, "case"))
            ]
            for side in sides:
                for one in analysis.conjuncts(side):
                    actor = actors.at(one)
                    if actor and actor not in found:
                        found.append(actor)
    return found


def _time(analysis: Analysis, times: tuple[Time, ...], group: Group, content: tuple[Span, ...]) -> str | None:
    """A date in the sentence of the cue, outside of what was said; ``times`` in text order."""
    if not group.cue:
        return None
    sentence = analysis.sentences[analysis.tokens[group.cue[0][0]].sentence]
    for at in range(bisect_left(times, sentence.start, key=lambda time: time.start), len(times)):
        time = times[at]
        if time.start >= sentence.end:
            break
        if not any(s.start <= time.start < s.end for s in content):
            return time.id
    return None


def _nested(statements: list[Statement]) -> list[Statement]:
    """Set ``within``: the innermost statement whose content holds all of another's."""
    out: list[Statement] = []
    for n, statement in enumerate(statements):
        holder = None
        for other in statements[max(0, n - 6) : n]:
            if all(any(o.holds(s) and o != s for o in other.content) for s in statement.content):
                holder = other.id
        out.append(statement if holder is None else msgspec.structs.replace(statement, within=holder))
    return out
