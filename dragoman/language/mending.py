"""What no English sentence says, mended: relations that the words around them rule out.

- A finite verb (``VBD``, ``VBZ``, ``VBP``) cannot describe a noun: ``Chile resumed talks.`` Where a sentence has no other
  main verb, it is the root: what was the root before it is its subject, and the noun it hung on its object.
- A noun has no object and, without a copula, no subject: ``insisted that the emir release the monks``.
- What a preposition leads is no object, an interjection no clause: ``said no to the plan``.
- What is called something is the object, what it is called a complement: ``branded Belarus an aggressor``.
- A noun behind a verb without an object is its object unless a preposition leads it or it tells a time; *up to* before a
  number leads nothing.
- What *and* joins to a finite verb is one: ``The doctors donated and delivered goods.``
- A verb has one subject; a noun right before a name describes it: ``Senators Ana Orlan and Ira Bell left``.
- Few verbs take an infinitive without *to*: ``miners stopped work``.
- An adverb ends in *-ly* or is one of a list: ``paid tribute to the king``. A predicate in *-ed* without a copula is a verb.
- ``towns said to be loyal``: right behind a noun and before *to*, *said* is a participle.
- ``US`` among small letters is no pronoun, ``United`` before *States* no verb.
- Headlines have a grammar of their own: ``headlines.py``.
- Whom one sends *home* is the object, *home* tells where; what one raids is a *family home*.
- ``after a crash killed twenty``: what stands between *after* and a verb without a subject is its subject.
"""

from __future__ import annotations

from dragoman.language.analysis import Token
from dragoman.language.headlines import FINITE, mend_future, mend_pair
from dragoman.lexicon.adverbs import may_be_adverb
from dragoman.lexicon.frames import load_words
from dragoman.lexicon.roles import role_words
from dragoman.lexicon.times import time_words

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SUBJECTS = frozenset({"compound", "nmod", "nsubj", "nmod:desc", "amod", "appos", "nmod:unmarked", "obl:unmarked"})


# verbs whose infinitive has no *to*
BARE = frozenset(
    {"help", "let", "make", "have", "go", "come", "dare", "need", "see", "hear", "watch", "feel", "do", "get", "try", "be"}
)  # fmt: skip
FULL_STOPS = frozenset({".", "!", "?"})
JOINING = frozenset({"after", "before", "since", "until", "till", "as", "because"})  # lead clauses as well as nouns
RISING = frozenset(
    {"go", "come", "rise", "climb", "drive", "walk", "run", "move", "get", "grow", "jump", "shoot", "soar", "add", "live", "stand"}
)  # fmt: skip
TIMES = frozenset(
    {"time", "today", "yesterday", "tomorrow", "tonight", "morning", "evening", "afternoon", "night", "noon", "way"}
)
HOMEWARD = frozenset(
    {"send", "bring", "take", "call", "recall", "summon", "order", "fly", "drive", "ship", "see", "follow", "return", "get", "let",
     "escort", "lead", "allow", "carry", "welcome", "walk", "lure", "invite", "transport", "evacuate", "guide", "beckon"}
)  # fmt: skip
DEEPEST = 300  # words above a word; sentences are cut at as many
HOMES = frozenset(
    {"family", "care", "nursing", "country", "childhood", "retirement", "funeral", "ancestral", "summer", "holiday", "children",
     "foster", "parent", "parents", "rest", "beach", "weekend", "town", "group"}
)  # fmt: skip
UNITED = frozenset({"States", "Nations", "Kingdom", "Arab"})
LED = frozenset({"nsubj", "nsubj:pass", "expl", "csubj", "mark", "aux"})


def mend(tokens: list[Token], first: int, last: int) -> None:
    """Mend the tree of the sentence ``tokens[first:last]`` in place."""
    _mend_names(tokens, first, last)
    _mend_main_verb(tokens, first, last)
    mend_future(tokens, first, last)
    mend_pair(tokens, first, last)
    children: dict[int, list[int]] = {}
    for i in range(first, last):
        children.setdefault(tokens[i].head, []).append(i)
    stopped = tokens[last - 1].text in FULL_STOPS
    for i in range(first, last):
        own = children.get(i, [])
        _mend_tag(tokens, i, own, stopped)
        _mend_relation(tokens, i, last, own, children)


def _mend_names(tokens: list[Token], first: int, last: int) -> None:
    """``US`` among small letters is a country, ``United`` before *States* or *Nations* part of a name."""
    for i in range(first, last):
        token = tokens[i]
        if token.text == "US" and token.tag == "PRP" and any(tokens[n].text.islower() for n in range(first, last)):
            token.pos, token.tag = "PROPN", "NNP"
        elif token.text == "United" and token.pos == "VERB" and i + 1 < last and tokens[i + 1].text in UNITED:
            token.pos, token.tag = "PROPN", "NNP"
            token.dep = token.dep if token.head == i else "compound"


