"""Hooks: programs of a person's own for a word or a passage, as `[hooks]` in `config.toml` names them.

[hooks]
dictionary = ["dict", "{text}"]
translator = { command = "trans -brief | fold -s", shell = true, of = "passage", seconds = 60 }
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, cast, get_args

from dialogue_reader.settings.values import Mistake, words_of

Of = Literal["word", "passage"]

_OPTIONS = ("of", "seconds")  # fields of a hook that may be left out
SECONDS = (1, 600)
"""The least and the greatest time that a hook may be given."""


class Hook(NamedTuple):
    """A program by the name that a person gave it: its arguments, or a line for a shell.

    It is given what is selected; where nothing is, the word or the passage at the cursor.
    """

    name: str
    command: tuple[str, ...] | str
    of: Of = "word"
    seconds: int = 20


def hooks_of(content: Mapping[str, Any]) -> tuple[tuple[Hook, ...], list[Mistake]]:
    """The hooks that the table `hooks` names, in its order, and what is wrong with it; a mistake costs its hook."""
    hooks: list[Hook] = []
    mistakes: list[Mistake] = []
    for name, value in content.items():
        table = value if isinstance(value, dict) else {"command": value}
        wrong = list(_wrong(name, table))
        mistakes += wrong
        if not wrong:
            command = _command(table["command"], is_for_shell=table.get("shell", False))
            assert command is not None
            hooks.append(Hook(name, command)._replace(**{field: table[field] for field in _OPTIONS if field in table}))
    return tuple(hooks), mistakes


def _wrong(name: str, table: Mapping[str, Any]) -> Iterator[Mistake]:
    called = f"hooks.{name}"
    for field, value in table.items():
        path = (name, field)
        if field not in ("command", "shell", *_OPTIONS):
            yield "settings_unknown", path, {"name": f"{called}.{field}"}
        elif field == "shell" and not isinstance(value, bool):
            yield "settings_flag", path, {"name": f"{called}.shell"}
        elif field == "of" and value not in get_args(Of):
            yield "settings_choice", path, {"name": f"{called}.of", "choices": ", ".join(get_args(Of))}
        elif field == "seconds" and (type(value) is not int or not SECONDS[0] <= value <= SECONDS[1]):
            yield "settings_number", path, {"name": f"{called}.seconds", "least": SECONDS[0], "greatest": SECONDS[1]}
    if _command(table.get("command"), is_for_shell=table.get("shell") is True) is None:
        yield "settings_words", (name, "command"), {"name": called}


def _command(value: object, *, is_for_shell: bool) -> tuple[str, ...] | str | None:
    """A line for a shell, or the words of a command; None for what is neither."""
    if is_for_shell:
        return value if isinstance(value, str) and value.strip() else None
    if isinstance(value, str):
        return words_of(value) or None
    if isinstance(value, list) and value and all(isinstance(word, str) for word in value):
        return tuple(cast("list[str]", value))
    return None
