"""Is an event told as done, to come, denied, supposed, repeated or long past?

The words that decide stand around its verb and the verbs above it; each is kept with what it does, so that a reader can
ask why. Word lists: ``lexicon/data/event_status.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.extract.events.judging import is_naming
from dragoman.extract.events.syntax import Syntax
from dragoman.lexicon.frames import load_status_words, load_words
from dragoman.record.model import Status

_UNTIL = frozenset(["until", "till"])
_MAIN = frozenset(["root", "conj", "parataxis", "ccomp", "appos", "xcomp"])  # how a parser calls what is asked
_AGAINST = frozenset(["objection", "opposition", "resistance", "alternative", "obstacle", "aversion"])
_TRIED = frozenset(["attempt", "move", "step"])
_STEPS = 6  # verbs above the trigger that are looked at


@dataclass(slots=True)
class Telling:
    """How an event is told. ``reasons``: (token, what it does), in the order found; ``willed``: the doer means to do it;
    ``open``: its clause itself begins with *if* or *whether*; ``conditional``: an ``if`` or ``unless`` stands under its verb, ``unless``: the latter;
    ``stopped_by``: the verb that calls the event off."""

    denied: bool = False
    supposed: bool = False
    planned: bool = False
    often: bool = False
    willed: bool = False
    conditional: bool = False
    unless: bool = False
    open: bool = False
    stopped_by: int | None = None
    reasons: list[tuple[int, str]] = field(default_factory=list)

    @property
    def status(self) -> Status:
        """The record's word for it; a denial outweighs all else but an *if* before it."""
        if self.denied and not self.open:
            return "denied"
        if self.supposed:
            return "hypothetical"
        if self.planned:
            return "planned"
        return "recurring" if self.often else "reported"

    def note(self, token: int, effect: str) -> None:
        """Set a mark and remember the word that set it."""
        if (token, effect) in self.reasons:
            return
        if effect == "denied":
            self.denied = not self.denied
        else:
            setattr(self, effect, True)
        self.reasons.append((token, effect))


def telling_of(syntax: Syntax, trigger: int, host: int | None) -> Telling:
    """Return how the event at ``trigger`` is told; ``host`` is the verb that carries an event noun."""
    told = Telling()
    at = trigger
    if syntax.tokens[trigger].pos in {"NOUN", "PROPN"}:
        _noun(syntax, trigger, told)
        if host is None:
            host = _planning_host(syntax, trigger, told)
        if host is None:
            return told
        at = host
    if at != trigger:
        _stopped(syntax, at, trigger, told)
    _clause(syntax, at, told, at != trigger)
    return told


def _stopped(syntax: Syntax, host: int, noun: int, told: Telling) -> None:
    """``The talks were called off``, ``the emir halted the release of …``: what is stopped does not happen."""
    words = load_status_words()
    token, dep = syntax.tokens[host], syntax.tokens[noun].dep
    lemma = token.lemma.lower()
    if not dep.startswith(("obj", "nsubj:pass")) or token.dep == "acl":
        return
    if lemma in words["stopping"] or (lemma in words["stopping_off"] and "off" in syntax.particles(host)):
        told.note(host, "denied")
        told.willed = bool(syntax.subject(host))
        told.stopped_by = host


def _noun(syntax: Syntax, noun: int, told: Telling) -> None:
    words = load_status_words()
    for child in syntax.children[noun]:
        token = syntax.tokens[child]
        if token.dep == "det" and token.lower in words["no"]:
            told.note(child, "denied")
        elif token.dep == "amod":
            if token.lower in words["possible"]:
                told.note(child, "supposed")
            elif token.lower in words["coming"]:
                told.note(child, "planned")
            elif token.lower in words["regular"]:
                told.note(child, "often")


def _planning_host(syntax: Syntax, noun: int, told: Telling) -> int | None:
    """A verb that plans, denies or cancels the event that its object names; a noun above that plans marks it at once."""
    words = load_status_words()
    token = syntax.tokens[noun]
    above = syntax.tokens[token.head]
    if above.index == noun:
        return None
    if token.dep.startswith("nmod") and above.lemma.lower() in words["plan_nouns"]:
        if syntax.preposition(noun) in {"for", "of", "on", "about"}:
            told.note(above.index, "planned")
        return None
    if (
        above.pos != "VERB"
        or is_naming(syntax, above.index, noun)
        or not token.dep.startswith(("obj", "nsubj:pass", "obl", "conj"))
    ):
        return None
    if token.dep.startswith("obl") and syntax.preposition(noun) not in {"for", "on", "about", "of", "to", ""}:
        return None
    lemma = above.lemma.lower()
    if lemma in words["denying"] and token.dep.startswith(("obj", "nsubj:pass")):
        told.note(above.index, "denied")
        return above.index
    if lemma in words["stopping"] or lemma in words["stopping_off"]:
        _stopped(syntax, above.index, noun, told)
        return above.index if told.denied else None
    return above.index if lemma in words["planning"] else None


