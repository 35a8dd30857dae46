"""The comparison as a person likes to read it: a page of tables in a terminal, a line a finding in a pipe."""

import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import click

from dialogue_reader.cli.output import one_line, print_rows
from dialogue_reader.comparison.facts.model import Discrepancy, Mention
from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.comparison.wording import NEARLY, wording
from dialogue_reader.documents.model import SIDES, Pair, Side
from dialogue_reader.language.terminal_safe import harmless
from dialogue_reader.messages import differences

_QUOTED = 110  # code points of a passage


class _Section(NamedTuple):
    """Findings of one sort: a word for the pipe, a title and columns for the page, and what to say if there is none."""

    word: str
    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    empty: str


def print_report(pair: Pair, comparison: Comparison, found: tuple[Discrepancy, ...]) -> None:
    """Both sources, coverage, what is shared, what stands alone, and what differs."""
    sections = list(_sections(pair, comparison, found))
    if not sys.stdout.isatty():
        rows = [(section.word, *row) for section in sections for row in section.rows]
        print_rows("", (), rows, "Neither text has a passage.")
        return
    for line in _head(pair, comparison):
        click.echo(harmless(line))
    for section in sections:
        click.echo()
        print_rows(section.title, section.columns, section.rows, section.empty)


def _sections(pair: Pair, comparison: Comparison, found: tuple[Discrepancy, ...]) -> Iterator[_Section]:
    shared = [
        (_quoted(pair, "left", link.left), f"{link.score:.2f}{_voice(pair, link)}", _quoted(pair, "right", link.right))
        for link in comparison.links
    ]
    yield _Section("both", "Both say", ("left", "score", "right"), shared, "No passage is shared.")
    for side in SIDES:
        alone = [(_quoted(pair, side, (i,)),) for i in comparison.only_here[side]]
        yield _Section(f"only {side}", f"Only {side}", ("passage",), alone, f"Nothing stands {side} only.")
    differing = [(one.kind, *(_place(pair, place) for place in one.mentions), differences.note(one)) for one in found]
    columns = ("fact", "here", "there", "how")
    yield _Section("differs", "They differ", columns, differing, "No fact was found to differ.")


def _voice(pair: Pair, link: Link) -> str:
    return " nearly word for word" if wording(pair, link) >= NEARLY else ""


def _quoted(pair: Pair, side: Side, passages: tuple[int, ...]) -> str:
    return " / ".join(f"{i + 1} {one_line(pair[side].text_of(pair[side].passages[i]), _QUOTED)}" for i in passages)


def _place(pair: Pair, place: Mention) -> str:
    return f"{place.text} ({pair[place.side].language} {place.passage + 1})"


def _head(pair: Pair, comparison: Comparison) -> Iterator[str]:
    for side in SIDES:
        article = pair[side]
        date = f"{article.published:%Y-%m-%d %H:%M}" if article.published else ""
        about = ", ".join(part for part in (article.outlet, article.language, date) if part)
        share = comparison.coverage[side]
        yield f"{side:5}  {article.title or article.source} ({about}), {share:.0%} covered by the other"
    unsure = f", {len(comparison.unsure)} more unsure" if comparison.unsure else ""
    slight = "; these texts have next to nothing in common" if comparison.is_slight else ""
    yield f"       {len(comparison.links)} links, found by {comparison.encoder}{unsure}{slight}"
