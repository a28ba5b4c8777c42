"""Where does a name stand, and what kind of bearer has it? (``Foreign Minister Nadia Orlan of Veldia met the UN``)

Country names and well-known bodies come from the lexicon, the rest from the language model, mended by what English
does with titles, possessives and long official names; what is a name once is a name throughout the text.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.geography import Geography
from dragoman.extract.actors.names.bodies import find_bodies
from dragoman.extract.actors.names.known import find_filed, find_known
from dragoman.extract.actors.names.persons import find_aged, find_labels, find_titled
from dragoman.extract.actors.names.seats import find_seats
from dragoman.extract.actors.names.shape import has_article, head_of, is_city
from dragoman.extract.actors.names.tagged import find_tagged
from dragoman.extract.dateline import LONGEST, dateline_end
from dragoman.language.analysis import Analysis
from dragoman.lexicon.actor_file import ActorTable
from dragoman.lexicon.gazetteer import sites_named
from dragoman.lexicon.names import load_name_words
from dragoman.lexicon.roles import role_words
from dragoman.spans import Span

ACRONYM = re.compile(r"[A-Z][A-Z&/-]{1,8}")
WHERE = frozenset({"in", "near", "outside", "inside", "throughout", "across", "around", "at"})
LONGEST_REPEATED = 8
"""Words of a name that is looked for elsewhere in the text."""


def find_names(analysis: Analysis, geography: Geography, tables: tuple[ActorTable, ...] = ()) -> list[Draft]:
    """Return the mentions by name, in text order, none overlapping another. ``tables``: whom actor files name.

    Offsets: drafts hold token indices; articles, titles and a possessive ending stand outside the name.
    """
    taken = [False] * len(analysis.tokens)
    filed = [draft for table in tables for draft in find_filed(analysis, table)]
    candidates = [*filed, *find_known(analysis), *find_bodies(analysis), *find_tagged(analysis), *find_titled(analysis),
                  *find_labels(analysis), *find_aged(analysis)]  # fmt: skip
    drafts: list[Draft] = []
    for draft in sorted(candidates, key=_rank):
        if draft.last <= draft.first or any(taken[draft.first : draft.last]):
            continue
        _take(draft, taken)
        drafts.append(draft)
    drafts = [d for d in drafts if not _is_dateline(analysis, d)]
    drafts = _without_ships(analysis, drafts, taken)
    drafts = _without_places(analysis, drafts, taken)
    _mend_family_names(analysis, drafts)
    drafts += _acronyms(analysis, drafts, taken)
    drafts += _family_names(analysis, drafts, taken)
    drafts += _again(analysis, drafts, taken)
    drafts += find_seats(analysis, geography, taken)
    drafts.sort(key=lambda d: d.first)
    return drafts


def _is_dateline(analysis: Analysis, draft: Draft) -> bool:
    """``ABUJA, Nigeria (AP) —``: where it was written acts nowhere; the agency does."""
    first = analysis.paragraphs[analysis.tokens[draft.first].paragraph].first
    opened = any(analysis.tokens[i].text in {"(", "/"} for i in range(first, draft.first))
    return draft.last - first < LONGEST and not opened and draft.last < dateline_end(analysis, first)


def _take(draft: Draft, taken: list[bool], value: bool = True) -> None:
    for i in range(draft.first, draft.last):
        taken[i] = value


def _rank(draft: Draft) -> tuple[int, bool, int]:
    """Longer names first; those of the lexicon before those of the model at equal length."""
    return (draft.first - draft.last, not (draft.country or draft.sectors), draft.first)


def _without_ships(analysis: Analysis, drafts: list[Draft], taken: list[bool]) -> list[Draft]:
    """``HMS Orlan``, and ``Orlan`` wherever the text has it again, is a ship, which is nobody."""
    tokens, prefixes = analysis.tokens, load_name_words().vessels
    behind = {d.first: d for d in drafts if d.kind in {"person", "organisation"}}
    ships: set[str] = set()
    for draft in behind.values():
        first = draft.first + (tokens[draft.first].text in prefixes)
        if first < draft.last and first and tokens[first - 1].text in prefixes:
            ships.add(analysis.span(first, draft.last).cut(analysis.text))
    kept = []
    for draft in drafts:
        prefixed = tokens[draft.first].text in prefixes and draft.last - draft.first > 1
        if draft.kind in {"person", "organisation"} and (prefixed or draft.name in ships):
            _take(draft, taken, False)
        else:
            kept.append(draft)
    return kept


def _mend_family_names(analysis: Analysis, drafts: list[Draft]) -> None:
    """One word that the model took for a body, and that is the family name of somebody named in full, is that person."""
    alone = {d.name: d for d in drafts if d.kind == "person" and d.last - d.first == 1 and _is_titled(analysis, d)}
    bearers = alone | {
        analysis.tokens[d.last - 1].text: d for d in drafts if d.kind == "person" and d.last - d.first >= 2
    }
    starts = {analysis.tokens[d.first].text for d in drafts if d.kind == "organisation" and d.last - d.first >= 2}
    for number, draft in enumerate(drafts):
        bearer = bearers.get(draft.name)
        unknown = not (draft.country or draft.sectors) and draft.name not in starts and not draft.name.isupper()
        if bearer is not None and draft.kind == "organisation" and unknown:
            drafts[number] = replace(draft, kind="person", gender=bearer.gender)


def _is_titled(analysis: Analysis, draft: Draft) -> bool:
    """``President | Orlan``: an office right before the name."""
    before = analysis.tokens[draft.first - 1] if draft.first else None
    role = role_words().get(before.lower) if before is not None else None
    return role is not None and role.kind == "person" and role.office


def _without_places(analysis: Analysis, drafts: list[Draft], taken: list[bool]) -> list[Draft]:
    """What the model took for a person, and what somebody is *in*, is a place: all its mentions go.

    Of longer names only those that the gazetteer knows, or that begin as Arabic names of places do.
    """
    places = {draft.name for draft in drafts if draft.kind == "person" and _is_where(analysis, draft)}
    full = {analysis.tokens[d.last - 1].text for d in drafts if d.kind == "person" and d.last - d.first >= 2}
    places |= {
        d.name
        for d in drafts
        if d.kind == "person" and d.last - d.first == 1 and d.name not in full and is_city(d.name)
    }
    kept = []
    for draft in drafts:
        if draft.kind == "person" and draft.name in places:
            _take(draft, taken, False)
        else:
            kept.append(draft)
    return kept


def _is_where(analysis: Analysis, draft: Draft) -> bool:
    """Tell whether a person's supposed name stands behind *in*, *near* or their like, and can be a place."""
    cases = {analysis.tokens[c].lower for c in analysis.dependents(draft.head, "case")}
    if draft.last - draft.first == 1:
        return bool(cases & {"in", "near", "outside"}) or _is_ruled(analysis, draft.first)
    first = analysis.tokens[draft.first]
    if draft.first:
        cases.add(analysis.tokens[draft.first - 1].lower)
    if not cases & WHERE:
        return False
    return bool(sites_named(draft.name)) or first.lower in load_name_words().begin_places


