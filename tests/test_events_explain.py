"""Why an event is there; frames of one's own; rows."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

import dragoman
from dragoman import Ledger
from dragoman.cli.main import app
from dragoman.errors import LexiconError
from dragoman.export.cameo import root_of
from dragoman.export.plover import COLUMNS, rows_of, write_rows
from dragoman.lexicon.codes import _Codes, _codes, body_code, cameo_root
from dragoman.lexicon.frames import load_frames
from dragoman.pipeline import explain
from dragoman.read.article import new_document
from dragoman.record.ontology import MODES
from dragoman.record.scores import MODE_SCORES, QUAD_CLASSES, TYPE_SCORES, score_of
from dragoman.settings import Settings

TEXT = "The Kenyan president will visit Japan next week. Talks between Poland and Belarus were not held."


def run(*words: str) -> int:
    outcome = app(list(words), exit_on_error=False, print_error=True, result_action="return_value")
    return outcome if isinstance(outcome, int) else 0


def test_an_explanation_for_every_event() -> None:
    record, explanations = explain(new_document(TEXT))
    assert [one.event for one in explanations] == [e.id for e in record.events]
    assert [one.trigger for one in explanations] == [e.trigger for e in record.events]
    assert [one.actor for one in explanations] == [e.actor for e in record.events]


def test_an_explanation_names_frame_words_and_rules() -> None:
    _, explanations = explain(new_document(TEXT))
    visit, talks = explanations
    assert visit.frame == "consult.visit"
    assert visit.actor_place == "subject" and visit.recipient_place == "object"
    assert [(r.span.cut(TEXT), r.effect) for r in visit.reasons] == [("will", "planned")]
    assert "CONSULT becomes AGREE" in visit.rules[0]
    assert [r.span.cut(TEXT) for r in talks.reasons] == ["not"]


def test_the_command_tells_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(dragoman.read_article(TEXT).to_json() + "\n", "utf-8")
    assert run("explain", str(path), "e1") == 0
    out = capsys.readouterr().out
    for words in ("e1  AGREE, planned", "consult.visit", "“visit” [26:31]", "“will” [21:25]", "Kenyan president"):
        assert words in out
    assert run("explain", str(path), "--json") == 0
    assert capsys.readouterr().out.count('"frame"') == 2


def test_an_event_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(dragoman.read_article(TEXT).to_json() + "\n", "utf-8")
    with pytest.raises(dragoman.DragomanError, match="e1 to e2"):
        run("explain", str(path), "e9")


# ---------------------------------------------------------------- frames of one's own
OWN = """
off = ["consult.visit"]

[lists]
garden = ["garden", "park"]

[[pattern]]
id = "mine.plant"
type = "COOPERATE"
verb = ["plant"]
object = ["tree"]
actor = ["subject+with"]
recipient = ["none"]
yes = ["The two mayors planted a tree."]
"""


def test_own_frames_add_and_switch_off(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(OWN, "utf-8")
    text = "The Kenyan president visited Japan. The Kenyan president planted a tree with the Japanese emperor."
    plain = dragoman.read_article(text)
    own = dragoman.read_article(text, settings=Settings(frames=str(path)))
    assert [e.type for e in plain.events] == ["CONSULT"]
    assert [e.type for e in own.events] == ["COOPERATE"]
    assert own.reader.ontology.startswith("PLOVER 2022, own frames ")


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ('off = ["no.such"]', "no frame 'no.such'"),
        ('[[pattern]]\nid = "consult.visit"\ntype = "CONSULT"\nverb = ["x"]', "one id"),
        ('[[pattern]]\nid = "m"\ntype = "CONSULT"\nverb = ["x"]\nobject = ["@none"]', "no word list @none"),
        ('[[pattern]]\nid = "m"\ntype = "NONE"\nverb = ["x"]', "NONE"),
        ("off = [", "TOML|Invalid|Unclosed|Cannot|array"),
    ],
)
def test_a_faulty_file_is_told(tmp_path: Path, words: str, fault: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(words, "utf-8")
    with pytest.raises(LexiconError, match=fault):
        load_frames(str(path))


def test_the_command_lists_frames(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("lexicon", "frames", "CONSULT") == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("consult.visit\tCONSULT verb\tvisit\t") for line in lines)
    assert all("\tCONSULT " in line for line in lines)


# ---------------------------------------------------------------- rows
def test_rows_hold_an_event_each() -> None:
    record = dragoman.read_article("The United Nations accused Norway of delay.\n\n" + TEXT)
    stream = io.StringIO()
    write_rows([record], stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert tuple(rows[0]) == COLUMNS
    assert [r["event_type"] for r in rows] == [e.type for e in record.events]
    first = rows[0]
    assert (first["actor_country"], first["cameo_root"], first["quad_code"]) == ("UNO", "11", "verbal_conflict")
    talks = rows[-1]
    assert talks["actor_name"] == "Poland;Belarus" and talks["actor_country"] == "POL;BLR"
    assert talks["status"] == "denied" and talks["cameo_root"] == ""
    text = record.document.text
    assert text[int(first["trigger_start"]) : int(first["trigger_end"])] == "accused"


def test_cameo_roots_for_every_type_and_mode() -> None:
    for kind, modes in MODES.items():
        for mode in (None, *modes):
            assert "03" <= cameo_root(kind, mode) <= "20"
    names = set(MODES) | {f"{kind}.{mode}" for kind, modes in MODES.items() for mode in modes}
    assert not set(_codes().cameo) - names, "every key is a type or a mode of one"


def test_scores_and_classes_are_kept_in_one_place(tmp_path: Path) -> None:
    """For every type, and for modes of it only; rows and the ledger take both from there."""
    assert set(TYPE_SCORES) == set(QUAD_CLASSES) == set(MODES)
    for kind, modes in MODES.items():
        assert not set(MODE_SCORES.get(kind, {})) - modes
        for mode in (None, *modes):
            assert -10 <= score_of(kind, mode) <= 10
            assert ("conflict" in QUAD_CLASSES[kind]) == (score_of(kind, mode) < 0 or kind == "REQUEST")
    assert _Codes.__struct_fields__ == ("source", "cameo", "bodies"), "the data file of codes tells no scores again"
    record = dragoman.read_article("Gunmen kidnapped two nurses.")
    (row,) = rows_of(record)
    (event,) = record.events
    assert float(row["event_intensity"]) == score_of(event.type, event.mode) == -8.5
    assert row["quad_code"].replace("_", " ") == QUAD_CLASSES[event.type]
    with Ledger(tmp_path / "x.ledger", write=True) as ledger:
        ledger.keep(record)
        (kept,) = ledger.events().rows
        assert (kept.score, kept.quad) == (-8.5, QUAD_CLASSES[event.type])


def test_cameo_roots_of_records() -> None:
    events = dragoman.read_article("Gunmen kidnapped two nurses. The army shelled two villages.").events
    assert [root_of(e) for e in events] == ["18", "19"]


@pytest.mark.parametrize(
    ("name", "code"), [("UN", "UNO"), ("UN Security Council", "UNO"), ("European Union", "EUR"), ("UNITA", None)]
)
def test_codes_of_bodies(name: str, code: str | None) -> None:
    assert body_code(name) == code


def test_read_writes_rows(tmp_path: Path) -> None:
    path, out = tmp_path / "a.txt", tmp_path / "rows.csv"
    path.write_text(TEXT, "utf-8")
    assert run("read", str(path), "--format", "plover", "--out", str(out)) == 0
    rows = list(csv.DictReader(out.open(encoding="utf-8")))
    assert [r["event_type"] for r in rows] == ["AGREE", "CONSULT"]
