"""Search over words: the index, and how a question is written. All that only SQLite understands."""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.errors import LedgerError

# The text before the title: the index takes two bytes less for every word of the first column in every document.
FULL_TEXT = (
    """CREATE VIRTUAL TABLE search USING fts5(
        text, title, content='texts', content_rowid='document', tokenize="unicode61 remove_diacritics 2"
    )""",
    """CREATE TRIGGER texts_indexed AFTER INSERT ON texts BEGIN
        INSERT INTO search(rowid, text, title) VALUES (new.document, new.text, new.title);
    END""",
    """CREATE TRIGGER texts_forgotten AFTER DELETE ON texts BEGIN
        INSERT INTO search(search, rowid, text, title) VALUES ('delete', old.document, old.text, old.title);
    END""",
)


def full_text_query(words: str) -> str:
    """Return a question in the index's own language.

    Words are all wanted; ``"words in quotation marks"`` stand together; ``minist*`` is any word that begins so;
    ``OR`` between two lets either do; ``-word`` must not be there. All else is taken as plain words, so that no
    question can be written wrongly.
    Raises: LedgerError when no word is left.
    """
    wanted: list[str] = []
    refused: list[str] = []
    either = False
    for sign, phrase, word in _PIECE.findall(words):
        if word == "OR" and not sign and wanted:
            either = True
            continue
        term = _term(phrase or word, star=not phrase and word.endswith("*"))
        if not term:
            continue
        if sign:
            refused.append(term)
        elif either:
            wanted[-1] = f"({wanted[-1]} OR {term})"
        else:
            wanted.append(term)
        either = False
    if not wanted:
        raise LedgerError("no word to look for", repr(words), 'write words, a "phrase" or the begin of a word*')
    query = " AND ".join(wanted)
    return f"({query}) NOT ({' OR '.join(refused)})" if refused else query


class Term(NamedTuple):
    """Words that stand together; ``star``: the last one may go on."""

    words: tuple[str, ...]
    star: bool


def sought_terms(words: str) -> tuple[Term, ...]:
    """Return what a question looks for, without what must not be there."""
    found = []
    for sign, phrase, word in _PIECE.findall(words):
        bare = tuple(_WORD.findall(phrase or word))
        if not sign and bare and word != "OR":
            found.append(Term(bare, not phrase and word.endswith("*")))
    return tuple(found)


def _term(words: str, *, star: bool) -> str:
    bare = " ".join(_WORD.findall(words))
    return f'"{bare}"' + ("*" if star else "") if bare else ""


_PIECE = re.compile(r'(-?)(?:["“”«]([^"“”»]*)["“”»]?|([^\s"“”«»]+))')
_WORD = re.compile(r"[^\W_]+")
