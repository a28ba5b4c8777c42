"""Which tellings are one event?"""

from __future__ import annotations

from dragoman.extract.events.found import Found
from dragoman.extract.events.syntax import Syntax
from dragoman.record.model import EventType

_NEAR = 4  # tellings are joined with one of the last so many of their type
_SENTENCE = 6  # within a sentence with one of the last so many events
_NEW = frozenset(
    ["a", "an", "another", "other", "new", "second", "third", "further", "fresh", "separate", "one", "two"]
)
_BACK = frozenset(["the", "this", "that", "these", "those"])
_RANKS = frozenset(
    [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "latest",
        "last",
        "biggest",
        "largest",
        "deadliest",
        "worst",
        "highest",
    ]
)


def join_tellings(found: list[Found], syntax: Syntax) -> list[Found]:
    """Return the events without second tellings in a sentence; later ones point at the first."""
    kept: list[Found] = []
    for one in found:
        at = _same_in_sentence(kept, one, syntax)
        if at is None:
            kept.append(one)
        elif _rank(one) > _rank(kept[at]):
            one.rules.append(f"also told by {kept[at].frame.id}")
            kept[at] = one
    kept.sort(key=lambda e: e.trigger)
    latest: dict[EventType, list[Found]] = {}
    for one in kept:
        earlier = latest.setdefault(one.type, [])
        for other in reversed(earlier[-_NEAR:]):
            if _told_again(syntax, other, one):
                one.same_as = other.same_as or other
                break
        earlier.append(one)
    return kept


def _same_in_sentence(kept: list[Found], one: Found, syntax: Syntax) -> int | None:
    for at in range(len(kept) - 1, max(-1, len(kept) - 1 - _SENTENCE), -1):
        if _one_sentence(syntax, kept[at], one) and _one_event(syntax, kept[at], one):
            return None if _side_by_side(syntax, kept[at], one) else at
    return None


def _side_by_side(syntax: Syntax, a: Found, b: Found) -> bool:
    """``visited the port and travelled to the capital``: coordinated verbs tell two events."""
    if not a.frame.kind == b.frame.kind == "verb":
        return False
    token = syntax.tokens[b.trigger]
    return token.dep == "conj" and token.head == a.trigger


def _one_sentence(syntax: Syntax, a: Found, b: Found) -> bool:
    return syntax.tokens[a.trigger].sentence == syntax.tokens[b.trigger].sentence


def _one_event(syntax: Syntax, a: Found, b: Found) -> bool:
    """Same type, and neither side says anything that the other contradicts."""
    if a.type != b.type or (a.mode and b.mode and a.mode != b.mode) or (a.status == "denied") != (b.status == "denied"):
        return False
    return _ranks(syntax, a, b) or (_compatible(a.actor, b.actor) and _compatible(a.recipient, b.recipient))


def _ranks(syntax: Syntax, a: Found, b: Found) -> bool:
    """``flew to Sarn, the first visit by a Veldian leader in years``: the noun says what rank the verb's event has."""
    if not (a.frame.kind == "verb" and b.frame.kind == "noun" and b.trigger > a.trigger):
        return False
    before = [t for i in syntax.children[b.trigger] if (t := syntax.tokens[i]).index < b.trigger and t.pos != "PUNCT"]
    first = min((t.index for t in before), default=b.trigger)
    ranked = any(t.dep == "amod" and t.lower in _RANKS for t in before) and any(t.lower in _BACK for t in before)
    return ranked and first > 0 and syntax.tokens[first - 1].text in {",", "—", "–", "-"}


def _done_to_it(syntax: Syntax, a: Found, b: Found) -> bool:
    """``They signed five accords. The accords were signed in the palace``: the same verb, its object now known."""
    tokens = syntax.tokens
    if not (a.frame.kind == b.frame.kind == "verb") or b.actor or b.recipient:
        return False
    if tokens[a.trigger].lemma != tokens[b.trigger].lemma:
        return False
    subjects = [i for i in syntax.children[b.trigger] if tokens[i].dep == "nsubj:pass"]
    return any(tokens[c].lower in _BACK and tokens[c].dep == "det" for i in subjects for c in syntax.children[i])


def _points_back(syntax: Syntax, one: Found) -> bool:
    """``The trip follows a row``, ``during that meeting``: one told of already."""
    return any(syntax.tokens[i].dep == "det" and syntax.tokens[i].lower in _BACK for i in syntax.children[one.trigger])


def _compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return not a or not b or bool(set(a) & set(b))


def _told_again(syntax: Syntax, a: Found, b: Found) -> bool:
    """A later telling: same type and mode, the same people on both sides as far as told, and nothing that makes it new."""
    if a.mode == b.mode and b.frame.kind == "noun" and not (b.actor or b.recipient) and _points_back(syntax, b):
        return True
    if a.mode == b.mode and _done_to_it(syntax, a, b):
        return True
    if a.mode != b.mode or a.status != b.status or a.frame.kind == b.frame.kind == "verb":
        return False
    if not (b.actor or b.recipient) or _is_new(syntax, b):
        return False
    pool = {*a.actor, *a.recipient}
    if ("none",) in b.frame.recipient and ("none",) in a.frame.recipient:  # all who meet stand on one side
        return bool(b.actor) and set(b.actor) <= pool
    return set(b.actor) <= set(a.actor) and set(b.recipient) <= set(a.recipient) and (bool(b.actor) or not a.actor)


def _is_new(syntax: Syntax, one: Found) -> bool:
    """``another visit``, ``was visited by a delegation``: brought in as something not heard of yet."""
    tokens = syntax.tokens
    heads = [one.trigger]
    if one.frame.kind == "verb":
        heads = [*syntax.subject(one.trigger), *syntax.object(one.trigger)]
    for head in heads:
        for child in syntax.children[head]:
            if tokens[child].dep in {"det", "amod", "nummod"} and tokens[child].lower in _NEW:
                return True
    return False


def _rank(one: Found) -> tuple[int, int, int]:
    return (len(one.actor) + len(one.recipient), int(one.frame.kind == "verb"), one.frame.weight)
