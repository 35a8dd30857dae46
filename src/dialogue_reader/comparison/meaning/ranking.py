"""Which passages say what a query says, in whatever language, best first.

Every passage has the likeness of its best sentence, made comparable between the two languages, and a little for the
names, numbers and words, and for the latent terms, that it shares with the query. What an account says in the query's
own language is found far more surely than what is said in another one, so a passage is also worth nearly what the
passages are that it is linked with: the links were made on far more evidence than a few words.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dialogue_reader.comparison.alignment.free_order import CENTRE, centred
from dialogue_reader.comparison.encoders.base import Encoder, QueryEncoder, TermEncoder, Vectors
from dialogue_reader.comparison.encoders.lexical import features
from dialogue_reader.comparison.meaning.latent import latent_terms
from dialogue_reader.comparison.meaning.model import Inquiry, Match, Matches, PassageLink
from dialogue_reader.comparison.task import Account
from dialogue_reader.documents.model import SIDES, Side, Sides

Floats = NDArray[np.float32]

_MOST = 50  # passages
_LEAST = (0.135, 0.002)  # the least score of a hit, and what every letter of the query adds to it
_LEAST_OF = {"use": (0.2, 0.0008)}  # the same for encoders to which more is alike
_LONG = 60  # letters; more add nothing
_LEAST_IN_COMMON = 0.05  # the same where only words count: what has none in common has nothing
_SHARED_WORDS = 0.2  # weight of names, numbers and words in common, beside the likeness
_LINKED = 0.85  # of the score of a passage that the linked one gets, where the link is certain
_TERMS = 0.05  # weight of the latent terms in common
_TERMS_AT_ONCE = 100  # passages whose latent terms are worked out while someone waits: a second's work
_TITLE = 0.03  # a headline says in short what the passage below it says in full
_PRIOR = 3.0  # prior weight, in sentences, of a likeness of 0; with few sentences their mean says little
_SHORTLIST = 400  # sentences a side in which words in common are looked for: all of an article, the likeliest of a book
_FEW_WORDS = 4.0  # added to what the words of a query weigh, so that one of a single word is not all that counts


class _Best(NamedTuple):
    """The best score of a passage, and the sentence that has it."""

    score: float
    sentence: int


_Ranking = dict[int, _Best]


def ranked(inquiry: Inquiry, accounts: Sides[Account], encoder: Encoder, *, with_terms: bool = True) -> Matches:
    """The passages of both accounts that say what is asked for, best first; without latent terms, sooner."""
    alike = _likeness(inquiry.query, accounts, encoder)
    weight = _SHARED_WORDS if isinstance(encoder, QueryEncoder) else 1.0
    words = _shared_words(inquiry.query, accounts, alike)
    own = Sides(*(_best(accounts[side], alike[side] + np.float32(weight) * words[side]) for side in SIDES))
    few = inquiry.waits or sum(map(len, own)) <= _TERMS_AT_ONCE
    if with_terms and few and isinstance(encoder, TermEncoder):
        terms = latent_terms(inquiry.query, accounts, encoder)
        own = Sides(*(_raised(own[side], terms[side]) for side in SIDES))
    scored = _with_linked(own, inquiry.links)
    least = least_score(inquiry.query, encoder.name) if isinstance(encoder, QueryEncoder) else _LEAST_IN_COMMON
    matches = [
        Match(side, passage, best.sentence, round(min(1.0, best.score), 4))
        for side in SIDES
        for passage, best in scored[side].items()
        if best.score >= least
    ]
    matches.sort(key=lambda match: -match.score)
    return Matches(tuple(matches[:_MOST]), encoder.name)


def least_score(query: str, encoder: str) -> float:
    """The score below which a passage is as likely to be of something else; it rises with what `query` says."""
    least, a_letter = _LEAST_OF.get(encoder, _LEAST)
    return least + a_letter * min(len(query), _LONG)


def _likeness(query: str, accounts: Sides[Account], encoder: Encoder) -> Sides[Floats]:
    """How much more each sentence is like the query than the sentences of its side are on the whole, (n,) and (m,)."""
    left, right = accounts.left.sentences, accounts.right.sentences
    if not isinstance(encoder, QueryEncoder):
        return Sides(np.zeros(len(left), np.float32), np.zeros(len(right), np.float32))
    encoded = encoder.encode_pair(left, right)
    vector = encoder.encode_query(query)
    if encoded.common_vector is not None:
        vector = vector - np.float32(CENTRE) * encoded.common_vector
    vector = np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-6), np.float32)

    def likeness(vectors: Vectors) -> Floats:
        scores = centred(vectors, encoded.common_vector, in_place=True) @ vector
        return np.asarray(scores - scores.sum() / (len(scores) + _PRIOR), np.float32)

    return Sides(likeness(encoded.left), likeness(encoded.right))


def _shared_words(query: str, accounts: Sides[Account], alike: Sides[Floats]) -> Sides[Floats]:
    """The share of the query's names, numbers and words that each sentence has, weighted by rarity, (n,) and (m,)."""
    asked = features(query)
    shares = Sides(*(np.zeros(len(accounts[side].sentences), np.float32) for side in SIDES))
    if not asked:
        return shares
    listed: dict[Side, list[int]] = {side: np.argsort(-alike[side])[:_SHORTLIST].tolist() for side in SIDES}
    bags = {side: [features(accounts[side].sentences[k]) for k in listed[side]] for side in SIDES}
    frequency = Counter(feature for side in SIDES for bag in bags[side] for feature in bag.keys() & asked.keys())
    size = sum(map(len, listed.values()))
    rarity = {feature: float(np.log((1 + size) / (1 + frequency[feature]))) for feature in asked}
    whole = _FEW_WORDS + sum(weight * rarity[feature] for feature, weight in asked.items())
    for side in SIDES:
        for k, bag in zip(listed[side], bags[side], strict=True):
            common = asked.keys() & bag.keys()
            shares[side][k] = sum(min(asked[f], bag[f]) * rarity[f] for f in common) / whole
    return shares


def _best(account: Account, scores: Floats) -> _Ranking:
    """The best sentence of every passage."""
    best: _Ranking = {}
    for passage, sentence, score in zip(account.passages, account.ids, scores.tolist(), strict=True):
        worth = score - _TITLE * (passage in account.titles)
        if passage not in best or worth > best[passage].score:
            best[passage] = _Best(worth, sentence)
    return best


def _raised(ranking: _Ranking, terms: dict[int, float]) -> _Ranking:
    """The same, with the latent terms of each passage in its score."""
    return {p: best._replace(score=best.score + _TERMS * terms[p]) for p, best in ranking.items()}


def _with_linked(own: Sides[_Ranking], links: Sequence[PassageLink]) -> Sides[_Ranking]:
    """The same, a passage being worth no less than those that it is linked with, the surer the more."""
    scored = Sides(dict(own.left), dict(own.right))
    for left, right, likely in links:
        if left in own.left and right in own.right:
            for side, passage, score in (
                ("left", left, own.right[right].score),
                ("right", right, own.left[left].score),
            ):
                ranking = scored.left if side == "left" else scored.right
                ranking[passage] = ranking[passage]._replace(
                    score=max(ranking[passage].score, _LINKED * likely * score)
                )
    return scored
