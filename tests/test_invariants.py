"""What holds of every history, whatever happens in it: overlapping rights, their changes and ends among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any

from hypothesis import given, reject
from hypothesis import strategies as st
from oracle import standings
from oracle_events import Changed, Ended, Happening, Paid, Rights, Split
from oracle_histories import BY_DEFAULT, RATIOS, Drawn, histories, readings
from oracle_in_core import matter_of
from oracle_market import SESSIONS
from oracle_rights import reissued
from oracle_standing import Left, World

from warrant.adjustment import Adjustment, Considered
from warrant.book import Book, Entry
from warrant.errors import BadMatter
from warrant.events.change import Change
from warrant.events.distribution import Distribution
from warrant.events.event import Event
from warrant.events.lapse import Lapse
from warrant.facts import AnyFact
from warrant.matter import Matter
from warrant.replay import replay
from warrant.state import State

HALF_A_CENT, HALF_A_TENTH = Fraction(1, 200), Fraction(1, 20)


def book_of(history: Sequence[Happening], world: World) -> Book:
    return answered(matter_of(history, world))


def answered(matter: Matter) -> Book:
    """The book; a history for which the instrument gives no answer proves nothing here."""
    try:
        return replay(matter)
    except BadMatter:
        reject()


def price_and_shares(state: State) -> tuple[Fraction, Fraction]:
    return state.price.value.amount, state.warrants[0].shares.value.amount


def states(book: Book) -> list[State]:
    return [book.at_issue, *(entry.after for entry in book.entries)]


@given(histories(readings()))
def test_the_price_rises_by_nothing_but_a_combination_a_change_or_an_end_of_rights(drawn: Drawn) -> None:
    for each in book_of(*drawn).adjustments:
        if each.price_after.value > each.price_before.value:
            assert each.clause in ("6(iv)", "6(i)3(C)", "6(i)3(D)")


@given(histories(readings("R20")))
def test_through_a_whole_history_price_times_shares_moves_by_the_rounding_alone(drawn: Drawn) -> None:
    book = book_of(*drawn)
    (first_price, first_shares), (price, shares) = price_and_shares(book.at_issue), price_and_shares(book.state)
    allowed = sum((rounding_of(each) for each in book.adjustments), Fraction(0))
    assert abs(price * shares - first_price * first_shares) <= allowed


def rounding_of(adjustment: Adjustment) -> Fraction:
    """What rounding may do to price times shares.

    Section 5 makes the shares S' = PS / P' + e with e of at most half a tenth, so that P'S' - PS = P'e.
    In proportion to a split of ratio r they are S' = rS + e, and the price is P' = P / r + d with d of at
    most half a cent, so that P'S' - PS = drS + P'e.
    """
    [share] = adjustment.shares
    of_shares = adjustment.price_after.value.amount * HALF_A_TENTH
    if share.after.clause == "5":
        return of_shares
    return HALF_A_CENT * share.product.value.amount + of_shares


@given(histories(readings("R2")), st.sampled_from(RATIOS).map(Fraction))
def test_a_split_and_its_inverse_return_the_price_and_the_shares_within_the_rounding(
    drawn: Drawn, ratio: Fraction
) -> None:
    """Price P / r + d, then (P / r + d) r + d': off by dr + d'. The count likewise, by e / r + e'."""
    history, world = drawn
    there, back = date(2003, 5, 1), date(2003, 6, 2)
    splits = [Split(there, ratio, there + timedelta(1)), Split(back, 1 / ratio, back + timedelta(1))]
    before, split, after = states(book_of([*history, *splits], world))[-3:]
    (old, held), (middle, _), (new, left) = (price_and_shares(each) for each in (before, split, after))
    assert abs(new - old) <= HALF_A_CENT * (ratio + 1)
    assert abs(new * left - old * held) <= HALF_A_TENTH * (middle + new)
    assert abs(after.outstanding.value.amount - before.outstanding.value.amount) <= HALF_A_TENTH * (1 / ratio + 1)


@given(histories(readings()))
def test_what_has_no_effect_on_them_leaves_price_and_warrant_shares(drawn: Drawn) -> None:
    book = book_of(*drawn)
    for entry, (before, after) in zip(book.entries, pairwise(states(book)), strict=True):
        if moves_nothing(entry.event, book):
            assert after.price is before.price and after.warrants is before.warrants


