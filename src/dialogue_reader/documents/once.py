"""What is worked out of an article once, however many others it is compared with, and goes when the article goes."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from dialogue_reader.documents.model import Article

Result = TypeVar("Result")


def once_per_article(work: Callable[[Article], Result]) -> Callable[[Article], Result]:
    """`work`, which does its work at the first call with an article and answers the same at every other."""
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def known(article: Article) -> Result:
        kept = vars(article)
        if name not in kept:
            kept[name] = work(article)
        result: Result = kept[name]
        return result

    return known
