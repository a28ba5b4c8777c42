"""Which statements does the grammar tell that the tagger missed? (``Seven million have fled, the agency estimates.``)

A verb of saying with a subject of its own and a clause that hangs on it, before or behind, is a statement wherever it
stands; so is one that accuses, urges or asks somebody. Only what no other statement holds is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.extract.dateline import dateline_end
from dragoman.extract.statements.extent import stretch
from dragoman.extract.statements.linking import Group
from dragoman.extract.statements.pairs import Range
from dragoman.extract.statements.standing import is_undone
from dragoman.language.analysis import Analysis
from dragoman.lexicon.reporting import says
from dragoman.lexicon.times import time_words

NOBODY = frozenset({"i", "we", "you", "one", "there", "that", "this", "which", "what"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SHORTEST = 4  # words
LONGEST_SUBJECT = 10  # tokens
MARKS = frozenset({",", ";", ":", "—", "–", "--", "-"})
TALKING = frozenset(
    {"speak", "talk", "call", "begin", "continue", "write", "read", "address", "appeal", "protest"}
)  # as he spoke
# To tell somebody to do, or that he has done: accused the army of shelling a village
TURNED_TO = {
    "accuse": "of",
    "blame": "for",
    "urge": "",
    "ask": "",
    "beg": "",
    "implore": "",
    "exhort": "",
    "advise": "",
}


def find_missed(analysis: Analysis, groups: Iterable[Group], states: list[str]) -> list[Group]:
    """Return further statements in text order; ``states`` as ``quotation_states`` gives them."""
    taken = _taken(groups)
    found = []
    for token in analysis.tokens:
        if token.pos != "VERB" or token.index in taken or states[token.index] != "o":
            continue
        if not says(token.lemma):
            continue
        if _is_impersonal(analysis, token.index):
            group = _said_by_nobody(analysis, token.index)
        elif _is_told(analysis, token.index):
            group = _statement(analysis, token.index)
        else:
            group = _closing(analysis, token.index)
        if group is not None:
            stretch(analysis, group, states, taken)
        if group is not None and not taken & _taken([group]):
            found.append(group)
            taken |= _taken([group])
    return found


def _taken(groups: Iterable[Group]) -> set[int]:
    return {i for group in groups for span in (*group.content, *group.cue) for i in range(*span)}


def _is_told(analysis: Analysis, verb: int) -> bool:
    """Finite, active, no question, condition or duty, with somebody as subject who is not the author."""
    tokens = analysis.tokens
    if tokens[analysis.sentences[tokens[verb].sentence].last - 1].text == "?" or is_undone(analysis, verb):
        return False
    helpers = analysis.dependents(verb, "aux")
    finite = tokens[verb].tag in FINITE or any(tokens[i].tag in FINITE for i in helpers)
    marks = {tokens[i].lower for i in analysis.dependents(verb, "mark")}
    subjects = [i for i in analysis.dependents(verb, "nsubj") if tokens[i].dep == "nsubj"]
    named = any(tokens[i].lower not in NOBODY for i in subjects)
    return finite and named and not marks & {"if", "unless", "whether"}


def _is_impersonal(analysis: Analysis, verb: int) -> bool:
    """``It was emphasised that …``, in the indicative."""
    tokens = analysis.tokens
    opened = any(tokens[i].lower == "it" for i in analysis.dependents(verb, "expl", "nsubj:pass"))
    helpers = {tokens[i].tag for i in analysis.dependents(verb, "aux")}
    return opened and bool(analysis.dependents(verb, "aux:pass")) and "MD" not in helpers and tokens[verb].head == verb


def _said_by_nobody(analysis: Analysis, verb: int) -> Group | None:
    for clause in analysis.dependents(verb, "csubj", "ccomp"):
        if clause > verb and _is_clause(analysis, clause) and any(analysis.dependents(clause, "mark")):
            content = _trimmed(analysis, (max(analysis.subtree(clause)[0], verb + 1), analysis.subtree(clause)[1]))
            if content is not None and analysis.tokens[content[0]].lower == "that":
                content = (content[0] + 1, content[1])
            if content is not None and content[1] - content[0] >= SHORTEST:
                first = min(analysis.dependents(verb, "aux:pass"))
                return Group([content], [(first, verb + 1)], [])
    return None


def _statement(analysis: Analysis, verb: int) -> Group | None:
    tokens = analysis.tokens
    source = _subject(analysis, verb)
    cue = (verb, verb + 1)
    if source[0] <= verb < source[1]:
        return None
    pieces = _clause(analysis, verb, source) or _turned(analysis, verb)
    pieces = [piece for one in pieces if (piece := _trimmed(analysis, one))]
    source = _trimmed(analysis, source) or source
    if sum(tokens[i].text[0].isalnum() for piece in pieces for i in range(*piece)) < SHORTEST:
        return None
    return Group(pieces, [cue], [source])


def _subject(analysis: Analysis, verb: int) -> Range:
    """The subject; where the parser takes a time for it, what stands between a comma and the verb: ``…, hours after the raid,
    the foreign ministry said``."""
    tokens = analysis.tokens
    subject = analysis.dependents(verb, "nsubj")[0]
    first, last = analysis.subtree(subject)
    if tokens[subject].lower.removesuffix("s") in time_words().units and tokens[verb - 1].pos in {"NOUN", "PROPN"}:
        comma = next(
            (i for i in range(verb - 1, max(subject, verb - LONGEST_SUBJECT), -1) if tokens[i].text == ","), None
        )
        if comma is not None and comma + 1 < verb:
            return comma + 1, verb
    return first, last


def _closing(analysis: Analysis, verb: int) -> Group | None:
    """``…, the foreign ministry announced.``: what ends a sentence behind a comma, though it looks like *the plan announced*."""
    tokens, token = analysis.tokens, analysis.tokens[verb]
    whole = analysis.sentences[token.sentence]
    own = analysis.children[verb]
    dated = all(tokens[i].dep.startswith("obl") and _tells_time(analysis, i) for i in own)
    if token.dep != "acl" or not dated or analysis.subtree(verb) not in {(verb, whole.last - 1), (verb, whole.last)}:
        return None
    if tokens[whole.last - 1].text != ".":
        return None
    first, _ = analysis.subtree(token.head)
    while first < token.head and not tokens[first].text[0].isalnum():
        first += 1
    clause = any(
        (tokens[i].tag in FINITE and analysis.dependents(i, "nsubj", "expl")) or tokens[i].dep == "cop"
        for i in range(whole.first, first)
    )
    if not clause or first - 1 <= whole.first or tokens[first - 1].text != ",":
        return None
    content = _trimmed(analysis, (whole.first, first - 1))
    return Group([content], [(verb, verb + 1)], [(first, verb)]) if content else None


def _tells_time(analysis: Analysis, at: int) -> bool:
    token, words = analysis.tokens[at], time_words()
    return token.lower in words.weekdays or token.lower in words.months or token.lower in {"today", "yesterday"}


def _clause(analysis: Analysis, verb: int, source: Range) -> list[Range]:
    """The clause that is said: a complement, or the sentence into which *she said* is thrown."""
    tokens = analysis.tokens
    for clause in () if _is_aside(analysis, verb) else analysis.dependents(verb, "ccomp"):
        if _is_clause(analysis, clause):
            first, last = analysis.subtree(clause)
            return [(first, min(source[0], verb))] if clause < verb else [(max(first, verb + 1), last)]
    token = tokens[verb]
    if (
        _is_aside(analysis, verb)
        and not analysis.dependents(verb, "obj", "xcomp", "ccomp", "obl")
        and token.lemma.lower() not in TALKING
    ):
        return _other_side(analysis, verb)
    thrown_in = token.dep in {"parataxis", "conj"} and not analysis.dependents(verb, "cc", "obj", "xcomp", "ccomp")
    top = token.head if _is_clause(analysis, token.head) else tokens[token.head].head  # the bank, they added, has …
    if thrown_in and token.head < verb and _is_clause(analysis, top):
        first, last = analysis.subtree(verb)
        if tokens[first].text in MARKS or tokens[first - 1].text in MARKS:
            return list(_without(analysis, analysis.subtree(top), (first, last)))
    return []


def _is_aside(analysis: Analysis, verb: int) -> bool:
    opens = {analysis.tokens[i].lower for i in analysis.dependents(verb, "mark", "advmod")}
    return analysis.tokens[verb].dep == "advcl" and "as" in opens


def _other_side(analysis: Analysis, verb: int) -> list[Range]:
    """``as the minister has said``, before its sentence or behind it: all the rest is what he said."""
    first, last = analysis.subtree(verb)
    if analysis.tokens[verb + 1].text not in MARKS | {"."}:
        return []  # as he welcomed his guests
    whole = analysis.sentences[analysis.tokens[verb].sentence]
    if first <= whole.first + 1:
        return [(last, whole.last)]
    if (
        last >= whole.last - 1
        and analysis.tokens[max(first, 1) - (0 if analysis.tokens[first].text == "," else 1)].text == ","
    ):
        return [(whole.first, first)]
    return []


def _is_clause(analysis: Analysis, at: int) -> bool:
    return bool(analysis.dependents(at, "nsubj", "expl", "csubj")) and analysis.tokens[at].text[0].isalnum()


def _turned(analysis: Analysis, verb: int) -> list[Range]:
    """Whom it is said to, and what to do or what he has done."""
    tokens = analysis.tokens
    case = TURNED_TO.get(tokens[verb].lemma.lower())
    objects = analysis.dependents(verb, "obj", "iobj")
    if case is None or not objects:
        return []
    for child in (*analysis.children[verb], *analysis.dependents(objects[0], "acl")):
        if child < objects[0] or tokens[child].dep not in {"xcomp", "advcl", "obl", "ccomp", "acl"}:
            continue
        openers = {tokens[i].lower for i in analysis.dependents(child, "mark", "case")}
        if (case or "to") in openers:
            start, end = analysis.subtree(objects[0])[0], analysis.subtree(child)[1]
            joined = [c for c in analysis.dependents(child, "conj") if tokens[c].tag in {"VBD", "VBZ"}]
            return [(start, min([end, *(min([c, *analysis.children[c]]) for c in joined)]))]  # and offered: not said
    return []


def _without(analysis: Analysis, span: Range, hole: Range) -> Iterator[Range]:
    """Both sides of a hole; *X, she said, but Y* may be said by either, and is left to the author."""
    if span[0] < hole[0]:
        yield span[0], hole[0]
    at = hole[1]
    while at < span[1] and not analysis.tokens[at].text[0].isalnum():
        at += 1
    if at < span[1] and analysis.tokens[at].pos != "CCONJ":
        yield at, span[1]


def _trimmed(analysis: Analysis, piece: Range) -> Range | None:
    """A piece without a dateline and without marks at its edges."""
    tokens, (first, last) = analysis.tokens, piece
    while first < last and not tokens[first].text[0].isalnum():
        first += 1
    if first < last and first == analysis.paragraphs[tokens[first].paragraph].first:
        first = dateline_end(analysis, first)
    while last > first and tokens[last - 1].text in MARKS | {"."}:
        last -= 1
    return (first, last) if first < last else None
