"""What does a headline say of whom? (``Veldia slams sanctions as talks stall`` → ``Veldia``, ``slams sanctions``)

Headlines have a grammar of their own: the present for what happened, participles without an auxiliary, no articles, a label
before a colon. The tags of the language model count as one witness, spelling and a list of verbs as the others.
Source: the grammar of headlines as in Quirk et al. 1985 (ch. 11, block language) and Mårdh 1980, Headlinese.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.language.analysis import Analysis, Token
from dragoman.language.lemmas import by_rule, lemma
from dragoman.lexicon.headlines import headline_verbs
from dragoman.lexicon.reporting import reporting_words
from dragoman.spans import Span, trim

BREAKS = {":", "–", "—", "--", "-", "|", ";", "?", "!", "...", "…", ".", "»"}
SUBORDINATE = frozenset(
    {"as", "after", "while", "when", "who", "which", "that", "whose", "because", "amid", "amidst", "before", "until",
     "since", "despite", "following", "where", "why", "how", "what", "if", "though", "although", "unless", "ahead"}
)  # fmt: skip
# Predicates without a verb: Two dead, five missing after blast
STATES = frozenset(
    {"dead", "missing", "injured", "wounded", "hurt", "killed", "feared", "shot", "stabbed", "trapped", "drowned", "slain", "set", "due", "ready", "free", "safe", "guilty",
     "poised", "unable", "unlikely", "likely", "under", "on", "out", "in"}
)  # fmt: skip
CASUALTIES = frozenset(
    {
        "dead",
        "missing",
        "injured",
        "wounded",
        "hurt",
        "killed",
        "feared",
        "shot",
        "stabbed",
        "trapped",
        "drowned",
        "slain",
    }
)
OPENS_PLAN = frozenset({"set", "due", "poised", "ready", "likely", "unlikely", "bound"})
COUNTS = frozenset(
    {"several", "many", "dozens", "hundreds", "thousands", "scores", "more", "least", "some", "few", "one", "two",
     "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen"}
)  # fmt: skip
PLURALS = frozenset({"police", "people", "men", "women", "children", "media", "troops", "militia", "youth", "data"})
AUXILIARIES = frozenset({"are", "have", "do", "'re", "'ve", "’re", "’ve", "am"})
NO_SUBJECT_END = frozenset({"DT", "IN", "TO", "PRP$", "POS", "CC", "WDT", "WP", "WRB", ",", "MD"})
OPENS_OBJECT = frozenset({"DT", "PRP$", "NNP", "NNPS", "CD", "PRP"})
OPENS_ADJUNCT = frozenset({"IN", "TO", "RB", "RP", "JJ", "JJR", "JJS", "VBG", "``"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
# Verbs whose *as* phrase belongs to them: named as suspects
AS_COMPLEMENT = frozenset(
    {"name", "identify", "describe", "hail", "regard", "see", "elect", "appoint", "serve", "act", "cast", "brand", "label",
     "confirm", "nominate", "install", "unveil", "reveal", "portray", "dismiss", "replace", "choose"}
)  # fmt: skip
# Nouns that make *X to do* a nominal headline: Race to save talks
EFFORTS = frozenset(
    {"race", "bid", "move", "plan", "plans", "effort", "efforts", "call", "calls", "push", "battle", "fight", "struggle",
     "attempt", "drive", "scramble", "vow", "pledge", "decision", "threat", "need", "time", "way", "ways", "how",
     "chance", "things", "reasons", "facts", "lessons", "questions", "tips"}
)  # fmt: skip
# Prepositions that go on with the object; at others the rest is circumstance
OBJECT_GOES_ON = frozenset(
    {"of", "between", "among", "over", "against", "about", "on", "into", "from", "onto", "toward", "towards", "than"}
)
LONGEST = 80  # tokens of a title that are read; what is longer is no headline
ENOUGH = 2.0
SURER = 0.75  # by so much a later word must be the likelier verb to be taken before an earlier one


@dataclass(frozen=True)
class Headline:
    """Answers of a headline. Offsets: code points of the title."""

    who: Span | None
    what: Span | None


def read_headline(title: Analysis) -> Headline:
    """Return who does what in the headline; a headline without a verb answers only what."""
    tokens = title.tokens[:LONGEST]
    segments = _segments(tokens)
    if not segments:
        return Headline(None, None)
    for first, last in segments:
        begin, last = _after_opening_clause(tokens, first, last), _before_attribution(tokens, first, last)
        verb = _verb(tokens, begin, last)
        if verb is None:
            continue
        effort = tokens[verb - 1].lower == "to" and tokens[verb - 2].lower in EFFORTS
        who = None if effort or tokens[begin].tag == "PRP" else _subject(title, begin, verb)
        return Headline(who, _predicate(title, begin, verb, last, whole=effort))
    first, last = max(segments, key=lambda s: s[1] - s[0])
    if sum(tokens[i].text.isalpha() for i in range(first, last)) < 2:
        return Headline(None, None)  # Home, News, 12: no headline
    end = next((i for i in range(first + 1, last) if tokens[i].lower in SUBORDINATE), last)
    return Headline(None, _span(title, first, end))


def _span(title: Analysis, first: int, last: int) -> Span | None:
    if first >= last:
        return None
    span = title.span(first, last)
    span = trim(title.text, span.start, span.end, also=" ,;:–—-")
    inside = span.cut(title.text)
    if span.start and title.text[span.start - 1] in "'‘“\"" and re.search(r"['’”\"](?!\w)", inside):
        span = Span(span.start - 1, span.end)  # 'very worried' about the deal: the mark belongs to its fellow
    if inside[:1] in "'‘“\"" and not any(mark in inside[1:] for mark in "'’”\""):
        span = Span(span.start + 1, span.end)
    return span if span.start < span.end else None


def _segments(tokens: list[Token]) -> list[tuple[int, int]]:
    """Token ranges between the marks that cut a headline; pieces wholly in quotation marks come last."""
    cuts, first = [], 0
    for i, token in enumerate(tokens):
        glued = 0 < i < len(tokens) - 1 and tokens[i - 1].end == token.start and token.end == tokens[i + 1].start
        if token.text in BREAKS and not glued:
            cuts.append((first, i))
            first = i + 1
    cuts.append((first, len(tokens)))
    kept = [(a, b) for a, b in cuts if b - a >= 2] or [(a, b) for a, b in cuts if b > a]
    return sorted(kept, key=lambda s: tokens[s[0]].text in {"'", '"', "‘", "“", "``"})


def _after_opening_clause(tokens: list[Token], first: int, last: int) -> int:
    """``While talks go on, …``, ``In Sarn, …``: the main clause begins behind the comma."""
    if tokens[first].lower in SUBORDINATE or (tokens[first].tag == "IN" and tokens[first].lower != "at"):
        comma = next((i for i in range(first, last) if tokens[i].text == ","), None)
        if comma is not None and last - comma > 3:
            return comma + 1
    return first


def _before_attribution(tokens: list[Token], first: int, last: int) -> int:
    """``Five hurt in blast, police say``: who says so stands behind the last comma."""
    verb = by_rule(tokens[last - 1].lower, "VBZ")
    comma = next((i for i in range(last - 2, max(first + 1, last - 7), -1) if tokens[i].text == ","), None)
    saying = (tokens[last - 1].lower, "VERB") in reporting_words() or (verb, "VERB") in reporting_words()
    return comma if comma is not None and saying else last


def _verb(tokens: list[Token], first: int, last: int) -> int | None:
    """The likeliest main verb: the best witnessed, of equals the first."""
    best, choice = ENOUGH - 0.02, None
    for i in range(first + 1, last):
        if tokens[i].lower in SUBORDINATE or (choice is not None and tokens[i].text in {",", "but"}):
            break
        score = _likely(tokens, first, i, last)
        if choice == i - 1 and tokens[i].tag in NOUNS:
            continue  # what stands right behind a verb is its object
        if score > best + (0.01 if choice is None else SURER):
            best, choice = score, i
    return choice if choice is not None else _bare_verb(tokens, first, last)


def _bare_verb(tokens: list[Token], first: int, last: int) -> int | None:
    """A name that a verb without -s follows, since the name means many: ``Taliban claim responsibility``."""
    for i in range(first + 1, last - 1):
        if tokens[i].lower in SUBORDINATE:
            return None
        before, token, after = tokens[i - 1 : i + 2]
        if (
            before.tag in {"NNP", "NNPS"}
            and token.lower in headline_verbs()
            and (token.text.islower() or _many([before]))
        ):
            if after.tag in NOUNS | OPENS_OBJECT | {"JJ", "TO"}:
                return i
        if token.tag == "VBG" and before.tag in NOUNS | {"RB"} and after.tag in NOUNS | OPENS_OBJECT | OPENS_ADJUNCT:
            return i  # Economy affecting students
    return None


def _likely(tokens: list[Token], first: int, i: int, last: int) -> float:
    """How surely a word is the headline's verb: its tag, its form, what stands before and behind it."""
    token, before = tokens[i], tokens[i - 1]
    after = tokens[i + 1] if i + 1 < last else None
    if before.tag in NO_SUBJECT_END and not (before.lower == "to" and token.tag == "VB"):
        return 0.0
    if not token.text[0].isalpha():
        return 0.0
    if before.text == "-" and before.end == token.start:
        return 2.4 if token.tag in {"VBN", "VBD"} and (after is None or after.tag not in NOUNS) else 0.0  # short-listed
    if after is not None and after.text == "-" and after.start == token.end:
        return 0.0
    if before.lower == "to":
        return 2.0  # Pope to visit Veldia
    subject = tokens[max(first, i - 3) : i]
    if token.tag in {"VBZ", "VBD", "MD"} or (
        token.tag == "VBP" and (token.lower in AUXILIARIES or before.tag == "PRP")
    ):
        return 3.0
    if token.tag == "VBP" and before.tag in NOUNS:
        return 2.5 if _many(subject) else 2.0
    if token.lower in OPENS_PLAN and after is not None and after.lower == "to":
        return 2.8  # Kenya set to join
    counted = before.tag == "CD" or before.lower in COUNTS
    if token.tag == "VBN" and any(t.tag == "TO" for t in tokens[first:i]):
        return 1.5  # bid to free men trapped in mine
    if token.lower in STATES and (token.tag in {"JJ", "VBN", "VBD"} or (counted and token.lower in CASUALTIES)):
        return 2.8
    if token.tag == "VBG" and before.lower in {"not", "now", "still"}:
        return 2.5
    if token.tag == "JJ" and token.lower.endswith("ed") and after is not None and after.tag in {"IN", "''"}:
        return 2.4  # Premier 'very worried' about deal
    if token.tag == "VBN":
        return 2.0 if after is not None and after.tag in NOUNS else 2.8
    if token.tag not in {"NNS", "NNPS", "NNP", "NN", "VB", "VBP", "JJ"}:
        return 0.0
    together = any(t.text == "," or t.lower == "and" for t in tokens[first:i])
    return min(2.9, _by_form(token, before, after, subject, together=together))


