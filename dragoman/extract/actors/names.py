"""Where does a name stand, and what kind of bearer has it? (``Foreign Minister Nadia Orlan of Veldia met the UN``)

Country names and well-known bodies come from the lexicon, the rest from the language model, mended by what English
does with titles, possessives and long official names.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.extract.actors.draft import Draft
from dragoman.language.analysis import Analysis, Token
from dragoman.lexicon.countries import countries, country_of_capital, country_of_demonym
from dragoman.lexicon.gazetteer import towns_named
from dragoman.lexicon.roles import first_names, known_bodies, role_words
from dragoman.record.model import ActorKind
from dragoman.spans import Span

HONORIFICS = {
    "mr": "m", "mr.": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f", "sir": "m", "lord": "m",
    "lady": "f", "dame": "f", "dr": None, "dr.": None, "madam": "f", "messrs": None, "herr": "m", "monsieur": "m",
    **dict.fromkeys(("lt", "lt.", "col", "col.", "gen", "gen.", "maj", "maj.", "brig", "brig.", "capt", "capt.", "sgt", "sgt.",
                     "cmdr", "cmdr.", "adm", "adm.", "sen", "sen.", "rep", "rep.", "gov", "gov.", "he")),
}  # fmt: skip
SMALL = {"of", "for", "on", "and", "the", "&", "in", "de", "du", "des", "la", "al", "-", "–", "der", "von", "van", "bin",
         "ul", "el", "da", "do", "e", "y", "’s", "'s"}  # fmt: skip
BODY_WORDS = {
    "ministry", "council", "committee", "commission", "party", "union", "office", "agency", "assembly", "parliament",
    "court", "department", "directorate", "bureau", "authority", "coalition", "conference", "congress", "senate", "house",
    "bank", "university", "institute", "college", "school", "foundation", "association", "federation", "organisation",
    "organization", "company", "corporation", "corp", "corp.", "inc", "inc.", "ltd", "group", "front", "movement", "army",
    "forces", "force", "guard", "guards", "police", "service", "services", "embassy", "consulate", "church", "diocese",
    "prefecture", "community", "patriarchate", "centre", "center", "fund", "league", "alliance", "society", "board", "cabinet",
    "times", "post", "news", "herald", "tribune", "journal", "gazette", "television", "radio", "press", "museum", "mission",
    "secretariat", "tribunal", "legislature", "brigade", "battalion", "airlines", "airways", "club", "network", "forum",
    "administration", "government", "chamber", "initiative", "campaign", "brotherhood", "state department", "rabbinate",
}  # fmt: skip
PARTS_OF_STATES = {"England", "Scotland", "Wales", "Northern Ireland"}
TITLED = {"president", "minister", "king", "queen", "pope", "prince", "princess", "senator", "governor", "general"}


def find_names(analysis: Analysis) -> list[Draft]:
    """Return the mentions by name, in text order, none overlapping another.

    Offsets: drafts hold token indices; articles, titles and a possessive ending stand outside the name.
    """
    taken = [False] * len(analysis.tokens)
    long_bodies = _long_bodies(analysis)
    known = _known_names(analysis)
    model = _model_names(analysis)
    titled = _titled_names(analysis)
    drafts: list[Draft] = []
    for draft in sorted([*known, *long_bodies, *model, *titled], key=_rank):
        if draft.last <= draft.first or any(taken[draft.first : draft.last]):
            continue
        for i in range(draft.first, draft.last):
            taken[i] = True
        drafts.append(draft)
    drafts = _without_places(analysis, drafts)
    drafts += _family_names(analysis, drafts, taken)
    drafts.sort(key=lambda d: d.first)
    return drafts


def _without_places(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """One word that the model took for a person, and that somebody is *in*, is a place: all its mentions go."""
    places = {
        draft.name
        for draft in drafts
        if draft.kind == "person"
        and draft.last - draft.first == 1
        and any(analysis.tokens[c].lower in {"in", "near", "outside"} for c in analysis.dependents(draft.head, "case"))
    }
    full = {analysis.tokens[d.last - 1].text for d in drafts if d.kind == "person" and d.last - d.first >= 2}
    places |= {
        d.name
        for d in drafts
        if d.kind == "person" and d.last - d.first == 1 and d.name not in full and _is_city(d.name)
    }
    return [d for d in drafts if not (d.kind == "person" and d.name in places)]


def _is_city(name: str) -> bool:
    """A town of 200,000 inhabitants or more: a single word that names one is seldom a family name."""
    return any(town.people >= 200_000 for town in towns_named(name))


def _family_names(analysis: Analysis, drafts: list[Draft], taken: list[bool]) -> list[Draft]:
    """Words that the model passed over, and that are the family name of somebody whom the text names in full."""
    bearers = {}
    for draft in drafts:
        if draft.kind == "person" and draft.last - draft.first >= 2:
            bearers[analysis.tokens[draft.last - 1].text] = draft
    found = []
    for token in analysis.tokens:
        if token.text in bearers and not taken[token.index] and token.pos in {"PROPN", "NOUN", "ADJ", "VERB"}:
            bearer = bearers[token.text]
            found.append(
                Draft(token.index, token.index + 1, token.index, "name", "person", token.text, gender=bearer.gender)
            )
    return found


def _rank(draft: Draft) -> tuple[int, bool, int]:
    """Longer names first; those of the lexicon before those of the model at equal length."""
    return (draft.first - draft.last, not (draft.country or draft.sectors), draft.first)


# ---------------------------------------------------------------- from the lexicon
@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[str, ActorKind, str | None, tuple[str, ...]]]]:
    """First word → phrases, longest first."""
    table: dict[str, list[tuple[str, ActorKind, str | None, tuple[str, ...]]]] = {}

    def add(phrase: str, kind: ActorKind, country: str | None, sectors: tuple[str, ...]) -> None:
        first = re.match(r"(?:\w\.)+|[^\W_]+", phrase)
        if first:
            table.setdefault(first[0], []).append((phrase, kind, country, sectors))

    for country in countries():
        for name in (country.name, *country.aliases):
            add(name, "place-government" if name in PARTS_OF_STATES else "country", country.alpha3, ())
        for name in country.governments:
            add(re.sub(r"^[Tt]he ", "", name), "organisation", country.alpha3, ("GOV",))
    for name, body in known_bodies().items():
        add(name, "organisation", body.country, body.sectors)
    for phrases in table.values():
        phrases.sort(key=lambda p: -len(p[0]))
    return table


def _known_names(analysis: Analysis) -> list[Draft]:
    table, text, tokens = _phrases(), analysis.text, analysis.tokens
    found: list[Draft] = []
    skip = -1
    for token in tokens:
        if token.index < skip or (not token.text[0].isupper() and token.text not in table):
            continue
        for phrase, kind, country, sectors in table.get(token.text, ()):
            end = token.start + len(phrase)
            if text[token.start : end] != phrase or (end < len(text) and text[end].isalnum()):
                continue
            last = token.index + 1
            while last < len(tokens) and tokens[last].start < end:
                last += 1
            if tokens[last - 1].end != end or _part_of_person(analysis, token, last):
                continue
            found.append(Draft(token.index, last, _head(analysis, token.index, last), "name", kind, phrase, country,
                               list(sectors)))  # fmt: skip
            skip = last
            break
    return found


def _part_of_person(analysis: Analysis, token: Token, last: int) -> bool:
    """``Michael Jordan``, ``Chad Smith``: a country's name inside a longer name of a person is not the country."""
    if token.name < 0:
        return False
    name = analysis.names[token.name]
    if name.label != "PERSON" or (name.first == token.index and name.last == last):
        return name.label == "PERSON" and token.text in {"Jordan", "Chad", "Georgia"} and name.last - name.first == 1
    words = [t.text for t in analysis.tokens[name.first : name.last]]
    return words[0] in first_names() or (token.index > name.first and last == name.last and len(words) == 2)


