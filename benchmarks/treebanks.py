"""Tags and trees against Universal Dependencies' test parts, from raw text, paragraph by paragraph."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.training import Example

from dragoman.language import load_language
from dragoman.training.treebanks import treebank_docs


def scores(home: Path) -> dict[str, float]:
    """Return UPOS, UAS, LAS (relations with subtypes, punctuation left out as spaCy does) and sentence F1, in percent."""
    if not home.is_dir():
        return {}
    figures = {}
    vocab = spacy.blank("en").vocab
    nlp = load_language()
    for name in ("ewt", "gum"):
        docs = treebank_docs(vocab, home / f"en_{name}-test.conllu.gz", seed=1, free_only=False)
        found = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in docs])
        for short, key in (("upos", "pos_acc"), ("uas", "dep_uas"), ("las", "dep_las"), ("sentences", "sents_f")):
            figures[f"ud.{name}.{short}"] = round(100 * float(found[key]), 2)
    return figures
