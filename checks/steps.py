"""Printed steps of a computation, done again from the figures that the paper itself states.

A step reads "price_before * difference / current_market_price ~ cent price_after": names of figures, the
four operations from left to right, then "=" for an exact result or "~ cent", "~ tenth" for a rounded one.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from warrant.readings import Readings
from warrant.section_6.vi_rounding import nearest

OPERATIONS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
ROUNDED = {"cent": Fraction(1, 100), "tenth": Fraction(1, 10)}
NUMBER = re.compile(r"\$?(\d[\d,]*(?:\.\d+)?)(…?)")
RATIO = re.compile(r"(\d[\d,]*)-for-(\d[\d,]*)")


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
    """Whether a printed step is right, and the result that it should state, as text."""
    left, sign, result = re.split(r"\s(=|~ cent|~ tenth)\s", expression)
    value = _value(left.split(), stated)
    shown, decimals = number(stated[result])
    if sign != "=":
        value = nearest(value, ROUNDED[sign.removeprefix("~ ")], readings)
    if decimals is not None:
        cut = Fraction(int(value * 10**decimals), 10**decimals)
        return shown == cut and cut != value, f"{_decimal(cut, decimals)}…"
    return shown == value, _decimal(value, 4)


def _value(tokens: list[str], stated: Mapping[str, str]) -> Fraction:
    value, _ = number(stated[tokens[0]])
    for sign, name in zip(tokens[1::2], tokens[2::2], strict=True):
        operand, _ = number(stated[name])
        if sign == "/" and operand == 0:
            raise NotANumber("0")
        value = OPERATIONS[sign](value, operand)
    return value


def _decimal(value: Fraction, decimals: int) -> str:
    scaled = int(value * 10**decimals)
    whole, rest = divmod(scaled, 10**decimals)
    digits = f"{rest:0{decimals}d}".rstrip("0")
    return f"{whole:,}{'.' * bool(digits)}{digits}"
