"""Which office goes with a name? (``Veldian Foreign Minister Nadia Orlan``; ``Nadia Orlan, head of the Veldian Space Agency``)"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.geography import Geography
from dragoman.extract.actors.sectors import SectorReader
from dragoman.language.analysis import Analysis, Token
from dragoman.lexicon.countries import country_of_demonym
from dragoman.lexicon.frames import load_words
from dragoman.lexicon.roles import RoleWord, other_senses, role_before

FORMER = {"former", "ex", "late", "then", "outgoing", "onetime", "ousted", "ex-"}
LONGEST_ROLE = 7  # words of the longest role phrase
LONGEST_TITLE = 9  # tokens; longer runs before a name are not titles


@dataclass
class Titles:
    """What the offices used up: ``used`` tokens are parts of titles; ``appositions`` (first, last, head, draft)."""

    geography: Geography
    sectors: SectorReader
    used: set[int] = field(default_factory=set)
    appositions: list[tuple[int, int, int, int]] = field(default_factory=list)


HEADS_OF_STATE = frozenset({"president", "king", "queen", "pope", "emperor", "emir", "sultan", "sheikh"})
ENVOYS = frozenset(
    {"ambassador", "envoy", "consul", "consul general", "emissary", "high commissioner", "special envoy"}
)
"""Offices whose *to* names the country that they are sent to."""


def find_offices(analysis: Analysis, drafts: list[Draft], geography: Geography, sectors: SectorReader) -> Titles:
    """Write offices, sectors, countries and bodies into the drafts of persons; return which tokens that used."""
    at = sectors.at
    titles = Titles(geography, sectors)
    for number, draft in enumerate(drafts):
        if draft.kind != "person":
            continue
        _before(analysis, drafts, at, draft, titles)
        _after(analysis, drafts, at, number, titles)
        _copula(analysis, drafts, at, number, titles)
        _as_holder(analysis, drafts, at, number, titles)
    return titles


def role_ending_at(analysis: Analysis, index: int) -> tuple[int, RoleWord] | None:
    """Return (first token, role) of the longest role phrase whose last word is the token."""
    low = max(0, index - LONGEST_ROLE + 1)
    words = [token.lower for token in analysis.tokens[low : index + 1]]
    hit = role_before(words, len(words) - 1, analysis.tokens[index].lemma.lower())
    return (hit[0] + low, hit[1]) if hit else None


def names_nobody(analysis: Analysis, at: int) -> bool:
    """``in exile``, ``self-imposed exile``, ``an agent for change``, ``a nerve agent``, ``into force``, ``fighter jets``."""
    tokens = analysis.tokens
    senses = other_senses().get(tokens[at].lower)
    if senses is None:
        return False
    if at + 1 < len(tokens) and tokens[at + 1].lower in senses.get("next", ()):
        return True
    before = tokens[at - 1].lower if at else ""
    if before in senses.get("bare", ()):
        return True
    if at > 2 and tokens[at - 2].text == "-":
        before = f"{tokens[at - 3].lower}-{before}"
    if before in senses.get("before", ()):
        return True
    after = senses.get("after", frozenset())
    if not after or at + 2 >= len(tokens) or tokens[at + 1].lower not in {"of", "for"}:
        return False
    behind = at + 2
    while behind + 1 < len(tokens) and behind < at + 3 and tokens[behind].pos in {"ADJ", "DET"}:
        behind += 1  # an agent for positive change
    return tokens[behind].lower in after


def _before(analysis: Analysis, drafts: list[Draft], at: dict[int, int], draft: Draft, titles: Titles) -> None:
    tokens = analysis.tokens
    low = max(analysis.sentences[tokens[draft.first].sentence].first, draft.first - LONGEST_TITLE)
    left = draft.first
    if left - 1 >= low and tokens[left - 1].text == ",":  # the foreign minister, Nadia Orlan,
        head = tokens[draft.head].head
        hit = role_ending_at(analysis, head) if tokens[draft.head].dep == "appos" and head < draft.first else None
        if hit is None or hit[1].kind != "person":
            head = _bearer_of(analysis, left - 2, draft.last, low)  # and his counterpart, Joan Evora, signed
        if head >= 0 and head not in at:
            _nominal_before(analysis, drafts, at, draft, head, titles)
        return
    while left - 1 >= low:
        token = tokens[left - 1]
        another = left - 2 if token.lower == "and" else left - 1  # Kenyan minister Joan Otieno and minister Rui Brito
        if another in at and drafts[at[another]].kind == "person" and drafts[at[another]] is not draft:
            break
        if left - 1 in at:
            left = max(low, min(left - 1, drafts[at[left - 1]].first))  # all of *United States*, however it is tagged
        elif token.pos in {"NOUN", "PROPN", "ADJ"} or token.lower in {"'s", "’s", "-", "&"}:
            left -= 1
        elif (
            token.lower in {"of", "for", "and"}  # Minister of | Health, not a spokeswoman for | Orlan
            and left - 2 >= low
            and tokens[left - 2].pos in {"NOUN", "PROPN"}
            and left < draft.first
        ):
            left -= 2
        elif (
            token.lower == "the" and left < draft.first and left - 3 >= low and tokens[left - 2].lower in {"of", "for"}
        ):
            if not role_ending_at(analysis, left - 3):
                break
            left -= 3  # the Minister | for the Middle East | Nadia Orlan
        else:
            break
    if draft.country is None:  # the Danish painter Nadia Orlan, Veldia’s Orlan
        draft.country = _nation(titles.geography, tokens, left, draft.first)
    index = _shared_before(analysis, drafts, at, draft, left, titles) - 1
    while index >= left and not (index in at and drafts[at[index]].kind == "person"):
        hit = role_ending_at(analysis, index)
        if hit is None or hit[1].kind != "person":
            index -= 1
            continue
        first = _title_start(analysis, at, hit[0], left)
        _give(
            analysis,
            drafts,
            at,
            draft,
            (first, _title_end(analysis, at, index, draft.first)),
            (hit[0], index, hit[1]),
            left,
            draft.first,
            titles,
        )
        titles.used.update(range(first, draft.first))
        draft.titles.append((first, draft.first))
        if hit[1].word in HEADS_OF_STATE and first > left and tokens[first - 1].lower == "and":
            other = role_ending_at(analysis, first - 2)
            if other and other[1].sector == "GOV":
                break  # the Prime Minister and President Orlan are two
        index = first - 1
    if draft.titles and left - 1 >= low and tokens[left - 1].text == ",":  # NATO's commander, General Nadia Orlan,
        head = _bearer_of(analysis, left - 2, draft.last, low)
        if head >= 0 and head not in at:
            _nominal_before(analysis, drafts, at, draft, head, titles)
    if not draft.sectors and draft.titles and tokens[left].lower in {"'s", "’s", "'", "’"} and left - 1 in at:
        draft.sectors += drafts[at[left - 1]].sectors[:1]  # the president's spokeswoman Nadia Orlan


def _shared_before(
    analysis: Analysis, drafts: list[Draft], at: dict[int, int], draft: Draft, left: int, titles: Titles
) -> int:
    """``Opposition leaders Nadia Orlan and Rui Brito``: each of those named in a row holds the office. Returns where the
    office begins, or the name where there is none."""
    tokens, last = analysis.tokens, draft.first - 1
    word = tokens[last]
    if last < left or last in at or word.tag not in {"NNS", "NNPS"}:
        return draft.first
    lemma = word.lemma if word.lemma.lower() != word.lower else word.text.removesuffix("s")
    lemma = lemma.capitalize() if word.text.istitle() else lemma
    low = max(left, last - LONGEST_ROLE + 1)
    hit = role_before([*(t.lower for t in tokens[low:last]), lemma.lower()], last - low, "")
    if hit is None or hit[1].kind != "person" or not hit[1].office:
        return draft.first
    first = _title_start(analysis, at, low + hit[0], left)
    row = [one for one in drafts if one.kind == "person" and _is_in_row(analysis, draft.head, one.head)]
    countries = {
        place.country for i in range(left, draft.first) if (place := titles.geography.at(i)) and not place.aside
    }
    for one in row:
        kept = one.country
        _give(analysis, drafts, at, one, (first, last + 1), (low + hit[0], last, hit[1]), left, draft.first, titles)
        title, former = one.offices.pop()
        one.offices.append((title[: -len(word.text)] + lemma, former))
        if len(countries) > 1:
            one.country = kept  # the Kenyan and the Danish ministers: the words do not tell whose is whose
    titles.used.update(range(first, draft.first))
    draft.titles.append((first, draft.first))
    return first


def _is_in_row(analysis: Analysis, head: int, other: int) -> bool:
    """Tell whether a name is the first of a row or hangs on it by *and* and commas."""
    tokens = analysis.tokens
    while other > head and tokens[other].dep in {"conj", "appos", "flat"} and tokens[other].head != other:
        other = tokens[other].head
    return other == head


def _bearer_of(analysis: Analysis, index: int, behind: int, low: int) -> int:
    """Return the office of a phrase that ends at a token, where a name stands between commas behind it, or -1:
    ``the president of the fishing union, Joan Evora, said``."""
    tokens = analysis.tokens
    if _is_the_one(analysis, index, low):
        return index
    if behind < len(tokens) and tokens[behind].text not in {",", "."}:
        return -1
    while index > low and tokens[index].dep.startswith(("nmod", "compound", "flat")) and tokens[index].head != index:
        if tokens[index].head < index and _is_the_one(analysis, tokens[index].head, low):
            return tokens[index].head
        index = tokens[index].head
    return -1


def _is_the_one(analysis: Analysis, index: int, low: int) -> bool:
    """``the fishing union's president``, ``his Kenyan counterpart``: one person, who is named next."""
    if index < low or analysis.tokens[index].tag not in {"NN", "NNP"}:
        return False
    hit = role_ending_at(analysis, index)
    if hit is None or hit[1].kind != "person":
        return False
    below = analysis.dependents(index, "det", "nmod:poss")
    return any(analysis.tokens[i].lower not in {"a", "an", "another", "any", "each"} for i in below)


