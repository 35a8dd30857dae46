"""Web pages, saved or fetched: the article without the page around it, and what the page says of its source.

Nothing that a page refers to is ever loaded: neither pictures nor scripts nor style sheets.
"""

from dialogue_reader.documents.formats import Imported
from dialogue_reader.documents.formats.html import tree
from dialogue_reader.documents.formats.html.body import article_blocks
from dialogue_reader.documents.formats.html.dates import dates_of
from dialogue_reader.documents.formats.html.declared import Declared
from dialogue_reader.documents.formats.html.names import author_of, language_of, outlet_of
from dialogue_reader.documents.formats.html.titles import headline_of
from dialogue_reader.documents.model import Field


def read(data: bytes, source: str, encoding: str | None) -> Imported | None:
    """The article of a web page; what the page says of its own encoding holds unless another is named."""
    return extract(tree.decoded(data, source, encoding), source)


def extract(page: str, source: str = "") -> Imported | None:
    """The article of a web page; None where no text is found. Raises DocumentError where the page is too large."""
    root = tree.parsed(page, source)
    if root is None:
        return None
    declared = Declared.of(root)
    is_large = tree.without_scripts(root)
    headline = headline_of(root, declared)
    language, author, outlet = language_of(root, declared), author_of(root, declared), outlet_of(declared)
    dates = dates_of(root, declared, headline.element, language or "en", is_large=is_large)
    # Last, for it takes apart what stands around the article.
    blocks = article_blocks(root, headline.text, is_large=is_large)
    if not blocks:
        return None
    guessed = frozenset[Field]()
    if dates.published and not dates.is_sure:
        guessed |= {"published"}
    if outlet.name and not outlet.is_sure:
        guessed |= {"outlet"}
    if author.name and not author.is_sure:
        guessed |= {"byline"}
    return Imported(
        blocks,
        headline.text,
        author.name if author.name != outlet.name else None,
        outlet.name,
        dates.published,
        dates.updated,
        language,
        declared.url,
        guessed,
    )
