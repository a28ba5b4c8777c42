"""Can the page be used by everybody? axe-core finds no serious or critical violation, in light and in dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

VIEWS = ["documents", "documents?q=talks", "events", "statements", "claims", "documents/1?show=all", "documents/1/e1"]
RUN = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
def test_no_serious_violation(opened: Callable[..., Page], address: str, axe: str, dark: bool, phone: bool) -> None:
    page = opened(dark=dark, phone=phone, bypass_csp=True)
    page.goto(address)
    page.wait_for_selector(".listing .count")
    page.evaluate(axe)
    found = []
    for name in VIEWS:
        page.evaluate("name => { document.querySelector('main').replaceChildren; location.hash = '#/' + name }", name)
        page.wait_for_timeout(150)
        page.wait_for_selector("[data-ready], .listing[aria-busy=false]")
        for one in page.evaluate(RUN):
            if one["impact"] in ("serious", "critical"):
                found.append((name, one["id"], [node["html"][:160] for node in one["nodes"][:3]]))
    assert found == []


def test_one_heading_of_the_first_rank_and_landmarks(opened: Callable[..., Page], address: str) -> None:
    page = opened()
    for name in VIEWS:
        page.goto("about:blank")
        page.goto(f"{address}#/{name}")
        page.wait_for_selector("[data-ready], .listing .count")
        assert page.locator("h1").count() == 1
        assert page.get_by_role("main").count() == 1
        assert page.get_by_role("navigation", name="Views").count() == 1
        assert page.title().endswith("dragoman")
        assert page.locator("[aria-current=page]").count() == 1


def test_the_first_stop_of_the_tabulator_skips_to_the_content(opened: Callable[..., Page], address: str) -> None:
    page = opened()
    page.goto(address)
    page.wait_for_selector(".listing .count")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.innerText").strip() == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "content"
