"""What the trainings of networks share: batches, pieces of networks, one step of descent. JAX and numpy, nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np


@dataclass(frozen=True)
class Descent:
    """Adam (Kingma and Ba 2015; weights decay as in Loshchilov and Hutter 2019) with a rate that warms up over ``warm``
    steps and falls as a cosine to the share ``least``, and a running average of the weights.

    ``longest``: gradients are cut to this length. ``squares``: share of the old mean of squares in the new one. ``kept``:
    share of the old average in the new one.
    """

    rate: float
    warm: int = 200
    least: float = 0.03
    longest: float = 1.0
    squares: float = 0.98
    decay: float = 1e-4
    kept: float = 0.998

    def step(self, state: Any, slope: Any, step: Any, steps: Any) -> Any:
        """Return the next (weights, mean, mean of squares, average) of a network after ``step`` of ``steps``."""
        weights, first, second, average = state
        length = jnp.sqrt(sum(jnp.sum(g * g) for g in jax.tree_util.tree_leaves(slope)))
        slope = jax.tree_util.tree_map(lambda g: g / jnp.maximum(1.0, length / self.longest), slope)
        first = jax.tree_util.tree_map(lambda m, g: 0.9 * m + 0.1 * g, first, slope)
        second = jax.tree_util.tree_map(lambda v, g: self.squares * v + (1 - self.squares) * g * g, second, slope)
        fallen = self.least + (1 - self.least) * 0.5 * (1 + jnp.cos(jnp.pi * step / steps))
        rate = self.rate * jnp.minimum(1.0, step / self.warm) * fallen

        def moved(w: Any, m: Any, v: Any) -> Any:
            return w - rate * (m / (1 - 0.9**step) / (jnp.sqrt(v / (1 - self.squares**step)) + 1e-8) + self.decay * w)

        weights = jax.tree_util.tree_map(moved, weights, first, second)
        kept = jnp.minimum(self.kept, step / (step + 10.0))
        average = jax.tree_util.tree_map(lambda a, w: kept * a + (1 - kept) * w, average, weights)
        return weights, first, second, average


def begin(weights: Any) -> Any:
    """Return the state before the first step: no means yet, the weights as their average."""
    nothing = jax.tree_util.tree_map(jnp.zeros_like, weights)
    return weights, nothing, nothing, weights


def padded(
    flat: Mapping[str, Any],
    lengths: Any,
    sizes: tuple[int, ...],
    tokens: int,
    chance: np.random.Generator | None = None,
    times: Any = 1,
) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Yield (numbers of pieces, columns ``[pieces, size]`` and ``mask``) of about so many tokens.

    ``flat``: a value a token, piece after piece; ``lengths`` of the pieces; each is padded with 0 to the least of ``sizes``
    that holds it, so that few shapes are compiled. ``chance`` mixes; ``times``: how often each piece comes.
    """  # fmt: skip
    starts = np.concatenate([[0], np.cumsum(lengths)])
    times = np.broadcast_to(times, lengths.shape)
    batches = []
    for lower, size in zip((0, *sizes), sizes, strict=False):
        here = (lengths > lower) & (lengths <= size)
        members = np.repeat(np.flatnonzero(here), times[here])
        if chance is not None:
            chance.shuffle(members)
        count = tokens // size
        batches += [(size, count, members[at : at + count]) for at in range(0, len(members), count)]
    if chance is not None:
        chance.shuffle(batches)
    for size, count, members in batches:
        there = np.arange(size)[None] < lengths[members][:, None]
        where = np.where(there, starts[members][:, None] + np.arange(size)[None], 0)
        columns: dict[str, Any] = {"mask": np.zeros((count, size), bool)}
        columns["mask"][: len(members)] = there
        for name, values in flat.items():
            columns[name] = np.zeros((count, size), "int32")
            columns[name][: len(members)] = np.where(there, values[where], 0)
        yield members, columns


def dropped(key: Any, x: Any, share: float, shape: tuple[int, ...] | None = None) -> Any:
    """Leave a share of units out (Srivastava and others 2014); all stay without a key."""
    return x if key is None else x * jax.random.bernoulli(key, 1 - share, shape or x.shape) / (1 - share)


def dense(weights: Mapping[str, Any], x: Any) -> Any:
    return x @ weights["matrix"] + weights["bias"]
