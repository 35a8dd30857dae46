"""An article arrives in another process as it was sent, as far as its analysis depends on it."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.documents import frames
from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.frames import article_of_frames, frames_of
from dialogue_reader.documents.model import Article, Pair

if TYPE_CHECKING:
    from collections.abc import Iterator


def arrived(article: Article) -> Article:
    sent: Iterator[bytes] = iter(list(frames_of(article)))
    received = article_of_frames(lambda: next(sent))
    assert next(sent, None) is None, "nothing is left over"
    return received


def test_the_sample_arrives_in_however_many_pieces(articles: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    for text, passages in ((7, 3), (10_000, 10_000)):
        monkeypatch.setattr(frames, "_TEXT", text)
        monkeypatch.setattr(frames, "_PASSAGES", passages)
        for article in articles:
            received = arrived(article)
            assert (received.fingerprint, received.title) == (article.fingerprint, article.title)
            assert (received.sentences, received.dated) == (article.sentences, article.dated)


@given(st.text(st.characters(), max_size=40), st.text(st.characters(), max_size=9))
def test_any_text_arrives_with_halves_of_characters_too(text: str, title: str) -> None:
    article = article_of("x", "x.txt")._replace(text=text, title=title)
    assert (arrived(article).text, arrived(article).title) == (text, title)


def test_a_date_that_is_a_guess_stays_behind() -> None:
    moment = datetime(2022, 8, 15, 11, 59, tzinfo=UTC)
    article = article_of("x", "x.txt")._replace(published=moment)
    assert arrived(article).dated == moment
    guess = article._replace(guessed=frozenset({"published"}))
    assert arrived(guess).published is None