# ---------------------------------------------------------------- long official names
def _long_bodies(analysis: Analysis) -> list[Draft]:
    """``the National Directorate for Space Affairs``: a run of capitals around a word for a body."""
    tokens = analysis.tokens
    found: list[Draft] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if not (token.text[0].isupper() and token.lower in BODY_WORDS):
            index += 1
            continue
        sentence = analysis.sentences[token.sentence]
        if _is_heading(analysis, sentence.first, sentence.last):
            index = sentence.last
            continue
        first = index
        while first > sentence.first and _joins_left(analysis, first - 1, sentence.first):
            first -= 1
        first = _drop_titles(analysis, first, index)
        last = _extend_right(analysis, index + 1, sentence.last)
        if last - first >= 2:
            found.append(_body(analysis, first, last))
        index = last
    return found


def _is_heading(analysis: Analysis, first: int, last: int) -> bool:
    """Most words with a capital: a headline, where capitals tell nothing."""
    words = [t for t in analysis.tokens[first:last] if t.text[0].isalpha() and len(t.text) > 3]
    return len(words) > 5 and sum(t.text[0].isupper() for t in words) > 0.85 * len(words)


def _capital(token: Token) -> bool:
    return (
        token.text[0].isupper()
        and token.pos not in {"PRON", "DET", "SCONJ", "CCONJ", "AUX", "ADV"}
        and token.text != "I"
    )