def _mend_tag(tokens: list[Token], i: int, own: list[int], stopped: bool) -> None:
    token = tokens[i]
    deps = {tokens[n].dep for n in own}
    before = tokens[i - 1] if token.head == i - 1 else None
    if token.tag in {"NN", "NNS"} and deps & {"obj", "iobj"} and "nsubj" in deps and "cop" not in deps:
        token.pos, token.tag = "VERB", "VB" if token.tag == "NN" else "VBZ"
    elif token.tag == "VB" and token.dep == "xcomp" and before is not None and before.pos == "VERB":
        if before.lemma.lower() not in BARE and not any(n < i for n in own):
            token.pos, token.tag, token.dep = "NOUN", "NN", "obj"
    elif token.tag == "RB" and token.dep == "advmod" and token.lower.isalpha() and not may_be_adverb(token.lower):
        if token.head < i and tokens[token.head].pos == "VERB":
            token.pos, token.tag, token.dep = "NOUN", "NN", "obj"
    elif token.tag == "JJ" and token.lower.endswith("ed") and token.head == i and "nsubj" in deps:
        if not deps & {"cop", "aux"} and stopped:  # a headline leaves its copula out
            token.pos, token.tag = "VERB", "VBD"


def _mend_relation(tokens: list[Token], i: int, last: int, own: list[int], children: dict[int, list[int]]) -> None:
    token = tokens[i]
    following = tokens[i + 1] if i + 1 < last else None
    if token.dep == "nsubj" and token.pos == "NOUN" and following is not None and following.dep == "nsubj":
        if following.pos == "PROPN" and following.head == token.head:
            token.dep, token.head = "nmod:desc", i + 1
    elif token.tag == "UH" and token.dep == "ccomp" and token.head == i - 1:
        token.dep = "obj"
    elif token.dep in {"obj", "obl"} and token.head + 3 < last and _is_measured(tokens, i, own):
        up, to, number = token.head + 1, token.head + 2, token.head + 3
        if _is_below(tokens, number, up) or tokens[up].head == up:
            return
        tokens[up].head, tokens[up].dep, tokens[up].tag, token.dep = number, "advmod", "RB", "obj"
        tokens[to].head, tokens[to].dep = up, "fixed"
    elif token.dep in {"obj", "iobj"} and any(n < i and tokens[n].dep == "case" for n in own):
        token.dep = "obl"
    elif token.dep == "obl" and _is_bare_object(tokens, i, own, children.get(token.head, [])):
        token.dep = "obj"
    elif token.lower == "home" and tokens[i - 1].tag in {"NN", "NNS"} and token.head < i - 1:
        _mend_home(tokens, i, own, children)
    elif token.dep == "iobj" and _names(tokens[token.head].lemma.lower()):
        for n in children.get(token.head, []):
            if tokens[n].dep == "obj" and n > i:
                token.dep, tokens[n].dep = "obj", "xcomp"
    elif token.tag == "VBD" and token.dep in {"ccomp", "conj"} and _is_said_to(tokens, i, following, own):
        token.tag, token.dep, token.head = "VBN", "acl", i - 1
    elif token.dep == "advcl" and token.tag in FINITE and not LED & {tokens[n].dep for n in own}:
        _give_subject(tokens, i, children)


def _is_below(tokens: list[Token], at: int, top: int) -> bool:
    """Tell whether a word hangs under another; trees may cross themselves, and a mend must close no circle."""
    for _ in range(DEEPEST):
        if at == top:
            return True
        if tokens[at].head == at:
            return False
        at = tokens[at].head
    return True


def _is_said_to(tokens: list[Token], verb: int, following: Token | None, own: list[int]) -> bool:
    """``towns said to be loyal``: right behind a noun and before *to*, without a subject, these are participles."""
    before = tokens[verb - 1] if verb and tokens[verb - 1].sentence == tokens[verb].sentence else None
    led = any(n < verb for n in own)
    said = tokens[verb].lower in {
        "said",
        "thought",
        "believed",
        "known",
        "reported",
        "supposed",
        "meant",
        "alleged",
        "rumoured",
    }
    noun = before is not None and before.pos in {"NOUN", "PROPN"} and not before.dep.startswith("nsubj")
    noun = noun and not _is_below(tokens, verb - 1, verb)
    return said and noun and not led and following is not None and following.lower == "to"


def _names(verb: str) -> bool:
    return verb != "find" and verb in load_words()["naming"]  # found him a job: given to him


