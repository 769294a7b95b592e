"""Words and figures: every number in words with its figure agrees, and any other figure is found."""

from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from checks.numerals import numerals
from checks.pairs import pairs
from docgen.words import cardinal

NUMBERS = st.one_of(st.integers(1, 200), st.integers(1, 10**6), st.integers(1, 10**9))
HYPHENS = "-\u2010\u2011\u2012\u2013"

AGREE = [
    "thirty (30) days",
    "thirty- (30-) day notice",
    "thirty (30 days) after",
    "30 (thirty) days",
    "$5,000 (Five Thousand Dollars)",
    "20% (twenty percent)",
    "seventh (7th) anniversary",
    "twenty-first (21st) day",
    "one-tenth (1/10) of a share",
    "one-thirtieth (1/30) of the rent",
    "one-half of one percent (0.5%)",
    "one half (1/2) of one percent (.5%)",
    "one-fiftieth of one percent (0.02%)",
    "one quarter of 1% (0.25%)",
    "eighty-five hundredths of one percent (0.85%)",
    "fifty basis points (0.50%)",
    "two and one-half percent (2.5%)",
    "three and one-half percent (3 1/2%)",
    "one and three-quarters percent (1.75%)",
    "six and 25/100 percent (6.25%)",
    "two-thirds (66 2/3%)",
    "two-thirds (66.67%)",
    "one-third (33%)",
    "one-half (50%)",
    "fifty percent (1/2)",
    "one hundred percent (100%)",
    "$500 and no/100 ($500.00)",
    "Five Thousand and no/100 Dollars ($5,000.00)",
    "FIVE HUNDRED AND 50/100 DOLLARS ($500.50)",
    "five and 00/100ths Dollars ($5.00)",
    "one million two hundred fifty thousand dollars and fifty cents ($1,250,000.50)",
    "Ten Thousand Dollars and No Cents ($10,000.00)",
    "ten cents ($.10)",
    "Five Thousand Dollars (US$5,000)",
    "five thousand dollars (USD 5,000)",
    "Two Million Five Hundred Thousand Dollars ($2.5 million)",
    "5 million dollars ($5,000,000)",
    "fifteen hundred dollars ($1,500)",
    "a hundred (100) shares",
    "two thousand two (2002)",
    "nineteen ninety-nine (1999)",
    "nineteen hundred ninety-eight (1998)",
    "twelve [12] months",
    "sixty\n(60) days",
    "one hundred\nand five (105)",
]
DISAGREE = [
    "one-half of one percent (50%)",
    "one-half percent (50%)",
    "two-thirds of one percent (66.67%)",
    "five percent (0.05%)",
    "ten percent (1/5)",
    "one and one-half percent (15%)",
]
NO_PAIR = [
    "of two (1) in cash or (2) in stock",
    "as to three (i) one and (ii) two",
    "on Form S-3 (four copies)",
    "call at one (617) 555-0142",
    "Suite Five (617) 555-0142",
    "Section 8 (30 days)",
    "the first (or, if later, 30th) day",
    "Rule 144 (two years)",
]


def of(string):
    return list(pairs(string, tuple(numerals(string))))


@pytest.mark.parametrize("text", AGREE)
def test_a_pair_in_any_form_agrees(text):
    assert {pair.agrees for pair in of(text)} == {True}


@pytest.mark.parametrize("text", AGREE)
def test_another_digit_in_any_form_is_found(text):
    digits = [at for at, each in enumerate(text) if each.isdigit()]
    in_brackets = [at for at in digits if at > max(text.find("("), text.find("["))]
    at = (in_brackets or digits)[0]
    other = text[:at] + str((int(text[at]) + 4) % 10) + text[at + 1 :]
    assert False in {pair.agrees for pair in of(other)}


@pytest.mark.parametrize("text", DISAGREE)
def test_a_part_of_a_percent_is_no_part_of_the_whole(text):
    assert False in {pair.agrees for pair in of(text)}


@pytest.mark.parametrize("text", NO_PAIR)
def test_what_looks_like_a_pair_and_is_none_is_let_be(text):
    assert [pair for pair in of(text) if not pair.agrees] == []


@given(NUMBERS, NUMBERS, st.sampled_from(HYPHENS[:1]), st.sampled_from([" ", "\n"]))
@example(1, 2, "-", " ")
@example(10**9, 1, "-", "\n")
def test_every_number_in_words_agrees_with_its_figure_and_with_no_other(number, other, hyphen, gap):
    assume(number != other)
    words = cardinal(number).replace("-", hyphen).replace(" ", gap)
    [right] = of(f"exactly {words}{gap}({number:,}) shares")
    assert right.agrees and right.figure == number
    [wrong] = of(f"exactly {words}{gap}({other:,}) shares")
    assert not wrong.agrees


@given(st.integers(1, 10**9), st.integers(0, 99), st.integers(1, 99))
def test_every_sum_of_dollars_and_cents_agrees_with_its_figure_and_with_no_other(dollars, cents, off):
    figure = Fraction(dollars * 100 + cents, 100)
    other = Fraction((dollars * 100 + cents + off), 100)
    for words in (
        f"{cardinal(dollars).title()} and {cents:02}/100 Dollars",
        f"{cardinal(dollars)} dollars and {cardinal(cents) if cents else 'no'} cents",
    ):
        assert [pair.agrees for pair in of(f"the sum of {words} (${float(figure):,.2f})")] == [True]
        assert [pair.agrees for pair in of(f"the sum of {words} (${float(other):,.2f})")] == [False]
