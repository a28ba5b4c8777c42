"""Who is spoken of without a name? (``the delegation``, ``Veldian police``, ``hundreds of protesters``, ``a Dane``)"""

from __future__ import annotations

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.geography import Geography, Place
from dragoman.extract.actors.sectors import SectorReader
from dragoman.language.analysis import Analysis, Token
from dragoman.lexicon.roles import RoleWord

CORE = {"nsubj", "obj", "iobj", "obl", "nmod", "root", "appos", "xcomp", "ccomp", "dep", "parataxis"}
LEFT = {"compound", "amod", "nmod", "det", "nummod", "flat", "nsubj", "advmod", "acl"}
WHERE = {"of", "in", "from", "at", "across", "throughout", "near", "inside", "outside", "around", "within", "for"}
"""Prepositions between a body and its country: ``rebels in the east of``, ``workers from``, ``students throughout``."""
STRUCK = {"on", "against", "to", "into", "with", "for"}
"""Prepositions behind which an inhabited place stands for those who live there."""
SEATED = {"based", "living", "operating", "working", "active", "loyal", "stationed", "serving", "deployed", "residing",
          "held", "detained", "stranded", "trained", "born", "posted", "exiled"}  # fmt: skip
DEEPEST = 3  # complements inside complements that may tell a country


