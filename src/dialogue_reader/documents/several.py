"""Several documents being read: the accounts of one event."""

from collections.abc import Sequence

from dialogue_reader.documents.model import Article
from dialogue_reader.documents.opening import Reading, languages_of
from dialogue_reader.documents.sources import check_standard_input


class SeveralReading:
    """Several documents being read; `articles` are all of them once they are ready.

    `languages` is that of all, or that of each in their order; None for what is to be recognised. Raises DialogueError,
    at once or later.
    """

    def __init__(
        self,
        sources: Sequence[str],
        encoding: str | None = None,
        languages: Sequence[str | None] = (None,),
        *,
        keeps: bool = True,
    ) -> None:
        check_standard_input(sources)
        of_each = languages_of(languages, len(sources))
        self.readings = [
            Reading(source, encoding, language, keeps=keeps) for source, language in zip(sources, of_each, strict=True)
        ]

    @property
    def is_ready(self) -> bool:
        """Whether every document is there, whole."""
        return all(reading.is_whole for reading in self.readings)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The documents; after `prepare`."""
        return tuple(reading.article for reading in self.readings)

    def prepare(self) -> None:
        """Read every document to its end. For a thread."""
        for reading in self.readings:
            reading.finish()
