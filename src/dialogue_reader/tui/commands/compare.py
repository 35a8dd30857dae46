"""Looking closer at what the comparison says, and setting it right by hand."""

from typing import TYPE_CHECKING

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.messages import Message
from dialogue_reader.tui.commands.search import finding
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command, Effect, Update, saying
from dialogue_reader.tui.state.model import Linking, Progress, State, across
from dialogue_reader.tui.state.transitions import has_only_here, query_to_renew, step_discrepancy

if TYPE_CHECKING:
    from dialogue_reader.comparison.facts.model import Discrepancy
    from dialogue_reader.comparison.model import Correction


def why(state: State) -> Update:
    """Light what ties the passage to its counterpart."""
    if state.comparison is None:
        return saying(state, state.why_unknown)
    state = state._replace(why=not state.why)
    return saying(state, "why_without_counterpart") if state.why and not state.link else Update(state)


def by_discrepancies(step: int) -> Command:
    """To the next or previous discrepancy; both places light up."""

    def command(state: State) -> Update:
        moved = step_discrepancy(state, step)
        if not moved.discrepancies or moved.discrepancy is None:
            return saying(state, state.why_unknown if state.discrepancies is None else "no_discrepancy")
        discrepancy = moved.discrepancies[moved.discrepancy]
        number, count = moved.discrepancy + 1, len(moved.discrepancies)
        return saying(moved, "discrepancy", number=number, count=count, explanation=explanation_of(discrepancy))

    return command


def reject(state: State) -> Update:
    """Take the link with the counterpart that is held level out."""
    link = state.link
    if link is None:
        return saying(state, "no_link_to_reject")
    from dialogue_reader.comparison.corrections import correction

    ends = [(left, right) for left in link.left for right in link.right]
    rejections = tuple(correction(state.pair, left, right, linked=False) for left, right in ends)
    numbers = ", ".join(str(i + 1) for i in link.ids(across(state)))
    return Update(state, (_keep(rejections, "link_rejected", numbers=numbers),))


def restore(state: State) -> Update:
    """Let what the comparison says hold again for the passage."""
    forgotten = _corrections_here(state) if state.corrections else ()
    if not forgotten:
        return saying(state, "nothing_corrected")
    return Update(state, (_keep(forgotten, "link_restored", forget=True),))


def _corrections_here(state: State) -> "tuple[Correction, ...]":
    """The corrections of the current passage and any of the other article."""
    from dialogue_reader.comparison.corrections import key_of_passage, passages_by_key

    current = key_of_passage(state.pair[state.focus], state.passage.id)
    there = passages_by_key(state.pair[across(state)])
    if state.focus == "left":
        return tuple(c for c in state.corrections if c.left == current and c.right in there)
    return tuple(c for c in state.corrections if c.right == current and c.left in there)


def link(state: State) -> Update:
    """Link two passages by hand: this one first, then one of the other article."""
    if state.comparison is None:
        return saying(state, state.why_unknown)
    if state.linking is None:
        begun = state._replace(linking=Linking(state.place, state.synced), synced=False)
        return saying(begun, "link_to_what")
    origin = state.linking.place
    if origin.side == state.focus:
        return saying(state, "link_across")
    from dialogue_reader.comparison.corrections import correction

    first, current = state.pair[origin.side].passage_at(origin.offset).id, state.passage.id
    ends = (first, current) if state.focus == "right" else (current, first)
    made = correction(state.pair, *ends, linked=True)
    return Update(end_linking(state), (_keep((made,), "linked_by_hand"),))


def end_linking(state: State) -> State:
    """A link has been made by hand, or given up: the panes are in sync again if they were before."""
    assert state.linking is not None
    return state._replace(linking=None, synced=state.linking.synced)


def _keep(corrections: "tuple[Correction, ...]", notice: str, *, forget: bool = False, **arguments: object) -> Effect:
    return effects.KeepCorrections(corrections, forget, Message(f"reader.{notice}", arguments))


# -- what comes from the background ----------------------------------------------------------------------------------


def corrections_kept(corrections: "tuple[Correction, ...]", notice: Message) -> Command:
    """Links have been set right by hand: show them as they are now."""

    def command(state: State) -> Update:
        update = _corrected(state._replace(corrections=corrections))
        return update._replace(state=update.state._replace(notice=notice))

    return command


def links_arrived(comparison: Comparison) -> Command:
    """The links are known, or those of a part of a long pair."""

    def command(state: State) -> Update:
        update = _corrected(state._replace(uncorrected=comparison))
        if comparison.share < 1:
            return update
        if comparison.encoder == "lexical":
            return _with_notice(update, "links_without_model")
        return _with_notice(update, "nothing_in_common") if comparison.is_slight else update

    return command


def _with_notice(update: Update, name: str) -> Update:
    return update._replace(state=update.state._replace(notice=Message(f"reader.{name}")))


def _corrected(state: State) -> Update:
    """The links as they are with what has been set right by hand; what was drawn from them is looked for anew."""
    if state.uncorrected is None:
        return Update(state)
    from dialogue_reader.comparison.corrections import corrected

    comparison = corrected(state.pair, state.uncorrected, state.corrections)
    state = state._replace(comparison=comparison, discrepancies=None, discrepancy=None)
    state = state._replace(filters_only_here=state.filters_only_here and has_only_here(state, state.place))
    if comparison.share < 1:
        return Update(state, (effects.LinksShown(),))
    wanted: list[Effect] = [effects.LinksShown(), effects.FindDiscrepancies(state.pair, comparison)]
    if state.panel == "points":
        wanted.append(effects.FindPoints(state.pair, comparison))
    if state.panel == "terms":
        wanted.append(effects.FindTerms(state.pair, comparison))
    if (query := query_to_renew(state)) and query.by_meaning:
        wanted += finding(state, query, again=True)
    return Update(state._replace(points=None, terms=None), tuple(wanted))


def comparison_progressed(share: float, seconds_left: float | None, *, nearby: bool = False) -> Command:
    """The comparison has come this far (0..1): that of both texts, or of what is around the screen in vast ones."""

    def command(state: State) -> Update:
        update = Update(state._replace(progress=Progress(share, seconds_left, nearby)))
        return _with_notice(update, "too_vast") if nearby and not state.progress.nearby else update

    return command


def comparison_failed(reason: Message) -> Command:
    """There will be no links."""

    def command(state: State) -> Update:
        title = Message("reader.comparison_failed")
        return Update(state._replace(notice=title, cannot_compare=True), (effects.Notify(title, reason),))

    return command


def discrepancies_arrived(comparison: Comparison, discrepancies: "tuple[Discrepancy, ...]") -> Command:
    """What linked passages state differently, unless the links are others by now."""

    def command(state: State) -> Update:
        if comparison is not state.comparison:
            return Update(state)
        return Update(state._replace(discrepancies=discrepancies, discrepancy=None))

    return command


def explanation_of(discrepancy: "Discrepancy") -> Message:
    """What a discrepancy consists in."""
    from dialogue_reader.messages import differences  # reading starts without it

    return differences.message(discrepancy)


def show_map(state: State) -> Update:
    """Both articles at a glance."""
    if state.comparison is None:
        return saying(state, state.why_unknown)
    return Update(state, (effects.ShowMap(state.pair, state.comparison, state.discrepancies or (), state.place),))
