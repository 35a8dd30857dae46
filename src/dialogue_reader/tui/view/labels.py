"""The lines of text around the articles: titles, status, the count of hits, and the notice of a terminal too small."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import SIDES, Article, Pair, Side, Sides, other
from dialogue_reader.documents.sources import STANDARD_INPUT, is_url
from dialogue_reader.language.shortening import on_one_line, shortened
from dialogue_reader.layout.breakpoints import SMALLEST, is_too_small
from dialogue_reader.layout.glyphs import cells_of, fit
from dialogue_reader.layout.viewport import Area
from dialogue_reader.messages import Message, rendered, text
from dialogue_reader.notes.model import Annotation, Colour
from dialogue_reader.search.query import Query
from dialogue_reader.tui.state.key_names import Keys
from dialogue_reader.tui.state.marks import current_mark
from dialogue_reader.tui.state.model import Accounts, Progress, Search, State, across
from dialogue_reader.tui.state.remembered import remembered
from dialogue_reader.tui.view.layers import current_evidence
from dialogue_reader.tui.view.model import SearchView, StatusView, TitleView

_WORDS = 8  # that two passages share, named on the status line
_COUNTERPARTS = 5  # of one passage, numbered on the status line
_QUOTED, _QUOTED_OF_TWO = 200, 90  # code points of what a note is on, and of each of two places
_MINUTES = 90  # seconds from which an estimate is given in minutes


def say(name: str, **arguments: object) -> str:
    """A text of the reader's screen."""
    return text(f"reader.{name}", **arguments)


# -- titles ----------------------------------------------------------------------------------------------------------


def titles(state: State) -> Sides[TitleView]:
    """The lines over both panes."""
    left, right = (
        _title(state.pair[side], side, state.comparison, side == state.focus, state.accounts) for side in SIDES
    )
    return Sides(left, right)


@remembered
def _title(
    article: Article, side: Side, comparison: Comparison | None, is_active: bool, accounts: Accounts | None
) -> TitleView:
    label = f" {name_of(article)} · {article.language}"
    if accounts:
        label = f" {say('account_of', number=accounts.numbers[side] + 1, of=len(accounts.articles))} ·{label}"
    names: tuple[str, ...] = (label,)
    if article.published:
        name = "about_day" if "published" in article.guessed else "day"
        names = (f"{label} · {say(name, day=f'{article.published:%Y-%m-%d}')}", label)
    if comparison is None:
        return TitleView(names, (), is_active)
    share = comparison.coverage[side]
    return TitleView(names, (f"{say('covered', share=share)} ", f"{say('share', share=share)} "), is_active)


def name_of(article: Article) -> str:
    """The outlet, where the article names it, else the site or the file."""
    if article.source == STANDARD_INPUT:
        return article.outlet or say("standard_input")
    if article.outlet or not is_url(article.source):
        return article.outlet or PurePath(article.source).stem
    from urllib.parse import urlsplit

    return urlsplit(article.source).hostname or article.source


def short_name(pair: Pair, side: Side) -> str:
    """What tells an article from the other one in a list: its language, or its side where both have the same."""
    language = pair[side].language
    return say(f"side_{side}") if not pair.is_single and language == pair[other(side)].language else language


# -- the status line -------------------------------------------------------------------------------------------------


def status(state: State) -> StatusView:
    """What just happened, or what ties two passages, or where the caret is; and how the reader is set."""
    right_end = (*settings(state), "")
    if state.notice:
        return noticed(state.notice, state.keys, state.size.width, right_end)
    return StatusView(f" {_where(state)}", right_end)


def noticed(notice: Message, keys: Keys, cells: int, right_end: tuple[str, ...]) -> StatusView:
    """What just happened, said to its end, whatever has to give way: the line below has what this one has no room for.

    `right_end` is how the screen is set.
    """
    line, rest = broken(f" {on_one_line(rendered(notice, key=keys))}", cells)
    return StatusView(line, right_end, rest)


def broken(line: str, cells: int) -> tuple[str, str]:
    """As much of a line as has room in so many cells, by whole words where it can be, and the rest."""
    if cells <= 0 or cells_of(line) <= cells:
        return line, ""
    end = fit(line, 0, len(line), cells)
    blank = line.rfind(" ", 1, end + 1)
    at = blank if blank > 0 else end
    return line[:at], f" {line[at:].lstrip()}"


