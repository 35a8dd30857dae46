import random
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path

import pytest
from tests.notes.anchoring.edits import Outcome, edited, marks

from dialogue_reader.documents.opening import sample
from dialogue_reader.notes.anchoring.anchors import anchors, selector_of

ARTICLES = Path(__file__).with_name("articles")
PATHS = sorted([*map(Path, sample()), *ARTICLES.iterdir()], key=lambda path: path.name)
TEXTS = [unicodedata.normalize("NFC", path.read_text("utf-8")) for path in PATHS]
KINDS = 8
EDITS = 63  # of eight marks each


def outcomes(seed: int) -> Iterator[tuple[str, Outcome]]:
    rng = random.Random(seed)
    text = TEXTS[seed % len(TEXTS)]
    edit = edited(text, rng)
    marked = list(islice(marks(text, rng), KINDS))
    places = anchors([selector_of(text, start, end) for _, start, end in marked], edit.text)
    for (kind, start, end), place in zip(marked, places, strict=True):
        yield kind, edit.judge(start, end, place)


def test_of_five_hundred_marks_in_articles_edited_hard_nineteen_in_twenty_are_found_and_none_is_wrong() -> None:
    counted = Counter(outcome for seed in range(EDITS) for _, outcome in outcomes(seed))
    assert counted.total() >= 500
    assert counted["right"] >= 0.95 * counted.total(), counted
    assert counted["wrong"] == 0, counted


def test_an_edit_changes_a_fifth_of_the_words_and_moves_every_paragraph() -> None:
    edit = edited(TEXTS[0], random.Random(1))
    assert 0.6 < len(edit.kept) / len(edit.words) < 0.9  # deleted paragraphs are among those that are not
    assert None in edit.order
    assert all(number != place for place, number in enumerate(edit.order[: edit.order.index(None)]))


def test_words_that_were_not_edited_are_where_the_truth_says() -> None:
    for seed, text in enumerate(TEXTS):
        edit = edited(text, random.Random(seed))
        for (start, end), number in zip(edit.words, range(len(edit.words)), strict=True):
            (where, _), (_, until) = edit.places.get(start, (0, 0)), edit.places.get(end - 1, (0, 0))
            if number in edit.kept and edit.places[start][1] - where == 1:
                assert edit.text[where:until] == text[start:end]


@pytest.mark.parametrize("seed", range(3))
def test_what_is_in_another_article_is_an_orphan(seed: int) -> None:
    rng = random.Random(seed)
    for text, other in pairwise(TEXTS):
        marked = [selector_of(text, start, end) for _, start, end in islice(marks(text, rng), KINDS)]
        assert {place.standing for place in anchors(marked, other)} == {"orphan"}
