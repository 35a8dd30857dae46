"""Keeping text where it was on the screen: layouts for the sizes at hand, the caret in sight, the counterpart level.

`arranged` runs after every command, so that no command has to think of it.
"""

from collections.abc import Mapping

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import SIDES, Pair, Side, Sides
from dialogue_reader.layout.flow import Column, Flow
from dialogue_reader.layout.rows import facing, only_here_rows, only_here_slots, rows
from dialogue_reader.layout.slots import Chosen, Slots
from dialogue_reader.layout.viewport import Viewport
from dialogue_reader.messages import text
from dialogue_reader.tui.state.model import State, across
from dialogue_reader.tui.state.remembered import remembered
from dialogue_reader.tui.state.transitions import follow


def arranged(before: State, after: State, *, is_scrolled: bool = False) -> State:
    """`after` with its panes laid out and scrolled as the change from `before` asks for.

    `is_scrolled` is whether the command has scrolled the pane itself, as the wheel does: the caret has come along.
    """
    if _layout(before) != _layout(after):
        after = _level(_with_translation_in_sight(before, _scrolled_as_before(_laid_out(after), before)))
    elif before.comparison is not after.comparison:
        after = _level(after)
    if (is_scrolled or _standing(before) != _standing(after)) and after.pane.area.height:
        after = _following(before, after, is_scrolled=is_scrolled)
    return after


def entered_passage(before: State, after: State) -> bool:
    """Whether the current passage is another one."""
    if (before.focus, before.carets) == (after.focus, after.carets) and before.pair is after.pair:
        return False
    return before.focus != after.focus or before.passage.id != after.passage.id


def _standing(state: State) -> tuple[object, ...]:
    return state.focus, state.caret, state.selected_from, state.synced


def _layout(state: State) -> tuple[object, ...]:
    """All that says how text is laid out, at no cost that grows with it."""
    areas = tuple((side, state.panes[side].area) for side in state.visible_sides)
    comparison = state.comparison if state.arrangement == "rows" or state.filters_only_here else None
    translations = id(state.translations), state.language if any(state.translations) else ""
    return id(state.pair), areas, state.arrangement, state.filters_only_here, id(comparison), translations


def _sides_with_room(state: State) -> list[Side]:
    return [side for side in SIDES if side in state.visible_sides and state.panes[side].area.width]


def _laid_out(state: State) -> State:
    """The panes with new flows, the top of each where it was in rows."""
    panes = state.panes
    if state.arrangement == "rows" and len(_sides_with_room(state)) == 2:
        both = _row_slots(state.pair, state.comparison, state.filters_only_here)
        columns = [
            Column(state.pair[side], _text_cells(state, side), slots, _below(state, side))
            for side, slots in zip(SIDES, both, strict=True)
        ]
        flow = Flow(*columns)
        flows: Sides[tuple[Flow, int]] = Sides((flow, 0), (flow, 1))
    else:
        flows = Sides(*((Flow(_column(state, side)), 0) for side in SIDES))
    for side in _sides_with_room(state):
        flow, column = flows[side]
        panes = panes.put(side, Viewport(flow, column, panes[side].area, panes[side].top))
    return state._replace(panes=panes)


def _column(state: State, side: Side) -> Column:
    slots: Slots = facing(state.pair, side)
    if state.filters_only_here and state.comparison:
        slots = only_here_slots(state.comparison, side)
    return Column(state.pair[side], _text_cells(state, side), slots, _below(state, side))


def _text_cells(state: State, side: Side) -> int:
    return state.panes[side].area.text_cells(has_signs=state.has_signs_at_margin)


def _below(state: State, side: Side) -> Mapping[int, str]:
    """What is shown below passages of one side: translations, each under a line that says what it is."""
    languages = {"source": state.pair[side].language, "target": state.own_language}
    return {
        passage: text("reader.translation_awaited", **languages)
        if translation is None
        else f"{text('reader.translation_made', **languages)}\n{translation}"
        for passage, translation in state.translations[side].items()
    }


def _with_translation_in_sight(before: State, state: State) -> State:
    """The translation of the current passage in sight, where it was just shown and there is room below the caret."""
    if before.translations is state.translations or state.passage.id not in state.translations[state.focus]:
        return state
    pane = state.pane
    if pane.area.height:
        pane = pane.revealing(state.passage.start, pane.rows_of_passage(state.caret)).revealing(state.caret)
    return state._replace(panes=state.panes.put(state.focus, pane))


@remembered
def _row_slots(pair: Pair, comparison: Comparison | None, is_filtered: bool) -> tuple[Slots, Slots]:
    """The slots of both sides, arranged in rows."""
    beside = rows(pair, comparison)
    if is_filtered and comparison:
        beside = only_here_rows(beside, comparison)
    return Chosen([row.left for row in beside]), Chosen([row.right for row in beside])


def _scrolled_as_before(state: State, before: State) -> State:
    """The line of each caret in the row of the pane in which it was; at the top where nothing was laid out yet."""
    # Arranged in rows, both sides share a flow, and what the last one measures may move the rows of the first.
    for side in sorted(_sides_with_room(state), key=lambda side: side == state.focus):
        pane, caret = state.panes[side], state.carets[side]
        row = before.panes[side].row_of(caret) if before.panes[side].area.height else 0
        pane = pane.scrolled_to(min(pane.top, max(0, pane.flow.height - 1)))
        pane = pane.scrolled_to(pane.top + pane.row_of(caret) - row).revealing(caret)
        state = state._replace(panes=state.panes.put(side, pane))
    return state


def _following(before: State, state: State, *, is_scrolled: bool) -> State:
    """The caret in sight, with its passage where that was just entered; the other pane follows."""
    if not is_scrolled:
        pane, passage = state.pane, state.passage
        whole = state.caret == passage.start and entered_passage(before, state)
        rows_of_passage = pane.row_of(passage.end) - pane.row_of(passage.start) + 1 if whole else 1
        state = state._replace(panes=state.panes.put(state.focus, pane.revealing(state.caret, rows_of_passage)))
    if state.synced:
        is_further = before.focus == state.focus and entered_passage(before, state)
        state = follow(state, to_best=is_further and state.crossed_from is None)
    return _level(state)


def _level(state: State) -> State:
    """The counterpart level with the current passage; without one the other pane stays."""
    if len(_sides_with_room(state)) < 2:
        return state
    side = across(state)
    focused, opposite = state.pane, state.panes[side]
    if state.arrangement == "rows":
        opposite = opposite.scrolled_to(focused.top, beyond=True)
        focused = focused.scrolled_to(opposite.top, beyond=True)
    elif state.synced and (beside := state.beside) is not None:
        start = state.pair[side].passages[beside].start
        opposite = opposite.level_with(start, focused.row_of(state.passage.start))
    return state._replace(panes=state.panes.put(side, opposite).put(state.focus, focused))
