"""The errors that a user can cause. Each is a code with its arguments; what people read is in `messages.errors`.

DialogueError          anything the user can mend; both front ends explain it and go on, or exit with status 2
├── DocumentError      a document that cannot be opened or holds no text
├── StoreError         notes or positions that cannot be read or kept
├── ExchangeError      notes of another program that cannot be taken over
├── OutputError        an export that cannot be written where it was asked to go
├── SettingsError      a setting that does not mean anything
├── EditorError        an editor that a note cannot be written in
├── ServeError         a reader that cannot be shown in a browser
└── OutsideError       a program or a server of the person's own that does not do what it is asked
"""


class DialogueError(Exception):
    """A mistake or a circumstance that the user can mend.

    `subject` is what it is about, as the user named it: a path, as a rule; empty where `code` says it already.
    """

    def __init__(self, code: str, subject: str = "", /, **arguments: object) -> None:
        super().__init__(code, subject)
        self.code = code
        self.subject = subject
        self.arguments = arguments

    def __str__(self) -> str:
        """For a log, not for people."""
        details = [f"{name}={value!r}" for name, value in self.arguments.items()]
        return " ".join([self.code, *([repr(self.subject)] if self.subject else []), *details])


class DocumentError(DialogueError):
    """A document cannot be opened or holds no text."""


class StoreError(DialogueError):
    """Notes or positions cannot be read or kept."""


class ExchangeError(DialogueError):
    """Notes of another program, or of another store, cannot be taken over."""


class OutputError(DialogueError):
    """An export cannot be written where it was asked to go."""


class SettingsError(DialogueError):
    """A setting, or a key, that does not mean anything; its default holds."""


class EditorError(DialogueError):
    """A note cannot be written in the editor of the person's own."""


class ServeError(DialogueError):
    """The reader cannot be shown in a browser, or what was asked of it there is not for whoever sits at one."""


class OutsideError(DialogueError):
    """A program or a server that the person has named does not do what it is asked."""


def detail_of(error: Exception) -> str:
    """What the system says of a failure, so that it can stand within a sentence: the argument `detail` of our own."""
    return str(getattr(error, "strerror", None) or error).lower()
