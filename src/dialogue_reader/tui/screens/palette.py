"""The palette: every command, colour, theme, document read before and heading by its name."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.fuzzy import FuzzySearch
from textual.markup import escape
from textual.widgets.option_list import Option

from dialogue_reader.documents.model import SIDES, Pair
from dialogue_reader.documents.opening import PairReading
from dialogue_reader.errors import DialogueError
from dialogue_reader.language.folding import fold, folded
from dialogue_reader.language.shortening import shortened
from dialogue_reader.language.terminal_safe import harmless
from dialogue_reader.messages import text
from dialogue_reader.notes.model import COLOURS
from dialogue_reader.notes.storage.tables.library import LibraryEntry
from dialogue_reader.tui.commands import annotate, appearance, navigate, session
from dialogue_reader.tui.commands.registry import REGISTRY
from dialogue_reader.tui.controllers.background import NextChosen
from dialogue_reader.tui.state.effects import Command
from dialogue_reader.tui.state.model import Place, Theme
from dialogue_reader.tui.view.choices import titles_of
from dialogue_reader.tui.view.labels import name_of, name_of_colour, say
from dialogue_reader.tui.widgets.bindings import bindings_of
from dialogue_reader.tui.widgets.styles import MUTED

if TYPE_CHECKING:
    from dialogue_reader.tui.app import DialogueReader
    from dialogue_reader.tui.screens.reader import ReaderScreen

_LONGEST = 90  # code points of a heading

Perform = Callable[[Command], None]


class Commands(Provider):
    """What the palette knows, matched whatever the accents and the case; nothing of it is taken as markup."""

    async def discover(self) -> Hits:
        """All but what there may be many of."""
        for known in sorted(self._known(), key=lambda known: folded(known.title)):
            if known.discover:
                yield DiscoveryHit(Content(known.title), known.callback, known.title, escape(known.help))

    async def search(self, query: str) -> Hits:
        """What matches."""
        fuzzy, wanted = FuzzySearch(), folded(query)
        for known in self._known():
            title = fold(known.title)
            score, offsets = fuzzy.match(wanted, title.text)
            if score > 0:
                shown = Content(known.title)
                for at in map(title.source, offsets):
                    shown = shown.stylize(self.match_style or "bold", at, at + 1)
                yield Hit(score, shown, known.callback, known.title, escape(known.help))

    def _known(self) -> Iterable[SystemCommand]:
        return self.app.get_system_commands(self.screen)


class Palette(CommandPalette):
    """Textual's palette in the language of the interface."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of("palette", is_first=True)
    # Two rows less than Textual's, for the sake of low terminals; and nothing dim, which is faint on light colours.
    CSS = f"""
    Palette > Vertical {{ margin-top: 1; }}
    Palette > .command-palette--help-text {{ color: {MUTED}; text-style: not bold; }}
    """

    def __init__(self) -> None:
        super().__init__(placeholder=say("palette_placeholder"), id="--command-palette")

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """As Textual does, which says it in English."""
        self._stop_no_matches_countdown()
        self._no_matches_timer = self.set_timer(
            self._NO_MATCHES_COUNTDOWN, partial(self._say_no_matches, bool(search_value))
        )

    def _say_no_matches(self, is_sought: bool) -> None:
        if is_sought:
            nothing = Option(Text(say("palette_nothing"), style="italic"), disabled=True, id=self._NO_MATCHES)
            self.query_one(CommandList).add_option(nothing)
        self._list_visible = is_sought

    async def action_help(self) -> None:
        """Tell of every key of the palette."""
        from dialogue_reader.tui.screens.help import HelpScreen, part_section

        keys = cast("DialogueReader", self.app).keys
        await self.app.push_screen(HelpScreen(part_section("palette", keys)))


def entries(
    screen: "ReaderScreen", library: Sequence[LibraryEntry], has_hooks: bool = False
) -> Iterator[SystemCommand]:
    """What the palette knows; what there may be many of is only shown when it is looked for.

    What has to be set up first says how; `has_hooks` is whether there are programs of the person's own.
    """
    state, perform = screen.state, screen.perform
    for bound in REGISTRY:
        help_text = text(f"commands.{bound.id}.help")
        if bound.id == "translate" and not state.translation.is_settled:
            help_text = say("translation_off_remedy")
        elif bound.id == "hook" and not has_hooks:
            help_text = say("hook_none")
        described = say("palette_keys", help=help_text, keys=state.keys.all_of(bound.id))
        yield SystemCommand(text(f"commands.{bound.id}"), described, partial(screen.action_run, bound.id))
    for colour in COLOURS:
        title = say("palette_colour", colour=name_of_colour(colour, state.colour_names))
        yield _rare(title, say("palette_colour_help"), partial(perform, annotate.mark_in(colour)))
    for name, theme in sorted(screen.app.available_themes.items()):
        chosen = appearance.theme_chosen(Theme(name, theme.dark))
        yield _rare(say("palette_theme", theme=name), say("palette_theme_help"), partial(perform, chosen))
    for entry in library:
        opening = partial(_open, screen, entry)
        yield _rare(say("palette_open", titles=harmless(titles_of(entry))), say("palette_open_help"), opening)
    yield from _headings(state.pair, perform)


def _rare(title: str, about: str, run: Callable[[], None]) -> SystemCommand:
    return SystemCommand(title, about, run, discover=False)


def _headings(pair: Pair, perform: Perform) -> Iterator[SystemCommand]:
    for side in SIDES:
        article = pair[side]
        for heading in article.headings:
            title = say("palette_heading", heading=harmless(shortened(article.text_of(heading), _LONGEST)))
            about = say("palette_heading_help", article=harmless(name_of(article)))
            yield _rare(title, about, partial(perform, navigate.to(Place(side, heading.start))))


def _open(screen: "ReaderScreen", entry: LibraryEntry) -> None:
    left, right = (*entry.places, None)[:2]
    assert left is not None
    try:
        screen.app.post_message(NextChosen(PairReading(left, right)))
    except DialogueError as error:
        screen.perform(session.failed(error))
