"""What do the names that the language model found stand for, and where do they really begin and end?"""

from __future__ import annotations

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.names.bodies import body, extend_right
from dragoman.extract.actors.names.persons import without_titles
from dragoman.extract.actors.names.shape import can_be_name, extend_person, looks_like_person, person
from dragoman.extract.dateline import dateline_end
from dragoman.language.analysis import Analysis, Name, Token
from dragoman.lexicon.countries import country_of_capital, country_of_demonym
from dragoman.lexicon.gazetteer import sites_named
from dragoman.lexicon.names import load_name_words
from dragoman.lexicon.roles import first_names, known_bodies, role_before, role_words

LONGEST_RANK = 3  # words of a rank behind the end of a body's name: Navy Senior Chief Petty | Officer
LONGEST_APPOSITION = 4  # words between the comma and the office: Orlan, the former Veldian deputy minister


def find_tagged(analysis: Analysis) -> list[Draft]:
    """Return the persons and bodies among the model's names; places are read elsewhere."""
    found: list[Draft] = []
    for name in analysis.names:
        first, last = _trim(analysis, name.first, name.last)
        if first >= last or dateline_end(analysis, first) > last:
            continue  # SARN, 3 March —: where it was written
        words = analysis.span(first, last).cut(analysis.text)
        if not any(c.isalpha() for c in words) or not any(c.isupper() for c in words):
            continue
        draft = _draft(analysis, name, first, last, words)
        if draft is not None:
            found.append(draft)
    return found


def _draft(analysis: Analysis, name: Name, first: int, last: int, words: str) -> Draft | None:
    inner = _person_within(analysis, first, last)
    if inner > first:
        return person(analysis, *extend_person(analysis, inner, last))
    if name.label == "PERSON":
        if last - first > 1 and analysis.tokens[last - 1].lower in load_name_words().places:
            return None  # the Samarra Barrage
        first, gender = without_titles(analysis, first, last)
        last = _capitals(analysis, first, last)
        if first >= last or country_of_capital(words) or _common(analysis, first, last):
            return None
        first, last = extend_person(analysis, first, last)
        return person(analysis, first, last, gender)
    if name.label == "ORG":
        return _organisation(analysis, first, last, words)
    if name.label == "LOC" and not country_of_capital(words) and looks_like_person(analysis, first, last):
        return person(analysis, *extend_person(analysis, first, last))
    return None


def _person_within(analysis: Analysis, first: int, last: int) -> int:
    """Return where a person's name begins behind the complement of an office (``for the Middle East | Nadia Orlan``), else
    ``first``."""
    tokens = analysis.tokens
    before = first - 1 if first and tokens[first - 1].lower != "the" else first - 2
    if before < 1 or tokens[before].lower not in {"of", "for", "to"}:
        return first
    office = role_before([t.lower for t in tokens[max(0, before - 3) : before]], min(3, before) - 1, "")
    if office is None or office[1].kind != "person":
        return first
    if tokens[first].text == "State" and all(can_be_name(analysis, i) for i in range(first + 1, last)):
        return first + 1 if last > first + 1 else first  # Deputy Secretary of State | Antony Orlan
    for start in range(first + 1, last - 1):
        if tokens[start].text in first_names() and looks_like_person(analysis, start, last):
            held = analysis.span(first, start).cut(analysis.text)
            if sites_named(held) or held in known_bodies():
                return start
    return first


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
    """One word that the lexicon knows as a role, a people or a body (``Soldiers``) is nobody's name."""
    if last - first > 1:
        return False
    token = analysis.tokens[first]
    return bool(
        token.lower in role_words() or country_of_demonym(token.text) or token.lower in load_name_words().bodies
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
    if last - first > 1 and tokens[last - 1].lower in names.places - names.bodies:
        return None  # the Samarra Barrage
    last = _without_rank(analysis, first, last)
    if looks_like_person(analysis, first, last):
        return person(analysis, *extend_person(analysis, first, last))
    bearer = _bearer(analysis, first, last)
    if bearer is not None:
        return bearer
    if tokens[last - 1].lower in names.bodies:
        last = extend_right(analysis, last, analysis.sentences[tokens[first].sentence].last)
    return body(analysis, first, last)


def _without_rank(analysis: Analysis, first: int, last: int) -> int:
    """``Navy Capt. | Jeff Orlan``: return where a body's name ends that runs into the rank of a person."""
    tokens = analysis.tokens
    for end in range(last, min(last + LONGEST_RANK, len(tokens) - 1)):
        hit = role_before([t.lower for t in tokens[first:end]], end - first - 1, "")
        if hit and hit[0] and hit[1].kind == "person" and hit[1].office and first + hit[0] < last:
            if can_be_name(analysis, end) and tokens[end].sentence == tokens[first].sentence:
                return first + hit[0]
    return last


def _bearer(analysis: Analysis, first: int, last: int) -> Draft | None:
    """A person whom the model took for a body: behind an office (``Advisor Orlan``), or an office stands behind it
    (``Knox Orlan, the special advisor``)."""
    start, gender = without_titles(analysis, first, last)
    if start >= last or not all(can_be_name(analysis, i) for i in range(start, last)):
        return None
    tokens = analysis.tokens
    if any(t.lower in load_name_words().places or t.text in known_bodies() for t in tokens[start:last]):
        return None
    if _holds_office(tokens[first:start]) and last - start <= 2 and tokens[last - 1].pos == "PROPN":
        return person(analysis, *extend_person(analysis, start, last), gender)
    if start == first and last - first == 2 and _office_behind(analysis, last):
        return person(analysis, first, last)
    return None


def _holds_office(title: list[Token]) -> bool:
    """Tell whether words taken off the front of a name tell an office or a rank, not only a nation (``Veldian Star``)."""
    roles = (role_words().get(token.lower) for token in title)
    return any(role.kind == "person" and role.office for role in roles if role)


def _office_behind(analysis: Analysis, at: int) -> bool:
    """``, the [former Veldian] special advisor``: an article and an office of a person behind a comma."""
    tokens = analysis.tokens
    if at + 2 >= len(tokens) or tokens[at].text != "," or tokens[at + 1].lower not in {"the", "a", "an"}:
        return False
    for index in range(at + 2, min(at + 2 + LONGEST_APPOSITION, len(tokens))):
        if tokens[index].pos not in {"NOUN", "PROPN", "ADJ"}:
            return False
        role = role_words().get(tokens[index].lower)
        follows = index + 1 < len(tokens) and tokens[index + 1].pos in {"NOUN", "PROPN"}
        if role and not follows:
            return role.kind == "person" and role.office
    return False


def _without_nation(analysis: Analysis, first: int, last: int) -> tuple[int, int]:
    """``Veldian Red Cross`` holds a well-known body: the nationality word stands before its name."""
    for start in range(first + 1, last):
        if analysis.span(start, last).cut(analysis.text) in known_bodies():
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
