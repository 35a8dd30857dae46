"""One task from sentences to verdicts: the order is found, the fitting search runs, and every unit gets its word."""

from dialogue_reader.comparison import free
from dialogue_reader.comparison.encoder import Encoder, Progress
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.task import Task
from dialogue_reader.comparison.verdicts import verdicts


def align(task: Task, encoder: Encoder, progress: Progress | None = None) -> Comparison:
    """Compare the two accounts of `task`."""
    left, right = encoder.encode_pair(task.left.sentences, task.right.sentences, progress)
    return verdicts(task, free.ties(left, right), encoder.name)
