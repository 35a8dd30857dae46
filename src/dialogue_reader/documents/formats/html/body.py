"""The article of a page without the page around it."""

from collections.abc import Iterator

from dialogue_reader.documents.formats import Block
from dialogue_reader.documents.formats.html.blocks import blocks_of
from dialogue_reader.documents.formats.html.pruning import prune, without_furniture
from dialogue_reader.documents.formats.trees import Element, text_of
from dialogue_reader.language.folding import letters
from dialogue_reader.logs import logger

_log = logger(__name__)

_DIGITS = 7  # of the number of an item, at most
_SHORT = 600  # code points of an article of which there may be more
_FEW_MORE = 1.3  # times as much on the whole page
_SENTENCE = 80  # code points that a sentence has which tells something
_NEAR = 30  # blocks between the headline and the text
_HEAD = 6  # blocks among which the headline stands again


def article_blocks(root: Element, title: str, *, is_large: bool) -> tuple[Block, ...]:
    """The blocks of the article under the headline `title`, without the headline."""
    _write_out(root)
    if is_large:
        return tuple(_untitled(blocks_of(root, is_page=True), title))
    linked = prune(root)
    captions = _set_apart(root)
    page = blocks_of(root, is_page=True)
    extracted = _extracted(root)
    if (len(extracted) <= 1 and _length(page) <= _FEW_MORE * _length(extracted)) or not extracted:
        extracted = page  # of short pages it makes one paragraph
    extracted = [block._replace(kind="caption") if letters(block.text) in captions else block for block in extracted]
    lede = _lede(page, extracted, title, linked)
    return tuple(without_furniture([*lede, *_untitled(extracted, title)], linked))


def _write_out(root: Element) -> None:
    """Put into words what only the form says and extraction would lose: numbers of items, lines as they are."""
    for numbered in root.iter("ol"):
        number = int(start) if (start := numbered.get("start") or "").isdecimal() and len(start) < _DIGITS else 1
        for item in numbered.iterchildren("li"):
            first = item if (item.text or "").strip() or not len(item) else item[0]
            first.text = f"{number}. {first.text or ''}"
            number += 1
    for lines in [*root.iter("pre")]:
        lines.tag = "p"
        for part in [lines, *lines.iterdescendants()]:
            _break(part)


def _break(element: Element) -> None:
    """Make an element of each break in the text that an element begins with."""
    first, *others = (element.text or "").split("\n")
    element.text = first
    for place, text in enumerate(others):
        end = element.makeelement("br")
        end.tail = text
        element.insert(place, end)


def _extracted(root: Element) -> list[Block]:
    from trafilatura import bare_extraction

    def extracted(*, recall: bool) -> list[Block]:
        try:
            document = bare_extraction(root, include_comments=False, include_tables=True, favor_recall=recall)
        except Exception as error:  # no page is so odd that it cannot be read at all
            _log.warning("a page could not be extracted: %s", type(error).__name__)
            return []
        body = getattr(document, "body", None)
        return blocks_of(body) if body is not None else []

    blocks = extracted(recall=False)
    if _length(blocks) < _SHORT and _length(more := extracted(recall=True)) > 2 * _length(blocks):
        return more
    return blocks


def _lede(page: list[Block], extracted: list[Block], title: str, linked: frozenset[str]) -> list[Block]:
    """What stands between the headline and the text that was found, where whole sentences were passed over."""
    first = next((letters(block.text) for block in extracted if len(block.text) >= _SENTENCE), "")[:_SENTENCE]
    page_letters = [letters(block.text) for block in page]
    above = next((k for k, text in enumerate(page_letters) if text and text == letters(title)), None)
    if above is None or not first:
        return []
    below = next((k for k in range(above, min(len(page), above + _NEAR)) if page_letters[k].startswith(first)), above)
    known = {letters(block.text) for block in extracted}
    return [
        block
        for block, text in zip(page[above + 1 : below], page_letters[above + 1 : below], strict=True)
        if block.kind is None and len(text) >= _SENTENCE and text not in known and text not in linked
    ]


def _length(blocks: list[Block]) -> int:
    return sum(len(text) for text in {block.text for block in blocks})


def _untitled(blocks: list[Block], title: str) -> Iterator[Block]:
    """The blocks without a heading that says the headline once more, or the headline and what surrounds it."""
    headline = letters(title)
    for place, block in enumerate(blocks):
        if place >= _HEAD or not headline or not _says_again(block, headline):
            yield block


def _says_again(block: Block, headline: str) -> bool:
    again = letters(block.text)
    is_around = block.kind == "heading" and headline in again and len(again) < 2 * len(headline)
    return again == headline or is_around


def _set_apart(root: Element) -> frozenset[str]:
    """Make every caption a paragraph behind its picture, where the extraction would drop it; their letters."""
    texts = set()
    for caption in list(root.iter("figcaption")):
        text = text_of(caption)
        picture = next((above for above in caption.iterancestors("figure")), caption)
        if text:
            paragraph = root.makeelement("p")
            paragraph.text = text
            picture.addnext(paragraph)
            texts.add(letters(text))
        caption.getparent().remove(caption)
    return frozenset(texts)
