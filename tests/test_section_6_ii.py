"""Section 6(ii): Excluded Stock adjusts nothing; plan stock is such stock within the room that the plan had."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from conftest import day, issue, nearest_cent, price, private_placement, replayed, shares, split
from hypothesis import given
from hypothesis import strategies as st
from test_section_6_i_3 import change, delivery, grant, lapse, outstanding, why

from tenor.explain import explain
from tenor.ledger import ledger_json
from tenor.remarks import remark_lines
from warrant.book import Book
from warrant.errors import BadMatter
from warrant.events.event import Event
from warrant.events.plan_exercise import PlanExercise
from warrant.quantities import Price, Shares

OUTSTANDING, START = Fraction(27_103_730), Fraction("4.10")
ROOM = {"nonqualified": 4_959_606 - 4_023_193, "incentive": 7_779_823 - 3_934_805}


def under(plan: Any, event: Any) -> Any:
    """An issue or a grant under a plan of Section 4(ii)."""
    return replace(event, plan=plan)


def exercise(number: int | str, plan: Any = "incentive", on: str = "2002-07-01") -> PlanExercise:
    return PlanExercise(id=f"P-{on}", plan=plan, exercised_on=day(on), shares_exercised=Shares.of(number))


def told(book: Book, name: str) -> str:
    return str({fact.name: fact for each in book.entries[-1].considered for fact in each.facts}[name].value)


def room(book: Book, plan: Any) -> Fraction:
    return book.state.left.room[plan].value.amount


def quotient(number: int, consideration: Fraction, before: Fraction = OUTSTANDING) -> Fraction:
    return nearest_cent((before * START + consideration) / (before + number))


def test_shares_issued_under_a_plan_as_in_effect_on_the_date_of_the_warrant_adjust_nothing() -> None:
    book = replayed(under("nonqualified", issue("E-1", "2002-06-14", 900_000, 0)))
    assert (price(book), shares(book)) == ("4.1", "542075")
    assert book.state.issued.value.amount == OUTSTANDING + 900_000
    assert why(book, "6(i)").startswith("the shares are Excluded Stock (6(ii)): they are issued under the Nonqualified")
    assert room(book, "nonqualified") == ROOM["nonqualified"] - 900_000
    assert room(book, "incentive") == ROOM["incentive"]


def test_the_facts_of_excluded_stock_go_down_to_section_4() -> None:
    book = replayed(under("nonqualified", issue("E-1", "2002-06-14", 900_000, 0)))
    text = "\n".join(explain(book, "E-1"))
    assert "nonqualified_plan.room = 936,413: the shares reserved under the plan less the options" in text
    assert "nonqualified_plan.reserve = 4,959,606" in text
    assert "nonqualified_plan.options = 4,023,193" in text


def test_options_under_a_plan_adjust_nothing_and_count_as_deemed_issued() -> None:
    book = replayed(under("incentive", grant(number=2_000_000, at="1.00")))
    assert price(book) == "4.1"
    assert outstanding(book) == OUTSTANDING + 2_000_000
    assert book.state.issued.value.amount == OUTSTANDING


def test_plan_options_that_do_not_count_before_they_are_exercised_count_from_then_on() -> None:
    events: tuple[Event, ...] = (under("incentive", grant(number=2_000_000)),)
    assert outstanding(replayed(*events, readings={"R23": "no"})) == OUTSTANDING
    events += (delivery(500_000),)
    book = replayed(*events, readings={"R23": "no"})
    assert (outstanding(book), price(book)) == (OUTSTANDING + 500_000, "4.1")
    events += (lapse(1_500_000),)
    assert outstanding(replayed(*events, readings={"R23": "no"})) == OUTSTANDING + 500_000


def test_an_issue_that_exceeds_the_room_is_divided_and_what_fills_the_room_comes_first() -> None:
    number, cash = 1_936_413, Fraction(1_936_413)
    book = replayed(under("nonqualified", issue("E-1", "2002-06-14", number, cash)))
    before = OUTSTANDING + ROOM["nonqualified"]
    assert book.state.price.value.amount == quotient(1_000_000, Fraction(1_000_000), before)
    assert told(book, "beyond_room") == "1000000"
    assert room(book, "nonqualified") == 0
    facts = book.adjustments[0].computation.facts
    assert [str(facts[name].value) for name in ("whole_consideration", "consideration", "outstanding_before")] == [
        "1936413",
        "1000000",
        str(before),
    ]


def test_a_grant_that_exceeds_the_room_is_divided_alike() -> None:
    book = replayed(under("nonqualified", grant(number=1_936_413, at="1.00")))
    before = OUTSTANDING + ROOM["nonqualified"]
    assert book.state.price.value.amount == quotient(1_000_000, Fraction(1_000_000), before)
    assert outstanding(book) == before + 1_000_000
    uncounted = replayed(under("nonqualified", grant(number=1_936_413, at="1.00")), readings={"R23": "no"})
    assert uncounted.state.price.value.amount == quotient(1_000_000, Fraction(1_000_000))
    assert outstanding(uncounted) == OUTSTANDING + 1_000_000


@given(st.lists(st.tuples(st.sampled_from(["nonqualified", "incentive"]), st.integers(1, 6_000_000)), max_size=5))
def test_the_room_is_counted_down_by_plan_and_what_exceeds_it_is_tested(drawn: list[tuple[str, int]]) -> None:
    rooms, count, expected, beyond = dict(ROOM), OUTSTANDING, START, 0
    for plan, number in drawn:
        inside = min(rooms[plan], number)
        rooms[plan] -= inside
        count += inside
        if number > inside:
            expected = nearest_cent((count * expected) / (count + number - inside))
            beyond += number - inside
        count += number - inside
    events = [under(plan, issue(f"E-{n}", "2002-06-14", number, 0)) for n, (plan, number) in enumerate(drawn)]
    book = replayed(*events)
    assert book.state.price.value.amount == expected
    assert book.state.issued.value.amount == count
    assert {plan: room(book, plan) for plan in rooms} == rooms
    assert sum(Fraction(each["value"]) for each in ledger_json(book)["remarks"]) == beyond


def test_beyond_the_room_plan_stock_is_excluded_stock_where_reading_r11_has_it_so() -> None:
    book = replayed(under("nonqualified", issue("E-1", "2002-06-14", 1_936_413, 0)), readings={"R11": "excluded"})
    assert price(book) == "4.1"
    assert why(book, "6(i)").endswith("though beyond the room that it then had")
    assert told(book, "beyond_room") == "1000000"


def test_an_excess_is_told_wherever_the_ledger_is() -> None:
    book = replayed(under("nonqualified", issue("E-1", "2002-06-14", 1_936_413, 0)))
    says = "shares beyond the room that the plan had on the date of the Warrant, which are no Excluded Stock"
    assert list(remark_lines(book)) == [f"E-1: 1,000,000 {says} (Section 6(ii), reading R11)."]
    assert ledger_json(book)["remarks"] == [
        {
            "event": "E-1",
            "clause": "6(ii)",
            "says": says,
            "fact": "E-1.beyond_room",
            "value": "1000000",
            "readings": ["R11"],
        }
    ]
    assert "E-1.beyond_room = 1,000,000: the shares less those within the room" in "\n".join(explain(book, "E-1"))


def test_the_room_is_appropriately_adjusted_for_stock_splits_and_combinations() -> None:
    halved = split("S-1", "2002-05-01", "1-for-2")
    book = replayed(halved, under("nonqualified", issue("E-1", "2002-06-14", 500_000, 0)))
    assert told(book, "beyond_room") == str(Shares.of(500_000 - Fraction(ROOM["nonqualified"], 2)))
    doubled = split("S-1", "2002-05-01", "2-for-1")
    assert price(replayed(doubled, under("nonqualified", issue("E-1", "2002-06-14", 1_800_000, 0)))) == "2.05"


def test_the_exercise_of_options_outstanding_on_the_date_is_excluded_stock_and_raises_the_count() -> None:
    book = replayed(exercise(34_805))
    assert (price(book), outstanding(book)) == ("4.1", OUTSTANDING + 34_805)
    assert why(book, "6(i)").startswith("the shares are Excluded Stock (6(ii)): options outstanding on the date")
    assert str(book.state.left.options["incentive"].value) == "3900000"
    assert room(book, "incentive") == ROOM["incentive"]


def test_fully_diluted_an_exercise_moves_shares_from_deemed_to_issued() -> None:
    everything = OUTSTANDING + 4_023_193 + 3_934_805 + 4_000_000
    book = replayed(exercise(34_805), readings={"R3": "fully_diluted"})
    assert outstanding(book) == everything
    assert book.state.issued.value.amount == OUTSTANDING + 34_805


def test_more_options_than_remain_cannot_be_exercised() -> None:
    with pytest.raises(BadMatter, match="are more than the 34805 options of Section 4"):
        replayed(exercise(3_900_000), exercise(34_806, on="2002-08-01"))
    with pytest.raises(BadMatter, match="3934806 are more than the 3934805 options"):
        replayed(exercise(3_934_806))
    assert outstanding(replayed(split("S-1", "2002-05-01", "2-for-1"), exercise(7_869_610))) > OUTSTANDING * 2


@pytest.mark.parametrize(("choice", "expected"), [("excluded", "4.1"), ("issue", "3.77")])
def test_shares_issued_in_a_merger_that_company_survives(choice: str, expected: str) -> None:
    book = replayed(replace(private_placement(), in_merger="yes"), readings={"R32": choice})
    assert price(book) == expected
    assert book.state.issued.value.amount == OUTSTANDING + 5_000_000
    if choice == "excluded":
        assert why(book, "6(i)").startswith("the shares are Excluded Stock (6(ii)): they are issued in a merger")


def test_a_lapse_of_plan_options_that_adjusted_nothing_readjusts_nothing_and_gives_no_room_back() -> None:
    book = replayed(under("incentive", grant(number=2_000_000)), lapse(1_000_000))
    assert (price(book), outstanding(book)) == ("4.1", OUTSTANDING + 1_000_000)
    assert "caused no adjustment" in why(book, "6(i)3(D)")
    assert room(book, "incentive") == ROOM["incentive"] - 2_000_000


def test_a_lapse_of_options_beyond_the_room_readjusts_as_if_they_had_not_been_granted() -> None:
    book = replayed(under("nonqualified", grant(number=1_936_413, at="1.00")), lapse(1_000_000))
    assert (price(book), outstanding(book)) == ("4.1", OUTSTANDING + ROOM["nonqualified"])


def test_a_change_that_makes_more_deliverable_under_a_plan_takes_of_its_room_and_tells_the_excess() -> None:
    first = under("nonqualified", grant(number=100_000))
    book = replayed(first, change(1_100_000))
    assert room(book, "nonqualified") == 0
    assert told(book, "beyond_room") == str(1_100_000 - ROOM["nonqualified"])
    assert [each["event"] for each in ledger_json(book)["remarks"]] == ["X-2003-02-03"]
    afresh = replayed(first, change(1_100_000), readings={"R8": "tested_afresh"})
    number = 1_100_000 - ROOM["nonqualified"]
    assert afresh.state.price.value.amount == quotient(number, Fraction(number), OUTSTANDING + ROOM["nonqualified"])
    fewer = replayed(first, change(50_000), readings={"R23": "no"})
    assert outstanding(fewer) == OUTSTANDING


def test_a_repricing_that_leaves_the_number_deliverable_unchanged_readjusts_nothing_and_is_told() -> None:
    book = replayed(grant(), replace(change(2_000_000), repriced_to=Price.of("0.50")))
    assert price(book) == "3.89"
    assert why(book, "6(i)3(C)").endswith("a repricing alone is no change under the words of subdivision (3)(C)")
    [line] = remark_lines(book)
    assert line.startswith("X-2003-02-03: $0.50 a repricing, of which subdivision (3)(C) takes no account")
    assert "X-2003-02-03.repriced_to = $0.50" in "\n".join(explain(book, "X-2003-02-03"))


def test_where_number_and_price_both_change_the_number_alone_is_the_basis() -> None:
    book = replayed(grant(), replace(change(3_000_000), repriced_to=Price.of("0.50")))
    assert price(book) == price(replayed(grant(number=3_000_000)))
    assert len(list(remark_lines(book))) == 1
