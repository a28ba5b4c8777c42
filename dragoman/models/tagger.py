"""Which label does each token get? A two-way recurrent network with a conditional random field on top, in numpy.

One embedding a feature, side by side; a long short-term memory over each piece of text from both ends (Hochreiter and
Schmidhuber 1997); a hidden layer; the best path through the labels (Lafferty, McCallum and Pereira 2001; as joined by
Huang, Xu and Yu 2015). Trained by ``dragoman.training.tagger``; what a feature means is the caller's affair.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.errors import DragomanError
from dragoman.models import folder
from dragoman.models.arrays import Array, numbered, of_words, one_thread, read_arrays, words_of, write_arrays

LONGEST = 160  # tokens in one piece
FORBIDDEN = -1e4  # score of a step that no proper sequence takes


@dataclass(frozen=True)
class Tagger:
    """A trained network.

    ``vocabularies``: for each feature the row of each known value; unknown values have row 0. ``embeddings``: for each
    feature ``float32[values + 1, width]``. ``inner``: ``float32[all widths, 8 * hidden]``, both directions; ``recurrent``:
    ``float32[2, hidden, 4 * hidden]``. Gates stand in the order input, forget, output, candidate; those that are logistic
    are halved on loading, since ``logistic(x) = (1 + tanh(x / 2)) / 2`` lets one call serve all four.
    """

    features: tuple[str, ...]
    labels: tuple[str, ...]
    vocabularies: tuple[dict[str, int], ...]
    embeddings: tuple[Array, ...]
    inner: Array
    inner_bias: Array
    recurrent: Array
    hidden: Array
    hidden_bias: Array
    outer: Array
    outer_bias: Array
    moves: Array
    starts: Array

    def label(self, rows: Sequence[Sequence[str]], pieces: Sequence[tuple[int, int]]) -> list[str]:
        """Return one label a token.

        ``rows``: for each token its feature values, in the order of ``features``. ``pieces``: the runs of tokens
        ``first <= i < last`` that are read apart from each other; tokens in none of them are labelled ``O``.
        """
        out = ["O"] * len(rows)
        pieces = sorted((p for p in pieces if p[1] > p[0]), key=lambda p: (p[0] - p[1], p[0]))
        if not pieces:
            return out
        lengths = np.array([last - first for first, last in pieces])
        firsts = np.array([first for first, _ in pieces])
        alive = [int(n) for n in (lengths[:, None] > np.arange(lengths[0])[None, :]).sum(axis=0)]
        with one_thread():
            scores = self._scores(rows, firsts, lengths, alive)
        for (first, last), path in zip(pieces, self._paths(scores, firsts, lengths, alive), strict=True):
            out[first:last] = [self.labels[i] for i in path]
        return out

    def _scores(self, rows: Sequence[Sequence[str]], firsts: Array, lengths: Array, alive: list[int]) -> Array:
        """``float32[tokens, labels]``: how well each label fits, before its neighbours are heard."""
        columns = [
            table[np.fromiter((known.get(row[n], 0) for row in rows), dtype=np.intp, count=len(rows))]
            for n, (known, table) in enumerate(zip(self.vocabularies, self.embeddings, strict=True))
        ]
        gates = np.concatenate(columns, axis=1) @ self.inner + self.inner_bias
        width = self.recurrent.shape[1]
        gates = gates.reshape(len(rows), 2, 4 * width)
        states = np.zeros((len(rows), 2, width), dtype="float32")
        lasts = firsts + lengths - 1
        hidden = np.zeros((2, len(firsts), width), dtype="float32")
        memory = np.zeros_like(hidden)
        for step, count in enumerate(alive):  # pieces are sorted by length: those that have ended are the last ones
            ahead, back = firsts[:count] + step, lasts[:count] - step
            hidden, memory = hidden[:, :count], memory[:, :count]
            now = np.matmul(hidden, self.recurrent)
            now[0] += gates[ahead, 0]
            now[1] += gates[back, 1]
            np.tanh(now, out=now)
            now[:, :, : 3 * width] += 1.0
            memory = 0.5 * (now[:, :, width : 2 * width] * memory + now[:, :, :width] * now[:, :, 3 * width :])
            hidden = 0.5 * now[:, :, 2 * width : 3 * width] * np.tanh(memory)
            states[ahead, 0] = hidden[0]
            states[back, 1] = hidden[1]
        mixed = states.reshape(len(rows), 2 * width) @ self.hidden + self.hidden_bias
        scores: Array = np.maximum(mixed, 0.0) @ self.outer + self.outer_bias
        return scores

    def _paths(self, scores: Array, firsts: Array, lengths: Array, alive: list[int]) -> list[list[int]]:
        """The best proper sequence of labels for each piece (Viterbi 1967)."""
        best = self.starts + scores[firsts]
        ends = [best[-1]] * len(firsts)
        back = []
        for step in range(1, len(alive)):
            count = alive[step]
            for gone in range(count, len(best)):
                ends[gone] = best[gone]
            ways = best[:count, :, None] + self.moves
            back.append(ways.argmax(axis=1))
            best = ways.max(axis=1) + scores[firsts[:count] + step]
        for left in range(len(best)):
            ends[left] = best[left]
        paths = []
        for piece, end in enumerate(ends):
            path = [int(end.argmax())]
            for step in range(int(lengths[piece]) - 2, -1, -1):
                path.append(int(back[step][piece, path[-1]]))
            paths.append(path[::-1])
        return paths


def cut(first: int, last: int, ends: Sequence[int]) -> list[tuple[int, int]]:
    """Return a run of tokens in pieces of at most ``LONGEST``, cut after one of ``ends`` (ascending) where there is one."""
    out = []
    while last - first > LONGEST:
        at = bisect_right(ends, first + LONGEST) - 1
        stop = ends[at] if at >= 0 and ends[at] > first else first + LONGEST
        out.append((first, stop))
        first = stop
    return [*out, (first, last)] if last > first else out


def runs_of(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return (first, last, kind) of each run of labels ``B-kind I-kind …``, in text order; ``last`` is not in it."""
    found, start = [], -1
    for i, label in enumerate([*labels, "O"]):
        if start >= 0 and not label.startswith("I-"):
            found.append((start, i, labels[start][2:]))
            start = -1
        if label.startswith("B-"):
            start = i
    return found


