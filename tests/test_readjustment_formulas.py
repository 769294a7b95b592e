"""Sections 6(i)3(C) and (D): a statement sets out the formulas of the price that "would have obtained"."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from conftest import Outcome, day, dividend, issue, nearest_cent, quotes, replayed, split
from hypothesis import given
from hypothesis import strategies as st
from planting import digits_altered, errors, replaced
from test_statements_of_issues import KINDS, write

from tenor.matter import load
from warrant.book import Book
from warrant.events.grant import Grant
from warrant.events.lapse import Lapse
from warrant.quantities import Price, Shares
from warrant.replay import replay
from warrant.section_6.i_3_recomputed import Row

SINCE = "a lapse after an issue, a split and a distribution"


def grant(shares: int = 2_000_000) -> Grant:
    return Grant(id="G-1", issued_on=day("2002-06-14"), shares_deliverable=Shares.of(shares), minimum_price=Price.of(1))


def lapse(shares: int, on: str) -> Lapse:
    return Lapse(id="L-1", of="G-1", lapsed_on=day(on), shares_lapsed=Shares.of(shares))


def rows(book: Book, name: str) -> list[dict[str, str]]:
    found = book.adjustments[-1].computation.rows[f"recomputed_{name}"]
    return [{name: str(fact.value) for name, fact in row.items()} for row in found]


def test_the_issue_of_the_rights_as_it_turned_out_and_each_since_are_set_out() -> None:
    """The sums are (27,103,730 x 4.10 + 1,000,000) / 28,103,730 and (28,103,730 x 3.99 + 10,000,000) / 33,103,730."""
    later = issue("E-2", "2002-06-17", 5_000_000, 10_000_000)
    book = replayed(grant(), later, lapse(1_000_000, "2002-07-01"))
    first, second = rows(book, "issues")
    assert (first["event"], first["outstanding_before"], first["price_before"]) == ("G-1", "27103730", "4.1")
    assert (first["consideration"], first["outstanding_after"], first["price_after"]) == ("1000000", "28103730", "3.99")
    assert (second["event"], second["outstanding_before"], second["price_before"]) == ("E-2", "28103730", "3.99")
    assert (second["consideration"], second["outstanding_after"], second["price_after"]) == (
        "10000000",
        "33103730",
        "3.69",
    )
    assert str(book.state.price.value) == "3.69"


def test_a_split_and_a_distribution_since_are_set_out_by_their_own_clauses() -> None:
    """3.99 / 1.5 = 2.66; 2.66 x (5.00 - 0.75) / 5.00 = 2.261."""
    events = (grant(), split("S-1", "2002-07-01", "3-for-2"), dividend("D-1", "2002-09-16", "0.75"))
    book = replayed(*events, lapse(1_500_000, "2002-10-01"), prices=quotes("2002-07-08", "2002-09-30", "5.00"))
    [divided], [paid] = rows(book, "splits"), rows(book, "distributions")
    assert (divided["price_before"], divided["ratio"], divided["price_after"]) == ("3.99", "3/2", "2.66")
    assert (paid["price_before"], paid["difference"], paid["current_market_price"]) == ("2.66", "4.25", "5")
    assert (paid["price_quotient"], paid["price_after"]) == ("2.261", "2.26")


def test_an_event_that_adjusts_nothing_in_that_past_has_a_price_and_no_formula() -> None:
    """With no right left (27,103,730 x 4.10 + 4,000,000) / 28,103,730 is 4.0964..., which moves no cent."""
    book = replayed(grant(), issue("E-2", "2002-06-17", 1_000_000, 4_000_000), lapse(2_000_000, "2002-07-01"))
    adjustment = book.adjustments[-1]
    assert [row["event"].value for row in adjustment.computation.rows["path"]] == ["G-1", "E-2"]
    assert [row["event"] for row in rows(book, "issues")] == []


def redone(row: Row) -> Fraction:
    value = {name: fact.value.amount for name, fact in row.items() if name != "event"}
    sum_of_both = value["outstanding_before"] * value["price_before"] + value["consideration"]
    return Fraction(sum_of_both / value["outstanding_after"])


@given(st.integers(1, 2_000_000), st.integers(1_000_000, 6_000_000), st.integers(0, 3_000_000))
def test_the_numbers_of_every_formula_make_its_quotient_and_the_price_of_the_path(
    lapsed: int, issued: int, cash: int
) -> None:
    book = replayed(grant(), issue("E-2", "2002-06-17", issued, cash), lapse(lapsed, "2002-07-01"))
    computations = [each.computation for each in book.adjustments if each.event.id == "L-1"]
    for computation in computations:
        as_if = {row["event"].value: row["price_as_if"].value for row in computation.rows["path"]}
        for row in computation.rows["recomputed_issues"]:
            assert redone(row) == row["price_quotient"].value.amount
            assert nearest_cent(redone(row)) == row["price_after"].value.amount
            assert row["price_after"].value == as_if[row["event"].value]


def statement(sample: Path, tenor: Callable[..., Outcome]) -> tuple[Book, Path]:
    write(sample, *KINDS[SINCE][:2])
    assert tenor("generate", sample, "--format", "docx", "--only", "adjustment_statement").status == 0
    [paper] = (sample / "out").glob("*L-1*.docx")
    return replay(load(sample)), paper


def test_a_digit_altered_in_the_statement_of_a_readjustment_is_found(
    sample: Path, tmp_path: Path, tenor: Callable[..., Outcome]
) -> None:
    book, paper = statement(sample, tenor)
    altered = [each for each in digits_altered(paper, tmp_path, every=4) if "footer" not in each.part]
    assert len(altered) > 10
    assert [each.after for each in altered if not errors(book, each.path)] == []


def test_a_formula_left_out_of_the_statement_is_found(
    sample: Path, tmp_path: Path, tenor: Callable[..., Outcome]
) -> None:
    book, paper = statement(sample, tenor)
    path = replaced(paper, tmp_path, "Subdivided or combined", "Otherwise changed")
    assert "FIG-04" in {each.rule.code for each in errors(book, path)}
