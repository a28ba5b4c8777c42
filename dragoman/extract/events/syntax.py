"""Which words fill the places of a verb or an event noun?

A reading of Universal Dependencies that gives a predicate its subject, object and obliques also where the grammar
leaves them out: passives, relative clauses, participles, infinitives, coordination, carrying verbs (``pay a visit``).
"""

from __future__ import annotations

from dragoman.language.analysis import Analysis, Token
from dragoman.lexicon.frames import load_words
from dragoman.lexicon.irregular import irregular_verbs

RELATIVE = frozenset({"who", "which", "that", "whom"})
_RELATIVE_CLAUSES = frozenset({"acl:relcl", "advcl:relcl"})  # the latter in ``it was Peru that armed them``
_SENDING = frozenset({"send", "dispatch", "deploy", "use", "charter", "provide"})
_GERUND = frozenset(["for", "of", "from", "into", "against", "with"])
_DIRECTED = frozenset(["for", "with", "on", "against", "at", "off", "upon", "to", "over", "about", "into"])
_LOOSE = frozenset(["by", "between", "from", "to", "on", "against"])
_PARTICLES = frozenset(["off", "up", "down", "out", "back", "away"])
_LOST = frozenset(["off", "up", "down", "out"])  # particles wherever they stand right behind a verb
# Particles of these verbs only; behind others they are prepositions: ``handed over the bodies``, not ``fought over the port``.
_PHRASAL = {
    "over": frozenset(["hand", "turn", "take", "give", "sign", "pass", "win"]),
    "in": frozenset(["hand", "turn", "rein", "phase", "usher"]),
    "aside": frozenset(["brush", "set", "put", "push", "sweep", "wave", "cast"]),
}
_ABREAST = 4  # coordinated words that are looked below
_REACH = 40  # words before a verb in which its subject may have been read as a conjunct
_DEPTH = 8  # a subject is sought over at most so many coordinated or infinitive clauses


