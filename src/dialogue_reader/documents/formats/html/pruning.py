"""What a page puts around an article: menus, teasers, buttons to share it by, forms to subscribe; known by what they
are called, by being nothing but links, and by what they say."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from dialogue_reader.documents.formats import Block
from dialogue_reader.documents.formats.html.tree import classes
from dialogue_reader.documents.formats.trees import Element, text_of
from dialogue_reader.language.folding import letters
from dialogue_reader.language.press.page_furniture import CREDIT_LINE, ELSEWHERE, FURNITURE


def _called(words: str) -> re.Pattern[str]:
    """A pattern for one of these words in what an element is called."""
    return re.compile(rf"(?:^|[\s_-])(?:{words})(?=$|[\s_-])")


_AROUND = _called(
    r"newsletter|sharing|share|social|shariff|addtoany|cookies?|consent|paywall|subscri(?:be|ption)|advert\w*|anzeige|"
    r"sponsored|outbrain|taboola|breadcrumbs?|author-?(?:box|bio)|pagination|pager|comments?|respond|copyright|credits?|"
    r"postmeta|screen-reader-text|sr-only|visually-hidden|jp-relatedposts"
)
_TEASERS = _called(
    r"related\w*|teasers?|recommend\w*|read-?more|more-?(?:on|stories|news|articles|links)|promo\w*|see-?also|most-?read|"
    r"popular|trending|link-?list|post-?tags|tag-?(?:list|cloud)"
)
_BLOCKS = ("p", "li", "h2", "h3", "h4", "h5", "div", "td", "span")
_LONGEST = 2000  # code points of a block that only leads elsewhere
_WHOLE = frozenset({"html", "body", "main", "article", "h1", "head", "form"})
_SHARE, _HALF = 0.3, 0.5  # of what the page tells, and of all its text: what has more is the article under an odd name
_LINKS = 0.8  # of the letters of a block that only leads elsewhere
_LONG = 100  # code points of a paragraph that tells something
_SHORT = 300  # code points at most of a line of the page itself
_MANY = 4  # other blocks beside which one of links can be spared


class _Size(NamedTuple):
    """Code points of an element: all, those in links, those in paragraphs that tell something."""

    text: int
    links: int
    in_paragraphs: int

    @property
    def is_of_links(self) -> bool:
        """Whether it only leads elsewhere."""
        return 0 < self.text <= _LONGEST and self.links >= _LINKS * self.text

    def is_most_of(self, whole: "_Size") -> bool:
        """Whether so much of the `whole` stands in it that it must be the article."""
        return self.in_paragraphs > _SHARE * whole.in_paragraphs or self.text > _HALF * whole.text


def prune(root: Element) -> frozenset[str]:
    """Take away what is no part of the article; the letters of blocks that are nothing but links."""
    sizes = _sizes(root)
    whole = sizes[root]
    holds_headline = {above for headline in root.iter("h1") for above in headline.iterancestors()}
    for element in [element for element in root.iter() if isinstance(element.tag, str)]:
        if element.tag in _WHOLE or element in holds_headline or sizes[element].is_most_of(whole):
            continue
        called = classes(element)
        if called and _is_around(element, called) and element.getparent() is not None:
            element.drop_tree()
    return frozenset(letters(text_of(element)) for element in root.iter(*_BLOCKS) if sizes[element].is_of_links)


def _sizes(root: Element) -> dict[Element, _Size]:
    sizes: dict[Element, _Size] = {}
    for _, element in etree.iterwalk(root, events=("end",)):
        inner = [sizes[part] for part in element if part in sizes]
        text = sum(size.text for size in inner) + sum(len(part.strip()) for part in _own_texts(element))
        links = text if element.tag == "a" else sum(size.links for size in inner)
        in_paragraphs = text if element.tag == "p" and text >= _LONG else sum(size.in_paragraphs for size in inner)
        sizes[element] = _Size(text, links, in_paragraphs)
    return sizes


def _own_texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    yield from (part.tail or "" for part in element)


def _is_around(element: Element, called: str) -> bool:
    """Whether it is called like what stands around an article; what may also be called so inside one needs a link."""
    if _AROUND.search(called):
        return True
    return _TEASERS.search(called) is not None and next(element.iter("a"), None) is not None


def without_furniture(blocks: Iterable[Block], linked: frozenset[str]) -> Iterator[Block]:
    """The blocks that tell something: neither credits and buttons, nor other reports and the headings above them."""
    informative = [block for block in blocks if not _is_furniture(block.text)]
    leads = [letters(block.text) in linked for block in informative]
    can_spare = len(leads) - sum(leads) >= _MANY
    elsewhere = False
    kept: list[Block] = []
    for block, is_lead in zip(informative, leads, strict=True):
        if re.match(ELSEWHERE, block.text) and (block.kind == "heading" or len(block.text) < _LONG):
            elsewhere = True
        elif is_lead and can_spare and (elsewhere or block.kind is None):
            continue
        elif not (elsewhere and _is_title_like(block)):
            elsewhere = False
            kept.append(block)
    while kept and kept[-1].kind == "heading":
        kept.pop()
    return iter(kept)


def _is_title_like(block: Block) -> bool:
    """Whether a block may be the title of another report."""
    return block.kind != "heading" and len(block.text) < _LONG and not re.search(r"[.!?…:]\W*$", block.text)


def _is_furniture(text: str) -> bool:
    return len(text) < _SHORT and any(re.match(pattern, text) for pattern in (*FURNITURE, CREDIT_LINE))
