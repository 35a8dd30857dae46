"""The frames in which whatever two processes say to each other travels.

A frame is a length in four bytes, big end first, and that many bytes.
"""

from collections.abc import Callable
from typing import IO

SLICE = 1 << 17  # bytes that are written at once
_HEAD = 4  # bytes
_LARGEST = 1 << 30  # bytes of a frame

Pause = Callable[[], None]


def write_frame(stream: IO[bytes], body: bytes, pause: Pause = lambda: None) -> None:
    """Send a frame, with a `pause` after each slice of it. Raises OSError or ValueError when the other end has gone."""
    stream.write(len(body).to_bytes(_HEAD, "big"))
    for start in range(0, len(body), SLICE):
        stream.write(body[start : start + SLICE])
        pause()


def read_frame(stream: IO[bytes]) -> bytes:
    """The bytes of the next frame. Raises EOFError where there is none."""
    head = stream.read(_HEAD)
    if len(head) < _HEAD or (length := int.from_bytes(head, "big")) > _LARGEST:
        raise EOFError
    body = stream.read(length)
    if len(body) < length:
        raise EOFError
    return body
