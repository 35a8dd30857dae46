"""What the accounts of a story are called where there is little room."""

_LETTERS = 26


def name_of(number: int) -> str:
    """A to Z, then AA, AB and so on: the name of the account of that number, from 0."""
    name = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, _LETTERS)
        name = chr(ord("A") + letter) + name
    return name
