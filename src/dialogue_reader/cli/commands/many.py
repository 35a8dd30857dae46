"""`many`: the stories that folders of thousands of documents tell, in every language."""

import os
import signal
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dialogue_reader.cli.output import mendable, output_option, overwrite_option, page_written, print_or_write
from dialogue_reader.cli.progress import steps
from dialogue_reader.errors import DialogueError, DocumentError, OutputError
from dialogue_reader.folders import cache_folder
from dialogue_reader.messages.command_line import words
from dialogue_reader.messages.errors import described
from dialogue_reader.messages.pages import words as page_words
from dialogue_reader.pages.summary import summary_page
from dialogue_reader.stories.listing import line_of
from dialogue_reader.writing.new_files import check_new

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from dialogue_reader.stories.many.cluster import Cluster
    from dialogue_reader.stories.many.model import Unreadable

_EXTRA = "many"  # of pyproject.toml
_NEEDED = ("datasketch", "distributed", "usearch")


@click.command(short_help="Find the stories in folders of documents.")
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--days",
    type=click.FloatRange(0),
    default=3,
    show_default=True,
    help="Two documents of one event are at most so many days apart; counts where both dates are sure.",
)
@click.option("--workers", type=click.IntRange(1), help="Processes on this machine; by default one for each processor.")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask scheduler to use instead, such as tcp://10.0.0.5:8786.")
@click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for what was worked out; with --scheduler, one that every machine reaches.",
)
@click.option("--no-compare", is_flag=True, help="Only find the stories; compare none of their accounts.")
@click.option(  # scripts name the format of every command, and this one may get another
    "--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="A JSON line a story."
)
@click.option("--summary", type=click.Path(path_type=Path), help="A page of all stories to write as well, as HTML.")
@output_option
@overwrite_option
@mendable
def many(
    folders: tuple[Path, ...],
    days: float,
    workers: int | None,
    scheduler: str | None,
    cache: Path | None,
    no_compare: bool,
    form: str,  # noqa: ARG001 - the only one so far
    summary: Path | None,
    output: Path | None,
    overwrite: bool,
) -> None:
    """Find the documents below FOLDERS that report one event, in whatever languages, and compare them.

    Each story is a line of JSON. What was worked out is kept: a run that was interrupted goes on where it was, and ten
    new documents cost the work of ten. Ctrl+C ends the work and writes what is known by then.
    """
    if any(find_spec(library) is None for library in _NEEDED):
        raise OutputError("extra_missing", "many", extra=_EXTRA)
    from dialogue_reader.stories.many.run import Run, documents_below
    from dialogue_reader.stories.many.tasks import Workshop, vector_encoder

    encoder = vector_encoder()
    if encoder is None:
        raise DialogueError("no_vectors")
    workshop = Workshop(str((cache or cache_folder()).absolute()), encoder)
    paths = documents_below(folders)
    for file in filter(None, (output, summary)):
        check_new(file, overwrite, sources=paths)  # hours before it is written
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl+C does
    with _cluster(scheduler, workers) as cluster, steps() as report:
        outcome = Run(cluster, workshop, days, report, compares=not no_compare).stories_of(paths)
    for unreadable in outcome.unreadable:
        click.echo(_reason(unreadable), err=True)
    lines = "".join(line_of(number, story) for number, story in enumerate(outcome.stories, 1))
    print_or_write(lines, output, paths, overwrite=overwrite)
    if summary is not None:
        page = summary_page(outcome, page_words, _reason)
        print_or_write(page, summary, paths, overwrite=overwrite, notice=page_written)
    documents = sum(len(story.group.cards) for story in outcome.stories)
    counts = {"documents": documents, "unreadable": len(outcome.unreadable)}
    click.echo(words("many_done", count=len(outcome.stories), **counts), err=True)
    if outcome.was_interrupted:
        click.echo(words("many_interrupted"), err=True)


def _cluster(scheduler: str | None, workers: int | None) -> "AbstractContextManager[Cluster]":
    from dialogue_reader.stories.many.cluster import local_cluster, remote_cluster

    if scheduler is not None:
        return remote_cluster(scheduler)
    return local_cluster(workers or os.cpu_count() or 1)


def _reason(unreadable: "Unreadable") -> str:
    return described(DocumentError(unreadable.code, unreadable.path, **dict(unreadable.arguments)))
