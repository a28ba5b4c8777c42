"""To whom, where, on what occasion and when was it said? (``told the council at a hearing in Sarn on Monday``)"""

from __future__ import annotations

from bisect import bisect_left

from dragoman.extract.cast import Cast
from dragoman.extract.statements.linking import Group
from dragoman.language.analysis import Analysis
from dragoman.lexicon.occasions import occasion_words
from dragoman.record.model import Place, Time
from dragoman.spans import Span

TELLING = {
    "tell", "inform", "assure", "remind", "warn", "urge", "ask", "advise", "brief", "notify", "call", "beg", "implore",
    "reassure", "caution", "instruct", "order", "promise", "thank", "congratulate",
}  # fmt: skip
OCCASION_CASES = {"in", "at", "during", "on", "after", "before", "following", "through", "via", "by"}
PLACE_CASES = {"in", "at", "from", "outside", "near", "inside"}


class Circumstances:
    """What stands around the cues of one text; nothing is taken from inside a content."""

    def __init__(self, analysis: Analysis, actors: Cast, places: tuple[Place, ...], times: tuple[Time, ...]) -> None:
        self.analysis, self.actors = analysis, actors
        self.places = {analysis.token_at(place.end - 1): place.id for place in places}
        self.times = tuple(time for time in times if time.type in {"DATE", "TIME"})
        self.starts = [time.start for time in self.times]

    def is_told(self, group: Group) -> bool:
        """``The council was told that …``: what the tagger took for the source is who heard it."""
        return any(self._hearers(group))

    def _hearers(self, group: Group) -> list[int]:
        return [
            subject
            for verb in self._verbs(group)
            if self.analysis.tokens[verb].lemma in TELLING
            for subject in self.analysis.dependents(verb, "nsubj:pass")
            if any(first <= subject < last for first, last in group.source)
        ]

    def addressees(self, group: Group) -> tuple[str, ...]:
        """``told reporters``, ``said to the council``: the object of telling, or an oblique with *to*."""
        found: list[str] = []
        hearers = self._hearers(group)
        for verb in self._verbs(group):
            sides = hearers + self.analysis.dependents(verb, "iobj")
            if self.analysis.tokens[verb].lemma in TELLING:
                sides += self.analysis.dependents(verb, "obj")
            asked = self._asked(group, verb)
            sides += [child for child in self.analysis.dependents(verb, "obl") if "to" in self._cases(child)]
            for one in (one for side in sides for one in self.analysis.conjuncts(side)):
                actor = self.actors.at(one)
                if actor and actor not in found and not (_held(group, one) and one not in asked):
                    found.append(actor)
        return tuple(found)

    def _asked(self, group: Group, verb: int) -> list[int]:
        """``urged both sides to wait``: who is to do it, with the sisters, though what is asked begins with them."""
        if self.analysis.tokens[verb].lemma not in TELLING - {"call"} or not group.content:
            return []
        first = [
            o
            for o in self.analysis.dependents(verb, "obj", "iobj")
            if self.analysis.subtree(o)[0] == group.content[0][0]
        ]
        return [sister for one in first for sister in self.analysis.conjuncts(one)]

    def occasion(self, group: Group) -> Span | None:
        """``at a news conference``, ``in an interview with Sky News``: the words without their preposition."""
        head = self._occasion(group)
        if head is None:
            return None
        first, last = self.analysis.subtree(head)
        while first < head and (self.analysis.tokens[first].pos == "ADP" or not self._is_word(first)):
            first += 1
        for i in range(head + 1, last):  # a clause or a date behind the occasion is no part of it
            if self.analysis.tokens[i].text in {",", ":", ";", "—", "–", "("} or _held(group, i):
                last = i
                break
        return self.analysis.span(first, last)

    def venue(self, group: Group) -> str | None:
        """A place that the cue names (``said in Sarn``), or who held the occasion (``an interview with Sky News``)."""
        heads = [child for verb in self._verbs(group) for child in self.analysis.dependents(verb, "obl")]
        occasion = self._occasion(group)
        if occasion is not None:
            heads += [occasion, *self.analysis.dependents(occasion, "nmod")]
        for head in heads:
            if not _held(group, head) and self._cases(head) & PLACE_CASES and head in self.places:
                return self.places[head]
        if occasion is not None:
            for child in self.analysis.dependents(occasion, "nmod", "compound"):
                own = self.analysis.tokens[child].pos == "PRON"  # in his speech: where he himself spoke
                if not own and not _held(group, child) and (actor := self.actors.at(child)):
                    return actor
        return None

    def time(self, group: Group, content: tuple[Span, ...]) -> str | None:
        """A date in the sentence of the cue, outside of what was said."""
        if not group.cue:
            return None
        sentence = self.analysis.sentences[self.analysis.tokens[group.cue[0][0]].sentence]
        for at in range(bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)):
            if not any(span.start <= self.starts[at] < span.end for span in content):
                return self.times[at].id
        return None

    def _occasion(self, group: Group) -> int | None:
        words = occasion_words()
        for verb in self._verbs(group):
            sides = self.analysis.dependents(verb, "obl")
            for side in self.analysis.dependents(verb, "obl", "obj", "iobj", "nsubj"):
                sides += self.analysis.dependents(side, "nmod")  # told the council at a hearing: often hung too low
            for child in sides:
                token = self.analysis.tokens[child]
                if token.lemma.lower() in words and self._cases(child) & OCCASION_CASES and not _held(group, child):
                    return child
        return None

    def _verbs(self, group: Group) -> list[int]:
        return [i for cue in group.cue for i in range(*cue) if self.analysis.tokens[i].pos == "VERB"]

    def _cases(self, index: int) -> set[str]:
        return {self.analysis.tokens[i].lower for i in self.analysis.dependents(index, "case")}

    def _is_word(self, index: int) -> bool:
        return self.analysis.tokens[index].text[0].isalnum()


def _held(group: Group, index: int) -> bool:
    return any(first <= index < last for first, last in group.content)