def _nation(geography: Geography, tokens: list[Token], first: int, last: int) -> str | None:
    """Return the country that a nationality word or a possessive among the tokens ``first … last`` tells."""
    for index in range(first, last):
        place = geography.at(index)
        if place is None or place.aside:
            continue
        if place.relation in {"demonym", "people"} or (place.last < last and tokens[place.last].lower in {"'s", "’s"}):
            return place.country
    return None


def _nominal_before(
    analysis: Analysis, drafts: list[Draft], at: dict[int, int], draft: Draft, head: int, titles: Titles
) -> None:
    hit = role_ending_at(analysis, head)
    if hit and hit[1].kind == "person":
        low, high = analysis.subtree(head)
        first = _title_start(analysis, at, hit[0], low)
        end = min(high, draft.first)
        _give(
            analysis,
            drafts,
            at,
            draft,
            (first, _title_end(analysis, at, head, end)),
            (hit[0], head, hit[1]),
            low,
            end,
            titles,
        )
        titles.used.add(head)
        titles.appositions.append((first, head + 1, head, next(n for n, d in enumerate(drafts) if d is draft)))


def _after(analysis: Analysis, drafts: list[Draft], at: dict[int, int], number: int, titles: Titles) -> None:
    """``Name, [the] [former] [Veldian] ROLE [of X]``."""
    draft, tokens = drafts[number], analysis.tokens
    high = analysis.sentences[tokens[draft.first].sentence].last
    start = draft.last
    if start >= high or tokens[start].text not in {",", "("}:
        return
    labelled = start + 2 < high and tokens[start + 1].text in {"D", "R", "I"} and tokens[start + 2].text == "-"
    if labelled:
        behind = (i for i in range(start + 3, min(high, start + 8)) if tokens[i].text in {",", ")"})
        start = next(behind, start)  # Sen. Nadia Orlan, D-R.I., the panel's chair
    elif start + 2 < high and tokens[start + 1].text.isdecimal() and tokens[start + 2].text == ",":
        labelled, start = True, start + 2  # Nadia Orlan, 63, a former police chief
    for index in range(start + 1, min(high, start + 10)):
        token = tokens[index]
        if token.tag == "VBD":
            return  # the union's leader, Joan Evora, accused the town
        if (token.pos in {"VERB", "AUX", "PRON", "SCONJ"} and index not in at) or token.text in {
            ",",
            ";",
            ":",
            ")",
            "“",
            '"',
        }:
            if role_ending_at(analysis, index) is None:
                return
        if index in at and drafts[at[index]].kind == "person":
            return
        if token.pos == "ADP" and tokens[index - 1].pos in {"NOUN", "PROPN"} and index - 1 not in at:
            return  # Orlan, the first visit by a leader: the phrase has a head, and it is no office
        hit = role_ending_at(analysis, index)
        if hit is None or hit[1].kind != "person" or names_nobody(analysis, index):
            continue
        if token.dep == "amod" and index + 1 < high and tokens[index + 1].pos == "NOUN":
            continue  # a former national | police chief
        longer = role_ending_at(analysis, index + 1) if index + 1 < high else None
        if longer and longer[1].kind == "person":  # vice president: wait for the last word
            continue
        if (
            index + 1 < high
            and tokens[index + 1].pos in {"NOUN", "PROPN"}
            and index + 1 in at
            and drafts[at[index + 1]].kind == "person"
        ):
            return  # a title of the next name in a list
        if tokens[start + 1].pos == "CCONJ":
            return
        if not labelled and token.dep.startswith("nsubj") and tokens[draft.head].head != index:
            return  # against Orlan, the mayor won: the office begins a clause of its own
        first = _title_start(analysis, at, hit[0], start + 1)
        end = _phrase_end(analysis, index + 1, high)
        _give(
            analysis,
            drafts,
            at,
            draft,
            (first, _title_end(analysis, at, index, end)),
            (hit[0], index, hit[1]),
            start + 1,
            end,
            titles,
        )
        titles.used.update(range(first, index + 1))
        titles.appositions.append((first, index + 1, index, number))
        return


