"""From the cells of one row to a Holder, or to what is wrong with the row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from tenor.holders.columns import ADDRESS_LINES_MAX, Columns
from tenor.holders.row import Row
from tenor.matter.scalars import Mistake, shown
from tenor.matter.scalars import shares as stated_shares
from warrant.events.numbering import INSTEAD, NUMBER
from warrant.listed import Listed, Unlisted
from warrant.quantities import DECIMAL, Shares
from warrant.regex import regex

TEXT_MAX = 200
"""The most characters in a name or in a line of an address."""

POSTAL_CODE_MAX = 16
WHOLE_DIGITS_MAX = 12
"""The most digits of a number of shares before its point: spreadsheets and SQLite keep fifteen in all, so that no tenth
or hundredth of so many shares is lost there unseen."""

# What a spreadsheet's user takes for a blank; any other character that does not print is a mistake.
BLANKS = regex("[ \t\r\n\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
TENTHS = regex(r"(\d{1,12})(?:\.(\d)0*)?", re.ASCII)
ZIP = regex(r"(?<![0-9-])\d{5}(?:-\d{4})?\Z", re.ASCII)
LONGEST_ZIP = len("02451-1014")

Cells = Sequence[str]


def listed(row: Row, columns: Columns) -> Listed | Unlisted:
    """The record of a row, or every mistake in it, each with what to write instead."""
    cells = row.cells
    if row.wrong or len(cells) != columns.count:
        return _unlisted(row, columns)
    try:
        address = _address(cells, columns)
        return Listed(
            row.line,
            _certificate(cells, columns),
            _name(cells, columns),
            address,
            _shares(cells, columns),
            _postal_code(cells, columns) or _zip(address[-1]),
        )
    except Mistake:
        return _unlisted(row, columns)


def _unlisted(row: Row, columns: Columns) -> Unlisted:
    known = len(row.cells) > columns.certificate and NUMBER.fullmatch(row.cells[columns.certificate].strip())
    mistakes = "; ".join(f"{each.what}: {each.instead}" for each in row.wrong or _mistakes(row.cells, columns))
    return Unlisted(row.line, known[0] if known else "", mistakes)


def _mistakes(cells: Cells, columns: Columns) -> Iterator[Mistake]:
    if len(cells) != columns.count:
        what = f"{len(cells)} cells under {columns.count} headings"
        yield Mistake(what, "quote a text that holds a comma; keep empty cells")
        return
    parts: tuple[Callable[[Cells, Columns], object], ...] = (_certificate, _name, _address, _shares, _postal_code)
    for part in parts:
        try:
            part(cells, columns)
        except Mistake as mistake:
            yield mistake


def _certificate(cells: Cells, columns: Columns) -> str:
    text = cells[columns.certificate].strip()
    if not NUMBER.fullmatch(text):
        raise Mistake(f"certificate: {shown(text)} cannot name a certificate" if text else "no certificate", INSTEAD)
    return text


def _name(cells: Cells, columns: Columns) -> str:
    text = _text(cells[columns.name], "name", TEXT_MAX)
    if not text:
        raise Mistake("no name", "write the name in which the Warrant is registered")
    return text


def _address(cells: Cells, columns: Columns) -> tuple[str, ...]:
    whole = "|".join([cells[at] for at in columns.address])
    lines = whole.replace("\r", "|").replace("\n", "|").split("|")
    found = tuple([line for each in lines if (line := _text(each, "address", TEXT_MAX))])
    if not found:
        raise Mistake("no address", "write the address for notices, its lines parted by |")
    if len(found) > ADDRESS_LINES_MAX:
        raise Mistake(f"an address of {len(found)} lines", f"write at most {ADDRESS_LINES_MAX}")
    return found


def _shares(cells: Cells, columns: Columns) -> Shares:
    text = cells[columns.shares].strip()
    plain = text.replace(",", "") if "," in text and DECIMAL.fullmatch(text) else text
    found = TENTHS.fullmatch(plain)
    if not found:
        raise _no_shares(text)
    whole, tenth = found.groups("0")
    amount = Fraction(int(whole)) if tenth == "0" else Fraction(int(whole + tenth), 10)
    if not amount:
        raise Mistake("shares: no shares", "write the shares of this Warrant, or leave the line out")
    return Shares(amount)


def _no_shares(text: str) -> Mistake:
    """What is wrong with a text that states no shares, by the rule for all shares of a matter or by that of lists."""
    try:
        stated_shares(text)
    except Mistake as mistake:
        return Mistake(f"shares: {mistake.what}", mistake.instead)
    return Mistake(f"shares: {shown(text)} is too large", f"write at most {WHOLE_DIGITS_MAX} digits before the point")


def _postal_code(cells: Cells, columns: Columns) -> str:
    return "" if columns.postal_code is None else _text(cells[columns.postal_code], "postal_code", POSTAL_CODE_MAX)


def _zip(line: str) -> str:
    """The ZIP or ZIP+4 with which a line of an address ends, if it does."""
    found = ZIP.search(line[-LONGEST_ZIP - 1 :]) if line[-1].isdigit() else None
    return found[0] if found else ""


def _text(cell: str, field: str, longest: int) -> str:
    """A text on one line; every run of white space counts as one blank."""
    text = (cell if cell.isprintable() and "  " not in cell else BLANKS.sub(" ", cell)).strip(" ")
    if not text.isprintable():
        code = next(f"U+{ord(each):04X}" for each in text if not each.isprintable())
        raise Mistake(f"{field}: {shown(text)} holds a character that does not print, {code}", "type the words afresh")
    if len(text) > longest:
        raise Mistake(f"{field}: {len(text)} characters on one line", f"write at most {longest}")
    return text
