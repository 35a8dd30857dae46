"""Who says what: the statements of a story, and what each account says of each, as a value.

A statement is a cluster of sentences that say the same. Links are made between two accounts at a time, and three pairs
may contradict each other; average linkage decides, and what speaks against it is the statement's doubt.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dialogue_reader.comparison.facts.discrepancies import discrepancies
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.statements import account_of
from dialogue_reader.documents.model import SIDES, Article, Pair, Sentence, Side
from dialogue_reader.stories.communities import communities
from dialogue_reader.stories.differences import Find, differences_of
from dialogue_reader.stories.statements import Cell, Difference, Matrix, Presence, Statement

Comparisons = Mapping[tuple[int, int], Comparison]
"""By the numbers of both accounts, the lower one left."""

_TOGETHER = 0.45  # the mean probability from which sentences are one statement: one sure match of two is enough
_WHOLE = 0.6  # of the fullest account's sentences, by length, that an account has to match to tell a statement


class _Node(NamedTuple):
    """A sentence of an account."""

    account: int
    sentence: Sentence


def matrix_of(articles: Sequence[Article], comparisons: Comparisons, find: Find = discrepancies) -> Matrix:
    """The statements of all articles, from the comparison of every two of them, at passage level.

    Where two have not been compared yet, nothing is known between them. `find` tells what two state differently.
    """
    nodes = [_Node(k, sentence) for k, article in enumerate(articles) for sentence in _sentences(article)]
    numbers = {(node.account, node.sentence.id): number for number, node in enumerate(nodes)}
    matches: dict[tuple[int, ...], float] = {}
    for (i, j), comparison in comparisons.items():
        for left, right, score in _matches(articles[i], articles[j], comparison):
            if (i, left) in numbers and (j, right) in numbers:
                ends = tuple(sorted((numbers[i, left], numbers[j, right])))
                matches[ends] = max(score, matches.get(ends, 0.0))
    groups = communities(
        len(nodes),
        ((a, b, score) for (a, b), score in matches.items()),
        together=_TOGETHER,
        owners=[node.account for node in nodes],
    )
    pairs = frozenset(ends for ends, score in matches.items() if score >= _TOGETHER)
    statements = [_statement(articles, comparisons, [nodes[n] for n in group], pairs, numbers) for group in groups]
    pairs_of_articles = ((i, j, Pair(articles[i], articles[j]), own) for (i, j), own in sorted(comparisons.items()))
    differences = differences_of(pairs_of_articles, find)
    complete = _with_differences(articles, _joined(articles, statements), differences)
    return Matrix(tuple(sorted(complete, key=lambda own: (not own.differences, -len(own.tellers)))), differences)


def _sentences(article: Article) -> Iterator[Sentence]:
    """The sentences that take part in a comparison; what is a caption repeats what others say."""
    account = account_of(article)
    parts = dict(zip(account.ids, account.passages, strict=True))
    for sentence in article.sentences:
        if sentence.id in parts and sentence.passage not in account.aside:
            yield sentence


def _matches(left: Article, right: Article, comparison: Comparison) -> Iterator[tuple[int, int, float]]:
    """Sentences that may say the same, with the probability: that of their link, and within it that of their match.

    Where both passages are one sentence the link is about these two alone.
    """
    for link in comparison.links:
        sizes = [sum(len(own.sentences_of(i)) for i in ids) for own, ids in ((left, link.left), (right, link.right))]
        if sizes == [1, 1]:
            yield left.sentences_of(link.left[0])[0].id, right.sentences_of(link.right[0])[0].id, link.score
            continue
        for i, j, score in link.sentences:
            yield i, j, link.score * score


def _statement(
    articles: Sequence[Article],
    comparisons: Comparisons,
    members: Sequence[_Node],
    matches: frozenset[tuple[int, ...]],
    numbers: Mapping[tuple[int, int], int],
) -> Statement:
    def match(left: _Node, right: _Node) -> bool:
        ends = (numbers[node.account, node.sentence.id] for node in (left, right))
        return tuple(sorted(ends)) in matches

    by_account = {node.account: [own for own in members if own.account == node.account] for node in members}
    fullest = max(by_account, key=lambda k: (sum(map(_length, by_account[k])), -k))
    across = [(a, b) for n, a in enumerate(members) for b in members[n + 1 :] if a.account != b.account]
    doubt = sum(not match(a, b) for a, b in across) / len(across) if across else 0.0
    cells = []
    for account in range(len(articles)):
        own = by_account.get(account, [])
        if not own:
            cells.append(Cell(_absence(comparisons, members, account)))
            continue
        matched = [node for node in by_account[fullest] if any(match(node, other) for other in own)]
        share = sum(map(_length, matched)) / max(1, sum(map(_length, by_account[fullest])))
        is_whole = account == fullest or share >= _WHOLE or not matched  # by way of a third account
        cells.append(Cell("tells" if is_whole else "in_part", tuple(node.sentence.id for node in own)))
    return Statement(fullest, tuple(cells), round(doubt, 2))


def _length(node: _Node) -> int:
    return node.sentence.end - node.sentence.start


def _absence(comparisons: Comparisons, members: Sequence[_Node], account: int) -> Presence:
    """Whether an account is silent on what others say: so say most of the comparisons with it, or nobody knows."""
    silent = [_is_only_there(comparisons, node, account) for node in members]
    return "silent" if 2 * sum(silent) > len(silent) else "unsure"


def _is_only_there(comparisons: Comparisons, node: _Node, account: int) -> bool:
    """Whether the comparison of two accounts says that this sentence of one is not in the other."""
    first, second = sorted((node.account, account))
    comparison = comparisons.get((first, second))
    if comparison is None:
        return False
    side: Side = SIDES[node.account == second]
    passage = node.sentence.passage
    return comparison.is_only_here(side, passage) or node.sentence.id in comparison.only_here_in(side, passage)


def _joined(articles: Sequence[Article], statements: Sequence[Statement]) -> Iterator[Statement]:
    """What one account alone says in sentences that follow each other in a passage is one statement."""
    previous: Statement | None = None
    for statement in sorted(statements, key=lambda own: (own.account, own.cells[own.account].sentences)):
        if previous is not None and _continues(articles, previous, statement):
            k = previous.account
            cell = Cell("tells", previous.cells[k].sentences + statement.cells[k].sentences)
            previous = previous._replace(cells=(*previous.cells[:k], cell, *previous.cells[k + 1 :]))
            continue
        if previous is not None:
            yield previous
        previous = statement
    if previous is not None:
        yield previous


def _continues(articles: Sequence[Article], previous: Statement, statement: Statement) -> bool:
    k = previous.account
    if not previous.tellers == statement.tellers == (k,):
        return False
    if [cell.presence for cell in previous.cells] != [cell.presence for cell in statement.cells]:
        return False
    last, following = previous.cells[k].sentences[-1], statement.cells[k].sentences[0]
    sentences = articles[k].sentences
    return following == last + 1 and sentences[last].passage == sentences[following].passage


def _with_differences(
    articles: Sequence[Article], statements: Iterator[Statement], differences: Sequence[Difference]
) -> Iterator[Statement]:
    """Each difference stands in the statement that holds most of its mentions, the first of them."""
    listed = list(statements)
    holders = {
        (k, i): number
        for number, statement in enumerate(listed)
        for k, cell in enumerate(statement.cells)
        for i in cell.sentences
    }
    indices_of: dict[int, list[int]] = {}
    for index, difference in enumerate(differences):
        places = [holders.get((m.account, _sentence_at(articles[m.account], m.start))) for m in difference.mentions]
        known = [place for place in places if place is not None]
        if known:
            indices_of.setdefault(max(known, key=lambda place: (known.count(place), -place)), []).append(index)
    for number, statement in enumerate(listed):
        yield statement._replace(differences=tuple(indices_of.get(number, ())))


def _sentence_at(article: Article, offset: int) -> int:
    sentences = article.sentences_of(article.passage_at(offset).id)
    return next((sentence.id for sentence in sentences if offset < sentence.end), -1)
