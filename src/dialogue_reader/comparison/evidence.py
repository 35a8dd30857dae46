"""Why two passages are linked: the sentences, facts and words that they have in common.

The encoder's likeness is a number; a reader who is to trust a link wants to see what is behind it.
"""

from typing import NamedTuple

from dialogue_reader.comparison.facts.extraction import facts_in
from dialogue_reader.comparison.facts.fact import Fact
from dialogue_reader.comparison.model import Link
from dialogue_reader.documents.model import Article, Pair, Sides
from dialogue_reader.language.folding import folded
from dialogue_reader.language.words import stop_words, word_spans

_WORD = 5  # letters; shorter words are alike by chance

Spans = tuple[tuple[int, int], ...]


class Evidence(NamedTuple):
    """What the passages of a link have in common; spans in code points of either text.

    `sentences` are those that say the same, `in_common` the facts and words in the passages that both sides have,
    `words` these as the left article prints them, each once.
    """

    sentences: Sides[Spans]
    in_common: Sides[Spans]
    words: tuple[str, ...]


def evidence(pair: Pair, link: Link) -> Evidence:
    """What the passages of `link` have in common."""
    left, right = _spans_by_key(pair.left, link.left), _spans_by_key(pair.right, link.right)
    common = left.keys() & right.keys()
    in_common = Sides(
        tuple(sorted(span for key in common for span in left[key])),
        tuple(sorted(span for key in common for span in right[key])),
    )
    words = {folded(word): word for a, b in reversed(in_common.left) for word in [pair.left.text[a:b]]}
    return Evidence(
        Sides(
            _sentences(pair.left, {i for i, _, _ in link.sentences}),
            _sentences(pair.right, {j for _, j, _ in link.sentences}),
        ),
        in_common,
        tuple(reversed(words.values())),
    )


def _sentences(article: Article, ids: set[int]) -> Spans:
    return tuple((article.sentences[i].start, article.sentences[i].end) for i in sorted(ids))


def _key(fact: Fact) -> str:
    """What equal facts share; a day and month are the same with and without their year."""
    return f"date {fact.key[-5:]}" if fact.kind == "date" else f"{fact.kind} {fact.key}"


def _spans_by_key(article: Article, passages: tuple[int, ...]) -> dict[str, list[tuple[int, int]]]:
    """Facts by what equal ones share in whatever language, and long words by their folded form."""
    spans: dict[str, list[tuple[int, int]]] = {}
    facts = facts_in(article, passages)
    for fact in facts:
        spans.setdefault(_key(fact), []).append((fact.start, fact.end))
    stops = stop_words(article.language)
    for i in passages:
        passage = article.passages[i]
        for start, end in word_spans(article.text, passage.start, passage.end):
            word = article.text[start:end]
            in_fact = any(fact.start < end and start < fact.end for fact in facts)
            if end - start >= _WORD and not in_fact and word.lower() not in stops:
                spans.setdefault(f"word {folded(word)}", []).append((start, end))
    return spans
