"""Which passage of a text holds the words looked for? That which holds most of them, and has them oftenest.

The index could tell it too, but it looks a word's begin up anew for every text, and takes a time that grows with the
square of the hits; so each text is gone through here, piece by piece, no further than the first piece that holds any.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.ledger.fulltext import Term

PIECE = 100_000  # characters looked at together
_OVERLAP = 2_000  # a hit on the border of two pieces lies whole in the second
# As the index cuts texts: accents that stand apart belong to the word. Where a text has none, the quicker way.
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_ACCENT, _PLAIN_WORD = re.compile(r"[\u0300-\u036f]"), re.compile(r"[^\W_]+")


class Passage(NamedTuple):
    """Words around hits. Offsets: ``start`` in the text, hits inside the passage."""

    start: int
    words: str
    hits: tuple[tuple[int, int], ...]


class _Hit(NamedTuple):
    """First and last token of a hit, and which term it is of."""

    first: int
    last: int
    term: int


def find_passage(text: str, terms: tuple[Term, ...], size: int) -> Passage:
    """Return ``size`` words that hold most terms of the first piece with any; the text's begin where there is none.

    Time: linear in the text and in the hits.
    """
    word = _WORD if _ACCENT.search(text) else _PLAIN_WORD
    small = text.lower()
    if len(small) != len(text):  # a letter that is two in small letters would move all behind it
        small = text
    for start in range(0, max(1, len(text)), PIECE - _OVERLAP):
        tokens = [one.span() for one in word.finditer(text, start, start + PIECE)]
        hits = list(_hits([_plain(small[a:b]) for a, b in tokens], terms))
        if hits:
            return _best(text, tokens, hits, size)
        if start + PIECE >= len(text):
            break
    tokens = [one.span() for one in word.finditer(text, 0, 40 * size)][:size]
    return Passage(0, text[: tokens[-1][1]] if tokens else "", ())


def _hits(words: list[str], terms: tuple[Term, ...]) -> Iterator[_Hit]:
    """The hits in order, none inside another; of several that begin together the longest."""
    sought = [tuple(map(_plain, term.words)) for term in terms]
    begins = tuple(one[0] for one, term in zip(sought, terms, strict=True) if term.star and len(one) == 1)
    firsts = {one[0] for one in sought}
    behind = 0
    for n in [n for n, word in enumerate(words) if word in firsts or (begins and word.startswith(begins))]:
        if n < behind:
            continue
        found = [
            (len(one), -number)
            for number, (one, term) in enumerate(zip(sought, terms, strict=True))
            if _stands(one, term.star, words[n : n + len(one)])
        ]
        if found:
            length, number = max(found)
            behind = n + length
            yield _Hit(n, behind - 1, -number)


def _stands(sought: tuple[str, ...], star: bool, words: list[str]) -> bool:
    if not star:
        return [*sought] == words
    return len(sought) == len(words) and [*sought[:-1]] == words[:-1] and words[-1].startswith(sought[-1])


def _best(text: str, tokens: list[tuple[int, int]], hits: list[_Hit], size: int) -> Passage:
    """The stretch with most terms, among those the one with most hits, among those the first."""
    best, most, last = 0, (0, 0), 0
    terms: Counter[int] = Counter()
    for n, hit in enumerate(hits):
        while last < len(hits) and hits[last].last < hit.first + size:
            terms[hits[last].term] += 1
            last += 1
        if (len(terms), last - n) > most:
            best, most = n, (len(terms), last - n)
        if last > n:
            terms[hit.term] -= 1
            terms += Counter()  # drops those that are counted no more
        else:
            last = n + 1
    inside = hits[best : best + max(1, most[1])]
    spare = max(0, size - (inside[-1].last - inside[0].first + 1)) // 2
    begin = tokens[max(0, inside[0].first - spare)][0]
    end = tokens[min(len(tokens) - 1, inside[-1].last + spare)][1]
    return Passage(begin, text[begin:end], tuple((tokens[a][0] - begin, tokens[b][1] - begin) for a, b, _ in inside))


def _plain(word: str) -> str:
    """As the index takes it: without accents, in small letters."""
    if word.isascii():
        return word if word.islower() else word.lower()
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
