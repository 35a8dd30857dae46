"""The log: silent unless asked for, by `--log FILE` or by DIALOGUE_READER_LOG.

It is for a failure that a user wants to report, so it holds tracebacks, and never the text of a document: the message
of an exception is left out where it may quote one. The worker and the process of analysis write files of their own
beside the reader's, since two processes cannot rotate one.
"""

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from dialogue_reader.errors import DialogueError, OutputError, detail_of

if TYPE_CHECKING:
    import threading

VARIABLE = "DIALOGUE_READER_LOG"  # inherited by the worker
_SIZE = 1 << 20  # bytes of a file
_FILES = 3  # older files that are kept

_package = logging.getLogger("dialogue_reader")
_package.addHandler(logging.NullHandler())  # or warnings would be printed over the screen


def logger(name: str) -> logging.Logger:
    """The logger of a module, by its `__name__`."""
    return logging.getLogger(name)


def log_file(process: str = "") -> Path | None:
    """Where `process` (the reader or a command has no name) writes its log; None where none is asked for."""
    name = os.environ.get(VARIABLE)
    if not name:
        return None
    path = Path(name).expanduser().absolute()
    return path.with_name(f"{path.stem}.{process}{path.suffix}") if process else path


def start_logging(process: str = "") -> None:
    """Write a log if one is asked for. Raises OutputError where it cannot be opened; the worker goes on without."""
    path = log_file(process)
    if path is None:
        return
    import platform
    import threading
    from logging.handlers import RotatingFileHandler

    from dialogue_reader import __version__

    try:
        handler = RotatingFileHandler(
            path, maxBytes=_SIZE, backupCount=_FILES, encoding="utf-8", errors="backslashreplace"
        )
    except OSError as error:
        if process:
            return
        raise OutputError("log_fails", str(path), detail=detail_of(error)) from error
    stop_logging()
    handler.setFormatter(_discreet_formatter())
    _package.addHandler(handler)
    _package.setLevel(logging.DEBUG)
    logging.raiseExceptions = False  # a full disk must not print over the screen either
    threading.excepthook = _log_end_of_thread
    details = (process or "dialogue-reader", __version__, platform.python_version(), platform.platform())
    _package.info("%s %s started, Python %s on %s", *details)


def stop_logging() -> None:
    """Close the log."""
    for handler in list(_package.handlers):
        if not isinstance(handler, logging.NullHandler):
            _package.removeHandler(handler)
            handler.close()


def log_failure(error: BaseException) -> None:
    """Put an exception that nobody expected into the log, with its traceback."""
    _package.error("ended by an unexpected exception", exc_info=error)


def _log_end_of_thread(end: "threading.ExceptHookArgs") -> None:
    import threading

    if end.exc_value is not None:
        _package.error("thread %s ended", end.thread and end.thread.name, exc_info=end.exc_value)
    threading.__excepthook__(end)


def _discreet_formatter() -> logging.Formatter:
    import sqlite3
    import traceback

    quoting_nothing = (DialogueError, OSError, ImportError, AttributeError, IndexError, TypeError, sqlite3.Error)

    class Discreet(logging.Formatter):
        """Writes tracebacks without the messages that may quote a document."""

        def formatException(self, ei: object) -> str:  # noqa: N802 - logging's name
            error = ei[1] if isinstance(ei, tuple) else None
            parts: list[str] = []
            while isinstance(error, BaseException):
                kind = f"{type(error).__module__}.{type(error).__qualname__}"
                message = f": {error}" if isinstance(error, quoting_nothing) else ""
                parts.append("".join(traceback.format_tb(error.__traceback__)) + kind + message)
                error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
            return "\ncaused by:\n".join(parts)

    return Discreet("%(asctime)s %(levelname)s %(process)d %(threadName)s %(name)s: %(message)s")
