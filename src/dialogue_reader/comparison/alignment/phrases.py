"""Which phrases of two accounts say the same: those that the encoder finds alike, and that stand out as alike.

The vector of a phrase alone does not decide. Four things do together: phrases that are alike, that stand out among all
others of either side, in a context that does so as well, and that are spelled alike, as languages borrow from one
another. Two accounts of one event use a word for the same, wherever it stands; more surely so in matching sentences.
What both are known to name is a match whatever the encoder makes of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.alignment.free_order import CENTRE
from dialogue_reader.comparison.alignment.neighbours import Floats, to_unit_length
from dialogue_reader.comparison.encoders.base import Encoder, Vectors
from dialogue_reader.comparison.phrases import PhraseMatch, PhraseQuestion, Phrases
from dialogue_reader.documents.model import Sides
from dialogue_reader.language.folding import folded
from dialogue_reader.language.words import word_spans

Kin = NDArray[np.bool_]

# Set by the share of right pairs in reports of one event and in reordered news, English, French and Vietnamese.
_LIKENESS, _MARGIN, _CONTEXT, _SPELLING = 1.0, 2.0, 1.5, 0.6
_APART = 0.6  # what a pair loses that never stands in matching sentences
_ONCE = 0.15  # what a pair loses of which one stands in one sentence alone
_EVEN = 0.45  # the sum of these at which a pair is as likely right as wrong
_STEEP = 5.0
_LEAST = 0.25  # score from which a match is reported
_KNOWN = 2.0  # what a pair gains that both are known to name, and as much more as it is all that either may name
_SPELLED_APART = 0.7  # likeness of spellings up to which words without anything in common come
_RECURRING = 2  # sentences
_NEAR = 5  # phrases of the other side that a margin is taken from, with the one in question
_LOOKED_AT = 40  # of the likeliest phrases, among which these are
_KIN = 0.5  # share of the words of the shorter of two phrases that the other has, from which they are of one kind


def match_phrases(question: PhraseQuestion, encoder: Encoder) -> tuple[PhraseMatch, ...]:
    """The phrases of both sides that may well say the same, the likeliest first; a phrase may be in several matches."""
    phrases = question.phrases
    if not phrases.left.texts or not phrases.right.texts:
        return ()
    likeness = _likeness(encoder, phrases.left.texts, phrases.right.texts)
    context = _likeness(encoder, phrases.left.contexts, phrases.right.contexts)
    kin = Sides(*(_kin(side.texts) for side in phrases))
    margins = _MARGIN * _margin(likeness, kin) + _CONTEXT * _margin(context, kin)
    doubts = _APART * ~_together(phrases, question.sentences) + _ONCE * _once(phrases)
    evidence = _LIKENESS * likeness + margins + _SPELLING * _spelling(phrases) - doubts
    same, other = _known(phrases)
    certain = _KNOWN * (1 + same) + np.maximum(evidence, -_KNOWN / 2)
    evidence = np.where(other, -_KNOWN, np.where(same, certain, evidence))
    scores = 1 / (1 + np.exp(-_STEEP * (evidence - _EVEN)))
    left, right = np.nonzero(scores >= _LEAST)
    order = np.argsort(-evidence[left, right], kind="stable")
    return tuple(
        PhraseMatch(i, j, round(float(scores[i, j]), 4))
        for i, j in zip(left[order].tolist(), right[order].tolist(), strict=True)
    )


def _spelling(phrases: Sides[Phrases]) -> Floats:
    """How far the spelling of two phrases tells that they are one word, 0..1, accents aside: "Congress", "Congrès"."""
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cdist

    spelled = ([folded(text.lower()) for text in side.texts] for side in phrases)
    alike = cdist(*spelled, scorer=Indel.normalized_similarity, dtype=np.float32)
    return np.asarray(np.maximum(0, alike - _SPELLED_APART) / (1 - _SPELLED_APART), np.float32)


def _once(phrases: Sides[Phrases]) -> NDArray[np.bool_]:
    """Whether either of two phrases stands in one sentence alone, so that what is near it may be chance, (n, m)."""
    left, right = (np.array([len(own) < _RECURRING for own in side.sentences]) for side in phrases)
    return np.asarray(np.logical_or.outer(left, right), np.bool_)


def _known(phrases: Sides[Phrases]) -> tuple[Floats, NDArray[np.bool_]]:
    """How far what two phrases are known to name is the same, 0..1, and whether that is different things, (n, m)."""
    both = np.logical_and.outer(*(np.array([bool(own) for own in side.referents]) for side in phrases))
    same = np.zeros(both.shape, np.float32)
    for i, j in np.argwhere(both):
        left, right = set(phrases.left.referents[i]), set(phrases.right.referents[j])
        same[i, j] = len(left & right) / len(left | right)
    return same, np.asarray(both & (same == 0), np.bool_)


def _likeness(encoder: Encoder, left: Sequence[str], right: Sequence[str]) -> Floats:
    vectors = encoder.encode_pair(left, right)
    return np.asarray(_distinct(vectors.left) @ _distinct(vectors.right).T, np.float32)


def _distinct(vectors: Vectors) -> Vectors:
    """The vectors without what all have in common, of length 1."""
    return to_unit_length(np.asarray(vectors - CENTRE * vectors.mean(axis=0), np.float32))


def _margin(likeness: Floats, kin: Sides[Kin]) -> Floats:
    """How far each pair stands out from the nearest of either phrase (Artetxe and Schwenk, 2019).

    Its own kin do not count: "same-sex marriage" does not stand out from "marriage", and need not.
    """
    rows, columns = _nearest(likeness, kin.right), _nearest(likeness.T, kin.left).T
    return np.asarray(likeness - (rows + columns) / 2, np.float32)


def _nearest(likeness: Floats, kin: Kin) -> Floats:
    """The mean likeness of each row's phrase to that of each column and to the likeliest others, without its kin."""
    means = np.empty_like(likeness)
    for row, columns in enumerate(np.argsort(-likeness, axis=1)[:, :_LOOKED_AT]):
        others = ~kin[:, columns]
        others &= np.cumsum(others, axis=1) < _NEAR
        means[row] = (others @ likeness[row, columns] + likeness[row]) / (1 + others.sum(axis=1))
    return means


def _kin(texts: Sequence[str]) -> Kin:
    """Which phrases of one side have so many words in common that they are of one kind, (n, n)."""
    words = [{text[a:b].lower() for a, b in word_spans(text)} for text in texts]
    places = {word: place for place, word in enumerate(dict.fromkeys(word for own in words for word in own))}
    has = np.zeros((len(texts), len(places)), np.float32)
    for row, own in enumerate(words):
        has[row, [places[word] for word in own]] = 1
    sizes = has.sum(axis=1)
    return np.asarray(has @ has.T >= _KIN * np.minimum.outer(sizes, sizes), np.bool_)


def _together(phrases: Sides[Phrases], sentences: Iterable[tuple[int, int]]) -> NDArray[np.bool_]:
    """Whether two phrases stand in matching sentences, (n, m)."""
    left, right = _by_sentence(phrases.left.sentences), _by_sentence(phrases.right.sentences)
    together = np.zeros((len(phrases.left.texts), len(phrases.right.texts)), np.bool_)
    for i, j in sentences:
        together[np.ix_(left.get(i, []), right.get(j, []))] = True
    return together


def _by_sentence(sentences: Sequence[Sequence[int]]) -> dict[int, list[int]]:
    phrases: defaultdict[int, list[int]] = defaultdict(list)
    for phrase, ids in enumerate(sentences):
        for sentence in ids:
            phrases[sentence].append(phrase)
    return phrases
