"""The market's sessions are those that history had, and business days are counted on them."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from conftest import day
from hypothesis import given
from hypothesis import strategies as st

from warrant.business_days import business_days_before, is_business_day, next_business_day
from warrant.calendar import SPECIAL_CLOSURES, easter, federal_holidays, is_session
from warrant.readings import READINGS, Readings

FIRST, LAST = date(1990, 1, 1), date(2030, 12, 31)
EVERY_DAY = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]
SESSIONS, FEDERAL = Readings({"R6": "session"}), Readings({"R6": "federal"})
in_range = st.dates(date(1991, 1, 1), LAST)
SATURDAYS = Readings({"R6": "saturday_too"})
calendars = st.sampled_from([SESSIONS, FEDERAL, SATURDAYS])


def test_the_sessions_of_1990_to_2030_are_those_of_the_new_york_stock_exchange() -> None:
    """Held against the ``holidays`` library, whose NYSE calendar lists the special closures itself."""
    closed = holidays.financial_holidays("NYSE", years=range(1990, 2031))
    assert [each for each in EVERY_DAY if is_session(each) != (each.weekday() < 5 and each not in closed)] == []


def test_the_third_choice_takes_saturdays_and_leaves_out_every_day_that_a_federal_holiday_falls_on_or_is_kept() -> None:
    years = range(1990, 2032)
    kept, proper = (holidays.country_holidays("US", years=years, observed=choice) for choice in (True, False))
    expected = [each for each in EVERY_DAY if each.weekday() < 6 and each not in kept and each not in proper]
    assert [each for each in EVERY_DAY if is_business_day(each, SATURDAYS)] == expected
    assert {date(2002, 10, 12), date(2009, 3, 14)} < set(expected)
    assert not {date(2009, 7, 3), date(2009, 7, 4), date(2002, 11, 11)} & set(expected)


def test_the_federal_holidays_of_1990_to_2030_are_those_of_the_statute() -> None:
    kept = holidays.country_holidays("US", years=range(1990, 2032))
    ours = {each for year in range(1990, 2031) for each in federal_holidays(year) if each.weekday() < 5}
    assert ours == {each for each in kept if each.weekday() < 5 and FIRST <= each <= LAST}


@pytest.mark.parametrize(
    ("closed", "why"),
    [
        ("1994-04-27", "mourning for President Nixon"),
        ("2001-09-11", "the attacks"),
        ("2001-09-12", "the attacks"),
        ("2001-09-13", "the attacks"),
        ("2001-09-14", "the attacks"),
        ("2004-06-11", "mourning for President Reagan"),
        ("2007-01-02", "mourning for President Ford"),
        ("2012-10-29", "Hurricane Sandy"),
        ("2012-10-30", "Hurricane Sandy"),
        ("2018-12-05", "mourning for President Bush"),
        ("2025-01-09", "mourning for President Carter"),
        ("2002-03-29", "Good Friday"),
        ("2002-07-04", "Independence Day"),
        ("1999-12-24", "Christmas on a Saturday"),
        ("2022-06-20", "Juneteenth on a Sunday"),
    ],
)
def test_the_market_was_closed(closed: str, why: str) -> None:
    assert not is_session(day(closed)), why


@pytest.mark.parametrize(
    ("session", "why"),
    [
        ("1999-12-31", "New Year's Day of 2000 was a Saturday, which the market does not keep"),
        ("2010-12-31", "the same for 2011"),
        ("1997-01-20", "the market did not yet keep the birthday of Martin Luther King, Jr."),
        ("2021-06-18", "it did not yet keep Juneteenth"),
        ("2002-10-14", "it is open on Columbus Day"),
        ("2002-11-11", "it is open on Veterans Day"),
        ("2001-09-10", "the day before the attacks"),
        ("2001-09-17", "the day it opened again"),
    ],
)
def test_the_market_was_open(session: str, why: str) -> None:
    assert is_session(day(session)), why


def test_every_special_closure_fell_on_a_weekday_that_no_rule_had_closed() -> None:
    assert all(each.weekday() < 5 and not is_session(each) for each in SPECIAL_CLOSURES)


@pytest.mark.parametrize("sunday", ["1990-04-15", "2000-04-23", "2002-03-31", "2008-03-23", "2011-04-24", "2038-04-25"])
def test_easter_falls_on_its_sunday(sunday: str) -> None:
    assert easter(day(sunday).year) == day(sunday)


def test_no_session_is_told_for_a_year_before_the_calendar_begins() -> None:
    with pytest.raises(ValueError, match="begins in 1990"):
        is_session(date(1989, 12, 29))


@pytest.mark.parametrize(
    ("after", "next_one"),
    [
        ("2002-09-16", "2002-09-17"),
        ("2002-09-13", "2002-09-16"),
        ("2002-07-03", "2002-07-05"),
        ("2001-09-10", "2001-09-17"),
        ("2004-06-10", "2004-06-14"),
        ("2006-12-29", "2007-01-03"),
    ],
)
def test_the_next_business_day_is_the_next_session(after: str, next_one: str) -> None:
    assert next_business_day(day(after), SESSIONS) == day(next_one)


@given(in_range, calendars)
def test_no_business_day_lies_between_a_day_and_the_next_one(start: date, readings: Readings) -> None:
    found = next_business_day(start, readings)
    between = [start + timedelta(n) for n in range(1, (found - start).days)]
    assert is_business_day(found, readings)
    assert not any(is_business_day(each, readings) for each in between)


@given(in_range, st.integers(0, 40), calendars)
def test_business_days_before_a_day_are_consecutive_and_end_on_the_last_one(
    end: date, count: int, readings: Readings
) -> None:
    found = business_days_before(end, count, readings)
    assert len(found) == count
    all_days = [end - timedelta(n) for n in range(1, 90)]
    assert list(reversed(found)) == [each for each in all_days if is_business_day(each, readings)][:count]


def test_every_choice_of_business_day_has_its_calendar() -> None:
    for choice in READINGS["R6"].choices:
        assert is_business_day(date(2002, 9, 16), Readings({"R6": choice}))
