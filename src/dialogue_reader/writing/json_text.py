"""JSON as every export writes it: letters as they are, nothing in it that steers a terminal."""

from io import StringIO
from typing import Any

from dialogue_reader.language.terminal_safe import escaped


def json_text(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """`value` as JSON that ends with a line break."""
    import json

    stream = StringIO()  # json.dumps would hold every piece of a vast answer at once
    json.dump(value, stream, ensure_ascii=False, indent=2)
    stream.write("\n")
    return escaped(stream.getvalue())
