"""The headline of a page: what the head declares and what the page shows, where the two agree."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from dialogue_reader.documents.formats.html.declared import Declared
from dialogue_reader.documents.formats.trees import Element, text_of
from dialogue_reader.language.folding import letters

_BETWEEN = re.compile(r"\s+[–•·—|⁄*⋆~‹«<›»>:-]+\s+|\s*\|\s*|\s*::\s*")  # a title and the name of the site
_LONGEST = 300  # code points
_ALIKE = 0.5  # of the words of the shorter one
_MANY = 400  # headings that are looked at
_LOGO = re.compile(r"logo|site-?(?:title|name)|brand")
_ROOT = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+)?(?:[?#].*)?|\.", re.IGNORECASE)


class Headline(NamedTuple):
    """The headline, and the element that shows it if any does."""

    text: str
    element: Element | None


def headline_of(root: Element, declared: Declared) -> Headline:
    """The headline of the article without the name of the site; empty where the page has none."""
    logos, headings = _headings(root)
    sites = _sites(declared, logos)
    page_title = next((text for element in root.iter("title") if (text := text_of(element))), "")
    stated = [
        *declared.in_json_ld("headline"),
        *declared.in_metas("og:title", "twitter:title", "headline", "dc.title", "title"),
    ]
    whole = [text for text in (_without_site(text, sites) for text in [*stated, page_title]) if text]
    parts = [part for part in _parts(page_title, sites) if letters(part) not in sites]
    shown = _shown(headings, whole, parts)
    if shown is not None:
        return shown
    if stated and whole:
        return Headline(whole[0], None)
    alone = [text for text, element in headings if element.tag == "h1"]
    return Headline(max(parts, key=len, default="") or next(iter(alone), ""), None)


def _shown(headings: list[tuple[str, Element]], whole: list[str], parts: list[str]) -> Headline | None:
    """The heading that agrees with what is declared: word for word, around it, in most words, as a part of it."""
    first = [(text, element) for text, element in headings if element.tag == "h1"]
    spoken = {letters(text) for text in whole}
    for text, element in first:
        if letters(text) in spoken:
            return Headline(text, element)
    agreed = [text for text in whole if sum(letters(text) == letters(other) for other in whole) > 1]
    for text, element in first:
        for known in agreed:
            if f" {letters(known)} " in f" {letters(text)} ":
                return Headline(known, element)
    of_page = {letters(part) for part in parts} if len(parts) > 1 else set()
    for text, element in first:
        if letters(text) not in of_page and any(_alike(text, known) >= _ALIKE for known in whole):
            return Headline(text, element)
    agreeing = [(text, element) for text, element in headings if letters(text) in spoken | of_page]
    return Headline(*max(agreeing, key=lambda pair: len(pair[0]))) if agreeing else None


def _headings(root: Element) -> tuple[list[str], list[tuple[str, Element]]]:
    """The names of the site that stand as headings, and the other headings."""
    logos, headings = [], []
    for element in root.iter("h1", "h2", "h3"):
        text = text_of(element)
        if not text or len(text) > _LONGEST:
            continue
        links = [link for link in element.iter("a") if text_of(link) == text]
        leads_home = any(_ROOT.fullmatch(link.get("href", "").strip()) for link in links)
        called = f"{element.get('class', '')} {element.get('id', '')}".lower()
        if element.tag == "h1" and (leads_home or _LOGO.search(called)):
            logos.append(text)
        else:
            headings.append((text, element))
        if len(headings) >= _MANY:
            break
    return logos, headings


def _sites(declared: Declared, logos: Iterable[str]) -> set[str]:
    """The names that the site may go by, as letters."""
    names = [*logos, *declared.organisations, *declared.in_json_ld("publisher")]
    names += declared.in_metas("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher")
    names += [part for name in names for part in _BETWEEN.split(name)]
    host = (urlsplit(declared.url).hostname or "").removeprefix("www.") if declared.url else ""
    if host:
        names += [host, host.rpartition(".")[0], host.rpartition(".")[0].replace("-", " ")]
    return {letters(name) for name in names if letters(name)}


def _without_site(title: str, sites: set[str]) -> str:
    """`title` without a name of the site before or behind it."""
    parts = _parts(title, sites)
    return title[title.find(parts[0]) : title.rfind(parts[-1]) + len(parts[-1])] if parts else title


def _parts(title: str, sites: set[str]) -> list[str]:
    """The parts of a title between signs, without names of the site at either end."""
    parts = [part.strip() for part in _BETWEEN.split(title) if part.strip()]
    while len(parts) > 1 and _is_site(parts[-1], sites):
        parts.pop()
    while len(parts) > 1 and _is_site(parts[0], sites):
        parts.pop(0)
    return parts


def _is_site(part: str, sites: set[str]) -> bool:
    name = letters(part)
    joined = name.replace(" ", "")
    return name in sites or any(joined == site.replace(" ", "") for site in sites)


def _alike(left: str, right: str) -> float:
    one, other = set(letters(left).split()), set(letters(right).split())
    return len(one & other) / max(1, min(len(one), len(other))) if min(len(one), len(other)) > 1 else 0.0
