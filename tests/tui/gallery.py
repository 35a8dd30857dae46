"""Every screen, dialog, list and state of the reader, and the keys that lead there: for tests, and to be looked at."""

from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from textual._compositor import LayoutUpdate
from textual.app import App
from textual.pilot import Pilot
from textual.strip import Strip

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.worker.errors import ComparisonFailedError
from dialogue_reader.documents.assembly import article_of
from dialogue_reader.documents.model import NOTHING, Pair
from dialogue_reader.documents.opening import open_article, open_pair, sample
from dialogue_reader.errors import SettingsError
from dialogue_reader.notes.storage.store import NoteStore
from dialogue_reader.settings.configuration import Configuration
from dialogue_reader.settings.hooks import Hook
from dialogue_reader.settings.model import Settings, Translation
from dialogue_reader.stories.story import Story
from dialogue_reader.stories.worker.client import Storyteller
from dialogue_reader.tui.app import DialogueReader, Outcome
from dialogue_reader.tui.story_reader import StoryReader
from tests.tui.matrix.opening import ReadAlready
from tests.tui.matrix.story import ARTICLES, STORY, listed_story, wider, written_documents
from tests.tui.opening import NO_LINKS, SAMPLE_LINKS, AnalystAtHand, HandMadeComparer, pair_of, settled

Keys = tuple[str, ...]
Walk = Mapping[str, tuple[Keys, Keys]]
"""(keys that open a screen, keys that close it again), one after the other, by the screen's name."""


class Scene(NamedTuple):
    """A reader that is opened on something, given an empty folder; the screens in it; what its comparison answers, and
    what is known of its story, None where the accounts cannot be compared.
    """

    reader: Callable[[Path], DialogueReader]
    walk: Walk
    answer: Comparison | Exception = SAMPLE_LINKS
    story: Story | None = STORY


