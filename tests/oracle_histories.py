"""Random histories for the oracle: two to four issues of rights, what becomes of them, and what comes between.

Common in them: rights that overlap, part lapses, changes and deliveries among later issues, splits in between.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

from hypothesis import strategies as st
from oracle_drafts import LOT, settled
from oracle_events import (
    NOTHING,
    Bought,
    Changed,
    Choices,
    Delivered,
    Ended,
    Happening,
    OfRights,
    Paid,
    Rights,
    Sale,
    Split,
    in_order,
)
from oracle_market import Market
from oracle_standing import Standing, World

RATIOS = ["2", "3", "3/2", "21/20", "5/4", "1/2", "1/3", "2/3", "1/10", "19/20"]
starts = st.sampled_from([Fraction("4.10"), Fraction("41.00"), Fraction("410.00")])  # the dearer, the less a cent hides
outstanding, moves = st.sampled_from([27_103_730, 3_000_001]), st.sampled_from([0, 37])
Drawn = tuple[list[Happening], World]
BY_DEFAULT: st.SearchStrategy[Choices] = st.just({})
OTHER_CHOICES = {
    "R1": "half_to_even",
    "R2": "proportional",
    "R4": "to_the_cent",
    "R5": "unrounded",
    "R7": "the_one_issue",
    "R8": "tested_afresh",
    "R13": "after_record_date",
    "R20": "replayed",
    "R21": "all_of_the_issue",
    "R22": "yes",
    "R31": "by_record_date",
    "R33": "owed",
    "R37": "all_received",
}


def readings(*left_out: str, **fixed: str) -> st.SearchStrategy[Choices]:
    """Any choices of the readings that the oracle knows, but for those left out or fixed."""
    free = {id: st.just(choice) for id, choice in OTHER_CHOICES.items() if id not in (*left_out, *fixed)}
    return st.fixed_dictionaries({id: st.just(choice) for id, choice in fixed.items()}, optional=free)


def days(first: int, last: int) -> st.SearchStrategy[date]:
    return st.integers(first, last).map(lambda number: date(2003, 1, 2) + timedelta(number))


def parts(least: int, most: int, of: int) -> st.SearchStrategy[Fraction]:
    return st.integers(least, most).map(lambda number: Fraction(number, of))


def a_share(start: Fraction, most: int) -> st.SearchStrategy[Fraction]:
    """Dollars a share: some part of the first price in hundredths, or a fraction of a cent below it (R4)."""
    hundredths = parts(0, most, 100).map(lambda part: start * part)
    return st.one_of(*[hundredths] * 6, parts(1, 9, 1000).map(lambda bit: start - bit))


def rights(start: Fraction) -> st.SearchStrategy[Rights]:
    """Half of them for nothing but the price on exercise; the others paid for, with expenses."""
    on, lots = days(0, 30), parts(10, 200, 1).map(lambda number: number * LOT)
    money = st.tuples(parts(1, 40, 100), parts(0, 3, 10), parts(0, 3, 10), parts(0, 40, 100))
    options = st.builds(Rights, on, st.just(""), lots, a_share(start, 80))
    return st.one_of(options, st.builds(paid_for, st.just(start), on, lots, money, st.booleans()))


def paid_for(start: Fraction, on: date, shares: Fraction, money: tuple[Fraction, ...], convertible: bool) -> Rights:
    """What was paid and is to come as parts of the first price; expenses and accrued as parts of what was paid."""
    paid, deducted, accrued, to_come = money
    cash, more = shares * start * paid, start * to_come
    if convertible:
        return Rights(on, "", shares, NOTHING, cash, cash * deducted, True, cash * accrued, shares * more)
    return Rights(on, "", shares, more, cash, cash * deducted)


def sale(on: date, shares: Fraction, each: Fraction, deducted: Fraction) -> Sale:
    return Sale(on, shares, shares * each, shares * each * deducted)


def split(on: date, ratio: str, later: int) -> Split:
    """Traded as split from a day about the record date, as stock dividends and large splits are."""
    return Split(on, Fraction(ratio), on + timedelta(later))


# Of which rights, and how many quarters of what is still deliverable: ``settled`` makes good either.
which, quarters, seldom = st.sampled_from("0123"), parts(1, 4, 1), st.integers(0, 3).map(lambda number: number == 3)
turns: st.SearchStrategy[OfRights] = st.one_of(
    st.builds(Ended, days(10, 80), which, quarters, seldom),
    st.builds(Ended, days(10, 80), which, quarters),
    st.builds(Changed, days(10, 80), which, parts(0, 8, 1), seldom),
    st.builds(Delivered, days(10, 80), which, quarters),
)
splits = st.builds(split, days(0, 80), st.sampled_from(RATIOS), st.integers(-4, 9))


def others(start: Fraction) -> st.SearchStrategy[Happening]:
    sales = st.builds(sale, days(0, 80), parts(1, 6_000_000, 1), a_share(start, 110), parts(0, 2, 10))
    paid = st.builds(Paid, days(0, 80), parts(1, 350, 100), seldom.map(lambda out: not out))
    bought = st.builds(Bought, days(0, 80), parts(1, 20, 1).map(lambda number: number * 50_000))
    return st.one_of(sales, paid, bought)


@cache
def of_all_kinds(start: Fraction) -> st.SearchStrategy[list[Happening]]:
    return st.tuples(
        st.lists(rights(start), min_size=2, max_size=4),
        st.lists(turns, min_size=3, max_size=7),
        st.lists(splits, max_size=2),
        st.lists(others(start), max_size=4),
    ).map(lambda kinds: [each for kind in kinds for each in kind])


@cache
def of_close_calls(start: Fraction) -> st.SearchStrategy[list[Happening]]:
    """Options at about the Warrant Price: whether they adjust it hangs on what becomes of the others (R8)."""
    on, lots = days(0, 30), parts(1, 400, 1).map(lambda number: number * LOT)
    options = st.builds(Rights, on, st.just(""), lots, parts(70, 101, 100).map(lambda part: start * part))
    return st.tuples(
        st.lists(options, min_size=2, max_size=4),
        st.lists(turns, min_size=4, max_size=8),
        st.lists(
            st.builds(sale, days(20, 80), parts(1, 6_000_000, 1), a_share(start, 80), st.just(NOTHING)), max_size=2
        ),
    ).map(lambda kinds: [each for kind in kinds for each in kind])


@st.composite
def histories(
    draw: st.DrawFn,
    choices: st.SearchStrategy[Choices],
    drafts: Callable[[Fraction], st.SearchStrategy[list[Happening]]] = of_all_kinds,
) -> Drawn:
    """A history in the order of effect, and the world in which it happens."""
    start, chosen = draw(starts), draw(choices)
    history = list(settled(in_order(draw(drafts(start)), chosen), chosen))
    first = Standing(start, Fraction(542_075), Fraction(draw(outstanding)))
    return history, World(first, Market(820, draw(moves)), chosen)
