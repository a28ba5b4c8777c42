"""What does a run of capitals look like: a body, a person, a place?"""

from __future__ import annotations

import re

from dragoman.extract.actors.draft import Draft
from dragoman.language.analysis import Analysis, Token
from dragoman.lexicon.countries import country_of_demonym
from dragoman.lexicon.gazetteer import towns_named
from dragoman.lexicon.names import load_name_words
from dragoman.lexicon.roles import RoleWord, first_names, role_before, role_words

CITY = 200_000
"""Inhabitants that make a single word the name of a town rather than a family name."""
LONGEST_OFFICE = 4  # words of an office that stands behind a body or another office
NICKNAME_MARKS = {'"', "“", "”", "'", "‘", "’"}
MONTH_NAMES = frozenset({"Jan", "April", "May", "June", "August"})
DATING = frozenset(
    {"in", "since", "until", "till", "by", "from", "to", "of", "on", "for", "during", "before", "after", "through", "between", "and",
     "last", "next", "this", "late", "early", "mid", "-", "–", "every", "each", "around", "about", "within", "past"}
)  # fmt: skip
# A syllable as Chinese and Korean names are written in Latin letters, and words behind a hyphen that look like one.
SYLLABLE = re.compile(r"[bcdfghjklmnpqrstvwxyz]{0,2}[aeiouy]{1,3}(?:ng|[nmklrhpt])?")
LONGEST_PARTICLES = 4  # tokens of the small words that begin a family name
ENGLISH_PARTICLES = frozenset(
    {"as", "at", "an", "i", "e", "y", "den", "do", "ad", "ten", "op", "ash", "des", "ar", "ter"}
)
"""Small words of names that are English too or stand inside names only."""
ENGLISH_SYLLABLES = frozenset({"run", "hit", "wing", "win", "man", "men", "fan", "ban", "plan", "deal", "team", "trip", "led", "set",
                               "met", "shut", "free", "too", "to", "in", "on", "up", "by", "at", "a", "the", "or"})  # fmt: skip
ORDINAL = re.compile(r"\d+(st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth")


def capital(token: Token) -> bool:
    """Tell whether the token begins with a capital and can be part of a name."""
    return (
        token.text[0].isupper()
        and token.pos not in {"PRON", "DET", "SCONJ", "CCONJ", "AUX", "ADV"}
        and token.text != "I"
        and token.lower not in load_name_words().calendar
    )


def is_heading(analysis: Analysis, first: int, last: int) -> bool:
    """Most words with a capital: a headline, where capitals tell nothing."""
    words = [t for t in analysis.tokens[first:last] if t.text[0].isalpha() and len(t.text) > 3]
    return len(words) > 5 and sum(t.text[0].isupper() for t in words) > 0.85 * len(words)


def is_city(name: str) -> bool:
    """A town of ``CITY`` inhabitants or more: a single word that names one is seldom a family name."""
    return any(town.people >= CITY for town in towns_named(name))


def head_of(analysis: Analysis, first: int, last: int) -> int:
    """Return the token of the range whose head lies outside it, the first such one for names that the parser broke."""
    tokens = analysis.tokens
    outside = [i for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].dep == "root"]
    words = [i for i in outside if tokens[i].pos not in {"PUNCT", "PART", "ADP", "DET"}]
    return (words or outside or [last - 1])[0]


def looks_like_person(analysis: Analysis, first: int, last: int) -> bool:
    """A first name and another capital, and no word for a body: the model took a person for something else."""
    tokens = analysis.tokens[first:last]
    words = load_name_words()
    return (
        2 <= len(tokens) <= 6
        and tokens[0].text in first_names()
        and all(capital(t) or t.text == "-" or t.lower in words.particles for t in tokens)
        and tokens[-1].text[0].isupper()
        and not any(t.lower in words.bodies or t.lower in words.places for t in tokens)
    )


def can_be_name(analysis: Analysis, index: int) -> bool:
    """Tell whether a token can be a word of a person's name: a capital that is no body, office, country or day."""
    token, words = analysis.tokens[index], load_name_words()
    return (
        token.pos in {"PROPN", "X"}
        and token.text[0].isupper()
        and (not token.text.isupper() or "." in token.text or len(token.text) == 1)
        and token.lower not in words.bodies
        and token.lower not in role_words()
        and not country_of_demonym(token.text)
        and token.lower not in words.honorifics
        and token.lower not in words.calendar
    )


def extend_person(analysis: Analysis, first: int, last: int) -> tuple[int, int]:
    """Return the range widened by what belongs to a person's name: ``Ibrahim`` + ``Al-Jaafari``, ``bin`` + ``Salman``.

    Words are added to the right over particles and hyphens, to the left over first names.
    """
    tokens = analysis.tokens
    sentence = analysis.sentences[tokens[first].sentence]
    while last < sentence.last:
        step = _step(analysis, last, sentence.last)
        if step == last:
            break
        last = step
    while first > sentence.first and _leads(analysis, first - 1, sentence.first):
        first -= 1
    return first, last


