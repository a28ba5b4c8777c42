"""From a ``Document`` to its ``Analysis``: spaCy behind one small door.

Paragraphs are analysed one by one, so that no sentence crosses a paragraph break (on news this alone is worth 14
points of sentence F1) and memory stays flat.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import msgspec
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken

from dragoman.errors import LanguageError
from dragoman.language.analysis import Analysis, Name, Token, TokenRange
from dragoman.language.dateline import join_dateline, mark_dateline, report_in, sentences_of
from dragoman.language.lemmas import lemma_of
from dragoman.language.mending import mend
from dragoman.language.names import find_names
from dragoman.language.syntax import MOVED, PARSER
from dragoman.lexicon.names import load_name_words
from dragoman.record.model import Document
from dragoman.settings import DEFAULT, Settings
from dragoman.version import VERSION

# Words that begin a sentence with a capital and are never part of the name behind them.
NEVER_FIRST = frozenset(
    {"near", "in", "at", "from", "outside", "inside", "around", "across", "among", "against", "while", "with", "by",
     "after", "before", "despite", "during", "if", "as", "when", "but", "and", "for", "although", "since", "until",
     "unlike", "under", "between"}
)  # fmt: skip
OPENING = frozenset({"(", "[", "—", "–", "-", ":"})
NUMBERED = frozenset({"no.", "nos.", "op.", "p.", "pp.", "vol.", "ch.", "sec.", "art.", "fig.", "para."})
KINDS = {"PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC",
         "MISC": "MISC", "NORP": "MISC"}  # fmt: skip


_GLUED = r"(?<=[a-z])\((?=[A-Z])"  # Nadia Orlan(Arabic: a bracket that lacks its blank


@lru_cache(maxsize=2)
def load_language(model: str | None = None) -> Language:
    """Return the spaCy pipeline: our own, or the installed one or the folder called ``model``.

    Raises: LanguageError when it is not there or gives no dependency tree.
    """
    try:
        nlp = spacy.load(model) if model else _own()
    except (OSError, ValueError) as error:
        raise LanguageError(
            f"cannot load the language model: {error}", str(model), "install the spaCy pipeline, or leave out --model"
        ) from error
    parser = next((name for name in nlp.pipe_names if name in {"parser", PARSER}), None)
    if parser is None:
        raise LanguageError("the pipeline has no parser", str(model), "name one with Universal Dependencies labels")
    nlp.max_length = 10_000_000
    nlp.add_pipe("dragoman_bounds", before=parser)
    _mend_tokenizer(nlp.tokenizer)
    return nlp


def _own() -> Language:
    """spaCy's tokeniser and the network that ships."""
    nlp = spacy.blank("en")
    nlp.meta.update(name="dragoman", version=f"{VERSION}.syntax")
    nlp.add_pipe(PARSER)
    return nlp


def _mend_tokenizer(tokenizer: Any) -> None:
    """Keep ``Sgt.`` in one piece, so that its dot ends no sentence, and cut ``Orlan(Arabic`` in three.

    Only spaCy's own tokeniser has rules to add to; another model's may be of any kind.
    """
    if not hasattr(tokenizer, "add_special_case"):
        return
    for word in load_name_words().honorifics:
        if word.endswith(".") and word[:-1].isalpha():
            for form in (word.capitalize(), word.upper()):
                tokenizer.add_special_case(form, [{"ORTH": form}])
    infixes = getattr(tokenizer.infix_finditer, "__self__", None)
    if infixes is not None:
        tokenizer.infix_finditer = re.compile(rf"{infixes.pattern}|{_GLUED}").finditer


