"""Dates that name a day, a month, a year or more: ``7 October 2023``, ``May``, ``1994-97``, ``the 1990s``."""

from __future__ import annotations

import re
from datetime import date

from dragoman.extract.times.anchors import Anchors
from dragoman.extract.times.calendar import bounds, day_value, holiday_value, iso_date, week_of
from dragoman.extract.times.grammar import (
    ANY_DAY,
    DASH,
    EDGE,
    FIRST_DAYS,
    FIRST_EDGE,
    FIRST_MONTHS,
    MONTH,
    NUMBER_WORD,
    OLD_YEAR,
    ORD,
    ORDINAL,
    SEASON,
    TO,
    WORDS,
    YEAR,
    either,
    month_number,
    number_of,
    plain,
)  # fmt: skip
from dragoman.extract.times.readings import UNRESOLVED, Meaning, Reading, rule
from dragoman.lexicon.times import load_holidays, load_named_days

Found = Meaning | tuple[Reading, ...] | None


def _day_month(match: re.Match[str], anchors: Anchors) -> Found:
    """``7 October 2023``, ``Oct. 7``, ``the third of May last year``."""
    month, day = month_number(match["month"]), _day_number(match["day"])
    if not 1 <= day <= 31:
        return None
    if named := _named_day(match, anchors):
        return named
    return _dated(match, anchors, month, day)


def _dated(match: re.Match[str], anchors: Anchors, month: int, day: int) -> Meaning | None:
    """Give a day and month their year: the one told, ``last year``, or the one that tense and nearness tell."""
    groups = match.groupdict()
    if groups.get("year"):
        value = day_value(_year_number(groups["year"]), month, day)
        return Meaning(value) if value else None
    if day_value(2024, month, day) is None:
        return None
    if anchors.published is None:
        return UNRESOLVED
    if not groups.get("edge") and not groups.get("turn") and (told := _told_year(anchors, match)):
        value = day_value(told, month, day)
        return Meaning(value, basis="context") if value else None
    year = (
        _edge_year(groups.get("edge"), anchors)
        or _turned(groups.get("turn"), anchors, month, day)
        or near_year(anchors, match, month, day)
    )
    value = day_value(year, month, day)
    return Meaning(value, basis="document") if value else None


def _told_year(anchors: Anchors, match: re.Match[str]) -> int | None:
    """The year of the date told before in the sentence: ``On 3 March 2024 he left, and on 7 May he returned``."""
    told = anchors.told_year(match.start())
    return told if told is not None and anchors.tense(match.start("month")) != "ahead" else None


def _turned(turn: str | None, anchors: Anchors, month: int, day: int) -> int | None:
    """The year of ``last October 23``, ``next March 1``."""
    if not turn or anchors.published is None:
        return None
    today, this = anchors.published, (month, day)
    if turn.lower() == "last":
        return today.year - (1 if this >= (today.month, today.day) else 0)
    return today.year + (1 if turn.lower() == "next" and this <= (today.month, today.day) else 0)


def _part_of_month(match: re.Match[str], anchors: Anchors) -> Found:
    """``the third week of March``: a part of the month, with the days it spans; ``the last day of May``: a day."""
    month, nth = month_number(match["month"]), plain(match["nth"])
    first = _dated(match, anchors, month, 1)
    if first is None or first.value is None:
        return first
    value = first.value[:7]
    last_day = int((bounds(value)[1] or "")[-2:])
    late = nth in ("last", "final")
    number = WORDS.ordinals.get(nth, 1)
    if match["unit"] == "day":
        return Meaning(f"{value}-{last_day if late else number:02d}", basis=first.basis)
    start = last_day - 6 if late else number * 7 - 6
    earliest, latest = f"{value}-{start:02d}", f"{value}-{min(start + 6, last_day):02d}"
    return Meaning(value, basis=first.basis, earliest=earliest, latest=latest, bounded=False)


def _week_of(match: re.Match[str], anchors: Anchors) -> Found:
    """``the week of 6 March``: the whole week in which the day lies."""
    month, day_number = match["month"] or match["month2"], match["day"] or match["day2"]
    meaning = _dated(match, anchors, month_number(month), _day_number(day_number))
    day = iso_date(meaning.value) if meaning else None
    return Meaning(week_of(day), basis=meaning.basis) if meaning and day else meaning


