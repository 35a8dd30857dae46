"""A matrix as JSON: what a script reads, and what is kept of a story that was compared."""

from collections.abc import Sequence
from typing import Any

from dialogue_reader.documents.model import Article
from dialogue_reader.stories.statements import Cell, Matrix, Statement


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
