"""Does the clause of a word tell of the past, of the present, or of what lies ahead?

``He said on Wednesday`` is past, ``will meet on Wednesday`` lies ahead, ``is expected by 3 May`` too.
"""

from __future__ import annotations

from typing import Literal

from dragoman.language.analysis import Analysis, Token
from dragoman.lexicon.reporting import reporting_words
from dragoman.lexicon.times import time_words

Tense = Literal["past", "present", "ahead"]
_DEEPEST = 12  # a word that hangs deeper below its verb tells nothing of this clause
_WHEN = 5  # tokens from a date to its *when*: "3 March , 2024 , when"
_LONGEST = 4  # verbs that ask the verb above them, before an answer is no longer worth having
_HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve"})
_IS = frozenset({"is", "are", "'s", "'re", "’s", "’re", "am"})


class Tenses:
    """The tenses of one document, each worked out once."""

    def __init__(self, analysis: Analysis) -> None:
        self._tokens = analysis.tokens
        self._children = analysis.children
        self._by_token: dict[int, Tense] = {}
        self._by_verb: dict[int, Tense] = {}
        self._helping: dict[int, tuple[Token, ...]] = {}

    def of(self, at: int) -> Tense:
        """Return the tense of the clause of the token ``at``."""
        if at not in self._by_token:
            told = self._told_by_when(at)
            self._by_token[at] = told or ("ahead" if self._hangs_ahead(at) else self.of_verb(at))
        return self._by_token[at]

    def _told_by_when(self, at: int) -> Tense | None:
        """``a row in March, when Veldia recalled its envoy``: the clause that *when* opens happens on the date."""
        sentence = self._tokens[at].sentence
        after = [t for t in self._tokens[at + 1 : at + _WHEN] if t.sentence == sentence]
        for token in after:
            if token.lower == "when" and token.tag == "WRB":
                verb = self._tokens[token.head]
                told = self._verb_tense(verb) if verb.pos in ("VERB", "AUX") and verb.index > token.index else None
                return "past" if told == "past" else None
            if token.text != "," and not token.text[0].isdigit():
                break
        return None

    def of_verb(self, at: int) -> Tense:
        """Return the tense of the verb above the token ``at``, whatever the words beside it look at."""
        verb = self._verb(at)
        return "present" if verb is None else self._verb_tense(self._tokens[verb])

    def on_verb(self, at: int) -> bool:
        """Tell whether the token hangs on a verb itself, rather than on a noun."""
        head = self._tokens[self._tokens[at].head]
        if abs(head.index - at) <= 2 and (head.text[0].isdigit() or head.lower in time_words().weekdays):
            head = self._tokens[head.head]  # the other words of the same date
        return head.pos in ("VERB", "AUX")

    def timetabled(self, at: int) -> bool:
        """Tell whether a present tense stands for a plan: ``the court rules on Friday``, ``is visiting Baku on Monday``."""
        verb = self._verb(at)
        if verb is None or verb not in (at, self._tokens[at].head):
            return False
        token = self._tokens[verb]
        if verb != at and not self._tokens[at].dep.startswith("obl"):
            return False
        is_now = any(h.lower in _IS for h in self._helpers(verb))
        if token.pos not in ("VERB", "AUX"):
            return is_now  # "the vote is on Friday"
        if token.tag == "VBG":
            return is_now
        says = (token.lemma, "VERB") in reporting_words()
        main = token.dep in ("root", "conj", "parataxis", "acl:relcl")
        return token.tag in ("VBZ", "VBP") and token.pos == "VERB" and main and not says

    def _hangs_ahead(self, at: int) -> bool:
        """``payable 15 December``, ``as early as Tuesday``, ``until May``: the words before look ahead themselves."""
        sentence = self._tokens[at].sentence
        before = [t for t in self._tokens[max(0, at - 4) : at] if t.sentence == sentence]
        words = [t.lower for t in before]
        if words[-3:] in (["as", "early", "as"], ["as", "soon", "as"]) or words[-2:] == ["ahead", "of"]:
            return True
        if "until" in words or "till" in words:
            return True
        for token in reversed(before[-3:]):
            if token.pos == "ADJ":
                return token.lower in time_words().ahead.adjectives
            if token.pos not in ("ADP", "DET", "NUM", "PROPN"):
                break
        return False

    def _verb(self, at: int) -> int | None:
        for _ in range(_DEEPEST):
            if self._tokens[at].pos in ("VERB", "AUX"):
                return at
            if self._tokens[at].head == at:
                break
            at = self._tokens[at].head
        return at if any(h.dep.startswith(("cop", "aux")) for h in self._helpers(at)) else None

    def _helpers(self, at: int) -> tuple[Token, ...]:
        """The auxiliaries, copulas and markers of a token."""
        if at not in self._helping:
            children = (self._tokens[c] for c in self._children[at])
            self._helping[at] = tuple(c for c in children if c.dep.startswith(("aux", "cop", "mark")))
        return self._helping[at]

    def _verb_tense(self, verb: Token, depth: int = 0) -> Tense:
        if verb.index not in self._by_verb:
            self._by_verb[verb.index] = self._work_out(verb, depth)
        return self._by_verb[verb.index]

    def _work_out(self, verb: Token, depth: int) -> Tense:
        """Return the tense of a clause; an infinitive or participle asks the verb it hangs on."""
        words, helpers = time_words().ahead, self._helpers(verb.index)
        lower = {h.lower for h in helpers}
        perfect = bool(lower & _HAVE) and verb.tag in ("VBN", "VBD")
        if lower & words.modals or verb.lower in words.modals:
            return "past" if perfect else "ahead"
        if verb.lemma in words.dated and not lower & {"had", "having", "as"}:  # "as planned" tells what came about
            return "ahead"
        if perfect:
            return "past"
        if "to" in lower:
            is_to = lower & {"is", "are"} and not verb.dep.startswith("xcomp")
            return "ahead" if is_to else self._infinitive(verb, depth)
        if verb.tag in ("VBD", "VBN") or any(h.tag == "VBD" for h in helpers):
            return "past"
        if verb.tag == "VBG" and not helpers and verb.dep != "acl" and verb.head != verb.index and depth < _LONGEST:
            head = self._verb(verb.head)
            return "present" if head is None else self._verb_tense(self._tokens[head], depth + 1)
        return "present"

    def _infinitive(self, verb: Token, depth: int) -> Tense:
        """``plans to meet`` looks ahead; ``managed to meet`` is as past as its verb."""
        words, head = time_words().ahead, self._tokens[verb.head]
        if head.index == verb.index or depth >= _LONGEST:
            return "ahead"
        if head.lemma in words.verbs or head.lower in words.adjectives:
            return "past" if any(h.lower == "had" for h in self._helpers(head.index)) else "ahead"
        return "present" if head.pos not in ("VERB", "AUX") else self._verb_tense(head, depth + 1)
