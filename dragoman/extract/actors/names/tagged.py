"""What do the names that the language model found stand for, and where do they really begin and end?"""

from __future__ import annotations

import re

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.names.bodies import body, extended
from dragoman.extract.actors.names.mistaken import (
    bearer_of,
    employee_of,
    is_somebody,
    person_within,
    without_tail,
)
from dragoman.extract.actors.names.persons import without_titles
from dragoman.extract.actors.names.shape import extend_person, looks_like_person, person
from dragoman.extract.dateline import dateline_end
from dragoman.language.analysis import Analysis, Name
from dragoman.lexicon.countries import country_of_capital, country_of_demonym
from dragoman.lexicon.names import load_name_words
from dragoman.lexicon.regions import region_phrases
from dragoman.lexicon.roles import first_names, known_bodies, role_words

PARTY_AND_STATE = re.compile(r"[DRI]-[A-Z][\w.]*")  # Sen. Nadia Orlan, D-R.I.,


def find_tagged(analysis: Analysis) -> list[Draft]:
    """Return the persons and bodies among the model's names; places are read elsewhere."""
    found: list[Draft] = []
    for name in analysis.names:
        first, last = _trim(analysis, name.first, name.last)
        if first >= last or dateline_end(analysis, first) > last:
            continue  # SARN, 3 March —: where it was written
        words = analysis.span(first, last).cut(analysis.text)
        if (
            not any(c.isalpha() for c in words)
            or not any(c.isupper() for c in words)
            or PARTY_AND_STATE.fullmatch(words)
        ):
            continue
        draft = _draft(analysis, name, first, last, words)
        if draft is not None:
            found.append(draft)
    return found


def _draft(analysis: Analysis, name: Name, first: int, last: int, words: str) -> Draft | None:
    if _is_paper(analysis, first, last) and (name.label == "PERSON" or looks_like_person(analysis, first, last)):
        return None
    inner = person_within(analysis, first, last)
    if inner > first:
        return person(analysis, *extend_person(analysis, inner, last))
    if name.label == "PERSON":
        called = analysis.tokens[first].text in first_names()
        if last - first > 1 and not called and analysis.tokens[last - 1].lower in load_name_words().places:
            return None  # the Samarra Barrage, but Anthony Lake
        if last - first > 1 and analysis.tokens[first].lower in load_name_words().things:
            return None  # Cyclone Amaya
        opens = last - first > 1 and first == analysis.sentences[analysis.tokens[first].sentence].first
        if opens and _is_called(analysis, first + 1):
            first += 1  # Carmaker | Orlan
        if _is_called(analysis, first):
            return body(analysis, first, last)
        first, gender = without_titles(analysis, first, last)
        last = _capitals(analysis, first, last)
        if first >= last or country_of_capital(words) or _common(analysis, first, last):
            return None
        first, last = extend_person(analysis, first, last)
        return person(analysis, first, last, gender)
    if name.label in {"LOC", "ORG"} and is_somebody(analysis, first, last):
        return person(analysis, *extend_person(analysis, first, last))
    if name.label == "ORG":
        return _organisation(analysis, first, last, words)
    if name.label == "LOC" and not country_of_capital(words) and looks_like_person(analysis, first, last):
        return person(analysis, *extend_person(analysis, first, last))
    return None


def _is_paper(analysis: Analysis, first: int, last: int) -> bool:
    """``the Abraham Accords``, ``the Orlan Plan``; but ``Nadia Law`` without an article."""
    tokens = analysis.tokens
    if last - first < 2 or tokens[last - 1].lower not in load_name_words().papers:
        return False
    called = tokens[first].text in first_names()
    return (
        not called
        or tokens[last - 1].text.endswith("s")
        or (first > 0 and tokens[first - 1].lower in {"the", "a", "an"})
    )


def _is_called(analysis: Analysis, first: int) -> bool:
    """Tell whether the noun right before a name says that it is a body's: ``rating agency Orlan``, not ``agency chief Orlan``.

    Nor where the name begins like a person's: ``party Nadia Orlan left``.
    """
    before, token = analysis.tokens[first - 1] if first else None, analysis.tokens[first]
    return (
        before is not None
        and before.sentence == token.sentence
        and before.lower in load_name_words().called
        and (before.text.islower() or before.index == analysis.sentences[before.sentence].first)
        and token.text not in first_names()
    )


def _capitals(analysis: Analysis, first: int, last: int) -> int:
    """Return where a person's name ends: a word in small letters that is no particle is none of it."""
    words = load_name_words()
    for index in range(first, last):
        token = analysis.tokens[index]
        if (
            token.text[0].isalpha()
            and not token.text[0].isupper()
            and token.lower not in words.particles | words.joined
        ):
            return index
    return last


def _common(analysis: Analysis, first: int, last: int) -> bool:
    """One word that the lexicon knows as a role, a people, a region or a body (``Soldiers``) is nobody's name."""
    if last - first > 1:
        return False
    token = analysis.tokens[first]
    region = token.text not in first_names() and any(
        len(phrase) == 1 for phrase, _, _ in region_phrases().get(token.text, ())
    )
    return bool(
        region or token.lower in role_words() or country_of_demonym(token.text) or token.lower in load_name_words().bodies
        or token.lower in load_name_words().calendar or token.lower in load_name_words().address
        or token.lower in load_name_words().nobodies
    )  # fmt: skip


def _organisation(analysis: Analysis, first: int, last: int, words: str) -> Draft | None:
    names, tokens = load_name_words(), analysis.tokens
    first, last = _without_nation(analysis, first, last)
    if first >= last or all(t.lower in role_words() or t.lower in names.body_particles for t in tokens[first:last]):
        return None
    if last - first == 1 and (country_of_demonym(words) or country_of_capital(words.title())):
        return None
    if last - first == 1 and words.rpartition("-")[2].islower() and "." in words:
        return None  # U.S.-led, one word to the tokeniser
    if last - first > 1 and tokens[last - 1].lower in names.places - names.bodies:
        return None  # the Samarra Barrage
    last = without_tail(analysis, first, last)
    if last <= first:
        return None
    if looks_like_person(analysis, first, last):
        return person(analysis, *extend_person(analysis, first, last))
    bearer = bearer_of(analysis, first, last) or employee_of(analysis, first, last)
    if bearer is not None:
        return bearer
    if tokens[last - 1].lower in names.bodies:
        last = extended(analysis, first, last, analysis.sentences[tokens[first].sentence].last)
    return body(analysis, first, last)


def _without_nation(analysis: Analysis, first: int, last: int) -> tuple[int, int]:
    """``Veldian Red Cross`` holds a well-known body: the nationality word stands before its name."""
    for start in range(first + 1, last):
        if analysis.span(start, last).cut(analysis.text) in known_bodies() and all(
            country_of_demonym(token.text) or not token.text[0].isupper() for token in analysis.tokens[first:start]
        ):
            return start, last
    small = load_name_words().body_particles
    while last > first and analysis.tokens[last - 1].lower in small:
        last -= 1
    return first, last


def _trim(analysis: Analysis, first: int, last: int) -> tuple[int, int]:
    tokens = analysis.tokens
    while first < last and (tokens[first].lower in {"the", "a", "an"} or not tokens[first].text[0].isalnum()):
        first += 1
    while last > first and (
        tokens[last - 1].lower in {"'s", "’s", "'", "’"} or not tokens[last - 1].text[-1].isalnum()
    ):
        if tokens[last - 1].text[-1] == "." and tokens[last - 1].text[0].isalpha():
            break
        last -= 1
    return first, last
