"""Where do names stand? (``Nadia Orlan of the Veldian Red Crescent``: PERSON, MISC, ORG)

The recurrent tagger of ``dragoman.models.tagger`` over words, tags, the tree and what the lexicon knows of a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dragoman.language.analysis import Name, Token, TokenRange
from dragoman.lexicon.countries import find_countries, peoples
from dragoman.lexicon.gazetteer import towns_named
from dragoman.lexicon.names import load_name_words
from dragoman.lexicon.roles import first_names, known_bodies, role_words
from dragoman.models.shape import shape
from dragoman.models.tagger import cut, load_tagger, runs_of

LABELS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")
FEATURES = ("word", "prefix", "suffix", "shape", "tag", "relation", "head", "lexicon", "corpus")
HERE = "any"  # no corpus of this name: no single way of marking names is asked for
LANDS = frozenset({"ayn", "ain", "tal", "tell", "deir", "dayr", "wadi", "jabal", "jebel", "bir", "beit", "kafr", "qalat", "ras", "shatt", "nahr",
                   "jisr"})  # fmt: skip
"""Springs, hills, monasteries, valleys, mountains … that begin Arabic names of places and no person's."""
LARGE = 100_000  # inhabitants from which a town is known by its name alone
LONGEST_TOWN = 3  # words


def find_names(tokens: list[Token], sentences: list[TokenRange], paragraphs: list[TokenRange]) -> list[Name]:
    """Return the names in text order; token indices and offsets as in the tokens."""
    if not tokens:
        return []
    ends = [sentence.last for sentence in sentences]
    pieces = [piece for paragraph in paragraphs for piece in cut(paragraph.first, paragraph.last, ends)]
    labels = load_tagger("names", FEATURES).label(features(tokens, pieces, HERE), pieces)
    runs = _without_verbs(tokens, _within(sentences, runs_of(labels)))
    runs = _joined(tokens, _with_acronyms(tokens, runs))
    return [Name(first, last, tokens[first].start, tokens[last - 1].end, label) for first, last, label in runs]


