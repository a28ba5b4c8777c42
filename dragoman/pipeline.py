"""The whole story on one page: a document becomes its record.

``Document`` → ``Analysis`` (syntax, names) → the parts, each reading the analysis and the parts before it → ``Record``,
checked against its law before anybody sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.errors import DragomanError, RecordError
from dragoman.extract.actors import find_actors
from dragoman.extract.agreements import find_agreements
from dragoman.extract.claims import find_claims
from dragoman.extract.events import find_events
from dragoman.extract.events.explanation import Explanation, explain_events
from dragoman.extract.lead import find_lead
from dragoman.extract.places import find_places, without_adjectives
from dragoman.extract.quantities import find_quantities
from dragoman.extract.statements import find_statements
from dragoman.extract.times import find_times
from dragoman.extract.voice import find_voice
from dragoman.language import analyse_many, model_name
from dragoman.language.analysis import Analysis
from dragoman.lexicon.actor_file import actor_file_digest
from dragoman.lexicon.frames import frames_digest, load_frames
from dragoman.read.article import new_document
from dragoman.record.check import check_record
from dragoman.record.model import Document, Reader, Record
from dragoman.settings import DEFAULT, Settings
from dragoman.version import VERSION


def read_article(
    text: str, title: str | None = None, published: str | None = None, *, settings: Settings = DEFAULT
) -> Record:
    """Read one text and return its record.

    Offsets: code points of ``text``, which is kept as it is. ``published``: ISO date, against which relative dates
    are counted; ``None`` leaves them unresolved.
    Raises: DragomanError when the text cannot be read; RecordError when the record breaks its law (a bug).
    """
    return interpret(new_document(text, title=title, published=published), settings)


def interpret(document: Document, settings: Settings = DEFAULT) -> Record:
    """Return the record of one document. Raises: as ``read_article``."""
    outcome = next(interpret_many([document], settings))
    if isinstance(outcome, DragomanError):
        raise outcome
    return outcome


def interpret_many(documents: Iterable[Document], settings: Settings = DEFAULT) -> Iterator[Record | DragomanError]:
    """Yield, in order, the record of each document, or the error that kept it from having one."""
    reader = reader_of(settings)
    for analysis in analyse_many(documents, settings):
        try:
            yield assemble(analysis, reader, settings)
        except DragomanError as error:
            yield error
        except Exception as error:  # a part failed: the document counts as failed, the run goes on
            where = analysis.document.source or analysis.document.id[:12]
            yield RecordError(f"{type(error).__name__}: {error}", where, "please report this text as a bug")


def explain(document: Document, settings: Settings = DEFAULT) -> tuple[Record, tuple[Explanation, ...]]:
    """Return the record of one document and, for each of its events, what made it. Raises: as ``read_article``."""
    analysis = next(analyse_many([document], settings))
    record = assemble(analysis, reader_of(settings), settings)
    return record, explain_events(analysis, find_actors(analysis, settings.actors), load_frames(settings.frames))


def reader_of(settings: Settings) -> Reader:
    """Return who reads, by which frames and actors: a user's own files are named by their digests, so that records can be
    told apart. Raises: DragomanError when a file cannot be read."""
    ontology = f"PLOVER {settings.ontology_version}"
    if settings.frames:
        ontology += f", own frames {frames_digest(settings.frames)}"
    if settings.actors:
        ontology += f", own actors {actor_file_digest(settings.actors)}"
    return Reader("dragoman", VERSION, model_name(settings.model), ontology)


def assemble(analysis: Analysis, reader: Reader, settings: Settings = DEFAULT) -> Record:
    """Let every part read the analysis and put what they found into a checked record."""
    times = find_times(analysis)
    places = find_places(analysis)
    sites = without_adjectives(places, analysis.text)
    quantities = find_quantities(analysis, times)
    actors = find_actors(analysis, settings.actors)
    statements = find_statements(analysis, actors, sites, times)
    frames = load_frames(settings.frames)
    events = find_events(analysis, actors, sites, times, quantities, statements, frames)
    agreements = find_agreements(analysis, actors, events)
    sentences, judgements = find_voice(analysis, actors, statements)
    claims = find_claims(analysis, actors, times, quantities, statements, events, sentences)
    record = Record(
        document=analysis.document,
        reader=reader,
        lead=find_lead(analysis, actors, events, times, sites, quantities),
        sentences=sentences,
        actors=actors.items,
        places=places,
        times=times,
        quantities=quantities,
        events=events,
        agreements=agreements,
        statements=statements,
        claims=claims,
        judgements=judgements,
    )
    faults = check_record(record)
    if faults:
        where = analysis.document.source or analysis.document.id[:12]
        raise RecordError("; ".join(faults[:5]), where, "please report this text as a bug")
    return record
