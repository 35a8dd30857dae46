"""What a reader has done, so that it can be undone and done again, step by step."""

from dialogue_reader.notes.storage.batches import Batch


class History:
    """The steps of one reader; each call that changes annotations is one."""

    def __init__(self) -> None:
        self._done: list[Batch] = []
        self._undone: list[Batch] = []

    def did(self, step: Batch) -> None:
        """Remember a step; what was undone before cannot be done again."""
        self._done.append(step)
        self._undone.clear()

    def last(self, *, undone: bool = False) -> Batch | None:
        """The last step that was done, or undone."""
        steps = self._undone if undone else self._done
        return steps[-1] if steps else None

    def turn(self, *, undone: bool = False) -> None:
        """The last step that was done is now undone, or the other way round."""
        steps, turned = (self._undone, self._done) if undone else (self._done, self._undone)
        turned.append(steps.pop().reversed)

    def drop(self, *, undone: bool = False) -> None:
        """Forget the last step, which cannot be taken back any more."""
        (self._undone if undone else self._done).pop()
