"""What is done only in words, or only asked, is not done with the hands."""

from __future__ import annotations

import pytest

import dragoman


def told(text: str) -> list[tuple[str, str | None, str]]:
    return [(e.type, e.mode, e.status) for e in dragoman.read_article(text).events]


@pytest.mark.parametrize(
    "text",
    [
        "The president insists that he is saving the state.",
        "The premier fought against the bill.",
        "They are destroying it.",
        "Kenya is fighting corruption.",
        "The premier fought off a challenge from her rival.",
        "The country is occupied with its elections.",
        "The war of words between Chad and Niger went on.",
        "The party was crushed in the election.",
        "The premier rescued the economy.",
    ],
)
def test_deeds_done_to_what_no_hand_can_touch_are_figures(text: str) -> None:
    assert not {"ASSAULT", "AID", "COERCE"} & {t for t, *_ in told(text)}, told(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The minister attacked the European Commission over its budget plans.", "ACCUSE"),
        ("The opposition bombarded the minister with questions.", "ACCUSE"),
        ("The minister came under attack from the press.", "ACCUSE"),
        ("The convoy came under fire from the militia.", "ASSAULT"),
        ("Norway targeted Belarusian banks with new sanctions.", "SANCTION"),
        ("The militia attacked the village with mortars.", "ASSAULT"),
        ("Soldiers destroyed the bridge.", "ASSAULT"),
        ("The rebels fought the army near the port.", "ASSAULT"),
        ("Peru aided Bolivia.", "AID"),
    ],
)
def test_what_it_is_done_with_or_over_tells_words_from_weapons(text: str, kind: str) -> None:
    assert [t for t, *_ in told(text)] == [kind]


def test_a_question_whether_it_is_so_tells_nothing_as_done() -> None:
    assert told("Has Norway recalled its ambassador from Chad?") == [("SANCTION", "withdraw", "hypothetical")]
    assert told("Why did Norway recall its ambassador from Chad?") == [("SANCTION", "withdraw", "reported")]
    found = told("Has the minister, who visited Chad on Monday, resigned?")
    assert found == [("CONSULT", "visit", "reported"), ("RETREAT", "resign", "hypothetical")]


def test_what_a_refusal_waits_for_has_not_come_about() -> None:
    found = told("Norway said it would not lift the sanctions until Chad freed the hostages.")
    assert ("RETREAT", "release", "hypothetical") in found
    assert ("RETREAT", None, "reported") in told("The rebels fought until they surrendered to the army.")


@pytest.mark.parametrize(
    ("text", "kind", "recipient"),
    [
        ("The editor's murder by gunmen shocked Lima.", "ASSAULT", "editor"),
        ("The judge's removal by the emir was announced.", "SANCTION", "judge"),
        ("The editor's release by the guerrillas was a relief.", "RETREAT", "editor"),
    ],
)
def test_whose_murder_or_release_it_is_has_it_done_to_them(text: str, kind: str, recipient: str) -> None:
    record = dragoman.read_article(text)
    names = {a.id: a.name for a in record.actors}
    assert [(e.type, [names[i] for i in e.recipient]) for e in record.events] == [(kind, [recipient])]
