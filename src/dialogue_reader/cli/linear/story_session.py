"""The conversation about who says what: accounts are compared, then lines in, lines out; two may be read between."""

from collections.abc import Sequence
from pathlib import Path

from dialogue_reader.cli.comparing import story_of
from dialogue_reader.cli.linear.session import print_lines, read_linearly, typed_line
from dialogue_reader.cli.linear.spoken import say
from dialogue_reader.cli.linear.story import StoryReading, account_lines, answer, statement_lines, welcome_lines
from dialogue_reader.documents.model import Article, Pair
from dialogue_reader.settings.model import Settings


def read_story_linearly(articles: Sequence[Article], data: Path | None, cache: Path | None, settings: Settings) -> int:
    """Read who says what in `articles` until that is left. Returns the exit status; raises DialogueError.

    `data` and `cache` are folders; None keeps nothing.
    """
    print_lines(*welcome_lines(articles))
    story = story_of(articles, cache)
    print_lines(*account_lines(story))
    reading = StoryReading(story)
    if not story.matrix.statements:
        return 0
    print_lines(*statement_lines(reading))
    while (typed := typed_line()) is not None:
        turn = answer(reading, typed)
        reading = turn.reading
        print_lines(*turn.lines)
        if turn.accounts:
            left, right = turn.accounts
            read_linearly(Pair(story.accounts[left], story.accounts[right]), data, cache, settings)
            print_lines(say("story_back"), *statement_lines(reading))
        if turn.is_over:
            break
    return 0
