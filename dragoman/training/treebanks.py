"""What do the treebanks and the name corpora say? One paragraph becomes one spaCy ``Doc``.

Only what a free package may learn from is read: see ``GUM_GENRES``.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import spacy.tokens
from spacy.vocab import Vocab

# GUM's texts carry their own licences, told a genre in GUM's LICENSE.txt. Left out: fiction and whow (CC BY-NC-SA),
# conversation (CC BY-ND), essay and podcast (mixed, some non-commercial).
GUM_GENRES = {
    "academic": "CC BY",
    "bio": "CC BY-SA",
    "court": "public domain",
    "interview": "CC BY",
    "letter": "public domain or CC BY",
    "news": "CC BY",
    "speech": "public domain or CC BY",
    "textbook": "CC BY",
    "vlog": "CC BY",
    "voyage": "CC BY-SA",
}
LEFT_OUT = {"GUM_news_asylum", "GUM_news_korea"}  # texts of the gold dossiers
KINDS = {"person": "PERSON", "organization": "ORG", "place": "LOC", "event": "MISC"}
BARE_TITLES = {"president", "mr", "mrs", "king", "queen", "minister", "god", "dad", "mom", "church", "justice"}
LINKING_WORDS = {"of", "for", "and", "the", "on", "in", "&", "de", "del", "al", "von", "van", "bin", "-"}


@dataclass
class Sentence:
    """Words of one sentence, as columns; ``heads`` count inside the sentence, the root is its own head."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # BIO


def read_treebank(path: Path, *, free_only: bool = False) -> Iterator[tuple[str, list[Sentence]]]:
    """Yield (document id, sentences of one paragraph) from a gzipped CoNLL-U file."""
    paragraph: list[Sentence] = []
    document = ""
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id") or re.fullmatch(r"# newpar( id.*)?", line):
                if paragraph:
                    yield document, paragraph
                    paragraph = []
                if line.startswith("# newdoc id"):
                    document = line.split("=", 1)[1].strip()
            elif not line and rows:
                if not free_only or _is_free(document):
                    paragraph.append(_sentence(rows))
                rows = []
            elif line and not line.startswith("#"):
                columns = line.split("\t")
                if "." not in columns[0]:
                    rows.append(columns)
    if paragraph:
        yield document, paragraph


def _is_free(document: str) -> bool:
    if not document.startswith("GUM_"):
        return True
    return document not in LEFT_OUT and document.split("_")[1] in GUM_GENRES


def _sentence(rows: list[list[str]]) -> Sentence:
    sentence = Sentence()
    glued: dict[int, bool] = {}  # multiword tokens: the words inside carry no spaces of their own
    ends: dict[int, str] = {}
    for columns in rows:
        if "-" in columns[0]:
            first, last = map(int, columns[0].split("-"))
            for number in range(first, last):
                glued[number] = True
            ends[last] = columns[9]
    for columns in rows:
        if "-" in columns[0]:
            continue
        number = int(columns[0])
        space = "SpaceAfter=No" not in ends.get(number, columns[9]) and number not in glued
        sentence.words.append(columns[1])
        sentence.spaces.append(space)
        sentence.lemmas.append(columns[2])
        sentence.pos.append(columns[3])
        sentence.tags.append(columns[4])
        head = int(columns[6])
        sentence.heads.append(number - 1 if head == 0 else head - 1)
        sentence.deps.append("ROOT" if head == 0 else columns[7])
    sentence.names = _names_of_gum([c for c in rows if "-" not in c[0]], sentence)
    return sentence


def _names_of_gum(rows: list[list[str]], sentence: Sentence) -> list[str]:
    """BIO names from GUM's entities: those whose head is a proper noun, cut to the run of capitals around it."""
    names = ["O"] * len(rows)
    opened: list[tuple[str, str, int]] = []
    spans: list[tuple[int, int, str]] = []
    for index, columns in enumerate(rows):
        found = re.search(r"Entity=([^|]*)", columns[9])
        if not found:
            continue
        for piece in re.findall(r"\([^()]*\)?|[^()]+\)", found[1]):
            if piece.startswith("("):
                parts = piece.strip("()").split("-")
                if len(parts) < 2:
                    continue
                if piece.endswith(")"):
                    spans.append((index, index, parts[1]))
                else:
                    opened.append((parts[0], parts[1], index))
            else:
                key = piece.rstrip(")")
                for at in range(len(opened) - 1, -1, -1):
                    if opened[at][0] == key:
                        spans.append((opened[at][2], index, opened[at][1]))
                        del opened[at]
                        break
    for first, last, kind in sorted(spans, key=lambda s: s[0] - s[1]):
        if kind not in KINDS:
            continue
        head = next(
            (i for i in range(first, last + 1) if not first <= sentence.heads[i] <= last or sentence.deps[i] == "ROOT"),
            None,
        )
        if head is None or sentence.pos[head] != "PROPN":
            continue
        left = right = head
        while left > first and _belongs(sentence, left - 1, left - 2 >= first and _capital(sentence, left - 2)):
            left -= 1
        while right < last and _belongs(sentence, right + 1, right + 2 <= last and _capital(sentence, right + 2)):
            right += 1
        if any(names[i] != "O" for i in range(left, right + 1)):
            continue
        if left == right and sentence.words[head].lower() in BARE_TITLES:
            continue
        label = "MISC" if sentence.tags[head] == "NNPS" and left == right else KINDS[kind]
        for i in range(left, right + 1):
            names[i] = ("B-" if i == left else "I-") + label
    return names


