"""Lines of a passage, and the map between offsets and cells."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.layout.strategies import texts, widths

from dialogue_reader.layout.glyphs import graphemes, width
from dialogue_reader.layout.wrap import Line, cell_of, offset_at, wrap


def lines(text: str, cells: int) -> list[str]:
    return [text[line.start : line.end] for line in wrap(text, 0, len(text), cells)]


class TestExamples:
    @pytest.mark.parametrize(
        ("text", "cells", "expected"),
        [
            ("", 5, [""]),
            ("un deux trois", 7, ["un deux", "trois"]),
            ("un deux trois", 8, ["un deux", "trois"]),
            ("un   deux", 3, ["un", "deu", "x"]),
            ("un deux  \ntrois", 7, ["un deux", "trois"]),
            ("un\n\ndeux", 9, ["un", "", "deux"]),
            ("un\r\ndeux\rtrois", 9, ["un", "deux", "trois"]),
            ("transnationale", 5, ["trans", "natio", "nale"]),
            ("vice-ministre", 6, ["vice-", "minist", "re"]),
            ("vice-ministre", 5, ["vice-", "minis", "tre"]),
            ("le 15/08/2022", 8, ["le", "15/08/20", "22"]),
            ("le 15/08/2022", 10, ["le", "15/08/2022"]),
            ("à 15 h\u00a030 juste", 7, ["à 15", "h\u00a030", "juste"]),
            ("中文句子。他来", 8, ["中文句", "子。他来"]),
            ("他说（对）吧", 6, ["他说", "（对）", "吧"]),
            ("中文ABC", 5, ["中文", "ABC"]),
            ("🙂🙂🙂", 4, ["🙂🙂", "🙂"]),
            ("🇻🇳🇫🇷", 3, ["🇻🇳", "🇫🇷"]),
            ("  retrait", 9, ["  retrait"]),
            ("        retrait", 9, ["retrait"]),
            ("\tretrait", 12, ["\tretrait"]),
            ("中", 1, ["中"]),
            ("un mot :suite", 8, ["un mot", ":suite"]),
            ("un mot :a", 8, ["un mot", ":a"]),
            ("un mot : suite", 8, ["un mot :", "suite"]),
            ("un mot : suite", 6, ["un", "mot :", "suite"]),
            ("un mot !", 6, ["un", "mot !"]),
            ("un mot ?)", 7, ["un", "mot ?)"]),
            ("un « mot » ici", 5, ["un", "« mot", "» ici"]),
            ("le 50 % net", 5, ["le", "50 %", "net"]),
            ("oui - non", 5, ["oui -", "non"]),
            ("-a b", 3, ["-a", "b"]),
            ("a-b-c", 3, ["a-", "b-c"]),
            ("a-b-c", 2, ["a-", "b-", "c"]),
            ("12-34", 4, ["12-3", "4"]),
            ("a1-b2", 4, ["a1-", "b2"]),
            ("1-b2c", 3, ["1-", "b2c"]),
            ("中。文", 2, ["中", "。", "文"]),
            ("中「文", 4, ["中", "「文"]),
            ("中\u00a0文", 3, ["中\u00a0", "文"]),
            ("un\u3000deux", 4, ["un", "deux"]),
            ("   ", 2, [""]),
            ("un ", 2, ["un"]),
            ("한글한글", 5, ["한글", "한글"]),
            ("ab文cd", 3, ["ab", "文", "cd"]),
        ],
    )
    def test_where_lines_end(self, text: str, cells: int, expected: list[str]) -> None:
        assert lines(text, cells) == expected


def test_line_breaks_may_stand_for_white_space() -> None:
    text = "un deux\r\n  trois quatre"
    found = wrap(text, 0, len(text), 8, keep_breaks=False)
    assert [text[line.start : line.end] for line in found] == ["un deux", "trois", "quatre"]


class TestAnyText:
    @given(texts, widths)
    @example("a \u0301b", 1)
    @example("中\u200d 文", 2)
    def test_lines_hold_everything_but_white_space(self, text: str, cells: int) -> None:
        found = wrap(text, 0, len(text), cells)
        edges = [0, *(edge for line in found for edge in (line.start, line.end)), len(text)]
        assert edges == sorted(edges)
        assert all(not text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True))

    @given(texts, widths)
    def test_lines_fit_unless_one_grapheme_alone_is_too_wide(self, text: str, cells: int) -> None:
        for line in wrap(text, 0, len(text), cells):
            assert width(text, line.start, line.end) <= cells or len(graphemes(text, line.start, line.end)) == 1

    @given(texts, widths)
    @example("ab\u200d  cd", 3)  # what follows a joiner is part of its sign, a space too
    def test_no_grapheme_is_split(self, text: str, cells: int) -> None:
        for line in (line for line in wrap(text, 0, len(text), cells) if line.end > line.start):
            before = text.rfind("\n", 0, line.start), text.rfind("\r", 0, line.start)
            begin = max(before) + 1
            ends = [n for n in (text.find("\n", begin), text.find("\r", begin)) if n >= 0]
            whole = graphemes(text, begin, min(ends, default=len(text)))
            starts = {start for start, _, _ in whole} | {whole[-1][1]}
            assert {line.start, line.end} <= starts

    @given(texts, widths)
    def test_words_that_fit_are_not_cut(self, text: str, cells: int) -> None:
        plain = "".join(c for c in text if (c.isascii() and c.isalpha()) or c in " \u00a0\n")
        for first, second in pairwise(wrap(plain, 0, len(plain), cells)):
            if first.end == second.start:
                start, end = plain.rfind(" ", 0, first.end) + 1, plain.find(" ", first.end) % (len(plain) + 1)
                start = max(start, plain.rfind("\n", 0, first.end) + 1)
                end = min(end, plain.find("\n", first.end) % (len(plain) + 1))
                assert end - start > cells

    @given(texts, widths, st.integers(0, 5))
    def test_a_part_is_laid_out_by_itself(self, text: str, cells: int, lead: int) -> None:
        moved = "x" * lead + text + "y"
        alone = wrap(text, 0, len(text), cells)
        assert wrap(moved, lead, lead + len(text), cells) == tuple(Line(a.start + lead, a.end + lead) for a in alone)


class TestCellsAndOffsets:
    @given(texts, widths)
    def test_an_offset_leads_to_its_cell_and_back(self, text: str, cells: int) -> None:
        for line in wrap(text, 0, len(text), cells):
            for start, end, size in graphemes(text, line.start, line.end):
                for offset in range(start, end):
                    cell = cell_of(text, line, offset)
                    if size:
                        assert all(offset_at(text, line, cell + k) == start for k in range(size))

    @given(texts, widths)
    def test_cells_run_from_the_start_to_the_width_of_the_line(self, text: str, cells: int) -> None:
        for line in wrap(text, 0, len(text), cells):
            full = width(text, line.start, line.end)
            assert cell_of(text, line, line.start) == 0
            assert cell_of(text, line, line.end) == full
            assert offset_at(text, line, full) == line.end
            found = [offset_at(text, line, cell) for cell in range(full)]
            assert found == sorted(found)
            assert all(line.start <= offset < line.end for offset in found)

    def test_examples(self) -> None:
        text = "a中🙂\tx"
        line = Line(0, len(text))
        assert [cell_of(text, line, k) for k in range(6)] == [0, 1, 3, 5, 9, 10]
        assert [offset_at(text, line, k) for k in range(11)] == [0, 1, 1, 2, 2, 3, 3, 3, 3, 4, 5]


def test_french_punctuation_stays_with_its_word() -> None:
    text = "Une photo : la voici. « Oui » dit-il !"
    lines = [text[line.start : line.end] for line in wrap(text, 0, len(text), 9)]
    assert lines == ["Une", "photo :", "la voici.", "« Oui »", "dit-il !"]
