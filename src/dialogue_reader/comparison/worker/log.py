"""The log of reader and worker about the worker: tracebacks and fallbacks, never the text of a document."""

import logging

log = logging.getLogger("dialogue_reader.comparison.worker")
log.addHandler(logging.NullHandler())  # without a log file, nothing is printed
