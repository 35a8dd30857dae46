"""Why two passages are held to say the same: the sentences, facts and words that tie them.

The encoder's likeness is a number; a reader who is to trust a link wants to see what both passages have in common.
"""

from typing import NamedTuple

from dialogue_reader.comparison.facts.extraction import facts_in
from dialogue_reader.comparison.facts.model import Fact
from dialogue_reader.comparison.model import Link
from dialogue_reader.documents.model import Article, Pair, Side
from dialogue_reader.language.folding import folded
from dialogue_reader.language.words import stop_words, word_spans

_WORD = 5  # letters; shorter words are alike by chance

Spans = tuple[tuple[int, int], ...]


class Evidence(NamedTuple):
    """What ties the passages of a link; spans in code points of either text.

    `sentences` are those that say the same, `shared` the facts and words in them that both passages have, `words` these
    as the left article prints them, each once.
    """

    left_sentences: Spans
    right_sentences: Spans
    left_shared: Spans
    right_shared: Spans
    words: tuple[str, ...]

    def sentences(self, side: Side) -> Spans:
        """The sentences of one side."""
        return self.left_sentences if side == "left" else self.right_sentences

    def shared(self, side: Side) -> Spans:
        """The facts and words of one side that the other has too."""
        return self.left_shared if side == "left" else self.right_shared


def evidence(pair: Pair, link: Link) -> Evidence:
    """What ties the passages of `link`."""
    left, right = _keyed(pair.left, link.left), _keyed(pair.right, link.right)
    both = left.keys() & right.keys()
    shared_left = sorted(span for key in both for span in left[key])
    shared_right = sorted(span for key in both for span in right[key])
    words = {folded(word): word for a, b in reversed(shared_left) for word in [pair.left.text[a:b]]}
    return Evidence(
        _sentences(pair.left, {a for a, _, _ in link.sentences}),
        _sentences(pair.right, {b for _, b, _ in link.sentences}),
        tuple(shared_left),
        tuple(shared_right),
        tuple(reversed(words.values())),
    )


def _sentences(article: Article, ids: set[int]) -> Spans:
    return tuple((article.sentences[i].start, article.sentences[i].end) for i in sorted(ids))


def _key(fact: Fact) -> str:
    """What equal facts share; a day and month are the same with and without their year."""
    return f"date {fact.key[-5:]}" if fact.kind == "date" else f"{fact.kind} {fact.key}"


def _keyed(article: Article, passages: tuple[int, ...]) -> dict[str, list[tuple[int, int]]]:
    """Facts by what equal ones share in whatever language, and long words by their folded form."""
    found: dict[str, list[tuple[int, int]]] = {}
    taken: list[Fact] = list(facts_in(article, passages))
    for fact in taken:
        found.setdefault(_key(fact), []).append((fact.start, fact.end))
    stops = stop_words(article.language)
    for i in passages:
        passage = article.passages[i]
        for start, end in word_spans(article.text, passage.start, passage.end):
            word = article.text[start:end]
            in_fact = any(fact.start < end and start < fact.end for fact in taken)
            if end - start >= _WORD and not in_fact and word.lower() not in stops:
                found.setdefault(f"word {folded(word)}", []).append((start, end))
    return found
