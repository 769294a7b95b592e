"""A run of statements printed: batches, manifest and totals in a folder of OUT/mailings, whole or not at all."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict
from filecmp import cmpfiles
from pathlib import Path
from typing import Any

from docgen.paper import paper_named
from tenor.generate.beside import folder_beside
from tenor.guard import guarded
from tenor.mailhouse.batch_pdf import Sheets
from tenor.mailhouse.judged import Reads
from tenor.mailhouse.manifest import NAME, Manifest
from tenor.mailhouse.pieces import LeftOut, NoRun, Pieces, mailed_certificates
from tenor.mailhouse.press import Batch, Job, Limits, Press
from tenor.mailhouse.window import POINTS, panel_of, window_over
from tenor.matter.lists import holders_of
from tenor.matter.load import MAILINGS
from warrant.book import Book
from warrant.data import dataclass
from warrant.documents.listed import StatementRun
from warrant.section_14 import WORDS, methods_for_statement
from warrant.section_17 import in_force

FOLDER, TOTALS, LEFT_OUT = "mailings", "totals.json", "left_out.csv"
TOLD = 20
"""How many of those left out are told by name; all stand in ``LEFT_OUT``."""


class Occupied(RuntimeError):
    """Another print of the same run is there: it may have gone to a mail house, and is not replaced."""


@dataclass(frozen=True)
class Order:
    """How to print: the matter's folder, where the runs lie, where batches end, the sheets, how they are folded."""

    matter: Path
    out: Path
    limits: Limits
    duplex: bool = False
    panel: float | None = None


@dataclass(frozen=True)
class Print:
    """What was printed of one run, what was left out, and how many were mailed before.

    ``read_back`` files were read back, and ``wrong`` of them found wrong.
    """

    folder: Path
    state: str
    batches: tuple[Batch, ...]
    left_out: tuple[LeftOut, ...]
    left_out_count: int
    mailed_before: int
    read_back: int
    wrong: int

    @property
    def pieces(self) -> int:
        """The pieces of all batches."""
        return sum(each.pieces for each in self.batches)

    @property
    def sheets(self) -> int:
        """The sheets of all batches."""
        return sum(each.sheets for each in self.batches)


def print_run(run: StatementRun, book: Book, order: Order, read: Reads, step: Callable[[str], None]) -> Print:
    """Prints the statements of a run that ``read`` finds right; ``step`` is called with the name of each piece.

    Raises ``NoRun``, ``Occupied``, ``Busy`` and, for a panel that cannot be, ValueError.
    """
    made, target = order.out / run.stem, order.out / FOLDER / run.stem
    if not made.is_dir():
        raise NoRun(f"{made} holds no statements: run tenor generate first")
    job = _job(run, book, order, made)
    with folder_beside(target) as beside:
        folder = beside / run.stem
        folder.mkdir()
        with closing(Pieces(beside / "pieces")) as pieces:
            printed = _printed(pieces, run, book, order, job, folder, read, step)
        (folder / TOTALS).write_text(_totals(printed, job, order), encoding="utf-8")
        state = _settled(folder, target) if printed.batches else "nothing"
    return Print(target, state, printed.batches, printed.left_out, *printed.counts)


@dataclass(frozen=True)
class _Printed:
    batches: tuple[Batch, ...]
    left_out: tuple[LeftOut, ...]
    counts: tuple[int, int, int, int]


def _job(run: StatementRun, book: Book, order: Order, made: Path) -> Job:
    terms = in_force(book.state, book.matter).terms
    paper = paper_named(terms.paper)
    window = window_over(paper, panel_of(paper, order.panel))
    sender = (terms.company.name, *terms.company.address)
    mail_class = methods_for_statement(terms.readings)[0]
    return Job(made, run.stem, mail_class, Sheets(paper, window, order.duplex), sender)


def _printed(
    pieces: Pieces,
    run: StatementRun,
    book: Book,
    order: Order,
    job: Job,
    folder: Path,
    read: Reads,
    step: Callable[[str], None],
) -> _Printed:
    matter = book.matter
    told: list[LeftOut] = []
    count = 0
    with (
        (folder / NAME).open("w", encoding="utf-8", newline="") as lines,
        (folder / LEFT_OUT).open("w", encoding="utf-8", newline="") as left,
    ):
        press = Press(job, folder, order.limits, Manifest(lines))
        rows = csv.writer(left)
        rows.writerow(LeftOut._fields)
        pieces.skip_mailed(mailed_certificates(order.matter / MAILINGS, run.stem))
        holders = holders_of(run.division, matter.terms, matter.events, order.matter)
        read(run, pieces.judge)
        for each in _left_out(pieces, pieces.list_holders(holders), job, press, step):
            rows.writerow([guarded(cell) for cell in each])
            count += 1
            told += [each] if count <= TOLD else []
        press.finish()
    if not count:
        (folder / LEFT_OUT).unlink()
    return _Printed(tuple(press.batches), tuple(told), (count, pieces.mailed, *pieces.judged))


def _left_out(
    pieces: Pieces, unusable: Iterator[LeftOut], job: Job, press: Press, step: Callable[[str], None]
) -> Iterator[LeftOut]:
    """Prints every piece; gives what cannot be printed."""
    yield from unusable
    yield from pieces.find_made(job.run)
    yield from pieces.unmatched()
    for piece in pieces.in_order():
        step(piece.certificate)
        if left := press.print(piece):
            yield left


def _totals(printed: _Printed, job: Job, order: Order) -> str:
    left_out, mailed_before, *_ = printed.counts
    paper = job.sheets.paper
    totals: dict[str, Any] = {
        "statements": job.stem,
        "class": job.mail_class,
        "class_in_words": WORDS[job.mail_class],  # type: ignore[index]
        "paper": paper.name,
        "printed_on": "both sides" if job.sheets.duplex else "one side",
        "first_panel_inches": round(panel_of(paper, order.panel) / POINTS, 3),
        "pieces": sum(each.pieces for each in printed.batches),
        "pages": sum(each.pages for each in printed.batches),
        "sheets": sum(each.sheets for each in printed.batches),
        "left_out": left_out,
        "mailed_before": mailed_before,
        "batches": [asdict(each) for each in printed.batches],
    }
    return json.dumps(totals, indent=1, ensure_ascii=False) + "\n"


def _settled(folder: Path, target: Path) -> str:
    """Moves the print to its place; what is there already must be the same."""
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        folder.rename(target)
        return "printed"
    names = sorted({path.name for each in (folder, target) for path in each.iterdir()})
    same, _, _ = cmpfiles(folder, target, names, shallow=False)
    if same != names:
        why = "holds another print, which may have gone out: move it away (within mailings/, to import what comes back)"
        raise Occupied(f"{target} {why}, and print again")
    return "unchanged"
