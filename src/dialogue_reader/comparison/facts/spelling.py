"""Names that two accounts, or two sentences of one, spell differently."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from dialogue_reader.comparison.facts.model import Discrepancy, Place
from dialogue_reader.comparison.facts.near_names import likeness
from dialogue_reader.comparison.facts.regions import Region
from dialogue_reader.documents.model import SIDES, Article, Pair, Side, other
from dialogue_reader.language.folding import folded
from dialogue_reader.language.places import place_of
from dialogue_reader.language.words import is_part, stop_words, word_spans

_NOUNS_TOO = ("de", "lb")  # languages that give every noun a capital letter
_RELATED = 0.03  # share of the longer words of a text that stand in a text of a related language too
_SOME = 3  # and how many these must be at least
_LONG = 5  # letters of such
_USUAL = 3  # times that a spelling stands in an article for another to be a slip, if nothing beside it says so
# Languages with so much vocabulary in common that "Department" and "Département" need no proof in a short text.
_FAMILIES = (
    frozenset(("ca", "da", "de", "en", "es", "fr", "gl", "it", "lb", "nb", "nl", "nn", "no", "pt", "ro", "sv")),
    frozenset(("be", "bg", "mk", "ru", "sr", "uk")),
    frozenset(("cs", "pl", "sk")),
    frozenset(("bs", "hr", "sl", "sr")),
    frozenset(("id", "ms")),
)
_CROWD = 400  # names around linked sentences that are looked at
_MANY = 20000  # different words of an article beyond which it is not searched for two spellings of a name


class _Word(NamedTuple):
    """A capitalised word; `key` is folded, `before` and `after` are the keys of capitalised words right beside it."""

    key: str
    start: int
    end: int
    sentence: int
    opening: bool
    before: str
    after: str


class _Words:
    """The capitalised words of an article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.language = article.language
        self.lower: set[str] = set()
        self.by_sentence: dict[int, list[_Word]] = defaultdict(list)
        self.by_key: dict[str, list[_Word]] = defaultdict(list)
        for sentence in article.sentences:
            if article.passages[0].id <= sentence.passage:
                self._read(sentence.id, sentence.start, sentence.end)

    def names(self, sentences: Iterable[int]) -> Iterator[_Word]:
        """The words of some sentences that are long enough to be compared and no syllables."""
        for sentence in sorted(sentences):
            for word in self.by_sentence.get(sentence, ()):
                if len(word.key) >= _LONG and not is_part(word.key, self.language):
                    yield word

    @cached_property
    def long_words(self) -> frozenset[str]:
        """The lower-case words of more than a few letters."""
        return frozenset(word for word in self.lower if len(word) >= _LONG)

    def has(self, key: str) -> bool:
        """Whether the article has the word, however written."""
        return key in self.by_key or key in self.lower

    def _read(self, sentence: int, start: int, end: int) -> None:
        text = self.article.text
        spans = [(a + k, a + k + len(part)) for a, b in word_spans(text, start, end) for k, part in _parts(text[a:b])]
        keys = [folded(text[a:b]) if text[a].isupper() else "" for a, b in spans]
        for k, (a, b) in enumerate(spans):
            if not keys[k]:
                self.lower.add(folded(text[a:b]))
                continue
            before = keys[k - 1] if k and a - spans[k - 1][1] == 1 else ""
            after = keys[k + 1] if k + 1 < len(spans) and spans[k + 1][0] - b == 1 else ""
            word = _Word(keys[k], a, b, sentence, k == 0, before, after)
            self.by_sentence[sentence].append(word)
            self.by_key[word.key].append(word)


def _parts(word: str) -> Iterator[tuple[int, str]]:
    at = 0
    for part in word.replace("‑", "-").split("-"):
        if part:
            yield at, part
        at += len(part) + 1


def differing_names(pair: Pair, linked: list[Region]) -> list[Discrepancy]:
    """Near-spellings in linked sentences; then, in each article, names spelled in two ways."""
    words: dict[Side, _Words] = {side: _Words(pair[side]) for side in SIDES}
    found: list[Discrepancy] = []
    seen: set[tuple[str, str]] = set()
    for region in linked:
        for a, b in _across(words, region):
            if (a.key, b.key) not in seen:
                seen.add((a.key, b.key))
                note = f"left says {_text(pair, 'left', a)}, right says {_text(pair, 'right', b)}"
                found.append(Discrepancy("name", (_place(pair, "left", a), _place(pair, "right", b)), note))
    told = {key for keys in seen for key in keys}
    for side in SIDES:
        tied = {sentence for region in linked for sentence in region.core(side)}
        for rare, usual in _within(words, side, tied):
            if rare.key not in told:
                note = f"{side} says {_text(pair, side, rare)} here and {_text(pair, side, usual)} elsewhere"
                found.append(Discrepancy("name", (_place(pair, side, rare), _place(pair, side, usual)), note))
    return found


