"""Which numbers and dates of two reports in one language are of the same thing."""

import pytest

from tests.comparison.facts.building import Texts, article, differing_in_reports


def differing(left: str, right: str) -> list[Texts]:
    return differing_in_reports(article("en", left), article("en", right))


class TestNumbers:
    @pytest.mark.parametrize(
        ("left", "right", "expected"),
        [
            ("The harbour fire sank 14 boats.", "The harbour fire sank 17 boats.", [("14", "17")]),
            ("The bridge cost $3.4 million.", "The bridge has cost $3.6 million.", [("3.4 million", "3.6 million")]),
            ("The flood damaged 14 boats.", "The flood damaged 17 cars.", []),  # something else is counted
            ("The bridge cost $3 million.", "The bridge employs 4 million.", []),
            ("The harbour fire sank 14 boats.", "The harbour fire sank 70 boats.", []),  # far apart: of two things
            ("The bridge cost over $3 million.", "The bridge cost $3.5 million.", []),  # rounded
            (
                "The bridge cost about $3.4 million.",
                "It cost $3.5 million, the bridge.",
                [("3.4 million", "3.5 million")],
            ),
            ("The bridge cost $43 million.", "The bridge cost $43,885,310.", []),  # cut
            ("A 12-page report lists the harbour fires.", "A 14-page report lists the harbour fires.", [("12", "14")]),
            ("He is in his 40s and owns harbour boats.", "He owns 41 harbour boats.", []),
        ],
    )
    def test_what_counts_the_same_in_like_words_differs(self, left: str, right: str, expected: list[Texts]) -> None:
        assert differing(left, right) == expected
        assert differing(right, left) == [(b, a) for a, b in expected]

    @pytest.mark.parametrize(
        "elsewhere", ["Only 17 boats were insured.", "The seventeen crews were paid.", "It was on 17 May."]
    )
    def test_a_number_that_stands_over_there_is_no_difference(self, elsewhere: str) -> None:
        left, right = "The harbour fire sank 14 boats.", "The harbour fire sank 17 boats."
        assert differing(left, right)
        both = f"{left} {elsewhere}", f"{right} Firemen saved 14."
        assert differing(*both) == []

    def test_of_unlike_sentences_nothing_is_told(self) -> None:
        assert differing("The mayor said 14 boats burned in the harbour.", "Fishermen sold 17 boats to Iceland.") == []


class TestDates:
    @pytest.mark.parametrize(
        ("left", "right", "expected"),
        [
            ("Her mandate as mayor expires in 2031.", "Her mandate expires in 2032.", [("2031", "2032")]),
            ("Mayor Roe was elected in 2011.", "Mayor Dunn was elected in 2015.", []),  # two persons
            ("The mayor opened the new harbour bridge on Monday.", "The mayor left the town on Tuesday.", []),
            ("Mayor Roe opened the harbour bridge on Monday.", "Mayor Roe opened the harbour bridge on Tuesday.",
             [("Monday", "Tuesday")]),
        ],
    )  # fmt: skip
    def test_only_what_dates_the_same_act_differs(self, left: str, right: str, expected: list[Texts]) -> None:
        assert differing(left, right) == expected

    def test_an_act_whose_own_day_is_there_too_has_no_other(self) -> None:
        left = "Mayor Roe opened the harbour bridge on Monday."
        right = "Mayor Roe opened the harbour bridge on Tuesday. Mayor Roe opened the harbour bridge again on Monday."
        assert differing(left, right) == []
