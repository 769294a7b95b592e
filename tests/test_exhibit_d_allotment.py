"""Exhibit D 2(b): "in proportion, as nearly as practicable, to the respective amounts ... which they had requested"."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warrant.exhibit_d.allotment import allotted

few = st.dictionaries(st.sampled_from("abcdefg"), st.integers(1, 12), min_size=1)
parties = st.dictionaries(st.text("abcxyz", min_size=1, max_size=3), st.integers(1, 2_000_000), min_size=1, max_size=9)


def share_by_share(requested: dict[str, int], available: int) -> dict[str, int]:
    """The oracle: each share in turn to whom its next share brings nearest to a half of a further request."""
    held = dict.fromkeys(requested, 0)
    for _ in range(min(available, sum(requested.values()))):
        claims = {name: Fraction(requested[name], 2 * held[name] + 1) for name in requested}
        best = max(claims.values())
        tied = sorted(name for name in claims if claims[name] == best)
        held[max(tied, key=lambda name: requested[name])] += 1
    return held


@given(few, st.integers(0, 90))
def test_it_is_what_an_auction_of_one_share_after_another_gives(requested: dict[str, int], available: int) -> None:
    assert allotted(requested, available) == share_by_share(requested, available)


@given(parties, st.integers(0, 10_000_000))
def test_the_whole_shares_add_up_to_the_number_available(requested: dict[str, int], available: int) -> None:
    assert sum(allotted(requested, available).values()) == min(available, sum(requested.values()))


@given(parties, st.integers(0, 10_000_000))
def test_nobody_is_allotted_more_than_it_requested_nor_less_than_nothing(
    requested: dict[str, int], available: int
) -> None:
    shares = allotted(requested, available)
    assert all(0 <= shares[name] <= asked for name, asked in requested.items())


@given(parties, st.integers(0, 10_000_000), st.integers(1, 1000))
def test_nobodys_shares_fall_when_more_become_available(requested: dict[str, int], available: int, more: int) -> None:
    before, after = allotted(requested, available), allotted(requested, available + more)
    assert all(after[name] >= before[name] for name in requested)


@given(few, st.integers(0, 90), st.randoms(use_true_random=False))
def test_the_order_of_the_list_changes_nothing(requested: dict[str, int], available: int, random) -> None:  # type: ignore[no-untyped-def]
    names = list(requested)
    random.shuffle(names)
    assert allotted({name: requested[name] for name in names}, available) == allotted(requested, available)


@given(few, st.integers(0, 90))
def test_no_share_could_pass_from_one_to_another_and_bring_the_two_closer_together(
    requested: dict[str, int], available: int
) -> None:
    """Nearness to proportion, said of any two: the parts of their requests that they are granted."""
    shares = allotted(requested, available)
    for giver, taker in product(requested, requested):
        if giver == taker or not shares[giver]:
            continue
        now = abs(Fraction(shares[giver], requested[giver]) - Fraction(shares[taker], requested[taker]))
        then = abs(Fraction(shares[giver] - 1, requested[giver]) - Fraction(shares[taker] + 1, requested[taker]))
        assert now <= then


@given(few, st.integers(0, 90))
def test_what_two_have_of_their_joint_shares_rests_on_their_two_requests_alone(
    requested: dict[str, int], available: int
) -> None:
    shares = allotted(requested, available)
    for pair in combinations(requested, 2):
        alone = {name: requested[name] for name in pair}
        assert allotted(alone, sum(shares[name] for name in pair)) == {name: shares[name] for name in pair}


@given(st.lists(st.integers(1, 12), min_size=2, max_size=7), st.integers(1, 90))
def test_of_equal_requests_none_is_allotted_two_shares_more(amounts: list[int], available: int) -> None:
    requested = {f"p{n}": amount for n, amount in enumerate(amounts)} | {"twin": amounts[0]}
    shares = allotted(requested, available)
    assert abs(shares["twin"] - shares["p0"]) <= 1


def largest_remainder(requested: dict[str, int], available: int) -> dict[str, int]:
    total = sum(requested.values())
    exact = {name: Fraction(asked * available, total) for name, asked in requested.items()}
    shares = {name: floor(part) for name, part in exact.items()}
    by_remainder = sorted(exact, key=lambda name: (shares[name] - exact[name], name))
    for name in by_remainder[: available - sum(shares.values())]:
        shares[name] += 1
    return shares


def test_a_largest_remainder_would_take_a_share_away_when_more_become_available() -> None:
    """The Alabama paradox, and the reason for which that method was not taken."""
    requested = {"a": 6, "b": 6, "c": 2}
    assert [largest_remainder(requested, number)["c"] for number in (10, 11)] == [2, 1]
    assert [allotted(requested, number)["c"] for number in (10, 11)] == [1, 1]


@pytest.mark.parametrize(
    ("requested", "available", "expected"),
    [
        ({"a": 400_000, "b": 300_000}, 500_000, {"a": 285_714, "b": 214_286}),
        ({"a": 3, "b": 1}, 2, {"a": 2, "b": 0}),
        ({"a": 1, "b": 1}, 1, {"a": 1, "b": 0}),
        ({"b": 1, "a": 1}, 1, {"a": 1, "b": 0}),
        ({"a": 5, "b": 7}, 0, {"a": 0, "b": 0}),
        ({"a": 5, "b": 7}, 12, {"a": 5, "b": 7}),
        ({}, 5, {}),
    ],
)
def test_some_allotments_worked_by_hand(requested: dict[str, int], available: int, expected: dict[str, int]) -> None:
    """400/700 of 500,000 is 285,714.28, 300/700 of it 214,285.71; of 3 and 1, 1.5 and 0.5: a tie, to the larger."""
    assert allotted(requested, available) == expected
