"""Thresholds in one place, each with its unit and where it comes from."""

from __future__ import annotations

from typing import Literal

import msgspec


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a text is read.

    ``model``: name of an installed spaCy pipeline with Universal Dependencies labels, or a folder; ``None`` is the one
    that ships. ``force``: read also what does not look like English. ``longest_paragraph``: tokens are analysed in
    pieces of at most this many characters, cut at a sentence end where there is one (memory of the parser grows with
    the piece). ``batch``: paragraphs given to the language model at once. ``frames``: a file of event frames of one's own,
    which adds to the lexicon's and may switch some of them off. ``actors``: path of an actor file (CSV or JSON),
    applied at the date of each document.
    """

    model: str | None = None
    force: bool = False
    longest_paragraph: int = 10_000
    batch: int = 64
    frames: str | None = None
    actors: str | None = None
    ontology_version: Literal["2022"] = "2022"


DEFAULT = Settings()
