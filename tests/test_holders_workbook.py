"""A list of Holders in a workbook: what its cells come to, what of it is refused, and how much of it is borne."""

from __future__ import annotations

import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from conformance_libreoffice import converted
from lists_of_holders import holder, read, refused, rewritten, what, write_workbook

from bench.holders import HEADINGS, holders
from tenor.holders import read_holders
from tenor.holders.workbook.formats import decimal_of, how
from tenor.holders.workbook.package import opened
from tenor.matter.scalars import Mistake
from warrant.listed import Listed, Source, Unlisted
from warrant.quantities import Shares

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


@pytest.mark.parametrize("constant_memory", [False, True])
def test_texts_are_read_that_stand_in_cells_or_are_shared(tmp_path: Path, constant_memory: bool) -> None:
    made(tmp_path, constant_memory=constant_memory)
    [ada, bo] = of(tmp_path)
    assert ada == holder() and isinstance(bo, Listed) and bo.postal_code == "55731"


def test_an_address_has_the_line_breaks_that_are_typed_in_its_cell(tmp_path: Path) -> None:
    made(tmp_path, lambda _, sheet: sheet.write_string(1, 2, "1 Elm St\r\nSuite _x000D_ 2\nEly MN"))
    ada = of(tmp_path)[0]
    assert isinstance(ada, Listed) and ada.address == ("1 Elm St", "Suite _x000D_ 2", "Ely MN")


def test_a_text_in_runs_is_one_text(tmp_path: Path) -> None:
    made(tmp_path, lambda book, sheet: sheet.write_rich_string(1, 1, "Ada ", book.add_format({"bold": True}), "Ek"))
    assert of(tmp_path)[0] == holder()


@pytest.mark.parametrize("written", ["206718.3", "206718.29999999999", "206718.30000000002", "2.067183E5"])
def test_shares_kept_as_a_binary_number_are_the_decimal_text_that_excel_shows(tmp_path: Path, written: str) -> None:
    rewritten(made(tmp_path, lambda _, sheet: sheet.write_number(1, 3, 77)), SHEET, "<v>77</v>", f"<v>{written}</v>")
    ada = of(tmp_path)[0]
    assert isinstance(ada, Listed) and ada.shares == Shares.of("206718.3")


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("206718.25", "shares: '206718.25' has more than 1 decimal"),
        ("206718.29999", "has more than 1 decimal"),
        ("-1", "bears a sign"),
        ("0", "no shares"),
        ("1E300", "D2: '1E300' is no number"),
        ("NaN", "is no number"),
        ("1234567890123.4", "is too large"),
    ],
)
def test_a_number_that_is_no_number_of_shares_is_refused(tmp_path: Path, written: str, wrong: str) -> None:
    rewritten(made(tmp_path, lambda _, sheet: sheet.write_number(1, 3, 77)), SHEET, "<v>77</v>", f"<v>{written}</v>")
    assert wrong in what(of(tmp_path))


@pytest.mark.parametrize("tenths", [1, 3, 2067183, 5420749, 9999999999999])
def test_every_tenth_that_a_list_may_hold_comes_back_from_a_binary_number(tenths: int) -> None:
    assert Shares.of(decimal_of(f"{tenths / 10:.17g}")).amount * 10 == tenths


