"""Making one annotation of two, such that nothing of either is lost."""

from datetime import datetime

from dialogue_reader.notes.storage.tables.rows import Row, TargetRow, joined_tags, tags_of
from dialogue_reader.notes.storage.tables.values import stored, text_of

_MOST_TARGETS = 2


def merged(one: Row, two: Row, *, now: datetime) -> Row:
    """The older annotation with the notes of both, one below the other, the tags of both, and the words of both.

    It can be on two places; the words of any further one are quoted in its note, as Markdown quotes.
    """
    older, younger = sorted((one, two), key=lambda row: (text_of(row.created), text_of(row.id)))
    targets = list(older.targets)
    further: list[TargetRow] = []
    for target in younger.targets:
        if any(_covers(kept, target) for kept in targets):
            continue
        (targets if len(targets) < _MOST_TARGETS else further).append(target)
    quoted = ["\n".join(f"> {line}".rstrip() for line in text_of(target.exact).split("\n")) for target in further]
    notes = list(dict.fromkeys(text_of(row.note) for row in (older, younger)))
    parts = [notes[0], *quoted, *notes[1:]]
    tags = dict.fromkeys((*tags_of(older.tags), *tags_of(younger.tags)))
    return older._replace(
        note=stored("\n\n".join(part for part in parts if part)),
        tags=joined_tags(tags),
        modified=now.isoformat(),
        targets=tuple(targets),
    )


def _covers(kept: TargetRow, target: TargetRow) -> bool:
    """Whether the words of `target` are among those of `kept`: told by their places in one and the same text."""
    if (kept.document, kept.digest) != (target.document, target.digest):
        return False
    return kept.selector.start <= target.selector.start and target.selector.end <= kept.selector.end
