"""Which short first name shows who is meant, and which does not."""

from itertools import chain

import pytest

from dialogue_reader.language.names.first_names import OF_MEN, OF_WOMEN, is_short_for, short_forms


@pytest.mark.parametrize(("short", "full"), [("liz", "elizabeth"), ("chris", "christopher"), ("steph", "stephanie")])
def test_a_short_form_means_the_name(short: str, full: str) -> None:
    assert is_short_for(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("steve", "stephanie"), ("frank", "frances"), ("fran", "francis"), ("dan", "danielle"), ("alex", "alexandra"),
        ("sandy", "alexander"), ("sam", "samantha"), ("chris", "christina"), ("chris", "christine"),
        ("pat", "patricia"), ("pat", "patrick"), ("jamie", "james"),
    ],
)  # fmt: skip
def test_a_short_form_that_may_be_of_the_other_sex_shows_nothing(short: str, full: str) -> None:
    assert not is_short_for(short, full)


def test_no_short_form_is_of_men_and_of_women() -> None:
    men, women = short_forms(OF_MEN), short_forms(OF_WOMEN)
    assert set(chain(men, *men.values())).isdisjoint(chain(women, *women.values()))


def test_no_short_form_is_a_name_in_full() -> None:
    for names in map(short_forms, (OF_MEN, OF_WOMEN)):
        assert set(names).isdisjoint(chain(*names.values()))
