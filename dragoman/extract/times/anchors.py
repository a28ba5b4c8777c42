"""What may an expression lean on? The document's date, the dates told before, the quarter in question, the tense."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dragoman.extract.times.calendar import bounds, iso_date
from dragoman.language.analysis import Analysis, Token
from dragoman.lexicon.reporting import reporting_words
from dragoman.lexicon.times import time_words
from dragoman.record.model import Basis

Tense = Literal["past", "present", "ahead"]
_DEEPEST = 12  # a word that hangs deeper below its verb tells nothing of this clause
_QUARTER_REACH = 12  # sentences over which a report on a quarter goes on being about it


@dataclass(slots=True)
class Anchors:
    """The anchors of one document while it is read from its first to its last word."""

    analysis: Analysis
    published: date | None
    told: str | None = None  # the last date told, as a value
    told_sentence: int = -1
    told_absolute: bool = False
    quarter: str | None = None  # the quarter that the report is about
    quarter_sentence: int = -1
    _months_sentence: int = -9  # where the results of several months together were told
    _tenses: dict[int, Tense] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.analysis.text

    def remember(self, value: str, start: int, basis: Basis | None) -> None:
        """Keep a date that later words may lean on."""
        if value[:1] == "P" and value[-1:] == "M" and value[1:2] != "T":
            self._months_sentence = self._sentence(start)
            return
        first = bounds(value)[0]
        if first is None:
            return
        sentence = self._sentence(start)
        self.told, self.told_sentence = value.split("T")[0], sentence
        self.told_absolute = basis == "absolute" or (basis == "context" and self.told_absolute)
        if "-Q" in value and basis != "context":
            over = self.published is not None and (bounds(value)[1] or "") < self.published.isoformat()
            if self.quarter is None or (over and value >= self.quarter):
                self.quarter = value
            if value == self.quarter:
                self.quarter_sentence, self._months_sentence = sentence, -9

    def told_day(self) -> date | None:
        """The last date told, when it was a whole day."""
        return iso_date(self.told) if self.told and len(self.told) == 10 else None

    def told_start(self) -> date | None:
        """The first day of the last date told."""
        return iso_date(bounds(self.told)[0]) if self.told else None

    def topic_quarter(self, offset: int) -> str | None:
        """The quarter that a report is about at ``offset``: the last one named, not too many sentences ago."""
        near = self._sentence(offset) - self.quarter_sentence <= _QUARTER_REACH
        return self.quarter if self.quarter and near else None

    def sums_months(self, offset: int) -> bool:
        """Tell whether the results here are those of several months together, not of the quarter."""
        return self._sentence(offset) - self._months_sentence <= 1

    def told_year(self, offset: int) -> int | None:
        """The year of a date of day or month that stands with its own year before ``offset`` in the same sentence."""
        if not self.told or not self.told_absolute or len(self.told) < 7 or self.told[4:6] == "-W":
            return None
        return int(self.told[:4]) if self._sentence(offset) == self.told_sentence else None

    def same_sentence(self, offset: int) -> bool:
        """Tell whether the last date was told in the sentence of ``offset`` or in the one before."""
        return self.told is not None and self._sentence(offset) - self.told_sentence <= 1

    def token(self, offset: int) -> Token | None:
        """The token that holds ``offset``."""
        at = self.analysis.token_at(offset)
        token = self.analysis.tokens[at] if at >= 0 else None
        return token if token is not None and token.start <= offset < token.end else None

    def before(self, offset: int) -> Token | None:
        """The token that ends at or before ``offset``, in the same sentence."""
        at = self.analysis.token_at(offset - 1)
        if at < 0:
            return None
        here, token = self.token(offset), self.analysis.tokens[at]
        return token if here is None or here.sentence == token.sentence else None

    def after(self, offset: int) -> Token | None:
        """The first token that begins at or after ``offset``, in the same sentence."""
        at = self.analysis.token_at(offset - 1)
        tokens = self.analysis.tokens
        if at + 1 >= len(tokens):
            return None
        return tokens[at + 1] if at < 0 or tokens[at + 1].sentence == tokens[at].sentence else None

    def counts_amounts(self, offset: int) -> bool:
        """Tell whether the sentence of ``offset`` names an amount in figures, as a comparison of results does."""
        tokens = self.analysis.tokens
        sentence = self.analysis.sentences[self._sentence(offset)] if tokens else None
        if sentence is None:
            return False
        return any(t.text[-1].isdigit() for t in tokens[sentence.first : sentence.last])

    def tense(self, offset: int) -> Tense:
        """Return whether the clause of the word at ``offset`` tells of the past, the present or what lies ahead."""
        at = self.analysis.token_at(offset)
        if at < 0:
            return "present"
        if at not in self._tenses:
            self._tenses[at] = self._tense(at)
        return self._tenses[at]

    def on_verb(self, offset: int) -> bool:
        """Tell whether the word at ``offset`` hangs on a verb itself, rather than on a noun."""
        at = self.analysis.token_at(offset)
        if at < 0:
            return False
        tokens = self.analysis.tokens
        head = tokens[tokens[at].head]
        if abs(head.index - at) <= 2 and (head.text[0].isdigit() or head.lower in time_words().weekdays):
            head = tokens[head.head]  # the other words of the same date
        return head.pos in ("VERB", "AUX")

    def _tense(self, at: int) -> Tense:
        tokens = self.analysis.tokens
        if self._hangs_ahead(at):
            return "ahead"
        verb = self._verb(at)
        return "present" if verb is None else self._verb_tense(tokens[verb])

    def _hangs_ahead(self, at: int) -> bool:
        """``payable 15 December``, ``as early as Tuesday``: the words before look ahead themselves."""
        tokens, ahead = self.analysis.tokens, time_words().ahead
        for before in reversed(tokens[max(0, at - 3) : at]):
            if before.lower in ahead.adjectives and before.pos == "ADJ":
                return before.sentence == tokens[at].sentence
            if before.pos not in ("ADP", "DET", "NUM", "PROPN"):
                break
        words = [t.lower for t in tokens[max(0, at - 4) : at] if t.sentence == tokens[at].sentence]
        if words[-3:] in (["as", "early", "as"], ["as", "soon", "as"]) or words[-2:] == ["ahead", "of"]:
            return True
        return "until" in words or "till" in words

    def _verb(self, at: int) -> int | None:
        tokens = self.analysis.tokens
        for _ in range(_DEEPEST):
            if tokens[at].pos in ("VERB", "AUX"):
                return at
            if tokens[at].head == at:
                break
            at = tokens[at].head
        for child in self.analysis.children[at]:
            if tokens[child].dep.startswith(("cop", "aux")):
                return at
        return None

    def _verb_tense(self, verb: Token, depth: int = 0) -> Tense:
        """Return the tense of a clause; an infinitive or participle asks the verb it hangs on."""
        words = time_words().ahead
        helpers = [h for c in self.analysis.children[verb.index] if (h := self.analysis.tokens[c]).dep[:3] in _HELPERS]
        lower = {h.lower for h in helpers}
        perfect = bool(lower & _HAVE) and verb.tag in ("VBN", "VBD")
        if lower & words.modals or verb.lower in words.modals:
            return "past" if perfect else "ahead"
        if verb.lemma in words.dated and not lower & {"had", "having"}:
            return "ahead"
        if perfect:
            return "past"
        if "to" in lower:
            return (
                "ahead" if lower & {"is", "are"} and not verb.dep.startswith("xcomp") else self._infinitive(verb, depth)
            )
        if verb.tag == "VBD" or any(h.tag == "VBD" for h in helpers) or verb.tag == "VBN":
            return "past"
        if verb.tag == "VBG" and not helpers and verb.dep != "acl" and depth < 4 and verb.head != verb.index:
            head = self._verb(verb.head)
            return self._verb_tense(self.analysis.tokens[head], depth + 1) if head is not None else "present"
        return "present"

    def timetabled(self, offset: int) -> bool:
        """Tell whether a present tense stands for a plan: ``the court rules on Friday``, ``is visiting Baku on Monday``."""
        at = self.analysis.token_at(offset)
        verb = self._verb(at) if at >= 0 else None
        if verb is None or not (verb == at or self.analysis.tokens[at].head == verb):
            return False
        token = self.analysis.tokens[verb]
        helpers = {self.analysis.tokens[c].lower for c in self.analysis.children[verb]}
        if verb != at and not self.analysis.tokens[at].dep.startswith(("obl", "nmod:tmod", "nmod:unmarked")):
            return False
        if token.pos not in ("VERB", "AUX"):
            return bool(helpers & {"is", "are"})  # "the vote is on Friday"
        if token.tag == "VBG":
            return bool(helpers & {"is", "are", "'s", "'re", "’s", "’re"})
        says = (token.lemma, "VERB") in reporting_words()
        return token.tag in ("VBZ", "VBP") and token.pos == "VERB" and not says and self._main(token)

    def _main(self, verb: Token) -> bool:
        """Tell whether a verb is that of its sentence, or of one joined to it, not of a clause about something told."""
        return verb.dep in ("root", "conj", "parataxis", "acl:relcl")

    def _infinitive(self, verb: Token, depth: int) -> Tense:
        """``is to meet``, ``plans to meet`` look ahead; ``managed to meet`` is as past as its verb."""
        tokens, words = self.analysis.tokens, time_words().ahead
        head = tokens[verb.head]
        if head.index == verb.index or depth > 3:
            return "ahead"
        if head.lemma in words.verbs or head.lower in words.adjectives:
            had = any(tokens[c].lower == "had" for c in self.analysis.children[head.index])
            return "past" if had else "ahead"
        if head.pos not in ("VERB", "AUX"):
            return "ahead"
        return self._verb_tense(head, depth + 1)

    def _sentence(self, offset: int) -> int:
        at = self.analysis.token_at(offset)
        return self.analysis.tokens[at].sentence if at >= 0 else 0


_HELPERS = frozenset({"aux", "cop", "mar"})  # the first three letters of aux, aux:pass, cop, mark
_HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve"})
