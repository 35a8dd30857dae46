"""A matrix as JSON: what a script reads, and what is kept of a story that was compared."""

from collections.abc import Mapping, Sequence
from typing import Any

from dialogue_reader.documents.model import Article
from dialogue_reader.stories.statements import Cell, Difference, Matrix, Statement, StoryMention


def matrix_json(articles: Sequence[Article], matrix: Matrix) -> dict[str, Any]:
    """Statements and differences; accounts by their index, offsets in code points of each account's text."""
    return {
        "statements": [_statement(articles, statement) for statement in matrix.statements],
        "differences": [
            {
                "kind": difference.kind,
                "code": difference.code,
                "score": round(difference.score, 4),
                "mentions": [mention._asdict() for mention in difference.mentions],
            }
            for difference in matrix.differences
        ],
    }


def _statement(articles: Sequence[Article], statement: Statement) -> dict[str, Any]:
    cells = [_cell(article, cell) for article, cell in zip(articles, statement.cells, strict=True)]
    return {
        "text": cells[statement.account]["text"],
        "account": statement.account,
        "told_by": list(statement.tellers),
        "doubt": statement.doubt,
        "differences": list(statement.differences),
        "cells": cells,
    }


def _cell(article: Article, cell: Cell) -> dict[str, Any]:
    own = [article.sentences[i] for i in cell.sentences]
    return {
        "presence": cell.presence,
        "passages": sorted({sentence.passage for sentence in own}),
        "spans": [[sentence.start, sentence.end] for sentence in own],
        "text": cell.text_in(article),
    }


def matrix_from(content: Mapping[str, Any], articles: Sequence[Article]) -> Matrix:
    """The matrix that `matrix_json` told of these articles.

    Raises KeyError, ValueError or TypeError where it tells of others.
    """
    starts = [{(own.start, own.end): own.id for own in article.sentences} for article in articles]
    statements = []
    for fields in content["statements"]:
        cells = tuple(
            Cell(cell["presence"], tuple(known[start, end] for start, end in cell["spans"]))
            for known, cell in zip(starts, fields["cells"], strict=True)
        )
        statements.append(Statement(fields["account"], cells, fields["doubt"], tuple(fields["differences"])))
    differences = []
    for fields in content["differences"]:
        mentions = tuple(StoryMention(**mention) for mention in fields["mentions"])
        differences.append(Difference(fields["kind"], fields["code"], mentions, fields["score"]))
    matrix = Matrix(tuple(statements), tuple(differences))
    if not matrix.fits(articles):
        raise ValueError("a matrix of other articles")
    return matrix
