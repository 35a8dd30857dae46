"""Programs of a person's own as `[hooks]` names them."""

from pathlib import Path

import pytest

from dialogue_reader.messages.errors import described
from dialogue_reader.settings.configuration import CONFIG, Configuration
from dialogue_reader.settings.hooks import Hook
from dialogue_reader.settings.loading import load

SOUND = """
[hooks]
dictionary = ["dict", "{text}"]
wiki = "lynx -dump 'https://vi.wiktionary.org/wiki/{text}'"

[hooks.translator]
command = "trans -brief | fold -s"
shell = true
of = "passage"
seconds = 60
"""


def loaded(folder: Path, content: str) -> Configuration:
    (folder / CONFIG).write_text(content, "utf-8")
    return load(folder)


def test_hooks_are_commands_by_names_of_one_s_own(tmp_path: Path) -> None:
    configuration = loaded(tmp_path, SOUND)
    assert configuration.errors == ()
    assert configuration.hooks == (
        Hook("dictionary", ("dict", "{text}")),
        Hook("wiki", ("lynx", "-dump", "https://vi.wiktionary.org/wiki/{text}")),
        Hook("translator", "trans -brief | fold -s", "passage", 60),
    )


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("[hooks]\na = 'b'\nd = 3", 3, "hooks.d is not a command"),
        ("[hooks]\na = []", 2, "hooks.a is not a command"),
        ('[hooks]\na = "it\'s"', 2, "hooks.a is not a command"),
        ("[hooks.a]\nof = 'word'", 1, "hooks.a is not a command"),
        ("[hooks.a]\ncommand = 'b'\nof = 'book'", 3, "hooks.a.of is not one of word, passage"),
        ("[hooks.a]\ncommand = 'b'\nshell = 'yes'", 3, "hooks.a.shell is neither true nor false"),
        ("[hooks.a]\ncommand = 'b'\n\nseconds = 0", 4, "hooks.a.seconds is not a number from 1 to 600"),
        ("[hooks.a]\ncommand = 'b'\ncolour = 1", 3, "there is no setting “hooks.a.colour”"),
        ("[hooks]\na = { command = ['b'], shell = true }", 2, "hooks.a is not a command"),
        ("hooks = 3", 1, "there is no setting “hooks”"),
    ],
)
def test_a_mistake_costs_its_hook_and_names_its_line(tmp_path: Path, content: str, line: int, reason: str) -> None:
    configuration = loaded(tmp_path, f"{content}\n")
    assert all(hook.name != "d" for hook in configuration.hooks)
    (error,) = configuration.errors
    assert described(error).splitlines()[0] == f"{tmp_path / CONFIG}:{line}: {reason}."
