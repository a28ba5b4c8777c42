"""Any analysis, however odd, gives places that quote the text truly, in time that grows with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counting import growth
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract.places import find_places, without_adjectives
from dragoman.language.analysis import Analysis, Name, Token, TokenRange
from dragoman.read.article import new_document

WORDS = [
    "Paris", "Texas", "Georgia", "Jordan", "Hama", "in", "of", "the", "The", ",", "(", "-", "'s", ".", "County", "Street",
    "counties", "and", "Danish", "American", "EU", "U.S.", "W.Va", "St.", "Petersburg", "New", "York", "City", "said",
    "village", "virus", "Route", "66", "Washington", "D.C.", "İzmir", "São", "Paulo", "x", "HAMA", "—", "Police", "River",
]  # fmt: skip
LABELS = ["PERSON", "ORG", "LOC", "MISC"]


def analysis(words: list[str], labels: list[tuple[int, int, str]], tags: list[str], sentence: int = 7) -> Analysis:
    """A made-up analysis: sentences of ``sentence`` words, every word hanging on the one before it."""
    text = " ".join(words) or " "
    tokens, at = [], 0
    for index, word in enumerate(words):
        first = index - index % sentence
        tokens.append(
            Token(
                index, word, at, at + len(word), word.lower(), tags[index % len(tags)], "", "root" if index == first else "nmod",
                max(index - 1, first), index // sentence, 0, lower=word.lower(),
            )
        )  # fmt: skip
        at += len(word) + 1
    ranges = [
        TokenRange(i, min(i + sentence, len(words)), tokens[i].start, tokens[min(i + sentence, len(words)) - 1].end)
        for i in range(0, len(words), sentence)
    ]
    names: list[Name] = []
    last = 0
    for first, length, label in sorted(labels):
        end = min(first + length, len(words))
        if last <= first < end:
            for token in tokens[first:end]:
                token.name = len(names)
            names.append(Name(first, end, tokens[first].start, tokens[end - 1].end, label))
            last = end
    whole = [TokenRange(0, len(words), 0, len(text))] if words else []
    return Analysis(new_document(text), tokens, ranges, whole, names)


made = st.builds(
    analysis,
    st.lists(st.sampled_from(WORDS), max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 15), st.sampled_from(LABELS)), max_size=8),
    st.lists(st.sampled_from(["PROPN", "NOUN", "ADJ", "VERB", "ADP", "PUNCT", "NUM"]), min_size=1, max_size=5),
)


@settings(max_examples=200)
@given(made)
def test_places_quote_the_text_and_never_overlap(page: Analysis) -> None:
    places = find_places(page)
    assert [place.id for place in places] == [f"p{n}" for n in range(1, len(places) + 1)]
    end = 0
    for place in places:
        assert end <= place.start < place.end <= len(page.text)
        assert place.name.strip()
        assert (place.latitude is None) == (place.longitude is None)
        end = place.end
    assert find_places(page) == places
    assert set(without_adjectives(places, page.text)) <= set(places)


@pytest.mark.parametrize(
    "words", [["Paris", ",", "Texas", "and", "Hama"], ["Hama"], ["of", ",", "County"], ["Springfield", "in"]]
)
def test_work_grows_with_the_text(words: list[str]) -> None:
    def ready(times: int) -> Callable[[], object]:
        page = analysis(words * times, [], ["PROPN"])
        return lambda: find_places(page)

    assert growth(ready, 50) < 1.1


def test_one_endless_name_takes_no_endless_work() -> None:
    def ready(times: int) -> Callable[[], object]:
        page = analysis(["Hama", "Police"] * times, [(0, 2 * times, "LOC")], ["PROPN"])
        return lambda: find_places(page)

    assert growth(ready, 200) < 1.1
