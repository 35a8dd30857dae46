"""Which phrases of two accounts say the same: those that the encoder finds alike, where both texts say the same.

The vector of a phrase alone does not decide, and a matching sentence has many. Four things do together: phrases that
are alike, that stand out among all others of either side, in a context that does so as well, and that stand in the same
matching sentences as often as not. A name means the same wherever it stands.
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
from dialogue_reader.language.words import is_capitalised, word_spans

Kin = NDArray[np.bool_]

# Set by reading what was matched in reports of one event in English and French, English and Vietnamese.
_LIKENESS, _MARGIN, _CONTEXT, _TOGETHER = 1.0, 3.0, 2.0, 0.5
_EVEN = 1.1  # the sum of these at which a pair is as likely right as wrong
_STEEP = 8.0
_NEAR = 5  # phrases of the other side that a margin is taken from, with the one in question
_LOOKED_AT = 40  # of the likeliest phrases, among which these are
_KIN = 0.5  # share of the words of the shorter of two phrases that the other has, from which they are of one kind
_APART = 0.2  # what names lose that never stand in matching sentences


def match_phrases(question: PhraseQuestion, encoder: Encoder) -> tuple[PhraseMatch, ...]:
    """The phrases of both sides that say the same, each in one match at most, the surest first.

    Only phrases that stand in matching sentences are matched, and names.
    """
    phrases = question.phrases
    if not phrases.left.texts or not phrases.right.texts:
        return ()
    likeness = _likeness(encoder, phrases.left.texts, phrases.right.texts)
    context = _likeness(encoder, phrases.left.contexts, phrases.right.contexts)
    together, shares = _company(phrases, question.sentences)
    kin = Sides(*(_kin(side.texts) for side in phrases))
    margins = _MARGIN * _margin(likeness, kin) + _CONTEXT * _margin(context, kin)
    evidence = _LIKENESS * likeness + margins + _TOGETHER * shares - _APART * ~together
    scores = 1 / (1 + np.exp(-_STEEP * (evidence - _EVEN)))
    left, right = np.nonzero(together | _names(phrases))
    order = np.argsort(-evidence[left, right], kind="stable")
    matches: list[PhraseMatch] = []
    matched_left, matched_right = set[int](), set[int]()
    for i, j in zip(left[order].tolist(), right[order].tolist(), strict=True):
        if i not in matched_left and j not in matched_right:
            matched_left.add(i)
            matched_right.add(j)
            matches.append(PhraseMatch(i, j, round(float(scores[i, j]), 4)))
    return tuple(matches)


def _names(phrases: Sides[Phrases]) -> NDArray[np.bool_]:
    """Which two phrases are names, (n, m); where every noun has a capital, those that are written alike."""
    names = np.logical_and.outer(*([is_capitalised(text) for text in side.texts] for side in phrases))
    if all(side.capitals_tell for side in phrases):
        return np.asarray(names, np.bool_)
    left, right = ([folded(text.lower()) for text in side.texts] for side in phrases)
    return np.asarray(names & np.equal.outer(np.array(left), np.array(right)), np.bool_)


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


def _company(phrases: Sides[Phrases], sentences: Iterable[tuple[int, int, float]]) -> tuple[NDArray[np.bool_], Floats]:
    """Whether two phrases stand in matching sentences, and in how many of those of either they do (Dice), 0..1."""
    left, right = _by_sentence(phrases.left.sentences), _by_sentence(phrases.right.sentences)
    size = len(phrases.left.texts), len(phrases.right.texts)
    both, rows, columns = np.zeros(size, np.float32), np.zeros(size[0], np.float32), np.zeros(size[1], np.float32)
    for i, j, score in sentences:
        here, there = left.get(i, []), right.get(j, [])
        both[np.ix_(here, there)] += score
        rows[here] += score
        columns[there] += score
    whole = rows[:, None] + columns[None, :]
    return both > 0, np.asarray(2 * both / np.where(whole > 0, whole, 1), np.float32)


def _by_sentence(sentences: Sequence[Sequence[int]]) -> dict[int, list[int]]:
    phrases: defaultdict[int, list[int]] = defaultdict(list)
    for phrase, ids in enumerate(sentences):
        for sentence in ids:
            phrases[sentence].append(phrase)
    return phrases
