"""How much? (``more than 1,200 jobs``, ``45 million euros``, ``a third``, ``three synagogues``)

A number in figures or words, with what stands before it (``about``) and what it counts or is measured in. Numbers inside
dates, ordinals, scores, telephone numbers and parts of names are no quantities.
"""

from __future__ import annotations

from bisect import bisect_right

from dragoman.extract.quantities.numbers import NUMBER_WORDS, Number, read_number
from dragoman.extract.quantities.units import unit_of
from dragoman.language.analysis import Analysis, Token
from dragoman.lexicon.currencies import currencies
from dragoman.record.model import Quantity, Time
from dragoman.spans import Span

QUALIFIERS = ("more than", "less than", "fewer than", "at least", "at most", "up to", "as many as", "as much as", "as few as",
              "close to", "no more than", "no fewer than", "no less than", "not more than", "upwards of", "in excess of",
              "well over", "just over", "just under", "slightly more than", "slightly less than", "about", "around", "nearly",
              "almost", "over", "under", "some", "roughly", "approximately", "below", "above", "only", "just", "an estimated",
              "estimated", "exactly", "another", "an additional", "a further", "a total of", "barely", "virtually",
              "minimum of", "maximum of", "between", "from")  # fmt: skip
BEHIND = ("or more", "or less", "or so", "or fewer", "at most", "at least")
MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
)  # fmt: skip
RANGE = frozenset({"to", "-", "–"})


def find_quantities(analysis: Analysis, times: tuple[Time, ...]) -> tuple[Quantity, ...]:
    """Return the amounts in text order, outside of the times.

    Units: ``unit`` is an ISO 4217 code for money, ``%``, or the noun counted as the text writes it; an age counts ``years``.
    Vague numbers (``dozens of``) carry their least value and the word as qualifier. A range gives two quantities that share
    the unit, the first qualified ``from``, the second ``to``.
    """
    tokens = analysis.tokens
    coins = frozenset({*currencies().by_noun, *currencies().by_sign})
    starts, ends = [t.start for t in times], [t.end for t in times]
    out: list[Quantity] = []
    index = 0
    while index < len(tokens):
        number = read_number(tokens, index, coins)
        if number is None:
            index += 1
            continue
        span = analysis.span(number.first, number.last)
        if _in_time(starts, ends, span) or _counts_nothing(analysis, number):
            index = number.last
            continue
        index = _read(analysis, number, coins, out)
    return tuple(out)


def _read(analysis: Analysis, number: Number, coins: frozenset[str], out: list[Quantity]) -> int:
    """Add the quantity, or both of a range; return the token behind it."""
    tokens = analysis.tokens
    other = _upper(analysis, number, coins)
    if other is not None:
        _, unit, end = unit_of(analysis, other)
        own_first, own_unit, own_end = unit_of(analysis, number)
        money = own_unit if own_end == number.last and own_first < number.first else None
        first, _ = _qualified(analysis, own_first if money else number.first)
        _add(analysis, out, number, (first, number.last), "from", money or unit)
        other_first = unit_of(analysis, other)[0]
        _add(analysis, out, other, (other_first, max(end, other.last)), "to", unit or money)
        return max(end, other.last)
    first, unit, end = unit_of(analysis, number)
    if unit is None and _is_age(analysis, number):
        unit = "years"
    first, qualifier = _qualified(analysis, first)
    behind = _behind(tokens, end)
    if behind:
        end, qualifier = end + len(behind.split()), qualifier or behind
    _add(analysis, out, number, (first, max(end, number.last)), number.vague or qualifier, unit)
    return max(end, number.last)


def _add(
    analysis: Analysis,
    out: list[Quantity],
    number: Number,
    at: tuple[int, int],
    qualifier: str | None,
    unit: str | None,
) -> None:
    start, end = analysis.tokens[at[0]].start, analysis.tokens[at[1] - 1].end
    if at[1] == number.last and analysis.text[end - 1] == ".":
        end -= 1  # the stop of the sentence, left on ``$5m.``
    out.append(
        Quantity(id=f"q{len(out) + 1}", start=start, end=end, value=number.value, qualifier=qualifier, unit=unit)
    )


def _upper(analysis: Analysis, number: Number, coins: frozenset[str]) -> Number | None:
    """The second number of a range: ``10 to 15 percent``, ``between 10 and 15``, ``$10,000 to $20,000``."""
    tokens, at = analysis.tokens, number.last
    for _ in range(2):  # what stands between: the unit said twice
        if at < len(tokens) and (tokens[at].text in currencies().by_sign or tokens[at].lower in {"percent", "%"}):
            at += 1
    if at + 1 >= len(tokens) or tokens[at].sentence != tokens[number.first].sentence:
        return None
    between = number.first > 0 and any(t.lower == "between" for t in tokens[max(0, number.first - 2) : number.first])
    if not (tokens[at].text in RANGE or (between and tokens[at].lower == "and")):
        return None
    second = at + 2 if tokens[at + 1].text in currencies().by_sign else at + 1
    if second >= len(tokens) or tokens[second].sentence != tokens[number.first].sentence:
        return None
    other = read_number(tokens, second, coins)
    if other is None or other.value < number.value:
        return None
    return other


