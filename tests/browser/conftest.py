"""Chromium, where this machine has it, and pages in it that complain of nothing and ask nothing of anyone else."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

from tests.browser.served import ServedReader

_NAMES = ("chromium", "chromium-browser", "google-chrome")

OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser of this machine. For a module: the loop of Playwright, while it runs, lets no other one run."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.skip(f"no {' or '.join(_NAMES)} is installed here")
    with sync_playwright() as playwright:
        options = ["--disable-dev-shm-usage"]  # which is small in a container
        options += [] if os.getuid() else ["--no-sandbox"]  # it refuses to be root's with one
        try:
            browser = playwright.chromium.launch(executable_path=path, args=options)
        except Error as error:
            pytest.skip(f"{path} does not start: {error}")
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[OpenPage]:
    """Opens pages; each must have asked only the place it came from, and had no error, when the test ends."""
    errors: list[str] = []
    places: dict[str, set[str]] = {}

    def open_at(address: str, watch: Callable[[Page], None] = lambda _: None, **options: Any) -> Page:  # noqa: ANN401
        page = chromium.new_context(**options).new_page()
        own = places[address] = set()
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda request: own.add(_place(request.url)))
        watch(page)
        page.goto(address)
        return page

    yield open_at
    for context in chromium.contexts:
        context.close()
    assert errors == []
    for address, asked in places.items():
        assert asked == {_place(address)}


def _place(address: str) -> str:
    """Scheme and server of an address."""
    return "/".join(address.split("/")[:3]).replace("ws:", "http:", 1)


@pytest.fixture
def serve(tmp_path: Path, sample_cache: Path) -> Iterator[Callable[..., ServedReader]]:
    """Starts servers that end with the test, on a machine where the sample was read before."""
    shutil.copytree(sample_cache, os.environ["XDG_CACHE_HOME"])
    started: list[ServedReader] = []

    def start(*words: str | Path) -> ServedReader:
        started.append(ServedReader(tmp_path, *map(str, words)))
        return started[-1]

    yield start
    for server in started:
        server.close()
