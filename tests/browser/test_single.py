"""The file that is mailed: all of it works from the disk, and it asks nobody."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from benchmarks.browsing import serving
from dragoman import Ledger, Record
from dragoman.web.filling import fill_ledger
from dragoman.web.static_page import write_static_page
from tests.browser.test_marks import differing


@pytest.fixture(scope="module")
def small(records: tuple[Record, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of all but the longest article."""
    path = tmp_path_factory.mktemp("mailed") / "small.ledger"
    fill_ledger(path, [one for one in records if len(one.document.text) < 100_000])
    return path


@pytest.fixture(scope="module")
def mailed(small: Path) -> str:
    """The address of the file that is made of it."""
    with Ledger(small) as ledger:
        write_static_page(ledger, small.with_name("report.html"))
    return small.with_name("report.html").as_uri()


def test_its_marks_are_those_of_the_record(
    opened: Callable[..., Page], mailed: str, records: tuple[Record, ...]
) -> None:
    page = opened()
    for at, record in enumerate(records[:4], 1):
        page.goto("about:blank")
        page.goto(f"{mailed}#/documents/{at}?show=all")
        page.wait_for_selector("[data-ready]")
        assert differing(page, record) == []


def test_it_narrows_its_lists_itself(opened: Callable[..., Page], mailed: str) -> None:
    page = opened()
    page.goto(mailed)
    page.wait_for_selector(".listing .count")
    page.get_by_label("Search the texts").fill("rumours")
    page.wait_for_selector("mark.hit")
    assert page.locator("mark.hit").all_inner_texts() == ["rumours"]
    for name, words in {
        "documents?actor=Angola": "Angola and Chile",
        "documents?type=CONSULT&since=2026-03-09&until=2026-03-09": "Angola and Chile",
        "events?actor=Vidal": "Vidal",
        "statements?speaker=Quissanga": "We signed nothing",
        "claims?since=2026-03-05&until=2026-03-05": "Nobody left the room",
    }.items():
        page.evaluate("name => { location.hash = '#/' + name }", name)
        page.wait_for_function(
            "name => document.querySelector('h1').innerText.toLowerCase() === name", arg=name.split("?")[0]
        )
        page.wait_for_selector(".listing[aria-busy=false] .rows")
        assert words in page.locator(".rows").inner_text(), name
        assert "Estonia ratifies" not in page.locator(".rows").inner_text()


ASKED = (
    "documents?type=CONSULT", "documents?type=CONSULT&type=AID", "documents?since=2026-03-10&until=2026-03",
    "documents?opinion=0.2", "documents?publisher=Baltic%20Wire", "documents?q=treaty", "documents?q=%22joint%20teams%22",
    "documents?actor=Norway", "documents?actor=KEN&type=AGREE", "events?quad=material%20conflict", "events?status=planned",
    "events?since=2026-04", "events?recipient=Norway", "events?party=Kenya", "statements?kind=direct",
    "statements?since=2026-04-01&until=2026-04-10", "claims?score=0.5", "claims?publisher=Meridian%20Post",
)  # fmt: skip
SEEN = "() => [document.querySelector('.count').innerText, ...[...document.querySelectorAll('.rows h2')].map((one) => one.innerText)]"


def settled(page: Page) -> list[str]:
    """What is seen once it stays the same: an answer may still be on its way when the list of before is shown."""
    seen: list[str] = page.evaluate(SEEN)
    for _ in range(40):
        page.wait_for_timeout(150)
        before, seen = seen, page.evaluate(SEEN)
        if seen == before and any(seen):
            break
    return seen


def test_it_answers_as_the_server_does(opened: Callable[..., Page], mailed: str, small: Path) -> None:
    page, other = opened(), opened()
    with serving(small) as address:
        for where, shown in ((mailed, page), (address, other)):
            shown.goto(where)
            shown.wait_for_selector(".listing .count")
        for name in ASKED:
            answers = []
            for shown in (page, other):
                shown.evaluate("() => { location.hash = '#/voices' }")
                shown.wait_for_function("() => document.querySelector('h1').innerText === 'Voices'")
                shown.evaluate("name => { location.hash = '#/' + name }", name)
                shown.wait_for_selector(".listing[aria-busy=false] .count")
                answers.append(settled(shown))
            assert sorted(answers[0]) == sorted(answers[1]), name
            assert len(answers[0]) > 1, f"{name}: nothing is compared"


def test_a_permanent_link_works_from_the_disk(
    opened: Callable[..., Page], mailed: str, records: tuple[Record, ...]
) -> None:
    record = records[1]
    event = record.events[0]
    page = opened()
    page.goto(f"{mailed}#/text/{record.document.id[:16]}?at={event.trigger.start}-{event.trigger.end}")
    page.wait_for_selector("[data-ready]")
    assert page.locator(".text .linked").all_inner_texts() == [event.trigger.cut(record.document.text)]


def test_rows_can_be_saved_without_a_server(
    opened: Callable[..., Page], mailed: str, records: tuple[Record, ...]
) -> None:
    page = opened()
    page.goto(f"{mailed}#/documents/1")
    page.wait_for_selector("[data-ready]")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download the events").click()
    with open(saved.value.path(), encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert 0 < len(rows) <= len(records[0].events)
    assert {row["document_id"] for row in rows} == {"1"}
