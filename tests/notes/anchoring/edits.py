"""Articles edited hard, with the truth of where every word went: what an anchor is measured by.

An edit moves every paragraph, deletes some and adds others, changes a fifth of the words, and respells a few.
"""

import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from rapidfuzz.distance import Levenshtein

from dialogue_reader.notes.model import CONTEXT, Anchor

_WORD = re.compile(r"\w+")
_CHANGED = 0.2  # of the words: another word, no word, or a word more
_RESPELT = 0.04  # of the words
_DELETED = 0.1  # of the paragraphs
_TOGETHER = 0.4  # of the paragraphs move with the one before them
_TELLING = 6  # words that are no common phrase
_SAME = 0.8  # of them
_TWIN = 0.1  # of the words around a mark, that may be others in its twin
_EDGE = 12  # code points, about a word
_NEARLY_ALL = 0.75  # of the marked passages; where less is left, an orphan is as good
_MOST = 0.5  # of two stretches together, that both cover

Outcome = Literal["right", "lost", "beside", "wrong"]
"""Right; an orphan that stands in the text; at the place, with the wrong edges; standing at a wrong place."""


class Truth(NamedTuple):
    """Where marked words are after an edit.

    `stretches` hold what is left of them, one where it hangs together. `is_sharp` is whether the words at both edges
    are as they were; `share` is how many of the marked code points are left in the longest stretch.
    """

    stretches: tuple[tuple[int, int], ...]
    is_sharp: bool
    share: float
    has_words: bool
    twins: tuple[tuple[int, int], ...] = ()

    @property
    def is_certain(self) -> bool:
        """Whether an anchor must be there: one place without a twin, most of the passages, and a marked word."""
        return len(self.stretches) == 1 and not self.twins and self.share > _NEARLY_ALL and self.has_words

    def judge(self, anchor: Anchor) -> Outcome:
        """How good an anchor is."""
        if anchor.standing == "orphan":
            return "lost" if self.is_certain else "right"
        place = anchor.start, anchor.end
        if place in self.stretches:
            return "right"
        if any(_overlap(place, twin) > _MOST for twin in self.twins):
            return "right"
        overlap = max((_overlap(place, stretch) for stretch in self.stretches), default=0.0)
        if overlap > _MOST:
            return "beside" if self.is_sharp else "right"
        # A word may be put in or left out at an edge that was edited, and is a large part of a short mark.
        near = any(max(abs(start - anchor.start), abs(end - anchor.end)) <= _EDGE for start, end in self.stretches)
        return "beside" if near else "wrong"


