"""The parts of the screen; none knows a sibling."""
