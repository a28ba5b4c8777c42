"""Do the words under each mark equal the record's words, and is the text the text?"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from benchmarks.browsing import serving
from dragoman import Record, interpret_many, new_document
from dragoman.web.filling import fill_ledger
from tests.browser.articles import huge

WORDS = """() => {
  const found = {};
  for (const mark of document.querySelectorAll('.text mark'))
    for (const name of mark.dataset.of.split(' ')) found[name] = (found[name] ?? '') + mark.textContent;
  return {marks: found, text: document.querySelector('.text').textContent};
}"""


def spans_of(record: Record) -> dict[str, tuple[int, int]]:
    """Every mark that the reader must show, by the name that it bears there; written down anew, not as the page does it."""
    found: dict[str, tuple[int, int]] = {}
    for statement in record.statements:
        for part in ("content", "cue", "source"):
            for nth, span in enumerate(getattr(statement, part)):
                found[f"{statement.id}/{part}/{nth}"] = (span.start, span.end)
    for event in record.events:
        found[f"{event.id}/trigger/0"] = (event.trigger.start, event.trigger.end)
    for claim in record.claims:
        found[f"{claim.id}/words/0"] = (claim.start, claim.end)
    for actor in record.actors:
        for nth, mention in enumerate(actor.mentions):
            found[f"{actor.id}/mention/{nth}"] = (mention.start, mention.end)
    opinions = [one for one in record.sentences if one.voice == "opinion"]
    for at, sentence in enumerate(opinions, 1):
        found[f"o{at}/sentence/0"] = (sentence.start, sentence.end)
        cues = [one.cue for one in record.judgements if sentence.start <= one.start < sentence.end]
        for nth, cue in enumerate(cues):
            found[f"o{at}/cue/{nth}"] = (cue.start, cue.end)
    return found


def differing(page: Page, record: Record) -> list[str]:
    """Return the marks whose words differ, and say so of the text as a whole."""
    shown: dict[str, Any] = page.evaluate(WORDS)
    text = record.document.text
    assert shown["text"] == text
    expected = {name: text[start:end] for name, (start, end) in spans_of(record).items()}
    return [
        f"{name}: {shown['marks'].get(name)!r} for {expected.get(name)!r}"
        for name in sorted(expected.keys() | shown["marks"].keys())
        if shown["marks"].get(name) != expected.get(name)
    ]


def show(page: Page, view: str) -> None:
    """Go to a document's reader within the page, and wait until it is another one and ready."""
    page.evaluate("() => document.querySelector('[data-ready]')?.removeAttribute('data-ready')")
    page.evaluate("view => void (location.hash = view)", view)
    page.wait_for_selector("[data-ready]")


def test_words_of_marks_over_all_articles(
    opened: Callable[..., Page], address: str, records: tuple[Record, ...]
) -> None:
    seen = 0
    page = opened()
    page.goto(address)
    for at, record in enumerate(records, 1):
        if len(record.document.text) > 100_000:
            continue
        show(page, f"#/documents/{at}?show=all")
        assert differing(page, record) == []
        seen += len(spans_of(record))
    assert seen > 1_000


def test_words_of_marks_over_the_open_dossiers(bench: Path, opened: Callable[..., Page], tmp_path: Path) -> None:
    """With emoji and combining letters put in before the texts are read, so that every offset counts them."""
    texts = [
        json.loads(path.read_text("utf-8"))["document"] for path in sorted((bench / "dossier" / "open").glob("*.json"))
    ]
    documents = [new_document(sprinkle(one["text"]), title=one["title"], published=one["published"]) for one in texts]
    read = [one for one in interpret_many(documents) if isinstance(one, Record)]
    assert len(read) == len(texts) > 0
    fill_ledger(tmp_path / "dossiers.ledger", read)
    seen = 0
    with serving(tmp_path / "dossiers.ledger") as address:
        page = opened()
        page.goto(address)
        for at, record in enumerate(read, 1):
            show(page, f"#/documents/{at}?show=all")
            assert differing(page, record) == []
            wide = [
                span
                for span in spans_of(record).values()
                if any(ord(one) > 0xFFFF for one in record.document.text[: span[0]])
            ]
            seen += len(wide)
    assert seen > 200, "hardly a mark stands behind an emoji: the test shows nothing"


def sprinkle(text: str) -> str:
    """Put emoji between words and combining letters behind them, every few words."""
    words = text.split(" ")
    for at in range(11, len(words), 23):
        words[at] += " 👩‍👩‍👧" if at % 2 else " 🇰🇪"
    for at in range(5, len(words), 17):
        words[at] += "\u0301" if words[at][-1:].isalpha() else ""
    return " ".join(words)


def test_a_paragraph_of_five_million_letters(reader: Callable[..., Page], records: tuple[Record, ...]) -> None:
    record = huge()
    page = reader(records.index(record) + 1, query="?show=all")
    length = page.evaluate("() => document.querySelector('.text').textContent.length")
    assert length == len(record.document.text.encode("utf-16-le")) // 2
    # The last of two thousand events: its stretch is painted when it is asked for, and its words are the record's.
    last = record.events[-1]
    page.goto(
        page.url.split("#")[0]
        + f"#/text/{record.document.id[:16]}?at={last.trigger.start}-{last.trigger.end}&words=met"
    )
    page.wait_for_selector("mark.event.lit", state="visible")
    assert page.locator("mark.event.lit").all_inner_texts() == ["met"]
    assert page.locator("mark.event.lit").evaluate(
        "(one) => { const {top, bottom} = one.getBoundingClientRect(); return top > 0 && bottom < innerHeight }"
    )
    assert page.locator(".cards li.current").count() == 1


@pytest.mark.parametrize("kind", ["statement", "event", "opinion", "claim", "actor"])
def test_each_kind_is_switched_on_and_off(reader: Callable[..., Page], kind: str) -> None:
    page = reader(1, query="?show=all")
    name = {"statement": "Statements", "event": "Events", "opinion": "Opinion", "claim": "Claims", "actor": "Actors"}[
        kind
    ]
    button = page.locator(".toggles").get_by_role("button", name=name)
    drawn = f"() => {{ const one = getComputedStyle(document.querySelector('.text .{kind}')); return one.textDecorationLine + one.backgroundColor }}"
    before = page.evaluate(drawn)
    cards = page.locator(f".cards li.{kind}")
    assert cards.count() > 0
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert cards.count() == 0
    assert page.evaluate(drawn) != before
    assert kind not in page.evaluate("location.hash").partition("show=")[2]
    page.reload()
    page.wait_for_selector("[data-ready]")
    assert button.get_attribute("aria-pressed") == "false"
