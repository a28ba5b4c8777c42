"""Who is spoken of without a name? (``the delegation``, ``Veldian police``, ``hundreds of protesters``, ``a spokesman``)"""

from __future__ import annotations

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.names import country_in
from dragoman.extract.actors.offices import role_ending_at
from dragoman.language.analysis import Analysis
from dragoman.lexicon.countries import country_of_demonym
from dragoman.lexicon.roles import RoleWord

CORE = {"nsubj", "obj", "iobj", "obl", "nmod", "root", "appos", "xcomp", "ccomp", "dep", "parataxis"}
LEFT = {"compound", "amod", "nmod", "det", "nummod"}


def find_nominals(analysis: Analysis, drafts: list[Draft], used: set[int]) -> list[Draft]:
    """Return the mentions by a noun for an office or a body, in text order, outside of names and titles."""
    covered = set(used)
    at: dict[int, int] = {}
    for number, draft in enumerate(drafts):
        for i in range(draft.first, draft.last):
            covered.add(i)
            at[i] = number
    found = []
    for token in analysis.tokens:
        if token.pos not in {"NOUN", "PROPN", "ADJ"} or token.index in covered or token.dep in {"compound", "amod"}:
            continue
        hit = role_ending_at(analysis, token.index)
        if hit is None or not (set(range(hit[0], token.index + 1)).isdisjoint(covered)):
            continue
        role = hit[1]
        if role.kind == "person" and not (_acts(analysis, token.index) and _is_role(analysis, token.index, role)):
            continue
        found.append(_draft(analysis, drafts, at, token.index, hit[0], role.kind, role.sector))
        covered.update(range(hit[0], token.index + 1))
    return found


def _acts(analysis: Analysis, index: int) -> bool:
    """A person without a name counts where he is a side of something: subject, object, agent."""
    token = analysis.tokens[index]
    if token.dep.startswith("conj"):
        token = analysis.tokens[token.head]
    return token.dep.partition(":")[0] in CORE


def _is_role(analysis: Analysis, index: int, role: RoleWord) -> bool:
    """One person counts by an office (``a spokesman``), many by what they are (``witnesses``); a head is a head of something."""
    if analysis.tokens[index].tag in {"NNS", "NNPS"}:
        return True
    if role.word in {"head", "chief", "member", "fellow", "guard"}:
        return any(analysis.tokens[c].dep.startswith(("nmod", "compound")) for c in analysis.children[index])
    return role.office


def _draft(
    analysis: Analysis, drafts: list[Draft], at: dict[int, int], head: int, first: int, kind: str, sector: str | None
) -> Draft:
    tokens = analysis.tokens
    sentence = analysis.sentences[tokens[head].sentence]
    country: str | None = None
    bodies: list[int] = []
    while first - 1 >= sentence.first:
        token = tokens[first - 1]
        if first - 1 in at:
            other = drafts[at[first - 1]]
            if other.kind == "person":
                break
            country = country or other.country
            if other.kind == "organisation":
                bodies.append(other.head)
            first = other.first
        elif token.lower in {"'s", "’s", "'", "’"} and first - 2 in at:
            first -= 1
        elif token.pos in {"ADJ", "NOUN", "PROPN", "NUM"} and tokens[token.index].dep in LEFT | {"flat", "nsubj"}:
            country = country or country_of_demonym(token.text)
            first -= 1
        else:
            break
    if first < head and tokens[first].lower in {"'s", "’s"}:
        first += 1
    for child in analysis.dependents(head, "nmod"):  # the government of Veldia
        if child in at and child > head:
            other = drafts[at[child]]
            case = {tokens[c].lower for c in analysis.dependents(child, "case")}
            if case & {"of", "in", "from", "for", "at"}:
                if other.kind in {"country", "place-government"}:
                    country = country or other.country
                elif other.kind == "organisation":
                    bodies.append(other.head)
                    country = country or other.country
    country = country or country_in(analysis, first, head + 1)
    plural = tokens[head].tag in {"NNS", "NNPS"} or kind == "group"
    group = kind == "group" or plural
    words = analysis.span(first, head + 1).cut(analysis.text)
    draft = Draft(first, head + 1, head, "nominal", "group" if group else "person", words, country, plural=plural)
    draft.add_sector(sector)
    draft.bodies = bodies
    return draft
