"""Which words name a place? ``a Hama resident``, ``Hama, Syria`` and ``in Hama`` do; ``Mr. Hama`` does not.

Country names, nationality adjectives and names that the language model calls places are taken at their word; any other
capitalised name of the gazetteer needs witnesses: the words beside it, its size, the same name elsewhere in the text.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.language.analysis import Analysis, Name
from dragoman.lexicon.countries import CountryMatch, country_of_demonym, country_of_name, find_countries
from dragoman.lexicon.gazetteer import Site, adjective_site, country_site, division_named, key_of, nickname_site, region_named, sites_named
from dragoman.lexicon.place_words import place_words
from dragoman.lexicon.roles import first_names, known_bodies

LONGEST_NAME = 6  # tokens
LARGE = 5.0  # size from which the first word of an unknown name is taken for a place,
FAIR = 4.0  # and from which it is before ``Hospital``, ``Police`` and their like
ENOUGH = 2.0  # witnesses, in points, that make a capitalised name a place
WORD_CLASSES = frozenset(["DET", "ADP", "ADV", "AUX", "CCONJ", "SCONJ", "PRON", "VERB", "NUM", "INTJ", "PART"])
JOINTS = frozenset(["-", "–", "de", "of", "la", "le", "del", "do", "da", "dos", "el", "al", "upon", "on", "and", "&", "ez", "az",
                    "es", "ed", "the", "sur", "am", "an", "der", "den", "'s", "’s", "'", "’", "les", "los", "las", "au", "aux", "en", "in", "under", "cum", "by", "next"])  # fmt: skip
DASHES = frozenset(["—", "--", "–", "-", "―"])
DIRECTIONS = frozenset("""north south east west northern southern eastern western central northeast northwest southeast southwest
                       northeastern northwestern southeastern southwestern downtown upper lower greater""".split())
DATELINE_MARKS = frozenset(["—", "--", "–", "-", "(", ":", ",", "―"])


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``first <= i < last`` that name a place.

    ``senses``: the places that it may mean, empty when the gazetteer lacks it; ``adjective``: ``Danish``, not ``Denmark``.
    """

    first: int
    last: int
    words: str
    senses: tuple[Site, ...]
    adjective: bool = False

    @property
    def key(self) -> str:
        return key_of(self.words)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A mention that the words around it make a place with ``points``, of which ``ENOUGH`` suffice."""

    mention: Mention
    points: float
    person: bool


class Scan:
    """One pass over a text: ``sure`` mentions in text order, and ``doubts`` to be weighed against them."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.taken = [False] * len(analysis.tokens)
        self.sure: list[Mention] = []
        self.doubts: list[Doubt] = []
        self.keys: set[str] = set()
        self._place_ends: set[str] = set()
        for match in find_countries([token.text for token in self.tokens]):
            self._country(match)
        for token in self.tokens:
            if token.text[:1].isupper():
                self._marked(token.index)
        for name in analysis.names:
            if name.label == "LOC":
                for first, last in self._pieces(name):
                    self._labelled(first, last)
        self._place_ends = {self.tokens[m.last - 1].text for m in self.sure if not m.adjective}
        self.keys = {mention.key for mention in self.sure if not mention.adjective}
        self._rest()
        self.sure.sort(key=lambda mention: mention.first)

    # ---------------------------------------------------------------- countries and their adjectives
    def _country(self, match: CountryMatch) -> None:
        first, last = match.first, match.last
        if match.relation in ("name", "breakaway"):
            if self._longer(first, last) or not self._own_name(first, last):
                return
            words = self._words(first, last)
            own = division_named(words) or region_named(words)
            site = own or country_site(match.country)
            if match.country == "GEO" and own and match.relation == "name":
                nation = country_site("GEO")
                self._add(first, last, tuple(s for s in (nation, own) if s))
            elif site:
                towns = tuple(town for town in sites_named(words) if town.kind == "town" and town.own)
                self._add(first, last, (site, *towns) if match.relation == "name" else (site,))
        elif match.relation == "demonym" and self._adjectival(first, last) and not self._longer(first, last):
            words = self._words(first, last)
            site = adjective_site(words) or country_site(match.country)
            if site:
                self._add(first, last, (site,), adjective=True)
        elif match.relation == "government":
            self.taken[first:last] = [True] * (last - first)

    def _longer(self, first: int, last: int) -> bool:
        """``Papua New Guinea`` is no Guinea, ``West Africa`` no Africa, ``Jersey City`` no Jersey."""
        start, end = self._reach(first, last)
        return (start, end) != (first, last)

    def _own_name(self, first: int, last: int) -> bool:
        """Tell whether the country is meant, not somebody or something that bears its name (``Michael Jordan``)."""
        name = self._name(first)
        if name is None or name.last - name.first <= last - first:
            return True
        if name.label == "LOC":
            return True
        if name.label == "PERSON":
            return False
        if first == name.first:
            return last < len(self.tokens) and self.tokens[last].lower not in place_words("outlet")
        if self.tokens[first - 1].lower == "of":
            return self.tokens[first - 2].lower in place_words("of body")
        return self.tokens[first - 1].lower in ("in", "to", "the", ",", "(", "-", "for")

    def _adjectival(self, first: int, last: int) -> bool:
        """``the Danish navy``, not ``two Danes``, ``she spoke Danish``."""
        token = self.tokens[last - 1]
        if self.taken[first] or last >= len(self.tokens):
            return False
        name = self._name(first)
        if name is not None and name.label == "PERSON" and name.last - name.first > last - first:
            return False
        if token.text.endswith(("s", "men", "man")) and country_of_demonym(token.text[:-1]) or token.text.endswith("men"):
            return False
        following = self.tokens[last]
        if following.lower in place_words("never before") or (first and self.tokens[first - 1].text == "Native"):
            return False
        if token.pos == "ADJ" or token.dep in ("amod", "compound", "nmod:desc", "flat"):
            return True
        return following.pos in ("NOUN", "ADJ", "PROPN") and token.dep in ("conj", "obl", "nmod", "nsubj", "obj")

    # ---------------------------------------------------------------- names that their own words make places
    def _marked(self, at: int) -> None:
        """``Hama Street``, ``Route 66``, ``Orontes River``; ``Homs County``; ``Conn.`` behind a comma."""
        token, tokens = self.tokens[at], self.tokens
        if self.taken[at]:
            return
        before = tokens[at - 1] if at else None
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.lower in place_words("numbered road") and after is not None and after.text[:1].isdigit():
            kind = before is not None and before.lower in ("county", "state", "farm", "old", "u.s.", "us") and self._capital(at - 1)
            self._add(at - 1 if kind else at, at + 2, ())
        elif before is None or before.sentence != token.sentence:
            return
        elif token.lower in place_words("road") or token.lower in place_words("nature"):
            first = self._run(at)
            if first < at and not (after is not None and self._capital(at + 1) and after.lower not in place_words("road")):
                words = self._words(first, at + 1)
                self._add(first, at + 1, senses_of(words) if token.lower in place_words("nature") else ())
        elif token.text in ("County", "Parish"):
            first = self._run(at, longest=3)
            for start in range(first, at):
                senses = tuple(site for site in senses_of(self._words(start, at + 1)) if site.kind == "county")
                if senses:
                    self._add(start, at + 1, senses)
                    return
        elif before.text == "," and self._capital(at - 2):
            for last in (at + 2, at + 1):  # the dot of ``W.Va.`` may be a token of its own
                words = self._words(at, min(last, len(tokens)))
                short = division_named(words) if words.endswith(".") or words.isupper() else None
                if short is not None:
                    self._add(at, last, (short,))
                    return

    def _run(self, at: int, longest: int = 4) -> int:
        """Return where the capitalised words (or ``42nd``) before a token begin."""
        first = at
        while first > 0 and at - first < longest and self.tokens[first - 1].sentence == self.tokens[at].sentence:
            token = self.tokens[first - 1]
            ordinal = token.text[:1].isdigit() and token.text[-2:] in ("st", "nd", "rd", "th")
            if self.taken[first - 1] or not (self._capital(first - 1) or ordinal) or token.pos in WORD_CLASSES - {"NUM"}:
                break
            first -= 1
        return first

    # ---------------------------------------------------------------- names that the model calls places
    def _pieces(self, name: Name) -> Iterator[tuple[int, int]]:
        """Cut ``Paris, Texas`` in two, and articles, possessives and words without capitals off the ends."""
        first = name.first
        for at in range(name.first, name.last + 1):
            if at == name.last or self.tokens[at].text in (",", "/", ";", "(", ")"):
                start, end = first, at
                while start < end and (not self._capital(start) or self.tokens[start].lower == "the"):
                    start += 1
                while end > start and not self._capital(end - 1) and not self.tokens[end - 1].text[:1].isdigit():
                    end -= 1
                if start < end:
                    yield start, end
                first = at + 1

    def _labelled(self, first: int, last: int) -> None:
        if any(self.taken[first:last]):
            if self.taken[first]:
                return
            while last > first and self.taken[last - 1]:
                last -= 1
            if any(self.taken[first:last]) or not self._capital(last - 1):
                return
        first, last = self._reach(first, last)
        words = self._words(first, last)
        senses = senses_of(words)
        single = last - first == 1
        if single and (self._hollow(first, senses) or self._diseased(last) or self._body(words)):
            return
        if single and words in self._people and not self._contained(last):
            if senses:
                self.doubts.append(Doubt(Mention(first, last, words, senses), 0.5 + self._beside(first, last), True))
            return
        if not senses and not single:
            if self.tokens[first].lower in DIRECTIONS:
                senses = tuple(site for site in senses_of(self._words(first + 1, last)) if site.own)
            elif self._parts(first, last):
                return
        self._add(first, last, senses)

    def _parts(self, first: int, last: int) -> bool:
        """Find the places in an unknown name: ``Homs-Hama``, ``Amal's Hama``, ``Hama Fire Station``; tell whether any is."""
        tokens = self.tokens
        for at in range(first + 1, last - 1):
            if tokens[at].text in ("-", "–"):
                left, right = senses_of(self._words(first, at)), senses_of(self._words(at + 1, last))
                if any(s.own for s in left) and any(s.own for s in right):
                    self._add(first, at, left)
                    self._add(at + 1, last, right)
                    return True
            elif tokens[at].text in ("'s", "’s"):
                right = senses_of(self._words(at + 1, last))
                if right:
                    self._add(at + 1, last, right)
                    return True
        for cut in range(last - 1, first, -1):
            known = senses_of(self._words(first, cut))
            if not known or not self._capital(cut - 1) or not self._capital(cut) or not any(s.own for s in known):
                continue
            if tokens[last - 1].lower in place_words("road") or tokens[last - 1].lower in place_words("nature"):
                return False
            ends = {token.lower for token in tokens[cut:last]}
            biggest = max(size(site) for site in known if site.own)
            if biggest >= LARGE or biggest >= FAIR and ends & (place_words("body") | place_words("outlet")):
                self._add(first, cut, known)
                return True
        return False

    def _hollow(self, at: int, senses: tuple[Site, ...]) -> bool:
        """``the Centre``, ``State`` and unknown short forms (``UNRWA``) name no place by themselves."""
        token = self.tokens[at]
        if token.lower in place_words("generic"):
            return True
        if _initials(token.text):
            return not senses
        shouting = self._sentence_start(at) or any(
            self.tokens[i].text.isupper() and len(self.tokens[i].text) > 3 for i in (at - 1, at + 1) if 0 <= i < len(self.tokens)
        )
        return token.text.isupper() and len(token.text) <= 5 and not shouting

    def _body(self, words: str) -> bool:
        """Hamas is no town of Germany; the European Union is a body and a stretch of land."""
        return words in known_bodies() and region_named(words) is None

    def _diseased(self, last: int) -> bool:
        """The Ebola virus is called after a river, and is not there."""
        return last < len(self.tokens) and self.tokens[last].lower in place_words("never before")

    # ---------------------------------------------------------------- names that nobody vouches for yet
    def _rest(self) -> None:
        at = 0
        while at < len(self.tokens):
            fresh = self._capital(at) and not self.taken[at] and self.tokens[at].lower != "the"
            at = self._try(at) if fresh else at + 1

    def _try(self, first: int) -> int:
        """Weigh the longest known name that begins here; return where to go on."""
        tokens = self.tokens
        found = self._longest(first)
        if found is None:
            adjective = adjective_site(tokens[first].text)
            pair = self._words(first, first + 2) if first + 1 < len(tokens) else ""
            if adjective_site(pair) and self._adjectival(first, first + 2):
                self._add(first, first + 2, (adjective_site(pair),), adjective=True)  # type: ignore[arg-type]
                return first + 2
            if adjective and self._adjectival(first, first + 1):
                self._add(first, first + 1, (adjective,), adjective=True)
            return first + 1
        last, senses = found
        mention = Mention(first, last, self._words(first, last), senses)
        if country_of_name(mention.words) or self._body(mention.words) or (len(mention.words) == 2 and not region_named(mention.words)):
            return last  # a country that is none here (``Michael Jordan``), a body (``Hamas``), a code (``OK``)
        points = self._points(mention, self._name(first))
        if points is not None:
            self.doubts.append(Doubt(mention, points, mention.words in self._people))
        return last

    def _longest(self, first: int) -> tuple[int, tuple[Site, ...]] | None:
        tokens, best = self.tokens, None
        end = first
        while end < len(tokens) and end - first < LONGEST_NAME and not self.taken[end]:
            if not self._capital(end):
                if tokens[end].lower not in JOINTS or end == first:
                    break
            else:
                senses = senses_of(self._words(first, end + 1))
                if senses:
                    best = end + 1, senses
            end += 1
            if end < len(tokens) and tokens[end].paragraph != tokens[first].paragraph:
                break
        return best

    def _points(self, mention: Mention, name: Name | None) -> float | None:
        """Count the witnesses beside a name; ``None`` where it is a part of another name or an everyday word."""
        tokens, first, last = self.tokens, mention.first, mention.last
        before = tokens[first - 1].lower if first else ""
        after = tokens[last].lower if last < len(tokens) else ""
        single = last - first == 1
        known = mention.key in self.keys
        if single and self._hollow(first, mention.senses):
            return None
        if self._hallowed(mention):
            return None
        if single and tokens[first].pos in WORD_CLASSES and not known and not tokens[first].text.isupper():
            return None
        if after in place_words("road") or self._diseased(last):
            return None
        points = 0.0
        if name is not None and name.label != "LOC" and name.last - name.first > last - first:
            inside = self._inside(mention, name, before, after)
            if inside is None:
                return None
            points += inside
        elif self._capital(last) and after not in place_words("body") and not self._sentence_start(last):
            if not (mention.words.isupper() and self._opens_paragraph(first) and not tokens[last].text.isupper()):
                return None
            points += 1.5  # ``LONDON The foreign minister``
        elif name is not None and name.label == "PERSON":
            points -= 1.5 if single else 1.0
        if mention.words in self._people or (single and mention.words in first_names()):
            points -= 2.0
        own = [site for site in mention.senses if site.own or site.spelling]
        points += _by_size(max(own or mention.senses, key=size)) - (0.0 if own else 0.5)
        if own and points > 0 and any(site.kind == "region" for site in own):
            points += 0.7
        elif own and points > 0 and name is None and division_named(mention.words) in own:
            points += 1.0
        if own and not single and points > 0:
            points += 0.6  # two words in a row are seldom a place's by chance
        return points + self._beside(first, last)

    def _hallowed(self, mention: Mention) -> bool:
        """``St. John's Church`` is no St. John."""
        tokens, last = self.tokens, mention.last
        return (
            mention.key.startswith("st ") and last + 1 < len(tokens) and tokens[last].text in ("'s", "’s", "'", "’")
            and self._capital(last + 1)
        )  # fmt: skip

    def _beside(self, first: int, last: int) -> float:
        """Count the witnesses in the words before and after."""
        tokens = self.tokens
        before = tokens[first - 1].lower if first else ""
        after = tokens[last].lower if last < len(tokens) else ""
        points = 0.0
        if self._contained(last):
            points += 2.5
        if before in place_words("before"):
            points += 1.8
        elif before == "of" and first > 1 and tokens[first - 2].lower in place_words("of body"):
            points += 1.8
        elif before == "of" and first > 1 and self._is_person(first - 2):
            points += 1.5  # ``Amal Haddad, 40, of Hama`` has a comma, ``Amal Haddad of Hama`` none
        elif before in place_words("maybe before"):
            points += 0.7
        if after in place_words("after") or after in place_words("body"):
            points += 1.2
        if self._listed(last):
            points += 2.0
        elif first > 1 and tokens[first - 1].text in (",", "and", "/") and self._ends_place(first - 1):
            points += 1.2
        if self._opens_paragraph(first) and after in DATELINE_MARKS:
            points += 1.5 if after in (",", ":", "-") else 2.0
        elif self._sentence_start(first) and tokens[first].text.isupper() and after in DASHES:
            points += 2.5
        if after == "-" and last + 1 < len(tokens) and tokens[last + 1].lower in ("based", "born", "area", "bound"):
            points += 2.0
        if tokens[first].pos not in ("PROPN", "X") and not tokens[first].text.isupper():
            if (self._sentence_start(first) or last - first == 1) and key_of(self._words(first, last)) not in self.keys:
                points -= 1.0
        return points

    def _listed(self, last: int) -> bool:
        """``in Hama, Homs and Idlib counties``: the plural behind a list of capitalised words says what they are."""
        for at in range(last, min(last + 12, len(self.tokens))):
            token = self.tokens[at]
            if token.lower in ("counties", "parishes", "provinces", "districts", "townships"):
                return True
            if not (self._capital(at) or token.text in (",", "and", "&")):
                return False
        return False

    def _ends_place(self, at: int) -> bool:
        """Tell whether a sure place stands before a comma or ``and``."""
        while at > 0 and self.tokens[at].text in (",", "and", "/"):
            at -= 1
        return self.taken[at] and self.tokens[at].text in self._place_ends

    def _is_person(self, at: int) -> bool:
        while at > 0 and (self.tokens[at].text == "," or self.tokens[at].text.isdigit()):
            at -= 1
        name = self._name(at)
        return name is not None and name.label == "PERSON"

    def _inside(self, mention: Mention, name: Name, before: str, after: str) -> float | None:
        """A longer name begins with its place (``Hama Police``) or ends with it (``University of Aleppo``)."""
        start = name.first + (self.tokens[name.first].lower == "the")
        if mention.first == start and (after in place_words("body") or after in ("-", "and", ",")):
            return 0.5
        if mention.last == name.last and before in ("of", "in", "at") and mention.first > name.first:
            return 0.3
        if name.label == "PERSON" or mention.first > start or after in place_words("outlet"):
            return None
        return 0.3 if any(site.kind == "division" and site.own for site in mention.senses) else -0.5

    def _contained(self, last: int) -> bool:
        """Tell whether a state, country or county stands behind a comma or in brackets."""
        return container(self.analysis, last) is not None

    # ---------------------------------------------------------------- small questions
    @cached_property
    def _people(self) -> frozenset[str]:
        """Family names, and first names that are known as such, of the people whom this text names in full."""
        found = set()
        for name in self.analysis.names:
            if name.label != "PERSON" or name.last - name.first < 2:
                continue
            words = self._words(name.first, name.last)
            if any(site.own for site in senses_of(words)):
                continue  # ``Tamil Nadu``, whatever the model says
            found.add(words)
            found.add(self.tokens[name.last - 1].text)
            found.update(token.text for token in self.tokens[name.first : name.last - 1] if token.text in first_names())
        return frozenset(found)

    def _reach(self, first: int, last: int) -> tuple[int, int]:
        """Stretch a span over the neighbours that make it a longer known name: ``New York`` → ``New York City``."""
        best = first, last
        start = first
        while start > 0 and first - start < 3 and self._joins(start - 1, start):
            start -= 1
        end = last
        while end < len(self.tokens) and end - last < 4 and self._joins(end, end - 1):
            end += 1
        if (start, end) == best:
            return best
        for a in range(start, first + 1):
            for b in range(end, last - 1, -1):
                if (a, b) != (first, last) and b - a > best[1] - best[0] and self.tokens[a].lower != "the":
                    if self._capital(a) and self._capital(b - 1) and senses_of(self._words(a, b)):
                        best = a, b
        return best

    def _joins(self, at: int, beside: int) -> bool:
        token = self.tokens[at]
        if self.taken[at] or token.sentence != self.tokens[beside].sentence:
            return False
        return (self._capital(at) and not self._sentence_start(at) or token.pos == "PROPN" and self._capital(at)) or token.text in ("-", "’s", "'s") or (
            token.lower in JOINTS and token.text != "and" and self._capital(at + (1 if at > beside else -1))
        )

    def _name(self, at: int) -> Name | None:
        number = self.tokens[at].name
        return self.analysis.names[number] if number >= 0 else None

    def _capital(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].text[:1].isupper()

    def _sentence_start(self, at: int) -> bool:
        return at < len(self.tokens) and self.analysis.sentences[self.tokens[at].sentence].first == at

    def _opens_paragraph(self, at: int) -> bool:
        return at == 0 or self.tokens[at - 1].paragraph != self.tokens[at].paragraph

    def _words(self, first: int, last: int) -> str:
        return self.analysis.text[self.tokens[first].start : self.tokens[last - 1].end]

    def _add(self, first: int, last: int, senses: tuple[Site, ...], adjective: bool = False) -> None:
        if any(self.taken[first:last]):
            return
        self.taken[first:last] = [True] * (last - first)
        self.sure.append(Mention(first, last, self._words(first, last), senses, adjective))