def _day_number(words: str) -> int:
    words = plain(words)
    return WORDS.ordinals[words] if words in WORDS.ordinals else int(re.sub(r"\D", "", words))


def _year_number(words: str) -> int:
    digits = re.sub(r"\D", "", words)
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 50 else 1900)


def _edge_year(edge: str | None, anchors: Anchors) -> int | None:
    """The year of ``last year``, ``this year``, ``next year``, ``that year``."""
    if not edge or anchors.published is None:
        return None
    word = plain(edge).split()[0]
    if word in ("that", "same", "the"):
        told = anchors.told_start()
        return told.year if told else None
    return anchors.published.year + (-1 if word == "last" else 1 if word == "next" else 0)


def _named_day(match: re.Match[str], anchors: Anchors) -> Meaning | None:
    """A day of history that needs no year in its sentence: ``the attacks of September 11``."""
    entry = load_named_days().get(plain(match[0]).removeprefix("the "))
    if entry is None or (anchors.published is not None and anchors.published < entry.day):
        return None
    if entry.near:
        token = anchors.token(match.start())
        if token is None:
            return None
        near = anchors.analysis.tokens[max(0, token.index - _REACH) : token.index + _REACH + 1]
        if not any(t.lower in entry.near and t.sentence == token.sentence for t in near):
            return None
    return Meaning(entry.day.isoformat())


_REACH = 6  # tokens between a date that names an event and the word that says which: "attack", "massacre"


def near_year(anchors: Anchors, match: re.Match[str], month: int, day: int | None = None) -> int:
    """Return the year of a month or day without one: behind a past verb the last, ahead the next, else the nearest."""
    today = anchors.published
    assert today is not None
    offset = max(match.start(name) for name in ("month", "month2", "name") if name in match.re.groupindex)
    tense, before = anchors.tense(offset), anchors.before(match.start())
    if before is not None and before.lower == "since":
        tense = "past"
    elif before is not None and before.lower in ("by", "through"):
        tense = "present" if tense == "past" else "ahead"
    distance = (month - today.month) * 30.4 + ((day - today.day) if day else 0)
    if tense == "ahead":
        return today.year + (1 if distance < -45 else 0)
    if tense == "past":
        return today.year - (1 if distance > (_NEXT_MONTH if anchors.on_verb(offset) else _NEAR_FUTURE) else 0)
    return today.year + (1 if distance < -183 else -1 if distance > 150 else 0)


# A past verb with a date that is soon to come: the same day a year ago would be told with its year or with "last".
_NEXT_MONTH = 40  # days
_NEAR_FUTURE = 75  # days that a noun in the past may look ahead: "set 10 November as the deadline"


def _days_listed(match: re.Match[str], anchors: Anchors) -> Found:
    """``3-5 May 2024``, ``April 24 and 25``: each day is a time of its own, the month belongs to the nearest."""
    month = month_number(match["month"])
    days = [(m.start(), m.end()) for m in re.finditer(rf"\d{{1,2}}{ORD}", match["days"])]
    if len(days) < 2 or not _ends_a_list(match, anchors):
        return None
    shift, out = match.start("days"), []
    for number, (start, end) in enumerate(days):
        meaning = _dated(match, anchors, month, _day_number(match["days"][start:end]))
        if meaning is None:
            return None
        first, last = shift + start, shift + end
        if match.start("month") < match.start("days"):
            first = match.start() if number == 0 else first
            last = match.end() if number == len(days) - 1 and match["year"] else last
        elif number == len(days) - 1:
            last = match.end()
        out.append(Reading(first, last, meaning))
    return tuple(out)


def _ends_a_list(match: re.Match[str], anchors: Anchors) -> bool:
    """``on April 24 and 25 people died``: the last number counts something."""
    if match.start("month") > match.start("days") or match["year"]:
        return True
    last = anchors.after(match.end())
    return last is None or last.pos not in ("NOUN", "ADJ") or "-" in match["days"]


def _iso(match: re.Match[str], anchors: Anchors) -> Found:
    value = day_value(int(match["y"]), int(match["m"]), int(match["d"]))
    if value and match["t"]:
        return Meaning(f"{value}T{match['t']}", "TIME")
    return Meaning(value) if value else None


