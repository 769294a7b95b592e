"""What the tests of the mail house share: a divided matter with a run of statements, real or made up, in OUT."""

from __future__ import annotations

import csv
import hashlib
import io
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pikepdf
from conftest import EXAMPLES
from divisions import HEADINGS

from checks.bulk.verdict import FileVerdict
from docgen.pdf import pdf
from docgen.render import render
from tenor.generate.writers import facts_json
from tenor.mailhouse.judged import Judged, Reads
from tenor.mailhouse.press import Limits
from tenor.mailhouse.printing import Order, Print, print_run
from tenor.matter.lists import holders_of
from tenor.options import open_book
from warrant.documents.listed import StatementRun, runs
from warrant.listed import Listed, Unlisted
from warrant.quantities import Shares

STEM = "2002-11-15-adjustment-statement-E-002"

HOLDERS = (
    Listed(2, "H-00001", "Ada S. Fairweather", ("5 Elm Street", "Austin, Texas 78701"), Shares.of(100_000), "78701"),
    Listed(3, "H-00002", "=Sum & Daughters", ("9 Mill Road", "Floor 2", "Boise, Idaho 83702"), Shares.of(2), "83702"),
    Listed(4, "H-00003", "Bo Ito", ("1 Bay Road", "Waltham, Massachusetts 02451"), Shares.of("0.5"), "02451"),
    Listed(5, "H-00004", "Zoë Ångström", ("7 Sea Lane", "Boise, Idaho 83702"), Shares.of("442,072.5"), "83702"),
)

IMPORTED = ("certificate", "batch", "sequence", "mailed_on", "class", "tracking")
AS_USUAL = Limits()
Statement = Callable[[StatementRun, Listed], bytes]


def made_up(run: StatementRun, listed: Listed) -> bytes:
    """A PDF of three pages that stands for a statement: bytes that no version of a library changes."""
    pages = 3
    kids = b" ".join(b"%d 0 R" % (3 + 2 * number) for number in range(pages))
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids)]
    for number in range(pages):
        drawn = b"0 0 %d %d re f" % (listed.line, number + 1)
        parts.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<<>>/Contents %d 0 R>>" % (4 + 2 * number)
        )
        parts.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
    written = io.BytesIO(b"")
    written.write(b"%PDF-1.7\n")
    places = []
    for number, part in enumerate(parts, 1):
        places.append(written.tell())
        written.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    begin = written.tell()
    written.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1))
    written.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    written.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, begin))
    return written.getvalue()


LAID_OUT: dict[str, bytes] = {}


def laid_out(run: StatementRun, listed: Listed) -> bytes:
    """The statement itself, laid out once."""
    if listed.certificate not in LAID_OUT:
        document = run.document(listed)
        html = render(document.kind, document.facts, document.id, document.rows)
        LAID_OUT[listed.certificate] = pdf(html, facts_json(document))
    return LAID_OUT[listed.certificate]


def divided_matter(folder: Path, holders: Sequence[Listed] = HOLDERS, statement: Statement = made_up) -> Path:
    """A matter whose first Warrant is divided among some Holders, and the statements of one run in out/."""
    shutil.copytree(EXAMPLES / "divided", folder)
    (folder / "mailings.csv").unlink()
    rows = (
        f'{each.certificate},"{each.name}","{"|".join(each.address)}","{each.shares}",{each.postal_code}'
        for each in holders
    )
    (folder / "holders.csv").write_text("\n".join((HEADINGS, *rows, "")), encoding="utf-8")
    run = first_run(folder)
    lines = listed_lines(folder, run)
    for number, part in enumerate((lines[:2], lines[2:]), 1):
        write_batch(folder / "out" / STEM / f"{number:04}", run, part, statement)
    return folder


def first_run(folder: Path) -> StatementRun:
    return runs(open_book(folder))[0]


def listed_lines(folder: Path, run: StatementRun) -> list[Listed | Unlisted]:
    matter = open_book(folder).matter
    return list(holders_of(run.division, matter.terms, matter.events, folder))


def write_batch(folder: Path, run: StatementRun, lines: Iterable[Listed | Unlisted], statement: Statement) -> None:
    folder.mkdir(parents=True)
    with (folder / "batch.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("certificate", "line", "file", "sha256", "pages", "how"))
        for each in lines:
            assert isinstance(each, Listed)
            data, name = statement(run, each), f"{STEM}-{each.certificate}.pdf"
            (folder / name).write_bytes(data)
            pages = len(pikepdf.open(io.BytesIO(data)).pages)
            rows.writerow((each.certificate, each.line, name, hashlib.sha256(data).hexdigest(), pages, "laid_out"))


def all_right(folder: Path) -> Reads:
    """Stands for the reading back where the statements are made up: every file that a run recorded is right."""

    def read(run: StatementRun, judged: Judged) -> None:
        for path in (folder / "out" / run.stem).glob("*/batch.csv"):
            for each in csv.DictReader(path.read_text("utf-8").splitlines()):
                judged(FileVerdict(f"{path.parent.name}/{each['file']}", each["sha256"]))

    return read


def print_first(
    folder: Path,
    limits: Limits = AS_USUAL,
    *,
    duplex: bool = False,
    panel: float | None = None,
    read: Reads | None = None,
) -> Print:
    book = open_book(folder)
    order = Order(folder, folder / "out", limits, duplex, panel)
    return print_run(runs(book)[0], book, order, read or all_right(folder), lambda name: None)


def manifest_rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "out" / "mailings" / STEM / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def returned(matter: Path, *changes: dict[str, str], more: tuple[str, ...] = ()) -> Path:
    """What the mail house returns when all went well, with changes to its first lines and further columns."""
    rows = [
        {**{name: row[name] for name in IMPORTED[:3]}, "mailed_on": "2002-11-20", "class": "First-Class Mail"}
        for row in manifest_rows(matter)
    ]
    for row, change in zip(rows, changes, strict=False):
        row.update(change)
    path = matter.parent / "returned.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, (*IMPORTED, *more), restval="")
        written.writeheader()
        written.writerows(rows)
    return path
