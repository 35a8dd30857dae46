"""What the command line says of itself: its version, its manual, and what a shell completes."""

import os
import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from tests.cli.conftest import Run

from dialogue_reader import __version__
from dialogue_reader.cli import COMMANDS, GROUPS
from dialogue_reader.cli.progress import progress
from dialogue_reader.comparison.worker.client import Share
from dialogue_reader.messages import LANGUAGES, speak
from dialogue_reader.messages.command_line import words


def test_the_version_says_more_for_a_report_of_a_fault(run: Run) -> None:
    assert run("--version").stdout == f"dialogue-reader, version {__version__}\n"
    lines = dict(line.split(": ", 1) for line in run("--version", "--verbose").stdout.splitlines()[1:])
    assert {"Python", "textual", "encoders", "terminal", "settings", "notes"} <= set(lines)
    assert "lexical" in lines["encoders"]


def test_the_help_lists_every_command_in_its_group_and_cuts_no_summary(run: Run) -> None:
    listed = run("--help").stdout
    for title, commands in GROUPS.items():
        group = listed.split(f"\n{title}:\n")[1].split("\n\n")[0]
        assert [line.split()[0] for line in group.splitlines()] == list(commands)
        assert "..." not in group


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_script(run: Run, shell: str) -> None:
    script = run("completions", shell).stdout
    assert "_DIALOGUE_READER_COMPLETE" in script
    assert "dialogue-reader" in script


@pytest.mark.parametrize(
    ("typed", "word", "completed"),
    [
        ("dialogue-reader ali", 1, ["plain,align", "file,ali"]),
        ("dialogue-reader align --le", 2, ["plain,--level"]),
        ("dialogue-reader a.txt b", 2, ["file,b"]),
        ("dialogue-reader notes li", 2, ["plain,list"]),
    ],
)
def test_a_shell_is_told_what_can_be_typed(typed: str, word: int, completed: list[str]) -> None:
    environment = {"COMP_WORDS": typed, "COMP_CWORD": str(word), "_DIALOGUE_READER_COMPLETE": "bash_complete"}
    command = [sys.executable, "-m", "dialogue_reader"]
    answer = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=True)
    assert answer.stdout.splitlines() == completed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_tells_every_command_and_holds_no_command_of_roff_that_it_does_not_mean(
    run: Run, language: str
) -> None:
    speak(language)
    page = run("man").stdout
    for command in COMMANDS:
        assert f".SS dialogue\\-reader {command}" in page
    macros = {line.split()[0] for line in page.splitlines() if line.startswith((".", "'"))}
    assert macros <= {".TH", ".SH", ".SS", ".PP", ".TP", ".br", ".nf", ".fi"}
    assert not re.search(r"(?<!\\)-", page.split(f".SH {words('man.heading.description')}")[1])


@pytest.fixture
def time_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Lets time stand at so many seconds after the beginning."""
    now = [0.0]
    monkeypatch.setattr("dialogue_reader.cli.progress.time.monotonic", lambda: now[0])

    def at(seconds: float) -> None:
        now[0] = seconds

    return at


def test_what_takes_long_says_how_far_it_is_and_leaves_no_trace(
    time_at: Callable[[float], None], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress() as report:
        assert report
        time_at(0.5)
        report(Share.of(0.1, None))
        time_at(2.0)
        report(Share.of(0.4, None))
        report(Share.of(0.5, 12.0))
        report(Share.of(0.5, 5400.0))
    told = capsys.readouterr().err
    assert [line.strip() for line in told.split("\r")] == [
        "", "comparing: 40%", "comparing: 50%, about 12 s left", "comparing: 50%, about 90 min left", "", "",
    ]  # fmt: skip


def test_nobody_is_told_how_far_it_is_where_nobody_watches() -> None:
    with progress() as report:
        assert report is None
