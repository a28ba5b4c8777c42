"""Which tokens are source, cue and content of a statement? A recurrent tagger over words, tree and quotation marks.

The network is ``dragoman.models.tagger``; here is what it sees of each token.
"""

from __future__ import annotations

from dragoman.language.analysis import Analysis, Token
from dragoman.lexicon.reporting import reporting_words
from dragoman.models.shape import shape
from dragoman.models.tagger import cut, load_tagger
from dragoman.spans import Span

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
FEATURES = ("word", "prefix", "suffix", "shape", "tag", "relation", "head", "above", "quotation", "reporting")
FOREIGN_MARKS = frozenset("„«»「」『』")
SHORT_QUOTATION = 4  # words; below it a quotation may be a title, a nickname or irony
CLIMB = 12  # steps up the tree in which a reporting word is looked for


def tag(analysis: Analysis, states: list[str]) -> list[str]:
    """Return one label a token; ``states`` as ``quotation_states`` gives them."""
    if not analysis.tokens:
        return []
    return load_tagger("statements", FEATURES).label(features(analysis, states), pieces(analysis))


def pieces(analysis: Analysis) -> list[tuple[int, int]]:
    """Return the runs of tokens that are tagged apart: paragraphs, long ones cut after a sentence."""
    ends = [sentence.last for sentence in analysis.sentences]
    return [piece for paragraph in analysis.paragraphs for piece in cut(paragraph.first, paragraph.last, ends)]


def features(analysis: Analysis, states: list[str]) -> list[tuple[str, ...]]:
    """Return for each token its values of ``FEATURES``."""
    tokens = analysis.tokens
    reports = _reporting(analysis)
    paragraphs = {paragraph.first for paragraph in analysis.paragraphs}
    sentences = {sentence.first for sentence in analysis.sentences}
    rows: list[tuple[str, ...]] = []
    for i, token in enumerate(tokens):
        head = tokens[token.head]
        way = "<" if token.head < i else ">" if token.head > i else "="
        opening = "^" if i in paragraphs else "'" if i in sentences else ""
        word = _mark(states, i) if token.text in FOREIGN_MARKS else token.lower
        rows.append(
            (
                word,
                token.lower[:3],
                token.lower[-3:],
                shape(token.text),
                f"{token.tag}|{token.pos}",
                f"{token.dep}{way}{head.pos}",
                head.lemma.lower(),
                f"{tokens[head.head].lemma.lower()}|{head.dep}",
                states[i] + opening,
                reports[i],
            )
        )
    return rows


def _mark(states: list[str], at: int) -> str:
    """A mark of another language as the English one that stands in its place: the tagger learned from English news."""
    opens = at + 1 < len(states) and states[at + 1].startswith("b")
    return "“" if opens else "”"


def quotation_states(analysis: Analysis, quotations: tuple[Span, ...]) -> list[str]:
    """For each token: ``o`` outside, ``i`` inside a quotation, ``s`` inside a short one; a first token has ``b`` before it."""
    out = ["o"] * len(analysis.tokens)
    for span in quotations:
        inside = analysis.tokens_in(span.start, span.end)
        for at in inside:
            out[at] = "i" if len(inside) >= SHORT_QUOTATION else "s"
        if len(inside):
            out[inside[0]] = "b" + out[inside[0]]
    return out


def _reporting(analysis: Analysis) -> list[str]:
    """For each token the nearest reporting word above it and the branch that leads there (``say:ccomp``)."""
    words = reporting_words()
    kinds = [words.get((t.lemma.lower(), t.pos if t.pos != "AUX" else "VERB"), "") for t in analysis.tokens]
    return [_climb(analysis.tokens, kinds, token) for token in analysis.tokens]


def _climb(tokens: list[Token], kinds: list[str], token: Token) -> str:
    if kinds[token.index]:
        return "self:" + kinds[token.index]
    at = token
    for step in range(CLIMB):
        head = tokens[at.head]
        if head.index == at.index:
            # said X at the top of an inverted sentence: the report hangs below the content
            return "root"
        if kinds[head.index]:
            side = "<" if token.index > head.index else ">"
            return f"{kinds[head.index]}:{at.dep}:{side}" + ("" if step else "!")
        at = head
    return "far"
