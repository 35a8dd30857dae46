"""Notes of any kind for hypothesis, and stores that hold them."""

import re
from datetime import UTC, datetime

from hypothesis import strategies as st

from dialogue_reader.notes.arrivals import Arrival, Arrivals
from dialogue_reader.notes.model import COLOURS, Document, Selector, Target

_HALVES_IN_A_ROW = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def whole(text: str) -> str:
    """The text without halves of a character that make one, side by side: JSON writes both alike."""
    return _HALVES_IN_A_ROW.sub("\U0001f600", text)


ODD = st.sampled_from(
    ["e\u0301", "ế", "\r\n", "\n\n", "\udc80", "\ud800", "𝔘", "👩\u200d🌾", "\x00", "\x1b[31m", "\u202e", "</a>"]
)
TEXT = st.lists(st.text(max_size=12) | ODD, max_size=6).map("".join).map(whole)
WORDS = TEXT.filter(bool)
TIMES = st.datetimes(datetime(1000, 1, 1), datetime(9998, 1, 1), timezones=st.just(UTC))
IDS = st.uuids().map(str) | st.from_regex(r"\A(https://example\.org/|urn:x:)?[A-Za-z0-9_-]{1,22}\Z")
PLACES = (
    st.just("")
    | TEXT.map(lambda name: "/" + name.replace("\x00", ""))
    | st.sampled_from(["https://example.org/a?b=c#d", "https://example.org/ü ñ", "http://xn--bcher-kva.example/"])
)
DOCUMENTS = st.builds(
    Document,
    PLACES,
    TEXT,
    st.sampled_from(["vi", "fr", "und", "zh-Hant"]),
    st.none() | TEXT,
    st.none() | st.datetimes(),
)


@st.composite
def selectors(draw: st.DrawFn) -> Selector:
    """Words that were marked somewhere, with up to 32 code points on either side."""
    exact = draw(WORDS)
    start = draw(st.integers(0, 10**7))
    return Selector(exact, draw(TEXT)[-32:], draw(TEXT)[:32], start, start + len(exact))


@st.composite
def stores(draw: st.DrawFn, count: int) -> Arrivals:
    """Notes as a store holds them: on documents each with contents of its own, one target or two."""
    documents = draw(st.lists(DOCUMENTS, min_size=1, max_size=4))
    versions = st.integers(0, len(documents) - 1).flatmap(
        lambda n: st.sampled_from("ab").map(lambda version: (documents[n], f"{n}{version}" * 32))
    )
    targets = st.builds(
        lambda version, words, standing: Target(version[0], words, words.start, words.end, standing, version[1]),
        versions,
        selectors(),
        st.sampled_from(["exact", "orphan"]),
    )
    notes = st.builds(
        Arrival,
        IDS,
        st.lists(targets, min_size=1, max_size=2).map(tuple),
        st.sampled_from(COLOURS),
        st.just("") | TEXT,
        st.lists(
            st.text(min_size=1).map(lambda tag: tag.replace("\n", "\r")).map(whole) | st.just(" "), max_size=3
        ).map(tuple),
        TIMES,
        TIMES,
    )
    colours: dict[str, str] = draw(st.dictionaries(st.sampled_from(COLOURS), WORDS.map(str.strip).filter(bool)))
    return Arrivals(tuple(draw(st.lists(notes, min_size=count, max_size=count))), colours)
