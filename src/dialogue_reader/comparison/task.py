"""What the worker is asked, and the bytes in which question and answer travel.

The worker is given sentences, not articles: it needs no format, no structure and no sentence rules, so it starts lean.
Of books it is given the texts and finds the sentences itself.
Frames are a length in four bytes, big end first, and that many bytes of JSON.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any, NamedTuple, cast

from dialogue_reader.comparison.model import Comparison, Coverage, Level, Link, Order
from dialogue_reader.documents.model import APPARATUS, SIDES, Article, Kind, Pair, Passage, Side

# Raised whenever the same texts may get other links than before; part of every cache key.
METHOD = 12

_STOP = r"[.!?…]+[\"”»’')\]]*\s+"
_DATELINE = r"[^–—\n]{0,40}[–—]\s+(?=\S)"
_SHORT = 18  # code points that a statement has at least
_WORD = 3  # letters before a full stop, one less in lower case; fewer are an initial or an abbreviation
_LETTERS = 2  # or digits, that make a word
_STUB = 12  # letters that a part needs to say anything

_HEAD = 4
_AT_ONCE = 1000  # values of a sequence
_LETTERS_AT_ONCE = 1 << 17
_BOOK = 1_000_000  # code points
_LARGEST = 1 << 30

Pause = Callable[[], None]


class Account(NamedTuple):
    """The sentences of one side that take part, in the order of the text.

    `sentences`, `ids` and `passages` run in step: text, sentence id, id of the passage it stands in; a sentence of
    several statements stands here once for each. Captions, the passages in `aside`, can be linked but count as no
    content; `titles` and `ledes` are the passages of headlines and of leading paragraphs.
    """

    sentences: tuple[str, ...]
    ids: tuple[int, ...]
    passages: tuple[int, ...]
    aside: frozenset[int] = frozenset()
    titles: frozenset[int] = frozenset()
    ledes: frozenset[int] = frozenset()

    def units(self, level: Level) -> tuple[int, ...]:
        """The id that each sentence's verdict falls on, in step with `sentences`."""
        return self.passages if level == "passage" else self.ids


class Task(NamedTuple):
    """One comparison to be made."""

    left: Account
    right: Account
    order: Order = "auto"
    level: Level = "passage"

    def of(self, side: Side) -> Account:
        """What one side has of it."""
        return self.left if side == "left" else self.right


def account_of(article: Article) -> Account:
    """What of `article` takes part: every passage with a word in it, but dates, bylines and the name before a lede."""
    kinds = {p.id: p.kind for p in article.passages}
    taken = [
        (part, sentence.id, sentence.passage)
        for sentence in article.sentences
        if kinds[sentence.passage] not in APPARATUS
        for part in statements(_undated(article.text_of(sentence), article.outlet))
        if _says_something(part)
    ]
    joined = _joined(taken)

    def of_kind(kind: Kind) -> frozenset[int]:
        return frozenset(i for i, own in kinds.items() if own == kind)

    return Account(
        tuple(text for text, _, _ in joined),
        tuple(sentence for _, sentence, _ in joined),
        tuple(passage for _, _, passage in joined),
        of_kind("caption"),
        of_kind("title"),
        of_kind("lede"),
    )


def _undated(sentence: str, outlet: str | None) -> str:
    """`sentence` without "OUTLET (Place) –" at its head, which says nothing of the event."""
    if outlet and sentence.startswith(outlet) and (dash := re.compile(_DATELINE).match(sentence, len(outlet))):
        return sentence[dash.end() :]
    return sentence


def _says_something(text: str) -> bool:
    """Whether there is a word in it; rules, stars and dots are no statement."""
    return sum(map(str.isalnum, text)) >= _LETTERS


def statements(sentence: str) -> list[str]:
    """A sentence cut at every full stop inside it, as in a quotation: each part may have a counterpart of its own."""
    parts, at = [], 0
    for stop in re.finditer(_STOP, sentence):
        before, after = sentence[at : stop.start()].split(), sentence[stop.end() :]
        word = "".join(filter(str.isalnum, before[-1])) if before else ""
        abbreviated = len(word) < _WORD - word[:1].islower()
        begins = next(filter(str.isalpha, after), "a").isupper()
        if begins and not abbreviated and stop.end() - at >= _SHORT and len(after) >= _SHORT:
            parts.append(sentence[at : stop.end()].strip())
            at = stop.end()
    return [*parts, sentence[at:].strip()]


