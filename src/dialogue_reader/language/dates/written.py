"""The day that people write in words: on a date line, beside the headline of a page."""

from datetime import datetime

from dialogue_reader.language.dates.calendar import moments_in


def written_day(text: str, language: str) -> tuple[datetime, int, int] | None:
    """The first whole date in `text`, in the words of `language` or English, and where it stands."""
    for name in dict.fromkeys((language, "en")):
        for m in moments_in(text, name):
            if m.year and m.month and m.day:
                try:
                    return datetime(m.year, m.month, m.day), m.start, m.end
                except ValueError:
                    continue
    return None
