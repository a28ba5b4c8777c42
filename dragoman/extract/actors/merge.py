"""Which mentions are one actor? (``Nadia Orlan`` … ``Orlan`` … ``the minister`` … ``she``)

Two mentions are joined when the text makes it so: the same name, a family name that only one full name carries, an
acronym after a full name, a country by any of its names, a title that one person holds, a pronoun with one fitting
antecedent near by. Never because two people bear one family name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dragoman.extract.actors.described import Described
from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.offices import FORMER, role_ending_at
from dragoman.language.analysis import Analysis
from dragoman.lexicon.names import load_name_words
from dragoman.lexicon.roles import Body, first_names, known_bodies

LONGEST_BODY = 12
"""Words of a body's name that are compared with shorter names."""
HOLDERS = 40
"""Holders of offices that a bare title is compared with, the latest ones."""


@dataclass
class Entity:
    """Mentions that are one actor, positions into the list of drafts."""

    kind: str
    drafts: list[int] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    gender: str | None = None
    plural: bool = False


def merge(analysis: Analysis, drafts: list[Draft]) -> list[Entity]:
    """Give each draft its ``entity``; return the entities in order of first mention."""
    entities: list[Entity] = []
    index = NameIndex(entities)
    for number, draft in enumerate(drafts):  # full names own their family names, wherever in the text they stand
        if draft.kind == "person" and draft.form == "name" and is_full_name(draft.name):
            _join(drafts, number, index.full_name(draft), entities)
    brackets = _brackets(analysis, drafts)
    for short in (False, True):  # the RSF of a headline is the Rapid Support Forces behind it
        for number, draft in enumerate(drafts):
            named = draft.form == "name" or draft.kind == "country"
            if draft.entity < 0 and named and (short or draft.kind != "organisation" or not _is_acronym(draft.name)):
                before = drafts[brackets[number]] if number in brackets else None
                _join(drafts, number, index.name(draft, before), entities)
    _nominals(analysis, drafts, entities)
    return entities


def known_body(name: str) -> Body | None:
    """Return the well-known body of this name; ``Al-Shabab`` opens a sentence as ``al-Shabab`` does not."""
    return known_bodies().get(name) or known_bodies().get(name[:1].lower() + name[1:])


def _is_acronym(name: str) -> bool:
    letters = re.sub(r"[^A-Za-z]", "", name)
    return letters.isupper() and 2 <= len(letters) <= 7 and " " not in name


def _brackets(analysis: Analysis, drafts: list[Draft]) -> dict[int, int]:
    """Return acronym → body for ``the Blue Front for Change (BFC)``, both as positions in the list."""
    ends = {draft.last: number for number, draft in enumerate(drafts) if draft.kind == "organisation"}
    tokens, found = analysis.tokens, dict[int, int]()
    for number, draft in enumerate(drafts):
        if draft.kind != "organisation" or draft.last - draft.first != 1 or not draft.name.isupper():
            continue
        opened = draft.first - 1
        closed = draft.last < len(tokens) and tokens[draft.last].text == ")"
        if closed and opened > 0 and tokens[opened].text == "(" and opened in ends:
            found[number] = ends[opened]
    return found


def _join(drafts: list[Draft], number: int, entity: int, entities: list[Entity]) -> None:
    draft = drafts[number]
    draft.entity = entity
    owner = entities[entity]
    owner.drafts.append(number)
    owner.gender = owner.gender or draft.gender
    owner.plural = owner.plural or draft.plural
    if draft.form == "name":
        owner.names.add(fold_name(draft.name))


def fold_name(name: str) -> str:
    """Return a name as mentions are compared: lower case, no dots and possessive endings, single spaces."""
    return re.sub(r"[\s.’']+", " ", name.replace("’s", "")).strip().lower()


def is_full_name(name: str) -> bool:
    """Tell whether a person's name holds more than a family name: ``van der Berg`` does not, ``Ben Orlan`` does."""
    words = name.split()
    return len(words) >= 2 and (words[0] in first_names() or words[0].lower() not in load_name_words().particles)


def _family(words: list[str]) -> list[str]:
    """Return the forms of the family name in a full name: ``Berg`` and ``van der Berg``; ``al-Orlan`` and ``Orlan``."""
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in load_name_words().particles:
        start -= 1
    last = words[-1].lower()
    return list(dict.fromkeys((last, " ".join(words[start:]).lower(), _without_article(last))))