def moves_nothing(event: Event, book: Book) -> bool:
    match event:
        case Change():
            return event.by_antidilution == "yes"
        case Lapse():
            return event.cause == "cancelled" and book.matter.terms.readings["R22"] == "no"
        case Distribution():
            return event.of == "cash" and event.payable_out_of != "other"
    return event.kind in ("delivery", "repurchase")


@given(histories(readings()))
def test_dividends_out_of_earned_surplus_among_the_events_move_none_of_them(drawn: Drawn) -> None:
    history, world = drawn
    among = [each for event in history for each in (Paid(event.on, Fraction(1), adjusts=False), event)]
    assert moved(book_of(among, world)) == moved(book_of(history, world))


def moved(book: Book) -> list[tuple[Fraction, Fraction]]:
    return [price_and_shares(entry.after) for entry in book.entries if not moves_nothing(entry.event, book)]


@given(histories(readings("R7", "R21", R8="tested_afresh")))
def test_where_issues_are_tested_afresh_the_price_is_that_of_rights_issued_as_they_turned_out(drawn: Drawn) -> None:
    """Told without one readjustment: each issue of rights for the number, and the payment, that is left of it."""
    history, world = [each for each in drawn[0] if not (isinstance(each, Changed) and each.antidilution)], drawn[1]
    found = standings(history, world)
    if len(found) < len(history) or not history:
        reject()
    plain = plainly(history, found[-1].rights, world)
    assert book_of(plain, world).state.price.value == book_of(history, world).state.price.value


def plainly(history: Sequence[Happening], left: Mapping[str, Left], world: World) -> list[Happening]:
    plain: list[Happening] = []
    for number, each in enumerate(history):
        if isinstance(each, Rights):
            plain += reissued(each, left[each.name].all, left[each.name], history[number:], world)
        elif not isinstance(each, Changed | Ended):
            plain.append(each)
    return plain


@given(histories(readings()), st.randoms(use_true_random=False))
def test_events_on_days_of_their_own_make_one_book_whatever_their_order_in_the_file(
    drawn: Drawn, random: Random
) -> None:
    history, world = drawn
    matter = matter_of(on_days_of_their_own(history), world)
    shuffled = replace(matter, events=tuple(random.sample(matter.events, len(matter.events))))
    assert told(answered(shuffled)) == told(answered(matter))


def on_days_of_their_own(history: Sequence[Happening]) -> list[Happening]:
    """The same, two sessions apart: one is left for what takes effect at the next opening."""
    spread: list[Happening] = []
    for each, on in zip(history, SESSIONS[60::2], strict=False):
        if isinstance(each, Split):
            each = replace(each, trades_from=on + (each.trades_from - each.on))
        spread.append(replace(each, on=on))
    return spread


def told(book: Book) -> tuple[Any, ...]:
    """All that a book says: each entry, and every fact with the facts that it rests on."""
    return [entry_told(entry) for entry in book.entries], {id: fact_told(fact) for id, fact in book.facts().items()}


def fact_told(fact: AnyFact) -> tuple[Any, ...]:
    """The inputs without their order: two ratios by which one close is restated stand in the file's order."""
    inputs = sorted(each.id for each in fact.inputs)
    return fact.value, fact.unrounded, fact.clause, fact.how, fact.readings, fact.event, inputs


def entry_told(entry: Entry) -> tuple[Any, ...]:
    considered = [considered_told(each) for each in entry.considered]
    clause = entry.adjustment.clause if entry.adjustment else None
    return entry.event, entry.effect.on, entry.effect.order, considered, clause, entry.after.deemed


def considered_told(each: Considered) -> tuple[Any, ...]:
    return each.clause, each.applies, each.because, [fact.id for fact in each.facts], each.readings


@given(histories(BY_DEFAULT), st.integers(0, 85).map(lambda number: date(2003, 1, 2) + timedelta(number)))
def test_the_book_as_of_a_day_ends_where_the_whole_book_stood_on_it(drawn: Drawn, as_of: date) -> None:
    whole = book_of(*drawn)
    stood = [whole.at_issue, *(entry.after for entry in whole.entries if entry.effect.on <= as_of)][-1]
    assert price_and_shares(replay(whole.matter, as_of).state) == price_and_shares(stood)
