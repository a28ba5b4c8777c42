"""How far does it reach, what is said? (``condemned the raid and recalled its envoy``: not to the recalling)

The tagger marks runs of words; the law of English bounds them: a verb coordinated with the cue is told by the author, and
words without quotation marks are not said over the end of their sentence.
"""

from __future__ import annotations

from dragoman.extract.statements.linking import Group
from dragoman.extract.statements.pairs import Range
from dragoman.language.analysis import Analysis
from dragoman.lexicon.headlines import headline_verbs
from dragoman.lexicon.reporting import reporting_words, says

STOPS = frozenset({".", "!", "?"})
STEPS = 4
TOLD = frozenset({"VBD", "VBZ", "VBP"})
SHORTEST = 3  # words said before a comment on them
SHELLS = frozenset(
    {"charge", "claim", "accusation", "allegation", "assertion", "suggestion", "demand", "view", "figure", "accusations", "contention",
     "argument", "assessment", "denial", "promise", "threat", "statement", "remark", "comment", "position", "estimate", "account",
     "version", "warning", "proposal", "notion", "theory", "insinuation", "description", "characterisation", "characterization"}
)  # fmt: skip
"""Nouns for what somebody has said (Schmid, English Abstract Nouns as Conceptual Shells, 2000, his linguistic nouns)."""
JOINING = frozenset({"and", "but", "yet"})  # either … or stays one thing said
OPENING = frozenset({"nsubj", "nsubj:pass", "csubj", "expl", "mark"})


def bound(analysis: Analysis, groups: list[Group], states: list[str]) -> list[Group]:
    """Return the groups, their contents cut where the author goes on; ``states`` as ``quotation_states`` gives them."""
    taken = {i for group in groups for span in (*group.content, *group.cue, *group.source) for i in range(*span)}
    further: list[Group] = []
    for group in groups:
        if group.cue:
            _take_addressed(analysis, group)
            pieces = [_within_sentence(analysis, group, piece, states) for piece in group.content]
            kept = [piece for piece in pieces if not _runs_over(analysis, group, piece, states)]
            whole, group.content = kept or pieces, []
            for piece in whole:
                piece = _without_comment(analysis, group, piece, states)
                group.content.append(_without_sisters(analysis, group, piece, states))
                further += _sister(analysis, group, group.content[-1][1], piece[1])
            stretch(analysis, group, states, taken)
    return groups + further


def _take_addressed(analysis: Analysis, group: Group) -> None:
    """``urged both sides to wait``: *both sides* is in what is asked, not in the asking."""
    tokens, (first, last) = analysis.tokens, group.cue[0]
    start = group.content[0][0] if group.content else -1
    if start < last or tokens[start].tag != "TO":
        return
    for verb in range(first, last):
        for thing in analysis.dependents(verb, "obj", "iobj"):
            if verb < thing < start and analysis.subtree(thing)[0] == verb + 1 and _end(analysis, thing) == start:
                group.cue[0] = (first, verb + 1)
                group.content[0] = (verb + 1, group.content[0][1])
                return


def _end(analysis: Analysis, thing: int) -> int:
    """Behind a noun phrase, without the clause with *to* that the parser may hang on it."""
    tokens, (_, last) = analysis.tokens, analysis.subtree(thing)
    return next((i for i in range(thing + 1, last) if tokens[i].tag == "TO"), last)


def stretch(analysis: Analysis, group: Group, states: list[str], taken: set[int]) -> None:
    """Take in all that stands before ``, the ministry said.`` is what the ministry said, up to the comma."""
    if len(group.source) != 1 or len(group.cue) != 1 or not group.content:
        return
    tokens, last = analysis.tokens, group.content[-1]
    start, end = min(group.source[0][0], group.cue[0][0]), max(group.source[0][1], group.cue[0][1])
    whole = analysis.sentences[tokens[start].sentence]
    closing = end == whole.last or (tokens[end].text == "." and end + 1 == whole.last)
    gap = range(last[1], start - 1)
    if (
        not closing
        or start - 1 < last[1]
        or tokens[start - 1].text != ","
        or tokens[last[0]].sentence != tokens[start].sentence
    ):
        return
    plain = all(states[i] == "o" and i not in taken for i in gap) and all(states[i] == "o" for i in range(*last))
    if plain and any(tokens[i].text[0].isalnum() for i in gap):
        group.content[-1] = (last[0], start - 1)


def _within_sentence(analysis: Analysis, group: Group, piece: Range, states: list[str]) -> Range:
    """What stands of a piece without marks in the sentence of its cue, when it runs over that sentence's full stop."""
    tokens, (first, last) = analysis.tokens, piece
    whole = analysis.sentences[tokens[group.cue[0][0]].sentence]
    if any(states[i] != "o" for i in range(first, last)):
        return piece
    if first < whole.last < last and whole.first <= first and tokens[whole.last - 1].text in STOPS:
        return (first, whole.last - 1)
    if first < whole.first < last <= whole.last and tokens[whole.first - 1].text in STOPS:
        return (whole.first, last)
    return piece


