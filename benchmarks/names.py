"""What a record calls names, in re3d's way: ``names_in(text, record)``.

re3d marks a name, the longer phrase around it (``Foreign Minister Orlan``, ``city of Sarn``, ``Sarn, Veldia``) and a shorter
one within it (``Veldian`` in ``Veldian army``) each by itself; a country that acts is both a place and an organisation;
capitalised pronouns count where they are subjects; descriptions count without article and number; several people are an organisation. All this is
put together here from the spans, kinds and offices of the record. Nationality words come from the lexicon, since a
record has no list of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dragoman.lexicon.countries import country_of_demonym, peoples
from dragoman.lexicon.names import load_name_words

Row = dict[str, Any]
Found = tuple[int, int, str]

WHERE = frozenset(
    {"in", "inside", "near", "across", "from", "of", "to", "on", "onto", "throughout", "into", "outside", "within", "around",
     "over", "at", "through", "beyond", "north", "south", "east", "west", "central", "northern", "southern", "eastern",
     "western", "northeastern", "northwestern", "southeastern", "southwestern"}
)  # fmt: skip
"""Words behind which a country is a place, not somebody."""
KINDS_OF_PLACES = (
    "province|governorate|region|district|city|area|county|town|village|border|desert|valley|river|airport|camp|dam|state"
    "|island|peninsula|coast|territory"
)
DIRECTION = re.compile(
    r"(?<![\w-])(?:(?:north|south)?(?:east|west|north|south)(?:ern)?|central|upper|lower) $", re.IGNORECASE
)
KIND_BEFORE = re.compile(rf"(?<!\w)(?:{KINDS_OF_PLACES}) of (?:the )?$", re.IGNORECASE)
NATION_BEFORE = re.compile(r"(?<![\w-])([A-Z]\w+) $")
KIND_BEHIND = re.compile(rf" (?:{KINDS_OF_PLACES})\b", re.IGNORECASE)
OWNER = re.compile(r"(?<!\w)(?:our|their|his|her|its|my|these|those) $", re.IGNORECASE)
NUMBER = re.compile(
    r"(?:(?:about|over|at least|some|more than|many|several|[\d,.]+|hundred|thousand|million|two|three|four|five|six|seven"
    r"|eight|nine|ten|dozens of|hundreds of|thousands of) )+",
    re.IGNORECASE,
)
COMPLEMENT = re.compile(r" of (?:the )?")
OFFICE_COMPLEMENT = re.compile(r" (?:of|for|to) (?:the )?")
LIST = re.compile(r"(?:,? (?:and|or)|[,/-])(?: the)? ?$")
WORD_BEFORE = re.compile(r"([\w’'-]+)(?: both)?(?: the)? $")
SUBJECTS = frozenset({"I", "We", "He", "She", "They", "It"})
SEVERAL = frozenset({"We", "They"})
BLANKS = " \u00a0\u200e\u200f"  # and what stands unseen between words
LOOK_BACK = 40  # characters before a name that are looked at


def names_in(text: str, record: Row) -> list[Row]:
    """Return ``start``, ``end``, ``type`` of each name; two types may share a span."""
    reading = Reading(text, record)
    found = {*reading.actors(), *reading.places(), *reading.nationalities()}
    return [{"start": start, "end": end, "type": kind} for start, end, kind in sorted(found)]


class Reading:
    """The mentions of one record by where they begin and end."""

    def __init__(self, text: str, record: Row) -> None:
        self.text, self.record = text, record
        self.mentions = [(m["start"], m["end"], a, m["form"]) for a in record["actors"] for m in a["mentions"]]
        named = [m for m in self.mentions if m[3] == "name"]
        self.persons = {(start, end) for start, end, actor, _ in named if actor["kind"] == "person"}
        self.bodies = {end: start for start, end, actor, _ in named if actor["kind"] == "organisation"}
        countries = [(start, end) for start, end, actor, _ in named if actor["kind"] in {"country", "place-government"}]
        sites = [(place["start"], place["end"]) for place in record["places"]]
        self.sites = {end: start for start, end in [*sites, *countries]}
        self.longest: dict[int, int] = {}
        for start, end in [(m[0], m[1]) for m in named if m[2]["kind"] != "person"] + sites:
            self.longest[start] = max(end, self.longest.get(start, 0))

    def before(self, start: int) -> str:
        return self.text[max(0, start - LOOK_BACK) : start]

    def holders(self, start: int, end: int, *kinds: str) -> list[Row]:
        """Return the actors that a longer mention around a span names."""
        return [
            actor
            for first, last, actor, _ in self.mentions
            if first <= start and end <= last and (first, last) != (start, end) and actor["kind"] in kinds
        ]

    # ------------------------------------------------------------ actors
    def actors(self) -> Iterator[Found]:
        for start, end, actor, form in self.mentions:
            words = self.text[start:end]
            if form == "pronoun":
                if words in SUBJECTS:
                    person = actor["kind"] == "person" and words not in SEVERAL
                    yield start, end, "Person" if person else "Organisation"
            elif actor["kind"] == "person":
                yield from self._person(start, end, actor, form)
            elif form == "name" and actor["kind"] in {"country", "place-government"}:
                yield from self._country(start, end, actor)
            elif actor["kind"] in {"organisation", "group"}:
                yield from self._body(start, end, form)

    def _person(self, start: int, end: int, actor: Row, form: str) -> Iterator[Found]:
        if form == "name":
            yield start, end, "Person"
            titled = with_title(self.text, start, [office["title"] for office in actor["offices"]])
            if titled != start:
                yield titled, end, "Person"
                if self.text[titled - 1 : titled] == " " and titled - 1 in self.bodies:
                    yield self.bodies[titled - 1], end, "Person"
        elif self.text[start].isupper():
            behind = self._complement(end, OFFICE_COMPLEMENT)
            if behind or not OFFICE_COMPLEMENT.match(self.text, end):
                yield start, behind or end, "Person"

    def _country(self, start: int, end: int, actor: Row) -> Iterator[Found]:
        if self.holders(start, end, "group"):
            return  # U.S. service members: the whole is marked
        yield start, end, "Location"
        alone = "\n" in self.text[max(0, start - 1) : start] + "\n" * (not start) and self.text[end : end + 1] in {
            "",
            "\n",
        }
        within = self.holders(start, end, "organisation", "person")
        if actor["kind"] == "country" and not alone and not within and self._word_before(start) not in WHERE:
            yield start, end, "Organisation"

    def _word_before(self, start: int) -> str:
        """Return the word before a name, or before the list of names that it stands in."""
        while found := LIST.search(self.before(start)):
            ended = start - len(self.before(start)) + found.start()
            if ended not in self.sites:
                break
            start = self.sites[ended]
        word = WORD_BEFORE.search(self.before(start))
        return word[1].lower() if word else ""

    def _body(self, start: int, end: int, form: str) -> Iterator[Found]:
        words = self.text[start:end]
        if form == "name" and not NUMBER.match(words):
            yield start, end, "Organisation"
            return
        behind = self._complement(end)
        if behind:
            yield start, behind, "Organisation"
        number = NUMBER.match(words)
        if number and number.end() < len(words):
            start += number.end()
        if not self.text[start].isupper() or (behind and " " not in words):
            return
        owner = OWNER.search(self.before(start))
        yield start - len(owner[0]) if owner else start, end, "Organisation"

    def _complement(self, end: int, pattern: re.Pattern[str] = COMPLEMENT) -> int | None:
        """Return where a name ends that stands behind ``of``: ``government of Veldia``."""
        found = pattern.match(self.text, end)
        return self.longest.get(found.end()) if found else None

    # ------------------------------------------------------------ places
    def places(self) -> Iterator[Found]:
        before: Row | None = None
        for place in self.record["places"]:
            start, end = place["start"], place["end"]
            if country_of_demonym(self.text[start:end]) or (start, end) in self.persons:
                before = None
                continue
            if not self.holders(start, end, "group"):
                yield start, end, "Location"
            if found := DIRECTION.search(self.before(start)):
                yield start - len(found[0]), end, "Location"
            if found := KIND_BEFORE.search(self.before(start)):
                first = start - len(found[0])
                nation = NATION_BEFORE.search(self.before(first))
                known = nation and country_of_demonym(nation[1])
                yield first - len(nation[0]) if nation and known else first, end, "Location"  # Danish city of Sarn
            if found := KIND_BEHIND.match(self.text, end):
                yield start, found.end(), "Location"
            if (
                before
                and self.text[before["end"] : start] == ", "
                and place["country"] == before["country"] is not None
            ):
                yield before["start"], end, "Location"  # Sarn, Veldia
            before = place

    # ------------------------------------------------------------ nationalities
    def nationalities(self) -> Iterator[Found]:
        same = {(start, end) for start, end, actor, _ in self.mentions if actor["kind"] == "group"}
        for word in re.finditer(r"\b[A-Z][a-z]+\b", self.text):
            if not (country_of_demonym(word[0]) or word[0] in peoples()) or word.span() in same:
                continue
            if not self.holders(*word.span(), "country") and not self._counted(*word.span()):
                yield *word.span(), "Nationality"  # not the Arab of United Arab Emirates

    def _counted(self, start: int, end: int) -> bool:
        """``two Danes``: they are marked as people."""
        return any(last == end and first < start for first, last, actor, form in self.mentions if form == "name")


def with_title(text: str, start: int, titles: list[str]) -> int:
    """Return where a person's name begins together with honorific, office and nationality right before it."""
    while True:
        before = text[:start].rstrip(BLANKS)
        word = before[max(before.rfind(" "), before.rfind("\n")) + 1 :]
        honorific = word if word.lower() in load_name_words().honorifics and word[:1].isupper() else ""
        title = next((t for t in (*titles, honorific) if t and t[:1].isupper() and before.endswith(t)), None)
        if title is None:
            titled = any(t.startswith(text[start:].split(" ", 1)[0]) for t in titles)
            if titled and country_of_demonym(word) and text[start - 1] in BLANKS:
                return len(before) - len(word)
            return start
        start = len(before) - len(title)
