"""Which source and which cue belong to a content?

A cue takes the source that is its subject, or the nearest one; a content takes the cue that governs it in the tree, or the
nearest one of its sentence. A quotation without a cue of its own goes on with the speaker before it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from dragoman.language.analysis import Analysis

Range = tuple[int, int]  # tokens, half open
FAR = 10_000


@dataclass
class Group:
    """The parts of one statement, as token ranges."""

    content: list[Range]
    cue: list[Range] = field(default_factory=list)
    source: list[Range] = field(default_factory=list)


def link(analysis: Analysis, labels: list[str], inside: list[str]) -> list[Group]:
    """Return one group a statement, from one label a token; ``inside`` as ``quotation_states`` gives it."""
    spans = _spans(labels)
    contents = _contents(analysis, spans["content"] + _missed_quotations(analysis, spans, inside), inside)
    sources = spans["source"]
    cues = spans["cue"]
    subject_of = {cue: _source_of(analysis, cue, sources) for cue in cues}
    claimed = set(subject_of.values())
    free = [source for source in sources if source not in claimed]
    groups: list[Group] = []
    by_cue: dict[Range, Group] = {}
    last: Group | None = None
    for content in contents:
        cue = _cue_of(analysis, content, cues, by_cue)
        if cue is None:
            last = _carried_on(analysis, content, last, sources, inside)
            groups.append(last)
            continue
        if cue in by_cue and _same_statement(analysis, by_cue[cue], content, cue):
            by_cue[cue].content.append(content)
            last = by_cue[cue]
            continue
        source = subject_of[cue]
        last = Group([content], [cue], [source] if source else [])
        if not source:
            near = _nearest(analysis, content, free)
            last.source = [near] if near else []
        by_cue.setdefault(cue, last)
        groups.append(last)
    return groups


def _spans(labels: list[str]) -> dict[str, list[Range]]:
    found: dict[str, list[Range]] = {"source": [], "cue": [], "content": []}
    start = -1
    for i, label in enumerate([*labels, "O"]):
        if start >= 0 and not label.startswith("I-"):
            found[labels[start][2:]].append((start, i))
            start = -1
        if label.startswith("B-"):
            start = i
    return found


def _missed_quotations(analysis: Analysis, spans: dict[str, list[Range]], inside: list[str]) -> list[Range]:
    """Long quotations in a sentence with a cue that the tagger left without a label."""
    covered: set[int] = set()
    for first, last in spans["content"]:
        covered.update(range(first, last))
    cued = {analysis.tokens[a].sentence for a, _ in spans["cue"]}
    found = []
    at = 0
    while at < len(inside):
        if inside[at] != "bi":
            at += 1
            continue
        end = at + 1
        while end < len(inside) and inside[end] == "i":
            end += 1
        free = sum(i not in covered for i in range(at, end))
        near = {analysis.tokens[i].sentence + d for i in (at, end - 1) for d in (-1, 0, 1)}
        if free == end - at and end - at >= 4 and near & cued:
            found.append((at, end))
        at = end
    return found


def _contents(analysis: Analysis, spans: list[Range], inside: list[str]) -> list[Range]:
    """Contents in text order; those that one quotation holds together, with only marks between, become one."""
    out: list[Range] = []
    for first, last in sorted(spans):
        first, last = _snap(analysis, first, last, inside)
        if out and first < out[-1][1]:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
            continue
        if out:
            between = range(out[-1][1], first)
            joined = all(not analysis.tokens[i].text[0].isalnum() for i in between) and len(between) <= 3
            closed = any(analysis.tokens[i].text in _CLOSERS for i in (*between, out[-1][1] - 1))
            quoted = _in_quotation(out[-1], inside, at_end=True) and _in_quotation((first, last), inside, at_end=False)
            if joined and not closed and quoted:
                out[-1] = (out[-1][0], last)
                continue
        out.append((first, last))
    return out


def _in_quotation(span: Range, inside: list[str], *, at_end: bool) -> bool:
    """Tell whether the words at one edge of a span stand inside quotation marks."""
    edge = range(max(span[0], span[1] - 2), span[1]) if at_end else range(span[0], min(span[0] + 2, span[1]))
    return any(inside[i] != "o" for i in edge)


_CLOSERS = {"”", '"', "''", "»"}


def _snap(analysis: Analysis, first: int, last: int, inside: list[str]) -> Range:
    """A content that covers most of a quotation covers all of it."""
    start = first
    while start > 0 and inside[start] == "i" and inside[start - 1] in {"i", "bi"} and first - start < 200:
        start -= 1
    end = last
    while end < len(inside) and inside[end] == "i" and inside[end - 1] in {"i", "bi"} and end - last < 200:
        end += 1
    grown = (end - start) - (last - first)
    return (start, end) if grown <= max(4, last - first) else (first, last)


def _source_of(analysis: Analysis, cue: Range, sources: list[Range]) -> Range | None:
    """The source whose head is the subject of the cue; else the nearest one in the sentence."""
    sentence = analysis.sentences[analysis.tokens[cue[0]].sentence]
    low = bisect_left(sources, (sentence.first, 0))
    high = bisect_left(sources, (sentence.last, 0))
    best, choice = FAR, None
    for source in sources[max(0, low - 1) : high]:
        if source[1] <= sentence.first:
            continue
        gap = _gap(source, cue)
        for i in range(*source):
            token = analysis.tokens[i]
            if cue[0] <= token.head < cue[1]:
                gap -= 30 if token.dep.startswith("nsubj") or "agent" in token.dep else 15
                break
            if source[0] <= analysis.tokens[cue[0]].head < source[1]:
                gap -= 10
                break
        if gap < best:
            best, choice = gap, source
    return choice


def _gap(a: Range, b: Range) -> int:
    return max(a[0] - b[1], b[0] - a[1], 0)


def _cue_of(analysis: Analysis, content: Range, cues: list[Range], used: dict[Range, Group]) -> Range | None:
    """The cue that governs the content, or the nearest one in the sentences that the content touches."""
    tokens = analysis.tokens
    first = analysis.sentences[tokens[content[0]].sentence].first
    last = analysis.sentences[tokens[content[1] - 1].sentence].last
    # said X. often is cut off as a sentence of its own after a closing mark
    low = bisect_left(cues, (max(0, first - 1), 0))
    high = bisect_right(cues, (last + 12 if tokens[content[1] - 1].sentence + 1 < len(analysis.sentences) else last, 0))
    best, choice = 40, None
    outside = {tokens[i].head for i in range(*content) if not content[0] <= tokens[i].head < content[1]}
    for cue in cues[low:high]:
        gap = _gap(content, cue)
        if not first <= cue[0] < last:
            if (
                tokens[cue[0]].paragraph != tokens[content[1] - 1].paragraph
                or gap > 8
                or tokens[cue[0]].lower[0] != tokens[cue[0]].text[0]
            ):
                continue
            gap += 6
        if any(cue[0] <= head < cue[1] for head in outside):
            gap -= 25
        elif any(content[0] <= tokens[i].head < content[1] for i in range(*cue)):
            gap -= 15
        if cue in used:
            gap += 4
        if gap < best:
            best, choice = gap, cue
    return choice


def _same_statement(analysis: Analysis, group: Group, content: Range, cue: Range) -> bool:
    """Pieces on both sides of the cue, or in its sentence, are one statement."""
    sentences = {analysis.tokens[cue[0]].sentence, analysis.tokens[group.content[-1][0]].sentence}
    return analysis.tokens[content[0]].sentence in sentences or group.content[-1][1] <= cue[0] <= content[0]


def _carried_on(
    analysis: Analysis, content: Range, before: Group | None, sources: list[Range], inside: list[str]
) -> Group:
    """A content without a cue: a quotation takes the speaker before it, or the source beside it."""
    near = _nearest(analysis, content, sources)
    if near:
        return Group([content], [], [near])
    if before and any(inside[i] != "o" for i in range(content[0], min(content[0] + 2, content[1]))):
        here, there = analysis.tokens[content[0]], analysis.tokens[before.content[-1][1] - 1]
        if here.paragraph - there.paragraph <= 1:
            return Group([content], list(before.cue), list(before.source))
    return Group([content])


def _nearest(analysis: Analysis, content: Range, sources: list[Range]) -> Range | None:
    sentence = analysis.sentences[analysis.tokens[content[0]].sentence]
    end = analysis.sentences[analysis.tokens[content[1] - 1].sentence].last
    inside = sources[bisect_left(sources, (sentence.first, 0)) : bisect_left(sources, (end, 0))]
    return min(inside, key=lambda s: _gap(s, content)) if inside else None
