"""Who a page is by: its outlet, its author; and the language it says it is in."""

import re
from collections import Counter
from typing import NamedTuple
from urllib.parse import urlsplit

from dialogue_reader.documents.formats.html.declared import Declared, texts
from dialogue_reader.documents.formats.html.tree import classes
from dialogue_reader.documents.formats.trees import Element, text_of
from dialogue_reader.language.folding import letters
from dialogue_reader.language.identify import code_of
from dialogue_reader.language.press.newsroom import AUTHOR_FIELD, BEHIND_AUTHOR, BETWEEN_AUTHORS, BY

_LONGEST = 80  # code points of a name
_NOBODY = re.compile(
    r"(?:wp)?-?(?:admin\w*|administrator|root|webmaster|editor|publisher|user|author|autor|auteur|test|none|null|unknown|guest|"
    r"anonymous|no author|online|web|staff|(?:\w+-)?redaktion|la rédaction|rédaction|redacción|redação|redazione)\d*",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"\b(?:GmbH|AG|SA|SARL|Inc|Ltd|LLC|e\. ?V|Bundes\w+|Ministerium|Ministry|Ministère|Bộ|Verlag)\b")
_ODD = re.compile(r"https?:|www\.|@|[<>{}|/\\#+]|\d{3}")
_REMARK = re.compile(r"[:?!]")
_SIGNED = re.compile(r"(?:by-?line|author(?:[_-]?name)?|\bautor(?:en)?(?:[_-]?name)?|auteur)(?=$|[\s_-])")
_ELSEWHERE = re.compile(r"comment|related|teaser|snippet|sidebar|(?:^|[\s_]|site-|page-)footer(?:$|[\s_-])|\bbio")
_DECLARED_BY = (
    *("author", "article:author", "byl", "dc.creator", "dcterms.creator"),
    *("citation_author", "parsely-author", "sailthru.author"),
)
_OF_A_SERVICE = re.compile(r"\w+[:.]author")  # the name of a meta element
_FIELDS = ("1", "2")  # that a page has for the cards of Twitter: labels, and what they hold
_LINES = ("a", "span", "p", "div", "address", "strong", "li")
_AROUND = " \u00a0,;·|–—-"  # a name
_SHORTEST = 2  # letters of a name: initials
_WORDS = 4  # of a name
_LINE = 120  # code points of a line that names an author
_MANY = 5  # authors
_OFTEN = 3  # times, at most, that an element of one class names an author; those of a list of reports are more


class Name(NamedTuple):
    """Who it is, and whether the page declares that or it is a guess."""

    name: str | None
    is_sure: bool


def outlet_of(declared: Declared) -> Name:
    """The name of the outlet; where the page gives none, its host, as a guess."""
    given = [*declared.in_metas("og:site_name"), *declared.in_json_ld("publisher"), *declared.organisations]
    given += declared.in_metas("application-name", "dc.publisher", "citation_journal_title")
    for name in given:
        if 1 < len(name) <= _LONGEST and not _ODD.search(name):
            return Name(name, True)
    host = urlsplit(declared.url).hostname if declared.url else None
    return Name(host.removeprefix("www.") if host else None, False)


def author_of(root: Element, declared: Declared) -> Name:
    """The author, or several with commas; none where nobody is named, or nobody who is a person."""
    whose = (*declared.in_metas("og:site_name"), *declared.organisations, *declared.in_json_ld("publisher"))
    outlets = set(map(letters, whose))
    stated = next((names for node in declared.articles if (names := texts(node.get("author")))), [])
    for names, is_sure in ((stated, True), (_declared(declared), True), (_shown(root), False)):
        people = [name for given in names for name in _people(given) if letters(name) not in outlets]
        if people:
            return Name(", ".join(list(dict.fromkeys(people))[:_MANY]), is_sure)
    return Name(None, False)


def _people(given: str) -> list[str]:
    name = re.sub(BY, "", given).strip(_AROUND)
    is_name = _SHORTEST <= len(name) <= _LONGEST and any(map(str.isalpha, name))
    is_odd = any(pattern.search(name) for pattern in (_ODD, _COMPANY, _REMARK)) or _NOBODY.fullmatch(name)
    return [name] if is_name and not is_odd else []


def _declared(declared: Declared) -> list[str]:
    """Whom the meta elements name: those for authors, those of some service, and the fields of a card."""
    names = [*declared.in_metas(*_DECLARED_BY)]
    names += declared.in_metas(*filter(_OF_A_SERVICE.fullmatch, declared.metas))
    for number in _FIELDS:
        if any(re.fullmatch(AUTHOR_FIELD, label) for label in declared.in_metas(f"twitter:label{number}")):
            names += declared.in_metas(f"twitter:data{number}")
    return list(dict.fromkeys(names))


def _shown(root: Element) -> list[str]:
    """The names that the page shows as its author's: in an element called so, or else in a line that says so."""
    around_headline = {above for headline in root.iter("h1") for above in headline.iterancestors()}
    candidates = [(element, _called(element)) for element in root.iter(*_LINES)]
    signed = Counter(called for _, called in candidates if _SIGNED.search(called))
    line: list[str] = []
    for element, called in candidates:
        is_signed = called in signed
        if signed[called] > _OFTEN or (not is_signed and (line or not re.match(BY, _beginning(element)))):
            continue
        around = (above for above in (element, *element.iterancestors()) if above not in around_headline)
        if any(_ELSEWHERE.search(classes(above)) for above in around):
            continue
        names = _names_in(element)
        if is_signed and names:
            return names
        line = line or names
    return line


def _called(element: Element) -> str:
    """What an element is called, in whichever way pages call the one that names the author."""
    relation = "author" if element.get("rel") == "author" else ""
    return " ".join(filter(None, (classes(element), element.get("itemprop", "").lower(), relation)))


def _beginning(element: Element) -> str:
    """The words with which an element begins, up to the first element in it and a sign of that."""
    first = " ".join((element.text or "").split()).lstrip(_AROUND)
    return f"{first} …" if first else ""


def _names_in(element: Element) -> list[str]:
    """The names in a line such as "By Ann Lee and Bo Ek, 3 May"; none where it is no such line.

    A name has several words, unless it is all of a link.
    """
    if len(text := text_of(element).strip(_AROUND)) > _LINE:
        return []
    line = re.sub(BEHIND_AUTHOR, "", re.sub(BY, "", text), flags=re.DOTALL)
    names = [name for part in re.split(BETWEEN_AUTHORS, line) if (name := part.strip(_AROUND))]
    links = set(map(text_of, [element] if element.tag == "a" else element.iter("a")))
    return names if all(name in links or _is_name_like(name) for name in names) else []


def _is_name_like(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= _WORDS and words[0][0].isupper() and words[-1][0].isupper()


def language_of(root: Element, declared: Declared) -> str | None:
    """The code of the language that the page says it is in."""
    html = root if root.tag == "html" else next(root.iter("html"), root)
    given = [html.get("lang"), html.get("{http://www.w3.org/XML/1998/namespace}lang"), html.get("xml:lang")]
    given += [
        *declared.in_metas("og:locale", "content-language", "language", "dc.language"),
        *declared.in_json_ld("inLanguage"),
    ]
    return next(filter(None, (code_of(tag or "") for tag in given)), None)
