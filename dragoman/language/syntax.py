"""The network ``dragoman.models.syntax`` as a component of a spaCy pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dragoman.models.syntax import Reading, load_syntax

PARSER = "dragoman_syntax"
MOVED = "moved"
"""Key of ``Doc.user_data``: tokens with which no sentence begins, and -2 or -3 as ``dragoman.models.syntax.sentences`` asks."""


@Language.factory(PARSER)
class SyntaxReader:
    """Sets tags, parts of speech, heads, relations and with them the sentences of a ``Doc``.

    Bounds that were set before (``Token.is_sent_start``) hold. White space hangs on the word before it.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.network = load_syntax()

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Yield the documents, in order; those of a batch go through the network together."""
        for docs in _batches(stream, batch_size):
            places = [[token.i for token in doc if not token.is_space] for doc in docs]
            filled = [n for n, place in enumerate(places) if place]
            readings = self.network.read(
                [[docs[n][i].text for i in places[n]] for n in filled], [_bounds(docs[n], places[n]) for n in filled]
            )
            for n, reading in zip(filled, readings, strict=True):
                _write(docs[n], places[n], reading)
            yield from docs


def _batches(stream: Iterable[Doc], size: int) -> Iterator[list[Doc]]:
    docs = iter(stream)
    while batch := list(islice(docs, size)):
        yield batch


def _bounds(doc: Doc, place: list[int]) -> list[int]:
    moved = doc.user_data.get(MOVED, {})
    asked = ((i, doc[i].is_sent_start) for i in place)
    return [moved.get(i, 0 if one is None else 1 if one else -1) for i, one in asked]


def _write(doc: Doc, place: list[int], reading: Reading) -> None:
    vocab: Vocab = doc.vocab
    values: Any = np.zeros((len(doc), 4), dtype="int64")
    for n, i in enumerate(place):
        values[i] = (
            place[reading.heads[n]] - i,
            _hash(vocab, reading.tags[n]),
            _hash(vocab, reading.pos[n]),
            _hash(vocab, reading.deps[n]),
        )
    words, before = set(place), place[0]
    for i in range(len(doc)):
        if i in words:
            before = i
        else:
            values[i] = (before - i, _hash(vocab, "_SP"), _hash(vocab, "SPACE"), _hash(vocab, "dep"))
    doc.from_array(["HEAD", "TAG", "POS", "DEP"], values.astype("uint64"))


def _hash(vocab: Vocab, word: str) -> int:
    """The number of a string, as a signed one that a table of offsets can hold beside it."""
    return int(np.uint64(vocab.strings.add(word)).astype("int64"))
