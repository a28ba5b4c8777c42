"""What inflected forms have in common, and which words tell of the same act."""

from __future__ import annotations

import pytest

from dragoman.ledger.gist import acts_of, stem_of, stems_of


@pytest.mark.parametrize(
    "forms",
    [
        ("refuse", "refuses", "refused", "refusing"), ("slam", "slams", "slammed", "slamming"),
        ("country", "countries"), ("meeting", "meetings", "meet"), ("criticise", "criticised", "criticises"),
        ("pass", "passes", "passed"), ("agreement", "agreements"), ("deny", "denies", "denied"),
    ],
)  # fmt: skip
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem_of(form) for form in forms}) == 1


def test_words_that_tell_nothing_have_none() -> None:
    assert stems_of("The minister of it and 40 ships, 1,200 men.") == ["minist", "40", "ship", "1,200", "men"]
    assert stems_of("") == []


def test_words_of_one_act_share_a_family() -> None:
    acts = acts_of()
    for one, other in (("resigned", "quit"), ("massacre", "killed"), ("talks", "met"), ("probe", "investigation")):
        assert acts[stem_of(one)] & acts[stem_of(other)], (one, other)
    assert not acts[stem_of("donated")] & acts[stem_of("invaded")]
