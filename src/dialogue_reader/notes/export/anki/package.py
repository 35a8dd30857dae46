"""Cards as a package (`.apkg`) that Anki opens with a double click; genanki, an extra, writes it."""

import io
import time
from hashlib import blake2s

from dialogue_reader.errors import OutputError
from dialogue_reader.notes.export.anki.cards import FIELDS, NOTE_TYPE, cards, deck_of
from dialogue_reader.notes.export.report import Report, Words

_EXTRA = "anki"  # of pyproject.toml, which names genanki
_NOTE_TYPE_ID = 1_607_523_149  # by which Anki knows the type of these notes again: it must never change
_FRONT = '<div class="tex2jax_ignore mathjax_ignore">{{Passage}}</div>'
_BACK = (
    '{{FrontSide}}<hr id="answer"><div class="tex2jax_ignore mathjax_ignore">{{Counterpart}}'
    '{{#Note}}<div class="note">{{Note}}</div>{{/Note}}<div class="source">{{Source}}</div></div>'
)
_STYLE = """.card { font-family: system-ui, sans-serif; font-size: 20px; line-height: 1.5; text-align: start; }
.note { margin-top: 1em; }
.source { margin-top: 1em; font-size: 14px; color: #595959; }
.nightMode .source { color: #b4b4b4; }
"""


def write(report: Report, words: Words) -> bytes:
    """The package; Anki updates the cards that it has. Raises OutputError where genanki is not installed."""
    try:
        import genanki
    except ImportError:
        raise OutputError("extra_missing", ".apkg", extra=_EXTRA) from None

    template = {"name": "Card 1", "qfmt": _FRONT, "afmt": _BACK}
    model = genanki.Model(_NOTE_TYPE_ID, NOTE_TYPE, [{"name": name} for name in FIELDS], [template], css=_STYLE)
    name = deck_of(report, words)
    deck = genanki.Deck(_deck_id(name), name)
    for card in cards(report, words):
        deck.add_note(genanki.Note(model, list(card.fields), guid=card.guid, tags=list(card.tags)))
    package = io.BytesIO()
    # Anki takes what was exported last for the newer one, which updates what it has.
    genanki.Package(deck).write_to_file(package, timestamp=time.time())
    return package.getvalue()


def _deck_id(name: str) -> int:
    """The same number for the same name, as Anki wants one: it counts from there to 2³¹."""
    return (1 << 30) + int.from_bytes(blake2s(name.encode("utf-8", "replace"), digest_size=4).digest()) % (1 << 30)
