"""How fast is the page in a browser? ``python -m benchmarks.page_browser [LEDGER …] [--chromium PATH] [--json FILE]``

Three things are timed in a headless Chromium that starts with an empty cache each time: from the navigation to a reader
that is painted and can be used, over a text of 20,000 letters with 400 marks, most of them upon one another; from an
interaction in the list of documents to the paint of its answer, over each ledger that is named; and, not a time, how many
bytes of script the first view needs, gzipped.

Units: milliseconds, medians of the runs; kilobytes of 1,000 bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.browsing import QUIET, chromium_path, serving
from dragoman.web.assets import PAGE, is_built
from dragoman.web.filling import fill_ledger
from tests.browser.articles import dense

READY = "() => performance.getEntriesByName('reader-ready')[0]?.startTime ?? null"
# What a reader does in the list of documents, as the page hears it.
INTERACTIONS = {
    "a word searched": "type('Search the texts', '{word}')",
    "two words searched": "type('Search the texts', '{word} {other}')",
    "the search taken away": "type('Search the texts', '')",
    "an actor asked for": "type('Actor', '{actor}')",
    "a period asked for": "type('Since', '{since}')",
    "all filters taken away": "press('Clear')",
    "more documents": "press('More documents')",
    "much opinion first": "choose('Order', 'opinion')",
    "oldest first": "choose('Order', 'oldest')",
    "at least 30 % opinion": "choose('Opinion, at least', '0.3')",
}
# From the event to the second frame after the answer stands in the page: the first is the one that paints it.
TIMED = """([act]) => new Promise((done, fail) => {
  const list = document.querySelector('.listing');
  const labelled = (name) => [...document.querySelectorAll('label')].find((one) => one.innerText.startsWith(name)).control;
  const type = (name, words) => {
    const field = labelled(name);
    field.value = words;
    field.dispatchEvent(new Event('input', {bubbles: true}));
    field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}));
  };
  const choose = (name, value) => {
    const field = labelled(name);
    field.value = value;
    field.dispatchEvent(new Event('change', {bubbles: true}));
  };
  const press = (name) => [...document.querySelectorAll('button')].find((one) => one.innerText === name).click();
  let asked = false;
  const watch = new MutationObserver(() => {
    if (list.getAttribute('aria-busy') === 'true') asked = true;
    else if (asked) {
      watch.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
    }
  });
  watch.observe(list, {attributes: true, attributeFilter: ['aria-busy']});
  setTimeout(() => fail(new Error('no answer')), 20000);
  const began = performance.now();
  new Function('type', 'choose', 'press', act)(type, choose, press);
})"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path, nargs="*", help="ledgers over which the list of documents is timed")
    parser.add_argument("--chromium", default=chromium_path())
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--json", type=Path, help="write the figures here")
    given = parser.parse_args()
    if not is_built():
        sys.exit("the page was not built: run `make page`")
    if given.chromium is None:
        sys.exit("no chromium: install it, or name it with --chromium")
    figures: dict[str, float] = {}
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=given.chromium, args=QUIET)
        path = Path(folder) / "dense.ledger"
        fill_ledger(path, [dense()])
        with serving(path) as address:
            ready, busy = zip(*time_reader(browser, address, given.runs), strict=True)
            figures["reader ready, ms"] = statistics.median(ready)
            figures["reader ready, the best run, ms"] = min(ready)
            figures["reader ready, work of the page's own thread, ms"] = statistics.median(busy)
            figures["script of the first view, kB gzipped"] = weigh_first_view(browser, address)
        for ledger in given.ledger:
            with serving(ledger) as address:
                for name, value in time_list(browser, address, given.runs).items():
                    figures[f"{ledger.stem}: {name}, ms"] = value
        browser.close()
    for name, value in figures.items():
        print(f"{name:<60} {value:>8.1f}")
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", "utf-8")


def time_reader(browser: Browser, address: str, runs: int) -> list[tuple[float, float]]:
    """Return the times from the navigation to the reader's first frame, and what of them the page's thread worked.

    The second is what a machine without other work would need at least: it does not grow when others take the processor.
    """
    found = []
    for _ in range(runs):
        page = browser.new_context().new_page()
        devtools = page.context.new_cdp_session(page)
        devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(f"{address}#/documents/1?show=all")
        page.wait_for_selector("[data-ready]")
        metrics = {one["name"]: one["value"] for one in devtools.send("Performance.getMetrics")["metrics"]}
        found.append((float(page.evaluate(READY)), 1000 * metrics["TaskDuration"]))
        page.context.close()
    return found


def weigh_first_view(browser: Browser, address: str) -> float:
    """Return how many bytes of script the list of documents, where the page opens, asks for."""
    page = browser.new_context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.resource_type == "script" else None)
    page.goto(address)
    page.wait_for_selector(".listing .count")
    page.wait_for_load_state("networkidle")
    page.context.close()
    files = [PAGE / urlsplit(url).path.lstrip("/") for url in asked]
    assert files, "the page asked for no script"
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) / 1000


def time_list(browser: Browser, address: str, runs: int) -> dict[str, float]:
    """Return the time from each interaction to the paint of its answer."""
    page = browser.new_context().new_page()
    page.goto(address)
    page.wait_for_selector(".listing .count")
    asks = asks_for(page)
    found: dict[str, list[float]] = {name: [] for name in INTERACTIONS}
    for _ in range(runs):
        for name, act in INTERACTIONS.items():
            button = act.removeprefix("press('").removesuffix("')")
            if act.startswith("press") and not page.get_by_role("button", name=button, exact=True).count():
                continue
            found[name].append(float(page.evaluate(TIMED, [act.format(**asks)])))
        page.goto("about:blank")
        page.goto(address)
        page.wait_for_selector(".listing .count")
    page.context.close()
    return {name: statistics.median(times) for name, times in found.items() if times}


def asks_for(page: Page) -> dict[str, str]:
    """Return words, an actor and a day that the ledger holds, so that no question is answered for lack of anything."""
    told = page.evaluate(
        """async () => {
          const ask = async (path) => (await fetch(path)).json();
          const actors = (await ask('/api/actors?limit=1')).rows;
          const one = (await ask('/api/documents?limit=1')).rows[0];
          const {record} = await ask(`/api/documents/${one.id}`);
          const words = record.document.text.match(/\\p{L}{6,}/gu) ?? ['minister'];
          return {actor: actors[0]?.name ?? 'Kenya', since: (one.published ?? '2025-01-01').slice(0, 7),
                  word: words[0], other: words[1] ?? words[0]};
        }"""
    )
    return {name: str(value).replace("'", "\\'") for name, value in told.items()}


if __name__ == "__main__":
    main()
