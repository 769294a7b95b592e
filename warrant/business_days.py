"""The "business day" of Sections 6(vii) and 6(ix), which the instrument never defines (reading R6)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from warrant.calendar import DAY, is_business_day_with_saturdays, is_federal_business_day, is_session
from warrant.readings import Readings

KINDS: dict[str, Callable[[date], bool]] = {
    "session": is_session,
    "federal": is_federal_business_day,
    "saturday_too": is_business_day_with_saturdays,
}


def is_business_day(day: date, readings: Readings) -> bool:
    """Whether a day is a business day under the reading chosen."""
    return KINDS[readings["R6"]](day)


def next_business_day(day: date, readings: Readings) -> date:
    """The first business day after a day."""
    day += DAY
    while not is_business_day(day, readings):
        day += DAY
    return day


def business_day_after(day: date, count: int, readings: Readings) -> date:
    """The last of so many business days after a day."""
    for _ in range(count):
        day = next_business_day(day, readings)
    return day


def business_days_before(day: date, count: int, readings: Readings) -> tuple[date, ...]:
    """The ``count`` consecutive business days that end on the last one before a day, oldest first."""
    found: list[date] = []
    while len(found) < count:
        day -= DAY
        if is_business_day(day, readings):
            found.append(day)
    return tuple(reversed(found))
