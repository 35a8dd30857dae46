"""The one place where effects are run. What the first page does not need is loaded with the first effect that does."""

from collections.abc import Awaitable, Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

from dialogue_reader.documents.opening import PairReading
from dialogue_reader.errors import DialogueError, ServeError, detail_of
from dialogue_reader.messages import Message, rendered, speak
from dialogue_reader.notes.model import Annotation
from dialogue_reader.settings.configuration import Configuration
from dialogue_reader.tui.commands import session
from dialogue_reader.tui.controllers import garbage
from dialogue_reader.tui.controllers.background import Background, NextChosen, StoryWanted
from dialogue_reader.tui.controllers.notes import Notebook
from dialogue_reader.tui.controllers.search import HitFinder
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command, Effect
from dialogue_reader.tui.state.key_names import Keys

if TYPE_CHECKING:
    from dialogue_reader.tui.controllers.analysis import Analysis
    from dialogue_reader.tui.controllers.asking.outside import Outside
    from dialogue_reader.tui.controllers.dialogs import Dialogs
    from dialogue_reader.tui.controllers.note_lists import NoteLists

# What reads other documents, or runs programs, of the machine that the reader is on.
_OF_THIS_MACHINE = (effects.ShowLibrary, effects.OpenNote, effects.ReadAllNotes, effects.AskHook)
_NOTICE = 10  # seconds that a notice stays


