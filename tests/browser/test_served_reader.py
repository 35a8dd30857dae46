"""The reader in a browser, as whoever sits at it meets it."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page

from tests.browser.conftest import OpenPage
from tests.browser.served import PATIENCE, ServedReader, Shown, wait_until

Serve = Callable[..., ServedReader]


@pytest.fixture
def shown() -> Shown:
    return Shown()


def exported(page: Page, shown: Shown) -> Download:
    """The file of notes that the browser is given."""
    page.keyboard.type("e")
    shown.wait_for("Export the notes")
    with page.expect_download() as coming:
        page.keyboard.press("Enter")
    return coming.value


def test_the_sample_is_searched_noted_and_exported(serve: Serve, open_page: OpenPage, shown: Shown) -> None:
    page = open_page(serve().address, shown.watch)
    shown.wait_for("Vietnam — Royaume-Uni")
    shown.wait_for("links (")
    page.keyboard.type("/doi thoai")
    shown.wait_for("of 7")
    page.keyboard.press("Enter")
    shown.wait_for("1 of 7")
    page.keyboard.press("Escape")
    shown.wait_for(lambda text: "of 7" not in text)
    page.keyboard.type("a")
    shown.wait_for("Write here")
    page.keyboard.insert_text("Một ghi chú")
    page.keyboard.press("Enter")
    shown.wait_for("Note saved")
    download = exported(page, shown)
    assert download.suggested_filename == "migration-dialogue.vi+migration-dialogue.fr.md"
    assert "Một ghi chú" in Path(download.path()).read_text("utf-8")
    shown.wait_for("1 note sent to the browser")


def test_a_file_keeps_the_letters_of_its_name(serve: Serve, open_page: OpenPage, shown: Shown, tmp_path: Path) -> None:
    document = tmp_path / "Đối thoại “1”; 2.txt"
    document.write_text("Một câu.")
    page = open_page(serve(document).address, shown.watch)
    shown.wait_for("Một câu.")
    page.keyboard.type("c")
    shown.wait_for("yellow")
    assert exported(page, shown).suggested_filename == "Đối thoại “1”; 2.md"
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".md") == []


def test_what_is_copied_is_on_the_clipboard_of_the_browser(serve: Serve, open_page: OpenPage, shown: Shown) -> None:
    page = open_page(serve().address, shown.watch, permissions=["clipboard-read", "clipboard-write"])
    shown.wait_for("Vietnam — Royaume-Uni")
    page.keyboard.type("y")
    shown.wait_for("OSC 52")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "Việt Nam - Vương quốc Anh tăng cường hợp tác phòng, chống tội phạm"


def test_another_document_is_read_in_the_same_page(
    serve: Serve, open_page: OpenPage, shown: Shown, tmp_path: Path
) -> None:
    (tmp_path / "other.txt").write_text("Here is another document.")
    (tmp_path / "email.py").write_text("raise SystemExit('not a library')")
    page = open_page(serve().address, shown.watch)
    shown.wait_for("Vietnam — Royaume-Uni")
    page.set_viewport_size({"width": 900, "height": 600})
    page.keyboard.press("Control+o")
    shown.wait_for("What to read")
    page.keyboard.type("./other.txt")
    shown.wait_for("other.txt")
    page.keyboard.press("Enter")
    shown.wait_for("Here is another document.")
    assert "Royaume-Uni" not in shown.text


def test_who_leaves_is_told_so_and_can_come_back(serve: Serve, open_page: OpenPage, shown: Shown) -> None:
    page = open_page(serve().address, shown.watch)
    shown.wait_for("Vietnam — Royaume-Uni")
    page.keyboard.type("q")
    page.get_by_text("The reader was closed.").wait_for()
    shown.screen.reset()
    page.get_by_role("button", name="Open it again").click()
    shown.wait_for("Vietnam — Royaume-Uni")


def test_the_page_speaks_the_language_of_the_interface(serve: Serve, open_page: OpenPage, shown: Shown) -> None:
    page = open_page(serve("--ui-lang", "vi").address, shown.watch)
    shown.wait_for("trợ giúp")
    assert page.locator("html").get_attribute("lang") == "vi"


def test_from_another_machine_no_other_document_is_read(serve: Serve, open_page: OpenPage, shown: Shown) -> None:
    served = serve("--allow-remote")
    address = "http://127.0.0.1:" + served.address.rpartition(":")[2]
    page = open_page(address, shown.watch)
    shown.wait_for("Vietnam — Royaume-Uni")
    page.keyboard.press("Control+o")
    shown.wait_for("it shows only what it was started with")
    assert "What to read" not in shown.text


def test_an_interrupt_ends_the_server_and_its_readers(serve: Serve, open_page: OpenPage, shown: Shown) -> None:
    served = serve()
    open_page(served.address, shown.watch)
    shown.wait_for("Vietnam — Royaume-Uni")
    readers = served.readers
    assert readers
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(PATIENCE) == 0
    assert not any(Path(f"/proc/{number}").exists() for number in readers)


def test_a_page_that_is_closed_ends_its_reader(serve: Serve, open_page: OpenPage, shown: Shown) -> None:
    served = serve()
    page = open_page(served.address, shown.watch)
    shown.wait_for("Vietnam — Royaume-Uni")
    assert served.readers
    page.close()
    wait_until(lambda: not served.readers)


def test_a_reader_ends_when_its_server_is_killed(serve: Serve, open_page: OpenPage, shown: Shown) -> None:
    served = serve()
    page = open_page(served.address, shown.watch)
    shown.wait_for("Vietnam — Royaume-Uni")
    readers = served.readers
    assert readers
    served.process.kill()
    page.get_by_text("The reader was closed.").wait_for()
    wait_until(lambda: not any(_runs(number) for number in readers))


def _runs(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
