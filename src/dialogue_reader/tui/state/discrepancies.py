"""Going from one discrepancy to the next."""

from dialogue_reader.tui.state.model import Place, State
from dialogue_reader.tui.state.moves import jump


def step_discrepancy(state: State, step: int) -> State:
    """Go to the next (1) or previous (-1) discrepancy, going round at the ends."""
    count = len(state.discrepancies)
    if not count:
        return state
    first = 0 if step > 0 else count - 1
    return to_discrepancy(state, first if state.discrepancy is None else (state.discrepancy + step) % count)


def to_discrepancy(state: State, number: int) -> State:
    """Go to a discrepancy: to its place on the focused side, if it has one there; the other side's caret follows."""
    mentions = state.discrepancies[number].mentions
    near = next((mention for mention in mentions if mention.side == state.focus), mentions[0])
    far = next(mention for mention in mentions if mention is not near)
    moved = jump(state, Place(near.side, near.start))
    if far.side != near.side:
        moved = moved._replace(carets=moved.carets.put(far.side, far.start))
    return moved._replace(discrepancy=number)