SAMPLE: Walk = {
    "facing": ((), ()),
    "guide": (("f8",), ("f8",)),
    "only here": (tuple("JJJJ"), ("g",)),
    "partly here": (tuple("JJJ"), ("g",)),
    "why": (("i",), ("i",)),
    "difference": (("o",), ("g",)),
    "only what is only here": (("f4",), ("f4",)),
    "rows": (("v",), ("v",)),
    "rows in the middle": (("v", *"JJJJJJ"), ("v", "g")),
    "one article": (("l",), ("l", "l")),
    "selection": (("shift+down",), ("escape", "g")),
    "link by hand": (("M",), ("escape",)),
    "link rejected": (("r",), ("R",)),
    "search": (("slash", *"viet nam"), ("escape",)),
    "empty search": (("slash",), ("escape",)),
    "nothing found": (("slash", *"zebra"), ("escape",)),
    "hits kept": (("slash", *"viet nam", "enter"), ("escape", "g")),
    "search by meaning": (("f", *"migration"), ("escape",)),
    "empty search by meaning": (("f",), ("escape",)),
    "hits": (("f", *"migration", "enter", "f7"), ("escape", "escape", "g")),
    "no hits": (("f7",), ("escape",)),
    "no keywords": (("h",), ("h",)),
    "key points": (("f2",), ("escape",)),
    "differences": (("f3",), ("escape",)),
    "terms": (("f6",), ("escape",)),
    "contents": (("t",), ("escape",)),
    "no notes": (("f5",), ("escape",)),
    "no notes anywhere": (("E",), ("escape",)),
    "letter of a bookmark": (("m",), ("escape",)),
    "no bookmark": (("apostrophe",), ("escape",)),
    "marked": (("c",), ()),
    "notes": (("f5",), ("escape",)),
    "filter": (("f5", "slash", *"zz"), ("escape", "escape")),
    "merging": (("f5", "ampersand"), ("escape", "escape")),
    "notes of all": (("E",), ("escape",)),
    "deleted": (("delete",), ("u",)),
    "note": (("a",), ("escape",)),
    "note begun": (("a", *"Who said so?"), ()),
    "note to be thrown away": (("escape",), ("escape",)),
    "note with a name of its colour": (("a", "ctrl+n"), ("escape", "escape")),
    "note on two places": (("J", "J", "J", "A"), ("escape", "g")),
    "name of a colour": (("C",), ("escape",)),
    "bookmarks": (("m", "q", "apostrophe"), ("escape",)),
    "export": (("e",), ("escape",)),
    "formats of an export": (("e", "tab", "enter"), ("escape", "escape")),
    "library": (("ctrl+o",), ("escape",)),
    "library without a match": (("ctrl+o", *"zebra"), ("escape",)),
    "map": (("D",), ("escape",)),
    "map elsewhere": (("D", *"jjjj"), ("escape",)),
    "help": (("question_mark",), ("escape",)),
    **{f"help, page {page}": (("question_mark", *["space"] * (page - 1)), ("escape",)) for page in range(2, 7)},
    "help on a note": (("a", "f1"), ("escape", "escape")),
    "help on a name": (("C", "f1"), ("escape", "escape")),
    "help on exports": (("e", "f1"), ("escape", "escape")),
    "help on the library": (("ctrl+o", "f1"), ("escape", "escape")),
    "help on the map": (("D", "f1"), ("escape", "escape")),
    "help on the palette": (("ctrl+p", "f1"), ("escape", "escape")),
    "help on a search": (("slash", "f1"), ("escape", "escape")),
    "help on a list": (("f2", "question_mark"), ("escape", "escape")),
    "help on notes": (("f5", "question_mark"), ("escape", "escape")),
    "help on a filter": (("f5", "slash", "f1"), ("escape", "escape", "escape")),
    "no programs": (("exclamation_mark",), ("escape",)),
    "help on programs": (("exclamation_mark", "f1"), ("escape", "escape")),
    "no translator": (("L",), ()),
    "palette": (("ctrl+p",), ("escape",)),
    "palette of notes": (("ctrl+p", *"not"), ("escape",)),
    "palette without a match": (("ctrl+p", *"zzz"), ("escape",)),
    "redone": (("U",), ()),
    "swapped": (("x",), ("x",)),
}
"""On the sample, with links made by hand and no program of one's own."""