def _joins_left(analysis: Analysis, index: int, low: int) -> bool:
    token = analysis.tokens[index]
    if index == low:
        return _capital(token) and token.pos in {"PROPN", "ADJ", "NOUN"} and token.lower not in {"the", "a", "an"}
    if _capital(token):
        return (token.pos in {"PROPN", "ADJ", "NOUN", "VERB", "X"} and token.pos != "VERB") or token.pos == "PROPN"
    return token.text in {"&", "-"} and _capital(analysis.tokens[index - 1])


def _drop_titles(analysis: Analysis, first: int, head: int) -> int:
    """``President Obama’s Cabinet``: a title at the left edge is not part of the body's name."""
    for i in range(head - 1, first - 1, -1):
        word = analysis.tokens[i].lower
        role = role_words().get(word)
        if (role and role.kind == "person" and role.office and word in TITLED) or word in {"'s", "’s"}:
            return i + 1
    return first


def _extend_right(analysis: Analysis, last: int, high: int) -> int:
    tokens = analysis.tokens
    while last < high:
        token = tokens[last]
        if _capital(token) and token.pos in {"PROPN", "ADJ", "NOUN"}:
            role = role_words().get(token.lower)
            if role and role.kind == "person" and role.office and tokens[last - 1].lower in BODY_WORDS:
                break  # Communications Office | Secretary Joan Reyes
            last += 1
            continue
        if token.lower in {"of", "for", "on", "and", "&", "-", "in"}:
            ahead = last + 1
            while ahead < high and tokens[ahead].lower in {"the", "major", "all"} and ahead - last < 2:
                ahead += 1
            if ahead < high and _capital(tokens[ahead]) and tokens[ahead].pos in {"PROPN", "ADJ", "NOUN"}:
                joins = token.lower in {"of", "for", "on"} or (
                    token.lower in {"and", "&"}
                    and any(tokens[i].lower in {"of", "for"} for i in range(max(0, last - 5), last))
                    and not _starts_new(analysis, ahead)
                )
                if joins:
                    last = ahead + 1
                    continue
        if token.text == "(" and last + 2 < high and tokens[last + 2].text == ")" and tokens[last + 1].text.isupper():
            follow = tokens[last + 3] if last + 3 < high else None
            if follow is not None and _capital(follow) and follow.lower in BODY_WORDS:
                last += 4
                continue
        break
    return last


def _starts_new(analysis: Analysis, index: int) -> bool:
    """After ``and``: a country or another body begins a name of its own."""
    token = analysis.tokens[index]
    return (
        token.text in _phrases()
        or token.lower in BODY_WORDS
        or (token.name >= 0 and analysis.names[token.name].label == "PERSON")
    )


def _body(analysis: Analysis, first: int, last: int) -> Draft:
    text = analysis.text
    tokens = analysis.tokens
    name = text[tokens[first].start : tokens[last - 1].end]
    known = known_bodies().get(name)
    country, sectors = (known.country, list(known.sectors)) if known else (None, [])
    if not known:
        country = country_in(analysis, first, last)
        sectors = _sectors_in(analysis, first, last)
    return Draft(first, last, _head(analysis, first, last), "name", "organisation", name, country, sectors)


def country_in(analysis: Analysis, first: int, last: int) -> str | None:
    """Return the country that words of a name tell: a nationality word or a country's name; the last one wins."""
    found = None
    for i in range(first, last):
        word = analysis.tokens[i].text
        if not word[0].isupper():
            continue
        found = country_of_demonym(word) or country_of_capital(word) or found
        for phrase, kind, country, _ in _phrases().get(word, ()):
            start = analysis.tokens[i].start
            if kind in {"country", "place-government"} and analysis.text[start : start + len(phrase)] == phrase:
                found = country
                break
    return found


