"""How long does each question take? Asked many times of a large ledger, with names, days and words drawn by lot."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dragoman


def question_figures(path: Path, rounds: int = 40, seed: int = 3, only: str = "") -> dict[str, float]:
    """Return the 95th percentile of each question over many askings, after one that warms up: by the clock, and of the
    processor alone (what a machine that does nothing else would take). Units: milliseconds."""
    draw = random.Random(seed)
    with dragoman.Ledger(path) as ledger:
        people = [row.name for row in ledger.actors(kind="person", limit=200).rows]
        states = [row.country for row in ledger.actors(kind="country", limit=40).rows if row.country]
        numbers = [row.id for row in ledger.documents(limit=300).rows]
        types = ["SUPPORT", "ACCUSE", "CONSULT", "ASSAULT", "AGREE", "REQUEST"]
        words = ["president", "election campaign", '"supreme court"', "tax returns", "immigra*", "border wall -poll",
                 "refugees syria", '"health care" OR medicare', "nominee", "debat* moderator", "nato", "police shooting"]  # fmt: skip

        def years() -> dict[str, str]:
            year = draw.randrange(2015, 2024)
            return {"since": f"{year}-{draw.randrange(1, 12):02}", "until": str(year + 1)}

        def wanted(**more: Any) -> dragoman.Filter:
            return dragoman.Filter(**more, **(years() if draw.random() < 0.5 else {}))

        questions: dict[str, Callable[[], Any]] = {
            "events by country": lambda: ledger.events(wanted(actor=draw.choice(states), type=(draw.choice(types),))),
            "events by person": lambda: ledger.events(wanted(party=draw.choice(people))),
            "events by both sides": lambda: ledger.events(
                wanted(actor=draw.choice(states), recipient=draw.choice(people))
            ),
            "events by type": lambda: ledger.events(wanted(type=(draw.choice(types),))),
            "statements": lambda: ledger.statements(wanted(speaker=draw.choice(people), about=draw.choice(people))),
            "statements about": lambda: ledger.statements(wanted(about=draw.choice(people))),
            "claims": lambda: ledger.claims(wanted(score=0.5)),
            "claims by person": lambda: ledger.claims(wanted(speaker=draw.choice(people))),
            "agreements": lambda: ledger.agreements(wanted()),
            "actors": lambda: ledger.actors(draw.choice(people).split()[-1]),
            "relations": lambda: ledger.relations(draw.choice(states), draw.choice(states), by="month"),
            "relations of persons": lambda: ledger.relations(draw.choice(people), draw.choice(people)),
            "sentences of relations": lambda: ledger.related_events("USA", draw.choice(states)),
            "search": lambda: ledger.search(draw.choice(words), wanted()),
            "timeline": lambda: ledger.timeline(draw.choice(people), wanted()),
            "compare": lambda: ledger.compare(draw.sample(numbers, 3)),
            "happenings": lambda: ledger.happenings(wanted()),
            "quotations": lambda: ledger.quotations(dragoman.Filter()),
        }
        found = {}
        for name, ask in questions.items():
            if only not in name:
                continue
            ask()
            seconds, busy = [], []
            for _ in range(rounds):
                start, began = time.perf_counter(), time.process_time()
                ask()
                seconds.append(time.perf_counter() - start)
                busy.append(time.process_time() - began)
            found[f"question.{name}"] = round(1000 * statistics.quantiles(seconds, n=20)[18], 1)
            found[f"question_cpu.{name}"] = round(1000 * statistics.quantiles(busy, n=20)[18], 1)
    return found
