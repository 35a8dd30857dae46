"""What the comparison finds: links between passages, and what stands on one side only."""

from functools import cached_property
from typing import Literal, NamedTuple

from dialogue_reader.documents.model import SIDES, Side

_SLIGHT = 0.1  # coverage; two reports of one event share a third and more, unrelated ones a stray sentence

Order = Literal["auto", "free", "monotone"]
Level = Literal["passage", "sentence"]


class Link(NamedTuple):
    """Passages that report the same thing, n to m; ids of passages, or of sentences at that level.

    `score` lies in 0..1: of links scored 0.8 about 80 in 100 are right. `sentences` are the pairs of sentence ids
    that tie the passages, each with its own score in 0..1, the strongest first. `by_hand` is a link that a person made.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float
    sentences: tuple[tuple[int, int, float], ...] = ()
    by_hand: bool = False

    def ids(self, side: Side) -> tuple[int, ...]:
        """The linked ids of one side."""
        return self.left if side == "left" else self.right


class Coverage(NamedTuple):
    """How much of each article's content (0..1, by length of its sentences) has a counterpart in the other."""

    left: float = 0.0
    right: float = 0.0


class _Findings(NamedTuple):
    links: tuple[Link, ...]
    unsure: tuple[Link, ...]
    only_left: tuple[int, ...]
    only_right: tuple[int, ...]
    encoder: str
    coverage: Coverage = Coverage()
    order: Order = "free"
    level: Level = "passage"
    rejected: tuple[Link, ...] = ()
    share: float = 1.0


class Comparison(_Findings):
    """Two accounts held against each other.

    `links` are shown as such; `unsure` may be right and look unsure; `only_left` and `only_right` are the ids that have
    neither. `encoder` names the adapter that made the links, `order` how the two texts were found, or told, to run.
    `rejected` are links that a person has taken out.

    `share` is how much of both texts has been looked at, by length: below 1 in an answer on the way. What has not been
    looked at is in none of these, and nothing is said to stand on one side only until all of the other is known.
    """

    @property
    def is_slight(self) -> bool:
        """Whether next to nothing of either account is in the other: they may not be of one event at all."""
        return max(self.coverage.left, self.coverage.right) < _SLIGHT

    def only(self, side: Side) -> tuple[int, ...]:
        """Ids of one side that have no counterpart."""
        return self.only_left if side == "left" else self.only_right

    def is_only(self, side: Side, passage: int) -> bool:
        """Whether `passage` has no counterpart."""
        return passage in (self._alone[0] if side == "left" else self._alone[1])

    def links_of(self, side: Side, passage: int, *, unsure: bool = False) -> tuple[Link, ...]:
        """The links, or the unsure ones, of `passage`, the best first."""
        return tuple(self._by_end[unsure].get((side, passage), ()))

    def counterparts(self, side: Side, passage: int) -> tuple[int, ...]:
        """Ids on the other side linked with `passage` of `side`, best link first."""
        across: Side = "right" if side == "left" else "left"
        return tuple(dict.fromkeys(i for link in self.links_of(side, passage) for i in link.ids(across)))

    @cached_property
    def _alone(self) -> tuple[frozenset[int], frozenset[int]]:
        return frozenset(self.only_left), frozenset(self.only_right)

    @cached_property
    def _by_end(self) -> tuple[dict[tuple[Side, int], list[Link]], dict[tuple[Side, int], list[Link]]]:
        """Links and unsure ones by each of their ends: a book has too many to be gone through at every key."""
        found: tuple[dict[tuple[Side, int], list[Link]], dict[tuple[Side, int], list[Link]]] = {}, {}
        for ends, links in zip(found, (self.links, self.unsure), strict=True):
            for link in sorted(links, key=lambda link: -link.score):
                for side in SIDES:
                    for i in link.ids(side):
                        ends.setdefault((side, i), []).append(link)
        return found
