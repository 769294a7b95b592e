"""Section 5: price before times shares before, divided by price after, to the nearest tenth of a share."""

from __future__ import annotations

from fractions import Fraction

import pytest
from conftest import executed_terms, nearest_tenth, price, private_placement, replayed, shares, split
from hypothesis import given
from hypothesis import strategies as st

from warrant.facts import Fact
from warrant.quantities import Price, Shares
from warrant.readings import Readings
from warrant.section_5 import proportional, shares_after
from warrant.state import Warrant

cents = st.integers(1, 10**6).map(lambda n: Fraction(n, 100))
tenths = st.integers(1, 10**10).map(lambda n: Fraction(n, 10))


def warrant_of(held: Fraction) -> Warrant:
    return Warrant("W-1", executed_terms().holder, Fact("W-1.held", Shares(held), "preamble", "stated"))


def after(held: Fraction, old: Fraction, new: Fraction) -> Fact[Shares]:
    before, result = Fact("before", Price(old), "1", "stated"), Fact("after", Price(new), "6(i)", "stated")
    return shares_after("E-1", warrant_of(held), before, result, Readings()).after


def test_a_price_of_377_after_410_makes_542075_shares_589524_and_five_tenths() -> None:
    fact = after(Fraction(542_075), Fraction("4.10"), Fraction("3.77"))
    assert str(fact.value) == "589524.5"
    assert fact.unrounded == Shares(Fraction("4.10") * 542_075 / Fraction("3.77"))


def test_the_derivation_names_the_product_and_the_price_after() -> None:
    book = replayed(private_placement())
    [share] = book.adjustments[0].shares
    assert str(share.product.value) == "2222507.5"
    assert [each.id for each in share.after.inputs] == ["E-001.W-1.product", "E-001.price_after"]
    assert [each.id for each in share.product.inputs] == ["warrant.warrant_price", "W-1.warrant_shares"]


@given(tenths, cents, cents)
def test_shares_after_are_the_quotient_to_the_nearest_tenth(held: Fraction, old: Fraction, new: Fraction) -> None:
    assert after(held, old, new).value.amount == nearest_tenth(old * held / new)


@given(tenths, cents, cents)
def test_price_times_shares_stays_within_the_rounding(held: Fraction, old: Fraction, new: Fraction) -> None:
    drift = after(held, old, new).value.amount * new - held * old
    assert abs(drift) <= new * Fraction(1, 20)


@given(tenths, cents)
def test_a_price_that_stays_leaves_the_shares(held: Fraction, same: Fraction) -> None:
    assert after(held, same, same).value.amount == held


@given(tenths, st.fractions(Fraction(1, 100), 100, max_denominator=100).filter(bool))
def test_in_proportion_the_shares_are_multiplied_by_the_ratio(held: Fraction, ratio: Fraction) -> None:
    fact = Fact("E-1.ratio", ratio, "6(iii)", "stated")
    assert proportional("E-1", warrant_of(held), fact, Readings()).after.value.amount == nearest_tenth(held * ratio)


def test_each_adjustment_starts_from_the_shares_that_the_last_one_left() -> None:
    book = replayed(private_placement(), split("E-2", "2002-08-01", "3-for-2"))
    first, second = (each.shares[0] for each in book.adjustments)
    assert second.warrant.shares is first.after
    assert (price(book), shares(book)) == ("2.51", "885461.1")


@pytest.mark.parametrize(("choice", "left"), [("section_5", "814105.3"), ("proportional", "813112.5")])
def test_after_a_three_for_two_split_the_shares_follow_section_5_or_the_proportion(choice: str, left: str) -> None:
    book = replayed(split("E-1", "2002-08-01", "3-for-2"), readings={"R2": choice})
    assert (price(book), shares(book)) == ("2.73", left)


def test_in_proportion_a_stock_dividend_too_small_to_move_a_cent_still_moves_the_shares() -> None:
    book = replayed(split("E-1", "2002-08-01", "1001-for-1000"), readings={"R2": "proportional"})
    assert (price(book), shares(book)) == ("4.1", "542617.1")
    assert [each.clause for each in book.adjustments] == ["6(iii)"]
