"""Run the open benchmarks with their own scorers: ``python -m benchmarks.run [--bench ../shared/bench] [--quick] [--long]``.

Predictions are made from the records' JSON and go to a temporary folder in each scorer's own form. Three things go
deeper than the public interface: ``names`` (``benchmarks.names``) finds nationality words in the lexicon, since a
record has no list of them; ``treebanks`` and the speed of the analysis alone call ``dragoman.language``.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import json
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

import dragoman
from benchmarks import speed, treebanks
from benchmarks.names import names_in

Row = dict[str, Any]
Figures = dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--quick", action="store_true", help="dossier and gsr only, no timing")
    parser.add_argument("--long", action="store_true", help="memory over 10,000 documents too (a quarter of an hour)")
    parser.add_argument("--write", type=Path, help="write the figures here (benchmarks/results.json)")
    given = parser.parse_args()
    if not given.bench.is_dir():
        sys.exit(f"{given.bench}: no benchmarks there; name their folder with --bench")
    figures = quality(given.bench, QUICK if given.quick else PARTS)
    if not given.quick:
        figures |= treebanks.scores(given.bench.parent / "data" / "ud")
        figures |= speed.figures(given.bench, long=given.long)
    show(figures)
    if given.write:
        record = {
            "command": "python -m benchmarks.run " + " ".join(sys.argv[1:]),
            "date": datetime.date.today().isoformat(),
            "dragoman": dragoman.__version__,
            "python": platform.python_version(),
            "machine": f"{platform.system()} {platform.machine()}, one process",
            "figures": figures,
        }
        given.write.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", "utf-8")


def quality(bench: Path, parts: Iterable[str]) -> Figures:
    """Return the figures of the named benchmarks, and how many records broke their law on the way."""
    figures: Figures = {}
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        for part in parts:
            print(f"{part} …", file=sys.stderr, flush=True)
            found, broken = PARTS_BY_NAME[part](bench, Path(folder))
            figures |= {f"{part}.{name}": value for name, value in found.items()}
            faults += broken
    figures["grounding.faults"] = faults
    return figures


# ---------------------------------------------------------------- reading
def read_all(
    rows: list[Row], text: str = "text", title: str | None = "title", date: str | None = "date"
) -> tuple[list[Row], int]:
    """Return each row's record as JSON, and how many records failed; a failed one is empty."""
    documents = [
        dragoman.new_document(
            row[text],
            title=(row.get(title) or None) if title else None,
            published=_day(row.get(date)) if date else None,
        )
        for row in rows
    ]
    out, failed = [], 0
    for outcome in dragoman.interpret_many(documents):
        if isinstance(outcome, dragoman.DragomanError):
            print(outcome, file=sys.stderr)
            failed += 1
            out.append(
                {"actors": [], "events": [], "statements": [], "times": [], "places": [], "lead": {}, "sentences": []}
            )
        else:
            out.append(json.loads(outcome.to_json()))
    return out, failed


def _day(value: Any) -> str | None:
    found = re.match(r"\d{4}-\d\d-\d\d", str(value or ""))
    return found[0] if found else None


