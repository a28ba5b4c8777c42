"""Who is *I*, and who are *we*? (``“I am grateful to our allies,” Orlan said. “We will stay.”``)

Inside his own words a speaker is *I*; *we* is the body or the country for which he speaks, or else he himself, who is
one of them. Outside of quoted words only the speaker of a speech is, whom its heading names (``Remarks by Nadia Orlan``).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dragoman.extract.cast import Cast
from dragoman.extract.quotations import find_quotations
from dragoman.language.analysis import Analysis, Token
from dragoman.record.model import Actor, Mention, Statement

ONE = frozenset({"i", "me", "my", "mine", "myself"})
SEVERAL = frozenset({"we", "us", "our", "ours", "ourselves"})
SPEECHES = frozenset(
    {
        "remarks",
        "statement",
        "speech",
        "address",
        "message",
        "testimony",
        "keynote",
        "lecture",
        "toast",
        "eulogy",
        "sermon",
    }
)
LONGEST_HEADING = 30  # tokens
OF_STATES = frozenset({"GOV", "MIL", "LEG"})
"""Sectors whose people say *we* for their country."""


def with_first_persons(
    analysis: Analysis, actors: Cast, statements: tuple[Statement, ...]
) -> tuple[Cast, tuple[Statement, ...]]:
    """Return the cast with these pronouns among its mentions, and the statements; ids follow the order of the text again."""
    added: dict[str, list[Token]] = {}
    states = {a.country: a.id for a in reversed(actors.items) if a.kind == "country" and a.country}
    for token, speaker in _spoken(analysis, statements, actors):
        who = speaker if token.lower in ONE else _side_of(actors.by_id[speaker], states)
        added.setdefault(who, []).append(token)
    if not added:
        return actors, statements
    who_at = {(token.start, token.end): who for who, tokens in added.items() for token in tokens}
    statements = tuple(_with_speaker(one, who_at) for one in statements)
    items = [_with(actor, added.get(actor.id, ())) for actor in actors.items]
    heads = {token.index: who for who, tokens in added.items() for token in tokens}
    return _in_order(Cast(tuple(items), actors.head_of | heads, actors.token_of | heads, actors.sharing), statements)


def _speaker_of_all(analysis: Analysis, actors: Cast) -> str | None:
    """Return who gives a speech: the heading says ``Nadia Orlan's remarks`` or ``Statement by the Foreign Minister``."""
    if len(analysis.paragraphs) < 2 or analysis.paragraphs[0].last - analysis.paragraphs[0].first > LONGEST_HEADING:
        return None
    for token in analysis.tokens[: analysis.paragraphs[0].last]:
        if token.lower in SPEECHES:
            for child in analysis.dependents(token.index, "nmod"):
                case = {analysis.tokens[c].lower for c in analysis.dependents(child, "case")}
                told = (
                    child < token.index
                    if case & {"'s", "’s", "'", "’"}
                    else case & {"by", "from"} and child > token.index
                )
                who = actors.at(child)
                if told and who is not None:
                    return who
    return None


def _spoken(analysis: Analysis, statements: tuple[Statement, ...], actors: Cast) -> Iterator[tuple[Token, str]]:
    """Yield the pronouns that somebody says himself, each with the speaker of the shortest statement around it."""
    quoted = analysis.covered(find_quotations(analysis.text))
    speaker: dict[int, str | None] = {}
    lengths = {s.id: sum(span.end - span.start for span in s.content) for s in statements}
    for statement in sorted(statements, key=lambda s: -lengths[s.id]):
        if statement.kind == "indirect":
            continue
        for span in statement.content:
            for index in analysis.tokens_in(span.start, span.end):
                token = analysis.tokens[index]
                if token.lower in ONE | SEVERAL and (statement.kind == "direct" or quoted[index]):
                    speaker[index] = statement.speaker
    whole = _speaker_of_all(analysis, actors)
    if whole is not None:
        first = analysis.paragraphs[0].last
        speaker |= {
            token.index: whole
            for token in analysis.tokens[first:]
            if token.lower in ONE | SEVERAL and token.index not in speaker and not quoted[token.index]
        }
    for index in sorted(speaker):
        token, who = analysis.tokens[index], speaker[index]
        if who is not None and token.pos == "PRON" and (token.text in {"I", "i"} or not token.text.isupper()):
            yield token, who


def _side_of(actor: Actor, states: dict[str, str]) -> str:
    """Return for whom the speaker says *we*. ``states``: country → the actor that it is in this text."""
    if actor.kind != "person":
        return actor.id
    bodies = [office.organisation for office in actor.offices if office.organisation and not office.former]
    if bodies or actor.affiliations:
        return (*bodies, *actor.affiliations)[0]
    if actor.country in states and OF_STATES & set(actor.sectors):
        return states[actor.country]
    return actor.id


def _with_speaker(one: Statement, who_at: dict[tuple[int, int], str]) -> Statement:
    """``“We told them that …,” Orlan said``: inside her words, *we* is a source too."""
    who = next((who_at[span.start, span.end] for span in one.source if (span.start, span.end) in who_at), None)
    return msgspec.structs.replace(one, speaker=who) if one.speaker is None and who is not None else one


def _with(actor: Actor, tokens: list[Token] | tuple[()]) -> Actor:
    if not tokens:
        return actor
    mentions = [*actor.mentions, *(Mention(token.start, token.end, "pronoun") for token in tokens)]
    return msgspec.structs.replace(actor, mentions=tuple(sorted(mentions, key=lambda m: (m.start, -m.end))))


def _in_order(cast: Cast, statements: tuple[Statement, ...]) -> tuple[Cast, tuple[Statement, ...]]:
    """Number the actors by their first mentions again: ``“I agree,” said Orlan`` mentions her before her name."""
    order = sorted(cast.items, key=lambda actor: (actor.mentions[0].start, int(actor.id[1:])))
    new = {actor.id: f"a{number}" for number, actor in enumerate(order, 1)}
    items = tuple(_renamed(actor, new) for actor in order)
    said = tuple(
        msgspec.structs.replace(
            one,
            speaker=new[one.speaker] if one.speaker else None,
            addressee=tuple(new[actor] for actor in one.addressee),
            venue=new.get(one.venue, one.venue) if one.venue else None,
        )
        for one in statements
    )
    cast = Cast(
        items,
        {token: new[actor] for token, actor in cast.head_of.items()},
        {token: new[actor] for token, actor in cast.token_of.items()},
        {token: tuple(new[actor] for actor in found) for token, found in cast.sharing.items()},
    )
    return cast, said


def _renamed(actor: Actor, new: dict[str, str]) -> Actor:
    offices = tuple(
        msgspec.structs.replace(office, organisation=new[office.organisation]) if office.organisation else office
        for office in actor.offices
    )
    affiliations = tuple(new[body] for body in actor.affiliations)
    return msgspec.structs.replace(actor, id=new[actor.id], offices=offices, affiliations=affiliations)
