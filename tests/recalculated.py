"""Workbooks recalculated by two programs that know nothing of Tenor: formualizer, and LibreOffice.

Before either sees a workbook, what Tenor keeps in it as the result of each formula is struck, so that a program which
takes kept results for granted finds none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import formualizer
from conformance_libreoffice import converted
from lxml import etree

from tenor.packet.expressions import (
    Apportioned,
    Call,
    Expression,
    Infix,
    Leaf,
    Rounded,
    amount,
    evaluated,
)
from tenor.packet.placing import workpaper
from tenor.packet.steps import Step, Workpaper
from tenor.packet.workpaper.names import names_of
from warrant.book import Book

Address = tuple[str, int, int]
"""A sheet, a row and a column, counted from 1."""

RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
"""That LibreOffice recalculates a workbook when it opens it, always."""

TIE, VALUE = 6, 4
SAID = ("OK", "BREAK", "ALTERED")


def parts(workbook: bytes) -> dict[str, bytes]:
    """The parts of a workbook by name."""
    with ZipFile(BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(workbook: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The workbook with other parts in place of some."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in (parts(workbook) | changed).items():
            archive.writestr(name, content)
    return out.getvalue()


def struck(workbook: bytes) -> bytes:
    """The workbook with zero kept as the result of each formula."""
    changed = {}
    for name, content in parts(workbook).items():
        if name.startswith("xl/worksheets/sheet"):
            content = re.sub(rb' t="str"><f>', b"><f>", content)
            changed[name], count = re.subn(rb"</f><v>[^<]*</v>", b"</f><v>0</v>", content)
            assert count == content.count(b"<f>")
    return with_parts(workbook, changed)


def defined(workbook: bytes) -> dict[str, Address]:
    """Where the cell of each name is; a name of several is that of the first."""
    root = etree.fromstring(parts(workbook)["xl/workbook.xml"])
    found = {}
    for name in root.iter("{*}definedName"):
        match = re.fullmatch(r"'?([^'!]+)'?!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$\d+)?", name.text or "")
        if match and not name.get("name", "").startswith("_xlnm"):
            found[name.get("name", "")] = (match[1], int(match[3]), ord(match[2]) - ord("A") + 1)
    return found


class Recalculated:
    """The cells of a workbook as formualizer computes them."""

    def __init__(self, workbook: bytes) -> None:
        self.names = defined(workbook)
        self._cells = formualizer.Workbook.from_bytes(struck(workbook))
        self._cells.evaluate_all()

    def at(self, address: Address) -> Any:
        """The value of a cell."""
        return self._cells.get_value(*address)

    def alter(self, name: str, value: Fraction) -> None:
        """Types another value into a cell, and recalculates."""
        self._cells.set_value(*self.names[name], formualizer.LiteralValue.number(float(value)))
        self._cells.evaluate_all()

    def said(self) -> Iterator[tuple[Address, str]]:
        """Every tie-out of the workbook with its place."""
        for sheet in self._cells.sheet_names:
            for row in range(1, 400):
                for column in range(1, 14):
                    value = self._cells.get_value(sheet, row, column)
                    if value in SAID:
                        yield (sheet, row, column), value


class ByLibreOffice:
    """The cells of a workbook as LibreOffice computes them, read from its own flat format."""

    def __init__(self, workbook: bytes, flat: Path) -> None:
        self.names = defined(workbook)
        self._cells = dict(_cells(etree.parse(flat)))

    def at(self, address: Address) -> Any:
        """The value of a cell."""
        return self._cells.get(address)

    def said(self) -> Iterator[tuple[Address, str]]:
        """Every tie-out of the workbook with its place."""
        yield from ((address, value) for address, value in self._cells.items() if value in SAID)


def by_libreoffice(workbooks: Mapping[str, bytes], folder: Path) -> dict[str, ByLibreOffice]:
    """Workbooks by their names, recalculated in one run."""
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(RECALCULATE)
    paths: Sequence[Path] = [folder / f"{name}.xlsx" for name in workbooks]
    for path in paths:
        path.write_bytes(struck(workbooks[path.stem]))
    made = converted(paths, "fods", folder)
    return {name: ByLibreOffice(workbook, made[name]) for name, workbook in workbooks.items()}


def _cells(flat: Any) -> Iterator[tuple[Address, float | str]]:
    for table in flat.iter("{*}table"):
        if etree.QName(table).namespace != "urn:oasis:names:tc:opendocument:xmlns:table:1.0":
            continue
        sheet, row = _attribute(table, "name"), 0
        for line in table.iter("{*}table-row"):
            row += 1
            column = 1
            for cell in line.iterchildren("{*}table-cell", "{*}covered-table-cell"):
                value = _attribute(cell, "value")
                words = "\n".join("".join(each.itertext()) for each in cell.iterchildren("{*}p"))
                if value or words:
                    yield (sheet, row, column), float(value) if value else words
                column += int(_attribute(cell, "number-columns-repeated") or 1)
            row += int(_attribute(line, "number-rows-repeated") or 1) - 1


def _attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.items() if etree.QName(key).localname == name), "")


# What they ought to give.


def off(book: Book, cells: Recalculated | ByLibreOffice) -> list[str]:
    """Each computed line of a workpaper that a program recalculated to something else than the fact."""
    paper = workpaper(book)
    names = names_of(paper.steps)
    found = []
    for step in paper.steps:
        value = cells.at(cells.names[names[id(step.fact)]])
        if not agrees(value, step.fact.value):
            found.append(f"{step.place} ({step.fact.id}): {value}, not {step.fact.value}")
    return found


def agrees(value: Any, exact: Any) -> bool:
    """Whether a recalculated value is the exact one: numbers to a ten-thousandth, or to one part in a billion."""
    if isinstance(exact, str):
        return bool(value == exact)
    if isinstance(value, str) or not isinstance(value, int | float):
        return _as_day(value, exact)
    return abs(Fraction(value) - amount(exact)) < max(Fraction(1, 10_000), abs(amount(exact)) / 10**9)


def _as_day(value: Any, exact: Any) -> bool:
    return str(value)[:10] == str(exact)


def revalued(paper: Workpaper, altered: Mapping[str, Fraction]) -> dict[str, Fraction | str]:
    """The exact value of every computed step by its fact's id, with other values typed for some."""
    now: dict[int, Fraction | str] = {}
    found = {}
    for step in in_order(paper):
        if step.fact.id in altered:
            value: Fraction | str = altered[step.fact.id]
        elif step.expression is None:
            value = step.fact.value if isinstance(step.fact.value, str) else amount(step.fact.value or 0)
        else:
            value = found[step.fact.id] = evaluated(_with(step.expression, now, paper))
        now[id(step)] = value
    return found


def in_order(paper: Workpaper) -> Iterator[Step]:
    """The steps in the order in which they were placed: each after those that it rests on."""
    yield from paper.by_key.values()


def _with(expression: Expression, now: Mapping[int, Fraction | str], paper: Workpaper) -> Expression:
    """The expression over the values that its leaves have now."""

    def put(each: Expression) -> Expression:
        return _with(each, now, paper)

    match expression:
        case Leaf(fact):
            return Leaf(fact._replace(value=now[id(paper.step(fact))]))
        case Infix(sign, left, right):
            return Infix(sign, put(left), put(right))
        case Call(of, operands):
            return Call(of, tuple(map(put, operands)))
        case Rounded(exact, step, to_even):
            return Rounded(put(exact), step, to_even)
        case Apportioned(total, whole, weights, part):
            return Apportioned(put(total), put(whole), tuple(map(put, weights)), part)
    return expression
