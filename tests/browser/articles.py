"""Invented articles for the page: plain ones, some with letters that count twice in a browser, and hostile ones."""

from __future__ import annotations

import hashlib
from functools import cache

from dragoman import Document, Record, interpret_many, new_document
from dragoman.record.model import Actor, Event, Lead, Mention, Reader, Sentence
from dragoman.spans import Span

TALKS = """\
LUANDA — Angola’s foreign minister, Marta Quissanga, met the Chilean trade envoy Rodrigo Fuentes in Luanda on Monday 🤝.

“We signed nothing, and we promised nothing,” Quissanga told reporters after the talks. Fuentes said that Chile would send\
 two million dollars in aid 💶 to the port of Lobito before June.

The opposition accused the government of hiding the terms. It was a shabby performance, and Angolans deserve better.

Chile’s embassy denied that any troops 🇨🇱 had been moved. “The cafe\u0301 was full of rumours,” a spokesman said, adding that\
 Fuentes would visit Namibia next week.
"""
HARBOUR = """\
Lisbon and Dakar agree on fish\nThe Portuguese prime minister, Ine\u0301s Vidal, visited Senegal on 3 March 2026 and praised\
 its “patient” negotiators 😀.
Senegal’s president, Ousmane Dieye, said that 400 boats would be repaired at no cost 👩‍👩‍👧. He thanked Portugal.
Vidal rejected a report that the talks had failed. “Nobody left the room,” she said.
"""
HOSTILE_TITLE = '<img src=x onerror="window.hacked=1"> Peace & “Quiet” </title><script>window.hacked=1</script>'
HOSTILE = """\
<script>window.hacked = 1; alert("hacked")</script> The Peruvian minister Rosa Paredes met her Bolivian colleague in Lima.

</script></textarea></style><svg onload="window.hacked=1"><img src="http://evil.example/x.png" onerror=alert(1)>\
 <a href="javascript:window.hacked=1">click</a> {{constructor.constructor('window.hacked=1')()}} {@html "<b>x</b>"}

Paredes said “<b onmouseover=alert(2)>we agree</b>” and promised aid. \u202eThe minister lied\u202c, a paper wrote of \u0420\u0430ris and\
 zero\u200bwidth. <!-- --> <![CDATA[ ]]> &lt;script&gt; %3Cscript%3E ${window.hacked=1} \u2028 \x00 \x1b[31m

<meta http-equiv="refresh" content="0;url=http://evil.example/"> <iframe src="http://evil.example/"></iframe>\
 <link rel=stylesheet href=//evil.example/x.css> Bolivia accused Peru of spying.
"""


@cache
def plain() -> tuple[Record, ...]:
    """Records of the articles that were read as any others are."""
    documents = [
        new_document(TALKS, title="Angola and Chile talk of aid 🤝", published="2026-03-09", publisher="Coast Courier"),
        new_document(HARBOUR, title="Lisbon and Dakar agree on fish", published="2026-03-05", publisher="Harbour Mail"),
        new_document(
            HOSTILE, title=HOSTILE_TITLE, published="2026-03-07", publisher='"><script>window.hacked=1</script>'
        ),
    ]
    return tuple(_record(one) for one in interpret_many(documents))


def _record(outcome: object) -> Record:
    assert isinstance(outcome, Record), outcome
    return outcome


@cache
def huge(letters: int = 5_000_000) -> Record:
    """One paragraph without a break, with two thousand events in it; made, for reading it would take minutes."""
    sentence = "Malta met Chad 😀 and said so. "
    text = (sentence * (letters // len(sentence)))[:letters]
    many = 2_000
    step = len(text) // len(sentence) // many * len(sentence)
    starts = [step * at for at in range(many)]
    return _made(
        text,
        "A paragraph of five million letters",
        actors=(
            Actor(id="a1", name="Malta", kind="country", country="MLT",
                  mentions=tuple(Mention(at, at + 5, "name") for at in starts)),
            Actor(id="a2", name="Chad", kind="country", country="TCD",
                  mentions=tuple(Mention(at + 10, at + 14, "name") for at in starts)),
        ),
        events=tuple(
            Event(id=f"e{at + 1}", type="CONSULT", trigger=Span(start + 6, start + 9), actor=("a1",), recipient=("a2",))
            for at, start in enumerate(starts)
        ),
    )  # fmt: skip


@cache
def dense(letters: int = 20_000, marks: int = 400) -> Record:
    """A text of many marks, most of them upon one another: sentences of opinion, events in them, actors in those."""
    sentence = "Malta 😀 warmly praised Chad for its fine harbour, and the cafe\u0301 in it. "
    count = letters // len(sentence)
    text = sentence * count
    starts = [len(sentence) * at for at in range(count)]
    each = marks // 4
    picked = [starts[at * count // each] for at in range(each)]
    inside = sorted({(start + shift) for start in picked for shift in (0, 3)})
    return _made(
        text,
        "A text of many marks",
        sentences=tuple(Sentence(at, at + len(sentence) - 1, "opinion") for at in picked),
        actors=(
            Actor(id="a1", name="Malta", kind="country", country="MLT",
                  mentions=tuple(Mention(at, at + 23, "nominal") for at in picked)),
        ),
        events=tuple(
            Event(id=f"e{at + 1}", type="SUPPORT", trigger=Span(start + 8, start + 8 + 20), actor=("a1",))
            for at, start in enumerate(inside)
        ),
    )  # fmt: skip


def _made(text: str, title: str, **parts: object) -> Record:
    document = Document(id=hashlib.sha256(text.encode()).hexdigest(), text=text, title=title, published="2026-02-01",
                        language="en", publisher="Harbour Mail")  # fmt: skip
    reader = Reader(name="dragoman", version="0", model="made", ontology="PLOVER 2022")
    return Record(document=document, reader=reader, lead=Lead(), **parts)  # type: ignore[arg-type]
