"""Parties: who is of one, what is said to be of one, and short names that are no initials ("GOP", "Tories")."""

from types import MappingProxyType

_SHORT = MappingProxyType({
    "gop": "republican",
    "dem": "democrat",
    "dems": "democrat",
    "tory": "conservative",
    "tories": "conservative",
    "lib-dem": "liberal",
})  # fmt: skip

_OF_BOTH = frozenset(("communist", "conservative", "liberal", "republican", "socialist", "tory"))
_MEMBERS = _OF_BOTH | {"democrat"}
_ADJECTIVES = _OF_BOTH | {"democratic", "labour"}


def is_member(word: str) -> bool:
    """Whether a folded English word is what one who belongs to a party is called."""
    return word in _MEMBERS


def is_of_party(word: str) -> bool:
    """Whether a folded English word says of which party something is."""
    return word in _ADJECTIVES


def party_of(word: str) -> str:
    """The full name of the party whose short name a folded word is; the word itself if it is none."""
    return _SHORT.get(word, word)
