"""The comparison as the front ends ask for it: a question in, links out, the work done in another process.

Importing this costs next to nothing: no numpy, no encoder, no process until the first question that the cache cannot
answer.
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from dialogue_reader.comparison.cache import Cache, Check, fits_pair, fits_units, key_of, key_of_units
from dialogue_reader.comparison.encoders import registry
from dialogue_reader.comparison.model import Comparison, Level, Order
from dialogue_reader.comparison.phrases import PhraseMatch, PhraseQuestion
from dialogue_reader.comparison.worker.errors import ComparisonCancelledError, ComparisonFailedError
from dialogue_reader.comparison.worker.priority import OnScreen
from dialogue_reader.documents.model import Pair

if TYPE_CHECKING:
    from dialogue_reader.comparison.meaning.model import Inquiry, Matches
    from dialogue_reader.comparison.worker.conversation import Awaited
    from dialogue_reader.comparison.worker.process import Listener, WorkerProcess
    from dialogue_reader.comparison.worker.protocol import Answer, Failure, PhrasesMatched, Question, Sought

__all__ = ["Comparer", "ComparisonCancelledError", "ComparisonFailedError", "Share"]

_TRIES = 2  # of an encoder on one question: the first and one restart
_FALLBACK_TRIES = 6  # its own process does nothing that crashes; this is for being killed from outside
_REMEMBERED = 8  # comparisons held in memory
_MOMENT = 0.05  # seconds after which one looks again whether the worker is free

Partial = Callable[[Comparison], None]


class Share(float):
    """How much of the work is done (0..1); `seconds_left` estimates how long the rest takes, None while unknown.

    `nearby`: the work is to compare what is around the screen, of texts that are too vast to be compared as a whole.
    """

    seconds_left: float | None = None
    nearby = False

    @classmethod
    def of(cls, done: float, seconds_left: float | None, *, nearby: bool = False) -> "Share":
        """All in one."""
        share = cls(done)
        share.seconds_left, share.nearby = seconds_left, nearby
        return share


Progress = Callable[[Share], None]
_Reply = TypeVar("_Reply", "Answer", "PhrasesMatched", "Sought")


class _Request(NamedTuple):
    """A question: its name in the cache for each encoder, the texts it is about, and which answers can be its own."""

    key: Callable[[str], str]
    texts: registry.Texts
    subject: object
    fits: Check
    question: "Callable[[], Question]"


class Comparer:
    """Answers what two texts have in common. Safe to use from several threads; every call blocks its own.

    One question is worked on at a time. A newer one about other texts withdraws the one in progress, whose caller gets
    ComparisonCancelledError; about the same texts it waits its turn. `cache` is the folder for comparisons kept on
    disk, None for none; `pause` is called every few milliseconds by a caller's thread that has much to send.
    """

    def __init__(self, cache: Path | None = None, pause: Callable[[], None] = lambda: None) -> None:
        self._cache = Cache(cache)
        self._folder = cache
        self._pause = pause
        self._guard = threading.Lock()  # for the fields below, held briefly
        self._turn = threading.Lock()  # held while a question is worked on
        self._worker: WorkerProcess | None = None
        self._wave = 0  # rises with each withdrawal
        self._subject: object = None  # the texts of the newest question
        self._listener: Listener | None = None  # and who hears its answer
        self._closed = False
        self._given_up: set[str] = set()  # encoders that died twice on one question
        self._recent: dict[str, Comparison] = {}

    def compare(
        self,
        pair: Pair,
        *,
        order: Order = "auto",
        level: Level = "passage",
        piecewise: bool = False,
        progress: Progress | None = None,
        first: OnScreen | None = None,
        partial: Partial | None = None,
    ) -> Comparison:
        """The links between both articles of `pair`. `progress` hears, from this thread, the share done (0..1).

        What takes longer than about a second is encoded outward from `first`, the passages on the screen, by their
        ids; `partial` hears, from this thread and at growing intervals, what is known so far (`Comparison.share` below
        1). Of texts too vast to be compared as a whole, what is around the screen is compared for who hears partial
        answers, and each piece with its like where `piecewise` is asked for. Raises ComparisonCancelledError,
        ComparisonFailedError, with the code "too_vast" for vast texts otherwise.
        """
        return self._answer(_pair_request(pair, order, level, piecewise=piecewise), progress, partial, first)

    def compare_units(
        self,
        left: Sequence[str],
        right: Sequence[str],
        *,
        languages: tuple[str, str] = ("", ""),
        order: Order = "auto",
        piecewise: bool = False,
        progress: Progress | None = None,
    ) -> Comparison:
        """The same for texts that come as units (lines, subtitles); ids are places in the sequences.

        Blank units take part in nothing and appear nowhere. `languages` are the codes of both, "" if unknown.
        """

        def question() -> "Question":
            from dialogue_reader.comparison.statements import task_of_units

            return task_of_units(left, right, order, piecewise=piecewise)

        request = _Request(
            lambda encoder: key_of_units(left, right, order, encoder, piecewise=piecewise),
            registry.Texts(languages),
            key_of_units(left, right, "auto", ""),
            lambda comparison: fits_units(comparison, left, right),
            question,
        )
        return self._answer(request, progress)

    def match_phrases(self, pair: Pair, question: PhraseQuestion) -> tuple[PhraseMatch, ...]:
        """The phrases of `pair` that say the same, the surest first; none where no language model reads both languages.

        Waits for a comparison that is worked on. Raises ComparisonCancelledError, ComparisonFailedError.
        """
        request = _pair_request(pair)
        with self._guard:
            wave = self._wave
        with self._turn:
            if self._encoder(request.texts) == registry.FALLBACK:
                return ()
            return self._ask(wave, request, lambda worker: _matched(worker, question, self._pause)).matches

    def encoder_of(self, pair: Pair) -> str:
        """The name of the encoder that is asked about `pair`: the best one that has not been given up."""
        return self._encoder(_texts(pair))

    def seek(self, pair: Pair, inquiry: "Inquiry") -> "Matches":
        """The passages of both texts that say what is asked for, best first.

        While the same pair is compared, from what is encoded by then. Raises ComparisonCancelledError,
        ComparisonFailedError.
        """
        from dialogue_reader.comparison.worker.conversation import Awaited

        awaited = Awaited(inquiry)
        request = _pair_request(pair)
        with self._guard:
            wave = self._wave
        while not self._turn.acquire(timeout=_MOMENT):
            self._check(wave)
            if self._subject == request.subject and (listener := self._listener) is not None:
                listener.awaited = awaited
            if awaited.answered.wait(_MOMENT):
                return awaited.matches
        try:
            with self._guard:
                self._subject = request.subject
            sought = self._ask(wave, request, lambda worker: _sought(worker, request, awaited, self._pause))
        finally:
            self._turn.release()
        assert sought is awaited.sought
        return awaited.matches

    def look_at(self, first: OnScreen) -> None:
        """Tell what is on the screen now, as with `compare`; what is being worked on turns to it. Returns at once."""
        if (listener := self._listener) is not None:
            listener.on_screen, listener.moved = first, True

    def cached(self, pair: Pair, *, order: Order = "auto", level: Level = "passage") -> Comparison | None:
        """What `compare` would answer at once, without any work; None if it would have to work."""
        return self._known(
            key_of(pair, order, level, self.encoder_of(pair)),
            lambda comparison: fits_pair(comparison, pair, level),
        )

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

    def _encoder(self, texts: registry.Texts) -> str:
        """The best encoder for `texts` that is installed and has not been given up."""
        return next((name for name in registry.suited(texts) if name not in self._given_up), registry.FALLBACK)

    def _known(self, key: str, fits: Check) -> Comparison | None:
        comparison = self._recent.get(key) or self._cache.load(key, fits)
        if comparison is not None:
            self._remember(key, comparison)
        return comparison

    def _remember(self, key: str, comparison: Comparison) -> None:
        with self._guard:
            self._recent[key] = comparison
            while len(self._recent) > _REMEMBERED:
                del self._recent[next(iter(self._recent))]

    def _answer(
        self,
        request: _Request,
        progress: Progress | None,
        partial: Partial | None = None,
        first: OnScreen | None = None,
    ) -> Comparison:
        """What is known of `request`, or what a worker answers when its turn has come."""
        if (known := self._known(request.key(self._encoder(request.texts)), request.fits)) is not None:
            return known
        from dialogue_reader.comparison.worker.process import Listener

        def progressed(share: float, seconds_left: float | None, nearby: bool) -> None:
            if progress is not None:
                progress(Share.of(share, seconds_left, nearby=nearby))

        listener = Listener(progressed, partial, first)
        if self._subject not in (None, request.subject):
            self.cancel()
        with self._guard:
            wave = self._wave
            self._subject, self._listener = request.subject, listener
        with self._turn:
            if (known := self._known(request.key(self._encoder(request.texts)), request.fits)) is not None:
                return known
            comparison = self._ask(
                wave, request, lambda worker: _answer(worker, request, listener, self._pause)
            ).comparison
        # Under the encoder that did it: what stood in for another one must not pass for its work in the next session.
        key = request.key(comparison.encoder)
        self._remember(key, comparison)
        self._cache.save(key, comparison)
        return comparison

    def _ask(self, wave: int, request: _Request, ask: "Callable[[WorkerProcess], _Reply | Failure | None]") -> "_Reply":
        """What a worker replies to `ask`; one that dies is started anew, then the fallback is asked."""
        from dialogue_reader.logs import logger

        log = logger(__name__)
        deaths = dict.fromkeys(registry.ENCODERS, 0)
        for _ in range(_TRIES + _FALLBACK_TRIES):
            worker = self._running(wave, self._encoder(request.texts))
            from dialogue_reader.comparison.worker.protocol import Failure  # while the worker loads

            try:
                reply = ask(worker)
            except BaseException:
                worker.stop()  # its answer must not be taken for the next question's
                raise
            self._check(wave)
            if isinstance(reply, Failure):
                raise ComparisonFailedError(reply.code, error=reply.error)
            if reply is not None:
                return reply
            worker.stop()
            log.warning("the worker with the encoder %s ended with status %s", worker.encoder, worker.returncode)
            deaths[worker.encoder] += 1
            if worker.encoder != registry.FALLBACK and deaths[worker.encoder] >= _TRIES:
                log.warning("the encoder %s is given up", worker.encoder)
                self._given_up.add(worker.encoder)
        raise ComparisonFailedError("worker_died")

    def _check(self, wave: int) -> None:
        if self._wave != wave or self._closed:
            raise ComparisonCancelledError

    def _running(self, wave: int, encoder: str) -> "WorkerProcess":
        from dialogue_reader.comparison.worker.process import WorkerProcess

        with self._guard:
            self._check(wave)
            if self._worker is None or not self._worker.is_alive or self._worker.encoder != encoder:
                if self._worker is not None:
                    self._worker.stop()
                self._worker = WorkerProcess(encoder, self._folder)
            return self._worker


def _pair_request(pair: Pair, order: Order = "auto", level: Level = "passage", *, piecewise: bool = False) -> _Request:
    """The question about two articles."""

    def question() -> "Question":
        from dialogue_reader.comparison.worker.protocol import question_of

        return question_of(pair, order, level, piecewise=piecewise)

    return _Request(
        lambda encoder: key_of(pair, order, level, encoder, piecewise=piecewise),
        _texts(pair),
        (pair.left.fingerprint, pair.right.fingerprint),
        lambda comparison: fits_pair(comparison, pair, level),
        question,
    )


def _answer(
    worker: "WorkerProcess", request: _Request, listener: "Listener", pause: Callable[[], None]
) -> "Answer | Failure | None":
    from dialogue_reader.comparison.worker import conversation

    worker.subject = request.subject
    # The worker loads while the statements are cut; those of a book are not kept until it answers.
    return conversation.ask(worker, request.question(), listener, pause)


def _sought(
    worker: "WorkerProcess", request: _Request, awaited: "Awaited", pause: Callable[[], None]
) -> "Sought | Failure | None":
    from dialogue_reader.comparison.worker import conversation

    if worker.subject != request.subject:
        conversation.tell(worker, request.question(), pause)
        worker.subject = request.subject
    return conversation.seek(worker, awaited)


def _matched(
    worker: "WorkerProcess", question: PhraseQuestion, pause: Callable[[], None]
) -> "PhrasesMatched | Failure | None":
    from dialogue_reader.comparison.worker import conversation

    return conversation.match(worker, question, pause)


def _texts(pair: Pair) -> registry.Texts:
    left, right = pair
    return registry.Texts((left.language, right.language), max(len(left.passages), len(right.passages)))
