"""Who are *the two sides*? Those who met, signed or agreed in the event before. Whose is *the step*? Its doer's.

``Orlan received the ambassador. The sides discussed trade``: both of them; ``ties between the two countries``: the countries
of both. ``Chad closed the border. Niger condemned the step``: Chad. Only a plain plural (``the leaders``, ``both sides``) is read so; leaders and
countries only where just two met.
"""

from __future__ import annotations

from bisect import bisect_left

from dragoman.extract.cast import Cast
from dragoman.extract.events.found import Found
from dragoman.extract.events.syntax import Syntax
from dragoman.record.model import EventType

REACH = 5  # sentences between the meeting and the words for those who met
MEETING: frozenset[EventType] = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
SIDES = frozenset({"side", "party", "delegation", "interlocutor", "counterpart"})
PERSONS = frozenset(
    {"leader", "minister", "president", "premier", "diplomat", "official", "politician", "statesman", "negotiator", "envoy",
     "general", "chief", "secretary"}
)  # fmt: skip
COUNTRIES = frozenset(
    {"country", "nation", "state", "neighbour", "neighbor", "government", "capital", "republic", "ally"}
)
LATEST = 20  # events before a judgement that are looked at
STEP_REACH = 2  # sentences between a deed and its judgement
JUDGING: frozenset[EventType] = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
DONE: frozenset[EventType] = frozenset(
    {"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "REJECT", "THREATEN", "RETREAT", "AID"}
)
DEEDS: frozenset[EventType] = DONE | {"PROTEST", "REQUEST", "ACCUSE", "AGREE"}
STEPS: dict[str, frozenset[EventType]] = {
    **dict.fromkeys(
        ("step", "move", "decision", "measure", "action", "act", "operation", "gesture", "announcement"), DONE
    ),
    **dict.fromkeys(("strike", "raid", "attack", "bombing", "assault", "killing"), frozenset[EventType](["ASSAULT"])),
    **dict.fromkeys(("sanction", "tariff", "penalty", "expulsion"), frozenset[EventType](["SANCTION"])),
    **dict.fromkeys(
        ("restriction", "ban", "arrest", "closure", "blockade", "seizure"), frozenset[EventType](["COERCE", "SANCTION"])
    ),
    **dict.fromkeys(
        ("demand", "request", "appeal", "ultimatum", "condition"), frozenset[EventType](["REQUEST", "THREATEN"])
    ),
    **dict.fromkeys(("criticism", "accusation", "charge", "allegation"), frozenset[EventType](["ACCUSE"])),
    **dict.fromkeys(("offer", "proposal"), frozenset[EventType](["AGREE", "REQUEST"])),
    "protest": frozenset(["PROTEST", "ACCUSE"]),
    "deployment": frozenset(["MOBILIZE"]),
}
"""Nouns for what somebody has done, and the types of the event that they point back to."""
BEFORE = frozenset({"the", "both", "two", "these", "those"})


def name_parties(syntax: Syntax, actors: Cast, found: list[Found]) -> None:
    """Put those who met in the place of the plural that stands for them, in every event behind the meeting."""
    plain = _plain(syntax, actors)
    before: Found | None = None
    for one in sorted(found, key=lambda e: e.trigger):
        if before is not None and syntax.tokens[one.trigger].sentence - syntax.tokens[before.trigger].sentence <= REACH:
            told = one.actor, one.recipient
            if {*one.actor, *one.recipient} & plain.keys():
                one.actor = _named(actors, plain, before, one.actor, one.recipient)
                one.recipient = _named(actors, plain, before, one.recipient, one.actor)
                if told != (one.actor, one.recipient):
                    one.rules.append(f"a plural that stands for those of the {before.type} before ({before.frame.id})")
            elif one.type in MEETING and not (one.actor or one.recipient):
                one.actor, one.actor_place = _between(syntax, actors, before, one.trigger)
        sides = {*one.actor, *one.recipient}
        mutual = one.type == "CONSULT" or len(one.actor) >= 2
        if one.type in MEETING and mutual and len(sides) >= 2 and not sides & plain.keys():
            before = one


def name_doers(syntax: Syntax, actors: Cast, found: list[Found]) -> None:
    """Whoever condemns or welcomes *the step* alone does so to the one who took it, in one of the last events told of."""
    deeds = sorted((one for one in found if one.type in DEEDS and one.actor), key=lambda e: e.trigger)
    triggers = [deed.trigger for deed in deeds]
    for one in found:
        types = _step(syntax, one) if one.type in JUDGING and one.actor and not one.recipient else frozenset()
        if not types:
            continue
        here, at = syntax.tokens[one.trigger].sentence, bisect_left(triggers, one.trigger)
        for deed in reversed(deeds[max(0, at - LATEST) : at]):
            if here - syntax.tokens[deed.trigger].sentence > STEP_REACH:
                break
            if deed.type in types and not _alike(actors, deed.actor, one.actor):
                one.recipient, one.recipient_place = deed.actor, "deed"
                break


def _alike(actors: Cast, some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether one of them is among the others, or of one country with one of them."""
    known = actors.by_id
    countries = {known[a].country for a in others} - {None}
    return any(a in others or known[a].country in countries for a in some)


def _step(syntax: Syntax, one: Found) -> frozenset[EventType]:
    """``the step``, ``this decision``: the types that its object points back to, if nothing says whose it is."""
    for head in syntax.object(one.trigger):
        below = syntax.children[head]
        pointed = any(syntax.tokens[c].lower in {"the", "this", "these", "those"} for c in below)
        others = [c for c in below if syntax.preposition(c) != "as"]  # condemned the step as unlawful
        told = any(syntax.tokens[c].dep.startswith(("nmod", "acl", "amod", "compound")) for c in others)
        if pointed and not told and syntax.tokens[head].lemma.lower() in STEPS:
            return STEPS[syntax.tokens[head].lemma.lower()]
    return frozenset()


def _between(syntax: Syntax, actors: Cast, meeting: Found, trigger: int) -> tuple[tuple[str, ...], str]:
    """``the partnership between the two countries``."""
    for place in ("between", "of"):
        for head in syntax.obliques(trigger).get(place, ()):
            noun = _noun(syntax, head)
            if noun in SIDES | PERSONS | COUNTRIES and actors.at(head) is None and _is_plain(syntax, head):
                meant = _meant(actors, noun, meeting)
                return meant, place if meant else ""
    return (), ""


def _plain(syntax: Syntax, actors: Cast) -> dict[str, str]:
    """Groups that are told by such a plural alone, and its noun."""
    heads: dict[str, list[int]] = {}
    for head, actor in actors.head_of.items():
        if actors.by_id[actor].kind == "group" and syntax.tokens[head].pos != "PRON":
            heads.setdefault(actor, []).append(head)
    found: dict[str, str] = {}
    for actor, own in heads.items():
        nouns = {_noun(syntax, head) for head in own}
        if len(nouns) == 1 and nouns <= SIDES | PERSONS | COUNTRIES and all(_is_plain(syntax, head) for head in own):
            found[actor] = nouns.pop()
    return found


def _noun(syntax: Syntax, head: int) -> str:
    """The noun of a plural; ``heads of state`` and ``of government`` are leaders."""
    of = syntax.obliques(head).get("of", ())
    ruling = any(syntax.tokens[i].lower in {"state", "government", "delegation"} for i in of)
    return "leader" if ruling and syntax.tokens[head].lemma.lower() == "head" else syntax.tokens[head].lemma.lower()


def _is_plain(syntax: Syntax, head: int) -> bool:
    tokens = syntax.tokens
    if tokens[head].tag not in {"NNS", "NNPS"}:
        return False
    ruling = tokens[head].lemma.lower() == "head"
    below = [c for c in syntax.children[head] if not (ruling and syntax.preposition(c) == "of")]
    words = [tokens[c].lower for c in below if tokens[c].dep.startswith(("det", "nummod", "amod", "compound", "nmod"))]
    described = any(tokens[c].dep.startswith("acl") and tokens[c].tag != "VB" for c in below)
    return bool(words) and all(word in BEFORE for word in words) and not described


def _named(
    actors: Cast, plain: dict[str, str], meeting: Found, here: tuple[str, ...], opposite: tuple[str, ...]
) -> tuple[str, ...]:
    out: list[str] = []
    for actor in here:
        meant = _meant(actors, plain[actor], meeting) if actor in plain else (actor,)
        meant = meant or (actor,)
        out += [m for m in meant if m not in out and (m not in opposite or m == actor)]
    return tuple(out)


def _meant(actors: Cast, noun: str, meeting: Found) -> tuple[str, ...]:
    """Those who met, persons or their countries as the noun asks; ``()`` where it is not clear."""
    sides = list(dict.fromkeys((*meeting.actor, *meeting.recipient)))
    if noun in SIDES:
        return tuple(sides)
    if noun in PERSONS:
        persons = [side for side in sides if actors.by_id[side].kind == "person"]
        return tuple(persons) if len(persons) == 2 == len(sides) else ()
    codes = list(dict.fromkeys(code for side in sides if (code := actors.by_id[side].country)))
    named = {a.country: a.id for a in reversed(actors.items) if a.kind == "country"}
    if len(codes) != 2 or "IGO" in codes or any(code not in named for code in codes):
        return ()
    return tuple(named[code] for code in codes)
