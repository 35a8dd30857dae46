"""Writing who says what, or the notes on its accounts, to a file: the format, or the file's name, says which."""

from pathlib import Path, PurePath
from typing import NamedTuple

from dialogue_reader.tui.matrix.effects import AskForExport
from dialogue_reader.tui.matrix.view import phrase
from dialogue_reader.tui.screens.export import Choice, ExportScreen, Titled

_OF_NOTES = "notes-"  # before the name of a format of notes


class _Format(NamedTuple):
    """A format as it is offered, of the story or of the notes."""

    title: str
    suffix: str


def export_screen(asked: AskForExport, folder: str) -> ExportScreen:
    """The dialog that asks where to; a file in `folder` is proposed."""
    from dialogue_reader.notes.export import FORMATS as NOTE_FORMATS
    from dialogue_reader.pages.story_files import FORMATS

    formats: dict[str, Titled] = {name: _Format(phrase(f"format_{name}"), suffix) for name, suffix in FORMATS.items()}
    if any(asked.notes):
        formats |= {
            f"{_OF_NOTES}{name}": _Format(phrase("format_notes", title=form.title), form.suffix)
            for name, form in NOTE_FORMATS.items()
        }
    proposal = str(PurePath(folder, "story.html"))
    return ExportScreen(proposal, formats, lambda choice: _write(asked, choice), title=phrase("export_title"))


def _write(asked: AskForExport, choice: Choice) -> Path:
    """Write what was chosen; a file whose name tells no format of either is a page."""
    from dialogue_reader.pages.story_files import format_of, written
    from dialogue_reader.writing.new_files import write_new

    story, form = asked.story, choice.form or format_of(choice.path)
    sources = [article.source for origin in story.origins for article in origin]
    if form.startswith(_OF_NOTES) if form else _is_of_notes(choice.path):
        from dialogue_reader.messages.export import words
        from dialogue_reader.notes.export.delivery import deliver
        from dialogue_reader.pages.story_notes import report_of_story

        report = report_of_story(story, asked.notes, asked.colour_names)
        way = form and form.removeprefix(_OF_NOTES)
        return deliver(report, words, choice.path, way, overwrite=choice.overwrite, sources=sources).path
    from dialogue_reader.messages.pages import words as page_words

    text = written(story, form or "html", page_words)
    return write_new(choice.path, text, overwrite=choice.overwrite, sources=sources)


def _is_of_notes(path: Path) -> bool:
    """Whether a file's name asks for a format of notes."""
    from dialogue_reader.notes.export import FORMATS

    return any(path.name.lower().endswith(form.suffix) for form in FORMATS.values())
