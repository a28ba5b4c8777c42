"""Words that point at the present, the past or the future without a measure: ``now``, ``recently``, ``soon``."""

from __future__ import annotations

import re

from dragoman.extract.times.anchors import Anchors
from dragoman.extract.times.grammar import WORDS, either, plain
from dragoman.extract.times.readings import Meaning, rule


def _reference(match: re.Match[str], anchors: Anchors) -> Meaning | None:
    words = plain(match[0])
    token, before, after = anchors.token(match.start()), anchors.before(match.start()), anchors.after(match.end())
    if words == "soon" and (
        (before is not None and before.lower in ("as", "too", "how", "so"))
        or (after is not None and after.lower in ("after", "afterwards", "enough"))
    ):
        return None
    if words == "soon" and anchors.tense(match.start()) == "past":
        return None  # "he was soon released": soon after, not soon from now
    if words == "current" and (
        token is None or token.pos != "ADJ" or after is None or after.pos not in ("NOUN", "ADJ", "PROPN", "NUM")
    ):
        return None
    return Meaning(WORDS.references[words], basis="document")


RULES = (
    rule(
        WORDS.references,
        rf"(?:{either(WORDS.references)})(?![\w-])(?! (?:\w+ )?(?:years?|months?|weeks?|days?|decades?|quarters?|fiscal)\b)",
        _reference,
    ),
)