@pytest.mark.parametrize(
    ("code", "shows"),
    [
        ("General", "as it is"),
        ("0", "as it is"),
        ("#,##0.0", "as it is"),
        ('_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "as it is"),
        ("[Red]#,##0", "as it is"),
        ("00000", "00000"),
        ("0%", "otherwise"),
        ("#,##0,", "otherwise"),
        ('"$"#,##0', "otherwise"),
        ('"H-"0000', "otherwise"),
        ("0.00E+00", "otherwise"),
        ("yyyy-mm-dd", "date"),
        ("[h]:mm", "date"),
    ],
)
def test_a_format_shows_a_number_as_it_is_or_is_told_apart(code: str, shows: str) -> None:
    assert how(code) == shows


def test_a_zip_kept_as_a_number_has_the_zeros_that_its_format_shows(tmp_path: Path) -> None:
    made(tmp_path, lambda book, sheet: sheet.write_number(1, 4, 2451, book.add_format({"num_format": "00000"})))
    assert of(tmp_path)[0] == holder()


@pytest.mark.parametrize(
    ("write", "wrong"),
    [
        (
            lambda book, sheet: sheet.write_datetime(1, 0, date(2026, 3, 1), book.add_format({"num_format": "d-mmm"})),
            "A2: a date: format the column as text, and type it again",
        ),
        (lambda book, sheet: sheet.write_number(1, 0, 1, book.add_format({"num_format": 14})), "A2: a date"),
        (
            lambda book, sheet: sheet.write_number(1, 0, 17, book.add_format({"num_format": '"H-"0'})),
            "A2: the number '17' under a format that shows it otherwise",
        ),
        (lambda _, sheet: sheet.write_boolean(1, 1, True), "B2: TRUE, which is no text"),
        (lambda _, sheet: sheet.write_formula(1, 3, "=1/0", None, "#DIV/0!"), "D2: the error '#DIV/0!'"),
        (lambda _, sheet: sheet.write_string(1, 7, "paid"), "H2: 'paid' under no heading"),
        (lambda _, sheet: sheet.set_row(1, None, None, {"hidden": True}), "the row is hidden: show it, or delete it"),
    ],
)
def test_what_a_cell_does_not_plainly_hold_is_refused_by_its_line(tmp_path: Path, write: Write, wrong: str) -> None:
    made(tmp_path, write)
    lines = of(tmp_path)
    assert wrong in what(lines)
    assert isinstance(lines[0], Unlisted) and lines[0].line == 2 and isinstance(lines[1], Listed)


def test_the_certificate_of_a_refused_row_is_told(tmp_path: Path) -> None:
    made(tmp_path, lambda _, sheet: sheet.write_boolean(1, 1, True))
    assert [each.certificate for each in of(tmp_path)] == ["H-1", "H-2"]


def test_a_formula_counts_by_the_value_that_was_saved_with_it(tmp_path: Path) -> None:
    made(tmp_path, lambda _, sheet: sheet.write_formula(1, 3, "=50+50.5", None, 100.5))
    assert of(tmp_path)[0] == holder()


@pytest.mark.parametrize("value", ["", "<v></v>", "<v/>"])
def test_a_formula_without_a_value_is_refused(tmp_path: Path, value: str) -> None:
    path = made(tmp_path, lambda _, sheet: sheet.write_formula(1, 3, "=1+1", None, 77))
    rewritten(path, SHEET, "<v>77</v>", value)
    assert "D2: a formula without a value: save the workbook in Excel" in what(of(tmp_path))


def test_a_hidden_column_of_the_list_is_refused(tmp_path: Path) -> None:
    made(tmp_path, lambda _, sheet: sheet.set_column(3, 3, None, None, {"hidden": True}))
    assert "holders.xlsx:1:1: the column shares is hidden: show it, or delete it" in refused(tmp_path, "holders.xlsx")


def test_a_hidden_sheet_is_passed_over(tmp_path: Path) -> None:
    made(tmp_path, lambda book, _: book.add_worksheet("Old").hide())
    assert len(of(tmp_path)) == 2


def test_of_several_sheets_that_show_one_is_to_be_named(tmp_path: Path) -> None:
    made(tmp_path, lambda book, _: book.add_worksheet("Notes"))
    assert "2 sheets show ('Holders', 'Notes'): name the one with the list" in refused(tmp_path, "holders.xlsx")
    assert len(read(tmp_path, "holders.xlsx", "Holders")) == 2
    assert "there is no sheet 'Holder'" in refused(tmp_path, "holders.xlsx", "Holder")


def test_a_sheet_that_is_named_and_hidden_is_refused(tmp_path: Path) -> None:
    made(tmp_path, lambda book, _: book.add_worksheet("Old").hide())
    assert "the sheet is hidden" in refused(tmp_path, "holders.xlsx", "Old")


def test_rows_are_numbered_as_the_sheet_numbers_them(tmp_path: Path) -> None:
    made(tmp_path, lambda _, sheet: [sheet.write_string(9, at, text) for at, text in enumerate(("H-9", *BO[1:]))])
    assert [each.line for each in of(tmp_path)] == [2, 3, 10]


def test_rows_and_cells_without_numbers_follow_one_another(tmp_path: Path) -> None:
    path = made(tmp_path)
    with zipfile.ZipFile(path) as book:
        text = book.read(SHEET).decode()
    for row in (1, 2, 3):
        rewritten(path, SHEET, f' r="{row}"', "") if f' r="{row}"' in text else None
        for column in "ABCDE":
            if f' r="{column}{row}"' in text:
                rewritten(path, SHEET, f' r="{column}{row}"', "")
    assert [each.line for each in of(tmp_path)] == [2, 3]


def test_the_strict_form_of_the_format_is_read(tmp_path: Path) -> None:
    path = made(tmp_path)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    for part in (SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"):
        rewritten(path, part, main, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    assert of(tmp_path)[0] == holder()


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


@pytest.mark.conformance
def test_a_workbook_that_libreoffice_saved_is_the_same_list(tmp_path: Path) -> None:
    made = list(holders(500, Shares.of("206718.3")))
    write_workbook(tmp_path / "holders.xlsx", made)
    (tmp_path / "again").mkdir()
    [saved] = converted([tmp_path / "holders.xlsx"], "xlsx", tmp_path / "again").values()
    assert saved.read_bytes() != (tmp_path / "holders.xlsx").read_bytes()
    assert read(saved.parent, saved.name) == made


def test_a_number_that_is_none_is_a_mistake() -> None:
    for text in ("", "x", "٣", "Infinity", "1E21", "1E-300"):
        with pytest.raises(Mistake):
            decimal_of(text)
