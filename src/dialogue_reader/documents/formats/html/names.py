"""Who a page is by: its outlet, its author; and the language it says it is in."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from dialogue_reader.documents.formats.html.declared import Declared, texts
from dialogue_reader.documents.formats.html.tree import Element, classes
from dialogue_reader.documents.formats.trees import text_of
from dialogue_reader.language.folding import letters
from dialogue_reader.language.press.newsroom import BY

_LONGEST = 80  # code points of a name
_NOBODY = re.compile(
    r"(?:wp)?-?(?:admin\w*|administrator|root|webmaster|editor|publisher|user|author|autor|auteur|test|none|null|unknown|guest|"
    r"anonymous|no author|online|web|staff|(?:\w+-)?redaktion|la rédaction|rédaction|redacción|redação|redazione)\d*",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"\b(?:GmbH|AG|SA|SARL|Inc|Ltd|LLC|e\. ?V|Bundes\w+|Ministerium|Ministry|Ministère|Bộ|Verlag)\b")
_ODD = re.compile(r"https?:|www\.|@|[<>{}|/\\#]|\d{3}")
_REMARK = re.compile(r"[:?!]")
_SIGNED = re.compile(r"\b(?:by-?line|author(?:-?name)?|autor(?:en)?(?:-?name)?|auteur)\b|rel-author")
_ELSEWHERE = re.compile(r"comment|related|teaser|sidebar|footer|\bbio")
_DECLARED_BY = (
    *("author", "article:author", "byl", "dc.creator", "dcterms.creator"),
    *("citation_author", "parsely-author", "sailthru.author"),
)
_WORDS = 4  # of a name
_MANY = 5  # authors


class Name(NamedTuple):
    """Who it is, and whether the page declares that or it is a guess."""

    name: str | None
    is_sure: bool


def outlet_of(declared: Declared) -> Name:
    """The name of the outlet; where the page gives none, its host, as a guess."""
    given = [*declared.said("og:site_name"), *declared.stated("publisher"), *declared.organisations]
    given += declared.said("application-name", "dc.publisher", "citation_journal_title")
    for name in given:
        if 1 < len(name) <= _LONGEST and not _ODD.search(name):
            return Name(name, True)
    host = urlsplit(declared.url).hostname if declared.url else None
    return Name(host.removeprefix("www.") if host else None, False)


def author_of(root: Element, declared: Declared) -> Name:
    """The author, or several with commas; none where nobody is named, or nobody who is a person."""
    whose = (*declared.said("og:site_name"), *declared.organisations, *declared.stated("publisher"))
    outlets = set(map(letters, whose))
    shown = _shown(root)
    stated = [name for node in declared.articles[:1] for name in texts(node.get("author"))]
    sources = stated, list(declared.said(*_DECLARED_BY)), shown
    for names in sources:
        people = [name for given in names for name in _people(given) if letters(name) not in outlets]
        if people:
            return Name(", ".join(list(dict.fromkeys(people))[:_MANY]), names is not shown)
    return Name(None, False)


def _people(given: str) -> list[str]:
    name = re.sub(BY, "", given).strip(" ,;·|–-")
    is_name = 2 < len(name) <= _LONGEST and any(map(str.isalpha, name))
    is_odd = any(pattern.search(name) for pattern in (_ODD, _COMPANY, _REMARK)) or _NOBODY.fullmatch(name)
    return [name] if is_name and not is_odd else []


def _shown(root: Element) -> list[str]:
    """A name that the page shows as its author's."""
    for element in root.iter("a", "span", "p", "div", "address", "strong", "li"):
        called = (
            f"{classes(element)} {element.get('itemprop', '')} {'rel-author' if element.get('rel') == 'author' else ''}"
        )
        if _SIGNED.search(called) and not any(
            _ELSEWHERE.search(classes(above)) for above in (element, *element.iterancestors())
        ):
            words = re.sub(BY, "", text := text_of(element)).split()
            if 2 <= len(words) <= _WORDS and all(word[0].isupper() for word in (words[0], words[-1])):
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
