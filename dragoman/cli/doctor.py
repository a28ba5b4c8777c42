"""``dragoman doctor``: what is installed, and does it work with the network shut?"""

from __future__ import annotations

import platform
import sys
import time

SENTENCE = "Foreign Minister Nadia Orlan visited Lisbon on Tuesday, officials said."
# What can leave this machine. A socket that is only made or bound sends nothing (urllib3 does so when it is imported).
NETWORK = frozenset(
    f"socket.{call}" for call in ("connect", "sendto", "sendmsg", "getaddrinfo", "gethostbyname", "gethostbyaddr")
)


def doctor() -> int:
    """Tell version, model and ontology, and prove that reading works with the network shut."""
    start = time.perf_counter()
    tried = shut_network()
    try:
        from dragoman.pipeline import read_article

        record = read_article(SENTENCE, published="2026-02-10")
    except Exception as error:
        print(f"dragoman: reading failed: {error}", file=sys.stderr)
        return 1
    found = f"read {len(record.actors)} actors, {len(record.events)} events, {len(record.statements)} statements"
    rows = {
        "dragoman": record.reader.version,
        "model": record.reader.model,
        "ontology": record.reader.ontology,
        "schema": record.schema,
        "python": f"{platform.python_version()} on {platform.system()} {platform.machine()}",
        "network shut": f"{found}; asked for the network {len(tried)} times",
        "first record": f"{time.perf_counter() - start:.1f} s",
    }
    for name, value in rows.items():
        print(f"{name:<14}{value}")
    return 0 if record.actors and not tried else 1


def shut_network() -> list[str]:
    """Refuse every connection and name look-up of this process from now on.

    The list that is returned grows by each attempt, also by one whose refusal was swallowed.
    """
    tried: list[str] = []

    def refuse(event: str, _: tuple[object, ...]) -> None:
        if event in NETWORK:
            tried.append(event)
            raise OSError("the network is shut")

    sys.addaudithook(refuse)
    return tried
