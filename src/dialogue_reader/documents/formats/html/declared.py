"""What a page declares of its article in its head: meta elements and JSON-LD."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from dialogue_reader.documents.formats.trees import Element

Node = dict[str, Any]

_ARTICLE = re.compile(r"Article|Posting|Report|Review|Recipe|NewsItem|WebPage", re.IGNORECASE)
_ORGANISATIONS = {"Organization", "NewsMediaOrganization", "WebSite"}
_WEAKER = ("WebPage", "CollectionPage", "AboutPage")  # an article beside it says more
_NOT_HERE = (
    "comment",
    "review",
    "hasPart",
    "itemListElement",
    "mentions",
    "citation",
    "video",
    "isPartOf",
    "relatedLink",
)
_MANY = 2000  # nodes that are looked at
_FEW = 10  # of a kind
_LONGEST_META = 2000  # code points
_LONGEST = 1 << 20  # code points of one script


class Declared(NamedTuple):
    """`metas` by name in small letters, with their contents in the order of the page; the article's JSON-LD nodes."""

    metas: dict[str, list[str]]
    articles: tuple[Node, ...]
    organisations: tuple[str, ...]
    url: str | None

    @classmethod
    def of(cls, root: Element) -> "Declared":
        """What the page declares."""
        metas = _metas(root)
        nodes = [node for script in root.iter("script") for node in _nodes(script)]
        named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
        articles = [node for node in nodes if any(map(_ARTICLE.search, types(node)))]
        articles.sort(key=lambda node: any(name in _WEAKER for name in types(node)))
        canonical = [link.get("href") for link in root.iter("link") if link.get("rel", "").lower() == "canonical"]
        urls = (url.strip() for url in [*canonical, *metas.get("og:url", [])] if url)
        return cls(
            metas,
            tuple({**node, "author": _resolved(node.get("author"), named)} for node in articles[:_FEW]),
            tuple(name for node in nodes if _is_organisation(node) for name in texts(node.get("name")))[:_FEW],
            next(filter(_is_address, urls), None),
        )

    def in_metas(self, *names: str) -> Iterator[str]:
        """The contents of the meta elements of these names."""
        return (content for name in names for content in self.metas.get(name, ()))

    def in_json_ld(self, name: str) -> Iterator[str]:
        """What the JSON-LD of the article states under `name`."""
        return (text for node in self.articles for text in texts(node.get(name)))


def _is_address(url: str) -> bool:
    try:
        scheme, host = urlsplit(url).scheme, urlsplit(url).hostname
    except ValueError:
        return False
    return scheme in ("http", "https") and "." in (host or "")


def _metas(root: Element) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = " ".join((element.get("content") or "")[:_LONGEST_META].split())
        names = (element.get(name, "").strip().lower() for name in ("property", "name", "itemprop", "http-equiv"))
        for name in set(filter(None, names)):
            if content and len(metas.get(name, ())) < _FEW:
                metas.setdefault(name, []).append(content)
    return metas


def types(node: Node) -> set[str]:
    """What a node is said to be."""
    return set(texts(node.get("@type")))


def _is_organisation(node: Node) -> bool:
    """Whether it is one, and not a person whose own site it is."""
    return bool(_ORGANISATIONS & types(node)) and "Person" not in types(node)


def _resolved(value: object, named: dict[str, Node]) -> object:
    """A thing by its name where that stands elsewhere and only its identifier is here."""
    if isinstance(value, list):
        return [_resolved(part, named) for part in value[:_FEW] if not isinstance(part, list)]
    return named.get(value.get("@id", ""), value) if isinstance(value, dict) and "name" not in value else value


def texts(value: object) -> list[str]:
    """The strings that a value of JSON-LD holds: one, several, or the names of things."""
    if isinstance(value, str):
        text = " ".join(unescape(value).split())
        return [text] if text else []
    if isinstance(value, dict):
        return texts(value.get("name"))
    return [text for part in value for text in texts(part)] if isinstance(value, list) else []


def _nodes(script: Element) -> list[Node]:
    if "ld+json" not in script.get("type", "").lower() or not script.text or len(script.text) > _LONGEST:
        return []
    text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)?[\s;]*$", "", script.text)
    try:
        waiting = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return []
    nodes: list[Node] = []
    while waiting and len(nodes) < _MANY:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting = value + waiting
        elif isinstance(value, dict):
            nodes.append(value)
            waiting += [
                inner for name, inner in value.items() if name not in _NOT_HERE and isinstance(inner, dict | list)
            ]
    return nodes
