from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dialogue_reader.documents.model import Article, Pair, Passage
from dialogue_reader.notes.storage.store import NoteStore


def article(text: str, source: str = "", language: str = "fr", title: str = "") -> Article:
    """An article whose passages are its paragraphs; recognising its parts is another floor's work."""
    passages: list[Passage] = []
    at = 0
    for part in text.split("\n\n"):
        passages.append(Passage(len(passages), "body", at, at + len(part)))
        at += len(part) + 2
    return Article(source, text, tuple(passages), title, language)


def titled_article(text: str, **facts: object) -> Article:
    """An article whose first paragraph is its title, with facts of its own."""
    plain = article(text, "", "und", text.split("\n")[0])
    titled = plain._replace(passages=(plain.passages[0]._replace(kind="title"), *plain.passages[1:]))
    return titled._replace(**facts)  # type: ignore[arg-type]


FRENCH = """Hanoï a ouvert le dialogue.

Les deux ministres ont signé un accord de trois ans sur la migration.

Londres promet une aide aux victimes. Hanoï remercie Londres."""

VIETNAMESE = """Hà Nội mở đối thoại.

Hai bộ trưởng đã ký thỏa thuận ba năm về di cư.

Đoàn thăm Bắc Ninh."""


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    return Pair(
        article(VIETNAMESE, str(tmp_path / "a.vi.txt"), "vi", "Hà Nội mở đối thoại"),
        article(FRENCH, str(tmp_path / "a.fr.txt"), "fr", "Hanoï a ouvert le dialogue"),
    )


@pytest.fixture
def french(pair: Pair) -> Article:
    return pair.right


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that goes on by a minute whenever it is read."""
    minutes = iter(range(10**6))
    return lambda: datetime(2022, 8, 16, 9, 0, 0, 123456, UTC) + timedelta(minutes=next(minutes))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "notes"


@pytest.fixture
def store(folder: Path, clock: Callable[[], datetime]) -> Iterator[NoteStore]:
    with NoteStore.open(folder, clock) as store:
        yield store
