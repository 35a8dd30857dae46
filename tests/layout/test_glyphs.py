"""What is put on the screen for each code point, and how many cells that takes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.layout.strategies import texts, widths

from dialogue_reader.layout.glyphs import TAB, fit, graphemes, plain_until, printable, width, wrappable

_TURNING = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}


class TestWhatIsShown:
    @given(texts | st.text())
    def test_nothing_can_reach_the_terminal_as_a_command(self, text: str) -> None:
        for character in printable(text):
            assert unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
            assert unicodedata.bidirectional(character) not in _TURNING

    @pytest.mark.parametrize("code", [*range(0x20), *range(0x7F, 0xA0)])
    def test_no_control_is_hidden(self, code: int) -> None:
        assert printable(chr(code)).isprintable()
        assert printable(chr(code)) != ""

    def test_examples(self) -> None:
        assert printable("a\x1b[31mb") == "a␛[31mb"
        assert printable("un\tdeux") == f"un{TAB}deux"
        assert printable("[bold]x[/]") == "[bold]x[/]"
        assert printable("à\u00a0Hanoï\u202f!") == "à Hanoï !"
        assert printable("im\u00admigration") == "immigration"
        assert printable("evil\u202etxt.exe") == "evil·txt.exe"

    def test_what_is_yet_to_be_broken_into_lines_keeps_the_blanks_that_hold_words_together(self) -> None:
        assert wrappable("à\u00a0Hanoï\u202f!\x1b") == "à\u00a0Hanoï\u00a0!␛"

    @pytest.mark.parametrize("code", [0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0x2066, 0x2069, 0xFFF9, 0xFFFB])
    def test_an_invisible_sign_that_may_move_others_is_seen(self, code: int) -> None:
        assert printable(f"a{chr(code)}b") == "a·b"

    @given(texts)
    def test_all_but_tabs_and_soft_hyphens_is_one_for_one(self, text: str) -> None:
        rest = text.replace("\t", "").replace("\u00ad", "")
        assert len(printable(rest)) == len(rest)


class TestCells:
    @given(texts)
    def test_graphemes_follow_each_other_from_end_to_end(self, text: str) -> None:
        parts = graphemes(text, 0, len(text))
        edges = [0, *(edge for start, end, _ in parts for edge in (start, end)), len(text)]
        assert all(a == b for a, b in zip(edges[::2], edges[1::2], strict=True))
        assert all(start < end for start, end, _ in parts)

    @given(texts)
    def test_a_text_is_as_wide_as_its_graphemes_and_as_what_is_shown(self, text: str) -> None:
        assert width(text, 0, len(text)) == cell_len(printable(text))
        assert sum(size for *_, size in graphemes(text, 0, len(text))) == cell_len(printable(text))

    @given(texts, st.data())
    def test_a_part_is_measured_alone(self, text: str, data: st.DataObject) -> None:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        assert width(text, start, end) == width(text[start:end], 0, end - start)

    @given(texts)
    def test_the_plain_run_is_a_cell_a_code_point(self, text: str) -> None:
        end = plain_until(text, 0, len(text))
        assert cell_len(printable(text[:end])) == end

    @pytest.mark.parametrize("text", ["🇻🇳", "👩\u200d👧", "👍🏽", "e\u0301", "☎\ufe0f", "a\u00ad"])
    def test_one_sign_is_one_grapheme(self, text: str) -> None:
        assert len(graphemes(text, 0, len(text))) == 1

    @pytest.mark.parametrize("text", ["中\t", "\t中", "e\u0301\t", "a\u00ad\t", "\t"])
    def test_a_tab_is_as_wide_as_it_is_shown_wherever_it_stands(self, text: str) -> None:
        tab = text.index("\t")
        (size,) = [size for start, end, size in graphemes(text, 0, len(text)) if start <= tab < end]
        assert size == len(TAB)
        assert width(text, 0, len(text)) == cell_len(printable(text))

    def test_two_flags_are_two(self) -> None:
        assert [(a, b) for a, b, _ in graphemes("🇻🇳🇫🇷x", 0, 5)] == [(0, 2), (2, 4), (4, 5)]


class TestFitting:
    @given(texts.filter(bool), widths)
    def test_the_longest_part_that_fits_and_at_least_one_grapheme(self, text: str, cells: int) -> None:
        reach = fit(text, 0, len(text), cells)
        starts = [start for start, _, _ in graphemes(text, 0, len(text))] + [len(text)]
        assert reach in starts
        assert reach > 0
        assert width(text, 0, reach) <= cells or reach == starts[1]
        if reach < len(text):
            following = starts[starts.index(reach) + 1]
            assert width(text, 0, following) > cells

    @pytest.mark.parametrize("marks", [1, 50, 500, 5000])
    def test_a_heap_of_marks_stays_on_its_letter(self, marks: int) -> None:
        text = "e" + "\u0301" * marks + "x"
        assert fit(text, 0, len(text), 1) == len(text) - 1
