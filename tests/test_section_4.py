"""Section 4(i): the preferred outstanding on the date of the Warrant converts into what is left to convert into."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from conftest import day, executed_terms, nearest_cent, price, private_placement, replayed, shares, split
from hypothesis import given
from hypothesis import strategies as st
from test_section_6_i_3 import outstanding, why

from warrant.errors import BadMatter
from warrant.events.preferred_conversion import PreferredConversion
from warrant.quantities import Shares

OUTSTANDING, START = Fraction(27_103_730), Fraction("4.10")
PER_PREFERRED = {"R26": "preferred_share"}


def preferred(number: Any, on: str = "2002-07-01") -> PreferredConversion:
    return PreferredConversion(id=f"C-{on}", converted_on=day(on), preferred_converted=Shares.of(number))


def common(number: Any, on: str = "2002-07-01") -> PreferredConversion:
    return PreferredConversion(id=f"C-{on}", converted_on=day(on), common_delivered=Shares.of(number))


def test_at_50_dollars_a_common_share_a_conversion_adjusts_nothing() -> None:
    book = replayed(preferred(200_000))
    assert (price(book), outstanding(book)) == ("4.1", OUTSTANDING + 4_000_000)
    assert why(book, "6(i)").startswith("the consideration per share is not less than the Warrant Price")
    assert str(book.entries[0].considered[0].facts[0].value) == "50"


def test_at_50_dollars_a_preferred_share_a_common_share_costs_2_50_and_adjusts() -> None:
    book = replayed(preferred(200_000), readings=PER_PREFERRED)
    assert str(book.entries[0].considered[0].facts[0].value) == "2.5"
    assert book.state.price.value.amount == nearest_cent(
        (OUTSTANDING * START + 4_000_000 * Fraction("2.50")) / (OUTSTANDING + 4_000_000)
    )
    assert (price(book), shares(book)) == ("3.89", "571338.7")
    assert book.adjustments[0].clause == "6(i)"


def test_a_conversion_is_stated_in_either_count() -> None:
    for chosen in ({}, PER_PREFERRED):
        one, other = replayed(preferred(50_000), readings=chosen), replayed(common(1_000_000), readings=chosen)
        assert (price(one), outstanding(one)) == (price(other), outstanding(other))
        assert one.state.left.preferred.value == other.state.left.preferred.value == Shares.of(150_000)


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ((preferred(200_001),), "preferred_converted: more than the 200000 preferred shares that remain"),
        ((common(4_000_001),), "common_delivered: more than the 200000 preferred shares that remain"),
        ((preferred(150_000), common(1_000_001, "2002-08-01")), "the 50000 preferred .* convertible into 1000000"),
        ((split("S-1", "2002-05-01", "2-for-1"), common(8_000_001)), "convertible into 8000000"),
        ((split("S-1", "2002-05-01", "1-for-999"), preferred(1)), "finer than a tenth of a share"),
    ],
)
def test_no_more_is_converted_than_remains(events: tuple[Any, ...], told: str) -> None:
    with pytest.raises(BadMatter, match=told):
        replayed(*events)


def test_where_there_is_no_preferred_none_can_be_converted() -> None:
    none = replace(executed_terms().capitalisation, outstanding_preferred=Shares.of(0), conversion_shares=Shares.of(0))
    for event in (preferred(1), common(1)):
        with pytest.raises(BadMatter, match="more than the 0 preferred shares that remain"):
            replayed(event, capitalisation=none)


def test_a_split_restates_what_remains_and_not_what_is_paid_for_it() -> None:
    doubled = split("S-1", "2002-05-01", "2-for-1")
    book = replayed(doubled, preferred(200_000), readings=PER_PREFERRED)
    assert outstanding(book) == 2 * OUTSTANDING + 8_000_000
    assert str(book.entries[1].considered[0].facts[0].value) == "1.25"
    per_common = replayed(doubled, preferred(100_000))
    assert str(per_common.entries[1].considered[0].facts[0].value) == "25"


def test_fully_diluted_the_common_shares_have_counted_from_the_date_on_and_their_delivery_is_no_issue() -> None:
    everything = OUTSTANDING + 4_023_193 + 3_934_805 + 4_000_000
    book = replayed(preferred(200_000), readings={"R3": "fully_diluted", **PER_PREFERRED})
    assert (price(book), outstanding(book)) == ("4.1", everything)
    assert book.state.issued.value.amount == OUTSTANDING + 4_000_000
    assert why(book, "6(i)") == "the shares have counted as deemed issued from the date of the Warrant on"


@given(st.lists(st.integers(1, 60_000), max_size=3), st.sampled_from(["2-for-1", "3-for-2", "1-for-2"]))
def test_however_it_is_divided_a_conversion_of_all_delivers_all_that_section_4_has(
    parts: list[int], ratio: str
) -> None:
    events = [preferred(part, f"2002-07-{n + 10}") for n, part in enumerate(parts)]
    last = preferred(200_000 - sum(parts), "2002-12-02")
    book = replayed(split("S-1", "2002-05-01", ratio), *events, last)
    after, before = (int(part) for part in ratio.split("-for-"))
    assert outstanding(book) == (OUTSTANDING + 4_000_000) * after / before
    assert not book.state.left.preferred.value.amount


def test_a_later_issue_counts_what_was_converted() -> None:
    book = replayed(preferred(200_000), private_placement("2002-08-01"))
    count = OUTSTANDING + 4_000_000
    assert book.state.price.value.amount == nearest_cent((count * START + 10_000_000) / (count + 5_000_000))
