"""The dates that a page shows near its headline, without those of teasers, comments and the page itself."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from lxml import etree

from dialogue_reader.documents.formats.html.stated_dates import stated_date
from dialogue_reader.documents.formats.html.tree import classes
from dialogue_reader.documents.formats.trees import Element, text_of
from dialogue_reader.language.dates.shapes import ANY_DATE, CLOCK
from dialogue_reader.language.dates.written import written_day
from dialogue_reader.language.press.newsroom import UPDATED

_ABOVE, _BELOW = 400, 1200  # code points of text between the headline and a date
_LONGEST = 120  # code points of a line that holds a date
_AROUND = 6  # words at most beside a date that no label marks
_LABELLED = re.compile(r"date|datum|publi|(?:^|[\s_-])(?:time|posted|meta|byline|veröffentlicht)")
_ELSEWHERE = re.compile(
    r"comment|related|teaser|sidebar|widget|footer|newsletter|recommend|ticker|breaking"
    r"|(?:^|[\s_-])(?:nav|menu|today|current)(?:$|[\s_-])"
)
_SKIPPED = frozenset(
    {"nav", "footer", "aside", "script", "style", "noscript", "form", "select", "head", "svg", "blockquote"}
)
_HALF_A_DAY = re.compile(r"\s*[ap]\.?m\b", re.IGNORECASE)


class ShownDate(NamedTuple):
    """A date that the page shows, `distance` code points from its headline; `machine` is the same for machines."""

    moment: datetime
    distance: int
    is_below: bool
    is_labelled: bool
    is_update: bool
    machine: str | None

    @property
    def day(self) -> date:
        """The day alone."""
        return self.moment.date()


def shown_near(root: Element, headline: Element | None, language: str) -> list[ShownDate]:
    """The dates near the headline, in the order of the page; none where no headline is shown."""
    if headline is None:
        return []
    above: list[tuple[int, Element, str]] = []
    below: list[tuple[int, Element, str]] = []
    at, place = 0, None
    for element, text in _texts(root, headline):
        if place is None and (element is headline or headline in element.iterancestors()):
            place = at
        if text:
            (above if place is None else below).append((at, element, text))
        at += len(text)
        if place is not None and at > place + _BELOW:
            break
    if place is None:
        return []
    near = [(element, text, place - begun, False) for begun, element, text in above if place - begun <= _ABOVE]
    near += [(element, text, begun - place, True) for begun, element, text in below]
    return [shown for text_near in near if (shown := _shown_date(*text_near, language)) is not None]


def _texts(root: Element, headline: Element) -> Iterator[tuple[Element, str]]:
    """The texts of the page in order, each with the element it stands in."""
    around = {headline, *headline.iterancestors()}
    skipped = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if skipped is not None and not (event == "end" and element is skipped):
            continue
        if event == "end":
            skipped = None
            if element is not root:
                yield element.getparent(), " ".join((element.tail or "").split())
        elif element.tag in _SKIPPED or (element not in around and _ELSEWHERE.search(classes(element))):
            skipped = element
        else:
            yield element, " ".join((element.text or "").split())


def _shown_date(element: Element, text: str, distance: int, is_below: bool, language: str) -> ShownDate | None:
    text = _line_of(element, text)
    written = written_day(text, language) if text else None
    machine = element.get("datetime") if element.tag == "time" else None
    if written is None:
        stated = stated_date(machine, language) if machine else None
        time = stated and stated.moment.replace(tzinfo=None)
        return ShownDate(time, distance, is_below, True, False, machine) if time else None
    moment, start, end = written
    parent = element.getparent()
    called = f"{classes(element)} {classes(parent) if parent is not None else ''} {element.get('itemprop', '').lower()}"
    is_labelled = element.tag == "time" or bool(_LABELLED.search(called))
    if not is_labelled and len((text[:start] + text[end:]).split()) > _AROUND:
        return None
    clock = re.search(CLOCK, text[end:])
    if clock and not _HALF_A_DAY.match(text, end + clock.end()):
        moment = moment.replace(hour=int(clock[1]), minute=int(clock[2]))
    return ShownDate(moment, distance, is_below, is_labelled, bool(re.search(UPDATED, text[:start])), machine)


def _line_of(element: Element, text: str) -> str:
    """The line in which a date may stand: the whole element, its own text, or what a long one begins with."""
    if not any(map(str.isdigit, text)):
        return ""
    whole = text_of(element)
    if len(whole) <= _LONGEST:
        return whole
    if len(text) <= _LONGEST:
        return text
    dateline = re.match(rf"(?:{ANY_DATE})(?=\s*[–—:|-])", text)
    return dateline.group() if dateline else ""
