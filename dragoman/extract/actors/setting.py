"""Whose army is ``the army``? The country that a text is set in, for bodies and officials without a country of their own.

``The president's spokeswoman``, ``his security forces``: of the country of the one whose they are.
Named ministers and officers belong to the country of a text that tells of no other one, and of that at least four times.
A court, an army, a president or rebels without a country's name belong to the country that the sentence speaks of, if
it speaks of one only; else to the one country of the whole text. Where several come into question none is given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.geography import Geography
from dragoman.extract.actors.merge import Entity
from dragoman.extract.actors.nominals import PERSONAL
from dragoman.language.analysis import Analysis
from dragoman.lexicon.frames import load_frames

DOMESTIC = frozenset(
    {"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP", "REB", "PRM", "CVL", "EDU", "LAB", "AGR", "REL", "MED", "CRM"}
)
"""Sectors that belong to some country."""
SHARE = 0.75
"""Share of all mentions of countries that makes one the country of a text."""
SINGLE = 4
"""Mentions of one country that are enough for a whole text to be set in it, with ``SHARE``."""
BETWEEN_STATES = ("secretary-general", "secretary general", "high commissioner", "director-general", "director general")
"""Officials whom bodies of states have: hardly those of the country that a text is set in."""
SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
OTHER_SIDE = frozenset({"for", "against", "with", "toward", "towards", "versus"})


def find_settings(
    analysis: Analysis,
    geography: Geography,
    drafts: list[Draft],
    entities: list[Entity],
    known: Mapping[int, str | None],
) -> dict[int, str]:
    """Return a country for entities that have none of their own and whose sector belongs to a country, by number.

    ``known``: the country of those that an actor file names.
    """
    owners = _owners(analysis, drafts, entities, known)
    possessors = {i for d in drafts if d.kind == "person" for i in range(d.first, d.last)}
    told = _countries_by_sentence(analysis, geography, drafts)
    everywhere = Counter(c for found in told.values() for c, _ in found)
    home = _home(everywhere)
    found: dict[int, str] = {}
    for number, entity in enumerate(entities):
        if known.get(number) or entity.kind not in {"person", "group", "organisation"}:
            continue
        own = [drafts[n] for n in entity.drafts]
        if not any(d.country for d in own) and (before := _body_before(analysis, drafts, own)) is not None:
            found[number] = before
            continue
        if any(d.country for d in own) or not any(s in DOMESTIC for d in own for s in d.sectors[:1]):
            continue
        owner = _owner(analysis, own, owners)
        if owner is not None:
            found[number] = owner
            continue
        if _is_somebodys(analysis, own, possessors):
            continue  # her government, and nobody knows of what country she is
        if any(d.name.lower().endswith(BETWEEN_STATES) for d in own):
            continue
        if entity.kind == "person" and any(d.form == "name" for d in own):
            sure = len(everywhere) == 1 and everywhere.total() >= SINGLE  # else a guess about the world
            if home and sure and _holds_office(own):
                found[number] = home
            continue
        country = _country(analysis, own, told, home)
        if country:
            found[number] = country
    return found


def _body_before(analysis: Analysis, drafts: list[Draft], own: list[Draft]) -> str | None:
    """``Chad’s foreign ministry rejected it. Spokesperson Orlan said``: the country of the body that the sentence before, in the
    same paragraph, is about."""
    first = min(own, key=lambda d: d.first, default=None)
    if first is None or first.form != "name" or first.kind != "person":
        return None
    titles = {title.lower().split()[-1] for title, _ in first.offices}
    token = analysis.tokens[first.head]
    if not titles or not titles <= SPEAKERS or any(d.bodies for d in own) or not token.sentence:
        return None
    before = analysis.sentences[token.sentence - 1]
    if analysis.tokens[before.first].paragraph != token.paragraph:
        return None
    heads = {d.head: d for d in drafts if d.kind in {"group", "organisation"} and before.first <= d.head < before.last}
    for head, draft in heads.items():
        subject = analysis.tokens[head]
        main = subject.dep == "nsubj" and analysis.tokens[subject.head].head == subject.head
        if main and draft.country not in {None, "IGO"}:
            return draft.country
    return None


def _holds_office(own: list[Draft]) -> bool:
    """An office that the person has now, of no body that is named."""
    return any(not former for d in own for _, former in d.offices) and not any(d.bodies for d in own)


def _owners(
    analysis: Analysis, drafts: list[Draft], entities: list[Entity], known: Mapping[int, str | None]
) -> dict[int, str]:
    """The country of each token that tells whose something is: ``the president``'s, ``his``."""
    countries = {
        number: next((drafts[n].country for n in one.drafts if drafts[n].country), None) or known.get(number)
        for number, one in enumerate(entities)
    }
    found: dict[int, str] = {}
    for draft in drafts:
        country = countries.get(draft.entity)
        if country and (country != "IGO" or draft.kind == "person"):
            behind = analysis.tokens[draft.last].lower if draft.last < len(analysis.tokens) else ""
            called = draft.kind == "person" and behind in PERSONAL  # the Orlan administration
            for index in range(draft.first, draft.last):
                if called or analysis.tokens[index].dep.startswith("nmod:poss"):
                    found[index] = country
    return found


