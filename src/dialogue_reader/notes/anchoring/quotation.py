"""A selector's words as they are laid over a text: those marked, and those around them."""

from collections import defaultdict
from functools import cached_property

from dialogue_reader.notes.anchoring.words import Word, words_in
from dialogue_reader.notes.model import Selector

_VOTERS = 64  # words of a quotation by which a text is searched, spread evenly


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

    @cached_property
    def beside(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The numbers of the words before and after the marked ones, in the same paragraphs."""
        near = [(k, word) for k, word in enumerate(self.words) if self.should_hold(word)]
        before = tuple(k for k, word in near if word.end <= self.begin)
        return before, tuple(k for k, word in near if word.start >= self.end)

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
