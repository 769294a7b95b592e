"""Section 6(vii): the Current Market Price is the average of fifteen closes before the day in question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import holidays
import pytest
from conftest import day, dividend, nearest_cent, quotes, replayed, split
from hypothesis import given
from hypothesis import strategies as st

from warrant.book import Book
from warrant.errors import BadMatter
from warrant.events.event import Event
from warrant.facts import AnyFact, Source
from warrant.prices import Quote
from warrant.quantities import Price

RECORD = "2002-09-16"
CLOSED = holidays.financial_holidays("NYSE", years=range(2001, 2010))
WINDOW = """2002-08-23 2002-08-26 2002-08-27 2002-08-28 2002-08-29 2002-08-30 2002-09-03 2002-09-04 2002-09-05
2002-09-06 2002-09-09 2002-09-10 2002-09-11 2002-09-12 2002-09-13""".split()
AT_SIX = list(quotes("2002-08-01", "2002-09-30", "6.00"))


def fifteen_before(record: date) -> list[date]:
    """The window from the words of the clause and a calendar that is not the core's."""
    before = (record - timedelta(n) for n in range(1, 40))
    return [each for each in before if each.weekday() < 5 and each not in CLOSED][:15][::-1]


def rows_of(book: Book) -> tuple[Mapping[str, AnyFact], ...]:
    return book.adjustments[-1].computation.rows["closes"]


def market(book: Book) -> str:
    return str(book.adjustments[-1].computation.facts["current_market_price"].value)


def with_quote(on: str, **changes: str | None) -> list[Quote]:
    prices: dict[str, Any] = {name: Price.of(text) if text else None for name, text in changes.items()}
    return [replace(quote, **prices) if quote.day == day(on) else quote for quote in AT_SIX]


def test_the_window_is_the_fifteen_business_days_that_end_before_the_day_in_question() -> None:
    book = replayed(dividend("E-1", RECORD, "0.75"), prices=AT_SIX)
    assert [str(row["day"].value) for row in rows_of(book)] == WINDOW
    assert {row["basis"].value for row in rows_of(book)} == {"last sale"}
    assert {row["source"].value for row in rows_of(book)} == {"Nasdaq"}


@pytest.mark.parametrize("missing", [WINDOW[0], WINDOW[7], WINDOW[14]])
def test_a_close_missing_inside_the_window_is_asked_for_by_its_day(missing: str) -> None:
    event = replace(dividend("E-1", RECORD, "0.75"), sources={"": Source("events.yaml", 3, 5)})
    with pytest.raises(BadMatter) as refused:
        replayed(event, prices=[quote for quote in AT_SIX if quote.day != day(missing)])
    [problem] = refused.value.problems
    assert str(problem) == (
        f"events.yaml:3:5: E-1 needs the closing price of {missing}, a business day of its window, "
        f"and prices.csv has none: add the row for {missing} to prices.csv, or state the determination of the price"
    )


@pytest.mark.parametrize("missing", ["2002-08-22", "2002-09-16", "2002-09-02", "2002-08-24"])
def test_a_close_outside_the_window_is_not_needed(missing: str) -> None:
    book = replayed(dividend("E-1", RECORD, "0.75"), prices=[each for each in AT_SIX if each.day != day(missing)])
    assert market(book) == "6"


@pytest.mark.parametrize(("on", "counts"), [("2002-08-22", False), ("2002-08-23", True), ("2002-09-13", True)])
def test_a_close_counts_only_inside_the_window(on: str, counts: bool) -> None:
    book = replayed(dividend("E-1", RECORD, "0.75"), prices=with_quote(on, last_sale="7.50"))
    assert market(book) == ("6.1" if counts else "6")


def test_where_no_sale_was_reported_the_close_is_the_average_of_bid_and_asked() -> None:
    closes = with_quote("2002-09-05", last_sale=None, bid="6.05", asked="6.12")
    book = replayed(dividend("E-1", RECORD, "0.75"), prices=closes)
    [row] = [row for row in rows_of(book) if row["day"].value == day("2002-09-05")]
    assert (str(row["close"].value), row["basis"].value) == ("6.085", "average of bid and asked")
    assert [str(each.value) for each in row["close"].inputs] == ["6.05", "6.12"]


def test_where_a_sale_was_reported_bid_and_asked_are_nothing() -> None:
    closes = with_quote("2002-09-05", last_sale="6.00", bid="1.00", asked="9.00")
    assert market(replayed(dividend("E-1", RECORD, "0.75"), prices=closes)) == "6"


