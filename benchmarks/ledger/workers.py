"""What do two workers gain over one? The clock of whole runs, and how much each process has to do.

The clock tells little on a machine that does other things meanwhile; what each process has to do tells what the clock
would say on a quiet one: a run takes as long as the process that has most to do, or as all of them shared among the cores.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean, median
from typing import NamedTuple

from dragoman.record.model import Document

_RUN = """
import json, resource, sys, time
from dragoman.bulk.adding import Adding, add_sources
from dragoman.ledger.memory import Ledger
from dragoman.read import ReadOptions
from dragoman.settings import Settings
if __name__ == "__main__":
    source, path, workers = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with Ledger(path, write=True) as ledger:
        how = Adding(options=ReadOptions(), settings=Settings(), workers=workers)
        kept = sum(step.kept is not None for step in add_sources(ledger, [source], how, print))
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps([kept, own.ru_utime + own.ru_stime, others.ru_utime + others.ru_stime]))
"""


def worker_figures(articles: Sequence[Document], workers: int = 2, times: int = 3) -> dict[str, float]:
    """Return seconds by the clock and of the processors for each article, with one worker and with several.

    The whole run: start, models, reading, keeping. One and several run in turn, ``times`` over, so that both meet the
    machine in the same moods: the seconds are means, the ratio by the clock is that of every turn and their median.
    """
    turns: list[dict[int, _Run]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "run.py").write_text(_RUN, "utf-8")
        rows = [
            {"text": one.text, "title": one.title, "published": one.published, "source": f"{one.source}/{n}"}
            for n, one in enumerate(articles)
        ]
        (folder / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        for turn in range(times):
            turns.append({count: _run(folder, f"{turn}-{count}", count) for count in (1, workers)})
    found: dict[str, float] = {}
    mean = {
        count: _Run(*(fmean(part) for part in zip(*(turn[count] for turn in turns), strict=True))) for count in turns[0]
    }
    for count, run in mean.items():
        found |= {
            f"workers.{count}.seconds": round(run.seconds, 4), f"workers.{count}.cpu_own": round(run.own, 4),
            f"workers.{count}.cpu_others": round(run.others, 4),
        }  # fmt: skip
    ratios = [turn[1].seconds / turn[workers].seconds for turn in turns]
    found |= {f"workers.turn_{n}.ratio_by_the_clock": round(ratio, 2) for n, ratio in enumerate(ratios, 1)}
    found["workers.ratio_by_the_clock"] = round(median(ratios), 2)
    several = mean[workers]
    cores = min(workers, os.cpu_count() or 1)
    most = max(several.own, several.others / workers, (several.own + several.others) / cores)
    found["workers.ratio_of_work"] = round(mean[1].own / most, 2)
    found["workers.load"] = round(os.getloadavg()[0], 1)
    return found


class _Run(NamedTuple):
    """Seconds for each article: by the clock, of the processor in the process that keeps, and in its workers."""

    seconds: float
    own: float
    others: float


def _run(folder: Path, name: str, workers: int) -> _Run:
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, folder / "run.py", folder / "articles.jsonl", folder / f"{name}.ledger", str(workers)],
        stdout=subprocess.PIPE, check=True, env={**os.environ, "PYTHONPATH": os.getcwd()},
    )  # fmt: skip
    seconds = time.perf_counter() - began
    kept, own, others = json.loads(done.stdout.splitlines()[-1])
    return _Run(seconds / kept, own / kept, others / kept)
