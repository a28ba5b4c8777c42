"""Make ``models/verbs.txt``, the treebanks' verbs, and ``models/lemmas.tsv``, the forms whose lemma the rules get wrong."""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from dragoman.language.lemmas import by_rule
from dragoman.lexicon.irregular import irregular_verbs
from dragoman.training.treebanks import read_treebank


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("dragoman/models/lemmas.tsv"))
    given = parser.parse_args()
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name in ("en_ewt-train", "en_gum-train"):
        for _, sentences in read_treebank(given.data / "ud" / f"{name}.conllu.gz", free_only=True):
            for s in sentences:
                for word, tag, lemma in zip(s.words, s.tags, s.lemmas, strict=True):
                    proper = tag in {"NNP", "NNPS"}
                    counts[word if proper else word.lower().replace("’", "'"), tag][lemma] += 1
    verbs = {best for (_, tag), lemmas in counts.items() if tag.startswith("VB") for best, n in lemmas.items() if n > 1}
    plain = sorted(verb for verb in verbs if verb.isascii() and verb.isalpha() and verb.islower())
    given.out.with_name("verbs.txt").write_text("\n".join(plain) + "\n", "utf-8")
    rows = []
    for (form, tag), lemmas in counts.items():
        best = lemmas.most_common(1)[0][0]
        mine = form if tag in {"NNP", "NNPS"} else by_rule(form, tag)
        if (form, tag) in irregular_verbs() or (sum(lemmas.values()) < 2 and tag.startswith("V")):
            continue  # a slip of one annotator teaches nothing
        if best != mine and "\t" not in form + best and best.strip():
            rows.append(f"{form}\t{tag}\t{best}")
    given.out.write_text("\n".join(sorted(rows)) + "\n", "utf-8")
    print(len(rows), "forms")


if __name__ == "__main__":
    main()
