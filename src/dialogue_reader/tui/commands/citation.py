"""A quotation with all that is known of where it stands, for whoever passes it on."""

from dialogue_reader.documents.model import Article, Span
from dialogue_reader.documents.sources import is_url
from dialogue_reader.messages import text
from dialogue_reader.notes.anchoring.anchors import selector_of
from dialogue_reader.notes.model import SHORT_CONTEXT
from dialogue_reader.notes.text_fragment import address_of


def cited(article: Article, span: Span) -> str:
    """The words of `span`, and on the lines after it title, outlet, a date that is sure, address or file, and place."""
    selector = selector_of(article.text, span.start, span.end)
    url = article.url or (article.source if is_url(article.source) else None)
    around = selector.prefix[-SHORT_CONTEXT:], selector.suffix[:SHORT_CONTEXT]
    address = address_of(url, selector.exact, *around) if url else article.source
    date = article.dated.strftime("%Y-%m-%d") if article.dated else ""
    about = [article.title, article.outlet or "", date]
    passage = article.passage_at(span.start).id + 1 if article.passages else 0
    place = text("reader.cited_place", passage=passage, start=span.start, end=span.end)
    lines = [text("reader.cited", words=selector.exact.strip()), ", ".join(filter(None, about)), address, place]
    return "\n".join(filter(None, lines))
