"""Asking where the notes shall go, and as what."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar, NamedTuple, Protocol

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Checkbox, Input, Label, Select

from dialogue_reader.errors import OutputError
from dialogue_reader.messages.errors import explained
from dialogue_reader.tui.screens.dialog import Dialog, Hints
from dialogue_reader.tui.view.labels import say
from dialogue_reader.tui.widgets.bindings import bindings_of
from dialogue_reader.tui.widgets.fields import LineField


class Choice(NamedTuple):
    """Which file to write, the name of its format (None for the one that the file asks for), over what is there or not,
    and whether with what a machine has translated; a template in place of a format, and whether notes that are gone are
    taken out of a file that is updated.
    """

    path: Path
    form: str | None
    overwrite: bool
    with_translations: bool
    template: Path | None = None
    prune: bool = False


class Titled(Protocol):
    """What people call a format, and how its files end."""

    @property
    def title(self) -> str: ...  # noqa: D102 - told above

    @property
    def suffix(self) -> str: ...  # noqa: D102 - told above


class _Box(Checkbox):
    """A box whose tick is a sign; Textual's is a colour alone, and a faint one."""

    @property
    def _button(self) -> Content:
        return Content("[x]" if self.value else "[ ]")


class ExportScreen(Dialog[Path | None]):
    """Asks for a file and a format, and lets `write` write it; stays open, saying why, while that fails.

    Answers the file written.
    """

    PART = "export"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("export", is_first=True)

    def __init__(
        self,
        proposal: str,
        formats: Mapping[str, Titled],
        write: Callable[[Choice], Path],
        *,
        has_translations: bool = False,
        title: str = "",
        takes_template: bool = False,
    ) -> None:
        """`has_translations` is whether there are some that the notes could be written with; `title` says what is
        exported where that is not notes; `takes_template` offers what only files of notes on this machine have: a
        template, and taking out notes that are gone.
        """
        super().__init__()
        self._takes_template = takes_template
        self._has_translations = has_translations
        self._title = title or say("export_title")
        self._proposal = proposal
        self._formats = formats
        self._write = write

    def compose(self) -> ComposeResult:
        """The file's name, its format, and what is wrong with it."""
        formats = [(say("export_by_name"), "")]
        for name, form in self._formats.items():
            formats.append((say("export_format", title=form.title, suffix=form.suffix), name))
        with Vertical(classes="dialog"):
            yield Label(self._title, classes="dialog-title")
            yield LineField(self._proposal, id="export-path")
            # Textual's own entry for no choice is too faint.
            yield Select(formats, allow_blank=False, id="export-format", compact=True)
            if self._has_translations:
                yield _Box(say("export_translations"), id="export-translations", compact=True)
            if self._takes_template:
                yield Input(placeholder=say("export_template"), id="export-template", compact=True)
                yield _Box(say("export_prune"), id="export-prune", compact=True)
            yield Label("", id="export-wrong", markup=False)
            yield Hints.of_part("export", self.keys)

    def on_mount(self) -> None:
        """Be ready for typing."""
        self.set_focus(self._path_field)

    def on_select_changed(self) -> None:
        """Let the file's name end as files of the format do."""
        form, name = self._form, self._path_field
        if form is None or not name.value:
            return
        path = Path(name.value)
        if not name.value.lower().endswith(self._formats[form].suffix):
            known = path.suffix in {other.suffix for other in self._formats.values()}
            name.value = str(path.with_suffix("") if known else path) + self._formats[form].suffix
        self.set_focus(name)

    def on_input_submitted(self) -> None:
        """Write a new file, or update one."""
        self._attempt(overwrite=False)

    def action_overwrite(self) -> None:
        """Write the file, whether there is one or not."""
        self._attempt(overwrite=True)

    @property
    def _form(self) -> str | None:
        return str(self.query_one("#export-format", Select).value) or None

    @property
    def _path_field(self) -> Input:
        return self.query_one("#export-path", Input)

    @property
    def _template(self) -> Path | None:
        if not self._takes_template:
            return None
        name = self.query_one("#export-template", Input).value.strip()
        return Path(name).expanduser() if name else None

    def _is_ticked(self, name: str) -> bool:
        return any(box.value for box in self.query(f"#export-{name}").results(Checkbox))

    def _attempt(self, *, overwrite: bool) -> None:
        path, translated = Path(self._path_field.value).expanduser(), self._is_ticked("translations")
        choice = Choice(path, self._form, overwrite, translated, self._template, self._is_ticked("prune"))
        try:
            where = self._delivered(choice)
        except OutputError as error:
            subject, reason, remedy = explained(error)
            can_overwrite = error.code in ("output_exists", "output_not_text")
            hint = f"\n{say('export_overwrite', key=self.keys)}" if can_overwrite else f" {remedy}."
            wrong = say("export_wrong", subject=subject, reason=reason)
            self.query_one("#export-wrong", Label).update(f"{wrong}{hint}")
            return
        self.dismiss(where)

    def _delivered(self, choice: Choice) -> Path:
        """The file that was written, or that was sent to the browser of whoever sits at one."""
        if not self.app.is_web:
            return self._write(choice)
        from dialogue_reader.tui.controllers.download import download

        return download(self.app, choice.path.name, lambda path: self._write(choice._replace(path=path)))

    def action_leave(self) -> None:
        """Answer with nothing; an open list of formats is closed first."""
        formats = self.query_one("#export-format", Select)
        if formats.expanded:
            formats.expanded = False
            self.set_focus(formats)
        else:
            self.dismiss(None)
