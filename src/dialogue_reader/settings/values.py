"""What every kind of setting needs for its values: mistakes as they are told, commands in words, and guesses."""

from collections.abc import Iterable

Mistake = tuple[str, tuple[str, ...], dict[str, object]]
"""A code, the path of what it is about within its table, and arguments."""


def words_of(command: str) -> tuple[str, ...] | None:
    """A command that is written as one text, parted as a shell parts it; None where a quotation mark is left open."""
    import shlex

    try:
        return tuple(shlex.split(command))
    except ValueError:
        return None


def guess(name: str, choices: Iterable[str], prefix: str = "") -> dict[str, object]:
    """The argument `guess` of a mistake: `prefix` and the choice that may have been meant; empty if none is like it."""
    import difflib

    near = difflib.get_close_matches(name, list(choices), 1)
    return {"guess": prefix + near[0]} if near else {}
