"""Looking closer at what the comparison says, and setting it right by hand."""

from collections.abc import Callable

from dialogue_reader.comparison.corrections import correction
from dialogue_reader.documents.model import other
from dialogue_reader.messages import differences
from dialogue_reader.tui.desk import Desk
from dialogue_reader.tui.doing.keeping import keep
from dialogue_reader.tui.state import begin_linking, end_linking, step_difference, toggle_alone, toggle_why


def why(desk: Desk) -> None:
    """Light what ties the passage to its counterpart."""
    desk.apply(toggle_why(desk.state))
    if desk.state.why and not desk.state.links_here:
        desk.say("This passage has no counterpart; i again ends this")


def only_here(desk: Desk) -> None:
    """Show only what is only here, or everything."""
    state = toggle_alone(desk.state)
    if desk.state.comparison is None:
        desk.say("The articles are still being compared")
    elif state.alone == desk.state.alone:
        desk.say("Every passage has a counterpart")
    else:
        desk.apply(state)
        desk.say("Only what stands on one side only is shown · F4 again shows everything" if state.alone else "")


def by_differences(step: int) -> Callable[[Desk], None]:
    """To the next or previous discrepancy; both places light up."""

    def do(desk: Desk) -> None:
        state = step_difference(desk.state, step)
        if state.difference is None:
            desk.say("No discrepancy was found" if state.comparison else "The articles are still being compared")
        else:
            desk.apply(state)
            found = state.discrepancies[state.difference]
            desk.say(f"{state.difference + 1} of {len(state.discrepancies)}: {differences.note(found)}")

    return do


def reject(desk: Desk) -> None:
    """Take the best link of the passage out."""
    state = desk.state
    if not state.links_here:
        desk.say("There is no link to reject")
        return
    link = state.links_here[0]
    ends = [(left, right) for left in link.left for right in link.right]
    parted = [correction(state.pair, left, right, linked=False) for left, right in ends]
    keep(desk, lambda: desk.notebook.correct(*parted), desk.reconsider, "The link is rejected · R restores it")


def restore(desk: Desk) -> None:
    """Let what was found hold again for the passage."""
    state = desk.state
    here = state.passage.id
    found = [
        correction(state.pair, *((here, i) if state.focus == "left" else (i, here)), linked=False)
        for i in range(len(state.pair[other(state.focus)].passages))
    ]
    made = desk.notebook.corrected_among(found)
    if not made:
        desk.say("Nothing was set right by hand for this passage")
        return
    keep(desk, lambda: desk.notebook.restore(*made), desk.reconsider, "What was found holds again")


def link(desk: Desk) -> None:
    """Link two passages by hand: here first, then in the other article."""
    state = desk.state
    if state.comparison is None:
        desk.say("The articles are still being compared")
    elif state.linking is None:
        desk.apply(begin_linking(state))
        desk.say("Go to the passage of the other article and press M again · Esc gives up")
    elif state.linking.side == state.focus:
        desk.say("Go to the other article first: Tab")
    else:
        first = state.pair[state.linking.side].passage_at(state.linking.offset).id
        here = state.passage.id
        ends = (first, here) if state.focus == "right" else (here, first)
        made = correction(state.pair, *ends, linked=True)
        desk.apply(end_linking(state))
        keep(
            desk,
            lambda: desk.notebook.correct(made),
            desk.reconsider,
            "Linked by hand · r rejects the link, R restores what was found",
        )
