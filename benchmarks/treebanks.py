"""Tags and trees against Universal Dependencies' test parts, from raw text, paragraph by paragraph."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.scorer import Scorer
from spacy.tokens import Doc, Token
from spacy.training import Example

from dragoman.language import load_language
from dragoman.training.treebanks import treebank_docs


def scores(home: Path) -> dict[str, float]:
    """Return UPOS, UAS, LAS (relations with subtypes, punctuation counted) and sentence F1, in percent."""
    if not home.is_dir():
        return {}
    figures = {}
    vocab = spacy.blank("en").vocab
    nlp = load_language()
    for name in ("ewt", "gum"):
        docs = treebank_docs(vocab, home / f"en_{name}-test.conllu.gz", seed=1, free_only=False)
        gold = list(docs)
        read = nlp.pipe(doc.text for doc in gold)
        examples = [Example(mine, theirs) for mine, theirs in zip(read, gold, strict=True)]
        found = Scorer.score_token_attr(examples, "pos") | Scorer.score_spans(examples, "sents", has_annotation=_always)
        found |= Scorer.score_deps(examples, "dep", getter=_relation, ignore_labels=())
        for short, key in (("upos", "pos_acc"), ("uas", "dep_uas"), ("las", "dep_las"), ("sentences", "sents_f")):
            figures[f"ud.{name}.{short}"] = round(100 * float(found[key]), 2)
    return figures


def _always(_: Doc) -> bool:
    return True


def _relation(token: Token, _: str) -> str:
    return token.dep_
