"""Who is spoken of without a name? (``the delegation``, ``Veldian police``, ``hundreds of protesters``, ``a Dane``)"""

from __future__ import annotations

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.geography import Geography, Place
from dragoman.extract.actors.offices import names_nobody
from dragoman.extract.actors.sectors import SectorReader, left_edge
from dragoman.language.analysis import Analysis, Token
from dragoman.lexicon.names import load_name_words
from dragoman.lexicon.roles import RoleWord

CORE = {"nsubj", "obj", "iobj", "obl", "nmod", "root", "appos", "xcomp", "ccomp", "dep", "parataxis"}
LEFT = {"compound", "amod", "nmod", "det", "nummod", "flat", "nsubj", "advmod", "acl"}
WHERE = {"of", "in", "from", "at", "across", "throughout", "near", "inside", "outside", "around", "within", "for"}
"""Prepositions between a body and its country: ``rebels in the east of``, ``workers from``, ``students throughout``."""
STRUCK = {"on", "against", "to", "into", "with", "for"}
"""Prepositions behind which an inhabited place stands for those who live there."""
SEATED = {"based", "living", "operating", "working", "active", "loyal", "stationed", "serving", "deployed", "residing",
          "held", "detained", "stranded", "trained", "born", "posted", "exiled"}  # fmt: skip
DESCRIBING = {"MIL", "REB", "COP", "PRM", "GOV", "OPP", "SPY", "UAF"}
COUNTING = {"group", "team", "crowd", "band", "delegation", "contingent", "gang", "throng", "convoy", "squad", "groups",
            "crowds", "teams"}  # fmt: skip
"""Groups that are those of whom they consist: a group of tourists."""
STATES = {"country", "republic", "kingdom", "nation", "emirate", "sultanate"}
SUPPLIES = {"ammunition", "equipment", "shell", "shells", "round", "rounds", "piece", "pieces", "system", "systems", "missile", "missiles",
            "weapon", "weapons", "gear", "spending", "budget", "cooperation", "uniform", "uniforms", "supplies", "technology"}  # fmt: skip
REALMS = {"kingdom", "emirate", "sultanate"}
MONARCHIES = {"SAU", "GBR", "THA", "BEL", "NLD", "ESP", "SWE", "NOR", "DNK", "MAR", "JOR", "BHR", "KHM", "BTN", "LSO", "SWZ", "TON",
              "ARE", "QAT", "KWT", "OMN", "BRN", "MYS", "LUX", "LIE", "MCO", "JPN"}  # fmt: skip
MENTIONS = 12  # mentions of countries that are looked at
NEAR = 3  # sentences between a country's name and ``the republic``
OTHER_THAN_BODY = {"GOV", "MIL", "COP", "JUD", "LEG", "SPY"}
"""Bodies that a body *has* rather than is: the Hamas government, a NATO force."""
PERSONAL = {"regime", "government", "administration", "cabinet", "presidency", "campaign", "camp", "junta", "clan"}
"""Bodies that are called by a person's name."""
PHRASE = 12  # tokens of a text short enough to be a phrase, whose nouns the tagger may take for verbs
DEEPEST = 3  # complements inside complements that may tell a country


