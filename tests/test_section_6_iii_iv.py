"""Sections 6(iii) and 6(iv): the price moves inversely to a split or a combination of the outstanding shares."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from conftest import (
    executed_terms,
    nearest_cent,
    nearest_tenth,
    price,
    private_placement,
    replayed,
    shares,
    split,
    with_outstanding,
)
from hypothesis import given
from hypothesis import strategies as st

from warrant.errors import BadMatter
from warrant.facts import Source
from warrant.matter import Matter
from warrant.quantities import Price, Shares
from warrant.replay import replay

ratios = st.tuples(st.integers(1, 50), st.integers(1, 50)).filter(lambda pair: pair[0] != pair[1])
cents = st.integers(1, 10_000).map(lambda n: Fraction(n, 100))


def oracle(price: Fraction, ratio: Fraction) -> Fraction:
    """The price that keeps price times outstanding shares, to the nearest cent."""
    return nearest_cent(price / ratio)


@pytest.mark.parametrize(
    ("ratio", "clause", "expected", "left"),
    [
        ("3-for-2", "6(iii)", "2.73", "814105.3"),
        ("2-for-1", "6(iii)", "2.05", "1084150"),
        ("21-for-20", "6(iii)", "3.9", "569873.7"),
        ("1-for-10", "6(iv)", "41", "54207.5"),
        ("2-for-3", "6(iv)", "6.15", "361383.3"),
    ],
)
def test_a_split_from_410_adjusts_the_price_and_the_shares(ratio: str, clause: str, expected: str, left: str) -> None:
    book = replayed(split("E-1", "2002-08-01", ratio))
    assert (price(book), shares(book)) == (expected, left)
    assert [each.clause for each in book.adjustments] == [clause]
    applying = [each.clause for each in book.entries[0].considered if each.applies]
    assert applying == [clause]


def test_a_split_of_a_thousand_for_one_leaves_no_price_and_is_refused_at_its_line() -> None:
    event = replace(split("E-1", "2002-08-01", "1000-for-1"), sources={"": Source("events.yaml", 12, 5)})
    with pytest.raises(BadMatter) as refused:
        replayed(event)
    [problem] = refused.value.problems
    assert problem.source == Source("events.yaml", 12, 5)
    assert "$0.0041, to the nearest cent $0.00" in problem.what
    assert "counsel has to settle it with Holder" in problem.instead


def test_a_split_that_leaves_half_a_cent_leaves_a_cent() -> None:
    assert price(replayed(split("E-1", "2002-08-01", "820-for-1"))) == "0.01"


def test_a_stock_dividend_too_small_to_move_a_cent_adjusts_nothing() -> None:
    book = replayed(split("E-1", "2002-08-01", "1001-for-1000"))
    assert (price(book), shares(book), book.adjustments) == ("4.1", "542075", ())
    assert book.entries[0].considered[-1].clause == "6(vi)"
    assert str(book.state.outstanding.value) == "27130833.7"


def test_a_split_takes_effect_on_the_business_day_after_its_record_date() -> None:
    book = replayed(split("E-1", "2002-08-02", "3-for-2"))
    assert str(book.adjustments[0].effect.on) == "2002-08-05"
    assert book.adjustments[0].effect.time.value == "at the opening of business"


def test_the_outstanding_shares_move_by_the_ratio() -> None:
    book = replayed(split("E-1", "2002-08-02", "3-for-2"))
    assert str(book.state.outstanding.value) == "40655595"


def test_an_issue_after_a_split_is_tested_against_the_price_as_split() -> None:
    book = replayed(split("E-1", "2002-05-01", "3-for-2"), private_placement())
    assert str(book.adjustments[-1].price_before.value) == "2.73"
    assert price(book) == str(Price(nearest_cent((40_655_595 * Fraction("2.73") + 10_000_000) / 45_655_595))) == "2.65"


@given(cents, ratios, st.integers(1, 10**9))
def test_the_core_agrees_with_the_words_of_the_clauses(
    start: Fraction, pair: tuple[int, int], outstanding: int
) -> None:
    after, before = pair
    terms = with_outstanding(executed_terms(warrant_price=Price(start)), outstanding)
    matter = Matter(terms, (split("E-1", "2002-08-01", f"{after}-for-{before}"),))
    expected = oracle(start, Fraction(after, before))
    if not expected:
        with pytest.raises(BadMatter, match="the instrument gives no price then"):
            replay(matter)
        return
    book = replay(matter)
    assert book.state.price.value == Price(expected)
    assert book.state.warrants[0].shares.value == Shares(nearest_tenth(start * 542_075 / expected))
    assert book.state.outstanding.value == Shares(nearest_tenth(Fraction(outstanding * after, before)))


def test_the_outstanding_shares_after_a_combination_are_counted_to_the_nearest_tenth() -> None:
    fact = replayed(split("E-1", "2002-08-01", "1-for-7")).state.outstanding
    assert (str(fact.value), fact.unrounded) == ("3871961.4", Shares(Fraction(27_103_730, 7)))


@given(ratios)
def test_a_subdivision_never_raises_the_price_and_a_combination_never_lowers_it(pair: tuple[int, int]) -> None:
    book = replayed(split("E-1", "2002-08-01", f"{pair[0]}-for-{pair[1]}"))
    for each in book.adjustments:
        assert (each.price_after.value < each.price_before.value) == (each.clause == "6(iii)")