def _capital(sentence: Sentence, index: int) -> bool:
    return sentence.pos[index] == "PROPN" and sentence.words[index][:1].isupper()


def _belongs(sentence: Sentence, index: int, bridged: bool) -> bool:
    return _capital(sentence, index) or (sentence.words[index].lower() in LINKING_WORDS and bridged)


def treebank_docs(vocab: Vocab, path: Path, *, seed: int, free_only: bool = True) -> Iterator[spacy.tokens.Doc]:
    """One ``Doc`` a paragraph of at most 12 sentences; half of the straight quotation marks are made curly."""
    chance = random.Random(seed)
    gum = "gum" in path.name
    for _, paragraph in read_treebank(path, free_only=free_only):
        for start in range(0, len(paragraph), 12):
            sentences = paragraph[start : start + 12]
            if sentences:
                yield _doc(vocab, sentences, curly=chance.random() < 0.5, names=gum)


def _doc(vocab: Vocab, sentences: list[Sentence], *, curly: bool, names: bool) -> spacy.tokens.Doc:
    words: list[str] = []
    heads: list[int] = []
    starts: list[bool] = []
    for sentence in sentences:
        offset = len(words)
        words += sentence.words
        heads += [offset + head for head in sentence.heads]
        starts += [True] + [False] * (len(sentence.words) - 1)
    if curly:
        words = curl(words)

    def column(name: str) -> list[Any]:
        return [value for s in sentences for value in getattr(s, name)]

    return spacy.tokens.Doc(
        vocab,
        words=words,
        spaces=column("spaces"),
        pos=column("pos"),
        tags=column("tags"),
        lemmas=column("lemmas"),
        heads=heads,
        deps=column("deps"),
        ents=column("names") if names else None,
    )


def curl(words: list[str]) -> list[str]:
    """The same words with typographer's quotation marks and apostrophes."""
    out, inside = [], False
    for word in words:
        if word in {'"', "``", "''"}:
            word, inside = ("”" if inside else "“"), not inside
        elif "'" in word and len(word) > 1:
            word = word.replace("'", "’")
        elif word == "'":
            word = "’"
        out.append(word)
    return out


def read_bio(path: Path, kinds: dict[str, str]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield (words, BIO tags) from a gzipped two-column file; ``kinds`` maps its classes, others become O."""
    words: list[str] = []
    tags: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = re.split(r"[\t ]", line.rstrip("\n"))
            if len(columns) < 2 or not columns[0]:
                if words:
                    yield words, tags
                words, tags = [], []
                continue
            prefix, _, kind = columns[-1].partition("-")
            label = kinds.get(kind.lower())
            if label is None:
                tags.append("O")
            else:
                inside = prefix == "I" and bool(tags) and tags[-1].endswith("-" + label)
                tags.append(("I-" if inside else "B-") + label)
            words.append(columns[0])
    if words:
        yield words, tags


def silver_docs(vocab: Vocab, data: Path, *, chance: random.Random, share: float = 0.35) -> Iterator[spacy.tokens.Doc]:
    """Sentences of a share of PolNeAR's train articles, with the names that Stanford CoreNLP found in them."""
    kinds = {"PERSON": "PERSON", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "MISC"}
    with gzip.open(data / "polnear" / "corenlp.train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if chance.random() > share:
                continue
            for sentence in json.loads(line)[1]:
                marks: list[str] = []
                for row in sentence:
                    kind = kinds.get(row[5])
                    same = bool(marks) and marks[-1].endswith("-" + (kind or "?"))
                    marks.append("O" if kind is None else ("I-" if same else "B-") + kind)
                words = [_unescape(row[0]) for row in sentence]
                spaces = [a[3] < b[2] for a, b in zip(sentence, sentence[1:], strict=False)] + [False]
                yield spacy.tokens.Doc(vocab, words=words, spaces=spaces, ents=marks)


def _unescape(word: str) -> str:
    return {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": "“", "''": "”", "`": "‘"}.get(word, word)


def spaced(words: list[str]) -> list[bool]:
    """Likely spaces for words that came without: none before closing punctuation or clitics, none after opening marks."""
    out = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        tight = re.fullmatch(r"[.,;:!?)\]%’”]+|'s|’s|n't|n’t|'\w{1,2}", following) or word in {"(", "[", "$", "“", "‘"}
        out.append(not tight)
    return out


__all__ = ["GUM_GENRES", "curl", "read_bio", "read_treebank", "silver_docs", "spaced", "treebank_docs"]