def _copula(analysis: Analysis, drafts: list[Draft], at: dict[int, int], number: int, titles: Titles) -> None:
    """``Name is [the] ROLE of X``."""
    draft = drafts[number]
    token = analysis.tokens[draft.head]
    if not token.dep.startswith("nsubj") or token.head in at or not analysis.dependents(token.head, "cop"):
        return
    hit = role_ending_at(analysis, token.head)
    office = hit is not None and hit[1].kind == "person" and hit[1].office and not names_nobody(analysis, token.head)
    if hit and office and not analysis.dependents(token.head, "advmod:neg"):
        low, high = analysis.subtree(token.head)
        low = max(low, draft.last)
        end = _phrase_end(analysis, token.head + 1, high)
        first = _title_start(analysis, at, hit[0], low)
        _give(
            analysis,
            drafts,
            at,
            draft,
            (first, _title_end(analysis, at, token.head, end)),
            (hit[0], token.head, hit[1]),
            low,
            end,
            titles,
        )
        titles.used.add(token.head)


def _as_holder(analysis: Analysis, drafts: list[Draft], at: dict[int, int], number: int, titles: Titles) -> None:
    """``Name served as ROLE``, ``Name was sworn in as ROLE``, ``named Name as its ROLE``; who left it, or served, held it before."""
    draft, tokens = drafts[number], analysis.tokens
    token, words = tokens[draft.head], load_words()
    verbs = [token.head] if token.dep.startswith("nsubj") else []
    verbs += [v for v in analysis.dependents(draft.head, "acl") if _has_relative_subject(analysis, v)]
    given = {"nsubj:pass", "obj", "xcomp"}
    for verb in verbs or ([token.head] if token.dep in given else []):
        lemma = tokens[verb].lemma.lower()
        passive = bool(analysis.dependents(verb, "aux")) and tokens[verb].tag == "VBN" and lemma in words["appointing"]
        served = lemma in words["serving"] and bool(verbs)
        left = lemma in words["leaving_office"] and (bool(verbs) or token.dep in given)
        if not (served or left or (lemma in words["appointing"] and (passive or token.dep in given))):
            continue
        for role in analysis.dependents(verb, "obl"):
            case = {tokens[c].lower for c in analysis.dependents(role, "case")}
            hit = role_ending_at(analysis, role)
            if case != {"as"} or role < verb or hit is None or not hit[1].office or tokens[role].tag in {"NNS", "NNPS"}:
                continue
            low, high = max(verb + 1, hit[0] - LONGEST_ROLE), _phrase_end(analysis, role + 1, analysis.subtree(role)[1])
            low = max(low, min(analysis.subtree(role)[0], hit[0]))
            first = _title_start(analysis, at, hit[0], low)
            over = left or (served and tokens[verb].tag == "VBD")
            title = (first, _title_end(analysis, at, role, high))
            _give(analysis, drafts, at, draft, title, (hit[0], role, hit[1]), low, high, titles, over=over)
            titles.used.update(range(first, role + 1))
            return


