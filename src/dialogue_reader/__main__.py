"""What a person typed decides which front end is loaded; neither loads the other, and reading starts with the least."""

import os
import sys
from typing import TYPE_CHECKING

from dialogue_reader.cli import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dialogue_reader.documents.opening import PairReading
    from dialogue_reader.documents.several import SeveralReading
    from dialogue_reader.errors import DialogueError, SettingsError
    from dialogue_reader.settings.configuration import Configuration
    from dialogue_reader.stories.listing import ListedStory
    from dialogue_reader.tui.app import DialogueReader


def main() -> None:
    """Run a command of the command line, or open the reader on two documents, on one, or on the sample."""
    arguments = sys.argv[1:]
    if os.environ.get("DIALOGUE_READER_LOG") and "--log" not in arguments:
        _start_logging()
    is_completing = "_DIALOGUE_READER_COMPLETE" in os.environ  # a shell wants to know what could be typed
    if (
        is_completing
        or any(word.startswith("-") and word != "-" for word in arguments)
        or (arguments and arguments[0] in COMMANDS)
    ):
        from dialogue_reader.cli.main import run
        from dialogue_reader.cli.reader import Reader

        run(Reader(read, _faint_themes))
    else:
        sys.exit(read(arguments))


def read(
    sources: "Sequence[str]" = (),
    encoding: str | None = None,
    keep: bool = True,
    languages: "Sequence[str | None]" = (None,),
    settings: tuple[str, ...] = (),
) -> int:
    """Open the reader on two documents, on one, on the sample, on accounts of one event, or on a list of stories.

    `keep` is whether notes and positions are kept; `languages` is that of all documents, or that of each, None for what
    is to be recognised; `settings` are some for this time, NAME=VALUE.
    Returns the exit status.
    """
    from dialogue_reader.tui.controllers import garbage

    garbage.postpone()
    sys.setswitchinterval(0.0005)  # seconds; a key waits for several threads at most so long each
    from dialogue_reader.documents.opening import PairReading, sample
    from dialogue_reader.errors import DialogueError
    from dialogue_reader.folders import config_folder
    from dialogue_reader.messages import speak_as_settled
    from dialogue_reader.settings.configuration import configuration_of

    configuration = configuration_of(config_folder(), os.environ, settings)
    speak_as_settled(configuration.settings.look.language, os.environ)
    if not _is_linear(configuration):
        _load_event_loop()
    if len(sources) == 1 and _is_to_be_chosen_in(sources[0]):
        from dialogue_reader.documents.folders import accounts_in
        from dialogue_reader.stories.story import MOST

        sources = accounts_in(sources[0], MOST) or sources
    if len(sources) == 1 and sources[0].endswith(".jsonl"):
        status = _read_listed(sources[0], keep, configuration)
        if status is not None:
            return status
    if len(sources) > 2:
        return _read_several(sources, encoding, keep, languages, configuration)
    left, right = (*(sources or map(str, sample())), None)[:2]
    assert left is not None
    reading: PairReading | None = None
    try:
        if right is not None or not _is_to_be_chosen_in(left):
            reading = PairReading(left, right, encoding, languages, keeps=keep)
    except DialogueError as error:
        _explain(error)
        return 2
    if "-" in (left, right):
        _take_keys_from_terminal()
    folders = _folders(keep=keep)
    if _is_linear(configuration):
        return _read_linearly(reading, left, folders, configuration)
    return _read_on(reading, left, folders, configuration) if _has_screen() else 2


def _load_event_loop() -> None:
    """Load asyncio without TLS, which would take a fortieth of the start: no connection is made on the loop.

    Nothing else may be loading meanwhile: what fetches pages needs TLS, and loads it for itself.
    """
    if "ssl" not in sys.modules:
        sys.modules["ssl"] = None  # type: ignore[assignment]  # so Python says that a module cannot be imported
        try:
            import asyncio  # noqa: F401 - loaded for what comes next
        finally:
            del sys.modules["ssl"]


def _is_in_browser() -> bool:
    return "TEXTUAL_DRIVER" in os.environ  # what draws there needs no terminal


def _is_linear(configuration: "Configuration") -> bool:
    """Whether to read line by line, which a browser has no place for."""
    return configuration.settings.look.linear and not _is_in_browser()


def _folders(*, keep: bool) -> "tuple[Path | None, Path | None]":
    """Those of notes and of what is worked out; None where nothing is kept."""
    from dialogue_reader.folders import cache_folder, data_folder

    return (data_folder(), cache_folder()) if keep else (None, None)


def _has_screen() -> bool:
    """Whether there is a screen to read on; else why not is said."""
    if not _is_in_browser() and not (sys.stdin.isatty() and sys.stdout.isatty()):
        _say("needs_terminal")
        return False
    if (term := os.environ.get("TERM", "")) in ("dumb", "unknown"):
        _say("dumb_terminal", term=term)
        return False
    return True


def _read_several(
    sources: "Sequence[str]",
    encoding: str | None,
    keep: bool,
    languages: "Sequence[str | None]",
    configuration: "Configuration",
) -> int:
    """Open who says what in several accounts of one event, and the reader on two of them at a time."""
    from dialogue_reader.documents.several import SeveralReading
    from dialogue_reader.errors import DialogueError
    from dialogue_reader.stories.story import check_count

    try:
        check_count(len(sources))
        reading = SeveralReading(sources, encoding, languages, keeps=keep)
    except DialogueError as error:
        _explain(error)
        return 2
    if "-" in sources:
        _take_keys_from_terminal()
    if _is_linear(configuration):
        return _read_story_linearly(reading, keep, configuration)
    return _read_stories(reading, (), keep, configuration)


