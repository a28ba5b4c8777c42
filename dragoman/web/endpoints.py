"""What can be asked over HTTP: the whole interface as one table, each line a path, a question and its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from dragoman.ledger import cells, rows
from dragoman.ledger import page_rows as sights
from dragoman.ledger.memory import Ledger
from dragoman.ledger.rows import Page
from dragoman.web import answers, page_cells
from dragoman.web.parameters import FILTER, Asked

Ask = Callable[[Ledger, Asked], Any]
PAGED = ("limit", "after")
ROWS = (*PAGED, "format")
LIST = (*FILTER, *ROWS)


class Endpoint(msgspec.Struct, frozen=True):
    """One address: its path, what it tells, how it is asked, of which type the answer is.

    ``rows`` are those of an answer that can be downloaded, ``cells`` turns one into the columns of a table (or of
    several rows).
    """

    path: str
    help: str
    ask: Ask
    answer: Any
    parameters: tuple[str, ...] = ()
    cells: Callable[[Any], Any] | None = None
    rows: Callable[[Any], Iterable[Any]] = lambda answer: answer.rows

    @property
    def name(self) -> str:
        """What a download is called."""
        return self.path.split("/")[2]

    @property
    def paged(self) -> bool:
        """Whether the answer goes on."""
        return "after" in self.parameters


ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint("/api/about", "What the ledger holds, in numbers.", answers.about, answers.About),
    Endpoint("/api/documents", "Documents, searched, filtered, sorted; a card each.", answers.documents,
             Page[sights.DocumentCard], ("q", *FILTER, "opinion", "sort", *ROWS), page_cells.card_cells),
    Endpoint("/api/documents/{document}", "A document whole: its record, and what others have in common with it.",
             answers.document, sights.DocumentSight),
    Endpoint("/api/events", "Who did what to whom, newest first.", answers.events, Page[rows.EventRow], LIST,
             cells.event_cells),
    Endpoint("/api/statements", "Who said what, newest first.", answers.statements, Page[rows.StatementRow], LIST,
             cells.statement_cells),
    Endpoint("/api/claims", "What can be checked, newest first.", answers.claims, Page[rows.ClaimRow], LIST,
             cells.claim_cells),
    Endpoint("/api/agreements", "Instruments proposed, signed, ended, newest first.", answers.agreements,
             Page[rows.AgreementRow], LIST, cells.agreement_cells),
    Endpoint("/api/timeline", "What an actor did, underwent and said, newest first.", answers.timeline,
             Page[rows.TimelineRow], LIST, cells.timeline_cells),
    Endpoint("/api/actors", "Actors across documents, the one told of most first.", answers.actors,
             Page[rows.ActorRow], ("name", "country", "kind", *ROWS), cells.actor_cells),
    Endpoint("/api/actors/{actor}", "An actor whole: what it did and underwent, with whom, month by month.",
             answers.actor, sights.ActorSight, ("since", "until")),
    Endpoint("/api/months", "How many events each month has, by class.", answers.months, answers.Months,
             (*FILTER, "format"), page_cells.month_cells, lambda answer: answer.months),
    Endpoint("/api/relations", "How two sides stood to each other, and the newest events behind it.",
             answers.relations, answers.Relations, ("one", "other", "by", "directed", *FILTER, "format"),
             cells.relation_cells),
    Endpoint("/api/network", "Who acts on whom: actors, and a line for each pair and class.", answers.network,
             sights.NetworkSight, (*FILTER, "nodes", "lines", "format"), page_cells.line_cells, page_cells.named_lines),
    Endpoint("/api/map", "Where things happened.", answers.map_, sights.MapSight, (*FILTER, "format"),
             page_cells.point_cells, lambda answer: answer.points),
    Endpoint("/api/happenings", "What several documents tell of, and where they differ.", answers.happenings,
             Page[rows.HappeningRow], LIST, page_cells.happening_cells),
    Endpoint("/api/quotations", "The same words in several documents, word by word.", answers.quotations,
             Page[rows.QuotationRow], ("quotation", *LIST), page_cells.quotation_cells),
    Endpoint("/api/compare", "How documents tell the same things.", answers.compare, answers.Comparison,
             ("documents", "format"), page_cells.compare_cells),
    Endpoint("/api/voices", "Report, attribution and opinion by outlet; who is quoted most.", answers.voices,
             sights.VoicesSight, (*FILTER, "format"), page_cells.outlet_cells, lambda answer: answer.outlets),
    Endpoint("/api/failures", "What could not be read, and why.", answers.failures, Page[rows.FailureRow], ROWS,
             cells.failure_cells),
)  # fmt: skip
