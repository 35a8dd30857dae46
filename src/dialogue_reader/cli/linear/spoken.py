"""What is printed of a passage: where it is and what is known of it in a line, then its words, then what else there is.

A screen reader speaks what is printed, from top to bottom: the shortest and most telling comes first, a paragraph is
one line, and no sign stands for a word.
"""

from collections.abc import Iterator, Sequence

from dialogue_reader.cli.linear.model import LinearReading
from dialogue_reader.documents.model import SIDES, Side, other
from dialogue_reader.language.shortening import shortened
from dialogue_reader.messages import differences, text

_HEADING = 90  # code points of a passage in a list


def say(name: str, **arguments: object) -> str:
    """A text of reading line by line."""
    return text(f"linear.{name}", **arguments)


def passage_lines(reading: LinearReading) -> Iterator[str]:
    """The passage that is read."""
    passage = reading.passage
    kind = text(f"reader.kind_{passage.kind}")
    where = say(
        "place_alone" if reading.pair.is_single else f"place_{reading.side}",
        kind=kind,
        number=passage.id + 1,
        of=len(reading.article.passages),
    )
    yield " ".join(filter(None, (where[:1].upper() + where[1:], _verdict(reading))))
    yield one_line(reading.article.text_of(passage))
    for discrepancy in reading.discrepancies:
        here, there = discrepancy.mentions
        if (reading.side, passage.id) in ((mention.side, mention.passage) for mention in discrepancy.mentions):
            if here.side != reading.side:
                here, there = there, here
            how = differences.explanation(discrepancy)
            yield say("differs", here=one_line(here.text), there=one_line(there.text), how=how)
    for note in reading.notes[reading.side]:
        if not note.orphan and note.start < passage.end and passage.start < note.end and note.note.strip():
            yield say("note", note=one_line(note.note))


def counterpart_lines(reading: LinearReading) -> Iterator[str]:
    """The passages across that report what this one does."""
    if not reading.counterparts:
        yield say("no_counterpart" if reading.comparison else "still_comparing")
    across = reading.pair[other(reading.side)]
    for number in reading.counterparts:
        yield say("counterpart", number=number + 1)
        yield one_line(across.text_of(across.passages[number]))


def contents_lines(reading: LinearReading) -> Iterator[str]:
    """The headings of the article, or the beginnings of its passages where it has none."""
    for passage in reading.article.headings or reading.article.passages:
        yield f"{passage.id + 1}. {shortened(reading.article.text_of(passage), _HEADING)}"


def difference_lines(reading: LinearReading) -> Iterator[str]:
    """Everything that the articles state differently."""
    for number, discrepancy in enumerate(reading.discrepancies, 1):
        first, second = discrepancy.mentions
        yield say(
            "difference",
            number=number,
            first=one_line(first.text),
            second=one_line(second.text),
            how=differences.explanation(discrepancy),
        )
    if not reading.discrepancies:
        yield say("no_difference" if reading.comparison else "still_comparing")


def note_lines(reading: LinearReading) -> Iterator[str]:
    """The notes on both articles, with the number of their passage."""
    for side in SIDES:
        for note in reading.notes[side]:
            if not note.orphan:
                number = reading.pair[side].passage_at(note.start).id + 1
                words = one_line(note.note) or say("marked_only")
                place = "note_alone" if reading.pair.is_single else f"note_{side}"
                yield say(place, number=number, words=words, quoted=shortened(note.selector.exact, _HEADING))
    if not any(reading.notes):
        yield say("no_notes")


def summary(reading: LinearReading) -> str:
    """What the comparison has come to."""
    comparison = reading.comparison
    assert comparison is not None
    return say(
        "compared",
        links=len(comparison.links),
        left=len(comparison.only_here.left),
        right=len(comparison.only_here.right),
        differences=len(reading.discrepancies),
    )


def one_line(words: str) -> str:
    """Words without the line breaks between them."""
    return " ".join(words.split())


def _verdict(reading: LinearReading) -> str:
    comparison, side, passage = reading.comparison, reading.side, reading.passage.id
    if comparison is None:
        return ""
    verdict = comparison.verdict(side, passage)
    if verdict == "unsure":
        unsure = comparison.links_of(side, passage, unsure=True)[0]
        return say("verdict_unsure", passages=_numbers(unsure.ids(other(side))))
    if verdict == "partly_here":
        first = reading.article.sentences_of(passage)[0].id
        sentences = [i - first for i in comparison.only_here_in(side, passage)]
        return say("verdict_partly_here", passages=_numbers(reading.counterparts), sentences=_numbers(sentences))
    if verdict == "shared":
        return say("verdict_shared", passages=_numbers(reading.counterparts))
    return say("verdict_only_here") if verdict == "only_here" else ""


def _numbers(ids: Sequence[int]) -> str:
    return ", ".join(str(i + 1) for i in ids)


def side_of_mention(reading: LinearReading, number: int) -> tuple[Side, int]:
    """Where a difference is gone to: on the side that is read, if it is there."""
    mentions = reading.discrepancies[number].mentions
    near = next((mention for mention in mentions if mention.side == reading.side), mentions[0])
    return near.side, near.passage