class Effects:
    """Runs effects for the reader's screen.

    `perform` takes the commands that dialogs come to; `keys` are those that notices name; `reading` is what remains to
    be read of both documents; `configuration` has the person's own settings.
    """

    def __init__(
        self,
        screen: Screen[None],
        perform: Callable[[Command], None],
        keys: Keys,
        notebook: Notebook,
        cache: Path | None,
        reading: PairReading | None,
        configuration: Configuration,
    ) -> None:
        self._screen = screen
        self._configuration = configuration
        self._perform = perform
        self._keys = keys
        self._notebook = notebook
        self._cache = cache
        self._reading = reading
        self._background = Background(screen)
        self._finder = HitFinder(self._background)

    @cached_property
    def _dialogs(self) -> "Dialogs":
        from dialogue_reader.tui.controllers.dialogs import Dialogs

        return Dialogs(self._screen.app, self._perform, self._configuration.settings.notes)

    @cached_property
    def _analysis(self) -> "Analysis":
        from dialogue_reader.tui.controllers.analysis import Analysis

        return Analysis(self._background, self._cache)

    @cached_property
    def _note_lists(self) -> "NoteLists":
        from dialogue_reader.tui.controllers.note_lists import NoteLists

        return NoteLists(self._background, self._notebook)

    @cached_property
    def _outside(self) -> "Outside":
        from dialogue_reader.tui.controllers.asking.outside import Outside

        return Outside(self._background, self._configuration, self._cache)

    def run(self, effect: Effect) -> Command | Awaitable[object] | None:
        """Do what `effect` says. What comes of it at once is a command; what it opens is to be awaited."""
        if isinstance(effect, _OF_THIS_MACHINE) and self._is_confined:
            return _withheld(effect)
        match effect:
            case effects.KeepPosition():
                self._notebook.keep_position(effect)
            case effects.FindHits():
                return self._finder.find(effect)
            case effects.FindElsewhere():
                return self._finder.find_elsewhere(effect)
            case effects.FindMeaning(pair):
                self._analysis.find_meaning(effect, self._finder.index_of(pair))
            case effects.Compare(pair, in_sight, index):
                garbage.resume(is_long=self._reading is not None)
                self._analysis.begin(pair, self._finder.prepare(pair, index), in_sight)
            case effects.LookAt(in_sight):
                if self._has_analysis:
                    self._analysis.look_at(in_sight)
            case effects.LinksShown():
                self._screen.call_after_refresh(self._analysis.links_are_shown)
            case effects.FindDiscrepancies() | effects.FindPoints() | effects.FindTerms():
                self._find(effect)
            case effects.Translate():
                self._outside.translate(effect)
            case effects.AskHook(words):
                return self._outside.hooks(words, self._screen.app, self._copy)
            case effects.ReadOn():
                self._read_on()
            case effects.ShowHelp(part):
                return self._dialogs.help(part, self._keys)
            case effects.OfferGuide():
                return session.show_guide if self._notebook.does_once("guide-shown") else None
            case effects.ShowLibrary():
                return self._dialogs.library(self._notebook)
            case effects.ShowMap():
                return self._dialogs.map(effect)
            case effects.ShowPalette():
                return self._dialogs.palette()
            case effects.AskForNote():
                return self._dialogs.note(effect, self._notebook.tags())
            case effects.AskForPlace():
                return self._dialogs.place(effect)
            case effects.AskForColourName(colour, name):
                return self._dialogs.colour_name(colour, name)
            case effects.ReloadNotes() | effects.ReadAllNotes() | effects.IndexNotes():
                return self._note_lists.run(effect)
            case effects.OpenNote(note):
                return self._open(note)
            case effects.AskForExport():
                return self._dialogs.export(effect)
            case effects.Copy() | effects.Notify() | effects.Speak():
                self._tell(effect)
            case effects.OpenAccounts() | effects.ShowMatrix():
                self._screen.app.post_message(StoryWanted(effect))
            case effects.Leave() | effects.Suspend() | effects.Fail():
                self._give_up_terminal(effect)
            case _:
                return self._notebook.run(effect)
        return None

    def _read_on(self) -> None:
        from dialogue_reader.tui.controllers.loading import Loader

        assert self._reading is not None
        Loader(self._background, self._reading, self._notebook).begin()

    def _find(self, effect: effects.FindDiscrepancies | effects.FindPoints | effects.FindTerms) -> None:
        match effect:
            case effects.FindDiscrepancies(pair, comparison):
                self._analysis.find_discrepancies(pair, comparison)
            case effects.FindPoints(pair, comparison):
                self._analysis.find_points(pair, comparison)
            case effects.FindTerms(pair, comparison):
                self._analysis.find_terms(pair, comparison)

    def _tell(self, effect: effects.Copy | effects.Notify | effects.Speak) -> None:
        match effect:
            case effects.Copy(text):
                self._copy(text)
            case effects.Notify(title, error):
                self._notify(title, error)
            case effects.Speak(language):
                speak(language)

    def _give_up_terminal(self, effect: effects.Leave | effects.Suspend | effects.Fail) -> None:
        match effect:
            case effects.Leave():
                self._screen.app.exit()
            case effects.Suspend():
                self._screen.app.action_suspend_process()
            case effects.Fail(error):
                self._screen.app.exit(error, return_code=2)

    def _open(self, note: Annotation) -> Command | None:
        """Read what a note is on."""
        try:
            reading = self._note_lists.reading_of(note)
        except DialogueError as error:
            return session.failed(error)
        self._screen.app.post_message(NextChosen(reading, note.id))
        return None

    def close(self) -> None:
        """Let the worker go, and the programs that are running."""
        if self._has_analysis:
            self._analysis.close()
        if "_outside" in self.__dict__:
            self._outside.close()

    @property
    def _is_confined(self) -> bool:
        """Whether nothing but the documents that it was started with may be read: the browser is on another machine."""
        return getattr(self._screen.app._driver, "is_confined", False)

    @property
    def _has_analysis(self) -> bool:
        return "_analysis" in self.__dict__

    def _copy(self, text: str) -> None:
        """Copy in the background: a tool may hang. What is sent to the terminal is sent from here."""
        from dialogue_reader.tui.commands import annotate
        from dialogue_reader.tui.controllers import clipboard

        app = self._screen.app

        def send(sequence: str) -> None:
            if app._driver is not None:
                app.call_later(app._driver.write, sequence)

        def copy() -> None:
            try:
                copied = clipboard.put(text, send)
            except OSError as error:
                self._background.post(annotate.not_copied(detail_of(error)))
            else:
                self._background.post(annotate.copied(copied.way, copied.detail))

        app._clipboard = text  # what Textual's own fields paste
        self._background.start("copy", copy)

    def _notify(self, title: Message, error: DialogueError | Message) -> None:
        from dialogue_reader.messages.errors import described

        notice = described(error) if isinstance(error, DialogueError) else rendered(error, key=self._keys)
        heading = rendered(title, key=self._keys)
        self._screen.notify(notice, title=heading, severity="error", timeout=_NOTICE, markup=False)


def _withheld(effect: Effect) -> Command:
    """That other documents are not for whoever sits at a browser on another machine."""
    error = ServeError("serve_confined")
    if not isinstance(effect, effects.ReadAllNotes):
        return session.failed(error)
    from dialogue_reader.tui.commands import notes_list

    return notes_list.notes_withheld(error)
