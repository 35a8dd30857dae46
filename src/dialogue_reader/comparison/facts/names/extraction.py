"""Names: words that are written with a capital letter where the language does not ask for one."""

import re

from dialogue_reader.comparison.facts.fact import Name
from dialogue_reader.language.folding import folded
from dialogue_reader.language.names.places import place_of
from dialogue_reader.language.words import is_part, joiners, stop_words, word_spans

_CLOSE = re.compile(r"[\s\u00a0]{1,2}|[\s\u00a0]?['’‐‑-]|\.[\s\u00a0]?")  # what may stand between two words of a name
_OPENING = re.compile(r"[.!?…:;][\s\u00a0\"'»”’)]*[\"'«“‘(]?[\s\u00a0]*$|[\"«“‘(—–-][\s\u00a0]*$")
_LONGEST = 8  # words
_LONGEST_PLACE = 5
_SHORTEST = 2  # letters of a name of one word


def names_in(text: str, language: str, start: int, end: int) -> list[Name]:
    """The names in a sentence, `text[start:end]`, written in an ISO 639-1 `language`."""
    words = word_spans(text, start, end)
    names: list[Name] = []
    first = 0
    while first < len(words):
        if not text[words[first][0]].isupper():
            first += 1
            continue
        count, place = _place(text, language, words, first)
        if not place and _is_opening_stop_word(text, language, words[first], start):
            first += 1
            continue
        if not place:
            count = _run(text, language, words, first)
        names += _name(text, language, words[first : first + count], start, place)
        first += count
    return names


def _place(text: str, language: str, words: list[tuple[int, int]], first: int) -> tuple[int, str | None]:
    """How many words from `first` make the longest known name of a place, whatever their case; and the place."""
    for count in range(min(_LONGEST_PLACE, len(words) - first), 0, -1):
        last = words[first + count - 1]
        if place := place_of(text[words[first][0] : last[1]], language):
            return (0, None) if count == 1 and _begins_longer(text, words, first) else (count, place)
    return 0, None


def _begins_longer(text: str, words: list[tuple[int, int]], first: int) -> bool:
    """Whether a place's name is part of a longer one: "Washington Post", but not "Paris, Londres"."""
    return (
        first + 1 < len(words)
        and text[words[first + 1][0]].isupper()
        and text[words[first][1] : words[first + 1][0]] == " "
    )


def _run(text: str, language: str, words: list[tuple[int, int]], first: int) -> int:
    """How many words from `first` are one name: capitalised words, and what joins them."""
    within = joiners(language)
    count = 1
    for k in range(first + 1, min(len(words), first + _LONGEST)):
        if not _CLOSE.fullmatch(text, words[k - 1][1], words[k][0]):
            break
        if text[words[k][0]].isupper():
            count = k - first + 1
        elif text[slice(*words[k])].lower() not in within:
            break
    return count


def _is_opening_stop_word(text: str, language: str, word: tuple[int, int], start: int) -> bool:
    """Whether a word is capitalised because it opens a sentence, and says nothing by itself: "In Vietnam"."""
    return _is_opening(text[start : word[0]]) and text[slice(*word)].lower() in stop_words(language)


def _is_opening(before: str) -> bool:
    """Whether a word begins a sentence or a quotation, by what of its sentence stands `before` it."""
    return not before.strip(" \u00a0\"'«“‘(—–-") or _OPENING.search(before) is not None


def _name(text: str, language: str, run: list[tuple[int, int]], start: int, place: str | None) -> list[Name]:
    """The name in a run of words."""
    if len(run) == 1 and run[0][1] - run[0][0] < _SHORTEST:
        return []
    opening = _is_opening(text[start : run[0][0]])
    printed = [text[a:b] for a, b in run]
    unsure = len(run) == 1 and (opening or is_part(printed[0], language))
    return [Name(run[0][0], run[-1][1], tuple(folded(word) for word in printed), place, bool(place) or not unsure)]