def _where(state: State) -> str:
    """What ties two passages, or where the caret is."""
    if tying := current_evidence(state):
        return _tie(len(tying.sentences.left), tying.words, state.size.width)
    passages, current = state.pair[state.focus].passages, state.passage
    kind = say(f"kind_{current.kind}")
    place = say("passage_of", number=current.id + 1, of=len(passages), kind=kind)
    parts = [place] if state.pair.is_single else [place, _counterpart(state)]
    return " · ".join((*parts, *_mark_here(state)))


def _tie(count: int, words: Sequence[str], cells: int) -> str:
    """What ties two passages, with as many of the words that they share as there is room for."""
    if not words:
        return say("tied_by_meaning", count=count)
    for few in range(min(_WORDS, len(words)), 0, -1):
        shared = ", ".join(words[:few])
        line = say("tied_by_words", count=count, words=shared) if count else say("tied_by_words_alone", words=shared)
        if few == 1 or not 0 < cells <= cells_of(line):
            break
    return line


def _mark_here(state: State) -> tuple[str, ...]:
    """The note at the caret with what its colour is called; nothing of a mark that says no more than its colour."""
    mark = current_mark(state)
    if mark is None or not (mark.note or mark.tags or mark.colour in state.colour_names):
        return ()
    words = words_of_note(mark)
    called = name_of_colour(mark.colour, state.colour_names)
    return (say("called", called=called, words=words) if words else called,)


def words_of_note(note: Annotation) -> str:
    """A note and its tags in a line; empty where a mark is all that it is."""
    return " ".join((*note.note.split(), *(f"#{tag}" for tag in note.tags)))


def quoted(note: Annotation) -> str:
    """The words that a note is on; of two places, the first one's first, wherever it is seen from."""
    longest = _QUOTED if note.across is None else _QUOTED_OF_TWO
    return " ↔ ".join(say("quoted", words=shortened(target.selector.exact, longest)) for target in note.targets)


def name_of_colour(colour: Colour, names: Mapping[str, str]) -> str:
    """What a colour is called: by the person, or else by the reader."""
    return names.get(colour) or say(f"colour_{colour}")


def _counterpart(state: State) -> str:
    """What is known of the other article's account of the current passage."""
    comparison = state.comparison
    if comparison is None:
        return _comparing(state)
    links = comparison.links_of(state.focus, state.passage.id)
    if links:
        numbers = _numbers(state.counterparts)
        score = max(link.certainty for link in links)
        sure = say("by_hand") if any(link.by_hand for link in links) else say("sure", score=score)
        copied = f" · {say('nearly_word_for_word')}" if _is_nearly_word_for_word(state.pair, links[0]) else ""
        return f"↔ {numbers} · {sure}{copied}{_only_here_part(state, comparison)}"
    if unsure := comparison.links_of(state.focus, state.passage.id, unsure=True):
        numbers = ", ".join(str(i + 1) for i in unsure[0].ids(across(state)))
        return say("perhaps", numbers=numbers, score=unsure[0].score)
    if state.is_only_here:
        return say("only_here")
    return say("not_part_of_the_account") if state.is_compared else _comparing(state)


def _numbers(passages: Sequence[int]) -> str:
    """The numbers of the first few passages."""
    more = " …" if len(passages) > _COUNTERPARTS else ""
    return ", ".join(str(i + 1) for i in passages[:_COUNTERPARTS]) + more


def _only_here_part(state: State, comparison: Comparison) -> str:
    """Which sentences of the current passage are only here, where it is linked nevertheless."""
    only_here = comparison.only_here_in(state.focus, state.passage.id)
    if not only_here:
        return ""
    sentences = state.pair[state.focus].sentences_of(state.passage.id)
    numbers = ", ".join(str(i - sentences[0].id + 1) for i in only_here)
    return f" · {say('partly_here_sentences', count=len(only_here), numbers=numbers, of=len(sentences))}"


