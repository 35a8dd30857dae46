"""Terms across languages: which keyword of one account is the other account's word for the same.

Keywords that stand in matching sentences are matched by what the encoder makes of them and by the company they keep; a
keyword of which the other account has no word is worth seeing as well.
"""

import re
from collections.abc import Callable, Sequence, Set

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.phrases import PhraseMatch, PhraseQuestion, Phrases
from dialogue_reader.documents.model import SIDES, Article, Pair, Side, Sides, other
from dialogue_reader.insight.keywords import whole_keywords
from dialogue_reader.insight.model import Keyword, Term
from dialogue_reader.insight.term_match import is_term, pared, referents, surest
from dialogue_reader.language.folding import folded
from dialogue_reader.language.words import is_part

_CANDIDATES = 150  # keywords a side
_TELLING = 20  # keywords a side that are worth telling where the other has no word for them
_AROUND = 25  # code points on either side of a phrase that are its context

Matcher = Callable[[PhraseQuestion], tuple[PhraseMatch, ...]]


def terms(pair: Pair, comparison: Comparison, match: Matcher) -> tuple[Term, ...]:
    """The terms of `pair`: those that both have, by their place on the left, then those of the left or right alone."""
    candidates = Sides(*(_candidates(pair[side]) for side in SIDES))
    sentences = tuple((i, j) for link in comparison.links for i, j, score in link.sentences if score > 0)
    matching = Sides(frozenset(i for i, _ in sentences), frozenset(j for _, j in sentences))
    phrases = Sides(*(_phrases(pair[side], candidates[side], matching[side]) for side in SIDES))
    matches = match(PhraseQuestion(phrases, sentences))
    alike = ((pared(pair, Sides(candidates.left[i], candidates.right[j])), score) for i, j, score in matches)
    certain = surest((keywords, score) for keywords, score in alike if is_term(pair, keywords, score))
    both = sorted(certain, key=lambda match: match[0].left.spans)
    paired = Sides(*({folded(keywords[side].text) for keywords, _ in both} for side in SIDES))
    alone = Sides(*(_alone(pair, candidates[side][:_TELLING], comparison, side, paired[side]) for side in SIDES))
    return (
        *(Term(keywords.left, keywords.right, score) for keywords, score in both),
        *(Term(keyword, None, keyword.score) for keyword in alone.left),
        *(Term(None, keyword, keyword.score) for keyword in alone.right),
    )


def _candidates(article: Article) -> tuple[Keyword, ...]:
    """Keywords, without single syllables of a language that writes them apart: most are pieces of words, but "Pháp"."""
    return tuple(
        keyword
        for keyword in whole_keywords(article, _CANDIDATES)
        if not is_part(keyword.text, article.language) or referents(keyword.text, article.language)
    )


def _phrases(article: Article, own: Sequence[Keyword], matching: frozenset[int]) -> Phrases:
    """The keywords as phrases, in the context of a matching sentence where there is one."""
    texts, contexts, sentences = list[str](), list[str](), list[tuple[int, ...]]()
    for keyword in own:
        ids = [article.sentence_at(start).id for start, _ in keyword.spans]
        place = next((k for k, sentence in enumerate(ids) if sentence in matching), 0)
        start, end = keyword.spans[place]
        texts.append(keyword.text)
        contexts.append(" ".join(article.text[max(0, start - _AROUND) : end + _AROUND].split()))
        sentences.append(tuple(dict.fromkeys(ids)))
    named = tuple(referents(text, article.language) for text in texts)
    return Phrases(tuple(texts), tuple(contexts), tuple(sentences), named)


def _alone(pair: Pair, own: Sequence[Keyword], comparison: Comparison, side: Side, paired: Set[str]) -> list[Keyword]:
    """The keywords that stand only in what the other side does not say, and that it has no term for nor names."""
    article, others_words = pair[side], folded(pair[other(side)].text)

    def is_alone(keyword: Keyword) -> bool:
        if not all(comparison.is_only_here(side, article.passage_at(start).id) for start, _ in keyword.spans):
            return False
        name = folded(keyword.text)
        return name not in paired and not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", others_words)

    return [keyword for keyword in own if is_alone(keyword)]
