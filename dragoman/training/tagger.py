"""Train a ``dragoman.models.tagger.Tagger``: embeddings, a two-way recurrent layer and a conditional random field, in JAX.

JAX is needed here only (dependency group ``train``); what comes out is read by numpy. One core; the same data, seed and
machine give the same weights.
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")

import jax
import jax.numpy as jnp
import numpy as np

from dragoman.models.tagger import LONGEST, proper_steps, save_tagger
from dragoman.training.networks import Descent, begin, dropped

LENGTHS = (16, 32, 48, 64, 96, LONGEST)  # pieces are padded to one of these, so that few shapes are compiled


@dataclass(frozen=True)
class Feature:
    """A column of the input. ``least``: values seen less often are unknown; ``blanked``: share of tokens whose value is
    hidden in training, so that the others must tell."""

    name: str
    width: int
    least: int = 1
    blanked: float = 0.0


@dataclass(frozen=True)
class Recipe:
    """How to train. ``drop``: share of units left out in training (Srivastava and others 2014)."""

    features: tuple[Feature, ...]
    labels: tuple[str, ...]
    hidden: int = 128
    mixed: int = 96
    drop: float = 0.35
    rate: float = 2e-3
    epochs: int = 12
    batch: int = 2048  # tokens
    seed: int = 1


@dataclass(frozen=True)
class Piece:
    """A run of tokens: feature values a token, labels a token; ``weight``: how often it comes in an epoch."""

    rows: Sequence[Sequence[str]]
    labels: Sequence[str]
    weight: float = 1.0


@dataclass
class Trained:
    """Weights as numpy arrays, by name, and the values that the rows of the embeddings stand for."""

    recipe: Recipe
    vocabularies: list[list[str]]
    weights: dict[str, Any] = field(default_factory=dict)

    def save(self, home: Path) -> None:
        """Write the network under ``home`` in the form that the package reads."""
        save_tagger(home, [f.name for f in self.recipe.features], self.recipe.labels, self.vocabularies, self.weights)


def train(
    pieces: Sequence[Piece], recipe: Recipe, look: Callable[[Trained], float] | None = None, tell: Any = print
) -> Trained:
    """Return the averaged weights after the epoch that ``look`` likes best, or after the last one without it.

    Raises: ValueError when a piece is longer than ``LONGEST``.
    """
    vocabularies = [_vocabulary(pieces, n, feature.least) for n, feature in enumerate(recipe.features)]
    encoded = _encode(pieces, recipe, vocabularies)
    chance = random.Random(recipe.seed)
    key = jax.random.PRNGKey(recipe.seed)
    weights = _new_weights(key, recipe, vocabularies)
    steps = recipe.epochs * len(_batches(encoded, recipe, chance))
    state = begin(weights)
    step, best, started = 0, -1.0, time.time()
    update = _updater(recipe, steps)
    result = Trained(recipe, vocabularies)
    for epoch in range(1, recipe.epochs + 1):
        losses = []
        for x, y, mask in _batches(encoded, recipe, chance):
            key, used = jax.random.split(key)
            step += 1
            state, loss = update(state, x, y, mask, used, step)
            losses.append(float(loss))
        now = Trained(recipe, vocabularies, _as_saved(jax.device_get(state[3]), recipe))
        score = look(now) if look else float(epoch)
        if score > best:
            best, result = score, now
        tell(
            f"{(time.time() - started) / 60:5.1f} min epoch {epoch} loss {np.mean(losses):.4f} score {score:.4f}",
            flush=True,
        )
    return result


# ---------------------------------------------------------------- data
def _vocabulary(pieces: Sequence[Piece], column: int, least: int) -> list[str]:
    counts = Counter(row[column] for piece in pieces for row in piece.rows)
    return [word for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if n >= least]


_Encoded = tuple[Any, Any, float]


def _encode(pieces: Sequence[Piece], recipe: Recipe, vocabularies: list[list[str]]) -> list[_Encoded]:
    known = [{word: row for row, word in enumerate(words, 1)} for words in vocabularies]
    numbers = {label: n for n, label in enumerate(recipe.labels)}
    out = []
    for piece in pieces:
        if len(piece.rows) > LONGEST:
            raise ValueError(f"a piece of {len(piece.rows)} tokens: cut it to {LONGEST}")
        x = np.array([[known[n].get(v, 0) for n, v in enumerate(row)] for row in piece.rows], dtype="int32")
        out.append((x, np.array([numbers[label] for label in piece.labels], dtype="int32"), piece.weight))
    return out


def _batches(encoded: Sequence[_Encoded], recipe: Recipe, chance: random.Random) -> list[tuple[Any, Any, Any]]:
    by_length: dict[int, list[_Encoded]] = {}
    for one in encoded:
        times = int(one[2]) + (chance.random() < one[2] % 1)
        by_length.setdefault(next(n for n in LENGTHS if len(one[1]) <= n), []).extend([one] * times)
    out = []
    for length, members in sorted(by_length.items()):
        chance.shuffle(members)
        count = max(4, recipe.batch // length)
        for at in range(0, len(members), count):
            x = np.zeros((count, length, len(recipe.features)), "int32")
            y, mask = np.zeros((count, length), "int32"), np.zeros((count, length), "float32")
            for n, (values, labels, _) in enumerate(members[at : at + count]):
                x[n, : len(labels)], y[n, : len(labels)], mask[n, : len(labels)] = values, labels, 1
            out.append((x, y, mask))
    chance.shuffle(out)
    return out


# ---------------------------------------------------------------- the network
def _new_weights(key: Any, recipe: Recipe, vocabularies: list[list[str]]) -> dict[str, Any]:
    keys = iter(jax.random.split(key, len(vocabularies) + 8))
    hidden, labels = recipe.hidden, len(recipe.labels)
    width = sum(feature.width for feature in recipe.features)

    def matrix(rows: int, columns: int) -> Any:
        return jax.random.normal(next(keys), (rows, columns)) / np.sqrt(rows)

    gates = jnp.concatenate([jnp.zeros(hidden), jnp.ones(hidden), jnp.zeros(2 * hidden)])  # remember at first
    return {
        "embeddings": [
            0.1 * jax.random.normal(next(keys), (len(words) + 1, feature.width))
            for words, feature in zip(vocabularies, recipe.features, strict=True)
        ],
        "inner": [matrix(width, 4 * hidden) for _ in range(2)],
        "inner_bias": [gates, gates],
        "recurrent": [matrix(hidden, 4 * hidden) for _ in range(2)],
        "hidden": matrix(2 * hidden, recipe.mixed),
        "hidden_bias": jnp.zeros(recipe.mixed),
        "outer": matrix(recipe.mixed, labels),
        "outer_bias": jnp.zeros(labels),
        "moves": jnp.zeros((labels, labels)),
        "starts": jnp.zeros(labels),
    }


def _as_saved(weights: dict[str, Any], recipe: Recipe) -> dict[str, Any]:
    steps, starts = proper_steps(recipe.labels)
    return weights | {
        "inner": np.concatenate(weights["inner"], axis=1),
        "inner_bias": np.concatenate(weights["inner_bias"]),
        "recurrent": np.stack(weights["recurrent"]),
        "moves": weights["moves"] + steps,
        "starts": weights["starts"] + starts,
    }


def _scores(weights: dict[str, Any], x: Any, mask: Any, key: Any, recipe: Recipe) -> Any:
    """``float32[length, pieces, labels]``, with units left out by chance."""
    x, mask = jnp.transpose(x, (1, 0, 2)), mask.T
    keys = jax.random.split(key, len(recipe.features) + 3)
    columns = []
    for n, (feature, table) in enumerate(zip(recipe.features, weights["embeddings"], strict=True)):
        values = x[:, :, n]
        if feature.blanked:
            values = values * jax.random.bernoulli(keys[n], 1 - feature.blanked, values.shape)
        columns.append(table[values])
    inputs = dropped(keys[-3], jnp.concatenate(columns, axis=-1), 0.7 * recipe.drop)
    states = jnp.concatenate([_walk(weights, n, inputs, mask) for n in (0, 1)], axis=-1)
    states = dropped(keys[-2], states, recipe.drop, (1, *states.shape[1:]))
    mixed = jax.nn.relu(states @ weights["hidden"] + weights["hidden_bias"])
    return dropped(keys[-1], mixed, 0.5 * recipe.drop) @ weights["outer"] + weights["outer_bias"]


def _walk(weights: dict[str, Any], way: int, inputs: Any, mask: Any) -> Any:
    """Long short-term memory over the pieces, from the front (0) or from the back (1)."""
    gates = inputs @ weights["inner"][way] + weights["inner_bias"][way]

    def step(state: Any, now: Any) -> Any:
        hidden, memory = state
        gate, there = now
        i, f, o, candidate = jnp.split(gate + hidden @ weights["recurrent"][way], 4, axis=-1)
        new = jax.nn.sigmoid(f) * memory + jax.nn.sigmoid(i) * jnp.tanh(candidate)
        out = jax.nn.sigmoid(o) * jnp.tanh(new)
        there = there[:, None]
        return (there * out + (1 - there) * hidden, there * new + (1 - there) * memory), out * there

    width = weights["recurrent"][way].shape[0]
    empty = jnp.zeros((inputs.shape[1], width))
    return jax.lax.scan(step, (empty, empty), (gates, mask), reverse=bool(way))[1]


def _loss(weights: dict[str, Any], x: Any, y: Any, mask: Any, key: Any, recipe: Recipe) -> Any:
    """Negative log likelihood of the gold path, a token."""
    proper, first = proper_steps(recipe.labels)
    moves, starts = weights["moves"] + proper, weights["starts"] + first
    scores = _scores(weights, x, mask, key, recipe)
    mask, y = mask.T, y.T

    def step(total: Any, now: Any) -> Any:
        score, there = now
        new = jax.nn.logsumexp(total[:, :, None] + moves[None], axis=1) + score
        return jnp.where(there[:, None] > 0, new, total), None

    total, _ = jax.lax.scan(step, starts + scores[0], (scores[1:], mask[1:]))
    gold = (jnp.take_along_axis(scores, y[:, :, None], axis=2)[:, :, 0] * mask).sum(0)
    gold = gold + (moves[y[:-1], y[1:]] * mask[1:]).sum(0) + starts[y[0]]
    return ((jax.nn.logsumexp(total, axis=1) - gold) * (mask.sum(0) > 0)).sum() / mask.sum()


def _updater(recipe: Recipe, steps: int) -> Any:
    descent = Descent(rate=recipe.rate)

    def update(state: Any, x: Any, y: Any, mask: Any, key: Any, step: Any) -> tuple[Any, Any]:
        loss, slope = jax.value_and_grad(_loss)(state[0], x, y, mask, key, recipe)
        return descent.step(state, slope, step, steps), loss

    return jax.jit(update)
