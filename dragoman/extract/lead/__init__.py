"""Who, what, when, where: the main event of the text in brief.

News puts it first: the first event that the opening sentences tell with somebody in it, the more so when the title names it
too. Where no event is found, the subject and the predicate of the first sentence answer.
"""

from __future__ import annotations

import re

from dragoman.extract.cast import Cast
from dragoman.extract.events.headline import types_in_headline
from dragoman.extract.lead.headline import Headline, read_headline
from dragoman.extract.lead.when import find_when
from dragoman.extract.lead.where import find_where
from dragoman.extract.quantities.numbers import NUMBER_WORDS
from dragoman.extract.quantities.tolls import PEOPLE
from dragoman.language.analysis import Analysis
from dragoman.language.lemmas import by_rule
from dragoman.record.model import Answer, Event, Lead, Place, Quantity, Time
from dragoman.spans import Span, trim

HEADLINE = (
    8.0  # what it counts that the headline speaks of an event of the type; compared on stories.train, then stories.dev
)
OPENING = 4  # sentences; the lead of a report stands in its first paragraphs


def find_lead(
    analysis: Analysis,
    actors: Cast,
    events: tuple[Event, ...],
    times: tuple[Time, ...],
    places: tuple[Place, ...],
    quantities: tuple[Quantity, ...] = (),
) -> Lead:
    """Return the main event's answers, each with its words and where they stand; what is not told is None."""
    if not analysis.sentences:
        return Lead()
    event = _main_event(analysis, events)
    headline = read_headline(analysis.title) if analysis.title is not None else Headline(None, None)
    who = _named(analysis, actors, quantities, headline.who) or _told_by_text(analysis, actors, event)
    what = _from_title(analysis, headline.what) or _answer(analysis, _what(analysis, event))
    return Lead(
        event=event.id if event else None,
        who=who,
        what=what,
        when=find_when(analysis, times, event.time if event else None),
        where=find_where(analysis, places, times, event.place if event else None, headline.who),
    )


def _answer(analysis: Analysis, span: Span | None) -> Answer | None:
    if span is None or span.start >= span.end:
        return None
    return Answer(span.cut(analysis.text), "text", span.start, span.end)


def _from_title(analysis: Analysis, span: Span | None) -> Answer | None:
    if span is None or analysis.title is None:
        return None
    return Answer(span.cut(analysis.title.text), "title", span.start, span.end)


def _named(analysis: Analysis, actors: Cast, quantities: tuple[Quantity, ...], who: Span | None) -> Answer | None:
    """The headline's subject, in the fuller words of the text where it has them: a full name, counted people."""
    if who is None or analysis.title is None:
        return None
    words = who.cut(analysis.title.text)
    found: list[Answer | None] = []
    for actor in actors.items if not re.search(r",| and | & ", words) else ():
        names = {analysis.text[m.start : m.end] for m in actor.mentions if m.form == "name"}
        known = max((n for n in names if (" " + words).endswith(" " + n)), key=len, default="")
        if not known and any(name.endswith(" " + words) for name in names):
            known = words
        if actor.kind != "person" or not known:
            continue
        full = max((m for m in actor.mentions if m.form == "name"), key=lambda m: m.end - m.start)
        if analysis.text[full.start : full.end].endswith(known) and full.end - full.start > len(known):
            found.append(_answer(analysis, Span(full.start, full.end)))
        elif " " in known:
            found.append(_from_title(analysis, Span(who.end - len(known), who.end)))
    if found:
        return found[0] if len(found) == 1 else _from_title(analysis, who)  # two of one family: the title's own word
    counted = NUMBER_WORDS.get(words.split()[-1].lower()) or (
        int(words.split()[-1]) if words.split()[-1].isdigit() else 0
    )
    for quantity in quantities if counted else ():
        if quantity.value == counted and quantity.unit and quantity.unit.lower() in PEOPLE:
            return _answer(analysis, Span(quantity.start, quantity.end))
    return _from_title(analysis, who)


def _told_by_text(analysis: Analysis, actors: Cast, event: Event | None) -> Answer | None:
    """Who the main event's sentence says, or the first full sentence."""
    sentence = analysis.sentences[_sentence(analysis, event.trigger.start) if event else _first_full(analysis)]
    return _answer(analysis, _who(analysis, actors, event, sentence.first, sentence.last))


def _sentence(analysis: Analysis, offset: int) -> int:
    return analysis.tokens[analysis.token_at(offset)].sentence


def _first_full(analysis: Analysis) -> int:
    """The first sentence with a finite verb."""
    for number, sentence in enumerate(analysis.sentences[:10]):
        if any(t.tag in {"VBD", "VBZ", "VBP"} for t in analysis.tokens[sentence.first : sentence.last]):
            return number
    return 0


def _main_event(analysis: Analysis, events: tuple[Event, ...]) -> Event | None:
    headline = analysis.title.tokens[:80] if analysis.title is not None else []
    title = {form for t in headline for form in (t.lower, t.lemma.lower(), by_rule(t.lower, "VBZ")) if len(form) > 3}
    types = types_in_headline(analysis.document.title)
    best, choice = 0.0, None
    for event in events:
        number = _sentence(analysis, event.trigger.start)
        if number >= OPENING + 6:
            break
        sentence = analysis.sentences[number]
        words = {t.lemma.lower() for t in analysis.tokens[sentence.first : sentence.last]}
        score = 3.0 - 0.5 * number + (1.0 if event.actor else 0.0) + (0.5 if event.recipient else 0.0)
        score += HEADLINE * types.get(event.type, 0.0)
        trigger = analysis.tokens[analysis.token_at(event.trigger.start)].lemma.lower()
        score += 1.0 if trigger in title else 0.0
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


def _what(analysis: Analysis, event: Event | None) -> Span | None:
    """From the verb of the event's clause to the end of the clause."""
    verb = analysis.token_at(event.trigger.start) if event else None
    sentence = analysis.sentences[analysis.tokens[verb].sentence if verb is not None else _first_full(analysis)]
    first, last = sentence.first, sentence.last
    if verb is None:
        verb = next((i for i in range(first, last) if analysis.tokens[i].dep == "root"), first)
    while analysis.tokens[verb].pos not in {"VERB", "AUX"} and analysis.tokens[verb].head != verb:
        if not first <= analysis.tokens[verb].head < last:
            break
        verb = analysis.tokens[verb].head
    _, high = analysis.subtree(verb)
    span = analysis.span(verb, max(verb + 1, min(high, last)))
    return trim(analysis.text, span.start, span.end, also=".,;:")
