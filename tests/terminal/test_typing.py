"""Vietnamese as it is typed: a Telex keyboard sends letters, takes them back and sends composed ones, all at once."""

import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix's")

BACK = "\x7f"
# "ddoois thoaij" as it reaches a terminal from a keyboard that corrects what it has sent.
TELEX = f"d{BACK}đo{BACK}ôi{BACK}{BACK}ối thoai{BACK}{BACK}ại"
DECOMPOSED = "đo\u0302\u0301i thoa\u0323i"


@pytest.mark.parametrize("typed", [TELEX, "đối thoại", DECOMPOSED], ids=["taken back", "composed", "decomposed"])
def test_what_is_composed_quickly_is_searched_and_noted(
    terminal: Callable[..., Terminal], tmp_path: Path, typed: str
) -> None:
    reader = terminal()
    reader.wait_for("1/15")
    reader.press(f"/{typed}")
    reader.wait_for("of 7")
    reader.press("\r")
    reader.wait_for(lambda text: "any accent" not in text)
    reader.press(f"a{typed}\r")
    reader.wait_for("Note saved")
    reader.press("e\r")
    reader.wait_for("1 note written")
    written = next(tmp_path.glob("*.md")).read_text("utf-8")
    assert "**Note:** đối thoại" in unicodedata.normalize("NFC", written)
