"""Who is it that a phrase speaks of? (``Iranian troops``, ``a court in Cairo``)

The reader that articles go through, asked about one phrase.
"""

from __future__ import annotations

from dragoman.extract.actors import find_actors
from dragoman.extract.cast import Cast
from dragoman.language import analyse
from dragoman.language.analysis import Analysis
from dragoman.read.article import new_document
from dragoman.record.model import Actor
from dragoman.settings import DEFAULT, Settings


def describe(phrase: str, text: str | None = None, *, settings: Settings = DEFAULT) -> Actor | None:
    """Return the actor that a phrase names, or ``None`` where it names nobody.

    With ``text``, which must hold the phrase, the whole text is read and its actor at the phrase is returned: a text
    may tell more than the phrase. A phrase that the text does not hold is read alone.
    Raises: LanguageError when the language model cannot be used.
    """
    start = text.find(phrase) if text else -1
    read = text if text and start >= 0 else phrase
    start = max(start, 0)
    analysis = analyse(new_document(read), settings)
    return actor_at(analysis, find_actors(analysis), start, start + len(phrase))


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
