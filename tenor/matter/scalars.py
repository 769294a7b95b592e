"""The types of single values in a matter's files: decimal text, dates, ratios, choices.

Each parser takes the text and gives the value, or raises ``Mistake`` with what is wrong and what to
write instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from warrant.calendar import FIRST_YEAR
from warrant.quantities import DECIMAL, Money, Price, Rate, Shares
from warrant.readings import READINGS, Readings

MAX_WHOLE_DIGITS = 15
LAST_YEAR = 2199


class Mistake(ValueError):
    """One value that cannot be used: what is wrong, and what to write instead."""

    def __init__(self, what: str, instead: str) -> None:
        super().__init__(what)
        self.what, self.instead = what, instead


def _decimal(text: Any, decimals: int, instead: str) -> str:
    if not isinstance(text, str) or not DECIMAL.fullmatch(text):
        raise Mistake(f"{shown(text)} is not a decimal number", instead)
    if text[0] in "+-":
        raise Mistake(f"{shown(text)} bears a sign", instead)
    whole, _, rest = text.replace(",", "").partition(".")
    if len(whole) > MAX_WHOLE_DIGITS:
        raise Mistake(f"a number of {len(whole)} digits", f"write at most {MAX_WHOLE_DIGITS} before the point")
    if len(rest) > decimals:
        raise Mistake(f"{shown(text)} has more than {decimals} decimal{'s' * (decimals > 1)}", instead)
    return text


def shown(text: Any) -> str:
    """A value as a message quotes it, cut after forty characters."""
    if isinstance(text, str):
        return repr(text if len(text) <= 40 else text[:37] + "...")
    return "nothing" if text is None else "a list or a mapping"


def price(text: Any) -> Price:
    """Dollars a share, with at most six decimals."""
    return Price.of(_decimal(text, 6, "write dollars a share as decimal text, such as 4.10"))


def money(text: Any) -> Money:
    """Dollars and cents."""
    return Money.of(_decimal(text, 2, "write dollars and cents as decimal text, such as 10,600,000.00"))


def shares(text: Any) -> Shares:
    """Shares, to the tenth."""
    return Shares.of(_decimal(text, 1, "write a number of shares, such as 542,075"))


def day(text: Any) -> date:
    """A date that exists, as YYYY-MM-DD, in the years for which business days are known."""
    instead = "write a date as year-month-day, such as 2002-02-27"
    if not isinstance(text, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise Mistake(f"{shown(text)} is not a date", instead)
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise Mistake(f"there is no {text}", "write a date that exists, as year-month-day") from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Mistake(f"no business days are known for {text}", f"write a year from {FIRST_YEAR} to {LAST_YEAR}")
    return found


def ratio(text: Any) -> Fraction:
    """Shares after for shares before: "3-for-2"."""
    found = re.fullmatch(r"([1-9]\d{0,8})-for-([1-9]\d{0,8})", text, re.ASCII) if isinstance(text, str) else None
    if not found:
        raise Mistake(f"{shown(text)} is not a ratio", "write shares after for shares before, such as 3-for-2")
    return Fraction(int(found[1]), int(found[2]))


def rate(text: Any) -> Rate:
    """A percentage, with at most six decimals: "5%"."""
    instead = "write a percentage, such as 5% or 2.5%"
    if not isinstance(text, str) or not text.endswith("%") or not DECIMAL.fullmatch(text[:-1]):
        raise Mistake(f"{shown(text)} is not a percentage", instead)
    return Rate(Fraction(_decimal(text[:-1], 6, instead).replace(",", "")) / 100)


def integer(text: Any) -> int:
    """A whole number."""
    if not isinstance(text, str) or not re.fullmatch(r"\d{1,6}", text, re.ASCII):
        raise Mistake(f"{shown(text)} is not a whole number", "write a whole number, such as 7")
    return int(text)


def words(text: Any) -> str:
    """Text on one line, not empty."""
    if not isinstance(text, str) or not text.strip():
        raise Mistake(f"{shown(text)} where a text belongs", "write the words")
    line = " ".join(text.split())
    if not line.isprintable():
        raise Mistake(f"{shown(line)} holds a character that does not print", "type the words afresh")
    return line


def readings(data: Any) -> Readings:
    """Choices of readings by their id."""
    if not isinstance(data, dict):
        raise Mistake(f"{shown(data)} where choices of readings belong", "write a line such as R5: unrounded")
    for id, choice in data.items():
        if id not in READINGS:
            raise Mistake(f"there is no reading {id!r}", f"the readings are {', '.join(READINGS)}")
        if not isinstance(choice, str) or choice not in READINGS[id].choices:
            raise Mistake(f"{id} has no choice {shown(choice)}", f"write {' or '.join(READINGS[id].choices)}")
    return Readings(data)


PARSERS: dict[Any, Callable[[Any], Any]] = {
    Price: price,
    Money: money,
    Shares: shares,
    date: day,
    Fraction: ratio,
    Rate: rate,
    int: integer,
    str: words,
    Readings: readings,
}
