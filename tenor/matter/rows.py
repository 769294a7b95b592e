"""CSV files, read into Records with every mistake placed by line and column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from functools import cache
from io import StringIO
from typing import Any, TypeVar, get_type_hints

from tenor.matter.csv_rows import csv_rows
from tenor.matter.scalars import Mistake
from tenor.matter.schema import parser_of
from warrant.errors import Problem
from warrant.facts import Source
from warrant.records import Record

R = TypeVar("R", bound=Record)


def read_rows(
    text: str, file: str, cls: type[R], columns: Mapping[str, str], optional: Mapping[str, str] | None = None
) -> tuple[list[R], list[Problem]]:
    """The rows of a CSV file as records of ``cls``; ``columns`` maps each heading to its field.

    ``optional`` are columns behind them that a file may leave out, all together.
    """
    rows = csv_rows(StringIO(text, newline=""))
    line, heads = next(rows, (1, []))
    if isinstance(heads, Mistake):
        return [], [_torn(heads, file, line)]
    if optional and heads == [*columns, *optional]:
        columns = {**columns, **optional}
    if heads != list(columns):
        what = f"the headings are {','.join(heads) or 'missing'}"
        return [], [Problem(Source(file, line), what, f"write {','.join(columns)}")]
    records: list[R] = []
    problems: list[Problem] = []
    for line, cells in rows:
        if isinstance(cells, Mistake):
            return [], [_torn(cells, file, line)]
        records += _record(line, cells, file, cls, columns, problems)
    return records, problems


def _torn(mistake: Mistake, file: str, line: int) -> Problem:
    """The one problem of a file with a row that is not CSV: where quotes stay open, no row is as it was meant."""
    return Problem(Source(file, line), mistake.what, mistake.instead)


def _record(
    line: int, cells: list[str], file: str, cls: type[R], columns: Mapping[str, str], problems: list[Problem]
) -> Iterator[R]:
    """The record of a row if it is one; what is wrong with the row goes to ``problems``."""
    if len(cells) != len(columns):
        what = f"{len(cells)} cells in a file of {len(columns)} columns"
        problems.append(Problem(Source(file, line), what, "quote a text that holds a comma; keep empty cells"))
        return
    places = dict(zip(columns.values(), _places(cells, file, line), strict=True))
    values: dict[str, Any] = {}
    mistakes = list(_parse(cls, dict(zip(columns.values(), cells, strict=True)), places, columns, values))
    problems += mistakes
    if not mistakes:
        yield cls(**values, sources={"": Source(file, line), **places})


def _places(cells: list[str], file: str, line: int) -> Iterator[Source]:
    column = 1
    for cell in cells:
        yield Source(file, line, column)
        column += len(cell) + (2 if "," in cell or '"' in cell else 0) + 1


def _parse(
    cls: type[Record],
    cells: Mapping[str, str],
    places: Mapping[str, Source],
    columns: Mapping[str, str],
    values: dict[str, Any],
) -> Iterator[Problem]:
    hints, left_out = _types(cls)  # type: ignore[arg-type]  # mypy takes no class of Records for hashable
    for heading, name in columns.items():
        if name in left_out and not cells[name].strip():
            continue
        try:
            values[name] = parser_of(hints[name])(cells[name].strip() or None)
        except Mistake as mistake:
            yield Problem(places[name], f"{heading}: {mistake.what}", mistake.instead)


@cache
def _types(cls: type[Any]) -> tuple[Mapping[str, Any], frozenset[str]]:
    """The type of each field, and those that may be left out; found once, since a file has many rows."""
    return get_type_hints(cls), frozenset(each.name for each in fields(cls) if each.default is not MISSING)
