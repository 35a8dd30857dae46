"""Which numbers and dates of translations contradict each other, and which have an equal or another subject.

The examples are in one language, so that they can be read, and compared as if they were in two.
"""

import pytest

from dialogue_reader.comparison.facts.regions import regions_of
from dialogue_reader.comparison.facts.two_languages import in_two_languages
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import Article, Pair, Sides
from tests.comparison.facts.building import article, compared, said

Texts = tuple[str | None, str | None]


def told(left: Article, right: Article, comparison: Comparison) -> list[tuple[str, Texts]]:
    pair = Pair(left, right)
    found = sorted(
        in_two_languages(pair, comparison, regions_of(pair, comparison)),
        key=lambda d: (d.mentions[0].start, d.mentions[1]),
    )
    return [(d.kind, (d.mentions[0].text, d.mentions[1].text)) for d in found]


def differing(left: str, right: str) -> list[Texts]:
    return within(article("en", left), article("en", right), Link((0,), (0,), 0.9))


def within(left: Article, right: Article, *links: Link, unsure: tuple[Link, ...] = ()) -> list[Texts]:
    return [texts for _, texts in told(left, right, Comparison(links, unsure, Sides((), ()), "test", order="monotone"))]


def by_sentence(left: Article, right: Article, *pairs: tuple[int, int]) -> list[Texts]:
    links = tuple(Link((a,), (b,), 0.9) for a, b in pairs)
    return [texts for _, texts in told(left, right, Comparison(links, (), Sides((), ()), "test", level="sentence"))]


class TestNumbers:
    @pytest.mark.parametrize(
        ("left", "right", "differ"),
        [
            ("There were 14 people.", "There were 42 people.", True),
            ("There were 42 people.", "There were 14 people.", True),
            ("There were 14 people.", "There were 43 people.", False),
            ("There were 43 people.", "There were 14 people.", False),
            ("It is 14 kilometers away.", "It is 1400 kilometers away.", True),
            ("It is 14 kilometers away.", "It is 1401 kilometers away.", False),
            ("It is 14 kilometers away.", "It took 15 days.", False),
            ("It is 14 kilometers away.", "There were 15 people.", True),
            ("It is fourteen kilometers away.", "There were fifteen people.", False),
            ("It is fourteen kilometers away.", "There were 15 people.", True),
            ("There were two people.", "There were three people.", True),
            ("There was one person.", "There were two people.", False),
            ("There were 0 people.", "There were 2 people.", False),
            ("There was 1 person.", "There were 2 people.", True),
            ("It came third.", "It came fourth.", False),
            ("It rose by 14 percent.", "There were 15 people.", False),
            ("It rose by 14 percent.", "It rose by 15 percent.", True),
            ("It rose by 1.5 percent.", "It rose by 1.7.", True),
            ("It cost $2 million.", "It cost 2.5 million.", True),
            ("It cost $200.", "It cost 250.", False),
            ("It cost $200.5.", "It cost 250.", False),
            ("It cost 14 euros.", "There were 15 people.", False),
            ("There were about 500 people.", "There were 511 people.", False),
            ("There were 500 people.", "There were 511 people.", True),
            ("They met at 7:30.", "They met at 8:30.", True),
            ("They met at 7:30.", "They waited 8 people.", False),
        ],
    )
    def test_what_can_be_one_statement_differs_and_what_cannot_does_not(
        self, left: str, right: str, differ: bool
    ) -> None:
        assert bool(differing(left, right)) == differ

    def test_the_likeliest_pairs_first_and_each_number_once(self) -> None:
        assert differing("There were 14 men.", "There were 18 boys and 15 girls.") == [("14", "15")]
        assert differing("There were 14 men and 30 women.", "There were 33 boys, 15 girls.") == [
            ("14", "15"),
            ("30", "33"),
        ]

    def test_of_equals_the_first_in_the_text_are_paired(self) -> None:
        assert differing("There were 20 men, 20 women.", "There were 30 men.") == [("20", "30")]

    def test_a_measure_in_common_counts_more_than_a_like_value(self) -> None:
        assert differing("It is 14 kilometers away.", "It took 15 men 20 kilometers.") == [("14", "20")]

    @pytest.mark.parametrize(("count", "differ"), [(60, True), (61, False)])
    def test_a_table_of_numbers_has_no_discrepancies(self, count: int, differ: bool) -> None:
        same = " ".join(f"{1000 + 7 * k} cats," for k in range(count - 1))
        assert bool(differing(f"Here: {same} 200 dogs", f"Here: {same} 201 dogs")) == differ

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("There were 15 people.", "There were 17 people on 15 August."),
            ("There were 8 people.", "There were 9 people on 15 August."),
            ("There were 2022 people.", "There were 2023 people in August 2022."),
        ],
    )
    def test_a_number_may_be_part_of_a_date_over_there(self, left: str, right: str) -> None:
        assert differing(left, right) == []


