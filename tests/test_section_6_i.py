"""Section 6(i): an issue for less than the Warrant Price adjusts it to the quotient of the clause."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import pytest
from conftest import (
    executed_terms,
    issue,
    nearest_cent,
    nearest_tenth,
    price,
    private_placement,
    replayed,
    shares,
    split,
    with_outstanding,
)
from hypothesis import given
from hypothesis import strategies as st

from warrant.errors import BadMatter
from warrant.matter import Matter
from warrant.quantities import Price, Shares
from warrant.replay import replay

cents = st.integers(1, 2_000).map(lambda n: Fraction(n, 100))


class Issue(NamedTuple):
    """What the oracle needs to know of one issue for cash."""

    shares: int
    cash: Fraction
    deductions: Fraction


def oracle(price: Fraction, outstanding: Fraction, each: Issue) -> Fraction:
    """The Warrant Price after an issue, from the words of 6(i), 6(i)1 and 6(vi) alone."""
    consideration = each.cash - each.deductions
    if not consideration / each.shares < price:
        return price
    amount_a = outstanding * price + consideration
    amount_b = outstanding + each.shares
    return nearest_cent(amount_a / amount_b)


@st.composite
def issues(draw: st.DrawFn) -> Issue:
    issued = draw(st.integers(1, 20_000_000))
    per_share = draw(st.integers(0, 2_500))
    cash = Fraction(issued * per_share + draw(st.integers(0, 99)), 100)
    return Issue(issued, cash, Fraction(draw(st.integers(0, int(cash * 100))), 100))


def test_5_000_000_shares_for_a_net_10_000_000_dollars_make_the_price_377_and_the_shares_589524_and_a_half() -> None:
    book = replayed(private_placement())
    assert (price(book), shares(book), str(book.state.outstanding.value)) == ("3.77", "589524.5", "32103730")
    facts = book.adjustments[0].computation.facts
    assert {name: str(fact.value) for name, fact in facts.items()} == {
        "issued_on": "2002-06-14",
        "shares_issued": "5000000",
        "shares_of_issue": "5000000",
        "cash_paid": "10600000",
        "discounts": "0",
        "commissions": "0",
        "expenses": "600000",
        "deductions": "600000",
        "consideration": "10000000",
        "consideration_per_share": "2",
        "outstanding_before": "27103730",
        "product": "111125293",
        "aggregate": "121125293",
        "outstanding_after": "32103730",
    }
    assert book.adjustments[0].price_after.unrounded == Price(Fraction(121_125_293, 32_103_730))


def test_a_consideration_of_exactly_the_warrant_price_adjusts_nothing() -> None:
    book = replayed(issue("E-1", "2002-06-14", 5_000_000, "21,100,000.00", expenses="600,000.00"))
    assert (price(book), shares(book), book.adjustments) == ("4.1", "542075", ())
    assert str(book.state.outstanding.value) == "32103730"
    considered = book.entries[0].considered[0]
    assert (considered.clause, considered.applies) == ("6(i)", False)
    assert [str(each.value) for each in considered.facts] == ["4.1", "4.1"]


def test_a_cent_less_on_the_whole_issue_is_less_per_share_and_the_clause_applies() -> None:
    book = replayed(issue("E-1", "2002-06-14", 5_000_000, "20,499,999.99"))
    assert book.entries[0].considered[0].applies
    assert book.entries[0].considered[-1].clause == "6(vi)"
    assert (price(book), book.adjustments) == ("4.1", ())


def test_stock_issued_without_consideration_adjusts() -> None:
    book = replayed(issue("E-1", "2002-06-14", 5_000_000, 0))
    assert price(book) == str(Price(nearest_cent(Fraction(27_103_730) * Fraction("4.10") / 32_103_730))) == "3.46"


@pytest.mark.parametrize("name", ["discounts", "commissions", "expenses"])
def test_discounts_commissions_and_other_expenses_are_each_deducted(name: str) -> None:
    whole = issue("E-1", "2002-06-14", 5_000_000, "20,500,000.00")
    less = issue("E-1", "2002-06-14", 5_000_000, "20,500,000.00", **{name: "5,000,000.00"})
    assert price(replayed(whole)) == "4.1"
    assert price(replayed(less)) == "3.94"


def test_deductions_above_the_cash_are_refused() -> None:
    with pytest.raises(BadMatter, match="the deductions of E-1 are more than the cash paid"):
        replayed(issue("E-1", "2002-06-14", 1_000, "100.00", discounts="60.00", expenses="40.01"))


def test_deductions_of_all_the_cash_leave_an_issue_without_consideration() -> None:
    book = replayed(issue("E-1", "2002-06-14", 5_000_000, "100.00", discounts="60.00", expenses="40.00"))
    assert price(book) == "3.46"


def test_an_issue_that_would_leave_no_price_is_refused() -> None:
    terms = with_outstanding(executed_terms(warrant_price=Price.of("0.01")), 1)
    with pytest.raises(BadMatter, match=r"to the nearest cent \$0\.00"):
        replay(Matter(terms, (issue("E-1", "2002-06-14", 5, 0),)))


def test_two_tranches_of_one_day_adjust_each_on_its_own_in_the_order_of_the_file() -> None:
    """Spec R17: at $1.00 and then $3.70, $3.62 each on its own in that order, $3.63 in the other."""
    low, high = issue("E-1", "2002-06-14", 5_000_000, 5_000_000), issue("E-2", "2002-06-14", 5_000_000, 18_500_000)
    assert price(replayed(low, high)) == "3.62"
    assert price(replayed(high, low)) == "3.63"


def test_an_issue_after_a_split_meets_the_outstanding_shares_as_split() -> None:
    book = replayed(split("E-1", "2002-05-01", "2-for-1"), issue("E-2", "2002-06-14", 10_000_000, 10_000_000))
    assert price(book) == str(Price(nearest_cent((54_207_460 * Fraction("2.05") + 10_000_000) / 64_207_460))) == "1.89"


def test_only_an_issue_is_considered_an_issue() -> None:
    book = replayed(split("E-1", "2002-05-01", "2-for-1"))
    considered = book.entries[0].considered[0]
    assert considered.because == "no shares of Common Stock are issued for a consideration or without one"


@given(cents, st.integers(1, 10**9), issues())
def test_the_core_agrees_with_the_words_of_the_clause(start: Fraction, outstanding: int, each: Issue) -> None:
    terms = with_outstanding(executed_terms(warrant_price=Price(start)), outstanding)
    event = issue("E-1", "2002-06-14", each.shares, each.cash, expenses=each.deductions)
    expected = oracle(start, Fraction(outstanding), each)
    if not expected:
        with pytest.raises(BadMatter, match="the instrument gives no price then"):
            replay(Matter(terms, (event,)))
        return
    book = replay(Matter(terms, (event,)))
    assert book.state.price.value == Price(expected)
    assert book.state.warrants[0].shares.value == Shares(nearest_tenth(start * 542_075 / expected))
    assert book.state.outstanding.value == Shares.of(outstanding + each.shares)
    assert len(book.adjustments) == (expected != start)


@given(st.lists(issues(), max_size=6))
def test_a_run_of_issues_agrees_with_the_words_applied_one_after_another(each_of: list[Issue]) -> None:
    expected, outstanding, held = Fraction("4.10"), Fraction(27_103_730), Fraction(542_075)
    for each in each_of:
        before, expected = expected, oracle(expected, outstanding, each)
        outstanding += each.shares
        held = nearest_tenth(before * held / expected)
    events = [
        issue(f"E-{n}", f"2002-06-{n + 10}", each.shares, each.cash, commissions=each.deductions)
        for n, each in enumerate(each_of)
    ]
    book = replayed(*events)
    assert book.state.price.value == Price(expected)
    assert book.state.warrants[0].shares.value == Shares(held)


@given(st.lists(issues(), min_size=1, max_size=6))
def test_an_issue_never_raises_the_price_nor_takes_away_shares(each_of: list[Issue]) -> None:
    book = replayed(*(issue(f"E-{n}", "2002-06-14", each.shares, each.cash) for n, each in enumerate(each_of)))
    for each in book.adjustments:
        assert each.price_after.value < each.price_before.value
        assert all(share.after.value >= share.warrant.shares.value for share in each.shares)


@given(issues())
def test_the_price_after_lies_between_the_consideration_and_the_price_before(each: Issue) -> None:
    book = replayed(issue("E-1", "2002-06-14", each.shares, each.cash))
    half_a_cent = Price(Fraction(1, 200))
    for adjustment in book.adjustments:
        assert Price(each.cash / each.shares) < adjustment.price_after.value + half_a_cent
        assert adjustment.price_after.value < Price.of("4.10")
