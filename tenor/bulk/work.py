"""What a worker does: hold the files of a batch that stands, stamp the files of another, lay out one in full.

A worker writes into new folders of its own alone, and gives their names back; the parent moves them into place. So a
task that was begun twice, or by a worker that died, spoils nothing. Nothing large is imported before it is needed: to
stamp takes no WeasyPrint.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol
from uuid import uuid4

from docgen.stamp.pattern import Reflows
from tenor.bulk.records import BATCH, LAID_OUT, STAMPED, Record, read
from tenor.bulk.rows import Refused, Row
from tenor.bulk.texts import Texts
from warrant.data import dataclass
from warrant.documents import Document


class Layout(Protocol):
    """A finished file with holes for the values of a Holder, of any format."""

    @property
    def slots(self) -> tuple[str, ...]:
        """The names of the texts that ``stamp`` takes."""

    @property
    def head(self) -> bytes:
        """How every file begins."""

    @property
    def pages(self) -> int:
        """The pages of every file; 0 where the format has none."""

    def stamp(self, texts: Sequence[str]) -> bytes:
        """What follows the head; ``Reflows`` where a text would move what stands about it."""


class Stamping(NamedTuple):
    """A layout, and the texts of a Holder for it."""

    layout: Layout
    texts: Texts


@dataclass(frozen=True)
class Work:
    """All that a worker must know of a run.

    ``stem`` is how each file's name begins. ``stampings`` are by format and number of address lines; ``without`` says
    why there is none.
    """

    stem: str
    paper: str
    stampings: Mapping[tuple[str, int], Stamping]
    without: Mapping[tuple[str, int], str]


class Reference(NamedTuple):
    """Where the work of a run lies, and its hash: the same file on every worker, or none."""

    path: str
    sha256: str


class Alone(NamedTuple):
    """A file that no layout can make: the number of its row in the batch, its format, and why."""

    row: int
    suffix: str
    why: str


class Made(NamedTuple):
    """What a worker wrote into a folder, and what it left to be laid out or refused."""

    folder: str
    records: tuple[Record, ...]
    alone: tuple[Alone, ...] = ()
    refused: tuple[Refused, ...] = ()


class Asked(NamedTuple):
    """A statement to be laid out in full: its Holder's line, and the formats."""

    line: int
    document: Document
    suffixes: tuple[str, ...]


def hold(folder: str, suffixes: Collection[str], records_sha256: str) -> frozenset[str]:
    """The files of a batch, in some formats, that stand as its batch.csv says; none where that is not the ledger's."""
    if _digest(f"{folder}/{BATCH}") != records_sha256:
        return frozenset()
    records = [each for each in read(Path(folder) / BATCH) if each.suffix in suffixes]
    return frozenset(each.file for each in records if _digest(f"{folder}/{each.file}") == each.sha256)


def make(
    reference: Reference, rows: tuple[Row, ...], suffixes: tuple[str, ...], sound: Collection[str], scratch: str
) -> Made:
    """Stamps the files of some rows into a new folder, those that are ``sound`` aside."""
    work, heads, folder = *_work(reference), _new_folder(scratch)
    records: list[Record] = []
    alone: list[Alone] = []
    for suffix in suffixes:
        for number, row in enumerate(rows):
            name = f"{work.stem}{row.certificate}.{suffix}"
            if name in sound:
                continue
            head = heads.get((suffix, len(row.address)))
            if head is None:
                alone.append(Alone(number, suffix, work.without[suffix, len(row.address)]))
                continue
            try:
                sha256 = head.write(f"{folder}/{name}", row)
            except Reflows as error:
                alone.append(Alone(number, suffix, error.slot))
            except ValueError as error:
                alone.append(Alone(number, suffix, str(error)))
            else:
                records.append(Record(row.certificate, row.line, name, sha256, head.pages, STAMPED))
    return Made(folder, tuple(records), tuple(alone))


def lay_out(asked: tuple[Asked, ...], paper: str, scratch: str) -> Made:
    """Lays out some statements in full, in a new folder; one that cannot be is refused, and the others go on."""
    folder = _new_folder(scratch)
    records: list[Record] = []
    refused: list[Refused] = []
    for each in asked:
        try:
            records += [*_laid_out(each, paper, Path(folder))]
        except ValueError as error:
            refused.append(Refused(each.line, each.document.certificate, str(error)))
    return Made(folder, tuple(records), (), tuple(refused))


def _laid_out(asked: Asked, paper: str, folder: Path) -> Iterator[Record]:
    from docgen.render import render
    from tenor.generate.writers import WRITERS

    document = asked.document
    html = render(document.kind, document.facts, document.id, document.rows)
    for suffix in asked.suffixes:
        path = folder / f"{document.stem}.{suffix}"
        data = WRITERS[suffix](html, document, paper)
        path.write_bytes(data)
        pages = _pages(path)
        yield Record(document.certificate, asked.line, path.name, hashlib.sha256(data).hexdigest(), pages, LAID_OUT)


class _Head:
    """A layout as it writes: the hash of its head is computed once and gone on from."""

    def __init__(self, stamping: Stamping) -> None:
        self._stamp, self._texts, self._head = stamping.layout.stamp, stamping.texts.of, stamping.layout.head
        self._sha256 = hashlib.sha256(self._head)
        self.pages = stamping.layout.pages

    def write(self, path: str, row: Row) -> str:
        """Writes a Holder's file, and gives its SHA-256."""
        tail = self._stamp(self._texts(row))
        sha256 = self._sha256.copy()
        sha256.update(tail)
        _write(path, self._head, tail)
        return sha256.hexdigest()


def _write(path: str, head: bytes, tail: bytes) -> None:
    """A new file in one call; a disk that takes a part of it says on the next what is the matter."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        written = os.writev(file, (head, tail))
        if written < len(head) + len(tail):
            rest = memoryview(head + tail)[written:]
            while rest:
                rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)


def _pages(path: Path) -> int:
    if path.suffix != ".pdf":
        return 0
    import pikepdf

    with pikepdf.open(path) as file:
        return len(file.pages)


def _digest(path: str) -> str | None:
    try:
        with open(path, "rb", buffering=0) as file:
            return hashlib.sha256(file.readall()).hexdigest()
    except FileNotFoundError:
        return None


def _new_folder(scratch: str) -> str:
    """A folder that no other task writes to; what a dead run left working finds no scratch folder for one."""
    folder = f"{scratch}/{uuid4().hex}"
    os.mkdir(folder)
    return folder


@lru_cache(2)
def _work(reference: Reference) -> tuple[Work, Mapping[tuple[str, int], _Head]]:
    """The work of a run, and each of its layouts as it writes, by format and number of address lines."""
    data = Path(reference.path).read_bytes()
    if hashlib.sha256(data).hexdigest() != reference.sha256:
        raise OSError(f"{reference.path} is not the file that this run has written")
    work: Work = pickle.loads(data)
    return work, {key: _Head(stamping) for key, stamping in work.stampings.items()}