def _slashed(match: re.Match[str], anchors: Anchors) -> Found:
    """``3/14/2024``: month first unless it cannot be."""
    first, second, year = int(match["a"]), int(match["b"]), _year_number(match["y"])
    month, day = (second, first) if first > 12 or match["mark"] == "." else (first, second)
    value = day_value(year, month, day)
    return Meaning(value) if value else None


def _month_year(match: re.Match[str], anchors: Anchors) -> Found:
    return Meaning(f"{_year_number(match['year']):04d}-{month_number(match['month']):02d}")


def _month_alone(match: re.Match[str], anchors: Anchors) -> Found:
    """``May``, ``last October``, ``in November last year``, ``every July``."""
    month, edge = month_number(match["month"]), plain(match["edge"] or "")
    if not (edge or match["year"]) and not _is_month(match, anchors):
        return None
    if edge in ("every", "each"):
        return Meaning(f"XXXX-{month:02d}", "SET")
    if anchors.published is None:
        return UNRESOLVED
    today = anchors.published
    if edge.startswith("last"):
        year = today.year - (1 if month >= today.month else 0)
    elif edge.startswith("next"):
        year = today.year + (1 if month <= today.month else 0)
    elif edge.startswith("this past"):
        year = today.year - (1 if month > today.month else 0)
    elif edge.startswith(("this", "coming")):
        year = today.year + (1 if "coming" in edge and month < today.month else 0)
    elif not match["year"] and (told := _told_year(anchors, match)):
        return Meaning(f"{told:04d}-{month:02d}", basis="context")
    else:
        year = _edge_year(match["year"], anchors) or near_year(anchors, match, month)
    return Meaning(f"{year:04d}-{month:02d}", basis="document")


_DOUBTFUL = frozenset({"may", "march", "april", "june", "august", "mar", "jan"})
_BEFORE_MONTH = frozenset(
    [
        "in",
        "of",
        "since",
        "by",
        "until",
        "till",
        "through",
        "from",
        "to",
        "for",
        "and",
        "before",
        "after",
        "during",
        "between",
        "early",
        "late",
        "mid",
        "this",
        "last",
        "next",
        "or",
        "as",
        "throughout",
        "around",
        "-",
        "–",
    ]
)


def _is_month(match: re.Match[str], anchors: Anchors) -> bool:
    """``May``, ``March`` and ``April`` are also verbs and people; a short form needs its full stop."""
    word = match["month"]
    lower = word.lower().rstrip(".")
    if lower in WORDS.short_months and lower not in WORDS.months and not word.endswith("."):
        return False
    token = anchors.token(match.start("month"))
    if token is None or lower not in _DOUBTFUL:
        return token is not None
    if token.name >= 0:
        name = anchors.analysis.names[token.name]
        if name.label in ("PERSON", "ORG") and name.last - name.first > 1:
            return False
    before, after = anchors.before(token.start), anchors.after(match.end())
    if (
        after is not None
        and after.pos == "PROPN"
        and after.start - match.end() == 1
        and after.lower not in WORDS.weekdays
    ):
        return False  # "April Smith"
    if before is not None and before.lower in _BEFORE_MONTH:
        return after is None or not (after.pos == "PROPN" and after.dep.startswith("flat"))
    if after is not None and after.lower == "of":
        return False  # "the March of the Mothers"
    return lower in ("may", "march", "april") and token.pos == "PROPN" and token.dep in ("compound", "nmod", "obl:tmod")


def _year(match: re.Match[str], anchors: Anchors) -> Found:
    """A bare year, unless it counts something (``1,500 troops``, ``2000 people``)."""
    start = match.start("year")
    token = anchors.token(start)
    if token is None or match["year"] not in token.text:
        return None
    text = anchors.text
    before = text[start - 1 : start] if start else ""
    if (before and before in "$£€,.#/&") or (
        before == "-" and start == match.start() and not _after_prefix(text, start)
    ):
        return None
    told_before = anchors.before(start)
    if told_before is not None and told_before.lower in WORDS.numbered:
        return None  # "resolution 1973"
    if "year" not in (match["lead"] or "").lower() and _counts(match["year"], anchors, start):
        return None
    return Meaning(match["year"])


