"""Which sentences take part in a comparison, how they are cut, and what is encoded first."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.comparison.statements import account_of, account_of_units, statements
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.comparison.worker.incremental import align_in_steps
from dialogue_reader.comparison.worker.priority import by_priority
from dialogue_reader.documents.model import SIDES, Article, Passage, Side, Sides

from .test_incremental import Reader, Slow


def article_of(*parts: tuple[str, str], outlet: str | None = None) -> Article:
    passages: list[Passage] = []
    at = 0
    for kind, text in parts:
        passages.append(Passage(len(passages), kind, at, at + len(text)))  # type: ignore[arg-type]
        at += len(text) + 2
    return Article("test", "\n\n".join(text for _, text in parts), tuple(passages), "", "en", outlet=outlet)


class TestStatements:
    @pytest.mark.parametrize(
        ("sentence", "parts"),
        [
            ("Twelve people. Another twelve here.", 1),  # 15 letters with the blank: too short to say anything
            ("Twelve people saw. Another twelve here.", 2),
            ("Twelve people sa. Another twelve here.", 2),
            ("Twelve peopl sa. Another twelve here.", 1),
            ("Twelve people saw. Another twelve he", 1),
            ("Twelve people saw. Another twelve her", 2),
            ("Twelve people saw. another twelve here.", 1),
            ("Twelve people saw. 12 others were here.", 1),
            ("Twelve people saw! Another twelve here.", 2),
            ("Twelve people saw? Another twelve here.", 2),
            ("Twelve people saw… Another twelve here.", 2),
            ("Twelve people saw.” “Another twelve here.", 2),
            ("The people of St. Petersburg were here.", 1),
            ("It was on by Mr. Petersburg, who was here.", 1),
            ("It was told by a man of it. Petersburg was here.", 2),
            ("It was told by a man. Oh. Petersburg was here.", 2),
            ("Twelve people saw. Another twelve here. And twelve others there.", 3),
        ],
    )
    def test_a_full_stop_ends_one_where_both_sides_of_it_say_something(self, sentence: str, parts: int) -> None:
        cut = statements(sentence)
        assert len(cut) == parts
        assert " ".join(cut) == sentence
        assert all(part == part.strip() and part for part in cut)


class TestWhatTakesPart:
    def test_apparatus_and_rules_do_not(self) -> None:
        made = account_of(
            article_of(("title", "A bridge"), ("date", "Monday"), ("body", "* * *"), ("body", "a"), ("body", "ab"))
        )
        assert made.sentences == ("A bridge", "ab")
        assert made.passages == (0, 4)
        assert made.titles == {0}

    def test_hardly_a_letter_goes_with_the_next_of_its_passage(self) -> None:
        made = account_of(
            article_of(("body", "Oui! Non! The bridge has fallen."), ("body", "Elf! It was closed."), ("body", "Ja!"))
        )
        assert made.sentences == ("Oui! Non! The bridge has fallen.", "Elf! It was closed.", "Ja!")
        assert made.ids == (2, 4, 5)
        assert made.passages == (0, 1, 2)

    @pytest.mark.parametrize(("letters", "count"), [(11, 1), (12, 2)])
    def test_twelve_letters_stand_by_themselves(self, letters: int, count: int) -> None:
        made = account_of(article_of(("body", f"{'x' * letters}! The bridge has fallen.")))
        assert len(made.sentences) == count

    def test_the_last_of_a_passage_stands_by_itself_however_short(self) -> None:
        made = account_of(article_of(("body", "The bridge has fallen. Oui!"), ("body", "The mayor has spoken.")))
        assert made.sentences == ("The bridge has fallen.", "Oui!", "The mayor has spoken.")

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("NEWS (Paris) – The bridge has fallen.", "The bridge has fallen."),
            ("NEWS — The bridge has fallen.", "The bridge has fallen."),
            ("NEWS: the bridge — it has fallen.", "it has fallen."),
            (f"NEWS {'x' * 39} – it has fallen.", f"NEWS {'x' * 39} – it has fallen."),
            (f"NEWS {'x' * 38} – it has fallen.", "it has fallen."),
            ("In NEWS – the bridge has fallen.", "In NEWS – the bridge has fallen."),
        ],
    )
    def test_an_outlet_and_its_place_are_left_out(self, text: str, said: str) -> None:
        assert account_of(article_of(("lede", text), outlet="NEWS")).sentences == (said,)
        assert account_of(article_of(("lede", text))).sentences == (text,)

    def test_a_unit_needs_two_letters_or_digits(self) -> None:
        assert account_of_units(["a", "ab", "1", "12", "a1", " é! "]) == Account(
            ("ab", "12", "a1"), (1, 3, 4), (1, 3, 4)
        )

    def test_a_verdict_falls_on_passages_or_on_sentences(self) -> None:
        made = Account(("a", "b"), (4, 5), (2, 2))
        assert (made.units("passage"), made.units("sentence")) == ((2, 2), (4, 5))


passages = st.lists(st.integers(0, 2), min_size=1, max_size=10).map(
    lambda steps: [sum(steps[:k]) for k in range(len(steps))]
)
sizes = st.lists(st.integers(1, 9), min_size=10, max_size=10)
looks = st.fixed_dictionaries({}, optional={side: st.lists(st.integers(0, 12), max_size=3) for side in SIDES})


def made_of(own: Sequence[int], lengths: Sequence[int]) -> Account:
    places = tuple(range(len(own)))
    return Account(tuple("x" * size for size in lengths[: len(own)]), places, tuple(own))


class TestWhatIsEncodedFirst:
    @given(passages, sizes, passages, sizes, looks)
    def test_the_nearer_a_passage_is_to_the_screen_in_shares_of_its_text_the_sooner(
        self,
        left: list[int],
        left_sizes: list[int],
        right: list[int],
        right_sizes: list[int],
        first: Mapping[Side, Sequence[int]],
    ) -> None:
        task = Task(Sides(made_of(left, left_sizes), made_of(right, right_sizes)))
        middle: dict[tuple[Side, int], float] = {}
        for side in SIDES:
            account = task.accounts[side]
            whole = sum(map(len, account.sentences))
            for passage in account.passages:
                inside = [len(t) for t, own in zip(account.sentences, account.passages, strict=True) if own == passage]
                before = sum(
                    len(t) for t, own in zip(account.sentences, account.passages, strict=True) if own < passage
                )
                middle[side, passage] = (before + sum(inside) / 2) / whole
        shown = {(side, i) for side in SIDES for i in first.get(side, ()) if (side, i) in middle}
        looked = [[i for s, i in shown if s == side] for side in SIDES]
        windows = [
            (middle[side, min(own)], middle[side, max(own)]) for side, own in zip(SIDES, looked, strict=True) if own
        ]
        windows = windows or [(0.0, 0.0)]

        def away(passage: tuple[Side, int]) -> float:
            return min(max(low - middle[passage], middle[passage] - high, 0.0) for low, high in windows)

        ranked = list(dict.fromkeys((side, task.accounts[side].passages[k]) for side, k in by_priority(task, first)))
        assert set(ranked) == set(middle)
        assert set(ranked[: len(shown)]) == shown
        for part in (ranked[: len(shown)], ranked[len(shown) :]):
            assert all(away(a) <= away(b) + 1e-9 for a, b in pairwise(part))

    def test_a_batch_has_thirty_two_sentences_or_some_six_thousand_letters(self) -> None:
        for size, expected in ((1, 32), (460, 12), (500, 12), (459, 13), (9000, 1)):
            account = Account(tuple(f"{k:03}".ljust(size, "x") for k in range(64)), tuple(range(64)), tuple(range(64)))
            batches: list[int] = []

            class Counting(Slow):
                def take_in(self, texts: Sequence[str]) -> None:
                    batches.append(len(texts))  # noqa: B023 - called at once
                    super().take_in(texts)

            encoder = Counting(0.001)
            align_in_steps(Task(Sides(account, Account((), (), ()))), encoder, Reader({}), encoder.clock)
            assert batches[0] == expected
            assert sum(batches) == 64

    def test_the_share_done_is_that_of_the_letters_and_a_little_for_each_sentence(self) -> None:
        account = Account(tuple("abcdefgh"[k] * 960 for k in range(8)), tuple(range(8)), tuple(range(8)))
        encoder, reader = Slow(1.0), Reader({})
        align_in_steps(Task(Sides(account, Account(("zz",), (0,), (0,)))), encoder, reader, encoder.clock)
        whole = 8 * 1000 + 42
        assert reader.shares == [pytest.approx(6042 / whole), 1]
        assert reader.estimates[0] == pytest.approx((whole - reader.shares[0] * whole) / (reader.shares[0] * whole))
        assert reader.estimates[-1] == 0
