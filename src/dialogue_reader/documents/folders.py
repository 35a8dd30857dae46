"""What a folder holds that can be opened: documents, folders, and pairs told by their names."""

import re
from collections import defaultdict
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


def holds_several(source: str) -> bool:
    """Whether `source` is a folder with several pairs, or documents of which none are one: a person has to choose."""
    try:
        if not Path(source).is_dir():
            return False
        contents = contents_of(Path(source))
    except (OSError, ValueError):
        return False
    return len(contents.pairs) != 1 and bool(contents.documents)


def _name(path: Path) -> tuple[str, str]:
    return path.name.casefold(), path.name
