"""Opening the screen of who says what: at once with the story where that is known from an earlier time."""

from pathlib import Path

from dialogue_reader.documents.model import Article
from dialogue_reader.messages import spoken
from dialogue_reader.settings.configuration import Configuration
from dialogue_reader.stories.story import Story
from dialogue_reader.stories.worker.client import Storyteller
from dialogue_reader.tui.controllers.notes import Notebook
from dialogue_reader.tui.matrix.commands import story_arrived
from dialogue_reader.tui.matrix.model import MatrixState
from dialogue_reader.tui.matrix.registry import bound_keys
from dialogue_reader.tui.matrix.screen import MatrixScreen
from dialogue_reader.tui.state.model import Theme, Themes


def matrix_screen(
    articles: tuple[Article, ...],
    notebook: Notebook,
    cache: Path | None,
    configuration: Configuration,
    theme: Theme,
    themes: Themes,
    listed: Story | None = None,
) -> MatrixScreen:
    """Who says what in `articles`. `cache` is the folder for what is worked out, None for none; `listed` is the story
    as a list of stories has it.
    """
    keys, settings = bound_keys(configuration.keymap), configuration.settings.notes
    state = MatrixState(articles, theme=theme, themes=themes, language=spoken(), keys=keys, colour=settings.colour)
    if story := listed or Storyteller(cache).known(articles):
        state = story_arrived(story, "whole")(state).state
    return MatrixScreen(state, notebook, cache, settings)