def _in_time(starts: list[int], ends: list[int], span: Span) -> bool:
    at = bisect_right(starts, span.start) - 1
    return (at >= 0 and ends[at] > span.start) or (at + 1 < len(starts) and starts[at + 1] < span.end)


def _counts_nothing(analysis: Analysis, number: Number) -> bool:
    """``Article 5``, ``G20``, ``Flight 370``, ``one of the``, ``80-19``, ``800-273-8255``, a year alone, an ordinal."""
    tokens, token = analysis.tokens, analysis.tokens[number.first]
    if token.name >= 0 and analysis.names[token.name].first != number.first:
        return True
    if _labelled(tokens, number.first) or _scored(tokens, number):
        return True
    if token.lower in NUMBER_WORDS and number.first and tokens[number.first - 1].lower in NUMBER_WORDS:
        return True  # nineteen ninety-four
    if token.lower == "one" and (token.dep != "nummod" or _hyphen_behind(tokens, number.last)):
        return True
    if token.name >= 0 and analysis.names[token.name].last > number.last:
        return analysis.names[token.name].label != "MISC"
    plain = number.last == number.first + 1 and len(token.text) == 4 and token.text.isdigit()
    return plain and 1500 <= int(token.text) <= 2100 and token.dep != "nummod"


def _hyphen_behind(tokens: list[Token], last: int) -> bool:
    return last < len(tokens) and tokens[last].text == "-" and tokens[last].start == tokens[last - 1].end


def _labelled(tokens: list[Token], first: int) -> bool:
    """A number that a name or a month before it carries: ``Resolution 242``, ``May 5``."""
    if not first or tokens[first - 1].sentence != tokens[first].sentence:
        return False
    before, token = tokens[first - 1], tokens[first]
    if before.text in {"-", "/"} and first > 1 and before.start == tokens[first - 2].end and token.start == before.end:
        return True
    if before.lower.rstrip(".") in MONTHS:
        return True
    named = before.pos in {"PROPN", "NOUN"} and before.text[0].isupper()
    money = before.text in currencies().by_sign or before.text in currencies().codes
    return named and not money and token.head in {before.index, before.head}


def _scored(tokens: list[Token], number: Number) -> bool:
    """Numbers glued by a slash, a colon or a hyphen that no plural noun follows: dates, hours, scores, telephones."""
    at = number.last
    if at + 1 >= len(tokens) or tokens[at].start != tokens[at - 1].end or not tokens[at + 1].text[0].isdigit():
        return False
    if tokens[at].text in {"/", ":"}:
        return True
    if tokens[at].text not in {"-", "–"}:
        return False
    behind = tokens[at + 2] if at + 2 < len(tokens) else None
    plural = behind is not None and (behind.tag in {"NNS", "NNPS", "JJ", "CD"} or behind.text in {"%", "percent"})
    return not plural


def _is_age(analysis: Analysis, number: Number) -> bool:
    """``Mara Tovin, 58, said``; ``aged 58``."""
    tokens, first, last = analysis.tokens, number.first, number.last
    if not first or number.value > 115 or number.value != int(number.value):
        return False
    if tokens[first - 1].lower in {"aged", "age", "ages"}:
        return True
    set_off = (
        tokens[first - 1].text == "," and first > 1 and last < len(tokens) and tokens[last].text in {",", ".", ")", ";"}
    )
    return set_off and tokens[first - 2].pos == "PROPN"


def _qualified(analysis: Analysis, first: int) -> tuple[int, str | None]:
    """Return where the phrase begins, and the words of measure before the number or its sign."""
    tokens = analysis.tokens
    best: tuple[int, str | None] = (first, None)
    for words in QUALIFIERS:
        parts = words.split()
        at = first - len(parts)
        if at < 0 or tokens[at].sentence != tokens[first].sentence or at > best[0]:
            continue
        if [t.lower for t in tokens[at:first]] == parts and (best[1] is None or len(words) > len(best[1])):
            best = (at, words)
    return best


def _behind(tokens: list[Token], end: int) -> str | None:
    words = [t.lower for t in tokens[end : end + 2]]
    return next((w for w in BEHIND if words[: len(w.split())] == w.split()), None)