def load(path: Path) -> list[Row]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def scorer(script: Path, *arguments: object) -> Any:
    done = subprocess.run(
        [sys.executable, str(script), *map(str, arguments), "--json"], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{script}: {done.stderr[-800:]}")
    return json.loads(done.stdout)


def write(path: Path, rows: Iterable[Row]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


# ---------------------------------------------------------------- one function a benchmark
def dossier(bench: Path, folder: Path) -> tuple[Figures, int]:
    gold = [json.loads(p.read_text("utf-8")) for p in sorted((bench / "dossier" / "open").glob("*.json"))]
    records, failed = read_all([g["document"] for g in gold], date="published")
    predictions = write(folder / "dossier.jsonl", records)
    result = scorer(bench / "score_dossier.py", bench / "dossier" / "open", predictions)
    overall = result["overall"]
    figures = {
        "mean": overall["dossier"]["mean_of_articles"],
        "azerbaijan": result["articles"]["azerbaijan-phenomenon"]["dossier"]["score"],
        "actors_f1": overall["actors"]["f1"],
        "events_f1": overall["events"]["f1"],
        "sides_f1": overall["events"]["actor_recipient_f1"],
        "statement_speaker_f1": overall["statements"]["with_speaker_f1"],
        "claims_recall": overall["claims"]["recall"],
        "voice": overall["sentences"]["accuracy"],
    }
    return figures, failed


def gsr(bench: Path, folder: Path) -> tuple[Figures, int]:
    rows = load(bench / "events" / "gsr.open.jsonl")
    records, failed = read_all(rows, title=None, date=None)
    predictions = write(
        folder / "gsr.jsonl", [{"id": row["id"], "events": _plover(r)} for row, r in zip(rows, records, strict=True)]
    )
    result = scorer(bench / "events" / "score_events.py", bench / "events" / "gsr.open.jsonl", predictions)
    return numbers(result), failed


def _plover(record: Row) -> list[Row]:
    actors = {a["id"]: a for a in record["actors"]}

    def side(ids: list[str]) -> list[Row]:
        return [
            {
                "text": actors[i]["name"],
                "country": actors[i]["country"],
                "sector": next(iter(actors[i]["sectors"]), None),
            }
            for i in ids
        ]

    return [
        {"type": e["type"], "mode": e["mode"], "source": side(e["actor"]), "target": side(e["recipient"])}
        for e in record["events"]
        if not e["same_as"]
    ]


def polnear(bench: Path, folder: Path) -> tuple[Figures, int]:
    home = bench / "polnear"
    rows = load(home / "polnear.dev.jsonl")
    records, failed = read_all(rows)
    predictions = write(
        folder / "polnear.jsonl",
        [
            {"id": row["id"], "attributions": _attributions(row["text"], r)}
            for row, r in zip(rows, records, strict=True)
        ],
    )
    return numbers(scorer(home / "score_attribution.py", home / "polnear.dev.jsonl", predictions)), failed


def _attributions(text: str, record: Row) -> list[Row]:
    """PolNeAR's ways: contents hold their *that*, and quotations that share a cue are one attribution."""
    groups: dict[Any, list[Row]] = {}
    for statement in record["statements"]:
        key = tuple((c["start"], c["end"]) for c in statement["cue"]) or statement["id"]
        groups.setdefault(key, []).append(statement)

    def spans(items: list[Row]) -> list[list[int]]:
        return [[s["start"], s["end"]] for s in items]

    def content(items: list[Row]) -> list[list[int]]:
        found = spans(items)
        start = found[0][0]
        if text[max(0, start - 5) : start].lower() == "that ":
            found[0][0] = start - 5
        return found

    return [
        {
            "source": spans(group[0]["source"]),
            "cue": spans(group[0]["cue"]),
            "content": [span for statement in group for span in content(statement["content"])],
        }
        for group in groups.values()
    ]


def names(bench: Path, folder: Path) -> tuple[Figures, int]:
    home = bench / "names"
    rows = load(home / "re3d.open.jsonl")
    records, failed = read_all(rows)
    predictions = write(
        folder / "names.jsonl",
        [{"id": row["id"], "names": names_in(row["text"], r)} for row, r in zip(rows, records, strict=True)],
    )
    return numbers(scorer(home / "score_names.py", home / "re3d.open.jsonl", predictions)), failed


def timex(bench: Path, folder: Path) -> tuple[Figures, int]:
    home = bench / "timex"
    rows = load(home / "timex.open.jsonl")
    records, failed = read_all(rows, date="dct")
    predictions = write(
        folder / "timex.jsonl",
        [
            {"id": row["id"], "timexes": [{k: t[k] for k in ("start", "end", "type", "value")} for t in r["times"]]}
            for row, r in zip(rows, records, strict=True)
        ],
    )
    return numbers(scorer(home / "score_timex.py", home / "timex.open.jsonl", predictions)), failed


def places(bench: Path, folder: Path) -> tuple[Figures, int]:
    home = bench / "places"
    rows = load(home / "places.open.jsonl")
    records, failed = read_all(rows)
    predictions = write(
        folder / "places.jsonl",
        [
            {
                "id": row["id"],
                "places": [
                    {"start": p["start"], "end": p["end"], "country": p["country"], "lat": p["latitude"],
                     "lon": p["longitude"], "geonameid": p["geonames"]}
                    for p in r["places"]
                ],
            }
            for row, r in zip(rows, records, strict=True)
        ],
    )  # fmt: skip
    figures: Figures = {}
    for corpus in sorted({row["corpus"] for row in rows}):
        result = scorer(home / "score_places.py", home / "places.open.jsonl", predictions, "--corpus", corpus)
        figures |= {f"{corpus}.{name}": value for name, value in numbers(result).items()}
    return figures, failed


def fivew(bench: Path, folder: Path) -> tuple[Figures, int]:
    home = bench / "fivew"
    rows = load(home / "fivew.open.jsonl")
    records, failed = read_all(rows)
    questions = ("who", "what", "when", "where")
    predictions = write(
        folder / "fivew.jsonl",
        [
            {"id": row["id"], "answers": {q: r["lead"][q]["text"] for q in questions if r["lead"].get(q)}}
            for row, r in zip(rows, records, strict=True)
        ],
    )
    return numbers(scorer(home / "score_fivew.py", home / "fivew.open.jsonl", predictions)), failed


PARTS_BY_NAME: dict[str, Callable[[Path, Path], tuple[Figures, int]]] = {
    "dossier": dossier, "gsr": gsr, "polnear": polnear, "names": names, "timex": timex, "places": places, "fivew": fivew,
}  # fmt: skip
PARTS = tuple(PARTS_BY_NAME)
QUICK = ("dossier", "gsr")


def numbers(result: Any, prefix: str = "") -> Figures:
    """Return every number of a scorer's JSON by its path."""
    if isinstance(result, bool) or result is None:
        return {}
    if isinstance(result, int | float):
        return {prefix.rstrip("."): round(float(result), 4)}
    if isinstance(result, dict):
        return {k: v for key, value in result.items() for k, v in numbers(value, f"{prefix}{key}.").items()}
    if isinstance(result, list) and result and all(isinstance(v, int | float) for v in result):
        return {f"{prefix}{n}": round(float(v), 4) for n, v in enumerate(result)}
    return {}


def show(figures: Figures) -> None:
    """Print the figures that have a target or a peer beside them, then the rest."""
    marks = json.loads((Path(__file__).parent / "marks.json").read_text("utf-8"))
    table = Table("figure", "here", "target", "peers")
    for name, mark in marks.items():
        if name in figures:
            table.add_row(name, f"{figures[name]:,.3f}", str(mark.get("target", "")), mark.get("peers", ""))
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
