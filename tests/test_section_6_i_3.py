"""Section 6(i)3: shares deemed issued under options, rights and convertibles, and what becomes of them."""

from __future__ import annotations

import shutil
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import day, issue, nearest_cent, nearest_tenth, price, replayed, shares, split
from hypothesis import given
from hypothesis import strategies as st

from tenor.matter import load
from tenor.subcommands import tenor
from warrant.book import Book
from warrant.errors import BadMatter
from warrant.events.change import Change
from warrant.events.convertible import Convertible
from warrant.events.delivery import Delivery
from warrant.events.grant import Grant
from warrant.events.lapse import Lapse
from warrant.events.repurchase import Repurchase
from warrant.quantities import Money, Price, Shares
from warrant.replay import replay

OUTSTANDING, HELD = Fraction(27_103_730), Fraction(542_075)
START = Fraction("4.10")


def grant(id: str = "G-1", on: str = "2002-06-03", number: int = 2_000_000, at: str = "1.00", cash: int = 0) -> Grant:
    return Grant(
        id=id,
        issued_on=day(on),
        shares_deliverable=Shares.of(number),
        minimum_price=Price.of(at),
        cash_paid=Money.of(cash),
    )


def convertible(number: int = 2_000_000, cash: int = 2_000_000, **more: Any) -> Convertible:
    amounts = {name: Money.of(value) for name, value in more.items()}
    return Convertible(
        id="C-1", issued_on=day("2002-06-03"), shares_deliverable=Shares.of(number), cash_paid=Money.of(cash), **amounts
    )


def delivery(number: int, on: str = "2003-01-02", of: str = "G-1") -> Delivery:
    return Delivery(id=f"D-{on}", of=of, delivered_on=day(on), shares_delivered=Shares.of(number))


def lapse(number: int, on: str = "2004-06-01", of: str = "G-1", cause: Any = "expired") -> Lapse:
    return Lapse(id=f"L-{on}", of=of, lapsed_on=day(on), shares_lapsed=Shares.of(number), cause=cause)


def change(number: int, on: str = "2003-02-03", of: str = "G-1", by_antidilution: Any = "no") -> Change:
    return Change(
        id=f"X-{on}",
        of=of,
        changed_on=day(on),
        shares_deliverable=Shares.of(number),
        by_antidilution=by_antidilution,
    )


def outstanding(book: Book) -> Fraction:
    return book.state.outstanding.value.amount


def why(book: Book, clause: str) -> str:
    return next(each.because for each in book.entries[-1].considered if each.clause == clause)


def adjusted(before: Fraction, count: Fraction, number: Fraction, consideration: Fraction) -> Fraction:
    """The oracle: the quotient of clause (i), from its words alone."""
    return nearest_cent((count * before + consideration) / (count + number))


def test_the_maximum_shares_deliverable_are_deemed_issued_for_the_minimum_purchase_price() -> None:
    book = replayed(grant())
    assert (price(book), shares(book)) == ("3.89", "571338.7")
    assert book.adjustments[0].clause == "6(i)3(A)"
    assert outstanding(book) == OUTSTANDING + 2_000_000


@given(st.integers(1, 20_000_000), st.integers(0, 409), st.integers(0, 5_000_000))
def test_a_grant_adjusts_as_an_issue_of_what_is_deliverable_for_all_that_is_to_be_paid(
    number: int, cents: int, cash: int
) -> None:
    at = Fraction(cents, 100)
    book = replayed(grant(number=number, at=f"{cents / 100:.2f}", cash=cash))
    consideration = cash + at * number
    expected = START
    if consideration / number < START:
        expected = adjusted(START, OUTSTANDING, Fraction(number), consideration)
    assert book.state.price.value.amount == expected
    if expected != START:
        assert book.state.warrants[0].shares.value.amount == nearest_tenth(START * HELD / expected)


def test_options_at_no_less_than_the_warrant_price_adjust_nothing_and_yet_count_as_outstanding() -> None:
    book = replayed(grant(at="4.10"))
    assert (price(book), outstanding(book)) == ("4.1", OUTSTANDING + 2_000_000)


def test_deemed_shares_are_in_the_outstanding_count_from_then_on() -> None:
    book = replayed(grant(), issue("E-2", "2002-09-03", 5_000_000, 10_000_000))
    first = adjusted(START, OUTSTANDING, Fraction(2_000_000), Fraction(2_000_000))
    second = adjusted(first, OUTSTANDING + 2_000_000, Fraction(5_000_000), Fraction(10_000_000))
    assert book.state.price.value.amount == second


def test_cash_received_on_account_of_accrued_interest_or_dividends_is_excluded() -> None:
    book = replayed(convertible(cash=2_100_000, accrued=100_000, expenses=50_000, additional_consideration=30_000))
    assert book.state.price.value.amount == adjusted(START, OUTSTANDING, Fraction(2_000_000), Fraction(1_980_000))
    assert book.adjustments[0].clause == "6(i)3(B)"


