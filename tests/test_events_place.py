"""Where and when did it happen, and not: for whom, or what was spoken of."""

from __future__ import annotations

import pytest

import dragoman


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Norway pledged $3 million in aid to Yemen.", "pledged", None),
        ("Norway sent flour to Malawi.", "sent", None),
        ("Chad appealed to Malaysia to step in.", "appealed", None),
        ("Norway imposed sanctions on Belarus.", "imposed", None),
        ("Japan condemned the Chadian strike on Doha.", "condemned", None),
        ("The Kenyan president travelled to Egypt.", "travelled", "Egypt"),
        ("Norway's premier condemned the raid on a hotel in Lisbon.", "condemned", None),
        ("The emir received the Russian minister of defence in Benghazi.", "received", "Benghazi"),
        ("Clashes were reported in Benghazi, where a militia shelled a depot.", "shelled", "Benghazi"),
        ("Rebels shelled a depot in Benghazi.", "shelled", "Benghazi"),
    ],
)
def test_place(text: str, trigger: str, place: str | None) -> None:
    record = dragoman.read_article(text)
    names = {p.id: p.name for p in record.places}
    found = [names.get(e.place or "") for e in record.events if e.trigger.cut(text) == trigger]
    assert found == [place]


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        ("Japan condemned last month's invasion of Chad.", "condemned", None),
        ("Japan condemned the invasion of September.", "condemned", None),
        ("It was the first visit by a Chadian official to Peru since Niger bombed the port in June.", "visit", None),
        ("Norway condemned the strike on Tuesday.", "condemned", "Tuesday"),
    ],
)
def test_the_time_of_what_is_spoken_of_is_not_that_of_the_words(text: str, trigger: str, when: str | None) -> None:
    record = dragoman.read_article(text, published="2025-11-13")
    times = {t.id: text[t.start : t.end] for t in record.times}
    assert [times.get(e.time or "") for e in record.events if e.trigger.cut(text) == trigger] == [when]