def _read_story_linearly(reading: "SeveralReading", keep: bool, configuration: "Configuration") -> int:
    """Read line by line who says what."""
    from dialogue_reader.cli.linear.story_session import read_story_linearly
    from dialogue_reader.errors import DialogueError

    for mistake in configuration.errors:
        _explain(mistake)
    try:
        reading.prepare()
        return read_story_linearly(reading.articles, *_folders(keep=keep), configuration.settings)
    except DialogueError as error:
        _explain(error)
        return 2


def _read_listed(path: str, keep: bool, configuration: "Configuration") -> int | None:
    """Let one of the stories be chosen that a file lists; the exit status, None for a document of another kind."""
    from pathlib import Path

    from dialogue_reader.errors import DialogueError
    from dialogue_reader.stories.listing import stories_in

    try:
        stories = stories_in(Path(path))
    except DialogueError as error:
        _explain(error)
        return 2
    return _read_stories(None, stories, keep, configuration) if stories else None


def _read_stories(
    reading: "SeveralReading | None", stories: "Sequence[ListedStory]", keep: bool, configuration: "Configuration"
) -> int:
    if _is_linear(configuration):
        _say("linear_stories")
        return 2
    if not _has_screen():
        return 2
    from dialogue_reader.tui.story_reader import StoryReader

    folders = _folders(keep=keep)
    return _run_on(StoryReader(reading, *folders, configuration, stories), folders, configuration)


def _read_linearly(
    reading: "PairReading | None",
    folder: str,
    folders: "tuple[Path | None, Path | None]",
    configuration: "Configuration",
) -> int:
    """Read line by line, without a screen."""
    from dialogue_reader.cli.linear.session import read_linearly
    from dialogue_reader.errors import DialogueError

    for mistake in configuration.errors:
        _explain(mistake)
    if reading is None:
        _say("linear_folder", folder=folder)
        return 2
    try:
        pair = reading.finish()
    except DialogueError as error:
        _explain(error)
        return 2
    return read_linearly(pair, *folders, configuration.settings)


def _faint_themes(configuration: "Configuration") -> "Sequence[SettingsError]":
    from dialogue_reader.tui.terminal.legibility import faint_themes

    return faint_themes(configuration)


def _read_on(
    reading: "PairReading | None",
    folder: str,
    folders: "tuple[Path | None, Path | None]",
    configuration: "Configuration",
) -> int:
    """Open the reader; without `reading` something is chosen in `folder` first."""
    from dialogue_reader.tui.app import DialogueReader

    ready = reading.pair if reading and reading.is_ready else None
    rest = None if reading is None or reading.is_whole else reading
    app = DialogueReader(ready, *folders, rest, configuration, folder=folder)
    return _run_on(app, folders, configuration)


def _run_on(app: "DialogueReader", folders: "tuple[Path | None, Path | None]", configuration: "Configuration") -> int:
    """Run the reader, and another one for whatever else is chosen in it; the exit status."""
    from dialogue_reader.documents.opening import PairReading
    from dialogue_reader.tui.app import DialogueReader

    while True:
        try:
            outcome = app.run()
        except Exception as error:
            _report(error)
            raise
        if not isinstance(outcome, PairReading):
            break
        # Chosen in the library, or on the list of notes.
        ready, rest = outcome.pair if outcome.is_ready else None, None if outcome.is_whole else outcome
        app = DialogueReader(ready, *folders, rest, configuration, sought_note=app.sought_note)
    if outcome:
        _explain(outcome)
    elif unexpected := app._exception:  # Textual has printed it, and keeps it for itself
        _report(unexpected)
    return app.return_code or 0


def _is_to_be_chosen_in(folder: str) -> bool:
    if not os.path.isdir(folder):  # noqa: PTH112 - a start is quicker without paths as objects
        return False
    from dialogue_reader.documents.folders import holds_several

    return holds_several(folder)


def _take_keys_from_terminal() -> None:
    """Let the terminal be standard input, which has been taken for a document."""
    try:
        terminal = os.open("CONIN$" if sys.platform == "win32" else "/dev/tty", os.O_RDONLY)
    except OSError:
        return
    os.dup2(terminal, 0)
    os.close(terminal)


def _start_logging() -> None:
    from dialogue_reader.errors import DialogueError
    from dialogue_reader.logs import start_logging

    try:
        start_logging()
    except DialogueError as error:
        _explain(error)
        sys.exit(2)


def _report(error: Exception) -> None:
    """Log an exception that nobody expected, and say where."""
    from dialogue_reader.logs import log_failure, log_file

    log_failure(error)
    if path := log_file():
        _say("log_is", path=path)


def _explain(error: "DialogueError") -> None:
    from dialogue_reader.messages.errors import described

    print(described(error), file=sys.stderr)  # noqa: T201 - no front end is loaded


def _say(name: str, **arguments: object) -> None:
    from dialogue_reader.language.terminal_safe import harmless
    from dialogue_reader.messages.command_line import words

    safe = {key: harmless(str(value)) for key, value in arguments.items()}
    print(words(name, **safe), file=sys.stderr)  # noqa: T201 - no front end is loaded


if __name__ == "__main__":
    main()
