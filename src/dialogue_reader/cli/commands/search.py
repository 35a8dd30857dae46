"""`search`: one query over both articles, for its words or for its meaning."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from dialogue_reader.cli.output import (
    Languages,
    document,
    encoding_option,
    format_option,
    lang_option,
    mendable,
    print_json,
    print_rows,
)
from dialogue_reader.documents.model import Pair, Span
from dialogue_reader.documents.opening import open_pair
from dialogue_reader.language.shortening import shortened
from dialogue_reader.language.terminal_safe import harmless
from dialogue_reader.messages.command_line import columns, words
from dialogue_reader.search.matcher import PairIndex
from dialogue_reader.search.query import Query

if TYPE_CHECKING:
    from dialogue_reader.search.ranked import RankedHits

_AROUND = 40  # code points shown on either side of a hit
_QUOTED = 120  # code points of a sentence


@click.command(short_help="Find words, or what they mean.")
@click.argument("query")
@click.argument("left", type=document)
@click.argument("right", type=document, required=False)
@click.option("--exact", is_flag=True, help="Tell accents and capitals apart.")
@click.option("--meaning", is_flag=True, help="Find passages that say QUERY, in any language, best first.")
@encoding_option
@lang_option
@format_option
@mendable
def search(
    query: str,
    left: str,
    right: str | None,
    exact: bool,
    meaning: bool,
    encoding: str | None,
    languages: Languages,
    form: str,
) -> None:
    """Find QUERY in one document or two, whatever its accents and capitals. Exit status 1 if it is in neither."""
    if exact and meaning:
        raise click.UsageError(words("exact_or_meaning"))
    pair = open_pair(left, right, encoding, languages)
    if meaning:
        ranking = _ranked(pair, query)
        _print_ranking(pair, query, ranking, form)
        sys.exit(0 if ranking else 1)
    hits = PairIndex(pair).find(Query(query, exact))
    if form == "json":
        print_json({"query": query, "hits": [_hit_json(pair, hit) for hit in hits]})
    else:
        rows = []
        for hit in hits:
            article = pair[hit.document]
            passage = article.passage_at(hit.start)
            around = article.text[max(passage.start, hit.start - _AROUND) : min(passage.end, hit.end + _AROUND)]
            rows.append((_where(pair, hit), around))
        _print_hits(query, hits, columns("where", "hit"), rows)
    sys.exit(0 if hits else 1)


def _ranked(pair: Pair, query: str) -> "RankedHits":
    """What is found by the meaning of `query`, after the two texts have been compared. Raises DialogueError."""
    from dialogue_reader.cli.comparing import sought
    from dialogue_reader.comparison.meaning.model import has_meaning, readable
    from dialogue_reader.search.meaning import ranked_hits
    from dialogue_reader.search.ranked import RankedHits

    if not has_meaning(query):
        return RankedHits(())
    return ranked_hits(pair, query, sought(pair, query), PairIndex(pair).find(Query(readable(query))))


def _print_ranking(pair: Pair, query: str, ranking: "RankedHits", form: str) -> None:
    """The hits with their scores; what there is to be said of them on the error stream."""
    from dialogue_reader.messages.meaning import explanation

    if ranking.reservation:
        click.echo(harmless(explanation(ranking.reservation)), err=True)
    scored = list(zip(ranking, ranking.scores, strict=True))
    if form == "json":
        print_json({"query": query, "hits": [{**_hit_json(pair, hit), "score": score} for hit, score in scored]})
        return
    rows = [
        (_where(pair, hit), f"{score:.2f}", shortened(pair[hit.document].text_of(hit), _QUOTED))
        for hit, score in scored
    ]
    _print_hits(query, ranking, columns("where", "score", "sentence"), rows, nothing="none.meaning")


def _print_hits(
    query: str,
    hits: Sequence[Span],
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    nothing: str = "none.hits",
) -> None:
    print_rows(words("hits", count=len(hits)), headings, rows, words(nothing, query=shortened(query, _QUOTED)))


def _where(pair: Pair, hit: Span) -> str:
    return f"{hit.document} {pair[hit.document].passage_at(hit.start).id + 1}"


def _hit_json(pair: Pair, hit: Span) -> dict[str, Any]:
    return {
        "document": hit.document,
        "passage": pair[hit.document].passage_at(hit.start).id,
        "start": hit.start,
        "end": hit.end,
        "text": pair[hit.document].text_of(hit),
    }
