"""A list of Holders in CSV, and what any list must be: its columns, its lines, its certificates."""

from __future__ import annotations

import tracemalloc
from fractions import Fraction
from pathlib import Path

import pytest
from lists_of_holders import HEADS, LINE, holder, of_csv, read, refused, what

from bench.holders import holders, write_csv
from tenor.holders import read_holders, shown
from tenor.holders.canonical import Hashed
from tenor.holders.repeated import Certificates
from warrant.listed import Listed, Source, Unlisted
from warrant.quantities import Shares


def test_a_line_becomes_a_holder_with_the_zip_at_the_end_of_its_address(tmp_path: Path) -> None:
    assert of_csv(tmp_path, HEADS + LINE) == [holder()]


def test_a_byte_order_mark_and_line_ends_of_any_system_are_passed_over(tmp_path: Path) -> None:
    assert of_csv(tmp_path, ("\ufeff" + HEADS + LINE).replace("\n", "\r\n")) == [holder()]


def test_headings_stand_in_any_order_and_in_any_spelling_of_their_words(tmp_path: Path) -> None:
    text = 'Postal Code,SHARES,Address,Name,Certificate\n01234,"1,100.5",A|B,Ada Ek,H-1\n'
    [each] = of_csv(tmp_path, text)
    assert each == Listed(2, "H-1", "Ada Ek", ("A", "B"), Shares.of("1100.5"), "01234")


def test_an_address_is_parted_by_bars_by_line_breaks_or_by_columns(tmp_path: Path) -> None:
    text = 'certificate,name,address,shares\nH-1,Ada,"1 Elm St\r\nSuite 2\nEly MN 55731",7\n'
    [broken] = of_csv(tmp_path, text)
    [barred] = of_csv(tmp_path, HEADS + "H-1,Ada,1 Elm St | Suite 2||Ely MN 55731,7\n")
    columns = "certificate,name,address_1,address_2,address_3,address_4,shares\n"
    [columned] = of_csv(tmp_path, columns + "H-1,Ada,1 Elm St,Suite 2,,Ely MN 55731,7\n")
    assert broken == barred == columned
    assert isinstance(barred, Listed) and barred.address == ("1 Elm St", "Suite 2", "Ely MN 55731")


def test_a_line_is_named_by_the_line_of_the_file_on_which_it_begins(tmp_path: Path) -> None:
    text = HEADS + '\nH-1,Ada,"1 Elm St\nEly",7\n\nH-2,Bo,"x\ny\nz",0\nH-3,Li,A,1\n'
    assert [each.line for each in of_csv(tmp_path, text)] == [3, 6, 9]


@pytest.mark.parametrize(
    ("address", "postal_code"),
    [
        ("1 Elm St|Ely MN 55731-0012", "55731-0012"),
        ("1 Elm St|Ely MN 55731|USA", ""),
        ("1 Elm St|Ely MN 155731", ""),
        ("12345", "12345"),
        ("12 Rue X|75008 Paris", ""),
    ],
)
def test_a_zip_is_taken_only_from_the_very_end_of_the_address(tmp_path: Path, address: str, postal_code: str) -> None:
    [each] = of_csv(tmp_path, HEADS + f"H-1,Ada,{address},1\n")
    assert isinstance(each, Listed) and each.postal_code == postal_code


