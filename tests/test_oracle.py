"""The core agrees with an oracle that applies the words of Sections 5 and 6 and shares nothing with it."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from oracle import standings
from oracle_events import Changed, Delivered, Ended, Happening, Paid, Rights, Sale, Split, effective_on, in_order
from oracle_histories import BY_DEFAULT, Drawn, histories, of_close_calls, readings
from oracle_in_core import matter_of
from oracle_market import Market
from oracle_standing import Standing, World

from warrant.errors import BadMatter
from warrant.events.rights import RightsIssue
from warrant.replay import replay
from warrant.state import State

MILLION = Fraction(1_000_000)
EXECUTED = World(Standing(Fraction("4.10"), Fraction(542_075), Fraction(27_103_730)), Market(612, 0))
GRANT = Rights(date(2003, 1, 6), "G-1", 2 * MILLION, Fraction(1))


def figures_of_oracle(standing: Standing) -> tuple[Fraction, ...]:
    return standing.price, standing.held, standing.issued, standing.counted


def figures_of_core(state: State) -> tuple[Fraction, ...]:
    [warrant] = state.warrants
    found = (state.price, warrant.shares, state.issued, state.outstanding)
    return tuple(fact.value.amount for fact in found)


def holds_after_every_event(history: Sequence[Happening], world: World) -> None:
    """Days of effect, price, shares, issued, counted, which rights adjust; where there is no answer, the refusal."""
    found, matter = standings(history, world), matter_of(history, world)
    if len(found) < len(history):
        with pytest.raises(BadMatter):
            replay(matter)
        return holds_after_every_event(history[: len(found)], world)
    entries = replay(matter).entries
    assert [figures_of_core(entry.after) for entry in entries] == [figures_of_oracle(each) for each in found]
    assert [entry.effect.on for entry in entries] == [effective_on(each, world.choices) for each in history]
    adjusted = {entry.event.id: bool(entry.adjustment) for entry in entries if isinstance(entry.event, RightsIssue)}
    rights = [(each.name, now) for each, now in zip(history, found, strict=True) if isinstance(each, Rights)]
    assert adjusted == {name: name in now.adjusting for name, now in rights}


@given(histories(BY_DEFAULT))
def test_after_every_event_the_core_stands_where_the_words_put_it(drawn: Drawn) -> None:
    holds_after_every_event(*drawn)


@settings(max_examples=200)
@given(histories(readings()))
def test_under_any_readings_the_core_stands_where_the_words_so_read_put_it(drawn: Drawn) -> None:
    holds_after_every_event(*drawn)


@settings(max_examples=200)
@given(histories(BY_DEFAULT, of_close_calls))
def test_a_readjusted_price_rests_on_the_rights_on_which_the_words_make_it_rest(drawn: Drawn) -> None:
    holds_after_every_event(*drawn)


def test_the_oracle_uses_nothing_of_the_core() -> None:
    for path in sorted(Path(__file__).parent.glob("oracle*.py")):
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        names = [str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)]
        names += [each.name for node in nodes if isinstance(node, ast.Import) for each in node.names]
        ours = {name.split(".")[0] for name in names} & {"warrant", "checks", "docgen", "tenor", "conftest"}
        assert path.stem == "oracle_in_core" or not ours


SALE = Sale(date(2003, 1, 6), 5 * MILLION, Fraction(10_600_000), Fraction(600_000))
LAPSE = Ended(date(2003, 1, 8), "G-1", MILLION)


@pytest.mark.parametrize(
    ("history", "choices", "price", "held"),
    [
        ([SALE], {}, "3.77", "589524.5"),
        ([GRANT, LAPSE], {}, "3.99", "557019.4"),
        ([GRANT, LAPSE], {"R21": "all_of_the_issue"}, "4.10", "542075"),
        ([GRANT, Delivered(date(2003, 1, 7), "G-1", MILLION), LAPSE], {}, "3.99", "557019.4"),
        ([SALE, Paid(date(2003, 1, 6), Fraction("0.75"))], {}, "3.31", "671452.4"),
        ([SALE, Paid(date(2003, 1, 6), Fraction("0.75"))], {"R31": "by_record_date"}, "3.35", "663435.1"),
        ([Split(date(2003, 1, 6), Fraction(3, 2), date(2003, 1, 7))], {"R2": "proportional"}, "2.73", "813112.5"),
    ],
)
def test_the_oracle_comes_to_the_figures_computed_by_hand(
    history: list[Happening], choices: dict[str, str], price: str, held: str
) -> None:
    last = standings(in_order(history, choices), replace(EXECUTED, choices=choices))[-1]
    assert (last.price, last.held) == (Fraction(price), Fraction(held))


def test_a_readjustment_leaves_the_current_market_price_of_a_dividend_as_it_was() -> None:
    """The split trades inside the fifteen days, and takes effect after the lapse."""
    split = Split(date(2003, 3, 20), Fraction(2), date(2003, 3, 6))
    lapse = Ended(date(2003, 3, 17), "G-1", Fraction(1))
    holds_after_every_event([GRANT, Paid(date(2003, 3, 13), Fraction(1)), lapse, split], EXECUTED)


@pytest.mark.parametrize(("first", "last"), [("G-1", "G-2"), ("G-2", "G-1")])
def test_options_that_all_lapse_unexercised_leave_no_trace_whatever_the_order(first: str, last: str) -> None:
    """Where the first grant lapses first, the price of $4.04 after that rests on the second alone."""
    grants = [GRANT, Rights(date(2003, 1, 7), "G-2", 20 * MILLION, Fraction("3.95"))]
    shares = {each.name: each.shares for each in grants}
    lapses = [Ended(date(2003, 2, 3), first, shares[first]), Ended(date(2003, 3, 3), last, shares[last])]
    book = replay(matter_of([*grants, *lapses], EXECUTED))
    assert str(book.state.price.value) == "4.1"


# What follows is where the words say one thing and the core does another; the histories above keep clear of it.

PAID_FOR = replace(GRANT, cash=2 * MILLION)


@pytest.mark.parametrize(
    "turns",
    [
        [Changed(date(2003, 2, 3), "G-1", 3 * MILLION), Ended(date(2003, 3, 3), "G-1", MILLION / 2)],
        [Ended(date(2003, 2, 3), "G-1", MILLION), Changed(date(2003, 3, 3), "G-1", MILLION + 100_000)],
    ],
)
def test_rights_that_change_and_lapse_in_part_count_for_their_part_of_what_was_paid(turns: list[Happening]) -> None:
    """A change and a lapse: $2,500,000 of the $2,000,000 received; a lapse and a change: all of it again."""
    holds_after_every_event([PAID_FOR, *turns], EXECUTED)


def test_the_shares_counted_after_a_combination_are_whole_tenths() -> None:
    """6(vi): to the nearest one-tenth of a share, as the shares issued are; a statement shows "9,367,910.3666..."."""
    history: list[Happening] = [
        replace(GRANT, shares=MILLION + 1),
        Split(date(2003, 2, 3), Fraction(1, 3), date(2003, 2, 4)),
    ]
    counted = replay(matter_of(history, EXECUTED)).state.outstanding.value.amount
    assert (counted * 10).denominator == 1
