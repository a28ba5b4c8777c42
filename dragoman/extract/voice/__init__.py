"""Whose voice speaks in a sentence: does the author report, let somebody else speak, or judge?

``attributed``: most words stand in a statement. ``opinion``: the author's own words carry judgement (praise, blame, duty,
certainty, prediction), weighed against how much of the text does so. Everything else is ``reported``. Neutral: the same
words weigh the same whoever they are about.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.cast import Cast
from dragoman.extract.voice.cues import Cue, cue_at, find_cues, polarity
from dragoman.extract.voice.hints import hints, is_labelled
from dragoman.extract.voice.lent import is_lent
from dragoman.extract.voice.target import find_target
from dragoman.language.analysis import Analysis, TokenRange
from dragoman.record.model import Judgement, Sentence, Statement, Voice

ATTRIBUTED = 0.5  # share of a sentence's words inside statements; below it the author speaks
SURE = 2.0  # weight of judgement that makes a sentence opinion anywhere
SOME = 1.0  # weight that is enough in an opinion piece
SURE_SHARE = 0.2  # share of the author's sentences over SURE that makes an opinion piece
ARGUED = 0.65  # so does this sum of the shares over SOME and of those that argue; news stays below, columns above
UNSEEN = 2  # sentences without judgement that are thought beside those seen: a short text proves little
FEW = 3  # sentences that argue, at least: two in a short text are chance
ARGUING = frozenset({"duty", "certainty", "prediction", "stance"})
FIRST_PERSON = {"i", "my", "me", "we", "our", "us", "myself", "ourselves"}


def find_voice(
    analysis: Analysis, actors: Cast, statements: tuple[Statement, ...]
) -> tuple[tuple[Sentence, ...], tuple[Judgement, ...]]:
    """Return every sentence with its voice, and the author's judgements in text order."""
    by_others = [st for st in statements if st.speaker or not _argues(analysis, st)]
    quoted = analysis.covered(span for st in by_others for span in st.content)
    said = analysis.covered(span for st in by_others for span in (*st.content, *st.source, *st.cue))
    for span in (span for st in by_others for span in st.content):
        before = analysis.token_at(span.start) - 1
        if before >= 0 and analysis.tokens[before].lower == "that":  # it opens what is said
            said[before] = True
    cues = [cue for cue in find_cues(analysis, quoted) if not is_lent(analysis, actors, cue)]
    by_sentence: list[list[Cue]] = [[] for _ in analysis.sentences]
    for cue in cues:
        by_sentence[analysis.tokens[cue.first].sentence].append(cue)
    weights = [_weight(analysis, s, c, quoted) for s, c in zip(analysis.sentences, by_sentence, strict=True)]
    shares = [_share(analysis, said, s) for s in analysis.sentences]
    own = [n for n, share in enumerate(shares) if share < ATTRIBUTED]
    argued = sum(_argued(analysis, analysis.sentences[n], by_sentence[n], quoted) for n in own)
    opinionated = is_labelled(analysis) or _is_opinion_piece([weights[n] for n in own], argued)
    sentences: list[Sentence] = []
    judgements: list[Judgement] = []
    for sentence, share, weight, found in zip(analysis.sentences, shares, weights, by_sentence, strict=True):
        voice: Voice = "reported"
        if share >= ATTRIBUTED:
            voice = "attributed"
        elif weight >= SURE or (opinionated and (weight >= SOME or (not share and hints(analysis, sentence, quoted)))):
            voice = "opinion"
            judgements += _judgements(analysis, actors, sentence, found)
        sentences.append(Sentence(sentence.start, sentence.end, voice))
    return tuple(sentences), tuple(judgements)


def _argues(analysis: Analysis, statement: Statement) -> bool:
    """``This proves that …``, ``they cannot be expected to …``: nobody speaks, the author draws a conclusion."""
    for span in statement.cue:
        for at in analysis.tokens_in(span.start, span.end):
            for first in range(max(0, at - 2), at + 1):
                cue = cue_at(analysis, first)
                if cue is not None and cue.last > at and cue.word.kind in {"certainty", "duty"}:
                    return True
    return False


def _is_opinion_piece(weights: list[float], argued: int) -> bool:
    """Much strong judgement, or judgement and argument all along; praise alone makes a sports report, not a column."""
    size = len(weights) + UNSEEN
    some = sum(weight >= SOME for weight in weights)
    return sum(weight >= SURE for weight in weights) / size >= SURE_SHARE or (
        argued >= FEW and (some + argued) / size >= ARGUED
    )


def _argued(analysis: Analysis, sentence: TokenRange, cues: list[Cue], quoted: list[bool]) -> bool:
    """Duty, certainty, prediction, or a turn to the reader: by words, by *I* and *we*, by a question."""
    return any(cue.word.kind in ARGUING for cue in cues) or _speaks_up(analysis, sentence, quoted) > 0


def _share(analysis: Analysis, covered: list[bool], sentence: TokenRange) -> float:
    words = [i for i in range(sentence.first, sentence.last) if analysis.tokens[i].text[0].isalnum()]
    return sum(covered[i] for i in words) / len(words) if words else 0.0


def _weight(analysis: Analysis, sentence: TokenRange, cues: list[Cue], quoted: list[bool]) -> float:
    return sum(c.word.strength for c in cues) + _speaks_up(analysis, sentence, quoted)


def _speaks_up(analysis: Analysis, sentence: TokenRange, quoted: list[bool]) -> float:
    """1 for the author's own *I* or *we*, 1 for a question or an exclamation."""
    tokens, last = analysis.tokens, sentence.last - 1
    first_person = any(
        tokens[i].lower in FIRST_PERSON and tokens[i].text != "US" and not quoted[i]
        for i in range(sentence.first, sentence.last)
    )
    return float(first_person) + float(tokens[last].text in {"!", "?"} and not quoted[last])


def _judgements(analysis: Analysis, actors: Cast, sentence: TokenRange, cues: list[Cue]) -> Iterator[Judgement]:
    for cue in cues:
        sign = polarity(analysis, cue)
        if sign is None:
            continue
        yield Judgement(
            start=sentence.start,
            end=sentence.end,
            cue=analysis.span(cue.first, cue.last),
            polarity="+" if sign == "+" else "-",
            about=find_target(analysis, actors, cue),
        )
