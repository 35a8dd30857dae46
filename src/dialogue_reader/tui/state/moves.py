"""Moving through both articles: to a place, to a counterpart, back and forward, and what is shown of them."""

from collections.abc import Mapping

from dialogue_reader.documents.model import SIDES, Pair, Sides, other
from dialogue_reader.notes.model import ReadingPosition, Shown
from dialogue_reader.tui.state.model import Place, State, across

_CYCLE: Mapping[Shown, Shown] = {"both": "left", "left": "right", "right": "both"}
_TRAIL = 100  # jumps remembered each way


def move(state: State, place: Place, *, selecting: bool = False) -> State:
    """Go to `place`; the selection grows along or ends. A side that is not shown becomes the one shown."""
    anchor = None
    if selecting and place.side == state.focus:
        anchor = state.caret if state.anchor is None else state.anchor
    return state._replace(
        focus=place.side,
        carets=state.carets.put(place.side, place.offset),
        anchor=anchor,
        shown=state.shown if state.shown in ("both", place.side) else place.side,
        only_here=state.only_here and _is_only_here(state, place),
    )


def _is_only_here(state: State, place: Place) -> bool:
    """Whether the passage at `place` is shown while only what is only here is."""
    passage = state.pair[place.side].passage_at(place.offset)
    return state.comparison is not None and state.comparison.is_only_here(place.side, passage.id)


def jump(state: State, place: Place) -> State:
    """Go to `place` and remember where the jump began."""
    if place == state.place:
        return state
    return move(state, place)._replace(back=(*state.back, state.place)[-_TRAIL:], forward=())


def remember(state: State, origin: Place) -> State:
    """Let the way back lead to `origin`."""
    return state._replace(back=(*state.back, origin)[-_TRAIL:], forward=())


def go_back(state: State) -> State:
    """Return to where the last jump began."""
    if not state.back:
        return state
    moved = move(state, state.back[-1])
    return moved._replace(back=state.back[:-1], forward=(*state.forward, state.place)[-_TRAIL:])


def go_forward(state: State) -> State:
    """Go once more where the last jump led from which the reader went back."""
    if not state.forward:
        return state
    moved = move(state, state.forward[-1])
    return moved._replace(forward=state.forward[:-1], back=(*state.back, state.place)[-_TRAIL:])


def follow(state: State) -> State:
    """Bring the caret of the other side to the counterpart, without going there."""
    if not state.counterparts:
        return state
    side = across(state)
    current = state.pair[side].passage_at(state.carets[side])
    if current.id in state.counterparts:
        return state
    start = state.pair[side].passages[state.counterparts[0]].start
    return state._replace(carets=state.carets.put(side, start))


def cross(state: State) -> State:
    """Go to the other pane, where the reader was there last."""
    return move(state, Place(across(state), state.carets[across(state)]))


def to_counterpart(state: State) -> State:
    """Go to the best counterpart of the current passage, if it has one."""
    if not state.counterparts:
        return state
    side = across(state)
    return jump(state, Place(side, state.pair[side].passages[state.counterparts[0]].start))


def to_passage(state: State, step: int) -> State:
    """Go to the start of the passage `step` further; backwards first to the start of this one."""
    if state.only_here:
        return to_only_here(state, step)
    article, current = state.pair[state.focus], state.passage
    if step < 0 and state.caret > current.start:
        step += 1
    target = min(max(current.id + step, 0), len(article.passages) - 1)
    return move(state, Place(state.focus, article.passages[target].start))


def to_only_here(state: State, step: int) -> State:
    """Go to the next (1) or previous (-1) passage of this side that is only here."""
    if state.comparison is None:
        return state
    current = state.passage.id
    ids = sorted(state.comparison.only_here[state.focus])
    further = [i for i in ids if i > current] if step > 0 else [i for i in reversed(ids) if i < current]
    if not further:
        return state
    return jump(state, Place(state.focus, state.pair[state.focus].passages[further[0]].start))


def settle(state: State) -> State:
    """Stay where something has been done: at the start of what was selected, and at a hit for good."""
    start = state.selection.start if state.selection else state.caret
    moved = move(state, Place(state.focus, start))
    return moved._replace(search=moved.search._replace(origin=None))


def cycle_shown(state: State) -> State:
    """Show both articles, the left one, the right one, in turn; the passage is kept through its counterpart."""
    shown = _CYCLE[state.shown]
    if shown in ("both", state.focus):
        return state._replace(shown=shown)
    return cross(follow(state))._replace(shown=shown)


def filter_only_here(state: State) -> State:
    """Show only what is only here, or everything again."""
    comparison = state.comparison
    if state.only_here or comparison is None or not any(comparison.only_here[side] for side in SIDES):
        return state._replace(only_here=False)
    focus = state.focus if comparison.only_here[state.focus] else other(state.focus)
    ids = sorted(comparison.only_here[focus])
    current = state.pair[focus].passage_at(state.carets[focus]).id
    nearest = next((i for i in ids if i >= current), ids[-1])
    start = state.carets[focus] if nearest == current else state.pair[focus].passages[nearest].start
    return move(state, Place(focus, start))._replace(only_here=True)


def resume(state: State, position: ReadingPosition | None) -> State:
    """Go to where the reader stopped the last time."""
    if position is None:
        return state
    kept = position.within(len(state.pair.left.text), len(state.pair.right.text))
    carets = Sides(kept.left, kept.right)
    return state._replace(focus=kept.side, carets=carets, shown=kept.shown, view=kept.view)


def is_at_the_beginning(state: State) -> bool:
    """Whether the reader has done nothing yet that the position of the last time would undo."""
    return (
        state.position == ReadingPosition()
        and state.anchor is None
        and not (state.back or state.search.query or state.search.is_open)
    )


def with_pair(state: State, pair: Pair) -> State:
    """The whole of both texts is known; offsets are those of their first pages."""
    return state._replace(pair=pair, is_whole=True)
