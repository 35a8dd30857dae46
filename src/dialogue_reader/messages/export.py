"""What an export says around the notes. `**` emphasises, as in Markdown."""

from dialogue_reader.messages import Texts, text

TEXTS: Texts = {
    "title": "Notes: {left} | {right}",
    "article.left": "Left article",
    "article.right": "Right article",
    "fact.title": "Title",
    "fact.outlet": "Outlet",
    "fact.byline": "Byline",
    "fact.published": "Published",
    "fact.language": "Language",
    "fact.source": "Source",
    "not_known": "not known",
    "notes": "Notes",
    "no_notes": "No passage is highlighted.",
    "orphans": "Orphans",
    "orphans_are": "The words that these notes were made on are no longer in the text.",
    "encoder": "Counterparts found by: {encoder}. Check before you rely on them.",
    "heading.left": "{number}. Left, {colour}",
    "heading.right": "{number}. Right, {colour}",
    "colour.yellow": "yellow",
    "colour.green": "green",
    "colour.blue": "blue",
    "colour.pink": "pink",
    "colour.purple": "purple",
    "place.left": "— left article, {language}, characters {start}–{end}",
    "place.right": "— right article, {language}, characters {start}–{end}",
    "place.left.passage": "— left article, {language}, passage {passage} ({kind}), characters {start}–{end}",
    "place.right.passage": "— right article, {language}, passage {passage} ({kind}), characters {start}–{end}",
    "place.then": "{place} when it was marked",
    "kind.title": "title",
    "kind.date": "date",
    "kind.lede": "lede",
    "kind.body": "body",
    "kind.caption": "caption",
    "kind.byline": "byline",
    "edited": "The text was edited since; marked were these words:",
    "note": "**Note:** {note}",
    "linked.left": "**Counterpart in the left article:**",
    "linked.right": "**Counterpart in the right article:**",
    "partly_here.left": "**Counterpart in the left article**, which does not say all of this:",
    "partly_here.right": "**Counterpart in the right article**, which does not say all of this:",
    "unsure.left": "**Perhaps a counterpart in the left article** (unsure):",
    "unsure.right": "**Perhaps a counterpart in the right article** (unsure):",
    "only_here.left": "**Only here:** no passage of the left article was found to report it.",
    "only_here.right": "**Only here:** no passage of the right article was found to report it.",
    "none_found.left": "**No counterpart found** in the left article.",
    "none_found.right": "**No counterpart found** in the right article.",
    "not_compared.left": "**Counterpart not known:** it was not compared.",
    "not_compared.right": "**Counterpart not known:** it was not compared.",
}


def words(name: str, /, **arguments: object) -> str:
    """The text called `name`, for `notes.export.render`."""
    return text(f"export.{name}", **arguments)
