from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dialogue_reader.cli.main import commands
from dialogue_reader.cli.reader import Reader
from dialogue_reader.documents.opening import sample
from dialogue_reader.folders import cache_folder
from dialogue_reader.tui.terminal.legibility import faint_themes

Run = Callable[..., Result]


@pytest.fixture
def without_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a platform for which the encoder has no wheel."""
    monkeypatch.setattr("dialogue_reader.comparison.encoders.registry.available", lambda: ["lexical"])


@pytest.fixture(scope="session")
def links(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The links of whatever was compared before, by any of these tests."""
    return tmp_path_factory.mktemp("links")


@pytest.fixture
def run(without_vectors: None, links: Path) -> Run:
    """Run a command in this process; the reader, should it be asked for, says only what it was asked."""
    cache = cache_folder()
    cache.mkdir(parents=True)
    (cache / "links").symlink_to(links)

    def call(*words: str | Path) -> Result:
        def read(*asked: object) -> int:
            print(asked)  # noqa: T201
            return 0

        return CliRunner().invoke(
            commands, [str(word) for word in words], obj=Reader(read, faint_themes), prog_name="dialogue-reader"
        )

    return call


@pytest.fixture
def vietnamese() -> Path:
    return sample()[0]


@pytest.fixture
def french() -> Path:
    return sample()[1]


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Make a document in a folder of its own."""

    def make(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return make


def check_refusal(result: Result, subject: str) -> None:
    """A mistake was told in two lines at most, with status 2 and nothing else."""
    assert result.exit_code == 2
    assert result.stdout == ""
    assert isinstance(result.exception, SystemExit)
    assert subject in result.stderr
    assert 1 <= len(result.stderr.splitlines()) <= 2
