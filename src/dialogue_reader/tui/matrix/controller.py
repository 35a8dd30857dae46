"""Doing what the commands of the matrix want done: a story told in the background, dialogs, another screen."""

from collections.abc import Awaitable, Callable
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from textual import message
from textual.screen import Screen

from dialogue_reader.comparison.worker.errors import ComparisonCancelledError, ComparisonFailedError
from dialogue_reader.documents.model import Article
from dialogue_reader.logs import logger
from dialogue_reader.messages import rendered, speak
from dialogue_reader.stories.story import Story
from dialogue_reader.tui.controllers.jobs import in_daemon_thread
from dialogue_reader.tui.controllers.yielding import yield_to_interface
from dialogue_reader.tui.matrix import commands, effects
from dialogue_reader.tui.matrix.effects import Effect, MatrixCommand
from dialogue_reader.tui.matrix.view import phrase

if TYPE_CHECKING:
    from dialogue_reader.stories.worker.client import Partly, Storyteller
    from dialogue_reader.stories.worker.protocol import Progressed

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

    `cache` is the folder for what is worked out, None for none; `exports` the folder that files are proposed in.
    """

    def __init__(
        self, screen: Screen[None], perform: Callable[[MatrixCommand], None], cache: Path | None, exports: str
    ) -> None:
        self._screen = screen
        self._perform = perform
        self._cache = cache
        self._exports = exports

    @cached_property
    def _teller(self) -> "Storyteller":
        from dialogue_reader.stories.worker.client import Storyteller

        return Storyteller(self._cache, yield_to_interface)

    def run(self, effect: Effect) -> Awaitable[object] | None:
        """Do what `effect` says. What it opens is to be awaited."""
        match effect:
            case effects.Tell(articles):
                self._screen.run_worker(in_daemon_thread(lambda: self._tell(articles)), group="tell", exclusive=True)
            case effects.OpenPair():
                self._screen.app.post_message(PairWanted(effect))
            case effects.ScrollWords(step):
                self._screen.query_one("#matrix-words").scroll_relative(y=step, animate=False, immediate=True)
            case effects.AskForExport(story):
                return self._ask_for_export(story)
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
                notice = rendered(reason)
                self._screen.notify(notice, title=rendered(title), severity="error", timeout=_NOTICE, markup=False)
            case effects.Suspend():
                self._screen.app.action_suspend_process()
            case effects.Leave():
                self._screen.app.post_message(MatrixLeft())
        return None

    def close(self) -> None:
        """Let the story go, if it is still being worked out."""
        if "_teller" in self.__dict__:
            self._teller.close()

    def _tell(self, articles: tuple[Article, ...]) -> None:
        from dialogue_reader.stories.worker.client import Partly

        def hear(news: "Progressed | Partly") -> None:
            told = commands.story_arrived if isinstance(news, Partly) else commands.progressed
            self._post(told(*news))

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

    def _ask_for_export(self, story: Story) -> Awaitable[object]:
        from dialogue_reader.pages.story_files import FORMATS, format_of, written
        from dialogue_reader.tui.screens.export import Choice, ExportScreen

        app = self._screen.app
        sources = [article.source for origin in story.origins for article in origin]

        def write(choice: Choice) -> Path:
            from dialogue_reader.messages.pages import words
            from dialogue_reader.writing.new_files import write_new

            text = written(story, choice.form or format_of(choice.path) or "html", words)
            return write_new(choice.path, text, overwrite=choice.overwrite, sources=sources)

        def answered(path: Path | None) -> None:
            if path is not None:
                self._perform(commands.exported(path.name if app.is_web else path))

        formats = {name: form._replace(title=phrase(f"format_{name}")) for name, form in FORMATS.items()}
        proposal = str(PurePath("" if app.is_web else self._exports, "story.html"))
        return app.push_screen(ExportScreen(proposal, formats, write, title=phrase("export_title")), answered)
