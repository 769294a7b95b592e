"""How cells look: what is typed in blue on yellow, what is computed in black, what the ledger keeps in brown on grey."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from warrant.quantities import Money, Price, Rate, Shares

MOST_DECIMALS = 10
LEAST: dict[type, int] = {Price: 2, Money: 2, Shares: 1, Rate: 2}
KINDS: dict[str, dict[str, Any]] = {
    "given": {"font_color": "#0000C0", "bg_color": "#FFFBE0", "border": 7},
    "computed": {"font_color": "#000000", "border": 7},
    "kept": {"font_color": "#7A4A00", "bg_color": "#F0F0F0", "border": 7},
    "stated": {"font_color": "#404040"},
    "text": {"text_wrap": True},
    "part": {"bold": True, "bg_color": "#E4EAF2"},
    "head": {"bold": True, "bottom": 1, "text_wrap": True},
    "title": {"bold": True, "font_size": 14},
    "link": {"font_color": "#0000C0", "underline": 1},
    "verdict": {"bold": True, "text_wrap": True},
}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, str], Format] = {}

    def of(self, kind: str, value: object = "") -> Format:
        """The format of a cell of a kind that shows a value."""
        shown = number_format(value)
        if (kind, shown) not in self._made:
            numbers = {"num_format": shown} if shown else {}
            self._made[kind, shown] = self._workbook.add_format({"valign": "top", **KINDS[kind], **numbers})
        return self._made[kind, shown]


def number_format(value: object) -> str:
    """How a spreadsheet shows a value: with its unit, and as many decimals as it has."""
    match value:
        case Price() | Money():
            return f"$#,##0.{'0' * _decimals(value.amount, LEAST[type(value)])}"
        case Shares():
            return f"#,##0.{'0' * _decimals(value.amount, LEAST[Shares])}"
        case Rate():
            return f"0.{'0' * _decimals(value.amount * 100, LEAST[Rate])}%"
        case Fraction():
            places = _decimals(value, 0)
            return f"#,##0.{'0' * places}" if places else "#,##0"
        case date():
            return "yyyy-mm-dd"
        case int():
            return "#,##0"
    return ""


def _decimals(amount: Fraction, least: int) -> int:
    """The decimals of an amount, never fewer than ``least``; the most that are shown where it has no end."""
    return next((each for each in range(least, MOST_DECIMALS) if not amount * 10**each % 1), MOST_DECIMALS)


def ends(amount: Fraction) -> bool:
    """Whether an amount has an end when written in decimals."""
    rest = amount.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1
