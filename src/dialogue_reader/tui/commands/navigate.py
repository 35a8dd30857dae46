"""Moving about: lines, pages, passages, panes, counterparts, and back the way one came."""

from dialogue_reader.documents.model import Side, other
from dialogue_reader.tui.state.effects import Command, Update, saying
from dialogue_reader.tui.state.model import Place, State
from dialogue_reader.tui.state.transitions import (
    counterparts_at,
    cross,
    go_back,
    go_forward,
    jump,
    move,
    to_counterpart,
    to_only_here,
    to_passage,
)


def _to(state: State, offset: int, *, selecting: bool = False) -> Update:
    return Update(move(state, Place(state.focus, offset), selecting=selecting))


def by_lines(rows: int, *, selecting: bool = False) -> Command:
    """Up or down by lines of text, keeping to the cell."""

    def command(state: State) -> Update:
        cell = state.pane.cell_of(state.caret)
        return _to(state, state.pane.offset_beside(state.caret, rows, cell), selecting=selecting)

    return command


def by_pages(pages: float) -> Command:
    """Up or down by a page or half of one, the caret staying where it is on the screen."""

    def command(state: State) -> Update:
        pane, height = state.pane, state.pane.area.height
        row = min(max(pane.row_of(state.caret), pane.margin_rows), height - 1 - pane.margin_rows)
        rows = max(1, int((height - 2) * abs(pages))) * (1 if pages > 0 else -1)
        scrolled = pane.scrolled_to(pane.top + rows)
        if scrolled.top == pane.top:
            return _to(state, pane.offset_beside(state.caret, rows, 0))
        offset = scrolled.in_sight_near(row)
        place = state.place if offset is None else Place(state.focus, offset)
        return Update(move(state._replace(panes=state.panes.put(state.focus, scrolled)), place), is_scrolled=True)

    return command


def by_characters(step: int, *, selecting: bool = False) -> Command:
    """Along the text by a character, from passage to passage."""

    def command(state: State) -> Update:
        passages, current = state.pair[state.focus].passages, state.passage
        target = state.caret + step
        if target > current.end and current.id + 1 < len(passages):
            target = passages[current.id + 1].start
        elif target < current.start and current.id > 0:
            target = passages[current.id - 1].end
        return _to(state, min(max(target, passages[0].start), passages[-1].end), selecting=selecting)

    return command


def by_words(step: int, *, selecting: bool = False) -> Command:
    """Along the text to the start of the next or previous word; when selecting forward, to its end."""

    def command(state: State) -> Update:
        from dialogue_reader.language.words import word_spans

        article, current = state.pair[state.focus], state.passage
        ids = range(current.id, len(article.passages)) if step > 0 else range(current.id, -1, -1)
        for passage in (article.passages[i] for i in ids):
            spans = word_spans(article.text, passage.start, passage.end)
            edges = [end if selecting and step > 0 else start for start, end in spans]
            beyond = [edge for edge in edges if (edge > state.caret if step > 0 else edge < state.caret)]
            if beyond:
                return _to(state, beyond[0] if step > 0 else beyond[-1], selecting=selecting)
        return Update(state)

    return command


def to_line_start(*, selecting: bool = False) -> Command:
    """To the start of the screen line."""
    return lambda state: _to(state, state.pane.line_ends(state.caret)[0], selecting=selecting)


def to_line_end(*, selecting: bool = False) -> Command:
    """To the end of the screen line."""
    return lambda state: _to(state, state.pane.line_ends(state.caret)[1], selecting=selecting)


def to_start(state: State) -> Update:
    """To the first passage."""
    return Update(jump(state, Place(state.focus, state.pair[state.focus].passages[0].start)))


def to_end(state: State) -> Update:
    """To the last line."""
    return Update(jump(state, Place(state.focus, state.pair[state.focus].passages[-1].end)))


def by_passages(step: int) -> Command:
    """To the next or previous passage."""
    return lambda state: Update(to_passage(state, step))


def to_other_pane(state: State) -> Update:
    """To the other pane, where the reader was there last."""
    return Update(cross(state))


