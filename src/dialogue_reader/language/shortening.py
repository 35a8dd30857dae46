"""A text too long for its place, cut by one rule: lists, tables and pages show the beginnings of passages alike."""


def shortened(text: str, longest: int) -> str:
    """The text on one line, of at most `longest` code points: what is over is cut off, at a word, with an ellipsis.

    A word that would take half of the room with it is cut itself, as are texts without spaces. The ellipsis takes the
    place of a full stop or a comma before it.
    """
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    words = line[:longest].rfind(" ")
    return line[: words if 2 * words >= longest else longest - 1].rstrip(" .,;:…") + "…"