class Edit(NamedTuple):
    """An edited text, and where each code point of the original went."""

    original: str
    text: str
    places: dict[int, tuple[int, int]]  # of a word that was changed, the whole of what it was changed into
    paragraphs: tuple[tuple[int, int], ...]  # of the original
    order: tuple[int | None, ...]  # numbers of the original's paragraphs as they follow in the text; None: a new one
    words: tuple[tuple[int, int], ...]  # of the original

    kept: frozenset[int]  # numbers of the words that are there, respelt or not

    @property
    def lines(self) -> list[tuple[int, int]]:
        """The lines of the original."""
        return [(match.start(), match.end() + 1) for match in re.finditer(r"[^\n]+|(?<=\n)(?=\n)", self.original)]

    def judge(self, start: int, end: int, anchor: Anchor) -> Outcome:
        """How good an anchor of `start:end` of the original is."""
        truth = self.truth(start, end)
        outcome = truth.judge(anchor)
        if outcome == "wrong" and (self._recurs(start, end, anchor) or self._has_become_twin(start, end, anchor)):
            return "right"
        is_near = any(self._is_at(stretch, start, end, anchor) for stretch in truth.stretches)
        return "beside" if outcome == "wrong" and is_near else outcome

    def _is_at(self, stretch: tuple[int, int], start: int, end: int, anchor: Anchor) -> bool:
        """Whether an anchor is at the place of a stretch, though with other edges.

        It is inside it, or both edges are at most one word from those of the stretch, or it is the very words that were
        marked, right beside it.
        """
        low, high = sorted((stretch, (anchor.start, anchor.end)))
        edges = ((stretch[0], anchor.start), (stretch[1], anchor.end))
        if stretch[0] <= anchor.start < anchor.end <= stretch[1]:
            return True
        if all(len(_WORD.findall(self.text, min(edge), max(edge))) <= 1 for edge in edges):
            return True
        is_same = self.text[anchor.start : anchor.end] == self.original[start:end]
        return is_same and not _WORD.search(self.text, low[1], max(low[1], high[0]))

    def _recurs(self, start: int, end: int, anchor: Anchor) -> bool:
        """Whether what stands at the anchor was a repetition of all the marked words."""
        marked = self._keys([(a, b) for a, b in self.words if a < end and start < b])
        there = self._keys([word for word in self._words_now if anchor.start <= self.places[word[0]][0] < anchor.end])
        return len(marked) >= _TELLING and Levenshtein.normalized_similarity(marked, there) >= _SAME

    def _has_become_twin(self, start: int, end: int, anchor: Anchor) -> bool:
        """Whether the edit has brought the same words with the same words around them together at the anchor."""
        words = self._words_now
        return any(
            _overlap((anchor.start, anchor.end), (self.places[words[first][0]][0], self.places[words[last][0]][1]))
            > _MOST
            for first, last in self._same(start, end, words)
        )

    @property
    def _words_now(self) -> list[tuple[int, int]]:
        """The words of the original that are there in one form or another, as they follow in the text now."""
        return sorted((word for word in self.words if word[0] in self.places), key=lambda word: self.places[word[0]])

    def truth(self, start: int, end: int) -> Truth:
        """Where `start:end` of the original is."""
        truth = self._truth(start, end)
        twins = [stretch for twin in self._twins(start, end) for stretch in self._truth(*twin).stretches]
        return truth._replace(twins=tuple(twins))

    def _twins(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where the same words stand in the original with the same words around them: no selector tells them apart."""
        for first, last in self._same(start, end, self.words):
            if self.words[first][0] >= end or self.words[last][1] <= start:
                yield self.words[first][0], self.words[last][1]

    def _same(self, start: int, end: int, words: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """The first and last of the marked ones, wherever `words` have those around the mark in the same order.

        Of ten of them one may be another: an edit changes more.
        """
        low, high = (
            next((a, b) for a, b in self.lines if a <= start < b),
            next((a, b) for a, b in self.lines if a < end <= b),
        )
        around = [(a, b) for a, b in self.words if a < min(high[1], end + CONTEXT) and b > max(low[0], start - CONTEXT)]
        marked = [k for k, (a, b) in enumerate(around) if a < end and start < b]
        wanted, keys = self._keys(around), self._keys(words)
        if marked:
            for k in range(len(keys) - len(wanted) + 1):
                others = sum(one != other for one, other in zip(keys[k : k + len(wanted)], wanted, strict=True))
                if others <= _TWIN * len(wanted):
                    yield k + marked[0], k + marked[-1]

    def _keys(self, words: Sequence[tuple[int, int]]) -> list[str]:
        return [self.original[a:b].casefold() for a, b in words]

    def _truth(self, start: int, end: int) -> Truth:
        where = {number: k for k, number in enumerate(self.order) if number is not None}
        touched = [k for k, (a, b) in enumerate(self.paragraphs) if a < end and start < b]
        chains: list[list[int]] = []
        for number in touched:
            if number not in where:
                continue
            if chains and where[number] == where[chains[-1][-1]] + 1:
                chains[-1].append(number)
            else:
                chains.append([number])
        stretches, share = [], 0.0
        for chain in chains:
            low = max(start, self.paragraphs[chain[0]][0])
            high = min(end, self.paragraphs[chain[-1]][1])
            at = [self.places[k] for k in range(low, high) if k in self.places]
            if at:
                stretches.append((at[0][0], at[-1][1]))
                share = max(share, (high - low) / (end - start))
        words = [k for k, (a, b) in enumerate(self.words) if a < end and start < b]
        sharp = all(b - a == 1 for a, b in (self.places.get(k, (0, 0)) for k in (start, end - 1)))
        return Truth(tuple(stretches), sharp, share, any(k in self.kept for k in words))


def edited(text: str, rng: random.Random) -> Edit:
    """`text` after an edit."""
    paragraphs = tuple(match.span() for match in re.finditer(r"\S(?:.|\n(?=.))*", text))
    words = tuple(match.span() for match in _WORD.finditer(text))
    vocabulary = [text[a:b] for a, b in words]
    changed = set(rng.sample(range(len(words)), round(_CHANGED * len(words))))
    order = _moved(len(paragraphs), rng)
    places: dict[int, tuple[int, int]] = {}
    kept: set[int] = set()
    written: list[str] = []
    length = 0

    def write(part: str, start: int = 0, end: int = 0) -> None:
        """Write what `start:end` has become."""
        nonlocal length
        written.append(part)
        whole = (length, length + len(part))
        is_same = text[start:end] == part
        places.update(
            {k: (length + k - start, length + k - start + 1) if is_same else whole for k in range(start, end)}
        )
        length += len(part)

    for number in order:
        if written:
            write("\n\n")
        if number is None:
            write(_new_paragraph(vocabulary, rng))
            continue
        low, high = paragraphs[number]
        at = low
        for k, (a, b) in enumerate(words):
            if not low <= a < high:
                continue
            write(text[at:a], at, a)
            at = b
            fate = rng.choice(("another", "another", "none", "more")) if k in changed else "kept"
            if fate == "another":
                write(rng.choice(vocabulary), a, b)
            elif fate == "none":
                write("", a, b)
                # The blank after it goes as well.
                at += text[at : at + 1] == " "
            elif rng.random() < _RESPELT and b - a > 3:
                kept.add(k)
                write(_respelt(text[a:b], rng), a, b)
            else:
                kept.add(k)
                write(text[a:b], a, b)
                if fate == "more":
                    write(" " + rng.choice(vocabulary))
        write(text[at:high], at, high)
    return Edit(text, "".join(written), places, paragraphs, order, words, frozenset(kept))


def _moved(count: int, rng: random.Random) -> tuple[int | None, ...]:
    """Numbers of paragraphs in another order, where none stands where it was; without some, with some new ones."""
    groups: list[list[int | None]] = []
    for number in range(count):
        if groups and rng.random() < _TOGETHER:
            groups[-1].append(number)
        else:
            groups.append([number])
    for _ in range(100):
        rng.shuffle(groups)
        order = [number for group in groups for number in group]
        if all(k != number for k, number in enumerate(order)):
            break
    deleted = set(rng.sample(range(count), max(1, round(_DELETED * count))))
    order = [number for number in order if number not in deleted]
    order.insert(rng.randrange(len(order)), None)
    return tuple(order)


def _new_paragraph(vocabulary: Sequence[str], rng: random.Random) -> str:
    """New text that quotes a few words of the old one."""
    quoted = rng.randrange(len(vocabulary) - 8)
    words = [*rng.choices(vocabulary, k=12), *vocabulary[quoted : quoted + rng.randint(2, 5)]]
    return " ".join([*words, *rng.choices(vocabulary, k=12)]) + "."


def _respelt(word: str, rng: random.Random) -> str:
    """A word with another spelling: without its accents, or with a letter doubled, dropped or turned round."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    if bare != word and rng.random() < 0.5:
        return bare
    k = rng.randrange(1, len(word) - 1)
    return rng.choice(
        (
            word[:k] + word[k : k + 1] + word[k:],
            word[:k] + word[k + 1 :],
            word[:k] + word[k + 1] + word[k] + word[k + 2 :],
        )
    )


def marks(text: str, rng: random.Random) -> Iterator[tuple[str, int, int]]:
    """Marks of every length, without end: its kind, and the span of the text that is marked."""
    words = [match.span() for match in _WORD.finditer(text)]
    by_word: dict[str, list[int]] = {}
    for k, (a, b) in enumerate(words):
        by_word.setdefault(text[a:b].casefold(), []).append(k)
    repeated = [k for places in by_word.values() if len(places) > 2 for k in places]
    paragraphs = [match.span() for match in re.finditer(r"[^\n]+", text)]
    sentences = [match.span() for match in re.finditer(r"[^\s][^.!?\n]*[.!?\n]?", text)]
    while True:
        k = rng.randrange(len(words))
        yield "word", *words[k]
        yield "repeated word", *words[rng.choice(repeated)]
        last = min(len(words) - 1, k + rng.randint(1, 4))
        yield "phrase", words[k][0], words[last][1]
        last = min(len(words) - 1, k + rng.randint(5, 12))
        yield "clause", words[k][0], words[last][1]
        last = min(len(words) - 1, k + rng.randint(12, 40))
        yield "stretch", words[k][0], words[last][1]
        yield "sentence", *rng.choice(sentences)
        yield "passage", *rng.choice(paragraphs)
        first = rng.randrange(len(paragraphs) - 2)
        yield "passages", paragraphs[first][0], paragraphs[first + rng.randint(1, 2)][1]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """What two stretches share, of what they cover together."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, both) / (max(one[1], other[1]) - min(one[0], other[0]))
