"""Which runs of capitals are official names? (``the National Directorate for Space Affairs``)"""

from __future__ import annotations

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.names.known import phrases
from dragoman.extract.actors.names.shape import ORDINAL, capital, head_of, is_heading, office_with_next, starts_office
from dragoman.language.analysis import Analysis
from dragoman.lexicon.countries import country_of_capital, country_of_demonym
from dragoman.lexicon.names import load_name_words
from dragoman.lexicon.roles import known_bodies, role_words, sector_words

DOCUMENTS = frozenset(
    {"resolution", "resolutions", "directive", "decision", "report", "statement", "act", "communiqué"}
)
MEMBERS = ("ers", "ors", "ists", "ians", "ants", "ents", "ees", "men", "women", "mates")
"""Ends of plurals of those who belong to a body."""
TITLED = {"president", "minister", "king", "queen", "pope", "prince", "princess", "senator", "governor", "general",
          "secretary", "chairman", "director", "ambassador"}  # fmt: skip


def find_bodies(analysis: Analysis) -> list[Draft]:
    """Return the long official names: capitals around a word for a body, with what *of* and *for* add."""
    tokens, words = analysis.tokens, load_name_words().bodies
    found: list[Draft] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if not (token.text[0].isupper() and token.lower in words) or _begins_office(analysis, index):
            index += 1
            continue
        sentence = analysis.sentences[token.sentence]
        if is_heading(analysis, sentence.first, sentence.last):
            index = sentence.last
            continue
        first = index
        while first > sentence.first and _joins_left(analysis, first - 1, sentence.first):
            first -= 1
        first = _drop_titles(analysis, first, index)
        last = extended(analysis, first, index + 1, sentence.last)
        if last - first >= 2 and not _is_office(analysis, first, last):
            found.append(body(analysis, first, last))
        index = last
    return found


def _begins_office(analysis: Analysis, index: int) -> bool:
    """``Pentagon | Press Secretary``: the press is here no end of a body's name."""
    high = analysis.sentences[analysis.tokens[index].sentence].last
    return analysis.tokens[index].lower == "press" and starts_office(analysis, index, high)


def _is_office(analysis: Analysis, first: int, last: int) -> bool:
    """``Finance Cabinet | Secretary``: the word behind it makes its last one part of a person's office."""
    hit = office_with_next(analysis, first, last)
    return hit is not None and hit[0] < last and bool(hit[1].office)


def _joins_left(analysis: Analysis, index: int, low: int) -> bool:
    token = analysis.tokens[index]
    if ORDINAL.fullmatch(token.text):
        return True  # the 3rd Infantry Division
    if index == low:
        return capital(token) and token.pos in {"PROPN", "ADJ", "NOUN"} and token.lower not in {"the", "a", "an"}
    if capital(token):
        return token.pos in {"PROPN", "ADJ", "NOUN", "X"}
    if token.text in {"'", "’"}:
        return _are_members(analysis, index - 1)  # the Seafarers' Union
    before = analysis.tokens[index - 1]
    if token.text == "-" and before.lower in load_name_words().joined:
        return True  # al-Zaman Brigades
    if token.lower in load_name_words().joined and analysis.tokens[index + 1].text == "-":
        return True
    return token.text in {"&", "-"} and capital(before)


def _are_members(analysis: Analysis, index: int) -> bool:
    """Tell whether a plural is those of whom a body consists (``Teachers’``), not somebody who has it (``Davis’``)."""
    token = analysis.tokens[index]
    if not capital(token) or not token.lower.endswith(("s", "men", "women")) or token.text in phrases():
        return False
    person = token.name >= 0 and analysis.names[token.name].label == "PERSON"
    return not person and (token.lower in role_words() or token.lower.endswith(MEMBERS))


def _drop_titles(analysis: Analysis, first: int, head: int) -> int:
    """``President Obama’s Cabinet``: a title at the left edge is not part of the body's name."""
    for i in range(head - 1, first - 1, -1):
        word = analysis.tokens[i].lower
        role = role_words().get(word)
        if (role and role.kind == "person" and role.office and word in TITLED) or word in {"'s", "’s"}:
            return i + 1
    return first


def extended(analysis: Analysis, first: int, last: int, high: int) -> int:
    """Return where a body's name ends; one that is known as it stands goes on with no *on*: told the Security Council | on
    Veldia."""
    if (
        last < high
        and analysis.tokens[last].lower == "on"
        and analysis.span(first, last).cut(analysis.text) in known_bodies()
    ):
        return last
    return extend_right(analysis, last, high)


