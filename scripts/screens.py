"""Draw every screen of the reader onto sheets, to be looked at: nothing but eyes sees whether a screen is good.

uv run --with pillow python scripts/screens.py FOLDER [--size 80x24] [--language vi] [--light] [--only NAME ...]

A sheet has screens of one size, in one language and on one background. tests/tui/gallery.py has the list of screens.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from rich.cells import cell_len, split_graphemes
from textual.strip import Strip

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.tui.gallery import SCENES, rows_of, screens  # noqa: E402

from dialogue_reader.messages import LANGUAGES, speak  # noqa: E402

FONTS = Path("/usr/share/fonts/truetype/dejavu")
HIGH = 15  # points of a row of cells
EDGE = 1700  # points of a side of a sheet, at most
INK, PAPER = (224, 224, 224), (18, 18, 18)


class Pen:
    """Draws rows of cells."""

    def __init__(self) -> None:
        self._fonts = [ImageFont.truetype(FONTS / f"DejaVuSansMono{kind}.ttf", 12) for kind in ("", "-Bold")]
        self._others = ImageFont.truetype(FONTS / "DejaVuSans.ttf", 12)  # of signs that no monospaced letter is like
        self.wide = round(self._fonts[0].getlength("M"))

    def screen(self, name: str, rows: Sequence[Strip]) -> Image.Image:
        """A picture of a screen, with its name above it."""
        columns = max(row.cell_length for row in rows)
        image = Image.new("RGB", (columns * self.wide, (len(rows) + 1) * HIGH), "#803000")
        draw = ImageDraw.Draw(image)
        draw.text((2, 0), name, "white", self._fonts[1])
        for y, row in enumerate(rows, 1):
            self._row(draw, y * HIGH, row)
        return image

    def _row(self, draw: ImageDraw.ImageDraw, y: int, row: Strip) -> None:
        x = 0
        for text, style, _ in filter(lambda segment: segment.text, row):
            ink = tuple(style.color.get_truecolor()) if style and style.color else INK
            paper = tuple(style.bgcolor.get_truecolor()) if style and style.bgcolor else PAPER
            if style and style.reverse:
                ink, paper = paper, ink
            cells = cell_len(text) * self.wide
            draw.rectangle((x, y, x + cells - 1, y + HIGH - 1), paper)
            at = x
            for start, end, size in split_graphemes(text)[0]:
                is_braille = "\u2800" <= text[start] <= "\u28ff"
                font = self._others if is_braille else self._fonts[bool(style and style.bold)]
                draw.text((at, y), text[start:end], ink, font)
                at += size * self.wide
            if style and style.underline:
                draw.line((x, y + HIGH - 2, x + cells - 1, y + HIGH - 2), ink)
            x += cells


async def drawn(size: tuple[int, int], is_light: bool, only: Sequence[str]) -> AsyncIterator[Image.Image]:
    """Pictures of all screens, or of those of `only`."""
    pen = Pen()
    for scene in SCENES.values():
        if only and not any(word in name for name in scene.walk for word in only):
            continue
        with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
            patch.chdir(folder)
            if is_light:
                patch.setenv("COLORFGBG", "0;15")
            async for name, pilot in screens(scene, Path(folder), patch, size):
                if not only or any(word in name for word in only):
                    yield pen.screen(name, rows_of(pilot.app))


def sheets(pictures: Sequence[Image.Image]) -> Iterator[Image.Image]:
    """As many pictures beside and below each other as a sheet has room for."""
    wide, high = (max(picture.size[k] for picture in pictures) + 6 for k in (0, 1))
    across, down = max(1, EDGE // wide), max(1, EDGE // high)
    for first in range(0, len(pictures), across * down):
        shown = pictures[first : first + across * down]
        sheet = Image.new("RGB", (across * wide, -(-len(shown) // across) * high), "#606060")
        for k, picture in enumerate(shown):
            sheet.paste(picture, (k % across * wide, k // across * high))
        yield sheet


async def draw(folder: Path, size: tuple[int, int], language: str, is_light: bool, only: Sequence[str]) -> None:
    """Write the sheets, and say which."""
    speak(language)
    pictures = [picture async for picture in drawn(size, is_light, only)]
    background = "light" if is_light else "dark"
    for number, sheet in enumerate(sheets(pictures), 1):
        path = folder / f"{size[0]}x{size[1]}-{language}-{background}-{number}.png"
        sheet.save(path)
        print(path)


def main() -> None:
    """Draw what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="80x24")
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    parser.add_argument("--light", action="store_true")
    parser.add_argument("--only", nargs="*", default=())
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    columns, rows = map(int, options.size.split("x"))
    asyncio.run(draw(options.folder, (columns, rows), options.language, options.light, options.only))


if __name__ == "__main__":
    main()
