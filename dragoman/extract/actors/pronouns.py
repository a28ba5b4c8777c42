"""Whom does a pronoun stand for? (``the minister said she would …``, ``Veldia and its allies``)

Each third-person pronoun is given to the actor before it that a linear model likes best, or to nobody. The model weighs
agreement, distance, the part the last mention plays in its clause, and how much the text speaks of the actor; its
weights were learned on GUM's coreference (``models/antecedents``).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.merge import Entity
from dragoman.language.analysis import Analysis, Token
from dragoman.lexicon.reporting import says
from dragoman.models import folder
from dragoman.record.model import ActorKind

CLASSES = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "themself"), "they"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
}
REFLEXIVE = {"himself", "herself", "themselves", "themself", "itself"}
WINDOW = 4
"""Sentences that a pronoun looks back over; GUM's third-person antecedents lie within three in nearly all cases."""
MOST = 10
"""Actors that are weighed for one pronoun, the nearest ones."""

CLAUSES = 4
"""Clauses above a pronoun in which a subject is looked for."""
FARTHEST = 100
"""Actors that are looked at for one pronoun, those that do not agree among them."""

Features = dict[str, float]


@dataclass
class Seen:
    """An actor as the reader remembers it: its last mention, how many mentions were no pronouns, the sentence of the
    first, and the last one in which it was a subject."""

    entity: int
    last: int
    count: int
    first_sentence: int
    form: str
    subject: int = -100


def find_pronouns(analysis: Analysis, drafts: list[Draft], entities: list[Entity]) -> list[Draft]:
    """Return a draft for each third-person pronoun that stands for an actor; ``entity`` is set."""
    weights = load_weights()
    walk = Walk(analysis, drafts, entities)
    found: list[Draft] = []
    for token in walk.pronouns():
        candidates = walk.candidates(token)
        choice = walk.speaker_before(token, candidates)
        choice = walk.subject_before(token, candidates) if choice is None else choice
        choice = walk.speaker_itself(token, candidates) if choice is None else choice
        if choice is None:
            place = best_answer(weights, walk.answers(token, candidates))
            if place == 0:
                continue
            choice = candidates[place - 1].entity
        draft = Draft(token.index, token.index + 1, token.index, "pronoun", _kind(token), token.text)
        draft.entity = choice
        found.append(draft)
        walk.resolve(token, choice)
    return found


def _kind(token: Token) -> ActorKind:
    return "person" if CLASSES[token.lower] in {"he", "she"} else "group"


def best_answer(weights: Features, answers: list[Features]) -> int:
    """Return the answer with the highest score, the first of equals; answer 0 is nobody."""
    scores = [sum(weights.get(name, 0.0) * value for name, value in answer.items()) for answer in answers]
    return max(range(len(scores)), key=lambda n: (scores[n], -n))


@lru_cache(maxsize=1)
def load_weights() -> Features:
    """Return the weights by feature. Source: GUM's train part, free genres; see the card."""
    found: Features = json.loads(folder("antecedents").joinpath("weights.json").read_text("utf-8"))
    return found


