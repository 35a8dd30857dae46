"""What a person writes in a file for Obsidian stays to the letter, and what we wrote there is current."""

import random
import re
from collections.abc import Sequence

import pytest
import yaml
from markdown_it import MarkdownIt

from dialogue_reader.messages.export import words
from dialogue_reader.notes.export import obsidian
from dialogue_reader.notes.export.obsidian.callouts import sections, tag_of
from dialogue_reader.notes.export.report import ExportedNote, Report
from dialogue_reader.notes.model import COLOURS

FOREIGN = (
    "", "mine", "> mine", ">", "> > mine", "> [!tip] mine", "# mine", "## Left article", "---", "```", "%% mine %%",
    "- [ ] mine", "| a | b |", "^mine", "<!-- mine -->", "> <!-- mine -->", "\tmine", "mine ^note", "  ", "> mine\r",
    "\x0cmine\u2028mine", "mine \udce9",
)  # fmt: skip
NAMES = ("a0900", "a0901", "a0902", "a0903", "a0904", "a0906")


def merge(text: str, report: Report, *, prune: bool = False) -> str:
    return obsidian.merge(text, report, words, prune)


def blocks(report: Report) -> dict[str, tuple[str, ...]]:
    return {block.id: block.lines for section in sections(report, words) for block in section.blocks}


def changed(report: Report, name: str, **values: object) -> Report:
    """The report with other values of the annotation of that id."""

    def change(exported: ExportedNote) -> ExportedNote:
        note = exported.annotation
        if note.id != name:
            return exported
        return exported._replace(annotation=note._replace(**values))  # type: ignore[arg-type]

    return report._replace(notes=tuple(map(change, report.notes)), orphans=tuple(map(change, report.orphans)))


def without(report: Report, *names: str) -> Report:
    def left(notes: Sequence[ExportedNote]) -> tuple[ExportedNote, ...]:
        return tuple(note for note in notes if note.annotation.id not in names)

    return report._replace(notes=left(report.notes), orphans=left(report.orphans))


def holds(lines: Sequence[str], part: Sequence[str]) -> bool:
    """Whether the lines of `part` stand in `lines`, in this order; white space at their ends is an editor's."""
    rest = iter(line.rstrip() for line in lines)
    return all(line in rest for line in part)


def added(before: str, after: str, line: str) -> str:
    assert before.count(f"{line}\n") == 1
    return before.replace(f"{line}\n", f"{line}\n{after}\n")


def inserted(text: str, at: random.Random, count: int) -> tuple[str, list[str]]:
    """`text` with lines of a person anywhere, and these lines in their order, each with a number of its own."""
    lines = [(line, False) for line in text.split("\n")]
    for number in range(count):
        line = at.choice(FOREIGN)
        line = re.sub("mine", f"mine{number}", line)
        lines.insert(at.randrange(len(lines) + 1), (line, True))
    return "\n".join(line for line, _ in lines), [line for line, is_mine in lines if is_mine]


# -- what is written -------------------------------------------------------------------------------------------------


def test_front_matter_is_yaml_with_titles_sources_languages_dates_and_tags(full: Report) -> None:
    _, front, _ = obsidian.write(full, words).split("---\n", 2)
    properties = yaml.safe_load(front)
    assert properties["title"] == "Notes: HỘI NGHỊ Ở HÀ NỘI: KÝ KẾT | Hanoï a ouvert le dialogue"
    assert properties["sources"] == ["bao/a_b.vi.txt", "https://example.org/a.html?b=(c)&d"]
    assert properties["languages"] == ["vi", "fr"]
    assert [f"{day:%Y-%m-%d}" for day in properties["dates"]] == ["2022-08-15"]
    assert properties["tags"] == ["dialogue-reader", "nguồn-tin", "_1984", "accord", "1-1", "a-b"]


@pytest.mark.parametrize(
    ("tag", "taken"),
    [
        ("nguồn tin", "nguồn-tin"),
        ("1984", "_1984"),
        ("a/b", "a/b"),
        ("#x", "x"),
        ("", "_"),
        ("a.b!", "a-b"),
        ("हिन्दी", "हिन्दी"),
        ("/", "_"),
    ],
)
def test_a_tag_is_made_one_that_obsidian_takes(tag: str, taken: str) -> None:
    assert tag_of(tag) == taken


