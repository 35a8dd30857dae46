"""Answers of the process of analysis, which are kept as they come: their own tuples as JSON.

To import msgspec for them would take longer than anything else that an answer from the cache needs. Each function
raises ValueError or TypeError where the JSON is something else, or about other texts.
"""

import json
from typing import Any, TypeVar, get_args

from dialogue_reader.comparison.facts.model import Discrepancy, DiscrepancyCode, DiscrepancyKind, Mention
from dialogue_reader.documents.model import SIDES, Article, Pair, Side, Sides, other
from dialogue_reader.insight.model import SECTIONS, Counterpart, KeyPoint, Keyword, PairPoint, Term

_T = TypeVar("_T")


def as_json(findings: object) -> bytes:
    """Findings of any kind as JSON."""
    return json.dumps(findings, separators=(",", ":")).encode("ascii")


def keywords_of(body: bytes, pair: Pair) -> Sides[tuple[Keyword, ...]]:
    """The keywords of both sides."""
    left, right = json.loads(body)
    return Sides(
        tuple(_keyword(fields, pair.left) for fields in left), tuple(_keyword(fields, pair.right) for fields in right)
    )


def points_of(body: bytes, pair: Pair) -> tuple[PairPoint, ...]:
    """The key points."""
    return tuple(_point(fields, pair) for fields in json.loads(body))


def terms_of(body: bytes, pair: Pair) -> tuple[Term, ...]:
    """The terms."""
    return tuple(
        Term(left and _keyword(left, pair.left), right and _keyword(right, pair.right), float(score))
        for left, right, score in json.loads(body)
    )


def discrepancies_of(body: bytes, pair: Pair) -> tuple[Discrepancy, ...]:
    """The discrepancies."""
    return tuple(
        Discrepancy(
            _one_of(get_args(DiscrepancyKind), kind),
            _one_of(get_args(DiscrepancyCode), code),
            (_mention(first, pair), _mention(second, pair)),
            float(score),
        )
        for kind, code, (first, second), score in json.loads(body)
    )


def _keyword(fields: Any, article: Article) -> Keyword:  # noqa: ANN401 - whatever JSON holds, here and below
    text, score, spans = fields
    return Keyword(str(text), float(score), tuple(_span(article, start, end) for start, end in spans))


def _point(fields: Any, pair: Pair) -> PairPoint:  # noqa: ANN401
    side_name, (sentence, passage, start, end, score), across, section = fields
    side: Side = _one_of(SIDES, side_name)
    article = pair[side]
    point = KeyPoint(sentence, _passage(article, passage), *_span(article, start, end), float(score))
    counterpart = across and _counterpart(across, pair[other(side)])
    return PairPoint(side, point, counterpart, section and _one_of(SECTIONS, section))


def _counterpart(fields: Any, article: Article) -> Counterpart:  # noqa: ANN401
    passage, sentence, start, end, score = fields
    return Counterpart(_passage(article, passage), sentence, *_span(article, start, end), float(score))


def _mention(fields: Any, pair: Pair) -> Mention:  # noqa: ANN401
    side_name, passage, start, end, text = fields
    side: Side = _one_of(SIDES, side_name)
    return Mention(side, _passage(pair[side], passage), *_span(pair[side], start, end), str(text))


def _passage(article: Article, passage: int) -> int:
    _require(type(passage) is int and 0 <= passage < len(article.passages))
    return passage


def _span(article: Article, start: int, end: int) -> tuple[int, int]:
    _require(type(start) is type(end) is int and 0 <= start < end <= len(article.text))
    return start, end


def _one_of(choices: tuple[_T, ...], name: _T) -> _T:
    _require(name in choices)
    return name


def _require(fits: bool) -> None:
    if not fits:
        raise ValueError("an answer about other texts")
