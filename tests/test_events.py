"""Who did what to whom; the frames' own examples."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counting import growth

import dragoman
from dragoman.extract.actors import find_actors
from dragoman.extract.events import find_events
from dragoman.language import analyse_many
from dragoman.lexicon.check import check_examples, check_patterns
from dragoman.lexicon.frames import TYPES, load_event_files
from dragoman.read.article import new_document
from dragoman.record.model import Event, Record


def sides(record: Record) -> list[tuple[str, list[str], list[str], str]]:
    names = {a.id: a.name for a in record.actors}
    return [(e.type, [names[a] for a in e.actor], [names[a] for a in e.recipient], e.status) for e in record.events]


def told(text: str) -> list[tuple[str, str | None, str]]:
    return [(e.type, e.mode, e.status) for e in dragoman.read_article(text).events]


def test_all_types_have_frames() -> None:
    patterns = {file.type: len(file.pattern) for file in load_event_files().values()}
    assert set(patterns) == set(TYPES)
    assert min(patterns.values()) >= 15


def test_every_mode_has_a_frame() -> None:
    """``vandalize``, and threats whose mode comes from what is threatened, need none."""
    without = {
        f"{file.type}.{mode}"
        for file in load_event_files().values()
        for mode in file.modes
        if mode not in {pattern.mode for pattern in file.pattern}
    }
    from_content = {f"{kind}.{mode}" for kind in ("REQUEST", "REJECT") for mode in ("change", "yield", "assist")}
    threats = {f"THREATEN.{mode}" for mode in ("relations", "expel", "territory")}
    assert without <= {"PROTEST.vandalize", *from_content, *threats}


def test_patterns_keep_their_schema() -> None:
    assert check_patterns() == []


def test_every_frame_has_an_example() -> None:
    bare = [p.id for f in load_event_files().values() for p in f.pattern if not p.yes]
    assert bare == []


def test_example_sentences_hold() -> None:
    count = sum(len(p.yes) + len(p.no) for f in load_event_files().values() for p in f.pattern)
    problems = check_examples(lambda s: [(e.type, e.mode) for e in dragoman.read_article(s).events])
    assert not problems
    assert count > 550


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("French President Jean Marchand visited Egypt on Monday.", "CONSULT", "Jean Marchand", "Egypt"),
        ("Police arrested eleven protesters in Porto.", "COERCE", "Police", "eleven protesters"),
        ("Kenya accused Somalia of breaking the ceasefire.", "ACCUSE", "Kenya", "Somalia"),
        ("Canada imposed sanctions on Belarus.", "SANCTION", "Canada", "Belarus"),
        ("Egypt was visited by a delegation of judges.", "CONSULT", "delegation of judges", "Egypt"),
        ("Latvia refused to extradite the banker to Russia.", "REJECT", "Latvia", "Russia"),
        ("Norway demanded that Iran release the sailors.", "REQUEST", "Norway", "Iran"),
        ("Hungary said on Tuesday that Serbia must return the painting.", "REQUEST", "Hungary", "Serbia"),
        ("Serbia must return the painting, Hungary said.", "REQUEST", "Hungary", "Serbia"),
        ("Greece said it was ready to send doctors to Malawi.", "AGREE", "Greece", "Malawi"),
        ("Russia threatened to cut gas supplies unless Moldova paid its debts.", "THREATEN", "Russia", "Moldova"),
        ("A ceasefire between Ethiopia and Eritrea took effect.", "RETREAT", "Ethiopia", "none"),
    ],
)
def test_sides(text: str, kind: str, actor: str, recipient: str) -> None:
    found = sides(dragoman.read_article(text))
    assert any(t == kind and actor in a and (recipient in r or recipient == "none") for t, a, r, _ in found), found


def test_all_who_meet_stand_on_one_side() -> None:
    found = sides(dragoman.read_article("The Czech minister held talks with the Slovak president in Vienna."))
    assert [(t, len(a), r) for t, a, r, _ in found] == [("CONSULT", 2, [])]


def test_victims_are_participants() -> None:
    record = dragoman.read_article("Two airstrikes by Israel killed 12 civilians on Monday.")
    event = next(e for e in record.events if e.type == "ASSAULT")
    assert [p.role for p in event.participants] == ["victim"]
    values = {q.id: q.value for q in record.quantities}
    assert 12.0 in [values[q] for q in event.quantities]


# ---------------------------------------------------------------- PLOVER's borderline cases
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Brazilian president will visit Japan next week.", ("AGREE", None, "planned")),
        ("Brazil and Japan will sign the fishing treaty in May.", ("AGREE", None, "planned")),
        ("Brazil and Japan signed the fishing treaty in May.", ("SUPPORT", None, "reported")),
        ("Ethiopia will withdraw its troops from Somalia.", ("CONCEDE", None, "planned")),
        ("Ethiopia withdrew its troops from Somalia.", ("RETREAT", "withdraw", "reported")),
        ("The premier cancelled a meeting with the union.", ("REJECT", "meet", "reported")),
        ("The king invited the Polish president to Rabat.", ("AGREE", None, "reported")),
        ("Oslo summoned the Iranian ambassador.", ("ACCUSE", "disapprove", "reported")),
        ("North Korea held naval drills.", ("MOBILIZE", "troops", "reported")),
        ("Greece and Egypt held joint naval exercises.", ("COOPERATE", None, "reported")),
        ("The emir pardoned three journalists.", ("CONCEDE", None, "reported")),
        ("The guerrillas released two hostages.", ("RETREAT", "release", "reported")),
        ("Norway suspended aid to Malawi.", ("SANCTION", "withdraw", "reported")),
        ("Kuwait deported forty workers.", ("COERCE", "deport", "reported")),
        ("Poland expelled two Belarusian diplomats.", ("SANCTION", "expel", "reported")),
        ("The tribunal issued a warrant for the general.", ("THREATEN", "arrest", "reported")),
        ("A court convicted the banker of fraud.", ("SANCTION", "convict", "reported")),
        ("Residents submitted a petition to the mayor against the dam.", ("ACCUSE", "disapprove", "reported")),
        ("The government will not meet the rebels.", ("REJECT", "meet", "reported")),
        ("Norway said it would impose sanctions on Belarus.", ("THREATEN", "relations", "reported")),
    ],
)
def test_borderline_cases(text: str, wanted: tuple[str, str | None, str]) -> None:
    assert told(text)[0] == wanted


def test_what_a_march_asks_for_is_no_event_of_its_own() -> None:
    found = told("Hundreds of teachers marched in Lima on Monday to demand better schools.")
    assert [t for t, _, _ in found] == ["PROTEST"]


def test_what_an_accusation_holds_is_no_event_beside_it() -> None:
    assert [t for t, _, _ in told("Poland accused Belarus of hacking the servers of a bank.")] == ["ACCUSE"]


# ---------------------------------------------------------------- status
@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Chad did not attack the garrison of the rebels.", "ASSAULT", "denied"),
        ("Norway may send doctors to Malawi.", "AID", "hypothetical"),
        ("Norway sends doctors to Malawi every year.", "AID", "recurring"),
        ("Norway sent doctors to Malawi.", "AID", "reported"),
        ("No talks were held between Peru and Chile.", "CONSULT", "denied"),
    ],
)
def test_status(text: str, kind: str, status: str) -> None:
    assert (kind, status) in [(t, s) for t, _, s in told(text)]


def test_an_event_long_before_the_document_is_historical() -> None:
    record = dragoman.read_article("Norway imposed sanctions on Belarus in 2006.", published="2026-02-10")
    assert [e.status for e in record.events] == ["historical"]


def test_an_event_inside_a_statement_is_told_by_it() -> None:
    record = dragoman.read_article("Foreign Minister Nadia Orlan said that Syria had attacked a village in Jordan.")
    event = next(e for e in record.events if e.type == "ASSAULT")
    assert event.statement == record.statements[0].id


def test_a_particle_read_as_preposition_leaves_the_object() -> None:
    found = sides(dragoman.read_article("Poland broke off relations with Belarus."))
    assert [(t, a, r) for t, a, r, _ in found] == [("SANCTION", ["Poland"], ["Belarus"])]


# ---------------------------------------------------------------- tellings
def retellings(text: str) -> list[tuple[str, str | None]]:
    events: tuple[Event, ...] = dragoman.read_article(text).events
    return [(e.type, e.same_as) for e in events]


def test_the_second_telling_points_at_the_first() -> None:
    text = "French President Jean Marchand visited Egypt on Monday. Marchand's visit to Egypt lasted two days."
    assert retellings(text) == [("CONSULT", None), ("CONSULT", "e1")]


def test_another_visit_is_not_the_same() -> None:
    text = "French President Jean Marchand visited Egypt on Monday. Marchand made another visit to Egypt in May."
    assert [same for _, same in retellings(text)] == [None, None]


def test_a_noun_that_ranks_the_event_before_it_tells_no_second_one() -> None:
    text = "Kenya's president flew to Lisbon on Sunday, the first visit by a Kenyan leader in years. The trip lasted two days."
    assert retellings(text) == [("CONSULT", None), ("CONSULT", "e1")]


def test_who_speaks_the_demand_makes_it() -> None:
    text = "In Washington, Senator Ruth Almeida, a Democrat from Virginia, called on President Rui Salgado to resign."
    record = dragoman.read_article(text)
    names = {a.id: a.name for a in record.actors}
    assert [[names[i] for i in e.actor] for e in record.events if e.type == "REQUEST"] == [["Ruth Almeida"]]


def test_who_issues_a_statement_condemns_what_it_condemns() -> None:
    record = dragoman.read_article("Japan and Kenya issued separate statements condemning Portugal's actions.")
    names = {a.id: a.name for a in record.actors}
    assert [([names[i] for i in e.actor], [names[i] for i in e.recipient]) for e in record.events] == [
        (["Japan", "Kenya"], ["Portugal"])
    ]


def test_the_same_thing_done_once_more_is_the_event_of_before() -> None:
    text = "Kenya and Portugal signed two accords. The accords were signed in the royal palace."
    assert retellings(text) == [("SUPPORT", None), ("SUPPORT", "e1")]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya would withdraw from the 2018 agreement, the ministry said.",
        "Kenya would withdraw, which the 2018 Lisbon Treaty covers.",
        "Kenya, which broke with Portugal in 2021, recalled its ambassador to Lisbon.",
    ],
)
def test_a_year_that_dates_something_else_dates_no_event(text: str) -> None:
    record = dragoman.read_article(text, published="2026-02-10")
    assert [e.time for e in record.events if e.trigger.cut(text) in {"withdraw", "recalled"}] == [None]


# ---------------------------------------------------------------- cost
def test_many_events_in_one_paragraph_stay_linear() -> None:
    """Four times the text costs four times the steps, not sixteen times."""
    sentence = "Norway said that Malawi had accused Chad, and the minister visited Peru after talks with Chile. "

    def ready(times: int) -> Callable[[], object]:
        analysis = next(analyse_many([new_document(sentence * times)]))
        actors = find_actors(analysis)
        return lambda: find_events(analysis, actors, (), (), (), ())

    assert growth(ready, 25) < 1.1


# ---------------------------------------------------------------- headlines and pairs
def test_a_headline_tells_which_event_is_the_main_one() -> None:
    from dragoman.extract.events.headline import types_in_headline

    types = types_in_headline("Rebels lay down arms in the north")
    assert max(types, key=lambda t: types[t]) == "RETREAT"
    assert abs(sum(types.values()) - 1) < 1e-9
    assert types_in_headline(None) == {}
    text = "The emir met the Swiss ambassador on Monday. Police arrested two students in the capital."
    plain = dragoman.read_article(text)
    titled = dragoman.read_article(text, title="Police arrest students")
    kinds = {e.id: e.type for e in titled.events}
    assert kinds[plain.lead.event or ""] == "CONSULT"
    assert kinds[titled.lead.event or ""] == "COERCE"


def test_the_two_are_those_of_the_clause_before() -> None:
    text = "Foreign Minister Nadia Orlan met President Aurel Tavan, and the two signed a memorandum on port safety."
    found = sides(dragoman.read_article(text))
    assert ("SUPPORT", ["Nadia Orlan", "Aurel Tavan"], [], "reported") in found


def test_coordinated_verbs_tell_two_events() -> None:
    assert [t for t, _, _ in told("The envoys visited Baku and travelled to Tbilisi.")] == ["CONSULT", "CONSULT"]
