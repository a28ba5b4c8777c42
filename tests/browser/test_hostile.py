"""An article that would rather be a program: shown as text in every view, and running nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from dragoman import Ledger
from dragoman.web.static_page import write_static_page
from tests.browser.articles import HOSTILE_TITLE

# Document, list that was searched for it, and its rows among all others.
VIEWS = ["documents/3?show=all", "documents?q=Paredes", "documents", "events?document=3", "statements?document=3",
         "claims?document=3"]  # fmt: skip
FOREIGN = "() => document.querySelectorAll('#page :is(script, iframe, img, svg:not([aria-hidden]), style, link, meta, object, embed, base, form:not(.filters), textarea, [onload], [onerror], [onmouseover])').length"
QUIET = "() => window.hacked === undefined"


@pytest.mark.parametrize("name", VIEWS)
def test_it_is_text_where_it_is_served(opened: Callable[..., Page], address: str, name: str) -> None:
    page = opened()
    page.goto(f"{address}#/{name}")
    page.wait_for_selector("[data-ready], .listing .count")
    check(page)


def test_it_is_text_in_the_file_that_is_mailed(opened: Callable[..., Page], ledger: Path, tmp_path: Path) -> None:
    with Ledger(ledger) as kept:
        write_static_page(kept, tmp_path / "report.html")
    page = opened()
    for name in VIEWS:
        page.goto("about:blank")
        page.goto(f"{(tmp_path / 'report.html').as_uri()}#/{name}")
        page.wait_for_selector("[data-ready], .listing .count")
        check(page)


def check(page: Page) -> None:
    page.wait_for_timeout(200)
    assert page.evaluate(QUIET)
    assert page.evaluate(FOREIGN) == 0
    assert "window.hacked=1" in page.locator("main").inner_text()
    page.mouse.move(500, 400)
    assert page.evaluate(QUIET)


def test_what_deceives_the_eye_is_told(reader: Callable[..., Page]) -> None:
    page = reader(3)
    assert page.locator("h1").inner_text() == HOSTILE_TITLE
    told = " ".join(page.locator("[role=note]").all_inner_texts())
    for part in ("direction", "cannot be seen", "several scripts"):
        assert part in told
    # A mark of direction ends with its paragraph: what follows stands as it is stored.
    assert page.locator(".text").evaluate("one => getComputedStyle(one).unicodeBidi") == "isolate"
