"""One place under its names in every language: "Anh" and "Royaume-Uni", "Luân Đôn" and "Londres"."""

from functools import cache

from dialogue_reader.language.folding import folded
from dialogue_reader.language.locale_data import table


def place_of(name: str, language: str) -> str | None:
    """The ISO 3166 code of a country or the English name of a city, however accented; None for what we do not know.

    A name that the language has no form of its own for is looked up in English.
    """
    key = _key(name)
    return _names(language).get(key) or _names("en").get(key)


@cache
def _names(language: str) -> dict[str, str]:
    return {_key(name): place for name, place in table(language).places.items()}


def _key(name: str) -> str:
    return folded(name).replace("-", " ").strip()
