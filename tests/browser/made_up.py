"""A server of made-up answers for the page: the forms are those of `dragoman.web`, the world in them is invented.

It lets the views be tried where no ledger is at hand, and with numbers that no small ledger has.
"""

from __future__ import annotations

import functools
import hashlib
import json
import random
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from dragoman.record.scores import QUAD_CLASSES, TYPE_SCORES
from dragoman.web.assets import PAGE
from dragoman.web.safety import POLICY

PUBLISHERS = ("Harbour Times", "Delta Post", "Nile Courier", "Morning Ledger", "Northern Wire", "Gulf Observer", None)
PLACES = (
    ("Nairobi", "KEN", -1.28, 36.82), ("Khartoum", "SDN", 15.5, 32.56), ("Geneva", "CHE", 46.2, 6.15),
    ("Singapore", "SGP", 1.29, 103.85), ("Valletta", "MLT", 35.9, 14.51), ("Manama", "BHR", 26.23, 50.59),
    ("Malé", "MDV", 4.18, 73.51), ("Vatican City", "VAT", 41.9, 12.45), ("Lima", "PER", -12.05, -77.04),
    ("Oslo", "NOR", 59.91, 10.75), ("Jakarta", "IDN", -6.21, 106.85), ("Cairo", "EGY", 30.04, 31.24),
    ("Port Sudan", "SDN", 19.62, 37.22), ("Juba", "SSD", 4.85, 31.58), ("Addis Ababa", "ETH", 9.03, 38.74),
    ("Doha", "QAT", 25.29, 51.53), ("Wellington", "NZL", -41.29, 174.78), ("Suva", "FJI", -18.14, 178.44),
    ("Bern", "CHE", 46.95, 7.45), ("Vienna", "AUT", 48.21, 16.37),
)  # fmt: skip
COUNTRIES = (
    ("Kenya", "KEN"), ("Sudan", "SDN"), ("Ethiopia", "ETH"), ("Egypt", "EGY"), ("Norway", "NOR"), ("Qatar", "QAT"),
    ("South Sudan", "SSD"), ("Switzerland", "CHE"), ("Peru", "PER"), ("Indonesia", "IDN"), ("Malta", "MLT"),
    ("New Zealand", "NZL"), ("Bahrain", "BHR"), ("Austria", "AUT"), ("Fiji", "FJI"),
)  # fmt: skip
FIRST = ("Amina", "Tomas", "Leila", "Jonas", "Ruth", "Daniel", "Sofia", "Idris", "Mara", "Pavel")
LAST = ("Okello", "Bergström", "Haddad", "Vidal", "Tesfaye", "Nyberg", "Rahman", "Castellano", "Mwangi")
BODIES = ("Nile Basin Forum", "Harbour Workers’ Union", "Relief Board", "Council of Ports", "Delta Movement")
VERBS = {
    "AGREE": "promised to work with", "CONSULT": "met", "SUPPORT": "welcomed the plan of", "CONCEDE": "gave way to",
    "COOPERATE": "held joint exercises with", "AID": "sent grain to", "RETREAT": "withdrew its ships before",
    "REQUEST": "asked for an answer from", "ACCUSE": "accused", "REJECT": "refused the offer of",
    "THREATEN": "threatened", "PROTEST": "marched against", "SANCTION": "cut ties with",
    "MOBILIZE": "moved troops towards", "COERCE": "seized the ships of", "ASSAULT": "shelled the positions of",
}  # fmt: skip


