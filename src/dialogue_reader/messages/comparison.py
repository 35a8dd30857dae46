"""What is said when two accounts could not be compared."""

from typing import TYPE_CHECKING

from dialogue_reader.messages import Texts, text

if TYPE_CHECKING:
    from dialogue_reader.comparison.worker.errors import ComparisonFailedError

TEXTS: Texts = {
    "worker-not-started": "the worker could not be started: {reason}",
    "worker-died": "the worker ended each time it was started",
    "worker-error": "{error}",
}


def reason(error: "ComparisonFailedError") -> str:
    """Why the comparison failed."""
    return text(f"comparison.{error.code}", **error.arguments)
