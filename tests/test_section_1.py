"""Section 1: the Term begins on the date of initial issuance and ends on its seventh anniversary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from conftest import day, executed_terms, price, private_placement, replayed, shares, split
from hypothesis import given
from hypothesis import strategies as st

from warrant.errors import BadMatter
from warrant.section_1 import expiration, within_term

OUTSIDE = "the event does not fall within the Term of the Warrant"


def test_the_warrant_expires_on_the_seventh_anniversary() -> None:
    fact = expiration(executed_terms())
    assert fact.value == date(2009, 2, 27)
    assert [each.value for each in fact.inputs] == [date(2002, 2, 27), 7]


@pytest.mark.parametrize("stated", ["2009-02-26", "2009-02-28", "2008-02-27", "2002-02-27"])
def test_an_expiration_date_that_is_not_the_anniversary_is_refused(stated: str) -> None:
    with pytest.raises(BadMatter, match="Section 1 makes it 2009-02-27"):
        expiration(executed_terms(expires_on=day(stated)))


@pytest.mark.parametrize(("stated", "taken"), [("2011-02-28", True), ("2011-03-01", True), ("2011-03-02", False)])
def test_a_term_from_29_february_to_a_common_year_ends_on_a_neighbouring_day(stated: str, taken: bool) -> None:
    terms = executed_terms(issued_on=date(2004, 2, 29), expires_on=day(stated))
    if taken:
        assert expiration(terms).value == day(stated)
    else:
        with pytest.raises(BadMatter, match="2011-02-28 or 2011-03-01"):
            expiration(terms)


def test_a_term_from_29_february_to_a_leap_year_ends_on_29_february() -> None:
    terms = executed_terms(issued_on=date(2004, 2, 29), term_years=8, expires_on=date(2012, 2, 28))
    with pytest.raises(BadMatter, match="Section 1 makes it 2012-02-29"):
        expiration(terms)
    assert expiration(replace(terms, expires_on=date(2012, 2, 29))).value == date(2012, 2, 29)


@given(
    st.dates(date(1991, 1, 1), date(2100, 12, 31)).filter(lambda each: (each.month, each.day) != (2, 29)),
    st.integers(1, 30),
    st.integers(-800, 800),
)
def test_of_all_days_only_the_anniversary_may_be_stated(issued_on: date, years: int, off: int) -> None:
    anniversary = date(issued_on.year + years, issued_on.month, issued_on.day)
    terms = executed_terms(issued_on=issued_on, term_years=years, expires_on=anniversary + timedelta(off))
    if off:
        with pytest.raises(BadMatter):
            expiration(terms)
    else:
        assert expiration(terms).value == anniversary


@pytest.mark.parametrize(
    ("on", "inside"),
    [("2002-02-26", False), ("2002-02-27", True), ("2005-01-01", True), ("2009-02-27", True), ("2009-02-28", False)],
)
def test_the_term_includes_its_first_day_and_its_last(on: str, inside: bool) -> None:
    assert within_term(executed_terms(), day(on)) is inside


@pytest.mark.parametrize("on", ["2009-02-28", "2010-06-14"])
def test_an_issue_after_the_term_adjusts_nothing_and_every_clause_says_so(on: str) -> None:
    book = replayed(private_placement(on))
    assert (price(book), shares(book), book.adjustments) == ("4.1", "542075", ())
    assert [each.because for each in book.entries[0].considered] == [OUTSIDE] * 6
    assert all(not each.applies and each.facts for each in book.entries[0].considered)


@pytest.mark.parametrize("choice", ["declaration", "record_date", "effect"])
def test_a_split_that_takes_effect_after_the_term_adjusts_nothing(choice: str) -> None:
    book = replayed(split("E-1", "2009-02-27", "3-for-2"), readings={"R41": choice})
    assert book.adjustments == ()
    assert {each.because for entry in book.entries for each in entry.considered} == {OUTSIDE}


def test_a_split_that_takes_effect_on_the_last_day_of_the_term_adjusts() -> None:
    assert price(replayed(split("E-1", "2009-02-26", "3-for-2"))) == "2.73"
