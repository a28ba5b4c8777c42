"""Which source and which cue belong to a content? (``“We will come,” Orlan said. “All of us.”``: one cue, two contents.)

Each cue is one statement. Each content takes the cue that fits best, each cue the source that fits best: a conditional
logit over the candidates near by (McFadden 1974), its features told by ``pairs``, its weights learned by
``dragoman.training.linking``. A quotation without any cue goes on with the speaker before it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from dragoman.extract.statements.pairs import Range, Surroundings, cue_features, source_features
from dragoman.extract.statements.weights import linking_weights
from dragoman.language.analysis import Analysis
from dragoman.models.tagger import runs_of

WINDOW = 2  # sentences before and after in which a partner is looked for
MOST = 20  # candidates on either side: a sentence as long as a book has thousands
LONG_QUOTATION = 4  # words; shorter ones may be titles, nicknames or irony


@dataclass
class Group:
    """The parts of one statement, as token ranges."""

    content: list[Range]
    cue: list[Range] = field(default_factory=list)
    source: list[Range] = field(default_factory=list)


def link(analysis: Analysis, labels: list[str], states: list[str]) -> list[Group]:
    """Return one group a statement, from one label a token; ``states`` as ``quotation_states`` gives them."""
    spans = spans_of(labels)
    contents = joined(analysis, spans["content"] + _missed_quotations(analysis, spans, states), states)
    around = Surroundings(analysis, spans["source"], spans["cue"], contents, states)
    weights = linking_weights()
    by_cue: dict[Range, Group] = {}
    groups: list[Group] = []
    carried: list[tuple[Group, Group]] = []
    last: Group | None = None
    for content in contents:
        candidates = [(cue, cue_features(around, content, cue)) for cue in near(analysis, content, spans["cue"])]
        cue = best_partner(candidates, weights["cue"])
        if cue is None:
            if _is_quotation(content, states):
                groups.append(Group([content]))
                if last and _goes_on(analysis, last, content):
                    carried.append((groups[-1], last))
            continue
        if cue not in by_cue:
            by_cue[cue] = Group([], [cue])
            groups.append(by_cue[cue])
        last = by_cue[cue]
        last.content.append(content)
    for cue, group in by_cue.items():
        beside = near(analysis, cue, spans["source"], held_by=group.content)
        features = [(source, source_features(around, group.content, cue, source)) for source in beside]
        source = best_partner(features, weights["source"])
        group.source = [source] if source else []
    for group, before in carried:
        group.cue, group.source = list(before.cue), list(before.source)
    return groups


def spans_of(labels: list[str]) -> dict[str, list[Range]]:
    """Return the runs of tokens of each role, in text order."""
    found: dict[str, list[Range]] = {"source": [], "cue": [], "content": []}
    for first, last, role in runs_of(labels):
        found[role].append((first, last))
    return found


def near(analysis: Analysis, span: Range, others: list[Range], held_by: list[Range] | None = None) -> list[Range]:
    """Return those of ``others`` (in text order) that begin within ``WINDOW`` sentences of the span and of ``held_by``."""
    every = [span, *(held_by or [])]
    first = analysis.tokens[min(a for a, _ in every)].sentence - WINDOW
    last = analysis.tokens[max(b for _, b in every) - 1].sentence + WINDOW
    start = analysis.sentences[max(0, first)].first
    end = analysis.sentences[min(last, len(analysis.sentences) - 1)].last
    low, high = bisect_left(others, (start, 0)), bisect_right(others, (end, 0))
    if high - low > 2 * MOST:
        beside = bisect_left(others, (span[0], 0))
        low, high = max(low, beside - MOST), min(high, beside + MOST)
    return others[low:high]


def best_partner(candidates: list[tuple[Range, list[str]]], weights: dict[str, float]) -> Range | None:
    """Return the candidate with the highest sum of weights, or None where no candidate beats having none."""
    best, choice = weights.get("none", 0.0), None
    for candidate, features in candidates:
        score = sum(weights.get(name, 0.0) for name in features)
        if score > best:
            best, choice = score, candidate
    return choice


def _missed_quotations(analysis: Analysis, spans: dict[str, list[Range]], states: list[str]) -> list[Range]:
    """Long quotations in a sentence with a cue that the tagger left without a label."""
    covered: set[int] = set()
    for first, last in spans["content"]:
        covered.update(range(first, last))
    cued = {analysis.tokens[a].sentence for a, _ in spans["cue"]}
    found = []
    at = 0
    while at < len(states):
        if states[at] != "bi":
            at += 1
            continue
        end = at + 1
        while end < len(states) and states[end] == "i":
            end += 1
        close = {analysis.tokens[i].sentence + d for i in (at, end - 1) for d in (-1, 0, 1)}
        if not any(i in covered for i in range(at, end)) and end - at >= LONG_QUOTATION and close & cued:
            found.append((at, end))
        at = end
    return found


def joined(analysis: Analysis, spans: list[Range], states: list[str]) -> list[Range]:
    """Return contents in text order; those that one quotation holds together, with only marks between, become one."""
    out: list[Range] = []
    for first, last in sorted(spans):
        if out and first < out[-1][1]:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
            continue
        if out:
            between = range(out[-1][1], first)
            marks = all(not analysis.tokens[i].text[0].isalnum() for i in between) and len(between) <= 3
            if marks and all(states[i] == "i" for i in (*between, first)):
                out[-1] = (out[-1][0], last)
                continue
        out.append((first, last))
    return out


def _is_quotation(content: Range, states: list[str]) -> bool:
    """Tell whether a content without a cue is at least a long quotation; anything less is more likely no statement."""
    return any(states[i] in {"i", "bi"} for i in range(content[0], min(content[0] + 2, content[1])))


def _goes_on(analysis: Analysis, before: Group, content: Range) -> bool:
    """Tell whether a quotation follows in the paragraph of the statement before it, or in the next one."""
    here, there = analysis.tokens[content[0]], analysis.tokens[before.content[-1][1] - 1]
    return here.paragraph - there.paragraph <= 1
