"""Moving about: lines, pages, passages, panes, and back the way one came."""

from collections.abc import Callable

from dialogue_reader.tui.desk import Desk
from dialogue_reader.tui.state import (
    Place,
    cross,
    go_back,
    go_forward,
    jump,
    move,
    select_none,
    to_counterpart,
    to_lone,
    to_passage,
)

Do = Callable[[Desk], None]


def _to(desk: Desk, offset: int, *, selecting: bool = False) -> None:
    desk.apply(move(desk.state, Place(desk.state.focus, offset), selecting=selecting))


def by_lines(rows: int, *, selecting: bool = False) -> Do:
    """Up or down by lines of text, keeping to the column."""

    def do(desk: Desk) -> None:
        here = desk.state.place
        pane = desk.pane(here.side)
        _to(desk, pane.offset_beside(here.offset, rows, pane.cell_of(here.offset)), selecting=selecting)

    return do


def by_pages(pages: float) -> Do:
    """Up or down by a page or half of one, the caret staying where it is on the screen."""

    def do(desk: Desk) -> None:
        here = desk.state.place
        pane = desk.pane(here.side)
        row = min(max(pane.row_of(here.offset), pane.keep), pane.area.height - 1 - pane.keep)
        rows = max(1, int((pane.area.height - 2) * abs(pages)))
        top = pane.top
        pane.put_top(top + (rows if pages > 0 else -rows))
        if pane.top == top:
            _to(desk, pane.offset_beside(here.offset, rows if pages > 0 else -rows, 0))
        elif (offset := pane.offset_near(row, 0)) is not None:
            _to(desk, offset)

    return do


def by_characters(step: int, *, selecting: bool = False) -> Do:
    """Along the text by a character, from passage to passage."""

    def do(desk: Desk) -> None:
        state = desk.state
        article, offset = state.pair[state.focus], state.place.offset
        wanted = offset + step
        here = state.passage
        if wanted > here.end and here.id + 1 < len(article.passages):
            wanted = article.passages[here.id + 1].start
        elif wanted < here.start and here.id > 0:
            wanted = article.passages[here.id - 1].end
        _to(desk, min(max(wanted, article.passages[0].start), article.passages[-1].end), selecting=selecting)

    return do


def by_words(step: int, *, selecting: bool = False) -> Do:
    """Along the text to the start of the next or previous word; when selecting forward, to its end."""

    def do(desk: Desk) -> None:
        from dialogue_reader.language.words import word_spans

        state = desk.state
        article, offset, here = state.pair[state.focus], state.place.offset, state.passage
        ids = range(max(0, here.id - 1), min(len(article.passages), here.id + 2))
        near = [article.passages[i] for i in ids]
        spans = [span for passage in near for span in word_spans(article.text, passage.start, passage.end)]
        edges = [b for _, b in spans] if selecting and step > 0 else [a for a, _ in spans]
        beyond = [edge for edge in edges if (edge > offset if step > 0 else edge < offset)]
        if beyond:
            _to(desk, beyond[0] if step > 0 else beyond[-1], selecting=selecting)

    return do


def to_line_end(end: int, *, selecting: bool = False) -> Do:
    """To the start (0) or end (1) of the screen line."""

    def do(desk: Desk) -> None:
        here = desk.state.place
        _to(desk, desk.pane(here.side).line_ends(here.offset)[end], selecting=selecting)

    return do


def to_start(desk: Desk) -> None:
    """To the first passage."""
    state = desk.state
    desk.apply(jump(state, Place(state.focus, state.pair[state.focus].passages[0].start)))


def to_end(desk: Desk) -> None:
    """To the last line."""
    state = desk.state
    last = state.pair[state.focus].passages[-1]
    desk.apply(jump(state, Place(state.focus, last.end)))


def by_passages(step: int) -> Do:
    """To the next or previous passage."""
    return lambda desk: desk.apply(to_passage(desk.state, step))


def to_other_pane(desk: Desk) -> None:
    """To the other pane, where one was there last."""
    desk.apply(cross(desk.state))


def across(desk: Desk) -> None:
    """To the counterpart of the passage."""
    state = desk.state
    if state.counterparts:
        desk.apply(to_counterpart(state))
    elif state.comparison is None:
        desk.say("The articles are still being compared")
    else:
        desk.say("This passage is only here" if state.is_only_here else "No counterpart was found for this passage")


def by_lone_passages(step: int) -> Do:
    """To the next or previous passage that is only here."""

    def do(desk: Desk) -> None:
        moved = to_lone(desk.state, step)
        if moved is desk.state:
            desk.say(f"No {'further' if step > 0 else 'earlier'} passage of this article is only here")
        else:
            desk.apply(moved)

    return do


def back(desk: Desk) -> None:
    """To where the last jump began."""
    desk.apply(go_back(desk.state))


def forward(desk: Desk) -> None:
    """Where one came back from."""
    desk.apply(go_forward(desk.state))


def clear(desk: Desk) -> None:
    """End the selection."""
    desk.apply(select_none(desk.state))
