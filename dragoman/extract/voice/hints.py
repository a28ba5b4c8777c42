"""What tells opinion only where the piece is one? (``Nobody respects it. Peace never is. So much for promises.``)

News has these forms too; in a column a sentence that bears one is seldom a plain report.
"""

from __future__ import annotations

import re

from dragoman.language.analysis import Analysis, TokenRange
from dragoman.lexicon.times import time_words

SUPPOSING = frozenset({"would", "could", "might", "may", "'d", "’d"})
FORETELLING = frozenset({"will", "'ll", "’ll", "wo"})
NOBODY = frozenset({"nobody", "nothing", "none", "nowhere", "no-one"})
PRESENT = frozenset({"VBZ", "VBP"})
POINTING = frozenset({"this", "that", "these", "those"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SHORTEST = 3  # words of a sentence without a verb; below it stand headings and labels
LABELS = frozenset(
    {"opinion", "editorial", "commentary", "op-ed", "oped", "viewpoint", "column", "letter to the editor",
     "letters to the editor", "guest essay", "guest column", "guest opinion", "our view", "leading article"}
)  # fmt: skip
LABELLED = 4  # paragraphs at the top in which a label may stand
ADDRESSES = frozenset(
    {"opinion", "opinions", "editorial", "editorials", "commentisfree", "op-ed", "oped", "columns", "columnists"}
)


def is_labelled(analysis: Analysis) -> bool:
    """Tell whether the page calls itself opinion: a line of its own at the top, or a part of its address."""
    top = [analysis.span(p.first, p.last).cut(analysis.text) for p in analysis.paragraphs[:LABELLED]]
    if sum(len(line.split()) == 1 for line in top) < 2 and any(line.strip(" |:.-–—").lower() in LABELS for line in top):
        return True  # several single words are a menu
    if top and re.split(r" ?[:|–—] ", top[0], maxsplit=1)[0].lower() in LABELS:
        return True  # Opinion | Europe sleeps
    return bool(ADDRESSES.intersection((analysis.document.source or "").lower().split("/")))


def hints(analysis: Analysis, sentence: TokenRange, quoted: list[bool]) -> bool:
    """Tell whether the author's own words suppose, foretell, deny everything, or are no sentence at all."""
    inside = [i for i in range(sentence.first, sentence.last) if not quoted[i]]
    return (
        _is_fragment(analysis, sentence, inside)
        or _supposes(analysis, sentence, inside)
        or any(_denies(analysis, i) or _is_excess(analysis, i) for i in inside)
    )


def _is_fragment(analysis: Analysis, sentence: TokenRange, inside: list[int]) -> bool:
    """``So much for African solutions.``: no verb, within a paragraph of sentences."""
    tokens = analysis.tokens
    paragraph = analysis.paragraphs[tokens[sentence.first].paragraph]
    alone = paragraph.first == sentence.first and paragraph.last == sentence.last
    words = sum(tokens[i].text[0].isalnum() for i in inside)
    verbs = any(tokens[i].tag in FINITE or tokens[i].pos in {"VERB", "AUX"} for i in inside)
    named = any(tokens[i].pos == "PROPN" for i in inside)  # a title, an address
    ended = tokens[sentence.last - 1].text in {".", "!"}
    return not (alone or verbs or named) and words >= SHORTEST and ended


def _supposes(analysis: Analysis, sentence: TokenRange, inside: list[int]) -> bool:
    """``could help by buying less``, ``will be remembered``: said of the main clause, with no day or figure in it."""
    tokens = analysis.tokens
    for i in inside:
        token = tokens[i]
        if token.tag == "MD" and tokens[token.head].dep in {"root", "conj", "parataxis"}:
            if token.lower in SUPPOSING:
                return True
            if token.lower in FORETELLING:
                words, days = tokens[sentence.first : sentence.last], time_words().weekdays
                return not any(word.pos == "NUM" or word.lower in days for word in words)
    return False


def _denies(analysis: Analysis, at: int) -> bool:
    """*nobody*, *never*, *not one*, and *this is not*."""
    tokens = analysis.tokens
    token, after = tokens[at], tokens[min(at + 1, len(tokens) - 1)].lower
    if token.lower in NOBODY or (token.lower in {"no", "not"} and after in {"one", "single"}):
        return True
    if token.lower == "never":  # what never happens is a judgement, what never happened a fact
        return tokens[token.head].tag in PRESENT
    if token.lower not in POINTING or token.dep != "nsubj":
        return False
    around = {tokens[i].lower for i in analysis.children[token.head]}
    return bool(analysis.dependents(token.head, "cop")) and bool(around & {"not", "n't", "n’t", "no"})


def _is_excess(analysis: Analysis, at: int) -> bool:
    """*too late*, *enough troubles*."""
    token = analysis.tokens[at]
    if token.lower == "too":
        return token.head > at and analysis.tokens[token.head].pos in {"ADJ", "ADV"}
    return False
