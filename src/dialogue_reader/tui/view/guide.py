"""The guide: what the screen shows, and the first steps, each with its key."""

from dialogue_reader.tui.commands.registry import NEED_TWO
from dialogue_reader.tui.state.key_names import Keys
from dialogue_reader.tui.state.model import State
from dialogue_reader.tui.state.remembered import remembered
from dialogue_reader.tui.view.labels import say
from dialogue_reader.tui.view.model import GuideView

STEPS = ("search", "next_only_here", "counterpart", "why", "annotate", "export", "help", "guide")
"""The commands of the guide; those that need two articles are left out where there is one."""


def guide(state: State) -> GuideView:
    """The guide to what is open."""
    return _guide(state.keys, state.pair.is_single)


@remembered
def _guide(keys: Keys, is_single: bool) -> GuideView:
    steps = [command for command in STEPS if not (is_single and command in NEED_TWO)]
    return GuideView(
        say("guide_single" if is_single else "guide_pair", key=keys),
        tuple((keys[command], _does(command, is_single)) for command in steps),
    )


def _does(command: str, is_single: bool) -> str:
    return say("guide_search_alone" if is_single and command == "search" else f"guide_{command}")
