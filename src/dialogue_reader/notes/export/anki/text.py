"""Cards as the text that Anki imports, with the headers of its manual: tabs between fields, which hold HTML."""

from dialogue_reader.notes.export.anki.cards import FIELDS, NOTE_TYPE, cards, deck_of
from dialogue_reader.notes.export.report import Report, Words


def write(report: Report, words: Words) -> str:
    """The headers, then a line for each card: its guid, its fields, its tags."""
    columns = ("GUID", *FIELDS, "Tags")
    headers = (
        "#separator:tab",
        "#html:true",
        f"#notetype:{NOTE_TYPE}",
        f"#deck:{deck_of(report, words)}",
        "#columns:" + "\t".join(columns),
        "#guid column:1",
        f"#tags column:{len(columns)}",
    )
    lines = ["\t".join(map(_cell, (card.guid, *card.fields, " ".join(card.tags)))) for card in cards(report, words)]
    return "\n".join((*headers, *lines)) + "\n"


def _cell(text: str) -> str:
    """A field as Anki's reader of CSV takes it: quoted where it holds quotes."""
    return '"' + text.replace('"', '""') + '"' if '"' in text or text.startswith("#") else text
