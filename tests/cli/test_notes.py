"""Notes made, changed, brought in and sent out by scripts."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.cli.conftest import check_refusal

from dialogue_reader.cli.main import commands
from dialogue_reader.documents.model import Span
from dialogue_reader.documents.opening import open_article
from dialogue_reader.folders import data_folder
from dialogue_reader.notes.export import FORMATS
from dialogue_reader.notes.imports import IMPORTERS, arrivals_of
from dialogue_reader.notes.model import Annotation
from dialogue_reader.notes.storage.store import NoteStore

Run = Callable[..., Result]
Write = Callable[[str, str | bytes], Path]

TEXT = "Hanoï a ouvert le dialogue.\n\nLes deux ministres ont signé\nun accord. Hanoï remercie Londres.\n"


@pytest.fixture
def path(write: Write) -> Path:
    return write("a.fr.txt", TEXT)


def piped(text: str, *arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, [str(word) for word in arguments], obj=None, input=text)


def kept() -> tuple[Annotation, ...]:
    with NoteStore.open(data_folder()) as store:
        return store.all()


def made(run: Run, *arguments: str | Path) -> str:
    """The id of a note that is added."""
    result = run("notes", "add", *arguments)
    assert result.exit_code == 0, result.stderr
    return result.stdout.strip()


def answer(result: Result) -> Any:  # noqa: ANN401 - any JSON value
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


class TestAdding:
    def test_by_a_quotation_whatever_its_line_breaks(self, run: Run, path: Path) -> None:
        note_id = made(
            run, path, "--quote", "signé un accord", "--note", "combien ?", "--tag", "à vérifier", "--colour", "pink"
        )
        (note,) = kept()
        assert (note.id, note.selector.exact) == (note_id, "signé\nun accord")
        assert (note.note, note.tags, note.colour) == ("combien ?", ("à vérifier",), "pink")

    def test_by_a_passage_or_a_span(self, run: Run, path: Path) -> None:
        made(run, path, "--passage", "1")
        made(run, path, "--span", "33:41")
        assert [note.selector.exact for note in kept()] == ["Hanoï a ouvert le dialogue.", "deux min"]

    def test_of_several_places_one_is_chosen(self, run: Run, path: Path) -> None:
        check_refusal(run("notes", "add", path, "--quote", "Hanoï"), "2 times")
        made(run, path, "--quote", "Hanoï", "--occurrence", "2")
        assert [note.start for note in kept()] == [TEXT.rindex("Hanoï")]
        check_refusal(run("notes", "add", path, "--quote", "Hanoï", "--occurrence", "3"), "not more")

    def test_on_two_documents(self, run: Run, path: Path, write: Write) -> None:
        other = write("a.vi.txt", "Hà Nội mở đối thoại.\n\nHai bộ trưởng đã ký thỏa thuận.\n")
        result = run(
            "notes", "add", path, "--passage", "1", "--across", other, "--quote2", "Hà Nội", "--format", "json"
        )
        added = answer(result)
        assert (added["quotation"], added["across"]["quotation"]) == ("Hanoï a ouvert le dialogue.", "Hà Nội")
        assert added["across"]["source"] == str(other)

    def test_a_note_comes_on_standard_input(self, path: Path) -> None:
        assert piped("# Titre\n\n- un\n", "notes", "add", path, "--passage", "1", "--note", "-").exit_code == 0
        assert kept()[0].note == "# Titre\n\n- un"

    def test_is_seen_where_the_article_is_opened(self, run: Run, path: Path) -> None:
        note_id = made(run, path, "--quote", "Londres")
        with NoteStore.open(data_folder()) as store:
            assert [note.id for note in store.annotations(open_article(path))] == [note_id]

    @pytest.mark.parametrize(
        ("words", "subject"),
        [
            (["--quote", "neige"], "not in it"),
            (["--quote", " "], "not in it"),
            (["--passage", "9"], "2 passages"),
            (["--span", "5:5"], "5:5"),
            (["--span", "5:500"], "5:500"),
            (["--passage", "1", "--colour", "mauve"], "mauve"),
        ],
    )
    def test_a_mistake_is_told_in_two_lines_and_nothing_is_kept(
        self, run: Run, path: Path, words: list[str], subject: str
    ) -> None:
        check_refusal(run("notes", "add", path, *words), subject)
        assert kept() == ()

    @pytest.mark.parametrize(
        "words",
        [
            [],
            ["--passage", "1", "--quote", "x"],
            ["--passage", "1", "--occurrence", "1"],
            ["--passage", "1", "--across", "x"],
            ["--passage", "1", "--quote2", "x"],
            ["--span", "a:b"],
            ["--span", "9" * 5000 + ":1"],
        ],
    )
    def test_what_does_not_say_which_words_is_refused(self, run: Run, path: Path, words: list[str]) -> None:
        result = run("notes", "add", path, *words)
        assert result.exit_code == 2
        assert "Traceback" not in result.output


class TestChanging:
    def test_text_colour_and_tags(self, run: Run, path: Path) -> None:
        note_id = made(run, path, "--passage", "1", "--tag", "a", "--tag", "b")
        run("notes", "edit", note_id[:6], "--note", "neu", "--colour", "blue", "--tag", "c", "--untag", "a")
        (note,) = kept()
        assert (note.note, note.colour, note.tags) == ("neu", "blue", ("b", "c"))
        assert note.modified > note.created

    def test_what_is_not_named_stays(self, run: Run, path: Path) -> None:
        note_id = made(run, path, "--passage", "1", "--note", "reste", "--tag", "a")
        assert answer(run("notes", "edit", note_id, "--colour", "green", "--format", "json"))["note"] == "reste"
        assert kept()[0].tags == ("a",)

    def test_an_id_that_is_none_or_several_is_refused(self, run: Run, path: Path) -> None:
        with NoteStore.open(data_folder()) as store:
            article = open_article(path)
            ids = [store.add(article, Span("left", 0, 5), "yellow").id for _ in range(20)]
        several = next(a[0] for a in ids if sum(b[0] == a[0] for b in ids) > 1)
        check_refusal(run("notes", "edit", several, "--note", "x"), several)
        check_refusal(run("notes", "remove", ids[0], "zzz"), "zzz")
        check_refusal(run("notes", "edit", "", "--note", "x"), "ID")
        assert len(kept()) == 20

    def test_removing(self, run: Run, path: Path) -> None:
        ids = [made(run, path, "--passage", "1"), made(run, path, "--passage", "2")]
        assert "2 notes removed" in run("notes", "remove", *ids).stdout
        assert kept() == ()
        third = made(run, path, "--passage", "1")
        assert answer(run("notes", "remove", third, third, "--format", "json")) == {"removed": [third]}


class TestListing:
    @pytest.fixture(autouse=True)
    def three(self, run: Run, path: Path, write: Write) -> None:
        made(run, path, "--quote", "Londres", "--colour", "pink", "--tag", "Pays", "--note", "Đúng không?")
        made(run, path, "--passage", "1", "--tag", "pays", "--tag", "x")
        made(run, write("b.txt", "Tout autre chose."), "--passage", "1")

    @pytest.mark.parametrize(
        ("words", "quotations"),
        [
            (["--colour", "pink"], ["Londres"]),
            (["--tag", "pays"], ["Hanoï a ouvert le dialogue.", "Londres"]),
            (["--tag", "pays", "--tag", "X"], ["Hanoï a ouvert le dialogue."]),
            (["--word", "dung khong"], ["Londres"]),
            (["--word", "AUTRE"], ["Tout autre chose."]),
            (["--word", "londres", "--word", "khong"], ["Londres"]),
            (["--word", "londres khong"], []),
            (["--tag", "pay"], []),
            (
                ["--colour", "pink", "--colour", "YELLOW", "--word", "o"],
                ["Hanoï a ouvert le dialogue.", "Londres", "Tout autre chose."],
            ),
            (["--since", "2100-01-01"], []),
            (["--since", "2020-01-01", "--colour", "pink"], ["Londres"]),
        ],
    )
    def test_by_colour_tag_word_and_day(self, run: Run, words: list[str], quotations: list[str]) -> None:
        notes = answer(run("notes", "list", "--format", "json", *words))["notes"]
        assert [note["quotation"] for note in notes] == quotations
        assert len(run("notes", "list", *words).stdout.splitlines()) == len(quotations)

    def test_by_document_even_where_it_was_moved_or_is_gone(self, run: Run, path: Path, tmp_path: Path) -> None:
        assert len(answer(run("notes", "list", "--document", path, "--format", "json"))["notes"]) == 2
        moved = path.rename(tmp_path / "moved.txt")
        assert len(answer(run("notes", "list", "--document", moved, "--format", "json"))["notes"]) == 2
        (tmp_path / "b.txt").unlink()
        assert len(answer(run("notes", "list", "--document", tmp_path / "b.txt", "--format", "json"))["notes"]) == 1

    def test_the_ids_that_it_shows_are_enough(self, run: Run) -> None:
        for line in run("notes", "list").stdout.splitlines():
            assert run("notes", "edit", line.split("\t")[0], "--note", "x").exit_code == 0
        assert {note.note for note in kept()} == {"x"}

    def test_by_a_colour_of_ones_own(self, run: Run) -> None:
        assert run("notes", "colours", "pink", "à vérifier").exit_code == 0
        assert answer(run("notes", "colours", "--format", "json"))["colours"]["pink"] == "à vérifier"
        assert len(run("notes", "list", "--colour", "À vérifier").stdout.splitlines()) == 1
        check_refusal(run("notes", "list", "--colour", "neige"), "neige")
        assert run("notes", "colours", "pink").exit_code == 2
        run("notes", "colours", "pink", "")
        assert answer(run("notes", "colours", "--format", "json"))["colours"]["pink"] is None

    def test_a_day_that_is_none(self, run: Run) -> None:
        assert run("notes", "list", "--since", "gestern").exit_code == 2


class TestExchanging:
    @pytest.mark.parametrize("form", ["json", "jsonld"])
    def test_what_is_exported_here_is_imported_there(
        self, run: Run, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
    ) -> None:
        made(run, path, "--quote", "Londres", "--colour", "pink", "--tag", "a", "--note", "x")
        made(run, path, "--passage", "1")
        run("notes", "colours", "pink", "à vérifier")
        before = kept()
        file = tmp_path / f"notes.{form}"
        assert "2 notes written" in run("notes", "export", "-o", file).stderr
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "elsewhere"))
        assert answer(run("notes", "import", file, "--json")) == {"new": 2, "changed": 0, "known": 0}
        assert run("notes", "import", file).stdout == "new: 0, changed: 0, known already: 2\n"
        assert kept() == before
        assert "à vérifier" in run("notes", "colours").stdout

    def test_through_a_pipe(self, run: Run, path: Path) -> None:
        note_id = made(run, path, "--quote", "Londres")
        text = run("notes", "export", "--format", "hypothesis").stdout
        run("notes", "remove", note_id)
        assert piped(text, "notes", "import", "-", "--format", "hypothesis").exit_code == 0
        assert [note.id for note in kept()] == [note_id]

    def test_only_what_is_chosen_is_exported(self, run: Run, path: Path) -> None:
        made(run, path, "--quote", "Londres", "--colour", "pink")
        made(run, path, "--passage", "1")
        exported = answer(run("notes", "export", "--colour", "pink", "--format", "json"))
        assert [note["text"] for note in exported["annotations"]] == ["Londres"]

    @pytest.mark.parametrize("form", list(FORMATS))
    def test_without_notes(self, run: Run, form: str) -> None:
        result = run("notes", "export", "--format", form)
        assert result.exit_code == 0
        if form in IMPORTERS:
            assert arrivals_of(result.stdout.encode(), "-", form).notes == ()

    def test_a_file_that_is_there_stays(self, run: Run, path: Path) -> None:
        made(run, path, "--passage", "1")
        check_refusal(run("notes", "export", "-o", path, "--overwrite"), "articles themselves")
        assert path.read_text("utf-8") == TEXT

    @pytest.mark.parametrize("content", [None, b"", b"{", b"\xff\xfe\xff", b"[]", b"{}", b"Title,Note\n", b"%PDF-1.7"])
    def test_what_is_no_notes_is_refused(self, run: Run, tmp_path: Path, content: bytes | None) -> None:
        file = tmp_path / "notes.json"
        if content is not None:
            file.write_bytes(content)
        check_refusal(run("notes", "import", file), str(file))
        check_refusal(run("notes", "import", tmp_path), str(tmp_path))
