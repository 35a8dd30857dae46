"""What the comparison finds: links between passages, and what stands on one side only."""

from functools import cached_property
from typing import Literal, NamedTuple

from dialogue_reader.documents.model import SIDES, Article, Passage, Sentence, Side, Sides, other

_SLIGHT = 0.1  # coverage; two reports of one event share a third and more, unrelated ones a stray sentence

Order = Literal["auto", "free", "monotone"]
Level = Literal["passage", "sentence"]
Verdict = Literal["shared", "partly_here", "unsure", "only_here"]


class Link(NamedTuple):
    """Passages that report the same thing, n to m; ids of passages, or of sentences at that level.

    `score` lies in 0..1: of links scored 0.8 about 80 in 100 are right. `sentences` are the matching pairs of sentence
    ids behind the link, each with its own score in 0..1, the strongest first. `by_hand` is a link that a person made.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float
    sentences: tuple[tuple[int, int, float], ...] = ()
    by_hand: bool = False

    @property
    def certainty(self) -> float:
        """The score as people are told it: no link is quite certain."""
        return min(self.score, 0.99)

    def ids(self, side: Side) -> tuple[int, ...]:
        """The linked ids of one side."""
        return self.left if side == "left" else self.right


class PartlyHere(NamedTuple):
    """A linked passage, and its sentences (by id) that have no counterpart."""

    passage: int
    sentences: tuple[int, ...]


class _Findings(NamedTuple):
    links: tuple[Link, ...]
    unsure: tuple[Link, ...]
    only_here: Sides[tuple[int, ...]]
    encoder: str
    coverage: Sides[float] = Sides(0.0, 0.0)
    order: Order = "free"
    level: Level = "passage"
    rejected: tuple[Link, ...] = ()
    share: float = 1.0
    partly_here: Sides[tuple[PartlyHere, ...]] = Sides((), ())


class Comparison(_Findings):
    """The verdicts on two accounts.

    `links` are shown as such; `unsure` links may be right and look unsure; `only_here` holds, for each side, the ids
    that are in neither. `partly_here` are linked passages of which some sentences are only here. `encoder` names the
    encoder that made the links, `order` the order that was detected or asked for. `coverage` is how much of each
    account's content (0..1, by length of its sentences) has a counterpart in the other. `rejected` are links that a
    person has taken out.

    `share` is how much of both texts has been compared, by length: below 1 in a partial answer, and where vast texts
    were compared piece by piece, then as a share of all pairs of sentences. What has not been compared is in none of
    these, and nothing is only here until all of the other side is known.
    """

    @property
    def is_slight(self) -> bool:
        """Whether next to nothing of either account is in the other: they may not be of one event at all."""
        return max(self.coverage) < _SLIGHT

    def is_only_here(self, side: Side, passage: int) -> bool:
        """Whether `passage` has no counterpart."""
        return passage in self._only_here_sets[side]

    def has_only_here(self, side: Side, passage: int) -> bool:
        """Whether `passage` is only here, or a part of it is."""
        return self.is_only_here(side, passage) or bool(self.only_here_in(side, passage))

    def passages_with_only_here(self, side: Side) -> tuple[int, ...]:
        """The passages that are only here, as a whole or in part, in the order of the text."""
        return tuple(sorted({*self.only_here[side], *self._partly_here_tables[side]}))

    def only_here_in(self, side: Side, passage: int) -> tuple[int, ...]:
        """The ids of the sentences of a linked `passage` that are only here."""
        return self._partly_here_tables[side].get(passage, ())

    def verdict(self, side: Side, passage: int) -> Verdict | None:
        """What is known of `passage`; None where it has taken no part, or not yet."""
        if self.links_of(side, passage):
            return "partly_here" if self.only_here_in(side, passage) else "shared"
        if self.links_of(side, passage, unsure=True):
            return "unsure"
        return "only_here" if self.is_only_here(side, passage) else None

    def links_of(self, side: Side, passage: int, *, unsure: bool = False) -> tuple[Link, ...]:
        """The links, or the unsure ones, of `passage`, the best first."""
        return tuple(self._links_by_id[unsure].get((side, passage), ()))

    def best_of(self, side: Side, passage: int) -> Link | None:
        """The best link of `passage`, or else its best unsure one."""
        links = self.links_of(side, passage) or self.links_of(side, passage, unsure=True)
        return links[0] if links else None

    def is_best(self, link: Link) -> bool:
        """Whether `link` is the best of any of its passages."""
        return any(self.best_of(side, i) is link for side in SIDES for i in link.ids(side))

    def counterparts(self, side: Side, passage: int) -> tuple[int, ...]:
        """Ids on the other side linked with `passage` of `side`, best link first."""
        return tuple(dict.fromkeys(i for link in self.links_of(side, passage) for i in link.ids(other(side))))

    @cached_property
    def _only_here_sets(self) -> Sides[frozenset[int]]:
        return Sides(frozenset(self.only_here.left), frozenset(self.only_here.right))

    @cached_property
    def _partly_here_tables(self) -> Sides[dict[int, tuple[int, ...]]]:
        return Sides(dict(self.partly_here.left), dict(self.partly_here.right))

    @cached_property
    def _links_by_id(self) -> tuple[dict[tuple[Side, int], list[Link]], dict[tuple[Side, int], list[Link]]]:
        """Links and unsure ones by each of their ids: a book has too many to scan at every key."""
        tables: tuple[dict[tuple[Side, int], list[Link]], dict[tuple[Side, int], list[Link]]] = {}, {}
        for table, links in zip(tables, (self.links, self.unsure), strict=True):
            for link in sorted(links, key=lambda link: -link.score):
                for side in SIDES:
                    for i in link.ids(side):
                        table.setdefault((side, i), []).append(link)
        return tables


class Correction(NamedTuple):
    """Two passages, by key, that are linked, or are not, whatever the comparison says."""

    left: str
    right: str
    linked: bool


def parts_of(article: Article, level: Level) -> tuple[Passage, ...] | tuple[Sentence, ...]:
    """What is linked at that level, by its ids."""
    return article.sentences if level == "sentence" else article.passages
