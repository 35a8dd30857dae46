"""What the process of analysis is asked, and under which name the answer is kept."""

import hashlib
from collections.abc import Callable
from typing import Literal, NamedTuple

from dialogue_reader.comparison.cache import as_json
from dialogue_reader.comparison.model import Comparison
from dialogue_reader.comparison.phrases import PhraseMatch, PhraseQuestion
from dialogue_reader.documents.model import SIDES, Pair

# Raised whenever the same texts may get other keywords, key points, terms or discrepancies than before.
METHOD = 17

Kind = Literal["keywords", "points", "terms", "discrepancies"]
Matcher = Callable[[PhraseQuestion], tuple[PhraseMatch, ...]]


class Question(NamedTuple):
    """What is to be found in two texts with such links: at most `top` keywords a side, or key points in all."""

    kind: Kind
    pair: Pair
    comparison: Comparison | None = None
    top: int = 0

    def key(self, encoder: str = "") -> str:
        """The name of the answer: all that it depends on. `encoder` is the one that matches phrases, if one does."""
        texts = [(self.pair[side].fingerprint, self.pair[side].title, self.pair[side].dated) for side in SIDES]
        links = hashlib.sha256(as_json(self.comparison)).hexdigest() if self.comparison else None
        return hashlib.sha256(repr((METHOD, self.kind, self.top, encoder, texts, links)).encode()).hexdigest()