def _owner(analysis: Analysis, own: list[Draft], owners: dict[int, str]) -> str | None:
    for draft in own:
        heads = [draft.head, *(i for first, last in draft.titles for i in range(first, last))]
        for head in heads:
            for child in analysis.children[head]:
                if child in owners:
                    return owners[child]
    return None


def _is_somebodys(analysis: Analysis, own: list[Draft], possessors: set[int]) -> bool:
    below = (child for draft in own for child in analysis.children[draft.head])
    return any(child in possessors and analysis.tokens[child].dep.startswith("nmod:poss") for child in below)


Told = dict[int, list[tuple[str, int]]]  # by sentence, countries and the token that tells each


def _countries_by_sentence(analysis: Analysis, geography: Geography, drafts: list[Draft]) -> Told:
    told: Told = {}
    acting = {i for draft in drafts if draft.kind == "country" for i in range(draft.first, draft.last)}
    last = -1
    for token in analysis.tokens:
        place = geography.at(token.index)
        if place is None or place.first <= last or place.aside:
            continue
        if place.relation not in {"demonym", "people"} or token.index in acting:  # the Saudi plan, but not two Saudis
            told.setdefault(token.sentence, []).append((place.country, place.last - 1))
            last = place.last - 1
    for draft in drafts:
        if draft.country and draft.country != "IGO" and geography.at(draft.head) is None and draft.form == "name":
            told.setdefault(analysis.tokens[draft.head].sentence, []).append((draft.country, draft.head))
    return told


def _home(counts: Counter[str]) -> str | None:
    if not counts:
        return None
    country, most = counts.most_common(1)[0]
    if len(counts) == 1:
        return country
    return country if most >= SINGLE and most >= SHARE * counts.total() else None


def _country(analysis: Analysis, own: list[Draft], told: Told, home: str | None) -> str | None:
    for draft in own:
        here = told.get(analysis.tokens[draft.head].sentence, ())
        countries = {country for country, _ in here}
        if len(countries) > 1 or any(_is_done_to(analysis, draft, at) for _, at in here):
            return None
        if countries:
            return next(iter(countries))
    return home


def _is_dealt_with(analysis: Analysis, draft: Draft, country: int) -> bool:
    """``The prime minister spoke to President Orlan of Sarn``: an official who talks with a country's official is of another."""
    tokens, at = analysis.tokens, country
    while tokens[at].dep.startswith(("nmod", "amod", "compound", "appos", "flat")) and tokens[at].head != at:
        at = tokens[at].head
    if at == country or not tokens[at].dep.startswith(("obj", "obl")):
        return False
    verb = tokens[at].head
    deals = any(f.type == "CONSULT" for f in load_frames().by_lemma["verb"].get(tokens[verb].lemma.lower(), ()))
    return deals and draft.head in analysis.dependents(verb, "nsubj")


def _is_done_to(analysis: Analysis, draft: Draft, country: int) -> bool:
    """``The foreign ministry urged Sarn to stop``, ``spied for Sarn``: whoever does something to a country, for it or with
    it is hardly its own."""
    tokens = analysis.tokens
    if any(tokens[c].lower in OTHER_SIDE for c in analysis.dependents(country, "case")):
        return True
    if draft.kind == "person" and _is_dealt_with(analysis, draft, country):
        return True
    if tokens[country].dep not in {"obj", "iobj"}:
        return False
    at = draft.head
    while tokens[at].head != at and not tokens[at].dep.startswith("nsubj"):
        at = tokens[at].head
    return tokens[at].dep.startswith("nsubj") and tokens[at].head == tokens[country].head
