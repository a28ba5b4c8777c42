"""Whose voice speaks in a sentence: does the author report, let somebody else speak, or judge?

``attributed``: most words stand in a statement. ``opinion``: the author's own words carry judgement (praise, blame, duty,
certainty, prediction), weighed against how much of the text does so. Everything else is ``reported``. Neutral: the same
words weigh the same whoever they are about.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.cast import Cast
from dragoman.language.analysis import Analysis, TokenRange
from dragoman.lexicon.judgements import JudgementWord, judgement_words
from dragoman.record.model import Judgement, Sentence, Statement, Voice

ATTRIBUTED = 0.5  # share of a sentence's words inside statements; below it the author speaks
SURE = 2.0  # weight of judgement that makes a sentence opinion anywhere
OPINION_TEXT = 0.2  # share of sentences over SURE that makes a text an opinion piece, where 1 is enough
FIRST_PERSON = {"i", "my", "me", "we", "our", "us", "myself", "ourselves"}


@dataclass(frozen=True)
class Cue:
    """Words of judgement at tokens ``first:last``."""

    first: int
    last: int
    word: JudgementWord


def find_voice(
    analysis: Analysis, actors: Cast, statements: tuple[Statement, ...]
) -> tuple[tuple[Sentence, ...], tuple[Judgement, ...]]:
    """Return every sentence with its voice, and the author's judgements in text order."""
    quoted = analysis.covered(span for st in statements for span in st.content)
    said = analysis.covered(span for st in statements for span in (*st.content, *st.source, *st.cue))
    cues = _cues(analysis, quoted)
    by_sentence: list[list[Cue]] = [[] for _ in analysis.sentences]
    for cue in cues:
        by_sentence[analysis.tokens[cue.first].sentence].append(cue)
    weights = [_weight(analysis, s, c, quoted) for s, c in zip(analysis.sentences, by_sentence, strict=True)]
    shares = [_share(analysis, said, s) for s in analysis.sentences]
    own = [weight for weight, share in zip(weights, shares, strict=True) if share < ATTRIBUTED]
    opinionated = bool(own) and sum(w >= SURE for w in own) / len(own) >= OPINION_TEXT
    sentences, judgements = [], []
    for sentence, share, weight, found in zip(analysis.sentences, shares, weights, by_sentence, strict=True):
        voice: Voice = "reported"
        if share >= ATTRIBUTED:
            voice = "attributed"
        elif weight >= (1.0 if opinionated else SURE):
            voice = "opinion"
            judgements += _judgements(analysis, actors, found)
        sentences.append(Sentence(sentence.start, sentence.end, voice))
    return tuple(sentences), tuple(judgements)


def _share(analysis: Analysis, covered: list[bool], sentence: TokenRange) -> float:
    words = [i for i in range(sentence.first, sentence.last) if analysis.tokens[i].text[0].isalnum()]
    return sum(covered[i] for i in words) / len(words) if words else 0.0


def _cues(analysis: Analysis, quoted: list[bool]) -> list[Cue]:
    table, tokens = judgement_words(), analysis.tokens
    found: list[Cue] = []
    skip = -1
    for token in tokens:
        if token.index < skip or quoted[token.index]:
            continue
        for word in table.get(token.lower) or table.get(token.lemma.lower()) or ():
            last = token.index + len(word.words)
            rest = [t.lower for t in tokens[token.index + 1 : last]]
            if rest == list(word.words[1:]) and token.pos != "PROPN":
                found.append(Cue(token.index, last, word))
                skip = last
                break
    return found


def _weight(analysis: Analysis, sentence: TokenRange, cues: list[Cue], quoted: list[bool]) -> float:
    weight = float(sum(c.word.strength for c in cues))
    tokens = analysis.tokens[sentence.first : sentence.last]
    if any(t.lower in FIRST_PERSON and t.text != "US" and not quoted[t.index] for t in tokens):
        weight += 1.0
    if tokens and tokens[-1].text in {"!", "?"} and not quoted[tokens[-1].index]:
        weight += 1.0
    return weight


def _judgements(analysis: Analysis, actors: Cast, cues: list[Cue]) -> list[Judgement]:
    out = []
    for cue in cues:
        if cue.word.polarity is None:
            continue
        sentence = analysis.sentences[analysis.tokens[cue.first].sentence]
        polarity = cue.word.polarity
        if _negated(analysis, cue):
            polarity = "-" if polarity == "+" else "+"
        about = actors.among(range(sentence.first, sentence.last))[:3]
        span = analysis.span(cue.first, cue.last)
        out.append(
            Judgement(
                start=sentence.start,
                end=sentence.end,
                cue=span,
                polarity="+" if polarity == "+" else "-",
                about=tuple(about),
            )
        )
    return out


def _negated(analysis: Analysis, cue: Cue) -> bool:
    """``not``, ``no``, ``never`` among the dependents of the cue or of what it modifies."""
    token = analysis.tokens[cue.first]
    near = [*analysis.children[token.index], *(analysis.children[token.head] if token.dep == "amod" else [])]
    return any(analysis.tokens[i].lower in {"not", "n't", "n’t", "no", "never", "neither", "nor"} for i in near)
