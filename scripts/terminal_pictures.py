"""A terminal's screen as an SVG, and several, one after the other, as one that moves.

Each row is drawn once however often it is shown, so that a film of a screen that scrolls is small. Lines and blocks are
drawn as shapes: as letters they would have gaps between rows in most fonts.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

import pyte
from pyte.screens import Char

WIDTH, HEIGHT, SIZE, BASELINE = 8.4, 18, 14, 13.5  # of a cell, of its letters, and where they stand
PAPER, INK = "#121212", "#e0e0e0"  # of what has no colour of its own
_FONTS = "ui-monospace,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace"
_NAMED = {
    "black": "#000000", "red": "#cd3131", "green": "#0dbc79", "brown": "#e5e510", "blue": "#2472c8",
    "magenta": "#bc3fbc", "cyan": "#11a8cd", "white": "#e5e5e5",
}  # fmt: skip

# Where the lines of a character go from the middle of its cell: up, down, left, right.
_LINES = {
    "─": "lr", "│": "ud", "┌": "dr", "┐": "dl", "└": "ur", "┘": "ul", "├": "udr", "┤": "udl", "┬": "dlr", "┴": "ulr",
    "┼": "udlr", "╭": "dr", "╮": "dl", "╰": "ur", "╯": "ul", "╴": "l", "╵": "u", "╶": "r", "╷": "d",
}  # fmt: skip
_ENDS = {"u": (WIDTH / 2, 0.0), "d": (WIDTH / 2, HEIGHT), "l": (0.0, HEIGHT / 2), "r": (WIDTH, HEIGHT / 2)}
# The part of a cell that a character fills: from the left, from the top, its width and its height.
_BLOCKS = {
    "█": (0, 0, 1, 1), "▀": (0, 0, 1, 1 / 2), "▔": (0, 0, 1, 1 / 8), "▐": (1 / 2, 0, 1 / 2, 1),
    "▕": (7 / 8, 0, 1 / 8, 1),
    **{chr(0x2580 + n): (0, 1 - n / 8, 1, n / 8) for n in range(1, 8)},
    **{chr(0x2590 - n): (0, 0, n / 8, 1) for n in range(1, 8)},
}  # fmt: skip


class Look(NamedTuple):
    """How characters look: colours as `#rrggbb`."""

    ink: str
    paper: str
    bold: bool
    italic: bool
    underlined: bool


class Run(NamedTuple):
    """Characters side by side that look alike, from a column on."""

    column: int
    text: str
    look: Look


Row = tuple[Run, ...]


class Frame(NamedTuple):
    """What a screen shows."""

    columns: int
    rows: tuple[Row, ...]


def frame_of(screen: pyte.Screen) -> Frame:
    """What `screen` shows now."""
    return Frame(screen.columns, tuple(_row(screen, number) for number in range(screen.lines)))


def _row(screen: pyte.Screen, number: int) -> Row:
    line = screen.buffer[number]
    cells = [(column, line[column]) for column in range(screen.columns)]
    runs = []
    for look, own in groupby(cells, key=lambda cell: _look(cell[1])):
        characters = [*own]
        runs.append(Run(characters[0][0], "".join(cell.data for _, cell in characters), look))
    return tuple(runs)


def _look(cell: Char) -> Look:
    ink, paper = _colour(cell.fg, INK), _colour(cell.bg, PAPER)
    if cell.reverse:
        ink, paper = paper, ink
    return Look(ink, paper, cell.bold, cell.italics, cell.underscore)


def _colour(name: str, otherwise: str) -> str:
    if name == "default":
        return otherwise
    return _NAMED.get(name.removeprefix("bright"), f"#{name}")


def escapes(before: Frame | None, after: Frame) -> str:
    """What makes a terminal that shows `before` show `after`: only what is different is written."""
    parts = [] if before else ["\x1b[?25l\x1b[2J"]
    for number, row in enumerate(after.rows):
        old = set(before.rows[number]) if before else set()
        parts += [f"\x1b[{number + 1};{run.column + 1}H{_dressed(run.look)}{run.text}" for run in row if run not in old]
    return "".join(parts)


def _dressed(look: Look) -> str:
    marks = [code for code, holds in ((1, look.bold), (3, look.italic), (4, look.underlined)) if holds]
    colours = [
        f"{kind};2;{';'.join(map(str, bytes.fromhex(colour[1:])))}"
        for kind, colour in ((38, look.ink), (48, look.paper))
    ]
    return f"\x1b[{';'.join(map(str, [0, *marks, *colours]))}m"


def still(frame: Frame) -> str:
    """A picture of one screen."""
    paper, colours = _paper(frame), Colours()
    rows = [
        f'<g transform="translate(0 {n * HEIGHT})">{_drawn(row, paper, colours)}</g>'
        for n, row in enumerate(frame.rows)
    ]
    return _document(frame, paper, colours.style(), "\n".join(rows))


def animation(frames: Sequence[tuple[Frame, float]]) -> str:
    """A picture that shows screen after screen, each for so many seconds, and begins again."""
    paper, colours = _paper(frames[0][0]), Colours()
    drawn: dict[Row, str] = {}
    groups = []
    for number, (frame, _) in enumerate(frames):
        uses = []
        for k, row in enumerate(frame.rows):
            name = drawn.setdefault(row, f"r{len(drawn)}")
            uses.append(f'<use href="#{name}" y="{k * HEIGHT}"/>')
        groups.append(f'<g class="f f{number}">{"".join(uses)}</g>')
    rows = "".join(f'<g id="{name}">{_drawn(row, paper, colours)}</g>\n' for row, name in drawn.items())
    style = colours.style() + _film([rest for _, rest in frames])
    return _document(frames[0][0], paper, style, f"<defs>\n{rows}</defs>\n" + "\n".join(groups))


def _film(rests: Sequence[float]) -> str:
    """The style that shows frame after frame; the first alone to whoever wants nothing to move."""
    whole = sum(rests)
    rules, begin = [".f{visibility:hidden}"], 0.0
    for number, rest in enumerate(rests):
        first, last = begin / whole * 100, (begin + rest) / whole * 100
        shown = f"{first:.3f}%{{visibility:visible}}" + (f"{last:.3f}%{{visibility:hidden}}" if last < 99.999 else "")
        start = "0%{visibility:hidden}" if number else ""
        rules.append(f"@keyframes k{number}{{{start}{shown}}}")
        rules.append(f".f{number}{{animation:k{number} {whole:.2f}s step-end infinite}}")
        begin += rest
    rules.append("@media(prefers-reduced-motion:reduce){.f{animation:none}.f0{visibility:visible}}")
    return "".join(rules)


def _document(frame: Frame, paper: str, style: str, body: str) -> str:
    width, height = round(frame.columns * WIDTH), len(frame.rows) * HEIGHT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">\n'
        f"<style>text{{font:{SIZE}px {_FONTS};white-space:pre}}"
        f".b{{font-weight:700}}.i{{font-style:italic}}.u{{text-decoration:underline}}{style}</style>\n"
        f'<rect width="100%" height="100%" fill="{paper}" rx="4"/>\n{body}\n</svg>\n'
    )


def _paper(frame: Frame) -> str:
    """The colour behind most of the screen."""
    cells: dict[str, int] = {}
    for run in (run for row in frame.rows for run in row):
        cells[run.look.paper] = cells.get(run.look.paper, 0) + len(run.text)
    return max(cells, key=cells.__getitem__, default=PAPER)


class Colours:
    """A short name for each colour that is used, and the style that gives the names their meaning."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def name(self, colour: str) -> str:
        """The class of what is filled with `colour`."""
        return self._names.setdefault(colour, f"c{len(self._names)}")

    def style(self) -> str:
        """A rule for each colour so far."""
        return "".join(f".{name}{{fill:{colour}}}" for colour, name in self._names.items())


