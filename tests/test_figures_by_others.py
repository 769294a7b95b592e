"""Figures in whatever form others write them, computations that they print, and letters that a scan has spoilt."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.figures import KINDS
from checks.foreign.equations import computed, equations
from checks.foreign.guessed import guesses
from checks.foreign.numerals import may_be_day_first, numerals_by_others, order_of_dates
from checks.foreign.values import is_nearly, says, states
from warrant.quantities import Money, Price, Shares

JUNE_14 = date(2002, 6, 14)
MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("US$3.77", Price.of("3.77")),
        ("USD 3.77", Price.of("3.77")),
        ("three dollars and seventy-seven cents", Price.of("3.77")),
        ("Three and 77/100 Dollars", Price.of("3.77")),
        ("seventy-five cents", Price.of("0.75")),
        ("75¢", Price.of("0.75")),
        ("$10.6 million", Money.of(10_600_000)),
        ("589,524.5", Shares.of("589,524.5")),
        ("five hundred eighty-nine thousand five hundred twenty-four and five-tenths", Shares.of("589524.5")),
        ("14 June 2002", JUNE_14),
        ("June 14th, 2002", JUNE_14),
        ("6/14/2002", JUNE_14),
        ("6/14/02", JUNE_14),
        ("14-Jun-2002", JUNE_14),
        ("three-for-two", Fraction(3, 2)),
        ("3-for-2", Fraction(3, 2)),
        ("CTC COMMUNICATIONS GROUP INC", "CTC Communications Group, Inc."),
    ],
)
def test_a_value_is_read_in_the_form_in_which_others_write_it(text, value):
    assert says(text, value)


@given(st.integers(1, 99_999))
def test_a_price_is_stated_by_each_of_its_forms_and_by_no_other_prices(cents):
    price, other = Price.of(Fraction(cents, 100)), Price.of(Fraction(cents + 1, 100))
    shown = KINDS["price"].print(price)
    for text in (shown, f"US{shown}", f"USD {shown[1:]}"):
        assert says(text, price)
        assert not says(text, other)


@given(st.dates(date(1990, 1, 1), date(2020, 12, 31)))
def test_a_day_is_stated_by_each_of_its_forms_and_the_next_by_none(day):
    month = MONTHS[day.month - 1]
    for text in (
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{day.month}/{day.day}/{day.year}",
    ):
        order = order_of_dates(text)
        if order != "day first":
            assert says(text, day)
            assert not says(text, day + timedelta(1))


def test_a_quotient_without_end_is_stated_cut_or_rounded_and_not_otherwise():
    quotient = Price.of(Fraction(121_125_293, 32_103_730))
    assert [says(text, quotient) for text in ("$3.7729", "$3.7729…", "$3.77", "$3.7730", "$3.772935")] == [
        True, True, False, False, True,
    ]  # fmt: skip


def test_dates_in_figures_are_read_day_first_where_one_of_them_shows_it():
    assert [each.value for each in numerals_by_others("paid 3/4/2002, record date 14/6/2002")] == [
        date(2002, 4, 3),
        JUNE_14,
    ]
    first, second = numerals_by_others("paid 3/4/2002, record date 6/14/2002")
    assert (first.value, second.value) == (date(2002, 3, 4), JUNE_14)
    assert may_be_day_first(first) and not may_be_day_first(second)
    assert order_of_dates("3/4/2002") is None


@pytest.mark.parametrize(
    ("text", "right", "expected"),
    [
        ("27,103,730 x $4.10 = $111,125,293.00", True, "111,125,293"),
        ("27,103,730 x $4.10 = $111,125,239.00", False, "111,125,293"),
        ("($4.10 x 27,103,730 + $10,000,000) / 32,103,730 = $3.77", True, "3.7729"),
        ("$3.77 multiplied by ($6.12 - $0.75) divided by $6.12 equals $3.31", True, "3.3079"),
        ("$3.77 x ($6.12 - $0.75) / $6.12 = $3.30", False, "3.3079"),
        ("$121,125,293 / 32,103,730 = 3.7729", True, "3.7729"),
        ("$121,125,293 / 32,103,730 = 3.7730", False, "3.7729"),
        ("100,000,000 less 32,103,730 less 16,739,429 = 51,156,841", True, "51,156,841"),
    ],
)
def test_a_printed_computation_is_done_again_products_before_sums(text, right, expected):
    [equation] = equations(text, list(numerals_by_others(text)))
    assert (equation.right, equation.expected) == (right, expected)


def test_a_computation_by_nothing_or_with_a_sign_too_many_has_no_value():
    assert computed([Fraction(1), "/", Fraction(0)]) is None
    assert computed([Fraction(1), "+"]) is None


@pytest.mark.parametrize(
    ("spoilt", "reading"),
    [
        ("$3.7 7", "$3.77"),
        ("June l4, 2002", "June 14, 2002"),
        ("June 1 4, 2OO2", "June 14, 2002"),
        ("27,lO3,730", "27,103,730"),
        ("589,524.S", "589,524.5"),
    ],
)
def test_letters_that_a_scan_has_spoilt_are_guessed_at(spoilt, reading):
    assert reading in [guess.reading for guess in guesses(f"was {spoilt} then")]


def test_what_no_scan_has_spoilt_is_not_guessed_at():
    text = "On June 14, 2002 the Company issued 5,000,000 shares, So Bill Iolis paid $2.00 (Section 6(i), Form S-3)."
    assert list(guesses(text)) == []


def test_a_slip_of_a_digit_or_two_digits_exchanged_is_nearly_the_value():
    [exchanged] = numerals_by_others("542,057")
    [another] = numerals_by_others("442,075")
    [far] = numerals_by_others("589,524.5")
    assert is_nearly(exchanged, Shares.of(542_075)) and is_nearly(another, Shares.of(542_075))
    assert not is_nearly(far, Shares.of(542_075))
    assert not states(exchanged, Shares.of(542_075))
