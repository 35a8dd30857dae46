"""Which files are journals: whoever opens a store looks for them, and finds none nearly always."""

from pathlib import Path

NAME = "waiting-{}.jsonl"


def journals(folder: Path) -> list[Path]:
    """The journals beside a database."""
    return sorted(folder.glob(NAME.format("*")))