@remembered
def _is_nearly_word_for_word(pair: Pair, link: Link) -> bool:
    from dialogue_reader.comparison.wording import NEARLY, wording

    return wording(pair, link) >= NEARLY


def _comparing(state: State) -> str:
    """How far the comparison has come, and how long it may take yet; of vast texts, that of what is near the screen."""
    if state.cannot_compare:
        return say("not_compared_short")
    progress = state.progress
    if not progress.nearby:
        return _coming_along(progress)
    is_at_rest = progress.share >= 1 and progress.seconds_left is None  # until the screen moves
    return say("none_near_here") if is_at_rest else say("near_here", state=_coming_along(progress))


def _coming_along(progress: Progress) -> str:
    seconds = progress.seconds_left
    if seconds is None or seconds < 1:
        is_under_way = 0 < progress.share < 1  # at the end all is encoded, but not all is drawn from it
        return say("comparing_share", share=progress.share) if is_under_way else say("comparing")
    if seconds < _MINUTES:
        return say("comparing_seconds", share=progress.share, seconds=seconds)
    return say("comparing_minutes", share=progress.share, minutes=seconds / 60)


def settings(state: State) -> tuple[str, ...]:
    """How the reader is set, for the right end of the status line: in full, then shorter and shorter."""
    search, comparison = state.search, state.comparison
    parts = []
    if search.hits and search.current is not None:
        parts.append(_hit_of(search, search.current))
    if search.hits_elsewhere:
        parts.append(_hits_elsewhere(search))
    if state.discrepancies:
        parts.append(say("differences", count=len(state.discrepancies)))
    if comparison:
        count, encoder = len(comparison.links), comparison.encoder
        parts.append(say("links_by" if state.is_compared else "links_so_far_by", count=count, encoder=encoder))
    if state.filters_only_here:
        parts.append(say("only_here"))
    if not state.pair.is_single:
        parts.append(say("view_rows" if state.arrangement == "rows" else "view_facing"))
        parts.append(say("in_sync" if state.synced else "out_of_sync"))
    return tuple(f"{' · '.join(parts[:count])} " for count in range(len(parts), 0, -1)) or ("",)


def _hits_elsewhere(search: Search) -> str:
    """How many hits there are in the accounts of the story that are not shown; empty where there are none."""
    count = sum(own.total for own in search.hits_elsewhere)
    return say("hits_elsewhere", count=count) if count else ""


def _hit_of(search: Search, current: int) -> str:
    """Which hit of how many it is, whether by meaning, and in how much of the texts if not in all."""
    number, count = current + 1, len(search.hits)
    if not search.query.by_meaning:
        return say("hit_of", number=number, count=count)
    reservation = search.hits.reservation if search.hits.is_ranked else None
    if reservation and reservation.share < 1:
        return say("hit_of_meaning_so_far", number=number, count=count, share=reservation.share)
    return say("hit_of_meaning", number=number, count=count)


# -- the rest --------------------------------------------------------------------------------------------------------


def search_bar(state: State) -> SearchView | None:
    """The line in which a query is typed, while it is."""
    search = state.search
    if not search.is_open:
        return None
    query = search.awaited or search.query
    count = ""
    if query.by_meaning and search.awaited:
        count = say("seeking")
    elif search.current is not None:
        count = say("hit_of", number=search.current + 1, count=len(search.hits))
    elif search.query.text:
        count = say("count_no_hit")
    count = " · ".join(filter(None, (count, _hits_elsewhere(search))))
    return SearchView(search.query.text, query.exact, query.by_meaning, count, _how_matched(query))


def _how_matched(query: Query) -> tuple[str, ...]:
    """How the query is matched, in full, then shorter; the key line has the keys that change this."""
    if query.by_meaning:
        return (say("matched", how=say("matched_by_meaning")), "")
    hows = ("matched_exactly",) if query.exact else ("matched_loosely", "matched_any_accent")
    return (*(say("matched", how=say(how)) for how in hows), "")


def too_small(size: Area, quit_key: str) -> str:
    """What is needed, where the terminal is too small, and the key that leaves."""
    if not is_too_small(size):
        return ""
    need, has = (f"{area.width}×{area.height}" for area in (SMALLEST, size))
    return say("too_small", need=need, has=has, key={"quit": quit_key})
