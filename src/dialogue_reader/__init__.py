"""Two accounts of one event, in two languages, side by side in the terminal."""

__version__ = "0.1.0"
