"""What help and the palette say of the matrix: its signs, then every key, and every command by its name."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from textual.app import SystemCommand

from dialogue_reader.messages import text
from dialogue_reader.tui.matrix.registry import REGISTRY
from dialogue_reader.tui.matrix.view import DIFFERS, DOUBTFUL, NOTED, SIGNS, phrase
from dialogue_reader.tui.state.key_names import Keys
from dialogue_reader.tui.view.labels import say

if TYPE_CHECKING:
    from dialogue_reader.tui.matrix.screen import MatrixScreen


def sections(keys: Keys) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """(heading, (sign or key, meaning)): of the signs, and of the commands of each group."""
    signs = [(sign, phrase(f"legend_{presence}")) for presence, sign in SIGNS.items()]
    before = [(DIFFERS, phrase("legend_differs")), (DOUBTFUL, phrase("legend_doubt")), ("3", phrase("legend_count"))]
    yield phrase("legend"), [*before, *signs, (f"●{NOTED}", phrase("legend_mark")), ("×3", phrase("legend_copies"))]
    for group, commands in groupby(REGISTRY, key=lambda own: own.group):
        yield phrase(f"group_{group}"), [(keys.all_of(own.id), text(f"{own.id}.help")) for own in commands]


def entries(screen: "MatrixScreen") -> Iterator[SystemCommand]:
    """What the palette knows over the matrix."""
    keys = screen.state.keys
    for own in REGISTRY:
        described = say("palette_keys", help=text(f"{own.id}.help"), keys=keys.all_of(own.id))
        yield SystemCommand(text(own.id), described, partial(screen.action_run, own.id))
