"""What a person's own program is given of a text: on standard input, and in the place of `{text}` in its arguments.

The text comes from anywhere, so no shell ever reads it as its own: there `{text}` is a variable.
"""

from typing import NamedTuple

from dialogue_reader.outside.programs import Job, filled
from dialogue_reader.settings.hooks import Hook

_VARIABLES = {"{text}": "DIALOGUE_READER_TEXT", "{language}": "DIALOGUE_READER_LANGUAGE"}


class Words(NamedTuple):
    """What is selected, nothing where nothing is; the word and the passage at the cursor; their ISO 639 language."""

    selected: str
    word: str
    passage: str
    language: str

    def wanted_by(self, hook: Hook) -> str:
        """What `hook` is given; empty where the cursor is on no word."""
        return self.selected or (self.word if hook.of == "word" else self.passage)


def job_of(hook: Hook, words: Words) -> Job:
    """The program to run on these words."""
    text = words.wanted_by(hook)
    values = {"{text}": text.replace("\0", " "), "{language}": words.language}
    if isinstance(hook.command, str):
        line = filled(hook.command, {place: f'"${variable}"' for place, variable in _VARIABLES.items()})
        variables = {variable: _argument(values[place]) for place, variable in _VARIABLES.items()}
        return Job(line, text, hook.seconds, variables)
    command = [_argument(values[word]) if word in values else filled(word, values) for word in hook.command]
    return Job(command, text, hook.seconds)


def _argument(text: str) -> str:
    """A text as an argument by itself: a blank before a hyphen, so that no program takes it for an option."""
    return f" {text}" if text.startswith("-") else text
