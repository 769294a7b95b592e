from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.words import fraction_in_words, number_in_words, ordinal_in_words

SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["-", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ENDS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def in_words(number):
    """A number in words, written here on its own: the parser must not be proved by its own tables."""
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            return f"{in_words(number // scale)} {name}" + (f" {in_words(rest)}" if rest else "")
    if number < 20:
        return SMALL[number]
    return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")


def as_ordinal(number):
    words = in_words(number)
    last = words.replace("-", " ").split()[-1]
    end = ENDS.get(last, last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return words[: len(words) - len(last)] + end


@given(st.integers(0, 10**12 - 1))
def test_every_number_in_words_is_read_back(number):
    assert number_in_words(in_words(number)) == number


@given(st.integers(1, 10**9))
def test_every_ordinal_in_words_is_read_back(number):
    assert ordinal_in_words(as_ordinal(number)) == number


@given(st.integers(0, 10**6), st.integers(1, 9))
def test_every_number_with_tenths_is_read_back(whole, tenths):
    part = f"{in_words(tenths)}-tenth{'s' if tenths > 1 else ''}"
    assert fraction_in_words(f"{in_words(whole)} and {part}") == whole + Fraction(tenths, 10)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("five\nhundred forty-two thousand seventy-five", 542_075),
        ("Five Hundred Forty Two Thousand Seventy Five", 542_075),
        ("one hundred and five", 105),
        ("one thousand and five", 1_005),
        ("one million, two hundred fifty thousand", 1_250_000),
        ("ONE-HUNDRED TWENTY", 120),
        ("forty-\ntwo", 42),
    ],
)
def test_usual_spellings_are_read(text, number):
    assert number_in_words(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "and",
        "ten five",
        "five hundred thousand million",
        "twenty eleven",
        "hundred",
        "thousand",
        "a hundred",
        "one two",
        "zero hundred",
        "twelve hundred",
        "five hundred and",
        "and five",
        "one thousand one thousand",
        "one million and two hundred thousand",
        "five and six",
        "fifty-zero",
        "five shares",
        "5",
        "five,",
        "one hundred hundred",
        "one thousand, ",
    ],
)
def test_odd_grammar_is_refused(text):
    assert number_in_words(text) is None


@pytest.mark.parametrize("text", ["five", "one seventh", "sevenths", "", "seventh second", "hundredth"])
def test_what_is_no_ordinal_is_refused(text):
    assert ordinal_in_words(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one-tenth", Fraction(1, 10)),
        ("one-half", Fraction(1, 2)),
        ("two-thirds", Fraction(2, 3)),
        ("three and one-half", Fraction(7, 2)),
        ("one hundred and five and five-tenths", Fraction(211, 2)),
        ("one-tenths", None),
        ("five-tenth", None),
        ("tenth", None),
        ("two and three-halves", None),
        ("zero tenths", None),
        ("five", None),
        ("twenty", None),
    ],
)
def test_fractions_are_read_and_odd_ones_refused(text, value):
    assert fraction_in_words(text) == value