@pytest.mark.parametrize(
    ("text", "tenths"),
    [("7", 70), ("7.5", 75), ('"1,234.5"', 12345), ("7.00", 70), ("7.50", 75), ("999999999999.9", 9999999999999)],
)
def test_shares_are_read_to_the_tenth_exactly(tmp_path: Path, text: str, tenths: int) -> None:
    [each] = of_csv(tmp_path, HEADS + f"H-1,Ada,A,{text}\n")
    assert isinstance(each, Listed) and each.shares == Shares(Fraction(tenths, 10))


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        (",Ada,A,1", "no certificate"),
        ("H 1,Ada,A,1", "'H 1' cannot name a certificate: write at most 20"),
        ("../H1,Ada,A,1", "cannot name a certificate"),
        ("H-1, ,A,1", "no name: write the name"),
        ("H-1,Ada, | ,1", "no address: write the address"),
        ("H-1,Ada,A|B|C|D|E|F|G,1", "an address of 7 lines: write at most 6"),
        ("H-1,Ada,A,ten", "shares: 'ten' is not a decimal number: write a number of shares"),
        ("H-1,Ada,A,", "shares: '' is not a decimal number"),
        ("H-1,Ada,A,-5", "shares: '-5' bears a sign"),
        ("H-1,Ada,A,0.0", "shares: no shares"),
        ("H-1,Ada,A,1.25", "has more than 1 decimal"),
        ("H-1,Ada,A,1e3", "is not a decimal number"),
        ("H-1,Ada,A,٣", "is not a decimal number"),
        ('H-1,Ada,A,"1,23"', "is not a decimal number"),
        ("H-1,Ada,A,1234567890123", "is too large: write at most 12 digits"),
        ("H-1,A\u202eda,A,1", "name: 'A\\u202eda' holds a character that does not print, U+202E: type"),
        ("H-1,A\x1fda,A,1", "does not print, U+001F"),
        ("H-1,Ada,A\x00,1", "address: 'A\\x00' holds a character that does not print, U+0000"),
        (f"H-1,{'A' * 201},A,1", "name: 201 characters on one line: write at most 200"),
        ("H-1,Ada,A", "3 cells under 4 headings: quote a text that holds a comma"),
        ("H-1,Ada,A,1,B", "5 cells under 4 headings"),
        ('H-1,"Ada" Ek,A,1', "this is not CSV"),
    ],
)
def test_a_line_that_cannot_be_used_says_why_and_the_others_go_on(tmp_path: Path, line: str, wrong: str) -> None:
    lines = of_csv(tmp_path, f"{HEADS}{line}\nH-2,Bo,B,2\n")
    assert wrong in what(lines)
    assert [each.line for each in lines] == [2, 3] and isinstance(lines[1], Listed)


def test_every_mistake_of_a_line_is_told_at_once_with_its_certificate(tmp_path: Path) -> None:
    [each] = of_csv(tmp_path, HEADS + "H-7,,,-1\n")
    assert isinstance(each, Unlisted) and each.certificate == "H-7"
    assert each.what.count(";") == 2 and "no name" in each.what and "no address" in each.what


def test_a_certificate_that_cannot_be_is_not_handed_on(tmp_path: Path) -> None:
    [each] = of_csv(tmp_path, HEADS + "=cmd|x,Ada,A,1\n")
    assert isinstance(each, Unlisted) and each.certificate == ""


def test_quotes_that_are_not_closed_name_the_lines_that_they_swallow(tmp_path: Path) -> None:
    lines = of_csv(tmp_path, HEADS + LINE + 'H-2,"Bo,B,2\nH-3,Li,C,3\n')
    assert [each.line for each in lines] == [2, 3]
    assert "in lines 3 to 4" in what(lines) and "close the quotes" in what(lines)


def test_a_cell_without_end_is_given_up_and_the_list_goes_on(tmp_path: Path) -> None:
    lines = of_csv(tmp_path, HEADS + 'H-2,"' + "x" * 200_000 + '",B,2\n' + LINE)
    assert "this is not CSV" in what(lines) and isinstance(lines[-1], Listed)


def test_every_run_of_white_space_counts_as_one_blank(tmp_path: Path) -> None:
    [each] = of_csv(tmp_path, HEADS + 'H-1," Ada \t \u00a0Ek\nTrustee ",A  B,1\n')
    assert isinstance(each, Listed) and each.name == "Ada Ek Trustee" and each.address == ("A B",)


@pytest.mark.parametrize(
    ("heads", "wrong"),
    [
        ("certificate,name,adress,shares", "unknown column 'adress' (did you mean address?)"),
        ("certificate,address,shares", "the column name is missing"),
        ("certificate,name,shares", "the column address is missing"),
        ("certificate,name,name,address,shares", "the column name is there 2 times"),
        ("certificate,name,address,address_1,shares", "the column address beside address_1"),
        ("certificate,name,address_2,shares", "the column address_1 is missing"),
        ("certificate,name,address_1,address_3,shares", "the column address_1 is missing"),
        ("certificate,name,address,shares,", "a column without a heading"),
        ('certificate,"name" x,address,shares', "this is not CSV"),
    ],
)
def test_columns_that_cannot_be_used_are_one_error_in_the_line_of_the_headings(
    tmp_path: Path, heads: str, wrong: str
) -> None:
    (tmp_path / "holders.csv").write_text(f"\n{heads}\n{LINE}")
    said = refused(tmp_path, "holders.csv")
    assert said.startswith("holders.csv:2:1: ") and wrong in said


