"""Every error that can be raised has its texts, and every text an error that is raised."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import dialogue_reader
from dialogue_reader.documents.foreign import SIGNATURES
from dialogue_reader.errors import DialogueError, DocumentError, OutputError, StoreError
from dialogue_reader.messages.errors import TEXTS, described, explained

SOURCE = Path(dialogue_reader.__file__).parent
ERRORS = {
    "DialogueError",
    "DocumentError",
    "StoreError",
    "OutputError",
    "EditorError",
    "ExchangeError",
    "SettingsError",
}
CODES = {name.partition(".")[0] for name in TEXTS if ".re" in name}


def trees() -> Iterator[ast.Module]:
    for path in SOURCE.rglob("*.py"):
        if path != SOURCE / "messages" / "errors.py":
            yield ast.parse(path.read_text("utf-8"))


def raised() -> set[str]:
    """The codes that stand in calls of the errors."""
    return {
        argument.value
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS
        for argument in node.args[:1]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def test_every_code_has_a_reason_and_a_remedy() -> None:
    assert all(f"{code}.{part}" in TEXTS for code in raised() | CODES for part in ("reason", "remedy"))


@pytest.mark.parametrize("kind", sorted({*(kind for kind, _, _ in SIGNATURES), "zip", "spreadsheet", "slides"}))
def test_what_cannot_be_read_is_refused_by_name(kind: str) -> None:
    assert f"this is {TEXTS[f'kind.{kind}']}" == explained(DocumentError("not_readable", "x", kind=kind)).reason


def test_no_text_is_left_over() -> None:
    constants = {node.value for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert constants >= CODES


def test_an_error_is_told_in_two_lines() -> None:
    error = DocumentError("may_not_read", "it’s mine.txt")
    assert described(error) == "it’s mine.txt: you may not read it.\nAllow it with: chmod u+r 'it’s mine.txt'."


def test_nothing_in_an_error_reaches_the_terminal() -> None:
    error = DocumentError("cannot_read", "a\x1b[2J\n{b}", detail="\x9b2J {odd}")
    assert described(error).splitlines() == [
        "a␛[2J␊{b}: �2J {odd}.",
        "Check the name, or copy the file to a local disk.",
    ]


def test_what_is_known_only_sometimes_is_said_where_it_is() -> None:
    plain = DocumentError("wrong_encoding", "a.txt", encoding="UTF-8")
    certain = DocumentError("wrong_encoding", "a.txt", encoding="UTF-8", byte=10, guess="cp1258")
    assert explained(plain) == ("a.txt", "not UTF-8", "Name its encoding with --encoding, or save it as UTF-8")
    assert explained(certain).reason == "not UTF-8 (byte 10)"
    assert "--encoding cp1258" in explained(certain).remedy


def test_a_folder_is_quoted_as_a_shell_takes_it() -> None:
    error = OutputError("output_folder_missing", "a b/notes.md", folder="/home/me/a b")
    assert explained(error).remedy == "Make it with: mkdir -p '/home/me/a b'"


@pytest.mark.parametrize(
    ("code", "subject"), [("note_gone", "The note"), ("store_busy", "the notes in memory"), ("never_met", "x")]
)
def test_an_error_without_a_subject_or_a_text_is_told_all_the_same(code: str, subject: str) -> None:
    error = StoreError(code, "x") if code == "never_met" else StoreError(code)
    assert explained(error).subject == subject
    assert described(error)


def test_a_log_gets_the_code_and_the_facts() -> None:
    assert str(DialogueError("wrong_encoding", "a.txt", byte=3)) == "wrong_encoding 'a.txt' byte=3"
