"""A list of Holders in a file that is no sound workbook: refused, never a crash, and little of it in memory."""

from __future__ import annotations

import tracemalloc
import zipfile
from pathlib import Path

import pytest
from lists_of_holders import refused, rewritten, write_workbook
from workbooks_of_holders import SHEET, made

from bench.holders import holders
from tenor.holders import read_holders
from tenor.holders.workbook.package import opened
from warrant.listed import Source
from warrant.quantities import Shares


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"certificate,name\n", "this is no workbook that can be read"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "an older workbook, or one with a password: save it as .xlsx"),
        (b"", "this is no workbook that can be read"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path, data: bytes, wrong: str) -> None:
    (tmp_path / "holders.xlsx").write_bytes(data)
    assert wrong in refused(tmp_path, "holders.xlsx")


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, "</sheetData>", ""),
        (SHEET, "<c ", "<"),
        (SHEET, 'r="A2"', 'r="ZZZZ2"'),
        (SHEET, '<row r="3"', '<row r="2"'),
        (SHEET, '<row r="3"', '<row r="-3"'),
        (SHEET, '<row r="3"', '<row r="99999999999999999999"'),
        (SHEET, "<v>0</v>", "<v>999</v>"),
        (SHEET, "<v>0</v>", "<v>x</v>"),
        ("xl/_rels/workbook.xml.rels", "sheet1.xml", "sheet9.xml"),
        ("_rels/.rels", "officeDocument", "office"),
    ],
)
def test_a_broken_workbook_is_refused_and_never_a_crash(tmp_path: Path, part: str, old: str, new: str) -> None:
    rewritten(made(tmp_path), part, old, new)
    assert refused(tmp_path, "holders.xlsx").startswith("holders.xlsx:1:1: ")


def test_an_entity_is_never_filled_in(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    rewritten(made(tmp_path), SHEET, "<worksheet", doctype + "<worksheet")
    assert "a document type" in refused(tmp_path, "holders.xlsx")


def bomb(path: Path, part: str, data: bytes) -> None:
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, held in (parts | {part: data}).items():
            book.writestr(name, held)


def test_a_part_that_unpacks_to_hundreds_of_times_its_size_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path)
    bomb(path, SHEET, b"<worksheet>" + b" " * 30_000_000)
    assert "unpacks to more than 200 times its size" in refused(tmp_path, "holders.xlsx")


@pytest.mark.parametrize("cell", ['<c r="A1"/>', "<x/>", '<a><row/><c><v>1</v></c><c t="n"/></a>'])
def test_what_ends_no_row_is_not_gathered_in_memory(tmp_path: Path, cell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenor.holders.workbook.package.RATIO_MAX", 10_000)
    path = made(tmp_path)
    text = f"<worksheet><sheetData><row>{cell * (6_000_000 // len(cell))}</row></sheetData></worksheet>"
    bomb(path, SHEET, text.encode())
    if "row/" in cell:
        with opened(path) as package:
            for number, element in enumerate(package.elements(SHEET, "row")):
                root = element.getroottree().getroot()
                assert number % 5000 or sum(1 for _ in root.iter()) < 20_000
    else:
        assert "bytes that end no row" in refused(tmp_path, "holders.xlsx")


def test_more_parts_than_any_workbook_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenor.holders.workbook.package.PARTS_MAX", 3)
    made(tmp_path)
    assert "more than 3" in refused(tmp_path, "holders.xlsx")


def test_a_part_larger_than_any_list_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tenor.holders.workbook.package.PART_BYTES_MAX", 500)
    made(tmp_path)
    assert "unpacks to more than 500 bytes" in refused(tmp_path, "holders.xlsx")


def test_a_workbook_is_read_without_being_kept(tmp_path: Path) -> None:
    peaks = []
    for count in (1_500, 6_000):
        write_workbook(tmp_path / "holders.xlsx", holders(count, Shares.of(100_000)))
        tracemalloc.start()
        assert sum(1 for _ in read_holders(Source("holders.xlsx"), tmp_path)) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 4_500 * 100
