"""Printed steps of a computation, done again from the figures that the paper itself states.

A step reads "price_before * difference / current_market_price ~ cent price_after": names of figures, the
four operations from left to right, then "=" for an exact result or "~ cent", "~ tenth" for a rounded one.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from math import floor

from warrant.readings import Readings
from warrant.regex import regex
from warrant.section_6.vi_rounding import nearest

OPERATIONS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
ROUNDED = {"cent": Fraction(1, 100), "tenth": Fraction(1, 10)}
NUMBER = regex(r"\$?(\d[\d,]*(?:\.\d+)?)(…?)")
RATIO = regex(r"(\d[\d,]*)-for-(\d[\d,]*)")


class NotANumber(ValueError):
    """A figure in a step that cannot be reckoned with as it is stated."""


def number(text: str) -> tuple[Fraction, int | None]:
    """The value of a stated figure, and for one cut short ("3.7729…") its decimals; else ``None``."""
    if match := RATIO.fullmatch(text):
        return Fraction(int(match[1].replace(",", "")), int(match[2].replace(",", ""))), None
    match = NUMBER.fullmatch(text)
    if not match:
        raise NotANumber(text)
    digits = match[1].replace(",", "")
    return Fraction(digits), len(digits.partition(".")[2]) if match[2] else None


def redo(expression: str, stated: Mapping[str, str], readings: Readings) -> tuple[bool, str]:
    """Whether a printed step is right, and the result that it should state, as text.

    A step with a figure that is printed cut short is right where some figure so printed makes it so.
    """
    left, sign, result = re.split(r"\s(=|~ cent|~ tenth)\s", expression)
    low, high = _bounds(left.split(), stated)
    shown, decimals = number(stated[result])
    if sign != "=":
        low, high = (nearest(each, ROUNDED[sign.removeprefix("~ ")], readings) for each in (low, high))
    if decimals is None:
        return low <= shown <= high, _decimal(low, 4)
    scale = 10**decimals
    least, most = Fraction(floor(low * scale), scale), Fraction(floor(high * scale), scale)
    return least <= shown <= most and not low == high == shown, f"{_decimal(least, decimals)}…"


def _bounds(tokens: list[str], stated: Mapping[str, str]) -> tuple[Fraction, Fraction]:
    """The least and the most that the figures make, none of them below zero."""
    low, high = _stated(stated[tokens[0]])
    for sign, name in zip(tokens[1::2], tokens[2::2], strict=True):
        least, most = _stated(stated[name])
        if sign == "/" and least == 0:
            raise NotANumber("0")
        least, most = (most, least) if sign in "-/" else (least, most)
        low, high = OPERATIONS[sign](low, least), OPERATIONS[sign](high, most)
    return low, high


def _stated(text: str) -> tuple[Fraction, Fraction]:
    """The least and the most that a figure can be: one value, but for one printed cut short."""
    value, decimals = number(text)
    return value, value if decimals is None else value + Fraction(1, 10**decimals)


def _decimal(value: Fraction, decimals: int) -> str:
    scaled = int(value * 10**decimals)
    whole, rest = divmod(scaled, 10**decimals)
    digits = f"{rest:0{decimals}d}".rstrip("0")
    return f"{whole:,}{'.' * bool(digits)}{digits}"
