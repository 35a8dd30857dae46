"""Web pages as saved: the article without the page around it, and what the page says of its source."""

from datetime import datetime
from typing import Any

from dialogue_reader.documents.decoding import decode
from dialogue_reader.documents.formats import Block, Imported

_PUBLISHED = '//meta[@property="article:published_time"]/@content | //article//time[@datetime][1]/@datetime'


def read(data: bytes, source: str, encoding: str | None) -> Imported | None:
    """The article of a web page; what the page says of its own encoding holds unless another is named."""
    return extract(decode(data, source, encoding) if encoding else data)


def extract(page: bytes | str) -> Imported | None:
    """The article of a web page; None where no text is found."""
    import trafilatura

    tree = trafilatura.load_html(page)
    if tree is None:
        return None
    captions = _set_apart(tree)
    body = trafilatura.extract(tree, include_comments=False, include_tables=True, favor_recall=True)
    if not body:
        return None
    metadata = trafilatura.extract_metadata(tree)
    title = _line(metadata.title) if metadata else ""
    paragraphs = [line.strip() for line in body.splitlines() if line.strip()]
    return Imported(
        tuple(Block(text, "caption" if _line(text) in captions else None) for text in paragraphs),
        title,
        (_line(metadata.author) or None) if metadata else None,
        (_line(metadata.sitename) or None) if metadata else None,
        _moment([*tree.xpath(_PUBLISHED), (metadata.date or "") if metadata else ""]),
    )


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def _set_apart(tree: Any) -> frozenset[str]:  # noqa: ANN401 - lxml publishes no types
    """Make every caption a paragraph behind its picture, where the extraction would drop it; their texts."""
    texts = set()
    for caption in list(tree.iter("figcaption")):
        text = _line(caption.text_content())
        picture = next((above for above in caption.iterancestors("figure")), caption)
        if text:
            paragraph = tree.makeelement("p")
            paragraph.text = text
            picture.addnext(paragraph)
            texts.add(text)
        caption.getparent().remove(caption)
    return frozenset(texts)


def _moment(words: list[str]) -> datetime | None:
    for word in words:
        try:
            return datetime.fromisoformat(word.strip()).replace(tzinfo=None)
        except ValueError:
            continue
    return None
