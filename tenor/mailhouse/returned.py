"""What a mail house returns, a CSV file with a line for each piece that it mailed, held against the manifests.

Its columns, in any order: certificate, batch, sequence, mailed_on and class (or method); if it likes, tracking, sha256,
pages, sheets, and returned, the day on which a piece came back as undeliverable, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import TypeVar, get_args

from tenor.guard import unguarded
from tenor.mailhouse.manifest import Printed
from tenor.matter.csv_rows import csv_rows
from tenor.matter.scalars import Mistake
from warrant.data import dataclass
from warrant.errors import Problem
from warrant.facts import Source
from warrant.mailings import Mailing, Method

NEEDED = ("certificate", "batch", "sequence", "mailed_on", "class")
OPTIONAL = ("tracking", "sha256", "pages", "sheets", "returned", "reason")
SAME = {"method": "class"}

Piece = tuple[int, int, str]
"""Batch, sequence and certificate, by which a piece is told."""

T = TypeVar("T")


@dataclass(frozen=True)
class Mailed:
    """One line that can be used: the row for mailings.csv, the piece, and when and why it came back, if it did."""

    line: int
    mailing: Mailing
    piece: Printed
    returned_on: date | None
    reason: str = ""


@dataclass
class Returned:
    """What a returned file says: the pieces mailed, in its order, and every mistake."""

    mailed: list[Mailed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Sent:
    """What lines are held against: the pieces printed, and by paper the day on which what it states became known."""

    pieces: Mapping[Piece, tuple[Printed, ...]]
    certificates: Mapping[str, tuple[Printed, ...]]
    known_from: Mapping[str, date]
    today: date


def read_returned(path: Path, sent: Sent) -> Returned:
    """Every line of a returned file; ``OSError`` where it cannot be read."""
    found = Returned()
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv_rows(lines)
            line, heads = next(rows, (1, []))
            names = [] if isinstance(heads, Mistake) else [_heading(each) for each in heads]
            if mistakes := [heads] if isinstance(heads, Mistake) else list(_mistaken(names)):
                found.problems += [_problem(path, line, each) for each in mistakes]
                return found
            for line, cells in rows:
                _take(found, path, line, names, cells, sent)
    except UnicodeDecodeError:
        found.problems.append(Problem(Source(path.name, 1), "bytes that are not UTF-8", "save the file as UTF-8 text"))
    return found


def _take(found: Returned, path: Path, line: int, names: list[str], cells: list[str] | Mistake, sent: Sent) -> None:
    """Takes one line into what was found, or what is wrong with it."""
    try:
        if isinstance(cells, Mistake):
            raise cells
        if len(cells) != len(names):
            what = f"{len(cells)} cells in a file of {len(names)} columns"
            raise Mistake(what, "quote a text that holds a comma; keep empty cells")
        row = {name: unguarded(cell.strip()) for name, cell in zip(names, cells, strict=True)}
        found.mailed.append(_mailed(row, line, sent))
    except Mistake as mistake:
        found.problems.append(_problem(path, line, mistake))


def _mailed(row: Mapping[str, str], line: int, sent: Sent) -> Mailed:
    piece = _piece(row, sent)
    for name, printed in (("sha256", piece.sha256), ("pages", str(piece.pages)), ("sheets", str(piece.sheets))):
        if (stated := row.get(name, "").lower()) and stated != printed:
            raise Mistake(f"{name}: {stated}, where {piece.certificate} was printed with {printed}", _ASK)
    mailed_on = _day(row, "mailed_on", sent)
    known_from = sent.known_from[piece.document]
    if mailed_on < known_from:
        what = f"mailed_on: {mailed_on} is before {known_from}, when what the statement states became known"
        raise Mistake(what, "correct the day, or state in events.yaml by known_on when the event became known")
    back = _day(row, "returned", sent) if row.get("returned") else None
    if back and back < mailed_on:
        raise Mistake(f"returned: {back} is before {mailed_on}, when it was mailed", "correct one of the days")
    mailing = Mailing(
        document=piece.document,
        sent_on=mailed_on,
        to=piece.name,
        address="; ".join(piece.address),
        method=_method(row["class"]),
        tracking=row.get("tracking") or None,
        sha256=piece.sha256,
    )
    return Mailed(line, mailing, piece, back, row.get("reason", ""))


_ASK = "ask the mail house which piece it mailed"


def _piece(row: Mapping[str, str], sent: Sent) -> Printed:
    certificate = row["certificate"]
    if certificate not in sent.certificates:
        what = f"certificate: {certificate or 'none'} stands in no manifest of a print"
        raise Mistake(what, "write it as the manifest has it, or name with -o the folder in which it was printed")
    batch, sequence = (_number(row, name) for name in ("batch", "sequence"))
    found = sent.pieces.get((batch, sequence, certificate), ())
    if not found:
        places = " or ".join(f"piece {each.sequence} of batch {each.batch}" for each in sent.certificates[certificate])
        what = f"{certificate} is {places}, not piece {sequence} of batch {batch}"
        raise Mistake(what, "write batch and sequence as the manifest has them")
    if row.get("sha256"):
        found = tuple(each for each in found if each.sha256 == row["sha256"].lower()) or found
    if len(found) > 1:
        what = f"piece {sequence} of batch {batch} is {' and '.join(each.document for each in found)}"
        raise Mistake(what, "say with --event which mailing the file is about")
    return found[0]


def _number(row: Mapping[str, str], name: str) -> int:
    return _or(lambda: int(row[name]), f"{name}: {row[name] or 'nothing'} is no number", "write digits only")


def _day(row: Mapping[str, str], name: str, sent: Sent) -> date:
    text = row[name]
    day = _or(lambda: date.fromisoformat(text), f"{name}: {text or 'nothing'} is no date", "write it as 2002-11-20")
    if day > sent.today:
        raise Mistake(f"{name}: {day} is after {sent.today}", "import the file when it has happened")
    return day


def _method(text: str) -> Method:
    word = _heading(text.replace("-", " "))
    for method in get_args(Method):
        if word in (method, f"{method}_mail"):
            return method  # type: ignore[no-any-return]
    raise Mistake(f"class: {text or 'nothing'} is no way of sending", f"write {', '.join(get_args(Method))}")


def _or(parse: Callable[[], T], what: str, instead: str) -> T:
    try:
        return parse()
    except ValueError:
        raise Mistake(what, instead) from None


def _heading(text: str) -> str:
    word = "_".join(text.lower().replace("_", " ").split())
    return SAME.get(word, word)


def _mistaken(names: list[str]) -> Iterator[Mistake]:
    for each in dict.fromkeys(names):
        if each not in (*NEEDED, *OPTIONAL):
            yield Mistake(f"unknown column {each!r}", f"write {', '.join(NEEDED)}, and any of {', '.join(OPTIONAL)}")
        elif names.count(each) > 1:
            yield Mistake(f"the column {each} is there {names.count(each)} times", "keep one of them")
    for each in NEEDED:
        if each not in names:
            yield Mistake(f"the column {each} is missing", f"write {', '.join(NEEDED)}")


def _problem(path: Path, line: int, mistake: Mistake) -> Problem:
    return Problem(Source(path.name, line), mistake.what, mistake.instead)