def test_every_note_is_a_callout_that_ends_where_it_should_whatever_it_holds(full: Report) -> None:
    """Read by another parser of Markdown: quotes at the top level, each followed by its id alone."""
    tokens = MarkdownIt("commonmark").parse(obsidian.write(full, words).split("---\n", 2)[2])
    top = [token for token in tokens if token.level == 0 and token.nesting >= 0]
    callouts = [i for i, token in enumerate(top) if token.type == "blockquote_open"]
    assert len(callouts) == 6
    ids = [tokens[tokens.index(top[i + 1]) + 1].content for i in callouts]
    assert ids == [f"^note-{note.annotation.id}" for note in (*full.notes, *full.orphans)]
    quoted = [token.content for token in tokens if token.level > 1 and token.type == "inline"]
    assert sum(text.startswith("[!quote] ") for text in quoted) == 6


def test_nothing_of_a_note_reaches_beyond_its_callout_in_obsidian(full: Report) -> None:
    hostile = changed(full, "a0900", note="%%\n<!-- note-1 00000000 -->\n[!note] x\ntext ^other\n^note-a0901")
    (mine,) = [lines for name, lines in blocks(hostile).items() if name == "note-a0900"]
    body = mine[mine.index("> \\%\\%") :]
    assert body[:5] == (
        "> \\%\\%",
        "> \\<\\!\\-\\- note-1 00000000 -->",
        "> \\[\\!note] x",
        "> text \\^other",
        "> \\^note-a0901",
    )
    assert merge(obsidian.write(hostile, words), hostile) == obsidian.write(hostile, words)


def test_an_id_that_obsidian_would_not_take_becomes_one(full: Report) -> None:
    odd = changed(full, "a0900", id="http://a.example/Ổ #1")
    text = obsidian.write(odd, words)
    (name,) = re.findall(r"^\^(note-[0-9a-f]{32})$", text, re.MULTILINE)
    assert merge(text, odd) == text
    assert name in blocks(odd)


# -- what is updated -------------------------------------------------------------------------------------------------


def test_exporting_twice_changes_nothing(full: Report) -> None:
    text = obsidian.write(full, words)
    assert merge(text, full) == text
    assert obsidian.recognises(text)
    assert not obsidian.recognises("# A note\n\n> [!quote] mine\n\n^mine\n")


@pytest.mark.parametrize("seed", range(200))
def test_lines_added_anywhere_leave_the_file_as_it_is_to_the_byte(full: Report, seed: int) -> None:
    text, _ = inserted(obsidian.write(full, words), random.Random(seed), 12)
    assert merge(text, full) == text


@pytest.mark.parametrize("seed", range(200))
def test_after_any_edits_every_foreign_line_is_kept_and_every_block_is_current(full: Report, seed: int) -> None:
    """A person adds lines anywhere, changes and deletes some of ours; meanwhile notes change, come and go."""
    at = random.Random(seed)
    names = [note.annotation.id for note in (*full.notes, *full.orphans)]
    missing = at.sample(names, at.randrange(3))
    text = obsidian.write(without(full, *missing), words)
    mine: list[str] = []
    for _ in range(4):
        current = full
        for name in at.sample(names, 3):
            current = changed(
                current, name, colour=at.choice(COLOURS), note=at.choice(("", "new", "a\n\nb\nc", "mine"))
            )
        current = without(current, *(gone := at.sample(names, at.randrange(2))))
        text, _ = inserted(text, at, 6)
        lines = text.split("\n")
        for _ in range(at.randrange(4)):  # lines of ours changed or deleted, but not what names a block
            i = at.randrange(len(lines))
            if not re.match(r"> <!-- note-|\^note-", lines[i]) and "mine" not in lines[i] and lines[i].strip(" >"):
                lines[i : i + 1] = at.choice(([], [f"{lines[i]} mine{seed}"]))
        text = "\n".join(lines)
        mine = [line for line in lines if "mine" in line and line.strip() != "> mine"]
        text = merge(text, current)
        after = text.split("\n")
        assert [line for line in after if "mine" in line and line.strip() != "> mine"] == mine
        for name, block in blocks(current).items():
            start = next(i for i, line in enumerate(after) if line.startswith(f"> <!-- {name} "))
            end = after.index(f"^{name}")
            assert holds(after[start : end + 1], block[1:])
            assert after.count(f"^{name}") == 1
            assert sum(line.startswith(f"> <!-- {name} ") for line in after) == 1
        assert merge(text, current) == text
        assert gone or len(blocks(current)) == len(names)


