"""Build what is published, install the wheel as strangers do, and run every command on every format there.

uv run python scripts/check_installed.py [--quick]

An empty environment for each Python from 3.11 on that is on this machine, with the pip of Debian's time and the newest,
and one made by uv. Where both pips have installed the same, the sample is read there, and the rest was checked before.
`--quick` checks the Python that runs this alone, with the old pip. Needs a network.
"""

import argparse
import os
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PIPS = ("23.2.1", "")  # the first renders extras by their old names; "" is the newest
FIRST_PAGE = 30  # seconds that the reader may take at its first start, when nothing is compiled
SAMPLE = "articles/migration-dialogue.{}.txt"

sys.path.insert(0, str(ROOT))


def main() -> None:
    """Check, and say what fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one Python and one pip alone")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        run("uv", "build", "--quiet", "--out-dir", place / "dist", ROOT)  # the wheel is made of the source archive
        run("uvx", "--quiet", "twine", "check", "--strict", *(place / "dist").glob("dialogue_reader-*"))
        (wheel,) = (place / "dist").glob("*.whl")
        documents = make_documents(place / "documents")
        checked = set()
        for name, program in environments(place, wheel, quick=options.quick):
            home = place / "home" / name
            home.mkdir(parents=True)
            if (contents := installed(program)) in checked:
                read_sample(program, environment(home))
                print(f"{name}: the same packages as before, and the sample is read")
                continue
            check(program, documents, home)
            checked.add(contents)
            print(f"{name}: every command, every format")


def environments(place: Path, wheel: Path, *, quick: bool) -> Iterator[tuple[str, Path]]:
    """An environment after the other, with the program that was installed into it."""
    pythons = [Path(sys.executable)] if quick else pythons_here()
    for python in pythons:
        version = run(python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])").strip()
        for pip in PIPS[:1] if quick else PIPS:
            name = f"python{version}-pip{pip or '-newest'}"
            run(python, "-m", "venv", place / name)
            inside = place / name / "bin" / "python"
            run(
                inside,
                "-m",
                "pip",
                "install",
                "--quiet",
                f"pip=={pip}" if pip else "--upgrade",
                *([] if pip else ["pip"]),
            )
            run(inside, "-m", "pip", "install", "--quiet", wheel)
            yield name, inside.with_name("dialogue-reader")
            shutil.rmtree(place / name)
    if not quick:
        run("uv", "venv", "--quiet", place / "uv")
        run("uv", "pip", "install", "--quiet", "--python", place / "uv", f"{wheel}[web]")
        yield "uv", place / "uv" / "bin" / "dialogue-reader"


def pythons_here() -> list[Path]:
    """Every Python from 3.11 on that this machine has, one of each version."""
    listed = [Path(sys.base_prefix) / "bin" / "python3", *Path.home().glob(".pyenv/versions/*/bin/python3")]
    listed += [Path(path) for minor in range(11, 20) if (path := shutil.which(f"python3.{minor}"))]
    versions = {}
    for python in listed:
        ask = "import sys, ensurepip; print('%d.%d' % sys.version_info[:2]) if sys.version_info >= (3, 11) else None"
        answer = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=False)
        if answer.returncode == 0 and answer.stdout.startswith("3."):
            versions.setdefault(answer.stdout.strip(), python)
    return list(versions.values())


def make_documents(folder: Path) -> list[Path]:
    """A document of every format."""
    from tests.documents.formats.made.everything import one_of_each

    folder.mkdir()
    paths = []
    for name, data in one_of_each().items():
        paths.append(folder / name)
        paths[-1].write_bytes(data)
    return paths


def installed(program: Path) -> frozenset[str]:
    """Python and the packages of an environment, with their versions; whatever installed them does not count."""
    (packages,) = program.parents[1].glob("lib/python*/site-packages")
    names = {path.name for path in packages.glob("*.dist-info") if not path.name.startswith(("pip-", "setuptools-"))}
    return frozenset({packages.parent.name, *names})


def environment(home: Path) -> dict[str, str]:
    """The variables of someone at home in `home`, who has used nothing of this before."""
    return {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color"}


def check(program: Path, documents: list[Path], home: Path) -> None:
    """Run every command, open every format, and read the sample."""
    own = environment(home)
    (package,) = program.parents[1].glob("lib/python*/site-packages/dialogue_reader")
    left, right = (package / SAMPLE.format(language) for language in ("vi", "fr"))
    for words in (
        ["--help"], ["--version", "--verbose"], ["completions", "bash"], ["man"], ["config", "check"],
        ["config", "path"], ["config", "print-default"], ["align", left, right],
        ["align", left, right, "--format", "tmx"], ["keywords", left], ["keypoints", left, right],
        ["terms", left, right], ["search", "migration", left, right], ["search", "--meaning", "migration", left, right],
        ["notes", "add", left, "--passage", "3", "--note", "x", "--tag", "y"], ["notes", "list"], ["notes", "check"],
        *(["export", left, right, "--format", form] for form in ("md", "obsidian", "html", "json", "csv", "tei")),
        ["notes", "export", "-o", home / "notes.jsonld"], ["notes", "import", home / "notes.jsonld"], ["show", left],
        ["library", "add", left, right], ["library", "list"], ["library", "rm", left, right],
    ):  # fmt: skip
        run(program, *words, env=own)
    for form in ("text", "html"):
        run(program, "compare", left, right, "--format", form, env=own, status=1)
    assert "hợp lệ" in run(program, "config", "check", env={**own, "LANGUAGE": "vi"})
    for document in documents:
        assert "Halbrook" in run(program, "show", document, env=own), document
    read_sample(program, own)
    if (package.parent / "textual_serve").is_dir():
        serve_sample(program, own)
    else:
        run(program, "serve", env=own, status=2)


def serve_sample(program: Path, own: dict[str, str]) -> None:
    """Serve the sample, and fetch the page and its script."""
    process = subprocess.Popen([program, "serve"], stdout=subprocess.PIPE, text=True, env=own)
    assert process.stdout
    address = process.stdout.readline().strip()
    for name, content in (("", b"textual-terminal"), ("page.js", b"WebSocket"), ("static/js/textual.js", b"Terminal")):
        with urllib.request.urlopen(address + name) as response:  # noqa: S310 - at this machine
            assert content in response.read()
    process.terminate()
    assert process.wait() == 0


def read_sample(program: Path, own: dict[str, str]) -> None:
    """Open the reader on the sample in a terminal of its own, wait for the links, and leave."""
    process, terminal = pty.fork()
    if not process:
        os.execve(program, [program], {**own, "COLUMNS": "120", "LINES": "40"})
    shown, until = b"", time.monotonic() + FIRST_PAGE
    while b"Rycroft" not in shown:
        assert time.monotonic() < until, shown[-2000:].decode(errors="replace")
        if select.select([terminal], [], [], 0.2)[0]:
            shown += os.read(terminal, 1 << 16)
    os.write(terminal, b"q")
    try:
        while os.read(terminal, 1 << 16):
            pass
    except OSError:
        pass  # so Linux says that the other end is closed
    assert os.waitpid(process, 0)[1] == 0


def run(*words: object, env: dict[str, str] | None = None, status: int = 0) -> str:
    """What a command prints. Fails, with what it said, where it ends with another status."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, env=env, check=False)
    if done.returncode != status:
        sys.exit(
            f"{' '.join(map(str, words))}\nended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-4000:]}"
        )
    return done.stdout


if __name__ == "__main__":
    main()
