"""What the command line says around its answers.

The help of commands and options stands where they are declared (cli/help_texts.py). The first fields of piped lines are
English, as scripts look for them.
"""

from dialogue_reader.messages import Plural, Texts, text

TEXTS: Texts = {
    "man.heading.name": "NAME",
    "man.heading.synopsis": "SYNOPSIS",
    "man.heading.description": "DESCRIPTION",
    "man.heading.commands": "COMMANDS",
    "man.heading.exit_status": "EXIT STATUS",
    "man.heading.files": "FILES",
    "man.statuses": "0: done.\n\n1: the documents differ (compare), or a check has something to complain of.\n\n"
    "2: a mistake that you can mend; "
    "what it is, and how to mend it, is on standard error.",
    "man.files": "\b\nconfig.toml, keys.toml: settings; dialogue-reader config path says where.\n"
    "notes.db: notes; dialogue-reader --version --verbose says where.",
    "about.encoders": "encoders",
    "about.terminal": "terminal",
    "about.settings": "settings",
    "about.notes": "notes",
    "about.cache": "cache",
    "about.not_installed": "not installed",
    "comparing": "comparing: {share:.0%}",
    "comparing_left": "comparing: {share:.0%}, about {seconds:.0f} s left",
    "comparing_minutes": "comparing: {share:.0%}, about {minutes:.0f} min left",
    "compared_piecewise": "Each piece was compared with what stands about as far into the other text; what is in one "
    "alone is not known.",
    "step": "{step}: {done} of {count}, about {minutes:.1f} min left",
    "step.reading": "reading",
    "step.encoding": "encoding",
    "step.grouping": "grouping",
    "step.comparing": "comparing",
    "many_done": Plural(
        "{count} story from {documents} documents; {unreadable} could not be read",
        "{count} stories from {documents} documents; {unreadable} could not be read",
    ),
    "many_interrupted": "Interrupted: this is what is known so far. The same command goes on where this one was.",
    "settings_sound": "The settings are sound.",
    # before a front end is loaded
    "dumb_terminal": "This terminal (TERM={term}) shows plain lines alone, and the reader needs a screen.\n"
    "To read line by line: dialogue-reader --linear. Answers in plain lines give: compare, align, show and search.",
    "linear_folder": (
        "{folder}: this folder holds no pair of its own, or several.\n"
        "Name two documents: dialogue-reader --linear LEFT RIGHT"
    ),
    "linear_stories": (
        "A list of stories is not read line by line.\nName the documents of one: dialogue-reader --linear A B C"
    ),
    "needs_terminal": (
        "dialogue-reader: the reader needs a terminal for its keys and its screen.\n"
        "In a pipe or a script use a command instead, such as: dialogue-reader compare LEFT RIGHT"
    ),
    # the reader in a browser
    "serve.ends": "Open this address in a browser. Ctrl+C ends the reader.",
    "serve.is_remote": "Other machines reach it, and nothing is encrypted on the way: "
    "whoever sees the address can read and write your notes on these documents.",
    "serve.needs_allow_remote": "{host} can be reached from other machines: say --allow-remote if that is meant",
    "serve.standard_input": "Standard input cannot be served: name a file",
    "serve.name_documents": "Name the documents: from another machine nobody can choose them in a folder",
    "browser.opening": "Opening …",
    "browser.ended": "The reader was closed.",
    "browser.again": "Open it again",
    "browser.no_scripts": "The reader needs scripts, which this browser does not run.",
    "links_of_two": "The formats tmx and tei hold links: name two documents",
    "output_for_links": "--output is for the formats json, tmx, tei and csv",
    "unknown_language": "“{code}” is no code of ISO 639-1, such as vi or fr",
    "exact_or_meaning": "--exact is about words, --meaning is not: choose one",
    "no_span": "START:END is two numbers, such as 120:164",
    "which_words": "Say which words by one of --quote{number}, --passage{number} and --span{number}",
    "needs_across": "--quote{number}, --passage{number} and --span{number} need --across",
    "needs_quote": "--occurrence{number} needs --quote{number}",
    "nothing_to_change": "Say what to change: --note, --colour, --tag or --untag",
    "name_missing": "NAME is missing",
    "no_date": "“{date}” is no date, such as 2026-11-20",
    "log_is": "What happened is in the log: {path}",
    # counts
    "links": Plural("{count} link, found by {encoder}", "{count} links, found by {encoder}"),
    "hits": Plural("{count} hit", "{count} hits"),
    "notes_written": Plural("{count} note written to {path}", "{count} notes written to {path}"),
    "notes_removed": Plural("{count} note removed", "{count} notes removed"),
    "notes_taken": "new: {new}, changed: {changed}, known already: {known}",
    "notes_updated": Plural("{path} is up to date with {count} note", "{path} is up to date with {count} notes"),
    "format_or_template": "Name a format or a template, not both",
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
    "column.statement": "statement",
    "column.opened": "opened",
    "column.read": "read",
    "column.notes": "notes",
    "column.hit": "hit",
    "column.article": "article",
    "column.colour": "colour",
    "column.quotation": "quotation",
    "column.note": "note",
    "column.id": "id",
    "column.tags": "tags",
    "column.name": "name",
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
    "title.colours": "Colours",
    "title.library": "Library",
    "title.story": "Who says what",
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
    "none.meaning": "No passage was found that says “{query}”.",
    "none.notes": "There are no notes yet.",
    "none.chosen": "No note is like that.",
    # the check of the notes
    "check.absent": "There are no notes yet: {path} is not there.",
    "check.sound": "{path} is sound.",
    "check.damaged": "{path} is damaged. Get back what it holds with: dialogue-reader notes check --repair",
    "check.unreadable": "It cannot be read as a database.",
    "check.log_alone": "It is gone while its log is still there.",
    "check.pages": Plural("{count} damaged place", "{count} damaged places"),
    "check.references": Plural("{count} row without what it refers to", "{count} rows without what they refer to"),
    "check.odd_values": Plural(
        "{count} row of “{subject}” with an odd value", "{count} rows of “{subject}” with odd values"
    ),
    "check.notes": Plural("{count} note", "{count} notes"),
    "check.orphan_documents": Plural("{count} document without notes", "{count} documents without notes"),
    "check.waiting": Plural(
        "{count} change that is still to be written into it", "{count} changes that are still to be written into it"
    ),
    "check.damaged_journals": Plural(
        "{count} damaged file of changes beside it", "{count} damaged files of changes beside it"
    ),
    "check.copies": Plural("{count} daily copy, of {subject}", "{count} daily copies, the newest of {subject}"),
    "check.no_good_copy": Plural("{count} daily copy, which is damaged", "{count} daily copies, all damaged"),
    "repair.kept": "The damaged file was kept as {path}",
    "repair.rescued": Plural("{count} note was read from it.", "{count} notes were read from it."),
    "repair.from_copy": Plural(
        "{count} note is from the copy of {day}, as part of the file could not be read.",
        "{count} notes are from the copy of {day}, as part of the file could not be read.",
    ),
    "repair.no_copy": "Part of it could not be read, and there is no copy that could fill the gap.",
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
