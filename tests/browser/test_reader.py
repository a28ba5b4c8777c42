"""Cards and words joined, by keys and by pointer; links that last; what a reader hears and sees."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from dragoman import Record

IN_VIEW = "one => { const {top, bottom} = one.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight }"
OUTLINED = "() => getComputedStyle(document.activeElement).outlineStyle !== 'none'"


def test_keys_alone_lead_through_a_document(reader: Callable[..., Page]) -> None:
    page = reader(1)
    for _ in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate(OUTLINED), page.evaluate("() => document.activeElement.outerHTML.slice(0, 200)")
        if page.evaluate("() => document.activeElement.classList.contains('text')"):
            break
    else:
        pytest.fail("the text cannot be reached by the tabulator")
    page.keyboard.press("j")
    assert page.locator(".cards li.current").count() == 1
    assert page.locator(".text .lit").first.evaluate(IN_VIEW)
    first = page.locator(".cards li.current").get_attribute("data-item")
    page.keyboard.press("j")
    second = page.locator(".cards li.current").get_attribute("data-item")
    assert first != second
    page.keyboard.press("k")
    assert page.locator(".cards li.current").get_attribute("data-item") == first
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.closest('li')?.dataset.item") == first
    assert page.evaluate("() => document.activeElement.getAttribute('aria-expanded')") == "true"
    assert page.evaluate(OUTLINED)
    page.keyboard.press("ArrowDown")
    page.wait_for_function("second => document.activeElement.closest('li')?.dataset.item === second", arg=second)
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.getAttribute('aria-expanded')") == "false"
    page.keyboard.press("Escape")
    assert page.locator(".cards li.current").count() == 0
    assert page.evaluate("() => document.activeElement.classList.contains('text')")


def test_letters_typed_elsewhere_move_nothing(opened: Callable[..., Page], address: str) -> None:
    page = opened()
    page.goto(f"{address}#/documents")
    page.get_by_label("Search the texts").press_sequentially("jk")
    assert page.get_by_label("Search the texts").input_value() == "jk"


def test_words_and_card_are_joined_both_ways(reader: Callable[..., Page]) -> None:
    page = reader(1)
    word = page.locator(".text mark.event").first
    name = (word.get_attribute("data-of") or "").split("/")[0]
    word.hover()
    assert page.locator(".cards li.hovered").get_attribute("data-item") == name
    word.click()
    assert page.locator(".cards li.current").get_attribute("data-item") == name
    assert page.locator(".cards li.current").evaluate(IN_VIEW)
    other = page.locator(".cards li.event:not(.current)").first
    second = other.get_attribute("data-item")
    other = page.locator(f".cards li[data-item={second}]")
    other.hover()
    lit = page.locator(".text .lit").first.get_attribute("data-of") or ""
    assert second in [one.split("/")[0] for one in lit.split()]
    other.locator("button").first.click()
    assert page.locator(".text .lit").first.evaluate(IN_VIEW)
    page.wait_for_function("name => location.hash.endsWith('/' + name)", arg=second)
    page.reload()
    page.wait_for_selector("[data-ready]")
    assert page.locator(".cards li.current").get_attribute("data-item") == second


def test_a_click_on_words_that_several_items_share_goes_to_the_next(reader: Callable[..., Page]) -> None:
    page = reader(4, query="?show=all")
    word = page.locator(".text mark.event").first
    seen = set()
    for _ in range(3):
        word.click()
        seen.add(page.locator(".cards li.current").get_attribute("data-item"))
    assert len(seen) == 3


def test_a_card_says_who_when_where_and_how_sure(reader: Callable[..., Page], records: tuple[Record, ...]) -> None:
    page = reader(1)
    met = next(one for one in records[0].events if one.trigger.cut(records[0].document.text) == "met")
    page.locator(f".text [data-of~='{met.id}/trigger/0']").click()
    words = page.locator(".cards li.current").inner_text()
    for part in (
        "Marta Quissanga",
        "Rodrigo Fuentes",
        "meet",
        "Luanda",
        "9 Mar 2026",
        "“Monday”",
        "stated",
        "Sources",
    ):
        assert part in words, words


def test_a_permanent_link_finds_its_words(
    opened: Callable[..., Page], address: str, records: tuple[Record, ...]
) -> None:
    record = records[0]
    text, event = record.document.text, record.events[0]
    start, end = event.trigger.start, event.trigger.end
    words = text[start:end]
    page = opened(missing=True)
    link = f"{address}#/text/{record.document.id[:16]}?at={start}-{end}&words={quote(words)}"
    page.goto(link)
    page.wait_for_selector("[data-ready]")
    assert page.locator(".text .linked").all_inner_texts() == [words]
    assert page.locator(".cards li.current").get_attribute("data-item") == event.id
    assert page.locator("[role=status].told").count() == 0

    page.goto(f"{address}#/text/{record.document.id[:16]}?at={start + 40}-{end + 40}&words={quote(words)}")
    page.wait_for_selector(".told")
    assert "another place" in page.locator(".told").inner_text()
    assert page.locator(".text .linked").all_inner_texts() == [words]

    page.goto(f"{address}#/text/{record.document.id[:16]}?at=0-9&words=never%20written")
    page.wait_for_function("() => document.querySelector('.told')?.innerText.includes('not in this text')")
    assert page.locator(".text .linked").count() == 0

    page.goto(f"{address}#/text/{'0' * 16}?at=0-9&words=x")
    page.wait_for_selector("[role=alert]")


def test_the_link_that_is_copied_leads_back(reader: Callable[..., Page], address: str) -> None:
    page = reader(1)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
    page.locator(".text mark.statement-content").first.click()
    card = page.locator(".cards li.current")
    name = card.get_attribute("data-item")
    card.get_by_role("button", name="Copy link").click()
    page.wait_for_function("() => document.querySelector('.current [role=status]').innerText === 'copied'")
    link = page.evaluate("() => navigator.clipboard.readText()")
    assert link.startswith(f"{address}#/text/")
    page.goto("about:blank")
    page.goto(link)
    page.wait_for_selector("[data-ready]")
    assert page.locator(".cards li.current").get_attribute("data-item") == name


def test_downloads_of_a_document(reader: Callable[..., Page], records: tuple[Record, ...]) -> None:
    page = reader(1)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download the record").click()
    with open(saved.value.path(), encoding="utf-8") as stream:
        assert stream.read().count(f'"{records[0].document.id}"') == 1
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download the events").click()
    with open(saved.value.path(), encoding="utf-8-sig") as stream:
        assert len(stream.readlines()) == len(records[0].events) + 1


def test_a_phone_shows_the_card_under_the_words(reader: Callable[..., Page]) -> None:
    page = reader(1, phone=True)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), "the page can be pushed sideways"
    page.locator(".text mark.event").first.click()
    dock = page.get_by_role("complementary", name="The item chosen")
    box = dock.bounding_box()
    lit = page.locator(".text .lit").first.bounding_box()
    assert box and lit and lit["y"] + lit["height"] <= box["y"]
    dock.get_by_role("button", name="Close").click()
    assert dock.count() == 0
