"""The core of the reader stands on its own."""

import subprocess
import sys

MODULES = (
    "dialogue_reader.tui.commands.registry",
    "dialogue_reader.tui.view.screen",
    "dialogue_reader.tui.state.arrange",
    "dialogue_reader.tui.state.consequences",
)


def test_state_commands_and_view_load_no_textual() -> None:
    code = f"import sys, {', '.join(MODULES)}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & {"textual", "numpy", "rapidfuzz"}
