"""How long the views' questions take over a ledger: every address that they ask, in milliseconds; not for tests.

``python -m benchmarks.page big.ledger`` serves the ledger as ``dragoman serve`` does and asks it over HTTP, three times
by a server that remembers no answer. Actors, outlets and places are those that the ledger tells of most: the dearest.
"""

from __future__ import annotations

import argparse
import json
import statistics
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from dragoman import Ledger
from dragoman.web.serving import address_of, open_port, serve

GOAL = 150  # milliseconds in which an answer must be there, so that it is painted within 300


def questions(ledger: Ledger) -> list[str]:
    """Return the addresses that the views ask, about whatever is most common and what is rare."""
    seen = ledger.overview()
    actors = ledger.actors(limit=200).rows
    first, rare = f"%23{actors[0].id}", f"%23{actors[-1].id}"
    country = next((one.country for one in actors if one.country), "USA")
    outlet = quote(seen.publishers[0].name) if seen.publishers else "none"
    place = quote(max(ledger.map().points, key=lambda one: one.events).name) if ledger.map().points else "none"
    last = (seen.last_day or "2026-12-31")[:7]
    half = f"since={int(last[:4]) - 1}-{last[5:]}&until={last}"
    kinds = [one.type for one in seen.types]
    common, seldom = kinds[0], kinds[-1]
    lists = ["events", "statements", "claims", "agreements"]
    return [
        "about", "documents", f"documents?actor={first}", f"documents?actor={first}&type={seldom}",
        f"documents?actor={rare}", f"documents?party={country}&type={common}", "documents?q=minister",
        f"documents?q=minister&type={common}&sort=newest", f"documents?type={seldom}", "documents?opinion=0.3",
        "documents?opinion=0.95", "documents?sort=opinion", "documents?sort=events", f"documents?publisher={outlet}",
        f"documents?place={place}", f"documents?{half}", f"documents?{half}&actor={first}&opinion=0.3", "documents/7",
        *lists, *(f"{one}?{half}" for one in lists), *(f"{one}?publisher={outlet}" for one in lists),
        f"events?party={first}", f"events?party={rare}", f"events?place={place}", f"events?party={country}&type={seldom}",
        f"statements?speaker={first}", f"statements?about={rare}", f"claims?speaker={first}",
        f"timeline?actor={first}", f"timeline?actor={rare}", f"timeline?actor={country}", "actors", "actors?name=a",
        f"actors?country={country}", f"actors/{actors[0].id}", f"actors/{actors[0].id}?{half}",
        f"actors/{actors[-1].id}", "months", f"months?party={first}", f"months?party={country}",
        f"months?type={common}", f"months?publisher={outlet}", f"relations?one={country}&other=France&by=month",
        f"relations?one={first}&other=%23{actors[1].id}&by=month", "network", "network?nodes=500&lines=3000",
        f"network?{half}", f"network?type={common}", f"network?party={first}", f"network?party={country}",
        f"network?{half}&party={first}", "map", f"map?{half}", f"map?party={first}", f"map?party={country}",
        "happenings", "happenings?limit=20", "quotations?limit=20", "compare?documents=1,2,3", "voices",
        f"voices?publisher={outlet}", f"voices?{half}", "failures",
    ]  # fmt: skip


class Taken(NamedTuple):
    """How long an answer takes by the clock and by the processor (milliseconds), its status and its bytes.

    The processor's time is that of the server and of the asking; on a machine that is busy otherwise it alone tells.
    """

    clock: float
    processor: float
    status: int
    size: int


def ask(address: str) -> Taken:
    """Ask an address."""
    start, spent = time.perf_counter(), time.process_time()
    try:
        with urllib.request.urlopen(address, timeout=60) as response:
            status, size = response.status, len(response.read())
    except urllib.error.HTTPError as error:
        status, size = error.code, len(error.read())
    return Taken((time.perf_counter() - start) * 1_000, (time.process_time() - spent) * 1_000, status, size)


def measure(path: Path, rounds: int = 3) -> dict[str, Taken]:
    """Return for each address the median of the rounds."""
    times: dict[str, list[Taken]] = {}
    for _ in range(rounds + 1):  # the first round brings the file into memory
        with Ledger(path) as ledger:
            opened, ready = open_port("127.0.0.1", 0), threading.Event()
            base = f"{address_of(opened, '127.0.0.1')}api/"
            threading.Thread(
                target=serve, args=(ledger, opened, "127.0.0.1", None, ready.set), daemon=True
            ).start()  # fmt: skip
            ready.wait(20)
            for one in questions(ledger):
                times.setdefault(one, []).append(ask(base + one))
    return {
        one: Taken(
            statistics.median(x.clock for x in taken[1:]), statistics.median(x.processor for x in taken[1:]),
            taken[-1].status, taken[-1].size,
        )
        for one, taken in times.items()
    }  # fmt: skip


def main() -> None:
    """Print the times, the longest first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    found = measure(asked.ledger, asked.rounds)
    for one in sorted(found, key=lambda one: -found[one].processor):
        clock, spent, status, size = found[one]
        slow = "  <- slow" if spent > GOAL else ""
        print(f"{clock:8.1f} ms {spent:8.1f} ms of processor {status} {size / 1000:8.1f} kB  {one}{slow}", flush=True)
    slow_ones = sum(one.processor > GOAL for one in found.values())
    print(f"{len(found) - slow_ones} of {len(found)} within {GOAL} ms of processor")
    if asked.json:
        asked.json.write_text(json.dumps({one: taken._asdict() for one, taken in found.items()}, indent=1) + "\n")


if __name__ == "__main__":
    main()
