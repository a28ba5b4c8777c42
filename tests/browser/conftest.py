"""A browser without a window, a server over a ledger of invented articles, and a page that forgives nothing.

Every page that a test opens fails it for a request to another host, an error in the console (a breach of the policy of
content is one), a dialog, or a script of its own that failed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytest.importorskip("uvicorn")

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.browsing import QUIET, chromium_path, serving
from dragoman import Record
from dragoman.web.assets import is_built
from dragoman.web.filling import demo_documents, fill_ledger
from tests.browser import articles

AXE = Path(__file__).parents[2] / "page" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or the one that CHROMIUM names."""
    chromium = chromium_path()
    if chromium is None:
        pytest.skip("no chromium: install it, or name it in CHROMIUM")
    if not is_built():
        pytest.skip("the page was not built: run `make page`")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield started
        started.close()


@pytest.fixture(scope="session")
def records() -> tuple[Record, ...]:
    """Articles that were read, hostile ones among them, and texts that were made long or dense."""
    from dragoman import interpret_many

    demo = [one for one in interpret_many(demo_documents()) if isinstance(one, Record)]
    return (*articles.plain(), articles.dense(), articles.huge(), *demo)


@pytest.fixture(scope="session")
def ledger(records: Iterable[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of those records."""
    path = tmp_path_factory.mktemp("page") / "page.ledger"
    fill_ledger(path, records)
    return path


@pytest.fixture(scope="session")
def address(browser: Browser, ledger: Path) -> Iterator[str]:
    """Where the ledger is served."""
    with serving(ledger) as where:
        yield where


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages that fail the test for whatever a page must not do.

    ``phone`` and ``dark`` say how it is looked at, ``missing`` that something is asked for that is not there.
    """
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_page(*, phone: bool = False, dark: bool = False, missing: bool = False, **more: Any) -> Page:
        size = {"width": 390, "height": 844} if phone else {"width": 1400, "height": 900}
        scheme = "dark" if dark else "light"
        context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce", **more)
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        watch(page, wrong, missing)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


def watch(page: Page, wrong: list[str], missing: bool) -> None:
    """Note what a page must not do."""

    def asked(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
            wrong.append(f"asked another host: {url}")

    def said(kind: str, words: str) -> None:
        if kind in ("error", "warning") and not (missing and "404" in words):
            wrong.append(f"console: {words}")

    def dialog(shown: Any) -> None:
        wrong.append(f"dialog: {shown.message}")
        shown.dismiss()

    page.on("request", lambda request: asked(request.url))
    page.on("console", lambda message: said(message.type, message.text))
    page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    page.on("dialog", dialog)


@pytest.fixture
def reader(opened: Callable[..., Page], address: str) -> Callable[..., Page]:
    """Opens a document and waits until its reader is ready."""

    def open_reader(document: str | int, *, query: str = "", **look: Any) -> Page:
        page = opened(**look)
        page.goto(f"{address}#/documents/{document}{query}")
        page.wait_for_selector("[data-ready]")
        return page

    return open_reader


@pytest.fixture
def axe() -> str:
    """The script of axe-core."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: run `npm ci` in page/")
    return AXE.read_text("utf-8")
