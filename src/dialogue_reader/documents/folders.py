"""What a folder holds that can be opened: documents, folders, pairs told by their names; and what it stands for."""

import re
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_LANGUAGE = re.compile(r"(?P<name>.+)[._-](?P<language>[a-z]{2,3})(?P<ending>\.[^.]+(?:\.gz)?)")
_MOST = 2000  # names of a folder that are looked at; more than that nobody looks through


class Contents(NamedTuple):
    """What is in a folder, each in the order of the names; a pair is two documents with one name in two languages."""

    pairs: tuple[tuple[Path, Path], ...]
    folders: tuple[Path, ...]
    documents: tuple[Path, ...]


def contents_of(folder: Path) -> Contents:
    """What `folder` holds, hidden files left out. Raises OSError."""
    names = sorted((path for path in folder.iterdir() if not path.name.startswith(".")), key=_name)[:_MOST]
    folders = tuple(path for path in names if path.is_dir())
    documents = tuple(path for path in names if path.is_file())
    versions: defaultdict[str, list[Path]] = defaultdict(list)
    for path in documents:
        if match := _LANGUAGE.fullmatch(path.name):
            versions[match["name"]].append(path)
    pairs = tuple((paths[0], paths[1]) for paths in versions.values() if len(paths) == 2)
    return Contents(pairs, folders, documents)


def pair_in(source: str | Path) -> tuple[Path, ...]:
    """The pair in a folder that holds but one; nothing for any other path."""
    pairs = _contents(source).pairs
    return pairs[0] if len(pairs) == 1 else ()


def holds_several(source: str | Path) -> bool:
    """Whether `source` is a folder with several pairs, or documents of which none are one: a person has to choose."""
    contents = _contents(source)
    return len(contents.pairs) != 1 and bool(contents.documents)


def accounts_in(source: str | Path, most: int) -> list[str]:
    """The documents of a folder that holds several accounts of one event: 3 to `most`, and no pair among them.

    Empty for any other path: where there are pairs by their names, each is an event of its own.
    """
    contents = _contents(source)
    is_one_event = 2 < len(contents.documents) <= most and not contents.pairs
    return [str(path) for path in contents.documents] if is_one_event else []


def _contents(source: str | Path) -> Contents:
    """What `source` holds; nothing where it is no folder, or none that can be looked into."""
    with suppress(OSError, ValueError):
        if Path(source).is_dir():
            return contents_of(Path(source))
    return Contents((), (), ())


def _name(path: Path) -> tuple[str, str]:
    return path.name.casefold(), path.name
