"""How a workbook shows its numbers, and the text that one so comes to.

A number is kept as a binary one, written with up to seventeen digits, of which Excel keeps and shows fifteen: the
shares typed as 206718.3 may be written 206718.29999999999. The text of a number is its fifteen digits, so 206718.3
again; a list has no shares of more digits (``tenor.holders.line.WHOLE_DIGITS_MAX``). No float is made of it. A format
that adds more than commas and zeros makes a number a mistake: what is shown is not what is held.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal, InvalidOperation

from lxml import etree

from tenor.matter.scalars import Mistake, shown
from warrant.regex import regex

FIFTEEN_DIGITS = Context(prec=15)
LARGEST_EXPONENT = 20
AS_IT_IS, DATE, OTHERWISE = "as it is", "date", "otherwise"
AS_IT_IS_BUILT_IN = (0, 1, 2, 3, 4, 37, 38, 39, 40, 41, 43, 49)
DATES_BUILT_IN = (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))
BUILT_IN = dict.fromkeys(AS_IT_IS_BUILT_IN, AS_IT_IS) | dict.fromkeys(DATES_BUILT_IN, DATE)
# What a format only spaces or colours: "_)" leaves the room of a bracket, "* " fills the cell.
SPACING = regex(r'_.|\*.|\\ |" *"|\[(?:Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|Color ?\d+)\]|\s', re.IGNORECASE)
QUOTED = regex(r'"[^"]*"|\\.|\[[^\]]*\]')
ZEROS = regex(r"0{2,}")
PLAIN = regex(r"General|@|[#0?]+(,[#0?]+)*(\.[#0?]+)?", re.IGNORECASE)
TYPE_TEXT = "format the column as text, and type it again"


class Formats:
    """The formats of a workbook's cells, by the number of their style."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._shows: list[str] = []
        if styles is not None:
            codes = {each.get("numFmtId", ""): each.get("formatCode", "") for each in styles.iter("{*}numFmt")}
            for each in styles.iterfind("{*}cellXfs/{*}xf"):
                id = each.get("numFmtId", "0")
                self._shows.append(how(codes[id]) if id in codes else BUILT_IN.get(int(id), OTHERWISE))

    def text(self, number: str, style: str | None) -> str:
        """The text that a number comes to; ``Mistake`` for a date, or a number that is shown otherwise."""
        shows = self._shows[int(style)] if style and int(style) < len(self._shows) else AS_IT_IS
        if shows == DATE:
            raise Mistake("a date", TYPE_TEXT)
        if shows == OTHERWISE:
            raise Mistake(f"the number {shown(number)} under a format that shows it otherwise", TYPE_TEXT)
        text = decimal_of(number)
        return text.zfill(len(shows)) if shows != AS_IT_IS else text


def how(code: str) -> str:
    """How a format shows a number above zero: as it is, filled up to so many zeros, as a date, or otherwise."""
    first = SPACING.sub("", code.partition(";")[0])
    if ZEROS.fullmatch(first):
        return first
    if PLAIN.fullmatch(first):
        return AS_IT_IS
    return DATE if re.search(r"[dmyhs]", QUOTED.sub("", first), re.IGNORECASE) else OTHERWISE


def decimal_of(number: str) -> str:
    """A number as decimal text of fifteen digits; ``Mistake`` if it is none."""
    if number.isascii() and number.isdigit() and len(number) <= FIFTEEN_DIGITS.prec and number[0] != "0":
        return number
    try:
        value = FIFTEEN_DIGITS.create_decimal(number) if number.isascii() else Decimal("NaN")
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or abs(value.adjusted()) > LARGEST_EXPONENT:
        raise Mistake(f"{shown(number)} is no number", "type the number again")
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
