"""Section 6(i), reading R17: tranches of one issue on one day, each on its own or as one issue."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from conftest import issue, nearest_cent, price, replayed
from hypothesis import given
from hypothesis import strategies as st
from test_section_6_i_2 import AT_TWO, valued
from test_section_6_i_3 import grant

from warrant.errors import BadMatter

OUTSTANDING, START = Fraction(27_103_730), Fraction("4.10")
ONE = {"R17": "one_issue"}
FIRST = issue("E-1", "2002-06-14", 5_000_000, 5_000_000)
SECOND = issue("E-2", "2002-06-14", 5_000_000, 18_500_000)


def tranche(event: Any, of: str = "E-1") -> Any:
    return replace(event, tranche_of=of)


def test_5_000_000_at_1_00_and_5_000_000_at_3_70_make_3_62_each_on_its_own_and_3_63_as_one_or_the_other_way_round() -> (
    None
):
    assert price(replayed(FIRST, tranche(SECOND))) == "3.62"
    assert price(replayed(FIRST, tranche(SECOND), readings=ONE)) == "3.63"
    assert price(replayed(SECOND, tranche(FIRST, "E-2"))) == "3.63"
    assert price(replayed(SECOND, tranche(FIRST, "E-2"), readings=ONE)) == "3.63"


def test_one_issue_is_adjusted_for_once_with_its_first_tranche() -> None:
    book = replayed(FIRST, tranche(SECOND), readings=ONE)
    [only] = book.adjustments
    assert only.event.id == "E-1"
    facts = {name: str(fact.value) for name, fact in only.computation.facts.items()}
    assert facts.items() >= {"shares_issued": "10000000", "cash_paid": "23500000", "consideration": "23500000"}.items()
    rows = [[str(fact.value) for fact in row.values()] for row in only.computation.rows["tranches"]]
    assert rows == [["E-1", "5000000", "5000000", "0"], ["E-2", "5000000", "18500000", "0"]]
    assert book.entries[1].considered[0].because == "the shares are counted with those of E-1 as one issue"
    assert book.state.issued.value.amount == OUTSTANDING + 10_000_000


def test_both_ways_name_the_reading() -> None:
    for chosen in ({}, ONE):
        book = replayed(FIRST, tranche(SECOND), readings=chosen)
        assert all("R17" in entry.considered[0].readings for entry in book.entries)
    assert "R17" not in replayed(FIRST, SECOND).entries[0].considered[0].readings


@given(st.lists(st.tuples(st.integers(1, 5_000_000), st.integers(0, 20_000_000)), min_size=1, max_size=5))
def test_as_one_issue_the_order_of_tranches_changes_nothing_and_all_shares_are_issued(drawn: list[Any]) -> None:
    events = [issue(f"E-{n}", "2002-06-14", number, cash) for n, (number, cash) in enumerate(drawn, 1)]
    tied = [events[0], *(tranche(event) for event in events[1:])]
    book = replayed(*tied, readings=ONE)
    number, cash = (Fraction(sum(column)) for column in zip(*drawn, strict=True))
    expected = START
    if cash / number < START:
        expected = nearest_cent((OUTSTANDING * START + cash) / (OUTSTANDING + number))
    assert book.state.price.value.amount == expected
    assert book.state.issued.value.amount == OUTSTANDING + number


def test_the_limit_on_other_consideration_is_that_of_the_whole_issue() -> None:
    second = tranche(valued(issue("E-2", "2002-06-14", 5_000_000, 0), 16_000_000))
    book = replayed(FIRST, second, prices=AT_TWO, readings=ONE)
    facts = {name: str(fact.value) for name, fact in book.adjustments[0].computation.facts.items()}
    assert facts.items() >= {"limit": "20000000", "together": "21000000", "consideration": "20000000"}.items()


@pytest.mark.parametrize(
    "events",
    [
        (tranche(SECOND),),
        (tranche(SECOND), FIRST),
        (FIRST, tranche(replace(SECOND, issued_on=SECOND.issued_on.replace(day=17)))),
        (grant("E-1", "2002-06-14"), tranche(SECOND)),
        (FIRST, tranche(SECOND), tranche(issue("E-3", "2002-06-14", 1, 1), "E-2")),
        (replace(FIRST, in_merger="yes"), tranche(SECOND)),
    ],
)
@pytest.mark.parametrize("chosen", [{}, ONE])
def test_a_tranche_of_what_is_no_first_tranche_is_refused(events: tuple[Any, ...], chosen: dict[str, str]) -> None:
    with pytest.raises(BadMatter, match="tranche_of: "):
        replayed(*events, readings=chosen)
