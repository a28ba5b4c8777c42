"""Which words tell an event, and where do its two sides stand?

The frames lie in ``data/events/<type>.toml``, one file a PLOVER type; their word lists in ``data/event_words.toml``.
A pattern has one kind of trigger (``verb``, ``noun`` or ``adjective``, lemmas), may demand words at other places of the
clause, and says where actor and recipient stand.

A place is ``subject``, ``object``, ``indirect``, ``possessor``, ``adjective``, ``host`` (the subject of the verb that
carries an event noun), ``clause`` (the subject of the clause that the trigger governs), ``none``, or a preposition.
A side lists places; the first that holds an actor wins; ``subject+with`` joins two. Demands hold lemmas, ``@list``
(a word list), ``@actor`` (an actor stands there) or ``*`` (anything does).
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TypeVar, get_args

import msgspec

from dragoman.errors import LexiconError
from dragoman.record.model import EventType

TYPES: tuple[EventType, ...] = get_args(EventType)
ACTOR, ANY = "@actor", "*"
_T = TypeVar("_T")

_SIDES = {
    "verb": (("subject",), ("object",)),
    "adjective": (("subject",), ("of", "with", "to")),
    "noun": (
        ("possessor", "by", "between", "host", "among", "adjective"),
        ("against", "on", "to", "with", "at", "toward", "towards", "of"),
    ),
}


class Pattern(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One pattern as its author wrote it."""

    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    adjective: tuple[str, ...] = ()
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actor: tuple[str, ...] | None = None
    recipient: tuple[str, ...] | None = None
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    particle: tuple[str, ...] = ()
    oblique: dict[str, tuple[str, ...]] = {}
    clause: tuple[str, ...] = ()
    modifier: tuple[str, ...] = ()
    host: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    free: bool = False
    note: str | None = None
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class EventFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of patterns: ``modes`` are those that PLOVER has for the type."""

    type: EventType
    source: str
    modes: tuple[str, ...] = ()
    pattern: tuple[Pattern, ...]


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """A pattern made ready: lists spelled out, sides filled in. ``where`` names file and pattern for error messages."""

    type: EventType
    kind: str
    mode: str | None
    contexts: tuple[str, ...]
    actor: tuple[tuple[str, ...], ...]
    recipient: tuple[tuple[str, ...], ...]
    demands: tuple[tuple[str, frozenset[str]], ...]
    particle: frozenset[str]
    clause: frozenset[str]
    modifier: frozenset[str]
    host: frozenset[str]
    lacks: tuple[str, ...]
    barred: frozenset[str]
    free: bool
    weight: int
    where: str


class Frames(msgspec.Struct, frozen=True):
    """All frames by trigger: ``by_lemma[kind][lemma]``, most demanding first; ``words`` are the lists."""

    by_lemma: dict[str, dict[str, tuple[Frame, ...]]]
    words: dict[str, frozenset[str]]


class _WordFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    lists: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def load_frames() -> Frames:
    """Return every frame of the lexicon, indexed by trigger lemma.

    Raises: LexiconError when a file breaks the schema or names an unknown list.
    """
    words = load_words()
    found: dict[str, dict[str, list[Frame]]] = {"verb": {}, "noun": {}, "adjective": {}}
    for name, file in load_event_files().items():
        for number, pattern in enumerate(file.pattern, 1):
            where = f"{name}, pattern {number}"
            kind, lemmas = trigger(pattern, where)
            frame = _frame(file.type, pattern, kind, words, where)
            for lemma in lemmas:
                found[kind].setdefault(lemma, []).append(frame)
    ready = {
        kind: {lemma: tuple(sorted(frames, key=lambda f: -f.weight)) for lemma, frames in table.items()}
        for kind, table in found.items()
    }
    return Frames(ready, words)


@lru_cache(maxsize=1)
def load_words() -> dict[str, frozenset[str]]:
    """Return the word lists by name."""
    file = _read("event_words.toml", _WordFile)
    return {name: frozenset(lemmas) for name, lemmas in file.lists.items()}


@lru_cache(maxsize=1)
def load_contexts() -> dict[str, tuple[str, ...]]:
    """Return for each lemma the PLOVER contexts that it speaks of. Raises: LexiconError."""
    found: dict[str, list[str]] = {}
    for context, lemmas in _read("contexts.toml", _WordFile).lists.items():
        for lemma in lemmas:
            found.setdefault(lemma, []).append(context)
    return {lemma: tuple(contexts) for lemma, contexts in found.items()}


def load_event_files() -> dict[str, EventFile]:
    """Return the pattern files as written, by file name. Raises: LexiconError."""
    return {f"{kind.lower()}.toml": _read(f"events/{kind.lower()}.toml", EventFile) for kind in TYPES}


def trigger(pattern: Pattern, where: str) -> tuple[str, tuple[str, ...]]:
    """Return the kind of a pattern's trigger and its lemmas. Raises: LexiconError unless it has exactly one kind."""
    kinds = [(kind, lemmas) for kind in ("verb", "noun", "adjective") if (lemmas := getattr(pattern, kind))]
    if len(kinds) != 1:
        raise LexiconError("a pattern needs exactly one of verb, noun, adjective", where, "split or complete it")
    return kinds[0]


def _frame(of: EventType, pattern: Pattern, kind: str, words: dict[str, frozenset[str]], where: str) -> Frame:
    actor, recipient = _SIDES[kind]
    named = [("subject", pattern.subject), ("object", pattern.object), *pattern.oblique.items()]
    demands = tuple((place, _spell(lemmas, words, where)) for place, lemmas in named if lemmas)
    extra = [pattern.particle, pattern.clause, pattern.modifier, pattern.host]
    return Frame(
        type=of,
        kind=kind,
        mode=pattern.mode,
        contexts=pattern.contexts,
        actor=_places(actor if pattern.actor is None else pattern.actor),
        recipient=_places(recipient if pattern.recipient is None else pattern.recipient),
        demands=demands,
        particle=frozenset(pattern.particle),
        clause=frozenset(pattern.clause),
        modifier=_spell(pattern.modifier, words, where),
        host=_spell(pattern.host, words, where),
        lacks=pattern.lacks,
        barred=_spell(pattern.barred, words, where),
        free=pattern.free,
        weight=2 * (len(demands) + sum(1 for part in extra if part))
        + bool(pattern.lacks)
        - sum(1 for _, lemmas in demands if ANY in lemmas or ACTOR in lemmas),
        where=where,
    )


def _places(side: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(place.split("+")) for place in side)


def _spell(lemmas: tuple[str, ...], words: dict[str, frozenset[str]], where: str) -> frozenset[str]:
    out: set[str] = set()
    for lemma in lemmas:
        if lemma == ACTOR or not lemma.startswith("@"):
            out.add(lemma)
        elif lemma[1:] in words:
            out |= words[lemma[1:]]
        else:
            raise LexiconError(f"there is no word list {lemma}", where, "add it to event_words.toml")
    return frozenset(out)


def _read(name: str, kind: type[_T]) -> _T:
    path = files("dragoman.lexicon").joinpath("data", *name.split("/"))
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), kind)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(str(error), name, "see dragoman/lexicon/frames.py for the schema") from error