def _by_form(token: Token, before: Token, after: Token | None, subject: list[Token], *, together: bool) -> float:
    """How well the form agrees with what stands before it: an -s with one, none with many or with those named together."""
    lower, many = token.lower, _many(subject)
    single = before.tag in NOUNS | {"RB", "CD", "''"} or (
        before.tag == "JJ" and before.text[0].isupper() and len(subject) > 1
    )
    present = by_rule(lower, "VBZ") if lower.endswith("s") and not lower.endswith("ss") else lower
    past = lemma(lower, "VBD")
    if present != lower and single:
        score = 1.5 if present in headline_verbs() else 0.0
        score += 0.25 if many or together else 0.75
    elif past != lower and past in headline_verbs() and single:
        score = 1.75  # Premier Hid Illness: in capitals a past looks like a name
    elif lower in headline_verbs() and many and before.tag in NOUNS | {"RB"}:
        score = 1.5
    else:
        return 0.0
    if after is None:
        return score - 0.5
    if after.tag in OPENS_OBJECT:
        return score + 1.0
    if after.tag in OPENS_ADJUNCT:
        return score + 0.8
    return score + (
        0.5 if after.tag in NOUNS | {"VBP", "VB"} else -1.5 if after.tag in {"VBZ", "VBD", "MD", "VBN"} else 0.0
    )


