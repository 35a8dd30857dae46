"""Documents in Markdown."""

import re

from dialogue_reader.documents.formats import Block
from tests.documents.formats.made import Made, cells

_SIGNS = re.compile(r"([\\`*_\[\]<>#|&~])")


def written(made: Made) -> bytes:
    keys = {
        "title": made.title, "author": made.author, "outlet": made.outlet, "url": made.url, "language": made.language,
        "published": made.published.isoformat(" ") if made.published else "",
    }  # fmt: skip
    quoted = {key: value.replace("\\", "\\\\").replace('"', '\\"') for key, value in keys.items()}
    front = "".join(f'{key}: "{value}"\n' for key, value in quoted.items() if value)
    body: list[str] = []
    before: Block | None = None
    for k, block in enumerate(made.blocks):
        signs = "".join(f"[^{n}]" for n in range(len(made.notes))) if k == len(made.blocks) - 1 else ""
        tight = before is not None and before.kind == block.kind == "item"
        body.append(("\n" if tight or not body else "\n\n") + _written(block, signs))
        before = block
    notes = "".join(f"\n\n[^{n}]: {_escaped(note)}" for n, note in enumerate(made.notes))
    return f"---\n{front}---\n{''.join(body)}{notes}\n".encode()


def _written(block: Block, signs: str) -> str:
    words = _escaped(block.text).replace("\n", "\\\n") + signs
    if block.kind == "title":
        return f"# {words}"
    if block.kind == "heading":
        return f"{'#' * (block.level + 1)} {words}"
    if block.kind == "item":
        number = re.match(r"\d+\. ", block.text)
        return "   " * (block.level - 1) + (words if number else f"- {words}")
    if block.kind == "quotation":
        return "> " + words.replace("\n", "\n> ")
    if block.kind == "caption":
        return f"*{words}*"
    if block.kind == "table":
        rows = [f"| {' | '.join(_escaped(cell) for cell in row)} |" for row in cells(block)]
        return "\n".join([rows[0], "|" + "---|" * len(cells(block)[0]), *rows[1:]])
    return re.sub(r"^(\d+)\.", r"\1\\.", re.sub(r"^([-+=])", r"\\\1", words, flags=re.MULTILINE), flags=re.MULTILINE)


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
