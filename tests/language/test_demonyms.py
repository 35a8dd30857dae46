"""Words for peoples, told from those that only begin like one."""

import pytest

from dialogue_reader.language.names.demonyms import people_of


@pytest.mark.parametrize(
    ("word", "country"),
    [("indians", "IN"), ("indienne", "IN"), ("russians", "RU"), ("belges", "BE"), ("italian", "IT")],
)
def test_a_people_has_its_country(word: str, country: str) -> None:
    assert people_of(word) == country


@pytest.mark.parametrize("word", ["indiana", "indianapolis", "russell", "belgrade", "italics"])
def test_a_name_that_only_begins_like_a_people_is_of_no_country(word: str) -> None:
    assert people_of(word) is None