def _clause(syntax: Syntax, verb: int, told: Telling, carried: bool) -> None:
    words = load_status_words()
    tokens = syntax.tokens
    at = verb
    would = -1
    if carried and tokens[verb].lemma.lower() in words["planning"]:
        told.note(verb, "planned")
    _awaited(syntax, verb, told)
    _announced(syntax, at, told)
    for step in range(_STEPS):
        token = tokens[at]
        would = max(would, _marks_under(syntax, at, step == 0, told))
        if token.head == at:
            break
        above = tokens[syntax.governor(at)]
        lemma = above.lemma.lower()
        infinitive = token.dep == "xcomp" and token.tag != "VBD"  # ``called the raid a crime and Peru condemned it``
        infinitive = infinitive or (token.dep in {"ccomp", "advcl", "acl"} and _infinitive(syntax, at))
        if infinitive:
            yet = next((c for c in syntax.children[above.index] if tokens[c].lower == "yet"), None)
            if lemma == "have" and yet is not None and token.dep == "xcomp":
                told.note(yet, "denied")  # has yet to ratify it
            elif lemma in words["denying"] and token.dep == "xcomp":
                told.note(above.index, "denied")
            elif above.pos in {"VERB", "ADJ", "NOUN"} and _plans(syntax, above.index, lemma):
                told.note(above.index, "planned")
                told.willed = told.willed or lemma in words["own_will"] or lemma == "go"
                if above.pos == "NOUN":
                    _none_of(syntax, above.index, told)
                    break
            elif above.pos == "NOUN" and lemma in _TRIED:
                _none_of(syntax, above.index, told)
            if token.dep != "xcomp":
                break
            at = token.head
        elif token.tag == "VBG" and above.pos == "NOUN" and _is_of(syntax, at):
            if lemma in words["plan_nouns"]:
                told.note(above.index, "planned")
            if lemma in words["plan_nouns"] | words["ground_nouns"]:
                _none_of(syntax, above.index, told)
            if lemma in _AGAINST:
                told.note(above.index, "supposed")
            break
        elif (
            token.dep in {"csubj", "ccomp"}
            and above.pos == "ADJ"
            and lemma in words["weighing"]
            and _infinitive(syntax, at)
        ):
            told.note(above.index, "supposed")
            break
        elif token.dep == "acl" and above.pos == "NOUN" and lemma in words["plan_nouns"] and token.tag == "VB":
            told.note(above.index, "planned")
            break
        elif token.dep == "conj" and above.pos in {"VERB", "AUX"} and _shares(syntax, at):
            at = token.head
        elif would >= 0 and (token.dep in {"ccomp", "parataxis"} or _quoted(syntax, at)):
            told.note(would, "planned")  # ``said it would``: a future told in the past
            told.willed = True
            return
        else:
            break
    if would >= 0 and not told.planned:
        told.note(would, "supposed")
        told.willed = told.conditional
    mark = _asked(syntax, at)
    if mark is not None:
        told.note(mark, "supposed")


def _is_of(syntax: Syntax, verb: int) -> bool:
    """A gerund behind a noun's preposition: ``prospects for expanding``, ``no grounds for resuming``."""
    below = (syntax.tokens[c] for c in syntax.children[verb] if c < verb)
    behind = any(t.dep in {"mark", "case"} and t.lower in {"for", "of", "on", "about", "to"} for t in below)
    return behind and syntax.tokens[verb].dep.startswith(("acl", "nmod", "advcl"))


def _none_of(syntax: Syntax, noun: int, told: Telling) -> None:
    """``made no attempt to help``: what nobody plans or tries does not happen."""
    words = load_status_words()
    for child in syntax.children[noun]:
        if syntax.tokens[child].dep == "det" and syntax.tokens[child].lower in words["no"]:
            told.note(child, "denied")


def _announced(syntax: Syntax, verb: int, told: Telling) -> None:
    """``France to send tanks``: the future of headlines."""
    tokens = syntax.tokens
    to = next((c for c in syntax.children[verb] if tokens[c].lower == "to" and tokens[c].dep == "mark"), None)
    if to is not None and tokens[verb].head == verb and any(tokens[c].dep == "nsubj" for c in syntax.children[verb]):
        told.note(to, "planned")
        told.willed = True


def _awaited(syntax: Syntax, verb: int, told: Telling) -> None:
    """``There will be no talks until Chad withdraws``: what something unreal waits for has not come about either."""
    tokens = syntax.tokens
    mark = next((c for c in syntax.children[verb] if tokens[c].dep == "mark" and tokens[c].lower in _UNTIL), None)
    if mark is None or tokens[verb].dep != "advcl":
        return
    main = Telling()
    would = _marks_under(syntax, tokens[verb].head, True, main)
    if would >= 0 or main.denied or main.planned or main.supposed:
        told.note(mark, "supposed")


