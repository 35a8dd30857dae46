"""The whole screen as a pure function of the state.

Nothing here costs more for a longer text: what could is remembered for as long as what it is made of stays the same.
"""

from collections.abc import Mapping

from dialogue_reader.documents.model import Side, Sides
from dialogue_reader.layout.breakpoints import is_narrow, is_stacked
from dialogue_reader.layout.link_lines import Tone
from dialogue_reader.tui.state.model import State
from dialogue_reader.tui.view import labels, layers
from dialogue_reader.tui.view.key_line import key_line
from dialogue_reader.tui.view.model import GuideView, GutterView, PanelView, PaneView, ScreenView

_NO_SIGNS: Mapping[int, Tone] = {}


def view(state: State) -> ScreenView:
    """What every widget shows."""
    return ScreenView(
        sides=state.visible_sides,
        titles=labels.titles(state),
        panes=Sides(_pane(state, "left"), _pane(state, "right")),
        gutter=_gutter(state),
        status=labels.status(state),
        key_line=key_line(state),
        guide=_guide(state),
        search=labels.search_bar(state),
        panel=_panel(state),
        active=state.active,
        too_small=labels.too_small(state.size, state.keys["quit"]),
        is_stacked=is_stacked(state.size),
        is_narrow=is_narrow(state.size),
        is_covered=state.is_covered,
        share=state.share,
        theme=state.theme.name,
    )


def _pane(state: State, side: Side) -> PaneView:
    is_focused = side == state.focus
    return PaneView(
        state.panes[side],
        layers.layers(state, side),
        layers.note_starts(state.notes[side]),
        frozenset({state.passage.id} if is_focused else state.counterparts),
        state.caret if is_focused else None,
        _signs(state, side),
    )


def _signs(state: State, side: Side) -> Mapping[int, Tone]:
    """The signs at the margin of a pane, where there is no gutter to have them."""
    if state.comparison is None or not state.has_signs_at_margin:
        return _NO_SIGNS
    from dialogue_reader.tui.view.links_in_sight import margin_signs

    return margin_signs(state.panes[side], side, state.comparison)


def _gutter(state: State) -> GutterView:
    """The gutter; empty where there is but one pane, or nothing is known."""
    if state.comparison is None or len(state.visible_sides) < 2:
        return GutterView()
    from dialogue_reader.tui.view.links_in_sight import gutter

    return gutter(state, state.comparison)


def _guide(state: State) -> GuideView | None:
    """The guide, while the keys that it tells of are those that count: a list has keys of its own."""
    if not state.guide or state.active in ("panel", "filter"):
        return None
    from dialogue_reader.tui.view.guide import guide

    return guide(state)


def _panel(state: State) -> PanelView | None:
    if state.panel is None:
        return None
    from dialogue_reader.tui.view.entries import panel

    return panel(state, state.panel)
