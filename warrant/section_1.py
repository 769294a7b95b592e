"""Section 1: the Term of the Warrant.

    "Term of this Warrant" shall mean the period beginning on the date of initial issuance hereof and
    ending on the seventh (7th) anniversary of such date of initial issuance.

Not formalised: an anniversary of 29 February in a common year; the face then chooses between
28 February and 1 March.
"""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

from warrant.facts import Fact
from warrant.readings import Readings
from warrant.terms import Terms


def anniversaries(terms: Terms) -> tuple[date, ...]:
    """The last anniversary of the Term; both neighbours where 29 February has none that year."""
    day, year = terms.issued_on, terms.issued_on.year + terms.term_years
    if (day.month, day.day) == (2, 29) and not isleap(year):
        return (date(year, 2, 28), date(year, 3, 1))
    return (day.replace(year=year),)


def expiration(terms: Terms) -> Fact[date]:
    """The Expiration Date that the face states, resting on the date of issue and the Term's years.

    Raises ``BadMatter`` at its line where the face contradicts Section 1.
    """
    expected = anniversaries(terms)
    if terms.expires_on not in expected:
        what = f"expires_on {terms.expires_on} is not the end of the Term"
        raise terms.refuse("expires_on", what, f"Section 1 makes it {' or '.join(map(str, expected))}")
    inputs = (terms.given("warrant", "issued_on", "1"), terms.given("warrant", "term_years", "1"))
    how = "the anniversary of the date of initial issuance on which the Term ends"
    return Fact("warrant.expires_on", terms.expires_on, "1", how, inputs)


def readings_relied_on(terms: Terms, day: date) -> tuple[str, ...]:
    """The readings on which the place of a day in or out of the Term depends."""
    return ("R15",) if day == terms.expires_on else ()


def within_term(terms: Terms, day: date) -> bool:
    """Whether a day lies in the Term; whether the anniversary itself does is reading R15."""
    if day == terms.expires_on:
        return terms.readings["R15"] == "inclusive"
    return terms.issued_on <= day < terms.expires_on


def last_day_of_exercise(expires_on: Fact[date], readings: Readings) -> Fact[date]:
    """The last day of the Term: the Expiration Date itself, or the day before it (reading R15)."""
    day = expires_on.value if readings["R15"] == "inclusive" else expires_on.value - timedelta(1)
    how = "the last day that the Term includes"
    return Fact("warrant.last_day_of_exercise", day, "1", how, (expires_on,), readings=("R15",))


def last_hour(last: Fact[date]) -> Fact[str]:
    """Until when on the last day of the Term; the instrument names no hour, so that the whole day is the Holder's."""
    how = "a period that ends on a day ends with it, where no hour is named"
    return Fact("warrant.last_hour_of_exercise", "the end of that day", "1", how, (last,), readings=last.readings)