def test_the_later_exercise_or_conversion_is_no_second_issue() -> None:
    book = replayed(grant(), delivery(500_000))
    assert (price(book), outstanding(book)) == ("3.89", OUTSTANDING + 2_000_000)
    assert book.state.issued.value.amount == OUTSTANDING + 500_000


def test_on_expiration_the_price_is_what_only_the_shares_actually_issued_would_have_made_it() -> None:
    book = replayed(grant(), delivery(1_000_000), lapse(1_000_000))
    assert (price(book), shares(book)) == ("3.99", "557019.4")
    assert price(replayed(grant(number=1_000_000))) == "3.99"
    assert book.adjustments[-1].clause == "6(i)3(D)"
    assert outstanding(book) == OUTSTANDING + 1_000_000


def test_options_that_all_expire_leave_the_price_as_if_they_had_never_been() -> None:
    book = replayed(grant(), lapse(2_000_000))
    assert (price(book), shares(book), outstanding(book)) == ("4.1", "542075", OUTSTANDING)


def test_later_issues_are_replayed_on_the_readjusted_price() -> None:
    later = issue("E-2", "2003-06-02", 5_000_000, 10_000_000)
    assert price(replayed(grant(), later, lapse(1_000_000))) == price(replayed(grant(number=1_000_000), later))


@given(st.integers(1, 3_000_000), st.integers(0, 3_000_000), st.integers(1, 400))
def test_a_lapse_readjusts_to_what_the_remaining_options_alone_would_have_made_it(
    kept: int, gone: int, cents: int
) -> None:
    at = f"{cents / 100:.2f}"
    later = issue("E-2", "2003-06-02", 4_000_000, 6_000_000)
    book = replayed(grant(number=kept + gone, at=at), later, *([lapse(gone)] if gone else []))
    alone = replayed(grant(number=kept, at=at), later)
    caused = bool(replayed(grant(number=kept + gone, at=at)).adjustments)
    if caused:
        assert price(book) == price(alone)


def test_two_lapses_one_after_the_other_are_as_one() -> None:
    twice = replayed(grant(), lapse(600_000, "2004-01-05"), lapse(400_000, "2004-06-01"))
    assert price(twice) == price(replayed(grant(), lapse(1_000_000))) == "3.99"


def test_a_change_in_the_number_deliverable_readjusts_upon_the_basis_of_the_change() -> None:
    book = replayed(grant(), change(3_000_000))
    assert price(book) == price(replayed(grant(number=3_000_000)))
    assert book.adjustments[-1].clause == "6(i)3(C)"


def test_what_was_exercised_before_a_change_stays_as_it_was() -> None:
    book = replayed(grant(), delivery(500_000), change(2_500_000))
    assert price(book) == price(replayed(grant(number=3_000_000)))


def test_a_change_by_antidilution_provisions_readjusts_nothing() -> None:
    book = replayed(grant(), change(3_000_000, by_antidilution="yes"))
    assert price(book) == "3.89"
    assert "antidilution provisions" in why(book, "6(i)3(C)")


def test_a_change_that_leaves_the_number_as_it_was_is_no_change() -> None:
    book = replayed(grant(), change(2_000_000))
    assert why(book, "6(i)3(C)") == "the number of shares deliverable is unchanged"


def test_where_the_issue_caused_no_adjustment_there_is_none_to_readjust() -> None:
    book = replayed(grant(at="4.10"), lapse(2_000_000))
    assert price(book) == "4.1"
    assert "caused no adjustment" in why(book, "6(i)3(D)")


def test_a_split_between_the_grant_and_the_lapse_restates_the_shares_that_lapse() -> None:
    doubled = split("S-1", "2003-03-03", "2-for-1")
    book = replayed(grant(), doubled, lapse(2_000_000))
    assert price(book) == price(replayed(grant(number=1_000_000), doubled))
    assert outstanding(book) == (OUTSTANDING + 1_000_000) * 2


def test_shares_bought_back_count_no_more() -> None:
    bought = Repurchase(id="R-1", bought_on=day("2002-06-03"), shares_bought=Shares.of(7_103_730))
    book = replayed(bought, issue("E-2", "2002-09-03", 5_000_000, 10_000_000))
    expected = adjusted(START, Fraction(20_000_000), Fraction(5_000_000), Fraction(10_000_000))
    assert book.state.price.value.amount == expected


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ((lapse(1),), "no rights were issued under the id G-1"),
        ((grant(), lapse(2_000_001)), "are more than the 2000000 still deliverable"),
        ((grant(), delivery(1_500_000), delivery(600_000, "2003-03-03")), "more than the 500000 still deliverable"),
        ((convertible(accrued=2_000_001),), "more than the cash received"),
        ((convertible(expenses=2_000_001),), "the expenses of C-1 are more than the cash paid"),
        (
            (Repurchase(id="R-1", bought_on=date(2002, 6, 3), shares_bought=Shares.of(27_103_730)),),
            "more than the shares outstanding",
        ),
    ],
)
def test_what_cannot_be_is_refused_at_its_line(events: tuple[Any, ...], told: str) -> None:
    with pytest.raises(BadMatter, match=told):
        replayed(*events)


