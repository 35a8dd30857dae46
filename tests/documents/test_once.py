"""What is worked out of an article once."""

import gc
import weakref

from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import Article, once_per_article


class Outcome:
    """What some work comes to."""


def test_the_work_is_done_once_for_each_article_and_goes_with_it() -> None:
    worked = []

    @once_per_article
    def outcome_of(article: Article) -> Outcome:
        worked.append(article.source)
        return Outcome()

    first, second = article_of("Fire", "a.txt"), article_of("Fire", "b.txt")
    outcome = weakref.ref(outcome_of(first))
    assert outcome_of(first) is outcome() is not outcome_of(second)
    assert worked == ["a.txt", "b.txt"]
    del first
    gc.collect()
    assert outcome() is None
