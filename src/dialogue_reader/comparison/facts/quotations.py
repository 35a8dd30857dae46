"""What two accounts in one language quote in different words.

What stands between quotation marks is one stream of words a passage. Where two streams run alike for a while and differ
by a few words in between, one of the newsrooms has changed what was said. What a quotation leaves out at its ends, at
an attribution, or where it says so by dots or brackets, is no difference.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from dialogue_reader.comparison.facts.model import Contrast
from dialogue_reader.documents.model import SIDES, Article, Pair, Sides
from dialogue_reader.language.folding import folded
from dialogue_reader.language.numbers import numbers_in
from dialogue_reader.language.words import word_spans

_MARKS = re.compile(r"[\"“”„«»]")
_LONGEST = 2000  # words of quotations in a passage; the rest is ignored
_SHARED = 3  # words in a row that two passages must share to be compared at all
_CROWDED = 20  # passages with the same words in a row: a phrase, not a quotation
_MOST = 2000  # pairs of passages that are compared
_LARGEST = 4  # words that are changed; more is another sentence
_BESIDE = 2  # words that must be alike on one side of a change, where at least one is on the other
_BESIDE_END = 3  # words that must be alike before a change that ends a sentence
_AROUND = 6  # words that must be alike on both sides together, of the nearest `_REACH` each way
_REACH = 12
_NEAR = 6  # words each way
_ALIKE = 0.7  # share of them in either quotation that must be alike
_CLOSED_BY = {'"': '"”', "“": '”"', "„": '“”"', "«": "»", "»": "«"}
_STOP = re.compile(r"[.!?…]")
_CUT = re.compile(r"…|\.\s?\.\s?\.|[\[\]()]")
_MASKED = re.compile(r"[*_]|-{2,}")
# What is heard or left out by one ear or the other, and changes nothing: interjections, connectives, articles.
_FILLERS = frozenset({"um", "uh", "er", "erm", "ah", "oh", "well", "and", "but", "also", "just", "a", "an", "the", "&"})
_LIKE_SPELLED = 4  # letters of words that may be one word, heard or spelled in two ways
# What English contracts, by what stands after the apostrophe.
_WRITTEN_OUT = {"ve": "have", "ll": "will", "re": "are", "m": "am", "d": "would", "s": "is", "t": "not"}
_NEGATED = {"won": "will", "can": "can", "shan": "shall", "ain": "is"}  # before "n't"


class Quoted(NamedTuple):
    """A quoted word: `key` to be compared, its span, the number of the quotation, and whether a sentence ends there."""

    key: str
    start: int
    end: int
    quotation: int
    ends: bool


_Found = tuple[Contrast, tuple[str, str]]


def quotation_changes(pair: Pair) -> list[Contrast]:
    """The changes in what both articles quote, each once."""
    streams = Sides(*([_quoted(pair[side], p.start, p.end) for p in pair[side].passages] for side in SIDES))
    whole = Sides(*(f" {' '.join(word.key for stream in streams[side] for word in stream)} " for side in SIDES))
    changes: dict[tuple[str, str], Contrast] = {}
    for i, j in _alike(streams):
        for change, keys in _changes(pair.left, pair.right, Sides(streams.left[i], streams.right[j])):
            is_known = f" {keys[0]} " in whole.right or f" {keys[1]} " in whole.left
            if not is_known and (keys not in changes or changes[keys].score < change.score):
                changes[keys] = change
    return list(changes.values())


def _quoted(article: Article, start: int, end: int) -> list[Quoted]:
    """The words of a passage that stand in quotation marks; a quotation that is not closed runs to its end."""
    words: list[Quoted] = []
    opened, sign, number = None, "", 0
    for mark in _MARKS.finditer(article.text, start, end):
        if opened is None or mark.start() == opened:
            opened, sign = (mark.end(), mark.group()) if mark.group() in _CLOSED_BY else (None, "")
        elif mark.group() in _CLOSED_BY[sign]:
            words += _words(article, opened, mark.start(), number)
            opened, number = None, number + 1
    if opened is not None:
        words += _words(article, opened, end, number)
    return words[:_LONGEST]


def _words(article: Article, start: int, end: int, number: int) -> Iterator[Quoted]:
    text = article.text
    spans = word_spans(text, start, end)
    for k, (a, b) in enumerate(spans):
        following = spans[k + 1][0] if k + 1 < len(spans) else end
        key = folded(text[a:b]).replace(".", "")
        if article.language == "en":
            key = _written_out(key, text[a - 1 : a], text[b : b + 2])
        yield Quoted(key, a, b, number, k + 1 == len(spans) or bool(_STOP.search(text, b, following)))


def _written_out(word: str, before: str, after: str) -> str:
    """An English word as it reads without contraction: "n't" is "not"."""
    if before in ("'", "’"):
        return _WRITTEN_OUT.get(word, word)
    if after in ("'t", "’t") and word.endswith("n"):
        return _NEGATED.get(word, word[:-1])
    return word


def _alike(streams: Sides[list[list[Quoted]]]) -> Iterator[tuple[int, int]]:
    """Passages of both sides that quote some words in a row alike."""
    holders: Sides[dict[tuple[str, ...], set[int]]] = Sides(defaultdict(set), defaultdict(set))
    for side in SIDES:
        for number, stream in enumerate(streams[side]):
            for k in range(len(stream) - _SHARED + 1):
                holders[side][tuple(word.key for word in stream[k : k + _SHARED])].add(number)
    both = holders.left.keys() & holders.right.keys()
    pairs = {
        (i, j)
        for run in both
        if len(holders.left[run]) <= _CROWDED and len(holders.right[run]) <= _CROWDED
        for i in holders.left[run]
        for j in holders.right[run]
    }
    yield from sorted(pairs)[:_MOST]


def _changes(left: Article, right: Article, streams: Sides[list[Quoted]]) -> Iterator[_Found]:
    """The changes between two streams of words, each with the words that are changed and those beside them."""
    from difflib import SequenceMatcher

    keys = [[word.key for word in streams[side]] for side in SIDES]
    codes = SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes()
    alike = Sides(
        {k for tag, a, b, *_ in codes if tag == "equal" for k in range(a, b)},
        {k for tag, _, _, c, d in codes if tag == "equal" for k in range(c, d)},
    )
    for k, (tag, a, b, c, d) in enumerate(codes[1:], 1):
        if tag == "equal" or max(b - a, d - c) > _LARGEST:
            continue
        before = codes[k - 1][2] - codes[k - 1][1]
        after = codes[k + 1][2] - codes[k + 1][1] if k + 1 < len(codes) else 0
        here, there = _Gap(left, streams.left, a, b), _Gap(right, streams.right, c, d)
        share = min(here.share(alike.left), there.share(alike.right))
        around = here.alike_around(alike.left)
        inside = after > 0 and max(before, after) >= _BESIDE and around >= _AROUND
        at_end = here.ends and there.ends and before >= _BESIDE_END and (tag == "replace" or after >= _BESIDE_END)
        same = share < _ALIKE or not (inside or at_end) or not _says_other(here.words, there.words)
        if same or here.is_cut or there.is_cut or here.breaks_off != there.breaks_off:
            continue
        wide = (
            tag != "replace" and (here.breaks_off or not (here.begins or there.begins)),
            tag != "replace" and inside and not (here.breaks_off or there.breaks_off),
        )
        change = Contrast(here.span(*wide), there.span(*wide), min(0.98, share * (0.7 + 0.02 * around)))
        yield change, (here.key, there.key)


class _Gap(NamedTuple):
    """Words of a stream, `start:end`, that the other stream has not; there may be none."""

    article: Article
    stream: list[Quoted]
    start: int
    end: int

    @property
    def words(self) -> list[Quoted]:
        """The words themselves."""
        return self.stream[self.start : self.end]

    @property
    def ends(self) -> bool:
        """Whether a sentence ends with them."""
        return self.stream[self.end - 1].ends

    @property
    def begins(self) -> bool:
        """Whether a sentence begins with them."""
        return self.stream[self.start - 1].ends

    @property
    def breaks_off(self) -> bool:
        """Whether the quotation breaks off right after them and goes on later."""
        last = self.stream[self.end - 1]
        return self.end < len(self.stream) and self.stream[self.end].quotation != last.quotation

    @property
    def is_cut(self) -> bool:
        """Whether a quotation begins or ends among them, or says that it leaves something out there."""
        around = self.stream[self.start - 1 : self.end + (not self.breaks_off)]
        text = self.article.text[around[0].end : around[-1].start if len(around) > 1 else around[-1].end]
        return len({word.quotation for word in around}) > 1 or bool(_CUT.search(text) or _MASKED.search(text))

    @property
    def key(self) -> str:
        """The words and those beside them, as they are compared."""
        return " ".join(word.key for word in self.stream[self.start - 1 : self.end + 1])

    def span(self, before: bool, after: bool) -> tuple[int, int]:
        """Where they stand, with a word before or after them if wished, and the one before if there are none."""
        first, last = self.start - before, self.end - 1 + after
        if last < first:
            first = last
        return self.stream[first].start, self.stream[last].end

    def share(self, alike: set[int]) -> float:
        """How many in a word of the quotation near them are alike, 0..1."""
        near = {
            *range(max(0, self.start - _NEAR), self.start),
            *range(self.end, min(len(self.stream), self.end + _NEAR)),
        }
        quotations = {word.quotation for word in self.stream[self.start - 1 : self.end + 1]}
        near = {k for k in near if self.stream[k].quotation in quotations}
        return len(alike & near) / max(1, len(near))

    def alike_around(self, alike: set[int]) -> int:
        """How many words near them are alike."""
        return len(alike & {*range(self.start - _REACH, self.start), *range(self.end, self.end + _REACH)})


def _says_other(left: list[Quoted], right: list[Quoted]) -> bool:
    """Whether changed words are more than another way to write the same."""
    keys = [[word.key for word in words if word.key not in _FILLERS] for words in (left, right)]
    if not any(keys):
        return False
    joined = ["".join(own).replace("-", "") for own in keys]
    if joined[0] == joined[1]:
        return False
    if _is_one_word(joined[0], joined[1]):
        return False
    values = [[n.value for n in numbers_in(" ".join(own), "en")] for own in keys]
    return not (values[0] and values[0] == values[1])


def _is_one_word(left: str, right: str) -> bool:
    """Whether two words are one, spelled in two ways or in another number: "toward" and "towards"."""
    from rapidfuzz.distance import OSA

    if min(len(left), len(right)) < _LIKE_SPELLED or left[0] != right[0]:
        return False
    return OSA.distance(left, right, score_cutoff=1) <= 1
