"""Tags and trees against Universal Dependencies' test parts: raw text in, paragraph by paragraph, as CoNLL 2018 counted.

A word of ours matches a word of theirs when both cover the same characters, white space left out; a relation is right when
the words match and their heads match too. Every figure is an F1 over all words, punctuation counted, relations with their
subtypes. Paragraphs are whole and their quotation marks are the treebank's own.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import dragoman
from dragoman.language import analyse_many
from dragoman.language.analysis import Analysis
from dragoman.training.treebanks import Sentence, read_treebank

Extent = tuple[int, int]  # characters from the paragraph's start, white space left out


@dataclass
class Tree:
    """One paragraph's words by their extents, and its sentences."""

    pos: dict[Extent, str] = field(default_factory=dict)
    head: dict[Extent, Extent | None] = field(default_factory=dict)
    relation: dict[Extent, str] = field(default_factory=dict)
    sentences: set[Extent] = field(default_factory=set)


def scores(home: Path) -> dict[str, float]:
    """Return UPOS, UAS, LAS and sentence F1 on the test parts, in percent."""
    if not home.is_dir():
        return {}
    figures = {}
    for name in ("ewt", "gum"):
        paragraphs = [sentences for _, sentences in read_treebank(home / f"en_{name}-test.conllu.gz", free_only=False)]
        texts = [_text(sentences) for sentences in paragraphs]
        mine = (_ours(a) for a in analyse_many(dragoman.new_document(text) for text in texts))
        pairs = zip(mine, map(_theirs, paragraphs), strict=True)
        figures |= {f"ud.{name}.{key}": value for key, value in compare(pairs).items()}
    return figures


def compare(pairs: Iterable[tuple[Tree, Tree]]) -> dict[str, float]:
    """Return the F1 of each figure over (ours, theirs), in percent."""
    right = dict.fromkeys(("words", "upos", "uas", "las", "sentences"), 0)
    words = [0, 0]
    sentences = [0, 0]
    for ours, theirs in pairs:
        words = [words[0] + len(ours.pos), words[1] + len(theirs.pos)]
        sentences = [sentences[0] + len(ours.sentences), sentences[1] + len(theirs.sentences)]
        right["sentences"] += len(ours.sentences & theirs.sentences)
        for extent in ours.pos.keys() & theirs.pos.keys():
            attached = ours.head[extent] == theirs.head[extent]
            right["words"] += 1
            right["upos"] += ours.pos[extent] == theirs.pos[extent]
            right["uas"] += attached
            right["las"] += attached and ours.relation[extent] == theirs.relation[extent]
    return {
        name: round(200 * count / max(1, sum(sentences if name == "sentences" else words)), 2)
        for name, count in right.items()
    }


def _text(sentences: list[Sentence]) -> str:
    words = (word + " " * space for s in sentences for word, space in zip(s.words, s.spaces, strict=True))
    return "".join(words).strip()


def _theirs(sentences: list[Sentence]) -> Tree:
    tree = Tree()
    at = 0
    for sentence in sentences:
        extents = list(_extents(sentence.words, at))
        at = extents[-1][1]
        tree.sentences.add((extents[0][0], at))
        for n, extent in enumerate(extents):
            tree.pos[extent] = sentence.pos[n]
            tree.head[extent] = None if sentence.heads[n] == n else extents[sentence.heads[n]]
            tree.relation[extent] = "root" if sentence.heads[n] == n else sentence.deps[n]
    return tree


def _ours(analysis: Analysis) -> Tree:
    tree = Tree()
    extents = list(_extents((token.text for token in analysis.tokens), 0))
    for token, extent in zip(analysis.tokens, extents, strict=True):
        tree.pos[extent] = token.pos
        tree.head[extent] = None if token.head == token.index else extents[token.head]
        tree.relation[extent] = token.dep
    tree.sentences |= {(extents[s.first][0], extents[s.last - 1][1]) for s in analysis.sentences}
    return tree


def _extents(words: Iterable[str], start: int) -> Iterator[Extent]:
    """Where each word lies when all white space, also inside a word, is left out."""
    sizes = (len("".join(word.split())) for word in words)
    return itertools.pairwise(itertools.accumulate(sizes, initial=start))
