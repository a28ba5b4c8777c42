"""The network that reads tags, sentences and trees, and what is mended of its answers."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pytest

from dragoman.errors import DragomanError
from dragoman.language import analyse, analyse_many, load_language
from dragoman.language.analysis import Analysis, Token
from dragoman.language.mending import mend
from dragoman.models.syntax import LONGEST_SENTENCE, Syntax, load_syntax, sentences, tree
from dragoman.record.model import Document


def read(text: str) -> Analysis:
    return analyse(Document(id="", text=text))


def is_tree(heads: tuple[int, ...]) -> bool:
    for start in range(len(heads)):
        at, steps = start + 1, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return sum(head == 0 for head in heads) == 1


def test_the_best_tree_is_found() -> None:
    chance = np.random.default_rng(7)
    circles = 0
    for _ in range(300):
        size = int(chance.integers(1, 6))
        arcs = (3 * chance.normal(size=(size, size + 1))).astype("float32")
        chosen = tuple(int(n) for n in tree(arcs.copy()))
        np.fill_diagonal(arcs[:, 1:], -np.inf)
        shares = arcs - np.log(np.exp(arcs).sum(axis=1, keepdims=True))
        trees = [heads for heads in product(range(size + 1), repeat=size) if is_tree(heads)]
        worth = {heads: float(sum(shares[n, head] for n, head in enumerate(heads))) for heads in trees}
        best = max(worth, key=worth.__getitem__)
        assert is_tree(chosen)
        assert worth[chosen] == pytest.approx(worth[best], abs=1e-4)
        circles += chosen != tuple(int(n) for n in arcs.argmax(axis=1))
    assert circles > 50  # the easy way was not the only one walked


def test_sentences_begin_where_they_must_and_nowhere_else() -> None:
    starts = np.array([0.0, 5.0, -5.0, -5.0, 5.0], dtype="float32")
    assert sentences(starts, [0, 0, 0, 0, 0]) == [(0, 1), (1, 4), (4, 5)]
    assert sentences(starts, [0, -1, 1, 0, -1]) == [(0, 2), (2, 5)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("“Who left?” she asked. Nobody knew.", 2),
        ("1. The council met.", 1),
        ("He cited resolution No. 4 and left.", 1),
        ("The rod is short (2 cm.) and thin.", 1),
    ],
)
def test_where_no_sentence_begins(text: str, count: int) -> None:
    assert len(read(text).sentences) == count


def test_a_sentence_without_an_end_is_cut() -> None:
    starts = np.full(5 * LONGEST_SENTENCE, -1.0, dtype="float32")
    found = sentences(starts, [0] * len(starts))
    assert max(high - low for low, high in found) <= LONGEST_SENTENCE
    assert [low for low, _ in found[1:]] == [high for _, high in found[:-1]]
    assert (found[0][0], found[-1][1]) == (0, len(starts))
    assert len(read("and then " * 2000).tokens) == 4000


def test_tags_and_tree_of_plain_sentences() -> None:
    analysis = read("The envoy of Peru praised the new plan. It was not signed.")
    assert [len(range(s.first, s.last)) for s in analysis.sentences] == [9, 5]
    tokens = analysis.tokens
    assert [t.tag for t in tokens] == [
        "DT", "NN", "IN", "NNP", "VBD", "DT", "JJ", "NN", ".", "PRP", "VBD", "RB", "VBN", ".",
    ]  # fmt: skip
    assert [(t.dep, tokens[t.head].text) for t in tokens[:8]] == [
        ("det", "envoy"), ("nsubj", "praised"), ("case", "Peru"), ("nmod", "envoy"), ("root", "praised"),
        ("det", "plan"), ("amod", "plan"), ("obj", "praised"),
    ]  # fmt: skip
    assert [t.dep for t in tokens[9:13]] == ["nsubj:pass", "aux:pass", "advmod", "root"]


def test_a_paragraph_reads_the_same_beside_others() -> None:
    words = [text.split() for text in ("Rain fell .", "The mayor of Doha met the crew .", "Who left ?")]
    network: Syntax = load_syntax()
    alone = [network.read([piece], [[0] * len(piece)])[0] for piece in words]
    assert network.read(words, [[0] * len(piece) for piece in words]) == alone


def test_a_text_reads_the_same_beside_others() -> None:
    texts = [
        "The mayor of Doha met the crew.\n\nNobody left.",
        "Rain fell.",
        "Who signed it? The premier did, on Monday.",
    ]
    documents = [Document(id=str(n), text=text, title=f"Title {n}") for n, text in enumerate(texts)]
    together = list(analyse_many(documents))
    for analysis, document in zip(together, documents, strict=True):
        alone = analyse(document)
        assert analysis.tokens == alone.tokens
        assert analysis.title is not None and alone.title is not None
        assert analysis.title.tokens == alone.title.tokens


def test_white_space_hangs_on_the_word_before_it() -> None:
    doc = load_language()("  The envoy   left .\n")
    assert [t.head.text for t in doc if t.is_space] == ["The", "envoy", "."]
    assert [t.text for t in doc if t.dep_ == "ROOT"] == ["left"]
    assert list(load_language()(" \n ").sents)


def test_a_damaged_network_is_told(tmp_path: Path) -> None:
    (tmp_path / "network.npz").write_bytes(b"PK broken")
    with pytest.raises(DragomanError, match="cannot be read"):
        load_syntax(tmp_path)


Row = tuple[str, str, str, str, int]  # word, tag, part of speech, relation, head counted from 1


def mended(*rows: Row) -> list[tuple[str, str, int]]:
    """Return tag, relation and head (from 1) of each word after mending; the root is 0."""
    tokens = [
        Token(n, word, 0, 0, word.lower(), pos, tag, dep, head - 1 if head else n, 0, 0, lower=word.lower())
        for n, (word, tag, pos, dep, head) in enumerate(rows)
    ]
    mend(tokens, 0, len(tokens))
    return [(t.tag, t.dep, 0 if t.head == t.index else t.head + 1) for t in tokens]


def test_a_noun_has_no_object() -> None:
    found = mended(
        ("insisted", "VBD", "VERB", "root", 0), ("he", "PRP", "PRON", "nsubj", 3), ("release", "NN", "NOUN", "ccomp", 1),
        ("monks", "NNS", "NOUN", "obj", 3),
    )  # fmt: skip
    assert found[2] == ("VB", "ccomp", 1)


def test_few_infinitives_lack_their_to() -> None:
    def rows(verb: str) -> list[tuple[str, str, int]]:
        return mended((verb, "VBD", "VERB", "root", 0), ("work", "VB", "VERB", "xcomp", 1))

    assert rows("stop")[1] == ("NN", "obj", 1)
    assert rows("help")[1] == ("VB", "xcomp", 1)


def test_what_a_preposition_leads_is_no_object() -> None:
    found = mended(
        ("said", "VBD", "VERB", "root", 0), ("no", "UH", "INTJ", "ccomp", 1), ("to", "IN", "ADP", "case", 4),
        ("plan", "NN", "NOUN", "obj", 1),
    )  # fmt: skip
    assert [dep for _, dep, _ in found] == ["root", "obj", "case", "obl"]


def test_an_adverb_is_one_of_a_list() -> None:
    def rows(word: str) -> list[tuple[str, str, int]]:
        return mended(("pay", "VBP", "VERB", "root", 0), (word, "RB", "ADV", "advmod", 1))

    assert rows("tribute")[1] == ("NN", "obj", 1)
    assert rows("dearly")[1] == rows("twice")[1] == ("RB", "advmod", 1)


def test_after_a_noun_and_a_verb_without_a_subject() -> None:
    found = mended(
        ("Chad", "NNP", "PROPN", "nsubj", 2), ("mourned", "VBD", "VERB", "root", 0), ("after", "IN", "ADP", "case", 5),
        ("a", "DT", "DET", "det", 5), ("crash", "NN", "NOUN", "obl", 2), ("killed", "VBD", "VERB", "advcl", 2),
        ("ten", "CD", "NUM", "obj", 6),
    )  # fmt: skip
    assert [(dep, head) for _, dep, head in found[2:6]] == [("mark", 6), ("det", 5), ("nsubj", 6), ("advcl", 2)]


def test_what_is_called_something_is_the_object() -> None:
    found = mended(
        ("brand", "VBP", "VERB", "root", 0), ("Chad", "NNP", "PROPN", "iobj", 1), ("an", "DT", "DET", "det", 4),
        ("aggressor", "NN", "NOUN", "obj", 1),
    )  # fmt: skip
    assert [dep for _, dep, _ in found] == ["root", "obj", "det", "xcomp"]


def test_a_verb_has_one_subject() -> None:
    found = mended(
        ("Senators", "NNS", "NOUN", "nsubj", 3),
        ("Orlan", "NNP", "PROPN", "nsubj", 3),
        ("left", "VBD", "VERB", "root", 0),
    )
    assert found[0] == ("NNS", "nmod:desc", 2)


def test_a_finite_verb_describes_no_noun() -> None:
    found = mended(
        ("Chad", "NNP", "PROPN", "compound", 3),
        ("resumed", "VBD", "VERB", "amod", 3),
        ("talks", "NNS", "NOUN", "root", 0),
    )
    assert [dep for _, dep, _ in found] == ["nsubj", "root", "obj"]


def test_a_noun_without_a_preposition_is_the_object() -> None:
    def rows(noun: str) -> list[tuple[str, str, int]]:
        return mended(
            ("forced", "VBD", "VERB", "root", 0), ("out", "RP", "ADP", "compound:prt", 1), ("300", "CD", "NUM", "nummod", 4),
            (noun, "NNS", "NOUN", "obl", 1),
        )  # fmt: skip

    assert rows("refugees")[3] == ("NNS", "obj", 1)
    assert rows("days")[3] == ("NNS", "obl", 1)


def test_up_to_a_number_leads_nothing() -> None:
    def rows(verb: str) -> list[tuple[str, str, int]]:
        return mended(
            (verb, "VBD", "VERB", "root", 0), ("up", "RP", "ADP", "compound:prt", 1), ("to", "IN", "ADP", "case", 5),
            ("16", "CD", "NUM", "nummod", 5), ("floors", "NNS", "NOUN", "obl", 1),
        )  # fmt: skip

    assert rows("seize")[1:] == [("RB", "advmod", 4), ("IN", "fixed", 2), ("CD", "nummod", 5), ("NNS", "obj", 1)]
    assert rows("climb")[4] == ("NNS", "obl", 1)


def test_what_and_joins_to_a_finite_verb_is_one() -> None:
    found = mended(
        ("Doctors", "NNS", "NOUN", "root", 0), ("donated", "VBN", "VERB", "acl", 1), ("and", "CC", "CCONJ", "cc", 4),
        ("delivered", "VBD", "VERB", "conj", 2), ("goods", "NNS", "NOUN", "obj", 4), (".", ".", "PUNCT", "punct", 1),
    )  # fmt: skip
    assert [(tag, dep, head) for tag, dep, head in found[:2]] == [("NNS", "nsubj", 2), ("VBD", "root", 0)]
    assert found[5] == (".", "punct", 2)


def test_home_tells_where_whom_one_sends_goes() -> None:
    def rows(
        verb: str, noun: str, of_noun: tuple[str, int], of_home: tuple[str, str, str, int]
    ) -> list[tuple[str, str, int]]:
        return mended(
            (verb, "VBD", "VERB", "root", 0), ("its", "PRP$", "PRON", "nmod:poss", 3 if of_noun[0] == "obj" else 4),
            (noun, "NN", "NOUN", *of_noun), ("home", *of_home),
        )  # fmt: skip

    noun_before, adverb = ("NN", "NOUN", "obj", 1), ("RB", "ADV", "advmod", 1)
    sent = [("VBD", "root", 0), ("PRP$", "nmod:poss", 3), ("NN", "obj", 1), ("RB", "advmod", 1)]
    raided = [("VBD", "root", 0), ("PRP$", "nmod:poss", 4), ("NN", "compound", 4), ("NN", "obj", 1)]
    assert rows("recall", "ambassador", ("compound", 4), noun_before) == sent
    assert rows("raid", "family", ("obj", 1), adverb) == raided
    assert rows("take", "family", ("obj", 1), adverb) == sent


def test_straight_marks_belong_to_what_they_open_and_close() -> None:
    analysis = read(
        'He praised the "old treaty." Peru\'s envoy left. Analysts doubt it. "It will fail," said Ann Orlan.'
    )
    found = [analysis.span(s.first, s.last).cut(analysis.text) for s in analysis.sentences]
    assert found == [
        'He praised the "old treaty."', "Peru's envoy left.", "Analysts doubt it.", '"It will fail," said Ann Orlan.',
    ]  # fmt: skip


def test_two_blanks_before_a_straight_mark() -> None:
    assert len(read('He left.  "We agreed to a truce," she said.').sentences) == 2


def test_posts_on_x_end_a_sentence() -> None:
    assert len(read("He called it noise in a post on X. Asmara has accused Ethiopia.").sentences) == 2


def test_mending_leaves_a_tree() -> None:
    """Random trees over words that the mends look for, those included that cross themselves."""
    chance = np.random.default_rng(3)
    words = {
        "raid": ("VBD", "VERB"), "the": ("DT", "DET"), "family": ("NN", "NOUN"), "home": ("NN", "NOUN"), "of": ("IN", "ADP"),
        "said": ("VBD", "VERB"), "to": ("TO", "PART"), "be": ("VB", "VERB"), "up": ("RP", "ADP"), "16": ("CD", "NUM"),
        "ships": ("NNS", "NOUN"), "United": ("NNP", "PROPN"), "States": ("NNPS", "PROPN"), "US": ("PRP", "PRON"),
        "France": ("NNP", "PROPN"), ",": (",", "PUNCT"), "send": ("VB", "VERB"), "after": ("IN", "ADP"), "lost": ("VBD", "VERB"),
    }  # fmt: skip
    deps = [
        "nsubj",
        "obj",
        "obl",
        "ccomp",
        "conj",
        "advcl",
        "acl",
        "compound",
        "amod",
        "nmod",
        "appos",
        "case",
        "parataxis",
        "iobj",
    ]
    for _ in range(3_000):
        size = int(chance.integers(1, 10))
        order = [int(n) for n in chance.permutation(size)]
        heads = {order[0]: order[0]} | {one: order[int(chance.integers(n))] for n, one in enumerate(order[1:], 1)}
        rows = []
        for n in range(size):
            word = str(chance.choice(list(words)))
            tag, pos = words[word]
            dep = "root" if heads[n] == n else str(chance.choice(deps))
            rows.append((word, tag, pos, dep, 0 if heads[n] == n else heads[n] + 1))
        found = tuple(head for _, _, head in mended(*rows))
        assert is_tree(found), rows
