"""The record kept whole, in few bytes: its JSON without the text (which stands in ``texts``), turned and compressed.

Lists of items are turned into columns, offsets into distances, ids that count on into their letter, and words that the
text itself holds into where they stand, before all is compressed against a dictionary of what every record holds (keys,
codes): a quarter of the size of the compressed JSON. ``unpack`` gives back the same bytes of JSON. The first byte is the
number of the form; every form that was ever written can be read.
"""

from __future__ import annotations

import hashlib
import zlib
from functools import lru_cache
from importlib import resources

import msgspec

from dragoman.errors import RecordError
from dragoman.ledger.turning import turn, turn_back
from dragoman.record.json import read_record
from dragoman.record.model import Record

FIRST, SECOND, FORM = b"\x01", b"\x02", b"\x03"


def pack(record: Record) -> bytes:
    """Return the record without its text, compressed."""
    document = record.document
    identity = "" if document.id == _hash(document.text) else document.id
    bare = msgspec.structs.replace(record, document=msgspec.structs.replace(document, id=identity, text=""))
    columns = {name: turn(part, document.text) for name, part in msgspec.to_builtins(bare).items()}
    compressor = zlib.compressobj(9, memLevel=9, zdict=_dictionary())
    return FORM + compressor.compress(msgspec.json.encode(columns)) + compressor.flush()


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=1)
def _dictionary() -> bytes:
    """What records have in common. Never change the file: records are kept that were compressed against it."""
    return (resources.files("dragoman.ledger") / "packing.bin").read_bytes()


def _decompressed(packed: bytes) -> bytes:
    if packed[:1] == FIRST:
        return zlib.decompress(packed[1:])
    if packed[:1] not in (SECOND, FORM):
        raise ValueError(f"form {packed[:1]!r}")
    decompressor = zlib.decompressobj(zdict=_dictionary())
    whole = decompressor.decompress(packed[1:]) + decompressor.flush()
    if not decompressor.eof:
        raise ValueError("it ends too early")
    return whole


def unpack(packed: bytes, text: str, where: str = "") -> Record:
    """Return the whole record. Raises: RecordError when the bytes are damaged."""
    try:
        columns = msgspec.json.decode(_decompressed(packed))
        whole = {name: turn_back(part, text) for name, part in columns.items()}
    except (zlib.error, msgspec.DecodeError, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise RecordError(f"the kept record is damaged ({error})", where, "read the text again") from error
    bare = read_record(msgspec.json.encode(whole), where)
    identity = bare.document.id or _hash(text)
    return msgspec.structs.replace(bare, document=msgspec.structs.replace(bare.document, id=identity, text=text))
