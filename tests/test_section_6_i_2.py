"""Section 6(i)2: consideration other than cash counts at the Board's fair market value, within its limit."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from conftest import day, issue, nearest_cent, price, quotes, replayed, split
from hypothesis import given
from hypothesis import strategies as st
from test_section_6_i_3 import convertible, grant

from warrant.book import Book
from warrant.errors import BadMatter
from warrant.events.issuing import Issuing
from warrant.quantities import Money

OUTSTANDING, START = Fraction(27_103_730), Fraction("4.10")
AT_TWO = list(quotes("2002-04-01", "2002-07-31", "2.00"))


def valued(event: Issuing, value: str | int, determined: str = "2002-06-03") -> Any:
    """An issue for property besides, worth what the Board says."""
    words = "patents"
    return replace(event, other_consideration=Money.of(value), property_received=words, determined_on=day(determined))


def facts(book: Book) -> dict[str, str]:
    return {name: str(fact.value) for name, fact in book.adjustments[-1].computation.facts.items()}


def quotient(number: int, consideration: Fraction | int) -> Fraction:
    """The oracle: the quotient of clause (i), from its words alone."""
    return nearest_cent((OUTSTANDING * START + consideration) / (OUTSTANDING + number))


def test_property_counts_at_its_fair_market_value_as_determined_by_the_board_of_directors() -> None:
    book = replayed(valued(issue("E-1", "2002-06-14", 5_000_000, 0), 6_000_000), prices=AT_TWO)
    assert book.state.price.value.amount == quotient(5_000_000, 6_000_000)
    assert facts(book).items() >= {"together": "6000000", "limit": "10000000", "limit_bit": "no"}.items()
    assert facts(book)["consideration"] == "6000000"


def test_value_and_cash_together_never_exceed_the_current_market_price_times_the_shares_issued() -> None:
    event = valued(issue("E-1", "2002-06-14", 5_000_000, 3_000_000), 9_000_000)
    book = replayed(event, prices=AT_TWO)
    assert book.state.price.value.amount == quotient(5_000_000, 10_000_000)
    assert facts(book).items() >= {"together": "12000000", "limit": "10000000", "limit_bit": "yes"}.items()
    assert facts(book)["current_market_price"] == "2"
    assert [str(each.value) for each in book.adjustments[0].considered[0].facts] == ["2", "4.1"]


@given(st.integers(1, 10_000_000), st.integers(0, 9_000_000), st.integers(0, 9_000_000), st.integers(1, 500))
def test_the_consideration_is_the_less_of_what_was_received_and_the_limit(
    number: int, cash: int, value: int, cents: int
) -> None:
    closes = quotes("2002-04-01", "2002-07-31", f"{cents / 100:.2f}")
    book = replayed(valued(issue("E-1", "2002-06-14", number, cash), value), prices=closes)
    received = min(Fraction(cash + value), Fraction(cents, 100) * number)
    expected = quotient(number, received) if received / number < START else START
    assert book.state.price.value.amount == expected
    assert book.state.issued.value.amount == OUTSTANDING + number


def test_an_issue_for_cash_alone_asks_for_no_closing_price() -> None:
    assert price(replayed(issue("E-1", "2002-06-14", 5_000_000, 10_000_000))) == "3.77"


def test_a_closing_price_that_the_limit_needs_is_asked_for() -> None:
    with pytest.raises(BadMatter, match="E-1 needs the closing price of 2002-05-23"):
        replayed(valued(issue("E-1", "2002-06-14", 5_000_000, 0), 6_000_000))


def test_the_proviso_is_applied_to_the_number_of_shares_deliverable_and_not_to_the_purchase_price_to_come() -> None:
    event = valued(grant(on="2002-06-14", number=1_000_000), 5_000_000)
    book = replayed(event, prices=AT_TWO)
    assert facts(book).items() >= {"limit": "2000000", "received": "2000000", "consideration": "3000000"}.items()
    assert book.state.price.value.amount == quotient(1_000_000, 3_000_000)


def test_the_proviso_leaves_what_was_received_for_convertibles_below_it() -> None:
    event = valued(convertible(cash=1_000_000, accrued=100_000, additional_consideration=30_000), 500_000)
    book = replayed(event, prices=AT_TWO)
    assert facts(book).items() >= {"limit": "4000000", "received": "1500000", "consideration": "1430000"}.items()
    assert book.state.price.value.amount == quotient(2_000_000, 1_430_000)


@pytest.mark.parametrize(("choice", "expected"), [("after_deductions", 10_000_000), ("as_paid", 9_000_000)])
def test_cash_counts_against_the_limit_as_reading_r38_has_it(choice: str, expected: int) -> None:
    event = valued(issue("E-1", "2002-06-14", 5_000_000, 4_000_000, expenses=1_000_000), 9_000_000)
    book = replayed(event, prices=AT_TWO, readings={"R38": choice})
    assert facts(book)["consideration"] == str(expected)
    assert book.state.price.value.amount == quotient(5_000_000, expected)
    assert "R38" in {id for fact in book.facts().values() for id in fact.readings}


def test_deductions_beyond_the_limit_are_for_counsel() -> None:
    event = valued(issue("E-1", "2002-06-14", 1_000_000, 9_000_000, expenses=3_000_000), 1)
    with pytest.raises(BadMatter, match="more than the consideration that Section 6\\(i\\)2 allows"):
        replayed(event, prices=AT_TWO, readings={"R38": "as_paid"})


def test_a_split_inside_the_window_restates_the_closes_of_the_limit() -> None:
    halved = split("S-1", "2002-06-05", "2-for-1")
    event = valued(issue("E-2", "2002-06-14", 1_000_000, 0), 5_000_000)
    book = replayed(halved, event, prices=AT_TWO)
    # nine closes before the ex-date of 6 June at $1.00 as restated, and six from it on at $2.00
    market = nearest_cent(Fraction(9 * 1 + 6 * 2, 15))
    assert facts(book)["limit"] == str(market * 1_000_000)
