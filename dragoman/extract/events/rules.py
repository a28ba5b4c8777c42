"""What does PLOVER make of borderline cases?

The content of a promise, a demand, a refusal, a threat or a march is no event beside it; what is told as to come is a
promise, an announcement or a threat; a denial of what one could grant is a refusal.
Source: PLOVER manual, the notes on AGREE, CONCEDE, REJECT, THREATEN and PROTEST.
"""

from __future__ import annotations

from dragoman.extract.events.found import Found
from dragoman.extract.events.sides import Sides
from dragoman.extract.events.syntax import Syntax
from dragoman.record.model import EventType

# Told as to come, these are promises or announcements.
_TO_COME: dict[EventType, EventType] = {
    "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE",
}  # fmt: skip
# Meant to be done by the one who tells it, these are threats; the mode is what is threatened.
_THREATS: dict[EventType, str] = {
    "SANCTION": "relations", "COERCE": "restrict", "ASSAULT": "violence", "PROTEST": "restrict",
}  # fmt: skip
_THREAT_MODES = {"arrest": "arrest", "expel": "expel", "deport": "expel", "seize": "territory"}
# What one will not grant is refused.
_REFUSABLE: dict[EventType, str | None] = {
    "AGREE": None, "CONSULT": "meet", "SUPPORT": None, "COOPERATE": None, "AID": "assist", "CONCEDE": "yield",
    "RETREAT": "yield",
}  # fmt: skip
# The content of these is not an event beside them; its type gives their mode.
_SPOKEN = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})
_VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "PROTEST", "SUPPORT", "AGREE", "THREATEN", "CONCEDE"})
_MODES: dict[str, dict[str, str]] = {
    "REQUEST": {"AID": "assist", "CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield"},
    "REJECT": {"AID": "assist", "CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield"},
    "THREATEN": {"SANCTION": "relations", "ASSAULT": "violence", "COERCE": "restrict", "MOBILIZE": "violence",
                 "PROTEST": "restrict", "REJECT": "relations"},
}  # fmt: skip
_ACTS = frozenset({"COERCE", "ASSAULT", "SANCTION", "REJECT", "THREATEN", "RETREAT"})
_CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "acl"})
_NOMINAL = frozenset({"obj", "obl", "nmod", "nsubj:pass", "appos"})
_NAMED = frozenset({"obj", "obl", "nmod", "nsubj", "appos"})
_WHEN = frozenset(["after", "before", "during", "following", "since", "until", "amid", "despite", "ahead of", "upon"])
_CLAIMS = frozenset(
    ["claim", "accusation", "allegation", "charge", "rumour", "rumor", "report", "suggestion", "insinuation"]
)
_BESIDE = frozenset(["while", "whereas", "although", "though", "after", "before", "since", "as", "when"])
_CLIMB = 5
_WIDTH = 40  # words below a threat that are looked at for its condition


def settle(syntax: Syntax, sides: Sides, found: list[Found]) -> list[Found]:
    """Return the events with promises, demands and announcements told as such, their contents taken in."""
    found = [one for one in _consume(syntax, found) if not _is_mere_idea(one)]
    by_trigger = {one.trigger: one for one in found}
    spoken_of = _behind_quotation(syntax, found)
    kept = []
    for one in found:
        governor = spoken_of.get(one.trigger) or _governor(syntax, one, by_trigger)
        if governor is None:
            kept.append(one)
        else:
            _take_in(governor, one)
    for one in kept:
        _called_off(syntax, sides, one)
        _told_to_come(one)
        if one.type in {"THREATEN", "REJECT"} and not one.recipient:
            one.recipient = _condition(syntax, sides, one)
            one.recipient_place = "condition" if one.recipient else ""
    return kept


def _consume(syntax: Syntax, found: list[Found]) -> list[Found]:
    """Return the events without nouns that are part of a verb's own frame: ``lodged a protest``, ``airstrikes killed …``."""
    nouns = {one.trigger: one for one in found if one.frame.kind == "noun"}
    gone: set[int] = set()
    for one in found:
        if one.frame.kind != "verb":
            continue
        places = [("object", syntax.object(one.trigger)), ("subject", syntax.subject(one.trigger))]
        places += [
            (name, tuple(heads)) for name, heads in syntax.obliques(one.trigger).items()
        ]  # ``came under attack``
        for place, heads in places:
            wanted = next((lemmas for name, lemmas in one.frame.demands if name == place), frozenset())
            for word in (w for head in heads for w in syntax.analysis.conjuncts(head)[:5]):
                noun, token = nouns.get(word), syntax.tokens[word]
                if noun is None:
                    continue
                own = token.lemma.lower() in wanted or token.lower in wanted
                if own or (place == "subject" and noun.type == one.type):
                    gone.add(word)
                    _join_noun(one, noun)
    return [one for one in found if one.trigger not in gone]


