"""What the reader and the process that tells a story say to each other.

The process is given the folder of the cache and the articles; it replies how far it is and what is known by then, again
and again, and in the end with the story, or why there is none.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, NamedTuple

from dialogue_reader.documents.frames import article_of_frames, frames_of
from dialogue_reader.documents.model import Article
from dialogue_reader.processes.frames import Pause, read_frame, write_frame

_SHARE, _PARTIAL, _TOLD, _FAILURE = b"s", b"p", b"a", b"f"


class Progressed(NamedTuple):
    """This share (0..1) of the work is done; the rest takes about so many seconds, None while nobody knows."""

    share: float
    seconds_left: float | None


class Told(NamedTuple):
    """The story as JSON: all of it, or what is known so far. What stood in for an encoder must not be kept."""

    body: bytes
    is_whole: bool
    may_be_kept: bool = False


class Failure(NamedTuple):
    """There will be no story: the code of a comparison's failure, and what fills its text."""

    code: str
    error: str


Reply = Progressed | Told | Failure


def write_articles(stream: IO[bytes], articles: Sequence[Article], cache: Path | None, pause: Pause) -> None:
    """Send what is to be told. Raises OSError or ValueError when the other end has gone."""
    write_frame(stream, json.dumps((len(articles), str(cache) if cache is not None else None)).encode("ascii"))
    for article in articles:
        for body in frames_of(article):
            write_frame(stream, body, pause)
    stream.flush()


def read_articles(read: Callable[[], bytes]) -> tuple[list[Article], Path | None]:
    """What `write_articles` sent. Raises ValueError or TypeError for nonsense."""
    count, cache = json.loads(read())
    return [article_of_frames(read) for _ in range(count)], None if cache is None else Path(cache)


def write_reply(stream: IO[bytes], reply: Reply) -> None:
    """Send a reply. Raises OSError or ValueError when the other end has gone."""
    match reply:
        case Progressed():
            frame = _SHARE + json.dumps(reply).encode("ascii")
        case Told(body, is_whole, may_be_kept):
            frame = (_TOLD if is_whole else _PARTIAL) + json.dumps(may_be_kept).encode("ascii").ljust(5) + body
        case Failure():
            frame = _FAILURE + json.dumps(reply).encode("ascii")
    write_frame(stream, frame)
    stream.flush()


def read_reply(stream: IO[bytes]) -> Reply | None:
    """The next reply; None when the other end has gone or what it sent makes no sense."""
    try:
        frame = read_frame(stream)
        letter, body = frame[:1], frame[1:]
        if letter in (_TOLD, _PARTIAL):
            return Told(body[5:], letter == _TOLD, bool(json.loads(body[:5])))
        if letter == _SHARE:
            return Progressed(*json.loads(body))
        return Failure(*json.loads(body)) if letter == _FAILURE else None
    except (EOFError, OSError, ValueError, TypeError):
        return None
