"""The list beside the panes: opened, followed and closed."""

from typing import TYPE_CHECKING

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import Side, Sides
from dialogue_reader.layout.spans import Layer
from dialogue_reader.messages import Message
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command, Update
from dialogue_reader.tui.state.model import Place, State, Subject
from dialogue_reader.tui.state.transitions import jump, to_discrepancy, to_hit

if TYPE_CHECKING:
    from dialogue_reader.insight.model import PairPoint, Term


def toggle(subject: Subject) -> Command:
    """Show a list, or close it if it is the one shown."""

    def command(state: State) -> Update:
        if state.panel == subject:
            return close(state)
        opened = state._replace(panel=subject, active="panel")
        if not state.is_whole:
            return Update(opened)  # what the first pages alone would answer is not asked
        if subject == "notes":
            return Update(opened, (effects.ReloadNotes(state.pair, state.notes),))
        if subject == "points" and state.points is None:
            return Update(opened, (effects.FindPoints(state.pair, state.comparison),))
        if subject == "terms" and state.terms is None and state.is_compared and state.comparison:
            return Update(opened, (effects.FindTerms(state.pair, state.comparison),))
        return Update(opened)

    return command


def close(state: State) -> Update:
    """Close the list; the keys go to the line for typing if that is still there."""
    return Update(state._replace(panel=None, active="search" if state.search.is_open else "text"))


def close_list(subject: Subject) -> Command:
    """Close the list of `subject`, unless another one is shown by now; give up what was begun in it first."""

    def command(state: State) -> Update:
        if state.panel != subject:
            return Update(state)
        return Update(give_up_merging(state)) if state.notes_list.merging else close(state)

    return command


def give_up_merging(state: State) -> State:
    """No other note is to be merged with the one that was chosen."""
    return state._replace(notes_list=state.notes_list._replace(merging=None))


def focus_panel(state: State) -> Update:
    """The list has been clicked on: the keys go to it."""
    return Update(state._replace(active="panel") if state.panel else state)


def go_to(subject: Subject, key: str, side: Side, offset: int) -> Command:
    """Go to the place of an entry; a list that covers the panes makes room for it."""

    def command(state: State) -> Update:
        if state.is_covered:
            state = close(state).state
        if subject == "discrepancies" and int(key) < len(state.discrepancies or ()):
            return Update(to_discrepancy(state, int(key)))
        if subject == "hits" and int(key) < len(state.search.hits):
            return Update(to_hit(state, int(key)))
        return Update(jump(state, Place(side, offset)))

    return command


def points_arrived(comparison: Comparison | None, points: "tuple[PairPoint, ...]") -> Command:
    """The key points, unless all links are known and are others; while only some are, any will do until then."""

    def command(state: State) -> Update:
        if state.is_compared and comparison is not state.comparison:
            return Update(state)
        return Update(state._replace(points=points))

    return command


def terms_arrived(comparison: Comparison, terms: "tuple[Term, ...]") -> Command:
    """The terms, unless the links are others by now."""
    return lambda state: Update(state._replace(terms=terms) if state.comparison is comparison else state)


def by_points(step: int) -> Command:
    """List more key points, or fewer; nothing is looked for again."""

    def command(state: State) -> Update:
        if state.panel != "points":
            return toggle("points")(state)
        if not state.points:
            return Update(state)
        listed = min(state.points_shown, len(state.points))
        wanted = max(1, min(listed + step, len(state.points)))
        if wanted == listed and step > 0:
            return Update(state._replace(notice=Message("reader.no_more_points", {"count": listed})))
        return Update(state._replace(points_shown=wanted))

    return command


def keywords_arrived(keywords: Sides[Layer]) -> Command:
    """Where the keywords of both articles are."""
    return lambda state: Update(state._replace(keywords=keywords))
