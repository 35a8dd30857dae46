"""Names that two accounts, or two sentences of one, spell differently: slips that a reader should know of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from dialogue_reader.comparison.facts.model import Discrepancy, Mention, mention_at
from dialogue_reader.comparison.facts.names.near import spelling_change
from dialogue_reader.comparison.facts.regions import Region
from dialogue_reader.comparison.statements import telling_sentences
from dialogue_reader.documents.model import SIDES, Article, Pair, Side, Sides, once_per_article, other
from dialogue_reader.language.folding import folded
from dialogue_reader.language.names.generic import means
from dialogue_reader.language.names.places import place_of
from dialogue_reader.language.words import is_part, stop_words, word_spans

_NOUNS_TOO = ("de", "lb")  # languages that give every noun a capital letter
_RELATED = 0.03  # share of the long words of a text that a text in a related language has, too
_SOME = 3  # and how many these are, at least
_LONG = 5  # letters of a long word
_USUAL = 3  # occurrences of a spelling that make another one a slip, where no neighbouring word tells
# Languages with so much vocabulary in common that "Department" and "Département" need no proof in a short text.
_FAMILIES = (
    frozenset(("ca", "da", "de", "en", "es", "fr", "gl", "it", "lb", "nb", "nl", "nn", "no", "pt", "ro", "sv")),
    frozenset(("be", "bg", "mk", "ru", "sr", "uk")),
    frozenset(("cs", "pl", "sk")),
    frozenset(("bs", "hr", "sl", "sr")),
    frozenset(("id", "ms")),
)
_CROWD = 400  # names around linked sentences; the rest is ignored
_SURE = 0.8  # score of two spellings of a name
_MANY = 20000  # different words; a longer article is not searched for two spellings of a name


class _Word(NamedTuple):
    """A capitalised word; `key` is folded, `before` and `after` are the keys of capitalised words next to it."""

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
        for sentence in telling_sentences(article):
            if article.passages[0].id <= sentence.passage:
                self._read(sentence.id, sentence.start, sentence.end)

    def names(self, sentences: Iterable[int]) -> Iterator[_Word]:
        """The words of some sentences that are long enough to be compared, and not syllables."""
        for sentence in sorted(sentences):
            for word in self.by_sentence.get(sentence, ()):
                if len(word.key) >= _LONG and not is_part(word.key, self.language):
                    yield word

    @cached_property
    def long_words(self) -> frozenset[str]:
        """The lower-case words of more than a few letters."""
        return frozenset(word for word in self.lower if len(word) >= _LONG)

    def has(self, key: str) -> bool:
        """Whether the article has the word, in whatever case."""
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


_words_of = once_per_article(_Words)


def _parts(word: str) -> Iterator[tuple[int, str]]:
    start = 0
    for part in word.replace("‑", "-").split("-"):
        if part:
            yield start, part
        start += len(part) + 1


def name_discrepancies(pair: Pair, regions: list[Region]) -> list[Discrepancy]:
    """Near-spellings in linked sentences; then, in each article, names spelled in two ways."""
    words = Sides(*map(_words_of, pair))
    discrepancies: list[Discrepancy] = []
    reported: set[tuple[str, str]] = set()
    for a, b in _near_across(words, regions):
        if (a.key, b.key) not in reported:
            reported.add((a.key, b.key))
            mentions = _mention(pair, "left", a), _mention(pair, "right", b)
            discrepancies.append(Discrepancy("name", "name_differs", mentions, _SURE))
    reported_keys = {key for keys in reported for key in keys}
    for side in SIDES:
        linked = {sentence for region in regions for sentence in region.sentences[side]}
        for rarer, usual in _within(words, side, linked):
            if rarer.key not in reported_keys:
                mentions = _mention(pair, side, rarer), _mention(pair, side, usual)
                discrepancies.append(Discrepancy("name", "spelled_two_ways", mentions, _SURE))
    return discrepancies


def _near_across(words: Sides[_Words], regions: list[Region]) -> Iterator[tuple[_Word, _Word]]:
    """Words of the left and of the right that may be one name misspelled."""
    for region in regions:
        for a, b in _across(words, region):
            same_language = words.left.language == words.right.language
            if not (same_language and _are_two_persons(words.left.by_key[a.key], words.right.by_key[b.key])):
                yield a, b
    if words.left.language == words.right.language:
        yield from _anywhere(words)


def _across(words: Sides[_Words], region: Region) -> Iterator[tuple[_Word, _Word]]:
    """Words of linked sentences, one of them unknown to the other side, that differ by a slip."""
    left_words, right_words = words
    left, right = (list(islice(words[side].names(region.around[side]), _CROWD)) for side in SIDES)
    for a in left:
        for b in right:
            change = spelling_change(a.key, b.key)
            if change is None:
                continue
            a_is_unknown = not right_words.has(a.key) and a.sentence in region.sentences.left
            b_is_unknown = not left_words.has(b.key) and b.sentence in region.sentences.right
            if not (a_is_unknown or b_is_unknown) or _are_places(a, left_words, b, right_words):
                continue
            if change == "convention" and not (a.key in right_words.by_key or b.key in left_words.by_key):
                continue  # each side follows its convention; a side that mixes both has slipped
            if _are_names(a, left_words, b, right_words):
                yield a, b


def _are_names(a: _Word, left: _Words, b: _Word, right: _Words) -> bool:
    """Whether two words that are nearly alike are names, and not one word of two related languages."""
    if not (_may_be_name(a, left) and _may_be_name(b, right)):
        return False
    if left.language != right.language and (means(a.key, left.language) or means(b.key, right.language)):
        return False
    known = right.has(a.key) or left.has(b.key)
    if not known and _are_related(left, right) and not _neighbours([a]) & _neighbours([b]):
        return False
    return _is_name(a, left) or _is_name(b, right) or not _are_related(left, right)


def _are_related(left: _Words, right: _Words) -> bool:
    """Whether two languages have so many words in common that words which are nearly alike mean nothing."""
    if left.language == right.language:
        return False
    if left.language in _NOUNS_TOO or right.language in _NOUNS_TOO:
        return True  # a capitalised word there may be any noun
    if any(left.language in family and right.language in family for family in _FAMILIES):
        return True
    a, b = left.long_words, right.long_words
    return len(a & b) >= max(_SOME, _RELATED * min(len(a), len(b)))


def _within(words: Sides[_Words], side: Side, linked: set[int]) -> Iterator[tuple[_Word, _Word]]:
    """Of each name that an article spells in two ways: the rarer spelling, and the usual one."""
    own, others = words[side], words[other(side)]
    if len(own.by_key) > _MANY:
        return
    for rarer, usual in _near_keys(own.by_key):
        rarer_count, usual_count = (len(own.by_key[key]) + len(others.by_key.get(key, ())) for key in (rarer, usual))
        if rarer_count > usual_count or (rarer_count == usual_count and rarer > usual):
            continue
        if rarer in others.by_key and usual in others.by_key:
            continue  # two names
        a, b = own.by_key[rarer][0], own.by_key[usual][0]
        if not (_is_name(a, own) and _is_name(b, own)) or is_part(rarer, own.language):
            continue
        same_neighbours = _neighbours(own.by_key[rarer]) & _neighbours(own.by_key[usual])
        unlinked = a.sentence not in linked and own.language not in _NOUNS_TOO and len(own.by_key[usual]) >= _USUAL
        if _are_two_persons(own.by_key[rarer], own.by_key[usual]) or _are_places(a, own, b, own):
            continue
        if same_neighbours or (unlinked and rarer_count == 1):
            yield a, b


def _anywhere(words: Sides[_Words]) -> Iterator[tuple[_Word, _Word]]:
    """In one language: names of either article that the other does not have, nearly alike and beside the same name."""
    left, right = words
    if max(len(left.by_key), len(right.by_key)) > _MANY:
        return
    unknown_left = {key for key in left.by_key if len(key) >= _LONG and not right.has(key)}
    unknown_right = {key for key in right.by_key if len(key) >= _LONG and not left.has(key)}
    for a, b in _near_keys(unknown_left | unknown_right):
        if a in unknown_left and b in unknown_right and _neighbours(left.by_key[a]) & _neighbours(right.by_key[b]):
            first, second = left.by_key[a][0], right.by_key[b][0]
            if (
                _may_be_name(first, left)
                and _may_be_name(second, right)
                and not _are_places(first, left, second, right)
            ):
                yield first, second


def _are_two_persons(left: Iterable[_Word], right: Iterable[_Word]) -> bool:
    """Whether two words that are nearly alike are given names of two persons, each before a surname of its own."""
    after_left, after_right = ({word.after for word in own if word.after} for own in (left, right))
    return bool(after_left and after_right and not after_left & after_right)


def _neighbours(occurrences: Iterable[_Word]) -> set[str]:
    return {key for word in occurrences for key in (word.before, word.after) if key}


def _near_keys(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Ordered pairs of keys that are nearly alike; only keys that are equal but for one letter are compared."""
    by_rest: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        for k in range(len(key)):
            by_rest[key[:k] + key[k + 1 :]].add(key)
        by_rest[key].add(key)
    near = {(a, b) for group in by_rest.values() if 1 < len(group) <= 50 for a in group for b in group if a != b}
    for a, b in sorted(near):
        if spelling_change(a, b):
            yield a, b


def _may_be_name(word: _Word, words: _Words) -> bool:
    return word.key not in words.lower and word.key not in stop_words(words.language)


def _is_name(word: _Word, words: _Words) -> bool:
    """Whether it is capitalised where that does not only mark the beginning of a sentence."""
    return _may_be_name(word, words) and any(not w.opening for w in words.by_key[word.key])


def _are_places(a: _Word, left: _Words, b: _Word, right: _Words) -> bool:
    return bool(place_of(a.key, left.language) and place_of(b.key, right.language))


def _mention(pair: Pair, side: Side, word: _Word) -> Mention:
    return mention_at(pair, side, word.start, word.end)
