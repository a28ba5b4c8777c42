"""Claims as drafts of schema.org ``ClaimReview``, for a fact-checker to go on with.

Each draft holds what the text gives: the exact words, who makes the claim, where it appeared. The rating, the reviewer and
the review's date are the checker's and are left out; so is a claimant whom the text does not name.
Source: https://schema.org/ClaimReview, https://schema.org/Claim; places in the text after RFC 5147 (``char=first,behind``).
"""

from __future__ import annotations

from typing import Any

from dragoman.record.model import Actor, Claim, Document, Record

Node = dict[str, Any]


def claim_reviews(record: Record, least: float = 0.0) -> list[Node]:
    """Return one JSON-LD node for each claim that scores at least ``least``, in text order.

    Offsets: the ``identifier`` of the quoted part counts code points of the document's text.
    """
    return [_review(record, claim) for claim in record.claims if claim.score >= least]


def _review(record: Record, claim: Claim) -> Node:
    words = record.document.text[claim.start : claim.end]
    place = f"char={claim.start},{claim.end}"
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": f"urn:sha256:{record.document.id}#{place}",
        "claimReviewed": " ".join(words.split()),
        "itemReviewed": _without_nothing(
            {
                "@type": "Claim",
                "author": _claimant(record, claim),
                "appearance": _appearance(record.document, words, place),
                "about": [_agent(_actor(record, one)) for one in claim.about],
            }
        ),
    }


def _claimant(record: Record, claim: Claim) -> Node | list[Node] | None:
    """The speaker of the statement that makes the claim; for the author's own claims whoever signs or publishes the text."""
    if claim.by != "author":
        statement = next(s for s in record.statements if s.id == claim.by)
        return _agent(_actor(record, statement.speaker)) if statement.speaker else None
    people: list[Node] = [{"@type": "Person", "name": name} for name in record.document.authors]
    if people:
        return people[0] if len(people) == 1 else people
    return _publisher(record.document)


def _actor(record: Record, one: str) -> Actor:
    return next(a for a in record.actors if a.id == one)


def _agent(actor: Actor) -> Node:
    offices = [office.title for office in actor.offices if not office.former]
    person = actor.kind == "person"
    return _without_nothing(
        {
            "@type": "Person" if person else "Organization",
            "name": actor.name,
            "jobTitle": offices[0] if person and offices else None,
            "sameAs": f"https://www.wikidata.org/entity/{actor.identifier}" if actor.identifier else None,
        }
    )


def _appearance(document: Document, words: str, place: str) -> Node:
    source = document.source or ""
    return _without_nothing(
        {
            "@type": "CreativeWork",
            "url": source if source.startswith(("http://", "https://")) else None,
            "headline": document.title,
            "datePublished": document.published,
            "inLanguage": document.language,
            "author": [{"@type": "Person", "name": name} for name in document.authors],
            "publisher": _publisher(document),
            "hasPart": {"@type": "CreativeWork", "text": words, "identifier": place},
        }
    )


def _publisher(document: Document) -> Node | None:
    return {"@type": "Organization", "name": document.publisher} if document.publisher else None


def _without_nothing(node: Node) -> Node:
    """The node without what is unknown: JSON-LD has no word for it but silence."""
    return {key: value for key, value in node.items() if value not in (None, [], "")}
