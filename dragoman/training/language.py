"""Train the language pipeline: ``python -m dragoman.training.language --data ../shared/data --out dragoman/models/english``.

Tags, parts of speech, dependency tree with sentence bounds; names have a training of their own
(``dragoman.training.names``).
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

from dragoman.training.treebanks import treebank_docs
from dragoman.version import VERSION

EMBED = {"attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"], "rows": [6000, 2000, 3000, 2000]}


def tok2vec_config(width: int, depth: int) -> dict[str, object]:
    """A hash embedding and a convolution, in the form that spaCy's ``tok2vec`` factory takes."""
    return {
        "model": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": width,
                **EMBED,
                "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": width,
                "depth": depth,
                "window_size": 1,
                "maxout_pieces": 3,
            },
        }
    }


def listener(width: int) -> dict[str, object]:
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "*"}


def new_syntax(width: int, depth: int) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config=tok2vec_config(width, depth))
    tagging = {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": listener(width)}
    nlp.add_pipe("tagger", config={"model": tagging})
    nlp.add_pipe("morphologizer", config={"model": tagging, "overwrite": True})
    nlp.add_pipe("parser", config={"model": transitions(96, listener(width)), "min_action_freq": 20})
    return nlp


def transitions(hidden: int, tok2vec: object) -> dict[str, object]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }


def train(
    nlp: Language, docs: list[Doc], held: list[Doc], *, minutes: float, words: int, seed: int, out: Path, score: str
) -> None:
    """Train until the time is up, keep the best averaged weights by ``score`` on ``held`` under ``out``."""
    fix_random_seed(seed)
    chance = random.Random(seed)
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
    nlp.initialize(lambda: examples)

    def held_examples() -> list[Example]:
        return [Example(nlp.make_doc(doc.text), doc) for doc in held]

    start, step, best = time.time(), 0, -1.0
    optimizer = Adam(
        learn_rate=0.001,
        beta1=0.9,
        beta2=0.999,
        eps=1e-8,
        L2=0.01,
        L2_is_weight_decay=True,
        grad_clip=1.0,
        use_averages=True,
    )
    nlp._optimizer = optimizer
    next_look = 4.0
    while time.time() - start < minutes * 60:
        chance.shuffle(examples)
        for batch in batches(examples, words):
            passed = (time.time() - start) / 60
            if passed > minutes:
                break
            # a linear way down to a tenth
            optimizer.learn_rate = 0.0012 * max(0.05, 1 - passed / minutes)
            nlp.update(batch, sgd=optimizer, drop=0.15)
            step += 1
            if passed > next_look or step == 50:
                next_look = passed + minutes / 10 if step > 50 else next_look
                with nlp.use_params(optimizer.averages):
                    scores = nlp.evaluate(held_examples())
                    told = {k: round(v, 4) for k, v in scores.items() if isinstance(v, float)}
                    print(f"{passed:5.1f} min step {step} {told}", flush=True)
                    if scores[score] > best:
                        best = scores[score]
                        nlp.to_disk(out)
    with nlp.use_params(optimizer.averages):
        scores = nlp.evaluate(held_examples())
        print("end", step, {k: round(v, 4) for k, v in scores.items() if isinstance(v, float)}, flush=True)
        if scores[score] > best:
            nlp.to_disk(out)


def batches(examples: Iterable[Example], words: int) -> Iterable[list[Example]]:
    batch: list[Example] = []
    size = 0
    for example in examples:
        batch.append(example)
        size += len(example.reference)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("dragoman/models/english"))
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--depth", type=int, default=4)
    parser.add_argument("--minutes", type=float, default=50, help="wall-clock minutes on one core")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    vocab = spacy.blank("en").vocab
    ud = given.data / "ud"
    nlp = new_syntax(given.width, given.depth)
    nlp.meta.update(
        name="dragoman",
        version=VERSION,
        description="Tags and Universal Dependencies of English, trained by dragoman; see card.toml.",
        license="CC BY-SA 4.0",
        author="dragoman",
        performance={},
    )
    docs = [
        doc
        for name in ("en_gum-train", "en_ewt-train")
        for doc in treebank_docs(vocab, ud / f"{name}.conllu.gz", seed=given.seed)
    ]
    held = [
        doc
        for name in ("en_gum-dev", "en_ewt-dev")
        for doc in treebank_docs(vocab, ud / f"{name}.conllu.gz", seed=given.seed, free_only=False)
    ][::3]
    train(nlp, docs, held, minutes=given.minutes, words=1000, seed=given.seed, out=given.out, score="dep_las")


if __name__ == "__main__":
    main()