ALONE: Walk = {
    "alone": ((), ()),
    "alone, guide": (("f8",), ("f8",)),
    "alone, needs two": (("o",), ()),
    "alone, search": (("slash", *"doi thoai"), ("escape",)),
    "alone, key points": (("f2",), ("escape",)),
    "alone, contents": (("t",), ("escape",)),
    "alone, note": (("a",), ("escape",)),
    "alone, help": (("question_mark",), ("escape",)),
}
OUTSIDE: Walk = {
    "translation": (("J", "L"), ("L", "g")),
    "no translation needed": (("tab", "L"), ("tab",)),
    "programs": (("exclamation_mark",), ("escape",)),
    "what a program prints": (("exclamation_mark", "1"), ("escape",)),
    "program failed": (("exclamation_mark", "2"), ("escape",)),
    "translation of a date": (("J", "L"), ()),
    "export with translations": (("c", "e"), ("escape",)),
}
NOT_COMPARED: Walk = {
    "not compared": ((), ()),
    "not compared, why": (("i",), ("i",)),
    "not compared, map": (("D",), ("escape",)),
    "not compared, differences": (("f3",), ("escape",)),
}
WITHOUT_LINKS: Walk = {
    "no links": ((), ()),
    "no links, why": (("i",), ("i",)),
    "no links, differences": (("f3",), ("escape",)),
    "no links, terms": (("f6",), ("escape",)),
    "no links, key points": (("f2",), ("escape",)),
    "no links, contents": (("t",), ("escape",)),
    "no links, counterpart": (("enter",), ()),
    "no links, only here": (("full_stop",), ()),
}
AT_THE_START: Walk = {
    "library at the start": ((), ()),
    "library with a left side": (("down", "tab"), ("down", "tab")),
    "library that forgets": (("ctrl+x",), ()),
}
WHO_SAYS_WHAT: Walk = {
    "matrix": ((), ()),
    "matrix, silent cell": (("G", "end"), ("g", "home")),
    "matrix, doubtful": (("j",), ("k",)),
    "matrix, only differences": (("d",), ("escape",)),
    "matrix, told by one": (("s",), ("escape",)),
    "matrix, one account": (("end", "t"), ("escape", "home")),
    "matrix, marked": (("c",), ("u",)),
    "matrix, a note": (("a",), ("escape",)),
    "matrix, notes": (("c", "f5"), ("escape", "u")),
    "matrix, search": (("slash", *"ware"), ("escape",)),
    "matrix, empty search": (("slash",), ("escape",)),
    "matrix, hits kept": (("slash", *"ware", "enter"), ("escape", "g")),
    "matrix, nothing found": (("slash", *"zebra", "enter"), ()),
    "matrix, export": (("e",), ("escape",)),
    "matrix, formats of an export": (("e", "tab", "enter"), ("escape", "escape")),
    "matrix, help": (("question_mark",), ("escape",)),
    "matrix, help, page 2": (("question_mark", "space"), ("escape",)),
    "matrix, help, page 3": (("question_mark", "space", "space"), ("escape",)),
    "matrix, palette": (("ctrl+p",), ("escape",)),
    "two accounts": (("enter",), ()),
    "another account": (("greater_than_sign",), ()),
}
IN_MANY: Walk = {
    "wide matrix": ((), ()),
    "wide matrix, further right": (("end",), ("home",)),
}
NOT_TOLD: Walk = {
    "matrix, not compared": ((), ()),
    "matrix, not compared, export": (("e",), ()),
}
OF_MANY_STORIES: Walk = {
    "stories": ((), ()),
    "stories, filtered": (tuple("lyon"), ("backspace",) * 4),
    "stories without a match": (tuple("zebra"), ("backspace",) * 5),
    "help on stories": (("f1",), ("escape",)),
}

_TRANSLATION = "The two governments agreed on Monday to work together against those who smuggle people across borders."
_ODD = "Ế Ờ Ặ: Việt Nam 日本語 👩‍👩‍👧‍👦 \x1b[31mred\x1b[0m [bold]\ttab\x00\n\n" + "pneumonoultramicroscopic" * 6


def _on_the_sample(_: Path) -> DialogueReader:
    return DialogueReader(open_pair(*sample()), None, None)


def _alone(_: Path) -> DialogueReader:
    return DialogueReader(Pair(open_article(sample()[0]), NOTHING), None, None)


def _with_programs(_: Path) -> DialogueReader:
    hooks = (
        Hook("dictionary", ("echo", "dialogue, noun\n\n1. a talk between two\n2. what is said in a play")),
        Hook("none", ("no-such-program",)),
    )
    translation = Translation(command=("echo", _TRANSLATION), language="fr")
    return DialogueReader(
        open_pair(*sample()), None, None, None, Configuration(Settings(translation=translation), hooks=hooks)
    )


def _on_unlike_texts(_: Path) -> DialogueReader:
    return DialogueReader(pair_of("A storm\n\nIt rained.", "Un match\n\nIls ont gagné."), None, None)


def _mistaken(_: Path) -> DialogueReader:
    mistakes = (SettingsError("settings_unknown", "config.toml:3", name="look.thme", guess="look.theme"),)
    return DialogueReader(open_pair(*sample()), None, None, None, Configuration(errors=mistakes))


def _on_odd_text(_: Path) -> DialogueReader:
    return DialogueReader(pair_of(_ODD, "Second text.\n\nWith two passages."), None, None)


