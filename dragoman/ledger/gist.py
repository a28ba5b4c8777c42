"""What is a sentence about? Its content words, cut to their stems, in order of the alphabet."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.lexicon.function_words import function_words

LONGEST = 24  # words of a gist
STEM = 6  # letters of a word that count: endings do not tell words apart


def gist_of(words: str) -> str:
    """Return the stems of the content words, each once, with a space between. Numbers are kept whole."""
    found = {_stem(word) for word in _WORD.findall(words.casefold()) if word not in function_words()}
    return " ".join(sorted(found - {""})[:LONGEST])


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    if word[0].isdigit():
        return word
    if len(word) < 3:
        return ""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:STEM]


_WORD = re.compile(r"\d[\d,.]*\d|\w+")