def test_a_sale_at_no_price_is_a_sale() -> None:
    closes = with_quote("2002-09-05", last_sale="0", bid="6.00", asked="6.00")
    assert market(replayed(dividend("E-1", RECORD, "0.75"), prices=closes)) == "5.6"


def test_the_window_steps_over_the_four_days_on_which_the_market_was_closed_in_september_2001() -> None:
    event = dividend("E-1", "2001-09-20", "0.75")
    closes = quotes("2001-08-01", "2001-09-20", "6.00")
    book = replayed(event, prices=closes, issued_on=date(2001, 2, 27), expires_on=date(2008, 2, 27))
    days = [row["day"].value for row in rows_of(book)]
    assert [str(each) for each in days[-4:]] == ["2001-09-10", "2001-09-17", "2001-09-18", "2001-09-19"]


@pytest.mark.parametrize(("choice", "expected"), [("before_ex_date", "4"), ("through_record_date", "4.4")])
def test_a_split_inside_the_window_restates_the_closes_before_it(choice: str, expected: str) -> None:
    """2-for-1, record date 4 September, ex 9 September: ten closes, or eight, count as $3.00."""
    event = split("E-1", "2002-09-04", "2-for-1", made_on=day("2002-09-06"), ex_date=day("2002-09-09"))
    book = replayed(event, dividend("E-2", RECORD, "0.75"), prices=AT_SIX, readings={"R24": choice})
    assert market(book) == expected


@pytest.mark.parametrize("ex_date", ["2002-08-22", "2002-08-23", "2002-09-16", "2002-10-01"])
def test_a_split_that_trades_before_or_after_the_window_restates_nothing(ex_date: str) -> None:
    event = split("E-1", "2002-08-21", "2-for-1", ex_date=day(ex_date))
    assert market(replayed(event, dividend("E-2", RECORD, "0.75"), prices=AT_SIX)) == "6"


def test_a_restated_close_rests_on_the_close_and_on_those_splits_alone_that_restate_it() -> None:
    first = split("E-1", "2002-08-27", "2-for-1", ex_date=day("2002-08-28"))
    second = split("E-2", "2002-09-04", "3-for-1", ex_date=day("2002-09-05"))
    book = replayed(first, second, dividend("E-3", RECORD, "0.75"), prices=AT_SIX)
    closes = {str(row["day"].value): row["close"] for row in rows_of(book)}
    assert [each.id for each in closes["2002-08-27"].inputs] == ["E-3.2002-08-27.close", "E-1.ratio", "E-2.ratio"]
    assert [each.id for each in closes["2002-09-04"].inputs] == ["E-3.2002-09-04.close", "E-2.ratio"]
    assert [str(closes[on].value) for on in ("2002-08-27", "2002-09-04", "2002-09-05")] == ["1", "2", "6"]


def test_two_splits_that_cancel_are_still_told() -> None:
    there = split("E-1", "2002-09-03", "2-for-1", ex_date=day("2002-09-04"))
    back = split("E-2", "2002-09-04", "1-for-2", ex_date=day("2002-09-05"))
    book = replayed(there, back, dividend("E-3", RECORD, "0.75"), prices=AT_SIX)
    assert "E-1.ratio" in {fact.id for fact in rows_of(book)[0]["close"].walk()}
    assert str(rows_of(book)[0]["close"].value) == "6"


def test_the_current_market_price_is_rounded_once_from_the_exact_average() -> None:
    book = replayed(dividend("E-1", RECORD, "0.75"), prices=with_quote("2002-09-05", last_sale="6.07"))
    facts = book.adjustments[-1].computation.facts
    assert facts["current_market_price"].value == Price.of("6.00")
    assert facts["current_market_price"].unrounded == Price(Fraction("90.07") / 15)


@given(
    st.dates(date(2002, 4, 8), date(2008, 12, 31)),
    st.lists(st.integers(500, 1_000), min_size=15, max_size=15),
)
def test_the_core_agrees_with_the_words_of_the_clause(record: date, closes: list[int]) -> None:
    window = fifteen_before(record)
    given_closes = dict(zip(window, closes, strict=True))
    event: Event = dividend("E-1", record.isoformat(), "2.00")
    prices = [Quote(day=on, last_sale=Price(Fraction(n, 100)), source_name="x") for on, n in given_closes.items()]
    book = replayed(event, prices=prices)
    assert [row["day"].value for row in rows_of(book)] == window
    assert book.adjustments[-1].computation.facts["current_market_price"].value == Price(
        nearest_cent(Fraction(sum(closes), 1500))
    )
