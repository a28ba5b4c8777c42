"""The dictionary form of a word: irregular forms from a table, the rest by English spelling rules.

Source: the rules are the regular inflection of English (Quirk et al. 1985, ch. 3 and 5); ``irregular.tsv`` was counted
from the training parts of UD English EWT and GUM where the rules go wrong.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from spacy.tokens import Token as SpacyToken

from dragoman.lexicon.frames import load_frames
from dragoman.lexicon.irregular import irregular_verbs
from dragoman.lexicon.reporting import reporting_words

PREFIXES = ("re", "over", "under", "out", "un", "fore", "mis", "with", "up")


@lru_cache(maxsize=1)
def _irregular() -> dict[tuple[str, str], str]:
    table = {}
    for line in files("dragoman.models").joinpath("lemmas.tsv").read_text("utf-8").splitlines():
        form, tag, lemma = line.split("\t")
        table[form, tag] = lemma
    return table


def lemma_of(token: SpacyToken) -> str:
    """Return the lemma: the pipeline's own where it gives one, ours otherwise."""
    return token.lemma_ or lemma(token.text, token.tag_)


@lru_cache(maxsize=100_000)
def lemma(form: str, tag: str) -> str:
    """Return the dictionary form of ``form`` with Penn tag ``tag``."""
    if tag in {"NNP", "NNPS"}:
        return _irregular().get((form, tag), form)
    lower = form.lower().replace("’", "'")
    known = irregular_verbs().get((lower, tag)) or _irregular().get((lower, tag)) or _prefixed(lower, tag)
    return known if known is not None else by_rule(lower, tag)


def _prefixed(lower: str, tag: str) -> str | None:
    """``retook``: the forms of *take* behind a prefix."""
    for prefix in PREFIXES:
        stem = irregular_verbs().get((lower.removeprefix(prefix), tag)) if lower.startswith(prefix) else None
        if stem is not None:
            return prefix + stem
    return None


def by_rule(lower: str, tag: str) -> str:
    """Return the regular dictionary form of a lower-case word: of the forms that spelling allows, one that is a word."""
    candidates = _candidates(lower, tag)
    if not candidates:
        return lower
    known = _known_verbs() if tag.startswith("V") else frozenset()
    return next((c for c in candidates if c in known), candidates[-1])


@lru_cache(maxsize=1)
def _known_verbs() -> frozenset[str]:
    """Verbs of the treebanks, and every verb that the lexicon names."""
    listed = files("dragoman.models").joinpath("verbs.txt").read_text("utf-8").split()
    frames = load_frames().by_lemma["verb"]
    reporting = (word for word, pos in reporting_words() if pos == "VERB")
    return frozenset([*listed, *frames, *reporting])


def _candidates(lower: str, tag: str) -> list[str]:
    """What the ending may have been put to, the likeliest for an unknown word last."""
    if tag in {"NNS", "VBZ"}:
        return _without_s(lower)
    if tag in {"VBD", "VBN"} and lower.endswith("ed") and len(lower) > 3:
        return [lower[:-3] + "y"] if lower.endswith("ied") and len(lower) > 4 else _stems(lower[:-2])
    if tag == "VBG" and lower.endswith("ing") and len(lower) > 4:
        return _stems(lower[:-3])
    if tag in {"JJR", "RBR"} and lower.endswith("er") and len(lower) > 4:
        return [lower[:-3] + "y"] if lower.endswith("ier") else _stems(lower[:-2])
    if tag in {"JJS", "RBS"} and lower.endswith("est") and len(lower) > 5:
        return [lower[:-4] + "y"] if lower.endswith("iest") else _stems(lower[:-3])
    return []


def _without_s(lower: str) -> list[str]:
    if len(lower) > 4 and lower.endswith("ies"):
        return [lower[:-3] + "y"]
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return [lower[:-1], lower[:-2]]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 2:
        return [lower[:-1]]
    return []


def _stems(stem: str) -> list[str]:
    """A stem with its silent e back, as it is, and undoubled."""
    if stem.endswith("e"):  # freed, agreeing
        return [stem, stem + "e"] if not stem.endswith("ee") else [stem]
    doubled = len(stem) > 2 and stem[-1] == stem[-2]
    if doubled and stem[-1] not in "lsz":
        return [stem, stem[:-1]]
    if doubled:
        return [stem[:-1], stem]
    return [stem, stem + "e"] if _wants_e(stem) else [stem + "e", stem]


def _wants_e(stem: str) -> bool:
    """Endings that no English verb has without its e (``decid-``, ``announc-``), for words that no list holds."""
    return stem.endswith(("v", "c", "u", "iz", "yz", "at", "ut", "bl", "pl", "tl", "dl", "gl", "cl", "dg", "rg", "os", "as", "rs",
                          "ns", "lv", "ag", "id", "od", "ud", "ur", "ir", "ok", "ik", "ak")) and not stem.endswith(
        ("oat", "eat", "oak", "eak", "aid", "oid", "out", "air", "our", "ook", "eek")
    )  # fmt: skip