@pytest.mark.parametrize("of", ["warrant", "section_4"])
def test_what_is_deemed_issued_by_no_event_cannot_lapse(of: str) -> None:
    chosen = {"R29": "yes", "R3": "fully_diluted", "R8": "tested_afresh"}
    with pytest.raises(BadMatter, match=f"no rights were issued under the id {of}"):
        replayed(lapse(1, of=of), readings=chosen)


def test_the_statement_of_a_readjustment_shows_both_price_paths() -> None:
    book = replayed(grant(), issue("E-2", "2003-06-02", 5_000_000, 10_000_000), lapse(1_000_000))
    rows = book.adjustments[-1].computation.rows["path"]
    shown = [[str(row[name].value) for name in ("event", "price_then", "price_as_if")] for row in rows]
    assert shown == [["G-1", "3.89", "3.99"], ["E-2", "3.61", "3.69"]]


def test_the_price_that_would_have_obtained_is_derived_down_to_what_was_stated_and_what_turned_out() -> None:
    book = replayed(grant(), issue("E-2", "2003-06-02", 5_000_000, 10_000_000), lapse(1_000_000))
    after = book.adjustments[-1].price_after
    found = {fact.id: fact for fact in after.walk()}
    as_if = found["L-2004-06-01.as_if.E-2.price_after"]
    assert (str(as_if.value), str(found["L-2004-06-01.as_if.G-1.price_after"].value)) == ("3.69", "3.99")
    deliverable = found["L-2004-06-01.as_if.G-1.shares_deliverable"]
    assert str(deliverable.value) == "1000000"
    assert found["warrant.warrant_price"] is book.at_issue.price


def test_a_value_that_turned_out_otherwise_is_not_said_to_be_stated(sample: Path) -> None:
    events = sample / "events.yaml"
    events.write_text(events.read_text("utf-8") + RIGHTS, "utf-8")
    book = replay(load(sample))
    facts = {fact.id: fact for fact in book.state.price.walk()}
    turned_out = facts["L-1.as_if.G-1.shares_deliverable"]
    assert turned_out.how == "as it turned out, in place of what is stated in events.yaml"
    assert facts["X-1.as_if.C-1.cash_paid"].how == "stated in events.yaml"


RIGHTS = """
  - {id: G-1, type: grant, issued_on: 2002-10-01, shares_deliverable: "2,000,000", minimum_price: "1.00"}
  - {id: C-1, type: convertible, issued_on: 2002-10-02, shares_deliverable: "1,000,000", cash_paid: "2,000,000.00",
     accrued: "10,000.00", additional_consideration: "100.00", expenses: "50,000.00"}
  - {id: D-1, type: delivery, of: G-1, delivered_on: 2002-10-15, shares_delivered: "500,000"}
  - {id: L-1, type: lapse, of: G-1, lapsed_on: 2002-11-01, shares_lapsed: "700,000"}
  - {id: X-1, type: change, of: C-1, changed_on: 2002-11-08, shares_deliverable: "1,500,000"}
  - {id: R-1, type: repurchase, bought_on: 2002-11-12, shares_bought: "100,000"}
"""


@pytest.mark.parametrize("chosen", ["{}", "{R20: replayed}", "{R7: the_one_issue}"])
def test_the_statements_of_deemed_issues_and_readjustments_generate_and_tie(
    sample: Path, tmp_path: Path, chosen: str
) -> None:
    events, warrant = sample / "events.yaml", sample / "warrant.yaml"
    events.write_text(events.read_text("utf-8") + RIGHTS, "utf-8")
    warrant.write_text(warrant.read_text("utf-8").replace("readings: {}", f"readings: {chosen}"), "utf-8")
    shutil.rmtree(sample / "out", ignore_errors=True)
    run = CliRunner().invoke
    made = run(tenor, ["generate", str(sample), "--format", "docx", "--only", "adjustment_statement"])
    assert made.exit_code == 0, made.output
    papers = [str(path) for path in sorted((sample / "out").glob("*.docx"))]
    assert len(papers) == 6
    checked = run(tenor, ["check", str(sample), *papers])
    assert "0 numerals untied" in checked.output
    found = [line for line in checked.output.splitlines() if line.startswith(("error", "warning"))]
    assert [line for line in found if " OBL-" not in line] == [], checked.output
