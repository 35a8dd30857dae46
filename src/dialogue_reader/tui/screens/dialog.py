"""What all dialogs have in common: a style sheet of their own, which the first page need not read."""

from typing import ClassVar, Generic, TypeVar

from textual.screen import ModalScreen

Result = TypeVar("Result")


class Dialog(ModalScreen[Result], Generic[Result]):
    """A screen in front of the reader; what it returns is for whoever opened it."""

    CSS_PATH: ClassVar[str] = "dialogs.tcss"
