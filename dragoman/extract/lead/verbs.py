"""Which word of a headline is its verb? (``Veldia | slams | sanctions``)

Each word is weighed: its tag, its form against a list of verbs, what stands before it and behind it. Weights were set by hand;
2 is enough, 3 is what the tagger calls a finite verb.
"""

from __future__ import annotations

from dragoman.language.analysis import Token
from dragoman.language.lemmas import by_rule, lemma
from dragoman.lexicon.headlines import headline_verbs

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
ENOUGH = 2.0
SURER = 0.75  # by so much a later word must be the likelier verb to be taken before an earlier one


def find_verb(tokens: list[Token], first: int, last: int) -> int | None:
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
