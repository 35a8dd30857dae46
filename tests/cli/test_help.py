"""Help, and what click says of mistakes, in each language of the interface."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from tests.cli.conftest import Run

from dialogue_reader.cli import COMMANDS
from dialogue_reader.cli.main import commands, help_texts
from dialogue_reader.cli.reader import Reader
from dialogue_reader.messages import LANGUAGES, speak

WIDTH = 80
EXAMPLE = "  dialogue-reader "


def paths() -> Iterator[tuple[str, ...]]:
    """The words by which each command is called, the program alone among them."""
    yield from [(), ("read",)]
    for name in COMMANDS:
        yield (name,)
        command = commands.get_command(click.Context(commands), name)
        if isinstance(command, click.Group):
            yield from ((name, inner) for inner in command.commands)


PATHS = list(paths())


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(WIDTH))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_the_help_of_every_command_fits_the_terminal_and_cuts_no_summary(
    run: Run, path: tuple[str, ...], language: str
) -> None:
    speak(language)
    result = run(*path, "--help")
    assert result.exit_code == 0
    assert all(len(line) <= WIDTH for line in result.stdout.splitlines())
    assert not re.search(r"\w\.\.\.\n", result.stdout.split(":\n")[-1])


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_the_help_of_every_command_is_translated_as_a_whole(run: Run, path: tuple[str, ...]) -> None:
    prose = {}
    for language in LANGUAGES:
        speak(language)
        shown = [line for line in run(*path, "--help").stdout.splitlines() if not line.startswith(EXAMPLE)]
        prose[language] = {line for line in shown if re.search(r"(?:[a-z]+ ){3}", line)}
    assert prose["en"]
    assert not prose["en"] & (prose["vi"] | prose["fr"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_stand_in_the_help_as_they_were_written(run: Run, language: str) -> None:
    speak(language)
    shown = run("completions", "--help").stdout
    folder = "~/.local/share/bash-completion/completions"
    assert f"\n  dialogue-reader completions bash \\\n      > {folder}/dialogue-reader\n" in shown


def test_english_is_what_the_commands_say_of_themselves(run: Run) -> None:
    shown = run("align", "--help").stdout
    assert "Usage: dialogue-reader align [OPTIONS] LEFT RIGHT\n" in shown
    assert "that say the same, and those that only one\n  of them has, or has in part.\n\nOptions:\n" in shown
    assert "[default: passage]" in shown
    assert "Show this message and exit." in shown


@pytest.mark.parametrize(
    "words",
    [
        ["align", "--help", "--ui-lang", "fr"],
        ["--help", "--ui-lang", "fr"],
        ["--ui-lang", "fr", "--help"],
        ["--ui-lang", "fr", "--private", "--help"],
        ["--ui-lang", "fr", "align", "--help"],
        ["notes", "list", "--ui-lang=fr", "-h"],
    ],
)
def test_the_help_is_in_the_language_that_is_asked_for_wherever_the_option_stands(run: Run, words: list[str]) -> None:
    assert run(*words).stdout.startswith("Utilisation\N{NO-BREAK SPACE}:")


@pytest.mark.parametrize("language", [["--ui-lang", "fr"], ["--ui-lang=fr"]], ids=" ".join)
def test_a_command_may_stand_behind_the_language(run: Run, language: list[str]) -> None:
    assert "dialogue-reader align [OPTIONS]" in run(*language, "align", "--help").stdout


def test_the_interface_goes_before_the_system_in_choosing_the_language(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")
    speak("vi")
    assert run("align", "--help").stdout.startswith("Cách dùng:")
    assert run("align", "--help", "--ui-lang", "en").stdout.startswith("Usage:")


@pytest.mark.parametrize(
    ("language", "kinds"), [("fr", ["[OPTIONS]", "DOSSIER", "NOMBRE"]), ("vi", ["[TÙY CHỌN]", "THƯ MỤC", "SỐ"])]
)
def test_kinds_of_values_are_named_in_the_language_of_the_help(run: Run, language: str, kinds: list[str]) -> None:
    shown = run("many", "--help", "--ui-lang", language).stdout
    assert all(kind in shown for kind in kinds)
    assert not any(kind.upper() in shown for kind in ("directory", "range", "path"))


def test_a_language_that_is_not_spoken_is_refused_in_the_one_that_is(run: Run) -> None:
    result = run("align", "a", "b", "--ui-lang", "de")
    assert result.exit_code == 2
    assert "Error: Invalid value for '--ui-lang': 'de' is not one of 'en', 'vi', 'fr'." in result.stderr


MISTAKES = {
    "align": ("Il manque l’argument 'LEFT'.", "Thiếu đối số 'LEFT'."),
    "align a b --leve x": ("Il n’y a pas d’option '--leve'. Est-ce '--level' ?", "Không có tùy chọn '--leve'."),
    "align a b --level x": (
        "'--level' : 'x' n’est pas l’une des valeurs 'passage', 'sentence'.",
        "'x' không phải là một",
    ),
    "align a b --level": ("L’option '--level' demande une valeur.", "Tùy chọn '--level' cần 1 giá trị."),
    "align a b --overwrite=1": ("L’option '--overwrite' ne prend pas de valeur.", "'--overwrite' không nhận giá trị."),
    "align a b c": ("Argument en trop (c)", "Thừa đối số (c)"),
    "align a b c d": ("Arguments en trop (c d)", "Thừa đối số (c d)"),
    "keywords a --top x": ("'x' n’est pas un nombre valable.", "'x' không phải là số hợp lệ."),
    "keywords a --top 0": ("0 n’est pas dans l’intervalle x>=1.", "0 nằm ngoài khoảng x>=1."),
    "notes lst": ("Il n’y a pas de commande 'lst'. Est-ce 'list' ?", "Không có lệnh 'lst'."),
    "many nowhere": ("'nowhere' n’existe pas.", "'nowhere' không tồn tại."),
    "many . --cache README.md": ("'README.md' est un fichier.", "'README.md' là một tệp."),
    "completions": ("Il manque l’argument '{bash|zsh|fish}'. Au choix :", "Hãy chọn một trong số này:"),
    "notes add a": ("Dites quels mots par --quote, --passage ou --span", "--quote, --passage, --span"),
    "notes add a --span x": ("START:END, ce sont deux nombres", "START:END là hai số"),
    "search a b --exact --meaning": ("--exact porte sur les mots", "--exact xét từng từ"),
}


@pytest.mark.parametrize("typed", MISTAKES)
def test_a_mistake_is_told_in_the_language_with_status_2(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("README.md").touch()
    for language, told, error in zip(("fr", "vi"), MISTAKES[typed], ("Erreur :", "Lỗi:"), strict=True):
        speak(language)
        result = run(*typed.split())
        shown = result.stderr.replace("\N{NO-BREAK SPACE}", " ")
        assert result.exit_code == 2
        assert f"\n{error} " in f"\n{shown}"
        assert told in shown


def test_control_characters_of_a_mistake_do_not_reach_the_terminal_in_any_language(run: Run) -> None:
    for language in LANGUAGES:
        speak(language)
        assert "\x1b" not in run("align", "a", "b", "--level", "\x1b[31m").stderr


def test_the_manual_is_in_the_language(run: Run) -> None:
    speak("fr")
    page = run("man").stdout
    assert ".SH NOM\n" in page
    assert "Trouver les passages de LEFT et de RIGHT qui disent la même chose" in page
    assert "[par défaut\N{NO-BREAK SPACE}: passage]" in page


def test_what_a_shell_completes_is_described_in_the_language(run: Run) -> None:
    speak("vi")
    environment = {"COMP_WORDS": "dialogue-reader ali", "COMP_CWORD": "1", "_DIALOGUE_READER_COMPLETE": "zsh_complete"}
    result = CliRunner().invoke(commands, prog_name="dialogue-reader", env=environment)
    assert "align\nTìm các đoạn nói cùng một điều.\n" in result.stdout


@pytest.mark.parametrize("language", [None, "de"])
def test_the_reader_is_opened_with_the_language_of_the_system_for_the_programs_that_it_starts(
    monkeypatch: pytest.MonkeyPatch, language: str | None
) -> None:
    if language:
        monkeypatch.setenv("LANGUAGE", language)
    else:
        monkeypatch.delenv("LANGUAGE")
    languages = []

    def read(*_asked: object) -> int:
        languages.append(os.environ.get("LANGUAGE"))
        return 0

    speak("fr")
    result = CliRunner().invoke(commands, ["--private"], obj=Reader(read, lambda _: ()), prog_name="dialogue-reader")
    assert result.exit_code == 0
    assert languages == [language]
    assert os.environ.get("LANGUAGE") == language


def test_options_that_say_the_same_are_one_text() -> None:
    texts = help_texts()
    assert len(set(texts)) == len(texts)
    assert [name for name, english in texts if english == "How to answer."] == ["help.--format"]
