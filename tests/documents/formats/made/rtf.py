"""Documents in RTF, with letters in Unicode or in the encoding of a font."""

from dialogue_reader.documents.formats import Block
from tests.documents.formats.made import Made, cells, parted

_STYLES = (
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2\outlinelevel1 heading 2;}{\s3 Title;}{\s4 Quote;}"
    r"{\s5 caption;}{\*\cs10 Default Paragraph Font;}}"
)
FONTS = r"{\fonttbl{\f0\fnil\fcharset0 Times;}{\f1\fnil\fcharset163 Times{\*\falt Arial};}{\f2\fnil\fcharset2 Symbol;}}"


def document(body: str, fonts: str = FONTS, head: str = r"\ansi\ansicpg1252\deff0", info: str = "") -> bytes:
    return rf"{{\rtf1{head}{fonts}{{\colortbl;\red0\green0\blue0;}}{_STYLES}{info}{{\header Running}}{body}}}".encode(
        "latin-1"
    )


def in_unicode(text: str) -> str:
    """Escaped, with \\uN and a question mark for every letter beyond ASCII."""
    units = memoryview(text.encode("utf-16-le")).cast("H")
    parts = []
    for unit in units:
        letter = chr(unit)
        if letter == "\n":
            parts.append(r"\line ")
        elif letter in "\\{}":
            parts.append("\\" + letter)
        else:
            parts.append(letter if unit < 128 else rf"\u{unit - (1 << 16) if unit > 32767 else unit}?")
    return "".join(parts)


def written(made: Made) -> bytes:
    date = made.published
    when = rf"{{\creatim\yr{date.year}\mo{date.month}\dy{date.day}\hr{date.hour}\min{date.minute}}}" if date else ""
    title = rf"{{\title {in_unicode(made.title)}}}" if made.title else ""
    author = rf"{{\author {in_unicode(made.author)}}}" if made.author else ""
    body = "".join(map(_written, made.blocks))
    if made.notes:
        notes = "".join(rf"{{\super\chftn}}{{\footnote\pard\plain\chftn {in_unicode(n)}}}" for n in made.notes)
        body = body.removesuffix("\\par\n") + notes + "\\par\n"
    return document(body, info=rf"{{\info{title}{author}{when}{{\*\company Nobody}}}}")


def _written(block: Block) -> str:
    if block.kind == "table":
        rows = ("".join(rf"\pard\intbl {in_unicode(cell)}\cell " for cell in row) for row in cells(block))
        return "".join(rf"\trowd\cellx1000\cellx2000 {row}\row" + "\n" for row in rows)
    number, words = parted(block) if block.kind == "item" else ("", block.text)
    style = {"title": r"\s3", "quotation": r"\s4", "caption": r"\s5", "heading": rf"\s{block.level}"}
    shape = style.get(block.kind or "", "")
    if block.kind == "item":
        sign = number or r"\f2\'b7"
        shape = rf"\ls1\ilvl{block.level - 1}{{\listtext\pard\plain {sign}\tab}}"
    return rf"\pard\plain{shape} {in_unicode(words)}\par" + "\n"
