"""How well a sentence stands alone: whether it is whole, whose words it gives, and what it leans on.

An editor takes a sentence out of a report only if a reader understands it without the rest. What is no sentence of the
newsroom's own, or only a piece of one, does not stand at all.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dialogue_reader.documents.model import Article, Passage, Sentence
from dialogue_reader.language.introductions import names_a_stranger
from dialogue_reader.language.leaning import lean_of, names_nobody, quotation_leans
from dialogue_reader.language.press.newsroom import CREDIT_WORDS, IN_PICTURE, NO_COMMENT, ON_FILM, ONLY_SPOKE
from dialogue_reader.language.press.page_furniture import ADDRESSED
from dialogue_reader.language.quotation_marks import MARKS, opens
from dialogue_reader.language.run_on import has_run_on
from dialogue_reader.language.words import UNSPACED, stop_flags, word_spans

_END = re.compile(r"[.!?…。！？．।॥؟۔։።][\"'”’»«“)\]』」*_\s]*(?:\[\d+\][\s.]*)*\Z")
_STRAY_MARK = re.compile(r"[.!?…]\s+[\"“„«]\s*\Z")  # of a quotation that never comes
_CLOSING = '"”»」』'
_STOPS = frozenset(",.!?…")
# A picture's caption, by its credit; one at the beginning of a passage is of a caption, "(Reuters)" is not.
_EDGE = 80  # code points of a passage
_PAGE_TAIL = r"\.Credit[A-Z]|(?:[/(]|\bvia )(?:AP|AFP|EPA|Reuters|Getty(?: Images)?)\)?\.?\Z"
_PAGE_HEAD = r"(?:(?:Photo|Image|File)s?|UPDATED?|Updated?|CORRECTION|Correction|MISE À JOUR|Mise à jour)\s?:"
# A colon before anything but a quotation: "Objectif : …", "The towns are: …" are a label, or a list.
_LISTS = re.compile(r":(?!\s*[\"“«„‘'])\s(?P<after>.*)", re.DOTALL)
_CREDIT = re.compile(rf"\W{{0,3}}(?:{CREDIT_WORDS}) ?:")  # what ends a caption
_NUMBER = re.compile(r"\A\d{1,2}\s?(?:[.)]|[-–](?=\s))\s*")  # of an item in a list
_TAIL_OF_BRACKET = re.compile(r"[^()]{2,}\)")
_BRACKET = re.compile(r"\([^()]*\)\s+(?=[^\W\d_])")
_CODE = re.compile(r"[{};=<>|\\]{2}|\w\(\)|\w+_\w+\(|[=!]=|\t")
_FIGURES = (
    0.4  # share of figures and signs among the characters from which a row of a table is likelier than a sentence
)

_REACH = 5  # passages that a quotation may run on without a mark
_SURELY_WHOLE = 15  # words of what is a sentence even if it has no full stop
_FEWEST = 4  # words of a sentence that says anything
_ALONE = 4  # words beside a quotation that are enough for saying whose it is, without a name
_BARE = 7  # words beside a quotation up to which a speaker without a name is nobody: "the former vice president said"
_MOSTLY = 0.5  # share of a quotation in a sentence from which its speaker has to be known

# Set by eye on reports of three newsrooms; an order among sentences that say about as much.
_LEANS = {"pronoun": 0.5, "connective": 0.55, "further": 0.85, None: 1.0}
_ASKS = 0.8
_LISTS_ONLY = 0.55
_NO_COMMENT = 0.4
_QUOTES_MUCH = 0.95
_NAMES_A_STRANGER = 0.7


class _Voice(NamedTuple):
    """A sentence's quotations: the text outside and inside, the share of that, and whether it was begun before."""

    outside: str
    inside: str
    begins_quoted: bool
    share: float
    goes_on: bool


def standing(article: Article, sentences: Sequence[Sentence]) -> list[float]:
    """How well (0..1) each of the `sentences` of an article stands alone; 0 where it does not."""
    title = _content(article.title, article.language)
    cased = _begins_with_capitals(article, sentences)
    is_own = [
        not (
            _is_broken(article, sentence, cased=cased)
            or _is_of_the_page(article, sentence)
            or _tells_title(article, sentence, title)
        )
        for sentence in sentences
    ]
    lead = next((sentence for sentence, own in zip(sentences, is_own, strict=True) if own), None)
    known = frozenset(title | (_content(article.text_of(lead), article.language) if lead else set()))
    return [
        _alone(article, sentence, voice, known) if own else 0.0
        for sentence, voice, own in zip(sentences, _voices(article, sentences), is_own, strict=True)
    ]


