"""What every dialog has: keys from one place, hints at them, help about them, and a style sheet of its own."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Generic, Self, TypeVar, cast

from rich.text import Text
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from dialogue_reader.layout.glyphs import cells_of, cut, wrappable
from dialogue_reader.layout.wrap import wrap
from dialogue_reader.messages import text
from dialogue_reader.tui.commands.part_keys import PARTS, first_label
from dialogue_reader.tui.state.key_names import Keys
from dialogue_reader.tui.widgets.styles import MUTED

if TYPE_CHECKING:
    from dialogue_reader.tui.app import DialogueReader

Result = TypeVar("Result")


def key_hints(part: str, keys: Keys, *only: str) -> list[str]:
    """The keys of a part that are worth a hint, or those of the ids in `only`, as they are bound."""
    hinted = (key for key in PARTS[part].keys if (key.id in only if only else key.is_hinted))
    return [text("parts.hint", key=first_label(key, keys), does=text(f"parts.{key.id}")) for key in hinted]


class Hints(Widget):
    """Keys or signs, each with what it does or says, none of them broken across lines."""

    def __init__(self, hints: Sequence[str], between: str = " · ") -> None:
        super().__init__(classes="dialog-hint")
        self._hints = hints
        self._between = between

    @classmethod
    def of_part(cls, part: str, keys: Keys, *only: str) -> Self:
        """Those of `key_hints`."""
        return cls(key_hints(part, keys, *only))

    def update(self, hints: Sequence[str]) -> None:
        """Show these."""
        self._hints = hints
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """The rows that they take in so many cells."""
        return len(self._lines(width))

    def render(self) -> Text:
        """All of them."""
        return Text("\n".join(self._lines(self.size.width)))

    def _lines(self, cells: int) -> list[str]:
        lines = [*self._hints[:1]]
        for hint in self._hints[1:]:
            longer = f"{lines[-1]}{self._between}{hint}"
            lines[-1:] = [longer] if cells_of(longer) <= cells else [lines[-1], hint]
        return lines


class Excerpt(Widget):
    """Words of an article, as many as its rows have room for; an ellipsis says that there are more."""

    def __init__(self, words: str = "", id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes=classes)
        self._words = wrappable(words)

    def update(self, words: str) -> None:
        """Show these."""
        self._words = wrappable(words)
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """The rows that all of them take in so many cells."""
        return len(wrap(self._words, 0, len(self._words), width))

    def render(self) -> Text:
        """As many as there is room for."""
        cells, rows = self.size
        lines = wrap(self._words, 0, len(self._words), max(1, cells))
        shown = [self._words[line.start : line.end] for line in lines[:rows]]
        if len(lines) > rows > 0:
            last = shown[-1]
            while cells_of(last) >= cells and " " in last:
                last = last.rpartition(" ")[0]
            shown[-1] = cut(f"{last}…", cells)
        return Text("\n".join(shown))


class Dialog(ModalScreen[Result], Generic[Result]):
    """Asks something over the reader; the keys are those of `PART`."""

    CSS_PATH: ClassVar[str] = "dialogs.tcss"  # which the first page need not read
    PART: ClassVar[str]

    @property
    def keys(self) -> Keys:
        """The keys as they are bound."""
        return cast("DialogueReader", self.app).keys

    async def action_help(self) -> None:
        """Tell of every key of the dialog."""
        from dialogue_reader.tui.screens.help import HelpScreen, part_section

        await self.app.push_screen(HelpScreen(part_section(self.PART, self.keys)))


def entry(title: str, below: str = "", *, is_bold: bool = True) -> Content:
    """An entry of a list, with what is known of it below its title."""
    about = f"\n{wrappable(below)}" if below else ""
    return Content.assemble((wrappable(title), "bold" if is_bold else ""), (about, MUTED))


class ListDialog(Dialog[Result]):
    """Lets one be chosen of a list, under a line that filters it: the keys of the line move the list's cursor."""

    def on_input_submitted(self) -> None:
        """Choose what the list points at."""
        self.choose()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click chooses as well."""
        event.stop()
        self.choose()

    def action_leave(self) -> None:
        """Answer with nothing."""
        self.dismiss(None)

    def action_move(self, step: int) -> None:
        """Point at another line, at most the first or the last."""
        listing = self.query_one(OptionList)
        if self._offers_any:
            listing.highlighted = max(0, min((listing.highlighted or 0) + step, listing.option_count - 1))

    def choose(self) -> None:
        """Answer with what the list points at, or say why it cannot be had."""
        raise NotImplementedError

    @property
    def pointed(self) -> int | None:
        """The number of the line that the list points at; None where there is nothing to choose."""
        return self.query_one(OptionList).highlighted if self._offers_any else None

    @property
    def _offers_any(self) -> bool:
        listing = self.query_one(OptionList)
        return bool(listing.option_count) and not listing.get_option_at_index(0).disabled

    def list_prompts(self, prompts: Sequence[Text | Content], nothing: str, pointed: int = 0) -> None:
        """List these, pointing at the one of that number or at the last; say that there is `nothing` where none is."""
        listing = self.query_one(OptionList)
        listing.clear_options()
        if prompts:
            listing.add_options(map(Option, prompts))
            listing.highlighted = min(pointed, len(prompts) - 1)
        else:
            listing.add_option(Option(Text(nothing, style="italic"), disabled=True))
