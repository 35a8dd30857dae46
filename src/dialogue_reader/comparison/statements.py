"""From articles to the statements that are compared.

An article is cut finer than sentences: a quotation of three sentences may have three counterparts. What says nothing of
the event (dates, bylines, rules of stars) is left out.
"""

import re
from collections import Counter
from collections.abc import Sequence

from dialogue_reader.comparison.model import Level, Order
from dialogue_reader.comparison.task import Account, Task
from dialogue_reader.documents.model import APPARATUS, Article, Kind, Pair, Sentence, Sides, once_per_article
from dialogue_reader.language.abbreviations import is_unfinished

_STOP = r"(?<![.!?…])[.!?…]+[\"”»’')\]]*\s+"
_DATELINE = r"[^–—\n]{0,40}[–—]\s+(?=\S)"
_SHORTEST = 18  # code points of a statement
_ABBREVIATED = 3  # a word of fewer letters before a full stop (one fewer in lower case) is an initial or abbreviation
_LETTERS = 2  # letters or digits that make a word
_FORMULA = 100  # times; what an article says more often says nothing of the event
_FRAGMENT = 12  # letters; a part with fewer is joined to the next


def account_of(article: Article) -> Account:
    """The statements of every passage with a word in it.

    Dates, bylines, the outlet's name before a lede and what is repeated endlessly are left out.
    """
    kinds = {p.id: p.kind for p in article.passages}
    parts = [
        (part, sentence.id, sentence.passage)
        for sentence in article.sentences
        if kinds[sentence.passage] not in APPARATUS
        for part in statements(_without_dateline(article.text_of(sentence), article.outlet), article.language)
        if _has_a_word(part)
    ]
    joined = _without_formulas(_with_fragments_joined(parts))

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


@once_per_article
def telling_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article without those that it says so often that they say nothing of the event."""
    counts = Counter(map(article.text_of, article.sentences))
    return tuple(sentence for sentence in article.sentences if counts[article.text_of(sentence)] <= _FORMULA)


def _without_dateline(sentence: str, outlet: str | None) -> str:
    """`sentence` without a leading "OUTLET (Place) –", which says nothing of the event."""
    if outlet and sentence.startswith(outlet) and (dash := re.compile(_DATELINE).match(sentence, len(outlet))):
        return sentence[dash.end() :]
    return sentence


def _has_a_word(text: str) -> bool:
    """Whether `text` has a word in it; rules, stars and dots are not statements."""
    return sum(map(str.isalnum, text)) >= _LETTERS


def statements(sentence: str, language: str = "") -> list[str]:
    """A sentence cut at every full stop inside it, as in a quotation: each part may have a counterpart of its own."""
    parts, start = [], 0
    next_letter = -1  # looked for once a letter, not once a full stop: there are texts of nothing but full stops
    for stop in re.finditer(_STOP, sentence):
        end = stop.end()
        if end - start < _SHORTEST or len(sentence) - end < _SHORTEST:
            continue
        if next_letter < end:
            next_letter = next((k for k in range(end, len(sentence)) if sentence[k].isalpha()), len(sentence))
        if sentence[next_letter : next_letter + 1].isupper() and not _is_abbreviated(sentence, start, stop, language):
            parts.append(sentence[start:end].strip())
            start = end
    return [*parts, sentence[start:].strip()]


def _is_abbreviated(sentence: str, start: int, stop: re.Match[str], language: str) -> bool:
    """Whether the full stop belongs to the last word of `sentence` before it, from `start` on."""
    before = sentence[start : stop.start()].rsplit(maxsplit=1)
    word = "".join(filter(str.isalnum, before[-1])) if before else ""
    end = stop.end()
    return len(word) < _ABBREVIATED - word[:1].islower() or is_unfinished(sentence[start:end], sentence[end:], language)


def _with_fragments_joined(parts: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Parts with hardly a letter, such as a lone "M.", joined to the next of their passage."""
    joined: list[tuple[str, int, int]] = []
    pending = ""
    for k, (text, sentence, passage) in enumerate(parts):
        whole = f"{pending} {text}" if pending else text
        ends_passage = k + 1 == len(parts) or parts[k + 1][2] != passage
        if sum(map(str.isalpha, whole)) < _FRAGMENT and not ends_passage:
            pending = whole
        else:
            joined.append((whole, sentence, passage))
            pending = ""
    return joined


def _without_formulas(parts: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Parts without those that stand there over and over; every copy would have to be compared with every other one."""
    counts = Counter(text for text, _, _ in parts)
    return [part for part in parts if counts[part[0]] <= _FORMULA]


def account_of_units(texts: Sequence[str]) -> Account:
    """Units that are compared as they are; ids are their indices in `texts`, those without a word take no part."""
    ids = tuple(i for i, text in enumerate(texts) if _has_a_word(text))
    return Account(tuple(texts[i].strip() for i in ids), ids, ids)


def task_of(pair: Pair, order: Order, level: Level, *, piecewise: bool = False) -> Task:
    """The task of comparing `pair`."""
    return Task(Sides(account_of(pair.left), account_of(pair.right)), order, level, piecewise)


def task_of_units(left: Sequence[str], right: Sequence[str], order: Order, *, piecewise: bool = False) -> Task:
    """The task of comparing units."""
    return Task(Sides(account_of_units(left), account_of_units(right)), order, "sentence", piecewise)