def _alone(article: Article, sentence: Sentence, voice: _Voice, known: frozenset[str]) -> float:
    """How well the words of a sentence stand, going by who says them and what they lean on."""
    words, outside = article.text_of(sentence), word_spans(voice.outside)
    if len(word_spans(words)) < _FEWEST or (voice.share and (voice.goes_on or not outside)):
        return 0.0
    if not voice.share and re.match(ONLY_SPOKE, words):
        return 0.0
    is_mostly_quoted = voice.share > _MOSTLY
    if is_mostly_quoted and len(outside) < _ALONE and not any(voice.outside[a].isupper() for a, _ in outside):
        return 0.0
    lean = lean_of(voice.outside, article.language, known)
    if quotation_leans(voice.inside, voice.outside, voice.begins_quoted, article.language):
        lean = "pronoun"
    if is_mostly_quoted and len(outside) <= _BARE and names_nobody(voice.outside, article.language):
        lean = "pronoun"
    if re.search(NO_COMMENT, voice.outside):
        return _NO_COMMENT
    asks = _ASKS if "?" in words or "？" in words else 1.0
    lists = _LISTS_ONLY if _is_list(words, article.language) else 1.0
    stranger = _NAMES_A_STRANGER if names_a_stranger(voice.outside, article.language, known) else 1.0
    return _LEANS[lean] * asks * lists * stranger * (_QUOTES_MUCH if is_mostly_quoted else 1.0)


def _is_list(words: str, language: str) -> bool:
    """Whether its colon makes it a label or a list: no quotation follows nor, in English, a sentence with a capital."""
    colon = _LISTS.search(words)
    if not colon or language != "en":
        return bool(colon)
    after = [colon["after"][a:b] for a, b in word_spans(colon["after"])]
    tells = bool(after) and after[0][0].isupper() and 2 * sum(word.islower() for word in after) > len(after)
    return not (tells and len(word_spans(words[: colon.start()])) >= _FEWEST)


def _begins_with_capitals(article: Article, sentences: Sequence[Sentence]) -> bool:
    """Whether sentences mostly begin with one: not in Georgian, which has none, nor where somebody writes without."""
    firsts = [next((c for c in article.text_of(sentence) if c.isalpha()), "") for sentence in sentences]
    return sum(first.islower() for first in firsts) <= len(firsts) / 2


def _is_broken(article: Article, sentence: Sentence, *, cased: bool) -> bool:
    """Whether it is no whole sentence: a heading, a row of a table, code, a piece of a sentence cut in two.

    Where sentences are `cased`, a small letter begins none.
    """
    words, following = article.text_of(sentence), sentence.id + 1
    if article.language not in UNSPACED and not _END.search(words) and not _lacks_only_its_stop(article, sentence):
        return True
    if _is_no_prose(words) or _goes_on(words, cased=cased) or _STRAY_MARK.search(words) or _CREDIT.match(words):
        return True
    after = article.sentences[following] if following < len(article.sentences) else None
    if after is None or after.passage != sentence.passage:
        return False
    return _goes_on(article.text_of(after), cased=cased) or bool(_CREDIT.match(article.text_of(after)))


def _lacks_only_its_stop(article: Article, sentence: Sentence) -> bool:
    """Whether it ends its passage with a quotation, without the full stop, and is as long as a sentence."""
    words = article.text_of(sentence)
    ends = sentence.end == article.passages[sentence.passage].end
    return ends and words[-1] in _CLOSING and len(word_spans(words)) >= _SURELY_WHOLE


def _is_of_the_page(article: Article, sentence: Sentence) -> bool:
    """Whether it is or holds a picture's caption, a heading runs into it, or the page speaks to its reader in it."""
    words, passage = article.text_of(sentence), article.passages[sentence.passage]
    if has_run_on(words, article.language) or any(re.match(addressed, words) for addressed in ADDRESSED):
        return True
    in_picture = re.search(IN_PICTURE, words, re.IGNORECASE)
    named = words[: in_picture.start()].split()[-1] if in_picture else ""
    if named[:1].isupper() or re.match(ON_FILM, words):
        return True
    head, tail = (article.text[slice(*ends)] for ends in (
        (passage.start, min(passage.end, passage.start + _EDGE)), (max(passage.start, passage.end - _EDGE), passage.end)
    ))  # fmt: skip
    return bool(re.match(_PAGE_HEAD, head) or re.search(_PAGE_TAIL, tail))


def _goes_on(words: str, *, cased: bool) -> bool:
    """Whether a sentence begins in the middle: with a small letter, an initial, or what stands between its parts."""
    bare = words.lstrip("\"“„«'‘(–—-• ")
    bare = _NUMBER.sub("", bare)
    first = bare.split(None, 1)[0] if bare else ""
    if not first or first[0] in ",;:)”»]…" or first.startswith("..."):
        return True
    if words[0] in ")]”»" or _TAIL_OF_BRACKET.match(_NUMBER.sub("", words)):
        return True
    bracket = _BRACKET.match(words)
    if cased and bracket and words[bracket.end()].islower():
        return True
    is_small = first[0].islower() and not any(c.isupper() for c in first)
    return (cased and is_small) or bool(re.fullmatch(r"[^\W\d_]\.,?", first))


