"""Section 3: shares authorised and reserved, sufficient at all times."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from conftest import Outcome, day, executed_terms, issue, private_placement, replayed, split
from hypothesis import given
from hypothesis import strategies as st
from test_section_2_1 import exercise
from test_section_6_i_3 import delivery, grant

from warrant.book import Book
from warrant.events.authorisation import Authorisation
from warrant.events.plan_exercise import PlanExercise
from warrant.events.preferred_conversion import PreferredConversion
from warrant.events.reservation import Reservation
from warrant.quantities import Shares
from warrant.section_3 import Sufficiency, sufficiencies

OTHERS = 4_959_606 + 7_779_823 + 4_000_000  # the two plans, and the common stock for the preferred


def authorisation(number: int, on: str = "2002-03-01") -> Authorisation:
    return Authorisation(id=f"A-{on}", authorised_on=day(on), authorised_common=Shares.of(number))


def reservation(number: int, on: str = "2002-03-01") -> Reservation:
    return Reservation(id=f"B-{on}", reserved_on=day(on), shares_reserved=Shares.of(number))


def last(book: Book) -> Sufficiency:
    return list(sufficiencies(book))[-1]


def figures(of: Sufficiency, *names: str) -> list[str]:
    return [str(of.facts()[name].value) for name in names]


def test_what_is_authorised_less_outstanding_less_reserved_for_others_provides_for_the_exercise() -> None:
    [first] = sufficiencies(replayed())
    names = ("authorised", "outstanding", "for_others", "available", "purchasable", "short")
    assert figures(first, *names) == [
        "100000000",
        "27103730",
        str(OTHERS),
        str(100_000_000 - 27_103_730 - OTHERS),
        "542075",
        "0",
    ]
    assert first.reserved is None


def test_a_shortfall_is_the_number_of_shares_that_are_short() -> None:
    book = replayed(authorisation(44_000_000))
    # 44,000,000 - 27,103,730 - 16,739,429 leaves 156,841 for 542,075
    assert figures(last(book), "available", "short") == ["156841", "385234"]


def test_at_all_times_after_every_adjustment() -> None:
    book = replayed(authorisation(50_000_000), private_placement(), issue("E-2", "2003-06-02", 5_000_000, 0))
    assert [(each.after, str(each.short.value)) for each in sufficiencies(book) if each.is_short] == [
        ("E-2", last(book).short.value.__str__())
    ]
    needed = 37_103_730 + OTHERS + book.state.warrants[0].shares.value.amount
    assert last(book).short.value.amount == needed - 50_000_000


def test_what_is_deliverable_under_other_rights_is_reserved_for_others() -> None:
    assert figures(last(replayed(grant())), "for_others") == [str(OTHERS + 2_000_000)]
    delivered = last(replayed(grant(), delivery(500_000)))
    assert figures(delivered, "for_others", "outstanding") == [str(OTHERS + 1_500_000), str(27_103_730 + 500_000)]


def test_options_exercised_and_preferred_converted_are_outstanding_and_reserved_no_more() -> None:
    options = PlanExercise(
        id="P-1", plan="incentive", exercised_on=day("2002-03-04"), shares_exercised=Shares.of(100_000)
    )
    conversion = PreferredConversion(id="C-1", converted_on=day("2002-03-05"), preferred_converted=Shares.of(50_000))
    counts = last(replayed(options, conversion))
    # 50,000 preferred at 20 common for each
    assert figures(counts, "outstanding", "for_others") == [str(27_103_730 + 1_100_000), str(OTHERS - 1_100_000)]


def test_a_split_restates_what_is_reserved_for_others_and_authorises_nothing() -> None:
    book = replayed(split("S-1", "2002-08-01", "3-for-1"))
    assert figures(last(book), "authorised", "for_others") == ["100000000", str(3 * OTHERS)]
    assert last(book).short.value.amount > 0


def test_shares_reserved_for_this_warrant_are_held_against_those_purchasable() -> None:
    book = replayed(reservation(542_075), private_placement())
    # 589,524.5 purchasable after the placement
    assert figures(last(book), "reserved", "reserved_short") == ["542075", "47449.5"]
    more = replayed(reservation(542_075), private_placement(), reservation(589_525, "2002-06-17"))
    assert figures(last(more), "reserved_short") == ["0"]


def test_shares_issued_upon_exercise_are_reserved_no_more() -> None:
    book = replayed(reservation(542_075), exercise())
    assert figures(last(book), "reserved", "purchasable", "reserved_short") == ["442075", "442075", "0"]


@given(st.integers(30_000_000, 100_000_000), st.integers(1, 542_074))
def test_an_exercise_moves_shares_from_purchasable_to_outstanding_and_makes_nothing_short(
    authorised: int, number: int
) -> None:
    terms = executed_terms()
    capital = replace(terms.capitalisation, authorised_common=Shares.of(authorised))
    before, *_ = sufficiencies(replayed(capitalisation=capital))
    after = last(replayed(exercise(number), capitalisation=capital))
    assert after.short == before.short or after.short.value == before.short.value
    assert before.purchasable.value - after.purchasable.value == Shares(Fraction(number))


EVENTS = """
  - {id: A-1, type: authorisation, authorised_on: 2002-12-02, authorised_common: "50,000,000"}
  - {id: B-1, type: reservation, reserved_on: 2002-12-03, shares_reserved: "600,000"}
"""


def test_the_ledger_tells_what_is_short(sample: Path, tenor: Callable[..., Outcome]) -> None:
    events = sample / "events.yaml"
    events.write_text(events.read_text("utf-8") + EVENTS, "utf-8")
    told = tenor("ledger", sample).out
    # 50,000,000 - 33,103,730 - 16,739,429 leaves 156,841 for 671,452.4
    assert "After A-1, 514,611.4 shares authorised are short (Section 3)." in told
    assert "After B-1, 71,452.4 shares reserved are short (Section 3)." in told
    reserves = json.loads(tenor("ledger", sample, "--json").out)["reserves"]
    assert (reserves["short"], reserves["reserved"], reserves["reserved_short"]) == ("514611.4", "600000", "71452.4")
    assert [each["after"] for each in reserves["shortfalls"]] == ["A-1", "B-1"]
    explained = tenor("explain", sample, "A-1.section_3.short")
    assert explained.status == 0
    assert "A-1.section_3.short = 514,611.4" in explained.out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("authorised_common: 0", "authorised_common: it is zero"),
        ("authorised_common: -1", "bears a sign"),
    ],
)
def test_no_authorised_stock_is_a_mistake_at_its_line(
    sample: Path, tenor: Callable[..., Outcome], text: str, told: str
) -> None:
    events = sample / "events.yaml"
    added = f"\n  - id: A-1\n    type: authorisation\n    authorised_on: 2002-12-02\n    {text}\n"
    events.write_text(events.read_text("utf-8") + added, "utf-8")
    outcome = tenor("ledger", sample)
    assert outcome.status == 2
    assert told in outcome.err
    assert "events.yaml:38:24: " in outcome.err
