"""Does a verb of calling call what it names good or bad? ``called the raid barbaric``, ``described it as a success``

Read from the run of words behind the verb, since quotation marks around what something is called often mislead a parser:
the first words name it, what follows says what it is called. Words: those of ``judgements.csv`` that praise or blame, and
the lists ``condemning`` and ``praising`` of the events (*illegal*, *a provocation*), which plain report uses too.
"""

from __future__ import annotations

from dragoman.extract.events.syntax import RELATIVE, Syntax
from dragoman.lexicon.frames import load_words
from dragoman.lexicon.judgements import judgement_words

_OTHER = frozenset(["for", "on", "upon", "off", "in", "up", "out", "into", "back", "to", "by", "at"])  # ``called for``
_QUOTES = frozenset(['"', "“", "”", "``", "''"])
_NOT = frozenset(["not", "n't", "n’t", "never", "no", "neither"])
_PHRASE = frozenset(["ADJ", "ADV", "NOUN", "PROPN"])
_NAMES = frozenset(["NOUN", "PROPN", "PRON"])
_ENDS = RELATIVE | {";", ":", "because", "after", "before", "while", "when", "if", "but", "although", "since", "amid",
                    "for", "over", "despite", "during"}  # fmt: skip
_WIDTH = 30  # words behind the verb that are looked at


def judgement_of(syntax: Syntax, verb: int) -> str:
    """Return ``-`` or ``+`` where what stands behind the verb calls something bad or good, else an empty text."""
    start = _start(syntax, verb)
    if start is None or _is_loose(syntax, verb):
        return ""
    tokens = syntax.tokens
    sentence, quoted, sign = tokens[verb].sentence, False, ""
    for at in range(start, min(start + _WIDTH, len(tokens))):
        token = tokens[at]
        if token.sentence != sentence or token.lower in _NOT:
            return sign
        if token.text in _QUOTES:
            quoted = not quoted
            continue
        here = _sign(syntax, at)
        if sign and not here and token.pos not in _PHRASE:
            return sign  # ``a transparent political ploy``: the last word of the phrase decides
        sign = here or sign
        verbal = token.pos in {"VERB", "AUX"} and token.dep not in {"amod", "compound"}
        if not here and not quoted and (verbal or token.lower in _ENDS):
            return sign
    return sign


def _is_loose(syntax: Syntax, verb: int) -> bool:
    """``what he called a raid`` names in passing; ``calls himself`` judges nobody."""
    tokens = syntax.tokens
    near = [*syntax.children[verb], tokens[verb].head, *syntax.object(verb)]
    return any(tokens[i].lower == "what" or tokens[i].lower.endswith(("self", "selves")) for i in near)


def is_naming(syntax: Syntax, verb: int, noun: int) -> bool:
    """Tell whether the verb calls the noun something: ``called the killings "a crime"``, not ``called talks``."""
    tokens = syntax.tokens
    if tokens[verb].lemma.lower() != "call" or noun + 1 >= len(tokens):
        return False
    after = tokens[noun + 1]
    if after.pos == "ADJ" and (noun + 2 >= len(tokens) or tokens[noun + 2].pos not in {"NOUN", "PROPN"}):
        return True  # ``called the premier weak``
    return after.text in _QUOTES or after.lower in {"a", "an"} or bool(judgement_of(syntax, verb))


def _start(syntax: Syntax, verb: int) -> int | None:
    """The first word that can say what something is called: behind ``as``, else behind the words that name it."""
    tokens = syntax.tokens
    lemma, sentence = tokens[verb].lemma.lower(), tokens[verb].sentence
    at = verb + 1
    passive = syntax.passive(verb)
    if at >= len(tokens) or (lemma == "call" and tokens[at].lower in _OTHER):
        return None
    if lemma != "call":
        for word in range(at, min(at + _WIDTH, len(tokens))):
            token = tokens[word]
            if token.sentence != sentence or token.lower in _ENDS:
                break
            if token.lower == "as":
                return word + 1
        if lemma not in load_words()["naming"]:
            return None
    if passive or (tokens[verb].dep == "acl:relcl" and tokens[verb].head in syntax.object(verb)):
        return at  # what is called so stands before the verb
    while at < len(tokens) and tokens[at].sentence == sentence:
        if tokens[at].pos in _NAMES and tokens[at].tag not in {"PRP$", "WP"}:
            return at + 1
        if tokens[at].pos in {"VERB", "AUX"} and tokens[at].dep not in {"amod", "compound"}:
            return None
        at += 1
    return None


def _sign(syntax: Syntax, at: int) -> str:
    token, words = syntax.tokens[at], load_words()
    for form in (token.lower, token.lemma.lower()):
        if form in words["condemning"]:
            return "-"
        if form in words["praising"]:
            return "+"
        for entry in judgement_words().get(form, ()):
            rest = [t.lower for t in syntax.tokens[at + 1 : at + len(entry.words)]]
            if entry.kind == "evaluation" and entry.polarity and list(entry.words[1:]) == rest:
                return entry.polarity
    return ""
