"""Where sentences begin and end, for any language that `sentencex` knows."""

import re

from dialogue_reader.language.abbreviations import is_unfinished
from dialogue_reader.language.quotation_marks import paired
from dialogue_reader.language.run_on import parted

# One sentence never needs more; a text without any stop is cut at white space so that every later step stays bounded.
LONGEST = 2000
_BEHIND, _AHEAD = 32, 40  # code points around a full stop that tell whether a sentence ends there
# A mark that is left with the sentence before the quotation that it opens.
_LEFT_BEHIND = re.compile(r"[.!?…]\s+([\"“„]|«\s*)\Z")


def sentence_spans(text: str, language: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the sentences in `text[start:end]`, without surrounding white space, in code points of `text`."""
    import sentencex

    end = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    begun = at = start
    for piece in sentencex.segment(language or "en", paired(text[start:end])):
        at += len(piece)
        if at < end and is_unfinished(text[max(begun, at - _BEHIND) : at], text[at : min(end, at + _AHEAD)], language):
            continue
        mark = _LEFT_BEHIND.search(text, begun, at)
        ends = mark.start(1) if mark and at < end else at
        spans.extend(_trimmed(text, begun, ends))
        begun = ends
    spans.extend(_trimmed(text, begun, end))
    apart = (part for span in spans for part in parted(text, *span, language))
    return [part for span in apart for part in _bounded(text, *span)]


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    piece = text[start:end]
    body = piece.strip()
    if not body:
        return []
    lead = len(piece) - len(piece.lstrip())
    return [(start + lead, start + lead + len(body))]


def _bounded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    if end - start <= LONGEST:
        return [(start, end)]
    parts = []
    while end - start > LONGEST:
        spaces = [m.start() for m in re.finditer(r"\s", text[start : start + LONGEST])]
        cut = start + (spaces[-1] if spaces and spaces[-1] > 0 else LONGEST)
        parts.extend(_trimmed(text, start, cut))
        start = cut
    parts.extend(_trimmed(text, start, end))
    return parts
