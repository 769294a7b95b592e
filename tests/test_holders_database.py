"""A list of Holders in a table of a database: here of SQLite."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from lists_of_holders import holder, read, refused, what, write_table

from bench.holders import holders
from tenor.holders import database
from warrant.listed import Listed, Unlisted
from warrant.quantities import Shares

URL = "sqlite:///holders.db"


def changed(folder: Path, *statements: str) -> None:
    with sqlite3.connect(folder / "holders.db") as held:
        for each in statements:
            held.execute(each)
    held.close()


def made(folder: Path, *lines: Listed, shares: str = "NUMERIC", table: str = "holders") -> None:
    write_table(folder / "holders.db", lines or [holder()], shares, table)


@pytest.mark.parametrize("shares", ["NUMERIC", "NUMERIC(18, 2)", "DECIMAL", "TEXT", "VARCHAR(20)"])
def test_a_row_becomes_a_holder_from_numbers_or_from_text(tmp_path: Path, shares: str) -> None:
    made(tmp_path, shares=shares)
    assert read(tmp_path, URL, "holders") == [holder(line=1)]


def test_every_tenth_that_a_list_may_hold_comes_back_from_a_numeric(tmp_path: Path) -> None:
    given = [holder(at, f"H-{at}", f"{tenths / 10:.1f}") for at, tenths in enumerate([1, 3, 2067183, 9999999999999], 1)]
    made(tmp_path, *given)
    assert read(tmp_path, URL, "holders") == given


@pytest.mark.parametrize("shares", ["REAL", "FLOAT", "DOUBLE PRECISION"])
def test_a_binary_number_is_refused_with_what_to_do(tmp_path: Path, shares: str) -> None:
    made(tmp_path, shares=shares)
    said = refused(tmp_path, URL, "holders")
    assert "the column shares is of the type" in said and "cast it to NUMERIC or to text" in said


def test_a_view_that_casts_a_binary_number_can_be_named_instead(tmp_path: Path) -> None:
    made(tmp_path, shares="REAL")
    view = "CREATE VIEW list AS SELECT certificate, name, address, CAST(shares AS {}) AS shares FROM holders"
    changed(tmp_path, view.format("TEXT"))
    assert read(tmp_path, URL, "list") == [holder(line=1)]


def test_rows_come_in_the_order_of_their_certificates_byte_by_byte_whatever_the_table_says(tmp_path: Path) -> None:
    columns = "(certificate TEXT COLLATE NOCASE, name TEXT, address TEXT, shares TEXT)"
    changed(tmp_path, f"CREATE TABLE holders {columns}")
    for each in ("h-1", "H-2", "H-10", "a-1"):
        changed(tmp_path, f"INSERT INTO holders VALUES ('{each}', 'Ada', 'A', '1')")
    lines = read(tmp_path, URL, "holders")
    assert [(each.line, each.certificate) for each in lines] == [(1, "H-10"), (2, "H-2"), (3, "a-1"), (4, "h-1")]


def test_a_column_ordinal_gives_the_order_where_there_is_one(tmp_path: Path) -> None:
    made(tmp_path, holder(1, "H-2"), holder(2, "H-10"), holder(3, "H-1"))
    assert [each.certificate for each in read(tmp_path, URL, "holders")] == ["H-2", "H-10", "H-1"]


def test_the_address_may_stand_in_columns_and_nothing_in_some(tmp_path: Path) -> None:
    changed(
        tmp_path,
        "CREATE TABLE h (certificate TEXT, name TEXT, address_1 TEXT, address_2 TEXT, shares INTEGER, "
        "postal_code INTEGER)",
        "INSERT INTO h VALUES ('H-1', 'Ada', '1 Elm St', NULL, 7, NULL)",
    )
    assert read(tmp_path, URL, "h") == [Listed(1, "H-1", "Ada", ("1 Elm St",), Shares.of(7))]


def test_a_row_that_cannot_be_used_says_why_and_the_others_go_on(tmp_path: Path) -> None:
    made(tmp_path, holder(1, "H-1"), holder(2, "H-2"))
    changed(tmp_path, "UPDATE holders SET shares = 1.25, name = NULL WHERE certificate = 'H-1'")
    lines = read(tmp_path, URL, "holders")
    assert "no name" in what(lines) and "has more than 1 decimal" in what(lines)
    assert isinstance(lines[0], Unlisted) and lines[0].certificate == "H-1" and isinstance(lines[1], Listed)


@pytest.mark.parametrize("table", ['the "Holders"; DROP TABLE x --', "select", "Ünder 'quotes'"])
def test_the_name_of_a_table_is_quoted_whatever_it_holds(tmp_path: Path, table: str) -> None:
    made(tmp_path, table=table)
    assert read(tmp_path, URL, table) == [holder(line=1)]


def test_a_schema_may_be_named_before_the_table(tmp_path: Path) -> None:
    made(tmp_path)
    assert read(tmp_path, URL, "main.holders") == [holder(line=1)]


@pytest.mark.parametrize(
    ("url", "table", "wrong"),
    [
        (URL, None, "no table of the database is named: name it by holders_table"),
        (URL, "holder", "there is no table holder"),
        ("sqlite:///none.db", "holders", "there is no file 'none.db'"),
        ("sqlite://", "holders", "there is no file ''"),
        ("sqlite:///list.csv", "holders", "the database says: file is not a database"),
        ("nosuch://host/db", "holders", "no driver for this kind of database"),
        ("mysql+pymysql://host/db", "holders", "there is no module pymysql: install the driver"),
        ("postgresql://a:b@c:x/d", "holders", "this is no URL of a database"),
        ("sqlite:///${NO_SUCH_NAME}.db", "holders", "the environment has no NO_SUCH_NAME"),
    ],
)
def test_a_database_that_cannot_be_read_is_refused(tmp_path: Path, url: str, table: str | None, wrong: str) -> None:
    made(tmp_path)
    (tmp_path / "list.csv").write_text("certificate,name\n" * 100)
    assert wrong in refused(tmp_path, url, table)
    assert {each.name for each in tmp_path.iterdir()} == {"holders.db", "list.csv"}


def test_columns_that_are_none_of_a_list_are_passed_over_unless_they_seem_meant(tmp_path: Path) -> None:
    made(tmp_path)
    changed(tmp_path, "ALTER TABLE holders ADD COLUMN paid REAL")
    assert read(tmp_path, URL, "holders") == [holder(line=1)]
    changed(tmp_path, "ALTER TABLE holders ADD COLUMN address_7 TEXT")
    assert "unknown column 'address_7'" in refused(tmp_path, URL, "holders")


def test_text_that_is_not_utf_8_is_refused_and_no_crash(tmp_path: Path) -> None:
    made(tmp_path)
    changed(tmp_path, "UPDATE holders SET name = CAST(x'ff41' AS TEXT)")
    assert "the database says: Could not decode to UTF-8" in refused(tmp_path, URL, "holders")


def test_parts_of_the_url_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path)
    (tmp_path / "holders.db").rename(tmp_path / "a@b:c.db")
    monkeypatch.setenv("LIST", "a@b:c")
    assert read(tmp_path, "sqlite:///${LIST}.db", "holders") == [holder(line=1)]


def test_what_a_database_says_never_holds_the_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "hush/hush@x")
    for password in ("hush%2Fhush%40x", "${SECRET}"):
        url = f"postgresql+psycopg://ada:{password}@/holders?host=/nowhere/hush/hush@x"
        said = refused(tmp_path, url, "holders")
        assert "hush" not in said and "hush%2F" not in said and "***" in said


def test_a_list_in_a_database_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "find_spec", lambda name: None)
    assert "needs SQLAlchemy: install it with pip install 'tenor[sql]'" in refused(tmp_path, URL, "holders")


def test_the_database_is_only_read(tmp_path: Path) -> None:
    made(tmp_path, *holders(50, Shares.of(100)))
    before = (tmp_path / "holders.db").read_bytes()
    assert len(read(tmp_path, URL, "holders")) == 50
    assert (tmp_path / "holders.db").read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["holders.db"]
