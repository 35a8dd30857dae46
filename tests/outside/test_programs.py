"""A person's own program is given a text and taken from within limits."""

import os
import sys
import time
from pathlib import Path

import pytest

from dialogue_reader.errors import OutsideError
from dialogue_reader.outside.programs import LARGEST, Job, Programs


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def failure(job: Job) -> OutsideError:
    with pytest.raises(OutsideError) as caught:
        Programs().run(job)
    return caught.value


def test_a_program_reads_the_text_and_what_it_prints_comes_back() -> None:
    code = "import sys; print(sys.stdin.read().upper(), end='')"
    assert Programs().run(Job(python(code), "đối thoại\r\n" * 9_000, 30)) == "ĐỐI THOẠI\n" * 9_000


def test_a_program_that_does_not_read_is_no_failure() -> None:
    assert Programs().run(Job(python("print('yes')"), "x" * 1_000_000, 30)) == "yes\n"


def test_a_shell_is_used_only_where_a_line_for_one_is_given() -> None:
    assert Programs().run(Job("tr a-z A-Z | rev", "abc", 30)) == "CBA"
    assert Programs().run(Job(["echo", "$HOME; id"], "", 30)) == "$HOME; id\n"
    assert Programs().run(Job('echo "$WORDS"', "", 30, {"WORDS": "$(id)"})) == "$(id)\n"


@pytest.mark.parametrize("command", [["no-such-program-here"], [""], ["echo", "a\0b"], ["/"]])
def test_one_that_cannot_be_started_is_named(command: list[str]) -> None:
    assert failure(Job(command, "", 5)).code == "program_missing"


def test_one_that_fails_says_why() -> None:
    error = failure(Job(python("import sys; sys.exit('no such language')"), "", 30))
    assert (error.code, error.arguments["status"], error.arguments["detail"]) == (
        "program_failed",
        1,
        "no such language",
    )
    assert failure(Job(python("import sys; sys.exit(3)"), "", 30)).code == "program_failed_silently"


def test_one_that_hangs_is_ended_with_all_that_it_has_started(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    began = time.monotonic()
    error = failure(Job(f"sleep 60 & echo $! > {pid}; wait", "", 0.5))
    assert error.code == "program_slow"
    assert time.monotonic() - began < 10
    process = int(pid.read_text())
    for _ in range(100):  # until whoever adopted it has taken its leave
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{process}/stat").read_text().split()[2] == "Z":
            return
        time.sleep(0.05)
    pytest.fail("the child goes on")


def test_one_that_closes_its_output_and_hangs_is_ended() -> None:
    assert failure(Job("exec >&- 2>&-; sleep 60", "", 0.5)).code == "program_slow"


def test_one_that_floods_is_ended() -> None:
    assert failure(Job(["yes"], "", 30)).code == "program_long"
    half = LARGEST // 2
    assert len(Programs().run(Job(python(f"print('x' * {half})"), "", 30))) == half + 1


def test_what_is_no_utf8_is_shown_as_such() -> None:
    assert Programs().run(Job("printf 'caf\\351'", "", 30)) == "caf�"
