"""A record turned so that it packs small: items in columns, offsets as distances, words that the text holds left to it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

# What stands in front of columns, so that no list of a record can be taken for one.
_MARK = "\x00columns"
# Names of fields whose words the text may hold at a place that their item tells.
_WORDS = ("name", "text", "title")


def turn(part: Any, text: str) -> Any:
    """Return a part of a record turned; the part itself is changed."""
    _point(part, text)
    return _columns(part)


def turn_back(part: Any, text: str) -> Any:
    """Return a part of a record as it was, or as the form before this one turned it."""
    whole = _rows(part)
    _tell(whole, text)
    return whole


def _point(part: Any, text: str) -> None:
    """Put, for words that the text holds, the number of the span that does; for those it begins with, how many letters."""
    for item in _items(part):
        spans = _spans(item)
        for field in _WORDS:
            words = item.get(field)
            if not isinstance(words, str):
                continue
            if spans:
                item[field] = next((n for n, (a, b) in enumerate(spans) if text[a:b] == words), words)
            elif text.startswith(words):
                item[field] = len(words)


def _tell(part: Any, text: str) -> None:
    """Put the words back that were left to the text."""
    for item in _items(part):
        spans = None
        for field in _WORDS:
            number = item.get(field)
            if isinstance(number, int):
                spans = _spans(item) if spans is None else spans
                first, last = spans[number] if spans else (0, number)
                item[field] = text[first:last]


def _items(part: Any) -> Iterator[dict[str, Any]]:
    """The items of a list, or the part itself and the items that it holds."""
    for item in part if isinstance(part, list | tuple) else (part, *part.values()) if isinstance(part, dict) else ():
        if isinstance(item, dict):
            yield item


def _spans(item: dict[str, Any]) -> list[tuple[int, int]]:
    """Where the text may hold an item's words: where it is mentioned, or where it stands itself."""
    return [(one["start"], one["end"]) for one in item.get("mentions", (item,)) if "end" in one]


def _columns(value: Any) -> Any:
    """A list of items as one item of lists: ``*`` before a name tells of several items in each row, ``?`` of one or none."""
    if not (isinstance(value, list | tuple) and value and isinstance(value[0], dict)):
        return value
    columns: list[list[Any]] = []
    for name in value[0]:
        cells = [row[name] for row in value]
        if name == "start":
            columns.append([name, [b - a for a, b in zip([0, *cells], cells, strict=False)]])
        elif name == "end" and "start" in value[0]:
            columns.append([name, [row["end"] - row["start"] for row in value]])
        elif name == "id":
            columns.append([name, _counted(cells)])
        elif any(isinstance(cell, dict) for cell in cells):
            some = [cell for cell in cells if cell is not None]
            columns.append([f"?{name}", [[int(cell is not None) for cell in cells], _columns(some)]])
        elif any(isinstance(cell, list | tuple) and cell and isinstance(cell[0], dict) for cell in cells):
            columns.append(
                [f"*{name}", [[len(cell) for cell in cells], _columns([one for cell in cells for one in cell])]]
            )
        else:
            columns.append([name, cells])
    return [_MARK, *columns]


def _counted(ids: list[str]) -> list[Any]:
    """``a1``, ``a2``, ``a3`` as ``a`` and 3."""
    return [ids[0][0], len(ids)] if ids == [f"{ids[0][0]}{n}" for n in range(1, len(ids) + 1)] else ids


def _rows(value: Any) -> Any:
    if not (isinstance(value, list) and value and value[0] == _MARK):
        return value
    columns: dict[str, list[Any]] = {}
    for name, cells in value[1:]:
        if name == "start":
            columns[name] = list(accumulate(cells))
        elif name == "end" and "start" in columns:
            columns[name] = [start + length for start, length in zip(columns["start"], cells, strict=True)]
        elif name == "id" and len(cells) == 2 and isinstance(cells[1], int):
            columns[name] = [f"{cells[0]}{n}" for n in range(1, cells[1] + 1)]
        elif name.startswith("?"):
            flat = iter(_rows(cells[1]))
            columns[name[1:]] = [next(flat) if there else None for there in cells[0]]
        elif name.startswith("*"):
            flat = iter(_rows(cells[1]))
            columns[name[1:]] = [[next(flat) for _ in range(count)] for count in cells[0]]
        else:
            columns[name] = cells
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