def proper_steps(labels: Sequence[str]) -> tuple[Array, Array]:
    """Return ``float32[labels, labels]`` and ``float32[labels]``: 0 where a step or a start is proper, else ``FORBIDDEN``.

    ``I-x`` stands only after ``B-x`` or ``I-x``.
    """
    moves = [[FORBIDDEN if b.startswith("I-") and a[2:] != b[2:] else 0.0 for b in labels] for a in labels]
    return np.array(moves, "float32"), np.array([FORBIDDEN if b.startswith("I-") else 0.0 for b in labels], "float32")


def save_tagger(
    home: Path, features: Sequence[str], labels: Sequence[str], vocabularies: Sequence[Sequence[str]], weights: Any
) -> None:
    """Write a network under ``home``. ``vocabularies``: the known values of each feature in the order of their rows from 1.

    ``weights``: ``embeddings`` (a list) and one array for each other field of ``Tagger``, gates not yet halved. Kept in
    half precision.
    """
    arrays: dict[str, Array] = {"features": of_words(features), "labels": of_words(labels)}
    for n, (words, table) in enumerate(zip(vocabularies, weights["embeddings"], strict=True)):
        arrays[f"vocabulary{n}"] = of_words(words)
        arrays[f"embedding{n}"] = np.asarray(table, "float16")
    for name in _FIELDS:
        arrays[name] = np.asarray(weights[name], "float32" if name in {"moves", "starts"} else "float16")
    write_arrays(home, arrays)


_FIELDS = ("inner", "inner_bias", "recurrent", "hidden", "hidden_bias", "outer", "outer_bias", "moves", "starts")


@lru_cache(maxsize=4)
def load_tagger(name: str, features: tuple[str, ...]) -> Tagger:
    """Return the network called ``name`` that ships. Raises: as ``load_from``."""
    return load_from(folder(name), features)


def load_from(home: Path, features: tuple[str, ...]) -> Tagger:
    """Return the network in a folder.

    Raises: DragomanError when it is not there, or was trained for other features than the code computes.
    """
    arrays = read_arrays(home)
    if words_of(arrays["features"]) != features:
        raise DragomanError("the model was trained for other features", str(home), "train it again")
    full = {key: arrays[key].astype("float32") for key in _FIELDS}
    width = full["recurrent"].shape[1]
    for one in (full["inner"].reshape(-1, 2, 4 * width), full["inner_bias"].reshape(2, 4 * width), full["recurrent"]):
        one[..., : 3 * width] *= 0.5
    return Tagger(
        features=features,
        labels=words_of(arrays["labels"]),
        vocabularies=tuple(numbered(arrays[f"vocabulary{n}"]) for n in range(len(features))),
        embeddings=tuple(arrays[f"embedding{n}"].astype("float32") for n in range(len(features))),
        **full,
    )