def _without_article(word: str) -> str:
    """``al-Orlan`` is written ``Orlan`` too, and ``el-Orlan``."""
    article, hyphen, rest = word.partition("-")
    return rest if hyphen and rest and article in load_name_words().joined else word


def _new(entities: list[Entity], kind: str) -> int:
    entities.append(Entity(kind))
    return len(entities) - 1


class NameIndex:
    """The names met so far and whose they are; all look-ups are by key, so that a long text stays cheap."""

    def __init__(self, entities: list[Entity]) -> None:
        self.entities = entities
        self.by_key: dict[tuple[str, str], int] = {}
        self.families: dict[str, set[int]] = {}
        self.firsts: dict[str, set[int]] = {}
        self.inner: dict[str, set[int]] = {}  # Lula, of Luiz Lula da Silva
        self.initials: dict[str, set[int]] = {}
        self.parts: dict[str, set[int]] = {}  # beginnings and ends of the long names of bodies

    def full_name(self, draft: Draft) -> int:
        """Return the entity of a person's full name, a new one where it is new."""
        words, key = draft.name.split(), ("person", fold_name(draft.name))
        if key not in self.by_key:
            same = self._short_form(words)
            self.by_key[key] = _new(self.entities, "person") if same is None else same
            for family in _family(words):
                self.families.setdefault(fold_name(family), set()).add(self.by_key[key])
            self.firsts.setdefault(words[0].lower(), set()).add(self.by_key[key])
            for inner in words[1:-1]:
                self.inner.setdefault(fold_name(inner), set()).add(self.by_key[key])
        return self.by_key[key]

    def _short_form(self, words: list[str]) -> int | None:
        """``Nadia Orlan`` is ``Nadia B. Orlan``: first and last word are the same, what is between is in one of them only."""
        family = _without_article(words[-1].lower())
        same = self.families.get(fold_name(family), set()) & self.firsts.get(words[0].lower(), set())
        return min(same) if len(same) == 1 else None

    def name(self, draft: Draft, before: Draft | None) -> int:
        """Return the entity of any other name; ``before`` is the body that an acronym in brackets stands behind."""
        folded = fold_name(draft.name)
        if draft.kind == "organisation" and not draft.country and not draft.sectors:
            bearers = self.families.get(folded, set())  # a family name that the model took for a body
            if len(bearers) == 1:
                draft.kind = "person"
                return next(iter(bearers))
        key = (draft.kind, folded)
        if draft.kind == "country" and draft.country:
            key = ("country", draft.country)
        elif draft.kind == "organisation" and (known := known_body(draft.name)) is not None:
            key = ("organisation", fold_name(known.name))
        if before is not None and before.entity >= 0:
            self.by_key[key] = before.entity
        if key in self.by_key:
            return self.by_key[key]
        owner = self._owner(draft, folded)
        self.by_key[key] = _new(self.entities, draft.kind) if owner is None else owner
        if draft.kind == "organisation":
            self._note_body(folded, self.by_key[key])
        return self.by_key[key]

    def _owner(self, draft: Draft, folded: str) -> int | None:
        if draft.kind == "person":
            bare = _without_article(folded)
            owners = (
                self.families.get(folded)
                or self.families.get(bare)
                or self.firsts.get(folded)
                or self.inner.get(folded)
                or set()
            )
            if len(owners) > 1 and draft.gender:  # Ms Brito, of Maria and Carlos Brito
                owners = {o for o in owners if self.entities[o].gender == draft.gender}
            return next(iter(owners)) if len(owners) == 1 else None
        if draft.kind == "organisation":
            table = self.parts
            if _is_acronym(draft.name):
                table, folded = self.initials, re.sub(r"[^a-z]", "", draft.name.lower())
            owners = table.get(folded, set())
            return next(iter(owners)) if len(owners) == 1 else None
        return None

    def _note_body(self, folded: str, entity: int) -> None:
        words = folded.split()[:LONGEST_BODY]
        if len(words) < 2:
            return
        told = "".join(w[0] for w in words if w not in {"of", "the", "for", "and", "on", "in", "&"})
        self.initials.setdefault(told, set()).add(entity)
        for size in range(2, len(words)):
            self.parts.setdefault(" ".join(words[:size]), set()).add(entity)
            self.parts.setdefault(" ".join(words[-size:]), set()).add(entity)


