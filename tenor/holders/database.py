"""A list of Holders in a table of a database, read through SQLAlchemy as a stream.

Every column is cast to text by the database itself: a NUMERIC keeps its digits so, and SQLite, which keeps a NUMERIC
that is no whole number as a binary one, gives fifteen digits of it (``tenor.holders.line.WHOLE_DIGITS_MAX``). The rows
come in the order of their certificates, compared byte by byte, or of a column "ordinal" if there is one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tenor.holders.columns import ADDRESS, CERTIFICATE, KNOWN, POSTAL_CODE, heading
from tenor.holders.places import HIDDEN, no_list
from tenor.holders.row import Row
from warrant.listed import Source

ORDINAL = "ordinal"
ROWS_AT_ONCE = 1000
BYTE_BY_BYTE = {"postgresql": "C", "sqlite": "BINARY"}
CAST = "cast it to NUMERIC or to text, in the table or in a view that you name instead"


def rows(source: Source, folder: Path) -> Iterator[Row]:
    """The names of the columns and the text of each row; ``BadMatter`` where the table cannot be read."""
    if find_spec("sqlalchemy") is None:
        raise no_list(source, "a list in a database needs SQLAlchemy", "install it with pip install 'tenor[sql]'")
    if not source.table:
        raise no_list(source, "no table of the database is named", "name it by holders_table")
    from tenor.holders.url import secrets_of, url_of

    url = url_of(source, folder)
    with _told(source, secrets_of(url)), _connected(url) as connection:
        schema, _, table = source.table.rpartition(".")
        names = _columns(connection, source, schema or None, table)
        yield Row(0, names)
        with connection.execute(_query(connection, schema or None, table, names)) as found:
            for line, row in enumerate(found, 1):
                yield Row(line, ["" if text is None else text for text in row])


@contextmanager
def _connected(url: Any) -> Iterator[Any]:
    """A connection that writes nothing, makes no file, and keeps few rows in memory at once."""
    from sqlalchemy import NullPool, create_engine

    options: dict[str, Any] = {"stream_results": True, "yield_per": ROWS_AT_ONCE}
    if url.get_backend_name() == "sqlite":
        path = f"file:{quote(url.database)}?mode=ro"
        engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(path, uri=True), poolclass=NullPool)
    else:
        engine = create_engine(url, poolclass=NullPool)
    if url.get_backend_name() == "postgresql":
        options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with engine.connect() as connection:
        yield connection.execution_options(**options)


@contextmanager
def _told(source: Source, secrets: tuple[str, ...]) -> Iterator[None]:
    """Has what stops a database be a ``BadMatter`` that names no password, nor holds the error that might."""
    from sqlalchemy.exc import DBAPIError, NoSuchModuleError, NoSuchTableError, SQLAlchemyError

    try:
        yield
        return
    except ModuleNotFoundError as error:
        refused = no_list(source, f"there is no module {error.name}", "install the driver: pip install 'tenor[sql]'")
    except NoSuchModuleError:
        refused = no_list(source, "no driver for this kind of database", "install it, or name another before ://")
    except NoSuchTableError:
        refused = no_list(source, f"there is no table {source.table}", "name a table or a view by holders_table")
    except SQLAlchemyError as error:
        reason = str(error.orig if isinstance(error, DBAPIError) else error).strip().partition("\n")[0]
        for secret in secrets:
            reason = reason.replace(secret, HIDDEN)
        refused = no_list(source, f"the database says: {reason}", "mend the URL, the table or its permissions")
    raise refused


def _columns(connection: Any, source: Source, schema: str | None, table: str) -> list[str]:
    """The columns of the list, by their names in the table; any others of a table are its own affair."""
    from sqlalchemy import inspect

    found = inspect(connection).get_columns(table, schema=schema)
    ours = [each for each in found if _is_ours(heading(each["name"]))]
    wrong = [f"the column {each['name']} is of the type {each['type']}" for each in ours if not _is_text(each)]
    if wrong:
        raise no_list(source, "; ".join(wrong), CAST)
    return [each["name"] for each in ours]


def _is_ours(name: str) -> bool:
    return name in KNOWN or name.startswith((ADDRESS, POSTAL_CODE))


def _is_text(column: Any) -> bool:
    """Whether a column's values can be cast to text and lose nothing: no float, no date, no bytes, no array.

    SQLite knows no type of what a view computes, a cast among it; it casts that as it casts a NUMERIC.
    """
    from sqlalchemy import types

    kind = column["type"]
    return isinstance(kind, types.String | types.Integer | types.Numeric | types.NullType) and not isinstance(
        kind, types.Float
    )


def _query(connection: Any, schema: str | None, table: str, names: list[str]) -> Any:
    """The query: whatever the names of table and columns hold is quoted by SQLAlchemy."""
    from sqlalchemy import Text, cast, collate, column, inspect, select
    from sqlalchemy import table as named

    texts = {name: cast(column(name), Text) for name in names}
    collation = BYTE_BY_BYTE.get(connection.dialect.name)
    first = sorted(names, key=lambda name: heading(name) != CERTIFICATE)
    order: list[Any] = [collate(texts[name], collation) if collation else texts[name] for name in first]
    if any(each["name"] == ORDINAL for each in inspect(connection).get_columns(table, schema=schema)):
        order.insert(0, column(ORDINAL))
    # By every column: rows with one certificate come in one order too.
    return select(*texts.values()).select_from(named(table, schema=schema)).order_by(*order)