def _is_no_prose(words: str) -> bool:
    signs = sum(not (c.isalpha() or c.isspace() or c in ".,'’-\"“”«»" or ord(c) > 0x2FF) for c in words)
    return signs > _FIGURES * len(words) or bool(_CODE.search(words))


def _voices(article: Article, sentences: Sequence[Sentence]) -> list[_Voice]:
    """The quotations of each sentence."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for sentence in sentences:
        if sentence.passage not in spans:
            passage = article.passages[sentence.passage]
            spans[sentence.passage] = quoted_spans(article, passage)
    return [_voice(article.text, sentence, spans[sentence.passage]) for sentence in sentences]


def _voice(text: str, sentence: Sentence, quoted: Sequence[tuple[int, int]]) -> _Voice:
    outside, inside, at = [], [], sentence.start
    for start, end in quoted:
        if start < sentence.end and end > sentence.start:
            a, b = max(start, sentence.start), min(end, sentence.end)
            outside.append(text[at:a])
            inside.append(text[a:b])
            at = b
    outside.append(text[at : sentence.end])
    share = sum(map(len, inside)) / max(1, sentence.end - sentence.start)
    goes_on = any(start < sentence.start < end for start, end in quoted)
    return _Voice(" ".join(outside), " ".join(inside), not outside[0].strip(), share, goes_on)


def quoted_spans(article: Article, passage: Passage) -> list[tuple[int, int]]:
    """Spans of what a passage quotes, with the marks.

    A quotation that is never closed goes on if the next passage begins with a mark as well, or the next mark of all
    closes one: then what stands between is quoted, too. Otherwise its end was forgotten, and is that of its sentence.
    """
    spans, opened = _marked(article, passage)
    if opened is not None:
        goes_on = _is_carried_on(article, passage) or _is_closed_later(article, passage)
        spans.append((opened, passage.end if goes_on else _sentence_end(article, opened)))
    elif not spans and _is_within(article, passage):
        spans.append((passage.start - 1, passage.end))
    return spans


def _marked(article: Article, passage: Passage) -> tuple[list[tuple[int, int]], int | None]:
    """Spans of what a passage quotes as far as its own marks tell, and the place of a mark that is never closed.

    The first mark may close what a passage before opened: "”" does, and any other that opens nothing where it stands
    beside a stop. Within a quotation further marks open nothing.
    """
    text, start, end = article.text, passage.start, passage.end
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in MARKS.finditer(text, start, end):
        at, sign = mark.start(), mark.group()
        begins = opens(text, at, start, within=opened is not None)
        if opened is None and begins:
            opened = at
        elif opened is None:
            if not spans and (sign == "”" or not _STOPS.isdisjoint((text[at - 1 : at], text[at + 1 : at + 2]))):
                spans.append((start - 1, at + 1))  # begun before
        elif begins and sign == text[opened] and at > (forgotten := _sentence_end(article, opened)):
            spans.append((opened, forgotten))
            opened = at
        elif not begins or (sign == "“" and text[opened] == "„"):
            spans.append((opened, at + 1))
            opened = None
    return spans, opened


def _is_within(article: Article, passage: Passage) -> bool:
    """Whether a passage without a mark stands in a quotation of several."""
    before = reversed(article.passages[max(0, passage.id - _REACH) : passage.id])
    marked = next((p for p in before if MARKS.search(article.text, p.start, p.end)), None)
    return marked is not None and _marked(article, marked)[1] is not None and _is_closed_later(article, passage)


def _is_closed_later(article: Article, passage: Passage) -> bool:
    """Whether the first mark of the passages after this one closes what none of them has opened."""
    for after in article.passages[passage.id + 1 : passage.id + 1 + _REACH]:
        if MARKS.search(article.text, after.start, after.end):
            spans, _ = _marked(article, after)
            return bool(spans) and spans[0][0] < after.start
    return False


def _sentence_end(article: Article, at: int) -> int:
    """Where the sentence ends that holds the mark at a place."""
    return article.sentence_at(at).end


def _is_carried_on(article: Article, passage: Passage) -> bool:
    """Whether the next passage begins with a quotation, as a quotation of several paragraphs does in print."""
    following = passage.id + 1
    return following < len(article.passages) and bool(MARKS.match(article.text, article.passages[following].start))


def _content(words: str, language: str) -> set[str]:
    units = [words[a:b].lower() for a, b in word_spans(words)]
    return {unit for unit, stop in zip(units, stop_flags(units, language), strict=True) if not stop}


def _tells_title(article: Article, sentence: Sentence, title: set[str]) -> bool:
    """Whether a sentence is the headline, or a part of it, printed once more."""
    words = article.text_of(sentence).strip()
    if words in article.title:
        return True
    content = _content(words, article.language)
    return bool(title) and content <= title and len(content) >= len(title) / 2
