"""What the grammar of headlines says otherwise: ``Chad, Niger sign pact``, ``France to send tanks``."""

from __future__ import annotations

from dragoman.language.analysis import Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
CLOSED = frozenset({".", "!", "?", "”", '"', ":", ";"})
PLURAL_STATES = frozenset({"States", "Emirates", "Netherlands", "Philippines", "Nations"})
LOOSE = frozenset({"vocative", "dislocated", "parataxis", "obl:unmarked", "discourse", "nsubj"})


def mend_future(tokens: list[Token], first: int, last: int) -> None:
    """``France to send tanks``: without a full stop and a finite verb, *to* tells what the noun before it is going to do."""
    noun = next((i for i in range(first, last) if tokens[i].head == i), None)
    if noun is None or tokens[noun].pos not in {"NOUN", "PROPN"} or tokens[last - 1].text in CLOSED:
        return
    verb = next((i for i in range(noun + 2, last) if tokens[i].head == noun and tokens[i].tag == "VB"), None)
    if verb is None or tokens[verb].dep not in {"acl", "parataxis", "advcl", "xcomp"} or tokens[verb - 1].lower != "to":
        return
    if any(tokens[i].tag in FINITE or tokens[i].tag == "MD" for i in range(first, last)):
        return
    between = range(noun + 1, verb - 1)
    if any(tokens[i].pos not in {"PROPN", "NOUN", "CCONJ", "ADJ"} and tokens[i].text != "," for i in between):
        return
    for i in range(verb + 1, last):
        if tokens[i].head == noun:
            tokens[i].head = verb
    tokens[verb].head, tokens[verb].dep = verb, "root"
    tokens[noun].head, tokens[noun].dep = verb, "nsubj"


def mend_pair(tokens: list[Token], first: int, last: int) -> None:
    """``Chad, Niger sign pact``: in a headline the comma before a plural verb is an *and*."""
    verb = next((i for i in range(first, last) if tokens[i].head == i), None)
    if verb is None or tokens[verb].tag not in {"VBP", "VB"} or tokens[last - 1].text in CLOSED:
        return
    for one in range(first, verb):
        if tokens[one].head != verb or tokens[one].dep not in LOOSE or tokens[one].pos != "PROPN":
            continue
        other = next((i for i in range(one + 1, verb) if _is_second(tokens, i, one, verb)), None)
        if other is None:
            continue
        commas = [i for i in range(one + 1, verb) if tokens[i].text == ","]
        if (
            len(commas) == 1
            and commas[0] < other
            and all(tokens[i].text[0].isupper() or i in commas for i in range(one, other))
        ):
            tokens[one].dep, tokens[other].head, tokens[other].dep = "nsubj", one, "conj"
            tokens[commas[0]].head = other
        return


def _is_second(tokens: list[Token], i: int, one: int, verb: int) -> bool:
    """The other name: a subject too, or an apposition that no comma closes."""
    subject = tokens[i].head == verb and tokens[i].dep == "nsubj"
    beside = tokens[i].head == one and tokens[i].dep == "appos"
    plural = tokens[i].tag == "NNPS" and tokens[i].text not in PLURAL_STATES
    return (subject or beside) and tokens[i].pos == "PROPN" and not plural
