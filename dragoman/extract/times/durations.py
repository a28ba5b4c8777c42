"""How long, and how often? ``three days``, ``a two-year ban``, ``for decades``, ``every month``, ``$5 a day``."""

from __future__ import annotations

import re

from dragoman.extract.times.anchors import Anchors
from dragoman.extract.times.calendar import moved
from dragoman.extract.times.grammar import (
    ABOUT,
    FIRST_ABOUT,
    FIRST_NUMBERS,
    FIRST_VAGUE,
    NUMBER,
    PART,
    SEASON,
    UNIT,
    VAGUE,
    WORDS,
    either,
    number_of,
    period,
    plain,
    unit_code,
)  # fmt: skip
from dragoman.extract.times.readings import Found, Meaning, Reading, rule


def _duration(match: re.Match[str], anchors: Anchors) -> Found:
    """``three days``, ``a year and a half``, ``half a century``, ``two to three weeks``."""
    if _only_looks_so(match, anchors):
        return None
    words, unit = plain(match["count"]), unit_code(match["unit"])
    if words in ("a", "an") and _is_rate(match, anchors):
        return _rate(match)
    if words == "one" and unit == "D" and _some_day(match, anchors):
        return Meaning("FUTURE_REF", basis="document")
    count = None if words in ("a", "an") and match["many"] else number_of(words)  # "a months-long wait"
    if count is not None and (match["half"] or match["more"]):
        count += 0.5
    if count is not None and count < 1 and unit in ("DE", "CE"):
        unit, count = "Y", count * (10 if unit == "DE" else 100)
    return Meaning(period(count, "D" if unit == "N" else unit), "DURATION")


def _only_looks_so(match: re.Match[str], anchors: Anchors) -> bool:
    """``a second meeting``, ``$12-an-hour workers``, ``three-quarters of its food``, ``60 Minutes``, ``at 2015 hours``."""
    words, unit = plain(match["count"]), match["unit"]
    if words in ("a", "an") and match.start() and anchors.text[match.start() - 1] == "-":
        return True
    if unit.lower() == "second" and not match["many"] and not words.isdigit():
        return True
    if unit.lower() == "quarter" and _is_fraction(match, anchors):
        return True
    if unit.lower() == "hour" and words.isdigit() and len(words) > 3:
        return True
    return unit[0].isupper() and words[0].isdigit() and anchors.before(match.start()) is not None


def _some_day(match: re.Match[str], anchors: Anchors) -> bool:
    """``it will one day be``: no preposition before, and a clause that looks ahead."""
    before = anchors.before(match.start())
    alone = before is None or before.pos not in ("ADP", "DET", "ADJ", "NUM")
    return alone and not match["mod"] and anchors.tense(match.start()) == "ahead"


def _is_fraction(match: re.Match[str], anchors: Anchors) -> bool:
    """``three-quarters of its food``, ``more than a quarter of the market``."""
    following = anchors.after(match.end())
    if number_of(match["count"]) is None:
        return False
    return following is not None and following.lower in ("of", "the", "century", "mile", "miles", "point", "percentage")


def _is_rate(match: re.Match[str], anchors: Anchors) -> bool:
    """``four flights a week``, ``$2 million a year``, ``twice a day``: a noun, a number or an adverb of count before."""
    before, here = anchors.before(match.start()), anchors.token(match.start())
    if before is None or here is None or match["mod"] or match["half"]:
        return False
    if before.lower in ("once", "twice", "thrice", "times") or before.tag in ("NNS", "CD", "$"):
        return True
    return before.pos in ("NUM", "SYM") or before.text in ("%", "€", "£")


def _rate(match: re.Match[str]) -> Meaning | None:
    unit = unit_code(match["unit"])
    return None if unit in ("S", "M", "H") else Meaning(period(1, "D" if unit == "N" else unit), "SET")


