"""Texts that a page must show as text and nothing else, as records made by hand: reading them is not what is tried."""

from __future__ import annotations

from dragoman.read.article import new_document
from dragoman.record.model import (
    Actor,
    Claim,
    Event,
    Lead,
    Mention,
    Place,
    Reader,
    Record,
    Sentence,
    Statement,
)
from dragoman.spans import Span

SCRIPTS = (
    '<script>window.stolen = 1</script>', "</script><script>window.stolen = 2</script>", "<!--<script>", "]]><svg/onload=stolen()>",
    '<img src=x onerror="window.stolen = 3">', "<a href=\"javascript:window.stolen=4\">click</a>", "{{constructor.constructor('x')()}}",
    "${window.stolen = 5}", '"><body onload=stolen()>', "</textarea></title></style><iframe srcdoc='<script>parent.stolen=6</script>'>",
    "&lt;b&gt; &#60;script&#62;", "\\u003cscript\\u003e", "line\u2028separator\u2029here", "__proto__",
)  # fmt: skip
# What reads backwards, hides, or looks like another letter. Source: Unicode Technical Reports 36 and 39.
TRICKS = (
    "invoice\u202egpj.exe", "\u2066isolated\u2069 \u200fright\u200e left", "zero\u200bwidth\u2060joined\ufeff", "раураl and pаypal (Cyrillic а)",
    "Zalgo: Z\u0351\u036b\u0343a\u0307\u0306l\u0350g\u0301\u0302o", "👩🏽‍🚀 flag 🇰🇪 family 👨‍👩‍👧‍👦", "ﷺ ﬁ ligature", "\u0085next line", "tab\tand\x0bvertical",
)  # fmt: skip


def hostile_records() -> list[Record]:
    """Return a record for each text: the bad words are title, actor, place, statement, claim and outlet at once."""
    return [hostile_record(words) for words in (*SCRIPTS, *TRICKS)]


def hostile_record(words: str) -> Record:
    """Return a record all of whose parts are the words, between two plain ones, so that no span ends in white space."""
    text = f"Aune {words} met {words} Kiptoo. Paragraph two holds {words} again."
    bad = Span(0, len(f"Aune {words} met"))
    trigger = Span(text.index("met", 4 + len(words)), text.index("met", 4 + len(words)) + 3)
    end = text.index("Kiptoo.") + 7
    document = new_document(
        text, title=f"Title {words} end", publisher=f"Outlet {words} end", published="2026-03-01",
        source=f"https://example.org/{words}", language="en", authors=(f"By {words} end",),
    )  # fmt: skip
    return Record(
        document=document, reader=Reader("dragoman", "0", "none", "PLOVER"), lead=Lead(),
        sentences=(Sentence(0, end, "reported"), Sentence(end + 1, len(text), "opinion")),
        actors=(
            Actor(id="a1", name=f"Aune {words} end", kind="person", country="NOR", mentions=(Mention(0, 4, "name"),)),
            Actor(id="a2", name="Amara Kiptoo", kind="person", country="KEN", mentions=(Mention(end - 7, end - 1, "name"),)),
        ),
        places=(Place(id="p1", start=0, end=4, name=f"Town {words} end", country="KEN", latitude=1.0, longitude=2.0),),
        events=(Event(id="e1", type="CONSULT", trigger=trigger, actor=("a1",), recipient=("a2",), place="p1"),),
        statements=(Statement(id="s1", speaker="a1", content=(bad,), kind="direct"),),
        claims=(Claim(id="c1", start=bad.start, end=bad.end, by="s1", score=0.5, reasons=(f"because {words} end",)),),
    )  # fmt: skip


def long_record(characters: int = 5_000_000) -> Record:
    """Return a record of one paragraph without an end."""
    piece = "The minister said nothing and the harbour was quiet "
    text = (piece * (characters // len(piece) + 1))[:characters].rstrip() + "."
    document = new_document(text, title="A long one", publisher="Wire", published="2026-03-02", language="en")
    starts = range(0, len(text) - len(piece), len(piece) * 50)
    return Record(
        document=document, reader=Reader("dragoman", "0", "none", "PLOVER"), lead=Lead(),
        sentences=tuple(Sentence(a, a + len(piece) * 50 - 1, "reported") for a in starts),
    )  # fmt: skip
