"""The record kept whole, in few bytes: its JSON without the text (which stands in ``texts``), turned and compressed.

Lists of items are turned into columns, and offsets into distances, before they are compressed against a dictionary of
what every record holds (keys, codes, numbers of items): a third of the size of the compressed JSON. ``unpack`` gives back
the same bytes of JSON. The first byte is the number of the form; every form that was ever written can be read.
"""

from __future__ import annotations

import hashlib
import zlib
from functools import lru_cache
from importlib import resources
from itertools import accumulate
from typing import Any

import msgspec

from dragoman.errors import RecordError
from dragoman.record.json import read_record
from dragoman.record.model import Record

FIRST, FORM = b"\x01", b"\x02"


def pack(record: Record) -> bytes:
    """Return the record without its text, compressed."""
    document = record.document
    identity = "" if document.id == _hash(document.text) else document.id
    bare = msgspec.structs.replace(record, document=msgspec.structs.replace(document, id=identity, text=""))
    columns = {name: _turned(part) for name, part in msgspec.to_builtins(bare).items()}
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
    if packed[:1] != FORM:
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
        whole = {name: _turned_back(part) for name, part in columns.items()}
    except (zlib.error, msgspec.DecodeError, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise RecordError(f"the kept record is damaged ({error})", where, "read the text again") from error
    bare = read_record(msgspec.json.encode(whole), where)
    identity = bare.document.id or _hash(text)
    return msgspec.structs.replace(bare, document=msgspec.structs.replace(bare.document, id=identity, text=text))


# What stands in front of columns, so that no list of a record can be taken for one.
_MARK = "\x00columns"


def _turned(value: Any) -> Any:
    """A list of items as one item of lists."""
    if not (isinstance(value, list | tuple) and value and isinstance(value[0], dict)):
        return value
    columns = []
    for name in value[0]:
        cells = [row[name] for row in value]
        if name in ("start", "end") and "start" in value[0]:
            starts = [row["start"] for row in value]
            cells = [b - a for a, b in zip([0, *starts], starts, strict=False)] if name == "start" else [
                end - start for start, end in zip(starts, cells, strict=True)
            ]  # fmt: skip
        elif (
            cells[0] is not None
            and isinstance(cells[0], list | tuple)
            and any(c and isinstance(c[0], dict) for c in cells)
        ):
            cells = [[len(cell) for cell in cells], _turned([one for cell in cells for one in cell])]
            name = f"*{name}"
        columns.append([name, cells])
    return [_MARK, *columns]


def _turned_back(value: Any) -> Any:
    if not (isinstance(value, list) and value and value[0] == _MARK):
        return value
    columns: dict[str, list[Any]] = {}
    for name, cells in value[1:]:
        if name.startswith("*"):
            counts, flat = cells[0], iter(_turned_back(cells[1]))
            columns[name[1:]] = [[next(flat) for _ in range(count)] for count in counts]
        elif name == "start":
            columns[name] = list(accumulate(cells))
        elif name == "end" and "start" in columns:
            columns[name] = [start + length for start, length in zip(columns["start"], cells, strict=True)]
        else:
            columns[name] = cells
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
