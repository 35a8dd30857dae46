"""Make the pictures of README and docs from the real screens: stills, light and dark, and a cast.

uv run python scripts/pictures.py make     run the reader in a terminal of its own, and write docs/pictures
uv run python scripts/pictures.py check    say which stills no longer show what the reader shows; status 1 if any

A still is an SVG whose text is text; `check` compares words, not dots. The cast is an asciicast (version 2) of a
session that is typed here, and an SVG that plays it. Neither needs a tool or a font from elsewhere.
"""

import difflib
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from lxml import etree

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs/pictures"
THEMES = {"dark": "textual-dark", "light": "textual-light"}
COLUMNS, ROWS = 112, 34
ALIKE = 0.9  # share of words that a still has in common with the screen of today

sys.path.insert(0, str(ROOT))

from terminal_pictures import Frame, animation, escapes, frame_of, still  # noqa: E402
from tests.terminal.terminal import Terminal  # noqa: E402

STEADY = 0.4  # seconds without output, after which a screen is as it stays


class Step(NamedTuple):
    """Keys to press one by one, what the screen shows then, and how many seconds the cast rests there."""

    keys: tuple[str, ...]
    shows: str
    rest: float = 1.0


ENTER, ESCAPE, TAB, F2, F3 = "\r", "\x1b", "\t", "\x1bOQ", "\x1bOR"
OPENED = Step((), "1 difference", 2.0)

# One after the other in the same session.
STILLS: dict[str, tuple[Step, ...]] = {
    "reading": (OPENED, Step(tuple("JJJJJJ"), "7/15")),
    "map": (Step(("D",), ""),),
    "search": (Step((ESCAPE, *"/doi thoai"), "of 7"),),
    "key-points": (Step((ESCAPE, F2), "Key points"),),
    "differences": (Step((F2, F3), "“Rycroft”"), Step(("o",), "")),
}
ACCOUNTS = FOLDER / "accounts"
# The same of five invented reports.
STORY_STILLS: dict[str, tuple[Step, ...]] = {
    "who-says-what": (
        Step((), "≠"),
        Step(("l", "a", *"who counted?", ENTER), "Note saved"),
        Step(("j", "k"), "told by"),
    ),
}
CAST = (
    OPENED,
    Step(tuple("JJJ"), "4/15"),
    Step(tuple("JJJ"), "7/15", 1.5),
    Step((ENTER,), "5/9", 1.5),
    Step((TAB, *"/doi thoai"), "of 7", 1.5),
    Step((ENTER, "n"), "of 7", 1.2),
    Step((ESCAPE,), "", 0.5),
    Step(("o",), "", 2.0),
    Step((F2,), "Key points", 2.5),
    Step((F2,), "", 0.5),
    Step(("v",), "rows", 2.0),
    Step(("v", "D"), "", 2.5),
)


class Session:
    """The reader on the sample, or on `documents`, in a terminal of a size with the colours of a theme."""

    def __init__(self, home: Path, theme: str, *documents: str) -> None:
        settings = ("--private", "--ui-lang", "en", "--set", f"look.theme={THEMES[theme]}", "--set", "look.guide=false")
        self.terminal = Terminal(home, *settings, *documents, columns=COLUMNS, rows=ROWS, COLORTERM="truecolor", TEXTUAL_ANIMATIONS="none")  # fmt: skip # noqa: E501

    def play(self, steps: tuple[Step, ...]) -> Iterator[tuple[Frame, float]]:
        """The screen after each key, and how many seconds it is to be looked at."""
        for step in steps:
            *first, last = step.keys or ("",)
            for key in first:
                self.terminal.press(key)
                self._steady()
                yield frame_of(self.terminal.screen), 0.15 if key.islower() else 0.4
            self.terminal.press(last)
            self._steady()
            self.terminal.wait_for(step.shows)
            self._steady()
            yield frame_of(self.terminal.screen), step.rest

    def _steady(self) -> None:
        before = -1
        while before != len(self.terminal.sent):
            before = len(self.terminal.sent)
            self.terminal.read(STEADY)


@contextmanager
def session(theme: str, *documents: str) -> Iterator[Session]:
    """A session in a home of its own, which ends with the block."""
    with tempfile.TemporaryDirectory() as home:
        own = Session(Path(home), theme, *documents)
        try:
            yield own
        finally:
            own.terminal.close()


def frames(theme: str) -> Iterator[tuple[str, Frame]]:
    """Every still by its name."""
    for stills, documents in ((STILLS, ()), (STORY_STILLS, (str(ACCOUNTS),))):
        with session(theme, *documents) as own:
            for name, steps in stills.items():
                *_, (shown, _) = own.play(steps)
                yield name, shown


def make() -> int:
    """Write every picture; the exit status."""
    FOLDER.mkdir(exist_ok=True)
    for theme in THEMES:
        for name, shown in frames(theme):
            write(f"{name}-{theme}.svg", still(shown))
    with session("dark") as own:
        played = [*own.play(CAST)]
    write("reader.cast", asciicast(played))
    write("reader.svg", animation(played))
    return 0


def asciicast(played: list[tuple[Frame, float]]) -> str:
    """The session as an asciicast, at the pace of its rests rather than that of this machine."""
    header = {"version": 2, "width": COLUMNS, "height": ROWS, "title": "dialogue_reader", "env": {"TERM": "xterm-256color"}}  # fmt: skip # noqa: E501
    lines, clock, before = [json.dumps(header)], 0.0, None
    for shown, rest in played:
        lines.append(json.dumps([round(clock, 2), "o", escapes(before, shown)], ensure_ascii=False))
        clock, before = clock + rest, shown
    lines.append(json.dumps([round(clock, 2), "o", ""]))
    return "\n".join(lines) + "\n"


def check() -> int:
    """Say which stills are out of date; the exit status."""
    stale = 0
    for name, shown in frames("dark"):
        path = FOLDER / f"{name}-dark.svg"
        kept = words_of(path.read_text("utf-8")) if path.exists() else []
        alike = difflib.SequenceMatcher(None, kept, words_of(still(shown)), autojunk=False).ratio()
        print(f"{name}: {alike:.0%} of its words are still shown")
        stale += alike < ALIKE
    if stale:
        print("Make them anew with: make pictures")
    return bool(stale)


def words_of(picture: str) -> list[str]:
    """The words of an SVG."""
    return " ".join(etree.fromstring(picture.encode()).itertext()).split()


def write(name: str, content: str) -> None:
    """Write a picture, and say how large it is."""
    (FOLDER / name).write_text(content, "utf-8")
    print(f"{name}: {len(content.encode()) / 1000:.0f} kB")


if __name__ == "__main__":
    sys.exit({"make": make, "check": check}[sys.argv[1]]() if len(sys.argv) == 2 else __doc__)
