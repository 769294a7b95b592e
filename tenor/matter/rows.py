"""CSV files, read into Records with every mistake placed by line and column."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from io import StringIO
from typing import Any, TypeVar, get_type_hints

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
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        heads = next(reader, [])
        if optional and heads == [*columns, *optional]:
            columns = {**columns, **optional}
        if heads != list(columns):
            what = f"the headings are {','.join(heads) or 'missing'}"
            return [], [Problem(Source(file, 1), what, f"write {','.join(columns)}")]
        return _records(reader, file, cls, columns)
    except csv.Error as error:
        what = f"this is not CSV ({error})"
        return [], [Problem(Source(file, reader.line_num), what, "close the quotes; double a quote within a text")]


def _records(reader: Any, file: str, cls: type[R], columns: Mapping[str, str]) -> tuple[list[R], list[Problem]]:
    records: list[R] = []
    problems: list[Problem] = []
    for cells in reader:
        line = reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            what = f"{len(cells)} cells in a file of {len(columns)} columns"
            problems.append(Problem(Source(file, line), what, "quote a text that holds a comma; keep empty cells"))
            continue
        places = dict(zip(columns.values(), _places(cells, file, line), strict=True))
        values: dict[str, Any] = {}
        mistakes = list(_parse(cls, dict(zip(columns.values(), cells, strict=True)), places, columns, values))
        problems += mistakes
        if not mistakes:
            records.append(cls(**values, sources={"": Source(file, line), **places}))
    return records, problems


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
    hints, left_out = get_type_hints(cls), {each.name for each in fields(cls) if each.default is not MISSING}
    for heading, name in columns.items():
        if name in left_out and not cells[name].strip():
            continue
        try:
            values[name] = parser_of(hints[name])(cells[name].strip() or None)
        except Mistake as mistake:
            yield Problem(places[name], f"{heading}: {mistake.what}", mistake.instead)
