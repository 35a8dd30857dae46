"""How often notes find their words again in articles that were edited hard, over more edits than a test has time for.

uv run python -m scripts.strain_anchors FIRST LAST [TEXT...]

Edits the texts (those of the tests where none is named) in sets of 504 marks, FIRST to LAST, and prints of each set how
many anchors are right, lost, beside their place and wrong; then every wrong one.
"""

import random
import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from tests.notes.anchoring.edits import edited, marks
from tests.notes.anchoring.test_edited_articles import EDITS, KINDS, TEXTS

from dialogue_reader.notes.anchoring.anchors import anchors, selector_of


def outcomes_of(number: int, texts: Sequence[str], wrong: list[str]) -> Counter[str]:
    """How many of the anchors of a set came to what; descriptions of those at a wrong place are added to `wrong`."""
    counted: Counter[str] = Counter()
    for seed in range(number * EDITS, (number + 1) * EDITS):
        rng = random.Random(seed)  # noqa: S311 - edits that can be made again, no secrets
        text = texts[seed % len(texts)]
        edit = edited(text, rng)
        marked = list(islice(marks(text, rng), KINDS))
        places = anchors([selector_of(text, start, end) for _, start, end in marked], edit.text)
        for (kind, start, end), place in zip(marked, places, strict=True):
            outcome = edit.judge(start, end, place)
            counted[outcome] += 1
            if outcome == "wrong":
                wrong.append(f"{seed} {kind}: {text[start:end]!r} at {edit.text[place.start : place.end]!r} {place}")
    return counted


def main(first: int, last: int, paths: Sequence[str]) -> None:
    """Print what the sets come to."""
    texts = [unicodedata.normalize("NFC", Path(path).read_text("utf-8")) for path in sorted(paths)] or TEXTS
    total: Counter[str] = Counter()
    wrong: list[str] = []
    for number in range(first, last):
        counted = outcomes_of(number, texts, wrong)
        print(number, dict(counted), flush=True)
        total += counted
    print(f"{total['right'] / total.total():.2%} right", dict(total), *wrong, sep="\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