def test_an_empty_list_is_refused(tmp_path: Path) -> None:
    (tmp_path / "holders.csv").write_text("\n \n")
    assert "the list is empty" in refused(tmp_path, "holders.csv")


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_another_encoding_than_utf_8_is_refused_at_its_first_line(tmp_path: Path, encoding: str) -> None:
    text = HEADS + LINE * 2000 + "H-2,José,B,2\n"
    (tmp_path / "holders.csv").write_bytes(text.encode(encoding))
    line = 2002 if encoding == "latin-1" else 1
    said = refused(tmp_path, "holders.csv")
    assert said.startswith(f"holders.csv:{line}:1: ") and "save the list as UTF-8 text" in said


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("none.csv", "there is no none.csv"),
        ("../list.csv", "lies outside the matter's folder"),
        ("list.ods", "neither a .csv nor an .xlsx file"),
    ],
)
def test_a_list_that_is_not_there_is_refused(tmp_path: Path, name: str, wrong: str) -> None:
    (tmp_path / "list.csv").touch()
    (tmp_path / "matter").mkdir()
    (tmp_path / "matter" / "list.ods").touch()
    assert wrong in refused(tmp_path / "matter", name)


def test_a_certificate_that_came_before_is_refused_with_the_line_where_it_stands(tmp_path: Path) -> None:
    lines = of_csv(tmp_path, HEADS + "H-2,A,A,1\nH-1,B,B,1\nh-2,C,C,1\nH-3,D,D,1\nH-1,E,E,1\n")
    assert [(each.line, each.what) for each in lines if isinstance(each, Unlisted)] == [
        (4, "its certificate stands in line 2: number it anew"),
        (6, "its certificate stands in line 3: number it anew"),
    ]


@pytest.mark.parametrize("step", [1, 7919])
def test_repeated_certificates_are_found_exactly_in_any_order(step: int) -> None:
    known, count = Certificates(), 20_011
    for line in range(count):
        assert known.add(f"H-{line * step % count}", line + 2) == 0
    for line in range(0, count, 97):
        assert known.add(f"h-{line * step % count}", 0) == line + 2


def test_certificates_take_some_thirty_bytes_each_and_lines_none(tmp_path: Path) -> None:
    peaks = []
    for count in (1_000, 30_000):
        write_csv(tmp_path / "holders.csv", holders(count, Shares.of(100_000)))
        tracemalloc.start()
        assert sum(1 for _ in Hashed(read_holders(Source("holders.csv"), tmp_path))) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 29_000 * 40


def test_made_up_holders_are_the_same_each_time_and_hold_exactly_the_total(tmp_path: Path) -> None:
    made = list(holders(500, Shares.of("206718.3"), seed=4))
    assert (
        made == list(holders(500, Shares.of("206718.3"), seed=4)) != list(holders(500, Shares.of("206718.3"), seed=5))
    )
    assert sum(each.shares.amount for each in made) == Shares.of("206718.3").amount
    assert all(each.shares.amount > 0 for each in made)
    write_csv(tmp_path / "holders.csv", made)
    assert read(tmp_path, "holders.csv") == made


@pytest.mark.parametrize(
    ("where", "as_shown"),
    [
        ("holders.csv", "holders.csv#h"),
        ("postgresql+psycopg://ada:s@cret:x@host:5432/db", "postgresql+psycopg://ada:***@host:5432/db#h"),
        (
            "postgresql://ada@host/db?sslpassword=x&host=/run&PASSWORD=y",
            "postgresql://ada@host/db?sslpassword=***&host=/run&PASSWORD=***#h",
        ),
    ],
)
def test_a_list_is_named_without_its_password(where: str, as_shown: str) -> None:
    assert shown(Source(where, "h")) == as_shown
