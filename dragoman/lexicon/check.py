"""Do the files keep their promises: a form each, no pattern twice, and examples that the frames catch?"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import msgspec

from dragoman.errors import LexiconError
from dragoman.lexicon.actor_check import check_actors
from dragoman.lexicon.actor_file import load_leaders
from dragoman.lexicon.claimwords import check_claim_words
from dragoman.lexicon.codes import check_codes
from dragoman.lexicon.currencies import check_currencies
from dragoman.lexicon.frames import load_contexts, load_event_files, load_frames, trigger
from dragoman.lexicon.headlines import check_headline_verbs
from dragoman.lexicon.judgements import check_judgements
from dragoman.lexicon.tables import FORMS, check_lists, check_places, check_table
from dragoman.lexicon.times import load_holidays, load_named_days, time_words
from dragoman.record.ontology import CONTEXTS

Finder = Callable[[str], list[tuple[str, str | None]]]


def checks() -> dict[str, tuple[Callable[[], list[str]], ...]]:
    """Return the checks of every file of the data folder, by its name there; frames are checked by ``check_patterns``."""
    lists = ("agreements", "contexts", "event_status", "event_words", "name_words", "plover_codes", "times")
    found: dict[str, tuple[Callable[[], list[str]], ...]] = {
        **{name: (partial(check_table, name),) for name in FORMS},
        **{f"{name}.toml": (partial(check_lists, f"{name}.toml"),) for name in lists},
        "claim_words.csv": (check_claim_words,),
        "currencies.csv": (check_currencies,),
        "headline_verbs.csv": (check_headline_verbs,),
        "judgements.csv": (check_judgements,),
        "places.tsv": (check_places,),
    }
    more: dict[str, Callable[[], list[str]]] = {
        "contexts.toml": _check_contexts,
        "holidays.csv": partial(_check_loading, load_holidays),
        "leaders.csv": lambda: check_actors(load_leaders().actors),
        "named_days.csv": partial(_check_loading, load_named_days),
        "plover_codes.toml": check_codes,
        "times.toml": partial(_check_loading, time_words),
    }
    return found | {name: (*found[name], check) for name, check in more.items()}


def check_lexicon(find: Finder) -> list[str]:
    """Return every problem, with file and place; ``find`` gives (type, mode) of the events in a sentence.

    Raises: LexiconError when a file of frames cannot be read at all.
    """
    load_frames()
    return [*check_files(), *check_patterns(), *check_examples(find)]


def check_files() -> list[str]:
    """Return the problems of all files but the frames."""
    problems = []
    for name, of_file in checks().items():
        for check in of_file:
            try:
                problems += [fault if fault.startswith(name) else f"{name}, {fault}" for fault in check()]
            except LexiconError as error:
                problems.append(str(error))
    return problems


def _check_loading(load: Callable[[], object]) -> list[str]:
    """What is wrong, the loader itself tells as a LexiconError."""
    load()
    return []


def _check_contexts() -> list[str]:
    told = {context for contexts in load_contexts().values() for context in contexts}
    return [f"{context!r} is no PLOVER context" for context in sorted(told - CONTEXTS)]


def check_patterns() -> list[str]:
    """Return patterns that name a mode their type lacks, or that stand twice in a file."""
    problems = []
    for name, file in load_event_files().items():
        seen: dict[str, str] = {}
        for pattern in file.pattern:
            where = f"{name}, {pattern.id}"
            trigger(pattern, where)
            if pattern.mode is not None and pattern.mode not in file.modes:
                problems.append(f"{where}: {pattern.mode!r} is no mode of {file.type}")
            key = repr(msgspec.structs.replace(pattern, id="", yes=(), no=(), note=None))
            if key in seen:
                problems.append(f"{where}: the same as {seen[key]}")
            seen[key] = pattern.id
    return problems


def check_examples(find: Finder) -> list[str]:
    """Return the yes sentences in which the type is not found, and the no sentences in which it is."""
    problems = []
    for name, file in load_event_files().items():
        for pattern in file.pattern:
            where = f"{name}, {pattern.id}"
            for sentence in pattern.yes:
                if not any(kind == file.type for kind, _ in find(sentence)):
                    problems.append(f"{where}: no {file.type} found in {sentence!r}")
            for sentence in pattern.no:
                if any(kind == file.type for kind, _ in find(sentence)):
                    problems.append(f"{where}: {file.type} found in {sentence!r}")
    return problems
