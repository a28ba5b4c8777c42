"""Who, what, when, where: the main event of the text in brief.

News puts it first: the first event that the opening sentences tell with somebody in it, the more so when the title names it
too. Where no event is found, the subject and the predicate of the first sentence answer.
"""

from __future__ import annotations

from dragoman.extract.cast import Cast
from dragoman.extract.events.headline import types_in_headline
from dragoman.language.analysis import Analysis
from dragoman.record.model import Answer, Event, Lead, Place, Time
from dragoman.spans import Span, trim

HEADLINE = 8.0  # what it counts that the headline speaks of an event of the type; chosen on stories.train
OPENING = 4  # sentences; the lead of a report stands in its first paragraphs


def find_lead(
    analysis: Analysis, actors: Cast, events: tuple[Event, ...], times: tuple[Time, ...], places: tuple[Place, ...]
) -> Lead:
    """Return the main event's answers, each with its words and where they stand; what is not told is None."""
    if not analysis.sentences:
        return Lead()
    event = _main_event(analysis, events)
    sentence = analysis.sentences[_sentence(analysis, event.trigger.start) if event else _first_full(analysis)]
    trigger = analysis.token_at(event.trigger.start) if event else None
    time = next((t for t in times if event and t.id == event.time), None) or _first(times, analysis)
    place = next((p for p in places if event and p.id == event.place), None) or _first(places, analysis)
    return Lead(
        event=event.id if event else None,
        who=_answer(analysis, _who(analysis, actors, event, sentence.first, sentence.last)),
        what=_answer(analysis, _what(analysis, trigger, sentence.first, sentence.last)),
        when=_answer(analysis, Span(time.start, time.end)) if time else None,
        where=_answer(analysis, Span(place.start, place.end)) if place else None,
    )


def _answer(analysis: Analysis, span: Span | None) -> Answer | None:
    if span is None or span.start >= span.end:
        return None
    return Answer(span.cut(analysis.text), "text", span.start, span.end)


def _sentence(analysis: Analysis, offset: int) -> int:
    return analysis.tokens[analysis.token_at(offset)].sentence


def _first_full(analysis: Analysis) -> int:
    """The first sentence with a finite verb."""
    for number, sentence in enumerate(analysis.sentences[:10]):
        if any(t.tag in {"VBD", "VBZ", "VBP"} for t in analysis.tokens[sentence.first : sentence.last]):
            return number
    return 0


def _main_event(analysis: Analysis, events: tuple[Event, ...]) -> Event | None:
    types = types_in_headline(analysis.document.title)
    title = {word for word in (analysis.document.title or "").lower().split() if len(word) > 3}
    best, choice = 0.0, None
    for event in events:
        number = _sentence(analysis, event.trigger.start)
        if number >= OPENING + 6:
            break
        sentence = analysis.sentences[number]
        words = {t.lower for t in analysis.tokens[sentence.first : sentence.last]}
        score = 3.0 - 0.5 * number + (1.0 if event.actor else 0.0) + (0.5 if event.recipient else 0.0)
        score += HEADLINE * types.get(event.type, 0.0)
        score += 0.4 * min(4, len(title & words)) + (0.5 if event.status == "reported" else 0.0)
        if score > best:
            best, choice = score, event
    return choice


def _who(analysis: Analysis, actors: Cast, event: Event | None, first: int, last: int) -> Span | None:
    if event:
        for one in (*event.actor, *event.recipient):
            for mention in actors.by_id[one].mentions:
                if analysis.tokens[first].start <= mention.start < analysis.tokens[last - 1].end:
                    return Span(mention.start, mention.end)
    for index in range(first, last):
        if analysis.tokens[index].dep.startswith("nsubj"):
            low, high = analysis.subtree(index)
            span = analysis.span(low, min(high, low + 15))
            return trim(analysis.text, span.start, span.end, also=",;:")
    return None


def _what(analysis: Analysis, trigger: int | None, first: int, last: int) -> Span | None:
    """From the verb to the end of its clause."""
    verb = trigger
    if verb is None:
        verb = next((i for i in range(first, last) if analysis.tokens[i].dep == "root"), first)
    while analysis.tokens[verb].pos not in {"VERB", "AUX"} and analysis.tokens[verb].head != verb:
        if not first <= analysis.tokens[verb].head < last:
            break
        verb = analysis.tokens[verb].head
    _, high = analysis.subtree(verb)
    span = analysis.span(verb, max(verb + 1, min(high, last)))
    return trim(analysis.text, span.start, span.end, also=".,;:")


def _first(items: tuple[Time, ...] | tuple[Place, ...], analysis: Analysis) -> Time | Place | None:
    end = analysis.sentences[min(OPENING, len(analysis.sentences)) - 1].end
    for item in items:
        if item.start >= end:
            return None
        if not isinstance(item, Time) or item.type in {"DATE", "TIME"}:
            return item
    return None
