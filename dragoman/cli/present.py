"""A record as text that one likes to read on a terminal: each line with its words or its offsets."""

from __future__ import annotations

import shutil
from collections import Counter
from typing import IO

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from dragoman.record.model import Actor, Answer, Event, Record, Statement
from dragoman.spans import Span

SHOWN = 24  # actors beyond these are only counted


def present(record: Record, stream: IO[str], *, first: bool = True) -> None:
    """Write the record for people. Units: widths in columns of the terminal."""
    width = max(32, min(110, shutil.get_terminal_size((100, 24)).columns))
    console = Console(file=stream, width=width, highlight=False)
    names = {a.id: a.name for a in record.actors}
    if not first:
        console.print()
    _head(console, record)
    _lead(console, record)
    _actors(console, record)
    _events(console, record, names)
    _agreements(console, record, names)
    _statements(console, record, names)
    _claims(console, record, names)
    _opinion(console, record)


def _title(console: Console, words: str, count: int | None = None) -> None:
    number = f" [dim]({count})[/dim]" if count is not None else ""
    console.print(f"\n[bold]{escape(words)}[/bold]{number}")


def _line(console: Console, text: str, indent: int = 2) -> None:
    console.print(Padding.indent(text, indent))


def _columns(console: Console, rows: list[tuple[str, str]]) -> None:
    """Lines with a word before each; what does not fit goes on below its own beginning."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column()
    for row in rows:
        grid.add_row(*row)
    if rows:
        console.print(Padding.indent(grid, 2))


def _cut(words: str, size: int = 220) -> str:
    words = " ".join(words.split())
    return escape(words if len(words) <= size else words[: size - 1].rstrip() + "…")


def _at(span: Span) -> str:
    return f"[dim]{span.start}–{span.end}[/dim]"


def _head(console: Console, record: Record) -> None:
    document = record.document
    console.rule(style="dim")
    console.print(f"[bold]{escape(document.title or document.source or 'untitled')}[/bold]")
    facts = [
        document.publisher,
        document.published or "no date known",
        f"{len(document.text.split()):,} words",
        document.source,
    ]
    console.print("[dim]" + escape(" · ".join(f for f in facts if f)) + "[/dim]")


def _lead(console: Console, record: Record) -> None:
    """Who, what, when, where: each answered, or said not to be told."""
    rows = []
    for question in ("who", "what", "when", "where"):
        answer: Answer | None = getattr(record.lead, question)
        words = _cut(answer.text, 160) if answer is not None else "[dim]not told[/dim]"
        if answer is not None and question == "when":
            words += _day(record, answer)
        rows.append((f"[cyan]{question}[/cyan]", words))
    _columns(console, rows)


def _day(record: Record, answer: Answer) -> str:
    """The calendar's word for a time that the text tells by a weekday or the like."""
    inside = (t.value for t in record.times if answer.start <= t.start and t.end <= answer.end)
    value = next((v for v in inside if v and v[:4].isdigit()), None) if answer.located == "text" else None
    return f" [dim]({value})[/dim]" if value and value[:4] not in answer.text else ""


def _actors(console: Console, record: Record) -> None:
    _title(console, "Actors", len(record.actors))
    order = sorted(record.actors, key=lambda a: -len(a.mentions))
    for actor in sorted(order[:SHOWN], key=lambda a: (_RANK[a.kind], -len(a.mentions))):
        _line(console, _actor(actor))
    if len(order) > SHOWN:
        _line(
            console,
            f"[dim]and {len(order) - SHOWN} more, named {sum(len(a.mentions) for a in order[SHOWN:])} times[/dim]",
        )


_RANK = {"person": 0, "organisation": 1, "country": 2, "place-government": 3, "group": 4}


def _actor(actor: Actor) -> str:
    offices = ", ".join(("former " if o.former else "") + o.title for o in actor.offices[:2])
    codes = " ".join(c for c in (actor.country, *actor.sectors) if c)
    parts = [
        f"[green]{escape(actor.name)}[/green]",
        escape(offices),
        f"[yellow]{escape(codes)}[/yellow]" if codes else "",
    ]
    times = f"[dim]{actor.kind}, {len(actor.mentions)}×[/dim]"
    return "  ".join([p for p in parts if p] + [times])


def _who(ids: tuple[str, ...], names: dict[str, str]) -> str:
    return escape(", ".join(names[i] for i in ids)) or "—"


