"""Do the frames keep their promises: a schema, no pattern twice, and examples that they catch?"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from dragoman.lexicon.frames import load_event_files, load_frames, trigger

Finder = Callable[[str], list[tuple[str, str | None]]]


def check_lexicon(find: Finder) -> list[str]:
    """Return every problem, with file and pattern; ``find`` gives (type, mode) of the events in a sentence.

    Raises: LexiconError when a file cannot be read at all.
    """
    load_frames()
    return [*check_patterns(), *check_examples(find)]


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