def _join_noun(one: Found, noun: Found) -> None:
    """Let a verb's event take over what its noun says."""
    one.rules.append(f"made of verb and noun ({noun.frame.id})")
    if noun.type != one.type:
        return
    one.mode = noun.mode if noun.frame.modifier and noun.mode else one.mode or noun.mode
    if noun.actor and not one.actor:
        one.actor, one.actor_place = noun.actor, noun.actor_place
    if noun.recipient and (not one.recipient or one.recipient_place == "around"):
        one.recipient, one.recipient_place = noun.recipient, noun.recipient_place
    one.recipient = tuple(a for a in one.recipient if a not in one.actor)


def _is_mere_idea(one: Found) -> bool:
    """``efforts to forge a settlement``, ``a possible war``: something thought of, with a side missing."""
    if one.status not in {"planned", "hypothetical"} or (one.actor and one.recipient):
        return False
    if ("none",) in one.frame.recipient and len(one.actor) > 1:
        return False
    return one.frame.kind == "noun" or (not one.told.willed and not one.actor)


def _take_in(governor: Found, one: Found) -> None:
    governor.rules.append(f"takes in {one.type} ({one.frame.id})")
    if governor.type == "AGREE" and one.type in _THREATS and governor.frame.kind == "verb" and not one.told.denied:
        if any(why == "planned" for _, why in one.told.reasons) and one.told.willed:
            _change(governor, "THREATEN", "a vow to do harm is a threat")
    denial = governor.type == "REJECT" and "that" in governor.frame.clause  # ``denied arming them`` refuses nobody arms
    if governor.mode is None and not denial:
        governor.mode = _MODES.get(governor.type, {}).get(one.type)
        if governor.type == "THREATEN" and one.mode in _THREAT_MODES:
            governor.mode = _THREAT_MODES[one.mode]
    if governor.type == one.type == "ASSAULT":  # those killed by the attack
        governor.recipient = (*governor.recipient, *(a for a in one.recipient if a not in governor.recipient))
    weak = not governor.recipient or governor.recipient_place == "around"
    if not weak or denial:
        return
    if governor.type in {"REQUEST", "REJECT"} and not governor.recipient:
        taken = [a for a in one.actor if a not in governor.actor]
    elif governor.type in {"THREATEN", "AGREE", "REJECT", "CONCEDE", "PROTEST"}:
        taken = [a for a in one.recipient if a not in governor.actor]
    else:
        taken = []
    if taken:
        governor.recipient, governor.recipient_place = tuple(taken), "content"


def _called_off(syntax: Syntax, sides: Sides, one: Found) -> None:
    """``Cairo put off the talks between Egypt and Sudan``: who calls it off refuses, whoever was to take part."""
    host = one.told.stopped_by
    stoppers = tuple(sides.actors(syntax.subject(host))) if host is not None else ()
    if not stoppers or one.type not in _REFUSABLE:
        return
    others = [*one.actor, *one.recipient] if one.type == "CONSULT" else list(one.recipient)
    one.actor, one.actor_place = stoppers, "host"
    one.recipient = tuple(a for a in others if a not in stoppers)


def _told_to_come(one: Found) -> None:
    told = one.told
    if one.status == "denied" and told.willed and one.type in _REFUSABLE and one.actor:
        one.mode = _REFUSABLE[one.type]
        _change(one, "REJECT", "what one will not grant is refused")
        one.status = "reported"
    elif one.type == "RETREAT" and one.actor and told.unless and told.planned:
        one.mode = "relations"
        _change(one, "THREATEN", "a withdrawal unless something is done is a threat")
        one.status = "reported"
    elif one.type in _THREATS and one.actor and _is_threat(one):
        one.mode = _THREAT_MODES.get(one.mode or "", _THREATS[one.type])
        _change(one, "THREATEN", "a hostile act to come, told by its doer, is a threat")
        one.status = "reported"
    elif one.status == "planned" and one.type in _TO_COME:
        one.mode = None
        _change(one, _TO_COME[one.type], "told as to come")


def _is_threat(one: Found) -> bool:
    told = one.told
    if told.denied or one.frame.kind != "verb":
        return False
    return (told.planned and told.willed) or (told.conditional and (told.planned or told.supposed))


def _change(one: Found, to: EventType, why: str) -> None:
    one.rules.append(f"{one.type} becomes {to}: {why}")
    one.type = to


