"""Tags, parts of speech, sentence bounds and a dependency tree for running text: one network, in numpy.

The embeddings of a word's form go through convolutions of growing reach (Yu and Koltun 2016; over words as Strubell and
others 2017 had them); one output tells where sentences begin, two tell tags and parts of speech, and biaffine attention
inside each sentence tells heads (Dozat and Manning 2017). Relations come from a word and its head. Where the best heads
make no tree, the best tree is sought (Chu and Liu 1965, Edmonds 1967). Trained by ``dragoman.training.syntax``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from dragoman.models import folder
from dragoman.models.arrays import Array, numbered, of_words, one_thread, read_arrays, words_of, write_arrays
from dragoman.models.shape import shape

FEATURES = ("word", "prefix 2", "prefix 3", "suffix 1", "suffix 2", "suffix 3", "suffix 4", "shape")
LONGEST = 128  # tokens of a piece in training
REACH = (1, 1, 2, 4, 8, 1)  # how far the neighbours of each convolution stand away
NEAR = 10  # words further away than so many count as that far
LONGEST_SENTENCE = 300  # tokens; a longer one is cut in two where a sentence begins most likely
AT_ONCE = 2000  # tokens that go through the network together
REMEMBERED = 100_000  # forms whose features are kept
_PLAIN = str.maketrans("“”‘’–", "\"\"''-")


@dataclass(frozen=True)
class Reading:
    """What the network says of one piece, one value a token. ``heads`` count inside the piece; a root is its own head."""

    tags: list[str]
    pos: list[str]
    heads: list[int]
    deps: list[str]


@dataclass(frozen=True)
class Syntax:
    """A trained network.

    ``vocabularies``: for each feature the row of each known value; unknown values have row 0. ``embeddings``: for each
    feature ``float32[values + 1, width]``. ``parts``: the other weights by their names in training.
    """

    vocabularies: tuple[dict[str, int], ...]
    embeddings: tuple[Array, ...]
    parts: Mapping[str, Array]
    tags: tuple[str, ...]
    pos: tuple[str, ...]
    deps: tuple[str, ...]
    rows: dict[str, tuple[int, ...]] = field(default_factory=dict)  # features of forms met before

    def read(self, pieces: Sequence[Sequence[str]], bounds: Sequence[Sequence[int]]) -> list[Reading]:
        """Return one reading a piece.

        ``pieces``: words of pieces that are read apart from each other (paragraphs), none empty. ``bounds``: for each
        word 1 where a sentence begins, -1 where none can, 0 where the network decides.
        """
        found: list[Reading] = []
        with one_thread():
            for group in _groups([len(piece) for piece in pieces]):
                found += self._read([pieces[n] for n in group], [bounds[n] for n in group])
        return found

    def _read(self, pieces: list[Sequence[str]], bounds: list[Sequence[int]]) -> list[Reading]:
        lengths = np.array([len(piece) for piece in pieces])
        firsts = np.cumsum(lengths) - lengths
        states = self._states([word for piece in pieces for word in piece], firsts, lengths)
        starts = self._dense("start", states)[:, 0]
        tags, pos = (self._dense(name, states).argmax(axis=1) for name in ("tags", "pos"))
        dependent, head = (np.maximum(self._dense(name, states), 0) for name in ("dependent", "head"))
        asking = dependent @ self.parts["arc"] + self.parts["heads alone"]
        roots = self._dense("root", dependent)
        heads = np.empty(len(states), dtype=np.intp)
        for first, length, bound in zip(firsts.tolist(), lengths.tolist(), bounds, strict=True):
            for low, high in sentences(starts[first : first + length], bound):
                low, high = first + low, first + high
                size = high - low
                arcs = np.empty((size, size + 1), dtype="float32")
                np.matmul(asking[low:high], head[low:high].T, out=arcs[:, 1:])
                arcs[:, 1:] += self._away[:size, :size]
                arcs[:, 0] = roots[low:high, 0]
                heads[low:high] = low - 1 + tree(arcs)
                own = heads[low:high] == low - 1
                heads[low:high][own] = np.flatnonzero(own) + low
        deps = self._relations(states, heads)
        return [
            Reading(
                tags=[self.tags[n] for n in tags[a:b]], pos=[self.pos[n] for n in pos[a:b]],
                heads=(heads[a:b] - a).tolist(), deps=[self.deps[n] for n in deps[a:b]],
            )
            for a, b in zip(firsts.tolist(), (firsts + lengths).tolist(), strict=True)
        ]  # fmt: skip

    def _dense(self, name: str, x: Array) -> Array:
        product: Array = x @ self.parts[f"{name}/matrix"]
        product += self.parts[f"{name}/bias"]
        return product

    def _states(self, words: list[str], firsts: Array, lengths: Array) -> Array:
        """``float32[tokens, width]``: what the convolutions make of each word among its neighbours."""
        numbers: dict[str, int] = {}
        place = np.fromiter((numbers.setdefault(word, len(numbers)) for word in words), np.intp, count=len(words))
        rows = np.array([self._row(word) for word in numbers])
        forms = np.concatenate([table[rows[:, n]] for n, table in enumerate(self.embeddings)], axis=1)
        x: Array = self._dense("inner", forms)[place]
        width = x.shape[1]
        behind = np.arange(len(x)) - np.repeat(firsts, lengths)
        before = np.repeat(lengths, lengths) - 1 - behind
        wide = np.empty((len(x), 3 * width), dtype="float32")
        for n, reach in enumerate(REACH):
            middle = _even(x)
            wide[:, width : 2 * width] = middle
            wide[reach:, :width] = middle[:-reach]
            wide[:-reach, 2 * width :] = middle[reach:]
            wide[behind < reach, :width] = 0
            wide[before < reach, 2 * width :] = 0
            x += np.maximum(self._dense(f"blocks/{n}", wide), 0)
        return _even(x)

    def _row(self, word: str) -> tuple[int, ...]:
        row = self.rows.get(word)
        if row is None:
            if len(self.rows) >= REMEMBERED:
                self.rows.clear()
            values = feature_values(word)
            row = tuple(known.get(value, 0) for known, value in zip(self.vocabularies, values, strict=True))
            self.rows[word] = row
        return row

    @cached_property
    def _away(self) -> Array:
        """``float32[LONGEST_SENTENCE, LONGEST_SENTENCE]``: what the way from a word to its head counts."""
        at = np.arange(LONGEST_SENTENCE)
        table: Array = self.parts["away"][np.clip(at[None] - at[:, None], -NEAR, NEAR) + NEAR]
        return table

    def _relations(self, states: Array, heads: Array) -> Array:
        """The relation of each word to its head; only a root is one."""
        at = np.arange(len(heads))
        root = heads == at
        of_heads = (states @ self.parts["named head/matrix"])[heads]
        of_heads[root] = self.parts["named root"]
        away = np.clip(heads - at, -NEAR, NEAR) + NEAR
        hidden = self._dense("named dependent", states) + of_heads + self.parts["named away"][away]
        scores = self._dense("relations", np.maximum(hidden, 0))
        name = self.deps.index("ROOT")
        scores[:, name] = np.where(root, np.inf, -np.inf)
        found: Array = scores.argmax(axis=1)
        return found


def _even(x: Array) -> Array:
    """Root mean square of every row made 1 (Zhang and Sennrich 2019)."""
    size = np.einsum("ij,ij->i", x, x) / x.shape[1] + 1e-6
    even: Array = x / np.sqrt(size)[:, None]
    return even


def _groups(lengths: Sequence[int]) -> Iterator[range]:
    """Yield runs of pieces of about ``AT_ONCE`` tokens."""
    first = size = 0
    for n, length in enumerate(lengths):
        size += length
        if size >= AT_ONCE:
            yield range(first, n + 1)
            first, size = n + 1, 0
    if first < len(lengths):
        yield range(first, len(lengths))


def sentences(starts: Array, bounds: Sequence[int]) -> list[tuple[int, int]]:
    """Return the sentences ``low <= i < high`` of a piece. ``starts``: above 0 where the network has one begin; ``bounds``: 1 where
    one begins, -1 where none does, -2 where one begins a word earlier instead (behind an opening quotation mark), -3 a word
    later (a closing one), else 0."""
    asked = np.array(bounds)
    begun = ((starts > 0) & (asked >= 0)) | (asked > 0)
    begun[:-1] |= ((starts > 0) & (asked == -2))[1:] & (asked[:-1] >= 0)
    begun[1:] |= ((starts > 0) & (asked == -3))[:-1] & (asked[1:] >= 0)
    begins = np.flatnonzero(begun).tolist()
    edges = [0, *(n for n in begins if n), len(starts)]
    found: list[tuple[int, int]] = []
    waiting = list(zip(edges, edges[1:], strict=False))[::-1]
    while waiting:
        low, high = waiting.pop()
        if high - low > LONGEST_SENTENCE:
            quarter = (high - low) // 4
            cut = low + quarter + int(starts[low + quarter : high - quarter].argmax())
            waiting += [(cut, high), (low, cut)]
        else:
            found.append((low, high))
    return found


def tree(arcs: Array) -> Array:
    """Return the head of each word, counted from 1, where 0 is the root: the best tree with one root.

    ``arcs``: ``float32[words, 1 + words]``, unnormalised scores of heads; a word's score for itself counts for nothing.
    """
    np.fill_diagonal(arcs[:, 1:], -np.inf)
    heads: Array = arcs.argmax(axis=1)
    if np.count_nonzero(heads == 0) == 1 and not _cycle(heads):
        return heads
    scores = arcs - arcs.max(axis=1, keepdims=True)
    scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
    full = np.full((len(arcs) + 1, len(arcs) + 1), -np.inf)
    full[1:] = scores
    full[1:, 0] -= 1e4  # a second root costs more than any tree gains
    return _best_tree(full)[1:]


def _cycle(heads: Array) -> list[int]:
    """Return the words, counted from 1, of a circle of heads, or nothing where all reach the root."""
    above = [0, *heads.tolist()]
    seen = [0] * len(above)  # the walk on which each was met
    seen[0] = -1
    for start in range(1, len(above)):
        at = start
        while not seen[at]:
            seen[at] = start
            at = above[at]
        if seen[at] == start:
            circle = [at]
            while above[circle[-1]] != at:
                circle.append(above[circle[-1]])
            return circle
    return []


def _best_tree(scores: Array) -> Array:
    """Heads of the best tree from node 0 (row: dependent, column: head), by joining circles into one node each."""
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    heads: Array = scores.argmax(axis=1)
    heads[0] = 0
    circle = _cycle(heads[1:])
    if not circle:
        return heads
    others = [n for n in range(len(scores)) if n not in set(circle)]
    inside = scores[circle, heads[circle]]
    # into the circle: the gain of breaking it at a word; out of it: the best word to hang on
    entering = scores[np.ix_(circle, others)] - inside[:, None]
    leaving = scores[np.ix_(others, circle)]
    broken, hung = entering.argmax(axis=0), leaving.argmax(axis=1)
    size = len(others)
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = scores[np.ix_(others, others)]
    smaller[size, :size] = entering.max(axis=0)
    smaller[:size, size] = leaving.max(axis=1)
    found = _best_tree(smaller)
    for n in range(1, size):
        heads[others[n]] = circle[hung[n]] if found[n] == size else others[found[n]]
    opened = circle[broken[found[size]]]
    heads[opened] = others[found[size]]
    return heads


def feature_values(word: str) -> tuple[str, ...]:
    """Return the values of ``FEATURES`` for a form; typographer's marks count as plain ones."""
    plain = word.translate(_PLAIN)
    low = plain.lower()
    return (low, low[:2], low[:3], low[-1:], low[-2:], low[-3:], low[-4:], shape(plain))


