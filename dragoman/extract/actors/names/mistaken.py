"""Which names of the model run into a person, or are one that it took for a body? (``Navy Capt. | Nadia Orlan``)"""

from __future__ import annotations

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.names.bodies import DOCUMENTS
from dragoman.extract.actors.names.persons import without_titles
from dragoman.extract.actors.names.shape import can_be_name, extend_person, looks_like_person, person
from dragoman.language.analysis import Analysis, Token
from dragoman.lexicon.actor_file import load_leaders
from dragoman.lexicon.gazetteer import sites_named
from dragoman.lexicon.names import load_name_words
from dragoman.lexicon.roles import first_names, known_bodies, role_before, role_words

CALLED_BY_NAME = frozenset({"administration", "presidency", "regime", "government", "cabinet", "campaign", "camp"})
"""What is called by the name of a person whom the table of leaders knows; by that of a body or party too."""
LONGEST_RANK = 3  # words of a rank behind the end of a body's name: Navy Senior Chief Petty | Officer
LONGEST_APPOSITION = 4  # words between the comma and the office: Orlan, the former Veldian deputy minister
BEFORE_COMPLEMENT = 3  # words before ``of`` that are looked at for an office


def person_within(analysis: Analysis, first: int, last: int) -> int:
    """Return where a person's name begins behind the complement of an office (``for the Middle East | Nadia Orlan``), else
    ``first``."""
    tokens = analysis.tokens
    before = first - 1 if first and tokens[first - 1].lower != "the" else first - 2
    if before < 1 or tokens[before].lower not in {"of", "for", "to"}:
        return first
    office = role_before(
        [t.lower for t in tokens[max(0, before - BEFORE_COMPLEMENT) : before]], min(BEFORE_COMPLEMENT, before) - 1, ""
    )
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


def without_tail(analysis: Analysis, first: int, last: int) -> int:
    """Return where a body's name ends that runs into the rank of a person (``Navy Capt. | Jeff Orlan``) or a document;
    ``first`` where all of it is the office of a person (``Chief Cabinet`` Secretary Jeff Orlan)."""
    tokens, bodies = analysis.tokens, load_name_words().bodies
    for index in range(first + 1, last):
        if tokens[index].lower in DOCUMENTS and tokens[index - 1].lower in bodies:
            return index  # Security Council | Resolution 2254
    for end in range(last, min(last + LONGEST_RANK, len(tokens) - 1)):
        hit = role_before([t.lower for t in tokens[first:end]], end - first - 1, "")
        if hit and hit[1].kind == "person" and hit[1].office and first + hit[0] < last:
            if can_be_name(analysis, end) and tokens[end].paragraph == tokens[first].paragraph:
                return first + hit[0]
    return last


def bearer_of(analysis: Analysis, first: int, last: int) -> Draft | None:
    """A person whom the model took for a body: behind an office (``Advisor Orlan``), or an office stands behind it
    (``Knox Orlan, the special advisor``)."""
    start, gender = without_titles(analysis, first, last)
    if start >= last or not all(can_be_name(analysis, i) for i in range(start, last)):
        return None
    tokens = analysis.tokens
    if any(t.lower in load_name_words().places or t.text in known_bodies() for t in tokens[start:last]):
        return None
    if last - start == 1 and _heads_administration(analysis, last):
        return person(analysis, start, last, gender)
    if _holds_office(tokens[first:start]) and last - start <= 2 and tokens[last - 1].pos == "PROPN":
        return person(analysis, *extend_person(analysis, start, last), gender)
    if start == first and last - first == 2 and _office_behind(analysis, last):
        return person(analysis, first, last)
    return None


def _heads_administration(analysis: Analysis, last: int) -> bool:
    """``the Orlan | administration``; a government may be called by its party."""
    after = analysis.tokens[last] if last < len(analysis.tokens) else None
    if after is None or after.sentence != analysis.tokens[last - 1].sentence:
        return False
    word = analysis.tokens[last - 1].text
    return after.lower in CALLED_BY_NAME and bool(load_leaders().named(word))


def employee_of(analysis: Analysis, first: int, last: int) -> Draft | None:
    """``Analyst Nadia Orlan of Salgado Research``: behind an occupation the words before *of* are a person."""
    tokens = analysis.tokens
    of = next((i for i in range(first + 2, last - 1) if tokens[i].lower == "of"), None)
    if of is None or of - first > 3 or not first or tokens[first - 1].sentence != tokens[first].sentence:
        return None
    hit = role_before([tokens[first - 1].lower], 0, "")
    named = all(can_be_name(analysis, i) for i in range(first, of))
    return person(analysis, first, of) if named and hit and hit[1].kind == "person" else None


def is_somebody(analysis: Analysis, first: int, last: int) -> bool:
    """``Veldia's defence minister, Israel Orlan, said``: two or three words between commas behind one person's office;
    ``Santiago Orlan, who said``."""
    tokens = analysis.tokens
    if not 2 <= last - first <= 3 or last + 1 >= len(tokens) or tokens[last].text not in {",", "."}:
        return False
    words = load_name_words()
    if not all(can_be_name(analysis, i) and tokens[i].lower not in words.places for i in range(first, last)):
        return False
    if tokens[last].text == "," and tokens[last + 1].lower in {"who", "whom"}:
        return True
    if first < 2 or tokens[first - 1].text != ",":
        return False
    office = tokens[first - 2]
    hit = role_before(
        [t.lower for t in tokens[max(0, first - 5) : first - 1]], min(4, first - 1) - 1, office.lemma.lower()
    )
    return bool(hit and hit[1].kind == "person" and hit[1].office and office.tag in {"NN", "NNP"})


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