class NominalReader:
    """The phrases of one text that are built around a role word or a people."""

    def __init__(
        self, analysis: Analysis, drafts: list[Draft], used: set[int], geography: Geography, sectors: SectorReader
    ) -> None:
        self.analysis, self.drafts, self.geography, self.sectors = analysis, drafts, geography, sectors
        self.at = sectors.at
        self.covered = set(used) | set(self.at)

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
        taken = {i for draft in found for i in range(draft.first, draft.last)}
        found += self._nations(taken)
        return sorted(found, key=lambda draft: (draft.first, draft.last))

    # ------------------------------------------------------------ a role word
    def _role(self, token: Token) -> Draft | None:
        if token.dep in {"compound", "amod"} or (token.pos == "VERB" and token.dep != "root"):
            return None
        hit = self.sectors.role(token.index)
        if hit is None or not self.covered.isdisjoint(range(hit[0], token.index + 1)):
            return None
        start, role = hit
        if token.pos == "VERB" and (role.weight != "own" or len(self.analysis.tokens) > 12):
            return None
        first, bodies, country = self._before(start, token.index)
        if country is None:
            country = self._country_behind(token.index, bodies)
        sector = self.sectors.sector(role, first, start, token.index, country)
        if not self._counts(token, role, country, sector):
            return None
        self.covered.update(range(start, token.index + 1))
        many = token.tag in {"NNS", "NNPS"} or role.kind != "person"
        words = self.analysis.span(first, token.index + 1).cut(self.analysis.text)
        draft = Draft(first, token.index + 1, token.index, "nominal", "group" if many else "person", words, country,
                      plural=many)  # fmt: skip
        draft.add_sector(sector)
        draft.bodies = bodies
        if role.office and role.kind == "person":
            former = self._former(first, token.index)
            if former and sector in {"GOV", "LEG", "MIL", "JUD"}:
                draft.sectors.insert(0, "ELI")
        return draft

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
            return any(self.analysis.tokens[c].dep.startswith(("nmod", "compound")) for c in self.analysis.children[token.index])
        return many or role.office or sector is not None or country is not None

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
            elif token.pos in {"ADJ", "NOUN", "PROPN", "NUM"} and token.dep.partition(":")[0] in LEFT | {"conj"} and not (
                token.dep.startswith("conj") and token.head < first - 1 and not self._inside(token.head, first, head)
            ):
                place = self.geography.at(first - 1)
                if place is not None and not place.aside:
                    country = place.country
                first = max(low, place.first) if place is not None else first - 1
            elif token.pos in {"VERB", "ADV"} and token.dep.partition(":")[0] in {"amod", "advmod", "compound"} and head >= token.head >= first - 1:
                first -= 1
            else:
                break
        if first < head and tokens[first].lower in {"'s", "’s"}:
            first += 1
        if country is None:
            place = self.geography.within(first, head + 1) or self._town_before(first, start)
            country = place.country if place is not None else None
        return first, bodies, country

    def _inside(self, index: int, first: int, head: int) -> bool:
        return index >= first or index == head

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
            if child in self.at:
                other = self.drafts[self.at[child]]
                if other.kind == "organisation" and depth == 0:
                    bodies.append(other.head)
                if other.country and other.country != "IGO":
                    return other.country
                if other.country and "of" in case:
                    return other.country
            place = self.geography.place_at(child) or self._describing(child)
            if place is not None and not place.aside:
                return place.country
            if depth < DEEPEST:
                found = self._country_behind(child, bodies, depth + 1)
                if found:
                    return found
        return None

    def _describing(self, head: int) -> Place | None:
        """Return the place told before a noun: ``a village of the Syrian Golan``, ``members of Veldia’s parliament``."""
        for child in self.analysis.children[head]:
            if child < head and self.analysis.tokens[child].dep.partition(":")[0] in {"amod", "compound", "nmod", "flat"}:
                place = self.geography.at(child)
                if place is not None and not place.aside:
                    return place
        return None

    # ------------------------------------------------------------ a people
    def _people(self, token: Token) -> Draft | None:
        """``Palestinians``, ``a Dane``, ``Iraqi Kurds``, ``the French``: those who belong to a country."""
        place = self.geography.at(token.index)
        if place is None or place.relation not in {"demonym", "people", "breakaway"} or place.last != token.index + 1:
            return None
        if not self._acts(token) or (token.pos == "ADJ" and token.dep != "root" and not self._with_article(token)):
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

    def _with_article(self, token: Token) -> bool:
        return any(self.analysis.tokens[c].lower in {"the", "a", "an"} for c in self.analysis.dependents(token.index, "det"))

    def _civilian(self, token: Token, first: int, many: bool) -> str | None:
        """A people as such is no sector (``Palestinians said``); one of them, some of them, or *ordinary* ones are civilians."""
        told = self.sectors.beside(first, token.index)
        if told:
            return told
        counted = any(self.analysis.tokens[i].pos == "NUM" for i in range(first, token.index))
        return "CVL" if counted or not many else None

    # ------------------------------------------------------------ two countries, one noun
    def _sharing(self, draft: Draft) -> list[Draft]:
        """``Danish and Polish officials``: the adjectives before *and* are actors of their own, who share the noun."""
        tokens, found = self.analysis.tokens, list[Draft]()
        index = draft.first - 1
        low = self.analysis.sentences[tokens[draft.head].sentence].first
        known = {draft.country}
        while index >= low and (tokens[index].text in {",", "and", "or"} or tokens[index].lower in {"and", "or", "the", "both"}):
            place = self.geography.at(index - 1) if index else None
            if tokens[index].lower in {"the", "both"}:
                index -= 1
                continue
            if place is None or place.relation not in {"demonym", "people", "name"} or place.aside or index - 1 in self.covered:
                break
            if tokens[index - 1].dep.partition(":")[0] not in {"amod", "compound", "conj", "nmod"} or place.country in known:
                break
            if not draft.first <= tokens[place.last - 1].head <= draft.head and tokens[place.last - 1].dep in {"nmod"}:
                break
            words = self.analysis.span(place.first, place.last).cut(self.analysis.text)
            extra = Draft(place.first, place.last, place.last - 1, "nominal", draft.kind, words, place.country,
                          list(draft.sectors), plural=draft.plural, shares=draft.head)  # fmt: skip
            known.add(place.country)
            self.covered.update(range(place.first, place.last))
            found.append(extra)
            index = place.first - 1
        return found

    # ------------------------------------------------------------ a nationality word alone
    def _nations(self, taken: set[int]) -> list[Draft]:
        """``the Russian invasion``, ``U.S. sanctions``: the country acts through a noun that is nobody."""
        found: list[Draft] = []
        for token in self.analysis.tokens:
            place = self.geography.at(token.index)
            if place is None or place.first != token.index or place.aside or place.relation not in {"demonym", "breakaway"}:
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
