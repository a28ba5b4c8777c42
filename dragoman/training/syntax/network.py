"""Train the syntax network: ``python -m training.syntax.network syntax.npz weights.npz``, on what ``training.syntax.pieces`` wrote.

Needs JAX and numpy and nothing else of the package, so that it can run where only these are (``PYTHONPATH=dragoman``):
minutes on a GPU, hours on two cores. ``dragoman.models.syntax`` says what the parts are.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ..networks import Descent, begin, dense, dropped, padded

LENGTHS = (32, 64, 128)  # pieces are padded to one of these, so that few shapes are compiled
EMBEDDED = (96, 24, 32, 16, 24, 32, 40, 24)  # widths of the features' embeddings, in their order
REACH = (1, 1, 2, 4, 8, 1)  # how far the neighbours of each convolution stand away
WIDTH = 320
ARCS, NAMED = 200, 160  # widths of heads and of relations
NEAR = 10  # words further away than so many count as that far
HIDDEN_WORDS = 0.1  # share of words of which only affixes and shape are told
DROP = 0.15
GOLD = 3  # how often the treebanks come beside the silver, an epoch
DESCENT = Descent(rate=1.5e-3, warm=300, least=0.01, longest=2.0, kept=0.9985)
COLUMNS = ("words", "sentence", "head", "deps", "tags", "pos", "sure")


class Part:
    """Pieces as flat columns with their lengths."""

    def __init__(self, arrays: Any, names: dict[str, int]) -> None:
        lengths = [arrays[f"{name}.lengths"] for name in names]
        self.lengths = np.concatenate(lengths)
        self.columns = {c: np.concatenate([arrays[f"{name}.{c}"] for name in names]) for c in COLUMNS}
        self.times = np.concatenate([np.full(len(n), t) for n, t in zip(lengths, names.values(), strict=True)])

    def batches(self, tokens: int, chance: np.random.Generator | None = None) -> Iterator[dict[str, Any]]:
        """Yield padded columns; ``head`` counts from 1, 0 is the root."""
        flat = {name: values.astype("int32") + (name == "head") for name, values in self.columns.items()}
        for _, columns in padded(flat, self.lengths, LENGTHS, tokens, chance, self.times):
            yield columns


# ---------------------------------------------------------------- the network
def new_weights(key: Any, sizes: list[int], labels: dict[str, int]) -> dict[str, Any]:
    keys = iter(jax.random.split(key, 64))

    def matrix(rows: int, columns: int, scale: float = 1.0) -> Any:
        return scale * jax.random.normal(next(keys), (rows, columns)) / np.sqrt(rows)

    def layer(rows: int, columns: int, scale: float = 1.0) -> dict[str, Any]:
        return {"matrix": matrix(rows, columns, scale), "bias": jnp.zeros(columns)}

    inner = sum(EMBEDDED)
    return {
        "embeddings": [0.2 * jax.random.normal(next(keys), (n, w)) for n, w in zip(sizes, EMBEDDED, strict=True)],
        "inner": layer(inner, WIDTH),
        "blocks": [layer(3 * WIDTH, WIDTH, 1.4) for _ in REACH],
        "start": layer(WIDTH, 1, 0.1),
        "tags": layer(WIDTH, labels["tags"], 0.1),
        "pos": layer(WIDTH, labels["pos"], 0.1),
        "dependent": layer(WIDTH, ARCS),
        "head": layer(WIDTH, ARCS),
        "arc": matrix(ARCS, ARCS, 0.1),
        "heads alone": jnp.zeros(ARCS),
        "root": {"matrix": jnp.zeros((ARCS, 1)), "bias": jnp.zeros(1)},
        "away": jnp.zeros(2 * NEAR + 1),
        "named dependent": layer(WIDTH, NAMED),
        "named head": {"matrix": matrix(WIDTH, NAMED)},
        "named root": jnp.zeros(NAMED),
        "named away": jnp.zeros((2 * NEAR + 1, NAMED)),
        "relations": layer(NAMED, labels["deps"], 0.1),
    }


def even(x: Any) -> Any:
    """Root mean square of every row made 1 (Zhang and Sennrich 2019)."""
    return x * jax.lax.rsqrt(jnp.mean(x * x, axis=-1, keepdims=True) + 1e-6)


def moved(x: Any, by: int) -> Any:
    """Row ``i + by`` at place ``i``, zeros from outside."""
    width = ((0, 0), (0, by), (0, 0)) if by > 0 else ((0, 0), (-by, 0), (0, 0))
    padded = jnp.pad(x, width)
    return padded[:, by:] if by > 0 else padded[:, : x.shape[1]]


def states(weights: dict[str, Any], batch: Any, features: Any, key: Any) -> Any:
    keys: list[Any] = [None] * 16 if key is None else list(jax.random.split(key, 16))
    rows = features[batch["words"]]
    if key is not None:
        shown = jax.random.bernoulli(keys[0], 1 - HIDDEN_WORDS, batch["words"].shape)
        rows = rows.at[..., 0].multiply(shown.astype("int32"))
    x = jnp.concatenate([table[rows[..., n]] for n, table in enumerate(weights["embeddings"])], axis=-1)
    x = dropped(keys[1], x, DROP)
    there = batch["mask"][..., None]
    x = dense(weights["inner"], x) * there
    for n, (block, reach) in enumerate(zip(weights["blocks"], REACH, strict=True)):
        y = even(x) * there
        y = jnp.concatenate([moved(y, -reach), y, moved(y, reach)], axis=-1)
        x = x + dropped(keys[2 + n], jax.nn.relu(dense(block, y)), DROP)
    return even(x) * there


def scores(weights: dict[str, Any], batch: Any, features: Any, key: Any) -> dict[str, Any]:
    """Unnormalised scores; ``arcs[pieces, length, 1 + length]`` with what stands in another sentence ruled out."""
    keys: list[Any] = [None] * 6 if key is None else list(jax.random.split(key, 6))
    x = states(weights, batch, features, keys[0])
    found = {name: dense(weights[name], x) for name in ("start", "tags", "pos")}
    dependent = dropped(keys[1], jax.nn.relu(dense(weights["dependent"], x)), DROP)
    head = dropped(keys[2], jax.nn.relu(dense(weights["head"], x)), DROP)
    away = jnp.arange(x.shape[1])
    away = jnp.clip(away[None] - away[:, None], -NEAR, NEAR) + NEAR
    arcs = jnp.einsum("bia,bja->bij", dependent @ weights["arc"] + weights["heads alone"], head) + weights["away"][away]
    mask, sentence = batch["mask"], batch["sentence"]
    possible = (
        mask[:, None, :] & (sentence[:, :, None] == sentence[:, None, :]) & ~jnp.eye(x.shape[1], dtype=bool)[None]
    )
    arcs = jnp.where(possible, arcs, -1e9)
    found["arcs"] = jnp.concatenate([dense(weights["root"], dependent), arcs], axis=-1)
    found["states"] = x
    return found


def relations(weights: dict[str, Any], x: Any, heads: Any, key: Any) -> Any:
    """Scores of every relation to the given heads (0 is the root): ``float32[pieces, length, relations]``."""
    of_heads = jnp.concatenate(
        [jnp.broadcast_to(weights["named root"], (len(x), 1, NAMED)), x @ weights["named head"]["matrix"]], axis=1
    )
    away = jnp.where(heads == 0, NEAR, jnp.clip(heads - 1 - jnp.arange(heads.shape[1]), -NEAR, NEAR) + NEAR)
    hidden = dense(weights["named dependent"], x) + jnp.take_along_axis(of_heads, heads[..., None], axis=1)
    hidden = jax.nn.relu(hidden + weights["named away"][away])
    return dense(weights["relations"], dropped(key, hidden, DROP))


def loss(weights: Any, batch: Any, features: Any, key: Any) -> Any:
    first, second = jax.random.split(key)
    found = scores(weights, batch, features, first)
    mask = batch["mask"].astype("float32")
    sure = mask * batch["sure"] / 255

    def cross(score: Any, gold: Any, weight: Any) -> Any:
        return -jnp.sum(jnp.take_along_axis(jax.nn.log_softmax(score), gold[..., None], axis=-1)[..., 0] * weight)

    named = relations(weights, found["states"], batch["head"], second)
    total = cross(found["arcs"], batch["head"], sure) + cross(named, batch["deps"], sure)
    total = total + 0.5 * cross(found["tags"], batch["tags"], mask) + 0.25 * cross(found["pos"], batch["pos"], mask)
    starts = begins(batch["sentence"])
    score = found["start"][..., 0]
    total = total + jnp.sum((jax.nn.softplus(score) - starts * score)[:, 1:] * mask[:, 1:])
    return total / mask.sum()


def begins(sentence: Any) -> Any:
    return jnp.concatenate([jnp.ones((len(sentence), 1)), sentence[:, 1:] != sentence[:, :-1]], axis=1)


@jax.jit
def update(state: Any, batch: Any, features: Any, key: Any, step: Any, steps: Any) -> tuple[Any, Any]:
    value, slope = jax.value_and_grad(loss)(state[0], batch, features, jax.random.fold_in(key, step))
    return DESCENT.step(state, slope, step, steps), value


@jax.jit
def best(weights: Any, batch: Any, features: Any) -> dict[str, Any]:
    found = scores(weights, batch, features, None)
    heads = found["arcs"].argmax(-1)
    named = relations(weights, found["states"], heads, None)
    return {
        "head": heads, "deps": named.argmax(-1), "tags": found["tags"].argmax(-1), "pos": found["pos"].argmax(-1),
        "starts": found["start"][..., 0] > 0,
    }  # fmt: skip


def figures(weights: Any, part: Part, features: Any, tokens: int) -> str:
    """Share of words with the right head, head and relation, tag, part of speech, inside the treebanks' sentences and with
    the best head of each word; F1 of sentence beginnings."""
    right = dict.fromkeys(("UAS", "LAS", "tags", "pos"), 0)
    size = hit = told = real = 0
    for batch in part.batches(tokens):
        found = jax.device_get(best(weights, batch, features))
        mask = batch["mask"]
        size += int(mask.sum())
        head = found["head"] == batch["head"]
        for name, row in (("UAS", head), ("LAS", head & (found["deps"] == batch["deps"])),
                          ("tags", found["tags"] == batch["tags"]), ("pos", found["pos"] == batch["pos"])):  # fmt: skip
            right[name] += int((row & mask).sum())
        gold = (batch["sentence"][:, 1:] != batch["sentence"][:, :-1]) & mask[:, 1:]
        said = found["starts"][:, 1:] & mask[:, 1:]
        hit, told, real = hit + int((gold & said).sum()), told + int(said.sum()), real + int(gold.sum())
    return (
        " ".join(f"{name} {100 * n / size:.2f}" for name, n in right.items())
        + f" starts {200 * hit / (told + real):.2f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("given", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--batch", type=int, default=8192, help="tokens, padding among them")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=0, help="fewer epochs if they would take longer; 0: never")
    parser.add_argument("--pieces", type=int, default=0, help="learn from so many pieces only, to try it out")
    given = parser.parse_args()
    began = time.time()

    def tell(*words: object) -> None:
        print(f"{(time.time() - began) / 60:5.2f} min", *words, flush=True)

    arrays = dict(np.load(given.given))
    features = jnp.asarray(arrays["features"])
    train, dev = Part(arrays, {"gold": GOLD, "silver": 1}), Part(arrays, {"dev": 1})
    if given.pieces:
        train.lengths, train.times = train.lengths[: given.pieces], train.times[: given.pieces]
    labels = {name: len(arrays[f"labels.{name}"]) for name in ("deps", "tags", "pos")}
    sizes = [len(arrays[f"vocabulary{n}"]) + 1 for n in range(features.shape[1])]
    weights = new_weights(jax.random.PRNGKey(given.seed), sizes, labels)
    tell(jax.devices(), f"{sum(w.size for w in jax.tree_util.tree_leaves(weights)) / 1e6:.1f} million weights")
    state = begin(weights)
    key = jax.random.PRNGKey(given.seed + 1)
    chance = np.random.default_rng(given.seed)
    steps = given.epochs * sum(1 for _ in train.batches(given.batch))
    step, epoch, epochs = 0, 0, given.epochs
    while epoch < epochs:
        epoch += 1
        losses, started = [], time.time()
        for batch in train.batches(given.batch, chance):
            step += 1
            state, value = update(state, batch, features, key, step, steps)
            losses.append(value)
        mean = np.mean([float(v) for v in losses])
        if epoch == 2 and given.minutes:  # everything is compiled by now
            left = 60 * given.minutes - (time.time() - began)
            epochs = max(epoch + 1, min(epochs, epoch + int(left / (time.time() - started))))
            steps = round(steps * epochs / given.epochs)
        told = f"epoch {epoch} of {epochs} loss {mean:.4f}"
        if epoch % 5 == 0 or epoch == epochs:
            told += " " + figures(state[3], dev, features, given.batch)
        tell(told)
    flat, _ = jax.tree_util.tree_flatten_with_path(jax.device_get(state[3]))
    named = {"/".join(str(getattr(k, "key", getattr(k, "idx", k))) for k in path): w for path, w in flat}
    arrays = {name: np.asarray(w, "float16") for name, w in named.items()}
    np.savez(given.out, **arrays)
    tell(f"{given.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
