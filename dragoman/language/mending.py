"""A main verb that the parser took for a word before a noun: ``Chile resumed talks.``

A finite verb (``VBD``, ``VBZ``, ``VBP``) cannot describe a noun. Where a sentence has no other main verb, it is the root: what
was the root before it is its subject, and the noun it hung on its object.
"""

from __future__ import annotations

from dragoman.language.analysis import Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SUBJECTS = frozenset({"compound", "nmod", "nsubj", "nmod:desc", "amod", "appos", "nmod:unmarked", "obl:unmarked"})


def mend(tokens: list[Token], first: int, last: int) -> None:
    """Mend the tree of the sentence ``tokens[first:last]`` in place where its main verb was lost."""
    root = next((i for i in range(first, last) if tokens[i].head == i), None)
    if root is None or tokens[root].pos not in NOMINAL:
        return
    lost = next((i for i in range(first + 1, last) if _is_lost(tokens[i])), None)
    if lost is None or _has_verb(tokens, first, last, root, lost):
        return
    noun = tokens[lost].head
    subject = root if root < lost else _subject(tokens, first, lost, noun) if root == noun else None
    if subject is None:
        return
    for i in range(first, last):
        token = tokens[i]
        if i in (lost, subject, noun):
            continue
        if token.head == noun and i < lost:
            token.head = subject
        elif token.head == root and root != noun and i > lost:
            token.head, token.dep = lost, "obl" if token.dep == "nmod" else token.dep
        elif token.head == root == noun and token.dep == "punct" and i > noun:
            token.head = lost
    tokens[lost].head, tokens[lost].dep = lost, "root"
    tokens[subject].head, tokens[subject].dep = lost, "nsubj"
    tokens[noun].head, tokens[noun].dep = lost, "obj"


def _is_lost(token: Token) -> bool:
    return (
        token.tag in FINITE and token.pos == "VERB" and token.dep in {"amod", "compound"} and token.head > token.index
    )


def _has_verb(tokens: list[Token], first: int, last: int, root: int, lost: int) -> bool:
    """Another finite verb that stands at the top of the sentence, or a copula of the root."""
    for i in range(first, last):
        token = tokens[i]
        if i == lost:
            continue
        if token.head == root and token.dep.startswith(("cop", "aux", "nsubj", "expl", "csubj")):
            return True
        if token.head == root and token.dep in {"parataxis", "conj", "ccomp"} and token.pos in {"VERB", "AUX"}:
            return True
    return False


def _subject(tokens: list[Token], first: int, lost: int, noun: int) -> int | None:
    """The last noun right before the verb among the words before the noun that it hung on."""
    before = [i for i in range(first, lost) if tokens[i].head == noun and tokens[i].dep in SUBJECTS]
    nouns = [i for i in before if tokens[i].pos in NOMINAL]
    return nouns[-1] if nouns else None
