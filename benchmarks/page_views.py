"""How fast the views over many documents are in a browser: from what a reader does to the picture that answers it.

    python -m benchmarks.page_views [--ledger BIG.ledger] [--repeat 5] [--out FILE.json]

The network is asked of a server of made-up answers (500 actors, 3,000 lines). With ``--ledger`` the list of actors, the
pages of the actors told of most and their timelines are asked of that ledger, by the real server.
Units: milliseconds from the act to the frame that paints the answer, median and worst; and how long the page's own thread
had the processor meanwhile, which a machine that has other work does not stretch.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.browsing import QUIET, chromium_path, serving_apart
from tests.browser.made_up import Answers, World, serve_made_up

# Does something, then looks before every frame whether it is answered; when that frame is painted, the time is up.
WATCH = """([act, done]) => new Promise((told, failed) => {
  const [doing, isDone] = [new Function(act), new Function(`return ${done}`)];
  const begun = performance.now();
  doing();
  const look = () => {
    if (performance.now() - begun > 30000) failed(new Error(`not answered: ${done}`));
    else if (isDone()) setTimeout(() => told(performance.now() - begun));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})"""
QUIET_PAGE = "!document.querySelector('[aria-busy=true]') && !document.querySelector('[role=alert]')"
PORT = 8497
Times = dict[str, list[tuple[float, float]]]  # by the clock, of the processor


class Fixed(Answers):
    """Answers whose great network was put together beforehand: the browser is measured, not the maker of the answer."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.great = world.network(500, 3000)

    def network(self, query: dict[str, list[str]]) -> Any:
        """Return the great network."""
        return self.great


def measure(page: Page, act: str, done: str) -> tuple[float, float]:
    """Return how long it took, by the clock and of the processor. Units: milliseconds."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def used() -> float:
        found = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        return float(found["TaskDuration"]) * 1000

    before = used()
    took = float(page.evaluate(WATCH, [act, done]))
    after = used()
    session.detach()
    return took, after - before


def measure_network(page: Page, address: str, repeat: int) -> Times:
    """From the click on "Relations" to the first picture, with the part of the page that draws it still to be fetched."""
    times: Times = {"network of 500 actors, 3,000 lines: first picture": [], "network: hover an actor": []}
    first, hover = times
    for _ in range(repeat):
        page.goto("about:blank")
        page.goto(f"{address}/#/actors")
        page.wait_for_selector("tbody tr")
        times[first].append(
            measure(
                page, "location.hash = '#/relations?nodes=500'", "document.querySelector('canvas[data-drawn=\"3000\"]')"
            )
        )
        page.wait_for_timeout(3000)
        times[hover].append(
            measure(
                page,
                "document.querySelector('g.node[data-place=\"40\"]').focus()",
                "document.querySelector('g.node.dim')",
            )
        )
    return times


def measure_ledger(page: Page, address: str, repeat: int) -> Times:
    """The list of actors, and for those told of most: the page, a period, another list."""
    page.goto(f"{address}#/actors")
    page.wait_for_selector("tbody tr")
    times: Times = {}

    def note(name: str, act: str, done: str) -> None:
        times.setdefault(name, []).append(measure(page, act, f"{done} && {QUIET_PAGE}"))

    rows = page.locator("tbody th a").evaluate_all("all => all.map((one) => [one.hash, one.textContent])")
    for n in range(repeat):
        note(
            "actors: another kind",
            f"""const kind = document.querySelector('form select');
            kind.selectedIndex = {n % 5 + 1}; kind.dispatchEvent(new Event('change', {{bubbles: true}}))""",
            "location.hash.includes('kind=')",
        )
    page.goto(f"{address}#/actors")
    page.wait_for_selector("tbody tr")
    for address_of, name in rows[:repeat]:
        page.evaluate("location.hash = '#/actors'")
        page.wait_for_selector("tbody tr")
        named = f"document.querySelector('h1')?.textContent === {json.dumps(name)}"
        note("actor: open its page", f"location.hash = {json.dumps(address_of)}",
             f"{named} && document.querySelector('rect.bar') && document.querySelector('main ol > li')")  # fmt: skip
        note(
            "timeline: a period",
            brush(page),
            "document.querySelector('rect.bar.outside') && document.querySelector('[aria-labelledby=deeds] tbody')",
        )
        note("timeline: the whole time", "document.querySelector('.period button').click()",
             "!document.querySelector('rect.bar.outside')")  # fmt: skip
        note("actor: events alone", "document.querySelectorAll('.switch button')[1].click()",
             "document.querySelector('main article em')")  # fmt: skip
    return times


def brush(page: Page) -> str:
    """Typing into the fields does what drawing on the chart does; the middle third of the time."""
    first, last = page.locator(".period input").first.evaluate("one => [one.min, one.max]")
    years = sorted({first[:4], last[:4]})
    middle = str((int(years[0]) + int(years[-1])) // 2)
    typed = f"{middle}-01", f"{middle}-12"
    return "".join(
        f"""{{ const field = document.querySelectorAll('.period input')[{n}]; field.value = '{value}';
        field.dispatchEvent(new Event('change', {{bubbles: true}})); }}"""
        for n, value in enumerate(typed)
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    chromium = chromium_path()
    if chromium is None:
        sys.exit("there is no chromium: install it, or name it in CHROMIUM")
    times: Times = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        parts: list[Callable[[Page], Times]] = [lambda page: _network(page, asked.repeat)]
        if asked.ledger:
            parts.append(lambda page: _ledger(page, asked.ledger, asked.repeat))
        for part in parts:
            page = browser.new_page(viewport={"width": 1400, "height": 900})
            times |= part(page)
            page.close()
        browser.close()
    figures = {
        name: {
            "median_ms": round(statistics.median(clock for clock, _ in found)),
            "worst_ms": round(max(clock for clock, _ in found)),
            "processor_ms": round(statistics.median(used for _, used in found)),
            "times": len(found),
        }
        for name, found in times.items()
    }
    for name, one in figures.items():
        print(
            f"{name:52} median {one['median_ms']:5} ms  worst {one['worst_ms']:5} ms  of {one['times']}"
            f"   processor {one['processor_ms']:4} ms"
        )
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    print(f"the machine had {load:.1f} tasks waiting for each of its {os.cpu_count()} processors")
    if asked.out:
        asked.out.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


def _network(page: Page, repeat: int) -> Times:
    with serve_made_up(Fixed(World())) as address:
        return measure_network(page, address, repeat)


def _ledger(page: Page, ledger: Path, repeat: int) -> Times:
    with serving_apart(str(ledger), PORT) as address:
        return measure_ledger(page, address, repeat)


if __name__ == "__main__":
    main()