class TestDates:
    @pytest.mark.parametrize(
        ("left", "right", "expected"),
        [
            ("It was on 15 August.", "It was on 16 August.", [("15 August", "16 August")]),
            ("It was on 15 August.", "It was on 15 September.", [("15 August", "15 September")]),
            ("It was in August.", "It was on 15 September.", []),
            ("It was on 15 August.", "It was on 16 August, with 15 people.", []),
            ("It was on 15 August.", "It was on 16 August, with fifteen people.", [("15 August", "16 August")]),
            ("It was on 15 August.", "It was in August, then on 16 August.", [("15 August", "16 August")]),
            ("It was on 15 August.", "It was on 3 May and 16 August.", [("15 August", "16 August")]),
            ("It was on Monday.", "It was on Tuesday.", [("Monday", "Tuesday")]),
        ],
    )
    def test_dates_as_precise_as_each_other_differ(self, left: str, right: str, expected: list[Texts]) -> None:
        assert differing(left, right) == expected


class TestWhereAnEqualMayStand:
    """A link's sentences, those around them, and the passages that are linked with theirs."""

    LINK = Link((0,), (0,), 0.9, ((0, 0, 0.9),))

    @pytest.mark.parametrize(
        ("first", "second"), [("{} people came.", "Then {} left."), ("It was on {} May.", "Then on {} May.")]
    )
    def test_of_two_that_differ_one_must_have_no_equal_around(self, first: str, second: str) -> None:
        both = article("en", f"{first} {second}".format(14, 17)), article("en", f"{first} {second}".format(17, 14))
        assert within(*both, self.LINK) == []
        left, right = article("en", f"{first} It rained.".format(14)), both[1]
        assert len(within(left, right, self.LINK)) == 1
        assert len(within(right, left, self.LINK)) == 1

    def test_sentences_matched_weakly_are_not_compared(self) -> None:
        both = article("en", "14 people came."), article("en", "17 people came.")
        assert len(within(*both, Link((0,), (0,), 0.9, ((0, 0, 0.5),)))) == 1
        assert within(*both, Link((0,), (0,), 0.9, ((0, 0, 0.49),))) == []

    @pytest.mark.parametrize("before", [True, False])
    @pytest.mark.parametrize(("distance", "known"), [(1, True), (2, False)])
    def test_the_sentence_right_beside_is_around(self, before: bool, distance: int, known: bool) -> None:
        def article_with(here: int, there: int) -> Article:
            sentences = [f"{here} people came.", *["It rained all day."] * (distance - 1), f"Then {there} left."]
            return article("en", " ".join(sentences[::-1] if before else sentences))

        at = distance if before else 0
        assert (by_sentence(article_with(14, 17), article_with(17, 14), (at, at)) == []) == known

    @pytest.mark.parametrize("unsure", [True, False])
    def test_what_a_linked_passage_states_is_around(self, unsure: bool) -> None:
        rain = "It rained all day."
        left = article("en", "14 people came.", rain, rain, "Then 17 left.")
        right = article("en", "17 people came.", rain, rain, "Then 14 left.")
        further = Link((0,), (3,), 0.4), Link((3,), (0,), 0.4)
        links, unsure_links = ((self.LINK,), further) if unsure else ((self.LINK, *further), ())
        assert within(left, right, *links, unsure=unsure_links) == []
        assert within(left, right, self.LINK) == [("14", "17")]
        assert within(left, right, self.LINK, unsure=further[:1]) == [("14", "17")]
        assert within(left, right, self.LINK, unsure=further[1:]) == [("14", "17")]

    @pytest.mark.parametrize(("sentences", "known"), [(40, True), (41, False)])
    def test_a_very_long_passage_is_not_around(self, sentences: int, known: bool) -> None:
        rain = ["It rained."] * (sentences - 3)
        left = article("en", " ".join(["14 people came.", "It rained.", *rain, "Then 17 left."]))
        right = article("en", " ".join(["17 people came.", "It rained.", *rain, "Then 14 left."]))
        assert (within(left, right, self.LINK) == []) == known

    @pytest.mark.parametrize(("sentences", "is_reported"), [(12, True), (13, False)])
    def test_of_long_passages_only_matching_sentences_are_compared(self, sentences: int, is_reported: bool) -> None:
        rain = ["It rained."] * (sentences - 1)
        left, right = (article("en", " ".join([f"{count} people came.", *rain])) for count in (14, 17))
        assert bool(within(left, right, Link((0,), (0,), 0.9))) == is_reported
        assert bool(within(left, article("en", "17 people came."), Link((0,), (0,), 0.9))) == is_reported
        assert bool(within(article("en", "17 people came."), left, Link((0,), (0,), 0.9))) == is_reported
        assert len(within(left, right, self.LINK)) == 1

    @pytest.mark.parametrize(("sentences", "is_reported"), [(12, True), (13, False)])
    def test_of_sentences_connected_in_a_crowd_nothing_is_reported(self, sentences: int, is_reported: bool) -> None:
        left = article("en", " ".join(["14 people came.", *["It rained."] * (sentences - 1)]))
        right = article("en", "17 people came.")
        link = Link((0,), (0,), 0.9, tuple((k, 0, 0.9) for k in range(sentences)))
        assert bool(within(left, right, link)) == is_reported
        turned = Link((0,), (0,), 0.9, tuple((0, k, 0.9) for k in range(sentences)))
        assert bool(within(right, left, turned)) == is_reported

    def test_sentences_that_share_a_counterpart_are_one_statement(self) -> None:
        left = article("en", "14 people came. It was 30 kilometers.")
        right = article("en", "It was 33 kilometers and 14 people.")
        assert by_sentence(left, right, (0, 0), (1, 0)) == [("30", "33")]
        assert by_sentence(right, left, (0, 0), (0, 1)) == [("33", "30")]


