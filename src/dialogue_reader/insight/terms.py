"""Terms across languages: which keyword of one account is the other account's word for the same.

Keywords that stand in matching sentences are matched by what the encoder makes of them and by the company they keep; a
keyword of which the other account has no word is worth seeing as well.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.phrases import PhraseMatch, PhraseQuestion, Phrases
from dialogue_reader.documents.model import SIDES, Article, Pair, Side, Sides
from dialogue_reader.insight.keywords import Keyword, keywords
from dialogue_reader.language.words import is_part

_CANDIDATES = 150  # keywords a side
_SURE = 0.55  # score of a match from which it is told; nine in ten are right
_TELLING = 20  # keywords a side that are worth telling where the other has no word for them
_LOOKED_AT = 20  # places of a keyword that are held against those of others
_AROUND = 25  # code points on either side of a phrase that are its context

Matcher = Callable[[PhraseQuestion], tuple[PhraseMatch, ...]]


class Term(NamedTuple):
    """A keyword of one account and the other account's for the same, or None; `score` (0..1) is how sure that is."""

    left: Keyword | None
    right: Keyword | None
    score: float

    def of(self, side: Side) -> Keyword | None:
        """The keyword of one side."""
        return self.left if side == "left" else self.right


def terms(pair: Pair, comparison: Comparison, match: Matcher) -> tuple[Term, ...]:
    """The terms of `pair`: those that both have, by their place on the left, then those of the left or right alone."""
    candidates = Sides(*(_candidates(pair[side]) for side in SIDES))
    sentences = tuple((i, j, score * link.score) for link in comparison.links for i, j, score in link.sentences)
    matching = Sides(frozenset(i for i, _, _ in sentences), frozenset(j for _, j, _ in sentences))
    phrases = Sides(*(_phrases(pair[side], candidates[side], matching[side]) for side in SIDES))
    matches = match(PhraseQuestion(phrases, sentences))
    sure = [Term(candidates.left[i], candidates.right[j], score) for i, j, score in matches if score >= _SURE]
    both = sorted(_whole(sure), key=lambda term: term.left.spans if term.left else ())
    alone = Sides(*(_alone(pair[side], candidates[side], comparison, side) for side in SIDES))
    return (
        *both,
        *(Term(keyword, None, keyword.score) for keyword in alone.left),
        *(Term(None, keyword, keyword.score) for keyword in alone.right),
    )


def _candidates(article: Article) -> tuple[Keyword, ...]:
    """Keywords, without single syllables of a language that writes them apart: most are pieces of words."""
    return tuple(k for k in keywords(article, _CANDIDATES) if not is_part(k.text, article.language))


def _whole(terms: Iterable[Term]) -> list[Term]:
    """Those that break no surer one apart, such as "rival Mitt" beside "Mitt Romney"; the surest come first."""
    whole: list[Term] = []
    for term in terms:
        if not any(_cross(term.of(side), surer.of(side)) for surer in whole for side in SIDES):
            whole.append(term)
    return whole


def _cross(one: Keyword | None, other: Keyword | None) -> bool:
    """Whether two keywords overlap somewhere though neither holds the other."""
    if one is None or other is None:
        return False
    return any(a < c < b < d or c < a < d < b for a, b in one.spans[:_LOOKED_AT] for c, d in other.spans[:_LOOKED_AT])


def _phrases(article: Article, own: Sequence[Keyword], matching: frozenset[int]) -> Phrases:
    """The keywords as phrases, in the context of a matching sentence where there is one."""
    starts = [sentence.start for sentence in article.sentences]
    texts, contexts, sentences = list[str](), list[str](), list[tuple[int, ...]]()
    for keyword in own:
        ids = [article.sentences[max(0, bisect_right(starts, start) - 1)].id for start, _ in keyword.spans]
        place = next((k for k, sentence in enumerate(ids) if sentence in matching), 0)
        start, end = keyword.spans[place]
        texts.append(keyword.text)
        contexts.append(" ".join(article.text[max(0, start - _AROUND) : end + _AROUND].split()))
        sentences.append(tuple(dict.fromkeys(ids)))
    return Phrases(tuple(texts), tuple(contexts), tuple(sentences))


def _alone(article: Article, own: Sequence[Keyword], comparison: Comparison, side: Side) -> list[Keyword]:
    """The keywords that tell most of one side and stand only in what the other does not say."""

    def is_alone(keyword: Keyword) -> bool:
        return all(comparison.is_only_here(side, article.passage_at(start).id) for start, _ in keyword.spans)

    return [keyword for keyword in own[:_TELLING] if is_alone(keyword)]
