"""Which words tell an event, and where do its two sides stand?

The frames lie in ``data/events/<type>.toml``, one file a PLOVER type; their word lists in ``data/event_words.toml``; a
user's own file adds frames and switches frames off. A pattern has an ``id`` that stays, one kind of trigger (``verb``,
``noun`` or ``adjective``, lemmas), may demand words at other places of the clause, and says where actor and recipient
stand.

A place is ``subject``, ``object``, ``indirect``, ``possessor``, ``adjective``, ``host`` (the subject of the verb that
carries an event noun), ``clause`` (the subject of the clause that the trigger governs), ``hosted`` (the object of the
carrying verb), ``none``, or a preposition. A side lists places; the first that holds an actor wins; ``subject+with``
joins two. A recipient that no place holds is sought in the rest of the clause, unless ``none`` is among its places.
``spared``: lemmas that the object must not be. ``judged`` (``+`` or ``-``): what stands behind the verb calls something good or bad. Demands hold lemmas, ``@list`` (a word list), ``@actor`` (an actor stands there), ``@name`` (a name does) or ``*`` (anything does).
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, TypeVar, get_args

import msgspec

from dragoman.errors import LexiconError
from dragoman.record.model import EventType

TYPES: tuple[EventType, ...] = get_args(EventType)
ACTOR, NAME, ANY = "@actor", "@name", "*"
_T = TypeVar("_T")

_SIDES = {
    "verb": (("subject",), ("object",)),
    "adjective": (("surface",), ("of", "with", "to")),
    "noun": (
        ("possessor", "by", "between", "host", "among", "adjective"),
        ("against", "on", "to", "with", "at", "toward", "towards", "of"),
    ),
}


class Pattern(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One pattern as its author wrote it."""

    id: str
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
    modal: tuple[str, ...] = ()
    governed: tuple[str, ...] = ()
    modifier: tuple[str, ...] = ()
    host: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()
    free: bool = False
    several: bool = False
    judged: Literal["", "+", "-"] = ""
    note: str | None = None
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class OwnPattern(Pattern, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A pattern of a user's file, which names its type itself."""

    type: EventType


class OwnFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A user's file: ids of frames to switch off, word lists to add or replace, patterns to put before the package's."""

    off: tuple[str, ...] = ()
    lists: dict[str, tuple[str, ...]] = {}
    pattern: tuple[OwnPattern, ...] = ()


class EventFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of patterns: ``modes`` are those that PLOVER has for the type."""

    type: EventType
    source: str
    modes: tuple[str, ...] = ()
    pattern: tuple[Pattern, ...]


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """A pattern made ready: lists spelled out, sides filled in. ``where`` names the file that it comes from."""

    id: str
    type: EventType
    kind: str
    mode: str | None
    contexts: tuple[str, ...]
    actor: tuple[tuple[str, ...], ...]
    recipient: tuple[tuple[str, ...], ...]
    demands: tuple[tuple[str, frozenset[str]], ...]
    particle: frozenset[str]
    clause: frozenset[str]
    modal: frozenset[str]
    governed: frozenset[str]
    modifier: frozenset[str]
    host: frozenset[str]
    lacks: tuple[str, ...]
    barred: frozenset[str]
    spared: frozenset[str]
    free: bool
    several: bool
    judged: str
    weight: int
    where: str


class Frames(msgspec.Struct, frozen=True):
    """All frames by trigger: ``by_lemma[kind][lemma]``, most demanding first; ``words`` are the lists."""

    by_lemma: dict[str, dict[str, tuple[Frame, ...]]]
    words: dict[str, frozenset[str]]


class _WordFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    lists: dict[str, tuple[str, ...]]


_OWN = 100  # weight that puts a user's frames before all others


def load_frames(own: str | None = None) -> Frames:
    """Return every frame of the lexicon and of the user's file ``own``, indexed by trigger lemma.

    Raises: LexiconError when a file breaks the schema, names an unknown list, or switches off a frame that is not there.
    """
    return _frames(own)  # one way of calling, so that nothing is read twice


@lru_cache(maxsize=8)
def _frames(own: str | None) -> Frames:
    mine = _read_own(own) if own else OwnFile()
    words = {**load_words(), **{name: frozenset(lemmas) for name, lemmas in mine.lists.items()}}
    found: dict[str, dict[str, list[Frame]]] = {"verb": {}, "noun": {}, "adjective": {}}
    known: dict[str, str] = {}

    def add(of: EventType, pattern: Pattern, file: str, extra: int) -> None:
        where = f"{file}, {pattern.id}"
        if pattern.id in known:
            raise LexiconError(
                "two patterns bear one id", where, f"the other stands in {known[pattern.id]}; rename one"
            )
        known[pattern.id] = file
        if pattern.id in mine.off:
            return
        kind, lemmas = trigger(pattern, where)
        frame = _frame(of, pattern, kind, words, where, extra)
        for lemma in lemmas:
            found[kind].setdefault(lemma, []).append(frame)

    for name, file in load_event_files().items():
        for pattern in file.pattern:
            add(file.type, pattern, name, 0)
    for own_pattern in mine.pattern:
        add(own_pattern.type, own_pattern, str(own), _OWN)
    for name in mine.off:
        if name not in known:
            raise LexiconError(f"there is no frame {name!r} to switch off", str(own), "see dragoman lexicon frames")
    ready = {
        kind: {lemma: tuple(sorted(frames, key=lambda f: -f.weight)) for lemma, frames in table.items()}
        for kind, table in found.items()
    }
    return Frames(ready, words)


def frames_digest(own: str) -> str:
    """Return the first eight digits of the SHA-256 of a user's file. Raises: LexiconError when it cannot be read."""
    try:
        return hashlib.sha256(Path(own).read_bytes()).hexdigest()[:8]
    except OSError as error:
        raise LexiconError(f"cannot be read ({error.strerror})", own, "name a file of frames (TOML)") from error


def _read_own(path: str) -> OwnFile:
    try:
        return msgspec.convert(tomllib.loads(Path(path).read_text("utf-8")), OwnFile)
    except OSError as error:
        raise LexiconError(f"cannot be read ({error.strerror})", path, "name a file of frames (TOML)") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(str(error), path, "see docs/events.md for the form of a file of frames") from error


@lru_cache(maxsize=1)
def load_words() -> dict[str, frozenset[str]]:
    """Return the word lists by name."""
    file = _read("event_words.toml", _WordFile)
    return {name: frozenset(lemmas) for name, lemmas in file.lists.items()}


@lru_cache(maxsize=1)
def load_status_words() -> dict[str, frozenset[str]]:
    """Return the word lists that tell how an event is told, by name. Raises: LexiconError."""
    return {name: frozenset(words) for name, words in _read("event_status.toml", _WordFile).lists.items()}


@lru_cache(maxsize=1)
def load_agreement_words() -> dict[str, frozenset[str]]:
    """Return the word lists about instruments and their stages, by name. Raises: LexiconError."""
    return {name: frozenset(words) for name, words in _read("agreements.toml", _WordFile).lists.items()}


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


def _frame(
    of: EventType, pattern: Pattern, kind: str, words: dict[str, frozenset[str]], where: str, extra_weight: int
) -> Frame:
    actor, recipient = _SIDES[kind]
    holder = "surface" if kind == "adjective" else "subject"  # ``is angry``, ``was alarmed``: who feels it
    named = [(holder, pattern.subject), ("object", pattern.object), *pattern.oblique.items()]
    demands = tuple((place, _spell(lemmas, words, where)) for place, lemmas in named if lemmas)
    extra = [
        pattern.particle,
        pattern.clause,
        pattern.modal,
        pattern.governed,
        pattern.modifier,
        pattern.host,
        pattern.judged,
    ]
    return Frame(
        id=pattern.id,
        type=of,
        kind=kind,
        mode=pattern.mode,
        contexts=pattern.contexts,
        actor=_places(actor if pattern.actor is None else pattern.actor),
        recipient=_places(recipient if pattern.recipient is None else pattern.recipient),
        demands=demands,
        particle=frozenset(pattern.particle),
        clause=frozenset(pattern.clause),
        modal=frozenset(pattern.modal),
        governed=_spell(pattern.governed, words, where),
        modifier=_spell(pattern.modifier, words, where),
        host=_spell(pattern.host, words, where),
        lacks=pattern.lacks,
        barred=_spell(pattern.barred, words, where),
        spared=_spell(pattern.spared, words, where),
        free=pattern.free,
        several=pattern.several,
        judged=pattern.judged,
        weight=2 * (len(demands) + sum(1 for part in extra if part))
        + bool(pattern.lacks)
        - sum(1 for _, lemmas in demands if ANY in lemmas or ACTOR in lemmas)
        + extra_weight,
        where=where,
    )


def _places(side: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(place.split("+")) for place in side)


def _spell(lemmas: tuple[str, ...], words: dict[str, frozenset[str]], where: str) -> frozenset[str]:
    out: set[str] = set()
    for lemma in lemmas:
        if lemma in {ACTOR, NAME} or not lemma.startswith("@"):
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
