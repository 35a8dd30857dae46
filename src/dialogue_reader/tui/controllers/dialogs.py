"""The dialogs, from question to what is done with the answer; their modules are loaded at the first use."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal

from textual.app import App

from dialogue_reader.documents.model import SIDES, Span
from dialogue_reader.documents.opening import PairReading
from dialogue_reader.notes.model import Colour
from dialogue_reader.settings.model import Notes as NoteSettings
from dialogue_reader.tui.commands import annotate, navigate, notes_list
from dialogue_reader.tui.controllers.background import NextChosen
from dialogue_reader.tui.controllers.notes import Notebook
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command
from dialogue_reader.tui.state.key_names import Keys
from dialogue_reader.tui.state.model import Place
from dialogue_reader.tui.view.labels import say

if TYPE_CHECKING:
    from dialogue_reader.tui.screens.note import NoteScreen


def note_screen(
    app: App[None],
    asked: effects.AskForNote,
    tags: Sequence[str],
    settings: NoteSettings,
    name_colour: Callable[[Colour, str], None],
) -> "NoteScreen":
    """The dialog in which a note is written; `tags` are those that are known, `name_colour` takes a colour's name."""
    from dialogue_reader.tui.screens.note import NoteScreen

    def edit(note: str) -> str:
        from dialogue_reader.tui.controllers.editor import edited

        return edited(app, note, settings.editor)

    return NoteScreen(asked.quotations, asked.draft, tags, asked.colour_names, edit, name_colour)


class Dialogs:
    """Opens a dialog over the reader; `perform` takes the command that its answer amounts to."""

    def __init__(self, app: App[None], perform: Callable[[Command], None], settings: NoteSettings) -> None:
        self._app = app
        self._perform = perform
        self._settings = settings

    def help(self, part: str | None, keys: Keys) -> Awaitable[object]:
        """Every key, those of the part that they go to first."""
        from dialogue_reader.tui.screens.help import HelpScreen, sections

        return self._app.push_screen(HelpScreen(*sections(part, keys)))

    def library(self, notebook: Notebook) -> Awaitable[object]:
        """What else there is to read."""
        from dialogue_reader.tui.screens.library import library_of

        def answered(choice: PairReading | Literal["notes"] | None) -> None:
            if choice == "notes":
                self._perform(notes_list.everywhere_from_library)
            elif choice is not None:
                self._app.post_message(NextChosen(choice))

        return self._app.push_screen(library_of(notebook), answered)

    def map(self, asked: effects.ShowMap) -> Awaitable[object]:
        """The pair at a glance."""
        from dialogue_reader.layout.pair_map import pair_map
        from dialogue_reader.tui.screens.map import MapScreen

        def answered(place: Place | None) -> None:
            if place is not None:
                self._perform(navigate.to(place))

        differing = [(mention.side, mention.passage) for known in asked.discrepancies for mention in known.mentions]
        drawn = pair_map(asked.pair, asked.comparison, differing)
        return self._app.push_screen(MapScreen(asked.pair, drawn, asked.place), answered)

    def palette(self) -> Awaitable[object]:
        """Every command by its name."""
        from dialogue_reader.tui.screens.palette import Palette

        return self._app.push_screen(Palette())

    def note(self, asked: effects.AskForNote, tags: Sequence[str]) -> Awaitable[object]:
        """The note of a mark; `tags` are those that are known."""

        def name_colour(colour: Colour, name: str) -> None:
            self._perform(annotate.colour_named(colour, name))

        def answered(draft: effects.Draft | None) -> None:
            if draft is not None:
                self._perform(annotate.write_note(asked, draft))

        return self._app.push_screen(note_screen(self._app, asked, tags, self._settings, name_colour), answered)

    def place(self, asked: effects.AskForPlace) -> Awaitable[object] | Command:
        """Where an orphan goes; nobody is asked where its words may be nowhere."""
        from dialogue_reader.notes.anchoring.places import likely_places
        from dialogue_reader.tui.screens.place import PlaceScreen

        marked = asked.keep.span
        article = asked.keep.pair[asked.side]
        places = likely_places(asked.selector, article.text)
        if not places:
            return notes_list.put_on(asked, marked)

        def answered(span: Span | None) -> None:
            if span is not None:
                self._perform(notes_list.put_on(asked, span))

        choices = [(place.share, Span(asked.side, place.start, place.end)) for place in places]
        return self._app.push_screen(PlaceScreen(asked.keep.pair, asked.selector.exact, choices, marked), answered)

    def colour_name(self, colour: Colour, name: str) -> Awaitable[object]:
        """What a colour shall be called."""
        from dialogue_reader.tui.screens.colour_name import ColourNameScreen

        def answered(chosen: str | None) -> None:
            if chosen is not None:
                self._perform(annotate.colour_named(colour, chosen))

        return self._app.push_screen(ColourNameScreen(colour, name), answered)

    def export(self, asked: effects.AskForExport) -> Awaitable[object]:
        """Where the notes shall go."""
        from dialogue_reader.notes.export import FORMATS
        from dialogue_reader.notes.export.links import LINK_FORMATS, WITH_NOTES, asked_for
        from dialogue_reader.tui.screens.export import Choice, ExportScreen, Titled

        pair, comparison = asked.pair, asked.comparison
        sources = [pair[side].source for side in SIDES]
        count = len({note.id for notes in (*asked.notes, *(own for _, own in asked.others)) for note in notes})
        formats: dict[str, Titled] = {**FORMATS}
        if comparison and not pair.is_single:
            formats |= {name: LINK_FORMATS[name] for name in WITH_NOTES}

        def write(choice: Choice) -> Path:
            from dialogue_reader.messages.export import words
            from dialogue_reader.notes.export.delivery import deliver
            from dialogue_reader.notes.export.links.linked import linked_texts
            from dialogue_reader.notes.export.report import NO_TRANSLATIONS, report
            from dialogue_reader.writing.new_files import write_new

            path, form, overwrite, is_translated, template, prune = choice
            links = None if template else asked_for(form, path)
            if links in formats and comparison:
                linked = linked_texts(pair, comparison, "passage", asked.notes)
                text = LINK_FORMATS[links].write(linked, datetime.now(UTC))
                return write_new(path, text, overwrite=overwrite, sources=sources)
            translations = asked.translations if is_translated else NO_TRANSLATIONS
            exported = report(pair, asked.notes, comparison, asked.colour_names, translations)
            if asked.others:
                from dialogue_reader.pages.story_notes import report_of_pair_in_story

                exported = report_of_pair_in_story(exported, *zip(*asked.others, strict=True))
            way = template or form
            return deliver(exported, words, path, way, overwrite=overwrite, prune=prune, sources=sources).path

        def answered(path: Path | None) -> None:
            if path is not None:
                self._perform(annotate.downloaded(count, path.name) if in_browser else annotate.exported(count, path))

        in_browser = self._app.is_web
        name = "+".join(PurePath(source).stem.strip("-") or say("standard_input") for source in sources if source)
        folder = "" if in_browser else self._settings.folder
        proposal = str(PurePath(folder, f"{name}.md"))
        screen = ExportScreen(
            proposal,
            formats,
            write,
            has_translations=any(asked.translations),
            takes_template=not in_browser,
        )
        return self._app.push_screen(screen, answered)
