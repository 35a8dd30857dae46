"""Where sentences begin and end, for any language that `sentencex` knows."""

import re

# One sentence never needs more; a text without any stop is cut at white space so that every later step stays bounded.
LONGEST = 2000


# What stands before a name with a full stop that ends no sentence, where `sentencex` takes it for one.
_BEFORE_NAMES = {
    "fr": "M MM Mme Mmes Mlle Mlles Me Mes Mgr Dr Drs Pr Prs St Ste",
    "vi": "TS ThS Ths GS PGS BS Bs LS KS TP Tp TX ĐB",
}
_UNFINISHED = {
    language: rf"(?<!\w)(?:{'|'.join(words.split())})\.[ \u00a0]*\Z" for language, words in _BEFORE_NAMES.items()
}
_TAIL = 12  # code points of a piece in which such a word would stand


def sentence_spans(text: str, language: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the sentences in `text[start:end]`, without surrounding white space, in code points of `text`."""
    import sentencex

    end = len(text) if end is None else end
    unfinished = _UNFINISHED.get(language)
    spans: list[tuple[int, int]] = []
    begun = at = start
    for piece in sentencex.segment(language or "en", text[start:end]):
        at += len(piece)
        if at < end and unfinished and re.search(unfinished, piece[-_TAIL:]):
            continue
        spans.extend(_trimmed(text, begun, at))
        begun = at
    return [part for span in spans for part in _bounded(text, *span)]


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    piece = text[start:end]
    body = piece.strip()
    if not body:
        return []
    lead = len(piece) - len(piece.lstrip())
    return [(start + lead, start + lead + len(body))]


def _bounded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    parts = []
    while end - start > LONGEST:
        spaces = [m.start() for m in re.finditer(r"\s", text[start : start + LONGEST])]
        cut = start + (spaces[-1] if spaces and spaces[-1] > 0 else LONGEST)
        parts.extend(_trimmed(text, start, cut))
        start = cut
    parts.extend(_trimmed(text, start, end))
    return parts
