"""What each setting is for, as `config print-default` says it; by `section.field`."""

from dialogue_reader.messages import Texts

TEXTS: Texts = {
    "look": "How the reader looks",
    "look.theme": "auto follows the terminal; dark, light, or the name of a theme of the palette or of yours",
    "look.dark": "The theme that is meant by dark",
    "look.light": "The theme that is meant by light; T changes between the two",
    "look.language": "The language of the interface: en, vi or fr; empty is that of the system",
    "look.linear": "Whether to read line by line, without a screen, as for a screen reader (or --linear)",
    "look.guide": "Whether the first start shows the first steps; a key shows them at any time",
    "reading": "How texts are opened that you have not read before",
    "reading.arrangement": "facing: each text in its own order; rows: counterparts beside each other",
    "reading.sync": "Whether the text across follows",
    "reading.keywords": "Whether keywords are lit",
    "reading.points": "How many key points are listed",
    "notes": "How marks and notes are made",
    "notes.colour": "The first colour of marks",
    "notes.editor": "The program for long notes; empty is that of VISUAL or EDITOR",
    "notes.folder": "Where exports go; empty is the folder that the reader was started in",
    "translation": "Who translates a passage for you; nobody until command or url is set",
    "translation.command": (
        "A program that reads a text and prints its translation, such as "
        '["trans", "-brief", "{{source}}:{{target}}"]; {{source}} and {{target}} are codes of languages'
    ),
    "translation.url": "Or where a language model answers as OpenAI's does, such as http://127.0.0.1:11434/v1",
    "translation.model": "The name of the model there",
    "translation.key_variable": "The variable of the environment that holds its key, where it needs one",
    "translation.allow_remote": "Whether the url may be another machine's, which is then sent what you read",
    "translation.language": "Your language, as in en, vi, fr; empty is that of the interface",
    "translation.seconds": "How long a translation may take, in seconds",
    "hooks": (
        "Programs of yours for a word or a passage, by names of yours; ! asks them. "
        "They are given it on standard input and as {{text}}"
    ),
    "hooks.example": "of a passage, through a shell, with more time",
    "themes": (
        "Colour themes of yours; a file themes/NAME.toml beside this one may have the same lines. "
        "base is a theme of the palette, of which you replace colours: {colours}"
    ),
    "preset": "A whole set of keys: {choices}",
    "keys": "Other keys for a command: one, or a list",
    "part_keys": "Other keys in a list or a dialog; where one types, none that is typed",
    "matrix_keys": "Other keys on the screen that shows who says what",
}
