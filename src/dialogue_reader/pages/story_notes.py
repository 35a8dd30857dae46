"""What an export says of the notes on all accounts of a story: none of them is left or right of another."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from dialogue_reader.documents.model import Article
from dialogue_reader.notes.export.report import (
    ExportedNote,
    Head,
    Quote,
    Report,
    Verdict,
    as_marked,
    head_of,
    head_of_document,
    quote_of,
    quoted,
    report_with,
)
from dialogue_reader.notes.model import Annotation, Target
from dialogue_reader.stories.statements import Statement
from dialogue_reader.stories.story import Story

Notes = Sequence[Sequence[Annotation]]
"""Those on each account, in the order of its text."""


def report_of_story(story: Story, notes: Notes, colours: Mapping[str, str] = MappingProxyType({})) -> Report:
    """Every note on an account, and what the others say of the same, as the matrix has it."""
    heads = tuple(map(head_of, story.accounts))
    exported = []
    for account, note, quote, across in _quotes(story.accounts, heads, notes):
        verdict, counterparts = _counterparts(story, heads, account, note)
        exported.append(ExportedNote(note, quote, verdict, counterparts, across=across))
    return report_with(heads, exported, None, colours)


def report_of_pair_in_story(own: Report, accounts: Sequence[Article], notes: Notes) -> Report:
    """The report `own` of two accounts, and the notes on these others, which are not compared with them."""
    heads = tuple(map(head_of, accounts))
    known = {note.annotation.id for note in (*own.notes, *own.orphans)}
    others = [
        ExportedNote(note, quote, "orphan" if note.orphan else "not_compared", across=across)
        for _, note, quote, across in _quotes(accounts, heads, notes)
        if note.id not in known
    ]
    exported = (*map(_without_side, own.notes), *map(_without_side, own.orphans), *others)
    return report_with((*map(_alone, own.heads), *heads), exported, own.encoder, own.colours)


def _quotes(
    accounts: Sequence[Article], heads: Sequence[Head], notes: Notes
) -> Iterator[tuple[int, Annotation, Quote, Quote | None]]:
    """Each note once, with the number of its account, what it is on, and what else."""
    places = {
        (note.id, note.target_number): (article, head)
        for article, head, own in zip(accounts, heads, notes, strict=True)
        for note in own
    }
    exported = set()
    for account, own in enumerate(notes):
        for note in own:
            if note.id in exported:
                continue
            exported.add(note.id)
            across = note.across and _quote_across(places.get((note.id, 1 - note.target_number)), note.across)
            yield account, note, quote_of(accounts[account], heads[account], note.target), across


def _quote_across(place: tuple[Article, Head] | None, target: Target) -> Quote:
    """What a note is on besides: in an account, or in an article that is not at hand."""
    return quote_of(*place, target) if place else as_marked(head_of_document(target.document), target)


def _counterparts(
    story: Story, heads: Sequence[Head], account: int, note: Annotation
) -> tuple[Verdict, tuple[Quote, ...]]:
    """Whether other accounts say what a note is on, and their words."""
    if note.orphan:
        return "orphan", ()
    article = story.accounts[account]
    statements = [own for own in story.matrix.statements if own.cells[account].holds(article, note.start, note.end)]
    quotes = tuple(
        quote
        for statement in statements
        for other in statement.tellers
        if other != account
        for quote in _quotes_of_cell(story, heads, other, statement)
    )
    if quotes:
        return "linked", quotes
    cells = [cell for own in statements for k, cell in enumerate(own.cells) if k != account]
    is_alone = bool(cells) and all(cell.presence == "silent" for cell in cells)
    return ("only_here" if is_alone else "none_found"), ()


def _quotes_of_cell(story: Story, heads: Sequence[Head], account: int, statement: Statement) -> Iterator[Quote]:
    article = story.accounts[account]
    for start, end in statement.cells[account].spans_in(article):
        yield quoted(heads[account], article, start, end, article.passage_at(start))


def _without_side(note: ExportedNote) -> ExportedNote:
    # What one other account does not say, a third may.
    return note._replace(
        verdict="none_found" if note.verdict == "only_here" else note.verdict,
        quote=_of_no_side(note.quote),
        counterparts=tuple(map(_of_no_side, note.counterparts)),
        across=note.across and _of_no_side(note.across),
    )


def _of_no_side(quote: Quote) -> Quote:
    return quote._replace(head=_alone(quote.head))


def _alone(head: Head) -> Head:
    return head._replace(side=None)
