"""Parties of English texts: under which names they go, who is of one, and what is said to be of one."""

from functools import cache

# Those that go under names unlike each other, a party a line; of others, stems tell.
_NAMES = """
republican republicans gop
democrat democrats democratic dem dems
conservative conservatives tory tories
"""
_OF_BOTH = frozenset(("communist", "conservative", "liberal", "republican", "socialist", "tory"))
_MEMBERS = _OF_BOTH | {"democrat"}
_ADJECTIVES = _OF_BOTH | {"democratic", "labour"}


def party_of(word: str) -> str | None:
    """The first name of the party that a lower-case word means, of those that have several."""
    return _parties().get(word)


def is_member(word: str) -> bool:
    """Whether a lower-case word is what one who belongs to a party is called."""
    return word in _MEMBERS


def is_of_party(word: str) -> bool:
    """Whether a lower-case word says of which party something is."""
    return word in _ADJECTIVES


@cache
def _parties() -> dict[str, str]:
    return {name: line.split()[0] for line in _NAMES.strip().splitlines() for name in line.split()}
