"""How right are pronouns and bare titles? ``python -m benchmarks.coreference [--data ../shared/data] [--part dev|test]``.

GUM's texts of the free genres are read from their raw words, without gold names, trees or mentions. A third-person
pronoun that GUM tags as one is *found right* when the actor that dragoman gives it has an earlier mention of the same
GUM cluster. Counted are the pronouns whose cluster is a person, an organisation or a place with an earlier mention by
name or noun (recall), and all the pronouns that dragoman gives to an actor (precision: a pronoun for a thing that is
given to an actor is wrong). ``titles``: mentions by an office alone that dragoman joins to a person mentioned before.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import dragoman
from benchmarks.run import Figures
from dragoman.extract.actors import find_actors
from dragoman.extract.actors.pronouns import CLASSES
from dragoman.extract.cast import Cast
from dragoman.language import analyse_many
from dragoman.language.analysis import Analysis
from dragoman.training.coreference import GoldText, read_coreference

ACTORS = {"person", "organization", "place"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--part", choices=["dev", "test", "train"], action="append")
    given = parser.parse_args()
    if not given.data.is_dir():
        sys.exit(f"{given.data}: no data there; name the folder with --data")
    for part in given.part or ["dev", "test"]:
        for name, value in scores(given.data, part).items():
            print(f"{part}.{name:24s} {value:.4f}")


def scores(data: Path, part: str) -> Figures:
    """Return precision, recall and F1 of pronouns by class, and of bare titles (precision)."""
    counts: Counter[str] = Counter()
    texts = list(read_coreference(data / "ud" / f"en_gum-{part}.conllu.gz"))
    documents = [dragoman.new_document(gold.text) for gold in texts]
    for gold, analysis in zip(texts, analyse_many(documents), strict=True):
        counts.update(_count(gold, analysis, find_actors(analysis)))
    figures: Figures = {"texts": len(texts)}
    for kind in ("all", *dict.fromkeys(CLASSES.values())):
        right, given, gold_count = (counts[f"{kind}.{what}"] for what in ("right", "given", "gold"))
        p, r = right / given if given else 0.0, right / gold_count if gold_count else 0.0
        figures |= {f"{kind}.p": p, f"{kind}.r": r, f"{kind}.f1": 2 * p * r / (p + r) if p + r else 0.0}
        figures[f"{kind}.gold"] = gold_count
    if counts["titles.given"]:
        figures |= {"titles.p": counts["titles.right"] / counts["titles.given"], "titles.given": counts["titles.given"]}
    return figures


def _count(gold: GoldText, analysis: Analysis, cast: Cast) -> Iterator[str]:
    earlier = _first_mentions(gold)
    for token in analysis.tokens:
        kind = CLASSES.get(token.lower)
        if kind is None or token.start not in gold.pronouns:
            continue
        cluster = gold.clusters.get(token.start)
        if cluster and gold.types.get(cluster) in ACTORS and earlier.get(cluster, token.start) < token.start:
            yield f"{kind}.gold"
            yield "all.gold"
        actor = cast.head_of.get(token.index)
        if actor is None:
            continue
        yield f"{kind}.given"
        yield "all.given"
        if cluster and cluster in _clusters(gold, analysis, cast, actor, before=token.start):
            yield f"{kind}.right"
            yield "all.right"
    for actor in cast.items:
        named = [m.start for m in actor.mentions if m.form == "name"]
        for mention in actor.mentions:
            if actor.kind != "person" or mention.form != "nominal" or not named or mention.start < min(named):
                continue
            own = _cluster_in(gold, analysis, mention.start, mention.end)
            if own is None:
                continue  # an apposition is a part of the mention that GUM marks
            yield "titles.given"
            if own in _clusters(gold, analysis, cast, actor.id, before=mention.start):
                yield "titles.right"


def _first_mentions(gold: GoldText) -> dict[str, int]:
    """Return where a cluster's first mention that is no pronoun stands."""
    first: dict[str, int] = {}
    for start, cluster in gold.clusters.items():
        if start not in gold.pronouns:
            first[cluster] = min(start, first.get(cluster, start))
    return first


def _cluster_in(gold: GoldText, analysis: Analysis, start: int, end: int) -> str | None:
    for index in reversed(analysis.tokens_in(start, end)):
        cluster = gold.clusters.get(analysis.tokens[index].start)
        if cluster is not None:
            return cluster
    return None


def _clusters(gold: GoldText, analysis: Analysis, cast: Cast, actor: str, *, before: int) -> set[str]:
    """Return the clusters of an actor's mentions by name or noun before an offset."""
    found: dict[str, None] = defaultdict(None)
    for mention in cast.by_id[actor].mentions:
        if mention.start < before and mention.form != "pronoun":
            cluster = _cluster_in(gold, analysis, mention.start, mention.end)
            if cluster is not None:
                found[cluster] = None
    return set(found)


if __name__ == "__main__":
    main()
