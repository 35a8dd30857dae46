"""What the list of notes waits for: notes read and folded, inline where they are few, in the background where many."""

from collections.abc import Callable

from dialogue_reader.documents.opening import PairReading
from dialogue_reader.errors import DocumentError
from dialogue_reader.messages import Message
from dialogue_reader.notes.model import Annotation
from dialogue_reader.notes.storage.tables.values import place_of
from dialogue_reader.tui.commands import notes_list
from dialogue_reader.tui.controllers import garbage
from dialogue_reader.tui.controllers.background import Background
from dialogue_reader.tui.controllers.jobs import HEAVY
from dialogue_reader.tui.controllers.notes import FEW, Notebook
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command

_SUBJECT = Message("reader.analysis_notes")


class NoteLists:
    """Reads and folds notes for the list, and opens the documents that they are on."""

    def __init__(self, background: Background, notebook: Notebook) -> None:
        self._background = background
        self._notebook = notebook

    def run(self, effect: effects.ReloadNotes | effects.ReadAllNotes | effects.IndexNotes) -> Command | None:
        """What comes of it, if that is there at once."""
        if isinstance(effect, effects.ReloadNotes):
            return self._reload(effect)
        if isinstance(effect, effects.IndexNotes):
            return self._index(effect)
        self._later("all-notes", self._notebook.all_notes)
        return None

    def _reload(self, effect: effects.ReloadNotes) -> Command | None:
        if not self._notebook.has_many(effect.pair):
            return self._notebook.run(effect)
        self._later("notes", lambda: self._notebook.run(effect))
        return None

    def _index(self, effect: effects.IndexNotes) -> Command | None:
        from dialogue_reader.notes.filtering import NoteIndex

        if len(effect.notes) <= FEW:
            return notes_list.notes_indexed(NoteIndex(effect.notes, effect.known))

        self._later("index-notes", lambda: notes_list.notes_indexed(NoteIndex(effect.notes, effect.known)))
        return None

    def reading_of(self, note: Annotation) -> PairReading:
        """The document of a note, with the one that it was read with last. Raises DocumentError."""
        places = [place_of(target.document.source) for target in note.targets]
        if not places[0]:
            raise DocumentError("no_place", note.document.source)
        pairs = [entry.places for entry in self._notebook.library() if entry.right and places[0] in entry.places]
        pairs.sort(key=lambda pair: set(places) <= set(pair), reverse=True)
        return PairReading(*next(iter(pairs), places[:1]))

    def _later(self, kind: str, work: Callable[[], Command]) -> None:
        """Do what takes a while in the background: what it comes to is a command, and arrives by itself."""

        def run() -> None:
            with HEAVY, garbage.withheld():
                command = work()
            self._background.post(command)

        self._background.start(kind, run, _SUBJECT)
