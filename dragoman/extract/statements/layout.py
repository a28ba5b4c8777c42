"""Who speaks where the page tells it, not quotation marks? (``ORLAN: We agreed.``  ``“We agreed.” — Nadia Orlan``)

Transcripts put the speaker before each turn, collections of quotations sign them with a dash; press releases end a
paragraph with ``the minister said:`` and let her words follow without marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from dragoman.extract.statements.linking import Group
from dragoman.extract.statements.pairs import Range
from dragoman.language.analysis import Analysis, TokenRange
from dragoman.lexicon.reporting import says
from dragoman.spans import Span

DASHES = {"—", "–", "―", "--", "-"}
QUOTATION_MARKS = "“”\"'‘’«»"
LONGEST_LABEL = 5  # words before the colon
FURNITURE = frozenset(
    {"photo", "photos", "image", "images", "video", "watch", "listen", "related", "read more", "read also", "also read", "see also",
     "source", "sources", "update", "updates", "live", "breaking", "analysis", "background", "note", "correction", "advertisement",
     "more", "tags", "topics", "share", "key points", "summary", "why it matters", "what happened"}
)  # fmt: skip
SPEAKERS = 2  # names that return as labels
TURNS = 2  # labelled paragraphs from which a text is a transcript
SHORTEST = 3  # words of a signed quotation
LONGEST_SIGNATURE = 6  # words
LONGEST_TAIL = 6  # tokens from the verb to the colon: ``released the following statement today:``
FIRST_PERSON = {"i", "we", "my", "our", "me", "us"}
SENTENCE_ENDS = {".", "!", "?", "…", "..."}
_NAMED = re.compile(r"[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*")
_LABEL = re.compile(r"(?:[A-Z][A-Z.’'-]*[A-Z.]|Q|A)(?:\s+(?:[A-Z][A-Z.’'-]*[A-Z.]?))*")


def find_turns(analysis: Analysis) -> list[Group]:
    """Return the turns of a transcript: paragraphs that begin with a name in capitals and a colon, if there are several.

    A name in small letters (``Nadia Orlan: We agreed.``) is a label where it and another one stand so twice or more.
    """
    turns: list[Group] = []
    speaking = False
    labels = _labels(analysis)
    for paragraph in analysis.paragraphs:
        quoted = analysis.tokens[paragraph.first].text in QUOTATION_MARKS
        turn = _turn(analysis, paragraph, labels)
        if turn:
            turns.append(turn)
        elif speaking and quoted:  # a quoted turn goes on in the next paragraph, which opens with a mark too
            turns[-1].content.append((paragraph.first, paragraph.last))
        speaking = quoted and (speaking or turn is not None)
    return turns if len(turns) >= TURNS else []


def _labels(analysis: Analysis) -> frozenset[str]:
    """The names before a colon at the start of paragraphs that return: those of an interview."""
    told = ((label, first) for p in analysis.paragraphs for label, first, _ in [_label(analysis, p)])
    persons = {name.first for name in analysis.names if name.label in {"PERSON", "ORG"}}
    found = [(label, first) for label, first in told if _NAMED.fullmatch(label) and label.lower() not in FURNITURE]
    if not any(first in persons for _, first in found):
        return frozenset()
    counts = Counter(label for label, _ in found)
    again = frozenset(label for label, count in counts.items() if count >= TURNS)
    return again if len(again) >= SPEAKERS else frozenset()


def _label(analysis: Analysis, paragraph: TokenRange) -> tuple[str, int, int]:
    """The words before the colon that stands near the start of a paragraph, their first token and the colon; else ``""``."""
    tokens = analysis.tokens
    first = paragraph.first
    while first < paragraph.last and tokens[first].text in QUOTATION_MARKS:
        first += 1
    for colon in range(first + 1, min(first + LONGEST_LABEL + 1, paragraph.last - 1)):
        if tokens[colon].text == ":":
            return analysis.span(first, colon).cut(analysis.text), first, colon
    return "", first, first


def _turn(analysis: Analysis, paragraph: TokenRange, labels: frozenset[str]) -> Group | None:
    label, first, colon = _label(analysis, paragraph)
    if not label or not (_LABEL.fullmatch(label) or label in labels):
        return None
    return Group([(colon + 1, paragraph.last)], [], [(first, colon)])


def find_signed(analysis: Analysis, quotations: tuple[Span, ...]) -> list[Group]:
    """Return quotations that a dash and a name follow to the end of their paragraph."""
    found = []
    for span in quotations:
        inside = analysis.tokens_in(span.start, span.end)
        signature = _signature(analysis, inside.stop) if len(inside) >= SHORTEST else None
        if signature:
            found.append(Group([(inside.start, inside.stop)], [], [signature]))
    return found


def _signature(analysis: Analysis, at: int) -> Range | None:
    tokens = analysis.tokens
    if at + 2 >= len(tokens) or tokens[at].text not in QUOTATION_MARKS or tokens[at + 1].text not in DASHES:
        return None
    first = at + 2
    last = analysis.paragraphs[tokens[at].paragraph].last
    name = [token for token in tokens[first:last] if token.text[0].isalnum()]
    if tokens[at + 1].paragraph != tokens[at].paragraph or not 0 < len(name) <= LONGEST_SIGNATURE:
        return None
    capitals = all(token.text[0].isupper() or token.pos in {"ADP", "DET"} for token in name)
    return (first, last) if capitals and name[0].text[0].isupper() else None


def find_blocks(analysis: Analysis, quotations: tuple[Span, ...]) -> list[Group]:
    """Return what follows without marks on a paragraph that ends with ``the minister said:``.

    The paragraph behind it is hers; later ones up to the last in which somebody still says *I* or *we*, never over a
    heading, a quotation or the next such paragraph.
    """
    found: list[Group] = []
    paragraphs, at = analysis.paragraphs, 0
    while at + 1 < len(paragraphs):
        lead = _lead(analysis, paragraphs[at])
        at += 1
        if lead is None:
            continue
        content: list[Range] = []
        ahead = at
        while ahead < len(paragraphs) and _goes_on(analysis, paragraphs[ahead]):
            first, last = paragraphs[ahead].first, paragraphs[ahead].last
            ahead += 1
            if ahead - at == 1 or _says_i(analysis, quotations, first, last):
                content = [(p.first, p.last) for p in paragraphs[at:ahead]]
        if content:
            cue, source = lead
            found.append(Group(content, [cue], [source]))
            at += len(content)
    return found


def _lead(analysis: Analysis, paragraph: TokenRange) -> tuple[Range, Range] | None:
    """The cue and the source of a paragraph that ends with a verb of saying, a few words perhaps, and a colon."""
    tokens = analysis.tokens
    if tokens[paragraph.last - 1].text != ":":
        return None
    for index in range(paragraph.last - 2, max(paragraph.first, paragraph.last - 2 - LONGEST_TAIL), -1):
        token = tokens[index]
        if token.text in QUOTATION_MARKS or token.sentence != tokens[paragraph.last - 1].sentence:
            return None
        if token.pos == "VERB" and says(token.lemma):
            subject = next(iter(analysis.dependents(index, "nsubj")), None)
            if subject is None or subject > index or tokens[subject].pos == "PRON":
                return None
            first, last = analysis.subtree(subject)
            return (index, index + 1), (first, min(last, index))
    return None


def _goes_on(analysis: Analysis, paragraph: TokenRange) -> bool:
    """Tell whether a paragraph can be somebody's words: sentences, not a heading, no mark at the start, no colon at the end."""
    tokens = analysis.tokens
    return tokens[paragraph.first].text not in QUOTATION_MARKS and tokens[paragraph.last - 1].text in SENTENCE_ENDS


