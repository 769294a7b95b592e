"""The pieces of a mailing in the order of postal codes, joined from the list of Holders and a run's batches.

The join and the order are SQLite's, in a file beside the output: however long the list is, little of it is in memory.
"""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tenor.mailhouse.judged import why_wrong
from tenor.matter.csv_rows import csv_rows
from warrant.listed import Listed, Unlisted

if TYPE_CHECKING:
    from checks.bulk.verdict import FileVerdict

BATCH = "batch.csv"
NEEDED = ("certificate", "file", "sha256", "pages")
TABLES = """
CREATE TABLE holder (certificate TEXT PRIMARY KEY, line INT, name TEXT, address TEXT, postal_code TEXT) WITHOUT ROWID;
CREATE TABLE made (certificate TEXT PRIMARY KEY, file TEXT, sha256 TEXT, pages TEXT) WITHOUT ROWID;
CREATE TABLE judged (file TEXT PRIMARY KEY, sha256 TEXT, why TEXT) WITHOUT ROWID;
CREATE TABLE mailed (certificate TEXT PRIMARY KEY) WITHOUT ROWID;
"""
IN_ORDER = """
SELECT certificate, name, address, postal_code, file, sha256, pages, why FROM holder JOIN made USING (certificate)
LEFT JOIN judged USING (file, sha256) WHERE certificate NOT IN mailed
ORDER BY postal_code = '', postal_code, certificate
"""
UNMADE = """
SELECT certificate, line FROM holder LEFT JOIN made USING (certificate)
WHERE file IS NULL AND certificate NOT IN mailed ORDER BY line
"""
UNKNOWN = "SELECT certificate, file FROM made WHERE certificate NOT IN (SELECT certificate FROM holder)"
JUDGED = "SELECT count(*), coalesce(sum(why <> ''), 0) FROM judged"
MAILED = "SELECT count(*) FROM holder WHERE certificate IN mailed"


class NoRun(RuntimeError):
    """There is no run of statements to print, or its batches do not say what they hold."""


class LeftOut(NamedTuple):
    """What is not printed, and why; ``certificate`` is empty where it cannot be told."""

    certificate: str
    why: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement to be printed, and to whom it goes; ``file`` lies in the run's folder.

    ``wrong`` is why it must not be mailed, ``None`` where the file with this hash was not read back, and empty only
    where it was found right.
    """

    certificate: str
    name: str
    address: tuple[str, ...]
    postal_code: str
    file: str
    sha256: str
    pages: str
    wrong: str | None


class Pieces:
    """The pieces of one run, kept in a file."""

    def __init__(self, path: Path) -> None:
        self._rows = sqlite3.connect(path, isolation_level=None)
        self._rows.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {TABLES} BEGIN;")

    def close(self) -> None:
        """Ends the work with the file."""
        self._rows.close()

    def list_holders(self, lines: Iterable[Listed | Unlisted]) -> Iterator[LeftOut]:
        """Takes the lines of the list; gives those that cannot be used."""
        for each in lines:
            if isinstance(each, Unlisted):
                yield LeftOut(each.certificate, f"line {each.line} of the list: {each.what}")
                continue
            row = (each.certificate, each.line, each.name, json.dumps(each.address), each.postal_code)
            self._rows.execute("INSERT INTO holder VALUES (?, ?, ?, ?, ?)", row)

    def find_made(self, run: Path) -> Iterator[LeftOut]:
        """Takes the statements of a run's folder; gives those of which there are two."""
        for certificate, *rest in _made(run):
            added = self._rows.execute("INSERT OR IGNORE INTO made VALUES (?, ?, ?, ?)", (certificate, *rest))
            if not added.rowcount:
                yield LeftOut(certificate, f"{rest[0]} is a second statement: run tenor generate again")

    def skip_mailed(self, certificates: Iterable[str]) -> None:
        """Takes what was mailed already: it is not printed again."""
        self._rows.executemany("INSERT OR IGNORE INTO mailed VALUES (?)", ((each,) for each in certificates))

    def judge(self, verdict: FileVerdict) -> None:
        """Takes what the reading back of a file came to, instead of what it came to before."""
        row = (verdict.file, verdict.sha256, why_wrong(verdict))
        self._rows.execute("INSERT OR REPLACE INTO judged VALUES (?, ?, ?)", row)

    def in_order(self) -> Iterator[Piece]:
        """The pieces in the order of postal codes, those without one last, and then of certificates."""
        for certificate, name, address, *rest in self._rows.execute(IN_ORDER):
            yield Piece(certificate, name, tuple(json.loads(address)), *rest)

    def unmatched(self) -> Iterator[LeftOut]:
        """Holders without a statement, and statements without a Holder."""
        for certificate, line in self._rows.execute(UNMADE):
            yield LeftOut(certificate, f"no statement was made for line {line} of the list: run tenor generate again")
        for certificate, file in self._rows.execute(UNKNOWN):
            yield LeftOut(certificate, f"{file} is for nobody who is in the list: run tenor generate again")

    @property
    def judged(self) -> tuple[int, int]:
        """How many files were read back, and how many of them were found wrong."""
        read, wrong = self._rows.execute(JUDGED).fetchone()
        return int(read), int(wrong)

    @property
    def mailed(self) -> int:
        """How many of the list were mailed already."""
        return int(self._rows.execute(MAILED).fetchone()[0])


def _made(run: Path) -> Iterator[tuple[str, ...]]:
    batches = sorted(run.glob(f"*/{BATCH}"))
    if not batches:
        raise NoRun(f"{run} holds no statements: run tenor generate first")
    for path in batches:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines)
            if lacking := [each for each in NEEDED if each not in (rows.fieldnames or ())]:
                raise NoRun(f"{path} has no column {lacking[0]}: run tenor generate again")
            for row in rows:
                if (row["file"] or "").endswith(".pdf"):
                    yield row["certificate"], f"{path.parent.name}/{row['file']}", row["sha256"], row["pages"]


def mailed_certificates(mailings: Path, stem: str) -> Iterator[str]:
    """The certificates of a run's papers that mailings.csv, of a matter that loads, has as mailed."""
    if not mailings.exists():
        return
    with mailings.open(encoding="utf-8-sig", newline="") as lines:
        for _, cells in csv_rows(lines):
            if isinstance(cells, list) and cells[0].strip().startswith(f"{stem}-"):
                yield cells[0].strip()[len(stem) + 1 :]
