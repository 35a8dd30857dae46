"""What the reader and the process that tells a story say to each other.

The process is given the folder of the cache, the only encoder to use, if there is one, and the articles; it replies how
far it is and what is known by then, again and again, and in the end with the story, or why there is none.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, NamedTuple

from dialogue_reader.documents.frames import article_of_frames, frames_of
from dialogue_reader.documents.model import Article
from dialogue_reader.processes.frames import Pause, read_frame, write_frame
from dialogue_reader.stories.story import Stage

_SHARE, _FAILURE = b"s", b"f"
_TOLD: Mapping[Stage, bytes] = {"part": b"p", "first": b"1", "whole": b"a"}
_KEPT, _NOT_KEPT = b"k", b"n"


class Progressed(NamedTuple):
    """This share (0..1) of the work is done; the rest takes about so many seconds, None while nobody knows."""

    share: float
    seconds_left: float | None


class Told(NamedTuple):
    """The story as JSON, and how much of it is known. What stood in for an encoder must not be kept."""

    body: bytes
    stage: Stage
    may_be_kept: bool = False


class Failure(NamedTuple):
    """There will be no story: the code of a comparison's failure, and what fills its text."""

    code: str
    error: str


Reply = Progressed | Told | Failure


class Asked(NamedTuple):
    """What is to be told, where comparisons are kept, and the name of the only encoder to use; None for the best."""

    articles: Sequence[Article]
    cache: Path | None = None
    encoder: str | None = None


def write_asked(stream: IO[bytes], asked: Asked, pause: Pause) -> None:
    """Send what is to be told. Raises OSError or ValueError when the other end has gone."""
    articles, cache, encoder = asked
    head = len(articles), str(cache) if cache is not None else None, encoder
    write_frame(stream, json.dumps(head).encode("ascii"))
    for article in articles:
        for body in frames_of(article):
            write_frame(stream, body, pause)
    stream.flush()


def read_asked(read: Callable[[], bytes]) -> Asked:
    """What `write_asked` sent. Raises ValueError or TypeError for nonsense."""
    count, cache, encoder = json.loads(read())
    return Asked([article_of_frames(read) for _ in range(count)], None if cache is None else Path(cache), encoder)


def write_reply(stream: IO[bytes], reply: Reply) -> None:
    """Send a reply. Raises OSError or ValueError when the other end has gone."""
    match reply:
        case Progressed():
            frame = _SHARE + json.dumps(reply).encode("ascii")
        case Told(body, stage, may_be_kept):
            frame = _TOLD[stage] + (_KEPT if may_be_kept else _NOT_KEPT) + body
        case Failure():
            frame = _FAILURE + json.dumps(reply).encode("ascii")
    write_frame(stream, frame)
    stream.flush()


def read_reply(stream: IO[bytes]) -> Reply | None:
    """The next reply; None when the other end has gone or what it sent makes no sense."""
    try:
        frame = read_frame(stream)
        letter, body = frame[:1], frame[1:]
        for stage, own in _TOLD.items():
            if letter == own:
                return Told(body[1:], stage, may_be_kept=body[:1] == _KEPT)
        if letter == _SHARE:
            return Progressed(*json.loads(body))
        return Failure(*json.loads(body)) if letter == _FAILURE else None
    except (EOFError, OSError, ValueError, TypeError):
        return None
