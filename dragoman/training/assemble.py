"""Put the parts of the language pipeline together: ``python -m dragoman.training.assemble --syntax DIR --names DIR``."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import spacy

from dragoman.version import VERSION


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--syntax", type=Path, required=True)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("dragoman/models/english"))
    given = parser.parse_args()
    nlp = spacy.load(given.syntax)
    names = spacy.load(given.names)
    nlp.add_pipe("ner", source=names)
    nlp.meta.update(
        name="dragoman",
        version=VERSION,
        description="Tags, Universal Dependencies and names for English news, trained by dragoman; see card.toml.",
        license="CC BY-SA 4.0",
        author="dragoman",
        performance={},
    )
    card = given.out / "card.toml"
    kept = card.read_text("utf-8") if card.exists() else None
    if given.out.exists():
        shutil.rmtree(given.out)
    nlp.to_disk(given.out)
    if kept:
        card.write_text(kept, "utf-8")
    print(given.out, round(sum(f.stat().st_size for f in given.out.rglob("*") if f.is_file()) / 1e6, 1), "MB")


if __name__ == "__main__":
    main()
