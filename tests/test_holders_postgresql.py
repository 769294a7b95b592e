"""A list of Holders in a real server of PostgreSQL."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from conformance_postgresql import OWNER, PASSWORD, server
from lists_of_holders import holder, read, refused

from bench.holders import cells, holders, write_csv
from tenor.holders import read_holders
from tenor.holders.canonical import Hashed
from warrant.listed import Source, Unlisted
from warrant.quantities import Shares

pytestmark = pytest.mark.conformance
MANY = 30_000


@pytest.fixture(scope="module")
def database() -> Iterator[psycopg.Connection]:
    with server() as folder, psycopg.connect(f"dbname=postgres host={folder}", user=OWNER, password=PASSWORD) as open_:
        open_.autocommit = True
        columns = "certificate text, name text, address text, shares {} NOT NULL, postal_code varchar(10)"
        open_.execute(f"CREATE TABLE holders (id serial, {columns.format('numeric(18, 2)')}, noted timestamp)")
        open_.execute(f'CREATE TABLE "The ""list""; x" ({columns.format("text")})')
        open_.execute(f"CREATE TABLE floats ({columns.format('double precision')})")
        open_.execute(f"CREATE TABLE ordered (ordinal int, {columns.format('numeric')})")
        for table in ("holders", '"The ""list""; x"', "floats"):
            open_.execute(
                f"INSERT INTO {table} VALUES ({'DEFAULT, ' * (table == 'holders')}%s, %s, %s, %s, %s)", cells(holder())
            )
        with open_.cursor() as cursor:
            rows = ((MANY - at, *cells(each)) for at, each in enumerate(holders(MANY, Shares.of(200_000))))
            cursor.executemany("INSERT INTO ordered VALUES (%s, %s, %s, %s, %s, %s)", rows)
        yield open_


@pytest.fixture
def url(database: psycopg.Connection, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("HOLDERS_PASSWORD", PASSWORD)
    return f"postgresql+psycopg://{OWNER}:${{HOLDERS_PASSWORD}}@/postgres?host={database.info.host}"


@pytest.mark.parametrize("table", ["holders", "public.holders", 'The "list"; x'])
def test_a_table_is_read_whatever_its_name_and_whether_shares_are_numbers_or_text(
    tmp_path: Path, url: str, table: str
) -> None:
    assert read(tmp_path, url, table) == [holder(line=1)]


def test_a_float_is_refused_and_a_view_that_casts_it_is_read(
    tmp_path: Path, url: str, database: psycopg.Connection
) -> None:
    assert "the column shares is of the type DOUBLE PRECISION" in refused(tmp_path, url, "floats")
    casting = "SELECT certificate, name, address, shares::numeric AS shares FROM floats"
    database.execute(f"CREATE OR REPLACE VIEW cast_floats AS {casting}")
    assert read(tmp_path, url, "cast_floats") == [holder(line=1)]


def test_the_column_ordinal_orders_the_rows_and_the_hash_is_that_of_the_same_list_in_csv(
    tmp_path: Path, url: str
) -> None:
    write_csv(tmp_path / "holders.csv", reversed(list(holders(MANY, Shares.of(200_000)))))
    of_csv, of_table = (
        Hashed(read_holders(each, tmp_path)) for each in (Source("holders.csv"), Source(url, "ordered"))
    )
    assert sum(1 for _ in of_csv) == sum(1 for _ in of_table) == MANY
    assert of_csv.sha256 == of_table.sha256


def test_rows_are_not_gathered_in_memory(tmp_path: Path, url: str) -> None:
    assert next(read_holders(Source(url, "ordered"), tmp_path))
    tracemalloc.start()
    assert sum(1 for _ in read_holders(Source(url, "ordered"), tmp_path)) == MANY
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 6_000_000


def test_the_database_sees_a_transaction_that_only_reads(
    tmp_path: Path, url: str, database: psycopg.Connection
) -> None:
    database.execute(
        "CREATE OR REPLACE FUNCTION note(text) RETURNS text LANGUAGE plpgsql AS"
        " $$ BEGIN INSERT INTO holders (certificate, shares) VALUES ('X-1', 1); RETURN $1; END $$"
    )
    database.execute(
        "CREATE OR REPLACE VIEW noting AS SELECT note(certificate) AS certificate, name, address, shares FROM holders"
    )
    assert "cannot execute INSERT in a read-only transaction" in refused(tmp_path, url, "noting")


def test_a_list_that_changes_while_it_is_read_is_read_as_it_was(
    tmp_path: Path, url: str, database: psycopg.Connection
) -> None:
    lines = read_holders(Source(url, "holders"), tmp_path)
    first = next(lines)
    database.execute("INSERT INTO holders (certificate, shares) VALUES ('Z-9', 1)")
    try:
        assert [first, *lines] == [holder(line=1)]
        assert isinstance(read(tmp_path, url, "holders")[1], Unlisted)
    finally:
        database.execute("DELETE FROM holders WHERE certificate = 'Z-9'")


@pytest.mark.parametrize("wrong", ["wr:on/g@x", "wrong"])
def test_a_wrong_password_is_told_and_not_shown(
    tmp_path: Path, url: str, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOLDERS_PASSWORD", wrong)
    said = refused(tmp_path, url, "holders")
    assert "password authentication failed" in said and wrong not in said
    assert ":***@" in said


def test_a_table_that_is_not_there_is_refused(tmp_path: Path, url: str) -> None:
    assert "there is no table nobody" in refused(tmp_path, url, "nobody")
