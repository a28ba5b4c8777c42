"""The dictionary form of a word: irregular forms from a table, the rest by English spelling rules.

Source: the rules are the regular inflection of English (Quirk et al. 1985, ch. 3 and 5); ``irregular.tsv`` was counted
from the training parts of UD English EWT and GUM where the rules go wrong.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from spacy.tokens import Token as SpacyToken


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
    known = _irregular().get((lower, tag))
    return known if known is not None else by_rule(lower, tag)


def by_rule(lower: str, tag: str) -> str:
    """Return the regular dictionary form of a lower-case word."""
    if tag in {"NNS", "VBZ"}:
        return _without_s(lower)
    if tag in {"VBD", "VBN"} and lower.endswith("ed") and len(lower) > 4:
        return _restore(lower[:-2]) if not lower.endswith("ied") else lower[:-3] + "y"
    if tag == "VBG" and lower.endswith("ing") and len(lower) > 5:
        return _restore(lower[:-3])
    if tag in {"JJR", "RBR"} and lower.endswith("er") and len(lower) > 4:
        return lower[:-3] + "y" if lower.endswith("ier") else _restore(lower[:-2])
    if tag in {"JJS", "RBS"} and lower.endswith("est") and len(lower) > 5:
        return lower[:-4] + "y" if lower.endswith("iest") else _restore(lower[:-3])
    return lower


def _without_s(lower: str) -> str:
    if len(lower) > 4 and lower.endswith("ies"):
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return lower[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 2:
        return lower[:-1]
    return lower


def _restore(stem: str) -> str:
    """Undo doubling, or give back a silent e, after an ending was cut off."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    if stem.endswith(("at", "iz", "is", "us", "ur", "iv", "av", "ov", "ok", "ak", "ik", "uc", "ac", "ic", "nc", "rc", "dg",
                      "ng", "rg", "bl", "pl", "tl", "dl", "gl", "cl", "ut", "ud", "id", "ag", "rs", "ns", "ps", "lv", "rv",
                      "in", "ir", "os", "as", "es", "um", "ot")) and _wants_e(stem):
        return stem + "e"
    return stem


def _wants_e(stem: str) -> bool:
    if stem.endswith("ng"):
        return stem.endswith(("ang", "eng", "ung")) and len(stem) > 4
    if stem.endswith(("in", "ot")):
        return False
    vowels = sum(c in "aeiouy" for c in stem)
    return vowels >= 1 and not stem.endswith(("oat", "eat", "oak", "eak", "eas", "oid", "aid", "iat"))
