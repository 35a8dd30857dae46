"""What each question comes to. The code that finds it, and its tables, are loaded by the first question that needs it.

Keywords are the first that is lit, so they must not wait for the rest to be loaded.
"""

from dialogue_reader.documents.model import Article, Sides
from dialogue_reader.insight.model import Keyword
from dialogue_reader.insight.worker.questions import Matcher, Question

_BOOK = 1_000_000  # code points beyond which the places of keywords are left to whoever looks at them
_SAMPLE = 60_000  # code points of a book from which its keywords are taken


def findings(question: Question, match: Matcher) -> object:
    """What is found; `match` tells which phrases say the same. The values are those that `findings` reads back."""
    pair, comparison = question.pair, question.comparison
    if question.kind == "keywords":
        return Sides(*(_keywords(article, question.top) for article in pair))
    if question.kind == "points":
        from dialogue_reader.insight.keypoints import pair_key_points

        return pair_key_points(pair, comparison, question.top)
    if comparison is None:
        raise ValueError("there are no links")
    if question.kind == "terms":
        from dialogue_reader.insight.terms import terms

        return terms(pair, comparison, match)
    from dialogue_reader.comparison.facts.discrepancies import discrepancies

    return discrepancies(pair, comparison)


def _keywords(article: Article, top: int) -> tuple[Keyword, ...]:
    """The keywords of one side; those of a book, taken from a sample of it, have no spans."""
    from dialogue_reader.insight.keywords import keywords

    if len(article.text) <= _BOOK:
        return keywords(article, top)
    sample = article._replace(passages=article.passages[:: 1 + len(article.text) // _SAMPLE])
    return tuple(keyword._replace(spans=()) for keyword in keywords(sample, top))
