"""What is called off does not happen, who calls it off refuses, what is announced is promised, what is denied is not done."""

from __future__ import annotations

import pytest

import dragoman


def told(text: str) -> list[tuple[str, str | None, list[str], list[str], str]]:
    record = dragoman.read_article(text)
    names = {a.id: a.name for a in record.actors}
    return [
        (e.type, e.mode, [names[i] for i in e.actor], [names[i] for i in e.recipient], e.status) for e in record.events
    ]


@pytest.mark.parametrize(
    "how", ["postponed indefinitely", "called off", "put off until spring", "cancelled", "delayed"]
)
def test_talks_that_are_called_off_are_not_held(how: str) -> None:
    found = told(f"Talks between Chad and Niger have been {how}.")
    assert found == [("CONSULT", None, ["Chad", "Niger"], [], "denied")]


def test_who_calls_talks_off_rejects_them() -> None:
    assert told("Chad called off the talks with Niger.") == [("REJECT", "meet", ["Chad"], ["Niger"], "reported")]
    found = told("Talks between Chad and Niger were postponed by Norway.")
    assert [(t, m, a, sorted(r)) for t, m, a, r, _ in found] == [("REJECT", "meet", ["Norway"], ["Chad", "Niger"])]


def test_who_halts_a_release_refuses_it() -> None:
    found = told("Togo halted the release of eighteen Ghanaian prisoners.")
    assert [(t, m, a) for t, m, a, _, _ in found] == [("REJECT", "yield", ["Togo"])]


def test_a_strike_on_somebody_is_no_stoppage_of_work() -> None:
    assert told("Chad suspended its strikes on Niger.")[0][:2] == ("RETREAT", "ceasefire")
    assert told("The union called off its strike.")[0][0] == "CONCEDE"
    assert "CONCEDE" not in {t for t, *_ in told("The strike, called by the miners' union, began last week.")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway announced nine million dollars in food aid for Malawi.", "AGREE"),
        ("Norway announced $9 million in food aid for Malawi.", "AGREE"),
        ("Norway approved $9 million in humanitarian assistance for Malawi.", "AID"),
        ("Norway sent $9 million in aid to Malawi.", "AID"),
    ],
)
def test_a_sum_given_as_aid_is_aid(text: str, kind: str) -> None:
    assert [(t, a, r) for t, _, a, r, _ in told(text)] == [(kind, ["Norway"], ["Malawi"])]


@pytest.mark.parametrize("how", ["handed in", "submitted", "tendered", "announced", "offered"])
def test_whose_resignation_it_is_resigns(how: str) -> None:
    text = f"Governor Ruth Almeida met the king on Monday. Mayor Nadia Orlan {how} her resignation to the king."
    assert ("RETREAT", "resign", ["Nadia Orlan"], [], "reported") in told(text)


def test_what_is_denied_is_no_event_and_refuses_nobody() -> None:
    assert told("Togo denied arming the rebels.") == [("REJECT", None, ["Togo"], [], "reported")]
    assert told("Chad denied that its jets had bombed two villages.") == [("REJECT", None, ["Chad"], [], "reported")]


def test_who_is_sent_is_no_side_of_it() -> None:
    found = told("Benin refused to send a delegation to Togo.")
    assert [(a, r) for _, _, a, r, _ in found] == [(["Benin"], ["Togo"])]


def test_the_one_whose_trial_it_is_stands_before_the_court() -> None:
    found = told("The general's trial on charges of treason and murder resumed on Tuesday.")
    assert [(t, a, r) for t, _, a, r, _ in found] == [("ACCUSE", [], ["general"])]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Poland closed two border crossings with Belarus in September.", "SANCTION"),
        ("Angry farmers closed the highway.", "PROTEST"),
        ("Chad opened its border to nine thousand refugees.", "AID"),
        ("Benin reopened its border with Niger.", "COOPERATE"),
        ("Norway expressed regret over the decision by Iceland.", "ACCUSE"),
        ("Norway expressed regret for the deaths of two villagers.", "CONCEDE"),
        ("Chad and Niger traded accusations over the dam.", "ACCUSE"),
        ("Chad declared the French ambassador persona non grata.", "SANCTION"),
        ("Aid to the refugees has been slashed.", "SANCTION"),
    ],
)
def test_types_that_the_rest_of_the_clause_decides(text: str, kind: str) -> None:
    assert [t for t, *_ in told(text)] == [kind]
