"""Put trained weights where the package reads them: ``python -m dragoman.training.syntax.ship syntax.npz weights.npz``."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from dragoman.models.syntax import FEATURES, save_syntax


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("learned", type=Path, help="what pieces wrote")
    parser.add_argument("weights", type=Path, help="what network wrote")
    parser.add_argument("--out", type=Path, default=Path("dragoman/models/syntax"))
    given = parser.parse_args()
    learned = dict(np.load(given.learned))
    save_syntax(
        given.out,
        [[str(v) for v in learned[f"vocabulary{n}"]] for n in range(len(FEATURES))],
        {name: [str(v) for v in learned[f"labels.{name}"]] for name in ("tags", "pos", "deps")},
        dict(np.load(given.weights)),
    )


if __name__ == "__main__":
    main()
