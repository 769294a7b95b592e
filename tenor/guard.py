"""Cells of CSV files that a spreadsheet opens: a text that would be taken for a formula is kept from being one.

An apostrophe is put before a text that begins with = + - @, a tab or a return, whatever apostrophes it begins with
already; taken off again it is the text that it was.
"""

from __future__ import annotations

from warrant.regex import regex

FORMULA = regex(r"'*[=+\-@\t\r]")
GUARDED = regex(r"'+[=+\-@\t\r]")


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet computes."""
    return f"'{text}" if FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text of a guarded cell."""
    return cell[1:] if GUARDED.match(cell) else cell
