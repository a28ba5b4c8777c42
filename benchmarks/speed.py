"""Words a second, start-up and memory, measured side by side in one process; not for tests."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import dragoman
from dragoman.language import analyse_many


def figures(bench: Path, articles: int = 40, *, long: bool = False) -> dict[str, float]:
    """Return the whole record against the language analysis alone (best of three rounds, in turn), start-up, memory.

    ``long``: memory over 10,000 documents too.
    """
    path = bench / "polnear" / "polnear.dev.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    texts = [about(row["text"], 500) for row in rows[:articles]]
    documents = [dragoman.new_document(text) for text in texts]
    words = sum(len(text.split()) for text in texts)
    failed = [one for one in dragoman.interpret_many(documents) if isinstance(one, dragoman.DragomanError)]
    if failed:
        raise failed[0]  # a document that fails is quick: no figure may rest on it
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
        **_memory(_different(bench), (200, 1_000, 10_000) if long else (200, 1_000)),
    }


def _different(bench: Path) -> list[str]:
    """Every article of PolNeAR's open parts: memory must be flat over new words, not only over the same ones again."""
    texts = []
    for path in sorted((bench / "polnear").glob("polnear.*.jsonl*")):
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        texts += [about(json.loads(line)["text"], 500) for line in raw.splitlines()]
    return texts


def about(text: str, words: int) -> str:
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
            subprocess.run([sys.executable, "-m", "dragoman", "read", str(path)], capture_output=True, check=True)
            seconds.append(time.perf_counter() - start)
    return round(sorted(seconds)[1], 2)


_LOOP = """
import json, pathlib, sys, dragoman
texts = json.load(sys.stdin)
documents = (dragoman.new_document(f"{texts[n % len(texts)]} Number {n}.") for n in range(int(sys.argv[1])))
for one in dragoman.interpret_many(documents):
    if isinstance(one, dragoman.DragomanError): raise one
status = pathlib.Path("/proc/self/status").read_text()
print(int(status.split("VmHWM:")[1].split()[0]) // 1024)
"""


def _memory(texts: list[str], counts: tuple[int, ...]) -> dict[str, float]:
    """Peak memory in MiB after few and many documents, each in a process of its own; after the last text the first
    comes again, with a number added. Source: VmHWM of /proc (Linux); getrusage's ``ru_maxrss`` is inherited from the
    process that started this one, so that it would tell the memory of the benchmarks.

    Raises: RuntimeError when such a process fails; a figure is never made up.
    """
    found = {}
    for count in counts:
        done = subprocess.run(
            [sys.executable, "-c", _LOOP, str(count)],
            input=json.dumps(texts),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"reading {count} documents failed: {done.stderr[-800:]}")
        found[f"memory.peak_mib_{count}_documents"] = float(done.stdout)
    return found
