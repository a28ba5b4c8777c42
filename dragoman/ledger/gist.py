"""What is a stretch of text about? Its content words, cut to their stems, in the order of the text."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.lexicon.acts import families
from dragoman.lexicon.function_words import function_words

STEM = 6  # letters of a word that count: what comes behind them seldom tells words apart


def stems_of(words: str) -> list[str]:
    """Return the stems of the content words, in order. Numbers are kept whole. Time: linear."""
    return list(filter(None, map(_stem, _WORD.findall(words.casefold()))))


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    """The stem of a word in small letters; nothing for one that tells nothing."""
    if word in function_words():
        return ""
    return word if word[0].isdigit() else stem_of(word)


def stem_of(word: str) -> str:
    """Return what inflected forms have in common: ``refused`` and ``refuse``, ``slammed`` and ``slams``, ``plea``, ``pleas``."""
    if len(word) < 3:
        return ""
    if len(word) > 4 and word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    elif not word.endswith("ss"):
        for ending in ("ings", "ing", "ed", "es", "s"):
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[: -len(ending)]
                break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    if len(word) > 3 and word[-1] in "ey":
        word = word[:-1] + ("i" if word[-1] == "y" else "")
    return word[:STEM]


@lru_cache(maxsize=1)
def acts_of() -> dict[str, frozenset[str]]:
    """Return the families of acts that a stem may tell of."""
    found: dict[str, set[str]] = {}
    for word, of in families().items():
        found.setdefault(stem_of(word), set()).update(of)
    return {stem: frozenset(of) for stem, of in found.items()}


_WORD = re.compile(r"\d[\d,.]*\d|\w+")