class Syntax:
    """Places of the predicates of one analysis; answers are token indices (heads), kept once found."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.children = analysis.children
        self._surface: dict[int, tuple[int, ...]] = {}
        self._obliques: dict[int, dict[str, list[int]]] = {}
        self._passive: dict[int, bool] = {}
        self._control = load_words()["object_control"]
        self._times = load_words()["calendar"]
        self._papers = load_words()["paper"]
        self._intransitive = load_words()["intransitive"]

    def subject(self, verb: int) -> tuple[int, ...]:
        """Return who does it: the surface subject, in the passive the agent."""
        if self.passive(verb):
            return tuple(self.obliques(verb).get("by", ()))
        return self.surface(verb)

    def object(self, verb: int) -> tuple[int, ...]:
        """Return to what it is done: the object, in the passive the surface subject."""
        inside = tuple(self.antecedent(c) for c in self.children[verb] if self.tokens[c].dep == "obj")
        inside = inside or self._behind_particle(verb) or self._misread_object(verb)
        if inside:
            return inside
        if self.passive(verb):
            found = self.surface(verb)
            return (*found, *self._nouns_above(verb)) if self.tokens[verb].dep == "acl" else found
        alone = tuple(c for c in self.children[verb] if self.tokens[c].dep == "iobj")
        if alone:
            return alone
        token = self.tokens[verb]
        if token.dep == "acl:relcl":
            own = [self.tokens[c] for c in self.children[verb] if self.tokens[c].dep.startswith("nsubj")]
            if own and own[0].lower not in RELATIVE and self.tokens[token.head].pos in {"NOUN", "PROPN", "PRON"}:
                return (token.head,)
        return ()

    def _nouns_above(self, verb: int) -> tuple[int, ...]:
        """``the memorandum of cooperation signed``: the participle may belong to a noun above the one it hangs on."""
        found, at = [], self.tokens[verb].head
        for _ in range(2):
            token = self.tokens[at]
            if not token.dep.startswith("nmod") or self.preposition(at) != "of":
                break
            at = token.head
            found.append(at)
        return tuple(found)

    def _misread_object(self, verb: int) -> tuple[int, ...]:
        """Objects that the parser calls otherwise: ``armed a militia`` as an adverbial, ``aided Bolivia`` as a predicate,
        ``Peru resumed talks`` as a noun with a participle before it."""
        turn = self._turn(verb)
        if turn is not None:
            return (turn[1],)
        if any(self.tokens[c].dep in {"aux:pass", "nsubj:pass"} for c in self.children[verb]):
            return ()
        for child in self.children[verb]:
            token = self.tokens[child]
            if child <= verb or token.pos not in {"NOUN", "PROPN"}:
                continue
            if token.dep == "obl:unmarked" and token.name < 0 and token.lemma.lower() not in self._times:
                return (child,)
            if token.dep == "xcomp" and not any(self.tokens[c].dep in {"case", "mark"} for c in self.children[child]):
                if not any(self.tokens[c].dep == "obj" for c in self.children[verb]):
                    return (child,)
        return ()

    def turned(self, verb: int) -> bool:
        """Tell whether a finite verb was read as a participle: ``Chile resumed talks.`` as a noun with things before it."""
        return self._turn(verb) is not None

    def _turn(self, verb: int) -> tuple[int, int] | None:
        """Subject and object of a verb that was read as a participle, where the sentence has no other verb."""
        token = self.tokens[verb]
        if token.dep not in {"amod", "acl"} or token.tag not in {"VBN", "VBD", "JJ"} or verb == 0:
            return None
        head = self.tokens[token.head]
        if token.dep == "acl":  # ``The ministry imposed limits``: the subject hangs on the object
            above = self.tokens[head.head]
            fits = head.index < verb < above.index and above.dep == "root" and above.pos in {"NOUN", "PROPN"}
            return (head.index, above.index) if fits and head.dep in {"compound", "nsubj", "nmod"} else None
        if head.index <= verb:
            return None
        above = self.tokens[head.head]
        if head.dep == "obj" and above.dep == "root" and above.index < verb and above.pos in {"NOUN", "PROPN"}:
            return (above.index, head.index)  # ``Chile exported grain``: the object hangs on the subject
        if head.dep == "appos" and above.dep == "root" and above.index < verb and above.pos == "PROPN":
            if head.index == verb + 1 and self.tokens[verb - 1].text != ",":
                return (above.index, head.index)  # ``Chile on Sunday accused Peru``
        before = self.tokens[verb - 1]
        if head.dep != "root" or before.sentence != token.sentence or before.pos not in {"NOUN", "PROPN", "ADJ"}:
            return None
        if any(self.tokens[c].dep == "cop" for c in self.children[head.index]):
            return None
        if before.head not in {verb, head.index} and self.tokens[before.head].head != verb:
            return None
        return (self._before_turned(verb), head.index)

    def _behind_particle(self, verb: int) -> tuple[int, ...]:
        """``broke off relations``: the particle read as a preposition of the object."""
        for child in self.children[verb]:
            if self.tokens[child].dep == "obl":
                for case in self.children[child]:
                    token = self.tokens[case]
                    phrasal = self.tokens[verb].lemma.lower() in _PHRASAL.get(token.lower, ())
                    if token.dep == "case" and (token.lower in _LOST or phrasal) and case == verb + 1:
                        if self.tokens[case + 1].lower == "of":
                            break
                        return (child,)
        return ()

    def particles(self, verb: int) -> set[str]:
        """Return the particles of a verb, those read as prepositions of the word behind included."""
        found = {
            self.tokens[c].lower
            for c in self.children[verb]
            if self.tokens[c].dep in {"compound:prt", "advmod", "case", "obl", "obj", "xcomp"}
        }
        after = verb + 1
        if self._behind_particle(verb):
            found.add(self.tokens[after].lower)
        if after < len(self.tokens) and self.tokens[after].lower in _PARTICLES:
            found.add(self.tokens[after].lower)
        for child in self.children[verb]:
            if child < verb and self.tokens[child].lower == "test":  # ``test-fired``
                found.add("test")
            if self.tokens[child].dep.startswith("obl"):
                found.update(self.tokens[c].lower for c in self.children[child] if self.tokens[c].lower == "out")
        for at in self.object(verb):
            for child in self.children[at]:
                token = self.tokens[child]
                if token.dep == "amod" and child > at:  # ``hold the army responsible``
                    found.add(token.lower)
                elif token.dep in {"nmod", "conj"}:  # ``forced the agency out of the country``
                    found.update(self.tokens[c].lower for c in self.children[child] if self.tokens[c].lower == "out")
        return found

    def indirect(self, verb: int) -> tuple[int, ...]:
        """Return to whom: the indirect object, also as subject of a passive that keeps its object."""
        inside = tuple(c for c in self.children[verb] if self.tokens[c].dep == "iobj")
        if not inside and self.passive(verb) and any(self.tokens[c].dep == "obj" for c in self.children[verb]):
            return self.surface(verb)
        return inside

    def passive(self, verb: int) -> bool:
        """Tell whether a verb stands in the passive, participles after a noun included."""
        known = self._passive.get(verb)
        if known is None:
            known = self._passive[verb] = self._is_passive(verb)
        return known

    def _is_passive(self, verb: int) -> bool:
        token = self.tokens[verb]
        deps = [self.tokens[c].dep for c in self.children[verb]]
        if token.lemma.lower() in self._intransitive:
            return False
        if "aux:pass" in deps or self._reduced(verb):
            return True
        if self._is_past(token) or ("nsubj:pass" in deps and "obj" in deps):
            return False  # ``spoke`` is no participle; a passive clause without auxiliary keeps no object
        if "nsubj:pass" in deps:
            return True
        if self.turned(verb):
            return False
        if "cop" in deps and token.lower.endswith("ed") and "by" in self.obliques(verb):
            return True  # ``was vetoed by`` read as an adjective
        if token.tag != "VBN":
            return False
        if "aux" in deps or "nsubj" in deps or "obj" in deps:
            return False
        if token.dep == "conj" and self.tokens[token.head].pos == "VERB":
            return self.tokens[token.head].tag == "VBN" and self._chain_passive(token.head)
        if token.dep == "acl" and self._clause_read_as_noun(verb, deps):
            return False
        return token.dep in {"acl", "advcl", "acl:relcl", "amod"}

    def _is_past(self, token: Token) -> bool:
        """A form that is the past of its verb and never its participle, whatever the tagger says."""
        lower = token.lower
        return (lower, "VBD") in irregular_verbs() and (lower, "VBN") not in irregular_verbs()

    def _reduced(self, verb: int) -> bool:
        """``sanctions on two bankers accused of fraud`` read as what the clause above does: a participle right behind a noun."""
        token = self.tokens[verb]
        if token.dep != "advcl" or token.tag not in {"VBD", "VBN"} or not token.lower.endswith("ed") or verb == 0:
            return False
        own = {self.tokens[c].dep.partition(":")[0] for c in self.children[verb] if c < verb}
        return not own and self.tokens[verb - 1].pos in {"NOUN", "PROPN"} and token.head < verb - 1

    def _clause_read_as_noun(self, verb: int, deps: list[str]) -> bool:
        """``The pope called for peace.`` read as a noun with a participle: no other verb, no agent, an oblique."""
        token = self.tokens[verb]
        head = self.tokens[token.head]
        if head.dep != "root" or head.pos not in {"NOUN", "PROPN"} or "obl" not in deps:
            return False
        beside = self._behind_apposition(verb)
        if verb != head.index + 1 and not beside:
            return False
        if any(self.tokens[c].dep in {"cop", "nsubj"} for c in self.children[head.index]):
            return False
        cases = set(self.obliques(verb))
        return bool(_DIRECTED & cases) or (beside and "by" not in cases)

    def _behind_apposition(self, verb: int) -> bool:
        """``Its chair, Nadia Orlan, called for calm.``"""
        below = [self.tokens[c] for c in self.children[self.tokens[verb].head]]
        named = any(t.dep in {"appos", "list"} and t.index < verb for t in below)
        return named and self.tokens[verb - 1].text == ","

    def _chain_passive(self, verb: int) -> bool:
        for _ in range(_DEPTH):
            token = self.tokens[verb]
            deps = {self.tokens[c].dep for c in self.children[verb]}
            if "aux:pass" in deps or "nsubj:pass" in deps or token.dep == "acl":
                return self.passive(verb)
            if token.dep != "conj":
                return False
            verb = token.head
        return False

    def surface(self, verb: int, depth: int = 0) -> tuple[int, ...]:
        """Return the heads of the grammatical subject, sought through the clauses above when not expressed."""
        known = self._surface.get(verb)
        if known is None:
            known = self._seek(verb, depth) if depth <= _DEPTH else ()
            self._surface[verb] = known
        return known

    def _seek(self, verb: int, depth: int) -> tuple[int, ...]:
        tokens = self.tokens
        token = tokens[verb]
        own = [c for c in self.children[verb] if tokens[c].dep in {"nsubj", "nsubj:pass", "nsubj:outer"}]
        own = own or [c for c in self.children[verb] if tokens[c].dep == "expl" and tokens[c].lower == "it"]
        if own:
            return (self.antecedent(own[0]),)
        turn = self._turn(verb)
        if turn is not None:
            return (turn[0],)
        if token.head == verb:
            before = [
                c for c in self.children[verb] if c < verb and tokens[c].dep in {"compound", "nmod", "obl:unmarked"}
            ]
            bare = [
                c for c in before if tokens[c].pos in {"NOUN", "PROPN"} and tokens[c].lemma.lower() not in self._times
            ]
            return (bare[-1],) if bare and token.pos == "VERB" else ()
        head = tokens[self.governor(verb)]
        relation = token.dep
        if relation == "conj":
            between = self._subject_behind_conjunction(verb, head.index)
            if between is None:
                between = self._subject_read_as_conjunct(verb, head.index)
            if between is not None:
                return (between,)
            return self.surface(head.index, depth + 1) if head.pos in {"VERB", "AUX", "ADJ", "NOUN"} else ()
        if relation in _RELATIVE_CLAUSES:
            return (self._nearest(head.index, verb),)
        if relation == "acl":
            return self._subject_of_acl(verb, head.index, depth)
        if self._reduced(verb):
            return (verb - 1,)
        if relation in {"xcomp", "advcl", "csubj"} or (
            relation in {"ccomp", "dep", "parataxis"} and token.tag in {"VB", "VBG"}
        ):
            return self._controller(verb, head.index, depth)
        return ()

    def _subject_behind_conjunction(self, verb: int, before: int) -> int | None:
        """``grounded the fleet after a crash in Lima killed two``: *after* read as a preposition of the subject."""
        tokens = self.tokens
        if tokens[verb].tag not in {"VBD", "VBZ", "VBP"} or any(tokens[c].dep == "cc" for c in self.children[verb]):
            return None
        for at in range(verb - 1, max(before, verb - _REACH), -1):
            if tokens[at].head == before and tokens[at].dep.startswith("obl"):
                return at if self.preposition(at) in {"after", "before", "since", "until", "as"} else None
            if tokens[at].text in {",", ";"}:
                break
        return None

    def _subject_read_as_conjunct(self, verb: int, before: int) -> int | None:
        """``Chad condemned the raid, and Niger's premier was received``: a noun that is coordinated with the first verb."""
        tokens = self.tokens
        if tokens[before].pos != "VERB" or not any(tokens[c].dep.startswith("aux") for c in self.children[verb]):
            return None
        for at in range(verb - 1, max(before, verb - _REACH), -1):
            if tokens[at].head == before and tokens[at].dep == "conj":
                return at if tokens[at].pos in {"NOUN", "PROPN"} else None
        return None

    def _before_turned(self, verb: int) -> int:
        """The subject of a verb read as a participle: what stands before it."""
        tokens, head = self.tokens, self.tokens[verb].head
        for child in self.children[head]:
            if child < verb and tokens[child].dep.startswith("nsubj"):
                return child
        for child in self.children[head]:
            if child < verb and tokens[child].dep in {"compound", "nmod", "nmod:poss"}:
                return child
        return verb - 1

    def governor(self, verb: int) -> int:
        """Return the head of a clause; one that the parser hangs on a date belongs to what the date belongs to."""
        token = self.tokens[verb]
        above = self.tokens[token.head]
        if token.dep == "acl" and above.lemma.lower() in self._times and above.dep not in {"root", "nsubj", "obj"}:
            return above.head
        return above.index

    def _subject_of_acl(self, verb: int, noun: int, depth: int) -> tuple[int, ...]:
        tokens = self.tokens
        gerund = any(tokens[c].dep == "mark" for c in self.children[verb])  # ``a policy of turning away boats``
        above = tokens[tokens[noun].head]
        controlled = tokens[noun].dep == "obj" and above.lemma.lower() in self._control  # ``accused Chad of arming …``
        if tokens[verb].tag == "VBG" and not gerund and tokens[noun].dep == "obj" and above.pos == "VERB":
            if tokens[noun].lemma.lower() in self._papers:  # ``issued a statement condemning …``
                return self.surface(above.index, depth + 1) or (noun,)
        if tokens[verb].tag in {"VBN", "VBG", "VBD"} and (controlled or not gerund):
            return (noun,)
        for place in (self.possessors(noun), self.obliques(noun).get("by", []), self.obliques(noun).get("of", [])):
            named = [i for i in place if tokens[i].pos not in {"VERB", "AUX"}]
            if named:
                return tuple(named)
        if above.index != noun and above.pos in {"VERB", "AUX"}:
            return self.surface(above.index, depth + 1)
        adjectives = [c for c in self.children[noun] if tokens[c].dep in {"amod", "compound"}]
        return tuple(adjectives[:1])

    def _controller(self, verb: int, governor: int, depth: int) -> tuple[int, ...]:
        tokens = self.tokens
        lemma = tokens[governor].lemma.lower()
        bare = tokens[verb].tag == "VB" or tokens[verb].dep == "xcomp"
        if tokens[verb].tag == "VBG":  # ``praised Chad for freeing …``, ``stopped them from leaving``
            bare = bare or any(tokens[c].dep == "mark" and tokens[c].lower in _GERUND for c in self.children[verb])
        if bare and lemma in self._control:
            if self.passive(governor):
                return self.surface(governor, depth + 1)
            found = self.object(governor)
            if found and lemma in _SENDING and not any(self._is_animate(i) for i in found):
                return self.surface(governor, depth + 1)  # ``sent a plane to evacuate them``
            if found:
                return found
            obliques = self.obliques(governor)
            for word in ("on", "upon", "to", "for", "with"):
                if word in obliques:
                    return tuple(obliques[word])
        if tokens[governor].pos in {"VERB", "AUX", "ADJ", "NOUN"}:
            return self.surface(governor, depth + 1)
        return ()

    def _is_animate(self, noun: int) -> bool:
        token, words = self.tokens[noun], load_words()
        known = words["person"] | words["body"] | words["pronouns"]
        return token.pos in {"PROPN", "PRON"} or token.lemma.lower() in known

    def antecedent(self, index: int) -> int:
        """Return the noun that a relative pronoun stands for, else the token itself."""
        token = self.tokens[index]
        if token.lower not in RELATIVE or token.tag not in {"WDT", "WP", "IN", "DT"}:
            return index
        at = token.head
        for _ in range(_DEPTH):
            above = self.tokens[at]
            if above.dep in _RELATIVE_CLAUSES:
                return self._nearest(above.head, above.index)
            if above.head == at:
                break
            at = above.head
        return index

    def _nearest(self, noun: int, verb: int) -> int:
        """``the militias and Turkey, which has …``: a singular verb has the last of those listed."""
        forms = [
            self.tokens[verb],
            *(self.tokens[c] for c in self.children[verb] if self.tokens[c].dep.startswith("aux")),
        ]
        if not any(t.tag == "VBZ" for t in forms):
            return noun
        before = [w for w in self.analysis.conjuncts(noun)[:8] if w < verb]
        return before[-1] if before else noun

    def possessors(self, noun: int) -> list[int]:
        """Return the possessors of a noun: names and pronouns before it."""
        return [c for c in self.children[noun] if self.tokens[c].dep.startswith("nmod:poss")]

    def modifiers(self, noun: int) -> list[int]:
        """Return adjectives and nouns that stand before a noun."""
        return [c for c in self.children[noun] if self.tokens[c].dep in {"amod", "compound", "nmod:poss", "nmod:attr"}]

    def obliques(self, head: int) -> dict[str, list[int]]:
        """Return the heads of prepositional phrases under a word, by preposition."""
        known = self._obliques.get(head)
        if known is None:
            known = {}
            for child in self.children[head]:
                dep = self.tokens[child].dep
                if dep.startswith(("obl", "nmod")) and not dep.startswith("nmod:poss"):
                    known.setdefault(self.preposition(child), []).append(self.antecedent(child))
                    for below in self._behind_date(child):
                        known.setdefault(self.preposition(below), []).append(self.antecedent(below))
                elif dep in {"advcl", "acl"} and self.tokens[child].tag == "VBG":
                    known.setdefault(self.preposition(child), []).append(child)
            self._obliques[head] = known
        return known

    def _behind_date(self, index: int) -> list[int]:
        """``gave a welcome on Thursday to the envoy``: phrases that the parser hangs on a date belong to what is above it."""
        if self.tokens[index].lemma.lower() not in self._times:
            return []
        return [
            c
            for c in self.children[index]
            if c > index and self.tokens[c].dep in {"nmod", "obl"} and self.tokens[c].lemma.lower() not in self._times
        ]

    def preposition(self, index: int) -> str:
        """Return the preposition of a phrase, lower case; several words are joined (``because of``)."""
        for child in self.children[index]:
            token = self.tokens[child]
            if token.dep in {"case", "mark"} and token.tag != "POS":
                if token.lower == "out" and self.tokens[child + 1].lower == "of":
                    return "of"  # ``walked out of the talks``: *out* belongs to the verb
                more = [self.tokens[c].lower for c in self.children[child] if self.tokens[c].dep == "fixed"]
                return " ".join([token.lower, *more])
        return ""

    def phrase(self, head: int, preposition: str) -> list[int]:
        """Return what stands with a preposition under a verb or its object, under a noun or what hangs on it."""
        found = list(self.obliques(head).get(preposition, ()))
        if found:
            return found
        if self.tokens[head].pos in {"VERB", "AUX"}:
            for at in self.object(head):
                for word in self.analysis.conjuncts(at)[:_ABREAST]:
                    found += [i for i in self.obliques(word).get(preposition, ()) if i != head]
            if not found:  # ``was put under investigation in Italy``
                for own in self.obliques(head).values():
                    for at in own[:_ABREAST]:
                        found += [i for i in self.obliques(at).get(preposition, ()) if i != head and i not in found]
            return found
        if (
            preposition in _LOOSE
        ):  # ``the delivery of tanks to Kosovo by Norway``: hangs on the last noun for the parser
            level = [i for own in self.obliques(head).values() for i in own]
            for _ in range(2):
                for at in level[:6]:
                    found += [i for i in self.obliques(at).get(preposition, ()) if i != head]
                if found:
                    return found
                level = [i for at in level[:6] for own in self.obliques(at).values() for i in own]
        return found

    def clauses(self, head: int) -> list[tuple[str, int]]:
        """Return the clauses that a word governs: (kind, verb) with kind ``that``, ``to``, ``ing`` or ``speech``."""
        found = []
        for child in self.children[head]:
            token = self.tokens[child]
            if token.dep in {"ccomp", "xcomp", "acl", "advcl", "parataxis"}:
                kind = self._clause_kind(child)
                if kind:
                    found.append((kind, child))
        if self.tokens[head].lemma.lower() in self._control:  # ``allow the monks to return``, the clause on the noun
            for at in (*self.object(head), *self.indirect(head)):
                for child in self.children[at]:
                    if self.tokens[child].dep == "acl" and self._clause_kind(child) == "to":
                        found.append(("to", child))
        own = self.tokens[head]
        if own.dep == "parataxis" and self.tokens[own.head].pos in {"VERB", "AUX", "ADJ"} and own.head < head:
            found.append(("speech", own.head))
        return found

    def auxiliaries(self, verb: int) -> set[str]:
        """Return the auxiliaries of a verb, and the verb above an infinitive (``has to leave``, ``needs to leave``)."""
        found = {self.tokens[c].lemma.lower() for c in self.children[verb] if self.tokens[c].dep.startswith("aux")}
        found |= {self.tokens[c].lower for c in self.children[verb] if self.tokens[c].dep.startswith("aux")}
        return found

    def _clause_kind(self, verb: int) -> str:
        token = self.tokens[verb]
        marks = {self.tokens[c].lower for c in self.children[verb] if self.tokens[c].dep == "mark"}
        if "to" in marks:
            return "to"
        if token.dep == "advcl" and token.tag == "VBG" and not marks and verb == token.head + 1:
            return "ing"  # ``denied arming the rebels``
        if token.dep == "advcl" or token.dep == "acl":
            return "that" if marks & {"that", "for"} else ""
        if token.tag == "VBG" and not any(self.tokens[c].dep.startswith(("nsubj", "aux")) for c in self.children[verb]):
            return "ing"
        if token.dep == "xcomp":  # ``pleaded guilty``, ``called him a liar`` say what somebody is, not what he is to do
            said = any(self.tokens[c].dep in {"cop", "aux"} for c in self.children[verb])
            return "to" if said or token.pos in {"VERB", "AUX"} else ""
        return "that" if token.dep == "ccomp" else "speech"
