"""Which tokens are source, cue and content of a statement? A small convolution over hashed features, trained here.

``float32[tokens, labels]`` comes out of the network; the best path through it that is a proper sequence of beginnings and
insides gives the spans (Viterbi 1967).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import srsly
from murmurhash import mrmr
from thinc.api import HashEmbed, Maxout, Model, Softmax, chain, clone, concatenate, expand_window, residual, with_array

from dragoman.errors import DragomanError
from dragoman.language.analysis import Analysis, Token
from dragoman.lexicon.reporting import reporting_words
from dragoman.models import folder
from dragoman.spans import Span

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
# name of a feature, rows of its hash table
FEATURES = (
    ("word", 4000), ("suffix", 1500), ("shape", 500), ("tag", 200), ("relation", 300), ("head", 2500),
    ("quotation", 100), ("reporting", 300), ("name", 100),
)  # fmt: skip
WIDTH, DEPTH = 64, 4
DROPOUT = 0.25  # in training only


def new_network() -> Model[Any, Any]:
    """Return an untrained network: one hash embedding a feature, mixed, then windows of three tokens four times."""
    embeds: list[Model[Any, Any]] = [
        HashEmbed(WIDTH, rows, column=i, seed=i + 1) for i, (_, rows) in enumerate(FEATURES)
    ]
    mixed = Maxout(WIDTH, WIDTH * len(FEATURES), nP=3, normalize=True, dropout=DROPOUT)
    layer = residual(chain(expand_window(1), Maxout(WIDTH, WIDTH * 3, nP=3, normalize=True, dropout=DROPOUT)))
    inside: Model[Any, Any] = chain(concatenate(*embeds), mixed, clone(layer, DEPTH), Softmax(len(LABELS), WIDTH))
    return with_array(inside, pad=DEPTH)


@lru_cache(maxsize=1)
def load_network() -> Model[Any, Any]:
    """Return the network that ships.

    Raises: DragomanError when it was trained for other features than this code computes.
    """
    home = folder("statements")
    card = _card(home)
    if card.get("features") != [name for name, _ in FEATURES] or card.get("labels") != list(LABELS):
        raise DragomanError("the statement model was trained for other features", str(home), "train it again")
    network = new_network()
    network.initialize([np.zeros((2, len(FEATURES)), dtype="uint64")])
    network.from_bytes((home / "network.bin").read_bytes())
    return network


def _card(home: Path) -> dict[str, Any]:
    try:
        card: dict[str, Any] = srsly.read_json(home / "features.json")
    except (OSError, ValueError) as error:
        raise DragomanError(
            f"the statement model cannot be read: {error}", str(home), "install dragoman again"
        ) from error
    return card


def tag(analysis: Analysis, states: list[str]) -> list[str]:
    """Return one label a token; ``states`` as ``quotation_states`` gives them."""
    if not analysis.tokens:
        return []
    scores = load_network().predict([features(analysis, states)])[0]
    return [LABELS[i] for i in best_path(np.asarray(scores))]


# ---------------------------------------------------------------- features
def features(analysis: Analysis, states: list[str]) -> np.ndarray[Any, Any]:
    """Return ``uint64[tokens, features]``: hashed values, one column a feature of ``FEATURES``."""
    reports = _reporting(analysis)
    first_of = {p.first for p in analysis.paragraphs}
    rows = []
    for token in analysis.tokens:
        head = analysis.tokens[token.head]
        quotation = states[token.index] + ("^" if token.index in first_of else "")
        name = analysis.names[token.name].label if token.name >= 0 else "-"
        rows.append(
            (
                _hash("w", token.lower),
                _hash("s", token.lower[-3:] + token.tag),
                _hash("h", _shape(token.text)),
                _hash("t", token.tag + token.pos),
                _hash("r", token.dep + ("<" if token.head < token.index else ">") + head.pos),
                _hash("l", head.lemma.lower()),
                _hash("q", quotation),
                _hash("p", reports[token.index]),
                _hash("n", name),
            )
        )
    return np.array(rows, dtype="uint64")


@lru_cache(maxsize=200_000)
def _hash(feature: str, value: str) -> int:
    return int(mrmr.hash_unicode(feature + value)) & 0xFFFFFFFF


@lru_cache(maxsize=100_000)
def _shape(text: str) -> str:
    out = ""
    for c in text[:12]:
        kind = "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c
        if not out.endswith(kind * 3):
            out += kind
    return out


def quotation_states(analysis: Analysis, quotations: tuple[Span, ...]) -> list[str]:
    """For each token: ``o`` outside, ``i`` inside a quotation, ``b`` its first token, ``s`` inside a short one (under four words)."""
    out = ["o"] * len(analysis.tokens)
    for span in quotations:
        inside = analysis.tokens_in(span.start, span.end)
        for at in inside:
            out[at] = "i" if len(inside) >= 4 else "s"
        if len(inside):
            out[inside[0]] = "b" + out[inside[0]]
    return out


def _reporting(analysis: Analysis) -> list[str]:
    """For each token the nearest reporting word above it and the branch that leads there (``say:ccomp``)."""
    words = reporting_words()
    kinds = [words.get((t.lemma.lower(), t.pos if t.pos != "AUX" else "VERB"), "") for t in analysis.tokens]
    out = []
    for token in analysis.tokens:
        out.append(_climb(analysis.tokens, kinds, token))
    return out


def _climb(tokens: list[Token], kinds: list[str], token: Token) -> str:
    if kinds[token.index]:
        return "self:" + kinds[token.index]
    at = token
    for step in range(12):
        head = tokens[at.head]
        if head.index == at.index:
            # said X at the top of an inverted sentence: the report hangs below the content
            return "root"
        if kinds[head.index]:
            side = "<" if token.index > head.index else ">"
            return f"{kinds[head.index]}:{at.dep}:{side}" + ("" if step else "!")
        at = head
    return "far"


# ---------------------------------------------------------------- the best path
def _allowed() -> np.ndarray[Any, Any]:
    moves = np.zeros((len(LABELS), len(LABELS)), dtype="float32")
    for i, before in enumerate(LABELS):
        for j, label in enumerate(LABELS):
            if label.startswith("I-") and before[2:] != label[2:]:
                moves[i, j] = -1e4
    return moves


_MOVES = _allowed()


def best_path(scores: np.ndarray[Any, Any]) -> list[int]:
    """Return the best proper path through ``float32[tokens, labels]`` of probabilities."""
    logs = np.log(scores + 1e-8)
    best = logs[0] + np.array([-1e4 if label.startswith("I-") else 0.0 for label in LABELS], dtype="float32")
    back = np.zeros(logs.shape, dtype="int64")
    for at in range(1, len(logs)):
        ways = best[:, None] + _MOVES
        back[at] = ways.argmax(axis=0)
        best = ways.max(axis=0) + logs[at]
    path = [int(best.argmax())]
    for at in range(len(logs) - 1, 0, -1):
        path.append(int(back[at, path[-1]]))
    return path[::-1]
