"""What can go wrong, in words that say what, where and what to do."""

from __future__ import annotations


class DragomanError(Exception):
    """Base of every error that dragoman raises on purpose.

    ``what`` is the fault, ``where`` the file, row or offset, ``remedy`` what the user can do. The three stand as
    positional arguments, so that an error survives a worker's pickle.
    """

    def __init__(self, what: str, where: str = "", remedy: str = "") -> None:
        super().__init__(what, where, remedy)
        self.what, self.where, self.remedy = what, where, remedy

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}; {self.remedy}" if self.remedy else head


class ReadError(DragomanError):
    """A source cannot be read."""


class LanguageError(DragomanError):
    """A text is not in a language that the reader knows, or the language model cannot be used."""


class LexiconError(DragomanError):
    """A data file of the lexicon breaks its schema."""


class RecordError(DragomanError):
    """A record breaks its law: a bug, told with the document and the part."""


class LedgerError(DragomanError):
    """A ledger cannot be opened, read or written, or a question to it cannot be answered."""


class MissingError(LedgerError):
    """What is asked for by name is not in the ledger: no such document, actor, happening or quotation."""
