"""What a change of the state wants done, whichever command made it."""

from dialogue_reader.layout.viewport import Viewport
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.arrange import entered_passage
from dialogue_reader.tui.state.effects import Effect
from dialogue_reader.tui.state.listing import listed
from dialogue_reader.tui.state.model import State


def consequences(before: State, after: State) -> list[Effect]:
    """What any change asks for: the position kept, the comparison told what is in sight, the notes listed searched."""
    wanted: list[Effect] = []
    if after.is_whole and entered_passage(before, after):
        wanted.append(effects.KeepPosition(after.pair, after.position))
    sides = after.visible_sides
    if not after.is_compared and any(_is_scrolled(before.panes[side], after.panes[side]) for side in sides):
        wanted.append(effects.LookAt(after.passages_in_sight))
    if after.panel == "notes":
        wanted += _indexing(before, after)
    return wanted


def _indexing(before: State, after: State) -> list[Effect]:
    """That other notes, or those of a list that was just opened, can be searched."""
    notes, known = listed(after), after.notes_list.searched
    is_new = before.panel != "notes" or notes is not listed(before)
    return [effects.IndexNotes(notes, known)] if is_new and (known is None or known.notes is not notes) else []


def _is_scrolled(before: Viewport, after: Viewport) -> bool:
    """Whether other text is in sight. A new layout is not asked: it may be for a size that is about to change."""
    return before.flow is after.flow and before.top != after.top
