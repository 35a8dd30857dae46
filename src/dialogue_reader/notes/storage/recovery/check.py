"""Is the store sound? What is found is codes and counts; nothing is written."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from dialogue_reader.errors import StoreError
from dialogue_reader.notes.storage.database import (
    FILE,
    PATIENT,
    explained,
    is_busy,
    log_left_alone,
    patiently,
    version_of,
)
from dialogue_reader.notes.storage.recovery import backups
from dialogue_reader.notes.storage.recovery.tables import TABLES, as_text, is_sound
from dialogue_reader.notes.storage.waiting.files import journals
from dialogue_reader.notes.storage.waiting.journal import DAMAGED, waiting

DAMAGE = frozenset({"unreadable", "log_alone", "pages", "references", "odd_values"})
"""The codes that mean damage; the others are for information."""


class Finding(NamedTuple):
    """So many of something in the store: `code` says of what, `subject` in which table or of which day."""

    code: str
    number: int
    subject: str = ""

    @property
    def is_damage(self) -> bool:
        """Whether it calls for a repair."""
        return self.code in DAMAGE


class Report(NamedTuple):
    """What a check has found."""

    path: Path
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing calls for a repair."""
        return not any(finding.is_damage for finding in self.findings)


def verify(folder: Path) -> Report:
    """Check the store in `folder`. Raises StoreError for one of a newer version, of another program, or in use."""
    path = folder / FILE
    findings = [*_of_database(path), *_beside(path)]
    return Report(path, tuple(finding for finding in findings if finding.number))


def _of_database(path: Path) -> list[Finding]:
    if log_left_alone(path):
        return [Finding("log_alone", 1)]
    if not path.exists():
        return [Finding("absent", 1)]
    try:
        with explained(str(path)), closing(backups.opened(path)) as connection:
            connection.text_factory = as_text
            return patiently(lambda: _inside(connection, str(path)), PATIENT)
    except StoreError as error:
        if error.code not in ("store_damaged", "store_fails"):  # where the names of tables are lost it fails
            raise
        return [Finding("unreadable", 1)]


def _inside(connection: sqlite3.Connection, subject: str) -> list[Finding]:
    version_of(connection, subject)
    pages = _damaged_places(connection)
    findings = [Finding("pages", pages)]
    try:
        findings.append(Finding("references", len(connection.execute("PRAGMA foreign_key_check").fetchall())))
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        findings += [Finding("odd_values", _odd(connection, table), table) for table in TABLES if table in tables]
        findings.append(Finding("notes", connection.execute("SELECT count(*) FROM annotation").fetchone()[0]))
        if {"bookmark", "journal"} <= tables:
            findings.append(Finding("orphan_documents", _orphan_documents(connection)))
            findings.append(Finding("waiting", len(waiting(connection, Path(subject).parent))))
    except sqlite3.DatabaseError:
        if not pages:
            raise
    return findings


def _damaged_places(connection: sqlite3.Connection) -> int:
    """How many places SQLite finds fault with, up to a hundred; one where it cannot go on counts as well."""
    places = 0
    try:
        for (line,) in connection.execute("PRAGMA integrity_check"):
            places += line != "ok"
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname == "SQLITE_NOTADB" or is_busy(error):
            raise
        places += 1
    return places


def _odd(connection: sqlite3.Connection, table: str) -> int:
    rows = connection.execute(f"SELECT * FROM {table}")  # noqa: S608 -- one of ours
    names = tuple(column[0] for column in rows.description)
    return sum(not is_sound(table, names, row) for row in rows)


def _orphan_documents(connection: sqlite3.Connection) -> int:
    query = """SELECT count(*) FROM document WHERE id NOT IN (
        SELECT document FROM target UNION ALL SELECT document FROM bookmark)"""
    return int(connection.execute(query).fetchone()[0])


def _beside(path: Path) -> list[Finding]:
    copies = backups.copies(path)
    newest = backups.newest(path)
    return [
        Finding("journals", len(journals(path.parent)) if not path.exists() else 0),
        Finding("damaged_journals", len(list(path.parent.glob(f"*{DAMAGED}")))),
        Finding("copies", len(copies), newest.stem.removeprefix("notes-") if newest else ""),
    ]