def _mend_home(tokens: list[Token], home: int, own: list[int], children: dict[int, list[int]]) -> None:
    """``recalled its ambassador home`` and ``raided the family home``; children are taken over by the object."""
    token, before = tokens[home], tokens[home - 1]
    verb = token.head
    sends = tokens[verb].lemma.lower() in HOMEWARD
    if tokens[verb].pos != "VERB":
        return
    if sends and token.dep == "obj" and before.head == home and before.lemma.lower() in role_words():
        before.head, before.dep = verb, "obj"
        token.pos, token.tag, token.dep = "ADV", "RB", "advmod"
        taken = [n for n in own if n < home - 1]
        target = home - 1
    elif (
        not sends
        and token.dep == "advmod"
        and before.lemma.lower() in HOMES
        and before.head == verb
        and before.dep == "obj"
    ):
        before.head, before.dep = home, "compound"
        token.pos, token.tag, token.dep = "NOUN", "NN", "obj"
        taken, target = children.get(home - 1, []), home
    else:
        return
    for n in taken:
        tokens[n].head = target


def _is_bare_object(tokens: list[Token], noun: int, own: list[int], siblings: list[int]) -> bool:
    """A noun behind its verb that no preposition leads (``forced out on Monday 300 refugees``), where the verb has no
    object and the noun tells no time."""
    verb = tokens[noun].head
    if verb > noun or tokens[verb].pos != "VERB" or tokens[noun].pos != "NOUN" or _is_time(tokens[noun]):
        return False
    if any(tokens[n].dep in {"obj", "iobj", "ccomp", "xcomp", "aux:pass", "nsubj:pass"} for n in siblings):
        return False
    led = any(n < noun and tokens[n].dep in {"case", "mark"} for n in own)
    return not led and any(tokens[n].dep in {"det", "nummod", "nmod:poss"} for n in own)


def _is_measured(tokens: list[Token], noun: int, own: list[int]) -> bool:
    """``seized up to 16 ships``; but what rises goes up to a number."""
    verb = tokens[noun].head
    to = next((n for n in own if tokens[n].lower == "to" and tokens[n].dep == "case"), -1)
    return (
        to == verb + 2 and tokens[verb + 1].lower == "up" and tokens[to + 1].tag == "CD"
        and tokens[verb].pos == "VERB" and tokens[verb].lemma.lower() not in RISING
    )  # fmt: skip


def _is_time(token: Token) -> bool:
    lower = token.lower.removesuffix("s")
    return lower in time_words().units or lower in TIMES or token.tag == "CD"


def _give_subject(tokens: list[Token], verb: int, children: dict[int, list[int]]) -> None:
    """Make the noun behind *after* and right before the verb its subject, and *after* its conjunction."""
    head = tokens[verb].head
    noun = next((n for n in range(verb - 1, head, -1) if tokens[n].dep == "obl" and tokens[n].head == head), None)
    if noun is None:
        return
    marks = [n for n in children.get(noun, []) if tokens[n].dep == "case" and tokens[n].lower in JOINING and n < noun]
    inside, below = {noun}, [noun]
    while below:
        below = [n for one in below for n in children.get(one, []) if n not in inside]
        inside |= set(below)
    if len(marks) == 1 and max(inside) == verb - 1 and len(inside) == verb - min(inside):
        tokens[noun].head, tokens[noun].dep = verb, "nsubj"
        tokens[marks[0]].head, tokens[marks[0]].dep = verb, "mark"


def _mend_main_verb(tokens: list[Token], first: int, last: int) -> None:
    root = next((i for i in range(first, last) if tokens[i].head == i), None)
    if root is None or tokens[root].pos not in NOMINAL:
        return
    doing = next((i for i in range(root + 1, last) if _is_main_participle(tokens, i, root, last)), None)
    if doing is not None:
        for i in range(first, last):
            if tokens[i].head == root and (i > doing or tokens[i].dep == "advmod"):
                tokens[i].head = doing
        tokens[root].head, tokens[root].dep = doing, "nsubj"
        tokens[doing].head, tokens[doing].dep, tokens[doing].tag = doing, "root", "VBD"
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


def _is_main_participle(tokens: list[Token], i: int, root: int, last: int) -> bool:
    """``The doctors donated and delivered goods.``: what is joined to a finite verb by *and* is one, no participle."""
    if not root <= tokens[i].head < i or tokens[i].dep != "acl" or tokens[i].tag != "VBN":
        return False
    joined = [
        n for n in range(i + 1, last) if tokens[n].head == i and tokens[n].dep == "conj" and tokens[n].tag in FINITE
    ]
    return bool(joined) and not any(
        tokens[n].head == joined[0] and tokens[n].dep.startswith("nsubj") for n in range(i, last)
    )


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
