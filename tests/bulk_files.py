"""Stamped statements for the tests of reading back, and ways to write a file again with something altered in it."""

from __future__ import annotations

import csv
import re
import shutil
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from conftest import EXAMPLES, private_placement
from divisions import HEADINGS, completed, divided

from checks.bulk.expected import texts_of
from checks.bulk.pdf_file import Part, taken_apart
from checks.bulk.pdf_layout import PdfLayout
from checks.bulk.pdf_learning import pdf_layout
from docgen.stamp.pattern import holder_values, pattern
from docgen.stamp.pdf import compile_pdf
from warrant.book import Book
from warrant.documents.listed import StatementRun, runs
from warrant.listed import Listed

NAMES = ("Ann Lee", "Bartholomew & Sons LLC", "Carl (the younger) O'Hara", "Dunn", "Emilia Ångström", "Fo Ltd", "Gil")
STREETS = ("1 A Street", "22 Broad Street West", "333 C")
BATCH = 5
TENTHS = (12_345, 70, 300_005, 99, 1_000_000, 6_543, 20, 88_888, 41, 777_770, 5_005, 123)

EVENTS = """events:
  - id: T-1
    type: division
    surrendered_on: 2002-04-10
    certificate: W-1
    assignor: Cisco Systems Capital Corporation
    executed_on: 2002-04-10
    holders: holders.csv
  - id: E-001
    type: issuance
    issued_on: 2002-06-14
    shares_issued: 5,000,000
    cash_paid: 10,600,000.00
    expenses: 600,000.00
"""


class Stamped(NamedTuple):
    """A matter with a list, its run, and the stamped PDF of each line by certificate."""

    book: Book
    run: StatementRun
    lines: tuple[Listed, ...]
    pdfs: Mapping[str, bytes]

    def texts(self, number: int) -> dict[str, str]:
        """The texts of the Holder of a line, from 0."""
        line = self.lines[number]
        return texts_of(line, self.run.figures(line.shares))

    def pdf(self, number: int) -> bytes:
        """The file of the Holder of a line, from 0."""
        return self.pdfs[self.lines[number].certificate]


@cache
def stamped() -> Stamped:
    """Some Holders' statements of one adjustment, stamped; made once."""
    lines = tuple(
        replace(line, name=NAMES[at % len(NAMES)], address=(STREETS[at % len(STREETS)], f"Reno, Nevada {89_500 + at}"))
        for at, line in enumerate(completed(*TENTHS))
    )
    book = divided(lines, private_placement())
    (run,) = runs(book)
    documents = [run.document(line) for line in lines]
    of = pattern(documents[0], "Letter")
    letters = {letter for line in lines for text in (line.name, *line.address) for letter in text}
    layout = compile_pdf(of, "".join(sorted(letters)))
    pdfs = {
        document.certificate: layout.head + layout.stamp(of.texts(holder_values(document))) for document in documents
    }
    return Stamped(book, run, lines, pdfs)


def learned_from(files: Stamped) -> PdfLayout:
    """The layout that the first two files show."""
    return pdf_layout(files.pdf(0), files.pdf(1), files.texts(0), files.texts(1))


def folder_of(files: Stamped, out: Path) -> Path:
    """The run's folder as a run leaves it: batches, each with its record."""
    folder = out / files.run.stem
    for at in range(0, len(files.lines), BATCH):
        batch = folder / f"{at // BATCH + 1:04}"
        batch.mkdir(parents=True)
        for line in files.lines[at : at + BATCH]:
            (batch / f"{files.run.stem}-{line.certificate}.pdf").write_bytes(files.pdfs[line.certificate])
        record(batch)
    return folder


def record(batch: Path) -> None:
    """Writes the record of a batch as its files stand."""
    pages = len(contents(stamped().pdf(0)))
    rows = [
        f"{each.stem.rpartition('-E-001-')[2]},1,{each.name},{sha256(each.read_bytes()).hexdigest()},{pages},stamped"
        for each in sorted(batch.glob("*.pdf"))
    ]
    (batch / "batch.csv").write_text("\n".join(["certificate,line,file,sha256,pages,how", *rows, ""]), "utf-8")


def matter_of(files: Stamped, folder: Path) -> Path:
    """A matter with the list of some files, and these in out/."""
    shutil.copytree(EXAMPLES / "ctc-cisco", folder)
    (folder / "mailings.csv").unlink()
    (folder / "events.yaml").write_text(EVENTS, "utf-8")
    with (folder / "holders.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEADINGS.split(","))
        rows.writerows(
            (each.certificate, each.name, "|".join(each.address), each.shares, each.postal_code) for each in files.lines
        )
    folder_of(files, folder / "out")
    return folder


def in_codes(text: str) -> bytes:
    """Signs and digits as the carried font numbers their glyphs."""
    return b"[<%b>] TJ" % b"".join(b"%04x" % (ord(each) - 0x1F) for each in text)


Alter = Callable[[bytes], bytes]


def contents(data: bytes) -> list[int]:
    """The numbers of the objects that draw the pages of a stamped file."""
    return [part.number for part in taken_apart(data).parts if part.stream is not None and b"\nBT\n" in part.data]


def altered(data: bytes, number: int, alter: Alter) -> bytes:
    """The file with what one stream holds altered, and everything else set right again."""
    return written([_altered(part, alter) if part.number == number else part for part in taken_apart(data).parts], data)


def _altered(part: Part, alter: Alter) -> Part:
    held = alter(part.data)
    assert held != part.data
    return holding(part, held)


def holding(part: Part, held: bytes) -> Part:
    """An object whose stream holds something else."""
    return with_stream(part, zlib.compress(held) if b"/FlateDecode" in part.head else held)


def with_stream(part: Part, stream: bytes) -> Part:
    """An object with another stream, as packed, of the length that it states."""
    head = re.sub(rb"/Length \d+", b"/Length %d" % len(stream), part.head)
    return replace(part, head=head, stream=stream)


def written(parts: list[Part], like: bytes, offsets: Mapping[int, int] | None = None) -> bytes:
    """A file of some objects, the table the last, with offsets set right, or as given."""
    pdf = taken_apart(like)
    data, places = pdf.header, {}
    kind, place, last = pdf.table.widths
    rows = bytearray(pdf.table.rows)
    for part in parts[:-1]:
        places[part.number] = len(data)
        data += whole(part)
    table = parts[-1]
    places[table.number] = len(data)
    for number, at in {**places, **(offsets or {})}.items():
        begin = number * (kind + place + last)
        rows[begin : begin + kind + place] = b"\1" + at.to_bytes(place, "big")
    return data + whole(holding(table, bytes(rows))) + ending(len(data))


def whole(part: Part) -> bytes:
    """An object as it lies in a file."""
    stream = b"" if part.stream is None else part.stream + b"\nendstream\nendobj\n"
    return b"%d 0 obj\n%b%b" % (part.number, part.head, stream)


def ending(at: int) -> bytes:
    """The end of a file whose table begins at a place."""
    return b"startxref\n%d\n%%%%EOF\n" % at
