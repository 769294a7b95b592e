"""Words that nearly stand in a paper are told by what they part in, at its place."""

from __future__ import annotations

from datetime import date

import pytest

from checks.figures import as_printed
from checks.nearly import nearly, nearly_between
from checks.squeezed import Squeezed
from checks.wording import SLOT, Pattern
from warrant.facts import Fact
from warrant.quantities import Price, Shares

FACTS = {name: Fact(name, Price.of(value), "6", "stated") for name, value in (("before", "4.10"), ("after", "4.02"))}
PRICES = Pattern("Warrant Price before and after {before:price} {after:price}, under Section 6.")


def figures(text, pattern=PRICES):
    near = nearly(pattern, Squeezed(text), FACTS, ())
    assert near is not None
    return {name: text[start:end] for name, _, start, end in near.slots}, near.difference


@pytest.mark.parametrize(
    ("prices", "before", "after"),
    [
        ("$4.02", "", "$4.02"),
        ("$4.10", "$4.10", ""),
        ("about $4.02", "about", "$4.02"),
        ("$4.10 -$4.02", "$4.10", "-$4.02"),
        ("$4.100 $4.02", "$4.100", "$4.02"),
    ],
)
def test_a_figure_that_is_none_is_told_apart_from_the_one_beside_it(prices, before, after):
    text = f"Some other words.\nWarrant Price before and after {prices}, under Section 6."
    assert figures(text) == ({"before": before, "after": after}, None)


def test_a_wrong_word_is_told_with_the_words_expected_and_leaves_the_figures_as_they_are():
    text = "Warrant Price before and after $4.10 $4.02, under Section 9."
    found, difference = figures(text)
    assert found == {"before": "$4.10", "after": "$4.02"}
    assert difference
    assert (difference.expected, difference.found) == ("6.", "9")
    assert text[difference.start : difference.end] == "9"


def test_words_stand_nowhere_where_less_than_half_of_them_agree_or_others_have_taken_the_place():
    taken = "Warrant Price before this adjustment $4.02"
    assert nearly(PRICES, Squeezed("Warrants are void."), FACTS, ()) is None
    assert nearly(Pattern("Warrant Price after this adjustment {after:price}"), Squeezed(taken), FACTS, ())
    range_of_others = (0, len(taken), "wording")
    other = Pattern("Warrant Price after this adjustment {after:price}")
    assert nearly(other, Squeezed(taken), FACTS, (range_of_others,)) is None


def test_of_two_equal_figures_the_one_left_out_is_the_second():
    facts = FACTS | {"before": FACTS["after"]}
    near = nearly(PRICES, Squeezed("Warrant Price before and after $4.02, under Section 6."), facts, ())
    assert near and [end > start for _, _, start, end in near.slots] == [True, False]


def test_a_row_that_is_not_as_expected_is_told_cell_by_cell():
    text = "$4.10\t$4.20"
    near = nearly_between("{before:price} {after:price}", Squeezed(text), FACTS)
    assert [text[start:end] for _, _, start, end in near.slots] == ["$4.10", "$4.20"]


def test_what_is_gone_from_the_end_of_a_figure_is_not_taken_from_the_one_behind_it():
    facts = {
        "code": Fact("code", "95134", "14", "stated"),
        "shares": Fact("shares", Shares.of("40,000"), "2.1", "stated"),
    }
    for row in (["9513", "40,000"], ["95134", "0,000"]):
        text = "\t".join(row)
        near = nearly_between("{code:text} {shares:shares}", Squeezed(text), facts)
        assert [text[start:end] for _, _, start, end in near.slots] == row


BY = Pattern("Determined by {then:sentence} {now:sentence}")
ON = Pattern("Days from {then:date} {now:date}")


@pytest.mark.parametrize(
    ("pattern", "values", "line"),
    [
        (BY, ("the Board of Company", "Harding & Lowell LLP, selected by the Board"), "Determined by"),
        (ON, (date(2003, 5, 1), date(2003, 8, 29)), "Days from"),
    ],
)
def test_a_figure_left_out_is_not_made_up_of_the_words_of_the_one_behind_it(pattern, values, line):
    facts = {name: Fact(name, value, "6", "stated") for name, value in zip(("then", "now"), values, strict=True)}
    then, now = (as_printed(kind, facts[name].value, "") for name, kind in SLOT.findall(pattern.words))
    behind = "\nExhibit D 6(i)\tanother line"
    assert [*pattern.find(f"{line}\t{then}\t{now}{behind}", facts)]
    text = f"{line}\t{now}{behind}"
    assert not [*pattern.find(text, facts)]
    near = nearly(pattern, Squeezed(text), facts, ())
    assert near and [text[start:end] for _, _, start, end in near.slots] == ["", now]


def test_two_figures_side_by_side_that_are_the_same_are_both_found():
    facts = {name: Fact(name, date(2003, 5, 1), "6", "stated") for name in ("then", "now")}
    [found] = ON.find("Days from\tMay 1, 2003\tMay 1, 2003", facts)
    assert [end - start for _, _, start, end in found.slots] == [11, 11]
