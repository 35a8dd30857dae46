"""What the worker holds while it compares: the sentences of two books, but not their texts, too."""

import gc
import io
import threading

import pytest

from dialogue_reader.comparison.worker import incremental, main
from dialogue_reader.comparison.worker.protocol import Books, write_question
from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import NOTHING, Article, Pair


class Unending(io.BytesIO):
    """A pipe from a reader that says nothing more."""

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(size)
        if not data:
            threading.Event().wait()
        return data


def texts_held() -> int:
    """How many articles there are that came through a pipe: those have no source."""
    gc.collect()
    return sum(isinstance(held, Article) and held is not NOTHING and not held.source for held in gc.get_objects())


def test_the_texts_of_books_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = Pair(article_of("One. Two.\n\nThree.", "left.txt"), article_of("Un. Deux.\n\nTrois.", "right.txt"))
    pipe = Unending()
    write_question(pipe, Books(pair, "auto", "passage"), {}, parts=False)
    pipe.seek(0)
    held = []

    def align(*_: object) -> None:
        held.append(texts_held())
        raise SystemExit

    monkeypatch.setattr(incremental, "align_in_steps", align)
    inbox = main._Inbox()
    threading.Thread(target=inbox.listen, args=(pipe,), daemon=True).start()
    with pytest.raises(SystemExit):
        main._serve("lexical", None, inbox, io.BytesIO())
    assert held == [0]
