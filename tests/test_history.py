"""The history of a replay: how far back a readjustment goes, and what the benchmarks compare it with."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from conftest import executed_terms, price, replayed
from test_section_6_i_3 import change, delivery, grant, lapse

from bench.bare import loop
from bench.histories import issues, with_rights
from warrant.book import Book
from warrant.events.rights import OfRights
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
