"""The demonstration: the sample matter written out, its documents generated, mailed on paper, checked, packed."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from checks.report.html import report_html
from checks.run import Report, check_files
from tenor.commands.check import papers
from tenor.generate import Written, generate
from tenor.matter.load import MAILING_COLUMNS, MAILINGS
from tenor.options import open_book

if TYPE_CHECKING:
    from tenor.packet.make import Made

SAMPLE = "ctc-cisco"
REPORT = "report.html"
PACKET = "packet"


def examples() -> Path:
    """Where the sample matters lie: in the installed package, else in the checkout."""
    here = Path(__file__).parent
    return next(path for path in (here / "_examples", here.parent / "examples") if path.is_dir())


def write_sample(folder: Path) -> list[str]:
    """Copies the sample matter's files into a folder; a file that is there already stays as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = []
    sample = examples() / SAMPLE
    for source in sorted(path for path in sample.rglob("*") if path.is_file()):
        target = folder / source.relative_to(sample)
        if target.exists():
            kept.append(target.name)
        else:
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(source.read_bytes())
    return kept


def record_mailings(folder: Path, written: Iterable[Written]) -> int:
    """Writes the SHA-256 of each PDF into the rows of mailings.csv that have none; returns how many."""
    digests = {each.path.stem: each.sha256 for each in written if each.path.suffix == ".pdf"}
    path = folder / MAILINGS
    rows = list(csv.DictReader(StringIO(path.read_text("utf-8"), newline="")))
    blank = [row for row in rows if not row["sha256"] and row["document"] in digests]
    for row in blank:
        row["sha256"] = digests[row["document"]]
    text = StringIO(newline="")
    writer = csv.DictWriter(text, list(MAILING_COLUMNS), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    if blank:
        draft = path.with_suffix(".tmp")
        draft.write_text(text.getvalue(), "utf-8")
        draft.replace(path)
    return len(blank)


def run(folder: Path, step: Callable[[str], None]) -> tuple[tuple[Written, ...], Report]:
    """Generates, records the mailings, checks, and writes the report beside the documents."""
    out = folder / "out"
    written = generate(open_book(folder), folder, out, progress=step)
    record_mailings(folder, written)
    book = open_book(folder)
    found, complete = papers((out,))
    report = check_files(book, found, book.as_of or date.today(), complete=complete, progress=step)
    (folder / REPORT).write_text(report_html(report), "utf-8")
    return written, report


def pack(folder: Path, step: Callable[[str], None]) -> Made | None:
    """The legal review packet beside the documents; ``None`` where one is there, which is never written over."""
    from tenor.packet.make import Occupied, Order, make

    try:
        return make(open_book(folder), folder, folder / PACKET, Order(), step)
    except Occupied:
        return None


def new_matter(folder: Path) -> None:
    """A matter with the sample's terms, and events, prices and mailings with their headings only."""
    folder.mkdir(parents=True, exist_ok=True)
    sample = examples() / SAMPLE
    (folder / "warrant.yaml").write_bytes((sample / "warrant.yaml").read_bytes())
    (folder / "events.yaml").write_text("events: []\n", "utf-8")
    for name in ("prices.csv", MAILINGS):
        heading = (sample / name).read_text("utf-8").splitlines()[0]
        (folder / name).write_text(f"{heading}\n", "utf-8")
