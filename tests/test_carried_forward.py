"""Section 6(vi), reading R34: an adjustment too small to move a cent is dropped, or carried forward exactly."""

from __future__ import annotations

from fractions import Fraction

from conftest import day, issue, nearest_cent, price, replayed, split
from hypothesis import given
from hypothesis import strategies as st
from test_section_6_i_3 import grant, lapse

from warrant.events.amendment import Amendment
from warrant.quantities import Price

OUTSTANDING, START = Fraction(27_103_730), Fraction("4.10")
CARRIED = {"R34": "carried"}
SMALL = [issue(f"E-{n}", f"2002-06-{n + 10}", 30_000, 0) for n in range(8)]


def test_small_issues_move_nothing_one_by_one_and_cents_where_they_are_carried_forward() -> None:
    assert price(replayed(*SMALL)) == "4.1"
    assert price(replayed(*SMALL, readings=CARRIED)) == "4.06"


@given(st.lists(st.tuples(st.integers(1, 60_000), st.integers(0, 400)), max_size=8))
def test_what_is_carried_is_exact_until_an_adjustment_moves_the_price(drawn: list[tuple[int, int]]) -> None:
    exact, effective, count = START, START, OUTSTANDING
    for number, cents in drawn:
        after = count + number
        if Fraction(cents, 100) < exact:
            exact = (count * exact + Fraction(cents, 100) * number) / after
            if nearest_cent(exact) != effective:
                exact = effective = nearest_cent(exact)
        count = after
    events = [
        issue(f"E-{n}", f"2002-06-{n + 10}", number, Fraction(cents * number, 100))
        for n, (number, cents) in enumerate(drawn)
    ]
    book = replayed(*events, readings=CARRIED)
    assert book.state.price.value.amount == effective
    assert book.state.starting_price.value.amount == exact


def test_a_split_starts_from_what_is_carried() -> None:
    small = issue("E-0", "2002-06-10", 32_000, 0)
    quartered = split("S-1", "2002-07-01", "4-for-1")
    assert price(replayed(small, quartered)) == "1.03"
    assert price(replayed(small, quartered, readings=CARRIED)) == "1.02"


def test_a_readjustment_carries_what_the_replay_carries() -> None:
    events = (grant(number=100_000), SMALL[0], lapse(100_000))
    book = replayed(*events, readings=CARRIED | {"R8": "tested_afresh"})
    alone = replayed(SMALL[0], readings=CARRIED)
    assert book.state.starting_price.value == alone.state.starting_price.value


def test_an_amended_price_leaves_nothing_that_was_carried_to_it() -> None:
    signed = day("2002-07-01")
    amended = Amendment(
        id="A-1",
        amended_on=signed,
        signed_by_company_on=signed,
        signed_by_holder_on=signed,
        warrant_price=Price.of("3.00"),
    )
    book = replayed(SMALL[0], amended, readings=CARRIED)
    assert book.state.starting_price.value == Price.of("3.00")


def test_what_is_carried_is_a_fact_that_rests_on_the_computation() -> None:
    book = replayed(SMALL[0], readings=CARRIED)
    carried = book.facts()["E-0.carried"]
    assert carried.readings == ("R34",)
    assert {each.name for each in carried.inputs} == {"aggregate", "outstanding_after"}
    assert "R34" in book.entries[0].considered[-1].readings
