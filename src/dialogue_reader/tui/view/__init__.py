"""What the screen shows of a state: pure functions to values, and the one place that puts them into the widgets."""
