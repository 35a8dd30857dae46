"""Templates of one's own see documented values, can do no harm, and are told where they are wrong."""

import re
from pathlib import Path

import pytest

from dialogue_reader.errors import OutputError
from dialogue_reader.messages.errors import described
from dialogue_reader.messages.export import words
from dialogue_reader.notes.export.pages.template import by_template
from dialogue_reader.notes.export.pages.values import values_of
from dialogue_reader.notes.export.report import Report

DOCS = Path(__file__).parents[3] / "docs" / "exports.md"


def made(folder: Path, name: str, template: str, report: Report) -> str:
    (folder / name).write_text(template, "utf-8")
    return by_template(folder / name, report, words)


def test_a_template_says_what_its_author_wants(full: Report, tmp_path: Path) -> None:
    template = "{{ title }}\n{% for note in notes if note.across %}\n"
    template += "{{ note.quote.text }} = {{ note.across.text }}\n{% endfor %}\n"
    assert made(tmp_path, "list.txt", template, full) == (
        "Notes: HỘI NGHỊ Ở HÀ NỘI: KÝ KẾT | Hanoï a ouvert le dialogue\nba năm về [di cư] = un accord de trois ans\n"
    )


def test_text_is_escaped_where_the_file_is_html(full: Report, tmp_path: Path) -> None:
    template = "{{ notes[3].quote.text }} {{ notes[3].body | markdown }}"
    for name in ("page.html", "page.xml", "page.html.j2"):
        assert "<script" not in made(tmp_path, name, template, full)
    assert "<script>" in made(tmp_path, "page.txt.j2", template, full)
    assert "<img" not in made(tmp_path, "page.txt", "{{ notes[3].body | markdown }}", full)


def test_a_template_may_include_its_neighbours_and_no_other_file(full: Report, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("{{ note.id }} ")
    template = "{% for note in notes %}{% include 'one.txt' %}{% endfor %}"
    assert made(tmp_path, "all.txt", template, full) == "a0900 a0901 a0902 a0903 a0904 "
    with pytest.raises(OutputError, match="template_wrong"):
        made(tmp_path, "all.txt", "{% include '../../etc/passwd' %}", full)


@pytest.mark.parametrize(
    ("template", "line", "reason"),
    [
        ("a\n{% for note in notes %}\n", 2, "endfor"),
        ("a\nb\n{{ notes | nothing }}", 3, "nothing"),
        ("a\n{{ title }\n", 2, ""),
        ("a\n{% for note in notes %}\n{{ note.wrong }}\n{% endfor %}", 3, "wrong"),
        ("{{ titel }}", 1, "titel"),
        ("a\n{{ title + 1 }}", 2, ""),
        ("a\n{{ 1 / 0 }}", 2, "zero"),
        ("\n\n{{ title.__class__.__mro__ }}", 3, "unsafe"),
        ("\n{% set _ = notes.append(1) %}", 2, "unsafe"),
        ("\n{{ range(10 ** 9) | list }}", 2, "big"),
        ("{% include 'none.txt' %}", 1, "none.txt"),
    ],
)
def test_a_mistake_is_told_with_its_line(template: str, line: int, reason: str, full: Report, tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        made(tmp_path, "mine.txt", template, full)
    told = described(caught.value)
    assert f"{tmp_path / 'mine.txt'}:{line}: " in told
    assert reason in told
    assert len(told.splitlines()) == 2


def test_a_mistake_in_an_included_template_names_that_one(full: Report, tmp_path: Path) -> None:
    (tmp_path / "part.txt").write_text("\n{{ wrong }}")
    with pytest.raises(OutputError) as caught:
        made(tmp_path, "mine.txt", "a\n{% include 'part.txt' %}", full)
    assert f"{tmp_path / 'part.txt'}:2: " in described(caught.value)


def test_a_template_that_cannot_be_read_is_told(full: Report, tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes(b"\xe9")
    for name, code in (
        ("none.txt", "template_missing"),
        ("latin.txt", "template_unreadable"),
        (".", "template_unreadable"),
    ):
        with pytest.raises(OutputError, match=code):
            by_template(tmp_path / name, full, words)


def test_every_value_that_a_template_sees_is_documented_and_no_other(full: Report) -> None:
    values = values_of(full, words)
    note = values["notes"][2]
    seen = {*values, *note, *note["quote"], *values["articles"][0], *values["articles"][0]["facts"][0]}
    text = DOCS.read_text("utf-8").split("## Templates", 1)[1]
    assert seen <= set(re.findall(r"`(\w+)`", text))
