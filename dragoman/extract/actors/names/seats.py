"""Which places act, own or are acted upon? (``Ankara said``, ``an attack on Samarra``, ``aid to Gaza``)"""

from __future__ import annotations

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.geography import Geography, Place
from dragoman.extract.actors.names.shape import head_of
from dragoman.extract.dateline import dateline_end
from dragoman.language.analysis import Analysis
from dragoman.lexicon.frames import load_words
from dragoman.lexicon.names import load_name_words

LOCATIVE = {"in", "at", "near", "outside", "inside", "around", "across", "throughout", "via", "through", "within", "towards",
            "along", "beyond", "above", "over"}  # fmt: skip
SIDES = {"between", "toward", "towards", "with", "against", "by"}
"""Prepositions behind which a capital is its government."""


def find_seats(analysis: Analysis, geography: Geography, taken: list[bool]) -> list[Draft]:
    """Return the capitals, regions and towns that stand where somebody stands, outside of other names.

    A capital that governs (``Ankara said``) is its government, GOV; a town that is not the capital stands for those who
    live there, CVL; a breakaway region is PRE.
    """
    tokens, found, index = analysis.tokens, list[Draft](), 0
    while index < len(tokens):
        token = tokens[index]
        if taken[index] or not token.text[0].isupper() or token.pos not in {"PROPN", "NOUN", "ADJ", "X"}:
            index += 1
            continue
        place = geography.at(index) or _town(analysis, geography, index)
        wrong = place is None or place.first != index or any(taken[place.first : place.last])
        if place is None or wrong or dateline_end(analysis, index) > place.last:
            index += 1
            continue
        draft = None if index < _report(analysis, index) else _draft(analysis, place)
        if draft is not None:
            found.append(draft)
        index = place.last
    return found


def _report(analysis: Analysis, index: int) -> int:
    """Return where the report begins in the paragraph of a token: a town before it is where it was written."""
    return dateline_end(analysis, analysis.paragraphs[analysis.tokens[index].paragraph].first)


def _town(analysis: Analysis, geography: Geography, index: int) -> Place | None:
    """Towns only where the model saw the name of a place, or nothing: not inside of other names."""
    token = analysis.tokens[index]
    if token.name >= 0 and analysis.names[token.name].label not in {"LOC", "MISC"}:
        name = analysis.names[token.name]
        if name.last - name.first > 1:
            return None
    if token.dep.startswith(("compound", "flat", "amod", "nmod:desc")) or token.pos != "PROPN":
        return None
    return geography.place_at(index)


def _draft(analysis: Analysis, place: Place) -> Draft | None:
    if place.relation not in {"capital", "region", "breakaway", "town"} or place.aside:
        return None
    head = head_of(analysis, place.first, place.last)
    if analysis.tokens[head].dep.partition(":")[0] in {"compound", "amod", "flat", "appos", "list", "discourse"}:
        return None
    if any(child == place.last for child in analysis.dependents(head, "flat")):
        return None  # Rakhine Buddhists: the first word of a longer name
    words = analysis.span(place.first, place.last).cut(analysis.text)
    if words.lower().rstrip(".") in load_name_words().calendar:
        return None  # 3 March: a month, though a town bears its name
    governs = stands_for_government(analysis, head)
    if not governs and not _is_side(analysis, head):
        return None
    draft = Draft(place.first, place.last, head, "name", "place-government", words, place.country)
    if place.relation == "capital" and governs:
        draft.add_sector("GOV")
    elif place.relation == "town":
        draft.add_sector("CVL")
    elif place.relation == "breakaway":
        draft.add_sector("PRE")
    return draft


def stands_for_government(analysis: Analysis, index: int) -> bool:
    """A capital that acts or owns (``Ankara said``, ``Ankara’s growing interest``, ``between Ankara and Athens``)."""
    head = analysis.tokens[index]
    if head.dep.startswith("conj"):
        head = analysis.tokens[head.head]
    if head.dep == "root":
        return True  # nothing else is said
    if head.dep in {"nsubj", "iobj"}:
        return analysis.tokens[head.head].pos == "VERB"
    if head.dep.startswith("nmod:poss"):
        return analysis.tokens[head.head].lower in load_name_words().owned
    cases = {analysis.tokens[c].lower for c in analysis.dependents(head.index, "case")}
    return head.dep.startswith(("nmod", "obl")) and bool(cases & SIDES)


def _is_side(analysis: Analysis, index: int) -> bool:
    head = analysis.tokens[index]
    if head.dep.startswith("conj"):
        head = analysis.tokens[head.head]
    relation = head.dep.partition(":")[0]
    if relation in {"obj", "nsubj", "iobj"}:
        return True
    cases = {analysis.tokens[c].lower for c in analysis.dependents(head.index, "case")}
    if cases == {"in"} and relation in {"obl", "nmod"}:  # ``arrived in Baku``, ``a curfew in Baku``: done to the town
        above = analysis.tokens[head.head]
        objects = [analysis.tokens[c] for c in analysis.dependents(above.index, "obj")]
        return any(t.lemma.lower() in load_words()["local"] for t in (above, *objects))
    return relation in {"obl", "nmod"} and bool(cases) and not cases & LOCATIVE
