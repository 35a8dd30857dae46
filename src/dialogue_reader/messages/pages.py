"""What the pages for a browser say around the texts."""

from dialogue_reader.messages import Plural, Texts, text

TEXTS: Texts = {
    "language": "en",
    "covered": "{share:.0%} of it is in the other",
    "original": "original",
    "picture": "At a glance",
    "picture_label": "Both articles as columns of passages, tied by ribbons where they say the same",
    "legend.shared": "in both",
    "legend.partly_here": "in both, but not all of it",
    "legend.only_here": "only here",
    "legend.unsure": "perhaps in both",
    "legend.aside": "not compared",
    "legend.differs": "stated differently",
    "differences": "Stated differently",
    "points": "Key points",
    "section.both": "Both say",
    "section.left": "Only the left says",
    "section.right": "Only the right says",
    "texts": "Both texts",
    "terms": "Terms",
    "place.left": "left, passage {number}",
    "place.right": "right, passage {number}",
    "verdict.only_here": "only here",
    "verdict.unsure": "unsure",
    "verdict.partly_here": "underlined: only here",
    "story": "Who says what",
    "story.how": "{statements} statements in {accounts} accounts. What is stated differently comes first, then what "
    "most accounts tell.",
    "story.copies": Plural("{count} document", "{count} copies of one report"),
    "story.tells": "tells it",
    "story.in_part": "tells it in part",
    "story.silent": "does not tell it",
    "story.unsure": "unsure",
    "story.differs": "states it differently",
    "story.told_by": Plural("told by {count} account", "told by {count} accounts"),
    "story.doubt": "unsure that all of these say the same",
    "story.all": "All statements",
    "story.only_differing": "Only what is stated differently",
    "story.only_one": "Only what one account tells",
    "story.made_by": "Compared by dialogue_reader. Check before you rely on it.",
    "summary": "Stories",
    "summary.how": Plural(
        "{count} story of several documents, {documents} documents in all.",
        "{count} stories of several documents, {documents} documents in all. "
        "Those in which most is stated differently come first.",
    ),
    "summary.interrupted": "The work was interrupted: this is what was known by then.",
    "summary.all": "All stories",
    "summary.only_differing": "Only those with differences",
    "summary.documents": Plural("{count} document", "{count} documents"),
    "summary.origins": Plural("{count} origin", "{count} origins"),
    "summary.statements": Plural("{count} statement", "{count} statements"),
    "summary.differences": Plural("{count} difference", "{count} differences"),
    "summary.shared": "What several accounts tell",
    "summary.more": Plural("and {count} more statement", "and {count} more statements"),
    "summary.alone": Plural("{count} document stands alone", "{count} documents stand alone"),
    "summary.unreadable": Plural("{count} document could not be read", "{count} documents could not be read"),
    "made_by": "Compared by dialogue_reader ({encoder}). Check before you rely on it.",
}


def words(name: str, /, **arguments: object) -> str:
    """The text called `name`."""
    return text(f"pages.{name}", **arguments)
