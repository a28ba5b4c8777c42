"""Why is a clause worth checking, and how much?

Source: the categories follow ClaimBuster (Hassan et al. 2017): figures first, then records and comparisons, then plain acts.
The weights were set by hand so that a figure or an act is enough and judgement takes a bare act away again.
"""

from __future__ import annotations

from bisect import bisect_left

from dragoman.extract.cast import Cast
from dragoman.extract.claims.clauses import Clause, is_enumerator
from dragoman.extract.claims.readings import claims_nothing, is_measured, is_order, misreads
from dragoman.extract.voice.cues import find_cues
from dragoman.language.analysis import Analysis, Token
from dragoman.lexicon.claimwords import claim_words
from dragoman.lexicon.reporting import says
from dragoman.record.model import Event, Quantity, Sentence, Statement, Time
from dragoman.spans import Span

WEIGHTS = {
    "number": 0.35, "date": 0.15, "superlative": 0.2, "comparison": 0.15, "cause": 0.15, "record": 0.15, "promise": 0.15,
    "act": 0.3,
}  # fmt: skip
JUDGED = 0.15  # taken away where the clause judges, or its sentence is the author's opinion
SUPPOSED = 0.05  # taken away for may, might, could
TELLING = frozenset(
    {"number", "date", "superlative"}
)  # what makes a claim of a clause that only says more about a word
FULL = 6  # words of a clause that tells an event and leans on another: killed by a mine says too little by itself
SHALL = frozenset({"will", "'ll", "’ll", "wo", "shall", "should", "must", "would", "'d", "’d", "ought"})
MAY = frozenset({"may", "might", "could"})
WISHES = frozenset(
    {"plan", "intend", "hope", "want", "aim", "wish", "seek", "expect", "consider", "propose", "need", "prepare", "believe", "think", "urge", "call", "feel", "let"}
)  # fmt: skip


SOME = frozenset({"some", "many", "most", "others", "several", "few", "both", "all", "none", "nobody"})


class Marks:
    """Items of the record by where they begin."""

    def __init__(self, items: list[tuple[int, str]]) -> None:
        self.items = sorted(items)

    def between(self, span: Span) -> list[str]:
        """Return the ids of the items that begin inside the span."""
        found = []
        for start, name in self.items[bisect_left(self.items, (span.start, "")) :]:
            if start >= span.end:
                break
            found.append(name)
        return found


class Grounds:
    """What the other parts found, laid out by token so that a clause is weighed in the time of its own words."""

    def __init__(
        self,
        analysis: Analysis,
        actors: Cast,
        times: tuple[Time, ...],
        quantities: tuple[Quantity, ...],
        statements: tuple[Statement, ...],
        events: tuple[Event, ...],
        sentences: tuple[Sentence, ...],
    ) -> None:
        self.analysis, self.actors = analysis, actors
        self.quantities = Marks([(q.start, q.id) for q in quantities])
        self.figures = Marks([(q.start, q.id) for q in quantities if not _is_small_talk(analysis, q)])
        self.times = Marks(
            [(t.start, t.id) for t in times if t.type in {"DATE", "TIME"} and t.value and not t.value.endswith("_REF")]
        )
        happened = {"reported", "historical", "recurring"}
        self.happened = {analysis.token_at(e.trigger.start) for e in events if e.status in happened}
        self.planned = {analysis.token_at(e.trigger.start) for e in events if e.status == "planned"}
        self.said = {i for st in statements for s in st.cue for i in analysis.tokens_in(s.start, s.end)}
        self.judged = {c.first for c in find_cues(analysis, [False] * len(analysis.tokens)) if c.word.strength > 1}
        self.opinion = {n for n, s in enumerate(sentences) if s.voice == "opinion"}
        self.words = _worded(analysis)


def _is_small_talk(analysis: Analysis, quantity: Quantity) -> bool:
    """An age beside a name, a bare *one* or *the two*, the number of a paragraph: nobody would check it."""
    words = analysis.text[quantity.start : quantity.end]
    if is_enumerator(analysis, analysis.token_at(quantity.start)):
        return True
    if quantity.qualifier is not None:
        return False
    age, bare = quantity.unit == "years" and words.isdigit(), quantity.unit is None and words.isalpha()
    return age or bare or words.lower().startswith("one ")


def _worded(analysis: Analysis) -> dict[int, str]:
    """For each token that begins a word or phrase of the claim lexicon, its reason."""
    table, found = claim_words(), {}
    for token in analysis.tokens:
        lemma = token.lemma.lower()
        for words, reason, pos in (
            *table.get(token.lower, ()),
            *(table.get(lemma, ()) if lemma != token.lower else ()),
        ):
            rest = tuple(t.lower for t in analysis.tokens[token.index + 1 : token.index + len(words)])
            if rest == words[1:] and pos in {None, token.pos} and token.pos != "PROPN":
                if not misreads(analysis, token.index, reason):
                    found[token.index] = reason
                break
    return found


