"""How sure is it that two tellings are of one event? A logistic regression over what both tell.

Weights: ``models/happenings/weights.json``, learned by ``python -m dragoman.training.happenings``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from operator import mul

from dragoman.ledger.happenings.rarity import Rarity
from dragoman.ledger.happenings.telling import Side, Telling
from dragoman.models import folder
from dragoman.record.scores import QUAD_CLASSES

FEATURES = (
    "same document", "close documents", "core", "core and type", "core and trigger", "rarest word", "second word",
    "third word", "words in a row", "trigger", "rare trigger", "trigger in the sentence", "close documents and trigger",
    "family", "other family", "family beside", "other family beside", "family in the core",
    "close documents and family", "family and type", "family and actor", "type", "kindred types", "class", "other mode",
    "violence", "violence and close documents", "actor", "other actor", "recipient", "other recipient",
    "both sides differ", "sides changed", "a side", "same days", "other days",
    "same day exactly", "one tells the day", "one long past", "number", "one hypothetical", "both hypothetical",
    "both recurring", "both denied", "one planned", "both planned", "one historical",
)  # fmt: skip

# Types that one event is easily told by: what was agreed is also backed, what is refused is also criticised.
_KIN = frozenset(
    frozenset(pair)
    for pair in (
        ("AGREE", "CONSULT"), ("AGREE", "SUPPORT"), ("CONSULT", "SUPPORT"), ("AGREE", "COOPERATE"), ("AID", "COOPERATE"),
        ("AID", "SUPPORT"), ("CONCEDE", "RETREAT"), ("ACCUSE", "REJECT"), ("ACCUSE", "THREATEN"), ("ACCUSE", "REQUEST"),
        ("COERCE", "SANCTION"), ("COERCE", "ASSAULT"), ("MOBILIZE", "ASSAULT"), ("REJECT", "REQUEST"),
    )
)  # fmt: skip
TOLERANCE = (
    7  # days between days told beyond which two tellings are no longer of one thing; readers and texts both misdate
)
NEWS = 7  # days for which what is told without a day is news
LONG_PAST = 14  # days before the earlier text: what is told of such a day is no news


@lru_cache(maxsize=1)
def load_weights() -> tuple[float, tuple[float, ...]]:
    """Return the constant and the weight of each feature. Raises: KeyError when the file has other features."""
    known = json.loads((folder("happenings") / "weights.json").read_text("utf-8"))
    return known["constant"], tuple(known[name] for name in FEATURES)


def likeness(one: Telling, other: Telling, rarity: Rarity, close: float) -> float:
    """Return the logit that two tellings are of one event. ``close``: likeness of the documents' topics, 0 to 1."""
    constant, weights = load_weights()
    return float(constant + sum(map(mul, weights, features(one, other, rarity, close))))


def is_another_day(one: Telling, other: Telling) -> bool:
    """Tell whether the days forbid that two tellings are of one event: days told that lie more than ``TOLERANCE`` apart, or
    not told by both, and texts and days alike lie more than ``NEWS`` days apart."""
    if one.first_day and other.first_day:
        early, late = sorted((one, other), key=lambda telling: telling.first_day or "")
        return _until(early.last_day, late.first_day) > TOLERANCE
    return all(abs(_until(a, b)) > NEWS for a, b in ((one.published, other.published), (one.day, other.day)))


def _until(first: str | None, last: str | None) -> int:
    """Days from one day to another; 0 where one of them is unknown or no whole day."""
    try:
        return (date.fromisoformat(last or "") - date.fromisoformat(first or "")).days
    except ValueError:
        return 0


def cosine(one: Iterable[str], other: Iterable[str], rarity: Rarity) -> float:
    """Return how much two sets of stems have in common, each weighed by its rarity; 0 to 1."""
    one, other = frozenset(one), frozenset(other)
    common = one & other
    if not common:
        return 0.0
    return rarity.weight(common) / math.sqrt(rarity.weight(one) * rarity.weight(other))


