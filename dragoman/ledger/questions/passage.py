"""Which passage of a long text holds most of the words looked for?

The full text index marks its hits in a time that grows with the square of their number, so texts of a book's length are
gone through here instead: piece by piece, and no further than the first piece that holds any of the words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.ledger.fulltext import Term

LONG = 50_000  # characters from which on a text is long
PIECE = 100_000  # characters looked at together
_OVERLAP = 2_000  # a hit on the border of two pieces lies whole in the second
_WORD = re.compile(r"\w+")


class Passage(NamedTuple):
    """Words around hits. Offsets: ``start`` in the text, hits inside the passage."""

    start: int
    words: str
    hits: tuple[tuple[int, int], ...]


def find_passage(text: str, terms: tuple[Term, ...], size: int) -> Passage:
    """Return ``size`` words that hold most hits of the first piece with any; the text's begin where there is none."""
    for start in range(0, max(1, len(text)), PIECE - _OVERLAP):
        tokens = [(one.start(), one.end()) for one in _WORD.finditer(text, start, start + PIECE)]
        hits = list(_hits(text, tokens, terms))
        if hits:
            return _densest(text, tokens, hits, size)
        if start + PIECE >= len(text):
            break
    tokens = [(one.start(), one.end()) for one in _WORD.finditer(text, 0, 40 * size)][:size]
    return Passage(0, text[: tokens[-1][1]] if tokens else "", ())


def _hits(text: str, tokens: list[tuple[int, int]], terms: tuple[Term, ...]) -> Iterator[tuple[int, int]]:
    """First and last token of each hit, in order, none inside another."""
    plain = [_plain(text[a:b]) for a, b in tokens]
    firsts: dict[str, list[Term]] = {}
    stars = [term for term in terms if term.star]
    for term in terms:
        firsts.setdefault(_plain(term.words[0]), []).append(term)
    behind = 0
    for n, word in enumerate(plain):
        if n < behind:
            continue
        found = [len(t.words) for t in firsts.get(word, ()) if plain[n : n + len(t.words)] == [*map(_plain, t.words)]]
        found += [1 for t in stars if word.startswith(_plain(t.words[0]))]
        if found:
            behind = n + max(found)
            yield n, behind - 1


def _densest(text: str, tokens: list[tuple[int, int]], hits: list[tuple[int, int]], size: int) -> Passage:
    best, most, last = 0, 0, 0
    for n, (first, _) in enumerate(hits):
        while last < len(hits) and hits[last][1] < first + size:
            last += 1
        if last - n > most:
            best, most = n, last - n
    inside = hits[best : best + max(1, most)]
    spare = max(0, size - (inside[-1][1] - inside[0][0] + 1)) // 2
    begin = tokens[max(0, inside[0][0] - spare)][0]
    end = tokens[min(len(tokens) - 1, inside[-1][1] + spare)][1]
    return Passage(begin, text[begin:end], tuple((tokens[a][0] - begin, tokens[b][1] - begin) for a, b in inside))


def _plain(word: str) -> str:
    """As the index takes it: without accents, in small letters."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
