"""What the worker is asked, and the bytes in which question and answer travel.

The worker is given sentences, not articles: it needs no format, no structure and no sentence rules, so it starts lean.
Frames are a length in four bytes, big end first, and that many bytes of JSON.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any, cast

from dialogue_reader.comparison.model import Comparison, Coverage, Level, Link, Order
from dialogue_reader.documents.model import APPARATUS, SIDES, Article, Pair, Side

# Raised whenever the same texts may get other links than before; part of every cache key.
METHOD = 1

_HEAD = 4
_LARGEST = 1 << 30


@dataclass(frozen=True, slots=True)
class Account:
    """The sentences of one side that take part, in the order of the text.

    `sentences`, `ids` and `passages` run in step: text, sentence id, id of the passage it stands in. Sentences of the
    passages in `aside` (captions) can be linked but count as no content.
    """

    sentences: tuple[str, ...]
    ids: tuple[int, ...]
    passages: tuple[int, ...]
    aside: frozenset[int] = frozenset()

    def units(self, level: Level) -> tuple[int, ...]:
        """The id that each sentence's verdict falls on, in step with `sentences`."""
        return self.passages if level == "passage" else self.ids


@dataclass(frozen=True, slots=True)
class Task:
    """One comparison to be made."""

    left: Account
    right: Account
    order: Order = "auto"
    level: Level = "passage"

    def __getitem__(self, side: Side) -> Account:
        return self.left if side == "left" else self.right


def account_of(article: Article) -> Account:
    """What of `article` takes part: everything but dates and bylines."""
    kinds = {p.id: p.kind for p in article.passages}
    taken = [s for s in article.sentences if kinds[s.passage] not in APPARATUS]
    return Account(
        tuple(article.text_of(s) for s in taken),
        tuple(s.id for s in taken),
        tuple(s.passage for s in taken),
        frozenset(i for i, kind in kinds.items() if kind == "caption"),
    )


def account_of_units(texts: Sequence[str]) -> Account:
    """Units that are given as they are; ids are their places in `texts`, blank ones take no part."""
    ids = tuple(i for i, text in enumerate(texts) if text.strip())
    return Account(tuple(texts[i].strip() for i in ids), ids, ids)


def task_of(pair: Pair, order: Order, level: Level) -> Task:
    """The task that comparing `pair` amounts to."""
    return Task(account_of(pair.left), account_of(pair.right), order, level)


def task_to_json(task: Task) -> dict[str, Any]:
    """The task as plain values."""
    sides: dict[str, Any] = {
        side: {
            "sentences": task[side].sentences,
            "ids": task[side].ids,
            "passages": task[side].passages,
            "aside": sorted(task[side].aside),
        }
        for side in SIDES
    }
    return {"order": task.order, "level": task.level, **sides}


def task_from_json(data: dict[str, Any]) -> Task:
    """The way back. Raises KeyError, TypeError or ValueError for anything else."""

    def account(side: dict[str, Any]) -> Account:
        return Account(tuple(side["sentences"]), tuple(side["ids"]), tuple(side["passages"]), frozenset(side["aside"]))

    return Task(account(data["left"]), account(data["right"]), data["order"], data["level"])


def comparison_to_json(found: Comparison) -> dict[str, Any]:
    """The comparison as plain values."""

    def rows(links: tuple[Link, ...]) -> list[list[Any]]:
        return [[link.left, link.right, link.score, link.sentences] for link in links]

    return {
        "links": rows(found.links),
        "unsure": rows(found.unsure),
        "only_left": found.only_left,
        "only_right": found.only_right,
        "encoder": found.encoder,
        "coverage": [found.coverage.left, found.coverage.right],
        "order": found.order,
        "level": found.level,
    }


def comparison_from_json(data: dict[str, Any]) -> Comparison:
    """The way back. Raises KeyError, TypeError or ValueError for anything else."""

    def links(rows: list[Any]) -> tuple[Link, ...]:
        return tuple(
            Link(tuple(left), tuple(right), float(score), tuple((a, b, float(s)) for a, b, s in ties))
            for left, right, score, ties in rows
        )

    left, right = data["coverage"]
    return Comparison(
        links(data["links"]),
        links(data["unsure"]),
        tuple(data["only_left"]),
        tuple(data["only_right"]),
        str(data["encoder"]),
        Coverage(float(left), float(right)),
        data["order"],
        data["level"],
    )


def write_frame(stream: IO[bytes], message: dict[str, Any]) -> None:
    """Send one message. Raises OSError or ValueError when the other end has gone."""
    body = json.dumps(message, separators=(",", ":")).encode("ascii")
    stream.write(len(body).to_bytes(_HEAD, "big") + body)
    stream.flush()


def read_frame(stream: IO[bytes]) -> dict[str, Any] | None:
    """The next message; None when the other end has gone or speaks nonsense."""
    head = stream.read(_HEAD)
    if len(head) < _HEAD or (length := int.from_bytes(head, "big")) > _LARGEST:
        return None
    body = stream.read(length)
    if len(body) < length:
        return None
    try:
        message = json.loads(body)
    except ValueError:
        return None
    return cast("dict[str, Any]", message) if isinstance(message, dict) else None
