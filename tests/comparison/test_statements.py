"""What of an article takes part in the comparison, and how it is cut."""

import sys
from collections.abc import Callable

import pytest

from dialogue_reader.comparison.statements import account_of, account_of_units, statements
from dialogue_reader.comparison.task import Account
from dialogue_reader.documents.model import Article, Pair


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Một câu.", ["Một câu."]),
        ("“Tôi không biết gì. Cô ấy cũng không biết.”", ["“Tôi không biết gì.", "Cô ấy cũng không biết.”"]),
        ("Il a rencontré M. Dupont et Mme. Durand hier soir", ["Il a rencontré M. Dupont et Mme. Durand hier soir"]),
        ("Elle vaut 3. 5 pour cent de plus qu'avant", ["Elle vaut 3. 5 pour cent de plus qu'avant"]),
        ("Oui. Non. Peut-être.", ["Oui. Non. Peut-être."]),
    ],
)
def test_a_quotation_is_cut_into_its_statements(sentence: str, parts: list[str]) -> None:
    assert statements(sentence) == parts


def test_a_title_before_a_name_ends_no_statement() -> None:
    sentence = "“I have spoken with former Gov. Ada Brook of Maine. She agrees with Lt. Col. Dunn.”"
    assert statements(sentence, "en") == [
        "“I have spoken with former Gov. Ada Brook of Maine.",
        "She agrees with Lt. Col. Dunn.”",
    ]


def test_apparatus_takes_no_part_and_captions_stand_aside(articles: Pair) -> None:
    left = account_of(articles.left)
    kinds = {p.id: p.kind for p in articles.left.passages}
    assert {kinds[i] for i in left.passages} == {"title", "lede", "body", "caption"}
    assert {kinds[i] for i in left.aside} == {"caption"}
    assert {kinds[i] for i in left.titles} == {"title"}
    assert {kinds[i] for i in left.ledes} == {"lede"}


def test_an_outlet_before_the_lede_is_not_part_of_it(articles: Pair) -> None:
    right = account_of(articles.right)
    lede = next(text for text, p in zip(right.sentences, right.passages, strict=True) if p in right.ledes)
    assert lede.startswith("La prévention")


def test_an_article_without_a_word_has_no_sentences(make_article: Callable[[str], Article]) -> None:
    assert account_of(make_article("***\n\n---\n\n...")).sentences == ()


def test_units_keep_their_places() -> None:
    assert account_of_units(["a b", "", " \t", "c d", "*"]) == Account(("a b", "c d"), (0, 3), (0, 3))


@pytest.mark.parametrize("stop", [". ", "Ab. ", "a. ", "Mr. "])
def test_full_stops_cost_a_few_calls_each_however_many_there_are(stop: str) -> None:
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        statements(stop * 1000, "en")
    finally:
        sys.setprofile(None)
    assert calls < 40 * 1000


def test_what_is_said_over_and_over_takes_no_part(make_article: Callable[[str], Article]) -> None:
    often, endlessly = ["(Long applause in the hall)"] * 100, ["(Laughter on both sides)"] * 101
    account = account_of(make_article("\n\n".join(["Something that is said once.", *often, *endlessly])))
    assert set(account.sentences) == {"Something that is said once.", "(Long applause in the hall)"}
    assert len(account.sentences) == len(account.ids) == len(account.passages) == 101
