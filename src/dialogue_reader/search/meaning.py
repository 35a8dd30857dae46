"""Hits of a query that is looked for by its meaning: the best first, those with the very words among them.

What an encoder makes of the passages is joined with what the one matcher finds, so that whoever types words of a
passage is shown that passage, whatever they mean to an encoder.
"""

from collections.abc import Sequence
from itertools import islice

from dialogue_reader.comparison.encoders import registry
from dialogue_reader.comparison.meaning.model import Matches
from dialogue_reader.documents.model import SIDES, Article, Pair, Side, Span
from dialogue_reader.search.ranked import RankedHits, Reservation

VERY_WORDS = 0.3  # the least score of a passage that has them: more than nearly all passages that have nothing to do
_LOOKED_AT = 500  # hits of the matcher; a word that is everywhere leads nowhere
_ENOUGH_WORDS = 4  # of a query whose language can be told


def ranked_hits(pair: Pair, query: str, matches: Matches, word_hits: Sequence[Span]) -> RankedHits:
    """The hits for `query`: `matches` of its meaning, and the passages of the first `word_hits`."""
    hits: dict[tuple[Side, int], tuple[float, Span]] = {}
    for match in matches.matches:
        sentence = pair[match.side].sentences[match.sentence]
        hits[match.side, match.passage] = match.score, Span(match.side, sentence.start, sentence.end)
    for hit in islice(word_hits, _LOOKED_AT):
        article = pair[hit.document]
        passage = article.passage_at(hit.start).id
        score, lit = hits.get((hit.document, passage), (0.0, None))
        if score < VERY_WORDS:
            hits[hit.document, passage] = VERY_WORDS, lit or _sentence_around(article, passage, hit)
    ranking = sorted(hits.values(), key=lambda scored: (-scored[0], SIDES.index(scored[1].document), scored[1].start))
    return RankedHits([span for _, span in ranking], [score for score, _ in ranking], reservation(pair, query, matches))


def _sentence_around(article: Article, passage: int, hit: Span) -> Span:
    sentences = article.sentences_of(passage)
    around = next((sentence for sentence in sentences if sentence.start <= hit.start < sentence.end), None)
    return Span(hit.document, around.start, around.end) if around else hit


def reservation(pair: Pair, query: str, matches: Matches) -> Reservation | None:
    """What there is to be said of `matches`, the weightiest alone."""
    if matches.encoder == registry.FALLBACK:
        return _why_fallback(pair)
    unread = next((a.language for a in pair if not registry.has_learned(matches.encoder, a.language)), None)
    if unread is not None:
        return Reservation("text_language", unread)
    language = _language_of_query(query)
    if language and not registry.has_learned(matches.encoder, language):
        return Reservation("query_language", language)
    return Reservation("share", share=matches.share) if matches.share < 1 else None


def _why_fallback(pair: Pair) -> Reservation:
    """There is no model at all, or none that knows both languages."""
    models = [name for name in registry.available() if name != registry.FALLBACK]
    unread = (a.language for a in pair if not any(registry.has_learned(name, a.language) for name in models))
    language = next(unread, "") if models else ""
    return Reservation("text_language", language) if language else Reservation("no_model")


def _language_of_query(query: str) -> str:
    """The language of `query`, "" where it is too short to tell."""
    if len(query.split()) < _ENOUGH_WORDS:
        return ""
    from dialogue_reader.language.identify import identify

    return identify(query)
