"""The log is silent unless asked for, and never holds the text of a document."""

import gc
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogue_reader import logs
from dialogue_reader.errors import OutputError
from dialogue_reader.logs import VARIABLE, log_failure, log_file, logger, start_logging, stop_logging


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "reader.log"))
    monkeypatch.setattr(logging, "raiseExceptions", True)
    yield tmp_path / "reader.log"
    stop_logging()


def program(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dialogue_reader", *map(str, words)]
    environment = {**os.environ, **environment}
    return subprocess.run(
        command, capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL, check=False
    )


def test_without_being_asked_for_there_is_no_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert log_file() is None
    code = "from dialogue_reader import logs; logs.start_logging(); logs.logger('dialogue_reader.x').error('unseen'); "
    code += "import sys; sys.exit('logging.handlers' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_each_process_has_a_file_of_its_own(path: Path) -> None:
    assert log_file() == path
    assert log_file("worker") == path.with_name("reader.worker.log")


def test_tracebacks_are_kept_and_what_may_quote_a_document_is_not(path: Path) -> None:
    start_logging()
    try:
        try:
            dict[str, int]().pop("a phrase of the article")
        except KeyError as error:
            raise OSError(2, "a reason of the system") from error
    except OSError as error:
        log_failure(error)
    text = path.read_text()
    assert "test_tracebacks_are_kept" in text
    assert "builtins.KeyError" in text
    assert "a reason of the system" in text
    assert "KeyError: 'a phrase" not in text


def test_a_log_is_rotated_and_stays_small(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_SIZE", 2000)
    start_logging()
    for k in range(400):
        logger("dialogue_reader.test").info("line %d of the log", k)
    files = sorted(child.name for child in path.parent.iterdir())
    assert files == ["reader.log", "reader.log.1", "reader.log.2", "reader.log.3"]
    assert all(child.stat().st_size <= 2000 for child in path.parent.iterdir())


def test_a_log_that_cannot_be_opened_is_told_but_does_not_stop_the_worker(path: Path) -> None:
    path.mkdir()
    path.with_name("reader.worker.log").mkdir()
    with pytest.raises(OutputError, match="log_fails"):
        start_logging()
    start_logging("worker")


@pytest.mark.parametrize("words", [["keywords", "DOC", "--log", "LOG"], ["--log", "LOG", "DOC", "DOC"]])
def test_a_log_is_written_for_commands_and_for_the_reader(tmp_path: Path, words: list[str]) -> None:
    document = tmp_path / "a.txt"
    document.write_text("Le dialogue sur la migration.\n\nLe dialogue continue.")
    program(*({"DOC": str(document), "LOG": str(tmp_path / "x.log")}.get(word, word) for word in words))
    text = (tmp_path / "x.log").read_text()
    assert "started" in text
    assert "migration" not in text


def test_the_variable_asks_for_a_log_too_and_the_worker_writes_beside_it(tmp_path: Path) -> None:
    document = tmp_path / "a.txt"
    document.write_text("Le dialogue sur la migration.\n\nLe dialogue continue.")
    done = program("align", document, document, **{VARIABLE: str(tmp_path / "x.log")})
    assert done.returncode == 0, done.stderr
    assert "started" in (tmp_path / "x.log").read_text()
    assert "worker" in (tmp_path / "x.worker.log").read_text()


@pytest.mark.parametrize("by_variable", [False, True])
def test_a_log_that_cannot_be_opened_is_a_mistake_told_in_two_lines(tmp_path: Path, by_variable: bool) -> None:
    wrong = str(tmp_path / "none" / "x.log")
    words = ["keywords", "a.txt"] if by_variable else ["keywords", "a.txt", "--log", wrong]
    done = program(*words, **({VARIABLE: wrong} if by_variable else {}))
    assert done.returncode == 2
    assert wrong in done.stderr
    assert len(done.stderr.splitlines()) == 2


def test_an_unexpected_exception_of_a_command_is_logged(tmp_path: Path) -> None:
    code = "import sys; from dialogue_reader import __main__ as program; "
    code += "import dialogue_reader.cli.commands.keywords as module; "
    code += "module.open_article = None; sys.argv[1:] = sys.argv[1:]; program.main()"
    log = str(tmp_path / "x.log")
    done = subprocess.run(
        [sys.executable, "-c", code, "keywords", "a.txt", "--log", log], capture_output=True, check=False
    )
    assert done.returncode == 1
    assert "TypeError: 'NoneType' object is not callable" in (tmp_path / "x.log").read_text()


def test_a_reader_that_ends_unexpectedly_names_its_log(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from dialogue_reader import __main__ as program
    from dialogue_reader.tui import app

    class Ended:
        failure = None
        return_code = 1
        _exception = ValueError("a phrase of the article")

        def __init__(self, *_: object, **__: object) -> None: ...

        def run(self) -> None: ...

    monkeypatch.setattr(app, "DialogueReader", Ended)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    start_logging()
    try:
        assert program.read(keep=False) == 1
    finally:
        gc.enable()
    assert capsys.readouterr().err.splitlines()[-1] == f"What happened is in the log: {path}"
    assert "builtins.ValueError" in path.read_text()
    assert "phrase" not in path.read_text()
