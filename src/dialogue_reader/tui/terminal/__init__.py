"""What is asked of the terminal, beyond what Textual asks."""
