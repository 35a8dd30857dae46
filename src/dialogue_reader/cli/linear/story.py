"""Who says what, line by line: from a statement to the next, with the lines that tell of it.

Accounts go by their letters, as on the screen. The letters of commands are those of that screen, where both have them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dialogue_reader.cli.linear.spoken import one_line, say
from dialogue_reader.documents.model import Article
from dialogue_reader.language.folding import folded
from dialogue_reader.language.shortening import shortened
from dialogue_reader.stories.names import name_of
from dialogue_reader.stories.statements import Presence, Statement
from dialogue_reader.stories.story import Story, next_after

_LISTED = 90  # code points of a statement in the list


class StoryReading(NamedTuple):
    """One moment: the story, the number of the statement that is read, and the words that are searched for."""

    story: Story
    at: int = 0
    words: str = ""

    @property
    def statement(self) -> Statement:
        """The statement that is read."""
        return self.story.matrix.statements[self.at]


class StoryTurn(NamedTuple):
    """What a command comes to: the next moment, what is said of it, and whether that was all.

    `accounts` are the numbers of two that are to be read against each other.
    """

    reading: StoryReading
    lines: tuple[str, ...] = ()
    accounts: tuple[int, int] | None = None
    is_over: bool = False


def answer(reading: StoryReading, typed: str) -> StoryTurn:
    """The answer to a line as it was typed."""
    command = typed.strip()
    if command.startswith("/"):
        return _to_hit(reading._replace(words=command[1:].strip()), -1, 1)
    if command.isdecimal():
        return _go(reading, int(command) - 1)
    if run := _COMMANDS.get(command):
        return run(reading)
    letters = command.upper().split()
    names = [name_of(number) for number in range(len(reading.story.origins))]
    if len(letters) == 2 and letters[0] != letters[1] and set(letters) <= set(names):
        left, right = (names.index(letter) for letter in letters)
        return StoryTurn(reading, accounts=(left, right))
    return StoryTurn(reading, (say("story_unknown", typed=command),))


def welcome_lines(articles: Sequence[Article]) -> Iterator[str]:
    """What is going to be told."""
    yield say("story_welcome", count=len(articles))


def account_lines(story: Story) -> Iterator[str]:
    """What was found, and every account by its letter."""
    statements = story.matrix.statements
    differing = sum(1 for own in statements if own.differences)
    yield say("story_told", statements=len(statements), accounts=len(story.origins), differing=differing)
    for number, origin in enumerate(story.origins):
        named = say("story_account", account=name_of(number), title=_title(origin[0]), language=origin[0].language)
        copies = (say("story_copies", count=len(origin)),) if len(origin) > 1 else ()
        yield " ".join((named, *copies))


def statement_lines(reading: StoryReading) -> Iterator[str]:
    """The statement that is read: who tells it in a line, its words, and what differs."""
    story, statement = reading.story, reading.statement
    tellers = " ".join(_tellers(statement))
    yield say("story_place", number=reading.at + 1, of=len(story.matrix.statements), told=tellers)
    yield one_line(story.text_of(statement))
    if statement.differences:
        values = story.matrix.values_in(statement).items()
        lines = (say("story_value", account=name_of(k), value=one_line(", ".join(own))) for k, own in sorted(values))
        yield say("story_differs", values="; ".join(lines))
    if statement.is_doubtful:
        yield say("story_doubt")


def _tellers(statement: Statement) -> Iterator[str]:
    """Who tells a statement, who a part of it, who is silent, and of whom that is not known."""
    presences: tuple[Presence, ...] = ("tells", "in_part", "silent", "unsure")
    for presence in presences:
        names = [name_of(k) for k, cell in enumerate(statement.cells) if cell.presence == presence]
        if names:
            yield say(f"story_{presence}", accounts=", ".join(names))


def _word_lines(reading: StoryReading) -> Iterator[str]:
    """What every account says of the statement."""
    for number in reading.statement.tellers:
        words = reading.statement.cells[number].text_in(reading.story.accounts[number])
        yield say("story_words", account=name_of(number), words=one_line(words))


def _matrix_lines(reading: StoryReading) -> Iterator[str]:
    """Every statement in a line, with the letters of those who tell it."""
    for number, statement in enumerate(reading.story.matrix.statements, 1):
        told_by = " ".join(map(name_of, statement.tellers))
        yield f"{number}. {told_by}. {shortened(one_line(reading.story.text_of(statement)), _LISTED)}"


def _title(article: Article) -> str:
    return one_line(article.title or article.source)


# -- commands --------------------------------------------------------------------------------------------------------

Run = Callable[[StoryReading], StoryTurn]


def _go(reading: StoryReading, number: int) -> StoryTurn:
    count = len(reading.story.matrix.statements)
    if not 0 <= number < count:
        return StoryTurn(reading, (say("story_no_statement", number=number + 1, of=count),))
    moved = reading._replace(at=number)
    return StoryTurn(moved, tuple(statement_lines(moved)))


def _step(step: int) -> Run:
    def command(reading: StoryReading) -> StoryTurn:
        if not 0 <= reading.at + step < len(reading.story.matrix.statements):
            return StoryTurn(reading, (say("story_last" if step > 0 else "story_first"),))
        return _go(reading, reading.at + step)

    return command


def _difference(step: int) -> Run:
    def command(reading: StoryReading) -> StoryTurn:
        differing = [number for number, own in enumerate(reading.story.matrix.statements) if own.differences]
        return _round(reading, differing, reading.at, step, "no_difference")

    return command


def _hit(step: int) -> Run:
    return lambda reading: _to_hit(reading, reading.at, step)


def _to_hit(reading: StoryReading, at: int, step: int) -> StoryTurn:
    if not (wanted := folded(reading.words).split()):
        return StoryTurn(reading, (say("search_how"),))
    story = reading.story
    texts = [folded(story.words_on(statement)) for statement in story.matrix.statements]
    hits = [number for number, words in enumerate(texts) if all(word in words for word in wanted)]
    return _round(reading, hits, at, step, "no_hit", query=reading.words)


def _round(
    reading: StoryReading, numbers: Sequence[int], at: int, step: int, nothing: str, **arguments: object
) -> StoryTurn:
    """To the next (1) or previous (-1) of these statements, going round at the ends."""
    if not numbers:
        return StoryTurn(reading, (say(nothing, **arguments),))
    return _go(reading, next_after(numbers, at, step))


def _listing(lines: Callable[[StoryReading], Iterable[str]]) -> Run:
    return lambda reading: StoryTurn(reading, tuple(lines(reading)))


_COMMANDS: Mapping[str, Run] = {
    "": _step(1),
    "j": _step(1),
    "k": _step(-1),
    "g": lambda reading: _go(reading, 0),
    "G": lambda reading: _go(reading, len(reading.story.matrix.statements) - 1),
    "r": _listing(statement_lines),
    "w": _listing(_word_lines),
    "o": _difference(1),
    "O": _difference(-1),
    "n": _hit(1),
    "N": _hit(-1),
    "t": _listing(_matrix_lines),
    "l": _listing(lambda reading: account_lines(reading.story)),
    "?": lambda reading: StoryTurn(reading, tuple(say("story_help").splitlines())),
    "q": lambda reading: StoryTurn(reading, is_over=True),
}
