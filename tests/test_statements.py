"""Who said what."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counting import growth

import dragoman
from dragoman.extract.quotations import find_quotations
from dragoman.extract.statements.linking import near
from dragoman.language import analyse_many
from dragoman.record.model import Record


def told(record: Record) -> list[tuple[str | None, str, str]]:
    names = {a.id: a.name for a in record.actors}
    return [
        (names.get(s.speaker or ""), " / ".join(c.cut(record.document.text) for c in s.content), s.kind)
        for s in record.statements
    ]


@pytest.mark.parametrize(
    ("text", "insides"),
    [
        ("He said: “We will come.” Then he left.", ["We will come."]),
        ('"Yes," she said. "No."', ["Yes,", "No."]),
        ("„Ja“, sagte er.", ["Ja"]),
        ("«Non», dit-il.", ["Non"]),
        ("“One paragraph.\n\n“Another paragraph.” The end.", ["One paragraph.", "Another paragraph."]),
        ("A “mark that never closes", []),
        ("‘The workers’ union won’t,’ he said.", ["The workers’ union won’t,"]),
        ("the ‘90s, and ‘tis so; rock ‘n’ roll", []),
        ("“He said ‘go’ to me,” she said.", ["He said ‘go’ to me,"]),
        ("don't say 'it's'", []),
        ("", []),
    ],
)
def test_quotation_marks(text: str, insides: list[str]) -> None:
    assert [span.cut(text) for span in find_quotations(text)] == insides


def test_direct_quotation_and_its_speaker() -> None:
    record = dragoman.read_article(
        "“We will build the harbour together,” Foreign Minister Nadia Orlan told reporters on Monday."
    )
    assert ("Nadia Orlan", "We will build the harbour together", "direct") in told(record)


def test_indirect_statement_stands_without_that() -> None:
    record = dragoman.read_article("Prime Minister Aurel Tavares said that the talks had failed.")
    assert ("Aurel Tavares", "the talks had failed.", "indirect") in [
        (a, b + ".", c) if not b.endswith(".") else (a, b, c) for a, b, c in told(record)
    ]


def test_a_second_quotation_goes_on_with_the_speaker() -> None:
    record = dragoman.read_article(
        "“Nobody asked us about the plan,” said Joan Evora. “They told us when the ships were already here.”"
    )
    assert told(record) == [
        ("Joan Evora", "Nobody asked us about the plan / They told us when the ships were already here.", "direct")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A Kenyan court allowed the extradition of a businessman from Nairobi.",
        "The operator, Nordvik Lines, had been warned twice by the Maritime Authority.",
    ],
)
def test_a_thing_is_said_only_by_a_word_of_saying(text: str) -> None:
    assert dragoman.read_article(text).statements == ()


def test_a_dateline_is_no_part_of_what_is_said() -> None:
    text = "MANILA, Philippines — The Philippines summoned the ambassador on Friday, the foreign ministry said."
    assert told(dragoman.read_article(text)) == [
        ("foreign ministry", "The Philippines summoned the ambassador on Friday", "indirect")
    ]


def test_according_to_names_who_says_it() -> None:
    record = dragoman.read_article(
        "The two governments are expected to sign an agreement on Tuesday, according to two officials from Kenya."
    )
    assert told(record) == [
        ("two officials", "The two governments are expected to sign an agreement on Tuesday", "indirect")
    ]


def test_a_text_without_statements() -> None:
    assert dragoman.read_article("The ship left the harbour at noon.").statements == ()


@pytest.mark.parametrize(
    "line",
    [
        "“This is a sentence,” said the mayor.\n",
        "“This is a sentence without an end, said the mayor.\n",
        "He said, ‘This is a sentence,’ and left. ",
        "The ‘workers’ wages’ and the owners’ ",
        "\n \n",
    ],
)
def test_work_is_linear_in_the_number_of_quotations(line: str) -> None:
    def ready(count: int) -> Callable[[], object]:
        text = line * count
        return lambda: find_quotations(text)

    assert growth(ready, 100) < 1.1


def test_a_relative_pronoun_speaks_for_its_antecedent() -> None:
    record = dragoman.read_article("The plan was praised by Nadia Orlan, who said that it would bring peace.")
    assert ("Nadia Orlan", "it would bring peace", "indirect") in told(record)


def test_a_source_that_quotes_a_source() -> None:
    record = dragoman.read_article(
        "Orlan said on Monday that the minister had told her aides that the talks were over."
    )
    outer, inner = record.statements
    assert inner.within == outer.id
    assert inner.content[0].cut(record.document.text) == "the talks were over"
    assert inner.source[0].cut(record.document.text) == "the minister"


def test_to_whom_where_and_on_what_occasion() -> None:
    record = dragoman.read_article("In an interview with Sky News, Evora accused the government of lying.")
    statement = record.statements[0]
    assert statement.occasion is not None
    assert statement.occasion.cut(record.document.text) == "an interview with Sky News"
    assert [a.name for a in record.actors if a.id == statement.venue] == ["Sky News"]
    record = dragoman.read_article(
        "“We need peace,” Orlan told the council at a hearing on Monday.", published="2026-03-12"
    )
    statement = record.statements[0]
    assert [a.name for a in record.actors if a.id in statement.addressee] == ["council"]
    assert [t.value for t in record.times if t.id == statement.time] == ["2026-03-09"]


def test_nobody_is_named_as_speaker_of_an_impersonal_passive() -> None:
    record = dragoman.read_article("It was emphasised that the treaty must be ratified.")
    assert told(record) == [(None, "the treaty must be ratified", "indirect")]


def test_single_marks_are_quotations_and_stand_outside_of_the_content() -> None:
    record = dragoman.read_article("Orlan said, ‘We will never give up.’")
    assert [content for _, content, _ in told(record)] == ["We will never give up."]


@pytest.mark.parametrize(
    "text",
    [
        "“He never closed the mark, she said. Then he left the town and nobody saw him again.",
        "She said they won’t pay the workers’ wages.”",
        "„Wir kommen“, said Orlan. «Nous venons», said Evora. 「行く」, said Tan.",
        "“We will build the harbour, and nobody will stop us from building it, whatever they say.”",
        "’’’ ‘‘ “ ” « » „ 「",
    ],
)
def test_odd_marks_make_no_error(text: str) -> None:
    record = dragoman.read_article(text)
    for statement in record.statements:
        assert all(content.cut(text).strip() for content in statement.content)


def test_a_transcript_names_who_speaks_before_each_turn() -> None:
    text = (
        "ORLAN: We agreed on the harbour. The mayor said he would come on Monday.\n\n"
        "MR. TAVARES: That is not what I heard.\n\nORLAN: It is what I say."
    )
    record = dragoman.read_article(text)
    turns = [(s.source[0].cut(text), s.content[0].cut(text)) for s in record.statements if s.kind == "direct"]
    assert turns == [
        ("ORLAN", "We agreed on the harbour. The mayor said he would come on Monday."),
        ("MR. TAVARES", "That is not what I heard."),
        ("ORLAN", "It is what I say."),
    ]
    inner = [s for s in record.statements if s.content[0].cut(text).startswith("he would come")]
    assert [s.within for s in inner] == [record.statements[0].id]


def test_one_word_in_capitals_and_a_colon_make_no_transcript() -> None:
    assert dragoman.read_article("NOTE: the ship left the harbour at noon.").statements == ()


def test_signed_quotations() -> None:
    text = "“We agreed on all the points.” — Nadia Orlan\n\n“Nobody asked us about it.” ― Joan Evora"
    assert told(dragoman.read_article(text)) == [
        ("Nadia Orlan", "We agreed on all the points.", "direct"),
        ("Joan Evora", "Nobody asked us about it.", "direct"),
    ]


def test_words_without_marks_behind_a_colon() -> None:
    text = (
        "The Foreign Minister, Nadia Orlan, said:\n\nI am grateful to our friends.\n\nThe talks go on in Sarn.\n\n"
        "We shall not leave it at that.\n\nThe ministry was founded in 1905.\n\nFurther information\n\nWe publish here."
    )
    record = dragoman.read_article(text)
    first = record.statements[0]
    assert first.kind == "direct" and [cue.cut(text) for cue in first.cue] == ["said"]
    assert [c.cut(text).split()[0] for c in first.content] == ["I", "The", "We"]
    assert first.content[-1].cut(text).startswith("We shall")
    assert next(a.name for a in record.actors if a.id == first.speaker) == "Nadia Orlan"


def test_a_colon_before_a_heading_or_a_quotation_lays_nothing_out() -> None:
    heading = "The minister said:\n\nFurther information\n\nThe ministry was founded in 1905."
    assert dragoman.read_article(heading).statements == ()
    quoted = dragoman.read_article("The minister said:\n\n“We agreed on all points.”\n\nThe talks ended on Monday.")
    assert all("talks ended" not in c.cut(quoted.document.text) for s in quoted.statements for c in s.content)


@pytest.mark.parametrize(
    "text",
    [
        "Norway recalled its ambassador to Kenya on Monday, hours after Nairobi expelled two diplomats.",
        "Norway recalls envoy after Kenya expels diplomats",
        "A court in Nairobi sentenced the former minister to ten years on charges that nobody would defend.",
        "The council should demand that the payments stop at once.",
        "Kenya's friends abroad must say plainly that the vote was stolen.",
        "The minister might ask herself what kind of friend she has chosen.",
        "The government has to admit that the plan has failed.",
        "The ministry seems to have a different set of rules for foreigners.",
        "The farmers have learned to smile when the ministers come.",
    ],
)
def test_what_is_done_or_should_be_said_has_not_been_said(text: str) -> None:
    assert told(dragoman.read_article(text)) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The minister recalled that the treaty had been signed in May.", "the treaty had been signed in May"),
        ("The minister would not say whether she had read the letter.", "whether she had read the letter"),
        ("I would say that the talks have failed, Orlan said.", "I would say that the talks have failed"),
    ],
)
def test_what_is_remembered_or_refused_is_a_statement(text: str, content: str) -> None:
    assert content in [c for _, c, _ in told(dragoman.read_article(text))]


def test_words_without_marks_do_not_run_over_the_end_of_a_sentence() -> None:
    record = dragoman.read_article(
        "Norway pledged $3 million in aid to Yemen. Talks between Kenya and Peru have been postponed indefinitely."
    )
    assert all("Talks" not in content for _, content, _ in told(record))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Norway condemned the raid on the harbour as piracy and expelled two diplomats.", "expelled"),
        ("The union urged the two sides to show restraint and offered a mediator.", "offered"),
    ],
)
def test_a_verb_beside_the_cue_is_told_by_the_author(text: str, content: str) -> None:
    found = told(dragoman.read_article(text))
    assert found and all(content not in said for _, said, _ in found)


def test_what_that_opens_beside_the_content_is_still_said() -> None:
    record = dragoman.read_article(
        "Orlan said that the boat had entered the bay and that the guard had acted lawfully."
    )
    assert [c for _, c, _ in told(record)] == [
        "the boat had entered the bay and that the guard had acted lawfully",
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Norway recalled its ambassador to Kenya on Tuesday, hours after Nairobi expelled two envoys, the foreign "
            "ministry said.",
            "foreign ministry",
            "Norway recalled its ambassador to Kenya on Tuesday, hours after Nairobi expelled two envoys",
        ),
        (
            "Norway sent two ships, its navy said, but they never arrived.",
            "navy",
            "Norway sent two ships",
        ),
    ],
)
def test_a_clause_thrown_in_tells_who_said_it(text: str, speaker: str, content: str) -> None:
    assert (speaker, content, "indirect") in told(dragoman.read_article(text))


def test_a_mark_that_closes_inside_belongs_to_the_content() -> None:
    record = dragoman.read_article("Orlan called the treaty “a gift to foreign ships.” The vote is on Monday.")
    assert [c for _, c, _ in told(record)] == ["the treaty “a gift to foreign ships.”"]


def test_doubled_apostrophes_open_a_quotation_before_a_word() -> None:
    text = "''This is not reform,'' said Orlan. The workers'' union left."
    assert [span.cut(text) for span in find_quotations(text)] == ["This is not reform,"]


def test_the_dateline_and_the_nationality_are_not_who_speaks() -> None:
    text = "WARSAW - German Chancellor Nadia Orlan, speaking after a meeting, suggested that the funds could be frozen."
    record = dragoman.read_article(text)
    statement = next(s for s in record.statements if "suggested" in s.cue[0].cut(text))
    assert statement.source[0].cut(text).startswith("German Chancellor")
    assert [a.name for a in record.actors if a.id == statement.speaker] == ["Nadia Orlan"]


def test_it_speaks_for_the_body_before_it_and_who_for_whom_it_follows() -> None:
    record = dragoman.read_article(
        "The ministry closed the border on Monday. It said that the guards had been shot at from the hills."
    )
    assert [name for name, _, _ in told(record)] == ["ministry"]
    record = dragoman.read_article(
        "Kenya protested against remarks by Minister Joan Evora, who had described the war as a gift to the ship owners."
    )
    assert ("Joan Evora", "the war as a gift to the ship owners", "indirect") in told(record)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Norway's government released two French engineers on Saturday after eleven months in detention, the French "
            "foreign ministry announced.",
            "French foreign ministry",
            "Norway's government released two French engineers on Saturday after eleven months in detention",
        ),
        (
            "As Minister Nadia Orlan has warned, relations with Kenya are at their lowest point.",
            "Nadia Orlan",
            "relations with Kenya are at their lowest point",
        ),
    ],
)
def test_the_end_of_a_sentence_and_an_aside_tell_who_said_it(text: str, speaker: str, content: str) -> None:
    assert [(a, b) for a, b, _ in told(dragoman.read_article(text))] == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The official, who asked not to be named, left the hall before the vote.",
        "One of them requested anonymity because she feared for her safety.",
        "Neither the army nor the presidency answered questions sent by e-mail.",
    ],
)
def test_asides_of_the_reporter_are_no_statements(text: str) -> None:
    assert told(dragoman.read_article(text)) == []


def test_a_mark_that_opens_inside_belongs_to_the_content() -> None:
    record = dragoman.read_article("Orlan told the paper that “quiet work” had paid off.")
    assert [c for _, c, _ in told(record)] == ["“quiet work” had paid off"]


def test_friends_do_not_speak_for_the_country() -> None:
    assert [a for a, _, _ in told(dragoman.read_article("Kenya's friends said that the vote had been stolen."))] != [
        "Kenya"
    ]


def test_whom_one_urges_is_addressed_and_stands_in_what_is_asked() -> None:
    record = dragoman.read_article("The African Union urged Kenya to show restraint on the border.")
    (statement,) = record.statements
    assert statement.cue[0].cut(record.document.text) == "urged"
    assert statement.content[0].cut(record.document.text) == "Kenya to show restraint on the border"
    assert [a.name for a in record.actors if a.id in statement.addressee] == ["Kenya"]


def test_linking_is_linear_in_a_sentence_without_end() -> None:
    analysis = next(iter(analyse_many([dragoman.new_document("the minister said the ship had left, " * 60)])))
    cues = [(at, at + 1) for at in range(2, len(analysis.tokens), 8)]
    assert len(near(analysis, (240, 244), cues)) <= 40 < len(cues)


def test_a_name_that_the_tagger_takes_for_a_cue_is_the_source() -> None:
    text = 'Kais Saied shut down parliament in 2021. Tunisia was calm.\n\nSaied insists he is saving the state from "traitors".'
    record = dragoman.read_article(text)
    told = [
        (next(a.name for a in record.actors if a.id == s.speaker), text[s.cue[0].start : s.cue[0].end])
        for s in record.statements
    ]
    assert told == [("Kais Saied", "insists")]


def test_a_parenthesis_in_the_subject_tells_who_said_it() -> None:
    record = dragoman.read_article("The central bank of Kenya, Orlan added, has few tools left.")
    assert [c for _, c, _ in told(record)] == ["The central bank of Kenya / has few tools left"]


def test_what_the_cue_governs_ends_with_its_sentence() -> None:
    text = "Her spokesman declined to say when she would return. Kenya, meanwhile, has offered the use of its port."
    assert all("port" not in content for _, content, _ in told(dragoman.read_article(text)))


def test_what_is_cut_off_is_a_statement_where_its_verb_says() -> None:
    text = "She criticized the government for keeping families in the dark and demanded a meeting with the president."
    assert [c for _, c, _ in told(dragoman.read_article(text))] == [
        "the government for keeping families in the dark",
        "a meeting with the president",
    ]


def test_a_time_says_nothing() -> None:
    text = (
        "NAIROBI, Nov 12 (Coast Wire) - Ethiopia recalled its ambassador to Sudan for consultations on Tuesday, hours after two"
        " farmers were shot dead near the disputed triangle, the foreign ministry said."
    )
    record = dragoman.read_article(text)
    sources = [text[s.start : s.end] for one in record.statements for s in one.source]
    assert sources and "hours" not in sources
