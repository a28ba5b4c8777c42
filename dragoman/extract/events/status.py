"""Is an event told as done, to come, denied, supposed, repeated or long past?"""

from __future__ import annotations

from dragoman.extract.events.syntax import Syntax
from dragoman.record.model import Status

_NEGATION = frozenset(["not", "n't", "n’t", "never", "neither", "nor", "hardly", "without", "'t"]) | {"no longer"}
_SUPPOSED = frozenset({"may", "might", "could", "can", "should", "must", "ought"})
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_IF = frozenset({"if", "unless", "whether", "lest"})
_PLANNING = frozenset(
    [
        "plan",
        "intend",
        "expect",
        "schedule",
        "agree",
        "promise",
        "vow",
        "pledge",
        "want",
        "seek",
        "hope",
        "prepare",
        "decide",
        "aim",
        "propose",
        "offer",
        "prepared",
        "ready",
        "due",
        "set",
        "willing",
        "mull",
        "arrange",
        "commit",
        "opt",
        "resolve",
        "swear",
        "consider",
        "threaten",
        "ask",
        "urge",
        "demand",
        "order",
        "call",
        "request",
        "appeal",
        "tell",
        "invite",
        "undertake",
        "wish",
        "instruct",
        "require",
        "recommend",
        "try",
        "attempt",
        "await",
        "anticipate",
        "continue_",
    ]
)
_PLAN_NOUNS = frozenset(
    [
        "plan",
        "decision",
        "intention",
        "promise",
        "pledge",
        "offer",
        "proposal",
        "vow",
        "commitment",
        "readiness",
        "willingness",
        "bid",
        "effort",
        "agreement",
        "deal",
        "order",
        "call",
        "demand",
        "request",
        "appeal",
        "invitation",
        "attempt",
        "desire",
    ]
)
_DENYING = frozenset(
    [
        "fail",
        "refuse",
        "decline",
        "avoid",
        "deny",
        "cancel",
        "scrap",
        "prevent",
        "stop",
        "block",
        "reject",
        "oppose",
        "rule",
    ]
)
_COMING = frozenset(
    [
        "upcoming",
        "planned",
        "future",
        "forthcoming",
        "scheduled",
        "proposed",
        "next",
        "possible",
        "potential",
        "expected",
    ]
)
_OFTEN = frozenset(
    [
        "regularly",
        "often",
        "frequently",
        "annually",
        "repeatedly",
        "routinely",
        "usually",
        "always",
        "daily",
        "weekly",
        "yearly",
    ]
)
_NO = frozenset({"no", "neither", "nobody", "none"})
_STEPS = 6


def status_of(syntax: Syntax, trigger: int, host: int | None) -> Status:
    """Return how the event at ``trigger`` is told; ``host`` is the verb that carries an event noun."""
    marks = _Marks()
    at = trigger
    if syntax.tokens[trigger].pos in {"NOUN", "PROPN"}:
        _noun_marks(syntax, trigger, marks)
        if host is None:
            host = _planning_host(syntax, trigger)
        if host is None:
            return marks.status()
        at = host
    _clause_marks(syntax, at, marks)
    return marks.status()


class _Marks:
    __slots__ = ("denied", "often", "planned", "supposed")

    def __init__(self) -> None:
        self.denied = self.supposed = self.planned = self.often = False

    def status(self) -> Status:
        if self.denied:
            return "denied"
        if self.supposed:
            return "hypothetical"
        if self.planned:
            return "planned"
        return "recurring" if self.often else "reported"


def _noun_marks(syntax: Syntax, noun: int, marks: _Marks) -> None:
    for child in syntax.children[noun]:
        token = syntax.tokens[child]
        if token.dep == "det" and token.lower in _NO:
            marks.denied = True
        elif token.dep == "amod" and token.lower in _COMING:
            if token.lower in {"possible", "potential"}:
                marks.supposed = True
            else:
                marks.planned = True
        elif token.dep == "amod" and token.lower in {"annual", "regular", "weekly", "daily", "monthly", "frequent"}:
            marks.often = True


def _planning_host(syntax: Syntax, noun: int) -> int | None:
    """A verb that plans, denies or cancels the event that its object names."""
    head = syntax.tokens[noun].head
    token = syntax.tokens[head]
    if head != noun and token.pos == "VERB" and token.lemma.lower() in _PLANNING | _DENYING:
        return head
    return None


def _clause_marks(syntax: Syntax, verb: int, marks: _Marks) -> None:
    at = verb
    would = False
    for step in range(_STEPS):
        token = syntax.tokens[at]
        if step == 0 and token.lemma.lower() in _PLANNING and verb != at:
            marks.planned = True
        for child in syntax.children[at]:
            under = syntax.tokens[child]
            lower = under.lower
            if under.dep.startswith(("advmod", "aux", "mark", "cc:preconj", "det")):
                if lower in _NEGATION:
                    marks.denied = not marks.denied
                elif lower in _IF and under.dep == "mark":
                    marks.supposed = True
                elif under.dep == "aux" and lower in _FUTURE:
                    marks.planned = True
                elif under.dep == "aux" and lower in _SUPPOSED:
                    marks.supposed = True
                elif under.dep == "aux" and lower in {"would", "'d", "’d"}:
                    would = True
                elif lower in _OFTEN:
                    marks.often = True
            elif under.dep.startswith("obl") and any(
                syntax.tokens[c].lower in {"every", "each"} for c in syntax.children[child]
            ):
                marks.often = True
            elif (
                step == 0
                and under.dep.startswith("nsubj")
                and any(syntax.tokens[c].lower in _NO and syntax.tokens[c].dep == "det" for c in syntax.children[child])
            ):
                marks.denied = True
        if token.head == at:
            break
        above = syntax.tokens[token.head]
        lemma = above.lemma.lower()
        if token.dep == "xcomp" or (token.dep in {"ccomp", "advcl", "acl"} and _infinitive(syntax, at)):
            if lemma in _DENYING and token.dep == "xcomp":
                marks.denied = True
            elif (above.pos in {"VERB", "ADJ"} and lemma in _PLANNING) or (lemma == "go" and above.tag == "VBG"):
                marks.planned = True
            elif above.pos == "NOUN" and lemma in _PLAN_NOUNS:
                marks.planned = True
                break
            if token.dep != "xcomp":
                break
            at = token.head
        elif token.dep == "conj" and above.pos in {"VERB", "AUX"} and _shares(syntax, at):
            at = token.head
        elif token.dep == "ccomp" and would:
            marks.planned = True
            return
        else:
            break
    if would and not marks.planned:
        marks.supposed = True


def _infinitive(syntax: Syntax, verb: int) -> bool:
    return any(syntax.tokens[c].lower == "to" and syntax.tokens[c].dep == "mark" for c in syntax.children[verb])


def _shares(syntax: Syntax, verb: int) -> bool:
    """A coordinated verb without subject and auxiliary of its own, bare, lies under the same modals."""
    token = syntax.tokens[verb]
    deps = {syntax.tokens[c].dep for c in syntax.children[verb]}
    return token.tag in {"VB", "VBN", "VBG"} and "aux" not in deps and not any(d.startswith("nsubj") for d in deps)