class Walk:
    """One reading of a text from left to right, which remembers who was mentioned."""

    def __init__(self, analysis: Analysis, drafts: list[Draft], entities: list[Entity]) -> None:
        self.analysis, self.drafts, self.entities = analysis, drafts, entities
        self.quoted = inside_quotation(analysis)
        self.recent: dict[int, Seen] = {}  # by entity, the latest mentioned last
        self.latest: dict[str, int] = {}  # class of pronouns → whom the last of it stood for
        self.spoke: tuple[int, int] = (-1, -1)  # verb of saying and subject of the last that somebody said

    def pronouns(self) -> Iterator[Token]:
        """Yield the third-person pronouns in order; the mentions before each are noted on the way."""
        todo = sorted(((d.first, -d.last, n) for n, d in enumerate(self.drafts)), reverse=True)
        for token in self.analysis.tokens:
            while todo and todo[-1][0] <= token.index:
                draft = self.drafts[todo.pop()[2]]
                self.note(draft.entity, draft.head, draft.form)
            if token.pos == "PRON" and token.lower in CLASSES:
                yield token

    def note(self, entity: int, head: int, form: str) -> None:
        """Remember a mention."""
        seen = self.recent.pop(entity, None)
        sentence = self.analysis.tokens[head].sentence
        if seen is None:
            seen = Seen(entity, head, 0, sentence, form)
        seen.last, seen.form = head, form
        seen.count += form != "pronoun"
        if self.analysis.tokens[head].dep.startswith("nsubj"):
            seen.subject = sentence
            if self._says(self.analysis.tokens[head].head):
                self.spoke = (self.analysis.tokens[head].head, entity)
        self.recent[entity] = seen

    def _says(self, verb: int) -> bool:
        token = self.analysis.tokens[verb]
        return token.pos == "VERB" and says(token.lemma)

    def speaker_before(self, token: Token, candidates: list[Seen]) -> int | None:
        """``Orlan said trade was free. Growth was good, he noted``: who goes on speaking is who spoke last, in the same
        paragraph and at most two sentences before."""
        verb, entity = self.spoke
        if CLASSES[token.lower] not in {"he", "she"} or not token.dep.startswith("nsubj") or not self._says(token.head):
            return None
        before = self.analysis.tokens[verb] if verb >= 0 else None
        if before is None or before.paragraph != token.paragraph or not 0 < token.sentence - before.sentence <= 2:
            return None
        return entity if any(seen.entity == entity for seen in candidates) else None

    def speaker_itself(self, token: Token, candidates: list[Seen]) -> int | None:
        """``The party announced that it would disband``: in what a body says *it* is the body, as a rule."""
        if token.lower != "it" or not token.dep.startswith("nsubj"):
            return None
        tokens = self.analysis.tokens
        for verb in filter(self._says, self._governors(token)):
            at = verb
            for _ in range(CLAUSES):  # denied the charge and said it would
                if self.analysis.dependents(at, "nsubj") or tokens[at].dep != "conj":
                    break
                at = tokens[at].head
            if self.spoke[0] in {verb, at} and any(seen.entity == self.spoke[1] for seen in candidates):
                return self.spoke[1]
        return None

    def subject_before(self, token: Token, candidates: list[Seen]) -> int | None:
        """``Egypt could help. It brokered the truce``: what opens a sentence and does something is the subject of the one before."""
        tokens = self.analysis.tokens
        opens = token.index == self.analysis.sentences[token.sentence].first
        if token.lower != "it" or not opens or token.dep != "nsubj" or tokens[token.head].pos != "VERB":
            return None
        if not self.analysis.dependents(token.head, "obj", "xcomp") or self.analysis.dependents(
            token.head, "ccomp", "cop"
        ):
            return None
        for seen in candidates:
            mention = tokens[seen.last]
            main = mention.dep == "nsubj" and tokens[mention.head].head == mention.head
            things = self.analysis.dependents(mention.head, "obj", "obl")  # signed the pact: it may be the pact
            if seen.subject == token.sentence - 1 and main and not things and mention.paragraph == token.paragraph:
                return seen.entity
        return None

    def resolve(self, token: Token, entity: int) -> None:
        """Remember that the pronoun stands for the actor, and what it tells of the gender."""
        kind = CLASSES[token.lower]
        owner = self.entities[entity]
        if kind in {"he", "she"}:
            owner.gender = owner.gender or ("m" if kind == "he" else "f")
        self.note(entity, token.index, "pronoun")
        self.latest[kind] = entity

    def candidates(self, token: Token) -> list[Seen]:
        """Return the actors that agree with the pronoun, the nearest first."""
        kind = CLASSES[token.lower]
        found: list[Seen] = []
        for tried, seen in enumerate(reversed(self.recent.values())):
            far = token.sentence - self.analysis.tokens[seen.last].sentence > WINDOW
            if far or len(found) >= MOST or tried >= FARTHEST:
                break
            if agrees(kind, self.entities[seen.entity]) and not (
                self._does_to_others(token, seen) or self._is_none(token, seen)
            ):
                found.append(seen)
        return found

    def _is_none(self, token: Token, seen: Seen) -> bool:
        """``No member would stand. He …``: whom there is none of is nobody in the sentences behind."""
        last = self.analysis.tokens[seen.last]
        below = (self.analysis.tokens[c].lower for c in self.analysis.children[seen.last])
        return last.sentence != token.sentence and any(word in {"no", "any", "every", "each"} for word in below)

    def _does_to_others(self, token: Token, seen: Seen) -> bool:
        """``Police arrested them``, ``arrested six of them``: whoever does it to himself is *themselves*.
        Source: principle B of binding theory (Chomsky, Lectures on Government and Binding, 1981)."""
        tokens = self.analysis.tokens
        if token.lower in REFLEXIVE:
            return False
        thing = token
        if token.dep == "nmod" and tokens[token.head].pos in {"NUM", "PRON", "DET"}:
            thing = tokens[token.head]
        subject = tokens[seen.last]
        for _ in range(CLAUSES):  # Ankara, Washington and Brussels consider it a threat
            if subject.dep != "conj":
                break
            subject = tokens[subject.head]
        return thing.dep in {"obj", "iobj"} and subject.dep == "nsubj" and subject.head == thing.head

    def answers(self, token: Token, candidates: list[Seen]) -> list[Features]:
        """Return the features of all answers: nobody, then each candidate."""
        told = [self.features(token, candidates, rank) for rank in range(len(candidates))]
        return [self.nobody(token, len(candidates)), *told]

    def _governors(self, token: Token) -> list[int]:
        """Return the verbs that tell the pronoun's own clause, the nearest first: *said* in ``Veldia said it would``."""
        tokens, found = self.analysis.tokens, list[int]()
        verb = tokens[token.head]
        if token.dep.startswith("nmod"):  # its troops: the clause is that of the noun
            verb = tokens[verb.head]
        for _ in range(CLAUSES):
            relation = verb.dep.partition(":")[0]
            if relation not in {"ccomp", "xcomp", "advcl", "conj", "acl", "parataxis"}:
                break
            if relation == "ccomp":
                found.append(verb.head)
            verb = tokens[verb.head]
        return found

    def nobody(self, token: Token, many: int) -> Features:
        """Return the features of the answer that the pronoun stands for no actor."""
        kind, analysis = CLASSES[token.lower], self.analysis
        head = analysis.tokens[token.head]
        return {
            f"{kind}.nobody": 1.0,
            f"{kind}.nobody.none": float(many == 0),
            f"{kind}.nobody.expletive": float(token.dep.startswith("expl")),
            f"{kind}.nobody.subject": float(token.dep.startswith("nsubj")),
            f"{kind}.nobody.possessive": float(token.dep == "nmod:poss"),
            f"{kind}.nobody.object": float(token.dep == "obj"),
            f"{kind}.nobody.copula": float(any(analysis.tokens[c].dep == "cop" for c in analysis.children[head.index])),
            f"{kind}.nobody.quoted": float(self.quoted[token.index]),
        }

    def features(self, token: Token, others: list[Seen], rank: int) -> Features:
        """Return the features of one of the actors that agree as what the pronoun stands for; ``rank`` 0 is the nearest."""
        seen = others[rank]
        tokens, kind = self.analysis.tokens, CLASSES[token.lower]
        mention, entity = tokens[seen.last], self.entities[seen.entity]
        distance = token.sentence - mention.sentence
        relation, own = mention.dep.partition(":")[0], token.dep.partition(":")[0]
        if relation == "conj":
            relation = tokens[mention.head].dep.partition(":")[0]
        clause = distance == 0 and mention.head == token.head and mention.head not in {mention.index, token.index}
        poss = mention.dep == "nmod:poss"
        told = {
            f"distance{min(distance, 3)}": 1.0,
            "tokens": math.log1p(
                abs(token.index - seen.last)
            ),  # a mention that holds the pronoun may have its head behind it
            f"rank{min(rank, 4)}": 1.0,
            "subject": float(relation in {"nsubj", "csubj"}),
            "passive": float(mention.dep == "nsubj:pass"),
            "object": float(relation in {"obj", "iobj"}),
            "possessor": float(poss),
            "oblique": float(relation == "obl"),
            "modifier": float(relation in {"nmod", "compound", "amod"} and not poss),
            "parallel": float(relation == own),
            "both-subjects": float(relation == "nsubj" and own == "nsubj"),
            "pronoun": float(seen.form == "pronoun"),
            "name": float(seen.form == "name"),
            "gender": float(entity.gender is not None and kind in {"he", "she"}),
            "count": math.log1p(seen.count),
            "total": math.log1p(len(entity.drafts)),
            "once": float(len(entity.drafts) == 1),
            "total-share": len(entity.drafts) / max(1, *(len(self.entities[other.entity].drafts) for other in others)),
            "share": seen.count / max(1, *(other.count for other in others)),
            "opening": float(seen.first_sentence == 0),
            "across-quotation": float(self.quoted[seen.last] != self.quoted[token.index]),
            "same-clause": float(clause and token.lower not in REFLEXIVE),
            "reflexive": float(clause and token.lower in REFLEXIVE),
            "governing": float(relation == "nsubj" and mention.head in self._governors(token)),
            "possessive": float(own == "nmod" and distance == 0),
            "plural": float(entity.plural),
            f"kind-{entity.kind}": 1.0,
            "chain": float(self.latest.get(kind) == seen.entity),
            f"subject{min(token.sentence - seen.subject, 3)}": 1.0,
            "full-name": float(any(" " in name for name in entity.names)),
            "unnamed": float(not entity.names),
            "most": float(seen.count >= max(other.count for other in others)),
            "same-paragraph": float(mention.paragraph == token.paragraph),
        }
        return {f"{kind}.{name}": value for name, value in told.items() if value}


def agrees(kind: str, entity: Entity) -> bool:
    """Tell whether an actor can be meant by a class of pronouns."""
    if kind in {"he", "she"}:
        return entity.kind == "person" and not entity.plural and entity.gender in {None, "m" if kind == "he" else "f"}
    if kind == "they":
        return entity.kind != "person" or entity.plural or entity.gender is None
    return entity.kind in {"organisation", "country", "place-government"} or (
        entity.kind == "group" and not entity.plural
    )


def inside_quotation(analysis: Analysis) -> list[bool]:
    """For each token, whether it stands between double quotation marks; a paragraph starts outside."""
    out, inside, paragraph = [], False, -1
    for token in analysis.tokens:
        if token.paragraph != paragraph:
            inside, paragraph = False, token.paragraph
        if token.text in {"“", "«", "„"}:
            inside = True
        elif token.text in {"”", "»"}:
            inside = False
        elif token.text in {'"', "''", "``"}:
            inside = not inside
        out.append(inside)
    return out
