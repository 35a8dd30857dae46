"""When a page was published: what it declares, what it shows beside its headline, and how sure the two make it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from dialogue_reader.documents.formats.html.declared import Declared
from dialogue_reader.documents.formats.html.shown_dates import ShownDate, shown_near
from dialogue_reader.documents.formats.html.stated_dates import StatedDate, own_offset, stated_dates
from dialogue_reader.documents.formats.trees import Element

_PUBLISHED = (
    "article:published_time",
    "article:published",
    "datepublished",
    "cxenseparse:publishtime",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.issued",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "publishdate",
    "published_time",
    "citation_publication_date",
)
_DATED = (
    "date",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "datecreated",
    "article:created",
    "og:article:published_time",
    "og:pubdate",
)
_UPDATED = (
    "article:modified_time",
    "article:modified",
    "article:updated_time",
    "datemodified",
    "og:updated_time",
    "dc.date.modified",
    "dcterms.modified",
    "last-modified",
)
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_RIGHT_ABOVE = 100  # code points between a date and the headline under it
_DAY = timedelta(days=1)

# Hours of Greenwich at which it is the same day wherever the language is mostly spoken.
_EUROPE = ("de", "fr", "it", "nl", "pl", "cs", "sk", "hu", "da", "sv", "no", "nb", "fi", "el", "ro", "hr", "sl", "bg")
_SAME_DAY = {
    **dict.fromkeys(_EUROPE, range(22)),
    **dict.fromkeys(("vi", "th", "id", "lo", "km"), range(17)),
    **dict.fromkeys(("ja", "ko"), range(15)),
}
_ANYWHERE = range(8, 14)


class Dates(NamedTuple):
    """When the article was published and updated, in the newsroom's time; midnight where the hour is not known."""

    published: datetime | None
    is_sure: bool
    updated: datetime | None = None


def dates_of(root: Element, declared: Declared, headline: Element | None, language: str, *, is_large: bool) -> Dates:
    """The dates of the article whose headline is shown by the element `headline`."""
    publications = [*declared.in_json_ld("datePublished"), *declared.in_metas(*_PUBLISHED), *_marked(root)]
    published = stated_dates(publications, language)
    dated = stated_dates([*declared.in_metas(*_DATED), *declared.in_json_ld("dateCreated")], language)
    changed = stated_dates([*declared.in_json_ld("dateModified"), *declared.in_metas(*_UPDATED)], language)
    shown = shown_near(root, headline, language)
    machines = stated_dates((s.machine for s in shown if s.machine), language)
    offset = own_offset([*published, *dated, *changed, *machines])
    updated = [stated.local(offset) for stated in changed]
    evidence = _Evidence(
        [s for s in shown if not s.is_update],
        _in_url([declared.url, *declared.in_metas("og:url")]),
        None if published or is_large else _guessed(root, declared.url),
        min(updated, default=None),
        language,
    )
    if published:
        weighed = evidence.of_declared(published, offset)
    else:
        weighed = evidence.of_shown([stated.local(offset) for stated in dated])
    later = [moment for moment in updated if not weighed.published or moment > weighed.published]
    return weighed._replace(updated=max(later, default=None))


class _Evidence(NamedTuple):
    """What bears on the date of publication: dates shown, one in the URL, a library's guess, the first update."""

    shown: list[ShownDate]
    in_url: date | None
    guess: datetime | None
    updated: datetime | None
    language: str

    def of_declared(self, declared: list[StatedDate], offset: timedelta | None) -> Dates:
        """By what the page declares; sure where nothing that it shows speaks against it."""
        moments = [stated.local(offset) for stated in declared]
        days = Counter(moment.date() for moment in moments)
        own = [moment for moment, stated in zip(moments, declared, strict=True) if not stated.is_greenwich or offset]
        days_shown = {s.day for s in self.shown} | ({self.in_url} if self.in_url else set())
        near = self._nearest()
        day = next((day for day in days if day in days_shown), None)
        if day is None and near and not own and abs(near.day - moments[0].date()) <= _DAY:
            return Dates(near.moment, True)  # the page shows the day that it was where it was written
        published = next(moment for moment in [*own, *moments] if day in (None, moment.date()))
        if published.date() in days_shown:
            return Dates(published, not self._is_odd(published, near, is_shown=True))
        is_one_day = len(days) == 1 and (bool(own) or self._is_same_day_everywhere(declared))
        return Dates(published, is_one_day and not self._is_odd(published, near, is_shown=False))

    def of_shown(self, dated: list[datetime]) -> Dates:
        """By what the page shows, and what it gives as a date of some kind; sure where two of them agree."""
        near = self._nearest()
        agreed = [moment for moment in dated if near and moment.date() == near.day]
        if agreed:
            return Dates(agreed[0], True)
        if near and (near.is_below or near.distance <= _RIGHT_ABOVE or not dated):
            guessed_too = near.is_labelled and self.guess is not None and near.day == self.guess.date()
            others = {s.day for s in self.shown if s.is_labelled and s.is_below == near.is_below} - {near.day}
            return Dates(near.moment, (guessed_too or near.day == self.in_url) and not dated and not others)
        if dated:
            return Dates(dated[0], dated[0].date() == self.in_url)
        return Dates(datetime.combine(self.in_url, datetime.min.time()) if self.in_url else self.guess, False)

    def _nearest(self) -> ShownDate | None:
        """The date that the page shows as its own: sooner one with a label, sooner one below the headline."""
        return min(self.shown, key=lambda s: (not s.is_labelled, not s.is_below, s.distance), default=None)

    def _is_same_day_everywhere(self, dates: list[StatedDate]) -> bool:
        return all(d.moment.hour in _SAME_DAY.get(self.language, _ANYWHERE) for d in dates if d.has_hour)

    def _is_odd(self, published: datetime, near: ShownDate | None, *, is_shown: bool) -> bool:
        """Whether a declared date is like those that were wrong: another is shown, it is after an update, New Year."""
        another = not is_shown and near is not None and near.is_labelled and near.is_below
        backwards = self.updated is not None and self.updated.date() < published.date()
        new_year = (published.month, published.day, published.hour, published.minute) == (1, 1, 0, 0)
        return another or backwards or new_year


def _marked(root: Element) -> Iterator[str]:
    """What elements of the page are marked with as its date of publication."""
    for element in root.xpath('//*[@itemprop="datePublished" or @pubdate][not(self::meta)]')[:4]:
        in_comment = any("comment" in (above.get("class") or "").lower() for above in element.iterancestors())
        if not in_comment and (text := element.get("datetime") or element.get("content") or element.get("title")):
            yield text


def _in_url(urls: Iterable[str | None]) -> date | None:
    for url in urls:
        for match in _IN_URL.finditer(url or ""):
            try:
                return date(*map(int, match.groups()))
            except ValueError:
                continue
    return None


def _guessed(root: Element, url: str | None) -> datetime | None:
    """What a library for the purpose finds anywhere in the page; never the first of January, which means a year."""
    from htmldate import find_date

    try:
        guess = find_date(root, url=url, original_date=True, extensive_search=False)
        moment = datetime.fromisoformat(guess) if guess else None
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return None if moment is None or (moment.month, moment.day) == (1, 1) else moment
