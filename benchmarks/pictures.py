"""The pictures of the page in the docs: ``python -m benchmarks.pictures`` writes ``docs/images/*.png`` from the demo's articles.

Needs Debian's Chromium (or the one that CHROMIUM names) and the built page (``make page``).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

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
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
PORT = 8431


def main(folder: Path = Path("docs/images")) -> None:
    """Serve the demo, look at each view, in light and the reader in dark and on a phone too, and write what is seen."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    where = f"http://127.0.0.1:{PORT}/"
    server = subprocess.Popen([sys.executable, "-m", "dragoman", "serve", "--demo", "--port", str(PORT)])
    try:
        _await(where + "api/about")
        with sync_playwright() as playwright:
            chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
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
    finally:
        server.terminate()
        server.wait()


def _await(address: str, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            urlopen(address, timeout=5).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.5)


if __name__ == "__main__":
    main()