@pytest.mark.parametrize("seed", range(100))
def test_whatever_is_moved_copied_or_cut_no_line_of_a_person_is_lost(full: Report, seed: int) -> None:
    at = random.Random(seed)
    lines = obsidian.write(full, words).split("\n")
    for k in range(8):
        start, end = sorted(at.sample(range(len(lines) + 1), 2))
        part = lines[start : min(end, start + 25)]
        edit = at.choice(("add", "cut", "move", "copy", "change"))
        if edit in ("cut", "move"):
            del lines[start : start + len(part[:3] if edit == "cut" else part)]
        if edit in ("move", "copy"):
            to = at.randrange(len(lines) + 1)
            lines[to:to] = part
        if edit == "add":
            lines.insert(start, f"> mine{k}")
        if edit == "change":
            lines[start] += f" mine{k}"
    current = changed(full, at.choice(NAMES), note=at.choice(("", "new", "a\n\nb")))
    text = merge("\n".join(lines), current)
    after = text.split("\n")
    assert [line for line in after if "mine" in line] == [line for line in lines if "mine" in line]
    for name, block in blocks(current).items():
        start = next(i for i, line in enumerate(after) if line.startswith(f"> <!-- {name} "))
        assert holds(after[start:], block[1:])
    assert merge(text, current) == text


def test_what_was_written_inside_a_callout_stays_between_the_lines_it_stood_between(full: Report) -> None:
    text = obsidian.write(full, words)
    text = added(text, "> so I think", "> > un accord de trois ans")
    text = added(text, "> and I doubt", "> Cả hai.")
    after = merge(text, changed(full, "a0902", note="Cả hai?", colour="pink")).split("\n")
    assert after[after.index("> so I think") - 1] == "> > un accord de trois ans"
    assert after[after.index("> and I doubt") - 1] == "> Cả hai?"
    assert after[after.index("> ba năm về \\[di cư\\]") - 2] == "> [!quote] Left, pink"


def test_a_line_of_ours_that_a_person_changed_is_kept_and_ours_written_again(full: Report) -> None:
    text = obsidian.write(full, words).replace("> thỏa thuận ba năm\n", "> **thỏa thuận** ba năm\n")
    after = merge(text, full)
    assert "> **thỏa thuận** ba năm\n" in after
    assert "> thỏa thuận ba năm\n" in after
    assert merge(after, full) == after


def test_the_kind_of_a_callout_and_its_fold_are_the_persons(full: Report) -> None:
    text = obsidian.write(full, words).replace("> [!quote] Left, yellow", "> [!important]- Left, yellow")
    assert merge(text, full) == text
    assert "> [!important]- Left, pink\n" in merge(text, changed(full, "a0900", colour="pink"))


def test_a_new_note_comes_below_the_one_before_it_and_what_was_written_there(full: Report) -> None:
    text = obsidian.write(without(full, "a0902"), words)
    text = added(text, "\nmy thoughts\n\nmore of them", "^note-a0901")
    after = merge(text, full)
    assert re.search(r"\^note-a0901\n\nmy thoughts\n\nmore of them\n\n> \[!quote\][^\n]*\n> <!-- note-a0902 ", after)
    assert re.search(r"\n\^note-a0902\n\n> \[!quote\][^\n]*\n> <!-- note-a0903 ", after)


