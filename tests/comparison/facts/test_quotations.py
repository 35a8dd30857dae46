"""What two reports in one language quote in different words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.comparison.facts.quotations import quotation_changes
from dialogue_reader.documents.model import Pair
from tests.comparison.facts.building import Texts, article

SAID = "We shall repair the old bridge before the winter comes to the valley"
words = st.lists(st.sampled_from(re.findall(r"\w+", SAID)), max_size=12)


def changes(left: str, right: str, language: str = "en") -> list[Texts]:
    pair = Pair(article(language, left), article(language, right))
    found = quotation_changes(pair)
    assert all(0.5 <= change.score <= 1 for change in found)
    return [(pair.left.text[slice(*c.left)], pair.right.text[slice(*c.right)]) for c in found]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("repair", "replace", ("repair", "replace")),
        ("shall repair", "have to repair", ("shall", "have to")),
        ("old bridge", "bridge", ("the old bridge", "the bridge")),
        ("winter", "hard winter", ("the winter", "the hard winter")),
        ("valley", "village", ("valley", "village")),
    ],
)
def test_changed_words_are_told_with_what_is_needed_to_see_them(old: str, new: str, expected: Texts) -> None:
    left, right = f"“{SAID},” she said.", f"She told us: “{SAID.replace(old, new)}.”"
    assert changes(left, right) == [expected]
    assert changes(right, left) == [expected[::-1]]


@pytest.mark.parametrize(
    "right",
    [
        f'"{SAID.upper()}"',  # case, quotation marks
        "“We shall repair the old bridge before the winter,” she said.",  # cut at the end
        "“Repair the old bridge before the winter comes to the valley.”",  # and at the beginning
        "“We shall repair the … bridge before the winter comes to the valley.”",  # said to be cut
        "“We shall repair the [stone] bridge before the winter comes to the valley.”",
        "“We shall repair the old bridge,” she said, “before winter comes to the valley.”",  # at an attribution
        "“Well, we shall, uh, repair the old bridge before the winter comes to the valley.”",
        "“We shall repair the old bridges before the winter comes to the valley.”",  # a letter
        "She said that we shall replace the old bridge before the winter comes to the valley.",  # no quotation
        "“We shall close the old harbour before the summer ends in the town.”",  # another one
    ],
)
def test_cuts_and_ways_of_writing_are_no_change(right: str) -> None:
    assert changes(f"“{SAID}.”", right) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("We don’t know what it is", "We do not know what it’s"),
        ("They won't say more than 20", "They will not say more than twenty"),
    ],
)
def test_a_contraction_and_a_figure_read_as_if_written_out(left: str, right: str) -> None:
    assert changes(f"“{left}, and we shall see.”", f"“{right}, and we shall see.”") == []


def test_a_quotation_that_stands_there_unchanged_as_well_is_not_told() -> None:
    wrong = SAID.replace("repair", "replace")
    assert changes(f"“{SAID}.”", f"“{wrong}.” “{SAID}.”") == []


def test_other_languages_mark_quotations_otherwise() -> None:
    said = "nous allons réparer le vieux pont avant que l’hiver arrive dans la vallée"
    assert changes(f"« {said} »", f"“{said.replace('réparer', 'détruire')}”", "fr") == [("réparer", "détruire")]
    assert changes(f"„{said}“", f"»{said.replace('réparer', 'détruire')}«", "de") == [("réparer", "détruire")]


@given(words, words)
def test_every_change_lies_in_the_texts_and_nothing_changes_in_itself(left: list[str], right: list[str]) -> None:
    assert changes(f"“{' '.join(left)}”", f"“{' '.join(left)}”") == []
    for a, b in changes(f"“{' '.join(left)}”", f"“{' '.join(right)}”"):
        assert a in " ".join(left)
        assert b in " ".join(right)
