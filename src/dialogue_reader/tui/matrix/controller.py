"""Doing what the commands of the matrix want done: a story told in the background, dialogs, another screen."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from textual import message
from textual.screen import Screen

from dialogue_reader.comparison.worker.errors import ComparisonCancelledError, ComparisonFailedError
from dialogue_reader.documents.model import Article
from dialogue_reader.errors import DialogueError, StoreError
from dialogue_reader.logs import logger
from dialogue_reader.messages import rendered, speak
from dialogue_reader.messages.errors import described
from dialogue_reader.notes.model import Colour
from dialogue_reader.settings.model import Notes as NoteSettings
from dialogue_reader.stories.worker.client import Partly, Storyteller
from dialogue_reader.stories.worker.protocol import Progressed
from dialogue_reader.tui.controllers.jobs import in_daemon_thread
from dialogue_reader.tui.controllers.notes import Notebook
from dialogue_reader.tui.controllers.yielding import yield_to_interface
from dialogue_reader.tui.matrix import commands, effects, marking
from dialogue_reader.tui.matrix.effects import Effect, MatrixCommand
from dialogue_reader.tui.state.effects import AskForNote, Draft

_NOTICE = 10  # seconds that a notice stays


class Learned(message.Message):
    """Something has become known of the story: `command` takes it into the state."""

    def __init__(self, command: MatrixCommand) -> None:
        super().__init__()
        self.command = command


class PairWanted(message.Message):
    """Two accounts of the story are to be read: for the application, which holds the screens."""

    def __init__(self, pair: effects.OpenPair) -> None:
        super().__init__()
        self.pair = pair


class MatrixLeft(message.Message):
    """The matrix has been left."""


class MatrixEffects:
    """Runs effects for the screen of the matrix; `perform` takes the commands that dialogs come to.

    `cache` is the folder for what is worked out, None for none; `settings` are those of notes and exports.
    """

    def __init__(
        self,
        screen: Screen[None],
        perform: Callable[[MatrixCommand], None],
        notebook: Notebook,
        cache: Path | None,
        settings: NoteSettings,
    ) -> None:
        self._screen = screen
        self._perform = perform
        self._notebook = notebook
        self._teller = Storyteller(cache, yield_to_interface)
        self._settings = settings

    def run(self, effect: Effect) -> Awaitable[object] | None:
        """Do what `effect` says. What it opens is to be awaited."""
        match effect:
            case effects.Tell(articles):
                self._screen.run_worker(in_daemon_thread(lambda: self._tell(articles)), group="tell", exclusive=True)
            case effects.OpenPair():
                self._screen.app.post_message(PairWanted(effect))
            case effects.ScrollWords(step):
                self._screen.query_one("#matrix-words").scroll_relative(y=step, animate=False, immediate=True)
            case effects.ReadNotes() | effects.KeepMark() | effects.NameColour():
                self._perform(self._kept(effect))
            case effects.ListNotes():
                return self._list_notes(effect)
            case AskForNote():
                return self._ask_for_note(effect)
            case effects.AskForExport():
                return self._ask_for_export(effect)
            case effects.ShowHelp(keys):
                from dialogue_reader.tui.matrix.help import sections
                from dialogue_reader.tui.screens.help import HelpScreen

                return self._screen.app.push_screen(HelpScreen(*sections(keys)))
            case effects.ShowPalette():
                from dialogue_reader.tui.screens.palette import Palette

                return self._screen.app.push_screen(Palette())
            case effects.Speak(language):
                speak(language)
            case effects.Notify(title, reason):
                notice = described(reason) if isinstance(reason, DialogueError) else rendered(reason)
                self._screen.notify(notice, title=rendered(title), severity="error", timeout=_NOTICE, markup=False)
            case effects.Suspend():
                self._screen.app.action_suspend_process()
            case effects.Leave():
                self._screen.app.post_message(MatrixLeft())
        return None

    def close(self) -> None:
        """Let the story go, if it is still being worked out."""
        self._teller.close()

    def _tell(self, articles: tuple[Article, ...]) -> None:
        def hear(news: Progressed | Partly) -> None:
            arrived = commands.story_arrived if isinstance(news, Partly) else commands.progressed
            self._post(arrived(*news))

        try:
            self._post(commands.story_arrived(self._teller.tell(articles, hear), "whole"))
        except ComparisonCancelledError:
            return
        except ComparisonFailedError as error:
            self._post(commands.telling_failed(error))
        except Exception as error:
            logger(__name__).exception("a story could not be told")
            self._post(commands.telling_failed(ComparisonFailedError("worker_error", error=str(error))))

    def _post(self, command: MatrixCommand) -> None:
        self._screen.post_message(Learned(command))

    def _kept(self, effect: effects.ReadNotes | effects.KeepMark | effects.NameColour) -> MatrixCommand:
        """Do what is to be done in the store of notes; the command shows it, or says why it could not be."""
        notebook = self._notebook
        try:
            if isinstance(effect, effects.NameColour):
                notebook.name_colour(effect.colour, effect.name)
            elif isinstance(effect, effects.KeepMark):
                done = notebook.change(effect.change)
                return marking.marks_changed(effect.change, done, notebook.of_accounts(effect.articles))
        except StoreError as error:
            return marking.not_kept(effect.asked if isinstance(effect, effects.KeepMark) else None, error)
        return marking.notes_arrived(notebook.of_accounts(effect.articles), notebook.colour_names())

    def _ask_for_note(self, asked: AskForNote) -> Awaitable[object]:
        from dialogue_reader.tui.controllers.dialogs import note_screen

        def answered(draft: Draft | None) -> None:
            if draft is not None:
                self._perform(marking.write_note(asked, draft))

        def name_colour(colour: Colour, name: str) -> None:
            self._perform(marking.name_colour(colour, name))

        app = self._screen.app
        return app.push_screen(note_screen(app, asked, self._notebook.tags(), self._settings, name_colour), answered)

    def _list_notes(self, effect: effects.ListNotes) -> Awaitable[object]:
        from dialogue_reader.tui.matrix.notes_screen import StoryNotesScreen

        def answered(note_id: str | None) -> None:
            if note_id is not None:
                self._perform(marking.to_note(note_id))

        return self._screen.app.push_screen(StoryNotesScreen(effect.notes, effect.colour_names), answered)

    def _ask_for_export(self, asked: effects.AskForExport) -> Awaitable[object]:
        from dialogue_reader.tui.matrix.exporting import export_screen

        app = self._screen.app

        def answered(path: Path | None) -> None:
            if path is not None:
                self._perform(commands.exported(path.name if app.is_web else path))

        return app.push_screen(export_screen(asked, "" if app.is_web else self._settings.folder), answered)