def _sectors_in(analysis: Analysis, first: int, last: int) -> list[str]:
    roles = role_words()
    words = [t.lower for t in analysis.tokens[first:last]]
    for size in (3, 2, 1):  # the first head decides: Ministry of Justice is a ministry
        for at in range(len(words) - size + 1):
            role = roles.get(" ".join(words[at : at + size]))
            if role and role.kind == "group" and role.sector:
                return [role.sector]
    extra = {
        "defense": "MIL", "defence": "MIL", "jewish": "REL", "christian": "REL", "islamic": "REL", "catholic": "REL",
        "orthodox": "REL", "rabbinic": "REL", "bishops": "REL", "lutheran": "REL", "muslim": "REL", "times": "JRN",
        "news": "JRN", "post": "JRN", "star": "JRN", "herald": "JRN", "rights": "SOC",
    }  # fmt: skip
    for word in words:
        if word in extra:
            return [extra[word]]
    return []


def _head(analysis: Analysis, first: int, last: int) -> int:
    """Return the token of the range whose head lies outside it, the last such one for names that the parser broke."""
    outside = [
        i for i in range(first, last) if not first <= analysis.tokens[i].head < last or analysis.tokens[i].dep == "root"
    ]
    words = [i for i in outside if analysis.tokens[i].pos not in {"PUNCT", "PART", "ADP", "DET"}]
    return (words or outside or [last - 1])[0]


# ---------------------------------------------------------------- after a title
def _titled_names(analysis: Analysis) -> list[Draft]:
    """``Vice President A.B. Orlan``, ``Mr Orlan``: the capitals right behind an office or an honorific are a person."""
    roles, tokens = role_words(), analysis.tokens
    found: list[Draft] = []
    for token in tokens:
        role = roles.get(token.lower)
        honorific = token.lower in HONORIFICS and token.text[0].isupper()
        if not honorific and not (role and role.kind == "person" and role.office):
            continue
        high = min(analysis.sentences[token.sentence].last, token.index + 5)
        first = last = token.index + 1
        while last < high and _can_be_name(analysis, last):
            last += 1
        if last > first and not (
            last < high and tokens[last].lower in {"'s", "’s"} and tokens[last - 1].lower in roles
        ):
            words = analysis.span(first, last).cut(analysis.text)
            found.append(_person(analysis, first, last, words, HONORIFICS.get(token.lower)))
    return found


def _can_be_name(analysis: Analysis, index: int) -> bool:
    token = analysis.tokens[index]
    return (
        token.pos == "PROPN"
        and token.text[0].isupper()
        and (not token.text.isupper() or "." in token.text)
        and token.lower not in BODY_WORDS
        and token.lower not in role_words()
        and token.text not in _phrases()
        and not country_of_demonym(token.text)
        and token.lower not in HONORIFICS
        and token.lower not in _CALENDAR
    )


