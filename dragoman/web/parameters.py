"""What an address may ask with: every parameter, its form and its limits, in one table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args

import msgspec

from dragoman.errors import DragomanError
from dragoman.ledger.filters import Filter
from dragoman.ledger.questions.cards import Sort
from dragoman.ledger.questions.relations import Step
from dragoman.record.model import ActorKind, EventType, Stage, StatementKind, Status

Form = Literal["text", "number", "whole", "truth"]
PAGE = 200  # rows of a page at most
LONGEST = 1_000  # characters of a value


class WrongQuery(DragomanError):
    """An address asks for what cannot be."""


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """A parameter; ``choices`` are all its values, ``several`` lets it stand more than once."""

    help: str
    form: Form = "text"
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    default: Any = None
    several: bool = False


_WHO = "a name, # and an actor's number, or a country (name or three letters), which stands for all who belong to it"

PARAMETERS: dict[str, Parameter] = {
    "actor": Parameter(help=f"Who does it: {_WHO}."),
    "recipient": Parameter(help=f"To whom it is done: {_WHO}."),
    "party": Parameter(help=f"Who has a part in it, on either side: {_WHO}."),
    "speaker": Parameter(help=f"Who says it: {_WHO}."),
    "about": Parameter(help="An actor or a country that is named in what is said."),
    "type": Parameter(help="PLOVER type.", choices=get_args(EventType), several=True),
    "mode": Parameter(help="PLOVER mode."),
    "quad": Parameter(help='Class: "verbal cooperation" … "material conflict", or one of the words.'),
    "status": Parameter(help="How it is told.", choices=get_args(Status), several=True),
    "kind": Parameter(help="Of statements: direct, mixed, indirect. Of actors: their kind.",
                      choices=(*get_args(StatementKind), *get_args(ActorKind))),
    "stage": Parameter(help="How far an agreement is.", choices=get_args(Stage)),
    "score": Parameter(help="Of claims: at least so much worth checking.", form="number", least=0, most=1),
    "since": Parameter(help="From this day, month or year on (2025-01-31, 2025-01, 2025)."),
    "until": Parameter(help="Up to this day, month or year, inclusive."),
    "publisher": Parameter(help="What this outlet published."),
    "document": Parameter(help="This document: its number, the beginning of its hash, or its source."),
    "place": Parameter(help="Where: a place's name or a country."),
    "happening": Parameter(help="Tellings of this happening.", form="whole", least=0),
    "count_copies": Parameter(help="Near copies too.", form="truth", default=False),
    "retold": Parameter(help="Also what a text tells a second time.", form="truth", default=False),
    "limit": Parameter(help="How many rows.", form="whole", least=1, most=PAGE, default=50),
    "after": Parameter(help="Where the page begins: what the page before it names as `following`."),
    "format": Parameter(help="json, or a download of up to 10,000 rows.", choices=("json", "csv", "jsonl"),
                        default="json"),
    "q": Parameter(help='Words to look for: all of them; "a phrase"; begin*; OR between two; -word.'),
    "opinion": Parameter(help="Least share of sentences in which the author judges.", form="number", least=0, most=1),
    "sort": Parameter(help="In which order.", choices=get_args(Sort)),
    "name": Parameter(help="Words that a name of the actor begins with."),
    "country": Parameter(help="A country: name or three letters."),
    "one": Parameter(help=f"One side: {_WHO}."),
    "other": Parameter(help="The other side."),
    "by": Parameter(help="How long a stretch of time a row counts.", choices=get_args(Step), default="month"),
    "directed": Parameter(help="Only what the first does to the second.", form="truth", default=False),
    "nodes": Parameter(help="How many actors.", form="whole", least=2, most=500, default=60),
    "lines": Parameter(help="How many lines.", form="whole", least=1, most=3_000, default=200),
    "quotation": Parameter(help="This quotation.", form="whole", least=0),
    "documents": Parameter(help="Numbers of documents, with commas between them."),
}  # fmt: skip
FILTER = tuple(name for name in Filter.__struct_fields__ if name in PARAMETERS)


class Asked(msgspec.Struct, frozen=True):
    """A question: what stands in the path, and the values of the parameters, each of its form."""

    path: Mapping[str, str]
    values: Mapping[str, Any]

    @property
    def wanted(self) -> Filter:
        """The filter that the parameters make."""
        return Filter(**{name: self.values[name] for name in FILTER if self.values.get(name) is not None})

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name, PARAMETERS[name].default)

    def need(self, name: str) -> str:
        """Return a value without which there is no question. Raises: WrongQuery."""
        value = self.values.get(name)
        if not value:
            raise WrongQuery("is missing", name, f"ask with ?{name}=…")
        return str(value)


def parse_query(names: Iterable[str], pairs: Iterable[tuple[str, str]], path: Mapping[str, str]) -> Asked:
    """Return the question that the pairs of a query make. Empty values ask nothing. Raises: WrongQuery."""
    allowed = tuple(names)
    values: dict[str, Any] = {}
    for name, value in pairs:
        if name not in allowed:
            raise WrongQuery("there is no such parameter", name[:80], f"the parameters are {', '.join(allowed)}")
        if value.strip() == "":
            continue
        known = PARAMETERS[name]
        one = _value(name, known, value)
        if known.several:
            values[name] = (*values.get(name, ()), one)
        elif name in values:
            raise WrongQuery("stands twice", name, "ask with it once")
        else:
            values[name] = one
    return Asked(path, values)


def _value(name: str, known: Parameter, value: str) -> Any:
    if len(value) > LONGEST or "\x00" in value:
        raise WrongQuery(f"is longer than {LONGEST} characters, or no text", name, "ask with less")
    if known.choices:
        found = value.strip().upper() if name == "type" else value.strip().lower()
        if found not in known.choices:
            raise WrongQuery(f"{value[:80]!r} is none of its values", name, f"they are {', '.join(known.choices)}")
        return found
    if known.form == "text":
        return value
    if known.form == "truth":
        found = value.strip().lower()
        if found not in ("true", "1", "yes", "false", "0", "no"):
            raise WrongQuery(f"{value[:80]!r} is neither true nor false", name, "write true or false")
        return found in ("true", "1", "yes")
    try:
        number: float = int(value) if known.form == "whole" else float(value)
    except ValueError:
        raise WrongQuery(f"{value[:80]!r} is no number", name, "write a number") from None
    if not (known.least is None or number >= known.least) or not (known.most is None or number <= known.most):
        limits = " to ".join(f"{one:g}" for one in (known.least, known.most) if one is not None)
        raise WrongQuery(f"{value[:80]} is out of range", name, f"write a number from {limits}")
    if known.form == "whole" and abs(number) >= 1 << 63:
        raise WrongQuery(f"{value[:80]} is out of range", name, "write a smaller number")
    return number
