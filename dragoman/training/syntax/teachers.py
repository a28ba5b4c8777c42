"""Several large parsers, trained at once, read what nobody has annotated: ``python -m training.syntax.teachers teachers.npz silver.npz``.

Each is an embedding of a word's form and company, three layers of a long short-term memory from both ends, and biaffine
attention for heads and relations (Dozat and Manning 2017), with tags and parts of speech from the same states. They
differ by their seed. What comes out for a sentence is what they say together: the mean of their distributions; it is
left out where the best heads make no tree. Needs JAX and numpy and nothing else of the package, so that it can run
where only these are (``PYTHONPATH=dragoman``); minutes on a GPU, most of a day on two cores.
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

LENGTHS = (24, 48, 96)  # sentences are padded to one of these, so that few shapes are compiled
LAYERS = 3
HIDDEN = 400  # of each direction
ARCS, RELATIONS = 500, 128  # widths of the biaffine parts
EMBEDDED = (128, 16, 24, 32, 16, 24, 32, 40, 24)  # widths of the features' embeddings, in their order
HIDDEN_WORDS = 0.2  # share of words of which only the affixes, the shape or the company are told in training
DROP = 0.33
DESCENT = Descent(rate=2e-3, warm=200, least=0.02, longest=2.0, squares=0.95, decay=1e-5, kept=0.998)
ONE = jnp.float32

jax.config.update("jax_default_matmul_precision", "tensorfloat32")


class Part:
    """One part of the file: sentences as flat columns with their lengths."""

    def __init__(self, arrays: Any, name: str) -> None:
        self.lengths = arrays[f"{name}.lengths"].astype("int32")
        self.starts = np.concatenate([[0], np.cumsum(self.lengths)])
        self.words = arrays[f"{name}.words"]
        known = [column for column in ("heads", "deps", "tags", "pos") if f"{name}.{column}" in arrays]
        self.columns = {column: arrays[f"{name}.{column}"] for column in known}

    def batches(self, tokens: int, chance: np.random.Generator | None = None) -> Iterator[tuple[Any, dict[str, Any]]]:
        """Yield (numbers of sentences, padded columns); ``heads`` count from 1, 0 is the root."""
        flat = {name: values.astype("int32") + (name == "heads") for name, values in self.columns.items()}
        yield from padded({"words": self.words, **flat}, self.lengths, LENGTHS, tokens, chance)


# ---------------------------------------------------------------- one network
def new_weights(key: Any, sizes: list[int], vectors: int, labels: dict[str, int]) -> dict[str, Any]:
    keys = iter(jax.random.split(key, 64))

    def matrix(rows: int, columns: int) -> Any:
        return jax.random.normal(next(keys), (rows, columns)) / np.sqrt(rows)

    gates = jnp.concatenate([jnp.zeros(HIDDEN), jnp.ones(HIDDEN), jnp.zeros(2 * HIDDEN)])
    width = sum(EMBEDDED) + vectors
    weights: dict[str, Any] = {
        "embeddings": [0.1 * jax.random.normal(next(keys), (n, w)) for n, w in zip(sizes, EMBEDDED, strict=True)],
        "vectors": jnp.eye(vectors),
        "layers": [
            {
                "inner": jnp.stack([matrix(width if n == 0 else 2 * HIDDEN, 4 * HIDDEN) for _ in range(2)]),
                "recurrent": jnp.stack([matrix(HIDDEN, 4 * HIDDEN) for _ in range(2)]),
                "bias": jnp.stack([gates, gates]),
            }
            for n in range(LAYERS)
        ],
        "root": 0.1 * jax.random.normal(next(keys), (2 * HIDDEN,)),
    }
    for name, size in (("arc", ARCS), ("relation", RELATIONS)):
        for side in ("dependent", "head"):
            weights[f"{name} {side}"] = {"matrix": matrix(2 * HIDDEN, size), "bias": jnp.zeros(size)}
    weights["arc"] = jnp.zeros((ARCS + 1, ARCS))
    weights["relation"] = jnp.zeros((labels["deps"], RELATIONS + 1, RELATIONS + 1))
    for name in ("tags", "pos"):
        weights[name] = {
            "hidden": {"matrix": matrix(2 * HIDDEN, 200), "bias": jnp.zeros(200)},
            "out": {"matrix": 0.1 * matrix(200, labels[name]), "bias": jnp.zeros(labels[name])},
        }
    return weights


def walk(layer: dict[str, Any], x: Any, mask: Any) -> Any:
    """Both directions of one layer: ``float32[length, pieces, 2 * HIDDEN]``."""
    gates = jnp.einsum("tbi,dig->dtbg", x, layer["inner"]) + layer["bias"][:, None, None]
    both = jnp.stack([gates[0], gates[1, ::-1]], axis=1)  # length, direction, pieces, gates
    there = jnp.stack([mask, mask[::-1]], axis=1)[..., None]

    def step(state: Any, now: Any) -> Any:
        hidden, memory = state
        gate, here = now
        gate = gate + jnp.einsum("dbh,dhg->dbg", hidden, layer["recurrent"])
        i, f, o, candidate = jnp.split(gate, 4, axis=-1)
        new = jax.nn.sigmoid(f) * memory + jax.nn.sigmoid(i) * jnp.tanh(candidate)
        out = jax.nn.sigmoid(o) * jnp.tanh(new)
        return (jnp.where(here, out, hidden), jnp.where(here, new, memory)), jnp.where(here, out, 0)

    empty = jnp.zeros((2, x.shape[1], HIDDEN))
    out = jax.lax.scan(step, (empty, empty), (both, there))[1]
    return jnp.concatenate([out[:, 0], out[::-1, 1]], axis=-1)


def scores(weights: dict[str, Any], words: Any, mask: Any, features: Any, vectors: Any, key: Any) -> dict[str, Any]:
    """Return unnormalised scores: ``arcs[pieces, length, 1 + length]``, ``tags`` and ``pos``, and the states for relations."""
    keys: list[Any] = [None] * 16 if key is None else list(jax.random.split(key, 16))
    rows = features[words]
    if key is not None:
        shown = jax.random.bernoulli(keys[0], 1 - HIDDEN_WORDS, words.shape)
        rows = rows.at[..., 0].multiply(shown.astype("int32"))
    columns = [table[rows[..., n]] for n, table in enumerate(weights["embeddings"])]
    x = jnp.concatenate([*columns, vectors[words].astype(ONE) @ weights["vectors"]], axis=-1)
    x = jnp.transpose(x, (1, 0, 2))
    flat = mask.T
    x = dropped(keys[1], x, 0.25, x.shape)
    for n, layer in enumerate(weights["layers"]):
        x = walk(layer, x, flat)
        x = dropped(keys[2 + n], x, DROP, (1, *x.shape[1:]))
    states = jnp.transpose(x, (1, 0, 2))
    root = jnp.broadcast_to(weights["root"], (len(states), 1, states.shape[-1]))
    ahead = jnp.concatenate([root, states], axis=1)
    found: dict[str, Any] = {}
    for n, name in enumerate(("tags", "pos")):
        hidden = jax.nn.leaky_relu(dense(weights[name]["hidden"], states), 0.1)
        found[name] = dense(weights[name]["out"], dropped(keys[6 + n], hidden, DROP, hidden.shape))
    sides = {}
    for n, name in enumerate(("arc dependent", "arc head", "relation dependent", "relation head")):
        side = jax.nn.leaky_relu(dense(weights[name], ahead if name.endswith("head") else states), 0.1)
        sides[name] = dropped(keys[8 + n], side, DROP, (len(side), 1, side.shape[-1]))
    one = jnp.ones((*sides["arc dependent"].shape[:2], 1))
    arcs = jnp.einsum(
        "bia,ac,bjc->bij", jnp.concatenate([sides["arc dependent"], one], -1), weights["arc"], sides["arc head"]
    )
    possible = jnp.concatenate([jnp.ones((len(mask), 1), bool), mask], axis=1)[:, None]
    itself = jnp.eye(mask.shape[1], mask.shape[1] + 1, 1, dtype=bool)[None]
    found["arcs"] = jnp.where(possible & ~itself, arcs, -1e9)
    found["relation dependent"] = jnp.concatenate([sides["relation dependent"], one], -1)
    more = jnp.ones((*sides["relation head"].shape[:2], 1))
    found["relation head"] = jnp.concatenate([sides["relation head"], more], -1)
    return found


def relations(weights: dict[str, Any], found: dict[str, Any], heads: Any) -> Any:
    """Scores of every relation to the given heads: ``float32[pieces, length, relations]``."""
    chosen = jnp.take_along_axis(found["relation head"], heads[..., None], axis=1)
    return jnp.einsum("bia,rac,bic->bir", found["relation dependent"], weights["relation"], chosen)


def loss(weights: Any, batch: Any, features: Any, vectors: Any, key: Any) -> Any:
    mask = batch["mask"]
    found = scores(weights, batch["words"], mask, features, vectors, key)
    total = jnp.zeros(())
    parts = {
        "heads": (found["arcs"], 1.0), "deps": (relations(weights, found, batch["heads"]), 1.0),
        "tags": (found["tags"], 0.5), "pos": (found["pos"], 0.25),
    }  # fmt: skip
    for name, (score, weight) in parts.items():
        of_gold = jnp.take_along_axis(jax.nn.log_softmax(score), batch[name][..., None], axis=-1)[..., 0]
        total = total - weight * jnp.sum(of_gold * mask)
    return total / mask.sum()


# ---------------------------------------------------------------- several of them
@jax.jit
def update(state: Any, keys: Any, batch: Any, features: Any, vectors: Any, step: Any, steps: Any) -> tuple[Any, Any]:
    """One step of every network."""

    def one(state: Any, key: Any) -> Any:
        value, slope = jax.value_and_grad(loss)(state[0], batch, features, vectors, jax.random.fold_in(key, step))
        return DESCENT.step(state, slope, step, steps), value

    found: tuple[Any, Any] = jax.vmap(one)(state, keys)
    return found


@jax.jit
def together(weights: Any, words: Any, mask: Any, features: Any, vectors: Any) -> dict[str, Any]:
    """What the networks say together of a batch: best heads (0 is the root), relations, tags, parts of speech, and how
    sure they are of head and relation."""

    found = jax.vmap(lambda one: scores(one, words, mask, features, vectors, None))(weights)
    mean = {name: jax.nn.softmax(found[name]).mean(0) for name in ("arcs", "tags", "pos")}
    heads = one_root(mean["arcs"], mask)
    named = jax.nn.softmax(jax.vmap(relations, (0, 0, None))(weights, found, heads)).mean(0)
    sure = jnp.take_along_axis(mean["arcs"], heads[..., None], axis=-1)[..., 0] * named.max(-1)
    return {
        "heads": heads, "deps": named.argmax(-1), "tags": mean["tags"].argmax(-1), "pos": mean["pos"].argmax(-1),
        "sure": sure,
    }  # fmt: skip


def one_root(arcs: Any, mask: Any) -> Any:
    """The best head of every word, where just one word, the likeliest, hangs on the root."""
    roots = jnp.where(mask, arcs[:, :, 0], -1)
    best = roots.argmax(-1)
    others = 1 + arcs[:, :, 1:].argmax(-1)
    return jnp.where(jnp.arange(arcs.shape[1])[None] == best[:, None], 0, others)


def is_tree(heads: Any) -> bool:
    """Whether every word reaches the root; ``heads`` count from 1."""
    for start in range(len(heads)):
        at, steps = start, 0
        while heads[at]:
            at, steps = heads[at] - 1, steps + 1
            if steps > len(heads):
                return False
    return True


def read(weights: Any, part: Part, features: Any, vectors: Any, tokens: int) -> dict[str, Any]:
    """Return flat columns for a part: ``heads`` inside the sentence with -1 for the root, ``sure`` in 255 parts, and for
    each sentence whether it is a ``tree``."""
    size = len(part.words)
    out = {name: np.zeros(size, kind) for name, kind in (("heads", "int16"), ("deps", "uint8"), ("tags", "uint8"),
                                                         ("pos", "uint8"), ("sure", "uint8"))}  # fmt: skip
    tree = np.zeros(len(part.lengths), bool)
    for members, batch in part.batches(tokens):
        found = jax.device_get(together(weights, batch["words"], batch["mask"], features, vectors))
        for n, sentence in enumerate(members):
            start, length = part.starts[sentence], part.lengths[sentence]
            heads = found["heads"][n, :length].tolist()
            tree[sentence] = is_tree(heads)
            out["heads"][start : start + length] = np.array(heads) - 1
            out["sure"][start : start + length] = np.round(255 * found["sure"][n, :length])
            for name in ("deps", "tags", "pos"):
                out[name][start : start + length] = found[name][n, :length]
    return out | {"tree": tree}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("given", type=Path, help="what sentences wrote")
    parser.add_argument("out", type=Path)
    parser.add_argument("--networks", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=40)
    parser.add_argument("--batch", type=int, default=4608, help="tokens, padding among them")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=0, help="fewer epochs if they would take longer; 0: never")
    parser.add_argument("--sentences", type=int, default=0, help="learn from so many sentences only, to try it out")
    given = parser.parse_args()
    began = time.time()

    def tell(*words: object) -> None:
        print(f"{(time.time() - began) / 60:5.2f} min", *words, flush=True)

    arrays = dict(np.load(given.given))
    tell(jax.devices(), f"{len(arrays['forms']):,} forms")
    features, vectors = jnp.asarray(arrays["features"]), jnp.asarray(arrays["vectors"])
    train, dev, silver = (Part(arrays, name) for name in ("train", "dev", "silver"))
    if given.sentences:
        for part in (train, dev, silver):
            part.lengths = part.lengths[: given.sentences]
    labels = {name: len(arrays[f"labels.{name}"]) for name in ("deps", "tags", "pos")}
    keys = jax.random.split(jax.random.PRNGKey(given.seed), given.networks)
    sizes = [int(n) for n in arrays["sizes"]]
    weights = jax.vmap(lambda key: new_weights(key, sizes, vectors.shape[1], labels))(keys)
    state = begin(weights)
    chance = np.random.default_rng(given.seed)
    steps = given.epochs * sum(1 for _ in train.batches(given.batch))
    step, epoch, epochs = 0, 0, given.epochs
    while epoch < epochs:
        epoch += 1
        losses, started = [], time.time()
        for _, batch in train.batches(given.batch, chance):
            step += 1
            state, values = update(state, keys, batch, features, vectors, step, steps)
            losses.append(values)
        mean = np.mean([np.asarray(v).mean() for v in losses])
        if epoch == 3 and given.minutes:  # everything is compiled by now
            left = 60 * given.minutes - (time.time() - began)
            epochs = max(epoch + 1, min(epochs, epoch + int(left / (time.time() - started))))
            steps = round(steps * epochs / given.epochs)
        told = f"epoch {epoch} of {epochs} loss {mean:.4f}"
        if epoch % 10 == 0 or epoch == epochs:
            told += " " + figures(read(state[3], dev, features, vectors, 2 * given.batch), dev)
        tell(told)
    found = read(state[3], silver, features, vectors, 2 * given.batch)
    tell(f"{found['tree'].mean():.3f} of {len(silver.lengths):,} sentences are trees")
    np.savez_compressed(given.out, **found)
    tell(f"{given.out.stat().st_size / 1e6:.1f} MB")


def figures(found: dict[str, Any], part: Part) -> str:
    """Share of words with the right head, with the right head and relation, tag, part of speech."""
    size = int(part.lengths.sum())
    heads = found["heads"][:size] == part.columns["heads"][:size]
    rows = {"UAS": heads, "LAS": heads & (found["deps"][:size] == part.columns["deps"][:size])}
    rows |= {name: found[name][:size] == part.columns[name][:size] for name in ("tags", "pos")}
    return " ".join(f"{name} {100 * float(row.mean()):.2f}" for name, row in rows.items()) + (
        f" trees {found['tree'].mean():.3f}"
    )


if __name__ == "__main__":
    main()