def _counts(year: str, anchors: Anchors, start: int) -> bool:
    token = anchors.token(start)
    if token is None:
        return True
    head = anchors.analysis.tokens[token.head]
    counted = token.dep == "nummod" and head.index > token.index and head.tag == "NNS"
    before = anchors.before(start)
    named = before is not None and before.pos == "PROPN" and before.name >= 0 and token.name == before.name
    return (counted and int(year) % 100 == 0) or (named and token.dep != "nmod:tmod" and head.index < token.index)


def _after_prefix(text: str, start: int) -> bool:
    return text[max(0, start - 8) : start].lower().endswith(("mid-", "post-", "pre-", "early-", "late-"))


def _years_listed(match: re.Match[str], anchors: Anchors) -> Found:
    """``1994-97``: the first and the last year."""
    first, last = match["first"], match["last"]
    whole = last if len(last) == 4 else first[: 4 - len(last)] + last
    if int(whole) <= int(first) or anchors.text[match.start() - 1 : match.start()] in ("$", "£", "€", "-", "/"):
        return None
    return (
        Reading(match.start("first"), match.end("first"), Meaning(first)),
        Reading(match.start("last"), match.end("last"), Meaning(whole)),
    )


def _year_spelled(match: re.Match[str], anchors: Anchors) -> Found:
    """``nineteen ninety-six``, ``the year two thousand``."""
    told = _spelled(match)
    if told is None or not match.groupdict().get("month"):
        return told
    word = plain(match["month"]).removeprefix("the ").removesuffix(" of")
    code = WORDS.seasons.get(word) or f"{month_number(word):02d}"
    return Meaning(f"{told.value}-{code}")


def _spelled(match: re.Match[str]) -> Meaning | None:
    century, rest = match["century"].lower(), match["rest"]
    if "thousand" in century:
        return Meaning(f"{2000 + int(number_of(rest) or 0) if rest else 2000}")
    number = number_of(rest) if rest else None
    return Meaning(f"{WORDS.numbers[century]}{int(number):02d}") if number is not None and number >= 10 else None


def _old_year(match: re.Match[str], anchors: Anchors) -> Found:
    number, era = int(match["number"]), match["era"].upper().replace(".", "")
    return Meaning(f"BC{number:04d}" if era in ("BC", "BCE") else f"{number:04d}")


def _decade(match: re.Match[str], anchors: Anchors) -> Found:
    if match["full"]:
        return Meaning(match["full"][:3])
    tens = int(match["short"][0]) if match["short"] else WORDS.tens[match["word"].lower()]
    now = anchors.published.year if anchors.published else None
    recent = now is not None and tens < 5 and 2000 + tens * 10 <= now and match["short"] is not None
    return Meaning(f"20{tens}" if recent else f"19{tens}")


def _century(match: re.Match[str], anchors: Anchors) -> Found:
    number = _day_number(match["nth"])
    return Meaning(f"{number - 1:02d}") if 1 <= number <= 30 else None


def _season_year(match: re.Match[str], anchors: Anchors) -> Found:
    code = WORDS.seasons[match["season"].lower()]
    year = _year_number(match["year"]) if match["year"] else _edge_year(match["edge"], anchors)
    if year is None:
        return UNRESOLVED
    return Meaning(f"{year:04d}-{code}", basis="absolute" if match["year"] else "document")


def _half(match: re.Match[str], anchors: Anchors) -> Found:
    nth = 2 if plain(match["nth"]) in ("second", "last", "latter", "h2") else 1
    year = _year_number(match["year"]) if match["year"] else _edge_year(match["edge"], anchors)
    if year is None:
        return UNRESOLVED
    return Meaning(f"{year:04d}-H{nth}", basis="absolute" if match["year"] else "document")


def _holiday(match: re.Match[str], anchors: Anchors) -> Found:
    """A holiday in the year told, else the nearest that tense allows."""
    holiday, edge = load_holidays()[plain(match["name"])], match["edge"]
    if match["year"]:
        value = holiday_value(holiday, _year_number(match["year"]))
        return Meaning(value) if value else None
    if anchors.published is None:
        return UNRESOLVED
    this = iso_date(bounds(holiday_value(holiday, anchors.published.year) or "")[0])
    if this is None:
        return UNRESOLVED
    year = _holiday_year(plain(edge or ""), this, anchors, match)
    year = _edge_year(match["of"], anchors) or year
    return Meaning(holiday_value(holiday, year), basis="document")