def _drawn(row: Row, paper: str, colours: Colours) -> str:
    """The runs of a row; behind them only what is not the paper of all."""
    papers = (
        f'<rect x="{_number(run.column * WIDTH)}" width="{_number(len(run.text) * WIDTH)}" height="{HEIGHT}.2" '
        f'class="{colours.name(run.look.paper)}"/>'
        for run in row
        if run.look.paper != paper
    )
    return "".join((*papers, *(part for run in row for part in _inked(run, colours))))


def _inked(run: Run, colours: Colours) -> Iterator[str]:
    """The letters of a run as text, as far as they go without a gap; lines and blocks as shapes."""
    for is_shape, own in groupby(enumerate(run.text), key=lambda one: one[1] in _LINES or one[1] in _BLOCKS):
        characters = [*own]
        begin = run.column + characters[0][0]
        if is_shape:
            yield from _shapes(characters, run, colours)
        else:
            yield from _letters("".join(character for _, character in characters), begin, run.look, colours)


def _letters(text: str, column: int, look: Look, colours: Colours) -> Iterator[str]:
    stripped = text.strip()
    if not stripped:
        return
    column += len(text) - len(text.lstrip())
    marks = (name for name, holds in (("b", look.bold), ("i", look.italic), ("u", look.underlined)) if holds)
    yield (
        f'<text x="{_number(column * WIDTH)}" y="{BASELINE}" textLength="{_number(len(stripped) * WIDTH)}" '
        f'class="{" ".join((colours.name(look.ink), *marks))}">{escape(stripped, quote=False)}</text>'
    )


def _shapes(characters: Iterable[tuple[int, str]], run: Run, colours: Colours) -> Iterator[str]:
    path = ""
    for offset, character in characters:
        x = (run.column + offset) * WIDTH
        if character in _BLOCKS:
            left, top, width, height = _BLOCKS[character]
            yield (
                f'<rect x="{_number(x + left * WIDTH)}" y="{_number(top * HEIGHT)}" width="{_number(width * WIDTH)}" '
                f'height="{_number(height * HEIGHT)}" class="{colours.name(run.look.ink)}"/>'
            )
        else:
            middle = f"M{_number(x + WIDTH / 2)} {HEIGHT / 2:g}"
            path += "".join(
                f"{middle}L{_number(x + dx)} {dy:g}" for dx, dy in map(_ENDS.__getitem__, _LINES[character])
            )
    if path:
        yield f'<path d="{path}" stroke="{run.look.ink}" fill="none"/>'


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