def _has_relative_subject(analysis: Analysis, verb: int) -> bool:
    """``Orlan, who served``."""
    return any(analysis.tokens[c].lower in {"who", "that"} for c in analysis.dependents(verb, "nsubj"))


def _title_start(analysis: Analysis, at: dict[int, int], first: int, low: int) -> int:
    """Move left over words that belong to the title (``Deputy``, ``Foreign``), not over countries and articles."""
    tokens = analysis.tokens
    while first > low:
        token = tokens[first - 1]
        if _is_rank_before(tokens, first, low):
            first -= 2  # Major-General
            continue
        fits = token.pos in {"NOUN", "PROPN", "ADJ"} and token.lower not in FORMER and token.dep in {
            "compound", "amod", "flat", "nmod", "obj", "nsubj", "root", "conj", "dep", "appos"
        }  # fmt: skip
        hyphened = first - 2 >= low and tokens[first - 2].text == "-" and tokens[first - 2].end == token.start
        if not fits or hyphened or (first - 1) in at or country_of_demonym(token.text):
            break  # the 83-year-old | leader
        first -= 1
    return first


def _is_rank_before(tokens: list[Token], first: int, low: int) -> bool:
    """A rank or an office that a hyphen ties to the one behind it."""
    if first - 2 < low or tokens[first - 1].text != "-" or tokens[first - 1].end != tokens[first].start:
        return False
    before = tokens[first - 2]
    return before.end == tokens[first - 1].start and before.text[0].isupper() and tokens[first].text[0].isupper()