@Language.component("dragoman_bounds")
def forbid_false_ends(doc: Doc) -> Doc:
    """Tell the parser where no sentence can begin: after a comma or an open bracket, before a closing mark, between two
    capitalised words without a mark, behind the number of a list (``1. The council``) or of an issue (``No. 4``), and with
    a small letter behind a closing mark (``“Who left?” she asked``).

    The words behind a dateline are read as a sentence of their own; ``analysis_of`` joins the two again.
    """
    for previous, token in zip(doc, doc[1:], strict=False):
        if _goes_on(previous.text, token.text):
            token.is_sent_start = False
    doc.user_data[MOVED] = _mark_quotations(doc)
    for before, x, token in zip(doc, doc[1:], doc[2:], strict=False):
        if x.text == "X." and before.lower_ in {"on", "via"}:
            token.is_sent_start = True  # posted on X. | Sarn denied it
    if len(doc) > 2 and doc[1].text == "." and doc[0].text.isdigit() and len(doc[0]) < 4:
        doc[2].is_sent_start = False
    mark_dateline(doc)
    return doc


def _mark_quotations(doc: Doc) -> dict[int, int]:
    """Forbid that a sentence begins with a straight closing mark or behind an opening one; the blanks tell which it is.

    Returned are these tokens with -2 where the sentence begins a token before, -3 where it begins a token later.
    """
    moved = {}
    for token in doc:
        if token.text != '"':
            continue
        before = doc[token.i - 1] if token.i else None
        apart = before is None or before.is_space or bool(before.whitespace_) or before.text in OPENING
        if not apart:
            token.is_sent_start = False
            moved[token.i] = -3
        elif not token.whitespace_ and token.i + 1 < len(doc) and not doc[token.i + 1].is_space:
            moved[token.i + 1] = -2
    return moved


def _goes_on(before: str, word: str) -> bool:
    if before[-1] in ",–—-(“‘$&" or word[0] in ".,;:!?)”’%":
        return True
    if before.istitle() and word[0].isupper():  # Senator | Joan
        return True
    if before in {"”", "’", ")", "]"}:
        return word[0].islower()
    return before.lower() in NUMBERED and word[0].isdigit()


def model_name(model: str | None = None) -> str:
    """Return name and version of the pipeline, as ``Reader.model`` tells it."""
    meta = load_language(model).meta
    return f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}"


def analyse(document: Document, settings: Settings = DEFAULT) -> Analysis:
    """Return the analysis of one document."""
    return next(analyse_many([document], settings))


def analyse_many(documents: Iterable[Document], settings: Settings = DEFAULT) -> Iterator[Analysis]:
    """Yield one analysis a document, in order."""
    nlp = load_language(settings.model)
    own = not nlp.has_pipe("ner")
    for document in documents:
        analysis = _analysis(nlp, document, settings, own_names=own)
        title = _title(document)
        if title is not None:
            analysis.title = _analysis(nlp, title, settings, own_names=own)
        yield analysis


def _analysis(nlp: Language, home: Document, settings: Settings, *, own_names: bool) -> Analysis:
    """A text is analysed apart from others: what a batch holds besides may not move a last digit that decides."""
    pieces = pieces_of(home.text, settings)
    docs = nlp.pipe((document_text(home, piece) for piece in pieces), batch_size=settings.batch)
    parts = [(start, doc) for (start, _), doc in zip(pieces, docs, strict=True)]
    return analysis_of(home, parts, own_names=own_names)


def _title(document: Document) -> Document | None:
    """The title as a text of its own: it is no part of the document's text, and its offsets are its own."""
    return None if document.title is None else msgspec.structs.replace(document, text=document.title, title=None)


def document_text(document: Document, piece: tuple[int, int]) -> str:
    """Return the words of one piece, with what no model saw made plain (one for one): rare spaces, marks of notes."""
    words = document.text[piece[0] : piece[1]].translate(_PLAIN)
    return _NOTES.sub(lambda found: " " * len(found[0]), words)


# One code point for one: offsets do not move.
_PLAIN = {0xA0: " ", 0x2007: " ", 0x2009: " ", 0x200A: " ", 0x202F: " ", 0x2011: "-", 0x201F: "“", 0x201B: "‘"}
_PLAIN |= dict.fromkeys((0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, 0xFEFF), " ")  # direction, no width
# The army.[3][4]: a mark right behind a word or its full stop says nothing; ``[12] boats`` does.
_NOTES = re.compile(r"(?<=[\w.,;:!?)”’\"'%])(?:\[(?:\d{1,3}|note \d{1,3}|nb \d{1,3}|citation needed)\])+")


