"""What is told more exactly in one text, which only `soft` asks for."""

import pytest

from dialogue_reader.comparison.facts.discrepancies import discrepancies
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import Article, Pair, Sides
from tests.comparison.facts.building import article


def told(left: Article, right: Article, *, soft: bool = False) -> list[tuple[str, str, str]]:
    """Code and texts of what differs in two articles of one passage and sentence."""
    link = Link((0,), (0,), 0.95, ((0, 0, 0.95),))
    comparison = Comparison((link,), (), Sides((), ()), "test", Sides(1.0, 1.0), "monotone")
    differing = discrepancies(Pair(left, right), comparison, soft=soft)
    return [(d.code, d.mentions[0].text, d.mentions[1].text) for d in differing if d.kind in ("number", "date")]


@pytest.mark.parametrize(
    ("languages", "left", "right", "expected"),
    [
        ("en en", "About 500 miners left the pit.", "The pit was left by 503 miners.", ("rounded", "500", "503")),
        ("en en", "The bridge cost about $3 million.", "The bridge has cost $3.2 million.",
         ("rounded", "3 million", "3.2 million")),
        ("en en", "Some 20 boats sank in the bay.", "In the bay 22 boats sank.", ("rounded", "20", "22")),
        ("en en", "The ferry sank in March off Skara bay.", "The ferry sank on 3 March off Skara bay.",
         ("less_exact", "March", "3 March")),
        ("en en", "The ferry sank on 3 March off Skara bay.", "The ferry sank in March 2019 off Skara bay.",
         ("less_exact", "3 March", "March 2019")),
        ("fr en", "Environ 500 mineurs ont quitté la mine.", "503 miners left the pit.", ("rounded", "500", "503")),
        ("fr en", "Près de 15 000 voix.", "It was 14,870 votes.", ("rounded", "15 000", "14,870")),
        ("fr en", "Le vol d'environ 120 tableaux.", "The theft of 118 paintings.", ("rounded", "120", "118")),
        ("fr en", "Elle réclame une vingtaine de vases.", "She claims 19 vases.", ("rounded", "une vingtaine", "19")),
        ("vi fr", "Khoảng 20 chiếc thuyền bị chìm.", "22 bateaux ont coulé.", ("rounded", "20", "22")),
        ("fr en", "Le pont a rouvert en mars 2019.", "The bridge reopened on 3 March 2019.",
         ("less_exact", "mars 2019", "3 March 2019")),
    ],
)  # fmt: skip
def test_what_is_more_exact_in_one_text_is_told_only_where_asked_for(
    languages: str, left: str, right: str, expected: tuple[str, str, str]
) -> None:
    one, other = languages.split()
    pair = article(one, left), article(other, right)
    assert told(*pair) == []
    assert told(*pair, soft=True) == [expected]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("About 500 miners left the pit.", "The pit was left by about 500 miners."),
        ("About 500 miners, or 503, left the pit.", "The pit was left by 503 miners."),
        ("About 500 miners left the pit.", "The pit was left to 503 goats of the village."),
        ("The ferry sank in March off Skara bay.", "The ferry sank on 3 April off Skara bay."),
    ],
)
def test_what_both_say_or_count_differently_is_not_rounded(left: str, right: str) -> None:
    codes = {code for code, *_ in told(article("en", left), article("en", right), soft=True)}
    assert not codes & {"rounded", "less_exact"}


def test_what_differs_without_being_asked_for_is_told_once() -> None:
    pair = article("fr", "La mine compte 512 mineurs."), article("en", "The pit has 503 miners.")
    assert told(*pair) == told(*pair, soft=True) == [("number_differs", "512", "503")]


def test_a_number_that_differs_from_one_is_not_told_as_another_rounded() -> None:
    left = article("en", "About 500 miners left the pit.")
    right = article("en", "440 miners left the pit. Then 330 miners left the pit of Skara.")
    assert told(left, right, soft=True) == [("number_differs", "500", "330")]
    assert told(right, left, soft=True) == [("number_differs", "330", "500")]