def _at_the_library(folder: Path) -> DialogueReader:
    with NoteStore.open(folder / "data") as store:
        store.shelve(Pair(article_of("A report of talks in Hà Nội\n\nThey talked.", "talks.txt"), NOTHING))
        store.shelve(open_pair(*sample()))
    return DialogueReader(None, folder / "data", None)


def _at_an_empty_library(_: Path) -> DialogueReader:
    return DialogueReader(None, None, None)


_MANY, _STORY_OF_MANY = wider(ARTICLES[:3], 4)


def _on_a_story(_: Path) -> DialogueReader:
    return StoryReader(ReadAlready(), None, None, Configuration())


def _on_a_wide_story(_: Path) -> DialogueReader:
    return StoryReader(ReadAlready(_MANY), None, None, Configuration())


def _on_stories(folder: Path) -> DialogueReader:
    documents = written_documents(folder)
    titles = ("Fire in the harbour", "Élections à Lyon", "A treaty on migration is signed by the ministers " * 3)
    stories = [listed_story(documents, title, 12 // number) for number, title in enumerate(titles, 1)]
    return StoryReader(None, None, None, Configuration(), stories)


SCENES: Mapping[str, Scene] = {
    "sample": Scene(_on_the_sample, SAMPLE),
    "alone": Scene(_alone, ALONE),
    "programs": Scene(_with_programs, OUTSIDE),
    "not compared": Scene(_on_the_sample, NOT_COMPARED, RuntimeError("the worker has died")),
    "without links": Scene(_on_unlike_texts, WITHOUT_LINKS, NO_LINKS),
    "mistaken": Scene(_mistaken, {"settings passed over": ((), ())}),
    "odd text": Scene(_on_odd_text, {"odd text": (("J",), ()), "odd text in rows": (("v",), ("v",))}, NO_LINKS),
    "library": Scene(_at_the_library, AT_THE_START),
    "empty library": Scene(_at_an_empty_library, {"empty library": ((), ())}),
    "story": Scene(_on_a_story, WHO_SAYS_WHAT, NO_LINKS),
    "wide story": Scene(_on_a_wide_story, IN_MANY, NO_LINKS, _STORY_OF_MANY),
    "story not compared": Scene(_on_a_story, NOT_TOLD, NO_LINKS, None),
    "stories": Scene(_on_stories, OF_MANY_STORIES, NO_LINKS),
}
"""Every screen of the reader."""


def _fail(*_: object) -> Story:
    raise ComparisonFailedError("worker_died")


async def screens(
    scene: Scene, folder: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> AsyncIterator[tuple[str, Pilot[Outcome]]]:
    """The screens of a scene by their names, each while it is open."""
    monkeypatch.setattr("dialogue_reader.comparison.worker.client.Comparer", HandMadeComparer)
    monkeypatch.setattr("dialogue_reader.insight.worker.client.Analyst", AnalystAtHand)
    monkeypatch.setattr(HandMadeComparer, "answer", scene.answer)
    monkeypatch.setattr(Storyteller, "known", lambda *_: scene.story)
    monkeypatch.setattr(Storyteller, "tell", _fail)
    monkeypatch.setattr("textual.command.CommandPalette._NO_MATCHES_COUNTDOWN", 0.001)  # seconds until it says so
    async with scene.reader(folder).run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        for name, (opening, closing) in scene.walk.items():
            await _typed(pilot, opening)
            yield name, pilot
            await _typed(pilot, closing)


async def _typed(pilot: Pilot[Outcome], keys: Keys) -> None:
    """Press keys; what was typed before Enter has been answered by then."""
    for key in keys:
        if key == "enter":
            await settled(pilot)
        await pilot.press(key)
    await settled(pilot)


def rows_of(app: App[Outcome]) -> list[Strip]:
    """What the whole screen shows."""
    # The strips that a screenshot of Textual's is made of.
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    assert isinstance(update, LayoutUpdate)
    return [Strip.join(parts).simplify() for parts in update.strips]
