"""Which capitals behind a title are a person? (``Vice President A.B. Orlan``, ``Mr Orlan``)"""

from __future__ import annotations

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.names.known import phrases
from dragoman.extract.actors.names.shape import (
    behind_particles,
    can_be_name,
    extend_person,
    is_dated,
    is_month_name,
    person,
    starts_office,
)
from dragoman.language.analysis import Analysis
from dragoman.lexicon.countries import country_of_demonym
from dragoman.lexicon.names import load_name_words
from dragoman.lexicon.roles import RoleWord, role_before, role_words
from dragoman.lexicon.times import time_words

LONGEST_NAME = 5  # capitals in a row that are still one person's name
BEFORE_TITLES = {"vice", "deputy", "former", "foreign", "prime", "ex", "secretary", "then", "late", "acting", "interim",
                 "senior", "chief", "first", "honorable", "honourable", "special", "assistant", "associate", "principal",
                 "permanent", "junior"}  # fmt: skip
OLD = (5, 115)  # years that a person who is in the news may be old
LONGEST_LABEL = 6  # tokens of the words before the colon of a turn


def find_titled(analysis: Analysis) -> list[Draft]:
    """Return the persons whose name stands right behind an office or an honorific."""
    roles, tokens, honorifics = role_words(), analysis.tokens, load_name_words().honorifics
    found: list[Draft] = []
    for token in tokens:
        role = roles.get(token.lower) or _longer_role(analysis, token.index)
        honorific = token.lower in honorifics and token.text[0].isupper()
        if not honorific and not (role and role.kind == "person" and role.office):
            continue
        high = min(analysis.sentences[token.sentence].last, token.index + LONGEST_NAME)
        first = last = token.index + 1
        if _goes_on(analysis, token.index, high):
            continue  # Sheikh | ul-Islam Orlan
        if (
            last + 1 < high
            and tokens[last].text.istitle()
            and tokens[last].lower in time_words().weekdays
            and can_be_name(analysis, last + 1)
        ):
            last += 1  # spokesman Sunday Orlan
        after = behind_particles(analysis, last, high)
        if after is not None and token.text[0].isupper():
            last = after  # President al-Orlan, Sheikh ul-Islam Ben Orlan
        while last < high and can_be_name(analysis, last) and tokens[last].text not in phrases():
            last += 1
        if last == first or (last < high and tokens[last].lower in {"'s", "’s"} and tokens[last - 1].lower in roles):
            continue
        if not honorific and token.pos == "VERB":
            continue
        if starts_office(analysis, first, high):
            continue  # Senior Chief | Petty Officer Orlan
        _, last = extend_person(analysis, first, last)
        found.append(person(analysis, first, last, honorifics.get(token.lower)))
    return found


def _longer_role(analysis: Analysis, index: int) -> RoleWord | None:
    """The role of several words that ends with a capital: ``Sheikh ul-Islam``."""
    if not analysis.tokens[index].text[0].isupper():
        return None
    words = [token.lower for token in analysis.tokens[max(0, index - LONGEST_NAME) : index + 1]]
    hit = role_before(words, len(words) - 1, "")
    return hit[1] if hit else None


def _goes_on(analysis: Analysis, index: int, high: int) -> bool:
    """Tell whether a role word begins a longer one whose further words begin like a name."""
    words = [token.lower for token in analysis.tokens[index:high]]
    if len(words) < 3 or words[2] != "-":
        return False
    hits = (role_before(words, last, "") for last in range(3, len(words)))
    return any(hit is not None and hit[0] == 0 for hit in hits)


def find_aged(analysis: Analysis) -> list[Draft]:
    """Return the persons whose age stands behind the name: ``Jan Orlan, 64, resigned``, ``April Orlan, aged 31,``."""
    tokens, particles = analysis.tokens, load_name_words().particles
    found: list[Draft] = []
    for comma in tokens:
        low = analysis.sentences[comma.sentence].first
        if comma.text != "," or not _is_age(analysis, comma.index + 1):
            continue
        first = comma.index
        while first - 1 >= low and comma.index - first < LONGEST_NAME:
            token = tokens[first - 1]
            called = first < comma.index and is_month_name(token) and not is_dated(analysis, first - 1)
            if not (can_be_name(analysis, first - 1) or called or (token.lower in particles and first < comma.index)):
                break
            first -= 1
        while first < comma.index and not tokens[first].text[0].isupper():
            first += 1
        if comma.index - first >= 2:
            found.append(person(analysis, first, comma.index))
    return found


def _is_age(analysis: Analysis, index: int) -> bool:
    """A number of years between commas, or behind ``aged``."""
    tokens = analysis.tokens
    if index < len(tokens) and tokens[index].lower == "aged":
        index += 1
    closed = index + 1 < len(tokens) and tokens[index + 1].text in {",", "."}
    return closed and tokens[index].text.isdecimal() and OLD[0] <= int(tokens[index].text) <= OLD[1]


def find_labels(analysis: Analysis) -> list[Draft]:
    """Return the persons in capitals who speak a turn of a transcript: ``SECRETARY ORLAN: We talked.``

    Only behind an office or an honorific: ``QUESTION:`` and ``NOTE:`` are nobody.
    """
    roles, honorifics, tokens = role_words(), load_name_words().honorifics, analysis.tokens
    found: list[Draft] = []
    for paragraph in analysis.paragraphs:
        high = min(paragraph.last, paragraph.first + LONGEST_LABEL)
        colon = next((i for i in range(paragraph.first, high) if tokens[i].text == ":"), paragraph.first)
        label = tokens[paragraph.first : colon]
        if len(label) < 2 or not all(t.text.isupper() or t.text in {".", "-"} for t in label):
            continue
        first = paragraph.first
        for token in label:
            role = roles.get(token.lower)
            if token.lower in honorifics or token.text == "." or (role and role.kind == "person" and role.office):
                first = token.index + 1
        if paragraph.first < first < colon:
            found.append(person(analysis, first, colon, honorifics.get(label[0].lower)))
    return found


def without_titles(analysis: Analysis, first: int, last: int) -> tuple[int, str | None]:
    """Return the range's start moved past honorifics, offices and nationality words, and the gender they tell.

    An honorific right before the range tells too: whether it is part of a name is the language model's choice.
    """
    roles, honorifics = role_words(), load_name_words().honorifics
    gender = _gender_before(analysis, first)
    while first < last:
        token = analysis.tokens[first]
        word = token.lower
        pair = word + " " + analysis.tokens[first + 1].lower if first + 1 < last else ""
        role = roles.get(pair)
        if role and role.kind == "person":
            first += 2
            continue
        role = roles.get(word)
        if word in honorifics and not (word in {"don", "he", "u"} and first + 1 == last):
            gender = honorifics[word] or gender
        elif word in {".", ","} or (role and role.kind == "person" and role.office):
            pass
        elif not (role and role.kind == "person") and not country_of_demonym(token.text) and word not in BEFORE_TITLES:
            break
        first += 1
    return first, gender


def _gender_before(analysis: Analysis, first: int) -> str | None:
    tokens = analysis.tokens
    before = first - 2 if first > 1 and tokens[first - 1].text == "." else first - 1
    if before < 0 or tokens[before].sentence != tokens[first].sentence or not tokens[before].text[0].isupper():
        return None
    return load_name_words().honorifics.get(tokens[before].lower)
