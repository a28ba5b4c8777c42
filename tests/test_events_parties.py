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


@pytest.mark.parametrize(
    ("text", "kind", "sides"),
    [
        ("Chad closed the border. Niger condemned the step on Monday.", "ACCUSE", (("Niger",), ("Chad",))),
        ("Iran seized two tankers. Russia welcomed the decision as wise.", "SUPPORT", (("Russia",), ("Iran",))),
        ("Chad closed the border. Niger condemned the step of Mali.", "ACCUSE", (("Niger",), ("Mali",))),
    ],
)
def test_whose_the_step_is(text: str, kind: str, sides: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    assert [(a, r) for k, a, r, _ in events(text) if k == kind] == [sides]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kenya, Ethiopia sign defence pact", ("SUPPORT", ("Kenya", "Ethiopia"), (), "reported")),
        ("South Korea, United States hold drills", ("MOBILIZE", ("South Korea", "United States"), (), "reported")),
        ("France to send tanks to Ukraine", ("AGREE", ("France",), ("Ukraine",), "planned")),
        ("France, Germany to send tanks to Ukraine", ("AGREE", ("France", "Germany"), ("Ukraine",), "planned")),
        ("US to impose sanctions on Chad", ("THREATEN", ("US",), ("Chad",), "reported")),
    ],
)
def test_headlines(text: str, wanted: tuple[str, tuple[str, ...], tuple[str, ...], str]) -> None:
    assert events(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Fighters killed six policemen in Garissa County in March.", ["ASSAULT"]),
        ("The firm did not respond to requests for comment. Chad declined an interview request.", []),
        ("The ministers discussed prospects for expanding cooperation with Chad.", ["CONSULT"]),
    ],
)
def test_months_requests_for_comment_and_prospects(text: str, kinds: list[str]) -> None:
    assert [kind for kind, *_ in events(text)] == kinds


def test_no_grounds_for_talks() -> None:
    assert [(k, s) for k, _, _, s in events("Moscow sees no grounds for resuming a dialogue with Washington.")] == [
        ("CONSULT", "denied")
    ]


def test_one_s_own_state_is_no_other_side() -> None:
    found = events("Chinese spokesman Li Orlan vowed that Beijing would take all measures to protect its firms.")
    assert ("AGREE", ("Li Orlan",), (), "reported") in found


def test_where_a_president_is_from_is_not_where_he_is_spoken_to() -> None:
    record = dragoman.read_article("The minister spoke to President Ann Orlan of Ukraine this morning.")
    assert [e.place for e in record.events] == [None]


def test_the_perfect_tells_of_no_day() -> None:
    text = "The army said on Wednesday it had left, in a war that has killed 12,000 civilians."
    assert [e.time for e in dragoman.read_article(text).events if e.type == "ASSAULT"] == [None]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The UK designated forty officials under its sanctions law.", [("SANCTION", ("UK",), ("forty officials",), "reported")]),
        ("Peru’s president ordered military exercises in the country’s towns.", [("MOBILIZE", ("Peru’s president",), (), "reported")]),
        ("The general declined to say who had left.", []),
    ],
)  # fmt: skip
def test_further_frames(text: str, wanted: list[tuple[str, tuple[str, ...], tuple[str, ...], str]]) -> None:
    assert events(text) == wanted


def test_heads_of_state_are_those_who_met() -> None:
    found = events(
        "Xi Orlan held talks with Luong Bell in Sarn. After the talks, the two heads of state signed a pact."
    )
    assert set(found[-1][1]) == {"Xi Orlan", "Luong Bell"}


def test_an_if_outweighs_a_denial() -> None:
    assert ("RETREAT", "hypothetical") in [
        (k, s) for k, _, _, s in events("Israel would finish the job if Hamas did not disarm.")
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("But it was Beijing that armed the regime in Chad.", ("AID", ("Beijing",), ("regime",), "reported")),
        ("Senegal sent a plane to evacuate Ann Orlan.", ("AID", ("Senegal",), ("Ann Orlan",), "reported")),
        (
            "Manila lodged a protest against China. China rejected the protest.",
            ("REJECT", ("China",), ("Manila",), "reported"),
        ),
    ],
)
def test_who_does_it(text: str, wanted: tuple[str, tuple[str, ...], tuple[str, ...], str]) -> None:
    assert wanted in events(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Some of the fighters have refused to lay down their arms.", [("REJECT", ("fighters",), (), "reported")]),
        ("Peru’s parliament has yet to ratify the treaty.", [("SUPPORT", ("Peru’s parliament",), (), "denied")]),
        ("Ann Orlan is due to visit Peru next week.", [("AGREE", ("Ann Orlan",), ("Peru",), "planned")]),
    ],
)  # fmt: skip
def test_not_yet(text: str, wanted: list[tuple[str, tuple[str, ...], tuple[str, ...], str]]) -> None:
    assert events(text) == wanted


def test_comments_of_others_may_be_rejected() -> None:
    assert [(k, a, r) for k, a, r, _ in events("China rejected comments by the US president.")] == [
        ("REJECT", ("China",), ("US president",))
    ]
