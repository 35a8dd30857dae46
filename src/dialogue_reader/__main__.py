"""What a person typed decides which front end is loaded; neither loads the other, and reading starts with the least."""

import sys

from dialogue_reader.cli import COMMANDS

_USAGE = """\
Usage: dialogue-reader [LEFT RIGHT]
Try 'dialogue-reader --help' for commands and options."""

_NO_TERMINAL = """\
dialogue-reader: the reader needs a terminal for its keys and its screen.
In a pipe or a script use a command instead, such as: dialogue-reader compare LEFT RIGHT"""


def main() -> None:
    """Run a command of the command line, or open the reader on two documents or on the sample."""
    words = sys.argv[1:]
    if any(word.startswith("-") and word != "-" for word in words) or (words and words[0] in COMMANDS):
        from dialogue_reader.cli.main import run

        run(read)
    elif len(words) in (0, 2):
        left, right = words or (None, None)
        sys.exit(read(left, right))
    else:
        print(_USAGE, file=sys.stderr)  # noqa: T201 - before any front end is loaded
        sys.exit(2)


def read(left: str | None = None, right: str | None = None, encoding: str | None = None, keep: bool = True) -> int:
    """Open the reader; `keep` is whether notes and positions are kept. Returns the exit status."""
    import gc

    gc.disable()  # what is made while starting stays; the reader turns collection on again after its first page
    sys.setswitchinterval(0.0005)  # seconds; a key waits for several threads at most so long each
    from dialogue_reader.documents.opening import PairReading, awaited, sample
    from dialogue_reader.errors import DialogueError
    from dialogue_reader.folders import cache_folder, data_folder
    from dialogue_reader.language.terminal_safe import harmless
    from dialogue_reader.messages.errors import described

    both = (left, right) if left is not None and right is not None else sample()
    try:
        for path in filter(awaited, both):
            print(f"Waiting for text from {harmless(str(path))} (Ctrl+C gives up)", file=sys.stderr)  # noqa: T201
        reading = PairReading(both[0], both[1], encoding)
    except DialogueError as error:
        print(described(error), file=sys.stderr)  # noqa: T201 - before any front end is loaded
        return 2
    except KeyboardInterrupt:
        return 130
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        print(_NO_TERMINAL, file=sys.stderr)  # noqa: T201 - before any front end is loaded
        return 2
    from dialogue_reader.tui.app import DialogueReader

    data, cache = (data_folder(), cache_folder()) if keep else (None, None)
    app = DialogueReader(reading.pair, data, cache, None if reading.is_whole else reading)
    app.run()
    if app.failure:
        print(described(app.failure), file=sys.stderr)  # noqa: T201 - the front end has gone
    return app.return_code or 0


if __name__ == "__main__":
    main()
