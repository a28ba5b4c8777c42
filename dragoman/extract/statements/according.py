"""Whose word is it that stands behind *according to*? (``The two are expected to sign, according to two officials``)

The tagger sees most of these by itself. Where it found what is said and nobody who says it, or missed a sentence, the
phrase tells: its noun is the source, and the rest of its sentence is the content.
"""

from __future__ import annotations

from dragoman.extract.statements.linking import Group
from dragoman.extract.statements.pairs import Range
from dragoman.language.analysis import Analysis

ENDS = frozenset({",", ";", ":", "—", "–", ".", "(", "”", '"'})
LONGEST = 25  # tokens of a source


def attribute(analysis: Analysis, groups: list[Group]) -> list[Group]:
    """Return the groups, those without a source given the one behind *according to*, and one for each sentence missed."""
    taken = {i for group in groups for span in (*group.cue, *group.source) for i in range(*span)}
    by_sentence: dict[int, list[Group]] = {}
    for group in groups:
        for first, _ in group.content:
            by_sentence.setdefault(analysis.tokens[first].sentence, []).append(group)
    out = list(groups)
    for cue, source in _phrases(analysis):
        if taken.intersection(range(cue[0], source[1])):
            continue
        sentence = analysis.tokens[cue[0]].sentence
        here = by_sentence.get(sentence, [])
        for group in here:
            if not group.source:
                said = _joined([*group.content, *group.cue])  # they say that the two *are expected* to sign
                group.content = [piece for span in said for piece in _without(span, (cue[0], source[1]))]
                group.source, group.cue = [source], [cue]
        if not here:
            content = _rest(analysis, sentence, (cue[0], source[1]))
            if content is not None:
                out.append(Group([content], [cue], [source]))
    return out


def _phrases(analysis: Analysis) -> list[tuple[Range, Range]]:
    """The tokens of each *according to* and of the noun phrase behind it."""
    tokens, found = analysis.tokens, []
    for token in tokens[:-2]:
        if token.lower != "according" or tokens[token.index + 1].lower != "to":
            continue
        head = token.head
        first, end = token.index + 2, analysis.sentences[token.sentence].last
        if not first <= head < end or tokens[head].pos not in {"NOUN", "PROPN", "PRON"}:
            continue
        last = head + 1
        while (
            last < min(end, first + LONGEST) and tokens[last].text not in ENDS and tokens[last].tag not in {"WP", "WDT"}
        ):
            last += 1
        found.append(((token.index, token.index + 2), (first, last)))
    return found


def _joined(spans: list[Range]) -> list[Range]:
    """The spans in order, those that touch made one."""
    found: list[Range] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _without(span: Range, phrase: Range) -> list[Range]:
    """A span without a phrase inside it."""
    if phrase[1] <= span[0] or span[1] <= phrase[0]:
        return [span]
    return [(a, b) for a, b in ((span[0], phrase[0]), (phrase[1], span[1])) if a < b]


def _rest(analysis: Analysis, sentence: int, phrase: Range) -> Range | None:
    """The longer of what stands before the phrase and behind it, without its commas."""
    tokens, whole = analysis.tokens, analysis.sentences[sentence]
    sides = [(whole.first, phrase[0]), (phrase[1], whole.last)]
    first, last = max(sides, key=lambda side: side[1] - side[0])
    while first < last and not tokens[first].text[0].isalnum():
        first += 1
    while last > first and not tokens[last - 1].text[-1].isalnum():
        last -= 1
    return (first, last) if first < last else None
