"""The comparison as a person likes to read it: a page of tables in a terminal, a line a finding in a pipe."""

import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import click

from dialogue_reader.cli.output import print_rows
from dialogue_reader.cli.quoting import about, quoted, quoted_part
from dialogue_reader.comparison.facts.model import Discrepancy, Mention
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.comparison.wording import NEARLY, wording
from dialogue_reader.documents.model import SIDES, Pair
from dialogue_reader.language.terminal_safe import harmless
from dialogue_reader.messages import differences
from dialogue_reader.messages.command_line import columns, words

_QUOTED = 110  # code points of a passage


class _Section(NamedTuple):
    """Findings of one sort; `word` names it in a pipe, and in the catalogue."""

    word: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def print_report(pair: Pair, comparison: Comparison, differing: tuple[Discrepancy, ...]) -> None:
    """Both sources, coverage, what is shared, what stands alone, and what differs."""
    sections = list(_sections(pair, comparison, differing))
    if not sys.stdout.isatty():
        rows = [(section.word, *row) for section in sections for row in section.rows]
        print_rows("", (), rows, words("none.passages"))
        return
    for line in _head(pair, comparison):
        click.echo(harmless(line))
    for section in sections:
        click.echo()
        title, empty = words(f"title.{section.word}"), words(f"none.{section.word}")
        print_rows(title, columns(*section.columns), section.rows, empty)


def _sections(pair: Pair, comparison: Comparison, differing: tuple[Discrepancy, ...]) -> Iterator[_Section]:
    shared = [
        (
            quoted(pair.left, link.left, _QUOTED),
            f"{link.score:.2f}{_wording(pair, link)}",
            quoted(pair.right, link.right, _QUOTED),
        )
        for link in comparison.links
    ]
    yield _Section("both", ("left", "score", "right"), shared)
    for side in SIDES:
        alone = [(quoted(pair[side], (i,), _QUOTED),) for i in comparison.only_here[side]]
        yield _Section(f"only {side}", ("passage",), alone)
    for side in SIDES:
        parts = [(quoted_part(pair[side], part, _QUOTED),) for part in comparison.partly_here[side]]
        yield _Section(f"partly {side}", ("sentences",), parts)
    rows = [
        (one.kind, *(_mention(pair, mention) for mention in one.mentions), differences.explanation(one))
        for one in differing
    ]
    yield _Section("differs", ("fact", "here", "there", "how"), rows)


def _wording(pair: Pair, link: Link) -> str:
    return f" {words('nearly_word_for_word')}" if wording(pair, link) >= NEARLY else ""


def _mention(pair: Pair, mention: Mention) -> str:
    return f"{mention.text} ({pair[mention.side].language} {mention.passage + 1})"


def _head(pair: Pair, comparison: Comparison) -> Iterator[str]:
    for side in SIDES:
        article = pair[side]
        title, share = article.title or article.source, comparison.coverage[side]
        yield f"{side:5}  {words('covered', title=title, about=about(article), share=share)}"
    links = words("links", count=len(comparison.links), encoder=comparison.encoder)
    unsure = f", {words('unsure', count=len(comparison.unsure))}" if comparison.unsure else ""
    slight = f"; {words('slight')}" if comparison.is_slight else ""
    yield f"       {links}{unsure}{slight}"
