"""Words a second, start-up and memory, measured side by side in one process; not for tests."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import dragoman
from dragoman.language import analyse_many


def figures(bench: Path, articles: int = 40) -> dict[str, float]:
    """Return the whole record against the language analysis alone (best of three rounds, in turn), start-up, memory."""
    path = bench / "polnear" / "polnear.dev.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    texts = [_about(row["text"], 500) for row in rows[:articles]]
    documents = [dragoman.new_document(text) for text in texts]
    words = sum(len(text.split()) for text in texts)
    list(dragoman.interpret_many(documents[:2]))
    whole, alone = [], []
    for _ in range(3):
        start = time.perf_counter()
        list(analyse_many(documents))
        alone.append(time.perf_counter() - start)
        start = time.perf_counter()
        list(dragoman.interpret_many(documents))
        whole.append(time.perf_counter() - start)
    return {
        "speed.words_per_second": round(words / min(whole)),
        "speed.analysis_words_per_second": round(words / min(alone)),
        "speed.ratio": round(min(whole) / min(alone), 3),
        "speed.first_record_seconds": _first_record(texts[0]),
        **_memory(texts),
    }


def _about(text: str, words: int) -> str:
    """The paragraphs of a text up to so many words."""
    out, count = [], 0
    for paragraph in text.split("\n"):
        out.append(paragraph)
        count += len(paragraph.split())
        if count >= words:
            break
    return "\n".join(out)


def _first_record(text: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(text, "utf-8")
        seconds = []
        for _ in range(3):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-m", "dragoman", "read", str(path)], capture_output=True, check=False)
            seconds.append(time.perf_counter() - start)
    return round(sorted(seconds)[1], 2)


_LOOP = """
import json, resource, sys, dragoman
texts = json.load(sys.stdin)
documents = (dragoman.new_document(f"{texts[n % len(texts)]} Number {n}.") for n in range(int(sys.argv[1])))
for _ in dragoman.interpret_many(documents): pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def _memory(texts: list[str]) -> dict[str, float]:
    """Peak memory in MiB after few and many documents, each in a process of its own."""
    found = {}
    for count in (100, 1000):
        done = subprocess.run(
            [sys.executable, "-c", _LOOP, str(count)],
            input=json.dumps(texts),
            capture_output=True,
            text=True,
            check=False,
        )
        found[f"memory.peak_mib_{count}_documents"] = float(done.stdout or 0)
    return found
