"""What the teachers learn from and read, as numbers: ``python -m dragoman.training.syntax.sentences --out teachers.npz``.

Gold: the treebanks' train parts, and a third of their dev parts to look at. Silver: PolNeAR's train articles and the
stories, cut into our own tokens; sentences end where Stanford CoreNLP ended them (PolNeAR), or where our pipeline does.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import svds

from dragoman.language import document_text, load_language, pieces_of
from dragoman.models.syntax import feature_values
from dragoman.record.model import Document
from dragoman.training.treebanks import read_treebank

LONGEST = 96  # tokens of a sentence; longer ones are left out
FEATURES = ("word", "prefix 1", "prefix 2", "prefix 3", "suffix 1", "suffix 2", "suffix 3", "suffix 4", "shape")
LEAST = {"word": 2}  # how often a value must come in the gold not to be unknown; else 3
WIDTH = 128  # of the vectors
WINDOW = 2  # words to each side that count as a word's company
COMPANY = 4  # how often a word must come to have a vector


@dataclass
class Text:
    """Sentences of one part. ``heads`` count inside the sentence, -1 is the root; empty columns where nothing is known.

    ``paragraphs``: number of the paragraph of each sentence, so that a reader of silver can put them together again.
    """

    words: list[list[str]] = field(default_factory=list)
    spaces: list[list[bool]] = field(default_factory=list)
    heads: list[list[int]] = field(default_factory=list)
    deps: list[list[str]] = field(default_factory=list)
    tags: list[list[str]] = field(default_factory=list)
    pos: list[list[str]] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)


def gold(paths: Iterable[Path], *, free_only: bool, every: int = 1) -> Text:
    text, number = Text(), 0
    for path in paths:
        for _, paragraph in read_treebank(path, free_only=free_only):
            for one in paragraph:
                number += 1
                if number % every or len(one.words) > LONGEST:
                    continue
                text.words.append(one.words)
                text.spaces.append(one.spaces)
                text.heads.append([-1 if d == "ROOT" else h for h, d in zip(one.heads, one.deps, strict=True)])
                text.deps.append(one.deps)
                text.tags.append(one.tags)
                text.pos.append(one.pos)
                text.paragraphs.append(number)
    return text


def silver(shared: Path) -> Text:
    """Return the sentences that the teachers are to read."""
    text, number = Text(), 0
    for article, ends in _articles(shared):
        for paragraph in _sentences(article, ends):
            number += 1
            for words, spaces in paragraph:
                if len(words) <= LONGEST:
                    text.words.append(words)
                    text.spaces.append(spaces)
                    text.paragraphs.append(number)
    return text


def _articles(shared: Path) -> Iterator[tuple[str, set[int] | None]]:
    """Yield texts and the offsets at which a sentence begins, or None where nobody has told."""
    with gzip.open(shared / "bench/polnear/polnear.train.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    with gzip.open(shared / "data/polnear/corenlp.train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for name, sentences in map(json.loads, lines):
            if name in texts:
                yield texts[name], {sentence[0][2] for sentence in sentences if sentence}
    with gzip.open(shared / "bench/events/stories.train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield row["text"], None


def _sentences(article: str, begins: set[int] | None) -> Iterator[list[tuple[list[str], list[bool]]]]:
    nlp = load_language()
    document = Document(id="", text=article)
    for piece in pieces_of(article):
        words = document_text(document, piece)
        doc = nlp.make_doc(words) if begins is not None else nlp(words)
        paragraph: list[tuple[list[str], list[bool]]] = []
        new = True
        for token in doc:
            starts = bool(token.is_sent_start) if begins is None else piece[0] + token.idx in begins
            if token.is_space:
                new = new or starts
                continue
            if new or starts:
                paragraph.append(([], []))
            new = False
            paragraph[-1][0].append(token.text)
            paragraph[-1][1].append(bool(token.whitespace_))
        if paragraph:
            yield paragraph


def values(word: str) -> tuple[str, ...]:
    """Return the features of a form, marks of quotation made plain."""
    plain, *rest = feature_values(word)
    return (plain, plain[:1], *rest)


def vectors(texts: Sequence[Text], forms: dict[str, int]) -> Any:
    """Return ``float16[forms, WIDTH]``: positive pointwise mutual information with the words near by, cut down to its
    largest singular values (Levy, Goldberg and Dagan 2015). Rare words have zeros."""
    sentences = [[feature_values(w)[0] for w in words] for text in texts for words in text.words]
    counts = Counter(word for words in sentences for word in words)
    known = {word: n for n, word in enumerate(w for w, c in counts.most_common() if c >= COMPANY)}
    pairs: Counter[tuple[int, int]] = Counter()
    for words in sentences:
        row = [known.get(w, -1) for w in words]
        for away in range(1, WINDOW + 1):
            pairs.update((a, b) for a, b in zip(row, row[away:], strict=False) if a >= 0 and b >= 0)
    at = np.array(list(pairs), dtype="int32")
    n = np.fromiter(pairs.values(), dtype="float64")
    # left and right company are told apart: the columns of one stand behind those of the other
    size = len(known)
    rows = np.concatenate([at[:, 0], at[:, 1]])
    columns = np.concatenate([at[:, 1], at[:, 0] + size])
    n = np.concatenate([n, n])
    of_row, of_column = np.bincount(rows, n, size), np.bincount(columns, n, 2 * size) ** 0.75
    mutual = np.log(n * of_column.sum() / (of_row[rows] * of_column[columns]))
    kept = mutual > 0
    matrix = sparse.csr_matrix((mutual[kept], (rows[kept], columns[kept])), shape=(size, 2 * size))
    u, s, _ = svds(matrix, k=WIDTH, random_state=1)
    table = u * np.sqrt(s)
    table /= table.std()
    found = np.zeros((len(forms), WIDTH), "float16")
    for form, number in forms.items():
        row_of = known.get(feature_values(form)[0])
        if row_of is not None:
            found[number] = table[row_of]
    return found


def write(out: Path, parts: dict[str, Text]) -> None:
    """Write all parts with one table of forms and their features."""
    forms: dict[str, int] = {}
    for text in parts.values():
        for words in text.words:
            for word in words:
                forms.setdefault(word, len(forms))
    counts = [Counter[str]() for _ in FEATURES]
    for words in parts["train"].words:
        for word in words:
            for column, value in zip(counts, values(word), strict=True):
                column[value] += 1
    numbers = [
        {v: n for n, v in enumerate((v for v, c in column.most_common() if c >= LEAST.get(name, 3)), 1)}
        for name, column in zip(FEATURES, counts, strict=True)
    ]
    table = np.array([[n.get(v, 0) for n, v in zip(numbers, values(form), strict=True)] for form in forms], "int32")
    labels = {
        name: sorted({v for row in getattr(parts["train"], name) for v in row}) for name in ("deps", "tags", "pos")
    }
    arrays: dict[str, Any] = {
        "forms": np.array(list(forms)), "features": table, "sizes": np.array([len(n) + 1 for n in numbers]),
        "vectors": vectors(list(parts.values()), forms),
    } | {f"labels.{name}": np.array(known) for name, known in labels.items()}  # fmt: skip
    for part, text in parts.items():
        arrays[f"{part}.lengths"] = np.array([len(words) for words in text.words], "int16")
        arrays[f"{part}.paragraphs"] = np.array(text.paragraphs, "int32")
        arrays[f"{part}.words"] = np.array([forms[w] for words in text.words for w in words], "int32")
        arrays[f"{part}.spaces"] = np.array([s for spaces in text.spaces for s in spaces], "bool")
        if text.heads:
            arrays[f"{part}.heads"] = np.array([h for row in text.heads for h in row], "int16")
            for name, known in labels.items():
                row_of = {v: n for n, v in enumerate(known)}
                numbers_of = [row_of.get(v, 0) for row in getattr(text, name) for v in row]
                arrays[f"{part}.{name}"] = np.array(numbers_of, "uint8")
    np.savez_compressed(out, **arrays)
    for part in parts:
        print(f"{part}: {len(arrays[f'{part}.lengths']):,} sentences, {len(arrays[f'{part}.words']):,} tokens")
    print(f"{len(forms):,} forms; {out.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("teachers.npz"))
    given = parser.parse_args()
    ud = given.shared / "data" / "ud"

    def of(part: str) -> list[Path]:
        return [ud / f"{name}-{part}.conllu.gz" for name in ("en_gum", "en_ewt")]

    write(
        given.out,
        {
            "train": gold(of("train"), free_only=True),
            "dev": gold(of("dev"), free_only=False, every=3),
            "silver": silver(given.shared),
        },
    )


if __name__ == "__main__":
    main()