def _asked(syntax: Syntax, verb: int) -> int | None:
    """The question mark of a question that asks whether it is so; one with *who* or *why* takes it for granted."""
    tokens = syntax.tokens
    token = tokens[verb]
    if token.dep not in _MAIN:
        return None
    last = syntax.analysis.sentences[token.sentence].last
    mark = next((i for i in range(last - 1, max(last - 4, verb), -1) if tokens[i].text == "?"), None)
    if mark is None:
        return None
    below = [tokens[c] for c in syntax.children[verb]]
    subject = min((t.index for t in below if t.dep.startswith("nsubj")), default=mark)
    if not any(t.dep.startswith(("aux", "cop")) and t.index < subject for t in below):
        return None  # ``He asked: “And now?”``
    asks = [c for i in (verb, *syntax.children[verb]) for c in (i, *syntax.children[i])]
    return None if any(tokens[c].tag.startswith("W") for c in asks) else mark


def _plans(syntax: Syntax, above: int, lemma: str) -> bool:
    token = syntax.tokens[above]
    words = load_status_words()
    if token.pos == "NOUN":
        return lemma in words["plan_nouns"]
    return lemma in words["planning"] or (lemma == "go" and token.tag == "VBG")


def _marks_under(syntax: Syntax, verb: int, first: bool, told: Telling) -> int:
    """Read auxiliaries, negations, conditions and adverbs under a verb; return the token of a ``would``, else -1."""
    words = load_status_words()
    tokens = syntax.tokens
    would = -1
    for child in syntax.children[verb]:
        under = tokens[child]
        lower, dep = under.lower, under.dep
        if dep.startswith(("advmod", "aux", "mark", "cc:preconj", "det")):
            if lower in words["negation"] or (
                lower == "longer" and any(tokens[c].lower == "no" for c in syntax.children[child])
            ):
                told.note(child, "denied")
            elif lower in {"if", "unless", "whether", "lest"} and dep == "mark":
                told.note(child, "supposed")
                told.open = told.open or first
            elif dep == "mark" and lower == "due" and under.tag == "JJ":
                told.note(child, "planned")  # is due to visit
                told.willed = True
            elif dep == "aux" and lower in words["future"]:
                told.note(child, "planned")
                told.willed = True
            elif dep == "aux" and lower in words["supposed"]:
                told.note(child, "supposed")
            elif dep == "aux" and lower in {"would", "'d", "’d"}:
                would = child
            elif lower in words["often"] and dep == "advmod" and first:
                told.note(child, "often")
        elif (
            first
            and dep.startswith("obl")
            and any(tokens[c].lower in {"every", "each"} for c in syntax.children[child])
        ):
            told.note(child, "often")
        elif first and dep.startswith(("nsubj", "obj")):
            for c in syntax.children[child]:
                if tokens[c].dep == "det" and tokens[c].lower in words["no"]:
                    told.note(c, "denied")
        elif dep == "cop" and _is_to(syntax, verb, under.lower):
            told.note(child, "planned")
            told.willed = True
        elif dep == "advcl":
            marks = {tokens[c].lower for c in syntax.children[child] if tokens[c].dep == "mark"}
            told.conditional = told.conditional or bool(marks & {"if", "unless", "until"})
            told.unless = told.unless or "unless" in marks
    return would


def _is_to(syntax: Syntax, verb: int, form: str) -> bool:
    """``The minister is to visit Chad``, but not ``her aim is to visit``, ``if Chad were to`` or ``is to blame``."""
    tokens, words = syntax.tokens, load_words()
    if tokens[verb].tag != "VB" or form == "were" or tokens[verb].lemma == "blame" or not _infinitive(syntax, verb):
        return False
    return any(
        tokens[i].pos in {"PROPN", "PRON"} or tokens[i].lemma.lower() in words["person"] | words["body"]
        for i in syntax.surface(verb)
    )


def _infinitive(syntax: Syntax, verb: int) -> bool:
    return any(syntax.tokens[c].lower == "to" and syntax.tokens[c].dep == "mark" for c in syntax.children[verb])


def _quoted(syntax: Syntax, verb: int) -> bool:
    """A verb of saying hangs on the clause: ``It would withdraw, the ministry said.``"""
    speech = load_status_words()["speech"]
    return any(
        syntax.tokens[c].dep in {"parataxis", "ccomp"} and syntax.tokens[c].lemma.lower() in speech
        for c in syntax.children[verb]
    )


def _shares(syntax: Syntax, verb: int) -> bool:
    """A coordinated verb without subject and auxiliary of its own, bare, lies under the same modals."""
    token = syntax.tokens[verb]
    deps = {syntax.tokens[c].dep for c in syntax.children[verb]}
    return token.tag in {"VB", "VBN", "VBG"} and "aux" not in deps and not any(d.startswith("nsubj") for d in deps)
