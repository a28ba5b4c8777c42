"""What may an expression lean on? The document's date, the dates told before, the quarter in question, the tense."""

from __future__ import annotations

from datetime import date

from dragoman.extract.times.calendar import bounds, iso_date
from dragoman.extract.times.tense import Tense, Tenses
from dragoman.language.analysis import Analysis, Token
from dragoman.record.model import Basis

_QUARTER_REACH = 12  # sentences over which a report on a quarter goes on being about it


class Anchors:
    """The anchors of one document while it is read from its first to its last word."""

    def __init__(self, analysis: Analysis, published: date | None) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.published = published
        self.told: str | None = None  # the last date told, as a value without its hour
        self._told_sentence = -9
        self._told_absolute = False
        self._quarter: str | None = None  # the quarter that the report is about
        self._quarter_sentence = -_QUARTER_REACH
        self._months_sentence = -9  # where results of several months together were told
        self._tenses = Tenses(analysis)
        self._amounts: dict[int, bool] = {}  # by sentence

    def remember(self, value: str, start: int, basis: Basis | None) -> None:
        """Keep a date, or that several months are summed, for the words that follow."""
        sentence = self._sentence(start)
        if value[:1] == "P":
            if value[-1:] == "M" and value[1:2] != "T":
                self._months_sentence = sentence
            return
        last = bounds(value)[1]
        if last is None:
            return
        self.told, self._told_sentence = value.split("T")[0], sentence
        self._told_absolute = basis == "absolute" or (basis == "context" and self._told_absolute)
        if "-Q" in value:
            if basis != "context":
                self._remember_quarter(value, last)
            if value == self._quarter:
                self._quarter_sentence, self._months_sentence = sentence, -9

    def _remember_quarter(self, value: str, last: str) -> None:
        """The latest quarter that is over is the one that a report is about."""
        over = self.published is not None and last < self.published.isoformat()
        if self._quarter is None or (over and value >= self._quarter):
            self._quarter = value

    def told_day(self) -> date | None:
        """The last date told, when it was a whole day."""
        return iso_date(self.told) if self.told and len(self.told) == 10 else None

    def told_start(self) -> date | None:
        """The first day of the last date told."""
        return iso_date(bounds(self.told)[0]) if self.told else None

    def told_for(self, unit: str) -> date | None:
        """The last date told, when it is fine enough to count in a unit: a day from a day, a year from anything."""
        if unit in ("D", "N"):
            return self.told_day()
        fine = {"W": 8, "F": 8, "WE": 8, "MO": 7, "Q": 7}.get(unit, 4)
        return self.told_start() if len(self.told or "") >= fine else None

    def told_year(self, offset: int) -> int | None:
        """The year of a month or day told with its own year before ``offset`` in the same sentence."""
        if not self.told or not self._told_absolute or len(self.told) < 7 or self.told[4:6] == "-W":
            return None
        return int(self.told[:4]) if self._sentence(offset) == self._told_sentence else None

    def told_nearby(self, offset: int) -> bool:
        """Tell whether the last date was told in the sentence of ``offset`` or in the one before."""
        return self._sentence(offset) - self._told_sentence <= 1

    def dated_nearby(self, offset: int) -> bool:
        """Tell whether a date on its own feet stands before ``offset``, in its sentence or the one before."""
        return self._told_absolute and self.told_nearby(offset)

    def topic_quarter(self, offset: int) -> str | None:
        """The quarter that a report is about at ``offset``, when it was named not too many sentences ago."""
        return self._quarter if self._sentence(offset) - self._quarter_sentence <= _QUARTER_REACH else None

    def sums_months(self, offset: int) -> bool:
        """Tell whether the results here are those of several months together, not of the quarter."""
        return self._sentence(offset) - self._months_sentence <= 1

    def counts_amounts(self, offset: int) -> bool:
        """Tell whether the sentence of ``offset`` names an amount in figures, as a comparison of results does."""
        number = self._sentence(offset)
        if number not in self._amounts:
            sentence = self.analysis.sentences[number]
            tokens = self.analysis.tokens[sentence.first : sentence.last]
            self._amounts[number] = any(t.text[-1].isdigit() for t in tokens)
        return self._amounts[number]

    def tense(self, offset: int) -> Tense:
        """Return whether the clause of the word at ``offset`` tells of the past, the present or what lies ahead."""
        return self._tenses.of(self.analysis.token_at(offset))

    def clause(self, offset: int) -> Tense:
        """Return the tense of the verb above the word at ``offset``, whatever the words beside it look at."""
        return self._tenses.of_verb(self.analysis.token_at(offset))

    def on_verb(self, offset: int) -> bool:
        """Tell whether the word at ``offset`` hangs on a verb itself, rather than on a noun."""
        return self._tenses.on_verb(self.analysis.token_at(offset))

    def timetabled(self, offset: int) -> bool:
        """Tell whether the word at ``offset`` stands with a present tense that tells a plan."""
        return self._tenses.timetabled(self.analysis.token_at(offset))

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

    def _sentence(self, offset: int) -> int:
        at = self.analysis.token_at(offset)
        return self.analysis.tokens[at].sentence if at >= 0 else 0
