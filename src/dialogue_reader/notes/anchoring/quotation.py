"""A selector's words as they are laid over a text: those marked, and those around them."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from dialogue_reader.notes.anchoring.words import Word, words_in
from dialogue_reader.notes.model import Selector

_VOTERS = 64  # words of a quotation by which a text is searched, spread evenly
_RESPELT = 70  # of 100: two words are one in another spelling
_SHORTEST = 4  # letters of a word that is known in another spelling


class Quotation:
    """The words of a selector in their context; offsets in code points of `text`, which is all of it.

    The quotation is `begin:end`. What stands in its own paragraphs, `low:high`, should be found with it; what stands
    beyond may have gone elsewhere, since paragraphs move.
    """

    def __init__(self, selector: Selector) -> None:
        self.selector = selector
        self.text = selector.prefix + selector.exact + selector.suffix
        self.begin = len(selector.prefix)
        self.end = self.begin + len(selector.exact)
        self.low = line_start(self.text, self.begin)
        self.high = line_end(self.text, self.end)
        words = words_in(self.text)
        # A context that was cut off begins and ends within words.
        if words and words[0].start == 0 and not selector.begins_text:
            del words[0]
        if words and words[-1].end == len(self.text) and not selector.ends_text:
            del words[-1]
        self.words = words
        self._spellings = {word.key: word.key for word in words}  # by the word as printed elsewhere

    @cached_property
    def voters(self) -> tuple[Word, ...]:
        """The words by which a text is searched."""
        step = max(1.0, len(self.words) / _VOTERS)
        return tuple(self.words[int(k * step)] for k in range(min(len(self.words), _VOTERS)))

    @cached_property
    def marked(self) -> tuple[int, ...]:
        """The numbers of the words that are marked, or a part of which is."""
        return tuple(k for k, word in enumerate(self.words) if word.start < self.end and word.end > self.begin)

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, ...], ...]:
        """The numbers of the words that should be found, by paragraph."""
        paragraphs = defaultdict(list)
        for k, word in enumerate(self.words):
            if self.should_hold(word):
                paragraphs[self.text.count("\n", 0, word.start)].append(k)
        return tuple(map(tuple, paragraphs.values()))

    def spelling_of(self, key: str) -> str:
        """How the word of the quotation is spelled that a printed one is; of one that it has not, the key itself.

        A misprint or another spelling leaves the first letter, as a rule.
        """
        from rapidfuzz.fuzz import ratio
        from rapidfuzz.process import extractOne

        if key not in self._spellings:
            alike = self._long_keys.get(key[:1], ()) if len(key) >= _SHORTEST else ()
            likest = extractOne(key, alike, scorer=ratio, score_cutoff=_RESPELT)
            self._spellings[key] = likest[0] if likest else key
        return self._spellings[key]

    @cached_property
    def _long_keys(self) -> Mapping[str, list[str]]:
        """The words that are known in another spelling, each once, by their first letter."""
        keys = defaultdict(list)
        for key in dict.fromkeys(word.key for word in self.words):
            if len(key) >= _SHORTEST:
                keys[key[:1]].append(key)
        return keys

    def should_hold(self, word: Word) -> bool:
        """Whether the word stands in a paragraph of the marked ones."""
        return self.low <= word.start < self.high


def line_start(text: str, at: int) -> int:
    """Where the line begins that holds `at`."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Where the line ends that holds `at`."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end
