"""Which events of several articles are one happening? Against pairs of articles that a reader went through (PolNeAR).

``data/happenings.json`` tells the rule, how the pairs of articles were found and what the reader decided.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import dragoman
from benchmarks.ledger.happenings import happening_figures, pairs_of, score
from dragoman import Record
from dragoman.ledger.happenings import likeness, rarity
from dragoman.ledger.happenings.joining import group_tellings
from dragoman.ledger.happenings.telling import Telling

DATA = Path(__file__).parent / "data"


def test_happenings_of_polnear(bench: Path) -> None:
    named = set(json.loads((DATA / "happenings.json").read_text("utf-8"))["read"])
    lines = (bench / "polnear" / "polnear.dev.jsonl").read_text("utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["id"] in named]
    assert {row["id"] for row in rows} == named
    documents = [
        dragoman.new_document(row["text"], published=row["date"], source=row["id"], language="en") for row in rows
    ]
    records = [one for one in dragoman.interpret_many(documents) if isinstance(one, Record)]
    found = happening_figures(records, DATA / "happenings.json")
    assert found["happenings.groups"] == 40
    assert found["happenings.pairs"] >= 18, "the records no longer hold what was labelled"
    assert found["happenings.f1"] >= 0.6, found


@pytest.mark.parametrize("name", ["happenings.json", "happenings_training.json", "happenings_far.json"])
def test_labels_fit_together(name: str) -> None:
    labels = json.loads((DATA / name).read_text("utf-8"))
    read = {source: set(starts) for source, starts in labels["read"].items()}
    for group in labels["groups"]:
        assert len(set(group["articles"])) == 2
        same, doubtful = (pairs_of(group["articles"], group[kind]) for kind in ("same", "open"))
        assert all(start in read[source] for pair in same | doubtful for source, start in pair)
        seen = [(side, start) for pair in group["same"] for side in (0, 1) for start in pair[side]]
        assert len(seen) == len(set(seen)), "an event stands in two clusters"
    for one, other in labels["apart"]:
        assert one[1] in read[one[0]] and other[1] in read[other[0]]


def test_scores_count_what_is_held() -> None:
    labels: dict[str, Any] = {
        "groups": [{"articles": ["a", "b"], "same": [[[10, 40], [12]], [[90], [80]]], "open": [[[10], [50]]]}],
        "read": {"a": [10, 40, 70, 90], "b": [12, 50, 80]},
    }
    held: dict[tuple[str, int], int | None] = {("a", 12): 1, ("a", 40): None, ("a", 70): 2, ("b", 12): 1, ("b", 50): 1,
                                               ("b", 300): 2}  # fmt: skip
    found = score(held, labels)
    assert (found["happenings.pairs"], found["happenings.pairs_not_held"]) == (2, 1)
    assert (found["happenings.found"], found["happenings.right"]) == (1, 1)


TELLING = Telling(
    event=1, document=1, start=0, type="ASSAULT", mode=None, status="reported", day="2025-03-05", published="2025-03-05",
    first_day="2025-03-04", last_day="2025-03-04", happening=None, words=frozenset(("gunman", "harbor", "kil", "seven")),
    core=frozenset(("kil", "harbor", "seven")), pairs=frozenset((("gunman", "kil"),)), trigger=frozenset(("kil",)),
    acts=frozenset(("kill",)), acts_beside=frozenset(("kill",)), core_acts=frozenset(("kill",)), numbers=frozenset(),
    actors=frozenset(), recipients=frozenset((7, "country KEN")),
)  # fmt: skip


def test_marks_fall_with_each_thing_that_differs() -> None:
    rare = rarity.Rarity(dict.fromkeys(("gunman", "harbor", "kil", "seven", "talk", "tariff", "minist"), 0.8))
    other = replace(TELLING, event=2, document=2)
    alike = likeness.likeness(TELLING, other, rare, 0.3)
    assert alike > 0
    for different in (
        replace(other, recipients=frozenset((9, "country PRT"))),
        replace(other, first_day="2025-01-02", last_day="2025-01-02"),
        replace(other, words=frozenset(("talk", "tariff", "minist")), core=frozenset(("talk", "tariff")), pairs=frozenset()),
        replace(other, type="CONSULT", trigger=frozenset(("talk",)), acts=frozenset(("meet",)), acts_beside=frozenset(("meet",))),
    ):  # fmt: skip
        assert likeness.likeness(TELLING, different, rare, 0.3) < alike - 0.5


def test_what_was_joined_before_stays_apart() -> None:
    rare = rarity.Rarity(dict.fromkeys(("gunman", "harbor", "kil", "seven"), 0.8))
    one = replace(TELLING, event=2, document=2, happening=5)
    other = replace(TELLING, event=3, document=3, happening=6)
    alone = replace(TELLING, event=4, document=4)
    groups = group_tellings([TELLING], [one, other, alone], rare, {2: 0.3, 3: 0.3, 4: 0.3})
    assert len(groups) == 1
    assert {t.happening for t in groups[0]} in ({5, None}, {6, None}), "two happenings became one"
    assert TELLING in groups[0]


def test_days_forbid_what_words_suggest() -> None:
    rare = rarity.Rarity(dict.fromkeys(("gunman", "harbor", "kil", "seven"), 0.8))
    other = replace(TELLING, event=2, document=2)
    assert group_tellings([TELLING], [other], rare, {2: 0.3})
    later = replace(other, first_day="2025-03-20", last_day="2025-03-20")
    assert group_tellings([TELLING], [later], rare, {2: 0.3}) == []
    undated = replace(other, first_day=None, last_day=None, day="2025-04-10", published="2025-04-10")
    assert group_tellings([TELLING], [undated], rare, {2: 0.3}) == []


def test_features_have_names_and_weights() -> None:
    constant, weights = likeness.load_weights()
    assert constant < 0 and len(weights) == len(likeness.FEATURES)
    assert len(likeness.features(TELLING, TELLING, rarity.Rarity(dict.fromkeys(TELLING.words, 1.0)), 0.5)) == len(
        likeness.FEATURES
    )
    assert rarity.usual_counts()[rarity.ALL] > 100


def test_remembered_stems_are_as_rare_as_those_asked_anew(tmp_path: Path) -> None:
    texts = [{"harbor", "strik"}, {"harbor", "tariff"}, {"harbor", "minist", "strik"}, {"lake"}]
    known = rarity.KnownStems()
    with dragoman.Ledger(tmp_path / "x.ledger", write=True) as ledger, ledger._writing() as connection:
        for stems in texts:
            known.count(connection, stems)
            asked = frozenset(("harbor", "strik", "lake", "unheard of"))
            assert known.rarities(connection, asked) == rarity.KnownStems().rarities(connection, asked)
        rare = known.rarities(connection, asked)
        assert rare.keys() == asked and max(rare, key=rare.__getitem__) == "unheard of"
