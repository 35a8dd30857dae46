"""What every test needs: folders of its own, and a way to make articles from plain text."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import Article, Pair
from dialogue_reader.documents.opening import open_pair, sample
from dialogue_reader.messages import speak

# No test asserts a time; on two busy cores a slow example says nothing about the code. The same examples every time, so
# that what fails has to do with what was changed; `--hypothesis-profile explore` looks for others.
settings.register_profile(
    "tests",
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.differing_executors],
)
settings.register_profile("explore", settings.get_profile("tests"), derandomize=False, max_examples=1000)
settings.load_profile("tests")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the notes or the cache of whoever runs it."""
    for name, folder in (
        ("XDG_DATA_HOME", "xdg-data"),
        ("XDG_CACHE_HOME", "xdg-cache"),
        ("XDG_CONFIG_HOME", "xdg-config"),
    ):
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """A test that changes the language of the interface changes it for itself."""
    yield
    speak("en")


@pytest.fixture(scope="session")
def articles() -> Pair:
    """The two articles that open when none is named: Vietnamese on the left, French on the right."""
    return open_pair(*sample())


@pytest.fixture(scope="session")
def make_article() -> Callable[[str], Article]:
    """An article from its text."""
    return lambda text: article_of(text, "made.txt")


@pytest.fixture(scope="session")
def sample_cache(tmp_path_factory: pytest.TempPathFactory, articles: Pair) -> Path:
    """The cache of someone who has read the two articles before, to be copied; made once for all processes of a run."""
    import fcntl

    root = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    folder = root / "sample-cache"
    with (root / "sample-cache.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            _read_before(articles, folder / "dialogue_reader")
    return folder


def _read_before(pair: Pair, cache: Path) -> None:
    """Keep in `cache` what the reader looks for by itself."""
    from dialogue_reader.comparison.worker.client import Comparer
    from dialogue_reader.insight.worker.client import Analyst
    from dialogue_reader.tui.controllers.analysis import _KEYWORDS

    with Comparer(cache) as comparer, closing(Analyst(cache)) as analyst:
        analyst.keywords(pair, _KEYWORDS)
        analyst.discrepancies(pair, comparer.compare(pair))
