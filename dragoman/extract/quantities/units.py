"""What does a number count or measure? (money by ISO 4217, ``%``, or the noun as the text writes it)"""

from __future__ import annotations

from dragoman.extract.quantities.numbers import Number
from dragoman.language.analysis import Analysis
from dragoman.lexicon.currencies import currencies

STOPS = frozenset({"VERB", "ADP", "PUNCT", "CCONJ", "SCONJ", "AUX", "PRON"})
NOUNS = frozenset({"NOUN", "PROPN"})
LONGEST = 5  # words between a number and its noun
MEASURES = frozenset({"square", "cubic", "metric", "nautical", "percentage", "basis"})


def unit_of(analysis: Analysis, number: Number) -> tuple[int, str | None, int]:
    """Return where the phrase begins, the unit, and the token behind the phrase."""
    return _money(analysis, number) or _percent(analysis, number) or _noun(analysis, number)


def _money(analysis: Analysis, number: Number) -> tuple[int, str | None, int] | None:
    """A sign or a code before the number, a code, a coin or a pair behind it."""
    tokens, table, first, last = analysis.tokens, currencies(), number.first, number.last
    before = tokens[first - 1] if first else None
    if before is not None and before.sentence == tokens[first].sentence:
        code = table.by_sign.get(before.text) or (before.text if before.text in table.codes else None)
        if code:
            joined = (
                first - 2 if before.text == "$" and first > 1 and tokens[first - 2].end == before.start else first - 1
            )
            glued = table.by_sign.get(tokens[joined].text + "$") if joined < first - 1 else None
            return (joined, glued, last) if glued else (first - 1, code, last)
    at = last + 1 if last < len(tokens) and tokens[last].lower == "of" else last
    if at >= len(tokens) or tokens[at].sentence != tokens[first].sentence:
        return None
    if tokens[at].text in table.codes or tokens[at].text in table.by_sign:
        return first, table.by_sign.get(tokens[at].text, tokens[at].text), at + 1
    for size in (4, 3, 2):
        words = [t.lower for t in tokens[at : at + size]]
        if len(words) == size:
            words[-1] = tokens[at + size - 1].lemma.lower()
            code = table.by_pair.get(tuple(words))
            if code:
                return first, code, at + size
    code = table.by_noun.get(tokens[at].lemma.lower())
    return (first, code, at + 1) if code else None


def _percent(analysis: Analysis, number: Number) -> tuple[int, str | None, int] | None:
    tokens, last = analysis.tokens, number.last
    if last >= len(tokens):
        return None
    after = tokens[last]
    if after.text == "%" or after.lower in {"percent", "pct"}:
        return number.first, "%", last + 1
    if after.lower == "per" and last + 1 < len(tokens) and tokens[last + 1].lower == "cent":
        return number.first, "%", last + 2
    return None


def _noun(analysis: Analysis, number: Number) -> tuple[int, str | None, int]:
    tokens, first, last = analysis.tokens, number.first, number.last
    if last + 1 < len(tokens) and tokens[last].text == "-" and tokens[last].start == tokens[last - 1].end:
        return _hyphened(analysis, number)
    noun = _counted(analysis, number)
    if noun is None:
        return first, None, last
    before = tokens[noun - 1] if noun > last else None
    measured = before is not None and before.lower in MEASURES
    unit = f"{before.text} {tokens[noun].text}" if measured and before is not None else tokens[noun].text
    return first, unit, noun + 1


def _hyphened(analysis: Analysis, number: Number) -> tuple[int, str | None, int]:
    """``three-hour visit``, ``58-year-old``: the noun behind the hyphen."""
    tokens, at = analysis.tokens, number.last + 1
    if tokens[at].pos not in NOUNS or tokens[at].start != tokens[number.last].end:
        return number.first, None, number.last
    end = at + 1
    if (
        end + 1 < len(tokens)
        and tokens[end].text == "-"
        and tokens[end + 1].lower in {"old", "olds", "long", "wide", "high", "deep", "strong"}
    ):
        end += 2
    return number.first, tokens[at].text, end


def _counted(analysis: Analysis, number: Number) -> int | None:
    """The noun that the number counts: its head in the tree, or the last noun of the phrase behind it."""
    tokens, last = analysis.tokens, number.last
    at = last
    if at < len(tokens) and tokens[at].lower == "of":
        at += 1
        while at < len(tokens) and tokens[at].tag in {"DT", "PRP$", "CD"} and at < last + 4:
            at += 1
    for noun in range(at, min(at + LONGEST, len(tokens))):
        token = tokens[noun]
        if token.sentence != tokens[number.first].sentence or (token.pos in STOPS and token.tag != "VBG"):
            return None
        if token.pos in NOUNS and not _goes_on(analysis, noun):
            return noun
    return None


def _goes_on(analysis: Analysis, noun: int) -> bool:
    """Whether the phrase goes on to a further noun: ``eight Veldian | border posts``, ``three of Saleh's | palaces``."""
    tokens = analysis.tokens
    if noun + 1 >= len(tokens):
        return False
    token, after = tokens[noun], tokens[noun + 1]
    if after.tag == "POS":
        return True
    if token.tag == "POS":
        return True
    joined = after.pos in NOUNS or (after.pos == "ADJ" and noun + 2 < len(tokens) and tokens[noun + 2].pos in NOUNS)
    return joined and token.dep in {"compound", "amod", "nmod", "nmod:poss", "flat", "nmod:desc"} and token.tag != "NNS"
