"""A list of Holders in a workbook: what its cells come to, what of it is refused, and how much of it is borne."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from conformance_libreoffice import converted
from lists_of_holders import holder, read, refused, rewritten, what, write_workbook
from workbooks_of_holders import BO, SHEET, Write, made, of

from bench.holders import holders
from tenor.holders.workbook.formats import decimal_of, how
from tenor.matter.scalars import Mistake
from warrant.listed import Listed, Unlisted
from warrant.quantities import Shares


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
