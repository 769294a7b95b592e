"""The rows of a CSV text, one at a time, each with the line on which it begins."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from tenor.matter.scalars import Mistake


def csv_rows(lines: Iterable[str]) -> Iterator[tuple[int, list[str] | Mistake]]:
    """The cells of each row that has any, or the mistake where a row is not CSV; what follows is read on.

    ``lines`` keep their ends, as those of a file opened with ``newline=""`` do: a cell in quotes may hold several.
    """
    reader = csv.reader(lines, strict=True)
    line = 1
    while True:
        try:
            for cells in reader:
                if cells and (cells[0].strip() or any(map(str.strip, cells))):
                    yield line, cells
                line = reader.line_num + 1
            return
        except csv.Error as error:
            until = f", in lines {line} to {reader.line_num}" if reader.line_num > line else ""
            yield line, Mistake(f"this is not CSV ({error}{until})", "close the quotes; double a quote within a text")
            line = reader.line_num + 1
