"""One task from sentences to verdicts: the order is found, the fitting search runs, and every unit gets its word."""

from dialogue_reader.comparison import free, monotone
from dialogue_reader.comparison.calibration import Profile, profile_of
from dialogue_reader.comparison.echo import with_echoes
from dialogue_reader.comparison.encoder import Encoded, Encoder, Progress
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.shadow import shadows
from dialogue_reader.comparison.task import Task
from dialogue_reader.comparison.verdicts import bead_verdicts, verdicts


def align(task: Task, encoder: Encoder, progress: Progress | None = None) -> Comparison:
    """Compare the two accounts of `task`."""
    sentences = encoder.encode_pair(task.left.sentences, task.right.sentences, progress)
    profile = profile_of(encoder.name)
    lengths = [len(s) for s in task.left.sentences], [len(s) for s in task.right.sentences]
    if task.order != "free":
        left, right = free.centred(sentences.left, sentences.ground), free.centred(sentences.right, sentences.ground)
        found = monotone.anchors(left, right)
        if task.order == "monotone" or monotone.in_order(found):
            return bead_verdicts(task, monotone.beads(left, right, lengths, found), encoder.name)
    return verdicts(task, _free(task, sentences, lengths, profile), encoder.name)


def _free(task: Task, sentences: Encoded, lengths: tuple[list[int], list[int]], profile: Profile) -> list[free.Tie]:
    """Ties when order says nothing."""
    evidence = free.weigh(sentences, lengths, profile.unlike)
    found = with_echoes(task, free.ties(evidence, profile))
    return found + shadows(task, evidence, found, profile)
