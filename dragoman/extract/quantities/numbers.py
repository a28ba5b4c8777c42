"""Reading numbers: figures, words and both (``1,200``, ``two hundred and fifty``, ``2.5bn``, ``tens of thousands``, ``a third``)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.language.analysis import Token

ONES = {w: n for n, w in enumerate(
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
     "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"])}  # fmt: skip
TENS = {
    w: 10 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
NUMBER_WORDS = {**ONES, **TENS}
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9, "k": 1e3,
          "mn": 1e6, "tn": 1e12, "dozen": 12.0, "mln": 1e6, "bln": 1e9, "trn": 1e12, "lakh": 1e5, "crore": 1e7}  # fmt: skip
WRITTEN_OUT = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen", "lakh", "crore"})
VAGUE = {"dozens": 12.0, "scores": 20.0, "tens": 10.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9,
         "trillions": 1e12}  # fmt: skip
FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
MULTIPLIERS = {"half": 0.5, "quarter": 0.25}
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_GLUED = re.compile(r"(\d+(?:\.\d+)?)(m|bn|k|mn|tn|mln|bln|trn)", re.IGNORECASE)


@dataclass(frozen=True)
class Number:
    """A value at tokens ``first <= i < last``; a vague one says so in its words (``dozens of``)."""

    value: float
    first: int
    last: int
    vague: str | None = None


def read_number(tokens: list[Token], index: int, coins: frozenset[str]) -> Number | None:
    """Return the number that begins at the token; ``coins`` are nouns of money, beside which ``m`` is a million."""
    token = tokens[index]
    if token.text[0].isdigit():
        return _figures(tokens, index, coins)
    if token.lower in VAGUE:
        return _vague(tokens, index)
    if token.lower in NUMBER_WORDS:
        return _in_words(tokens, index)
    if token.lower in {"a", "an", "several", "few", "half"} or token.lower in FRACTIONS:
        return _with_article(tokens, index)
    return None


def _figures(tokens: list[Token], index: int, coins: frozenset[str]) -> Number | None:
    token = tokens[index]
    glued = _GLUED.fullmatch(token.text)
    if glued and (glued[2].lower() != "m" or _beside_money(tokens, index, index + 1, coins)):
        return Number(float(glued[1]) * SCALES[glued[2].lower()], index, index + 1)
    if not _FIGURE.fullmatch(token.text) or len(token.text) > 25:
        return None
    value, last = float(token.text.replace(",", "")), index + 1
    while last < len(tokens) and _is_scale(tokens, index, last, coins):
        value *= SCALES[tokens[last].lower.rstrip(".")]
        last += 1
    return Number(value, index, last)


def _is_scale(tokens: list[Token], index: int, at: int, coins: frozenset[str]) -> bool:
    """``m`` is a million beside money (``$5m``, ``2.5m euros``) and a metre elsewhere; ``k`` is a thousand when it is glued on."""
    word = tokens[at].lower.rstrip(".")  # at the end of a sentence the tokeniser leaves the stop on it
    if word not in SCALES or tokens[at].sentence != tokens[index].sentence:
        return False
    if word == "k":
        return tokens[at].start == tokens[at - 1].end
    return word != "m" or _beside_money(tokens, index, at + 1, coins)


def _beside_money(tokens: list[Token], index: int, after: int, coins: frozenset[str]) -> bool:
    if after < len(tokens) and tokens[after].lemma.lower() in coins:
        return True
    return index > 0 and tokens[index - 1].text in coins


def _vague(tokens: list[Token], index: int) -> Number | None:
    """``dozens of``, ``tens of thousands``, ``hundreds of billions of``: their least value, and the words; a word alone where it
    acts or is done to (``wounded dozens``)."""
    value, last = VAGUE[tokens[index].lower], index + 1
    if last >= len(tokens) or tokens[last].lower != "of":
        alone = (
            tokens[index].tag == "NNS" and tokens[index].dep.startswith(("nsubj", "obj")) and value != VAGUE["scores"]
        )
        return Number(value, index, last, tokens[index].lower) if alone else None
    while last + 1 < len(tokens) and tokens[last + 1].lower in VAGUE:
        value *= VAGUE[tokens[last + 1].lower]
        last += 2
        if last >= len(tokens) or tokens[last].lower != "of":
            return Number(value, index, last, " ".join(t.lower for t in tokens[index:last]))
    words = " ".join(t.lower for t in tokens[index : last + 1])
    return Number(value, index, last, words)


def _in_words(tokens: list[Token], index: int) -> Number | None:
    """``two hundred and fifty thousand``; ``nineteen ninety-four`` is a year, ``two-thirds`` a fraction."""
    token = tokens[index]
    if token.tag != "CD" and token.pos != "NUM":
        return None
    total, part, last, before = 0.0, 0.0, index, ""
    while last < len(tokens):
        word = tokens[last].lower
        if word in NUMBER_WORDS:
            if before in NUMBER_WORDS and not (before in TENS and word in ONES and ONES[word] < 10):
                return None
            part += NUMBER_WORDS[word]
        elif word in {"hundred", "dozen"}:
            part = max(part, 1) * SCALES[word]
        elif word in WRITTEN_OUT:
            total, part = total + max(part, 1) * SCALES[word], 0.0
        elif not _joins(tokens, index, last):
            break
        before = word if word != "-" else before
        last += 1
    return _share(tokens, index, last, total + part) or Number(total + part, index, last)


def _joins(tokens: list[Token], index: int, at: int) -> bool:
    """The hyphen of ``twenty-one`` and the *and* of ``two hundred and one``."""
    if at == index or at + 1 >= len(tokens) or tokens[at + 1].lower not in NUMBER_WORDS:
        return False
    if tokens[at].text == "-":
        return tokens[at - 1].lower in TENS
    return tokens[at].lower == "and" and tokens[at - 1].lower in WRITTEN_OUT


def _share(tokens: list[Token], index: int, last: int, count: float) -> Number | None:
    """``two-thirds``, ``three quarters of``."""
    at = last + 1 if last < len(tokens) and tokens[last].text == "-" else last
    if at >= len(tokens) or not tokens[at].lower.endswith("s"):
        return None
    part = FRACTIONS.get(tokens[at].lower.removesuffix("s"))
    if part is None or not count or count >= part:
        return None
    if at == last and not (at + 1 < len(tokens) and tokens[at + 1].lower == "of"):
        return None
    return Number(round(count / part, 4), index, at + 1)


def _with_article(tokens: list[Token], index: int) -> Number | None:
    """``a hundred``, ``a few thousand``, ``several hundred``, ``half a million``, ``a third of``."""
    words = [t.lower for t in tokens[index : index + 4]]
    words += [""] * (4 - len(words))
    article = words[0] in {"a", "an"}
    if words[0] == "half" and words[1] in {"a", "an"} and words[2] in WRITTEN_OUT:
        return Number(0.5 * SCALES[words[2]], index, index + 3)
    if article and words[1] in WRITTEN_OUT:
        last = index + 2
        value = SCALES[words[1]]
        while last < len(tokens) and tokens[last].lower in WRITTEN_OUT:
            value *= SCALES[tokens[last].lower]
            last += 1
        return Number(value, index, last)
    few = 1 if words[0] in {"several", "few"} else 2 if article and words[1] == "few" else 0
    if few and words[few] in WRITTEN_OUT - {"dozen"} | {"dozen"}:
        return Number(2 * SCALES[words[few]], index, index + few + 1, " ".join(words[:few]))
    at = index + 1 if article else index
    part = FRACTIONS.get(tokens[at].lower) if at < len(tokens) else None
    if part is None or not (article or words[0] == "half") or at + 1 >= len(tokens) or tokens[at + 1].lower != "of":
        return None
    return Number(round(1 / part, 4), index, at + 1)