def _many(subject: list[Token]) -> bool:
    """Whether the words before a verb are a plural, or people joined by *and*: a verb without -s fits them."""
    last = subject[-1]
    if last.tag == "RB" and len(subject) > 1:
        last = subject[-2]
    plural = (
        last.lower in PLURALS
        or last.lower.endswith(("men", "people"))
        or (last.tag in NOUNS and last.lower.endswith("s") and not last.lower.endswith("ss"))
    )
    return plural or any(t.lower == "and" or t.text in {"&", ","} for t in subject)


def _subject(title: Analysis, first: int, verb: int) -> Span | None:
    last = _word_start(title.tokens, verb)
    if title.tokens[first].lower in {"why", "how", "when", "where", "what"}:
        first += 1
    while last > first and _helps(title.tokens[last - 1]):
        last -= 1
    return _span(title, first, last)


def _helps(token: Token) -> bool:
    """An adverb, *to*, a modal or an auxiliary before the verb."""
    return token.tag in {"RB", "TO", "``", "MD"} or token.lower in {
        "be",
        "been",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
    }


def _word_start(tokens: list[Token], at: int) -> int:
    """The first part of a hyphenated word."""
    while at > 1 and tokens[at - 1].text == "-" and tokens[at - 1].end == tokens[at].start:
        at -= 2
    return at


