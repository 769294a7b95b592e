"""Section 6(v): a distribution takes its fair market value from the price in proportion to the market's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import get_args

import pytest
from conftest import dividend, nearest_cent, nearest_tenth, price, private_placement, quotes, replayed, shares
from hypothesis import given
from hypothesis import strategies as st

from tenor.matter import load
from warrant.errors import BadMatter
from warrant.events.distribution import Origin, Property
from warrant.events.event import Event
from warrant.facts import Source
from warrant.quantities import Price, Shares

RECORD = "2002-09-16"
AT_612 = list(quotes("2002-08-20", "2002-09-13", "6.12"))
cents = st.integers(1, 2_000).map(lambda n: Fraction(n, 100))


def oracle(price: Fraction, market: Fraction, value: Fraction) -> Fraction:
    """The Warrant Price after a distribution, from the words of 6(v) and 6(vi) alone."""
    return nearest_cent(price * ((market - value) / market))


def test_75_cents_at_a_current_market_price_of_612_make_the_price_331() -> None:
    book = replayed(private_placement(), dividend("E-003", RECORD, "0.75"), prices=AT_612)
    assert (price(book), shares(book)) == ("3.31", "671452.4")
    facts = book.adjustments[-1].computation.facts
    assert str(facts["current_market_price"].value) == "6.12"
    assert str(facts["difference"].value) == "5.37"
    assert str(facts["value_per_share"].value) == "0.75"
    assert str(book.state.outstanding.value) == "32103730"


@pytest.mark.parametrize("value", ["6.12", "6.13", "100.00"])
def test_a_fair_market_value_at_or_above_the_current_market_price_is_refused_at_its_line(value: str) -> None:
    event = replace(dividend("E-1", RECORD, value), sources={"value_per_share": Source("events.yaml", 25, 22)})
    with pytest.raises(BadMatter) as refused:
        replayed(event, prices=AT_612)
    [problem] = refused.value.problems
    assert str(problem.source) == "events.yaml:25:22"
    assert "is not below the Current Market Price of $6.12" in problem.what
    assert "counsel" in problem.instead


def test_a_fair_market_value_a_cent_below_the_current_market_price_leaves_a_cent() -> None:
    assert price(replayed(dividend("E-1", RECORD, "6.11"), prices=AT_612)) == "0.01"


def test_a_stock_that_trades_at_nothing_is_refused_and_nothing_is_divided_by_zero() -> None:
    with pytest.raises(BadMatter, match="Current Market Price of \\$0"):
        replayed(dividend("E-1", RECORD, "0.01"), prices=quotes("2002-08-20", "2002-09-13", "0"))


def adjusts(event: Event) -> bool:
    return bool(replayed(event, prices=AT_612).adjustments)


@pytest.mark.parametrize(
    ("of", "told"),
    [
        ("common_stock", "of: Common Stock distributed on Common Stock is a stock dividend (Section 6(iii)): write an"),
        ("options_or_rights_on_common_stock", "of: options or rights for Common Stock or convertibles are an issue of"),
    ],
)
def test_what_the_clause_excludes_is_told_at_its_line_where_it_belongs(sample: Path, of: str, told: str) -> None:
    events = sample / "events.yaml"
    text = events.read_text("utf-8").replace("of: cash", f"of: {of}")
    events.write_text(text, "utf-8")
    with pytest.raises(BadMatter) as refused:
        load(sample)
    [problem] = [str(each) for each in refused.value.problems]
    line = text[: text.index(f"of: {of}")].count("\n") + 1
    assert problem.startswith(f"events.yaml:{line}:9: {told}")
    assert problem.endswith(("type: subdivision, with its rate", "type: grant or type: convertible"))


@pytest.mark.parametrize(("choice", "adjusts"), [("declaration", True), ("record_date", False), ("effect", False)])
def test_a_dividend_declared_in_the_term_with_a_record_date_after_it(choice: str, adjusts: bool) -> None:
    event = dividend("E-1", "2009-03-20", "0.75", declared_on=date(2009, 2, 20))
    book = replayed(event, prices=quotes("2009-01-15", "2009-03-31", "6.12"), readings={"R41": choice})
    assert bool(book.adjustments) is adjusts
    assert all("R41" in each.readings for each in book.entries[0].considered)
    if not adjusts:
        assert book.entries[0].considered[0].because == "the event does not fall within the Term of the Warrant"


def test_where_the_term_holds_the_day_of_effect_it_holds_all_and_no_reading_is_relied_on() -> None:
    book = replayed(dividend("E-1", "2009-02-26", "0.75"), prices=quotes("2009-01-15", "2009-02-27", "6.12"))
    assert "R41" not in {id for each in book.entries[0].considered for id in each.readings}
    assert book.adjustments


@pytest.mark.parametrize("origin", get_args(Origin))
def test_cash_adjusts_only_where_it_is_paid_otherwise_than_out_of_earnings_or_earned_surplus(origin: str) -> None:
    assert adjusts(dividend("E-1", RECORD, "0.75", payable_out_of=origin)) == (origin == "other")


@pytest.mark.parametrize("origin", get_args(Origin))
@pytest.mark.parametrize("of", [each for each in get_args(Property) if each != "cash"])
def test_property_adjusts_whatever_it_is_distributed_out_of(of: str, origin: str) -> None:
    assert adjusts(dividend("E-1", RECORD, "0.75", of=of, payable_out_of=origin))


def test_a_dividend_out_of_earnings_needs_no_closing_price() -> None:
    book = replayed(dividend("E-1", RECORD, "0.75", payable_out_of="earnings"))
    assert book.adjustments == ()
    assert book.entries[0].considered[-1].because == ("the cash dividend is payable out of earnings or earned surplus")


def test_a_distribution_too_small_to_move_a_cent_adjusts_nothing() -> None:
    book = replayed(dividend("E-1", RECORD, "0.007"), prices=AT_612)
    assert (price(book), book.adjustments) == ("4.1", ())
    assert [each.applies for each in book.entries[0].considered] == [*[False] * 5, True, False]


@given(cents, cents)
def test_the_core_agrees_with_the_words_of_the_clause(market: Fraction, value: Fraction) -> None:
    closes = quotes("2002-08-20", "2002-09-13", lambda _: market)
    event = dividend("E-1", RECORD, value)
    if value >= market or not oracle(Fraction("4.10"), market, value):
        with pytest.raises(BadMatter):
            replayed(event, prices=closes)
        return
    book, expected = replayed(event, prices=closes), oracle(Fraction("4.10"), market, value)
    assert book.state.price.value == Price(expected)
    assert book.state.warrants[0].shares.value == Shares(nearest_tenth(Fraction("4.10") * 542_075 / expected))


@given(cents, cents, cents)
def test_of_two_distributions_the_larger_leaves_the_lower_price(market: Fraction, one: Fraction, two: Fraction) -> None:
    market += max(one, two) * 3
    closes = list(quotes("2002-08-20", "2002-09-13", lambda _: market))
    less, more = (replayed(dividend("E-1", RECORD, each), prices=closes) for each in sorted((one, two)))
    assert more.state.price.value <= less.state.price.value <= Price.of("4.10")
