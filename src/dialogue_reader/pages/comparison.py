"""The comparison of a pair as one page of HTML: a picture of it, both texts, and what is to be known of them.

It asks nothing of anyone: no font, no picture and no script from elsewhere. Without scripts everything can be read and
followed by its links; with them the counterpart of a passage lights up.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from dialogue_reader.comparison.facts.model import Discrepancy, Mention
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.documents.model import SIDES, Article, Pair, Passage, Side, other
from dialogue_reader.insight.model import Counterpart, KeyPoint, Keyword, PairPoint, Term, in_sections
from dialogue_reader.language.shortening import shortened
from dialogue_reader.language.terminal_safe import harmless_lines
from dialogue_reader.layout.pair_map import pair_map
from dialogue_reader.notes.export.report import Words
from dialogue_reader.pages.articles import Values, anchor, described
from dialogue_reader.pages.picture import picture
from dialogue_reader.writing.plain_text import on_one_line

_QUOTED = 160  # code points of a passage that is pointed to
_LONG = 2000  # passages of both, from which on a browser lays out only the stretches near what it shows
_STRETCH = 50  # passages
_LINE = 60  # code points of a line in a browser, or so
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")


class Findings(NamedTuple):
    """What is known of a pair beside its links."""

    discrepancies: Sequence[Discrepancy] = ()
    points: Sequence[PairPoint] = ()
    terms: Sequence[Term] = ()


def comparison_page(
    pair: Pair, comparison: Comparison, findings: Findings, words: Words, explained: Callable[[Discrepancy], str]
) -> str:
    """The page; `explained` says in a sentence what a discrepancy consists in."""
    from dialogue_reader.notes.export.pages.template import page_template

    script = files(__package__).joinpath("comparison.js").read_text("utf-8")
    mentions = [mention for discrepancy in findings.discrepancies for mention in discrepancy.mentions]
    drawn = pair_map(pair, comparison, [(mention.side, mention.passage) for mention in mentions])
    return page_template(__package__, "comparison.html.j2").render(
        words=words,
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        articles=[_article(pair[side], side, comparison, mentions, words) for side in SIDES],
        picture=picture(drawn, {side: _first_words(pair[side]) for side in SIDES}),
        discrepancies=[
            {
                "explanation": explained(discrepancy),
                "mentions": [_mention(pair, mention) for mention in discrepancy.mentions],
            }
            for discrepancy in findings.discrepancies
        ],
        sections=_sections(pair, findings.points),
        terms=[_term(pair, term) for term in findings.terms],
        comparison=comparison,
        is_long=sum(len(pair[side].passages) for side in SIDES) > _LONG,
    )


def _article(article: Article, side: Side, comparison: Comparison, mentions: Iterable[Mention], words: Words) -> Values:
    own = [mention for mention in mentions if mention.side == side]
    return {
        **described(article),
        "dir": "rtl" if article.language in _RIGHT_TO_LEFT else "ltr",
        "share": comparison.coverage[side],
        "stretches": [
            {
                "lines": sum((passage.end - passage.start) // _LINE + 2 for passage in passages),
                "passages": [_passage(article, side, passage, comparison, own, words) for passage in passages],
            }
            for passages in (article.passages[k : k + _STRETCH] for k in range(0, len(article.passages), _STRETCH))
        ],
    }


def _passage(
    article: Article, side: Side, passage: Passage, comparison: Comparison, mentions: Iterable[Mention], words: Words
) -> Values:
    verdict = comparison.verdict(side, passage.id)
    across = other(side)
    links = comparison.links_of(side, passage.id) or comparison.links_of(side, passage.id, unsure=True)
    counterparts = dict.fromkeys(i for link in links for i in link.ids(across))
    return {
        "id": anchor(side, passage.id),
        "kind": passage.kind,
        "verdict": verdict or "aside",
        "remark": words(f"verdict.{verdict}") if verdict in ("only_here", "unsure", "partly_here") else "",
        "counterparts": [{"id": anchor(across, i), "number": i + 1} for i in counterparts],
        "pieces": list(_pieces(article, side, passage, comparison, mentions)),
    }


def _pieces(
    article: Article, side: Side, passage: Passage, comparison: Comparison, mentions: Iterable[Mention]
) -> Iterable[Values]:
    """The text of a passage in pieces, each with what is to be seen of it."""
    alone = [article.sentences[i] for i in comparison.only_here_in(side, passage.id)]
    spans = [
        *((one.start, one.end, "alone") for one in alone),
        *((one.start, one.end, "differs") for one in mentions if one.passage == passage.id),
    ]
    edges = sorted({passage.start, passage.end, *(edge for start, end, _ in spans for edge in (start, end))})
    edges = [edge for edge in edges if passage.start <= edge <= passage.end]
    for start, end in pairwise(edges):
        roles = {role for from_, to, role in spans if from_ <= start and end <= to}
        yield {"text": harmless_lines(article.text[start:end]), "roles": roles}


def _mention(pair: Pair, mention: Mention) -> Values:
    article = pair[mention.side]
    passage = article.passages[mention.passage]
    sentence = next((one for one in article.sentences_of(passage.id) if one.start <= mention.start < one.end), passage)
    return {
        "id": anchor(mention.side, mention.passage),
        "side": mention.side,
        "language": article.language,
        "before": harmless_lines(article.text[sentence.start : mention.start]),
        "text": harmless_lines(article.text[mention.start : mention.end]),
        "after": harmless_lines(article.text[mention.end : sentence.end]),
    }


def _sections(pair: Pair, points: Sequence[PairPoint]) -> list[Values]:
    """The key points by sections, each with what the left and the right text say; None where one says nothing."""
    sections: dict[str, list[Values]] = {}
    for own in in_sections(points):
        places = {own.side: own.point, other(own.side): own.counterpart}
        sections.setdefault(own.section or "both", []).append(
            {side: place and _point(pair, side, place) for side, place in places.items()}
        )
    return [{"name": name, "points": own} for name, own in sections.items()]


def _point(pair: Pair, side: Side, place: KeyPoint | Counterpart) -> Values:
    return {
        "id": anchor(side, place.passage),
        "number": place.passage + 1,
        "language": pair[side].language,
        "text": on_one_line(pair[side].text[place.start : place.end]),
    }


def _term(pair: Pair, term: Term) -> Values:
    """The word of either side; None where one has none."""
    return {side: _word(term.of(side), pair[side].language) for side in SIDES}


def _word(keyword: Keyword | None, language: str) -> Values | None:
    return keyword and {"text": on_one_line(keyword.text), "count": len(keyword.spans), "language": language}


def _first_words(article: Article) -> list[str]:
    return [shortened(on_one_line(article.text_of(passage)), _QUOTED) for passage in article.passages]
