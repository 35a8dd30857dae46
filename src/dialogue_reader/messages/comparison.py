"""What is said when two accounts could not be compared."""

from typing import TYPE_CHECKING

from dialogue_reader.messages import Texts, text

if TYPE_CHECKING:
    from dialogue_reader.comparison.worker.errors import ComparisonFailedError

TEXTS: Texts = {
    "worker_not_started": "the worker could not be started: {reason}",
    "worker_died": "the worker ended each time it was started",
    "worker_error": "{error}",
    "too_vast": "they have too many sentences to be compared as a whole",
}


def reason(error: "ComparisonFailedError") -> str:
    """Why the comparison failed."""
    return text(f"comparison.{error.code}", **error.arguments)
