"""What does grammar add to a statement of which the tagger found a part?

- ``Russia’s economy, according to the fund, will grow``: what commas throw into a clause attributes both of its sides.
- ``The general landed and declared the town free``: a coordinated verb of saying has the subject of the one before it.
"""

from __future__ import annotations

from dragoman.extract.statements.linking import Group
from dragoman.extract.statements.pairs import Range
from dragoman.language.analysis import Analysis

LONGEST_HOLE = 25  # tokens of what is thrown in
SHORTEST = 3  # words said before the one who says them
STEPS = 4  # coordinated verbs over which a subject is sought
FINITE = frozenset({"VBD", "VBZ", "VBP"})
NOBODY = frozenset({"it", "that", "this", "which", "there"})


def complete(analysis: Analysis, groups: list[Group], states: list[str]) -> list[Group]:
    """Return the groups with both sides of their clause as content and with the subject that their verb shares as source."""
    for group in groups:
        if not group.source and len(group.cue) == 1:
            subject = _shared_subject(analysis, group.cue[0])
            if subject is not None:
                group.source = [subject]
            else:
                _cut_off_subject(analysis, group)
        if len(group.source) == len(group.cue) == len(group.content) == 1:
            group.content = [_own_clause(analysis, group)]
            pieces = _both_sides(analysis, group, states)
            others = [span for one in groups if one is not group for span in one.content] if pieces else []
            if pieces and not any(_touch(piece, other) for piece in pieces for other in others):
                group.content = pieces
    return groups


def _own_clause(analysis: Analysis, group: Group) -> Range:
    """``he admitted that the war has cost 60,000 lives, according to the ministry``: the clause with *that* which the phrase ends."""
    tokens, (first, last), (cue, _) = analysis.tokens, group.content[0], group.cue[0]
    if tokens[cue].lower != "according" or not first < cue or last > cue:
        return (first, last)
    verb = tokens[tokens[cue].head].head
    mark = next((i for i in analysis.dependents(verb, "mark") if tokens[i].lower == "that"), -1)
    inside = first < mark < verb < last and tokens[verb].dep.startswith(("ccomp", "acl"))
    return (mark + 1, last) if inside else (first, last)


def _cut_off_subject(analysis: Analysis, group: Group) -> None:
    """``…, the envoy for Chad, Ann Orlan, said``: what the tagger took into the content and stands before *said* as its subject,
    by the tree or by its form, is the source."""
    tokens, (first, last) = analysis.tokens, group.content[-1] if group.content else (0, 0)
    verb = next((i for i in range(*group.cue[0]) if tokens[i].pos == "VERB"), -1)
    if verb < 0:
        return
    subjects = [i for i in analysis.dependents(verb, "nsubj") if i < verb]
    for subject in [*subjects, *_named_before(analysis, verb)]:
        start, end = analysis.subtree(subject)
        while start < end and not tokens[start].text[0].isalnum():
            start += 1
        while end > start and not tokens[end - 1].text[0].isalnum():
            end -= 1
        if first + SHORTEST < start and start < last <= verb and end <= verb and tokens[start - 1].text == ",":
            group.source = [(start, end)]
            group.content[-1] = (first, start - 1)
            return


def _named_before(analysis: Analysis, verb: int) -> list[int]:
    """The noun whose apposition is the name between commas right before a verb: ``the envoy for Chad, Ann Orlan, said``."""
    tokens, at = analysis.tokens, verb - 2
    if at < 1 or tokens[verb - 1].text != "," or tokens[at].pos != "PROPN":
        return []
    while tokens[at].dep == "flat":
        at = tokens[at].head
    noun = tokens[at].head
    return [noun] if tokens[at].dep == "appos" and noun < at and tokens[noun].pos in {"NOUN", "PROPN"} else []


def _touch(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _both_sides(analysis: Analysis, group: Group, states: list[str]) -> list[Range]:
    """Subject and rest of the clause around a source and cue between commas, where the content is one of the two."""
    tokens = analysis.tokens
    first = min(group.source[0][0], group.cue[0][0])
    last = max(group.source[0][1], group.cue[0][1])
    whole = analysis.sentences[tokens[first].sentence]
    if not whole.first + 1 < first < last < whole.last or last - first > LONGEST_HOLE:
        return []
    if (
        tokens[first - 1].text != ","
        or tokens[last].text != ","
        or any(states[i] != "o" for i in range(*group.content[0]))
    ):
        return []
    top = next((i for i in range(first, last) if not first <= tokens[i].head < last), -1)
    verb = tokens[top].head if top >= 0 else -1
    if not last < verb < whole.last:
        return []
    subjects = [i for i in analysis.dependents(verb, "nsubj", "expl", "csubj") if i < first]
    if not subjects or any(last < i < verb for i in analysis.dependents(verb, "nsubj", "expl")):
        return []
    start = min([analysis.subtree(subjects[0])[0], subjects[0]])
    end = analysis.subtree(verb)[1]
    if group.content[0][0] >= last:
        end = max(group.content[0][1], verb + 1)
    end = next((i for i in range(last, end) if tokens[i].text == ";"), end)
    while end > last and not tokens[end - 1].text[0].isalnum():
        end -= 1
    if group.content[0][1] <= first:
        start = min(start, group.content[0][0])
    sides = [(start, first - 1), (last + 1, end)]
    return sides if all(a < b for a, b in sides) else []


def _shared_subject(analysis: Analysis, cue: Range) -> Range | None:
    """The words of the subject of the verb with which a verb of saying is coordinated; pronouns that point at nobody are none."""
    tokens = analysis.tokens
    verb = next((i for i in range(*cue) if tokens[i].pos == "VERB" and not cue[0] <= tokens[i].head < cue[1]), -1)
    if verb < 0 or tokens[verb].tag not in FINITE or tokens[verb].dep != "conj":
        return None
    if analysis.dependents(verb, "nsubj", "expl", "csubj", "aux:pass", "mark"):
        return None
    for _ in range(STEPS):
        above = tokens[verb].head
        if tokens[verb].dep != "conj" or tokens[above].pos not in {"VERB", "AUX"}:
            return None
        verb = above
        subjects = [i for i in analysis.dependents(verb, "nsubj") if i < verb]
        if subjects:
            if tokens[subjects[0]].lower in NOBODY or tokens[subjects[0]].tag in {"WDT", "EX"}:
                return None
            first, last = analysis.subtree(subjects[0])
            while last > first and not tokens[last - 1].text[0].isalnum():
                last -= 1
            return (first, last)
    return None