def _title_end(analysis: Analysis, at: dict[int, int], index: int, high: int) -> int:
    """``Minister of Digital Development and Transport``: capitals after *of* that are no body or country of their own."""
    tokens = analysis.tokens
    last = index + 1
    if last + 1 < high and tokens[last].lower in {"of", "for"}:
        ahead = last + 1
        if last + 2 < high and tokens[ahead].lower == "the":
            ahead += 1
        if tokens[ahead].text[0].isupper() and ahead not in at and tokens[index].text[0].isupper():
            while (
                ahead < high
                and (tokens[ahead].text[0].isupper() or tokens[ahead].lower in {"and", "&"})
                and ahead not in at
            ):
                ahead += 1
            while tokens[ahead - 1].lower in {"and", "&"}:
                ahead -= 1
            return ahead
    return last


def _phrase_end(analysis: Analysis, index: int, high: int) -> int:
    """Return where a title's ``of …`` phrase stops: the next comma, verb or bracket."""
    while index < high and analysis.tokens[index].text not in {",", ";", ":", ")", "(", "—", "–"}:
        if analysis.tokens[index].pos in {"VERB", "AUX", "PRON", "SCONJ"}:
            break
        index += 1
    return index


def _give(
    analysis: Analysis,
    drafts: list[Draft],
    at: dict[int, int],
    draft: Draft,
    title: tuple[int, int],
    hit: tuple[int, int, RoleWord],
    low: int,
    high: int,
    titles: Titles,
    *,
    over: bool = False,
) -> None:
    """Write what the words ``low:high`` around a title tell of its bearer. ``hit``: first and last role word, role; ``over``: the
    office was held before."""
    tokens = analysis.tokens
    role_first, role_last, role = hit
    span = analysis.span(*title)
    former = over or any(tokens[i].lower in FORMER for i in range(max(low, title[0] - 3), title[0]))
    if role.office:
        draft.offices.append((span.cut(analysis.text), former))
    draft.gender = draft.gender or gender_of(role.word)
    start = low
    sentence = analysis.sentences[tokens[draft.first].sentence]
    if start - 1 >= sentence.first and tokens[start - 1].lower in {"'s", "’s", "'", "’"}:
        start = max(sentence.first, start - 2)
    fallback: list[str] = []
    abroad = role.word in ENVOYS
    for index in range(start, high):
        if abroad and index > role_last and "to" in (tokens[i].lower for i in range(role_last + 1, index)):
            break  # an ambassador to Angola is not Angola's
        if index in at:
            other = drafts[at[index]]
            if other is draft:
                continue
            if other.kind in {"country", "place-government"}:
                draft.country = draft.country or other.country
            elif other.kind == "organisation":
                if other.head not in draft.bodies:
                    draft.bodies.append(other.head)
                draft.country = draft.country or other.country
                fallback += other.sectors
        else:
            place = titles.geography.at(index)
            if place is not None and not place.aside:
                draft.country = draft.country or place.country
    if draft.country is None:
        draft.country = _town(analysis, titles.geography, role_last)
    sector = titles.sectors.sector(role, start, role_first, role_last, draft.country)
    if former and sector in {"GOV", "LEG", "MIL", "JUD"}:
        draft.add_sector("ELI")
    draft.add_sector(sector)
    if not draft.sectors:
        for sector in fallback:
            draft.add_sector(sector)


def _town(analysis: Analysis, geography: Geography, head: int) -> str | None:
    """``the mayor of Cairo``: the country of a town that the office is of or in."""
    for child in analysis.dependents(head, "nmod"):
        case = {analysis.tokens[c].lower for c in analysis.dependents(child, "case")}
        if child > head and case & {"of", "in"}:
            place = geography.place_at(child)
            if place is not None and not place.aside:
                return place.country
    return None


def gender_of(role: str) -> str | None:
    """Return the gender that a role word tells: ``spokeswoman``, ``king``."""
    if role.endswith(
        ("woman", "queen", "mother", "wife", "daughter", "girl", "sister", "nun", "first lady", "actress")
    ):
        return "f"
    if role.endswith(("man", "king", "father", "husband", "son", "boy", "brother", "monk", "prince")):
        return "m"
    return None
