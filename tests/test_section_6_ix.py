"""Section 6(ix): splits and distributions take effect at the opening of the business day after the record date."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import day, dividend, private_placement, quotes, replayed, split

from warrant.adjustment import Effect, TimeOfDay
from warrant.events.event import Event
from warrant.readings import Readings
from warrant.section_6.ix_effective import takes_effect

RECORD_AND_EFFECT = [
    ("2002-09-16", "2002-09-17", "a Monday"),
    ("2002-09-13", "2002-09-16", "over a weekend"),
    ("2002-09-14", "2002-09-16", "from a Saturday"),
    ("2002-08-30", "2002-09-03", "over Labor Day"),
    ("2002-03-28", "2002-04-01", "over Good Friday"),
    ("2002-12-24", "2002-12-26", "over Christmas"),
    ("2004-06-10", "2004-06-14", "over the day of mourning for President Reagan"),
    ("2006-12-29", "2007-01-03", "over New Year and the day of mourning for President Ford"),
]


def effect(event: Event, **readings: str) -> Effect:
    return takes_effect(event, Readings(readings))


@pytest.mark.parametrize("make", [lambda on: split("E-1", on, "3-for-2"), lambda on: dividend("E-1", on, "0.75")])
@pytest.mark.parametrize(("record", "opening", "why"), RECORD_AND_EFFECT)
def test_the_effect_is_at_the_opening_of_the_next_business_day(
    make: object, record: str, opening: str, why: str
) -> None:
    assert callable(make)
    found = effect(make(record))
    assert (found.on, found.order) == (day(opening), TimeOfDay.OPENING), why
    assert found.time.value == "at the opening of business"
    assert [each.id for each in found.day.inputs] == ["E-1.record_date"]
    assert found.day.clause == "6(ix)"


def test_an_issue_takes_effect_forthwith_even_on_a_sunday() -> None:
    found = effect(private_placement("2002-06-16"))
    assert (found.on, found.order) == (date(2002, 6, 16), TimeOfDay.DURING)
    assert found.time.value == "forthwith upon the issuance"


def test_the_day_on_which_it_is_made_does_not_move_the_effect() -> None:
    late, early = (dividend("E-1", "2002-09-16", "0.75", made_on=day(on)) for on in ("2003-01-31", "2002-09-16"))
    assert effect(late).on == effect(early).on


def test_immediately_following_the_record_date_is_its_close() -> None:
    found = effect(dividend("E-1", "2002-09-13", "0.75"), R13="after_record_date")
    assert (found.on, found.order) == (date(2002, 9, 13), TimeOfDay.CLOSE)
    assert found.time.value == "immediately following the record date"


def test_reading_r13_does_not_move_a_split() -> None:
    assert effect(split("E-1", "2002-09-13", "3-for-2"), R13="after_record_date").on == date(2002, 9, 16)


@pytest.mark.parametrize(("choice", "order"), [("next_business_day", "DI"), ("after_record_date", "ID")])
def test_on_one_day_the_opening_comes_before_an_issue_and_the_close_of_the_record_date_after_it(
    choice: str, order: str
) -> None:
    issue_on = {"next_business_day": "2002-09-17", "after_record_date": "2002-09-16"}[choice]
    events = (private_placement(issue_on, "I"), dividend("D", "2002-09-16", "0.75"))
    closes = list(quotes("2002-08-01", "2002-09-30", "6.00"))
    for each in (events, events[::-1]):
        book = replayed(*each, prices=closes, readings={"R13": choice})
        assert "".join(entry.event.id for entry in book.entries) == order
