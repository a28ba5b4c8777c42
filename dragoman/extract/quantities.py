"""How much? (``more than 1,200 jobs``, ``45 million euros``, ``a third``, ``three synagogues``)

A number in figures or words, with what stands before it (``about``) and what it counts or is measured in. Numbers inside
dates, ordinals and parts of names are no quantities.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from dragoman.language.analysis import Analysis, Token
from dragoman.record.model import Quantity, Time
from dragoman.spans import Span

_ONES = {w: n for n, w in enumerate(
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"])}  # fmt: skip
_TENS = {
    w: 10 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
NUMBER_WORDS = {**_ONES, **_TENS}
# Nouns that count people, as far as who is meant needs no more words
PEOPLE = frozenset(
    {"people", "persons", "person", "men", "women", "children", "civilians", "soldiers", "troops", "officers", "passengers",
     "victims", "protesters", "migrants", "refugees", "workers", "students", "residents", "others", "worshippers", "hostages"}
)  # fmt: skip
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9, "k": 1e3,
           "mn": 1e6, "tn": 1e12, "dozen": 12.0, "mln": 1e6, "bln": 1e9}  # fmt: skip
_VAGUE = {"dozens": 12.0, "scores": 20.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_GLUED = re.compile(r"(\d+(?:\.\d+)?)(m|bn|k|mn|tn)", re.IGNORECASE)
# ISO 4217, by sign and by the noun after the number
_SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₪": "ILS", "₹": "INR", "₽": "RUB", "₺": "TRY",
          "A$": "AUD", "C$": "CAD", "HK$": "HKD", "₩": "KRW", "₴": "UAH", "NZ$": "NZD", "R$": "BRL"}  # fmt: skip
_COINS = {"dollar": "USD", "euro": "EUR", "yen": "JPY", "shekel": "ILS", "manat": "AZN", "ruble": "RUB", "rouble": "RUB",
          "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "zloty": "PLN", "hryvnia": "UAH", "lira": "TRY"}  # fmt: skip
_QUALIFIERS = ("more than", "less than", "fewer than", "at least", "at most", "up to", "as many as", "as much as", "close to",
               "no more than", "no fewer than", "about", "around", "nearly", "almost", "over", "under", "some", "roughly",
               "approximately", "below", "above", "only", "an estimated", "estimated")  # fmt: skip
_MONTHS = set(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)


def find_quantities(analysis: Analysis, times: tuple[Time, ...]) -> tuple[Quantity, ...]:
    """Return the amounts in text order, outside of the times.

    Units: ``unit`` is an ISO 4217 code for money, ``%``, or the noun counted as the text writes it. Vague numbers
    (``dozens of``) carry their least value and the word as qualifier; of a range the first number is the value.
    """
    tokens = analysis.tokens
    starts, ends = [t.start for t in times], [t.end for t in times]
    out: list[Quantity] = []
    index = 0
    while index < len(tokens):
        read = _number(tokens, index)
        if read is None:
            index += 1
            continue
        value, last = read
        span = analysis.span(index, last)
        if _in_time(starts, ends, span) or _part_of_name(analysis, index, last):
            index = last
            continue
        first, qualifier = _qualifier(analysis, index)
        if tokens[index].lower in _VAGUE:
            qualifier = f"{tokens[index].lower} of"
        first, unit, end = _unit(analysis, first, index, last)
        stop = end == last and tokens[end - 1].text.endswith(".") and tokens[end - 1].lower.rstrip(".") in _SCALES
        span = Span(tokens[first].start, tokens[end - 1].end - stop)
        out.append(
            Quantity(id=f"q{len(out) + 1}", start=span.start, end=span.end, value=value, qualifier=qualifier, unit=unit)
        )
        index = max(end, last)
    return tuple(out)


def _number(tokens: list[Token], index: int) -> tuple[float, int] | None:
    """Return (value, token behind the number) of a number that begins at the token."""
    token = tokens[index]
    lower = token.lower
    if token.text[0].isdigit():
        glued = _GLUED.fullmatch(token.text)
        if glued:
            return float(glued[1]) * _SCALES[glued[2].lower()], index + 1
        if not _FIGURE.fullmatch(token.text) or len(token.text) > 25:
            return None
        value, last = float(token.text.replace(",", "")), index + 1
    elif lower in _VAGUE:
        return (_VAGUE[lower], index + 1) if index + 1 < len(tokens) and tokens[index + 1].lower == "of" else None
    elif lower in _ONES or lower in _TENS:
        if token.tag != "CD" and token.pos != "NUM":
            return None
        return _in_words(tokens, index)
    elif lower in {"a", "an"} and index + 1 < len(tokens) and tokens[index + 1].lower in {
        "hundred", "thousand", "million", "billion", "dozen"
    }:  # fmt: skip
        value, last = 1.0, index + 1
    else:
        return None
    while last < len(tokens) and _is_scale(tokens, index, last):
        value *= _SCALES[tokens[last].lower.rstrip(".")]
        last += 1
    return value, last


def _is_scale(tokens: list[Token], index: int, at: int) -> bool:
    """``m`` is a million beside money (``$5m``, ``2.5m euros``) and a metre elsewhere; ``k`` is a thousand when it is glued on."""
    word = tokens[at].lower.rstrip(".")  # at the end of a sentence the tokeniser leaves the stop on it
    if word not in _SCALES:
        return False
    if word == "k":
        return tokens[at].start == tokens[at - 1].end
    if word != "m":
        return True
    coin = at + 1 < len(tokens) and tokens[at + 1].lemma.lower() in _COINS
    return coin or (index > 0 and tokens[index - 1].text in _SIGNS)


def _in_words(tokens: list[Token], index: int) -> tuple[float, int]:
    """``two hundred and fifty thousand``."""
    total, part, last = 0.0, 0.0, index
    while last < len(tokens):
        word = tokens[last].lower
        if word in _ONES:
            part += _ONES[word]
        elif word in _TENS:
            part += _TENS[word]
        elif word == "hundred" or word == "dozen":
            part = max(part, 1) * _SCALES[word]
        elif word in _SCALES and len(word) > 3:
            total, part = total + max(part, 1) * _SCALES[word], 0.0
        elif not (word in {"-", "and"} and last > index and last + 1 < len(tokens)
                  and tokens[last + 1].lower in {**_ONES, **_TENS}
                  and (word == "-" or tokens[last - 1].lower in _SCALES)):  # fmt: skip
            break
        last += 1
    return total + part, last


def _in_time(starts: list[int], ends: list[int], span: Span) -> bool:
    at = bisect_right(starts, span.start) - 1
    return (at >= 0 and ends[at] > span.start) or (at + 1 < len(starts) and starts[at + 1] < span.end)


def _part_of_name(analysis: Analysis, first: int, last: int) -> bool:
    """``Article 5``, ``G20``, ``Flight 370``, ``one of the``, a year alone, an ordinal."""
    tokens = analysis.tokens
    token = tokens[first]
    if token.name >= 0:
        return True
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if before is not None and before.sentence == token.sentence:
        names = before.pos in {"PROPN", "NOUN"} and before.text[0].isupper() and before.lower not in _SIGNS
        if names and token.head in {before.index, before.head}:
            return True
        if before.text in {"-", "/"} and before.start == tokens[first - 2].end and token.start == before.end:
            return True
        if before.lower in _MONTHS:
            return True
    if (
        after is not None
        and after.text in {"-", "/", ":"}
        and after.start == tokens[last - 1].end
        and last + 1 < len(tokens)
    ):
        return tokens[last + 1].text[0].isdigit() and after.text != "-"
    if token.lower == "one" and token.dep != "nummod":
        return True
    plain_year = last == first + 1 and len(token.text) == 4 and token.text.isdigit() and 1500 <= int(token.text) <= 2100
    return plain_year and token.dep != "nummod"


def _qualifier(analysis: Analysis, index: int) -> tuple[int, str | None]:
    """Return where the phrase begins, and the words of measure before the number."""
    tokens = analysis.tokens
    at = index
    if at and tokens[at - 1].text in _SIGNS:
        at -= 1
    for words in _QUALIFIERS:
        parts = words.split()
        first = at - len(parts)
        if (
            first >= 0
            and [t.lower for t in tokens[first:at]] == parts
            and tokens[first].sentence == tokens[index].sentence
        ):
            return first, words
    return at, None


def _unit(analysis: Analysis, first: int, index: int, last: int) -> tuple[int, str | None, int]:
    tokens = analysis.tokens
    before = tokens[index - 1].text if index else ""
    if before in _SIGNS:
        return min(first, index - 1), _SIGNS[before], last
    if last + 1 < len(tokens) and tokens[last].text in {"to", "-", "–"}:
        other = _number(tokens, last + 1)  # 10 to 15 percent: what the second number is told of, the first is too
        if other is not None and tokens[last].sentence == tokens[index].sentence:
            unit = _unit(analysis, last + 1, last + 1, other[1])[1]
            return first, unit, last
    if last < len(tokens):
        after = tokens[last]
        if after.text == "%" or after.lower in {"percent", "pct"}:
            return first, "%", last + 1
        if after.lower == "per" and last + 1 < len(tokens) and tokens[last + 1].lower == "cent":
            return first, "%", last + 2
        if after.lemma.lower() in _COINS:
            return first, _COINS[after.lemma.lower()], last + 1
    noun = _counted(analysis, index, last)
    if noun is None:
        return first, None, last
    return first, tokens[noun].text, noun + 1


def _counted(analysis: Analysis, index: int, last: int) -> int | None:
    """The noun that the number counts: its head, or the noun after ``of``, at most four words on."""
    tokens = analysis.tokens
    at = last
    if at < len(tokens) and tokens[at].lower == "of":
        at += 1
    for noun in range(at, min(at + 4, len(tokens))):
        token = tokens[noun]
        if token.sentence != tokens[index].sentence or token.pos in {
            "VERB",
            "ADP",
            "PUNCT",
            "CCONJ",
            "SCONJ",
            "AUX",
            "PRON",
        }:
            return None
        if token.pos in {"NOUN", "PROPN"} and not (noun + 1 < len(tokens) and tokens[noun + 1].pos in {"NOUN", "PROPN"}
                                                   and token.dep in {"compound", "amod", "nmod"}):  # fmt: skip
            return noun
    return None
