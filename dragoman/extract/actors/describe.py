"""Who is it that a phrase speaks of? (``Iranian troops``, ``a court in Cairo``)

The reader that articles go through, asked about one phrase.
"""

from __future__ import annotations

import msgspec

from dragoman.extract.actors import find_actors
from dragoman.extract.cast import Cast
from dragoman.language import analyse
from dragoman.language.analysis import Analysis
from dragoman.read.article import new_document
from dragoman.record.model import Actor
from dragoman.settings import DEFAULT, Settings

OF_NAMES = frozenset({"compound", "amod", "flat", "nmod:desc", "nmod"})
"""How a title hangs on the name behind it."""


def describe(phrase: str, text: str | None = None, *, settings: Settings = DEFAULT) -> Actor | None:
    """Return the actor that a phrase names, or ``None`` where it names nobody.

    With ``text`` the phrase is read where the text holds it, or as a paragraph behind it: a text may tell more than
    the phrase. A phrase that is nobody there (the town in ``a treaty signed in Geneva``) is read alone.
    Raises: LanguageError when the language model cannot be used.
    """
    if text:
        start = text.find(phrase)
        if start < 0:
            start, text = len(text) + 2, f"{text}\n\n{phrase}"
        analysis = analyse(new_document(text), settings)
        found = actor_at(analysis, find_actors(analysis, settings.actors), start, start + len(phrase))
        if found is not None:
            return found
    analysis = analyse(new_document(phrase), settings)
    found = actor_at(analysis, find_actors(analysis, settings.actors), 0, len(phrase))
    if text and found is not None and found.kind == "place-government":
        return msgspec.structs.replace(found, sectors=())  # a place there, no government
    return found


def actor_at(analysis: Analysis, cast: Cast, start: int, end: int) -> Actor | None:
    """Return the actor that the words ``start:end`` speak of: of those mentioned there, the one nearest to their head.

    Offsets: code points of the text.
    """
    tokens = analysis.tokens
    inside = analysis.tokens_in(start, end)
    heads = [i for i in inside if tokens[i].head not in inside or tokens[i].head == i]
    for index in heads:
        found = cast.at(index)
        if found:
            return cast.by_id[found]
    for index in [*reversed(inside), *(tokens[i].head for i in heads if tokens[i].dep in OF_NAMES)]:
        found = cast.at(index)
        if found and cast.by_id[found].kind == "person" and tokens[index].pos == "PROPN":
            return cast.by_id[found]
    depth = {i: _depth(analysis, i, inside) for i in inside}
    for index in sorted(inside, key=lambda i: (depth[i], i)):
        found = cast.at(index)
        if found:
            return cast.by_id[found]
    return None


def _depth(analysis: Analysis, index: int, inside: range) -> int:
    """Steps from the token up to the head of the words."""
    steps = 0
    while analysis.tokens[index].head in inside and analysis.tokens[index].head != index and steps < len(inside):
        index = analysis.tokens[index].head
        steps += 1
    return steps
