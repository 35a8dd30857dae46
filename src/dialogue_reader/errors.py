"""The errors that a user can cause, and what each tells them.

    DialogueError          anything the user can mend; both front ends show `str(error)` and go on or exit 2
    ├── DocumentError      a document that cannot be opened or holds no text
    ├── StoreError         notes or positions that cannot be read or kept
    └── OutputError        an export that cannot be written where it was asked to go

Each message names the thing, the reason and the remedy, in at most two lines, and is safe to print: names of files may
hold anything.
"""

from dialogue_reader.language.terminal_safe import harmless


class DialogueError(Exception):
    """A mistake or a circumstance that the user can mend."""

    def __init__(self, subject: str, reason: str, remedy: str) -> None:
        super().__init__(f"{harmless(f'{subject}: {reason}.')}\n{harmless(f'{remedy}.')}")
        self.subject = subject
        self.reason = reason
        self.remedy = remedy


class DocumentError(DialogueError):
    """A document cannot be opened or holds no text."""


class StoreError(DialogueError):
    """Notes or positions cannot be read or kept."""


class OutputError(DialogueError):
    """An export cannot be written where it was asked to go."""
