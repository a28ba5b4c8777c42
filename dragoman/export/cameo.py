"""What would CAMEO call an event? Two-digit root codes, for those who go on with older data."""

from __future__ import annotations

from dragoman.lexicon.codes import cameo_root
from dragoman.record.model import Event


def root_of(event: Event) -> str | None:
    """Return the CAMEO root code of an event, None for one that the text denies: CAMEO has no code for that.

    Source: the published conversion table CAMEO → PLOVER of 2021, read backwards; where several roots lead to one type
    (18, 19 and 20 to ASSAULT) the mode decides, without a mode the most general one.
    """
    return None if event.status == "denied" else cameo_root(event.type, event.mode)