def _events(console: Console, record: Record, names: dict[str, str]) -> None:
    _title(console, "Events", len(record.events))
    times = {t.id: t for t in record.times}
    places = {p.id: p for p in record.places}
    tellers = {s.id: s.speaker for s in record.statements}
    rows: list[tuple[str, str]] = []
    for event in record.events:
        kind = event.type + (f"/{event.mode}" if event.mode else "")
        sides = f"[green]{_who(event.actor, names)}[/green]"
        if event.recipient:
            sides += f" → [green]{_who(event.recipient, names)}[/green]"
        notes: list[str] = [event.status if event.status != "reported" else ""]
        if event.time:
            time = times[event.time]
            notes.append(f"{record.document.text[time.start : time.end]}" + (f" ({time.value})" if time.value else ""))
        if event.place:
            notes.append("in " + places[event.place].name)
        if event.statement:
            notes.append("told by " + (names.get(tellers[event.statement] or "", "somebody")))
        if event.same_as:
            notes.append(f"again {event.same_as}")
        tail = escape("; ".join(n for n in notes if n))
        words = _cut(_around(record, event), 90)
        rows.append((f"[yellow]{kind}[/yellow]", sides + (f"  [dim]{tail}[/dim]" if tail else "")))
        rows.append(("", f"[dim]{event.id} “{words}” {event.trigger.start}–{event.trigger.end}[/dim]"))
    _columns(console, rows)


def _around(record: Record, event: Event) -> str:
    """A few words on both sides of the trigger."""
    text = record.document.text
    start = text.rfind(" ", 0, max(0, event.trigger.start - 35)) + 1
    end = text.find(" ", min(len(text), event.trigger.end + 40))
    return text[start : end if end >= 0 else len(text)]


def _agreements(console: Console, record: Record, names: dict[str, str]) -> None:
    if record.agreements:
        _title(console, "Agreements", len(record.agreements))
    for agreement in record.agreements:
        field = f" on {_cut(agreement.field.cut(record.document.text), 60)}" if agreement.field else ""
        _line(
            console,
            f"[yellow]{escape(agreement.instrument)}[/yellow]{field}, {agreement.stage}: {_who(agreement.parties, names)}",
        )
        if agreement.signatories:
            _line(console, f"signed by {_who(agreement.signatories, names)}", 4)


def _statements(console: Console, record: Record, names: dict[str, str]) -> None:
    _title(console, "Statements", len(record.statements))
    for statement in record.statements:
        _line(
            console,
            f"[green]{_speaker(record, statement, names)}[/green] [dim]{_cue(record, statement)}{statement.kind}[/dim]",
        )
        words = " … ".join(s.cut(record.document.text) for s in statement.content)
        _line(console, f"“{_cut(words)}” {_at(Span(statement.content[0].start, statement.content[-1].end))}", 4)


def _speaker(record: Record, statement: Statement, names: dict[str, str]) -> str:
    if statement.speaker:
        return escape(names[statement.speaker])
    if statement.source:
        return _cut(statement.source[0].cut(record.document.text), 60)
    return "nobody named"


def _cue(record: Record, statement: Statement) -> str:
    return _cut(statement.cue[0].cut(record.document.text), 40) + " · " if statement.cue else ""


def _claims(console: Console, record: Record, names: dict[str, str]) -> None:
    speakers = {s.id: s.speaker for s in record.statements}
    best = sorted(record.claims, key=lambda c: -c.score)[:8]
    _title(console, "Most worth checking", len(record.claims))
    for claim in sorted(best, key=lambda c: c.start):
        reasons = ", ".join(claim.reasons)
        by = "" if claim.by == "author" else f"{names.get(speakers[claim.by] or '', 'somebody')} says, "
        _line(
            console,
            f"{claim.score:.2f} {_cut(record.document.text[claim.start : claim.end], 160)} [dim]{escape(by)}{reasons} {claim.start}–{claim.end}[/dim]",
        )


def _opinion(console: Console, record: Record) -> None:
    voices = Counter(s.voice for s in record.sentences)
    total = max(1, sum(voices.values()))
    told = " · ".join(f"{voice} {100 * voices[voice] // total} %" for voice in ("reported", "attributed", "opinion"))
    _title(console, "Voice")
    _line(console, f"{told} of {sum(voices.values())} sentences")
    for judgement in record.judgements[:8]:
        sign = "[green]+[/green]" if judgement.polarity == "+" else "[red]−[/red]"
        sentence = _cut(record.document.text[judgement.start : judgement.end], 110)
        _line(
            console,
            f"{sign} [bold]{_cut(judgement.cue.cut(record.document.text), 30)}[/bold] [dim]in “{sentence}”[/dim]",
        )
