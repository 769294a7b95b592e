"""A list of Holders in CSV."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tenor.holders.places import no_list
from tenor.holders.row import Row
from tenor.matter.csv_rows import csv_rows
from tenor.matter.scalars import Mistake
from warrant.errors import BadMatter
from warrant.listed import Source

AS_UTF_8 = "save the list as UTF-8 text, which Excel calls CSV UTF-8"


def rows(source: Source, path: Path) -> Iterator[Row]:
    """The headings and the cells of each row; ``BadMatter`` where the file cannot be read as UTF-8."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for line, cells in csv_rows(lines):
                if isinstance(cells, Mistake):
                    yield Row(line, (), (cells,))
                else:
                    yield Row(line, cells)
    except UnicodeDecodeError:
        raise _not_utf_8(source, path) from None
    except OSError as error:
        raise no_list(
            source, f"the list cannot be read ({error.strerror})", "mend the file or its permissions"
        ) from None


def _not_utf_8(source: Source, path: Path) -> BadMatter:
    """The error for bytes of another encoding: it names the first line that holds any."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                what = f"byte 0x{error.object[error.start]:02X}, which is not UTF-8"
                return no_list(source, what, AS_UTF_8, number)
    return no_list(source, "bytes that are not UTF-8", AS_UTF_8)
