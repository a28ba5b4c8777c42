"""Train the tagger of names: ``python -m dragoman.training.names --shared ../shared --out dragoman/models/names``.

Each corpus marks names in its own way, so its name is a feature; ``dragoman.language.names.HERE`` asks for one way.
``--without re3d`` leaves the documents out whose names are a benchmark; ``--fold 0`` leaves every second of them out,
``--fold 1`` the others, and tells their ids: the two runs give a cross-validated score.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from dragoman.language import analyse_many, analysis_of, load_language
from dragoman.language.analysis import Analysis
from dragoman.language.names import FEATURES, LABELS, features
from dragoman.lexicon.countries import country_of_demonym
from dragoman.lexicon.names import load_name_words
from dragoman.lexicon.roles import role_words
from dragoman.models.tagger import cut, load_from, runs_of
from dragoman.record.model import Document
from dragoman.training.tagger import Feature, Piece, Recipe, Trained, train
from dragoman.training.treebanks import read_bio, silver_docs, spaced, treebank_docs

# how often a piece of each corpus comes in an epoch
WEIGHTS = {"gum": 1.5, "wikigold": 3.0, "wnut17": 0.7, "btc": 0.7, "polnear": 1.0, "re3d": 4.0}
BLANKED = 0.3
COLUMNS = (
    Feature("word", 48, least=2, blanked=BLANKED),
    Feature("prefix", 16, least=3, blanked=BLANKED / 3),
    Feature("suffix", 24, least=3, blanked=BLANKED / 3),
    Feature("shape", 24, least=3, blanked=0.05),
    Feature("tag", 16, blanked=0.05),
    Feature("relation", 16, least=2, blanked=0.1),
    Feature("head", 24, least=2, blanked=0.7 * BLANKED),
    Feature("lexicon", 16, least=2, blanked=0.1),
    Feature("corpus", 6, blanked=0.2),
)
FOLDS = 2
CORPORA = {
    "wikigold": {"per": "PERSON", "org": "ORG", "loc": "LOC", "misc": "MISC"},
    "wnut17": {"person": "PERSON", "corporation": "ORG", "group": "ORG", "location": "LOC", "creative-work": "MISC",
               "product": "MISC"},
    "btc": {"per": "PERSON", "org": "ORG", "loc": "LOC"},
}  # fmt: skip
RE3D = {"Person": "PERSON", "Organisation": "ORG", "Location": "LOC", "Nationality": "MISC"}
SMALL = {"of", "for", "and", "the", "on", "in", "al", "bin", "ibn", "ul", "de", "to", "s", "'s", "’s"}

Marked = tuple[str, Analysis, list[str]]  # corpus, analysis, one label a token


def marked_texts(data: Path, seed: int) -> Iterator[Marked]:
    """Yield the corpora under ``data`` whose words come with labels: GUM, Wikigold, WNUT 2017, BTC, and PolNeAR in silver."""
    vocab = load_language().vocab
    yield from _analysed("gum", treebank_docs(vocab, data / "ud" / "en_gum-train.conllu.gz", seed=seed))
    for corpus, kinds in CORPORA.items():
        yield from _analysed(corpus, _bio_docs(vocab, data / "ner" / f"{corpus}.conll.gz", kinds))
    yield from _analysed("polnear", silver_docs(vocab, data, chance=random.Random(seed)))


def _bio_docs(vocab: Vocab, path: Path, kinds: dict[str, str]) -> Iterator[Doc]:
    for words, tags in read_bio(path, kinds):
        if not path.name.startswith("btc") or any(tag != "O" for tag in tags):
            yield Doc(vocab, words=words, spaces=spaced(words), ents=tags)


def _analysed(corpus: str, docs: Iterable[Doc]) -> Iterator[Marked]:
    nlp = load_language()
    gold = list(docs)
    plain = (Doc(nlp.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc]) for doc in gold)
    for doc, parsed in zip(gold, nlp.pipe(plain, batch_size=256), strict=True):
        analysis = analysis_of(Document(id="", text=parsed.text), [(0, parsed)], own_names=False)
        labels = [f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc if not t.is_space]
        if len(labels) == len(analysis.tokens):
            yield corpus, analysis, labels


# ---------------------------------------------------------------- re3d
def diplomatic_texts(path: Path) -> Iterator[tuple[str, Marked]]:
    """Yield (document id, marked text) of re3d: the longest names first, without articles, titles and descriptions."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    analyses = analyse_many(Document(id=row["id"], text=row["text"]) for row in rows)
    for row, analysis in zip(rows, analyses, strict=True):
        labels = ["O"] * len(analysis.tokens)
        spans = {
            (*span, RE3D[one["type"]])
            for one in row["entities"]
            if one["type"] in RE3D and (span := bare_name(row["text"], one["start"], one["end"], one["type"]))
        }
        for start, end, kind in sorted(spans, key=lambda s: (s[0] - s[1], s)):
            inside = analysis.tokens_in(start, end)
            words = [analysis.tokens[i].text for i in inside]
            described = any(word[0].isalpha() and word[0].islower() and word.lower() not in SMALL for word in words)
            if inside and not described and all(labels[i] == "O" for i in inside):
                labels[inside[0] : inside[-1] + 1] = [f"B-{kind}"] + [f"I-{kind}"] * (len(inside) - 1)
        yield row["id"], ("re3d", analysis, labels)