def is_adjective(words: str) -> bool:
    """Tell whether the words are a nationality adjective or one of a region: ``Danish``, ``Scottish``, ``European``."""
    return country_of_demonym(words) is not None or adjective_site(words) is not None


def container(analysis: Analysis, last: int) -> Site | None:
    """Return the state, province or country that stands behind a name: ``Paris, Texas``; ``Paris (Texas)``."""
    tokens = analysis.tokens
    if last + 1 >= len(tokens) or tokens[last].text not in (",", "("):
        return None
    for size in (4, 3, 2, 1):
        if last + 1 + size > len(tokens) or not tokens[last + 1].text[:1].isupper():
            continue
        words = analysis.text[tokens[last + 1].start : tokens[last + size].end]
        found = whole_of(words)
        if found is not None:
            return found
    return None


def whole_of(words: str) -> Site | None:
    """Return the country, state or province with this name or abbreviation, which may hold a town just named."""
    division = division_named(words)
    if division is not None:
        return division
    if words.lower() in place_words("generic"):
        return None
    from_country = find_countries(words.split())
    if len(from_country) == 1 and from_country[0].relation == "name" and from_country[0].last == len(words.split()):
        return country_site(from_country[0].country)
    return next((site for site in sites_named(words) if site.kind == "division" and site.own), None)


