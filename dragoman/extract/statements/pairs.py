"""What tells that a content belongs to a cue, and a source to a cue? Names of features, each present or absent.

Distance and order, what stands between, quotation marks, and the way from one to the other through the tree.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from dragoman.language.analysis import Analysis

Range = tuple[int, int]  # tokens, half open
STEPS = 4  # how far up the tree is looked


@dataclass(frozen=True)
class Surroundings:
    """A text with all that was found in it: sources, cues and contents in text order; quotation states of the tokens."""

    analysis: Analysis
    sources: list[Range]
    cues: list[Range]
    contents: list[Range]
    states: list[str]


def cue_features(around: Surroundings, content: Range, cue: Range) -> list[str]:
    """Return the names of what is true of a content and a cue."""
    analysis = around.analysis
    tokens = analysis.tokens
    side, gap = _side_and_gap(content, cue)
    here = tokens[content[0]].sentence if side == "<" else tokens[content[1] - 1].sentence
    away = tokens[cue[0]].sentence - here
    quoted = "q" if around.states[min(content[0] + 1, content[1] - 1)] in {"i", "bi"} else "o"
    same = f"{max(-3, min(3, away))}{_edges(analysis, content)}"
    between = (cue[1], content[0]) if side == "<" else (content[1], cue[0])
    out = [
        f"{side}{_bin(gap)}",
        f"{side}{same}",
        f"{side}{quoted}{_bin(gap)}",
        f"{side}{quoted}{away}",
        f"cues between {side}{_count(around.cues, between)}",
        f"contents between {side}{_count(around.contents, between)}",
        f"sources between {side}{_count(around.sources, between)}",
        f"words between {side}{_words_between(analysis, between)}",
        f"{side}paragraph {tokens[cue[0]].paragraph - tokens[content[0]].paragraph in (0,)}",
    ]
    top = _top(analysis, content)
    out += _way(analysis, top, cue, "above")
    out += _way(analysis, _top(analysis, cue), content, "below")
    out.append(f"{side} cue {tokens[_top(analysis, cue)].pos}")
    out.append(f"{side}{quoted} cue {tokens[_top(analysis, cue)].lemma.lower()}")
    return out


def source_features(around: Surroundings, contents: list[Range], cue: Range, source: Range) -> list[str]:
    """Return the names of what is true of a source and a cue whose contents are known."""
    analysis = around.analysis
    tokens = analysis.tokens
    side, gap = _side_and_gap(cue, source)
    away = max(-3, min(3, tokens[source[0]].sentence - tokens[cue[0]].sentence))
    between = (source[1], cue[0]) if side == "<" else (cue[1], source[0])
    held = any(a <= source[0] < b for a, b in contents)
    head = _top(analysis, source)
    out = [
        f"{side}{_bin(gap)}",
        f"{side}{away}",
        f"cues between {side}{_count(around.cues, between)}",
        f"contents between {side}{_count(around.contents, between)}",
        f"sources between {side}{_count(around.sources, between)}",
        f"words between {side}{_words_between(analysis, between)}",
        f"held {held}",
        f"{side}{tokens[head].pos} {away}",
        f"{side} cue {tokens[_top(analysis, cue)].tag}",
    ]
    out += _way(analysis, head, cue, "above")
    out += _way(analysis, _top(analysis, cue), source, "below")
    before = tokens[source[0] - 1].lower if source[0] else "^"
    if before in {"by", "to", "from", "of", "with"}:
        out.append(f"{side}after {before}")
    return out


def _side_and_gap(span: Range, other: Range) -> tuple[str, int]:
    """``<`` where the other stands before the span, ``>`` behind it, ``=`` inside; and the tokens between."""
    if other[1] <= span[0]:
        return "<", span[0] - other[1]
    if other[0] >= span[1]:
        return ">", other[0] - span[1]
    return "=", 0


def _bin(gap: int) -> str:
    for top, name in ((3, str(gap)), (5, "5"), (8, "8"), (14, "14"), (25, "25"), (50, "50")):
        if gap <= top:
            return name
    return "far"


def _count(spans: list[Range], between: tuple[int, int]) -> str:
    low, high = between
    if high <= low:
        return "0"
    return str(min(2, bisect_left(spans, (high, 0)) - bisect_left(spans, (low, 0))))


def _words_between(analysis: Analysis, between: tuple[int, int]) -> str:
    """What stands between two neighbours, told only where it is short."""
    low, high = between
    if high <= low:
        return "none"
    if high - low > 3:
        return "many"
    return " ".join(
        t.lower if not t.text[0].isalnum() or t.pos in {"SCONJ", "ADP", "CCONJ"} else t.pos
        for t in analysis.tokens[low:high]
    )


def _edges(analysis: Analysis, span: Range) -> str:
    """Whether a span begins with its sentence and ends with it (closing marks aside)."""
    first = analysis.sentences[analysis.tokens[span[0]].sentence]
    last = analysis.sentences[analysis.tokens[span[1] - 1].sentence]
    return ("^" if span[0] - first.first <= 1 else "") + ("$" if last.last - span[1] <= 2 else "")


def _top(analysis: Analysis, span: Range) -> int:
    """The first token of a span whose head lies outside of it."""
    tokens = analysis.tokens
    best = span[0]
    for i in range(*span):
        if not span[0] <= tokens[i].head < span[1] or tokens[i].head == i:
            if tokens[i].text[0].isalnum():
                return i
            best = i
    return best


def _way(analysis: Analysis, index: int, target: Range, name: str) -> list[str]:
    """How many steps up the tree lead from a token into the target, and by which relations."""
    tokens = analysis.tokens
    at = tokens[index]
    relations = []
    for step in range(1, STEPS + 1):
        if at.head == at.index:
            break
        relations.append(at.dep)
        at = tokens[at.head]
        if target[0] <= at.index < target[1]:
            return [f"{name} {step}", f"{name} {' '.join(relations[:2])} {step}"]
    return [f"{name} no"]