def _condition(syntax: Syntax, sides: Sides, one: Found) -> tuple[str, ...]:
    """``unless Israel withdraws``: the one on whom a threat or refusal depends."""
    tokens = syntax.tokens
    todo, seen = [one.trigger], 0
    if tokens[one.trigger].dep == "xcomp":
        todo.append(tokens[one.trigger].head)
    while todo and seen < _WIDTH:
        at = todo.pop(0)
        seen += 1
        for child in syntax.children[at]:
            token = tokens[child]
            if token.dep == "advcl":
                marks = {tokens[c].lower for c in syntax.children[child] if tokens[c].dep == "mark"}
                if marks & {"if", "unless", "until"}:
                    found = [a for a in sides.actors(syntax.subject(child)) if a not in one.actor]
                    if found:
                        return tuple(found)
                todo.append(child)
            elif token.dep in {"xcomp", "ccomp", "obj", "acl", "conj", "obl", "nmod"}:
                todo.append(child)
    return ()


def _behind_quotation(syntax: Syntax, found: list[Found]) -> dict[int, Found]:
    """``Chad must leave, Sudan said.``: the quoted clause is the head of the verb that tells it."""
    out = {}
    for one in found:
        token = syntax.tokens[one.trigger]
        if one.type in _SPOKEN and token.dep == "parataxis" and one.frame.clause:
            at = token.head
            out[at] = one
            for child in syntax.children[at]:
                if syntax.tokens[child].dep in {"xcomp", "obj", "conj"}:
                    out[child] = one
    return out


def _governor(syntax: Syntax, one: Found, by_trigger: dict[int, Found]) -> Found | None:
    """The event whose content, purpose or object this one is."""
    at = one.trigger
    gerund = False
    for step in range(_CLIMB):
        token = syntax.tokens[at]
        if token.head == at:
            return None
        dep = token.dep
        if dep == "conj":
            at = token.head
            continue
        plain = dep.partition(":")[0] if dep.startswith(("obl", "nmod")) else dep
        claimed = (
            dep == "acl:relcl" and syntax.tokens[token.head].lemma.lower() in _CLAIMS
        )  # ``that`` read as a pronoun
        if plain not in _CLAUSAL and plain not in _NOMINAL and not claimed:
            return None
        gerund = gerund or (plain in _CLAUSAL and token.tag == "VBG")
        if dep == "advcl" and any(syntax.tokens[c].lower in _BESIDE for c in syntax.children[at]):
            return None  # ``…, while Chad praised the raid``
        above = by_trigger.get(token.head)
        if above is not None and above is not one:
            return above if _governs(syntax, above, one, at, gerund) else None
        if step and syntax.tokens[token.head].pos == "VERB" and dep != "xcomp" and plain not in _NOMINAL:
            return None
        at = token.head
    return None


def _governs(syntax: Syntax, above: Found, one: Found, at: int, gerund: bool) -> bool:
    """Tell whether an event, reached from below at ``at``, has the other as its content."""
    token = syntax.tokens[at]
    dep = token.dep
    if one.frame.kind == "noun" and dep.partition(":")[0] in _NAMED:
        case = syntax.preposition(at)
        if case in _WHEN or (one.type == "CONSULT" and case in {"in", "at", "on"}):
            return False  # ``in a call with the king, she asked …``: when it was done
        if not (one.actor and one.recipient):
            return True  # ``end the fighting``, ``condemn the attack``: named, not told
    if above.type in {"ACCUSE", "REJECT"} and at != one.trigger and token.lemma.lower() in _CLAIMS:
        return True  # ``rejected claims that its agents had hacked …``
    if above.type == "CONSULT" and above.frame.kind == "verb" and one.told.planned and at != one.trigger:
        return True  # ``discussed ways to deepen ties``
    if above.type in _SPOKEN:
        return dep != "advcl" or token.tag == "VB" or above.type == "REQUEST" or at == above.trigger + 1
    if above.type == "PROTEST":
        return one.type in _VERBAL
    if above.type == one.type == "ASSAULT" and dep == "advcl" and token.tag == "VBG":
        return True  # ``shelled the town, killing nine``
    if above.frame.clause and one.frame.kind == "verb" and dep in {"xcomp", "ccomp", "acl"}:
        return True  # ``ordered the paper to suspend …``
    if above.type in _ACTS and one.type in {"REQUEST", "PROTEST"} and dep in {"advcl", "xcomp"}:
        return True  # ``blocked the road to demand …``: what it is done for
    return above.type in {"ACCUSE", "SUPPORT"} and gerund  # ``accused of arming rebels``, ``praised for freeing them``
