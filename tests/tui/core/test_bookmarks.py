"""Bookmarks without a screen: the key, then a letter."""

import pytest

from dialogue_reader.documents.model import Side, Sides
from dialogue_reader.notes.model import Bookmark
from dialogue_reader.tui.commands import bookmarks
from dialogue_reader.tui.state import effects
from dialogue_reader.tui.state.effects import Command
from dialogue_reader.tui.state.model import Place, State
from tests.tui.core.reading import after, at, effects_of, mark_on, reading, said


def bookmarked(**letters: tuple[Side, str]) -> State:
    """The reader with these letters on these words."""
    state = reading()
    of: dict[Side, list[Bookmark]] = {"left": [], "right": []}
    for letter, (side, words) in letters.items():
        of[side].append(Bookmark(letter, mark_on(state, side, words).target))
    return state._replace(bookmarks=Sides(tuple(of["left"]), tuple(of["right"])))


def typing(letter: str) -> Command:
    return bookmarks.type_letter(letter, letter)


def test_a_letter_is_put_on_the_words_at_the_caret() -> None:
    state = at(reading(), "left", 2, within=4)
    waiting = after(state, "bookmark")
    assert (waiting.letter_for, said(waiting)) == ("put", "Bookmark: type a letter for this place")
    (effect,) = effects_of(waiting, typing("q"))
    assert isinstance(effect, effects.PutBookmark)
    assert (effect.letter, state.pair.left.text_of(effect.span)) == ("q", "nước hợp tác về an ninh.")
    assert after(waiting, typing("q")).letter_for is None


def test_at_the_end_of_a_passage_the_last_character_is_what_stands_there() -> None:
    state = after(reading(), "end", "bookmark")
    (effect,) = effects_of(state, typing("q"))
    assert isinstance(effect, effects.PutBookmark)
    assert effect.span.end - effect.span.start == 1


def test_a_letter_leads_to_its_place_and_the_way_back_is_remembered() -> None:
    state = bookmarked(q=("left", "Hai nước"), r=("right", "Le 15 août"))
    assert said(after(state, "to_bookmark")) == "To which bookmark? q r · ' goes back"
    there = after(state, "to_bookmark", typing("r"))
    assert there.place == Place("right", state.pair.right.text.index("Le 15 août"))
    assert after(there, "back").place == Place("left", 0)


def test_a_letter_of_both_articles_is_looked_for_in_this_one_first() -> None:
    state = bookmarked(q=("left", "Hai nước"))
    both = state._replace(bookmarks=bookmarked(q=("right", "Le 15 août")).bookmarks.put("left", state.bookmarks.left))
    assert after(both, "to_bookmark", typing("q")).focus == "left"
    assert after(at(both, "right", 0), "to_bookmark", typing("q")).focus == "right"


def test_the_key_twice_goes_back_and_once_more_returns() -> None:
    state = after(bookmarked(q=("left", "Hai nước")), "to_bookmark", typing("q"))
    there = state.place
    twice = bookmarks.type_letter("apostrophe", "'")
    back = after(state, "to_bookmark", twice)
    assert back.place == Place("left", 0)
    assert after(back, "to_bookmark", twice).place == there
    assert said(after(reading(), "to_bookmark", twice)) == "There is nowhere to go back to"


def test_a_letter_that_leads_nowhere_is_told() -> None:
    waiting = after(reading(), "to_bookmark")
    assert said(waiting) == "To which bookmark? There is none yet · ' goes back"
    assert said(after(waiting, typing("z"))) == "There is no bookmark z · m z sets it"


@pytest.mark.parametrize(("key", "character"), [("down", None), ("3", "3"), ("enter", "\r")])
def test_what_is_no_letter_does_nothing_and_is_told(key: str, character: str | None) -> None:
    state = after(reading(), "bookmark", bookmarks.type_letter(key, character))
    assert (said(state), state.letter_for) == ("That is not a letter: nothing was done", None)


def test_escape_gives_up_without_a_word() -> None:
    state = after(reading(), "bookmark", bookmarks.type_letter("escape", None))
    assert (said(state), state.letter_for) == ("", None)


def test_first_pages_hold_no_bookmarks_yet() -> None:
    assert said(after(reading()._replace(is_whole=False), "bookmark")).startswith("The text is still being read")


def test_what_was_kept_is_told() -> None:
    kept = bookmarked(q=("left", "Hai nước")).bookmarks
    state = after(reading(), bookmarks.bookmarks_kept(kept, "q", removed=False))
    assert (state.bookmarks, said(state)) == (kept, "Bookmark q set · ' q comes back here")
    assert said(after(state, bookmarks.bookmarks_kept(Sides((), ()), "q", removed=True))) == "Bookmark q removed"
