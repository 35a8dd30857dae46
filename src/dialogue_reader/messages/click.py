"""The words of click, the library that reads the command line, as far as our commands let it say them.

click looks them up by their English, so that they are not for `text`; English itself comes from click.
"""

from dialogue_reader.messages import Plural, Texts

TEXTS: Texts = {
    # help
    "usage": "Usage:",
    "options": "Options",
    "commands": "Commands",
    "help_option": "Show this message and exit.",
    "default": "default: {default}",
    "required": "required",
    # mistakes
    "error": "Error: {message}",
    "aborted": "Aborted!",
    "try_help": "Try '{command} {option}' for help.",
    "no_such_option": "No such option {name!r}.",
    "no_such_command": "No such command {name!r}.",
    "did_you_mean": Plural("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    "missing_argument": "Missing argument",
    "missing_option": "Missing option",
    "missing_command": "Missing command.",
    "choose_from": "Choose from:\n\t{choices}",
    "no_value_taken": "Option {name!r} does not take a value.",
    "value_needed": Plural("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    "too_many_arguments": Plural("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    "invalid_value": "Invalid value: {message}",
    "invalid_value_of": "Invalid value for {param_hint}: {message}",
    "no_choice": Plural("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    "no_number": "{value!r} is not a valid {number_type}.",
    "outside_range": "{value} is not in the range {range}.",
    "no_such_path": "{name} {filename!r} does not exist.",
    "path_is_file": "{name} {filename!r} is a file.",
    "path_is_folder": "{name} {filename!r} is a directory.",
    "path_unreadable": "{name} {filename!r} is not readable.",
}