# ---------------------------------------------------------------- nominals
def _nominals(analysis: Analysis, drafts: list[Draft], entities: list[Entity]) -> None:
    groups: dict[tuple[str, str | None, str], int] = {}
    bodies = {draft.head: number for number, draft in enumerate(drafts) if draft.kind == "organisation"}
    order = sorted(range(len(drafts)), key=lambda n: drafts[n].first)
    holders: list[tuple[str, str | None, bool, int]] = []  # (title words, country, former, entity), the latest last
    heads: dict[str, int] = {}  # head lemma of a group or body -> entity named last by it
    described = Described(analysis, drafts)
    for number in order:
        draft = drafts[number]
        head = analysis.tokens[draft.head]
        if draft.form == "name" or draft.kind == "country":
            for title, former in draft.offices:
                holders.append((title.lower(), draft.country, former, draft.entity))
            if draft.kind == "organisation":
                heads[analysis.tokens[draft.last - 1].lower] = draft.entity
                heads[head.lower] = draft.entity
            described.note(number)
            continue
        if draft.entity >= 0:
            continue
        if draft.same_as in bodies:
            _join(drafts, number, drafts[bodies[draft.same_as]].entity, entities)
            continue
        target: int | None = None
        definite = _definite(analysis, draft)
        if draft.kind == "person" and definite:
            target = _holder(analysis, draft, holders)
            target = described.bearer(number) if target is None else target
        elif draft.kind == "group" and definite:
            alone = (_bare(analysis, draft) or draft.last - draft.first == 1) and not _owned(analysis, draft)
            target = heads.get(head.lower) if alone else None
            target = described.bearer(number) if target is None else target
        key = (fold_name(draft.name), draft.country, draft.kind)
        if target is None and (draft.kind == "group" or definite):
            target = groups.get(key)
        if target is None:
            target = _new(entities, draft.kind)
            groups[key] = target
            if draft.kind == "person" and draft.country:  # Veldia's foreign minister … the minister
                hit = role_ending_at(analysis, draft.head)
                if hit is not None and hit[1].office:
                    words = " ".join(t.lower for t in analysis.tokens[hit[0] : draft.head + 1])
                    holders.append((words, draft.country, is_former(analysis, draft), target))
            if draft.kind == "group":
                heads[head.lower] = target
        _join(drafts, number, target, entities)
        described.note(number)


def _definite(analysis: Analysis, draft: Draft) -> bool:
    tokens = analysis.tokens
    before = {tokens[i].lower for i in range(max(0, draft.first - 1), draft.head)}
    if draft.country is not None:
        return not before & {"a", "an", "another", "any"}  # the Veldian president, Veldia's president: there is one
    return bool(before & {"the", "this", "that", "these", "those", "his", "her", "their", "its"})


def _owned(analysis: Analysis, draft: Draft) -> bool:
    """``their union`` is not the European Union."""
    before = analysis.tokens[draft.first - 1] if draft.first else None
    return before is not None and before.dep == "nmod:poss" and before.pos == "PRON"


def _bare(analysis: Analysis, draft: Draft) -> bool:
    """No words but the article: ``the group``, not ``the armed group``."""
    return all(analysis.tokens[i].pos in {"DET", "NOUN"} for i in range(draft.first, draft.last)) and (
        draft.last - draft.first <= 2
    )


def is_former(analysis: Analysis, draft: Draft) -> bool:
    """Tell whether a description is of somebody who held the office before: ``the former president``."""
    return any(analysis.tokens[i].lower in FORMER for i in range(max(0, draft.first - 1), draft.head))


def _holder(analysis: Analysis, draft: Draft, holders: list[tuple[str, str | None, bool, int]]) -> int | None:
    """The last person named with an office of these words (``the foreign minister``, ``the minister``), of no other country,
    who holds it or held it before as the description says."""
    hit = role_ending_at(analysis, draft.head)
    if hit is None:
        return None
    words = {t.lower for t in analysis.tokens[hit[0] : draft.head + 1]}
    former = is_former(analysis, draft)
    for title, country, was, entity in reversed(holders[-HOLDERS:]):
        if (
            was == former
            and words <= set(title.split())
            and (not country or not draft.country or country == draft.country)
        ):
            return entity
    return None