def _aged(match: re.Match[str], anchors: Anchors) -> Found:
    """``a 52-year-old``, ``six years old``: an age is told of somebody, and is no time; ``a month-old truce`` lasts."""
    following = anchors.after(match.end())
    if match["join"] == " " or following is None or following.pos != "NOUN" or following.lower in _PERSONS:
        return ()
    return (
        ()
        if match["unit"].lower() == "year" and match["count"]
        else Meaning(period(number_of(match["count"] or ""), unit_code(match["unit"])), "DURATION")
    )


_PERSONS = frozenset(
    [
        "son",
        "daughter",
        "boy",
        "girl",
        "baby",
        "child",
        "infant",
        "man",
        "woman",
        "toddler",
        "twin",
        "twins",
        "grandson",
        "granddaughter",
    ]
)


def _bare(match: re.Match[str], anchors: Anchors) -> Found:
    """``for weeks``, ``in years``, ``after months of talks``, ``it took days``, ``the weeks ahead``."""
    before = anchors.before(match.start())
    if match["ahead"] is None and (
        before is None or not (before.lower in WORDS.before_spans or before.lemma in WORDS.verbs_of_spans)
    ):
        return None
    return Meaning(period(None, unit_code(match["unit"])), "DURATION")


def _long(match: re.Match[str], anchors: Anchors) -> Found:
    """``decades-long``, ``a day-long meeting``."""
    return Meaning(period(None if match["many"] else 1, unit_code(match["unit"])), "DURATION")


def _measured(match: re.Match[str], anchors: Anchors) -> Found:
    """``the first nine months``, ``the six months ended 1 October``, ``the weeks ahead``."""
    count, unit = number_of(match["count"]), unit_code(match["unit"])
    return Meaning(period(count, unit), "DURATION")


def _in_future(match: re.Match[str], anchors: Anchors) -> Found:
    """``will vote in two weeks``: a point, not a stretch, when the clause looks ahead."""
    count, unit = number_of(match["count"]), unit_code(match["unit"])
    before = anchors.before(match.start())
    if not anchors.on_verb(match.start("unit")) or (before is not None and before.lower in ("time", "times")):
        return None  # "the first time in eight years"
    if (
        count is None
        or unit in ("S", "M", "H")
        or anchors.published is None
        or anchors.tense(match.start("count")) != "ahead"
    ):
        return None
    value = moved(anchors.published, unit, count)
    meaning = Meaning(value, basis="document") if value else None
    return (Reading(match.start("words"), match.end("words"), meaning),) if meaning else None


def _ended(match: re.Match[str], anchors: Anchors) -> Found:
    """``in the year ended 30 June``."""
    return Meaning("P1Y", "DURATION")


def _every(match: re.Match[str], anchors: Anchors) -> Found:
    """``every day``, ``each summer``, ``every two weeks``, ``every other year``."""
    unit = match["unit"].lower()
    if unit in WORDS.seasons:
        return Meaning(f"XXXX-{WORDS.seasons[unit]}", "SET")
    if unit in WORDS.parts:
        return Meaning(f"XXXX-XX-XXT{WORDS.parts[unit]}", "SET")
    count = 2 if match["other"] else number_of(match["count"]) if match["count"] else 1
    if unit_code(unit) == "WE":
        return Meaning("XXXX-WXX-WE", "SET")
    return Meaning(period(count, "D" if unit == "night" else unit_code(unit)), "SET")


def _per(match: re.Match[str], anchors: Anchors) -> Found:
    return Meaning(period(1, unit_code(match["unit"])), "SET")


def _frequent(match: re.Match[str], anchors: Anchors) -> Found:
    """``meets weekly``; not ``a daily newspaper``."""
    token, after = anchors.token(match.start("word")), anchors.after(match.end())
    if after is not None and after.lower == "basis":  # "on a daily basis"
        return Meaning(WORDS.frequencies[match["word"].lower()], "SET")
    if after is not None and after.pos in ("NOUN", "PROPN"):
        return None
    if token is None or match["word"][0].isupper():
        return None
    head = anchors.analysis.tokens[token.head]
    behind_verb = head.pos == "VERB" and head.index < token.index
    if token.pos != "ADV" and not token.dep.startswith("advmod") and not behind_verb:
        return None
    return Meaning(WORDS.frequencies[match["word"].lower()], "SET")


