"""What can be checked, and the drafts that are made of it."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import pytest

import dragoman
from dragoman.cli.main import main
from dragoman.export.claimreview import claim_reviews
from dragoman.lexicon.claimwords import check_claim_words


def claims(text: str) -> list[tuple[str, tuple[str, ...]]]:
    record = dragoman.read_article(text)
    return [(text[c.start : c.end], c.reasons) for c in record.claims]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Kenya took in 40,000 refugees.", "number"),
        ("The minister visited Kenya in March 2021.", "date"),
        ("Kenya has the largest harbour.", "superlative"),
        ("Exports of Kenya fell because of the drought.", "cause"),
        ("Kenya has never signed the treaty.", "record"),
        ("Exports of Kenya doubled.", "comparison"),
        ("The president of Kenya broke his promise.", "promise"),
        ("The president of Kenya resigned.", "act"),
    ],
)
def test_each_reason(text: str, reason: str) -> None:
    found = claims(text)
    assert len(found) == 1 and reason in found[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya will build a school.",
        "Kenya should sign the treaty.",
        "Did Kenya sign the treaty?",
        "If Kenya signs the treaty, aid flows.",
        "Kenya hopes to sign the treaty.",
        "The minister said.",
        "It is a shameful and reckless policy.",
    ],
)
def test_plans_duties_questions_conditions_and_bare_speech_are_none(text: str) -> None:
    assert claims(text) == []


def test_what_is_said_and_what_the_author_tells_are_apart() -> None:
    text = "Nadia Orlan said that Kenya exported 300 tons of tea. Norway bought 20 tons of it."
    record = dragoman.read_article(text)
    assert [c.by == "author" for c in record.claims] == [False, True]
    assert text[record.claims[0].start : record.claims[0].end] == "Kenya exported 300 tons of tea"


def test_a_clause_set_off_by_a_comma_asserts_and_one_that_only_tells_which_does_not() -> None:
    loose = claims("The minister, who left Kenya in 2019, bought a ship.")
    assert any(words.startswith("left Kenya in 2019") for words, _ in loose)
    assert [words for words, _ in claims("The man who owns the ship left Kenya.")] == [
        "The man who owns the ship left Kenya"
    ]


def test_a_dateline_is_no_part_of_a_claim() -> None:
    assert claims("NAIROBI, March 3 (AP) — Kenya took in 40,000 refugees.")[0][0] == "Kenya took in 40,000 refugees"


def test_at_least_is_no_superlative_and_an_age_no_figure() -> None:
    assert claims("At least 12 people died in Kenya.")[0][1] == ("number", "act")
    assert claims("Mara Tovin, 58, left Kenya.")[0][1] == ("act",)


def test_claim_words_keep_their_schema() -> None:
    assert check_claim_words() == []


# The part of schema.org's ClaimReview and Claim that a draft promises, and nothing beyond it: no reviewRating, no reviewer.
Url = Annotated[str, msgspec.Meta(pattern="^https?://")]
Words = Annotated[str, msgspec.Meta(min_length=1)]
Place = Annotated[str, msgspec.Meta(pattern="^char=[0-9]+,[0-9]+$")]


class Agent(msgspec.Struct, forbid_unknown_fields=True):
    kind: Literal["Person", "Organization"] = msgspec.field(name="@type")
    name: Words
    jobTitle: Words | None = None
    sameAs: Url | None = None


class Part(msgspec.Struct, forbid_unknown_fields=True):
    kind: Literal["CreativeWork"] = msgspec.field(name="@type")
    text: Words
    identifier: Place


class Work(msgspec.Struct, forbid_unknown_fields=True):
    kind: Literal["CreativeWork"] = msgspec.field(name="@type")
    hasPart: Part
    url: Url | None = None
    headline: Words | None = None
    datePublished: datetime.date | None = None
    inLanguage: Words | None = None
    author: list[Agent] = []
    publisher: Agent | None = None


class CheckedClaim(msgspec.Struct, forbid_unknown_fields=True):
    kind: Literal["Claim"] = msgspec.field(name="@type")
    appearance: Work
    author: Agent | list[Agent] | None = None
    about: list[Agent] = []


class Draft(msgspec.Struct, forbid_unknown_fields=True):
    context: Literal["https://schema.org"] = msgspec.field(name="@context")
    kind: Literal["ClaimReview"] = msgspec.field(name="@type")
    name: Annotated[str, msgspec.Meta(pattern="^urn:sha256:[0-9a-f]{64}#char=[0-9]+,[0-9]+$")] = msgspec.field(
        name="@id"
    )
    claimReviewed: Words
    itemReviewed: CheckedClaim


ARTICLE = (
    "Foreign Minister Nadia Orlan said that Kenya exported 300 tons of tea in 2020.\n\nNorway bought 20 tons of it.\n"
)


def test_drafts_have_the_shape_of_schema_org() -> None:
    document = dragoman.new_document(
        ARTICLE, title="Tea", published="2021-02-03", source="https://example.org/tea", authors=("Ann Sands",)
    )
    drafts = claim_reviews(dragoman.interpret(document))
    assert len(drafts) == 2
    for draft in drafts:
        msgspec.convert(draft, Draft)
        part = draft["itemReviewed"]["appearance"]["hasPart"]
        start, end = map(int, part["identifier"].removeprefix("char=").split(","))
        assert ARTICLE[start:end] == part["text"]
    said, own = (d["itemReviewed"]["author"] for d in drafts)
    assert said == {"@type": "Person", "name": "Nadia Orlan", "jobTitle": "Foreign Minister"}
    assert own == {"@type": "Person", "name": "Ann Sands"}


def test_a_claimant_that_is_not_known_is_left_out() -> None:
    (draft,) = claim_reviews(dragoman.read_article("Norway bought 20 tons of tea."))
    assert "author" not in draft["itemReviewed"] and "headline" not in draft["itemReviewed"]["appearance"]
    msgspec.convert(draft, Draft)


def test_a_rating_would_break_the_shape() -> None:
    (draft,) = claim_reviews(dragoman.read_article("Norway bought 20 tons of tea."))
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(draft | {"reviewRating": {"@type": "Rating"}}, Draft)


@pytest.mark.filterwarnings("ignore:Cyclopts application invoked without tokens")
def test_the_command_lists_claims_and_writes_drafts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tea.txt").write_text(ARTICLE, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_LEDGER", raising=False)

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["dragoman", "claims", *arguments])
        with pytest.raises(SystemExit) as done:
            main()
        told = capsys.readouterr()
        return int(done.value.code or 0), told.out, told.err

    status, out, err = call("tea.txt")
    assert status == 0 and "Nadia Orlan" in out and "300 tons" in out, err
    drafts = json.loads(call("tea.txt", "--format", "claimreview")[1])
    assert [d["@type"] for d in drafts] == ["ClaimReview", "ClaimReview"]
    best = json.loads(call("tea.txt", "--format", "json", "--top", "1")[1])
    assert len(best) == 1 and best[0]["by"] == "Nadia Orlan"
    assert call("none.txt")[0] == 1
    status, out, err = call()
    assert (status, out) == (2, "") and "name a source or a ledger" in err
    assert call("tea.txt", "--format", "csv")[0] == 2


def test_an_event_told_as_a_noun_inside_of_a_judgement_can_be_checked() -> None:
    found = claims("The visit of President Inês Valadão to Kenya in March is a disgraceful and shameful farce.")
    assert next(words for words, _ in found).startswith("The visit of President Inês Valadão to Kenya in March")


@pytest.mark.parametrize(
    "text",
    [
        "Kenya is due to sign the treaty in March.",
        "Kenya is going to sign the treaty.",
        "The ministry of Kenya declined to comment.",
        "The ministry of Kenya did not immediately respond.",
    ],
)
def test_plans_in_other_words_and_silence_are_none(text: str) -> None:
    assert claims(text) == []


def test_a_question_inside_a_sentence_is_none() -> None:
    assert all(
        "how many" not in words
        for words, _ in claims("The ministry did not say how many soldiers of Kenya were killed.")
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The ministers of Kenya refused and declined to sign the treaty.", "comparison"),
        ("More than 300 ships left Kenya.", "comparison"),
        ("Three years later Kenya signed the treaty.", "comparison"),
        ("Norway bought tea from Kenya in the first half of the year.", "record"),
        ("Kenya had only sent observers to Norway.", "record"),
        ("The minister of Kenya had reason to be pleased.", "cause"),
    ],
)
def test_words_that_give_no_reason_in_this_company(text: str, reason: str) -> None:
    assert all(reason not in reasons for _, reasons in claims(text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Exports of Kenya declined to 300 tons.", "comparison"),
        ("Kenya is the only country that signed the treaty.", "record"),
        ("Kenya was the first country to sign the treaty.", "record"),
        ("Kenya exported more tea than Norway.", "comparison"),
    ],
)
def test_the_same_words_give_one_in_another(text: str, reason: str) -> None:
    assert any(reason in reasons for _, reasons in claims(text))


def test_the_number_of_a_paragraph_is_no_figure() -> None:
    found = claims("Report on Kenya\n\n12. The situation in Kenya remained volatile.\n\n13. Kenya recorded 41 raids.")
    assert [(words, "number" in reasons, "record" in reasons) for words, reasons in found] == [
        ("The situation in Kenya remained volatile", False, False),
        ("Kenya recorded 41 raids", True, False),
    ]
