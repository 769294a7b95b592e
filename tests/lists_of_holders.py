"""Lists of Holders for the tests, written as CSV, as a workbook and as a table, and read again."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter

from bench.holders import HEADINGS, cells
from tenor.holders import read_holders
from warrant.errors import BadMatter
from warrant.listed import Listed, Source, Unlisted
from warrant.quantities import Shares

HEADS = "certificate,name,address,shares\n"
LINE = "H-1,Ada Ek,220 Bear Hill Road|Waltham MA 02451,100.5\n"


def read(folder: Path, name: str, table: str | None = None) -> list[Listed | Unlisted]:
    return list(read_holders(Source(name, table), folder))


def of_csv(folder: Path, text: str | bytes) -> list[Listed | Unlisted]:
    (folder / "holders.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(folder, "holders.csv")


def refused(folder: Path, name: str, table: str | None = None) -> str:
    """What is said of a list that cannot be used."""
    try:
        lines = read(folder, name, table)
    except BadMatter as error:
        return str(error)
    raise AssertionError(f"read: {lines}")


def what(lines: Sequence[Listed | Unlisted]) -> str:
    """What is wrong with the one line of a list that cannot be used."""
    [each] = [each for each in lines if isinstance(each, Unlisted)]
    return each.what


def write_workbook(path: Path, lines: Iterable[Listed], as_numbers: bool = True) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        for row, each in enumerate(lines, 1):
            for at, text in enumerate(cells(each)):
                if HEADINGS[at] == "shares" and as_numbers:
                    sheet.write_number(row, at, float(text))
                else:
                    sheet.write_string(row, at, text)


def write_table(path: Path, lines: Iterable[Listed], shares: str = "NUMERIC", table: str = "holders") -> None:
    """Writes a table of SQLite with a column "ordinal" in the order of the lines."""
    quoted = table.replace('"', '""')
    with sqlite3.connect(path) as database:
        database.execute(
            f'CREATE TABLE "{quoted}" (ordinal INTEGER PRIMARY KEY, certificate TEXT, name TEXT, address TEXT,'
            f" shares {shares}, postal_code TEXT)"
        )
        database.executemany(
            f'INSERT INTO "{quoted}" (certificate, name, address, shares, postal_code) VALUES (?, ?, ?, ?, ?)',
            map(cells, lines),
        )
    database.close()


def rewritten(path: Path, part: str, old: str, new: str) -> None:
    """Replaces text in one part of a workbook, where it must stand."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    assert old in parts[part].decode(), parts[part].decode()
    parts[part] = parts[part].decode().replace(old, new).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)


def holder(line: int = 2, certificate: str = "H-1", shares: str = "100.5") -> Listed:
    address = ("220 Bear Hill Road", "Waltham MA 02451")
    return Listed(line, certificate, "Ada Ek", address, Shares.of(shares), "02451")