def extend_right(analysis: Analysis, last: int, high: int) -> int:
    """Return where a body's name ends that goes on with capitals, ``of``, ``for`` or ``and``."""
    tokens, bodies = analysis.tokens, load_name_words().bodies
    while last < high:
        token = tokens[last]
        if capital(token) and token.pos in {"PROPN", "ADJ", "NOUN"}:
            if tokens[last - 1].lower in bodies and (token.lower in DOCUMENTS or starts_office(analysis, last, high)):
                break  # Communications Office | Secretary Joan Reyes, Security Council | Resolution 2254
            if (
                token.name >= 0
                and analysis.names[token.name].label == "PERSON"
                and analysis.names[token.name].first == last
            ):
                break
            last += 1
            continue
        if token.lower in {"of", "for", "on", "and", "&", "-", "in"}:
            ahead = last + 1
            while ahead < high and tokens[ahead].lower in {"the", "major", "all"} and ahead - last < 2:
                ahead += 1
            if ahead < high and capital(tokens[ahead]) and tokens[ahead].pos in {"PROPN", "ADJ", "NOUN"}:
                joins = token.lower in {"of", "for", "on"} or (
                    token.lower in {"and", "&"}
                    and any(tokens[i].lower in {"of", "for"} for i in range(max(0, last - 5), last))
                    and not _starts_new(analysis, ahead)
                )
                if joins:
                    last = ahead + 1
                    continue
        if (
            token.text in {"-", "–"}
            and last + 1 < high
            and tokens[last - 1].lower == "force"
            and capital(tokens[last + 1])
        ):
            last += 2  # Joint Task Force - Horn of Africa
            if (
                tokens[last - 1].lower == "operation"
            ):  # - Operation Blue Shield, where the parser likes to end a sentence
                return _capitals_behind(analysis, last)
            continue
        if token.text == "(" and last + 2 < high and tokens[last + 2].text == ")" and tokens[last + 1].text.isupper():
            follow = tokens[last + 3] if last + 3 < high else None
            if follow is not None and capital(follow) and follow.lower in bodies:
                last += 4
                continue
        break
    return last


def _capitals_behind(analysis: Analysis, last: int) -> int:
    """Return where a run of capitals from here ends, inside the paragraph."""
    end = analysis.paragraphs[analysis.tokens[last - 1].paragraph].last
    while last < end and analysis.tokens[last].text[0].isupper():
        last += 1
    return last


def _starts_new(analysis: Analysis, index: int) -> bool:
    """After ``and``: a country or another body begins a name of its own."""
    token = analysis.tokens[index]
    return (
        token.text in phrases()
        or token.lower in load_name_words().bodies
        or (token.name >= 0 and analysis.names[token.name].label == "PERSON")
    )


def body(analysis: Analysis, first: int, last: int) -> Draft:
    """Return the mention of a body by these words, with the country and sector that they tell."""
    name = analysis.span(first, last).cut(analysis.text)
    known = known_bodies().get(name)
    country, sectors = (known.country, list(known.sectors)) if known else (None, [])
    if not known:
        country = country_in(analysis, first, last)
        sectors = _sectors_in(analysis, first, last)
    return Draft(first, last, head_of(analysis, first, last), "name", "organisation", name, country, sectors)


def country_in(analysis: Analysis, first: int, last: int) -> str | None:
    """Return the country that words of a name tell: a nationality word or a country's name; the last one wins."""
    found = None
    for i in range(first, last):
        word = analysis.tokens[i].text
        if not word[0].isupper():
            continue
        found = country_of_demonym(word) or country_of_capital(word) or found
        for phrase, kind, country, _ in phrases().get(word, ()):
            start = analysis.tokens[i].start
            if kind in {"country", "place-government"} and analysis.text[start : start + len(phrase)] == phrase:
                found = country
                break
    return found


def _sectors_in(analysis: Analysis, first: int, last: int) -> list[str]:
    """The first head decides: a Ministry of Justice is a ministry; words beside it where the head tells nothing."""
    roles, told = role_words(), sector_words()
    tokens = analysis.tokens[first:last]
    lower = [token.lower for token in tokens]
    weak: str | None = None
    for size in (3, 2, 1):
        for at in range(len(lower) - size + 1):
            role = roles.get(" ".join(lower[at : at + size]))
            if role and role.kind == "group" and role.sector:
                if role.weight != "weak":
                    return [role.sector]
                weak = weak or role.sector
    for token in tokens:
        sector = told.get(token.text) or told.get(token.lower)
        if sector:
            return [sector]
    return [weak] if weak else []
