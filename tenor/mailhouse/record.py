"""The import of what a mail house returned: rows added to mailings.csv and returns.csv, nothing of them altered.

All are added or none. mailings.csv is replaced first: where an import ends between the two, the next completes it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from tenor.generate.beside import folder_beside
from tenor.mailhouse.came_back import following, new_returns, return_lines
from tenor.mailhouse.manifest import NAME, Printed, read_manifest
from tenor.mailhouse.printing import FOLDER
from tenor.mailhouse.returned import Mailed, Piece, Sent, read_returned
from tenor.matter.load import MAILING_COLUMNS, MAILINGS, MAX_BYTES, RECEIVED
from tenor.matter.returns import RETURNS, read_returns
from tenor.matter.rows import read_rows
from warrant.book import Book
from warrant.data import dataclass
from warrant.documents.listed import runs
from warrant.errors import BadMatter, Problem
from warrant.facts import Source
from warrant.mailings import Mailing


class NoPrint(RuntimeError):
    """Nothing was printed that could have been mailed, or what was printed cannot be told apart."""


@dataclass(frozen=True)
class Imported:
    """What was added, what stood in mailings.csv already, what came back, and the pieces of which nothing is said.

    ``returns`` are those of what came back that returns.csv had not yet.
    ``awaited`` are pieces of the batches that are in the file, mailed neither by it nor before.
    """

    added: tuple[Mailed, ...]
    there: tuple[Mailed, ...]
    undeliverable: tuple[Mailed, ...]
    awaited: tuple[Printed, ...]
    returns: tuple[Mailed, ...]


@dataclass(frozen=True)
class Import:
    """What to import: the matter's folder, where its mailings were printed, the file, of which event, and today.

    ``dry`` only says what would be added.
    """

    matter: Path
    out: Path
    returned: Path
    today: date
    event: str = ""
    dry: bool = False


def import_returned(order: Import, book: Book) -> Imported:
    """Adds what a mail house returned to the mailings of a matter.

    Raises ``BadMatter`` with every mistake of the file, in which case nothing is added, ``NoPrint``, ``Busy`` and
    ``OSError``.
    """
    sent = _sent(order, book)
    read = read_returned(order.returned, sent)
    mailings = order.matter / MAILINGS
    with folder_beside(mailings) as beside:
        before, returns = (_bytes(order.matter / name) for name in (MAILINGS, RETURNS))
        rows, wrong = _rows(before)
        added, there, problems = _new(read.mailed, rows, order.returned.name)
        back = tuple(each for each in read.mailed if each.returned_on)
        new, twice = new_returns(back, returns, order.returned.name)
        if problems := [*read.problems, *wrong, *problems, *twice]:
            raise BadMatter(*sorted(problems, key=lambda each: (each.source.file, each.source.line)))
        if not order.dry:
            if added:
                _replace(mailings, before + _lines(before, added), beside)
            if new:
                _replace(order.matter / RETURNS, returns + return_lines(returns, new), beside)
    return Imported(tuple(added), tuple(there), back, tuple(_awaited(read.mailed, rows, sent)), tuple(new))


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _sent(order: Import, book: Book) -> Sent:
    known = {run.stem: run.entry.event.known_from for run in runs(book) if order.event in ("", run.event)}
    pieces: dict[Piece, tuple[Printed, ...]] = {}
    certificates: dict[str, tuple[Printed, ...]] = {}
    known_from: dict[str, date] = {}
    folder = order.out / FOLDER
    for path in sorted(folder.glob(f"*/{NAME}")):
        for each in read_manifest(path):
            if (day := known.get(_run_of(each))) is None:
                continue
            key = each.batch, each.sequence, each.certificate
            # A print that was moved aside may hold the very pieces of a later one.
            if each not in pieces.get(key, ()):
                pieces[key] = (*pieces.get(key, ()), each)
                certificates[each.certificate] = (*certificates.get(each.certificate, ()), each)
            known_from[each.document] = day
    if not pieces:
        raise NoPrint(f"{folder} holds no {NAME} of these mailings: name with -o where they were printed")
    return Sent(pieces, certificates, known_from, order.today)


def _run_of(piece: Printed) -> str:
    return piece.document.removesuffix(f"-{piece.certificate}")


def _rows(content: bytes) -> tuple[list[Mailing], list[Problem]]:
    if not content:
        return [], []
    return read_rows(content.decode("utf-8-sig"), MAILINGS, Mailing, MAILING_COLUMNS, RECEIVED)


def _new(
    mailed: Sequence[Mailed], rows: Iterable[Mailing], name: str
) -> tuple[list[Mailed], list[Mailed], list[Problem]]:
    """Those that are new, those that are there, and what contradicts a row or an earlier line."""
    known: dict[tuple[str, str | None], tuple[Mailing, str]] = {}
    for row in rows:
        known[row.document, (row.sha256 or "").lower()] = row, MAILINGS
    added: list[Mailed] = []
    there: list[Mailed] = []
    problems: list[Problem] = []
    for each in mailed:
        key = each.mailing.document, each.mailing.sha256
        row, where = known.setdefault(key, (each.mailing, f"line {each.line}"))
        if row is each.mailing:
            added.append(each)
        elif _says_the_same(row, each.mailing):
            there.append(each)
        else:
            what = f"{each.piece.certificate} was mailed {row.sent_on} by {row.method}, as {where} has it, not "
            what += f"{each.mailing.sent_on} by {each.mailing.method}"
            problems.append(Problem(Source(name, each.line), what, "one piece is mailed once: correct one of the two"))
    return added, there, problems


def _says_the_same(row: Mailing, other: Mailing) -> bool:
    return (row.sent_on, row.method, row.tracking) == (other.sent_on, other.method, other.tracking)


def _lines(before: bytes, added: Iterable[Mailed]) -> bytes:
    """The rows as they follow what is there, with its columns."""
    first = before.decode("utf-8-sig").lstrip().split("\n", 1)[0]
    empty = [""] if first.rstrip("\r").endswith("received_on") else []
    sent = (each.mailing for each in added)
    rows = ((e.document, e.sent_on, e.to, e.address, e.method, e.tracking or "", e.sha256, *empty) for e in sent)
    return following(before, MAILING_COLUMNS, rows)


def _replace(path: Path, content: bytes, beside: Path) -> None:
    """Puts a file in its place whole, if a matter can be loaded with it."""
    problems = _rows(content)[1] if path.name == MAILINGS else read_returns(content.decode("utf-8-sig"))[1]
    if len(content) > MAX_BYTES:
        problems = [Problem(Source(path.name, 1), "the file would be larger than 64 MiB", "import fewer mailings")]
    if problems:
        raise BadMatter(*problems)
    made = beside / path.name
    with made.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        made.chmod(path.stat().st_mode & 0o777)
    made.replace(path)


def _awaited(mailed: Iterable[Mailed], rows: Iterable[Mailing], sent: Sent) -> Iterator[Printed]:
    mailed = tuple(mailed)
    done = {each.mailing.document for each in mailed} | {each.document for each in rows}
    batches = {(_run_of(each.piece), each.piece.batch) for each in mailed}
    for each in (piece for pieces in sent.pieces.values() for piece in pieces):
        if (_run_of(each), each.batch) in batches and each.document not in done:
            yield each