def _across(words: dict[Side, _Words], region: Region) -> Iterator[tuple[_Word, _Word]]:
    """Words of linked sentences, one of them unknown to the other side, that differ by a slip."""
    mine, theirs = words["left"], words["right"]
    left, right = (list(islice(words[side].names(region.around(side)), _CROWD)) for side in SIDES)
    for a in left:
        for b in right:
            how = likeness(a.key, b.key)
            if how is None:
                continue
            strange_a = not theirs.has(a.key) and a.sentence in region.left
            strange_b = not mine.has(b.key) and b.sentence in region.right
            if not (strange_a or strange_b) or _both_places(a, mine, b, theirs):
                continue
            if how == "habit" and not (a.key in theirs.by_key or b.key in mine.by_key):
                continue  # each side has its own way; a side that has both ways has slipped
            if _are_names(a, mine, b, theirs):
                yield a, b


def _are_names(a: _Word, mine: _Words, b: _Word, theirs: _Words) -> bool:
    """Whether two words that are nearly alike are names, and not one word of two related languages."""
    if not (_may_name(a, mine) and _may_name(b, theirs)):
        return False
    known = theirs.has(a.key) or mine.has(b.key)
    if not known and _related(mine, theirs) and not _beside([a]) & _beside([b]):
        return False
    return _is_name(a, mine) or _is_name(b, theirs) or not _related(mine, theirs)


def _related(mine: _Words, theirs: _Words) -> bool:
    """Whether two languages have so many words in common that words which are nearly alike mean nothing."""
    if mine.language == theirs.language:
        return False
    if mine.language in _NOUNS_TOO or theirs.language in _NOUNS_TOO:
        return True  # what has a capital letter there may be any noun
    if any(mine.language in family and theirs.language in family for family in _FAMILIES):
        return True
    a, b = mine.long_words, theirs.long_words
    return len(a & b) >= max(_SOME, _RELATED * min(len(a), len(b)))


def _within(words: dict[Side, _Words], side: Side, tied: set[int]) -> Iterator[tuple[_Word, _Word]]:
    """Of each name that an article spells in two ways: the rarer spelling, and the usual one."""
    mine, theirs = words[side], words[other(side)]
    if len(mine.by_key) > _MANY:
        return
    for rare, usual in _near(mine.by_key):
        counts = [len(mine.by_key[key]) + len(theirs.by_key.get(key, ())) for key in (rare, usual)]
        if counts[0] > counts[1] or (counts[0] == counts[1] and rare > usual):
            continue
        if rare in theirs.by_key and usual in theirs.by_key:
            continue  # two names
        a, b = mine.by_key[rare][0], mine.by_key[usual][0]
        if not (_is_name(a, mine) and _is_name(b, mine)) or is_part(rare, mine.language):
            continue
        beside = _beside(mine.by_key[rare]) & _beside(mine.by_key[usual])
        stray = a.sentence not in tied and mine.language not in _NOUNS_TOO and len(mine.by_key[usual]) >= _USUAL
        if (beside or (stray and counts[0] == 1)) and not _both_places(a, mine, b, mine):
            yield a, b


def _beside(occurrences: Iterable[_Word]) -> set[str]:
    return {key for word in occurrences for key in (word.before, word.after) if key}


def _near(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Ordered pairs of keys that are nearly alike; only those with all letters but one in common are compared."""
    rest: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        for k in range(len(key)):
            rest[key[:k] + key[k + 1 :]].add(key)
        rest[key].add(key)
    pairs = {(a, b) for group in rest.values() if 1 < len(group) <= 50 for a in group for b in group if a != b}
    for a, b in sorted(pairs):
        if likeness(a, b):
            yield a, b


def _may_name(word: _Word, words: _Words) -> bool:
    return word.key not in words.lower and word.key not in stop_words(words.language)


def _is_name(word: _Word, words: _Words) -> bool:
    """Whether it is written with a capital where the beginning of a sentence does not ask for one."""
    return _may_name(word, words) and any(not w.opening for w in words.by_key[word.key])


def _both_places(a: _Word, left: _Words, b: _Word, right: _Words) -> bool:
    return bool(place_of(a.key, left.language) and place_of(b.key, right.language))


def _text(pair: Pair, side: Side, word: _Word) -> str:
    return pair[side].text[word.start : word.end]


def _place(pair: Pair, side: Side, word: _Word) -> Place:
    return Place(side, pair[side].passage_at(word.start).id, word.start, word.end, _text(pair, side, word))
