"""Which words of a text judge, and are they turned round? (``hardly a triumph``)"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.language.analysis import Analysis
from dragoman.lexicon.judgements import JudgementWord, judgement_words

NEGATIONS = frozenset(
    {"not", "n't", "n’t", "no", "never", "neither", "nor", "without", "hardly", "scarcely", "barely", "nothing", "nobody",
     "none", "cannot"}
)  # fmt: skip
# Verbs and nouns that turn what hangs on them round: lacks courage, far from perfect, an end to injustice
REVERSERS = frozenset(
    {"lack", "fail", "deny", "refuse", "end", "avoid", "prevent", "reject", "absence", "far", "cease"}
)


@dataclass(frozen=True)
class Cue:
    """Words of judgement at tokens ``first:last``."""

    first: int
    last: int
    word: JudgementWord


def find_cues(analysis: Analysis, quoted: list[bool]) -> list[Cue]:
    """Return the cues outside of what others say, in text order, none inside another."""
    found: list[Cue] = []
    behind = -1
    for token in analysis.tokens:
        if token.index >= behind and not quoted[token.index]:
            cue = cue_at(analysis, token.index)
            if cue is not None:
                found.append(cue)
                behind = cue.last
    return found


def cue_at(analysis: Analysis, at: int) -> Cue | None:
    """Return the longest cue that begins at the token."""
    table, token = judgement_words(), analysis.tokens[at]
    words, lemma = table.get(token.lower, ()), token.lemma.lower()
    if lemma != token.lower:
        words += table.get(lemma, ())
    if not words or token.pos == "PROPN" or token.name >= 0:
        return None
    for word in words:
        last = at + len(word.words)
        rest = tuple(t.lower for t in analysis.tokens[at + 1 : last])
        if rest == word.words[1:] and (word.pos is None or _is(token.pos, token.tag, word.pos)):
            return Cue(at, last, word)
    return None


def _is(pos: str, tag: str, wanted: str) -> bool:
    """The tagger calls many an adjective in -ing or -ed a verb, and the other way round."""
    return pos == wanted or (wanted == "AUX" and tag == "MD")


def polarity(analysis: Analysis, cue: Cue) -> str | None:
    """Return ``+`` or ``-`` after negation; None where the word neither praises nor blames."""
    sign = cue.word.polarity
    if sign is None:
        return None
    return {"+": "-", "-": "+"}[sign] if _negated(analysis, cue) else sign


def _negated(analysis: Analysis, cue: Cue) -> bool:
    """A negation among the dependents of the cue or of the words it hangs on, up to its clause; two cancel out."""
    tokens, count = analysis.tokens, 0
    at = cue.first
    for _ in range(3):
        for child in analysis.children[at]:
            if tokens[child].lower in NEGATIONS and not cue.first <= child < cue.last and not _only(analysis, child):
                count += 1
        head = tokens[at].head
        if head == at or tokens[at].dep not in {"amod", "advmod", "obj", "nmod", "xcomp", "obl"}:
            break
        if tokens[head].lemma.lower() in REVERSERS and tokens[at].dep in {"obj", "xcomp", "nmod", "obl"}:
            count += 1
        at = head
    return count % 2 == 1


def _only(analysis: Analysis, at: int) -> bool:
    """``not only``, ``not merely``: no negation at all."""
    after = analysis.tokens[at + 1].lower if at + 1 < len(analysis.tokens) else ""
    return after in {"only", "just", "merely", "simply", "least", "to"} and analysis.tokens[at].lower != "no"
