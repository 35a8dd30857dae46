"""Ages, and the years of birth that give them."""

from datetime import UTC, datetime

import pytest

from dialogue_reader.comparison.facts.discrepancies import discrepancies
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import Article, Pair, Sides
from tests.comparison.facts.building import article


def told(left: Article, right: Article) -> list[tuple[str, str, str]]:
    """Code and texts of what differs in two articles of one passage and sentence."""
    link = Link((0,), (0,), 0.95, ((0, 0, 0.95),))
    comparison = Comparison((link,), (), Sides((), ()), "test", Sides(1.0, 1.0), "monotone")
    differing = discrepancies(Pair(left, right), comparison)
    return [(d.code, d.mentions[0].text, d.mentions[1].text) for d in differing if d.kind in ("number", "date")]


PUBLISHED = datetime(2013, 8, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("languages", "left", "right"),
    [
        ("vi fr", "Phạm Văn Lộc, 21 tuổi, lái 3 xe.", "Lộc, né en 1992, conduisait trois voitures, 19 fois."),
        ("vi vi", "Nghi can Lộc (SN 1992) lái xe.", "Nghi can Lộc (21 tuổi) lái xe, sau 1993 ngày."),
        ("fr en", "Odile Marchand, 21 ans, a vu le feu.", "Born in 1992, Odile Marchand saw 24 fires."),
        ("fr fr", "Odile Marchand, née en 1992, a vu.", "Odile Marchand, âgée de 21 ans, a vu 24 feux."),
        ("en en", "Brigid Farrow, 21, saw the fire.", "Brigid Farrow, born in 1992, saw 24 fires."),
        ("en fr", "Brigid Farrow, aged 21, saw fires.", "Brigid Farrow, née en mai 1992, a vu 24 feux."),
    ],
)
@pytest.mark.parametrize("published", [PUBLISHED, None])
def test_an_age_and_the_year_of_birth_that_gives_it_agree(
    languages: str, left: str, right: str, published: datetime | None
) -> None:
    one, other = languages.split()
    assert told(article(one, left, published=published), article(other, right, published=published)) == []


def test_an_age_that_the_year_of_birth_does_not_give_says_nothing_of_it() -> None:
    left = article("fr", "Odile Marchand, 31 ans, a vu le feu.", published=PUBLISHED)
    right = article("en", "Born in 1992, Odile Marchand saw it for 24 years.", published=PUBLISHED)
    assert told(left, right) == [("number_differs", "31", "24")]


def test_two_ages_differ() -> None:
    left, right = article("fr", "Odile Marchand, 31 ans, a vu."), article("en", "Odile Marchand, aged 24, saw it.")
    assert told(left, right) == [("number_differs", "31", "24")]
