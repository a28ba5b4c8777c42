"""Plurals that stand for those who met; words for what is not done."""

from __future__ import annotations

import pytest

import dragoman


def events(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    """Return type, names of both sides and status of each event."""
    record = dragoman.read_article(text)
    names = {a.id: a.name for a in record.actors}
    return [
        (e.type, tuple(names[a] for a in e.actor), tuple(names[a] for a in e.recipient), e.status)
        for e in record.events
    ]


MET = "Latvian President Ann Orlan received Estonian Premier Bo Bell in Riga. "


@pytest.mark.parametrize("words", ["The sides", "Both leaders", "The two leaders", "The parties"])
def test_those_who_met(words: str) -> None:
    assert set(events(f"{MET}{words} agreed to meet again.")[-1][1]) == {"Ann Orlan", "Bo Bell"}


def test_their_countries() -> None:
    found = events(f"{MET}The trip will strengthen the partnership between the two countries, Latvia and Estonia said.")
    assert [set(sides) for kind, sides, _, _ in found if kind == "COOPERATE"] == [{"Estonia", "Latvia"}]


def test_a_plural_that_tells_who_is_left_alone() -> None:
    found = events(f"{MET}The leaders of Chad and Sudan agreed on a truce.")
    assert not {"Ann Orlan", "Bo Bell"} & set(found[-1][1])


def test_two_are_not_three() -> None:
    found = events("Ann Orlan met Bo Bell and Cy Dorn. The leaders agreed to cooperate.")
    assert found[-1][1] == ("leaders",)


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Chad made no attempt to aid Sudan.", "AID", "denied"),
        ("Chad made an attempt to assassinate the Malian premier.", "ASSAULT", "reported"),
        ("It is premature for Chad to recognise Sudan.", "SUPPORT", "hypothetical"),
    ],
)
def test_what_is_not_done(text: str, kind: str, status: str) -> None:
    assert (kind, status) in [(k, s) for k, _, _, s in events(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The bureau provided the ministry with a long report.",
        "The row is damaging the premier.",
        "The pledged delegates went home.",
    ],
)
def test_no_event(text: str) -> None:
    assert events(text) == []
