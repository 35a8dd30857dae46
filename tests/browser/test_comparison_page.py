"""The page of a comparison in a browser, on a phone and on paper. That it has no error is seen to by `open_page`."""

import shutil
from itertools import count
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from dialogue_reader.cli.main import commands
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import SIDES, Pair, Sides
from dialogue_reader.documents.opening import sample
from dialogue_reader.messages import differences, pages
from dialogue_reader.pages.comparison import Findings, comparison_page
from tests.browser.conftest import OpenPage

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}


@pytest.fixture(scope="module")
def sample_page(tmp_path_factory: pytest.TempPathFactory, sample_cache: Path) -> Path:
    """What `compare --format html` makes of the sample, with the encoder that is there."""
    path = tmp_path_factory.mktemp("pages") / "sample.html"
    shutil.copytree(sample_cache, path.parent / "XDG_CACHE_HOME")
    words = ["compare", *map(str, sample()), "--format", "html", "-o", str(path)]
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
            patch.setenv(name, str(path.parent / name))
        result = CliRunner().invoke(commands, words)
    assert result.exit_code == 1  # they differ
    return path


def overflow(page: Page) -> int:
    """How many dots of the page are beyond the side of the screen."""
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert isinstance(width, int)
    return width


def test_a_passage_lights_up_with_its_counterpart(open_page: OpenPage, sample_page: Path) -> None:
    assert sample_page.stat().st_size <= 150_000
    page = open_page(sample_page.as_uri())
    page.locator("#l7").hover()
    lit = page.locator(".passage.lit")
    assert lit.count() == 2
    assert "Ces derniers temps" in lit.last.inner_text()
    assert page.locator("svg path.lit").count() == 1


def test_without_scripts_all_is_read_and_links_lead_across(open_page: OpenPage, sample_page: Path) -> None:
    page = open_page(sample_page.as_uri(), java_script_enabled=False)
    counterpart = page.locator("#l7 .to a").first
    number = counterpart.inner_text().split()[-1]
    counterpart.click()
    page.wait_for_url(f"**#r{number}")
    assert "Ces derniers temps" in page.locator(f"#r{number}").inner_text()


def test_on_a_phone_nothing_is_beyond_the_side(open_page: OpenPage, sample_page: Path) -> None:
    page = open_page(sample_page.as_uri(), **PHONE)
    assert overflow(page) == 0
    left, right = page.locator("#l1").bounding_box(), page.locator("#r1").bounding_box()
    assert left
    assert right
    assert right["y"] > left["y"] + left["height"]  # one below the other
    page.locator("#l7").tap()
    assert page.locator(".passage.lit").count() == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_colours_of_the_system(open_page: OpenPage, sample_page: Path, scheme: str) -> None:
    page = open_page(sample_page.as_uri(), color_scheme=scheme)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == {"light": "rgb(255, 255, 255)", "dark": "rgb(22, 22, 22)"}[scheme]


def test_on_paper_both_texts_are_there_in_full(open_page: OpenPage, sample_page: Path) -> None:
    page = open_page(sample_page.as_uri(), color_scheme="dark")
    printed = pypdfium2.PdfDocument(page.pdf(format="A4"))
    text = " ".join(sheet.get_textpage().get_text_range() for sheet in printed).split()
    printed.close()
    shown = page.locator("main").inner_text().split()
    assert len(text) >= len(shown) * 0.95  # but for hyphens and what is only for a screen


def test_a_page_of_thousands_of_passages_is_read_to_its_end(open_page: OpenPage, tmp_path: Path) -> None:
    texts = ("\n\n".join(f"{side} {number}: {'words of it ' * 12}" for number in range(3000)) for side in SIDES)
    pair = Pair(*(article_of(text, f"{number}.txt") for number, text in zip(count(), texts, strict=False)))
    comparison = Comparison(tuple(Link((i,), (i,), 0.9) for i in range(3000)), (), Sides((), ()), "lexical")
    path = tmp_path / "long.html"
    path.write_text(comparison_page(pair, comparison, Findings(), pages.words, differences.explanation), "utf-8")
    page = open_page(path.as_uri())
    assert page.locator("svg rect").count() < 3000
    for address in ("r3000", "l1500", "r2", "l2999"):
        page.evaluate("address => location.hash = address", address)
        passage = page.locator(f"#{address}")
        expect(passage).to_be_in_viewport()
        side, number = {"l": "left", "r": "right"}[address[0]], int(address[1:]) - 1
        assert f"{side} {number}:" in passage.inner_text()
