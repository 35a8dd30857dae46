"""Asking programs and servers of the person's own: in the background, and what they fail in is said on the screen."""

import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.app import App

from dialogue_reader.errors import OutsideError
from dialogue_reader.messages import Message
from dialogue_reader.outside.hooks import Words, job_of
from dialogue_reader.outside.programs import Programs
from dialogue_reader.outside.translation import Question, Translator
from dialogue_reader.settings.configuration import Configuration
from dialogue_reader.tui.commands import outside
from dialogue_reader.tui.controllers.background import Background
from dialogue_reader.tui.state import effects


class Outside:
    """Asks them as `configuration` says; `cache` is where translations are kept."""

    def __init__(self, background: Background, configuration: Configuration, cache: Path | None) -> None:
        self._background = background
        self._programs = Programs()
        self._translator = Translator(configuration.settings.translation, cache, self._programs)
        self._hooks = configuration.hooks
        self._turn = threading.Lock()  # a model on this machine answers one at a time

    def translate(self, asked: effects.Translate) -> None:
        """Have a passage translated; the translation, or why there is none, comes as a command."""
        question = _question(asked)

        def work() -> None:
            try:
                with self._turn:
                    translation = self._translator.translate(question)
            except OutsideError as error:
                self._background.post(outside.translation_failed(asked, error))
            except Exception:
                self._background.post(outside.translation_failed(asked, None))
                raise
            else:
                self._background.post(outside.translation_arrived(asked, translation))

        self._background.start(f"translate-{asked.side}-{asked.passage}", work, Message("reader.analysis_translation"))

    def hooks(self, words: Words, app: App[None], copy: Callable[[str], None]) -> Awaitable[object]:
        """Let a program of the person's own be asked about these words; `copy` takes what it printed."""
        from dialogue_reader.tui.screens.hooks import HookScreen

        return app.push_screen(
            HookScreen(self._hooks, words, lambda hook: self._programs.run(job_of(hook, words)), copy)
        )

    def close(self) -> None:
        """End the programs that are running."""
        self._programs.close()


def _question(asked: effects.Translate) -> Question:
    """What a translator is asked."""
    article = asked.pair[asked.side]
    return Question(article.text_of(article.passages[asked.passage]), article.language, asked.target)
