"""Which mistakes do statements make? ``python -m benchmarks.mistakes [--bench ../shared/bench] [--predictions FILE]``.

Sorts what was missed, cut wrongly, given to the wrong source or invented on PolNeAR's dev articles into kinds and counts
them. ``--predictions``: lines in the scorer's form, instead of reading the articles anew.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.run import _attributions, load, read_all

Row = dict[str, Any]
PRONOUNS = {"he", "she", "they", "it", "we", "i", "who", "which", "you", "his", "her", "their"}
HALF = 0.5  # Dice overlap of content words from which a statement counts as found, as in the benchmark's e2e


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--predictions", type=Path)
    given = parser.parse_args()
    home = given.bench / "polnear"
    if not home.is_dir():
        sys.exit(f"{home}: no benchmark there; name the folder of the benchmarks with --bench")
    rows = load(home / "polnear.dev.jsonl")
    if given.predictions:
        predicted = {row["id"]: row["attributions"] for row in load(given.predictions)}
    else:
        records, _ = read_all(rows)
        predicted = {row["id"]: _attributions(row["text"], r) for row, r in zip(rows, records, strict=True)}
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(mistakes(row["text"], row["attributions"], predicted.get(row["id"], [])))
    for kind, count in counts.most_common():
        print(f"{count:5d}  {kind}")


def mistakes(text: str, gold: list[Row], predicted: list[Row]) -> list[str]:
    """Return the kind of each mistake in one article, gold attributions in order and then what was invented."""
    found = []
    used: set[int] = set()
    guesses = [_words(text, one["content"]) for one in predicted]
    for one in gold:
        wanted = _words(text, one["content"])
        dice, best = max(((_dice(wanted, guess), n) for n, guess in enumerate(guesses)), default=(0.0, -1))
        if dice == 0:
            found.append(f"missed: {_cue_kind(text, one)} cue")
            continue
        used.add(best)
        if dice < HALF:
            found.append("found in part: " + ("too short" if len(guesses[best]) < len(wanted) else "too long"))
            continue
        kind = _wrong_source(text, one, predicted[best])
        if kind:
            found.append(kind)
        elif wanted != guesses[best]:
            found.append(_edge(wanted, guesses[best]))
    for n, one in enumerate(predicted):
        if n not in used:
            overlaps = any(guesses[n] & _words(text, other["content"]) for other in gold)
            found.append("told twice" if overlaps else f"invented: {_cue_kind(text, one)} cue")
    return found


def _wrong_source(text: str, gold: Row, guess: Row) -> str | None:
    wanted, given = _words(text, gold["source"]), _words(text, guess["source"])
    if wanted & given or not wanted | given:
        return None
    if not given:
        return "source missing"
    if not wanted:
        return "source given where there is none"
    pronoun = " ".join(text[s:e] for s, e in gold["source"]).lower() in PRONOUNS
    return "wrong source, a pronoun wanted" if pronoun else "wrong source, a name or description wanted"


def _edge(wanted: set[int], guess: set[int]) -> str:
    left, right = min(wanted) != min(guess), max(wanted) != max(guess)
    return f"edge wrong: {'both' if left and right else 'left' if left else 'right' if right else 'inside'}"


def _cue_kind(text: str, one: Row) -> str:
    words = " ".join(text[s:e] for s, e in one["cue"]).lower().split()
    if not words:
        return "no"
    if any(word.startswith(("said", "say", "told", "tell", "according", "added", "wrote")) for word in words):
        return "plain"
    return "one-word" if len(words) == 1 else "longer"


def _words(text: str, spans: list[list[int]]) -> set[int]:
    """Offsets at which words begin inside the spans, punctuation and marks left out."""
    return {
        at
        for start, end in spans
        for at in range(start, end)
        if text[at].isalnum() and (at == start or not text[at - 1].isalnum())
    }


def _dice(a: set[int], b: set[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


if __name__ == "__main__":
    main()
