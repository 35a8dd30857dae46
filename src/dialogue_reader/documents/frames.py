"""An article on its way to another process: what a comparison and its analysis depend on, in pieces.

A book in one piece would hold up every other thread of whoever sends it.
"""

import json
from collections.abc import Callable, Iterator
from datetime import datetime

from dialogue_reader.documents.model import Article, Passage

_TEXT = 1 << 17  # code points of a text in one frame
_PASSAGES = 2000  # in one frame


def frames_of(article: Article) -> Iterator[bytes]:
    """The frames of an article: a head that announces the others, its text as UTF-8, then its passages.

    Of its dates only a sure one is sent.
    """
    texts, passages = range(0, len(article.text), _TEXT), range(0, len(article.passages), _PASSAGES)
    dated = article.dated.isoformat() if article.dated else None
    head = article.title, article.language, article.outlet, dated, len(texts), len(passages)
    yield json.dumps(head).encode("ascii")
    for start in texts:
        yield article.text[start : start + _TEXT].encode("utf-8", "surrogatepass")
    for start in passages:
        yield json.dumps(article.passages[start : start + _PASSAGES]).encode("ascii")


def article_of_frames(read: Callable[[], bytes]) -> Article:
    """The article of which `read` gives the frames, without a source. Raises ValueError or TypeError for nonsense."""
    title, language, outlet, dated, texts, passages = json.loads(read())
    text = "".join(read().decode("utf-8", "surrogatepass") for _ in range(texts))
    read_passages = tuple(Passage(*fields) for _ in range(passages) for fields in json.loads(read()))
    published = datetime.fromisoformat(dated) if dated else None
    return Article("", text, read_passages, title, language, published, outlet)