def pieces_of(text: str, settings: Settings = DEFAULT) -> list[tuple[int, int]]:
    """Return where the pieces that are analysed by themselves begin and end, in code points.

    They are paragraphs without their outer white space; a paragraph over the limit is cut after a sentence end.
    """
    pieces = []
    for found in re.finditer(r"[^\n\r\f\v\x85\u2028\u2029]+", text):
        start, end = found.span()
        while end - start > settings.longest_paragraph:
            window = text[start : start + settings.longest_paragraph]
            stops = [m.end() for m in re.finditer(r"[.!?][\"”’)]*\s", window)] or [
                m.end() for m in re.finditer(r"\s", window)
            ]
            cut = start + (stops[-1] if stops and stops[-1] > 0 else len(window))
            pieces.append((start, cut))
            start = cut
        pieces.append((start, end))
    out = []
    for start, end in pieces:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            out.append((start, end))
    return out


def analysis_of(document: Document, parts: list[tuple[int, Doc]], *, own_names: bool) -> Analysis:
    """Return the analysis of a document from its parsed pieces and where each begins.

    ``own_names``: find names with the network that ships, not from the pieces' entities.
    """
    tokens: list[Token] = []
    sentences: list[TokenRange] = []
    paragraphs: list[TokenRange] = []
    marked: list[Name] = []
    for offset, doc in parts:
        base = len(tokens)
        place: dict[int, int] = {}  # white-space tokens are left out: index in doc -> index in tokens
        for token in doc:
            if not token.is_space:
                place[token.i] = base + len(place)
        if not place:
            continue
        for sent in sentences_of(doc):
            kept = [place[t.i] for t in sent if t.i in place]
            if kept:
                tokens += (
                    _token(token, offset, place, len(sentences), len(paragraphs)) for token in sent if token.i in place
                )
                if kept[0] == base and (report := report_in(doc)) is not None:
                    join_dateline(tokens, base, place[report])
                mend(tokens, kept[0], kept[-1] + 1)
                sentences.append(TokenRange(kept[0], kept[-1] + 1, tokens[kept[0]].start, tokens[kept[-1]].end))
        paragraphs.append(TokenRange(base, len(tokens), tokens[base].start, tokens[-1].end))
        for entity in doc.ents:
            inside = [place[i] for i in range(entity.start, entity.end) if i in place]
            if inside and entity.label_ in KINDS:
                first, last = inside[0], inside[-1] + 1
                marked.append(Name(first, last, tokens[first].start, tokens[last - 1].end, KINDS[entity.label_]))
    names: list[Name] = []
    for name in find_names(tokens, sentences, paragraphs) if own_names else marked:
        first = name.first
        while first < name.last and tokens[first].lower in NEVER_FIRST:
            first += 1  # Near Sarn, a clash: the preposition begins the sentence, not the name
        if first < name.last:
            for i in range(first, name.last):
                tokens[i].name = len(names)
            names.append(Name(first, name.last, tokens[first].start, name.end, name.label))
    return Analysis(document, tokens, sentences, paragraphs, names)


def _token(token: SpacyToken, offset: int, place: dict[int, int], sentence: int, paragraph: int) -> Token:
    index, head = place[token.i], token.head
    while head.i not in place and head.head.i != head.i:
        head = head.head
    start = offset + token.idx
    return Token(
        index=index,
        text=token.text,
        start=start,
        end=start + len(token.text),
        lemma=lemma_of(token),
        pos=token.pos_,
        tag=token.tag_,
        dep="root" if token.dep_ in {"ROOT", ""} else token.dep_,
        head=place.get(head.i, index),
        sentence=sentence,
        paragraph=paragraph,
        lower=token.lower_,
    )