class World:
    """An invented world: actors, documents and what happened among them, always the same."""

    def __init__(self, events: int = 1600, documents: int = 320, seed: int = 7) -> None:
        self.chance = random.Random(seed)
        self.actors = self._actors()
        self.documents = [self._document(number) for number in range(1, documents + 1)]
        self.events = sorted((self._event(number) for number in range(1, events + 1)), key=_newest, reverse=True)
        self.statements = [self._statement(number, event) for number, event in enumerate(self.events[:500], 1)]

    def _actors(self) -> list[dict[str, Any]]:
        rows = [(name, "country", code) for name, code in COUNTRIES]
        rows += [(f"{f} {name}", "person", self.chance.choice(COUNTRIES)[1]) for f in FIRST for name in LAST[:4]]
        rows += [(name, "organisation", "IGO" if "Forum" in name else None) for name in BODIES]
        rows += [("protesters", "group", "SDN")]
        return [
            {
                "id": number, "name": name, "kind": kind, "country": country, "identifier": None,
                "certain": number % 9 != 0, "documents": max(1, 300 // number), "mentions": max(1, 1400 // number),
                "names": [name, name.split()[-1]] if kind == "person" else [name],
                "offices": ["foreign minister (KEN)", "member of parliament (KEN)"] if kind == "person" else [],
            }
            for number, (name, kind, country) in enumerate(rows, 1)
        ]  # fmt: skip

    def _day(self) -> str:
        return (
            f"{self.chance.choice((2023, 2024, 2025))}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"
        )

    def _document(self, number: int) -> dict[str, Any]:
        return {
            "id": number, "hash": hashlib.sha256(str(number).encode()).hexdigest(), "source": f"story-{number}.txt",
            "title": f"Grain talks, day {number}", "publisher": self.chance.choice(PUBLISHERS),
            "published": self._day(), "words": 300 + number, "copy_of": None, "likeness": None,
        }  # fmt: skip

    def _named(self, role: str, weight: int = 2) -> dict[str, Any]:
        place = min(int(len(self.actors) * self.chance.random() ** weight), len(self.actors) - 1)
        one = self.actors[place]
        return {"name": one["name"], "entity": one["id"], "country": one["country"], "role": role}

    def _event(self, number: int) -> dict[str, Any]:
        kind = self.chance.choice(list(VERBS))
        actor, other = self._named("actor"), self._named("recipient")
        while other["entity"] == actor["entity"]:
            other = self._named("recipient")
        place = self.chance.choice(PLACES) if self.chance.random() < 0.6 else None
        where = f" in {place[0]}" if place else ""
        before, trigger = f"{actor['name']} ", VERBS[kind]
        sentence = f"{before}{trigger} {other['name']}{where} 😀 on Monday, officials of both sides said."
        start = 40 * (number % 9)
        day = self._day()
        return {
            "id": number, "day": day, "first_day": day, "last_day": day, "actor": [actor], "type": kind, "mode": None,
            "recipient": [other], "participants": [], "contexts": [], "quad": QUAD_CLASSES[kind],
            "status": self.chance.choice(("reported", "reported", "reported", "planned", "denied")),
            "score": TYPE_SCORES[kind],
            "place": {"name": place[0], "country": place[1], "latitude": place[2], "longitude": place[3]} if place else None,
            "quantities": ["40 tonnes"] if kind == "AID" else [],
            "told_by": self.chance.choice((None, None, "Amina Okello")), "attributed": False, "happening": number % 40,
            "trigger": trigger, "start": start + len(before), "end": start + len(before) + len(trigger),
            "sentence": sentence, "sentence_start": start, "document": self.chance.choice(self.documents),
        }  # fmt: skip

    def _statement(self, number: int, event: dict[str, Any]) -> dict[str, Any]:
        words = self.chance.choice((
            "“We will keep the harbour open for everybody who needs it, whatever the season brings.”",
            "the talks would go on until every ship had left the strait",
            "“Nobody on our side has fired a single shot since the first of March.”",
        ))  # fmt: skip
        speaker = {**self._named("speaker"), "role": None}
        return {
            "id": number, "day": event["day"], "speaker": speaker, "source": speaker["name"],
            "kind": "direct" if words.startswith("“") else "indirect", "cue": "said", "words": words,
            "start": 200, "end": 200 + len(words), "spans": [[200, 200 + len(words)]],
            "about": event["recipient"], "quotation": number % 20, "document": event["document"],
        }  # fmt: skip

    def network(self, nodes: int = 500, lines: int = 3000) -> dict[str, Any]:
        """A network of any size, with few great actors and many small ones."""
        chance = random.Random(nodes + lines)
        pairs: set[tuple[int, int, str]] = set()
        while len(pairs) < lines:
            a, b = (min(int(nodes * chance.random() ** 2.2), nodes - 1) for _ in range(2))
            if a != b:
                pairs.add((a + 1, b + 1, chance.choice(list(QUAD_CLASSES.values()))))
        counted: Counter[int] = Counter()
        rows = []
        for a, b, quad in sorted(pairs):
            events = max(1, int(60 / (a + b)) + chance.randint(0, 3))
            counted.update({a: events, b: events})
            rows.append({"source": a, "target": b, "quad": quad, "events": events, "score": 2.0})
        known = {one["id"]: one for one in self.actors}
        found = [
            {
                "entity": i, "name": known[i]["name"] if i in known else f"Actor {i}",
                "kind": known[i]["kind"] if i in known else chance.choice(("person", "organisation", "group")),
                "country": known[i]["country"] if i in known else "KEN", "events": counted[i],
            }
            for i in range(1, nodes + 1)
        ]  # fmt: skip
        return {"nodes": found, "lines": rows}


def _newest(row: dict[str, Any]) -> tuple[str, int]:
    return (row["day"], row["id"])


class Answers:
    """What the page asks for, answered from a world."""

    def __init__(self, world: World) -> None:
        self.world = world

    def answer(self, path: str, query: dict[str, list[str]]) -> Any:
        """Return the answer to a question. Raises: KeyError when there is none."""
        parts = path.removeprefix("/api/").split("/")
        if parts[0] == "actors" and len(parts) > 1:
            return self.actor(int(parts[1]), query)
        return getattr(self, parts[0])(query)

    def about(self, query: dict[str, list[str]]) -> Any:
        w = self.world
        outlets = Counter(one["publisher"] for one in w.documents if one["publisher"])
        types = Counter(one["type"] for one in w.events)
        counts = {"documents": len(w.documents), "events": len(w.events), "statements": len(w.statements), "claims": 0,
                  "agreements": 0, "happenings": 40, "quotations": 20, "actors": len(w.actors), "failures": 0, "copies": 0}  # fmt: skip
        return {
            "version": "0", "name": "made-up.ledger", "counts": counts, "first_day": "2023-01-01",
            "last_day": "2025-12-28", "publishers": [{"name": n, "documents": d} for n, d in outlets.most_common()],
            "types": [{"type": t, "events": n, "quad": QUAD_CLASSES[t]} for t, n in types.most_common()],
            "page_limit": 200, "static": False,
        }  # fmt: skip

    def documents(self, query: dict[str, list[str]]) -> Any:
        words = _one(query, "q") or ""
        card = {"copies": 0, "events": 5, "statements": 2, "claims": 1, "passage": None, "hits": [],
                "voice": {"reported": 12, "attributed": 6, "opinion": 2}}  # fmt: skip
        found = [one | card for one in self.world.documents if words.lower() in one["title"].lower()]
        return _page(found, query)

    def actors(self, query: dict[str, list[str]]) -> Any:
        name, kind, country = (_one(query, key) for key in ("name", "kind", "country"))
        found = [
            one for one in self.world.actors
            if (not name or any(n.lower().startswith(name.lower()) for n in one["names"]))
            and kind in (None, one["kind"]) and country in (None, one["country"])
        ]  # fmt: skip
        return _page(found, query)

    def actor(self, number: int, query: dict[str, list[str]]) -> Any:
        row = self.world.actors[number - 1]
        found = self._events({**query, "party": [f"#{number}"]})
        kinds: Counter[tuple[str, str]] = Counter()
        others: dict[int, Counter[str]] = {}
        for event in found:
            role = "actor" if event["actor"][0]["entity"] == number else "recipient"
            kinds[event["type"], role] += 1
            other = event["recipient" if role == "actor" else "actor"][0]["entity"]
            others.setdefault(other, Counter())[event["quad"].split()[1]] += 1
        counterparts = [
            {"entity": i, **{k: self.world.actors[i - 1][k] for k in ("name", "kind", "country")}, "events": c.total(),
             "cooperation": c["cooperation"], "conflict": c["conflict"]}
            for i, c in sorted(others.items(), key=lambda one: -one[1].total())
        ]  # fmt: skip
        types = [{"type": t, "quad": QUAD_CLASSES[t], "as": role, "events": n} for (t, role), n in kinds.most_common()]
        said = [one for one in self._statements(query) if one["speaker"]["entity"] == number]
        return {
            "row": row,
            "types": types,
            "with": counterparts[:40],
            "months": _months(found),
            "statements": len(said),
        }

    def months(self, query: dict[str, list[str]]) -> Any:
        return {"months": _months(self._events(query))}

    def events(self, query: dict[str, list[str]]) -> Any:
        return _page(self._events(query), query)

    def statements(self, query: dict[str, list[str]]) -> Any:
        return _page(self._statements(query), query)

    def timeline(self, query: dict[str, list[str]]) -> Any:
        who = {**query, "party": query.get("actor", []), "actor": [], "speaker": query.get("actor", [])}
        rows = [
            {"day": e["day"], "what": "event", "id": e["id"], "words": e["sentence"], "start": e["sentence_start"],
             "document": e["document"], "summary": f"{e['actor'][0]['name']} {e['type']} {e['recipient'][0]['name']}"}
            for e in self._events(who)
        ]  # fmt: skip
        rows += [
            {"day": t["day"], "what": "statement", "id": t["id"], "words": t["words"], "start": t["start"],
             "document": t["document"], "summary": f"{t['speaker']['name']} on {t['about'][0]['name']}"}
            for t in self._statements(who)
        ]  # fmt: skip
        return _page(sorted(rows, key=_newest, reverse=True), query)

    def relations(self, query: dict[str, list[str]]) -> Any:
        one, other = _one(query, "one"), _one(query, "other")
        found = [
            e for e in self._events({k: v for k, v in query.items() if k in ("since", "until", "quad", "type")})
            if any(_meant(a, e["actor"]) and _meant(b, e["recipient"]) for a, b in ((one, other), (other, one)))
        ]  # fmt: skip
        length = {"day": 10, "month": 7, "year": 4}.get(_one(query, "by") or "month", 0)
        stretches: dict[str, list[dict[str, Any]]] = {}
        for event in found:
            stretches.setdefault(event["day"][:length], []).append(event)
        rows = [
            {
                "since": since, "events": len(those), "types": dict(Counter(e["type"] for e in those)),
                "quads": dict(Counter(e["quad"] for e in those)),
                "score": round(sum(e["score"] for e in those) / len(those), 3),
                "lowest": min(e["score"] for e in those), "highest": max(e["score"] for e in those),
            }
            for since, those in sorted(stretches.items())
        ]  # fmt: skip
        return {"rows": rows, "events": found[:50]}

    def network(self, query: dict[str, list[str]]) -> Any:
        return self.world.network(int(_one(query, "nodes") or 60), int(_one(query, "lines") or 200))

    def map(self, query: dict[str, list[str]]) -> Any:
        found = self._events(query)
        counted = Counter(tuple(e["place"].values()) for e in found if e["place"])
        points = [
            {"name": n, "country": c, "latitude": y, "longitude": x, "events": events, "documents": max(1, events // 2)}
            for (n, c, y, x), events in counted.most_common()
        ]  # fmt: skip
        return {"points": points, "unplaced": sum(1 for e in found if not e["place"])}

    def happenings(self, query: dict[str, list[str]]) -> Any:
        wanted = _one(query, "happening")
        rows = []
        for number in range(1, 40):
            told = [e for e in self.world.events if e["happening"] == number][:4]
            if wanted in (None, str(number)) and told:
                hows = ("reports", "quotes", "denies", "reports")
                tellings = [{"how": how, "event": {**e, "told_by": "Amina Okello" if how != "reports" else None}}
                            for how, e in zip(hows, told, strict=False)]  # fmt: skip
                differs = [
                    "day: " + "; ".join(f"{e['day']} ({e['document']['publisher'] or 'a source'})" for e in told[:2])
                ]
                rows.append({"id": number, "type": told[0]["type"], "day": told[0]["day"], "documents": len(told),
                             "tellings": tellings, "differs": differs})  # fmt: skip
        return _page(rows, query)

    def quotations(self, query: dict[str, list[str]]) -> Any:
        one = "We will keep the harbour open for everybody who needs it"
        other = "We will keep our harbour open for everybody"
        differences = [
            {"same": True, "one": "We will keep", "other": "We will keep"}, {"same": False, "one": "the", "other": "our"},
            {"same": True, "one": "harbour open for everybody", "other": "harbour open for everybody"},
            {"same": False, "one": "who needs it", "other": ""},
        ]  # fmt: skip
        rows = []
        for number in range(1, 6):
            told = self.world.statements[number * 3 : number * 3 + 2]
            tellings = [
                {**t, "words": w, "speaker": told[0]["speaker"]} for t, w in zip(told, (one, other), strict=True)
            ]
            rows.append({"id": number, "tellings": tellings, "differences": [differences]})
        return _page(rows, query)

    def compare(self, query: dict[str, list[str]]) -> Any:
        numbers = [int(n) for n in (_one(query, "documents") or "").split(",")]
        found = [self.world.documents[n - 1] for n in numbers]
        several = range(len(found))
        rows = [
            ("wording", "in common with the first", ["100%"] + ["37%" for _ in several[1:]]),
            ("happening", "Kenya AID Sudan", ["reports: Kenya sent grain to Sudan.", "denies: Kenya sent no grain.", "silent"]),
            ("differs", "day: 2024-03-01 (Delta Post); 2024-03-02 (Nile Courier)", ["", "", ""]),
            ("quotation", "Amina Okello", ["We will keep the harbour open", "We will keep [-the-] {+our+} harbour open", "silent"]),
            ("actor", "Kenya", ["12×", "4×", "0×"]),
            ("actor", "Sudan", ["2×", "9×", "1×"]),
        ]  # fmt: skip
        return {
            "documents": found,
            "rows": [{"what": w, "name": n, "documents": cells[: len(found)]} for w, n, cells in rows],
        }

    def voices(self, query: dict[str, list[str]]) -> Any:
        chance = random.Random(3)
        outlets = [
            {"publisher": p, "documents": 40 - 4 * n, "reported": chance.randint(100, 400),
             "attributed": chance.randint(50, 300), "opinion": chance.randint(2, 90)}
            for n, p in enumerate(PUBLISHERS)
        ]  # fmt: skip
        quoted = [
            {"entity": a["id"], "name": a["name"], "country": a["country"], "statements": 90 - 4 * n}
            for n, a in enumerate(self.world.actors[15:35])
        ]
        return {"outlets": outlets, "quoted": quoted}

    def _events(self, query: dict[str, list[str]]) -> list[dict[str, Any]]:
        asked = {
            name: _one(query, name) for name in ("actor", "recipient", "party", "quad", "type", "place", "publisher")
        }
        return [
            e for e in self.world.events
            if (not asked["actor"] or _meant(asked["actor"], e["actor"]))
            and (not asked["recipient"] or _meant(asked["recipient"], e["recipient"]))
            and (not asked["party"] or _meant(asked["party"], e["actor"] + e["recipient"]))
            and asked["quad"] in (None, e["quad"]) and asked["type"] in (None, e["type"])
            and asked["publisher"] in (None, e["document"]["publisher"])
            and (not asked["place"] or (e["place"] or {}).get("name") == asked["place"]) and _inside(e["day"], query)
        ]  # fmt: skip

    def _statements(self, query: dict[str, list[str]]) -> list[dict[str, Any]]:
        speaker, about = _one(query, "speaker"), _one(query, "about")
        found = self.world.statements
        return [
            t for t in found
            if (not speaker or _meant(speaker, [t["speaker"]]))
            and (not about or any(about == one["name"] for one in t["about"])) and _inside(t["day"], query)
        ]  # fmt: skip


def _one(query: dict[str, list[str]], name: str) -> str | None:
    return (query.get(name) or [None])[0]


def _inside(day: str, query: dict[str, list[str]]) -> bool:
    since, until = _one(query, "since") or "", _one(query, "until") or "9"
    return since <= day and day[: len(until)] <= until


def _meant(words: str | None, sides: list[dict[str, Any]]) -> bool:
    bare = (words or "").lower()
    return any(bare in (f"#{one['entity']}", one["name"].lower(), (one["country"] or "").lower()) for one in sides)


def _months(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    counted: dict[str, Counter[str]] = {}
    for event in events:
        counted.setdefault(event["day"][:7], Counter())[event["quad"]] += 1
    return [{"month": m, "events": c.total(), "quads": dict(c)} for m, c in sorted(counted.items())]


def _page(rows: list[Any], query: dict[str, list[str]]) -> dict[str, Any]:
    first, most = int(_one(query, "after") or 0), int(_one(query, "limit") or 50)
    following = str(first + most) if first + most < len(rows) else None
    return {"rows": rows[first : first + most], "following": following}


class Handler(SimpleHTTPRequestHandler):
    """The built page under the policy that the real server sends, and made-up answers under `/api`."""

    answers: Answers

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        if not url.path.startswith("/api/"):
            return super().do_GET()
        try:
            body, status = json.dumps(self.answers.answer(url.path, parse_qs(url.query))), 200
        except (AttributeError, LookupError, ValueError):
            body, status = json.dumps({"what": "there is no such thing", "where": url.path, "remedy": None}), 404
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body.encode())

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@contextmanager
def serve_made_up(answers: World | Answers, static: Path = PAGE, port: int = 0) -> Iterator[str]:
    """Serve the built page with made-up answers, or those of a made-up world; gives the address."""
    kept = Answers(answers) if isinstance(answers, World) else answers
    handler = type("OwnHandler", (Handler,), {"answers": kept})
    server = ThreadingHTTPServer(("127.0.0.1", port), functools.partial(handler, directory=str(static)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
