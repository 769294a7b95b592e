"""Sections 10 and 14: notice thirty days before the record date, by a method that counts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from conftest import day, dividend, private_placement, replayed, split
from hypothesis import given
from hypothesis import strategies as st

from warrant import section_10, section_14
from warrant.events.distribution import Origin, Property
from warrant.events.event import Event
from warrant.mailings import Method
from warrant.readings import Readings

RECORD = "2002-09-16"
CLEAR = Readings({"R28": "clear_days"})


def due_of(*events: Event, as_of: str = "2002-08-31") -> list[section_10.NoticeDue]:
    """The notices due by a day on which the dividends of September 2002 are declared and not yet in effect."""
    return list(section_10.notices_due(replayed(*events, as_of=day(as_of))))


@pytest.mark.parametrize("origin", get_args(Origin))
@pytest.mark.parametrize("of", get_args(Property))
def test_notice_is_due_of_every_distribution_except_out_of_earned_surplus(of: str, origin: str) -> None:
    event = dividend("E-1", RECORD, "0.75", of=of, payable_out_of=origin)
    assert bool(due_of(event)) == (origin != "earned_surplus")


@pytest.mark.parametrize(
    "event", [private_placement(), split("E-1", RECORD, "3-for-2"), split("E-1", RECORD, "1-for-2")]
)
def test_no_notice_is_due_of_an_issue_a_stock_dividend_or_a_combination(event: Event) -> None:
    assert due_of(event) == []


@pytest.mark.parametrize(
    ("declared", "due"),
    [("2002-02-27", True), ("2002-08-07", True), ("2009-02-27", True), ("2009-03-02", False)],
)
def test_notice_is_due_of_what_is_declared_in_the_term(declared: str, due: bool) -> None:
    event = dividend("E-1", "2009-06-15", "0.75", declared_on=day(declared), payable_out_of="earnings")
    assert bool(due_of(event, as_of="2009-12-31")) is due


def test_notice_is_due_from_the_declaration_on_before_any_closing_price_is_known() -> None:
    event = dividend("E-1", RECORD, "0.75", declared_on=day("2002-08-07"))
    assert due_of(event, as_of="2002-08-06") == []
    [due] = due_of(event, as_of="2002-08-07")
    assert due.event is event


def test_a_notice_tells_what_was_in_effect_when_the_dividend_was_declared() -> None:
    event = dividend("E-1", RECORD, "0.75", declared_on=day("2002-08-07"))
    [due] = due_of(event, private_placement("2002-08-07", "E-2"), private_placement("2002-08-08", "E-3"))
    assert str(due.then.price.value) == "3.77"


@pytest.mark.parametrize(
    ("record", "excluding_the_first", "clear"),
    [
        ("2002-09-16", "2002-08-17", "2002-08-16"),
        ("2002-03-31", "2002-03-01", "2002-02-28"),
        ("2004-03-30", "2004-02-29", "2004-02-28"),
        ("2003-01-30", "2002-12-31", "2002-12-30"),
    ],
)
def test_the_last_day_to_mail_is_thirty_days_before_or_thirty_clear_days(
    record: str, excluding_the_first: str, clear: str
) -> None:
    event = dividend("E-1", record, "0.75")
    assert section_10.last_day_to_mail(event, Readings()).value == day(excluding_the_first)
    assert section_10.last_day_to_mail(event, CLEAR).value == day(clear)


@given(st.dates(date(1992, 1, 1), date(2100, 1, 1)))
def test_a_day_later_is_too_late_however_thirty_days_are_counted(record: date) -> None:
    """Counted day by day: days after the mailing up to the record date, with it and without it."""
    event = dividend("E-1", record.isoformat(), "0.75")
    for readings, with_the_last in ((Readings(), True), (CLEAR, False)):
        mailed = section_10.last_day_to_mail(event, readings).value
        for late in (0, 1):
            after = (mailed + timedelta(late + n) for n in range(1, 60))
            counted = [each for each in after if each < record or (with_the_last and each == record)]
            assert (len(counted) >= 30) == (not late)


def test_the_last_day_to_mail_rests_on_the_record_date_and_names_its_reading() -> None:
    fact = section_10.last_day_to_mail(dividend("E-1", RECORD, "0.75"), Readings())
    assert (fact.clause, fact.readings, [each.id for each in fact.inputs]) == ("10", ("R28",), ["E-1.record_date"])


def test_a_notice_to_be_mailed_goes_by_certified_or_registered_mail_or_by_hand_if_r36_allows_it() -> None:
    assert set(section_14.methods_for_notice_to_be_mailed(Readings())) == {"certified", "registered"}
    allowed = section_14.methods_for_notice_to_be_mailed(Readings({"R36": "delivery_too"}))
    assert set(allowed) == {"certified", "registered", "delivered"}


def test_a_statement_goes_first_class_or_as_section_14_has_it() -> None:
    assert set(section_14.methods_for_statement(Readings())) == {"first_class", "certified", "registered"}
    strict = section_14.methods_for_statement(Readings({"R14": "section_14"}))
    assert set(strict) == {"certified", "registered", "delivered"}
    assert set(strict) < set(get_args(Method))
