"""What the command line says around its answers.

The help of commands and options is not here: click reads it where they are declared, beside its own words. Nor are the
first fields of piped lines, which scripts look for.
"""

from dialogue_reader.messages import Plural, Texts, text

TEXTS: Texts = {
    # before a front end is loaded
    "usage": "Usage: dialogue-reader [LEFT [RIGHT]]\nTry 'dialogue-reader --help' for commands and options.",
    "needs_terminal": (
        "dialogue-reader: the reader needs a terminal for its keys and its screen.\n"
        "In a pipe or a script use a command instead, such as: dialogue-reader compare LEFT RIGHT"
    ),
    "links_of_two": "The formats tmx and tei hold links: name two documents",
    "output_for_links": "--output is for the formats tmx, tei and csv",
    "unknown_language": "“{code}” is no code of ISO 639-1, such as vi or fr",
    "log_is": "What happened is in the log: {path}",
    # counts
    "links": Plural("{count} link, found by {encoder}", "{count} links, found by {encoder}"),
    "hits": Plural("{count} hit", "{count} hits"),
    "notes_written": Plural("{count} note written to {path}", "{count} notes written to {path}"),
    "library_added": Plural("{count} entry added to the library", "{count} entries added to the library"),
    "page_written": "The page was written to {path}",
    "kept_page": "{source} cannot be reached; this is the page as it was fetched last.",
    # headings
    "column.left": "left",
    "column.right": "right",
    "column.score": "score",
    "column.passage": "passage",
    "column.sentences": "sentences",
    "column.fact": "fact",
    "column.here": "here",
    "column.there": "there",
    "column.how": "how",
    "column.keyword": "keyword",
    "column.times": "times",
    "column.where": "where",
    "column.sentence": "sentence",
    "column.counterpart": "counterpart",
    "column.section": "said by",
    "section.both": "both",
    "section.only_left": "only left",
    "section.only_right": "only right",
    "column.opened": "opened",
    "column.read": "read",
    "column.notes": "notes",
    "column.hit": "hit",
    "column.article": "article",
    "column.colour": "colour",
    "column.quotation": "quotation",
    "column.note": "note",
    "title.both": "Both say",
    "title.only left": "Only left",
    "title.only right": "Only right",
    "title.partly left": "Only left in part",
    "title.partly right": "Only right in part",
    "title.differs": "They differ",
    "title.keywords": "Keywords",
    "title.keypoints": "Key points",
    "title.terms": "Terms",
    "title.notes": "Notes",
    "title.library": "Library",
    # where there is nothing to show
    "none.library": "Nothing has been opened yet.",
    "none.passages": "Neither text has a passage.",
    "none.both": "No passage is shared.",
    "none.only left": "Nothing stands only on the left.",
    "none.only right": "Nothing stands only on the right.",
    "none.partly left": "No part of a shared passage stands only on the left.",
    "none.partly right": "No part of a shared passage stands only on the right.",
    "none.differs": "No fact was found to differ.",
    "none.keywords": "{source}: no keyword was found.",
    "none.keypoints": "{source}: no sentence to point out.",
    "none.terms": "No term was found.",
    "none.hits": "“{query}” is in neither text.",
    "none.meaning": "Nothing in either text says “{query}”.",
    "none.notes": "There are no notes yet.",
    # within an answer
    "only_here": "only here",
    "partly_here": "partly here",
    "nearly_word_for_word": "nearly word for word",
    "covered": "{title} ({about}), {share:.0%} covered by the other",
    "unsure": "{count} more unsure",
    "slight": "these texts have next to nothing in common",
}


def words(name: str, /, **arguments: object) -> str:
    """The text called `name`."""
    return text(f"command_line.{name}", **arguments)


def columns(*names: str) -> tuple[str, ...]:
    """The headings of a table."""
    return tuple(words(f"column.{name}") for name in names)