def to_linked_passage(state: State) -> Update:
    """To the best counterpart of the passage, then to the next one."""
    moved = to_counterpart(state)
    if moved is not state:
        return _saying_which(moved)
    if state.is_only_here:
        return saying(state, "passage_only_here")
    return saying(state, "no_counterpart" if state.is_compared else state.why_unknown)


def _saying_which(state: State) -> Update:
    """Say which of several counterparts the reader has come to."""
    origin, comparison = state.crossed_from, state.comparison
    counterparts = counterparts_at(state, origin) if origin else ()
    if origin is None or comparison is None or len(counterparts) < 2:
        return Update(state)
    passage = state.pair[origin.side].passage_at(origin.offset).id
    links = comparison.links_of(origin.side, passage)
    score = next(link.certainty for link in links if state.passage.id in link.ids(state.focus))
    number = counterparts.index(state.passage.id) + 1
    return saying(state, "counterpart_of", number=number, count=len(counterparts), passage=passage + 1, score=score)


def by_only_here(step: int) -> Command:
    """To the next or previous passage that is only here, as a whole or in part."""

    def command(state: State) -> Update:
        moved = to_only_here(state, step)
        if moved is state and not state.is_compared:
            return saying(state, state.why_unknown)
        if moved is state:
            return saying(state, "no_further_only_here" if step > 0 else "no_earlier_only_here")
        return Update(moved)

    return command


def to(place: Place) -> Command:
    """Go to a place; the way back leads here."""
    return lambda state: Update(jump(state, place))


def back(state: State) -> Update:
    """To where the last jump began."""
    return Update(go_back(state))


def forward(state: State) -> Update:
    """Once more to where the last jump led."""
    return Update(go_forward(state))


# -- the mouse -------------------------------------------------------------------------------------------------------


def scroll(side: Side, row: int) -> Command:
    """The wheel or the scroll bar has brought `row` of a layout to the top: the caret comes along.

    Over a column of the row view that is blank there, the text beside it is what is scrolled.
    """

    def command(state: State) -> Update:
        beside = (other(side),) if state.arrangement == "rows" and state.visible == "both" else ()
        for one in (side, *beside):
            scrolled = _scrolled(state, one, row)
            if scrolled.panes[one].passage_rows:
                offset = scrolled.panes[one].nearest_in_sight(state.carets[one])
                return Update(move(scrolled, Place(one, offset)), is_scrolled=True)
        return Update(_scrolled(state, side, row))

    return command


def _scrolled(state: State, side: Side, row: int) -> State:
    pane = state.panes[side]
    return state._replace(panes=state.panes.put(side, pane.scrolled_to(row, beyond=pane.top < 0)))


def point_at(side: Side, offset: int, *, dragged: bool) -> Command:
    """The mouse points at a character; what it is dragged over is selected."""

    def command(state: State) -> Update:
        selecting = dragged and side == state.focus
        return Update(move(state._replace(notice=None), Place(side, offset), selecting=selecting))

    return command


def along_link(passages: tuple[int, int], *, to_first: bool) -> Command:
    """To an end of a link that was pointed at in the gutter; `passages` are at its ends, from left to right."""

    def command(state: State) -> Update:
        near, far = (0, 1) if to_first else (1, 0)
        side = state.visible_sides[near]
        starts = [state.pair[own].passages[i].start for own, i in zip(state.visible_sides, passages, strict=True)]
        state = state._replace(notice=None)
        crossed = jump(state, Place(side, starts[near]))
        carets = crossed.carets.put(other(side), starts[far])
        return Update(crossed._replace(carets=carets, crossed_from=Place(other(side), starts[far])))

    return command


def to_row(row: int, *, in_first: bool) -> Command:
    """To the passage that begins at a row, whose sign in the gutter was pointed at."""

    def command(state: State) -> Update:
        side = state.visible_sides[0 if in_first else -1]
        at_row = (i for i, first in state.panes[side].passage_rows.items() if first == row)
        passage = next(at_row, None)
        if passage is None:
            return Update(state)
        return Update(jump(state._replace(notice=None), Place(side, state.pair[side].passages[passage].start)))

    return command
