"""What each command does: pure functions from a state to an update, no Textual; the registry gives them keys."""
