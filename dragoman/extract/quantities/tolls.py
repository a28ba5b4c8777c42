"""Who was killed, hurt, held? An amount of people tied to what befell them (``12 people, three of them children, were killed``).

The tie is the tree's: the amount is subject of a passive or of *die*, object of an active verb, or stands before *dead*.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.language.analysis import Analysis
from dragoman.language.lemmas import lemma
from dragoman.lexicon.currencies import currencies
from dragoman.record.model import Quantity
from dragoman.spans import Span

Fate = Literal["killed", "wounded", "arrested", "missing", "abducted", "displaced", "rescued"]

# Nouns that count people, as far as who is meant needs no more words
PEOPLE = frozenset(
    {"people", "persons", "person", "men", "women", "man", "woman", "children", "child", "civilians", "soldiers", "troops",
     "officers", "passengers", "victims", "protesters", "migrants", "refugees", "workers", "students", "residents", "others",
     "worshippers", "hostages", "demonstrators", "fighters", "militants", "journalists", "villagers", "tourists"}
)  # fmt: skip
# What the verb does to its object, or says of its subject in the passive
DONE: dict[str, Fate] = {
    "kill": "killed", "slay": "killed", "murder": "killed", "massacre": "killed", "execute": "killed", "assassinate": "killed",
    "behead": "killed", "drown": "killed", "wound": "wounded", "injure": "wounded", "hurt": "wounded", "maim": "wounded",
    "arrest": "arrested", "detain": "arrested", "jail": "arrested", "imprison": "arrested", "apprehend": "arrested",
    "abduct": "abducted", "kidnap": "abducted", "seize": "abducted", "displace": "displaced", "evacuate": "displaced",
    "uproot": "displaced", "rescue": "rescued", "shoot": "wounded",
}  # fmt: skip
# What the verb says of its subject in the active
BORNE: dict[str, Fate] = {
    "die": "killed",
    "perish": "killed",
    "drown": "killed",
    "flee": "displaced",
    "vanish": "missing",
    "disappear": "missing",
}
STATES: dict[str, Fate] = {"dead": "killed", "missing": "missing", "injured": "wounded", "wounded": "wounded", "unaccounted": "missing",
          "homeless": "displaced", "hurt": "wounded", "killed": "killed"}  # fmt: skip
DEATHS: dict[str, Fate] = {"death": "killed", "fatality": "killed", "casualty": "killed", "injury": "wounded", "arrest": "arrested",
          "victim": "killed", "detainee": "arrested", "hostage": "abducted"}  # fmt: skip
BETWEEN = frozenset(
    {"were", "was", "have", "has", "had", "been", "are", "is", "be", "being", "reported", "reportedly", "also", "later"}
)
PAST = ("ed", "en", "ain", "hurt", "shot", "led")
CARRY = frozenset({"conj", "appos", "nummod", "det", "fixed", "flat"})


@dataclass(frozen=True)
class Toll:
    """An amount and its fate; ``at`` is the token of the word that tells it."""

    quantity: str
    fate: Fate
    at: int


def find_tolls(analysis: Analysis, quantities: tuple[Quantity, ...]) -> tuple[Toll, ...]:
    """Return the amounts of people that were killed, wounded, arrested and so on, in text order."""
    found = []
    for quantity in quantities:
        money = quantity.unit is not None and (quantity.unit == "%" or quantity.unit in currencies().codes)
        toll = None if money else _fate(analysis, quantity)
        if toll is not None:
            found.append(toll)
    return tuple(found)


def tolls_of(analysis: Analysis, tolls: tuple[Toll, ...], trigger: Span, *, reach: int = 4) -> tuple[str, ...]:
    """Return the quantities whose fate is told by the event's trigger or by a clause that hangs on the trigger's clause.

    For events: the ids go into ``Event.quantities``. ``reach`` limits the steps up the tree from the word of fate.
    """
    if not tolls:
        return ()
    tokens = analysis.tokens
    place = analysis.token_at(trigger.start)
    out = []
    for toll in tolls:
        if tokens[toll.at].sentence != tokens[place].sentence:
            continue
        at = toll.at
        for _ in range(reach):
            if at == place:
                out.append(toll.quantity)
                break
            if tokens[at].head == at:
                break
            at = tokens[at].head
    return tuple(out)


def _fate(analysis: Analysis, quantity: Quantity) -> Toll | None:
    """What stands side by side first, since a tree may err on a row of numbers; then the tree."""
    inside = analysis.tokens_in(quantity.start, quantity.end)
    if not inside:
        return None
    return _beside(analysis, quantity, inside) or _above(analysis, quantity, inside)


def _beside(analysis: Analysis, quantity: Quantity, inside: range) -> Toll | None:
    """``40 people were | killed``, ``five | dead``, ``killed | at least 40``."""
    tokens, sentence = analysis.tokens, analysis.tokens[inside[0]].sentence
    at = inside[-1] + 1
    while at < len(tokens) and at < inside[-1] + 4 and tokens[at].lower in BETWEEN:
        at += 1
    for word in (at + 1, at) if at < len(tokens) else ():
        fate = STATES.get(tokens[word].lower) if word < len(tokens) and tokens[word].sentence == sentence else None
        if fate and (word == at or lemma(tokens[at].lower, "VBN") in DONE):
            return Toll(quantity.id, fate, at)
    if at < len(tokens) and tokens[at].sentence == sentence and tokens[at].lower[0].isalpha():
        passive, active = DONE.get(lemma(tokens[at].lower, "VBN")), BORNE.get(lemma(tokens[at].lower, "VBD"))
        ends = at + 1 >= len(tokens) or tokens[at + 1].pos not in {"DET", "NUM", "PROPN", "NOUN", "PRON"}
        if tokens[at].lower.endswith(PAST) and ((passive and ends) or active):
            return Toll(quantity.id, passive if passive and ends else active or "killed", at)
    before = tokens[inside[0] - 1] if inside[0] else None
    if before is not None and before.sentence == sentence and before.pos in {"VERB", "ADJ", "NOUN"}:
        fate = DONE.get(lemma(before.lower, "VBG" if before.lower.endswith("ing") else "VBD"))
        if fate and before.lower.endswith((*PAST, "ing")):
            return Toll(quantity.id, fate, before.index)
    return None


def _above(analysis: Analysis, quantity: Quantity, inside: range) -> Toll | None:
    """Climb from the amount's noun to the word that tells what befell it."""
    tokens = analysis.tokens
    at = next((i for i in inside if tokens[i].head not in inside), inside[-1])
    for word in (at, *(i for i in analysis.children[at] if tokens[i].dep.startswith(("amod", "acl")))):
        state = STATES.get(tokens[word].lower) or DEATHS.get(tokens[word].lemma.lower())
        if state:
            return Toll(quantity.id, state, word)
    for _ in range(4):
        token, head = tokens[at], tokens[tokens[at].head]
        verb = head.lemma.lower()
        role = token.dep.partition(":")[0]
        if role in {"nsubj", "obj", "obl"} or token.dep == "nsubj:pass":
            passive = token.dep == "nsubj:pass" or (role == "nsubj" and head.tag == "VBN")
            fate = STATES.get(head.lower) if head.pos == "ADJ" else None
            if passive or role == "obj":
                fate = fate or DONE.get(verb)
            elif role == "nsubj":
                fate = fate or BORNE.get(verb)
            if fate is None and verb == "leave":
                fate = next(
                    (STATES[tokens[c].lower] for c in analysis.children[head.index] if tokens[c].lower in STATES), None
                )
            if fate is None and any(
                tokens[c].lemma.lower() == "toll" for c in analysis.dependents(head.index, "nsubj")
            ):
                fate = "killed"  # the death toll rose to 45
            return Toll(quantity.id, fate, head.index) if fate else None
        among = role == "nmod" and any(tokens[c].lower == "including" for c in analysis.children[at])
        if not (role in CARRY or among) or token.head == at:
            return None
        at = token.head
    return None
