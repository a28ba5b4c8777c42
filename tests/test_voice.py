"""Report or opinion, and whom a judgement hits."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.lexicon.judgements import check_judgements, judgement_words
from dragoman.record.model import Record


def judged(record: Record) -> list[tuple[str, str, list[str]]]:
    names = {a.id: a.name for a in record.actors}
    text = record.document.text
    return [(j.cue.cut(text), j.polarity, [names[a] for a in j.about]) for j in record.judgements]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's reckless and shameful plan shocked Norway.",
        "The reckless and shameful plan of Kenya shocked Norway.",
        "Kenya made a reckless and shameful choice in Norway.",
        "Kenya was reckless and shameful.",
    ],
)
def test_a_judgement_hits_the_owner_of_what_is_judged(text: str) -> None:
    found = judged(dragoman.read_article(text))
    assert {cue for cue, _, _ in found} == {"reckless", "shameful"}
    assert all(sign == "-" and about == ["Kenya"] for _, sign, about in found)


def test_an_adverb_judges_who_acts() -> None:
    found = judged(dragoman.read_article("Norway acted courageously and Kenya responded disgracefully."))
    assert found == [("courageously", "+", ["Norway"]), ("disgracefully", "-", ["Kenya"])]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("It is not a triumph for the heroic minister.", ["-", "+"]),
        ("It is not only a triumph but a heroic deed.", ["+", "+"]),
        ("The minister lacks courage, which is shameful and stupid.", ["-", "-"]),
    ],
)
def test_negation_turns_a_judgement_round(text: str, signs: list[str]) -> None:
    assert [sign for _, sign, _ in judged(dragoman.read_article(text))] == signs


def test_nobody_is_judged_where_nobody_is_named() -> None:
    assert judged(dragoman.read_article("It is a shameful and reckless policy.")) == [
        ("shameful", "-", []),
        ("reckless", "-", []),
    ]


@pytest.mark.parametrize("name", ["Kenya", "Norway", "Israel", "Iran"])
def test_the_same_words_get_the_same_treatment_whoever_they_are_about(name: str) -> None:
    record = dragoman.read_article(f"{name} has shown exemplary courage. {name} made a disgraceful and stupid mistake.")
    plain = dragoman.read_article("Kenya has shown exemplary courage. Kenya made a disgraceful and stupid mistake.")
    assert [s.voice for s in record.sentences] == [s.voice for s in plain.sentences]
    assert [(c, s) for c, s, _ in judged(record)] == [(c, s) for c, s, _ in judged(plain)]


def test_duty_and_certainty_make_an_opinion_piece_of_many_sentences() -> None:
    text = (
        "The government must act. It cannot afford to wait. Clearly the plan has failed. We should be ashamed. "
        "There is no doubt that patience is needed. The harbour opened in May."
    )
    voices = [s.voice for s in dragoman.read_article(text).sentences]
    assert voices[0] == "opinion" and voices[-1] == "reported"
    assert dragoman.read_article("The government must act.").sentences[0].voice == "reported"


def test_words_in_quotation_are_not_the_authors() -> None:
    record = dragoman.read_article("“It is a disgraceful and stupid plan,” the minister said.")
    assert record.judgements == () and record.sentences[0].voice == "attributed"


def test_a_word_judges_only_in_its_own_part_of_speech() -> None:
    record = dragoman.read_article("The train had just left when the patient arrived in the morning.")
    assert record.judgements == () and record.sentences[0].voice == "reported"


def test_the_lexicon_keeps_its_schema_and_its_balance() -> None:
    assert check_judgements() == []
    words = [word for entries in judgement_words().values() for word in entries]
    assert len(words) > 1000 and {w.polarity for w in words} == {"+", "-", None}


def test_it_stands_for_nobody_and_for_names_whose_triumph_it_is() -> None:
    found = judged(dragoman.read_article("Norway won the vote. It was a glorious triumph for Peru."))
    assert found and all(about == ["Peru"] for _, _, about in found)


def test_what_somebody_is_said_to_think_is_not_the_authors_judgement() -> None:
    record = dragoman.read_article("Evora has boycotted the hearings, which she called a farce and a disgrace.")
    assert record.judgements == () and all(s.voice != "opinion" for s in record.sentences)
    assert judged(dragoman.read_article("The hearings show that the trial was a disgraceful farce."))


COLUMN = (
    "The government must act. It cannot afford to wait. Clearly the plan has failed. We should be ashamed. "
    "There is no doubt that patience is needed. "
)


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("Nobody respects the ceasefire.", "opinion"),
        ("Peace never is.", "opinion"),
        ("So much for promises.", "opinion"),
        ("Norway could help by buying less timber.", "opinion"),
        ("None of this will be quick.", "opinion"),
        ("This is not stability.", "opinion"),
        ("The help came too late.", "opinion"),
        ("Norway will hold a vote on Monday.", "reported"),
        ("The ships never came to Kenya.", "reported"),
        ("The harbour opened in May.", "reported"),
    ],
)
def test_forms_that_tell_opinion_only_in_a_column(sentence: str, voice: str) -> None:
    assert dragoman.read_article(COLUMN + sentence).sentences[-1].voice == voice
    assert dragoman.read_article("The harbour opened in May. " + sentence).sentences[-1].voice == "reported"


def test_a_label_at_the_top_makes_an_opinion_piece_and_a_menu_does_not() -> None:
    text = "The quiet surrender\n\nEditorial\n\nThe juntas left in May. The government should have seen it."
    assert dragoman.read_article(text).sentences[-1].voice == "opinion"
    menu = "News\n\nOpinion\n\nSport\n\nThe juntas left in May. The government should have seen it."
    assert dragoman.read_article(menu).sentences[-1].voice == "reported"


def test_what_somebody_should_say_is_the_authors_opinion() -> None:
    text = COLUMN + "The council should demand that the payments stop until the prisoners are freed."
    assert dragoman.read_article(text).sentences[-1].voice == "opinion"


@pytest.mark.parametrize("heading", ["Opinion | The price of silence", "Editorial: The price of silence"])
def test_a_label_before_the_title(heading: str) -> None:
    record = dragoman.read_article(f"{heading}\n\nThailand congratulated the generals. Others should follow.")
    assert record.sentences[-1].voice == "opinion"
    plain = dragoman.read_article("The price of silence\n\nThailand congratulated the generals. Others should follow.")
    assert plain.sentences[-1].voice == "reported"