class NominalReader:
    """The phrases of one text that are built around a role word or a people."""

    def __init__(
        self, analysis: Analysis, drafts: list[Draft], used: set[int], geography: Geography, sectors: SectorReader
    ) -> None:
        self.analysis, self.drafts, self.geography, self.sectors = analysis, drafts, geography, sectors
        self.at = sectors.at
        self.covered = set(used) | set(self.at)
        self._described_from: dict[int, int] = {}  # head → where the words before a counted noun begin
        self.names = load_name_words()

    def find(self) -> list[Draft]:
        """Return the mentions by a noun for an office, a body, a people or a country, outside of names and titles."""
        found: list[Draft] = []
        for token in self.analysis.tokens:
            if token.index in self.covered or token.pos not in {"NOUN", "PROPN", "ADJ", "VERB"}:
                continue
            draft = self._role(token) or self._people(token)
            if draft is not None:
                found.append(draft)
                found += self._sharing(draft)
        found += self._describers()
        taken = {i for draft in found for i in range(draft.first, draft.last)}
        found += self._nations(taken)
        found.sort(key=lambda draft: (draft.first, draft.last))
        return sorted([*found, *self._states(found)], key=lambda draft: (draft.first, draft.last))

    # ------------------------------------------------------------ a role word
    def _role(self, token: Token) -> Draft | None:
        if token.dep in {"compound", "amod"} or (token.pos == "VERB" and token.dep != "root"):
            return None
        hit = self.sectors.role(token.index)
        if hit is None or not self.covered.isdisjoint(range(hit[0], token.index + 1)):
            return None
        start, role = hit
        if self._goes_on(token.index) or (role.kind == "person" and start == token.index and self._is_done(token)):
            return None
        if start == token.index and names_nobody(self.analysis, token.index):
            return None
        if token.pos == "VERB" and (role.weight not in {"own", "armed"} or len(self.analysis.tokens) > PHRASE):
            return None
        if role.weight == "count" or role.word in COUNTING:
            counted = self._counted(token, start, role)
            if counted is not None or role.weight == "count":
                return counted
        first, bodies, country = self._before(start, token.index)
        if country is None:
            country = self._country_behind(token.index, bodies) or self._right_after(token.index)
        sector = self.sectors.sector(role, first, start, token.index, country)
        if not self._counts(token, role, country, sector) or self._is_thing(token, role, country):
            return None
        self.covered.update(range(start, token.index + 1))
        many = token.tag in {"NNS", "NNPS"} or role.kind != "person"
        words = self.analysis.span(first, token.index + 1).cut(self.analysis.text)
        draft = Draft(first, token.index + 1, token.index, "nominal", "group" if many else "person", words, country,
                      plural=many)  # fmt: skip
        draft.add_sector(sector)
        draft.bodies = bodies
        draft.same_as = self._itself(token, role, first, start)
        if role.office and role.kind == "person":
            former = self._former(first, token.index)
            if former and sector in {"GOV", "LEG", "MIL", "JUD"}:
                draft.sectors.insert(0, "ELI")
        return draft

    def _is_done(self, token: Token) -> bool:
        """``threatened to rebel``: behind *to* a person would have an article."""
        before = self.analysis.tokens[token.index - 1] if token.index else None
        return before is not None and before.lower == "to" and token.tag in {"NN", "VB"} and token.text.islower()

    def _goes_on(self, index: int) -> bool:
        """``Secretary`` of ``Secretary-General``: the role behind the hyphen holds it. ``Majority`` in ``Muslim-majority states``:
        it describes the noun behind it."""
        tokens = self.analysis.tokens
        tied = index > 1 and tokens[index - 1].text == "-" and tokens[index - 1].end == tokens[index].start
        if (
            tied
            and tokens[index].tag == "NN"
            and index + 1 < len(tokens)
            and tokens[index + 1].tag in {"NN", "NNS", "VBZ"}
        ):
            return True
        if index + 2 >= len(tokens) or tokens[index + 1].text != "-" or tokens[index].end != tokens[index + 1].start:
            return False
        hit = self.sectors.role(index + 2)
        return hit is not None and hit[0] <= index

    def _itself(self, token: Token, role: RoleWord, first: int, start: int) -> int:
        """``the APEC forum``, ``Hamas movement``: the noun says what the body before it is. Returns its head token or -1."""
        if token.tag not in {"NN", "NNP"} or role.kind != "group" or role.sector in OTHER_THAN_BODY:
            return -1
        for index in range(start - 1, first - 1, -1):
            if self.analysis.tokens[index].lower in {"'s", "’s"}:
                return -1
            if index in self.at:
                other = self.drafts[self.at[index]]
                others = {self.drafts[self.at[i]].country for i in range(first, other.first) if i in self.at}
                alone = others <= {other.country}
                return other.head if other.kind == "organisation" and alone else -1
        return -1

    def _counted(self, token: Token, start: int, role: RoleWord) -> Draft | None:
        """``hundreds of citizens``, ``a group of tourists``: one mention, whose head is the number."""
        analysis, inner = self.analysis, token.index
        for _ in range(DEEPEST):  # tens of thousands of students
            following = [c for c in analysis.dependents(inner, "nmod") if c > inner and self._case(c) == {"of"}]
            if not following:
                break
            inner = following[0]
        hit = self.sectors.role(inner) if inner != token.index else None
        if hit is None and inner != token.index:
            people = self._people(analysis.tokens[inner])
            if people is not None:  # thousands of Iraqi Kurds
                people.first, people.head, people.counted = self._before(start, token.index)[0], token.index, inner
                people.name = analysis.span(people.first, people.last).cut(analysis.text)
                people.form, people.kind, people.plural = "nominal", "group", True
                people.sectors = people.sectors or ["CVL"]
                self.covered.update(range(start, inner + 1))
                return people
        if hit is None or not self.covered.isdisjoint(range(hit[0], inner + 1)):
            return self._number(token, start, role)
        if hit[1].weight == "count" or (hit[1].kind == "person" and analysis.tokens[inner].tag not in {"NNS", "NNPS"}):
            return self._number(token, start, role)
        low, bodies, country = self._before(hit[0], inner)
        country = country or self._country_behind(inner, bodies) or self._country_behind(token.index, bodies)
        country = country or self._right_after(inner)
        sector = self.sectors.sector(hit[1], low, hit[0], inner, country)
        first, more, own = self._before(start, token.index)
        self.covered.update(range(start, inner + 1))
        words = analysis.span(first, inner + 1).cut(analysis.text)
        draft = Draft(first, inner + 1, token.index, "nominal", "group", words, country or own, plural=True)
        draft.add_sector(sector)
        draft.bodies = [*bodies, *more]
        draft.counted = inner
        self._described_from[token.index] = low
        return draft

    def _number(self, token: Token, start: int, role: RoleWord) -> Draft | None:
        """``hundreds marched``: a number alone counts where it acts."""
        if role.weight != "count" or not self._acts(token) or token.dep.startswith(("obl", "nmod")):
            return None
        if any(child > token.index for child in self.analysis.dependents(token.index, "nmod")):
            return None  # hundreds of tonnes
        self.covered.add(token.index)
        draft = Draft(start, token.index + 1, token.index, "nominal", "group", token.text, plural=True)
        draft.add_sector(role.sector)
        return draft

    def _case(self, index: int) -> set[str]:
        return {self.analysis.tokens[c].lower for c in self.analysis.dependents(index, "case")}

    def _former(self, first: int, head: int) -> bool:
        low = max(0, first - 1)
        return any(t.lower in {"former", "ex", "onetime", "erstwhile"} for t in self.analysis.tokens[low:head])

    def _counts(self, token: Token, role: RoleWord, country: str | None, sector: str | None) -> bool:
        """A person without a name counts where he is a side of something; a place where it is done something to."""
        many = token.tag in {"NNS", "NNPS"}
        if role.kind == "place":
            return self._struck(token)
        if role.kind == "group":
            return True
        if not self._acts(token):
            return False
        if role.weight == "plain":
            return many or country is not None
        if role.word in {"head", "chief", "member", "fellow"} and not many:
            return any(
                self.analysis.tokens[c].dep.startswith(("nmod", "compound"))
                for c in self.analysis.children[token.index]
            )
        return many or role.office or sector is not None or country is not None

    def _is_thing(self, token: Token, role: RoleWord, country: str | None) -> bool:
        """``offered two helicopters``: an army's things stand for it only where they act, or where they are a country's."""
        if country is not None or role.word not in self.names.equipment:
            return False
        top = self.analysis.tokens[token.head] if token.dep.startswith("conj") else token
        return top.dep.partition(":")[0] in {"obj", "iobj", "obl", "nmod"} and self._case(top.index) != {"by"}

    def _acts(self, token: Token) -> bool:
        if token.dep.startswith("conj"):
            token = self.analysis.tokens[token.head]
        return token.dep.partition(":")[0] in CORE

    def _struck(self, token: Token) -> bool:
        if token.dep.startswith("conj"):
            token = self.analysis.tokens[token.head]
        if token.dep.partition(":")[0] in {"obj", "nsubj", "root"}:
            return True
        case = {self.analysis.tokens[c].lower for c in self.analysis.dependents(token.index, "case")}
        return token.dep.partition(":")[0] in {"obl", "nmod"} and bool(case & STRUCK)

    def _before(self, start: int, head: int) -> tuple[int, list[int], str | None]:
        """Return first token, bodies (heads) and country that the words before a role word tell."""
        tokens, first, bodies = self.analysis.tokens, start, list[int]()
        country: str | None = None
        low = self.analysis.sentences[tokens[head].sentence].first
        while first - 1 >= low:
            token = tokens[first - 1]
            if first - 1 in self.at:
                other = self.drafts[self.at[first - 1]]
                if other.kind == "person":
                    if first == start and tokens[head].lower in PERSONAL and tokens[first - 1].dep != "nmod:poss":
                        first = other.first  # the Orlan regime
                    break
                if not self._aside(other):
                    country = other.country or country  # the leftmost wins: Turkish Kurd refugees
                if other.kind == "organisation":
                    bodies.append(other.head)
                first = other.first
            elif token.lower in {"'s", "’s", "'", "’"} and (first - 2 in self.at or self._possessor(first - 2)):
                first -= 1
            elif token.text == "-" and first - 2 >= low and tokens[first - 2].text[-1].isalnum():
                first -= 2
                place = self.geography.at(first)
                if place is not None and not place.aside:
                    country = place.country
                    first = max(low, place.first)
            elif token.text == ")" and first - 3 >= low and tokens[first - 3].text == "(" and first - 4 in self.at:
                first -= 3  # the Blue Front (BF) movement
            elif token.lower in self.names.calendar or token.lower in {"later", "earlier", "ago"}:
                break  # Sunday | sources, hours later | jets
            elif token.lower in {"least", "most"} and first - 2 >= low and tokens[first - 2].lower == "at":
                first -= 2  # at least 14 people
            elif (
                token.pos in {"ADJ", "NOUN", "PROPN", "NUM"}
                and token.dep.partition(":")[0] in LEFT | {"conj"}
                and not (
                    token.dep.startswith("conj")
                    and token.head < first - 1
                    and not self._inside(token.head, first, head)
                )
            ):
                place = self.geography.at(first - 1)
                if place is not None and not place.aside:
                    country = place.country
                first = max(low, place.first) if place is not None else first - 1
            elif (
                token.pos in {"VERB", "ADV"}
                and token.dep.partition(":")[0] in {"amod", "advmod", "compound"}
                and head >= token.head >= first - 1
            ):
                first -= 1
            else:
                break
        if first < head and tokens[first].lower in {"'s", "’s", "'", "’"}:
            first += 1
        if country is None:
            place = self.geography.within(first, head + 1) or self._town_before(first, start)
            country = place.country if place is not None else None
        return first, bodies, country

    def _inside(self, index: int, first: int, head: int) -> bool:
        """Tell whether a word that is coordinated with another one describes the noun all the same."""
        return index >= first or index == head or first <= self.analysis.tokens[index].head <= head

    def _possessor(self, index: int) -> bool:
        """``Norway ’s central bank`` where the name is none of the drafts; ``the governor ’s spokesman``."""
        return index >= 0 and self.analysis.tokens[index].dep.startswith("nmod:poss")

    def _aside(self, draft: Draft) -> bool:
        place = self.geography.at(draft.first)
        return place is not None and place.aside

    def _town_before(self, first: int, start: int) -> Place | None:
        """``Kyiv police``, ``Cairo’s security chief``."""
        for index in range(start - 1, first - 1, -1):
            if self.analysis.tokens[index].text[0].isupper():
                place = self.geography.place_at(index)
                if place is not None and not place.aside:
                    return place
        return None

    def _country_behind(self, head: int, bodies: list[int], depth: int = 0) -> str | None:
        """Return the country that follows (``the government of Veldia``, ``rebels based in Darfur``); note bodies."""
        analysis = self.analysis
        for child in analysis.dependents(head, "nmod", "obl", "acl", "amod", "appos"):
            if child < head:
                continue
            token = analysis.tokens[child]
            relation = token.dep.partition(":")[0]
            if relation in {"acl", "amod"}:
                if token.lower in SEATED and depth < DEEPEST:
                    found = self._country_behind(child, bodies, depth + 1)
                    if found:
                        return found
                continue
            case = {analysis.tokens[c].lower for c in analysis.dependents(child, "case")}
            if relation == "appos" or not (case & WHERE or (case == {"to"} and depth)):
                continue
            if depth and case == {"for"}:
                continue  # aid workers accused of spying for Veldia
            if child in self.at:
                other = self.drafts[self.at[child]]
                if other.kind == "organisation" and depth == 0:
                    bodies.append(other.head)
                if other.country and other.country != "IGO":
                    return other.country
                if other.country and case & {"of", "from"}:
                    return other.country
            named = child in self.at and self.drafts[self.at[child]].kind == "person"
            place = None if named else self.geography.place_at(child) or self._describing(child)
            if place is not None and not place.aside:
                return place.country
            if depth < DEEPEST:
                found = self._country_behind(child, bodies, depth + 1)
                if found:
                    return found
        return None

    def _describing(self, head: int) -> Place | None:
        """Return the place told before a noun: ``a village of the Syrian Golan``, ``members of Veldia’s parliament``."""
        return self.geography.within(left_edge(self.analysis, head), head)

    def _right_after(self, head: int) -> str | None:
        """``a group based in Veldia``, where the parser lost its way: the words right behind the noun."""
        tokens, at = self.analysis.tokens, head + 1
        high = self.analysis.sentences[tokens[head].sentence].last
        if at < high and tokens[at].lower in SEATED:
            at += 1
        if at + 1 >= high or tokens[at].lower not in {"in", "from", "throughout", "across"}:
            return None
        at += 2 if tokens[at + 1].lower == "the" and at + 2 < high else 1
        place = self.geography.place_at(at)
        return place.country if place is not None and not place.aside and place.first == at else None

    # ------------------------------------------------------------ a people
    def _people(self, token: Token) -> Draft | None:
        """``Palestinians``, ``a Dane``, ``Iraqi Kurds``, ``the French``: those who belong to a country."""
        place = self.geography.at(token.index)
        if place is None or place.relation not in {"demonym", "people"} or place.last != token.index + 1:
            return None
        if not self._acts(token) or ((token.pos == "ADJ" or self._alone(token)) and not self._with_article(token)):
            return None
        if not self.covered.isdisjoint(range(place.first, place.last)):
            return None
        first, bodies, country = self._before(place.first, token.index)
        if self.geography.at(first) is not None and country is None:
            country = place.country
        words = self.analysis.span(first, token.index + 1).cut(self.analysis.text)
        many = token.tag in {"NNS", "NNPS"} or token.text.endswith("s") or token.pos == "ADJ"
        self.covered.update(range(first, token.index + 1))
        draft = Draft(first, token.index + 1, token.index, "name" if many else "nominal", "group" if many else "person",
                      words, country or place.country, plural=many)  # fmt: skip
        draft.bodies = bodies
        draft.add_sector(self._civilian(token, first, many))
        return draft

    def _alone(self, token: Token) -> bool:
        """``Saudi`` and no more: the nation, not one of its people."""
        sentence = self.analysis.sentences[token.sentence]
        return sentence.last - sentence.first == 1 and not token.text.endswith("s")

    def _with_article(self, token: Token) -> bool:
        return any(
            self.analysis.tokens[c].lower in {"the", "a", "an"} for c in self.analysis.dependents(token.index, "det")
        )

    def _civilian(self, token: Token, first: int, many: bool) -> str | None:
        """A people as such is no sector (``Palestinians said``); one of them, some of them, or *ordinary* ones are civilians."""
        told = self.sectors.beside(first, token.index)
        if told:
            return told
        some = any(self.analysis.tokens[i].pos in {"NUM", "ADJ", "PROPN"} for i in range(first, token.index))
        where = self.analysis.dependents(token.index, "acl", "nmod")
        living = any(child > token.index and (self._case(child) & WHERE or "acl" in self.analysis.tokens[child].dep)
                     for child in where)  # fmt: skip
        return "CVL" if some or living or not many else None

    # ------------------------------------------------------------ two countries, one noun
    def _sharing(self, draft: Draft) -> list[Draft]:
        """``Danish and Polish officials``: the adjectives before *and* are actors of their own, who share the noun."""
        tokens, found = self.analysis.tokens, list[Draft]()
        start = self._described_from.get(draft.head, draft.first)
        index = start - 1
        low = self.analysis.sentences[tokens[draft.head].sentence].first
        known = {draft.country}
        while index >= low and (
            tokens[index].text in {",", "and", "or"} or tokens[index].lower in {"and", "or", "the", "both"}
        ):
            place = self.geography.at(index - 1) if index else None
            if tokens[index].lower in {"the", "both"}:
                index -= 1
                continue
            if place is None or place.relation not in {"demonym", "people", "name"} or place.aside:
                break
            if index - 1 in self.covered and place.relation != "name":
                break
            if (
                tokens[index - 1].dep.partition(":")[0] not in {"amod", "compound", "conj", "nmod"}
                or place.country in known
            ):
                break
            if tokens[place.last - 1].dep == "nmod" and not start <= tokens[place.last - 1].head < draft.last:
                break
            words = self.analysis.span(place.first, place.last).cut(self.analysis.text)
            extra = Draft(place.first, place.last, place.last - 1, "nominal", draft.kind, words, place.country,
                          list(draft.sectors), plural=draft.plural, shares=draft.head)  # fmt: skip
            known.add(place.country)
            self.covered.update(range(place.first, place.last))
            found.append(extra)
            index = place.first - 1
        return found

    # ------------------------------------------------------------ the republic
    def _states(self, found: list[Draft]) -> list[Draft]:
        """``the republic``, ``the kingdom``: the country told last in the same sentence, else of those told at most ``NEAR``
        sentences before the one that the text tells of most; only a monarchy is a kingdom."""
        states: list[Draft] = []
        named = {d.first for d in (*self.drafts, *found) if d.kind == "country" and d.country}
        told: list[tuple[int, str]] = []  # sentence and country, the latest last
        for token in self.analysis.tokens:
            place = self.geography.at(token.index)
            if place is not None and place.first == token.index and not place.aside:
                told.append((token.sentence, place.country))
            if token.lower not in STATES or token.tag != "NN" or token.index in self.covered or token.index in named:
                continue
            described = [c for c in self.analysis.children[token.index] if self.analysis.tokens[c].dep != "punct"]
            bare = all(self.analysis.tokens[c].lower in {"the", "this"} or self.analysis.tokens[c].dep in {"case", "nmod:poss"}
                       for c in described if c < token.index)  # fmt: skip
            definite = any(self.analysis.tokens[c].lower in {"the", "this"} for c in described)
            behind = any(c > token.index and self.analysis.tokens[c].dep == "nmod" for c in described)
            if not bare or not definite or behind or token.dep.startswith(("compound", "flat")):
                continue
            country = self._meant(token, told)
            if country is not None:
                self.covered.add(token.index)
                states.append(
                    Draft(token.index, token.index + 1, token.index, "nominal", "country", token.text, country)
                )
        return states

    def _meant(self, token: Token, told: list[tuple[int, str]]) -> str | None:
        fitting = [
            (sentence, country)
            for sentence, country in told[-MENTIONS:]
            if token.sentence - sentence <= NEAR and (country in MONARCHIES or token.lower not in REALMS)
        ]
        here = [country for sentence, country in fitting if sentence == token.sentence]
        if here:
            return here[-1]
        order = {country: n for n, (_, country) in enumerate(fitting)}  # the latest of equals
        return max(order, key=lambda country: (self.geography.count(country), order[country])) if order else None

    # ------------------------------------------------------------ a body that describes a thing
    def _describers(self) -> list[Draft]:
        """``army bulldozers``, ``a rebel stronghold``: a body whose thing acts or is hit, where the thing is nobody."""
        found: list[Draft] = []
        for token in self.analysis.tokens:
            if token.dep not in {"compound", "amod"} or token.index in self.covered or token.head in self.covered:
                continue
            hit = self.sectors.role(token.index)
            if names_nobody(self.analysis, token.index):
                continue  # fighter jets, defence missiles
            if hit is None or hit[1].sector not in DESCRIBING or hit[1].weight not in {"own", "armed"}:
                continue
            if token.pos not in {"NOUN", "PROPN"} or (hit[1].kind == "person" and hit[1].sector != "REB"):
                continue
            if self.analysis.tokens[token.head].lower in SUPPLIES:
                continue  # rounds of artillery ammunition, air defence equipment
            if not token.index < token.head <= token.index + 3 or not self.covered.isdisjoint(
                range(hit[0], token.index + 1)
            ):
                continue
            first, bodies, country = self._before(hit[0], token.index)
            while first < hit[0] and self.analysis.tokens[first].pos == "NUM":
                first += 1  # the 2012 | terrorist attacks
            self.covered.update(range(hit[0], token.index + 1))
            words = self.analysis.span(first, token.index + 1).cut(self.analysis.text)
            draft = Draft(first, token.index + 1, token.index, "nominal", "group", words, country, [hit[1].sector or ""],
                          plural=True)  # fmt: skip
            draft.bodies = bodies
            found.append(draft)
        return found

    # ------------------------------------------------------------ a nationality word alone
    def _nations(self, taken: set[int]) -> list[Draft]:
        """``the Russian invasion``, ``U.S. sanctions``: the country acts through a noun that is nobody."""
        found: list[Draft] = []
        for token in self.analysis.tokens:
            place = self.geography.at(token.index)
            if (
                place is None
                or place.first != token.index
                or place.aside
                or place.relation not in {"demonym", "breakaway"}
            ):
                continue
            if any(i in taken or i in self.covered for i in range(place.first, place.last)):
                continue
            head = place.last - 1
            if self.analysis.tokens[head].dep.partition(":")[0] not in {"amod", "compound", "conj", "nmod", "root"}:
                continue
            words = self.analysis.span(place.first, place.last).cut(self.analysis.text)
            draft = Draft(place.first, place.last, head, "nominal", "country", words, place.country)
            if place.relation == "breakaway":
                draft.add_sector("PRE")
            found.append(draft)
        return found
