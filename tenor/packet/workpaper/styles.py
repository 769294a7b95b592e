"""How cells look: what is typed blue on yellow, what is computed black, what is taken from the ledger brown on grey."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from warrant.quantities import Money, Price, Rate, Shares

MOST_DECIMALS = 10
LINE, NARROW = 15, 0.9
"""Points of a line of text, and the width of a letter on average, in that of a digit."""
LEAST: dict[type, int] = {Price: 2, Money: 2, Shares: 1, Rate: 2}
KINDS: dict[str, dict[str, Any]] = {
    "given": {"font_color": "#0000C0", "bg_color": "#FFFBE0", "border": 7, "text_wrap": True},
    "computed": {"font_color": "#000000", "border": 7},
    "taken": {"font_color": "#7A4A00", "bg_color": "#F0F0F0", "border": 7, "text_wrap": True},
    "stated": {"font_color": "#404040", "text_wrap": True},
    "text": {"text_wrap": True},
    "number": {"align": "left"},
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
        case Price() | Money() | Shares():
            unit = "" if isinstance(value, Shares) else "$"
            return f"{unit}#,##0.{_shown(value.amount, LEAST[type(value)])}"
        case Rate():
            return f"0.{_shown(value.amount * 100, LEAST[Rate])}%"
        case Fraction():
            return f"#,##0.{_shown(value, 0)}".rstrip(".")
        case date():
            return "yyyy-mm-dd"
        case int():
            return "#,##0"
    return ""


def decimals(amount: Fraction, least: int) -> int | None:
    """The decimals of an amount, never fewer than ``least``; ``None`` where it has more than are shown."""
    return next((each for each in range(least, MOST_DECIMALS + 1) if not amount * 10**each % 1), None)


def _shown(amount: Fraction, least: int) -> str:
    places = decimals(amount, least)
    return "0" * (MOST_DECIMALS if places is None else places)


def height(told: Mapping[int, tuple[str, int]]) -> int:
    """The height of a row, in points, whose cells hold words in columns of so many characters."""
    return LINE * max((ceil(len(words) * NARROW / width) for words, width in told.values() if words), default=1)
