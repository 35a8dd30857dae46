"""The pictures of the docs: small, complete, and alone in the world. Whether they are of today, `make` is asked."""

import json
import re
from pathlib import Path

import pyte
import pytest
from lxml import etree

FOLDER = Path(__file__).parents[2] / "docs/pictures"
PICTURES = sorted(FOLDER.glob("*.svg"))


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_needs_nothing_from_elsewhere(path: Path) -> None:
    content = path.read_bytes()
    assert len(content) < 500_000
    tree = etree.fromstring(content)
    names = {element.get("id") for element in tree.iter() if element.get("id")}
    uses = {element.get("href", "") for element in tree.iter("{*}use")}
    assert {use.removeprefix("#") for use in uses} <= names
    assert not tree.xpath("//*[local-name()='script' or local-name()='image' or local-name()='foreignObject']")
    assert not re.search(rb"url\(|@import|https?://(?!www\.w3\.org/2000/svg)", content)
    assert "Việt Nam" in " ".join(tree.itertext())


def test_every_still_is_there_light_and_dark() -> None:
    names = {path.stem for path in PICTURES} - {"reader"}
    assert names
    assert {name.rpartition("-")[0] + "-light" for name in names} | {
        name.rpartition("-")[0] + "-dark" for name in names
    } == names


def test_the_cast_plays_in_a_terminal() -> None:
    header, *events = map(json.loads, (FOLDER / "reader.cast").read_text("utf-8").splitlines())
    assert (FOLDER / "reader.cast").stat().st_size < 500_000
    assert header["version"] == 2
    screen = pyte.Screen(header["width"], header["height"])
    stream = pyte.Stream(screen)
    clock, shown = 0.0, set()
    for time, kind, data in events:
        assert time >= clock
        assert kind == "o"
        clock = time
        stream.feed(data)
        shown |= {word for word in ("Rycroft", "of 7", "rows · sync") if word in "\n".join(screen.display)}
    assert shown == {"Rycroft", "of 7", "rows · sync"}
    assert 10 < clock < 60  # seconds