def _joined(parts: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Parts with hardly a letter, such as a lone "M.", joined to the next of their passage."""
    joined: list[tuple[str, int, int]] = []
    held = ""
    for at, (text, sentence, passage) in enumerate(parts):
        text_so_far = f"{held} {text}" if held else text
        last = at + 1 == len(parts) or parts[at + 1][2] != passage
        if sum(map(str.isalpha, text_so_far)) < _STUB and not last:
            held = text_so_far
        else:
            joined.append((text_so_far, sentence, passage))
            held = ""
    return joined


def account_of_units(texts: Sequence[str]) -> Account:
    """Units that are given as they are; ids are their places in `texts`, those without a word take no part."""
    ids = tuple(i for i, text in enumerate(texts) if _says_something(text))
    return Account(tuple(texts[i].strip() for i in ids), ids, ids)


def task_of(pair: Pair, order: Order, level: Level) -> Task:
    """The task that comparing `pair` amounts to."""
    return Task(account_of(pair.left), account_of(pair.right), order, level)


def task_to_json(task: Task) -> dict[str, Any]:
    """The task as plain values."""
    sides: dict[str, Any] = {
        side: {
            "sentences": task.of(side).sentences,
            "ids": task.of(side).ids,
            "passages": task.of(side).passages,
            "aside": sorted(task.of(side).aside),
            "titles": sorted(task.of(side).titles),
            "ledes": sorted(task.of(side).ledes),
        }
        for side in SIDES
    }
    return {"order": task.order, "level": task.level, **sides}


def question_of(pair: Pair, order: Order, level: Level) -> dict[str, Any]:
    """The task that comparing `pair` amounts to, as plain values; of books the texts, whose sentences the worker finds.

    They are a second's work that keeps the keys waiting, and would stay in the reader's memory.
    """
    if all(len(pair[side].text) <= _BOOK for side in SIDES):
        return task_to_json(task_of(pair, order, level))
    sides: dict[str, Any] = {
        side: {
            "text": pair[side].text,
            "language": pair[side].language,
            "outlet": pair[side].outlet,
            "structure": [(p.id, p.kind, p.start, p.end) for p in pair[side].passages],
        }
        for side in SIDES
    }
    return {"order": order, "level": level, **sides}


def task_from_json(data: dict[str, Any]) -> Task:
    """The way back. Raises KeyError, TypeError or ValueError for anything else."""
    if "text" in data["left"]:
        articles = []
        for name in SIDES:
            told = data[name]
            passages = tuple(Passage(*part) for part in told["structure"])
            articles.append(Article("", told["text"], passages, "", told["language"], outlet=told["outlet"]))
        return task_of(Pair(*articles), data["order"], data["level"])

    def account(side: dict[str, Any]) -> Account:
        return Account(
            tuple(side["sentences"]),
            tuple(side["ids"]),
            tuple(side["passages"]),
            frozenset(side["aside"]),
            frozenset(side["titles"]),
            frozenset(side["ledes"]),
        )

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
        "share": found.share,
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
        share=float(data.get("share", 1.0)),
    )


def write_frame(stream: IO[bytes], message: dict[str, Any], pause: Pause = lambda: None) -> None:
    """Send one message, with a `pause` at each part. Raises OSError or ValueError when the other end has gone."""

    def parts() -> Iterator[bytes]:
        for part in _written(message):
            yield part.encode("ascii")
            pause()

    stream.write(sum(map(len, parts())).to_bytes(_HEAD, "big"))
    for part in parts():  # made twice over rather than held
        stream.write(part)
    stream.flush()


def _written(value: object) -> Iterator[str]:
    """`value` as JSON, in parts: a book written in one would hold up every other thread."""
    if isinstance(value, dict) and value:
        for k, (name, held) in enumerate(value.items()):
            yield f"{',' if k else '{'}{json.dumps(name)}:"
            yield from _written(held)
        yield "}"
    elif isinstance(value, list | tuple) and len(value) > _AT_ONCE:
        for k in range(0, len(value), _AT_ONCE):
            yield ("," if k else "[") + _dumped(value[k : k + _AT_ONCE])[1:-1]
        yield "]"
    elif isinstance(value, str) and len(value) > _LETTERS_AT_ONCE:
        for k in range(0, len(value), _LETTERS_AT_ONCE):
            yield ("" if k else '"') + _dumped(value[k : k + _LETTERS_AT_ONCE])[1:-1]
        yield '"'
    else:
        yield _dumped(value)


def _dumped(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


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
