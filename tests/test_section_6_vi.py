"""Section 6(vi): calculations are made to the nearest cent or the nearest tenth of a share."""

from __future__ import annotations

from fractions import Fraction

import pytest
from conftest import nearest_cent, nearest_tenth
from hypothesis import given
from hypothesis import strategies as st

from warrant.facts import Fact
from warrant.quantities import Price, Shares
from warrant.readings import Readings
from warrant.section_6.vi_rounding import margin, nearest, to_cent, to_tenth

AWAY, EVEN = Readings({"R1": "half_away_from_zero"}), Readings({"R1": "half_to_even"})
CENT = Fraction(1, 100)
amounts = st.fractions(0, 10**9, max_denominator=10**9)
halves = st.integers(0, 10**9).map(lambda n: Fraction(2 * n + 1, 200))


@pytest.mark.parametrize(
    ("value", "away", "even"),
    [
        ("4.104", "4.1", "4.1"),
        ("4.105", "4.11", "4.1"),
        ("4.115", "4.12", "4.12"),
        ("4.1050000000000000000000000001", "4.11", "4.11"),
        ("4.1049999999999999999999999999", "4.1", "4.1"),
        ("0.005", "0.01", "0"),
        ("0", "0", "0"),
    ],
)
def test_a_price_goes_to_the_nearest_cent_and_a_tie_as_reading_r1_says(value: str, away: str, even: str) -> None:
    assert str(to_cent(Price.of(value), AWAY)) == away
    assert str(to_cent(Price.of(value), EVEN)) == even


@pytest.mark.parametrize(
    ("value", "away", "even"),
    [("589524.54", "589524.5", "589524.5"), ("0.05", "0.1", "0"), ("0.15", "0.2", "0.2"), ("0.25", "0.3", "0.2")],
)
def test_shares_go_to_the_nearest_tenth_and_a_tie_as_reading_r1_says(value: str, away: str, even: str) -> None:
    assert str(to_tenth(Shares.of(value), AWAY)) == away
    assert str(to_tenth(Shares.of(value), EVEN)) == even


@given(amounts)
def test_rounding_agrees_with_the_plain_arithmetic_of_the_oracle(value: Fraction) -> None:
    assert to_cent(Price(value), AWAY).amount == nearest_cent(value)
    assert to_tenth(Shares(value), AWAY).amount == nearest_tenth(value)


@given(amounts, st.sampled_from([AWAY, EVEN]))
def test_no_multiple_lies_nearer_than_the_one_chosen(value: Fraction, readings: Readings) -> None:
    rounded = nearest(value, CENT, readings)
    assert abs(rounded - value) <= CENT / 2
    assert (rounded / CENT).denominator == 1


@given(halves)
def test_a_tie_goes_up_or_to_the_even_digit(value: Fraction) -> None:
    assert nearest(value, CENT, AWAY) == value + CENT / 2
    assert nearest(value, CENT, EVEN) / CENT % 2 == 0


@given(st.fractions(-(10**6), 10**6), st.sampled_from([AWAY, EVEN]))
def test_what_is_below_zero_rounds_as_its_opposite_does(value: Fraction, readings: Readings) -> None:
    assert nearest(-value, CENT, readings) == -nearest(value, CENT, readings)


@given(st.integers(0, 10**12), st.sampled_from([AWAY, EVEN]))
def test_what_is_rounded_already_stays(whole: int, readings: Readings) -> None:
    assert nearest(whole * CENT, CENT, readings) == whole * CENT


# The margin


def rounded_price(value: Fraction, readings: Readings) -> Fact[Price]:
    exact = Price(value)
    return Fact("E-1.price_after", to_cent(exact, readings), "6(i)", "", unrounded=exact, readings=("R1",))


@given(amounts | halves, st.sampled_from([AWAY, EVEN]))
def test_a_value_moved_by_less_than_its_margin_rounds_alike_and_moved_past_it_otherwise(
    value: Fraction, readings: Readings
) -> None:
    fact = rounded_price(value, readings)
    found = margin(fact, readings)
    assert found
    way, bit = (1 if found.above else -1), Fraction(1, 10**12)
    point = value + way * found.distance.amount
    assert point == found.point.amount
    assert 0 <= found.distance.amount <= CENT / 2
    assert nearest(point + way * bit, CENT, readings) == found.otherwise.amount != fact.value.amount
    assert (nearest(point, CENT, readings) == found.otherwise.amount) == found.from_point
    for inside in (found.distance.amount - bit, found.distance.amount / 2):
        if 0 < inside < found.distance.amount:
            assert nearest(value + inside, CENT, readings) == fact.value.amount
            assert nearest(value - inside, CENT, readings) == fact.value.amount


@pytest.mark.parametrize(
    ("value", "distance", "otherwise"), [("10.12", "0.03", "10.2"), ("10.06", "0.01", "10"), ("10.25", "0", "10.2")]
)
def test_the_margin_of_a_number_of_shares_is_taken_in_tenths(value: str, distance: str, otherwise: str) -> None:
    exact = Shares.of(value)
    fact = Fact("E-1.W-1.shares_after", to_tenth(exact, AWAY), "5", "", unrounded=exact, readings=("R1",))
    found = margin(fact, AWAY)
    assert found
    assert (found.distance, found.otherwise) == (Shares.of(distance), Shares.of(otherwise))


@pytest.mark.parametrize("changes", [{"unrounded": None}, {"readings": ("R35",)}])
def test_a_fact_that_this_clause_did_not_round_has_no_margin(changes: dict[str, object]) -> None:
    assert margin(rounded_price(Fraction(41, 10), AWAY)._replace(**changes), AWAY) is None  # type: ignore[arg-type]