def senses_of(words: str) -> tuple[Site, ...]:
    """Return every place of this name, abbreviations of states among them."""
    short = division_named(words)
    found = sites_named(words)
    if not found and " of " in words:  # ``State of Illinois``, ``City of Hama``
        kind, _, rest = words.partition(" of ")
        found = sites_named(rest) if kind.lower() in place_words("of body") else ()
    if _initials(words):
        found = tuple(site for site in found if site.kind in ("region", "division") and len(words) > 3 or site.kind == "region")
        known = nickname_site(words)
        return tuple(site for site in (short, known, *found) if site is not None)
    if short is not None and short not in found:
        return (short,) if words.endswith(".") else (short, *found)
    return found


def _initials(words: str) -> bool:
    """``E.U.``, ``UF``, ``P.A.``: letters that stand for words, so no town of that spelling is meant."""
    return words.isupper() and ("." in words or len(words) <= 3)


def size(site: Site) -> float:
    """Return how many would mean this place by its name alone, as a power of ten."""
    if site.kind == "country":
        return 8.0
    if site.kind == "region":
        return 6.0
    people = math.log10(site.people + 200)
    if not site.own:
        people -= 0.5 if site.spelling else 1.5
    return people - {"town": 0.0, "county": 1.0, "division": 0.4}[site.kind]


def _by_size(site: Site) -> float:
    biggest = size(site)
    if biggest >= 5.5:
        return 1.5
    if biggest >= 4.8:
        return 1.0
    if biggest >= 4.0:
        return 0.3
    return -0.3 if biggest < 3.3 else 0.0