def _within(sentences: list[TokenRange], runs: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The same names, none of them over the end of a sentence: ``posted on X. | Sarn denied it``."""
    starts, out = {sentence.first for sentence in sentences}, []
    for first, last, label in runs:
        for at in range(first + 1, last):
            if at in starts:
                out.append((first, at, label))
                first = at
        out.append((first, last, label))
    return out


def _without_verbs(tokens: list[Token], runs: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The same names, none of them over the verb of which its first part is the subject, where a headline has capitals:
    ``Security Council | Extends | Mandate``."""
    out = []
    for first, last, label in runs:
        verb = next((i for i in range(first + 1, last) if _rules(tokens, i, first)), None)
        if verb is None:
            out.append((first, last, label))
            continue
        out.append((first, verb, label))
        if verb + 1 < last and not any(tokens[i].lower in {"of", "for"} for i in range(verb + 1, last)):
            out.append((verb + 1, last, label))
    return out


def _rules(tokens: list[Token], verb: int, first: int) -> bool:
    finite = tokens[verb].pos == "VERB" and tokens[verb].tag in {"VBZ", "VBD", "VBP"}
    return finite and any(tokens[i].dep.startswith("nsubj") and tokens[i].head == verb for i in range(first, verb))


def _with_acronyms(tokens: list[Token], runs: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The same names, and two unknown acronyms with a hyphen between that the network passed over."""
    named = {i for first, last, _ in runs for i in range(first, last)}
    more = [
        (i - 1, i, "ORG")
        for i in range(1, len(tokens) - 1)
        if tokens[i].text == "-" and tokens[i - 1].tag == tokens[i + 1].tag == "NNP" and not {i - 1, i, i + 1} & named
        and _whole_acronym(tokens, i - 1) == (i - 1, i + 2)
    ]  # fmt: skip
    return sorted(runs + more)


def _joined(tokens: list[Token], runs: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """``Ayn al`` and ``Assad`` with a hyphen between are one name; a particle alone has the kind of what follows.

    Two acronyms with a hyphen between are one body (``CJTF-OIR``) unless each is known by itself (``NATO-EU``).
    """
    particles = load_name_words().joined
    out: list[tuple[int, int, str]] = []
    for first, last, label in runs:
        if out and out[-1][1] == first - 1 and tokens[first - 1].text == "-" and tokens[first - 2].lower in particles:
            before = out.pop()
            first, label = before[0], label if before[1] - before[0] == 1 else before[2]
        elif (begun := _begun(tokens, first, out[-1][1] if out else 0)) is not None:
            if out and out[-1][1] > begun:
                begun, _, label = out.pop()
            first = begun
        elif label == "ORG" and last - first == 1:
            first, last = _whole_acronym(tokens, first)
            while out and out[-1][1] > first:  # its first half had a label of its own
                out.pop()
        if not out or out[-1][1] <= first:
            out.append((first, last, "LOC" if _begins_place(tokens, first, last) else label))
    return out


def _begins_place(tokens: list[Token], first: int, last: int) -> bool:
    """``Ayn al-Assad``: the spring, hill or monastery of somebody is a place."""
    words, lead = load_name_words(), tokens[first]
    led = last - first > 3 and tokens[first + 1].lower in words.joined and tokens[first + 2].text == "-"
    lands = last - first > 1 and lead.lower in LANDS  # Jebel Orlan, but Umm Orlan and Khan Orlan may be persons
    return (led or lands) and lead.lower in words.begin_places - words.joined and lead.text not in first_names()


def _begun(tokens: list[Token], first: int, before: int) -> int | None:
    """Where a name really begins before whose tagged part an article is glued that another name or a word such as *Ayn* leads:
    ``Ayn al-Assad``, ``Deir al-Orlan``. ``before``: where the name before ends."""
    article, lead = first - 2, first - 3
    if lead < 0 or tokens[first - 1].text != "-" or tokens[article].lower not in load_name_words().joined:
        return None
    glued = tokens[article].end == tokens[first - 1].start and tokens[first - 1].end == tokens[first].start
    beside = tokens[lead].end + 1 == tokens[article].start and tokens[lead].sentence == tokens[first].sentence
    named = before == article and not find_countries([tokens[lead].text])
    led = named or tokens[lead].lower in load_name_words().begin_places
    return lead if glued and beside and led and tokens[lead].text[0].isupper() else None


def _whole_acronym(tokens: list[Token], index: int) -> tuple[int, int]:
    """The range of an acronym and of another one that a hyphen ties to it; just the token where there is none."""

    def is_half(at: int) -> bool:
        half = tokens[at].text
        acronym = len(half) > 1 and half.isalpha() and half.isupper()
        return acronym and half not in known_bodies() and not find_countries([half])

    if not is_half(index):
        return index, index + 1
    for hyphen, other in ((index - 1, index - 2), (index + 1, index + 2)):
        if not 0 <= other < len(tokens) or tokens[hyphen].text != "-" or not is_half(other):
            continue
        low, high = min(index, other), max(index, other)
        if tokens[low].end == tokens[hyphen].start and tokens[hyphen].end == tokens[high].start:
            return low, high + 1
    return index, index + 1


def features(tokens: Sequence[Token], pieces: Sequence[tuple[int, int]], corpus: str) -> list[tuple[str, ...]]:
    """Return for each token its values of ``FEATURES``; ``corpus`` names the way of marking that is asked for."""
    known = [flags for first, last in pieces for flags in lexicon_flags([t.text for t in tokens[first:last]])]
    rows: list[tuple[str, ...]] = []
    for token, flags in zip(tokens, known, strict=True):
        head = tokens[token.head]
        way = "<" if token.head < token.index else ">" if token.head > token.index else "="
        rows.append(
            (
                token.lower,
                token.text[:3],
                token.lower[-3:],
                shape(token.text),
                f"{token.tag}|{token.pos}",
                f"{token.dep}{way}{head.pos}",
                head.lemma.lower(),
                flags,
                corpus,
            )
        )
    return rows


def lexicon_flags(words: Sequence[str]) -> list[str]:
    """Tell for each word what the lexicon holds, as sorted letters, ``-`` for nothing.

    C country, D nationality or people, K capital, G seat of a government; F first name, R role (r in lower case),
    B word of a body, H honorific, T part of the name of a large town.
    """
    found: list[set[str]] = [set() for _ in words]
    for match in find_countries(words):
        for i in range(match.first, match.last):
            found[i].add(_RELATIONS.get(match.relation, "C"))
    town_last = 0
    for i, word in enumerate(words):
        found[i].update(_flags_of(word))
        if i >= town_last and word[:1].isupper():
            for last in range(min(len(words), i + LONGEST_TOWN), i, -1):
                if _is_large_town(" ".join(words[i:last])):
                    for at in range(i, last):
                        found[at].add("T")
                    town_last = last
                    break
    return ["".join(sorted(flags)) or "-" for flags in found]


_RELATIONS = {"name": "C", "demonym": "D", "capital": "K", "government": "G"}


@lru_cache(maxsize=50_000)
def _flags_of(word: str) -> str:
    lower = word.lower().rstrip(".")
    if not word[:1].isupper():
        return "r" if lower in role_words() else ""
    names = load_name_words()
    return "".join(
        letter
        for letter, holds in (
            ("F", word in first_names()),
            ("D", word in peoples()),
            ("R", lower in role_words()),
            ("H", lower in names.honorifics),
            ("B", lower in names.bodies),
        )
        if holds
    )


@lru_cache(maxsize=50_000)
def _is_large_town(name: str) -> bool:
    towns = towns_named(name)
    return bool(towns) and towns[0].people >= LARGE
