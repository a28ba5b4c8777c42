"""Has something been said at all? (``Veldia recalled its envoy``: a deed; ``the council should demand that …``: not yet said)

What the tagger marks stands when it is quoted; otherwise it must say something, be said by somebody, and be told as said.
"""

from __future__ import annotations

from dragoman.extract.cast import Cast
from dragoman.extract.statements.linking import Group
from dragoman.language.analysis import Analysis
from dragoman.lexicon.reporting import deeds, reporting_words
from dragoman.record.model import StatementKind

SHORTEST = 4  # words of a statement that is not quoted
FINITE = frozenset({"VBD", "VBZ", "VBP", "VB", "MD"})
UNDONE = frozenset(
    {"should", "must", "ought", "shall", "could", "might", "would", "'d", "’d"}
)  # should say: has not said
OWN_LIKING = frozenset(
    {"like", "prefer", "love", "hate", "rather"}
)  # would like to: a wish that is felt, not a deed undone
OWED = frozenset({"have", "need"})  # has to say, needs to be told; who had to admit it has
SEEMING = frozenset({"seem", "appear", "look"})
ABLE = frozenset(
    {"learn", "forget", "remember", "begin", "continue", "know"}
)  # learned to smile: nothing is learned that
AUTHOR = frozenset({"i", "we"})
NAMED = frozenset({"named", "identified", "quoted", "cited"})
ANSWERING = frozenset({"answer", "respond", "reply", "comment"})
SHOWN = frozenset({"evidence", "proof", "sign", "indication"})
WANTING = frozenset({"want", "wish", "desire", "intend"})
KEPT = frozenset(
    {"say", "answer", "comment", "discuss", "elaborate", "specify", "disclose", "reveal", "explain", "confirm"}
)
REFUSING = frozenset({"decline", "refuse", "fail", "forget", "neglect"})
DEEDS_SHELLS = frozenset(
    {"move", "step", "decision", "act", "action", "measure", "raid", "strike", "attack", "ruling", "practice", "charge",
     "accusation", "allegation"}
)  # fmt: skip
# Verbs whose object is judged
JUDGING = frozenset(
    {"condemn", "denounce", "welcome", "deny", "reject", "criticise", "criticize", "praise", "oppose", "deplore", "dismiss", "hail",
     "applaud", "protest", "decry", "refute", "dispute", "support", "defend", "slam"}
)  # fmt: skip
# Verbs that say something of a thing, and that the tagger's list of reporting words does not hold
REFERRING = frozenset({"compare", "defend", "liken", "propound", "refer", "reference", "signal"})
SPEAKING = frozenset({"comment", "speak", "talk"})
NOBODY = frozenset({"neither", "nobody", "none", "no"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
# Verbs of saying that do something instead when their object is somebody: recall an envoy, hold a suspect, set a man free
TO_SOMEBODY = frozenset(
    {
        "congratulate",
        "welcome",
        "thank",
        "greet",
        "salute",
        "receive",
        "host",
        "meet",
        "recall",
        "hold",
        "set",
        "put",
        "lay",
        "begin",
        "continue",
    }
)


def stands(analysis: Analysis, actors: Cast, group: Group, kind: StatementKind) -> bool:
    """Words between marks always stand. Others say something (``SHORTEST`` words), and say whose it is, unless the cue is
    impersonal (*it was emphasised*). A thing alone is said only by a word of saying: *denied the charge*, but not
    *allowed the extradition*, nor by whoever warned it (*the firm was warned by the agency*)."""
    if kind == "direct":
        return True
    cue = [i for span in group.cue for i in range(*span)]
    if _is_undone(analysis, group, cue) or (not group.source and _is_thought_of(analysis, cue)):
        return False
    if kind == "mixed":
        return True
    content = [i for span in group.content for i in range(*span)]
    words = [analysis.tokens[i].lower for i in content if analysis.tokens[i].text[0].isalnum()]
    if _is_denied(analysis, cue) or _judges_deed(analysis, cue):
        return False
    if len(words) < SHORTEST or _is_silence(analysis, cue, words) or _seems(analysis, content, cue):
        return False
    head = _thing(analysis, content)
    if head is not None:
        unsaid = _describes_only(analysis, content, head) and not _says(analysis, content, cue)
        if unsaid or _is_deed(analysis, actors, cue, head) or _is_topic(analysis, cue):
            return False
    return bool(group.source or any(analysis.tokens[i].pos == "AUX" for i in cue))


def _thing(analysis: Analysis, content: list[int]) -> int | None:
    """The head of a content that is a noun with what describes it, and no clause; None for a clause."""
    tokens = analysis.tokens
    inside = set(content)
    head = next((i for i in content if tokens[i].head not in inside and tokens[i].text[0].isalnum()), None)
    if head is None or tokens[head].pos not in {"NOUN", "PROPN", "PRON", "NUM"}:
        return None
    return head if _is_verbless(analysis, content) or not analysis.dependents(head, "nsubj", "cop") else None


def _is_verbless(analysis: Analysis, content: list[int]) -> bool:
    return all(analysis.tokens[i].tag not in FINITE for i in content)


def _describes_only(analysis: Analysis, content: list[int], head: int) -> bool:
    """No finite verb but those of what describes the thing, with *that*, a participle or *to*: ``a town said to be loyal``."""
    tokens, inside = analysis.tokens, set(content)
    for i in content:
        if tokens[i].tag not in FINITE:
            continue
        at = i
        while at in inside and not tokens[at].dep.startswith("acl") and tokens[at].head not in {at, head}:
            at = tokens[at].head
        if at not in inside or not tokens[at].dep.startswith("acl"):
            return False
    return True


def _says(analysis: Analysis, content: list[int], cue: list[int]) -> bool:
    """A reporting word is among the cue, and the thing is not whom it is said to."""
    tokens = analysis.tokens
    said = [i for i in cue if _is_reporting(analysis, i) or tokens[i].lemma.lower() in REFERRING]
    addressed = any(tokens[i].dep == "nsubj:pass" and tokens[i].head in said for i in content)
    return bool(said) and not addressed


def _is_reporting(analysis: Analysis, at: int) -> bool:
    token = analysis.tokens[at]
    return (token.lemma.lower(), "VERB" if token.pos == "AUX" else token.pos) in reporting_words()


def _is_topic(analysis: Analysis, cue: list[int]) -> bool:
    """``commenting on the plan``, ``spoke of his father``: what somebody speaks of is not what he says."""
    verbs = [analysis.tokens[i].lemma.lower() for i in cue if analysis.tokens[i].pos == "VERB"]
    return bool(verbs) and all(verb in SPEAKING for verb in verbs)


def _is_deed(analysis: Analysis, actors: Cast, cue: list[int], head: int) -> bool:
    """``sentenced a man``, ``recalled its ambassador``: the verb does something to its object, whatever else is told of it."""
    tokens = analysis.tokens
    verbs = [tokens[i].lemma.lower() for i in cue if tokens[i].pos == "VERB"]
    if not verbs or any(tokens[i].pos == "NOUN" and _is_reporting(analysis, i) for i in cue):
        return False
    if all(verb in TO_SOMEBODY for verb in verbs):
        return tokens[head].dep in {"obj", "nsubj:pass"} and actors.at(head) is not None
    return all(verb in deeds() for verb in verbs)


def _is_silence(analysis: Analysis, cue: list[int], words: list[str]) -> bool:
    """``asked not to be named``, ``requested anonymity because``, ``neither answered questions``: nothing of the matter."""
    if words[0] == "anonymity" or (words[:3] == ["not", "to", "be"] and words[3] in NAMED):
        return True
    tokens = analysis.tokens
    for verb in cue:
        if tokens[verb].lemma.lower() in ANSWERING and tokens[verb].pos == "VERB":
            near = [
                *analysis.children[verb],
                *(c for s in analysis.dependents(verb, "nsubj") for c in analysis.children[s]),
            ]
            if any(tokens[i].lower in NEGATIONS | NOBODY for i in near) and not analysis.dependents(verb, "ccomp"):
                return True
    return False


def _is_denied(analysis: Analysis, cue: list[int]) -> bool:
    """``neither side wants``, ``provided no evidence that``: what nobody wants or shows is nobody's word."""
    tokens = analysis.tokens
    for at in cue:
        below = [tokens[c].lower for c in analysis.children[at]]
        if tokens[at].lemma.lower() in SHOWN and "no" in below:
            return True
        if tokens[at].lemma.lower() in WANTING:
            subjects = analysis.dependents(at, "nsubj")
            near = {tokens[i].lower for s in subjects for i in (s, *analysis.children[s])}
            if near & NOBODY:
                return True
    return False


def _judges_deed(analysis: Analysis, cue: list[int]) -> bool:
    """``Beijing made a park of it, a move Manila condemned``: what is judged is a deed, not words of the judge."""
    tokens = analysis.tokens
    verbs = [i for i in cue if tokens[i].pos == "VERB"]
    return bool(verbs) and all(
        tokens[i].lemma.lower() in JUDGING
        and tokens[i].dep.startswith("acl")
        and tokens[tokens[i].head].lemma.lower() in DEEDS_SHELLS
        for i in verbs
    )


def _seems(analysis: Analysis, content: list[int], cue: list[int]) -> bool:
    """``seems ready``, and ``learned to smile``: what verbs that say of a clause with *to* is done, not said."""
    tokens = analysis.tokens
    verbs = [tokens[i].lemma.lower() for i in cue if tokens[i].pos == "VERB"]
    to = tokens[content[0]].lower == "to" and tokens[content[0]].tag == "TO"
    return bool(verbs) and (all(v in SEEMING for v in verbs) or (to and all(v in ABLE for v in verbs)))


def _is_undone(analysis: Analysis, group: Group, cue: list[int]) -> bool:
    """What somebody *should say*, *would have to admit* or *might ask herself* has not been said; what *I would say* has."""
    if any(analysis.tokens[i].lower in AUTHOR for span in group.source for i in range(*span)):
        return False
    verbs = [i for i in cue if analysis.tokens[i].pos == "VERB"]
    return any(is_undone(analysis, verb) or _is_kept_back(analysis, group, verb) for verb in verbs)


def _is_kept_back(analysis: Analysis, group: Group, verb: int) -> bool:
    """``declined to say whether``: a word of saying under a refusal, wherever the content begins."""
    tokens = analysis.tokens
    token, first = tokens[verb], group.content[0][0]
    if token.dep == "xcomp" and token.lemma.lower() in KEPT:
        return tokens[token.head].lemma.lower() in REFUSING
    asked = tokens[first].lower == "to" and tokens[min(first + 1, len(tokens) - 1)].lemma.lower() in KEPT
    return asked and token.lemma.lower() in REFUSING


def _is_thought_of(analysis: Analysis, cue: list[int]) -> bool:
    """``it can be said that``, ``they cannot be expected to``: nobody has; the author says what may be."""
    tokens = analysis.tokens
    return any(tokens[i].tag == "MD" and tokens[i].lower not in {"will", "wo", "'ll", "’ll"} for i in cue)


def is_undone(analysis: Analysis, verb: int) -> bool:
    """Tell whether a verb of saying stands under a modal or an obligation."""
    tokens = analysis.tokens
    around = {tokens[i].lower for i in analysis.children[verb]}
    modals = {tokens[i].lower for i in analysis.children[verb] if tokens[i].tag == "MD"} & UNDONE
    if modals and tokens[verb].lemma.lower() not in OWN_LIKING and not around & (NEGATIONS | OWN_LIKING):
        return True
    head = tokens[tokens[verb].head]
    owed = tokens[verb].dep == "xcomp" and head.lemma.lower() in OWED and head.tag in {"VBZ", "VBP"}
    return owed and "yet" not in {tokens[i].lower for i in (*analysis.children[verb], *analysis.children[head.index])}
