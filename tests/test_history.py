"""The history of a replay: how far back a readjustment goes, and what the benchmarks compare it with."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from unittest.mock import patch

import pytest
from conftest import day, executed_terms, price, replayed
from test_section_6_i_3 import change, delivery, grant, lapse

from bench.bare import loop
from bench.histories import issues, with_rights
from warrant.altered import altered
from warrant.book import Book
from warrant.events.authorisation import Authorisation
from warrant.events.preferred_conversion import PreferredConversion
from warrant.events.reservation import Reservation
from warrant.events.rights import OfRights
from warrant.events.transaction import Received, Transaction
from warrant.matter import Matter
from warrant.quantities import Shares
from warrant.replay import in_order_of_effect, replay
from warrant.step import step


def steps_and_book(matter: Matter) -> tuple[int, Book]:
    """The steps that the readjustments of a matter replay, beside those of its events."""
    with patch("warrant.history.step", wraps=step) as counted:
        book = replay(matter)
    return counted.call_count - len(matter.events), book


def events_between(book: Book) -> int:
    """The events between each grant and each readjustment of its rights, the grant among them, together."""
    numbers = {entry.event.id: number for number, entry in enumerate(book.entries)}
    of = [each.event for each in book.adjustments if isinstance(each.event, OfRights)]
    return sum(numbers[event.id] - numbers[event.of] for event in of)


@pytest.mark.parametrize("span", [20, 120, 250])
def test_a_readjustment_replays_from_its_grant_on_and_no_further_back(span: int) -> None:
    terms = executed_terms()
    steps, book = steps_and_book(Matter(terms, tuple(with_rights(terms, 600, every=50, span=span))))
    assert len(book.adjustments) > 12
    assert 0 < steps <= events_between(book)


def test_the_bare_loop_of_the_benchmark_computes_what_the_replay_does() -> None:
    terms = executed_terms()
    matter = Matter(terms, tuple(issues(terms, 1_500)))
    state = replay(matter).state
    bare = loop(terms, [event for event, _ in in_order_of_effect(matter)])
    assert (state.price.value.amount, state.warrants[0].shares.value.amount) == bare


def test_a_supposed_past_names_every_fact_that_is_in_effect() -> None:
    merged = Transaction(
        id="M-1",
        of="merger",
        description="a merger",
        proposed_on=day("2003-01-15"),
        completed_on=day("2003-03-03"),
        receives=(Received(kind="stock", description="common stock of Acquirer Inc.", ratio=Fraction(1)),),
        stock_outstanding=Shares.of(30_000_000),
    )
    more = Authorisation(id="A-1", authorised_on=day("2002-05-01"), authorised_common=Shares.of(200_000_000))
    kept = Reservation(id="R-1", reserved_on=day("2002-05-02"), shares_reserved=Shares.of(600_000))
    state = replayed(more, kept, replace(grant(), plan="nonqualified"), merged).state
    named = state.mapped(lambda fact: fact._replace(id=f"supposed.{fact.id}"))
    assert [fact.id for fact in named.facts()] == [f"supposed.{fact.id}" for fact in state.facts()]
    assert {state.authorised, state.reserved, state.in_lieu[0].per_share} <= set(state.facts())


def test_preferred_that_was_counted_is_counted_no_more_for_the_conversion_that_is_stated() -> None:
    """Under R3 "fully_diluted": the count rests on what the conversion states."""
    converted = PreferredConversion(id="C-1", converted_on=day("2002-05-01"), preferred_converted=Shares.of(50_000))
    state = replayed(converted, readings={"R3": "fully_diluted"}).state
    assert str(state.deemed_total.value) == str(4_023_193 + 3_934_805 + 3_000_000)
    assert "C-1.preferred_converted" in {fact.id for fact in state.deemed_total.walk()}


def test_a_record_altered_is_what_replace_makes_of_it() -> None:
    state = replayed(grant()).state
    assert altered(state, price=state.starting_price, cancelled=()) == replace(state, cancelled=())
    with pytest.raises(TypeError, match="State has no field prize"):
        altered(state, prize=state.price)


def test_rights_that_lapsed_before_a_later_grant_was_readjusted_stay_lapsed_in_its_replay() -> None:
    first, second = grant("G-1"), grant("G-2", "2003-01-06")
    book = replayed(first, second, lapse(2_000_000, "2003-06-02"), lapse(2_000_000, "2004-06-01", of="G-2"))
    assert [str(each.price_after.value) for each in book.adjustments] == ["3.89", "3.7", "3.89", "4.1"]
    assert book.state.outstanding.value == Shares.of(27_103_730)


def test_a_readjustment_of_rights_is_found_again_when_others_are_readjusted_from_further_back() -> None:
    inner = (grant("G-2", "2002-09-03"), delivery(500_000, "2002-10-01", of="G-2"))
    changed = change(2_500_000, "2003-02-03", of="G-2")
    book = replayed(grant(), *inner, changed, lapse(2_000_000))
    assert price(book) == price(replayed(*inner, changed))
