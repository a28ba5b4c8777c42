"""What does PLOVER make of borderline cases, and which tellings are one event?"""

from __future__ import annotations

from dragoman.extract.events.found import Found
from dragoman.extract.events.syntax import Syntax
from dragoman.record.model import EventType

# Told as to come, these are promises (manual, AGREE) or announcements (manual, CONCEDE).
_TO_COME: dict[EventType, EventType] = {
    "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE",
}  # fmt: skip
# The content of these is not an event beside them; its type gives their mode.
_SPOKEN = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})
_MODES: dict[str, dict[str, str]] = {
    "REQUEST": {"AID": "assist", "CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield"},
    "REJECT": {"AID": "assist", "CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield"},
    "THREATEN": {"SANCTION": "relations", "ASSAULT": "violence", "COERCE": "restrict", "MOBILIZE": "violence"},
}
_CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "acl"})
_NOMINAL = frozenset({"obj", "obl", "nmod", "nsubj:pass"})
_NEAR = 4  # tellings are joined with one of the last so many of their type


def settle_type(syntax: Syntax, found: list[Found]) -> list[Found]:
    """Return the events with promises, demands and announcements told as such, their contents taken in."""
    by_trigger = {one.trigger: one for one in found}
    kept = []
    for one in found:
        governor = _governor(syntax, one, by_trigger)
        if governor is None:
            kept.append(one)
            continue
        if governor.mode is None:
            governor.mode = _MODES.get(governor.type, {}).get(one.type)
        if not governor.recipient and one.actor and governor.type in {"REQUEST", "REJECT"}:
            governor.recipient = tuple(a for a in one.actor if a not in governor.actor)
        if not governor.recipient and one.recipient and governor.type in {"THREATEN", "AGREE", "REJECT", "CONCEDE"}:
            governor.recipient = tuple(a for a in one.recipient if a not in governor.actor)
    for one in kept:
        if one.status == "planned" and one.type in _TO_COME:
            one.type = _TO_COME[one.type]
            one.mode = None
    return kept


def _governor(syntax: Syntax, one: Found, by_trigger: dict[int, Found]) -> Found | None:
    """The spoken event whose content this one is."""
    at = one.trigger
    for step in range(4):
        token = syntax.tokens[at]
        if token.head == at:
            return None
        dep = token.dep
        if dep == "conj":
            at = token.head
            continue
        plain = dep.partition(":")[0] if dep.startswith(("obl", "nmod")) else dep
        if plain not in _CLAUSAL and plain not in _NOMINAL:
            return None
        above = by_trigger.get(token.head)
        if above is not None and above is not one:
            if above.type not in _SPOKEN:
                return None
            if dep == "advcl" and token.tag != "VB":
                return None
            return above
        if step and syntax.tokens[token.head].pos == "VERB" and dep != "xcomp" and plain not in _NOMINAL:
            return None
        at = token.head
    return None


def join_tellings(found: list[Found], syntax: Syntax) -> list[Found]:
    """Return the events without second tellings in a sentence; later ones point at the first."""
    kept: list[Found] = []
    for one in found:
        same = next((e for e in reversed(kept[-6:]) if _one_sentence(syntax, e, one) and _one_event(e, one)), None)
        if same is None:
            kept.append(one)
        elif _rank(one) > _rank(same):
            kept[kept.index(same)] = one
    latest: dict[EventType, list[Found]] = {}
    for one in kept:
        earlier = latest.setdefault(one.type, [])
        for other in reversed(earlier[-_NEAR:]):
            if _told_again(other, one):
                one.same_as = other.same_as or other
                break
        earlier.append(one)
    kept.sort(key=lambda e: e.trigger)
    return kept


def _one_sentence(syntax: Syntax, a: Found, b: Found) -> bool:
    return syntax.tokens[a.trigger].sentence == syntax.tokens[b.trigger].sentence


def _one_event(a: Found, b: Found) -> bool:
    """Same type, and neither side says anything that the other contradicts."""
    if a.type != b.type or (a.mode and b.mode and a.mode != b.mode) or (a.status == "denied") != (b.status == "denied"):
        return False
    return _compatible(a.actor, b.actor) and _compatible(a.recipient, b.recipient)


def _compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return not a or not b or bool(set(a) & set(b))


def _told_again(a: Found, b: Found) -> bool:
    """A later telling: same type and mode, and the same people on both sides, as far as told."""
    if a.mode != b.mode or a.status != b.status or a.frame.kind == b.frame.kind == "verb":
        return False
    if not (b.actor or b.recipient):
        return False
    return set(b.actor) <= set(a.actor) and set(b.recipient) <= set(a.recipient) and (bool(b.actor) or not a.actor)


def _rank(one: Found) -> tuple[int, int, int]:
    return (len(one.actor) + len(one.recipient), int(one.frame.kind == "verb"), one.frame.weight)