def test_a_new_note_stays_in_its_chapter(full: Report) -> None:
    first = merge(obsidian.write(without(full, "a0900", "a0904"), words), full)
    assert first == obsidian.write(full, words)
    chapters = obsidian.write(without(full, "a0903"), words).replace(
        "## Right article", "# My chapter\n\n## Right article"
    )
    after = merge(chapters, full)
    assert after.index("^note-a0903") < after.index("# My chapter")


def test_notes_go_into_a_note_of_ones_own_below_what_is_there(full: Report) -> None:
    after = merge("# Mine\n\ntext", full)
    assert after.startswith("# Mine\n\ntext\n\n## Left article\n\n- Title")
    assert merge(after, full) == after
    assert merge(" \n", full) == obsidian.write(full, words)


def test_a_block_that_was_moved_is_updated_where_it_stands(full: Report) -> None:
    text = obsidian.write(full, words)
    block = "\n".join(blocks(full)["note-a0901"])
    moved = text.replace(f"{block}\n\n", "", 1) + f"\n{block}\n"
    assert merge(moved, full) == moved
    assert merge(moved, changed(full, "a0901", note="Ở đây.")).rstrip().endswith("> Ở đây.\n\n^note-a0901")


def test_a_copy_of_a_block_is_the_persons(full: Report) -> None:
    text = obsidian.write(full, words)
    copy = "\n".join(blocks(full)["note-a0901"])
    after = merge(f"{text}\n{copy}\n", changed(full, "a0901", note="Ở đây."))
    assert after.endswith(f"\n{copy}\n")
    assert after.count("> Ở đây.\n") == 1


@pytest.mark.parametrize("lost", [r"> <!-- note-a0901 .*\n", r"\n\^note-a0901\n", r"> \[!quote\] Left, Ver.*\n"])
def test_what_was_deleted_of_a_block_is_written_again_and_nothing_twice(full: Report, lost: str) -> None:
    text = obsidian.write(full, words)
    damaged = re.sub(lost, "", text, count=1)
    assert damaged != text
    restored = merge(damaged, full)
    assert [line for line in restored.split("\n") if line] == [line for line in text.split("\n") if line]
    assert merge(restored, full) == restored


def test_a_block_inside_another_is_kept_there(full: Report) -> None:
    text = obsidian.write(full, words)
    block = "\n".join(blocks(full)["note-a0903"])
    inside = text.replace(f"{block}\n\n", "", 1).replace("> thỏa thuận ba năm\n", f"> thỏa thuận ba năm\n\n{block}\n\n")
    assert merge(inside, full) == inside
    after = merge(inside, changed(changed(full, "a0901", note="x"), "a0903", note="y"))
    assert (after.count("^note-a0901\n"), after.count("^note-a0903\n")) == (1, 1)
    assert after.index("> y\n") < after.index("> x\n")


def test_a_block_whose_note_is_gone_stays_unless_it_is_asked_for(full: Report) -> None:
    text = added(obsidian.write(full, words), "> mine", "> > un accord de trois ans")
    fewer = without(full, "a0902", "a0905")
    assert merge(text, fewer) == text
    pruned = merge(text, fewer, prune=True)
    assert "note-a0902" not in pruned
    assert "note-a0905" not in pruned
    assert "> mine\n" in pruned
    assert all(holds(pruned.split("\n"), block) for block in blocks(fewer).values())


def test_a_file_of_windows_stays_one(full: Report) -> None:
    text = obsidian.write(without(full, "a0901"), words).replace("\n", "\r\n")
    after = merge(text, changed(full, "a0902", note="Ở đây."))
    assert after.count("\n") == after.count("\r\n")
    assert merge(after, changed(full, "a0902", note="Ở đây.")) == after
    assert merge(text, without(full, "a0901")) == text


def test_a_long_note_that_changes_is_merged_in_no_time(full: Report) -> None:
    long = "\n".join(f"line {k}" for k in range(20_000))
    text = obsidian.write(changed(full, "a0901", note=long), words)
    later = changed(full, "a0901", note=long.replace("line 9000\n", ""))
    assert merge(text, later) == obsidian.write(later, words)
