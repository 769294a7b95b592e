"""Which sheet of a workbook is the list, and what its cells refer to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tenor.holders.workbook.formats import Formats
from tenor.holders.workbook.package import Package
from tenor.holders.workbook.strings import SharedStrings
from tenor.matter.scalars import Mistake


class Contents(NamedTuple):
    """The part that is the sheet, the texts that its cells share, and how their numbers are shown."""

    sheet: str
    strings: SharedStrings
    formats: Formats


class Named(NamedTuple):
    """A sheet by its name, whether it shows, and its part."""

    name: str
    shows: bool
    part: str


def contents(package: Package, name: str | None) -> Contents:
    """The sheet of a name, or without one the only sheet that shows; ``Mistake`` where that is none."""
    workbook = next((each.part for each in package.related() if each.kind == "officeDocument"), None)
    if workbook is None:
        raise Mistake("this is no workbook", "save the list as an Excel workbook (.xlsx) or as UTF-8 CSV")
    related = list(package.related(workbook))
    sheets = {each.id: each.part for each in related if each.kind == "worksheet"}
    strings = next((each.part for each in related if each.kind == "sharedStrings"), None)
    styles = next((each.part for each in related if each.kind == "styles"), None)
    chosen = _chosen(list(_sheets(package, workbook, sheets)), name)
    return Contents(chosen, SharedStrings(package, strings), Formats(package.root(styles) if styles else None))


def _sheets(package: Package, workbook: str, parts: dict[str, str]) -> Iterator[Named]:
    for each in package.root(workbook).iter("{*}sheet"):
        reference = next((str(value) for key, value in each.items() if str(key).endswith("}id")), "")
        if reference in parts:
            yield Named(each.get("name", ""), each.get("state", "visible") == "visible", parts[reference])


def _chosen(sheets: list[Named], name: str | None) -> str:
    if name is not None:
        sheets = [each for each in sheets if each.name == name]
        if not sheets:
            raise Mistake(f"there is no sheet {name!r}", "name a sheet of the workbook by holders_table")
    shown = [each for each in sheets if each.shows]
    if not shown:
        raise Mistake("the sheet is hidden" if name is not None else "no sheet shows", "show the sheet with the list")
    if len(shown) > 1:
        names = ", ".join(repr(each.name) for each in shown)
        raise Mistake(
            f"{len(shown)} sheets show ({names})", "name the one with the list by holders_table, or hide the others"
        )
    return shown[0].part