def features(one: Telling, other: Telling, rarity: Rarity, close: float) -> tuple[float, ...]:
    """Return what speaks for or against, in the order of ``FEATURES``. Source: chosen on PolNeAR's training part."""
    same_document = one.document == other.document
    close = 0.0 if same_document else close
    core = cosine(one.core, other.core, rarity)
    rare = [*sorted((rarity[stem] for stem in one.words & other.words), reverse=True)[:3], 0.0, 0.0, 0.0]
    trigger = not one.trigger.isdisjoint(other.trigger)
    beside = not one.acts_beside.isdisjoint(other.acts_beside)
    family = not one.acts.isdisjoint(other.acts)
    same = trigger or beside
    kind = one.type == other.type
    violence = kind and one.type == "ASSAULT"
    actor, recipient = _shared(one.actors, other.actors), _shared(one.recipients, other.recipients)
    crossed = not (one.actors.isdisjoint(other.recipients) and one.recipients.isdisjoint(other.actors))
    side = actor > 0 or recipient > 0 or crossed
    days = _days(one, other)
    hypothetical, recurring, denied, planned, historical = _statuses(one.status, other.status)
    return (
        same_document, close, core, core * kind, core * trigger, rare[0], rare[1], rare[2],
        not one.pairs.isdisjoint(other.pairs), trigger,
        max((rarity[stem] for stem in one.trigger & other.trigger if stem in rarity), default=0.0) if trigger else 0.0,
        not trigger and not (one.trigger.isdisjoint(other.words) and other.trigger.isdisjoint(one.words)),
        close * trigger, family and not trigger, bool(one.acts and other.acts) and not trigger and not family,
        beside and not family and not trigger, bool(one.acts_beside and other.acts_beside) and not same,
        not beside and not (one.acts_beside.isdisjoint(other.core_acts) and other.acts_beside.isdisjoint(one.core_acts)),
        close * same, same and kind, same and actor > 0, kind, frozenset((one.type, other.type)) in _KIN,
        QUAD_CLASSES[one.type] == QUAD_CLASSES[other.type],
        kind and one.mode is not None and other.mode is not None and one.mode != other.mode,
        violence, violence * close, actor > 0, actor < 0, recipient > 0, recipient < 0, actor < 0 and recipient < 0,
        crossed and actor <= 0 and recipient <= 0, side,
        *days, not one.numbers.isdisjoint(other.numbers), hypothetical == 1, hypothetical == 2, recurring == 2,
        denied == 2, planned == 1, planned == 2, historical == 1,
    )  # fmt: skip


@lru_cache(maxsize=64)
def _statuses(one: str, other: str) -> tuple[int, ...]:
    """How many of two statuses are each of those that tell something."""
    told = ("hypothetical", "recurring", "denied", "planned", "historical")
    return tuple((one == status) + (other == status) for status in told)


def _shared(one: Side, other: Side) -> int:
    """1 when a side is shared, -1 when both are known and differ, else 0."""
    if not one or not other:
        return 0
    return -1 if one.isdisjoint(other) else 1


def _days(one: Telling, other: Telling) -> tuple[bool, bool, bool, bool, bool]:
    """What the days that the texts give for the event say: the same, others, the very same one, one only, one long past."""
    if one.first_day and other.first_day:
        meet = one.first_day <= (other.last_day or "9") and other.first_day <= (one.last_day or "9")
        exact = meet and one.first_day == one.last_day and other.first_day == other.last_day
        return meet, not meet, exact, False, False
    told = one if one.first_day else other
    if not told.first_day:
        return False, False, False, False, False
    early = min(one.published, other.published)
    return False, False, False, True, bool(told.last_day and early and _apart(told.last_day, early) > LONG_PAST)


def _apart(first: str, last: str) -> int:
    """Days from one day to another, near enough: months of 31 days keep the order."""
    return sum(
        (int(b) - int(a)) * days for a, b, days in zip(first.split("-"), last.split("-"), (372, 31, 1), strict=False)
    )
