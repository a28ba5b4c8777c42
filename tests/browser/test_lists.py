"""Lists: narrowed by what the address says, page by page, and told apart from silence."""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

HEADED = ".listing h2"


@pytest.fixture
def view(opened: Callable[..., Page], address: str) -> Callable[..., Page]:
    """Opens a list and waits for its rows."""

    def open_view(name: str, **look: bool) -> Page:
        page = opened(**look)
        page.goto(f"{address}#/{name}")
        page.wait_for_selector(".listing .count")
        return page

    return open_view


def settle(page: Page) -> None:
    page.wait_for_function("() => document.querySelector('.listing')?.getAttribute('aria-busy') === 'false'")


def test_words_are_searched_and_marked(view: Callable[..., Page]) -> None:
    page = view("documents")
    everything = page.locator(HEADED).count()
    page.get_by_label("Search the texts").fill("rumours")
    page.wait_for_function("() => location.hash.includes('q=rumours')")
    page.wait_for_function("before => document.querySelectorAll('.listing h2').length < before", arg=everything)
    assert page.locator("mark.hit").all_inner_texts() == ["rumours"]
    assert page.get_by_role("status").first.inner_text() == "1 document"
    page.reload()
    page.wait_for_selector("mark.hit")
    assert page.get_by_label("Search the texts").input_value() == "rumours"
    page.get_by_role("button", name="Clear").click()
    page.wait_for_function("before => document.querySelectorAll('.listing h2').length === before", arg=everything)
    assert page.get_by_label("Search the texts").input_value() == ""


def test_nothing_found_is_said(view: Callable[..., Page]) -> None:
    page = view("documents?q=zyzzyva")
    assert page.get_by_role("status").first.inner_text() == "No document found"
    assert "Take one away" in page.locator(".listing").inner_text()


def test_a_wrong_day_is_told_where_it_was_typed(view: Callable[..., Page]) -> None:
    page = view("events")
    field = page.get_by_label("Since")
    field.fill("yesterday")
    assert field.get_attribute("aria-invalid") == "true"
    assert "2025-01-31" in page.locator(".wrong").inner_text()
    assert "since" not in page.url


def test_what_cannot_be_asked_is_told_with_its_remedy(opened: Callable[..., Page], address: str) -> None:
    page = opened()
    page.on("console", lambda _: None)
    page.goto(f"{address}#/documents")
    page.wait_for_selector(".listing .count")
    page.route("**/api/events*", lambda route: route.fulfill(
        status=200, content_type="application/json", body='{"rows": [], "following": null}'
    ))  # fmt: skip
    page.evaluate("location.hash = '#/events'")
    page.wait_for_function("() => document.querySelector('.listing .count')?.innerText === 'No event found'")


def test_pages_follow_one_another(view: Callable[..., Page]) -> None:
    page = view("events")
    assert page.locator(HEADED).count() == 50
    page.get_by_role("button", name="More events").click()
    page.wait_for_function("() => document.querySelectorAll('.listing h2').length === 100")
    ids = page.locator(".listing .source a").evaluate_all("all => all.map(one => one.hash)")
    assert len(ids) == 100


def test_back_returns_to_where_the_list_was_left(view: Callable[..., Page]) -> None:
    page = view("events")
    page.get_by_role("button", name="More events").click()
    page.wait_for_function("() => document.querySelectorAll('.listing h2').length === 100")
    page.locator(".listing .source a").nth(80).scroll_into_view_if_needed()
    down = page.evaluate("scrollY")
    page.locator(".listing .source a").nth(80).click()
    page.wait_for_selector("[data-ready]")
    page.go_back()
    page.wait_for_function("down => Math.abs(scrollY - down) < 400 && scrollY > 500", arg=down)
    assert page.locator(HEADED).count() == 100


def test_types_are_ticked(view: Callable[..., Page]) -> None:
    page = view("events")
    page.get_by_role("button", name="What happens").click()
    page.get_by_role("checkbox", name="meetings").check()
    page.get_by_role("checkbox", name="accusations").check()
    page.wait_for_function("() => location.hash.includes('type=CONSULT&type=ACCUSE')")
    page.keyboard.press("Escape")
    assert page.get_by_role("checkbox", name="meetings").count() == 0
    settle(page)
    tags = set(
        page.locator(".listing .tag").evaluate_all(
            "all => all.map(one => one.title.split(',')[0].split(':')[0]).filter(Boolean)"
        )
    )
    assert tags == {"CONSULT", "ACCUSE"}


@pytest.mark.parametrize("name", ["documents", "events", "statements", "claims"])
def test_what_is_seen_can_be_taken_along(view: Callable[..., Page], name: str) -> None:
    page = view(name)
    with page.expect_download() as saved:
        page.get_by_role("link", name=f"Download {name} as CSV").click()
    with open(saved.value.path(), encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) >= page.locator(HEADED).count() > 10
    with page.expect_download() as saved:
        page.get_by_role("link", name=f"Download {name} as JSON").click()
    with open(saved.value.path(), encoding="utf-8") as stream:
        assert len(stream.readlines()) == len(rows)


@pytest.mark.parametrize("name", ["documents", "events", "statements", "claims"])
def test_a_row_leads_to_its_words(view: Callable[..., Page], name: str) -> None:
    page = view(name)
    links = page.locator("h2 a" if name == "documents" else ".source a")
    for at in range(3):
        links.nth(at).click()
        page.wait_for_selector("[data-ready]")
        assert page.locator("[role=status].told").count() == 0
        if name != "documents":
            assert page.locator(".text .linked").count() > 0
        page.go_back()
        page.wait_for_selector(".listing .count")


@pytest.mark.parametrize("name", ["documents", "events", "statements", "claims"])
def test_no_list_is_wider_than_a_phone(view: Callable[..., Page], name: str) -> None:
    page = view(name, phone=True)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Filters").click()
    assert page.get_by_label("Since").is_visible()