def _runs_over(analysis: Analysis, group: Group, piece: Range, states: list[str]) -> bool:
    """A whole sentence without marks behind one that says something itself: *Japan pledged aid. Talks were put off.*"""
    tokens = analysis.tokens
    here = tokens[group.cue[0][0]].sentence
    if tokens[piece[0]].sentence == here or any(states[i] != "o" for i in range(*piece)):
        return False
    quoted = any(states[i] in {"i", "bi"} for span in group.content for i in range(*span))
    beside = any(tokens[first].sentence == here for first, _ in group.content)
    return beside and not quoted


def _without_comment(analysis: Analysis, group: Group, piece: Range, states: list[str]) -> Range:
    """What is said up to the comma behind which the author says what it is: ``…, a charge the ministry denied``."""
    tokens, (first, last) = analysis.tokens, piece
    said = max(end for _, end in group.cue)
    for at in range(max(first, said) + SHORTEST, last - 2):
        if tokens[at].text != "," or tokens[at + 1].lower not in {"a", "an"} or states[at] != "o":
            continue
        noun = next((i for i in range(at + 2, min(at + 5, last)) if tokens[i].lemma.lower() in SHELLS), None)
        if noun is not None and any(child > noun for child in analysis.dependents(noun, "acl")):
            return (first, at) if analysis.subtree(noun)[1] >= last - 1 else piece
    return piece


def _without_sisters(analysis: Analysis, group: Group, piece: Range, states: list[str]) -> Range:
    """The piece up to a finite verb that is coordinated with the cue and shares its subject."""
    tokens = analysis.tokens
    cued = {i for span in group.cue for i in range(*span) if tokens[i].pos in {"VERB", "AUX"}}
    if not cued:
        return piece
    above = cued | _above(analysis, cued)
    for at in range(*piece):
        token = tokens[at]
        if token.dep != "conj" or states[at] != "o" or not _is_told(analysis, at):
            continue
        if token.head not in above and not _is_misled(analysis, at, cued):
            continue
        first = min([at, *analysis.children[at]])
        end = first
        while end > piece[0] and (tokens[end - 1].pos == "CCONJ" or tokens[end - 1].text in {",", ";"}):
            end -= 1
        if max(*cued, piece[0]) < end:
            return (piece[0], end)
    return piece


def _sister(analysis: Analysis, group: Group, first: int, last: int) -> list[Group]:
    """What is cut off is a statement of the same source when its verb is one of saying."""
    tokens = analysis.tokens
    for at in range(first, last):
        if tokens[at].pos == "VERB":
            further = says(tokens[at].lemma)
            return [Group([(at + 1, last)], [(at, at + 1)], list(group.source))] if further and at + 1 < last else []
    return []


def _above(analysis: Analysis, cued: set[int]) -> set[int]:
    """The words on which the cue hangs: *voted to oust her, accusing her of theft, and swore in the speaker*."""
    found: set[int] = set()
    for at in cued:
        for _ in range(STEPS):
            at = analysis.tokens[at].head
            found.add(at)
    return found


def _is_misled(analysis: Analysis, at: int, cued: set[int]) -> bool:
    """``urged them to wait and offered help``, ``blamed him for lying and left``: joined too low, by its form to the cue."""
    tokens = analysis.tokens
    infinitive = tokens[tokens[at].head]
    above = tokens[infinitive.head]
    to = infinitive.tag == "VB" and any(tokens[i].tag == "TO" for i in analysis.children[infinitive.index])
    doing = infinitive.tag == "VBG" and tokens[at].lemma.lower() in headline_verbs()  # a verb, not unchecked freedom
    return (to or doing) and tokens[at].tag in {"VBD", "VBZ"} and bool({above.index, above.head} & cued)


def _is_told(analysis: Analysis, at: int) -> bool:
    """Finite, and without a subject of its own: what *she said* and *that* opens is still said."""
    tokens, head = analysis.tokens, analysis.tokens[analysis.tokens[at].head]
    if analysis.dependents(at, *OPENING) or not any(tokens[i].lower in JOINING for i in analysis.dependents(at, "cc")):
        return False
    if tokens[at].tag == head.tag == "VBG":  # accusing him of theft and demanding his head
        return (head.lemma.lower(), "VERB") in reporting_words()
    return tokens[at].tag in TOLD or any(
        tokens[i].tag in TOLD for i in analysis.dependents(at, "aux", "aux:pass", "cop")
    )