def _is_ruled(analysis: Analysis, index: int) -> bool:
    """``the mayor of Sarn``: whatever has a mayor is a town."""
    before = analysis.tokens[max(0, index - 2) : index]
    return len(before) == 2 and before[1].lower == "of" and before[0].lemma.lower() in load_name_words().towns


def _family_names(analysis: Analysis, drafts: list[Draft], taken: list[bool]) -> list[Draft]:
    """Words that the model passed over, and that are the family name of somebody whom the text names in full."""
    bearers = {}
    for draft in drafts:
        if draft.kind == "person" and draft.last - draft.first >= 2:
            bearers[analysis.tokens[draft.last - 1].text] = draft
    found = []
    for token in analysis.tokens:
        known = token.pos in {"PROPN", "NOUN", "ADJ", "VERB"} or token.tag in {"NNP", "NNPS"}
        if token.text in bearers and not taken[token.index] and known:
            bearer = bearers[token.text]
            first = token.index
            for offset in range(1, bearer.last - bearer.first):  # Van der Berg, of Ursula van der Berg
                own, here = bearer.last - 1 - offset, token.index - offset
                if here < 0 or taken[here] or analysis.tokens[here].lower != analysis.tokens[own].lower:
                    break
                first = here
            if first == token.index and has_article(analysis, first) and not any(taken[first - 2 : first]):
                first -= 2
            words = analysis.span(first, token.index + 1).cut(analysis.text)
            draft = Draft(first, token.index + 1, token.index, "name", "person", words, gender=bearer.gender)
            _take(draft, taken)
            found.append(draft)
    return found


def _acronyms(analysis: Analysis, drafts: list[Draft], taken: list[bool]) -> list[Draft]:
    """``the Blue Front for Change (BFC) … the BFC``: capitals in brackets behind a body are its name everywhere."""
    tokens, bearers = analysis.tokens, dict[str, Draft]()
    for draft in drafts:
        at = draft.last
        if draft.kind != "organisation" or draft.last - draft.first < 2 or at + 2 >= len(tokens):
            continue
        short = tokens[at + 1].text
        if (
            tokens[at].text == "("
            and tokens[at + 2].text == ")"
            and ACRONYM.fullmatch(short)
            and short[0] == draft.name[0].upper()
        ):
            bearers.setdefault(short, draft)
    found = []
    for token in tokens:
        bearer = bearers.get(token.text)
        if bearer is not None and not taken[token.index]:
            draft = Draft(token.index, token.index + 1, token.index, "name", "organisation", token.text, bearer.country,
                          list(bearer.sectors))  # fmt: skip
            _take(draft, taken)
            found.append(draft)
    return found


def _again(analysis: Analysis, drafts: list[Draft], taken: list[bool]) -> list[Draft]:
    """Names of several words that the text repeats where nobody saw them."""
    known: dict[str, dict[tuple[str, ...], Draft]] = {}
    for draft in drafts:
        words = tuple(t.text for t in analysis.tokens[draft.first : draft.last])
        if draft.kind in {"person", "organisation"} and 2 <= len(words) <= LONGEST_REPEATED:
            known.setdefault(words[0], {}).setdefault(words, draft)
    found = []
    for token in analysis.tokens:
        for words, draft in sorted(known.get(token.text, {}).items(), key=lambda item: -len(item[0])):
            last = token.index + len(words)
            if any(taken[token.index : last]) or tuple(t.text for t in analysis.tokens[token.index : last]) != words:
                continue
            again = replace(draft, first=token.index, last=last, head=head_of(analysis, token.index, last),
                            sectors=list(draft.sectors), offices=[], bodies=[], titles=[])  # fmt: skip
            _take(again, taken)
            found.append(again)
            break
    return found


def words_of(analysis: Analysis, draft: Draft) -> Span:
    """Return the offsets of a mention."""
    return analysis.span(draft.first, draft.last)
