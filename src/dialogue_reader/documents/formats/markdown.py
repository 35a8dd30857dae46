"""Texts in Markdown (CommonMark, with the tables of GitHub and footnotes): the words without the signs.

Front matter, a block of "key: value" lines between two lines of dashes, says what is known of the text.
"""

import re
from collections.abc import Iterator, MutableMapping
from html import unescape
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from dialogue_reader.documents.decoding import decode
from dialogue_reader.documents.formats import Block, Imported
from dialogue_reader.documents.formats.building import Building, sign_of_note
from dialogue_reader.documents.model import Field, Kind
from dialogue_reader.documents.moments import moment
from dialogue_reader.documents.sources import is_url
from dialogue_reader.errors import DocumentError
from dialogue_reader.language.identify import code_of

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_LONGEST_FRONT = 1 << 16
_LINE = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*:(?:\s+(.*))?$")
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/"}
_KEYS = {
    "title": ("title",),
    "byline": ("author", "authors", "byline", "by"),
    "outlet": ("outlet", "site", "site_name", "sitename", "publisher", "publication"),
    "published": ("published", "date", "publishdate", "pubdate"),
    "updated": ("updated", "lastmod", "modified", "last_modified_at"),
    "language": ("language", "lang", "locale"),
    "url": ("url", "source", "link", "canonical", "canonical_url"),
}
_NOTE = re.compile(r"\[\^([^\]\s]{1,99})\]:[ \t]?")
_NOTE_SIGN = re.compile(r"\[\^([^\]\s]{1,99})\]")
_MOST = 200_000  # lines and cells, of which the parser makes a thousand bytes each
_LONGEST = 20_000  # code points of a paragraph in which signs are looked for
_BRACKETS = 300  # in such a paragraph; to pair them may take their square in time
_SIGN = re.compile(r"[\\`*_\[\]<&\n]")
_TASK = re.compile(r"\[[ xX]\]\s+")
_DROPPED = re.compile(
    r"<!--.*?(?:-->|$)|<(script|style)\b.*?(?:</\1\s*>|$)|</?[A-Za-z][^<>]*>", re.DOTALL | re.IGNORECASE
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_PICTURE = re.compile(r"[\w.-]*\.(?:png|jpe?g|gif|webp|svg)|image|img|photo|alt(?:[ -]text)?|", re.IGNORECASE)


def read(data: bytes, source: str, encoding: str | None) -> Imported | None:
    """The text and its front matter."""
    text = decode(data, source, encoding)
    if text.count("\n") + text.count("|") > _MOST:
        raise DocumentError("too_many_parts", source, most=_MOST)
    front = _front_matter(text)
    parser = MarkdownIt("commonmark", {"maxNesting": 60}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.block.ruler.before("reference", "note", _note, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.before("link", "note_sign", _note_sign)
    env: dict[str, Any] = {}
    tokens = parser.parse(text[front.end :], env)
    page = _Page(source, parser, env)
    for token in tokens:
        page.take(token)
    page.take_notes()
    return _described(front.keys, page.building.blocks())


class _Front(NamedTuple):
    keys: dict[str, str]
    end: int


def _front_matter(text: str) -> _Front:
    """What stands on top, and where it ends; it is none unless every line that is not set in has a key."""
    match = _FRONT.match(text[:_LONGEST_FRONT])
    keys = _keys(match.group(1).splitlines()) if match else None
    return _Front(keys, match.end()) if match and keys else _Front({}, 0)


def _keys(lines: list[str]) -> dict[str, str] | None:
    """The keys and values of the part of YAML that front matter is written in; None where it is something else."""
    keys: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        match = _LINE.match(words) if line[:1] not in (" ", "\t", "-") else None
        if match:
            key = match.group(1).lower()
            value = (match.group(2) or "").strip()
            keys[key] = [] if value in ("", "|", ">", "|-", ">-") else _values(value)
        elif key and line[:1] in (" ", "\t", "-"):
            keys[key] += _values(words.removeprefix("-").strip())
        else:
            return None
    return {key: ", ".join(values) for key, values in keys.items()}


def _values(value: str) -> list[str]:
    if value.startswith("[") and value.endswith("]"):
        return [part for item in value[1:-1].split(",") for part in _values(item.strip())]
    return [_scalar(value)] if value else []


def _scalar(value: str) -> str:
    """A word of YAML: as it is, in single quotation marks, or in double ones with escapes."""
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    if len(value) > 1 and value[0] == value[-1] == '"':
        return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match.group(1), match.group()), value[1:-1])
    return value.partition(" #")[0].rstrip()


def _described(keys: dict[str, str], blocks: tuple[Block, ...]) -> Imported:
    def known(field: str) -> str:
        return next((keys[key] for key in _KEYS[field] if keys.get(key)), "")

    published, updated = moment(known("published")), moment(known("updated"))
    guessed: set[Field] = set()
    if published and not published.sure:
        guessed.add("published")
    if updated and not updated.sure:
        guessed.add("updated")
    address = known("url")
    return Imported(
        blocks,
        known("title"),
        known("byline") or None,
        known("outlet") or None,
        published.time if published else None,
        updated.time if updated else None,
        code_of(known("language")),
        address if is_url(address) else None,
        frozenset(guessed),
    )


class _List:
    def __init__(self, number: int | None) -> None:
        self.number = number

    def label(self, sign: str) -> str:
        """What is printed before the next item; `sign` is what follows its number."""
        if self.number is None:
            return ""
        self.number += 1
        return f"{self.number - 1}{sign or '.'}"


class _Page:
    """Takes the tokens of blocks in their order."""

    def __init__(self, source: str, parser: MarkdownIt, env: dict[str, Any]) -> None:
        self.building = Building(source)
        self._parser = parser
        self._env = env
        self._lists: list[_List] = []
        self._quotations = 0
        self._label: str | None = None  # of an item whose words are still to come
        self._heading = 0

    def take_notes(self) -> None:
        """Show the notes, in the order in which the text refers to them; those that nothing refers to come last."""
        notes, marks = _notes_of(self._env), _marks_of(self._env)
        for label in sorted(notes, key=lambda label: marks.get(label, len(notes) + 1)):
            self.building.begin_note(str(marks.get(label, "")))
            for token in notes[label]:
                self.take(token)
            self.building.end_note()

    def take(self, token: Token) -> None:
        """Show one token."""
        kind = token.type
        if kind == "inline":
            self._paragraph(token.content)
        elif kind in ("fence", "code_block"):
            self._write(None, token.content)
        elif kind == "html_block":
            self._html(token.content)
        elif kind in ("heading_open", "heading_close"):
            self._heading = int(token.tag[1:]) if kind == "heading_open" else 0
        elif kind in ("blockquote_open", "blockquote_close"):
            self._quotations += token.nesting
        elif kind in ("bullet_list_open", "ordered_list_open"):
            start = token.attrGet("start")
            self._lists.append(_List(int(1 if start is None else start) if kind == "ordered_list_open" else None))
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif kind == "list_item_open":
            self._label = self._lists[-1].label(token.markup)
        elif kind == "list_item_close":
            self._label = None
        elif kind == "table_open":
            self.building.begin_table()
        elif kind == "table_close":
            self.building.end_table()
        elif kind == "tr_open":
            self.building.begin_row()
        elif kind in ("th_open", "td_open"):
            self.building.begin_cell()

    def _paragraph(self, content: str) -> None:
        if not _SIGN.search(content) or len(content) > _LONGEST or content.count("[") > _BRACKETS:
            self._write(self._kind(), content.replace("\n", " "))
            return
        tokens: list[Token] = []
        self._parser.inline.parse(content, self._parser, self._env, tokens)
        kind = self._kind()
        if kind is None and not self.building.in_table and _is_caption(tokens):
            kind = "caption"
        words = "".join(_words(tokens))
        self._write(kind, _TASK.sub("", words, count=1) if kind == "item" else words)

    def _write(self, kind: Kind | None, words: str) -> None:
        if not words.strip():
            return
        level = self._heading if kind == "heading" else len(self._lists) if kind == "item" else 0
        self.building.begin(kind, level, (self._label or "") if kind == "item" else "")
        self.building.say_lines(words)
        self.building.end()
        self._label = None

    def _kind(self) -> Kind | None:
        if self._heading:
            return "heading"
        if self._label is not None:
            return "item"
        return "quotation" if self._quotations else None

    def _html(self, content: str) -> None:
        for part in re.split(r"\n[^\S\n]*\n", unescape(_DROPPED.sub("", _BREAK.sub("\n", content)))):
            self._write(self._kind(), part)


def _words(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("text", "text_special", "code_inline"):
            yield token.content
        elif token.type == "softbreak":
            yield " "
        elif token.type == "hardbreak" or (token.type == "html_inline" and _BREAK.fullmatch(token.content)):
            yield "\n"
        elif token.type == "image":
            alternative = "".join(_words(token.children or []))
            if not _PICTURE.fullmatch(alternative.strip()):
                yield alternative


def _is_caption(tokens: list[Token]) -> bool:
    """Whether it is all in italics, or a picture and nothing else."""
    shown = [token for token in tokens if token.type != "text" or token.content.strip()]
    if shown and all(token.type in ("image", "link_open", "link_close", "softbreak", "hardbreak") for token in shown):
        return any(token.type == "image" for token in shown)
    if len(shown) < 3 or shown[0].type != "em_open" or shown[-1].type != "em_close":
        return False
    depth = 0
    for token in shown[:-1]:
        depth += token.nesting if token.type in ("em_open", "em_close") else 0
        if depth == 0:
            return False
    return True


def _note(state: StateBlock, begin: int, end: int, silent: bool) -> bool:
    """A rule for blocks: "[^1]: words", and lines below that go on or are set in, are a note for the end."""
    if state.is_code_block(begin) or state.env.get("in_note"):
        return False
    line = state.src[state.bMarks[begin] + state.tShift[begin] : state.eMarks[begin]]
    match = _NOTE.match(line)
    if not match:
        return False
    if silent:
        return True
    lines = [line[match.end() :]]
    at = begin + 1
    while at < end:
        if state.isEmpty(at):
            if at + 1 >= end or state.isEmpty(at + 1) or state.sCount[at + 1] - state.blkIndent < 4:
                break
            lines.append("")
        else:
            words = state.src[state.bMarks[at] + state.tShift[at] : state.eMarks[at]]
            if _NOTE.match(words):
                break
            lines.append(words)
        at += 1
    state.env["in_note"] = True
    note = _notes_of(state.env).setdefault(match.group(1), [])
    state.md.block.parse("\n".join(lines), state.md, state.env, note)
    state.env["in_note"] = False
    state.line = at
    return True


def _note_sign(state: StateInline, _: bool, /) -> bool:
    """A rule for words: the sign that leads to a note is shown as its number, counted as the text refers to them."""
    match = _NOTE_SIGN.match(state.src, state.pos, state.posMax)
    if not match or match.group(1) not in _notes_of(state.env):
        return False
    marks = _marks_of(state.env)
    state.push("text", "", 0).content = sign_of_note(str(marks.setdefault(match.group(1), len(marks) + 1)))
    state.pos = match.end()
    return True


def _notes_of(env: MutableMapping[str, Any]) -> dict[str, list[Token]]:
    """The notes of the text, by their labels."""
    notes: dict[str, list[Token]] = env.setdefault("notes", {})
    return notes


def _marks_of(env: MutableMapping[str, Any]) -> dict[str, int]:
    """The numbers of the notes that the text has referred to so far, by their labels."""
    marks: dict[str, int] = env.setdefault("marks", {})
    return marks
