"""The list of Holders, read line by line from where it is kept: CSV, a workbook, or a table of a database.

``rows`` of the three modules for that give the headings and then the cells of each line; ``columns`` says what the
headings must be, ``line`` makes the record, ``repeated`` finds a certificate that came before. Nothing is kept of a
line that was read but that certificate, in some thirty bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tenor.holders.columns import columns_of
from tenor.holders.line import listed
from tenor.holders.places import no_list, place, shown
from tenor.holders.repeated import Certificates
from tenor.holders.row import Row
from warrant.errors import BadMatter
from warrant.listed import Listed, Source, Unlisted

__all__ = ["read_holders", "shown"]


def read_holders(source: Source, folder: Path) -> Iterator[Listed | Unlisted]:
    """The lines of a list, in its order; ``folder`` is that of the matter, from which a file is named.

    A line that cannot be used is ``Unlisted``, and the others go on. ``BadMatter`` where there is no list, or none with
    these columns, or where it breaks off: it may come after lines were given.
    """
    rows = _rows(source, folder)
    heads = next(rows, None)
    if heads is None:
        raise no_list(source, "the list is empty", "write a line with the headings, and a line for each Holder")
    if heads.wrong:
        raise BadMatter(place(source, heads.line, heads.wrong[0].what, heads.wrong[0].instead))
    columns = columns_of(heads.cells, source, heads.line)
    certificates = Certificates()
    for row in rows:
        each = listed(row, columns)
        if isinstance(each, Listed) and (earlier := certificates.add(each.certificate, each.line)):
            yield Unlisted(each.line, each.certificate, f"its certificate stands in line {earlier}: number it anew")
        else:
            yield each


def _rows(source: Source, folder: Path) -> Iterator[Row]:
    # Each is imported where it is needed: a list in CSV needs neither lxml nor SQLAlchemy.
    if "://" in source.where:
        from tenor.holders import database

        return database.rows(source, folder)
    path = _file(source, folder)
    match path.suffix.lower():
        case ".csv":
            from tenor.holders import csv_file

            return csv_file.rows(source, path)
        case ".xlsx":
            from tenor.holders import workbook

            return workbook.rows(source, path)
        case _:
            what = "neither a .csv nor an .xlsx file, nor the URL of a database"
            raise no_list(source, what, "save the list as UTF-8 CSV or as an Excel workbook (.xlsx)")


def _file(source: Source, folder: Path) -> Path:
    path = (folder / source.where).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise no_list(source, "the list lies outside the matter's folder", "copy it there, or name it as it lies there")
    if not path.is_file():
        raise no_list(source, f"there is no {source.where} in {folder}", "name a file of the matter, or add it")
    return path
