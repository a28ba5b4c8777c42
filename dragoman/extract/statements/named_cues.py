"""A name is no word of saying, and a time says nothing: ``Orlan insists`` that the tagger took whole for the cue is a source
and a cue; ``hours`` of ``hours after the raid, the ministry said`` is no source."""

from __future__ import annotations

from dataclasses import replace

from dragoman.extract.cast import Cast
from dragoman.extract.statements.linking import Group
from dragoman.extract.statements.pairs import Range
from dragoman.language.analysis import Analysis
from dragoman.language.lemmas import lemma
from dragoman.lexicon.reporting import reporting_words
from dragoman.lexicon.times import time_words


def without_names(analysis: Analysis, actors: Cast, groups: list[Group]) -> list[Group]:
    """Return the groups with names at the head of a cue as its source, without those that have a name for a cue."""
    return [mended for group in groups if (mended := _mended(analysis, actors, group)) is not None]


def _mended(analysis: Analysis, actors: Cast, group: Group) -> Group | None:
    cue: list[Range] = []
    source = [one for one in group.source if not _is_time(analysis, one)]
    for first, last in group.cue:
        start = first
        while start < last and _is_named(analysis, actors, start):
            start += 1
        if start > first and not group.source:
            source.append((first, start))
        if start < last:
            cue.append((start, last))
    if group.cue and not cue and group.source:
        return None  # Kais | Saied shut the door
    return group if (cue, source) == (group.cue, group.source) else replace(group, cue=cue, source=source)


def _is_time(analysis: Analysis, source: Range) -> bool:
    first, last = source
    return all(token.lower.removesuffix("s") in time_words().units for token in analysis.tokens[first:last])


def _is_named(analysis: Analysis, actors: Cast, index: int) -> bool:
    """Tell whether a word is part of a person's name, whatever the tagger took it for."""
    token = analysis.tokens[index]
    who = actors.at(index)
    if who is None or not token.text[0].isupper() or actors.by_id[who].kind != "person":
        return False
    if (lemma(token.lower, "VBZ"), "VERB") in reporting_words():
        return False  # Orlan Says, in a headline
    return any(
        token.text in analysis.text[m.start : m.end]
        for m in actors.by_id[who].mentions
        if m.form == "name" and m.start <= token.start < m.end
    )