def test_what_differs_is_reported_in_the_order_of_the_text() -> None:
    left = article("en", "14 people came.", "It was on 3 May.", "It is 30 kilometers away.")
    right = article("fr", "17 sont venus.", "C’était le 4 mai.", "C’est à 33 kilomètres.")
    translated = [(2, 2), (1, 1), (0, 0)]
    assert said(compared(left, right, translated)) == [
        ("number", "14", "17"),
        ("date", "3 May", "4 mai"),
        ("number", "30", "33"),
    ]


@pytest.mark.parametrize(
    ("left", "right", "score", "expected"),
    [
        ("It ran 20 kilometers.", "Il a couru 18,5 kilomètres.", 0.95, [("20", "18,5")]),
        ("It ran 20 kilometers.", "Il a couru 18,5 kilomètres.", 0.85, []),
        ("It ran 20 kilometers.", "Il a couru 45 kilomètres.", 0.95, []),
        ("There were 20 people.", "Il y avait 21 tables.", 0.95, []),
        ("It was on 3 May.", "C’était le 4 mai.", 0.95, []),
    ],
)
def test_between_reports_only_like_measures_in_surely_matching_sentences_differ(
    left: str, right: str, score: float, expected: list[Texts]
) -> None:
    link = Link((0,), (0,), 0.9, ((0, 0, score),))
    rain = ["It rained, and the wind blew all day long over the hills and the sea."]
    found = Comparison((link,), (), Sides((), ()), "test", coverage=Sides(0.2, 0.2))
    assert [t for _, t in told(article("en", left, *rain), article("fr", right, *rain), found)] == expected
