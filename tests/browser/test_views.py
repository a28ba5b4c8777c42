"""Do the views over many documents show what the answers hold, to pointer, keys and screen reader alike?

Most tests ask a server of made-up answers, whose numbers are known; the last ones a ledger that was read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from dragoman import Ledger
from dragoman.web.assets import SINGLE
from dragoman.web.static_page import write_static_page
from tests.browser.made_up import Answers, World, serve_made_up

VIEWS = {
    "actors": "#/actors",
    "actor": "#/actors/2",
    "actor in a period": "#/actors/2?since=2024-02&until=2024-08&show=events",
    "network": "#/relations",
    "a line of the network": "#/relations?node=1",
    "pair": "#/relations?one=KEN&other=SDN&by=month",
    "map": "#/map?at=Singapore,+SGP",
    "happenings": "#/side-by-side",
    "quotations": "#/side-by-side?show=quotations",
    "topic": "#/side-by-side?about=Kenya",
    "documents": "#/side-by-side?documents=1,2,3",
    "voices": "#/voices",
}
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def world() -> World:
    """The made-up world that the server answers from."""
    return World()


@pytest.fixture(scope="module")
def made_up(browser: Browser, world: World) -> Iterator[str]:
    """Where the made-up answers are served."""
    with serve_made_up(world) as address:
        yield address


@pytest.fixture
def view(opened: Open, made_up: str) -> Open:
    """Opens a view and waits until nothing is asked any more."""

    def open_view(where: str, **look: Any) -> Page:
        page = opened(**look)
        page.goto(f"{made_up}/{where}")
        settle(page)
        return page

    return open_view


def settle(page: Page) -> None:
    """Wait until every question is answered."""
    page.wait_for_load_state("networkidle")
    expect(page.locator("main h1, main h2").first).to_be_visible()
    expect(page.get_by_text("Asking …")).to_have_count(0)
    expect(page.locator("[role=alert]")).to_have_count(0)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", VIEWS)
def test_nothing_bars_a_reader_with_other_means(view: Open, axe: str, name: str, dark: bool) -> None:
    page = view(VIEWS[name], dark=dark)
    for closed in page.locator("main details:not([open]) > summary").all()[:2]:
        closed.click()
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    grave = [
        (one["id"], [node["html"][:120] for node in one["nodes"][:3]])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]
    assert grave == []


@pytest.mark.parametrize("name", VIEWS)
def test_a_phone_shows_it_without_scrolling_sideways(view: Open, name: str) -> None:
    page = view(VIEWS[name], phone=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_actors_are_found_by_name_kind_and_country(view: Open, world: World) -> None:
    page = view("#/actors?kind=person&country=KEN")
    expected = [one["name"] for one in world.actors if one["kind"] == "person" and one["country"] == "KEN"]
    assert page.locator("tbody th a").all_inner_texts() == expected
    page.get_by_label("Name", exact=True).fill(expected[0][:4])
    page.wait_for_url(re.compile("name="))
    expect(page.locator("tbody th a").first).to_have_text(expected[0])


def months_drawn(page: Page) -> int:
    return page.locator("main figure rect.bar").count()


def test_a_period_that_is_drawn_or_typed_holds_for_the_whole_page(view: Open, world: World) -> None:
    page = view("#/actors/2?show=events")
    bars = months_drawn(page)
    chart = page.locator("main figure svg[role=img]").bounding_box()
    assert chart is not None
    # From a third of the chart to two thirds: of 36 months about the middle year.
    y = chart["y"] + chart["height"] / 2
    page.mouse.move(chart["x"] + chart["width"] * 0.36, y)
    page.mouse.down()
    page.mouse.move(chart["x"] + chart["width"] * 0.5, y, steps=4)
    page.mouse.move(chart["x"] + chart["width"] * 0.62, y, steps=4)
    page.mouse.up()
    page.wait_for_url(re.compile("since="))
    settle(page)
    since, until = (re.search(rf"{name}=(\d{{4}}-\d\d)", page.url)[1] for name in ("since", "until"))  # type: ignore[index]
    assert since.startswith("2024") or since.startswith("2023-1")
    assert months_drawn(page) == bars, "the chart keeps the whole time"
    expect(page.locator("rect.bar.outside").first).to_be_attached()
    inside = Answers(world).answer("/api/actors/2", {"since": [since], "until": [until]})
    check_period(page, inside, since, until)
    assert page.get_by_label("From", exact=True).input_value() == since

    page.get_by_role("button", name="Whole time").click()
    page.wait_for_url(lambda url: "since=" not in url)
    expect(page.locator("rect.bar.outside")).to_have_count(0)

    typed = view("#/actors/2?show=events")
    for label, value in (("From", since), ("to", until)):
        typed.get_by_label(label, exact=True).fill(value)
        typed.keyboard.press("Tab")
    settle(typed)
    check_period(typed, inside, since, until)
    expect(typed.locator("g.brush .selection")).to_be_visible()


def check_period(page: Page, inside: dict[str, Any], since: str, until: str) -> None:
    """The lists and tables beside the chart must show the period alone."""
    deeds = page.locator("section", has=page.get_by_role("heading", name="What it does"))
    expected = sum(one["events"] for one in inside["types"])
    page.wait_for_function(
        """([sum]) => [...document.querySelectorAll('[aria-labelledby=deeds] td .number')]
            .reduce((all, cell) => all + (Number(cell.textContent) || 0), 0) === sum""",
        arg=[expected],
    )
    assert deeds.locator("tbody button").count() == len({one["type"] for one in inside["types"]})
    others = page.locator("[aria-labelledby=with] tbody th a").all_inner_texts()
    assert set(others) <= {one["name"] for one in inside["with"]}
    days = page.locator("main article time").evaluate_all("all => all.map((one) => one.dateTime)")
    assert days
    assert all(since <= day[:7] <= until for day in days)


def test_a_type_that_is_chosen_narrows_the_events(view: Open) -> None:
    page = view("#/actors/1")
    page.locator("[aria-labelledby=deeds] tbody button", has_text="aid").click()
    settle(page)
    assert "type=AID" in page.url
    verbs = page.locator("main article em").all_text_contents()
    assert verbs
    assert set(verbs) == {"aids"}


def test_words_lead_to_the_reader_by_hash_place_and_words(view: Open, world: World) -> None:
    page = view("#/actors/1?show=events")
    event = Answers(world).answer("/api/events", {"party": ["#1"]})["rows"][0]
    address = page.locator("main article .source a").first.get_attribute("href")
    assert address is not None
    assert address.startswith(f"#/text/{event['document']['hash'][:16]}?")
    assert f"at={event['start']}-{event['end']}" in address
    marked = page.locator("main article mark").first.inner_text()
    assert marked == event["trigger"]


def test_day_by_day_mixes_events_and_statements(view: Open, world: World) -> None:
    page = view("#/actors/2")
    expected = Answers(world).answer("/api/timeline", {"actor": ["#2"]})["rows"]
    assert page.locator("main ol > li .words").all_inner_texts() == [one["words"] for one in expected]
    assert page.locator("main ol > li.statement").count() == sum(one["what"] == "statement" for one in expected)


def test_the_network_is_arranged_beside_the_page_and_each_line_leads_to_its_sentences(view: Open) -> None:
    page = view("#/relations")
    expect(page.locator("canvas[data-drawn='200']")).to_be_attached()
    nodes = page.locator("g.node")
    expect(nodes).to_have_count(60)
    page.get_by_role("button", name=re.compile("^Sudan → Kenya verbal conflict")).click()
    settle(page)
    assert "line=2-1-verbal" in page.url
    sentences = page.locator("aside article")
    assert sentences.count() > 0
    assert all(
        "verbal conflict" in title for title in sentences.locator(".head").evaluate_all("a => a.map(x => x.title)")
    )
    page.get_by_text("All 200 lines as a table").click()
    expect(page.locator("main table tbody tr")).to_have_count(100)
    page.get_by_role("button", name="More lines").click()
    expect(page.locator("main table tbody tr")).to_have_count(200)


def test_arrow_keys_go_through_the_network_and_enter_chooses(view: Open) -> None:
    page = view("#/relations")
    first = page.locator("g.node[tabindex='0']")
    expect(first).to_have_count(1)
    first.focus()
    name = first.get_attribute("aria-label")
    assert name is not None and name.startswith("Kenya: ")
    expect(page.locator("g.node.dim").first).to_be_attached()  # the focus shows whose lines these are
    for key in ("ArrowUp", "ArrowUp", "ArrowRight"):
        page.keyboard.press(key)
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert focused != name
    page.keyboard.press("Enter")
    expect(page.locator("aside h2")).to_have_text(focused.split(":")[0])
    expect(page.locator("g.node[aria-pressed='true']")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("aside h2")).to_have_text("Strongest lines")


def test_the_network_grows_by_buttons(view: Open) -> None:
    page = view("#/relations")
    spread = "Math.max(...[...document.querySelectorAll('g.node')].map((n) => n.getBoundingClientRect().x))"
    before = page.evaluate(spread)
    page.get_by_role("button", name="Enlarge").click()
    assert page.evaluate(spread) > before
    page.get_by_role("button", name="Show all of it").click()
    assert page.evaluate(spread) == pytest.approx(before, abs=1)


def test_two_sides_over_time_are_counted_and_scored(view: Open, world: World, tmp_path: Path) -> None:
    page = view("#/relations?one=KEN&other=SDN&by=year")
    expected = Answers(world).answer("/api/relations", {"one": ["KEN"], "other": ["SDN"], "by": ["year"]})
    total = sum(row["events"] for row in expected["rows"])
    expect(page.locator("main h2").first).to_contain_text(f"{total} events, mean score")
    page.get_by_text("The numbers as a table").click()
    rows = page.locator("main table tbody tr")
    expect(rows).to_have_count(len(expected["rows"]))
    cells = [rows.nth(n).locator("td").first.inner_text() for n in range(rows.count())]
    assert cells == [str(row["events"]) for row in expected["rows"]]
    with page.expect_download() as waiting:
        page.locator("details").get_by_role("button", name=re.compile("as CSV")).click()
    kept = tmp_path / "series.csv"
    waiting.value.save_as(kept)
    read = list(csv.DictReader(io.StringIO(kept.read_text("utf-8-sig"))))
    assert [int(row["events"]) for row in read] == [row["events"] for row in expected["rows"]]
    assert [float(row["score"]) for row in read] == [row["score"] for row in expected["rows"]]


def test_the_map_has_small_states_and_says_what_it_cannot_show(view: Open, world: World) -> None:
    page = view("#/map")
    answer = Answers(world).answer("/api/map", {})
    points = page.locator("circle.point")
    expect(points).to_have_count(len(answer["points"]))
    names = [label.split(":")[0] for label in points.evaluate_all("all => all.map((p) => p.ariaLabel)")]
    assert {"Singapore", "Valletta", "Manama", "Malé", "Vatican City"} <= set(names)
    expect(page.get_by_text(f"{answer['unplaced']} more name no place")).to_be_visible()
    point = page.locator("circle.point[aria-label^='Singapore:']")
    point.focus()
    page.keyboard.press("Enter")
    settle(page)
    expect(page.locator("aside h2")).to_have_text("Singapore")
    places = page.locator("aside article .head").all_text_contents()
    assert places
    assert all("in Singapore" in words for words in places)
    page.get_by_text(f"All {len(answer['points'])} places as a table").click()
    expect(page.locator("main table tbody tr")).to_have_count(len(answer["points"]))


def test_a_filter_stands_in_the_address_and_comes_back_with_it(view: Open, world: World) -> None:
    page = view("#/map?quad=material+conflict")
    answer = Answers(world).answer("/api/map", {"quad": ["material conflict"]})
    placed = sum(one["events"] for one in answer["points"])
    expect(page.get_by_text(f"{placed} events at {len(answer['points'])} places")).to_be_visible()
    assert page.get_by_label("Class").input_value() == "material conflict"


def test_tellings_of_a_happening_stand_in_columns_and_differences_are_named(view: Open) -> None:
    page = view("#/side-by-side?happening=3")
    assert page.locator("main table thead th").count() >= 3
    hows = page.locator("main .how").all_inner_texts()
    assert "reports it" in hows
    assert "quotes Amina Okello" in hows
    assert any("denies it" in how for how in hows)
    expect(page.locator("tr.differs th", has_text="When")).to_contain_text("differs")


def test_a_quotation_marks_what_others_leave_out_and_put_in(view: Open) -> None:
    page = view("#/side-by-side?show=quotations")
    first = page.locator("main article").first
    assert first.locator("del").all_text_contents() == ["left out: the", "left out: who needs it"]
    assert first.locator("ins").all_text_contents() == ["put in: our"]


def test_what_is_said_of_a_topic_stands_by_outlet(view: Open, world: World) -> None:
    page = view("#/side-by-side?show=topics")
    page.get_by_label("About whom").fill("Kenya")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("about=Kenya"))
    settle(page)
    expected = [one for one in world.statements if one["about"][0]["name"] == "Kenya"]
    outlets = {one["document"]["publisher"] or "outlet unknown" for one in expected}
    sections = page.locator("main section")
    assert set(sections.evaluate_all("all => all.map((one) => one.ariaLabel)")) == outlets
    assert page.locator("main blockquote").count() == len(expected) > 0


def test_documents_are_chosen_and_compared(view: Open) -> None:
    page = view("#/side-by-side?show=documents")
    offered = page.locator("ul.offered button")
    for _ in range(2):
        offered.first.click()
    page.wait_for_url(re.compile(r"documents=1(%2C|,)2"))
    settle(page)
    expect(page.locator("main table thead th")).to_have_count(2)
    expect(page.locator("main table")).to_contain_text("Kenya aids Sudan")
    expect(page.locator("td.quotation ins")).to_have_count(1)
    page.get_by_role("button", name="Take away Grain talks, day 1", exact=True).click()
    expect(page.locator("main table")).to_have_count(0)


def test_outlets_are_sorted_by_their_share_of_opinion(view: Open, world: World) -> None:
    page = view("#/voices")
    page.get_by_role("button", name="Opinion", exact=True).click()
    head = page.locator("th", has=page.get_by_role("button", name="Opinion", exact=True))
    assert head.get_attribute("aria-sort") == "descending"
    shares = [int(words.split()[0]) for words in page.locator("tbody td.opinion").all_inner_texts()]
    assert shares == sorted(shares, reverse=True)
    assert len(set(shares)) > 1
    outlets = Answers(world).answer("/api/voices", {})["outlets"]
    whole = sum(one[voice] for one in outlets for voice in ("reported", "attributed", "opinion"))
    opinion = sum(one["opinion"] for one in outlets)
    expect(page.get_by_label("All together")).to_contain_text(f"{round(100 * opinion / whole)} %")


# A ledger that was read, asked by the real server; and the file that is mailed.
ASKED = (
    "#/actors?kind=person&country=NOR&name=s",
    "#/actors/3",
    "#/actors/3?since=2026-03-03&until=2026-03-05",
    "#/actors/3?type=CONSULT&since=2026-03&until=2026-04",
    "#/actors/3?show=statements",
    "#/relations",
    "#/relations?party=Norway&quad=verbal+cooperation&type=CONSULT&since=2026-03&publisher=Baltic+Wire&nodes=150",
    "#/relations?kind=person&status=planned&place=Kenya&count_copies=true",
    "#/relations?one=Norway&other=Kenya&by=day&since=2026-03&until=2026-03-31&directed=true",
    "#/map?party=Norway&type=CONSULT&status=reported&since=2026&at=Mombasa,+KEN",
    "#/side-by-side?party=Norway&type=CONSULT&since=2026-01",
    "#/side-by-side?show=quotations&speaker=Norway",
    "#/side-by-side?about=Norway",
    "#/side-by-side?documents=1,2",
    "#/voices?publisher=Baltic+Wire&since=2026-03&until=2026",
    "#/voices?document=1",
)


@pytest.mark.parametrize("where", ASKED)
def test_the_real_server_answers_what_the_views_ask_and_gives_it_as_a_file(
    opened: Open, address: str, where: str
) -> None:
    page = opened()
    page.goto(f"{address}{where}")
    settle(page)
    for link in page.locator("main a[download]").evaluate_all("all => all.map((one) => one.href)"):
        answer = page.request.get(link)
        assert answer.status == 200, link
        assert "attachment" in answer.headers["content-disposition"]


def test_the_mailed_file_answers_the_views_and_their_filters(opened: Open, ledger: Path, tmp_path: Path) -> None:
    if not SINGLE.is_dir():
        pytest.skip("the single page was not built: run `npm run build` in page/")
    report = tmp_path / "report.html"
    with Ledger(ledger) as kept:
        write_static_page(kept, report)
        happened = kept.network().nodes
    page = opened()
    page.goto(f"{report.as_uri()}#/relations")
    expect(page.locator("canvas[data-drawn]")).to_be_attached()
    expect(page.locator("g.node")).to_have_count(len(happened))
    for where in ("actors/3", "relations?quad=verbal+cooperation", "relations?one=Kenya&other=Norway", "map",
                  "map?quad=verbal+cooperation", "side-by-side", "side-by-side?show=quotations", "side-by-side?about=Norway", "voices"):  # fmt: skip
        page.goto(f"{report.as_uri()}#/{where}")
        settle(page)
