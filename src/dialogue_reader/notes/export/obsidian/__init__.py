"""Notes for Obsidian: a file that a person goes on writing in, and that later exports bring up to date."""

from dialogue_reader.notes.export.obsidian.callouts import front_matter, sections
from dialogue_reader.notes.export.obsidian.merging import merged, recognises
from dialogue_reader.notes.export.report import Report, Words

__all__ = ["merge", "recognises", "write"]


def write(report: Report, words: Words) -> str:
    """A new file: front matter, and a callout with a block id for every note."""
    parts = [front_matter(report, words)]
    for section in sections(report, words):
        parts += [section.heading, *section.introduction]
        parts += ["\n".join(block.lines) for block in section.blocks]
    return "\n\n".join(parts) + "\n"


def merge(existing: str, report: Report, words: Words, prune: bool) -> str:
    """`existing` with our blocks brought up to date and everything else as it was; see `merging`."""
    return merged(existing, sections(report, words), prune) if existing.strip() else write(report, words)
