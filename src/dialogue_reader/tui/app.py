"""The application around the reader: its look, its palette, and the folders it keeps things in."""

import asyncio
import os
import signal
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import events
from textual.app import App, SystemCommand
from textual.screen import Screen

from dialogue_reader.documents.model import Pair
from dialogue_reader.documents.opening import PairReading
from dialogue_reader.errors import DialogueError, ServeError, SettingsError
from dialogue_reader.messages import spoken
from dialogue_reader.settings.configuration import Configuration
from dialogue_reader.tui.colours import own_colours
from dialogue_reader.tui.commands import appearance, bookmarks, session
from dialogue_reader.tui.commands.registry import bound_keys
from dialogue_reader.tui.controllers.background import NextChosen
from dialogue_reader.tui.controllers.notes import Notebook
from dialogue_reader.tui.controllers.yielding import expect_frame
from dialogue_reader.tui.screens.commanded import CommandedScreen
from dialogue_reader.tui.screens.reader import ReaderScreen
from dialogue_reader.tui.state.model import State, Theme, Themes, opened
from dialogue_reader.tui.state.transitions import resume, to_sought_note, with_kept
from dialogue_reader.tui.terminal.background import is_asked, is_light_by
from dialogue_reader.tui.widgets.no_break import hold_together
from dialogue_reader.tui.widgets.styles import SIXTEEN

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.driver import Driver

    from dialogue_reader.tui.screens.waiting import WaitingScreen
    from dialogue_reader.tui.terminal.driver import BackgroundAnswered

# What ends a program from outside. SIGHUP and SIGQUIT are Unix's.
_ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)]


Outcome = DialogueError | PairReading
"""Why the reader has ended, or what shall be read next."""


def _commands() -> "type[Provider]":
    """What the palette knows; loaded when it is opened."""
    from dialogue_reader.tui.screens.palette import Commands

    return Commands


