"""The parts of the screen: each shows the value it is given and tells what happened to it; none knows a sibling."""
