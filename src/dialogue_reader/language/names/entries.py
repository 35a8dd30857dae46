"""Tables of what several languages call one thing: "en Senate; fr Sénat; de Senat", an entry a line."""

from collections.abc import Iterator


def entries(table: str) -> Iterator[list[tuple[str, str]]]:
    """The languages of each entry with what stands there, the first language first; indented lines go on."""
    for line in table.strip().replace("\n    ", " ").splitlines():
        parts = (part.strip().partition(" ") for part in line.split(";"))
        yield [(language, words) for language, _, words in parts]
