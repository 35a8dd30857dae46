"""Parties: their adjectives, and short names that are no initials of the long ones ("GOP", "Tories")."""

from types import MappingProxyType

_SHORT = MappingProxyType({
    "gop": "republican",
    "dem": "democrat",
    "dems": "democrat",
    "tory": "conservative",
    "tories": "conservative",
    "lib-dem": "liberal",
})  # fmt: skip

_ADJECTIVES = frozenset(
    ("communist", "conservative", "democratic", "labour", "liberal", "republican", "socialist", "tory")
)


def is_of_party(word: str) -> bool:
    """Whether a folded word says of which party something is."""
    return word in _ADJECTIVES


def party_of(word: str) -> str:
    """The full name of the party whose short name a folded word is; the word itself if it is none."""
    return _SHORT.get(word, word)