def save_syntax(
    home: Path, vocabularies: Sequence[Sequence[str]], labels: Mapping[str, Sequence[str]], weights: Mapping[str, Array]
) -> None:
    """Write a network under ``home``, in half precision. ``vocabularies``: the known values of each feature in the order
    of their rows from 1; ``labels``: ``tags``, ``pos`` and ``deps``; ``weights``: as training names them."""
    arrays: dict[str, Array] = {f"labels.{name}": of_words(values) for name, values in labels.items()}
    arrays |= {f"vocabulary{n}": of_words(values) for n, values in enumerate(vocabularies)}
    arrays |= {name: np.asarray(one, "float16") for name, one in weights.items()}
    write_arrays(home, arrays)


@lru_cache(maxsize=1)
def load_syntax(home: Path | None = None) -> Syntax:
    """Return the network that ships, or the one in a folder. Raises: DragomanError when it cannot be read."""
    arrays = read_arrays(home or folder("syntax"))
    return Syntax(
        vocabularies=tuple(numbered(arrays[f"vocabulary{n}"]) for n in range(len(FEATURES))),
        embeddings=tuple(arrays[f"embeddings/{n}"].astype("float32") for n in range(len(FEATURES))),
        parts={name: one.astype("float32") for name, one in arrays.items() if one.dtype == "float16"},
        tags=words_of(arrays["labels.tags"]), pos=words_of(arrays["labels.pos"]), deps=words_of(arrays["labels.deps"]),
    )  # fmt: skip
