"""The days on which the principal market was open, and the federal holidays, from 1990 on.

The sessions of the New York Stock Exchange; Nasdaq kept the same days. A market calendar is history,
not arithmetic: the closures of no rule (11 to 14 September 2001, the days of mourning for Presidents
Reagan and Ford) are listed one by one. Juneteenth has been kept since 2022 by the market.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6
DAY = timedelta(days=1)
FIRST_YEAR = 1990

SPECIAL_CLOSURES = frozenset(
    date(*ymd)
    for ymd in (
        (1994, 4, 27),  # mourning for President Nixon
        (2001, 9, 11),
        (2001, 9, 12),
        (2001, 9, 13),
        (2001, 9, 14),  # the attacks of 11 September 2001
        (2004, 6, 11),  # mourning for President Reagan
        (2007, 1, 2),  # mourning for President Ford
        (2012, 10, 29),
        (2012, 10, 30),  # Hurricane Sandy
        (2018, 12, 5),  # mourning for President G. H. W. Bush
        (2025, 1, 9),  # mourning for President Carter
    )
)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the Meeus/Jones/Butcher computation)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    week = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * week) // 451
    month, day = divmod(h + week - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth(year: int, month: int, weekday: int, n: int) -> date:
    """The ``n``-th ``weekday`` (0 is Monday) of a month."""
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (n - 1))


def last(year: int, month: int, weekday: int) -> date:
    """The last ``weekday`` of a month that is not December."""
    end = date(year, month + 1, 1) - DAY
    return end - timedelta((end.weekday() - weekday) % 7)


def observed(day: date) -> date:
    """The day on which a fixed holiday is kept: Friday for a Saturday, Monday for a Sunday."""
    return {SATURDAY: day - DAY, SUNDAY: day + DAY}.get(day.weekday(), day)


@cache
def market_holidays(year: int) -> frozenset[date]:
    """The market's holidays of a year; a New Year's Day on a Saturday is not kept."""
    new_year = date(year, 1, 1)
    days = {
        new_year if new_year.weekday() == SATURDAY else observed(new_year),
        nth(year, 2, MONDAY, 3),
        easter(year) - 2 * DAY,
        last(year, 5, MONDAY),
        observed(date(year, 7, 4)),
        nth(year, 9, MONDAY, 1),
        nth(year, 11, THURSDAY, 4),
        observed(date(year, 12, 25)),
    }
    if year >= 1998:
        days.add(nth(year, 1, MONDAY, 3))
    if year >= 2022:
        days.add(observed(date(year, 6, 19)))
    return frozenset(days | {day for day in SPECIAL_CLOSURES if day.year == year})


@cache
def fixed_federal_holidays(year: int) -> frozenset[date]:
    """Those legal public holidays of 5 U.S.C. 6103 that have a date of their own, on that date."""
    juneteenth = [(6, 19)] if year >= 2021 else []
    return frozenset(date(year, *each) for each in [(1, 1), (7, 4), (11, 11), (12, 25), *juneteenth])


@cache
def federal_holidays(year: int) -> frozenset[date]:
    """The legal public holidays of 5 U.S.C. 6103 on the days on which they are kept."""
    days = {observed(day) for day in fixed_federal_holidays(year)}
    days |= {nth(year, month, MONDAY, n) for month, n in ((1, 3), (2, 3), (9, 1), (10, 2))}
    days |= {last(year, 5, MONDAY), nth(year, 11, THURSDAY, 4)}
    return frozenset(days | {day for day in [observed(date(year + 1, 1, 1))] if day.year == year})


def is_session(day: date) -> bool:
    """Whether the market was open; ``ValueError`` before 1990, where this calendar was not proven."""
    if day.year < FIRST_YEAR:
        raise ValueError(f"the market calendar begins in {FIRST_YEAR}, {day} is before it")
    return day.weekday() < SATURDAY and day not in market_holidays(day.year)


def is_federal_business_day(day: date) -> bool:
    """Whether a day is a weekday and no federal holiday."""
    return day.weekday() < SATURDAY and day not in federal_holidays(day.year)


def is_business_day_with_saturdays(day: date) -> bool:
    """Whether a day is no Sunday, no federal holiday, and no weekday on which one that fell on a Saturday is kept."""
    if day.weekday() == SATURDAY:
        return day not in fixed_federal_holidays(day.year)
    return is_federal_business_day(day)
