"""What does a headline say of whom? (``Veldia slams sanctions as talks stall`` → ``Veldia``, ``slams sanctions``)

Headlines have a grammar of their own: the present for what happened, participles without an auxiliary, no articles, a label
before a colon. The tags of the language model count as one witness, spelling and a list of verbs as the others.
Source: the grammar of headlines as in Quirk et al. 1985 (ch. 11, block language) and Mårdh 1980, Headlinese.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.lead.verbs import CASUALTIES, COUNTS, NOUNS, SUBORDINATE, find_verb
from dragoman.language.analysis import Analysis, Token
from dragoman.language.lemmas import by_rule
from dragoman.lexicon.headlines import headline_verbs
from dragoman.lexicon.reporting import reporting_words
from dragoman.spans import Span, trim

BREAKS = {":", "–", "—", "--", "-", "|", ";", "?", "!", "...", "…", ".", "»"}
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
        verb = find_verb(tokens, begin, last)
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
        behind = range(verb + 2, last)
        end = next((i for i in behind if tokens[i].lower in SUBORDINATE), last)
        if any(tokens[i].tag in {"VBZ", "VBD", "VBP", "MD"} for i in behind if i < end):
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
