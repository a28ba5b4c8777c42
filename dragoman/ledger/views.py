"""Views that read well in any SQL tool: names instead of numbers, and the words beside the offsets."""

from __future__ import annotations

from dragoman.ledger.days import iso_sql

_WORDS = "substr(t.text, {0}.start + 1, {0}.end - {0}.start)"
_SENTENCE = "substr(t.text, e.sentence_start + 1, e.sentence_end - e.sentence_start)"
_QUAD = (
    "CASE WHEN e.type IN ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE') THEN 'verbal cooperation'"
    " WHEN e.type IN ('COOPERATE', 'AID', 'RETREAT') THEN 'material cooperation'"
    " WHEN e.type IN ('REQUEST', 'ACCUSE', 'REJECT', 'THREATEN') THEN 'verbal conflict' ELSE 'material conflict' END"
)
_WHO = (
    "(SELECT group_concat(coalesce(n.name, a.name), '; ') FROM sides p JOIN actors a ON a.id = p.actor"
    " LEFT JOIN entities n ON n.id = p.entity WHERE p.event = e.id AND p.side = '{0}')"
)
_PARTIES = (
    "(SELECT group_concat(coalesce(n.name, a.name), '; ') FROM agreement_sides p JOIN actors a ON a.id = p.actor"
    " LEFT JOIN entities n ON n.id = p.entity WHERE p.agreement = g.id AND p.role = '{0}')"
)

VIEWS = (
    """CREATE VIEW document_list AS
    SELECT d.id, d.published, d.publisher, d.title, d.source, d.words, d.copy_of, d.likeness,
        (SELECT count(*) FROM events e WHERE e.id BETWEEN d.id * 1048576 AND d.id * 1048576 + 1048575) AS events,
        (SELECT count(*) FROM statements s WHERE s.id BETWEEN d.id * 1048576 AND d.id * 1048576 + 1048575) AS statements, d.hash
    FROM documents d""",
    f"""CREATE VIEW event_list AS
    SELECT e.id, {iso_sql("e.day")} AS day, {_WHO.format("actor")} AS actor, e.type, e.mode, {_WHO.format("recipient")} AS recipient,
        e.status, {_QUAD} AS quad, e.score, e.contexts, l.name AS place, l.country AS place_country, e.trigger,
        {_SENTENCE} AS sentence, d.publisher, d.published, d.title, d.source, e.document, e.start, e.end, e.happening,
        e.statement, e.same_as, e.counted
    FROM events e JOIN documents d ON d.id = e.document LEFT JOIN places l ON l.document = e.document AND l.number = e.place
    LEFT JOIN texts t ON t.document = e.document""",
    f"""CREATE VIEW statement_list AS
    SELECT x.id, {iso_sql("x.day")} AS day, coalesce(n.name, a.name, x.source) AS speaker, x.country, x.kind, x.cue,
        {_WORDS.format("x")} AS words, d.publisher, d.published, d.title, d.source AS document_source, x.document,
        x.start, x.end, x.quotation, x.counted
    FROM statements x JOIN documents d ON d.id = x.document LEFT JOIN actors a ON a.id = x.speaker
    LEFT JOIN entities n ON n.id = x.entity LEFT JOIN texts t ON t.document = x.document""",
    f"""CREATE VIEW claim_list AS
    SELECT c.id, {iso_sql("c.day")} AS day, coalesce(n.name, CASE WHEN c.statement IS NULL THEN 'author' END) AS said_by, c.score, c.reasons,
        {_WORDS.format("c")} AS words, d.publisher, d.published, d.title, d.source, c.document, c.start, c.end, c.counted
    FROM claims c JOIN documents d ON d.id = c.document LEFT JOIN entities n ON n.id = c.entity
    LEFT JOIN texts t ON t.document = c.document""",
    f"""CREATE VIEW agreement_list AS
    SELECT g.id, {iso_sql("g.day")} AS day, g.instrument, g.stage, {_PARTIES.format("party")} AS parties,
        {_PARTIES.format("signatory")} AS signatories,
        substr(t.text, g.field_start + 1, g.field_end - g.field_start) AS field, d.publisher, d.published, d.title,
        d.source, g.document, g.event, g.counted
    FROM agreements g JOIN documents d ON d.id = g.document LEFT JOIN texts t ON t.document = g.document""",
    """CREATE VIEW actor_list AS
    SELECT n.id, n.name, n.kind, n.country, n.identifier, n.documents, n.mentions, n.certain,
        (SELECT group_concat(l.name, '; ') FROM aliases l WHERE l.entity = n.id) AS names
    FROM entities n WHERE n.documents > 0""",
    f"""CREATE VIEW relation_list AS
    SELECT y.source, y.target, {iso_sql("y.day")} AS day, substr({iso_sql("y.day")}, 1, 7) AS month, y.type, {_QUAD} AS quad, y.score, y.status, y.mutual,
        y.event, e.document, y.counted
    FROM dyads y JOIN events e ON e.id = y.event""",
    f"""CREATE VIEW happening_list AS
    SELECT h.id, {iso_sql("h.day")} AS day, h.type, h.tellings, h.documents,
        (SELECT min(e.id) FROM events e WHERE e.happening = h.id) AS first_event
    FROM happenings h""",
)