def _step(analysis: Analysis, last: int, high: int) -> int:
    """Return where the name ends when the words at ``last`` belong to it, else ``last``."""
    tokens, words = analysis.tokens, load_name_words()
    token = tokens[last]
    nickname = _nickname_end(analysis, last)
    if nickname:
        return nickname
    if (
        token.text in {"-", "–"}
        and last + 1 < high
        and tokens[last - 1].end == token.start == tokens[last + 1].start - 1
    ):
        joined = tokens[last - 1].lower in words.joined or tokens[last + 1].text[0].isupper()
        if joined and (can_be_name(analysis, last + 1) or tokens[last + 1].lower in words.joined):
            return last + 2
        if _is_syllable(analysis, last + 1):
            return last + 2
    if token.lower in words.particles and last + 1 < high and (token.text[0].islower() or token.lower in words.joined):
        at = last + 1
        while at < high - 1 and (tokens[at].lower in words.particles or tokens[at].text == "-"):
            at += 1
        follows = token.lower not in {"e", "i", "y", "at", "as", "an", "de", "la"} or tokens[last - 1].pos == "PROPN"
        glued = tokens[last + 1].text == "-" or token.lower not in words.joined or token.text[0].isupper()
        if (
            follows
            and glued
            and at - last <= 4
            and can_be_name(analysis, at)
            and token.lower not in {"at", "as", "an", "i"}
        ):
            return at + 1
        if token.lower in {"at", "as", "an"} and tokens[last + 1].text == "-" and can_be_name(analysis, at):
            return at + 1
    return last


def behind_particles(analysis: Analysis, first: int, high: int) -> int | None:
    """Return where the capital behind small words that begin a family name ends (``al-Orlan``, ``van der Berg``), else ``None``."""
    tokens, words = analysis.tokens, load_name_words()
    at = first
    while at < high and at - first < LONGEST_PARTICLES:
        token = tokens[at]
        joined = token.lower in words.joined and at + 1 < high and tokens[at + 1].text == "-"
        glued = token.text == "-" and at > first and tokens[at - 1].end == token.start
        alone = token.lower in words.particles and token.text.islower() and token.lower not in ENGLISH_PARTICLES
        if not (joined or glued or alone):
            break
        at += 1
    return at + 1 if first < at < high and can_be_name(analysis, at) else None


def has_article(analysis: Analysis, index: int) -> bool:
    """Tell whether an Arabic article is glued before the word: ``al-Orlan``."""
    tokens = analysis.tokens
    return (
        index >= 2 and tokens[index - 1].text == "-" and tokens[index - 2].lower in load_name_words().joined
        and tokens[index - 2].end == tokens[index - 1].start and tokens[index - 1].end == tokens[index].start
    )  # fmt: skip


def _is_syllable(analysis: Analysis, index: int) -> bool:
    """The second half of an East Asian given name in small letters: Cho Jung-*tai*, Kim Jong-*un*; not Orlan-*led*.

    A family name stands before the first half.
    """
    tokens = analysis.tokens
    if index < 3 or not SYLLABLE.fullmatch(tokens[index].text) or tokens[index].text in ENGLISH_SYLLABLES:
        return False
    return all(t.text[0].isupper() and t.text[1:].islower() and t.pos == "PROPN" for t in tokens[index - 3 : index - 1])


def _nickname_end(analysis: Analysis, last: int) -> int:
    """Return where a name ends that goes on over a nickname in quotation marks (``Richard "Tex" Orlan``), else 0.

    The dots of ``“J.D.”`` may end a sentence for the parser.
    """
    tokens = analysis.tokens
    high = analysis.paragraphs[tokens[last].paragraph].last
    glued = last + 1 < high and tokens[last].end == tokens[last + 1].start and tokens[last + 1].text[0].isupper()
    if tokens[last].text not in NICKNAME_MARKS or not glued:
        return 0
    closing = next((i for i in range(last + 2, min(high, last + 5)) if tokens[i].text in NICKNAME_MARKS), high)
    return closing + 2 if closing + 1 < high and can_be_name(analysis, closing + 1) else 0


def is_month_name(token: Token) -> bool:
    """Tell whether a word is a first name that is also a month's: ``Jan``, ``April``, ``May``."""
    return token.text in MONTH_NAMES and token.pos == "PROPN"


def is_dated(analysis: Analysis, index: int) -> bool:
    """Tell whether the words before a month say that it is one: ``in April``, ``10 May``, ``since last June``."""
    before = analysis.tokens[index - 1] if index else None
    return before is not None and (before.lower in DATING or before.text[0].isdigit())


def _leads(analysis: Analysis, index: int, low: int) -> bool:
    """A first name right before the name."""
    token = analysis.tokens[index]
    if is_month_name(token):
        return not is_dated(analysis, index)
    return token.text in first_names() and token.pos == "PROPN" and token.lower not in load_name_words().calendar


def person(analysis: Analysis, first: int, last: int, gender: str | None = None) -> Draft:
    """Return the mention of a person by these words."""
    words = analysis.span(first, last).cut(analysis.text)
    gender = gender or first_names().get(analysis.tokens[first].text)
    return Draft(first, last, head_of(analysis, first, last), "name", "person", words, gender=gender)


def office_with_next(analysis: Analysis, first: int, last: int) -> tuple[int, RoleWord] | None:
    """Return the person's role that the capitalised word right behind the tokens ``first <= i < last`` ends, and its first token:
    ``Finance Cabinet | Secretary``."""
    if last >= analysis.sentences[analysis.tokens[first].sentence].last or not analysis.tokens[last].text[0].isupper():
        return None
    hit = role_before([token.lower for token in analysis.tokens[first : last + 1]], last - first, "")
    return (first + hit[0], hit[1]) if hit and hit[1].kind == "person" else None


def starts_office(analysis: Analysis, index: int, high: int) -> bool:
    """Tell whether an office of one to ``LONGEST_OFFICE`` words begins here: ``Navy | Senior Chief Petty Officer``."""
    words = [token.lower for token in analysis.tokens[index : min(high, index + LONGEST_OFFICE)]]
    found = (role_before(words, last, "") for last in range(len(words)))
    return any(hit[0] == 0 and hit[1].kind == "person" and hit[1].office for hit in found if hit)