def _predicate(title: Analysis, first: int, verb: int, last: int, *, whole: bool) -> Span | None:
    """The verb with its object, or with its first adjunct where it has none; numbers of victims belong to what happened."""
    tokens = title.tokens
    begin = _word_start(tokens, verb)
    while begin - 1 > first and _helps(tokens[begin - 1]) and tokens[begin - 1].tag != "``":
        begin -= 1
    victims = tokens[verb].lower in CASUALTIES and any(t.tag == "CD" or t.lower in COUNTS for t in tokens[first:verb])
    if victims or whole:
        begin = first
    if (tokens[verb].lemma.lower(), "VERB") in reporting_words() and tokens[verb + 1 : verb + 2]:
        if any(t.tag in {"VBZ", "VBD", "VBP", "MD"} for t in tokens[verb + 2 : last]):
            return _span(title, begin, last)  # what is said, whole
    return _span(title, begin, _end(tokens, verb, last, victims=victims))


def _end(tokens: list[Token], verb: int, last: int, *, victims: bool) -> int:
    has_object, adjuncts, clauses = False, 0, 0
    for i in range(verb + 1, last):
        token = tokens[i]
        if token.lower in SUBORDINATE:
            form = by_rule(tokens[verb].lower, tokens[verb].tag) if tokens[verb].tag.startswith("V") else ""
            if (
                token.lower == "as"
                and i == verb + 1
                and {form, tokens[verb].lemma.lower()} & AS_COMPLEMENT
                and not _clause_at(tokens, i, last)
            ):
                continue
            if not victims or clauses:
                return i
            clauses += 1
        elif token.text == "," or (token.lower in {"but", "and"} and not victims and _starts_clause(tokens, i, last)):
            return i
        elif token.tag in NOUNS | {"PRP", "CD"} and not adjuncts:
            has_object = True
        elif token.tag == "IN" and token.lower not in OBJECT_GOES_ON | {"like"}:
            if has_object or adjuncts:
                return i
            adjuncts += 1
        elif token.tag == "TO" and (has_object or adjuncts):
            return i
    return last


def _clause_at(tokens: list[Token], at: int, last: int) -> bool:
    return any(tokens[i].tag in {"VBZ", "VBD", "VBP", "MD"} for i in range(at + 1, min(at + 5, last)))


def _starts_clause(tokens: list[Token], at: int, last: int) -> bool:
    """Whether a verb follows the conjunction before the next noun phrase is over."""
    return any(
        tokens[i].tag in {"VBZ", "VBD", "VBP", "MD", "VBN"}
        or (by_rule(tokens[i].lower, "VBZ") in headline_verbs() and i == at + 1 and tokens[i].lower.endswith("s"))
        for i in range(at + 1, min(at + 4, last))
    )
