"""Of which types of event does a headline speak? (``Rebels lay down arms`` → RETREAT)

A headline is no sentence and is not analysed: its words are looked up among the triggers of the frames and the words that
frames demand beside them. A word that many types share says little.
"""

from __future__ import annotations

from functools import lru_cache

from dragoman.language.lemmas import lemma
from dragoman.lexicon.frames import ACTOR, ANY, Frame, load_frames
from dragoman.record.model import EventType

LATER = 0.6  # a headline begins with its news: what each further trigger counts; chosen on stories.train
_TAGS = ("VBD", "VBZ", "VBG", "VBN", "NNS")


def types_in_headline(title: str | None) -> dict[EventType, float]:
    """Return the types that a headline speaks of, the sum of their weights 1; nothing for no headline."""
    words = [w.strip(".,:;!?'\"’“”()").lower() for w in (title or "").split()]
    forms = [_forms(w) for w in words if w]
    present = frozenset().union(*forms) if forms else frozenset()
    found: dict[EventType, float] = {}
    weight = 1.0
    for own in forms:
        best: dict[EventType, float] = {}
        for frame in _frames_of(own):
            met = _demands_met(frame, present)
            if met is not None:
                best[frame.type] = max(best.get(frame.type, 0.0), 1.0 + met)
        total = sum(value**3 for value in best.values())
        for kind, value in best.items():
            found[kind] = found.get(kind, 0.0) + weight * value**3 / total
        if best:
            weight *= LATER
    total = sum(found.values())
    return {kind: value / total for kind, value in found.items()} if total else {}


@lru_cache(maxsize=4096)
def _forms(word: str) -> frozenset[str]:
    return frozenset([word, *(lemma(word, tag) for tag in _TAGS)])


def _frames_of(forms: frozenset[str]) -> list[Frame]:
    tables = load_frames().by_lemma
    return [frame for form in sorted(forms) for kind in ("verb", "noun") for frame in tables[kind].get(form, ())]


def _demands_met(frame: Frame, present: frozenset[str]) -> float | None:
    """How many of a frame's own words stand in the headline; None where one that it demands is missing."""
    met = 0.0
    if frame.particle and not frame.particle & present:
        return None
    if frame.modal or (frame.modifier and not frame.modifier & present):
        return None
    met += bool(frame.particle) + bool(frame.modifier)
    for place, lemmas in frame.demands:
        if ACTOR in lemmas or ANY in lemmas:
            continue
        if not lemmas & present:
            return None
        met += 0.5 if place == "subject" else 1.0
    return met
