"""One place under its names in every language: "Anh" and "Royaume-Uni", "Luân Đôn" and "Londres"."""

from functools import cache

from dialogue_reader.language.folding import folded, toned
from dialogue_reader.language.locale_data import table
from dialogue_reader.language.words import is_part

_TELLING = 6  # letters of a word that can stand for the whole name of a place


def place_of(name: str, language: str) -> str | None:
    """The ISO 3166 code of a country or the English name of a city, however accented; None for what we do not know.

    A name that the language has no form of its own for is looked up in English. A single syllable that has diacritics
    has to have those of the name: "Ảnh" (photo) is not "Anh" (Britain).
    """
    if is_part(name, language) and (syllable := toned(name)) != folded(name):
        return _syllables(language).get(syllable)
    key = _key(name)
    return _names(language).get(key) or _names("en").get(key)


@cache
def names_of(place: str, language: str) -> tuple[str, ...]:
    """What a place is called in a language and in English, folded; shorter than three letters left out."""
    return tuple(
        name for code in {language, "en"} for name, own in _names(code).items() if own == place and len(name) > 2
    )


def places_with(word: str, language: str) -> frozenset[str]:
    """The places that have a folded word in their name: "Malouines" is one of the "Îles Malouines"."""
    return _by_word(language).get(word, frozenset())


@cache
def _by_word(language: str) -> dict[str, frozenset[str]]:
    by_word: dict[str, set[str]] = {}
    for name, place in _names(language).items():
        for word in name.split():
            if len(word) >= _TELLING:
                by_word.setdefault(word, set()).add(place)
                by_word.setdefault(f"{word}s", set()).add(place)
    return {word: frozenset(places) for word, places in by_word.items()}


@cache
def _names(language: str) -> dict[str, str]:
    return {_key(name): place for name, place in table(language).places.items()}


@cache
def _syllables(language: str) -> dict[str, str]:
    return {toned(name): place for name, place in table(language).places.items() if is_part(name, language)}


def _key(name: str) -> str:
    return folded(name).replace("-", " ").strip()