def bare_name(text: str, start: int, end: int, kind: str) -> tuple[int, int] | None:
    """Return the offsets of the name inside ``the Iraqi President Fuad Masum``, or None where there is none."""
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", text[start:end])]
    while words and not any(c.isupper() for c in text[slice(*words[0])]) and not text.startswith("al-", words[0][0]):
        words.pop(0)
    if words and text[slice(*words[0])].lower() in {"the", "a", "an", "this", "our", "its", "their", "his", "her"}:
        words.pop(0)
    while words and kind == "Person" and _is_title(text[slice(*words[0])]):
        words.pop(0)
    for n, (first, last) in enumerate(words[:-1]):
        if text[last - 1] == ",":  # Tobias Ellwood, Foreign Office Minister
            return words[0][0], last - 1 if n else max(first, last - 1)
    return (words[0][0], words[-1][1]) if words else None


def _is_title(word: str) -> bool:
    lower = word.lower().strip(".,")
    titles = load_name_words().honorifics
    known = lower in role_words() or lower in titles or f"{lower}." in titles
    return known or not word[0].isupper() or country_of_demonym(word) is not None


# ---------------------------------------------------------------- training
def pieces_of(marked: Marked) -> list[Piece]:
    """Return what the tagger sees of a text and what it should say, in pieces."""
    corpus, analysis, labels = marked
    ends = [sentence.last for sentence in analysis.sentences]
    runs = [run for paragraph in analysis.paragraphs for run in cut(paragraph.first, paragraph.last, ends)]
    rows = features(analysis.tokens, runs, corpus)
    return [Piece(rows[first:last], labels[first:last], WEIGHTS[corpus]) for first, last in runs]


def name_f1(predicted: list[list[str]], gold: list[list[str]]) -> float:
    """Return exact and typed F1 over all names."""
    hit = total = 0
    for mine, theirs in zip(predicted, gold, strict=True):
        a, b = set(runs_of(mine)), set(runs_of(theirs))
        hit, total = hit + len(a & b), total + len(a) + len(b)
    return 2 * hit / max(1, total)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("dragoman/models/names"))
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without", choices=["re3d"])
    parser.add_argument("--fold", type=int, choices=range(FOLDS))
    given = parser.parse_args()
    learned = [piece for one in marked_texts(given.shared / "data", given.seed) for piece in pieces_of(one)]
    diplomatic = sorted(diplomatic_texts(given.shared / "bench" / "names" / "re3d.open.jsonl"))
    held = [
        (name, one)
        for n, (name, one) in enumerate(diplomatic)
        if given.without or (given.fold is not None and n % FOLDS == given.fold)
    ]
    kept = {name for name, _ in held}
    learned += [piece for name, one in diplomatic if name not in kept for piece in pieces_of(one)]
    recipe = Recipe(COLUMNS, LABELS, hidden=96, drop=0.4, batch=1024, rate=1.5e-3, epochs=given.epochs, seed=given.seed)
    trained: Trained = train(learned, recipe)
    trained.save(given.out)
    if held:
        tagger = load_from(given.out, FEATURES)
        parts = [(piece.rows, list(piece.labels)) for _, one in held for piece in pieces_of(one)]
        guesses = [tagger.label(rows, [(0, len(rows))]) for rows, _ in parts]
        print("kept aside:", " ".join(sorted(kept)), "\nF1", round(name_f1(guesses, [gold for _, gold in parts]), 4))


if __name__ == "__main__":
    main()
