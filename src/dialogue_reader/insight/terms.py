"""Terms across languages: which keyword of one account is the other account's word for the same.

Keywords that stand in matching sentences are matched by what the encoder makes of them and by the company they keep; a
keyword of which the other account has no word is worth seeing as well.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet

from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.phrases import PhraseMatch, PhraseQuestion, Phrases
from dialogue_reader.documents.model import SIDES, Article, Pair, Side, Sides, other
from dialogue_reader.insight.keywords import whole_keywords
from dialogue_reader.insight.model import Keyword, Term
from dialogue_reader.language.folding import folded
from dialogue_reader.language.terms import term_words
from dialogue_reader.language.words import is_capitalised, is_part, stop_flags, word_spans

_CANDIDATES = 150  # keywords a side
_SURE = 0.68  # score of a match from which it is told; nine in ten are right
_TELLING = 20  # keywords a side that are worth telling where the other has no word for them
_LOOKED_AT = 20  # places of a keyword that are held against those of others
_HALF_A_WORD = 0.5
_BESIDE = 20  # code points on either side of a part of a name in which the rest would stand
_AROUND = 25  # code points on either side of a phrase that are its context

Matcher = Callable[[PhraseQuestion], tuple[PhraseMatch, ...]]


def terms(pair: Pair, comparison: Comparison, match: Matcher) -> tuple[Term, ...]:
    """The terms of `pair`: those that both have, by their place on the left, then those of the left or right alone."""
    candidates = Sides(*(_candidates(pair[side]) for side in SIDES))
    sentences = tuple((i, j, score * link.score) for link in comparison.links for i, j, score in link.sentences)
    matching = Sides(frozenset(i for i, _, _ in sentences), frozenset(j for _, j, _ in sentences))
    phrases = Sides(*(_phrases(pair[side], candidates[side], matching[side]) for side in SIDES))
    matches = match(PhraseQuestion(phrases, sentences))
    sure = [_term(pair, candidates.left[i], candidates.right[j], score) for i, j, score in matches if score >= _SURE]
    both = sorted(
        (term for term in _whole(sure) if _is_even(pair, term) and _names_the_same(pair, term)),
        key=lambda term: term.left.spans if term.left else (),
    )
    alone = Sides(*(_alone(pair[side], candidates[side], comparison, side) for side in SIDES))
    return (
        *both,
        *(Term(keyword, None, keyword.score) for keyword in alone.left),
        *(Term(None, keyword, keyword.score) for keyword in alone.right),
    )


def _term(pair: Pair, left: Keyword, right: Keyword, score: float) -> Term:
    """Two keywords that match, the one less what else it has if the other stands in it word for word.

    "Lisa Page" is not "FBI Lisa Page". A name of one word may be a part of a full name, and that is the same.
    """
    return Term(_pared(pair.left, left, right), _pared(pair.right, right, left), score)


def _pared(article: Article, longer: Keyword, shorter: Keyword) -> Keyword:
    """A keyword without what stands before or after the words of another in it; the same where they do not."""
    words, wanted = _words(longer.text), _words(shorter.text)
    at = next((k for k in range(len(words) - len(wanted) + 1) if words[k : k + len(wanted)] == wanted), None)
    if at is None or len(wanted) == len(words) or (len(wanted) == 1 and is_capitalised(longer.text)):
        return longer
    spans = tuple(_pared_span(article.text, span, words, at, len(wanted)) for span in longer.spans)
    start, end = next(
        (pared for pared, span in zip(spans, longer.spans, strict=True) if pared != span), longer.spans[0]
    )
    return Keyword(" ".join(article.text[start:end].split()), longer.score, spans)


def _pared_span(text: str, span: tuple[int, int], words: Sequence[str], at: int, count: int) -> tuple[int, int]:
    """The place of `count` of the words from `at`, if all of them stand in the span; else the whole span."""
    places = word_spans(text, *span)
    if [folded(text[a:b].lower()) for a, b in places] != list(words):
        return span
    return places[at][0], places[at + count - 1][1]


def _is_even(pair: Pair, term: Term) -> bool:
    """Whether the two have about as many words: where one stands for two, half of them is not said.

    A part of a name stands for all of it, and so do its initials; a language with compounds says much in one word.
    """
    if term.left is None or term.right is None or any(term_words(pair[side].language).compounds for side in SIDES):
        return True
    texts = term.left.text, term.right.text
    left, right = (_size(text, article.language) for text, article in zip(texts, pair, strict=True))
    if _says_more(pair.left, term.left, left - right) or _says_more(pair.right, term.right, right - left):
        return False
    fewer, more = min(left, right), max(left, right)
    if not all(text[0].isupper() for text in texts):
        return fewer >= 2 or more < 2
    words = _words(term.left.text), _words(term.right.text)
    if any(is_part(word, article.language) for own, article in zip(words, pair, strict=True) for word in own):
        return True  # how many words a name of syllables has nobody can tell: "Nhà Trắng" is "Maison Blanche"
    return fewer > 1 or more < 2 or not set(words[0]).isdisjoint(words[1]) or any(text.isupper() for text in texts)


def _says_more(article: Article, keyword: Keyword, words: float) -> bool:
    """Whether a phrase of syllables that has so many `words` more than the other has a verb or half a word too many.

    Half a word more may be what makes a noun ("sự an toàn", safety), or what is always said.
    """
    syllables = [word for word in _texts(keyword.text) if is_part(word, article.language)]
    if words <= 0 or not syllables or is_capitalised(keyword.text):
        return False
    known = term_words(article.language)
    first, last = syllables[0], syllables[-1]
    is_noun = first in known.noun_makers or (last in known.noun_ends and (first,) not in known.faint)
    return words > _HALF_A_WORD or (len(keyword.spans) == 1 and not is_noun)


def _names_the_same(pair: Pair, term: Term) -> bool:
    """Whether neither names somebody whom the other does not though that article has the same name somewhere.

    A part of a name stands for the whole, if it ever stands without the rest.
    """
    if term.left is None or term.right is None:
        return True
    names = Sides(_names(term.left.text), _names(term.right.text))
    for side in SIDES:
        own, others = term.of(side), pair[other(side)]
        lacking = {
            word for word in names[side] - names[other(side)] if re.search(rf"\b{re.escape(word)}\b", others.text)
        }
        if lacking and not (own and is_capitalised(own.text) and _stands_alone(others, term.of(other(side)), lacking)):
            return False
    return True


def _names(text: str) -> frozenset[str]:
    """The words with a capital, without initials."""
    return frozenset(word for word in _texts(text) if word[0].isupper() and len(word) > 1)


def _stands_alone(article: Article, part: Keyword | None, rest: AbstractSet[str]) -> bool:
    """Whether a part of a name stands anywhere without the words that are the rest of it."""
    if part is None or not is_capitalised(part.text):
        return False
    return any(
        rest.isdisjoint(article.text[a:b] for a, b in word_spans(article.text, max(0, start - _BESIDE), end + _BESIDE))
        for start, end in part.spans
    )


def _size(text: str, language: str) -> float:
    """The content words of a phrase; a syllable is half of one, and what a hyphen joins are two."""
    words = [part for a, b in word_spans(text) for part in text[a:b].split("-")]
    stops = stop_flags([word.lower() for word in words], language)
    return sum(
        0.5 if is_part(word, language) else 1.0
        for word, stop in zip(words, stops, strict=True)
        if word and (word[0].isupper() or not stop)
    )


def _words(text: str) -> list[str]:
    return [folded(word.lower()) for word in _texts(text)]


def _texts(text: str) -> list[str]:
    return [text[a:b] for a, b in word_spans(text)]


def _candidates(article: Article) -> tuple[Keyword, ...]:
    """Keywords, without single syllables of a language that writes them apart: most are pieces of words."""
    return tuple(k for k in whole_keywords(article, _CANDIDATES) if not is_part(k.text, article.language))


def _whole(terms: Iterable[Term]) -> list[Term]:
    """Those that break no surer one apart, such as "rival Mitt" beside "Mitt Romney"; the surest come first."""
    whole: list[Term] = []
    for term in terms:
        if not any(_cross(term.of(side), surer.of(side)) for surer in whole for side in SIDES):
            whole.append(term)
    return whole


def _cross(one: Keyword | None, another: Keyword | None) -> bool:
    """Whether two keywords overlap somewhere though neither holds the other."""
    if one is None or another is None:
        return False
    return any(a < c < b < d or c < a < d < b for a, b in one.spans[:_LOOKED_AT] for c, d in another.spans[:_LOOKED_AT])


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
    capitals_tell = not term_words(article.language).capital_nouns
    return Phrases(tuple(texts), tuple(contexts), tuple(sentences), capitals_tell)


def _alone(article: Article, own: Sequence[Keyword], comparison: Comparison, side: Side) -> list[Keyword]:
    """The keywords that tell most of one side and stand only in what the other does not say."""

    def is_alone(keyword: Keyword) -> bool:
        return all(comparison.is_only_here(side, article.passage_at(start).id) for start, _ in keyword.spans)

    return [keyword for keyword in own[:_TELLING] if is_alone(keyword)]