_TAIL = r"(?![\w])(?!['’]s (?:old|age)\b)(?! (?:ago|earlier|later|from now|hence))(?![ -]old\b)(?!-to-)"

RULES = (
    rule(
        {*FIRST_NUMBERS, *FIRST_ABOUT, *FIRST_VAGUE, "the", "another", "quarter", "these", "those"},
        rf"(?:(?:the|these|those) (?!\w+-\w|\w+-\w+-\w))?(?P<mod>{ABOUT})?(?P<count>(?:{NUMBER} (?:to|or) "
        rf"|\d+[-–])?{NUMBER}|{VAGUE}|another|an additional|half an?|a half|a quarter|quarter|half|an?)"
        rf"(?P<half> and a half)?(?: more| full| straight| consecutive| additional| further| solid| whole| long"
        rf"| short| working| business| trading)?"
        rf"[ -](?P<unit>{UNIT})(?P<many>s)?(?P<more> and a half)?(?:[ -]long)?(?: or (?:so|more))?{_TAIL}",
        _duration,
    ),
    rule(
        {*FIRST_NUMBERS, *FIRST_ABOUT, "days", "weeks", "months", "years", "decades", "centuries", "day", "week", "month", "year"},
        rf"{ABOUT}?(?:(?P<count>{NUMBER}|an?)[ -])?(?P<unit>{UNIT})s?(?P<join>[ -])old(?!\w)",
        _aged,
    ),
    rule(
        {"days", "weeks", "months", "years", "decades", "centuries", "hours", "minutes", "the"},
        r"(?P<the>the )?(?P<unit>day|week|month|year|decade|centurie|hour|minute)s(?P<ahead>(?<=s)(?: ahead| to come))?"
        r"(?!\w)(?! (?:ago|earlier|later|old|to come))(?(the)(?:(?<=ahead)|(?<=come)))",
        _bare,
    ),
    rule(
        {"days", "weeks", "months", "years", "decades", "centuries", "hours", "day", "week", "month", "year", "decade",
         "century", "hour"},
        rf"(?P<unit>{UNIT})(?P<many>s)?-long(?!\w)",
        _long,
    ),
    rule(
        {"the"},
        rf"the (?:first|last|final|opening|latest) (?P<count>{NUMBER}|few|several) (?P<unit>{UNIT})s(?!\w)",
        _measured,
    ),
    rule(
        {"in"},
        rf"in (?P<words>{ABOUT}?(?P<count>{NUMBER}|an?) (?P<unit>day|week|month"
        rf"|year)s?)(?:['’] time)?(?!\w)(?! (?:ago|of|after|before))",
        _in_future,
    ),
    rule({"the"}, r"the (?:full |fiscal |financial ){0,2}year(?= (?:ended|ending|that ended|to end) )", _ended),
    rule(
        {"every", "each", "almost", "nearly"},
        rf"(?:almost |nearly )?(?:every|each) (?:single )?(?P<other>other )?(?:(?P<count>{NUMBER}|few|couple of) )?"
        rf"(?P<unit>{UNIT}|{PART}|{SEASON})s?(?!\w)",
        _every,
    ),
    rule({"per"}, r"per (?P<unit>day|week|month|quarter|year|annum)(?!\w)".replace("|annum", ""), _per),
    rule(
        {*WORDS.frequencies, "twice", "once", "almost"},
        rf"(?:twice |once |almost |nearly )?(?P<word>{either(WORDS.frequencies)})(?!\w)",
        _frequent,
    ),
)  # fmt: skip
