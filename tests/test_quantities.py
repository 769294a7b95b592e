"""Price, Shares and Money combine as the instrument combines them, exactly, and in no other way."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warrant.quantities import Money, Price, Quantity, Shares, decimal_text, exact

amounts = st.fractions(-(10**12), 10**12, max_denominator=10**6)
KINDS = (Price, Shares, Money)
ALLOWED: dict[tuple[str, type, type], type] = {
    **{(sign, kind, kind): kind for sign in "+-" for kind in KINDS},
    ("*", Price, Shares): Money,
    ("/", Money, Shares): Price,
    ("/", Money, Price): Shares,
    ("/", Price, Price): Fraction,
    ("/", Shares, Shares): Fraction,
    ("*", Price, Fraction): Price,
    ("*", Shares, Fraction): Shares,
    ("/", Price, Fraction): Price,
}
SIGNS: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
PAIRS = [(sign, left, right) for sign in SIGNS for left in KINDS for right in (*KINDS, Fraction)]


@pytest.mark.parametrize(("sign", "left", "right"), PAIRS)
def test_two_quantities_give_what_the_instrument_makes_of_them_or_a_type_error(
    sign: str, left: type[Quantity], right: type
) -> None:
    a, b = left(Fraction(3)), right(Fraction(2))
    expected = ALLOWED.get((sign, left, right))
    if expected is None:
        with pytest.raises(TypeError):
            SIGNS[sign](a, b)
        return
    result = SIGNS[sign](a, b)
    assert type(result) is expected
    assert getattr(result, "amount", result) == SIGNS[sign](Fraction(3), Fraction(2))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("other", [1.5, True, "2", None])
def test_a_quantity_meets_no_float_no_truth_value_and_no_text(kind: type[Quantity], sign: str, other: object) -> None:
    with pytest.raises(TypeError):
        SIGNS[sign](kind.of(1), other)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("amount", [4.1, True, None, b"4.10"])
def test_no_quantity_is_made_of_anything_but_exact_numbers(kind: type[Quantity], amount: Any) -> None:
    with pytest.raises(TypeError):
        kind.of(amount)


@pytest.mark.parametrize("kind", KINDS)
def test_no_quantity_holds_a_float(kind: type[Quantity]) -> None:
    with pytest.raises(TypeError):
        kind(4.1)  # type: ignore[arg-type]


@pytest.mark.parametrize("left", KINDS)
@pytest.mark.parametrize("right", KINDS)
def test_only_quantities_of_one_kind_compare(left: type[Quantity], right: type[Quantity]) -> None:
    if left is right:
        assert left.of(1) < right.of(2)
    else:
        assert left.of(1) != right.of(1)
        with pytest.raises(TypeError):
            _ = left.of(1) < right.of(2)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4.10", Fraction(41, 10)),
        ("27,103,730", Fraction(27_103_730)),
        ("10,600,000.00", Fraction(10_600_000)),
        ("010", Fraction(10)),
        ("0", Fraction(0)),
        ("+1.5", Fraction(3, 2)),
        ("-1.5", Fraction(-3, 2)),
    ],
)
def test_decimal_text_is_read_exactly(text: str, value: Fraction) -> None:
    assert exact(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 1",
        "1 ",
        "1e3",
        "1/2",
        ".5",
        "5.",
        "1,00",
        "1,0000",
        ",100",
        "1_000",
        "0x10",
        "nan",
        "inf",
        "$4.10",
        "４.１",
    ],
)
def test_what_is_not_decimal_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a decimal number"):
        exact(text)


def test_decimal_text_that_does_not_end_is_cut_and_says_so() -> None:
    assert decimal_text(Fraction(2, 3)) == "0.6666666666..."
    assert decimal_text(Fraction(-2, 3)) == "-0.6666666666..."
    assert decimal_text(Fraction(1, 2**10)) == "0.0009765625"
    assert decimal_text(Fraction(1, 2**11)) == "0.0004882812..."


@given(st.integers(-(10**15), 10**15), st.integers(0, 10))
def test_decimal_text_parses_back_to_the_value(digits: int, places: int) -> None:
    value = Fraction(digits, 10**places)
    assert exact(decimal_text(value)) == value


@given(amounts)
def test_decimal_text_is_never_further_from_zero_than_the_value(value: Fraction) -> None:
    printed = exact(decimal_text(value).rstrip("."))
    assert abs(printed) <= abs(value) < abs(printed) + Fraction(1, 10**10)


@given(amounts, amounts.filter(bool))
def test_a_price_times_shares_divides_back_into_either(price: Fraction, shares: Fraction) -> None:
    money = Price(price) * Shares(shares)
    assert money / Shares(shares) == Price(price)
    if price:
        assert money / Price(price) == Shares(shares)


@given(amounts, amounts)
def test_what_is_added_can_be_taken_away(a: Fraction, b: Fraction) -> None:
    assert Money(a) + Money(b) - Money(b) == Money(a)
