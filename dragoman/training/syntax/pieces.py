"""What the network learns, as numbers: ``python -m dragoman.training.syntax.pieces teachers.npz silver.npz syntax.npz``.

Pieces are runs of whole sentences of one paragraph. Gold is the treebanks' train parts, silver the trees that the
teachers made of news; how sure they are of a word is what its head and relation weigh.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.models.syntax import FEATURES, LONGEST, feature_values
from dragoman.training.treebanks import read_treebank

LEAST = {"word": 3}  # how often a value must come in gold and silver not to be unknown; else 5
COLUMNS = ("words", "sentence", "head", "deps", "tags", "pos", "sure")


@dataclass
class Sentence:
    """``heads`` count inside the sentence, -1 is the root; ``sure`` from 0 to 255."""

    words: Sequence[str]
    heads: Sequence[int]
    deps: Sequence[str]
    tags: Sequence[str]
    pos: Sequence[str]
    sure: Sequence[int]


@dataclass
class Part:
    """Pieces as columns, one value a token; ``head`` counts inside the piece, -1 is the root."""

    lengths: list[int] = field(default_factory=list)
    columns: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in COLUMNS})

    def add(self, sentences: Sequence[Sentence]) -> None:
        offset = 0
        for number, one in enumerate(sentences):
            size = len(one.words)
            self.columns["words"] += one.words
            self.columns["sentence"] += [number] * size
            self.columns["head"] += [offset + h if h >= 0 else -1 for h in one.heads]
            self.columns["deps"] += one.deps
            self.columns["tags"] += one.tags
            self.columns["pos"] += one.pos
            self.columns["sure"] += one.sure
            offset += size
        self.lengths.append(offset)


def gold(paths: Iterable[Path], *, free_only: bool) -> Iterator[list[Sentence]]:
    """Yield the sentences of each paragraph."""
    for path in paths:
        for _, paragraph in read_treebank(path, free_only=free_only):
            yield [
                Sentence(
                    words=one.words,
                    heads=[-1 if d == "ROOT" else h for h, d in zip(one.heads, one.deps, strict=True)],
                    deps=one.deps, tags=one.tags, pos=one.pos, sure=[255] * len(one.words),
                )
                for one in paragraph
            ]  # fmt: skip


def silver(asked: Path, answered: Path) -> Iterator[list[Sentence]]:
    """Yield what the teachers said of each paragraph."""
    given, found = dict(np.load(asked)), dict(np.load(answered))
    labels = {name: [str(v) for v in given[f"labels.{name}"]] for name in ("deps", "tags", "pos")}
    forms = [str(form) for form in given["forms"]]
    starts = np.concatenate([[0], np.cumsum(given["silver.lengths"].astype("int64"))])
    words = given["silver.words"].tolist()
    columns = {name: found[name].tolist() for name in ("heads", "deps", "tags", "pos", "sure")}
    run: list[Sentence] = []
    last = -1
    for number, paragraph in enumerate(given["silver.paragraphs"].tolist()):
        first, end = int(starts[number]), int(starts[number + 1])
        if run and paragraph != last:
            yield run
            run = []
        last = paragraph
        named = {name: [labels[name][n] for n in columns[name][first:end]] for name in labels}
        heads, sure = columns["heads"][first:end], columns["sure"][first:end]
        run.append(Sentence([forms[n] for n in words[first:end]], heads, **named, sure=sure))
    if run:
        yield run


def part_of(paragraphs: Iterable[Sequence[Sentence]]) -> Part:
    """Put as many sentences of a paragraph into a piece as fit."""
    part = Part()
    for paragraph in paragraphs:
        run: list[Sentence] = []
        size = 0
        for one in paragraph:
            if size + len(one.words) > LONGEST and run:
                part.add(run)
                run, size = [], 0
            if len(one.words) <= LONGEST:
                run.append(one)
                size += len(one.words)
        if run:
            part.add(run)
    return part


def write(out: Path, parts: dict[str, Part]) -> None:
    forms: dict[str, int] = {}
    counts = [Counter[str]() for _ in FEATURES]
    for name, part in parts.items():
        for word in part.columns["words"]:
            forms.setdefault(word, len(forms))
            if name != "dev":
                for count, value in zip(counts, feature_values(word), strict=True):
                    count[value] += 1
    vocabularies = [
        [v for v, c in column.most_common() if c >= LEAST.get(name, 5)]
        for name, column in zip(FEATURES, counts, strict=True)
    ]
    numbers = [{v: n for n, v in enumerate(values, 1)} for values in vocabularies]
    table = [[n.get(v, 0) for n, v in zip(numbers, feature_values(form), strict=True)] for form in forms]
    arrays: dict[str, Any] = {"features": np.array(table, "int32")}
    for n, values in enumerate(vocabularies):
        arrays[f"vocabulary{n}"] = np.array(values)
    for name in ("deps", "tags", "pos"):
        known = sorted(set(parts["gold"].columns[name]))
        arrays[f"labels.{name}"] = np.array(known)
        row_of = {v: n for n, v in enumerate(known)}
        for part in parts.values():
            part.columns[name] = [row_of.get(v, 0) for v in part.columns[name]]
    for name, part in parts.items():
        part.columns["words"] = [forms[w] for w in part.columns["words"]]
        arrays[f"{name}.lengths"] = np.array(part.lengths, "int32")
        for column in COLUMNS:
            kind = "int32" if column == "words" else "int16" if column in {"head", "sentence"} else "uint8"
            arrays[f"{name}.{column}"] = np.array(part.columns[column], kind)
        print(f"{name}: {len(part.lengths):,} pieces, {sum(part.lengths):,} tokens")
    np.savez_compressed(out, **arrays)
    print(f"{len(forms):,} forms, {[len(v) for v in vocabularies]}; {out.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("asked", type=Path, help="what sentences wrote")
    parser.add_argument("answered", type=Path, help="what teachers wrote")
    parser.add_argument("out", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    given = parser.parse_args()

    def of(part: str) -> list[Path]:
        return [given.shared / "data" / "ud" / f"{name}-{part}.conllu.gz" for name in ("en_gum", "en_ewt")]

    write(
        given.out,
        {
            "gold": part_of(gold(of("train"), free_only=True)),
            "silver": part_of(silver(given.asked, given.answered)),
            "dev": part_of(list(gold(of("dev"), free_only=False))[::3]),
        },
    )


if __name__ == "__main__":
    main()