def _says_i(analysis: Analysis, quotations: tuple[Span, ...], first: int, last: int) -> bool:
    """Tell whether *I* or *we* stands among these tokens, outside of quotation marks."""
    found = [
        token.start for token in analysis.tokens[first:last] if token.pos == "PRON" and token.lower in FIRST_PERSON
    ]
    for start in found:
        behind = bisect_right(quotations, start, key=lambda span: span.start) - 1
        if behind < 0 or quotations[behind].end <= start:
            return True
    return False


def laid_out(
    analysis: Analysis, quotations: tuple[Span, ...], groups: list[Group]
) -> tuple[list[Group], list[tuple[Group, Group | None]]]:
    """Return the statements that the page lays out, and what they leave of ``groups``, each with the one that quotes it.

    A statement without a cue of its own inside a turn or a signed quotation is that turn or quotation again.
    """
    shown = find_turns(analysis) or find_blocks(analysis, quotations)
    shown += find_signed(analysis, quotations)
    holders = {i: n for n, group in enumerate(shown) for span in group.content for i in range(*span)}
    left: list[tuple[Group, Group | None]] = []
    for group in groups:
        cued = holders.get(group.cue[0][0]) if group.cue else None
        content = [span for span in group.content if (held := _holder(span, holders)) is None or held == cued]
        if content:
            outer = None if cued is None else shown[cued]
            left.append((Group(content, group.cue, group.source), outer))
    return shown, left


def _holder(span: Range, holders: dict[int, int]) -> int | None:
    """What the page lays out around most of a span."""
    found = [holders[i] for i in range(*span) if i in holders]
    return max(set(found), key=found.count) if 2 * len(found) > span[1] - span[0] else None
