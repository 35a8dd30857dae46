"""The part of a book that its keywords are taken from: they are on the screen before all of it could be sent."""

from dialogue_reader.documents.model import Article, Passage

_BOOK = 1_000_000  # code points beyond which the places of keywords are left to whoever looks at them
_SAMPLE = 60_000  # code points of a book from which its keywords are taken


def sample_of(article: Article) -> Article:
    """The article itself, or of a book evenly spaced passages as a text of their own."""
    if len(article.text) <= _BOOK:
        return article
    texts, passages, start = list[str](), list[Passage](), 0
    for passage in article.passages[:: 1 + len(article.text) // _SAMPLE]:
        texts.append(article.text_of(passage))
        passages.append(passage._replace(id=len(passages), start=start, end=start + len(texts[-1])))
        start += len(texts[-1]) + 2
    return article._replace(text="\n\n".join(texts), passages=tuple(passages))