def weigh(grounds: Grounds, clause: Clause) -> tuple[float, tuple[str, ...]]:
    """Return the score, from 0 to 1, and the reasons, the weightiest first; 0 for what is no statement of fact."""
    analysis = grounds.analysis
    tokens = analysis.tokens[clause.first : clause.last]
    if not (_is_told(grounds, clause) if clause.nominal else _states(grounds, clause, tokens)):
        return 0.0, ()
    span = analysis.span(clause.first, clause.last)
    found = {grounds.words[i] for i in range(clause.first, clause.last) if i in grounds.words}
    if grounds.figures.between(span):
        found.add("number")
    if grounds.times.between(span):
        found.add("date")
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.tag in {"JJS", "RBS"} and not (before is not None and before.lower == "at"):  # at least is none
            found.add("superlative")
        elif (
            token.tag in {"JJR", "RBR"}
            and not is_order(analysis, token.index)
            and not is_measured(analysis, token.index)
        ):
            found.add("comparison")
    if _acts(grounds, clause):
        found.add("act")
    if clause.leaning and not found & TELLING:
        if clause.head not in grounds.happened or len(tokens) < FULL:
            return 0.0, ()
    score = sum(WEIGHTS[reason] for reason in found)
    main = analysis.tokens[clause.head].dep == "root"  # a fact told inside of an opinion is a fact
    judged = any(i in grounds.judged for i in range(clause.first, clause.last))
    if judged or (main and tokens[0].sentence in grounds.opinion):
        score -= JUDGED
    if _modal(analysis, clause) & MAY:
        score -= SUPPOSED
    return round(max(0.0, min(1.0, score)), 2), tuple(r for r in WEIGHTS if r in found)


def _states(grounds: Grounds, clause: Clause, tokens: list[Token]) -> bool:
    """Something finite or a participle of what was done; no question, plan, wish, condition, nor the mere saying."""
    analysis, head = grounds.analysis, grounds.analysis.tokens[clause.head]
    if tokens[-1].text == "?" or (clause.last < len(analysis.tokens) and analysis.tokens[clause.last].text == "?"):
        return False
    if clause.head in grounds.said or head.lemma.lower() in WISHES or clause.head in grounds.planned:
        return False
    if not any(t.tag in {"VBD", "VBZ", "VBP", "VBN", "MD"} for t in tokens):
        return False
    if head.pos in {"NOUN", "ADJ"} and not any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in tokens):
        return False
    if any(analysis.tokens[i].lower == "you" for i in analysis.dependents(clause.head, "nsubj")):
        return False
    if any(analysis.tokens[c].lower in {"if", "whether", "unless"} for c in analysis.children[clause.head]):
        return False
    if claims_nothing(analysis, clause):
        return False
    return not _modal(analysis, clause) & SHALL


def _is_told(grounds: Grounds, clause: Clause) -> bool:
    """An event as a noun, with somebody or some place named in its phrase and no plan or condition around it."""
    analysis = grounds.analysis
    at = clause.head
    for _ in range(4):  # up to the predicate of its clause
        if analysis.tokens[at].pos in {"VERB", "AUX"} or analysis.tokens[at].head == at:
            break
        at = analysis.tokens[at].head
    around = Clause(clause.first, clause.last, at)
    if _modal(analysis, around) or analysis.tokens[at].lemma.lower() in WISHES:
        return False
    return len({a for i in range(clause.first, clause.last) if (a := grounds.actors.at(i))}) > 1


def _modal(analysis: Analysis, clause: Clause) -> set[str]:
    return {analysis.tokens[c].lower for c in analysis.children[clause.head] if analysis.tokens[c].tag == "MD"}


def _acts(grounds: Grounds, clause: Clause) -> bool:
    """An event that happened; somebody or some place named; a noun as subject of what was done or has been."""
    if any(i in grounds.happened for i in range(clause.first, clause.last)):
        return True
    tokens, analysis = grounds.analysis.tokens, grounds.analysis
    saying = says(tokens[clause.head].lemma)
    if saying and not analysis.dependents(clause.head, "obj"):
        return False
    if not any(t.tag in {"VBD", "VBN", "VBZ", "VBP"} for t in tokens[clause.first : clause.last]):
        return False
    if any(grounds.actors.at(i) or tokens[i].name >= 0 for i in range(clause.first, clause.last)):
        return True
    subjects = analysis.dependents(clause.head, "nsubj")
    past = tokens[clause.head].tag in {"VBD", "VBN"}
    return past and any(tokens[i].pos in {"NOUN", "PROPN"} or tokens[i].lower in SOME for i in subjects)
