"""Who a page is by: its outlet, its author; and the language it says it is in."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from dialogue_reader.documents.formats.html.declared import Declared, texts
from dialogue_reader.documents.formats.html.titles import letters
from dialogue_reader.documents.formats.html.tree import Element, classes, line
from dialogue_reader.language.newsroom import BY

_LONGEST = 80  # code points of a name
_NOBODY = re.compile(
    r"(?:wp)?-?(?:admin\w*|administrator|root|webmaster|editor|user|author|autor|auteur|test|none|null|unknown|guest|"
    r"anonymous|online|web|staff)\d*",
    re.IGNORECASE,
)
_ODD = re.compile(r"https?:|www\.|@|[<>{}|/\\#]|\d{3}")
_SIGNED = re.compile(r"\b(?:by-?line|author(?:-?name)?|autor(?:en)?(?:-?name)?|auteur)\b|rel-author")
_ELSEWHERE = re.compile(r"comment|related|teaser|sidebar|footer|\bbio")
_MANY = 5  # authors


class Outlet(NamedTuple):
    """Whose page it is, and whether the page says so itself."""

    name: str | None
    is_sure: bool


def outlet_of(declared: Declared) -> Outlet:
    """The name of the outlet; where the page gives none, its host, as a guess."""
    given = [*declared.said("og:site_name"), *declared.stated("publisher"), *declared.organisations]
    given += declared.said("application-name", "dc.publisher", "citation_journal_title")
    for name in given:
        if 1 < len(name) <= _LONGEST and not _ODD.search(name):
            return Outlet(name, True)
    host = urlsplit(declared.url).hostname if declared.url else None
    return Outlet(host.removeprefix("www.") if host else None, False)


def author_of(root: Element, declared: Declared) -> str | None:
    """The author, or several with commas; None where nobody is named, or nobody who is a person."""
    outlets = {
        letters(name)
        for name in [*declared.said("og:site_name"), *declared.organisations, *declared.stated("publisher")]
    }
    sources = (
        [name for node in declared.articles[:1] for name in texts(node.get("author"))],
        list(
            declared.said(
                "author",
                "article:author",
                "byl",
                "dc.creator",
                "dcterms.creator",
                "citation_author",
                "parsely-author",
                "sailthru.author",
            )
        ),
        _shown(root),
    )
    for names in sources:
        found = [name for given in names for name in _people(given) if letters(name) not in outlets]
        if found:
            return ", ".join(list(dict.fromkeys(found))[:_MANY])
    return None


def _people(given: str) -> list[str]:
    name = re.sub(BY, "", given).strip(" ,;·|–-")
    if not 2 < len(name) <= _LONGEST or _ODD.search(name) or not any(map(str.isalpha, name)):
        return []
    return [] if _NOBODY.fullmatch(name) else [name]


def _shown(root: Element) -> list[str]:
    """A name that the page shows as its author's."""
    for element in root.iter("a", "span", "p", "div", "address", "strong", "li"):
        called = (
            f"{classes(element)} {element.get('itemprop', '')} {'rel-author' if element.get('rel') == 'author' else ''}"
        )
        if _SIGNED.search(called) and not any(
            _ELSEWHERE.search(classes(above)) for above in (element, *element.iterancestors())
        ):
            text = line(element)
            if 2 < len(text) <= _LONGEST and len(re.sub(BY, "", text).split()) <= 5 and not any(map(str.isdigit, text)):
                return [text]
    return []


def language_of(root: Element, declared: Declared) -> str | None:
    """The code of the language that the page says it is in."""
    html = root if root.tag == "html" else next(root.iter("html"), root)
    given = [html.get("lang"), html.get("{http://www.w3.org/XML/1998/namespace}lang"), html.get("xml:lang")]
    given += [
        *declared.said("og:locale", "content-language", "language", "dc.language"),
        *declared.stated("inLanguage"),
    ]
    for name in given:
        code = re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", (name or "").strip())
        if code:
            return code[1].lower()
    return None