class DialogueReader(App[Outcome]):
    """Opens the reader on a pair. `data` and `cache` are folders; None keeps nothing.

    It returns what shall be read next, or why a document could not be read to its end, as if it had never been opened:
    what was shown of it is not what it holds.
    """

    TITLE = "dialogue_reader"
    CSS_PATH = "reader.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = {_commands}  # noqa: RUF012 - Textual's
    COMMAND_PALETTE_BINDING = "f12"  # ctrl+p and : come from the registry
    SUSPENDED_SCREEN_CLASS = "-behind"  # a dialog is in front
    BINDINGS: ClassVar[list[object]] = []  # type: ignore[assignment]

    def __init__(
        self,
        pair: Pair | None,
        data: Path | None,
        cache: Path | None,
        reading: PairReading | None = None,
        configuration: Configuration = Configuration(),  # noqa: B008 - a frozen value
        sought_note: str | None = None,
        folder: str | None = None,
    ) -> None:
        """`reading` is given where `pair` is only the first pages of what is still being read, or None where there is
        nothing yet; `configuration` has a person's own settings and keys; `sought_note` is the note to begin at.
        Where there is neither pair nor reading, a person chooses in `folder`.

        The attribute of that name is, in the end, the one to begin at in what shall be read next.
        """
        self._configuration = configuration
        self._follows_terminal = configuration.settings.look.theme == "auto"
        hold_together()
        # Textual turns colours into greys for NO_COLOR, and leaves them out only beside the terminal's own.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.keys = bound_keys(configuration.keymap)
        self._folder = folder
        self._pair = pair
        self._cache = cache
        self._reading = reading
        self._mistakes = [*configuration.errors]
        self._themes = self._take_themes()
        self._notebook = Notebook.open(data)
        self.sought_note = sought_note

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours of our own, for the theme at hand."""
        return own_colours(dark=self.current_theme.dark, sixteen=self.has_class(SIXTEEN))

    def _take_themes(self) -> Themes:
        """Know the person's own themes, and look as was settled; what T changes between."""
        look = self._configuration.settings.look
        if self._configuration.themes:
            self._register_own_themes()
        usual = Themes()
        dark = self._known("look.dark", look.dark, usual.dark)
        themes = Themes(dark, self._known("look.light", look.light, usual.light))
        if look.theme in ("auto", "dark", "light"):
            is_light = look.theme == "light" or (self._follows_terminal and is_light_by(os.environ))
            self._look_as(themes.light if is_light else themes.dark)
            return themes
        self._look_as(self._known("look.theme", look.theme, themes.dark))
        return themes._replace(**{"dark" if self.current_theme.dark else "light": self.theme})

    def _register_own_themes(self) -> None:
        from dialogue_reader.tui.terminal.themes import made_of

        for theme in self._configuration.themes:
            own, mistake = made_of(theme, self.available_themes)
            self.register_theme(own)
            self._mistakes += [mistake] if mistake else []

    def _look_as(self, theme: str) -> None:
        if theme != self.theme:
            self.theme = theme

    def _known(self, setting: str, theme: str, usual: str) -> str:
        """The theme if there is such a one; else the usual one, and the mistake is noted."""
        if theme == usual or theme in self.available_themes:
            return theme
        choices = ", ".join(sorted(self.available_themes))
        self._mistakes.append(SettingsError("settings_theme", setting, theme=theme, choices=choices))
        return usual

    def get_driver_class(self) -> "type[Driver]":
        """Textual's own, which also asks whether the terminal is light, where it can and someone wants to know."""
        usual = super().get_driver_class()
        if self._follows_terminal and usual.__name__ == "LinuxDriver" and is_asked(os.environ):
            from dialogue_reader.tui.terminal.driver import AskingDriver

            return AskingDriver
        return usual

    def on_background_answered(self, event: "BackgroundAnswered") -> None:
        """Look as the terminal does, unless another theme was chosen by now."""
        if not self._follows_terminal or self.theme not in self._themes:
            return
        self._follows_terminal = False
        self._look_as(self._themes.light if event.is_light else self._themes.dark)
        if self._behind:
            chosen = appearance.theme_chosen(Theme(self.theme, self.current_theme.dark))
            self._behind.call_later(self._behind.perform, chosen)  # once it is there to be seen

    def get_default_screen(self) -> Screen[None]:
        """The reader itself is the first screen where there is something to read; nothing is drawn before it."""
        if self._pair:
            return self._reader(self._first_state(self._pair))
        if not self._reading:
            return Screen()  # behind the library
        from dialogue_reader.tui.screens.waiting import WaitingScreen

        return WaitingScreen(self._reading)

    def _reader(self, state: State) -> ReaderScreen:
        configuration = self._configuration
        guide = configuration.settings.look.guide
        return ReaderScreen(
            state, self._notebook, self._cache, self._reading, configuration, self._mistakes, offers_guide=guide
        )

    @property
    def _is_confined(self) -> bool:
        """Whether the reader is shown on another machine, which is to see this pair and nothing else."""
        return getattr(self._driver, "is_confined", False)

    @property
    def _behind(self) -> ReaderScreen | None:
        """The reader that is open already."""
        return next((screen for screen in self.screen_stack if isinstance(screen, ReaderScreen)), None)

    async def on_next_chosen(self, event: NextChosen) -> None:
        """Read something else, now or when it has come; from another machine nothing else is read."""
        if self._behind and self._is_confined:
            self._behind.perform(session.failed(ServeError("serve_confined")))
            return
        self.sought_note = event.note
        if event.reading.is_ready:
            self._go_on_to(event.reading)
            return
        from dialogue_reader.tui.screens.waiting import WaitingScreen

        await self.push_screen(WaitingScreen(event.reading))

    def _go_on_to(self, reading: PairReading) -> None:
        if self._behind:
            self._behind.perform(session.keep_place)
        self.exit(reading)

    async def on_waiting_screen_ready(self, event: "WaitingScreen.Ready") -> None:
        """Read what has come."""
        assert isinstance(event.reading, PairReading)
        if self._behind:
            self._go_on_to(event.reading)
            return
        self._reading = None if event.reading.is_whole else event.reading
        # Textual cannot exchange the first screen.
        await self.push_screen(self._reader(self._first_state(event.reading.pair)))

    def on_waiting_screen_failed(self, event: "WaitingScreen.Failed") -> None:
        """Say why a document cannot be read; where there is nothing else to read, end."""
        if not isinstance(event.error, DialogueError):
            raise event.error
        if self._behind:
            self._give_up_waiting()
            self._behind.perform(session.failed(event.error))
        else:
            self._end_waiting(event.error)

    def on_waiting_screen_given_up(self) -> None:
        """Wait no longer."""
        if self._behind:
            self._give_up_waiting()
        else:
            self._end_waiting(None)

    def _end_waiting(self, error: DialogueError | None) -> None:
        """Nothing else is there to be read; `error` says why, where nobody gave up."""
        self.exit(error, return_code=2 if error else 0)

    def _give_up_waiting(self) -> None:
        self.sought_note = None
        self.pop_screen()

    def _first_state(self, pair: Pair) -> State:
        state = opened(pair, self._configuration.settings)._replace(
            keys=self.keys,
            theme=Theme(self.current_theme.name, self.current_theme.dark),
            themes=self._themes,
            language=spoken(),
            sought_note=self.sought_note,
        )
        self.sought_note = None
        if self._reading:
            return state._replace(is_whole=False)
        kept = self._notebook.load(pair, with_notes=not self._awaits_notes(pair, state.sought_note))
        return to_sought_note(resume(with_kept(state, kept), kept.position))

    def _awaits_notes(self, pair: Pair, sought_note: str | None) -> bool:
        """Whether the first page does not wait for the notes, as they are many and none of them is to be gone to."""
        return sought_note is None and self._notebook.has_many(pair)

    def on_mount(self) -> None:
        """Ask what to read where that is still to be chosen, and be ready to leave."""
        if not self.is_headless and self.console.color_system == "standard":
            self.add_class(SIXTEEN)
            self.refresh_css(animate=False)
        if not self._pair and not self._reading:
            self._choose()
        self._leave_in_good_order()

    def _choose(self) -> None:
        from dialogue_reader.tui.screens.library import library_of

        def chosen(choice: PairReading | Literal["notes"] | None) -> None:
            if choice == "notes":  # they are shown beside an article, and there is none yet
                self._choose()
            else:
                self.exit(choice)

        self.push_screen(library_of(self._notebook, self._folder), chosen)

    def _leave_in_good_order(self) -> None:
        """Be ready to be ended from outside; Textual alone would leave the terminal in its own mode."""
        if self._configuration.keymap:
            self.set_keymap({**self._configuration.keymap})
        loop = asyncio.get_running_loop()
        for ending in _ENDING:
            try:
                loop.add_signal_handler(ending, self._end_by, ending)
            except (NotImplementedError, RuntimeError, ValueError):
                return  # another system, or not the main thread, as in tests

    def _end_by(self, ending: signal.Signals) -> None:
        """Restore the terminal and end with the status a shell gives; a second signal ends at once."""
        asyncio.get_running_loop().remove_signal_handler(ending)
        self.exit(return_code=128 + ending)

    async def on_event(self, event: events.Event) -> None:
        """Run the command of a key before the next key is looked at.

        Left to the screen's own queue, "/" and the letters typed right after it would be taken for commands alike.
        """
        if self._exit and isinstance(event, events.InputEvent):
            return  # the reader has been left: what is typed now is meant for nobody
        if isinstance(event, events.InputEvent) and not isinstance(event, events.MouseMove):
            expect_frame()
        if isinstance(event, events.Key) and not event.is_forwarded and isinstance(self.screen, CommandedScreen):
            if isinstance(self.screen, ReaderScreen) and self.screen.state.letter_for:
                self.screen.perform(bookmarks.type_letter(event.key, event.character))
                return
            binding = self.screen.active_bindings.get(event.key) if self._takes_commands else None
            if binding and (binding.node is self.screen or self.focused):
                await self.run_action(binding.binding.action, binding.node)
                return
        await super().on_event(event)

    @property
    def _takes_commands(self) -> bool:
        """Whether the screen is composed and no part of it waits for text: keys go to the articles, or to a list."""
        is_free = self.focused is None or self.focused.id == "panel-list"
        return self.is_running and self.screen.is_mounted and is_free

    def on_unmount(self) -> None:
        """Let the store go."""
        self._notebook.close()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette knows."""
        from dialogue_reader.tui.screens.palette import entries

        if isinstance(screen, ReaderScreen):
            library = () if self._is_confined else self._notebook.library()
            yield from entries(screen, library, bool(self._configuration.hooks))
