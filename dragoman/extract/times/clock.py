"""The hour of the day: ``10 p.m.``, ``noon``, ``14:30 GMT``, ``four in the morning``."""

from __future__ import annotations

import re

from dragoman.extract.times.anchors import Anchors
from dragoman.extract.times.grammar import DAY, EDGE, FIRST_EDGE, PART, SMALL, WORDS, either, plain
from dragoman.extract.times.readings import Found, Meaning, Reading, rule


def _clock(match: re.Match[str], anchors: Anchors) -> Found:
    groups = match.groupdict()
    if groups.get("noon"):
        word = plain(match["noon"])
        if match["noon"][0].isupper() and anchors.before(match.start("noon")) is not None:
            return None  # "High Noon" is a film
        return _at(match, anchors, "T24:00" if word == "midnight" else "T12:00")
    hour = WORDS.numbers.get(match["h"].lower()) or int(re.sub(r"\D", "", match["h"]) or 99)
    if match["h"].isdigit():
        hour = int(match["h"])
    minute = int(groups.get("min") or 0)
    half = (groups.get("half") or "").lower().replace(".", "").split()
    late = bool(half) and (half[-1] in ("pm", "afternoon", "evening") or (half[-1] == "night" and hour > 5))
    early = bool(half) and half[-1] in ("am", "morning")
    if late and hour < 12:
        hour += 12
    elif early and hour == 12:
        hour = 0
    return _at(match, anchors, f"T{hour:02d}:{minute:02d}") if hour <= 24 and minute < 60 else None


def _at(match: re.Match[str], anchors: Anchors, clock: str) -> Found:
    """An hour of the last day told nearby, else of the day of the document; a day that follows it comes first."""
    told = anchors.told_day() if anchors.told_nearby(match.start()) else None
    day = (told or anchors.published) if anchors.published else told
    value = f"{day.isoformat()}{clock}" if day else None
    meaning = Meaning(value, "TIME", ("context" if told else "document") if value else None)
    return (Reading(match.start(), match.end(), meaning, clock),)


def _part(match: re.Match[str], anchors: Anchors) -> Found:
    """``the night of 3 March``, ``the early hours of Thursday``: only with its day."""
    code = "TMO" if "hours" in match[0].lower() else f"T{WORDS.parts[match['part'].lower()]}"
    return (Reading(match.start(), match.end(), Meaning(None, "TIME", None), code),)


_ZONE_NAME = rf"{either(WORDS.zones)}(?: time)?\b"
# "10:35 a.m. (0735 GMT)": the hour elsewhere belongs to the hour here.
_ZONE = rf"(?: ?\(?{_ZONE_NAME}\)?)?(?: \((?:[01]?\d|2[0-4])[:.]?[0-5]?\d ?(?:[ap]\.?m\.? )?{_ZONE_NAME}\))?"

RULES = (
    rule({"#", *FIRST_EDGE}, rf"{EDGE}?(?P<h>\d{{1,2}})(?:[:.](?P<min>\d\d))? ?(?P<half>[ap]\.m\b\.?|[ap]m\b){_ZONE}", _clock),
    rule({"#", *FIRST_EDGE}, rf"{EDGE}?(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?![\d:]){_ZONE}", _clock),
    rule({"#"}, r"(?P<h>[01]\d|2[0-4])(?P<min>[0-5]\d) (?:GMT|UTC)\b", _clock),
    rule(
        {"#", *FIRST_EDGE, *WORDS.numbers},
        rf"{EDGE}?(?P<h>\d{{1,2}}|{SMALL})(?: o['’]clock)?(?P<half> in the (?:morning|afternoon|evening)| at night)(?!\w)",
        _clock,
    ),
    rule({"#", *WORDS.numbers}, rf"(?P<h>\d{{1,2}}|{SMALL}) o['’]clock(?!\w)", _clock),
    rule({*FIRST_EDGE, "noon", "midnight", "midday"}, rf"{EDGE}?(?P<noon>noon|midnight|midday)(?!\w)", _clock),
    rule({"the", "early", "late"}, rf"(?:the )?(?:(?:early|late) )?(?:(?P<part>{PART})|(?:early|small) hours)(?= (?:of|on) (?:the )?[\dA-Z])", _part),
    rule({"mid", "early", "late"}, rf"(?:mid|early|late)[- ](?P<part>{PART})(?= (?:on )?(?:yesterday|today|tomorrow|{DAY}))", _part),
)  # fmt: skip
