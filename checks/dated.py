"""Whether a date exists, and whether the day of the week beside it is its own. FIG-08 asks it of the papers of a
matter, DRF-09 of any file.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from checks.numeral_forms import MONTHS
from checks.numerals import Numeral
from warrant.data import dataclass
from warrant.regex import regex

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
BEHIND = regex(
    rf"\s*[,(]?\s*(?:being\s+|which\s+is\s+)?(?:an?\s+)?({'|'.join(WEEKDAYS)})\b"
    rf"(?!\s*,?\s*(?:{MONTHS.replace(' ', '|')}))"
)
MONTH = regex(MONTHS.replace(" ", "|"), re.IGNORECASE)
DAY = regex(r"(?<![0-9])([0-9]{1,2})(?:st|nd|rd|th)?(?![0-9])")
LEAP_YEAR = 2000


@dataclass(frozen=True)
class Dated:
    """A date with a day in it: the numeral, its end with a weekday behind it, what it should be if it is wrong."""

    numeral: Numeral
    end: int
    expected: str
    right: bool


def dated(string: str, numerals: Iterable[Numeral]) -> Iterator[Dated]:
    """The dates of a text that name a day, with a year or without one."""
    for numeral in numerals:
        if numeral.kind != "date":
            continue
        parts = [each.strip(",.").rstrip("stndrh") for each in numeral.text.split()]
        if sum(part.isdigit() for part in parts) != 1:
            yield _with_a_year(string, numeral)
        elif (found := _without(numeral)) is not None:
            yield Dated(numeral, numeral.end, "a date that exists", found)


def _with_a_year(string: str, numeral: Numeral) -> Dated:
    day = numeral.value if isinstance(numeral.value, date) else None
    behind = BEHIND.match(string, numeral.end)
    stated = numeral.weekday or (behind[1] if behind else None)
    expected = WEEKDAYS[day.weekday()] if day else "a date that exists"
    right = day is not None and (stated is None or stated.lower() == expected.lower())
    return Dated(numeral, behind.end() if behind else numeral.end, expected, right)


def _without(numeral: Numeral) -> bool | None:
    """Whether a day of a month without a year exists in any year; ``None`` for a month alone."""
    month, day = MONTH.search(numeral.text), DAY.search(numeral.text)
    if month is None or day is None:
        return None
    number = MONTHS.split().index(month[0].capitalize()) + 1
    return 1 <= int(day[1]) <= monthrange(LEAP_YEAR, number)[1]
