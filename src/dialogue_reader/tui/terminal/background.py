"""Whether the terminal's background is light or dark, as it answers itself, or as the environment says.

The answer to OSC 11 comes among the keys that are typed, in one piece or in several, soon or never; whatever is not
the answer goes on to where keys go, and is held back no longer than it takes to tell.
"""

import re
import time
from collections.abc import Callable, Mapping

_QUERY = "\x1b]11;?\x1b\\"
# Not every tmux answers for the terminal behind it; with `allow-passthrough` on, it lets this through.
_PAST_TMUX = "\x1bPtmux;" + _QUERY.replace("\x1b", "\x1b\x1b") + "\x1b\\"

# Compiled when something arrives, which is after the first page.
_ANSWER = r"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})[^\x07\x1b]*(?:\x07|\x1b\\)"
_BEGUN = r"\x1b(?:\](?:1(?:1(?:;[^\x07\x1b]{0,40}\x1b?)?)?)?)?\Z"
_LIGHT = 0.5  # of the brightness of white
_AWAITED = 3.0  # seconds in which the beginning of an answer is held back for the rest of it
_PIECE = 0.1  # seconds after which the next piece would have come


class AnswerFilter:
    """Takes the answer out of what arrives from the terminal, and remembers it."""

    def __init__(self, now: Callable[[], float] = time.monotonic, awaited: int = 1) -> None:
        """`now` is a clock, of seconds; so many answers are awaited from the beginning."""
        self.is_light: bool | None = None
        self._awaited = awaited
        self._now = now
        self._until = now() + _AWAITED
        self._held = ""
        self._held_since = 0.0

    def passed_on(self, data: str) -> str:
        """What has arrived by now, without the answer, and without what may be the beginning of one."""
        data = self._held + data
        while answer := re.search(_ANSWER, data):
            self.is_light = _brightness(*answer.groups()) > _LIGHT
            data = data[: answer.start()] + data[answer.end() :]
            self._awaited -= 1
        if self._awaited <= 0:
            self._until = 0.0
        begun = re.search(_BEGUN, data) if self._now() < self._until else None
        self._held = data[begun.start() :] if begun else ""
        self._held_since = self._now()
        return data[: begun.start()] if begun else data

    def given_up(self) -> str:
        """What was held back, and is no answer after all: nothing has followed for a while."""
        if self._now() < self._held_since + _PIECE:
            return ""
        held, self._held = self._held, ""
        return held


def _brightness(*parts: str) -> float:
    """How bright a colour is, 0 to 1; parts of one to four hexadecimal digits."""
    red, green, blue = (int(part, 16) / int("f" * len(part), 16) for part in parts)
    return 0.299 * red + 0.587 * green + 0.114 * blue


def queries(environment: Mapping[str, str]) -> tuple[str, ...]:
    """What asks the terminal, and, where there is tmux between, the terminal behind it as well."""
    return (_QUERY, _PAST_TMUX) if environment.get("TMUX") else (_QUERY,)


def is_asked(environment: Mapping[str, str]) -> bool:
    """Whether the terminal may be asked: the console of Linux takes the question for something else."""
    return environment.get("TERM", "") not in ("", "dumb", "unknown", "linux")


def is_light_by(environment: Mapping[str, str]) -> bool:
    """Whether COLORFGBG, which some terminals set, says that the background is light."""
    last = environment.get("COLORFGBG", "").rpartition(";")[2]
    return last.isdecimal() and (int(last) == 7 or 9 <= int(last) <= 15)
