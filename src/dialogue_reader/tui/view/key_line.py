"""The line at the bottom: the keys that matter here and now, the most wanted first."""

from collections.abc import Iterator
from functools import lru_cache

from dialogue_reader.messages import spoken, text
from dialogue_reader.tui.commands.registry import NEED_TWO
from dialogue_reader.tui.state.key_names import Keys
from dialogue_reader.tui.state.model import State

KeyWords = tuple[tuple[str, str], ...]

ON_KEY_LINE = frozenset(
    {"help", "quit", "escape", "link", "other_pane", "annotate", "annotate_pair", "colour", "copy", "next_hit",
     "previous_hit", "hit_elsewhere", "next_discrepancy", "counterpart", "why", "next_only_here", "search",
     "search_meaning", "export", "points", "discrepancies", "notes", "next_passage", "language", "view", "swap",
     "keywords", "more_points", "fewer_points", "next_account", "story", "note_order", "all_notes", "merge_notes",
     "place_note"}
)  # fmt: skip
"""The commands that the line may show; each has a short word for it."""


def key_line(state: State) -> KeyWords:
    """(key, word), the most wanted first, and last the way out, for which there is always room."""
    if state.active == "text":
        wanted = dict.fromkeys(("help", *_of_moment(state), *_general(state), "story" if state.accounts else "quit"))
        ids = [command for command in wanted if not (state.pair.is_single and command in NEED_TWO)]
    else:
        ids = [*_of_part(state)]
    return _labelled(spoken(), state.keys, tuple(ids))


@lru_cache(maxsize=32)
def _labelled(language: str, keys: Keys, ids: tuple[str, ...]) -> KeyWords:
    return tuple(_key(language, keys, name) for name in ids)


@lru_cache(maxsize=256)
def _key(_language: str, keys: Keys, name: str) -> tuple[str, str]:
    """The key of a command or of a part of the screen, and the word for it in the language spoken."""
    if "." not in name:
        return keys[name], text(f"commands.{name}.short")
    from dialogue_reader.tui.commands.part_keys import first_label, part_key

    return first_label(part_key(name), keys), text(f"parts.{name}")


def _of_part(state: State) -> Iterator[str]:
    """Those of a list, or of a line to type in."""
    from dialogue_reader.tui.commands.part_keys import PARTS, part_of
    from dialogue_reader.tui.state.listing import current, is_lost

    part = PARTS[part_of(state) or ""]
    *own, leave = (key.id for key in part.keys if key.is_hinted)
    if state.active == "panel":
        yield "help"
    if state.active == "panel" and state.panel == "notes":
        entry = current(state)
        if entry is None:
            yield from ("annotate", "colour", "all_notes", leave)
            return
        if is_lost(entry):
            yield "place_note"
    yield from (*own, *part.commands, leave)


def _of_moment(state: State) -> Iterator[str]:
    """What one may want where the reader stands: in the midst of something, or at a passage of some kind."""
    if state.linking:
        yield from ("link", "other_pane", "escape")
    elif state.selection:
        yield from ("annotate", "colour", "copy", "escape")
    elif state.search.hits:
        yield from ("next_hit", "previous_hit", "escape")
    if state.search.hits_elsewhere:
        yield "hit_elsewhere"
    if state.visible != "both":
        yield "language"
    if _is_at_difference(state):
        yield from ("next_discrepancy", "annotate_pair")
    if state.is_only_here:
        yield "next_only_here"
    elif state.counterparts:
        yield from ("counterpart", "why")
    if state.arrangement == "rows":
        yield "view"


def _is_at_difference(state: State) -> bool:
    """Whether the caret stands in the difference that was gone to last."""
    if state.discrepancy is None or not state.discrepancies:
        return False
    mentions = state.discrepancies[state.discrepancy].mentions
    return any(mention.side == state.focus and mention.start <= state.caret < mention.end for mention in mentions)


def _general(state: State) -> Iterator[str]:
    """What one may want anywhere."""
    yield "search"
    if state.accounts and len(state.accounts.articles) > 2:
        yield "next_account"
    if state.comparison:
        yield "next_only_here"
    yield "annotate"
    if state.notes.total or (state.accounts and any(state.accounts.notes)):
        yield from ("export", "notes")
    yield from ("points", "discrepancies", "other_pane", "next_passage", "colour", "notes", "language", "view")
    yield from ("search_meaning", "swap", "keywords", "export")
