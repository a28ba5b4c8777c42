"""The pictures of the page in the docs: ``python -m benchmarks.pictures`` writes ``docs/images/*.png`` from the demo's articles.

Needs Debian's Chromium (or the one that CHROMIUM names) and the built page (``make page``).
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.browsing import QUIET, chromium_path, serving_apart

VIEWS = {
    "documents": "#/documents",
    "reader": "#/documents/2",
    "actor": "#/actors/1",
    "relations": "#/relations",
    "map": "#/map",
    "happenings": "#/side-by-side",
    "voices": "#/voices",
}
"""Picture to the address of its view."""
SIZE = {"width": 1280, "height": 860}
PORT = 8431


def main(folder: Path = Path("docs/images")) -> None:
    """Serve the demo, look at each view, in light and the reader in dark and on a phone too, and write what is seen."""
    folder.mkdir(parents=True, exist_ok=True)
    with serving_apart("--demo", PORT) as where, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=QUIET)
        looks = [(name, address, "light", SIZE) for name, address in VIEWS.items()]
        looks.append(("reader-dark", VIEWS["reader"], "dark", SIZE))
        looks.append(("reader-phone", VIEWS["reader"], "light", {"width": 390, "height": 844}))
        for name, address, scheme, size in looks:
            page = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
            page.goto(where + address)
            page.wait_for_selector("main [aria-busy=false]", timeout=20_000)
            page.wait_for_timeout(1_500)  # the network comes to rest
            page.screenshot(path=folder / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
