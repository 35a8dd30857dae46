"""What is shown and how: which articles, in which arrangement, with which highlights, in which colours and sizes."""

from dialogue_reader.documents.model import SIDES, Sides
from dialogue_reader.layout.breakpoints import is_stacked
from dialogue_reader.layout.viewport import Area, Viewport
from dialogue_reader.messages import language_after
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command, Update, saying
from dialogue_reader.tui.state.model import State, Theme
from dialogue_reader.tui.state.transitions import cycle_visible, filter_only_here

_SHARE_STEP = 0.05
_MOST_SHARE = 0.75  # of the width that a pane may have


def next_language(state: State) -> Update:
    """Both articles, the left one, the right one."""
    return Update(cycle_visible(state))


def swap(state: State) -> Update:
    """Let the articles change places."""
    state = state._replace(swapped=not state.swapped)
    return Update(state) if state.visible == "both" else saying(state, "swapped")


def change_arrangement(state: State) -> Update:
    """Facing, or in rows."""
    state = state._replace(arrangement="rows" if state.arrangement == "facing" else "facing", visible="both")
    if state.arrangement == "rows" and state.comparison is None:
        return saying(state, "rows_before_links")
    return Update(state)


def divide(share: float) -> Command:
    """Give the first pane this share of the width, as far as both can be read."""
    return lambda state: Update(state._replace(share=min(max(share, 1 - _MOST_SHARE), _MOST_SHARE)))


def by_shares(step: int) -> Command:
    """Make the first pane wider (1) or narrower (-1)."""

    def command(state: State) -> Update:
        if len(state.visible_sides) < 2:
            return saying(state, "one_pane")
        if is_stacked(state.size):
            return saying(state, "panes_stacked")
        return divide(round(state.share + step * _SHARE_STEP, 2))(state)

    return command


def change_sync(state: State) -> Update:
    """Lock or unlock the panes; locking brings the counterpart level at once."""
    state = state._replace(synced=not state.synced)
    return saying(state, "synced" if state.synced else "not_synced")


def change_keywords(state: State) -> Update:
    """Highlight keywords, or not."""
    state = state._replace(highlights_keywords=not state.highlights_keywords)
    return saying(state, "keywords_highlighted" if state.highlights_keywords else "keywords_not_highlighted")


def change_only_here(state: State) -> Update:
    """Show only what is only here, or everything."""
    changed = filter_only_here(state)
    if changed.filters_only_here == state.filters_only_here:
        return saying(state, "everything_has_a_counterpart" if state.is_compared else state.why_unknown)
    return saying(changed, "only_here_shown") if changed.filters_only_here else Update(changed)


def change_theme(state: State) -> Update:
    """Dark to light or back."""
    return Update(state._replace(theme=state.themes.after(state.theme)))


def theme_chosen(theme: Theme) -> Command:
    """Another theme has been chosen from the palette."""
    return lambda state: Update(state._replace(theme=theme))


def next_ui_language(state: State) -> Update:
    """The interface in the next language that it speaks."""
    after = language_after(state.language)
    return saying(state._replace(language=after), "speaks", effects.Speak(after))


def resize_screen(size: Area) -> Command:
    """The terminal has another size."""
    return lambda state: Update(state._replace(size=size))


def resize_panes(areas: Sides[Area]) -> Command:
    """The panes have other sizes; one that is not shown keeps the size that it had."""

    def command(state: State) -> Update:
        panes = state.panes
        for side in SIDES:
            pane = panes[side]
            if areas[side].width and areas[side] != pane.area:
                panes = panes.put(side, Viewport(pane.flow, pane.column, areas[side], pane.top))
        return Update(state._replace(panes=panes))

    return command
