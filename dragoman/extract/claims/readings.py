"""What looks like a claim, or like a reason for one, and is none? (``is due to meet``, ``the first half``, ``declined to say``)

Plans in other words than *will*, questions inside a sentence, the refusal to speak, and words that compare or break a record
only in other company.
"""

from __future__ import annotations

from dragoman.extract.claims.clauses import Clause
from dragoman.language.analysis import Analysis

AHEAD = frozenset(
    {
        "due",
        "set",
        "bound",
        "likely",
        "unlikely",
        "ready",
        "poised",
        "slated",
        "scheduled",
        "expected",
        "destined",
        "sure",
    }
)  # is due to meet
QUESTIONS = frozenset({"how", "what", "who", "whom", "whose", "why", "which", "where", "whether"})
ASKED_IN = frozenset({"ccomp", "csubj", "obj", "nsubj", "obl", "xcomp"})  # not a relative clause: the ship which left
REFUSING = frozenset({"decline", "refuse"})
SPEAKING = frozenset(
    {"comment", "answer", "elaborate", "respond", "reply", "speak", "say", "discuss", "specify", "disclose"}
)
ASKING = frozenset({"ask", "request"})
NAMING = frozenset({"name", "identify", "quote", "cite"})
SILENT = frozenset({"comment", "respond", "reply", "elaborate", "answer"})  # did not immediately respond
PARTS = frozenset(
    {
        "half",
        "quarter",
        "month",
        "week",
        "day",
        "year",
        "phase",
        "round",
        "stage",
        "part",
        "step",
        "lady",
        "minister",
        "secretary",
        "deputy",
        "question",
        "place",
        "name",
        "floor",
        "class",
        "degree",
        "aid",
        "hour",
        "hours",
        "person",
    }
)  # the first half, the first lady: counted, not a record
ORDER = frozenset({"later", "earlier", "sooner", "further", "former", "latter", "upper", "elder"})
MEASURES = frozenset({"more", "less", "fewer", "rather", "other", "later", "earlier", "sooner"})  # more than 40


def claims_nothing(analysis: Analysis, clause: Clause) -> bool:
    """Tell whether a clause plans, asks or only keeps silent."""
    return _is_planned(analysis, clause.head) or _is_asked(analysis, clause.head) or _is_silent(analysis, clause.head)


def _is_planned(analysis: Analysis, head: int) -> bool:
    """``is going to``, ``is due to``, ``is to``."""
    tokens, token = analysis.tokens, analysis.tokens[head]
    to = any(_opens_with_to(analysis, c) for c in analysis.dependents(head, "xcomp", "ccomp", "advcl"))
    if to and (
        token.lower == "going" or (token.lower in AHEAD and analysis.dependents(head, "cop", "aux:pass", "aux"))
    ):
        return True
    around = {tokens[i].lower for i in analysis.children[head]}
    being = any(tokens[i].lemma.lower() == "be" for i in analysis.dependents(head, "cop", "aux"))
    return token.tag == "VB" and being and bool(around & ({"to"} | AHEAD))


def _opens_with_to(analysis: Analysis, at: int) -> bool:
    return analysis.tokens[at].tag == "VB" and any(analysis.tokens[i].tag == "TO" for i in analysis.children[at])


def _is_asked(analysis: Analysis, head: int) -> bool:
    """``how many were killed``, ``what the palace wrote``; and ``asked whether``, which only tells that somebody asked."""
    tokens, token = analysis.tokens, analysis.tokens[head]
    if token.dep in ASKED_IN and tokens[analysis.subtree(head)[0]].lower in QUESTIONS:
        return True
    return token.tag == "VBN" and token.lemma.lower() == "ask" and not analysis.dependents(head, "nsubj", "aux")


def _is_silent(analysis: Analysis, head: int) -> bool:
    """``declined to comment``, ``did not immediately respond``, ``asked not to be named``."""
    tokens = analysis.tokens
    lemma = tokens[head].lemma.lower()
    if lemma in ASKING and any(tokens[c].lemma.lower() in NAMING for c in analysis.dependents(head, "xcomp", "ccomp")):
        return True
    if lemma in REFUSING:
        return any(tokens[c].lemma.lower() in SPEAKING for c in analysis.dependents(head, "xcomp"))
    negated = any(tokens[c].lower in {"not", "n't", "n’t"} for c in analysis.children[head])
    return lemma in SILENT and negated and not analysis.dependents(head, "obj")


def misreads(analysis: Analysis, at: int, reason: str) -> bool:
    """Tell whether a word of the lexicon is no reason here: ``declined to go``, ``due to meet``, ``only spoke``."""
    tokens, token = analysis.tokens, analysis.tokens[at]
    before, after = tokens[at - 1].lower if at else "", tokens[min(at + 1, len(tokens) - 1)]
    if token.lower == "due":
        return tokens[min(at + 2, len(tokens) - 1)].tag == "VB"
    if token.lemma.lower() == "reason":
        return after.lower == "to"
    if token.lower == "than":
        return before in MEASURES
    if token.lower == "first":
        return token.pos == "ADV" or tokens[token.head].lemma.lower() in PARTS or after.lemma.lower() in PARTS
    if token.lower == "half":
        return before in {"first", "second", "latter", "other"}
    if token.lemma.lower() == "record":
        return token.pos == "VERB"
    if token.lower == "only":
        return token.pos == "ADV" and before not in {"the", "its", "his", "her", "their"}
    return reason == "comparison" and token.pos == "VERB" and _governs_to(analysis, at)


def _governs_to(analysis: Analysis, at: int) -> bool:
    """``declined to go``: a refusal; ``fell to 3 percent`` compares."""
    return any(_opens_with_to(analysis, c) for c in analysis.dependents(at, "xcomp"))


def is_order(analysis: Analysis, at: int) -> bool:
    """Tell whether a comparative only orders in time or place: ``later``, ``no longer``, ``the upper house``."""
    lower, before = analysis.tokens[at].lower, analysis.tokens[at - 1].lower if at else ""
    return lower in ORDER or (lower == "longer" and before == "no")


def is_measured(analysis: Analysis, at: int) -> bool:
    """``more than 40 ships``: the figure is about so large, nothing is compared."""
    tokens = analysis.tokens
    than = at + 1 < len(tokens) and tokens[at + 1].lower == "than"
    return than and at + 2 < len(tokens) and (tokens[at + 2].pos == "NUM" or tokens[at + 2].lower in {"a", "half", "$"})