_CALENDAR = set(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"])  # fmt: skip


# ---------------------------------------------------------------- from the language model
def _model_names(analysis: Analysis) -> list[Draft]:
    found: list[Draft] = []
    for name in analysis.names:
        first, last = _trim(analysis, name.first, name.last)
        gender = None
        if name.label == "PERSON":
            first, gender = _without_titles(analysis, first, last)
        if first >= last:
            continue
        words = analysis.text[analysis.tokens[first].start : analysis.tokens[last - 1].end]
        if not any(c.isalpha() for c in words) or not any(c.isupper() for c in words):
            continue
        if name.label == "PERSON" and not country_of_capital(words):
            draft = _person(analysis, first, last, words, gender)
        elif name.label == "ORG":
            first, last = _without_nation(analysis, first, last)
            if all(t.lower in role_words() or t.lower in SMALL for t in analysis.tokens[first:last]):
                continue
            if last - first == 1 and analysis.tokens[first].lower in role_words() and not words.isupper():
                continue
            if last - first == 1 and country_of_demonym(words):
                continue
            draft = _body(analysis, first, _extend_right(analysis, last, _sentence_end(analysis, first))
                          if analysis.tokens[last - 1].lower in BODY_WORDS else last)  # fmt: skip
            if _looks_like_person(analysis, first, last):
                draft = _person(analysis, first, last, words, None)
        elif name.label == "LOC" or name.label == "PERSON":
            capital = country_of_capital(words)
            if not capital or not _stands_for_government(analysis, first, last):
                if _looks_like_person(analysis, first, last):
                    found.append(_person(analysis, first, last, words, None))
                continue
            draft = Draft(
                first, last, _head(analysis, first, last), "name", "place-government", words, capital, ["GOV"]
            )
        else:
            country = country_of_demonym(words)
            plural = analysis.tokens[last - 1].tag == "NNPS"
            if not (country and plural):
                continue
            draft = Draft(first, last, last - 1, "name", "group", words, country, [], plural=True)
        found.append(draft)
    return found


def _without_nation(analysis: Analysis, first: int, last: int) -> tuple[int, int]:
    """``Veldian Red Cross`` holds a well-known body: the nationality word stands before its name."""
    for start in range(first + 1, last):
        if analysis.span(start, last).cut(analysis.text) in known_bodies():
            return start, last
    while last > first and analysis.tokens[last - 1].lower in SMALL:
        last -= 1
    return first, last


def _sentence_end(analysis: Analysis, index: int) -> int:
    return analysis.sentences[analysis.tokens[index].sentence].last


def _trim(analysis: Analysis, first: int, last: int) -> tuple[int, int]:
    tokens = analysis.tokens
    while first < last and (tokens[first].lower in {"the", "a", "an"} or not tokens[first].text[0].isalnum()):
        first += 1
    while last > first and (
        tokens[last - 1].lower in {"'s", "’s", "'", "’"} or not tokens[last - 1].text[-1].isalnum()
    ):
        if tokens[last - 1].text[-1] == "." and tokens[last - 1].text[0].isalpha():
            break
        last -= 1
    return first, last


def _without_titles(analysis: Analysis, first: int, last: int) -> tuple[int, str | None]:
    """Move past honorifics, offices and nationality words at the left edge of a person's name."""
    roles, gender = role_words(), None
    while first < last:
        word = analysis.tokens[first].lower
        pair = word + " " + analysis.tokens[first + 1].lower if first + 1 < last else ""
        role = roles.get(pair)
        if role and role.kind == "person":
            first += 2
            continue
        role = roles.get(word)
        if word in HONORIFICS:
            gender = HONORIFICS[word]
        elif (
            not (role and role.kind == "person")
            and not country_of_demonym(analysis.tokens[first].text)
            and word not in {"vice", "deputy", "former", "foreign", "prime", "ex", "secretary", "then", "late"}
        ):
            break
        first += 1
    return first, gender


def _person(analysis: Analysis, first: int, last: int, words: str, gender: str | None) -> Draft:
    gender = gender or first_names().get(analysis.tokens[first].text)
    return Draft(first, last, _head(analysis, first, last), "name", "person", words, gender=gender)


def _looks_like_person(analysis: Analysis, first: int, last: int) -> bool:
    """A first name and another capital, and no word for a body: the model took a person for something else."""
    tokens = analysis.tokens[first:last]
    return (
        2 <= len(tokens) <= 4
        and tokens[0].text in first_names()
        and all(_capital(t) for t in tokens)
        and not any(t.lower in BODY_WORDS for t in tokens)
    )


def _stands_for_government(analysis: Analysis, first: int, last: int) -> bool:
    """A capital that acts or owns (``Ankara said``, ``Ankara’s growing interest``, ``between Ankara and Athens``)."""
    head = analysis.tokens[_head(analysis, first, last)]
    if head.dep.startswith("conj"):
        head = analysis.tokens[head.head]
    if head.dep in {"nsubj", "iobj"}:
        return analysis.tokens[head.head].pos == "VERB"
    if head.dep.startswith("nmod:poss"):
        return analysis.tokens[head.head].lower in _OWNED
    cases = {analysis.tokens[c].lower for c in analysis.dependents(head.index, "case")}
    return head.dep.startswith(("nmod", "obl")) and bool(
        cases & {"between", "toward", "towards", "with", "against", "by"}
    )


_OWNED = {
    "interest", "position", "decision", "policy", "interests", "demand", "demands", "view", "refusal", "ambition",
    "ambitions", "response", "relations", "relationship", "stance", "role", "support", "commitment", "influence",
    "ties", "willingness", "government", "claim", "claims", "offer", "pressure", "allies", "ally", "readiness",
}  # fmt: skip


def words_of(analysis: Analysis, draft: Draft) -> Span:
    """Return the offsets of a mention."""
    return analysis.span(draft.first, draft.last)
