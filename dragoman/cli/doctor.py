"""``dragoman doctor``: what is installed, and does it work with the network shut?"""

from __future__ import annotations

import platform
import socket
import sys
import time
from typing import Any, NoReturn

SENTENCE = "Foreign Minister Nadia Orlan visited Lisbon on Tuesday, officials said."


def doctor() -> int:
    """Tell version, model and ontology, and prove that reading works with the network shut."""
    start = time.perf_counter()
    kept: Any = socket.socket
    socket.socket = _Shut  # type: ignore[misc,assignment]
    try:
        from dragoman.pipeline import read_article

        record = read_article(SENTENCE, published="2026-02-10")
    except Exception as error:
        print(f"dragoman: reading failed: {error}", file=sys.stderr)
        return 1
    finally:
        socket.socket = kept  # type: ignore[misc]
    rows = {
        "dragoman": record.reader.version,
        "model": record.reader.model,
        "ontology": record.reader.ontology,
        "schema": record.schema,
        "python": f"{platform.python_version()} on {platform.system()} {platform.machine()}",
        "network shut": f"read {len(record.actors)} actors, {len(record.events)} events, {len(record.statements)} statements",
        "first record": f"{time.perf_counter() - start:.1f} s",
    }
    for name, value in rows.items():
        print(f"{name:<14}{value}")
    return 0 if record.actors else 1


class _Shut:
    """Stands in for sockets: nothing may open one."""

    def __init__(self, *_: object, **__: object) -> None:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise OSError("the network is shut")
