"""What README and docs say a command or a key does, the program does.

A command in a code block is run, on the sample under the names that it uses; words in capitals stand for something. A
key stands in <kbd>: its title is the name of the command that it has, or says in which dialog it is.
"""

import html
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import Result

from dialogue_reader.cli.main import commands
from dialogue_reader.documents.opening import sample
from dialogue_reader.messages import text
from dialogue_reader.settings.keymaps import KEYS, SIGNS
from dialogue_reader.tui.commands.part_keys import PARTS

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
NAME = "dialogue-reader"

STANDS_FOR = {
    "LEFT": "report.vi.txt", "RIGHT": "report.fr.txt", "DOCUMENT": "report.vi.txt", "OTHER": "report.fr.txt",
    "DOCUMENT2": "report.fr.txt", "QUERY": "migration", "TEXT": "Cycroft", "TEXT2": "rapatriement", "NOTE": "a note",
    "TAG": "vi", "WORD": "note", "FILE": "kept.jsonld", "NAME": "md",
    "FOLDER": ".",
}  # fmt: skip
# The parts that have keys of their own, by what a title says.
PART_OF = {"in the note": "note", "in the search": "search"}


def commands_of(page: Path) -> Iterator[str]:
    """The commands that a page tells, without comments; what is optional is taken."""
    content = page.read_text("utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```", content, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    inline = re.sub(r"^```.*?^```", "", content, flags=re.MULTILINE | re.DOTALL)
    lines += re.findall(r"`([^`\n]+)`", inline)
    for line in lines:
        command = line.partition(" #")[0].translate(str.maketrans("", "", "[]")).strip()
        command = command.removeprefix("uv run ")
        if command.split()[:1] == [NAME]:
            yield command


TOLD = [(page.name, command) for page in PAGES for command in commands_of(page)]


@pytest.fixture
def at_a_desk(run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs commands in a folder that has what the docs speak of, among it notes."""
    monkeypatch.chdir(tmp_path)
    for kind in ("report", "segments"):
        for path in sample():
            shutil.copy(path, f"{kind}{''.join(path.suffixes)}")
    for path in (ROOT / "docs/pictures/accounts").iterdir():
        shutil.copy(path, path.name)
    added = run(
        "notes", "add", "report.vi.txt", "--passage", "4", "--note", "a note", "--tag", "vi", "--colour", "pink"
    )
    assert added.exit_code == 0, added.output
    assert run("notes", "export", "-o", "kept.jsonld").exit_code == 0
    assert run("notes", "export", "-o", "notes.jsonld").exit_code == 0
    monkeypatch.setitem(STANDS_FOR, "ID", added.stdout.split()[0])
    monkeypatch.setattr("dialogue_reader.cli.commands.serve._serve", lambda *_, **__: None)
    return run


def is_understood(words: list[str]) -> bool:
    """Whether the command line takes `words`, which are not to be run here."""
    group: click.Command = commands
    with click.Context(commands) as context:
        command = group.get_command(context, words[0]) if isinstance(group, click.Group) else None
        assert command
        command.make_context(words[0], words[1:])
    return True


@pytest.mark.parametrize(("page", "command"), TOLD)
def test_a_command_that_is_told_runs(at_a_desk: Callable[..., Result], page: str, command: str) -> None:
    words = shlex.split(command)[1:]
    target = words[words.index(">") + 1] if ">" in words else None
    words = [STANDS_FOR.get(word, word) for word in words[: words.index(">") if target else None]]
    if "URL" in words or words[:2] == ["notes", "remove"] or words[0] == "many":  # which starts processes
        assert is_understood(words)
        return
    output = words[words.index("-o") + 1] if "-o" in words else None
    if output:
        Path(output).unlink(missing_ok=True)
    result = at_a_desk(*words)
    assert result.exit_code in ((0, 1) if words[0] == "compare" else (0,)), (page, command, result.output)
    assert output is None or Path(output).stat().st_size
    assert target is None or result.stdout


def keys() -> Iterator[tuple[str, str, str]]:
    """Every key that a page tells: the page, the key, and what its title says."""
    for page in PAGES:
        content = page.read_text("utf-8")
        content = re.sub(r"`[^`\n]+`", "", content)  # what shows how a key is written
        told = re.findall(r'<kbd(?: title="([^"]*)")?>(.*?)</kbd>', content, re.DOTALL)
        yield from ((page.name, html.unescape(key), title) for title, key in told)


@pytest.mark.parametrize(("page", "key", "title"), dict.fromkeys(keys()))
def test_a_key_that_is_told_does_what_is_said(page: str, key: str, title: str) -> None:
    if title in PART_OF:
        assert key.lower() in {name for own in PARTS[PART_OF[title]].keys for name in own.keys.split(",")}
        return
    bound = {
        text(f"commands.{command}")
        for command, own in KEYS.items()
        for name in own.split(",")
        if SIGNS.get(name, name) == (key if len(key) == 1 else key.lower())
    }
    assert bound == {title}


def test_every_way_to_use_the_reader_is_told_of() -> None:
    told = {command.split()[1] for _, command in TOLD if len(command.split()) > 1}
    with click.Context(commands) as context:
        assert set(commands.list_commands(context)) - {"completions", "man"} <= told


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_refers_to_is_there(page: Path) -> None:
    content = page.read_text("utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)", content) + re.findall(r'(?:src|srcset)="([^"]+)"', content)
    missing = [target for target in targets if ":" not in target and not (page.parent / target).exists()]
    assert missing == []
