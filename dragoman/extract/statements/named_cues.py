"""A name is no word of saying: ``Orlan insists`` that the tagger took whole for the cue is a source and a cue."""

from __future__ import annotations

from dataclasses import replace

from dragoman.extract.cast import Cast
from dragoman.extract.statements.linking import Group
from dragoman.extract.statements.pairs import Range
from dragoman.language.analysis import Analysis
from dragoman.language.lemmas import lemma
from dragoman.lexicon.reporting import reporting_words


def without_names(analysis: Analysis, actors: Cast, groups: list[Group]) -> list[Group]:
    """Return the groups with names at the head of a cue as its source, without those that have a name for a cue."""
    return [mended for group in groups if (mended := _mended(analysis, actors, group)) is not None]


def _mended(analysis: Analysis, actors: Cast, group: Group) -> Group | None:
    cue: list[Range] = []
    source = list(group.source)
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
    return replace(group, cue=cue, source=source) if cue != group.cue else group


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