def _holiday_year(edge: str, this: date, anchors: Anchors, match: re.Match[str]) -> int:
    today = anchors.published
    assert today is not None
    if edge == "last":
        return today.year - (1 if this >= today else 0)
    if edge == "next":
        return today.year + (1 if this <= today else 0)
    return today.year if edge == "this" else near_year(anchors, match, this.month, this.day)


_EDGE_YEAR = r"(?:,?(?: of)? (?P<edge>(?:last|this|next|that|the same) year))?"
_WD = rf"(?:{ANY_DAY},? )?(?:on )?"
_STOP = r"(?![\w])"
_HOLIDAY = f"(?-i:(?=[A-Z]))(?i:{either(load_holidays())})".replace("'", "['’]")

RULES = (
    rule({"#"}, r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ](?P<t>\d\d:\d\d))?(?!\d)", _iso),
    rule({"#"}, r"(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<y>\d{4}|(?<=/)\d\d)(?![\d/]|\.\d)", _slashed),
    rule(
        {*FIRST_DAYS, *FIRST_EDGE, *WORDS.ordinals, "#"},
        rf"{EDGE}?{_WD}(?:the )?(?P<day>\d{{1,2}}{ORD}|(?i:{ORDINAL}))(?: day)?(?: of|-)? (?P<month>{MONTH})"
        rf"(?:,? (?P<year>{OLD_YEAR})|{_EDGE_YEAR}){_STOP}",
        _day_month,
        exact=True,
    ),
    rule(
        {*FIRST_DAYS, *FIRST_EDGE, *FIRST_MONTHS, "last", "next", "this"},
        rf"{EDGE}?{_WD}(?:(?P<turn>(?i:last|next|this)) )?(?P<month>{MONTH}) (?:the )?(?P<day>\d{{1,2}}{ORD}|(?i:{ORDINAL}))(?![\d%]|:\d|[,.]\d{{3}}|-\w)"
        rf"(?:,? (?P<year>{OLD_YEAR})|{_EDGE_YEAR}){_STOP}",
        _day_month,
        exact=True,
    ),
    rule(
        {*FIRST_DAYS, "the", "#"},
        rf"(?:{ANY_DAY},? )?(?:the )?(?P<days>(?:\d{{1,2}}{ORD}{TO}){{1,6}}\d{{1,2}}{ORD})(?: of)? (?P<month>{MONTH})"
        rf"(?:,? (?P<year>{OLD_YEAR})|{_EDGE_YEAR}){_STOP}",
        _days_listed,
        exact=True,
    ),
    rule(
        {*FIRST_DAYS, *FIRST_MONTHS},
        rf"(?:{ANY_DAY},? )?(?P<month>{MONTH}) (?P<days>\d{{1,2}}{ORD}(?:{TO}\d{{1,2}}{ORD}(?![\d:%]|[.,]\d|,000)){{1,6}})"
        rf"(?:,? (?P<year>{OLD_YEAR})|{_EDGE_YEAR}){_STOP}",
        _days_listed,
        exact=True,
    ),
    rule(
        {*FIRST_EDGE, *FIRST_MONTHS},
        rf"{EDGE}?(?P<month>{MONTH})(?: of|,|-)? ?(?:(?<=[ -])(?P<year>{OLD_YEAR})|['’](?P<short>\d\d)){_STOP}",
        lambda match, anchors: _month_year(match, anchors) if match["year"] else _short_month_year(match),
        exact=True,
    ),
    rule(
        FIRST_MONTHS,
        rf"(?P<month>{MONTH})(?=(?:{DASH}| (?:to|and|until|through) ){MONTH},? (?P<year>{OLD_YEAR})(?!\w))",
        _month_year,
        exact=True,
    ),
    rule(
        {*FIRST_EDGE, *FIRST_MONTHS, "last", "next", "this", "coming", "every", "each"},
        rf"{EDGE}?(?:(?P<edge>(?i:last|next|this coming|this past|this|coming|every|each)) )?(?P<month>{MONTH})"
        rf"(?:(?: of)? (?P<year>(?:last|this|next|that|the same) year))?(?![\w])(?!-[a-z])",
        _month_alone,
        exact=True,
    ),
    rule(
        {"#", *FIRST_EDGE, "year"},
        rf"(?P<lead>{EDGE}(?:the year )?|(?:the )?year )?(?P<year>{YEAR})(?![\w%]|[,.:/]\d|[-–]\d|-(?:strong|acre|seat|mile|man))",
        _year,
    ),
    rule({"#"}, rf"(?P<first>{YEAR})[-–/](?P<last>{YEAR}|\d\d)(?![\w%]|[-,.:/]\d)", _years_listed),
    rule(
        {"nineteen", "eighteen", "seventeen", "sixteen", "twenty", "the", *FIRST_MONTHS, *WORDS.seasons},
        rf"(?:the year |(?P<month>{MONTH}|(?:the )?{SEASON}(?: of)?) )?(?P<century>nineteen|eighteen|seventeen|sixteen|twenty)[ -](?P<rest>{NUMBER_WORD}){_STOP}",
        _year_spelled,
    ),
    rule(
        {"the", "year"},
        rf"(?:the )?year (?P<century>two thousand)(?: (?:and )?(?P<rest>{NUMBER_WORD}))?{_STOP}",
        _year_spelled,
    ),
    rule({"ad"}, r"(?P<era>A\.?D\.?) (?P<number>\d{1,4})(?!\w)", _old_year, exact=True),
    rule(
        {"the", "first", "second", "third", "fourth", "last", "final"},
        rf"(?:[Tt]he )?(?P<nth>(?i:first|second|third|fourth|last|final)) (?P<unit>day|week|weekend) of (?P<month>{MONTH})"
        rf"(?:,? (?P<year>{OLD_YEAR})|{_EDGE_YEAR}){_STOP}",
        _part_of_month,
        exact=True,
    ),
    rule({"#"}, r"(?P<number>\d{1,4}) ?(?P<era>B\.C\.(?:E\.)?|BCE?|CE|A\.D\.|AD)(?!\w)", _old_year, exact=True),
    rule(
        {*FIRST_EDGE, "the", "#", "'", *WORDS.tens},
        rf"{EDGE}?(?:the )?(?:(?P<full>(?:1[0-9]|20)\d0)['’]?s|(?:['’]|(?<=the ))(?P<short>[2-9]0)['’]?s"
        rf"|(?<=the )(?P<word>{either(WORDS.tens)}))(?!\w)",
        _decade,
    ),
    rule(
        {*FIRST_EDGE, "the", "#", *WORDS.ordinals},
        rf"{EDGE}?(?:the )?(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})[ -]centur(?:y|ies)(?!\w)",
        _century,
    ),
    rule(
        {*FIRST_EDGE, "the", *WORDS.seasons},
        rf"{EDGE}?(?:the )?(?P<season>{SEASON})(?: of)?(?:,? (?P<year>{YEAR})|{_EDGE_YEAR.removesuffix('?')}){_STOP}",
        _season_year,
    ),
    rule(
        {"the", "first", "second", "last", "latter", "#", "h1", "h2"},
        rf"(?:the )?(?P<nth>first|second|last|latter|H[12])(?: half)?(?: of)?"
        rf"(?:(?<=half of)|(?<=half)|(?<=H[12]))(?: (?P<year>{YEAR})|{_EDGE_YEAR.removesuffix('?')}){_STOP}",
        _half,
    ),
    rule(
        {*(name.split()[0] for name in load_holidays()), "last", "next", "this", "valentine", "presidents", "veterans",
         "new", "st", "martin", "mother", "father"},
        rf"(?:(?P<edge>(?i:last|next|this)) )?(?P<name>{_HOLIDAY})"
        rf"(?:,? (?P<year>{YEAR})|(?: of)? (?P<of>(?:last|this|next|that) year))?{_STOP}",
        _holiday,
        exact=True,
    ),
    rule(
        {"the"},
        rf"[Tt]he week (?:of|beginning|starting|ending) {_WD}(?:the )?(?:(?P<month>{MONTH}) (?P<day>\d{{1,2}}){ORD}"
        rf"|(?P<day2>\d{{1,2}}){ORD}(?: of)? (?P<month2>{MONTH}))(?:,? (?P<year>{OLD_YEAR}))?(?![\w:])",
        _week_of,
        exact=True,
    ),
    rule({"#"}, r"9/11(?![\w/])", _named_day),
)  # fmt: skip


def _short_month_year(match: re.Match[str]) -> Meaning:
    return Meaning(f"{_year_number(match['short']):04d}-{month_number(match['month']):02d}")
