"""Workbooks of two Holders for the tests of lists: whole, or with something otherwise in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlsxwriter
from lists_of_holders import read

from bench.holders import HEADINGS
from warrant.listed import Listed, Unlisted

SHEET = "xl/worksheets/sheet1.xml"
ADA = ("H-1", "Ada Ek", "220 Bear Hill Road|Waltham MA 02451", "100.5", "02451")
BO = ("H-2", "Bo Li", "1 Elm St|Ely MN 55731", "2", "")
Write = Callable[[Any, Any], object]


def made(folder: Path, write: Write = lambda book, sheet: None, **options: Any) -> Path:
    """A workbook with two Holders, in rows 2 and 3, and what ``write`` changes in it."""
    with xlsxwriter.Workbook(folder / "holders.xlsx", options) as book:
        sheet = book.add_worksheet("Holders")
        for row, each in enumerate((HEADINGS, ADA, BO)):
            for column, text in enumerate(each):
                sheet.write_string(row, column, text)
        write(book, sheet)
    return folder / "holders.xlsx"


def of(folder: Path) -> list[Listed | Unlisted]:
    return read(folder, "holders.xlsx")
