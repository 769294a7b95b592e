"""Replay: a whole history agrees with the clauses applied one after another, whatever the order of the file."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, NamedTuple

import holidays
import pytest
from conftest import (
    SAMPLE,
    day,
    dividend,
    executed_terms,
    issue,
    nearest_cent,
    nearest_tenth,
    price,
    private_placement,
    quotes,
    replayed,
    shares,
    split,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from tenor.matter import load
from warrant.adjustment import Adjustment
from warrant.book import Book
from warrant.errors import BadMatter
from warrant.events.event import Event
from warrant.facts import LONGEST_ID, AnyFact, id_of
from warrant.matter import Matter
from warrant.prices import Quote, by_day
from warrant.quantities import Price, Quantity, Shares
from warrant.replay import in_order_of_effect, replay, state_on

CLOSED = holidays.financial_holidays("NYSE", years=range(2002, 2005))
SESSIONS = [each for n in range(800) if (each := date(2002, 10, 1) + timedelta(n)).weekday() < 5 and each not in CLOSED]


def close_of(on: date) -> Fraction:
    """Some price that moves from day to day, from $8.00 to $8.97."""
    return Fraction(800 + on.toordinal() * 37 % 98, 100)


PRICES = by_day(Quote(day=on, last_sale=Price(close_of(on)), source_name="Nasdaq") for on in SESSIONS)


class Happening(NamedTuple):
    """What the oracle needs of one event: an issue (a shares, b cents), a split (a for b), a dividend (a cents)."""

    kind: str
    on: date
    a: int
    b: int = 1

    def event(self, id: str) -> Event:
        on = self.on.isoformat()
        if self.kind == "issue":
            return issue(id, on, self.a, Fraction(self.b, 100))
        return (
            split(id, on, f"{self.a}-for-{self.b}") if self.kind == "split" else dividend(id, on, Fraction(self.a, 100))
        )


class Standing(NamedTuple):
    price: Fraction
    shares: Fraction
    outstanding: Fraction


def oracle(happenings: list[Happening]) -> Standing | None:
    """The outcome from the words of Sections 5 and 6 alone; ``None`` where they give no price."""
    standing = Standing(Fraction("4.10"), Fraction(542_075), Fraction(27_103_730))
    for each in sorted(happenings, key=effect_of):
        before = standing
        price, outstanding = adjusted(each, before, happenings)
        if price is None or not price:
            return None
        standing = Standing(price, nearest_tenth(before.price * before.shares / price), outstanding)
    return standing


def effect_of(each: Happening) -> tuple[date, int]:
    if each.kind == "issue":
        return each.on, 1
    return min(on for on in SESSIONS if on > each.on), 0


def adjusted(each: Happening, now: Standing, happenings: list[Happening]) -> tuple[Fraction | None, Fraction]:
    if each.kind == "split":
        return nearest_cent(now.price * each.b / each.a), nearest_tenth(now.outstanding * each.a / each.b)
    if each.kind == "issue":
        consideration, after = Fraction(each.b, 100), now.outstanding + each.a
        if consideration / each.a >= now.price:
            return now.price, after
        return nearest_cent((now.outstanding * now.price + consideration) / after), after
    market, value = market_before(each.on, happenings), Fraction(each.a, 100)
    return (nearest_cent(now.price * (market - value) / market) if value < market else None), now.outstanding


def market_before(on: date, happenings: list[Happening]) -> Fraction:
    window = [session for session in SESSIONS if session < on][-15:]
    closes = {session: close_of(session) for session in window}
    for each in happenings:
        ex_date = each.on + timedelta(1)
        if each.kind == "split" and window[0] <= ex_date <= window[-1]:
            closes = {at: close * each.b / each.a if at < ex_date else close for at, close in closes.items()}
    return nearest_cent(sum(closes.values(), Fraction()) / 15)


days = st.dates(date(2003, 1, 2), date(2003, 5, 30))
happening = st.one_of(
    st.builds(Happening, st.just("issue"), days, st.integers(1, 10_000_000), st.integers(0, 4_000_000_000)),
    st.builds(Happening, st.just("split"), days, st.integers(1, 4), st.integers(5, 9)),
    st.builds(Happening, st.just("split"), days, st.integers(5, 9), st.integers(1, 4)),
    st.builds(Happening, st.just("pay"), days, st.integers(1, 400)),
)
histories = st.lists(happening, max_size=6)
on_days_of_their_own = st.lists(happening, max_size=6, unique_by=lambda each: effect_of(each)[0])


def events_of(history: list[Happening]) -> tuple[Event, ...]:
    return tuple(each.event(f"E-{n}") for n, each in enumerate(history))


def book_of(history: list[Happening]) -> Book | None:
    try:
        return replay(Matter(executed_terms(), events_of(history), PRICES))
    except BadMatter:
        return None


@settings(max_examples=200)
@given(histories)
def test_a_history_agrees_with_the_clauses_applied_one_after_another(history: list[Happening]) -> None:
    book, expected = book_of(history), oracle(history)
    assert (book is None) == (expected is None)
    if book and expected:
        state = book.state
        assert state.price.value == Price(expected.price)
        assert state.warrants[0].shares.value == Shares(expected.shares)
        assert state.outstanding.value == Shares(expected.outstanding)


@given(on_days_of_their_own, st.randoms(use_true_random=False))
def test_the_order_in_the_file_of_events_that_take_effect_on_different_days_changes_nothing(
    history: list[Happening], random: Any
) -> None:
    events = list(events_of(history))
    shuffled = random.sample(events, len(events))
    outcomes: list[list[Any]] = []
    for each in (events, shuffled):
        try:
            book = replay(Matter(executed_terms(), tuple(each), PRICES))
            outcomes.append([traced(adjustment) for adjustment in book.adjustments])
        except BadMatter as error:
            outcomes.append([str(error)])
    assert outcomes[0] == outcomes[1]


def traced(adjustment: Adjustment) -> tuple[Any, ...]:
    [share] = adjustment.shares
    return adjustment.event.id, adjustment.effect.on, adjustment.price_after.value, share.after.value


@given(histories, days)
def test_the_state_as_of_a_day_is_that_of_the_events_in_effect_by_then(history: list[Happening], as_of: date) -> None:
    book = book_of(history)
    if book is None:
        return
    matter = book.matter
    then = replay(matter, as_of)
    assert {entry.event.id for entry in then.entries} == {
        entry.event.id for entry in book.entries if entry.effect.on <= as_of
    }
    in_effect = [book.at_issue, *(entry.after for entry in book.entries if entry.effect.on <= as_of)]
    assert state_on(replay(matter), as_of) == then.state == in_effect[-1]


@given(histories)
def test_each_adjustment_begins_where_the_last_one_ended(history: list[Happening]) -> None:
    book = book_of(history)
    state = book.at_issue if book else None
    for entry in book.entries if book else ():
        if entry.adjustment:
            assert state and entry.adjustment.price_before is state.price
            assert [each.warrant for each in entry.adjustment.shares] == list(state.warrants)
        state = entry.after


@given(histories)
def test_the_price_never_rises_under_section_6_i_nor_under_6_v(history: list[Happening]) -> None:
    book = book_of(history)
    for each in book.adjustments if book else ():
        if each.clause in ("6(i)", "6(v)"):
            assert each.price_after.value < each.price_before.value
        assert each.price_after.value > Price.of(0)


def floats_in(value: Any) -> list[Any]:
    if isinstance(value, float):
        return [value]
    if is_dataclass(value):
        return [found for each in fields(value) for found in floats_in(getattr(value, each.name))]
    return [found for each in value for found in floats_in(each)] if isinstance(value, tuple) else []


def all_facts(book: Book) -> list[AnyFact]:
    """Every fact reached along every path, so that two of one id are both seen."""
    found: dict[int, AnyFact] = {}
    queue = list(book._roots())
    while queue:
        fact = queue.pop()
        if id(fact) not in found:
            found[id(fact)] = fact
            queue.extend(fact.inputs)
    return list(found.values())


def holds_for_every_fact(book: Book) -> None:
    by_id: dict[str, AnyFact] = {}
    for fact in all_facts(book):
        assert isinstance(fact.value, Quantity | Fraction | int | date | str)
        assert floats_in(fact.value) == floats_in(fact.unrounded) == []
        first = by_id.setdefault(fact.id, fact)
        assert (first.value, first.unrounded, first.readings) == (fact.value, fact.unrounded, fact.readings), fact.id
        assert fact.how
        assert fact.clause


@given(histories)
def test_no_fact_holds_a_float_and_one_id_has_one_value_and_one_set_of_readings(history: list[Happening]) -> None:
    book = book_of(history)
    if book:
        holds_for_every_fact(book)
        assert set(book.facts()) == {fact.id for fact in all_facts(book)}


def test_every_fact_of_the_sample_matter_rests_on_others_on_a_line_of_a_file_or_on_the_clause_alone() -> None:
    book = replay(load(SAMPLE))
    holds_for_every_fact(book)
    groundless = {fact.name for fact in all_facts(book) if not fact.inputs and not fact.source}
    assert groundless == {"effective_time", "close_count"}
    assert all(fact.source.line > 0 for fact in all_facts(book) if fact.source)


@pytest.mark.parametrize(
    ("as_of", "expected", "left"),
    [
        ("2002-02-27", "4.1", "542075"),
        ("2002-06-13", "4.1", "542075"),
        ("2002-06-14", "3.77", "589524.5"),
        ("2002-09-16", "3.77", "589524.5"),
        ("2002-09-17", "3.31", "671452.4"),
        ("2009-02-27", "3.31", "671452.4"),
    ],
)
def test_the_sample_matter_stands_on_each_day_where_the_clauses_put_it(as_of: str, expected: str, left: str) -> None:
    book = replay(load(SAMPLE), day(as_of))
    assert (price(book), shares(book)) == (expected, left)


def test_a_matter_without_events_stands_as_issued() -> None:
    book = replayed()
    assert book.state is book.at_issue
    assert (price(book), shares(book), book.entries) == ("4.1", "542075", ())


def test_within_one_time_of_one_day_the_order_of_the_file_is_the_order_of_effect() -> None:
    first, second = issue("B", "2002-06-14", 5_000_000, 5_000_000), issue("A", "2002-06-14", 5_000_000, 18_500_000)
    for events in ((first, second), (second, first)):
        ordered = in_order_of_effect(Matter(executed_terms(), events))
        assert tuple(event for event, _ in ordered) == events


@pytest.mark.parametrize(
    ("on", "by_time_of_effect", "by_record_date"),
    [("2002-09-12", "4.1", "4.1"), ("2002-09-13", "3.77", "3.77"), ("2002-09-16", "3.31", "3.35")],
)
def test_a_distribution_counts_from_the_day_of_its_effect_even_where_it_comes_first_by_its_record_date(
    on: str, by_time_of_effect: str, by_record_date: str
) -> None:
    events = (private_placement("2002-09-13"), dividend("E-2", "2002-09-13", "0.75"))
    closes = by_day(quotes("2002-08-01", "2002-09-30", "6.12"))
    for choice, expected in (("by_time_of_effect", by_time_of_effect), ("by_record_date", by_record_date)):
        matter = Matter(executed_terms(readings={"R31": choice}), events, closes)
        assert str(state_on(replay(matter), day(on)).price.value) == expected


def test_an_event_for_which_the_instrument_gives_no_answer_later_than_the_day_asked_of_is_no_obstacle() -> None:
    events = (private_placement(), dividend("E-2", "2003-01-15", "99.00"))
    closes = list(quotes("2002-12-01", "2003-01-31", "6.00"))
    with pytest.raises(BadMatter):
        replayed(*events, prices=closes)
    assert price(replayed(*events, prices=closes, as_of=date(2002, 12, 31))) == "3.77"


def test_a_history_of_five_hundred_events_is_replayed_and_its_facts_gathered() -> None:
    events = [issue(f"E-{n}", f"{2002 + n // 250}-{3 + n % 9:02}-{1 + n % 28:02}", 50_000, n % 3) for n in range(500)]
    book = replayed(*events)
    assert len(book.entries) == 500
    assert len(book.facts()) > 4_000


def test_the_id_of_a_fact_fits_a_tag_of_word_keeps_its_last_name_and_is_told_apart() -> None:
    assert id_of("L-1.as_if", "E-2.price_after") == "L-1.as_if.E-2.price_after"
    long = ["L-1".ljust(20, "9") + ".as_if", "E-2".ljust(20, "9"), "outstanding_counted"]
    cut, other = id_of(*long), id_of(long[0], "E-3".ljust(20, "9"), long[2])
    assert len(cut) == len(other) == LONGEST_ID
    assert cut != other
    assert cut.endswith(".outstanding_counted")
