"""Values as documents print them: exact, in the form of the executed warrant, or refused."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.show import KINDS, show
from warrant.facts import Value
from warrant.quantities import Money, Price, Shares

PRINTED: list[tuple[str, Value, str]] = [
    ("price", Price.of("4.1"), "$4.10"),
    ("price", Price.of("1250"), "$1,250.00"),
    ("money", Money.of("10600000"), "$10,600,000.00"),
    ("money", Money.of("0.05"), "$0.05"),
    ("shares", Shares.of("542075"), "542,075"),
    ("shares", Shares.of("589524.5"), "589,524.5"),
    ("count", Shares.of("27103730"), "27,103,730"),
    ("count", 0, "0"),
    ("millions", Shares.of("100000000"), "100 million"),
    ("millions", Shares.of("1500000"), "1,500,000"),
    ("date", date(2002, 2, 27), "February 27, 2002"),
    ("day_of_month", date(2002, 2, 27), "27th day of February, 2002"),
    ("day_of_month", date(2003, 11, 1), "1st day of November, 2003"),
    ("day_of_month", date(2003, 11, 12), "12th day of November, 2003"),
    ("day_of_month", date(2003, 11, 22), "22nd day of November, 2003"),
    ("day_of_month", date(2003, 11, 3), "3rd day of November, 2003"),
    ("weekday_date", date(2003, 5, 1), "Thursday, May 1, 2003"),
    ("words", Shares.of("542075"), "five hundred forty-two thousand seventy-five"),
    ("words", 1_001_001, "one million one thousand one"),
    ("words", Shares.of("9524.5"), "nine thousand five hundred twenty-four and five-tenths"),
    ("words", Shares.of("0.1"), "one-tenth"),
    ("words_and_digits", 30, "thirty (30)"),
    ("words_and_digits", Shares.of("1000.5"), "one thousand and five-tenths (1,000.5)"),
    ("ordinal_words", 7, "seventh (7th)"),
    ("ordinal_words", 121, "one hundred twenty-first (121st)"),
    ("name", "CTC Communications Corp.", "CTC Communications Corp."),
    ("with_article", "Ohio", "an Ohio"),
    ("with_article", "Delaware", "a Delaware"),
    ("with_article", "Utah", "a Utah"),
    ("sentence", "at the opening of business", "At the opening of business"),
    ("ratio", Fraction(3, 2), "3-for-2"),
    ("ratio", Fraction(1000), "1,000-for-1"),
    ("rate", Fraction(1, 2), "1-for-2"),
    ("rate", Price.of("2.35"), "$2.35"),
    ("quotient", Money.of("2222507.365"), "$2,222,507.365"),
    ("upper", "CTC Communications Group, Inc.", "CTC COMMUNICATIONS GROUP, INC."),
    ("quotient", Price(Fraction(37729999, 10_000_001)), "$3.7729…"),
    ("quotient", Price(Fraction("3.77299")), "$3.7729…"),
    ("quotient", Price(Fraction("3.77")), "$3.77"),
    ("quotient", Price(Fraction("3.7725")), "$3.7725"),
    ("quotient", Price(Fraction("3.5")), "$3.50"),
    ("quotient", Fraction(2, 3), "0.6666…"),
    ("quotient", Fraction(2), "2"),
    ("quotient", Shares(Fraction(1768573, 3)), "589,524.3333…"),
]

REFUSED: list[tuple[str, Value, str]] = [
    ("price", Price.of("4.105"), "finer than 2 decimal places"),
    ("price", Money.of("4.10"), "not Price"),
    ("price", Price.of("-1"), "less than zero"),
    ("money", Money.of("0.001"), "finer than 2 decimal places"),
    ("shares", Shares.of("0.05"), "finer than 1 decimal place"),
    ("shares", 5, "not Shares"),
    ("count", Shares.of("1.5"), "not whole"),
    ("count", True, "not Shares or int"),
    ("millions", Shares.of("1500000.5"), "not whole"),
    ("date", "February 27, 2002", "not a date"),
    ("words", Shares.of("1.25"), "finer than a tenth"),
    ("words", -1, "less than zero"),
    ("ordinal_words", Shares.of("7"), "not int"),
    ("name", 7, "not a text"),
    ("quotient", "3.77", "not Price or Money or Shares or Fraction"),
]


@pytest.mark.parametrize(("kind", "value", "text"), PRINTED)
def test_a_value_prints_as_the_documents_have_it(kind: str, value: Value, text: str) -> None:
    assert show(kind, value) == text


@pytest.mark.parametrize(("kind", "value", "why"), REFUSED)
def test_a_value_that_does_not_suit_is_refused_with_its_kind(kind: str, value: Value, why: str) -> None:
    with pytest.raises(ValueError, match=why) as refused:
        show(kind, value)
    assert repr(kind) in str(refused.value)
    assert repr(value) in str(refused.value)


def test_an_unknown_kind_is_refused_with_the_kinds_there_are() -> None:
    with pytest.raises(ValueError, match=r"no kind 'pence'.*price"):
        show("pence", 1)


def test_every_kind_is_shown_by_an_example() -> None:
    assert {kind for kind, _, _ in PRINTED} == set(KINDS)


def number(text: str) -> Fraction:
    return Fraction(text.lstrip("$").replace(",", ""))


@given(st.integers(0, 10**12))
def test_a_price_and_money_print_every_cent_and_parse_back(cents: int) -> None:
    amount = Fraction(cents, 100)
    for text in (show("price", Price(amount)), show("money", Money(amount))):
        assert number(text) == amount
        assert text[-3] == "."


@given(st.integers(0, 10**12))
def test_shares_parse_back_and_have_a_decimal_only_where_they_are_not_whole(tenths: int) -> None:
    text = show("shares", Shares(Fraction(tenths, 10)))
    assert number(text) == Fraction(tenths, 10)
    assert ("." in text) == bool(tenths % 10)


@given(st.fractions(0, 10**9))
def test_a_quotient_is_never_above_its_value_and_within_a_ten_thousandth_below(amount: Fraction) -> None:
    text = show("quotient", Price(amount))
    printed = number(text.rstrip("…"))
    assert 0 <= amount - printed < Fraction(1, 10_000)
    assert text.endswith("…") == (printed != amount)


@given(st.dates())
def test_a_date_names_its_month_day_and_year_whatever_the_form(day: date) -> None:
    plain = show("date", day)
    month, rest = plain.split(" ", 1)
    assert rest == f"{day.day}, {day.year}"
    assert show("day_of_month", day).endswith(f" day of {month}, {day.year}")
    assert show("weekday_date", day) == f"{day.strftime('%A')}, {plain}"


@given(st.integers(0, 10**12))
def test_words_are_those_of_the_united_states_and_of_that_number_only(whole: int) -> None:
    text = show("words", whole)
    assert "," not in text and " and " not in text
    assert value_of(text) == whole


ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: n for n, word in enumerate(ONES.split())} | {
    word: 10 * n for n, word in enumerate(TENS.split(), start=2)
}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def value_of(words: str) -> int:
    """The number that words of the US form say, by counting alone."""
    total = part = 0
    for word in words.split():
        if word in SCALES:
            total, part = total + part * SCALES[word], 0
        elif word == "hundred":
            part *= 100
        else:
            part += sum(SMALL[piece] for piece in word.split("-"))
    return total + part
