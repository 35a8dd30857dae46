"""What each setting is for, as `config print-default` says it; by `section.field`."""

from dialogue_reader.messages import Texts

TEXTS: Texts = {
    "look": "How the reader looks",
    "look.theme": "A theme of the palette (T goes through them); empty is the usual one",
    "look.language": "The language of the interface: en, vi or fr; empty is that of the system",
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
    "preset": "A whole set of keys: {choices}",
    "keys": "Other keys for a command: one, or a list",
}
