"""Section 7.2: a Warrant divided among the Holders of a list; Section 5 on each of the new Warrants."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import pytest
from conftest import day, executed_terms, private_placement, split
from divisions import completed, divided, division, listed, transferred
from hypothesis import given
from hypothesis import strategies as st

from warrant.documents.document import Document
from warrant.documents.kinds import adjustment_statement
from warrant.documents.listed import runs
from warrant.errors import BadMatter
from warrant.matter import Matter
from warrant.parts import Parts, in_tenths
from warrant.quantities import Shares
from warrant.register import registered
from warrant.replay import replay

WHOLE = ("200,000", "200,000", "100,000", "42,000", "74.9", "0.1")
SPLIT = split("E-002", "2003-03-03", "3-for-2")
TWO = (private_placement(), SPLIT)


def refused(make: Callable[[], Any]) -> str:
    with pytest.raises(BadMatter) as error:
        make()
    return str(error.value)


# The register


def test_a_division_cancels_the_warrant_and_registers_those_of_the_list_as_one() -> None:
    book = divided(listed(*WHOLE))
    line, new = registered(book.state)
    assert (line.warrant.certificate, line.cancelled_by) == ("W-1", "T-1")
    assert (new.warrant.certificate, new.warrant.parent) == ("T-1", "W-1")
    assert new.warrant.holder.name == "6 Holders in holders.csv"
    assert new.warrant.shares.value == Shares.of(542_075)
    assert book.state.warrants == ()
    assert book.state.purchasable == Shares.of(542_075)


def test_the_shares_of_the_list_are_all_those_of_the_warrant() -> None:
    said = refused(lambda: divided(listed("542,074.9")))
    assert "the lines of holders.csv are for 542074.9 shares together, and W-1 is for 542075" in said
    assert "correct the list" in said


def test_more_shares_than_the_warrants_are_refused_whatever_lines_cannot_be_used() -> None:
    assert "are for 542075.1 shares" in refused(lambda: divided(listed("542,075.1"), unusable=1))


def test_what_the_lines_that_can_be_used_leave_counts_as_one_warrant() -> None:
    book = divided(listed("500,000"), *TWO, unusable=2)
    [warrant] = book.state.divided
    assert warrant.holder.name == "3 Holders in holders.csv"
    assert warrant.parts and warrant.parts.count == 2
    whole = divided(listed("500,000", "42,075"), *TWO)
    assert book.state.purchasable == whole.state.purchasable


def test_only_the_registered_holder_divides_a_warrant_that_is_outstanding() -> None:
    lines = listed("542,075")
    assert "is not the name of the registered Holder" in refused(
        lambda: divided(lines, of=division(assignor="Another"))
    )
    assert "no Warrant W-9 was issued before" in refused(lambda: divided(lines, of=division(of="W-9")))


# Section 5


@given(
    st.lists(st.integers(1, 3_000_000), min_size=1, max_size=12),
    st.sampled_from(["half_to_even", "half_away_from_zero"]),
)
def test_each_warrant_of_a_list_is_adjusted_as_one_of_a_transferee(tenths: list[int], tie: str) -> None:
    lines = completed(*tenths)
    readings = {"R1": tie}
    ours = divided(lines, *TWO, readings=readings)
    ordinary = transferred(lines, *TWO, readings=readings)
    [warrant] = ours.state.divided
    numbers = sorted(in_tenths(each.shares.value) for each in ordinary.state.warrants)
    assert warrant.parts == Parts.of({each: numbers.count(each) for each in numbers})
    assert warrant.shares.value == ordinary.state.purchasable
    assert ours.state.price.value == ordinary.state.price.value


def test_the_sum_is_not_the_sum_of_before_adjusted_and_says_how_it_was_found() -> None:
    book = divided(listed(*["0.1"] * 20, "542,073"), private_placement())
    [warrant] = book.state.divided
    assert warrant.shares.how == (
        "for each of the Warrants divided the Warrant Price before times its shares before, divided by the Warrant "
        "Price after, to the nearest tenth of a share, and the sum of these"
    )
    assert "R25" in warrant.shares.readings
    alone = transferred(listed("542,075"), private_placement()).state.purchasable
    assert warrant.shares.value < alone


def test_shares_in_proportion_to_a_split_are_those_of_transferees() -> None:
    lines, readings = listed(*WHOLE), {"R2": "proportional"}
    ours, ordinary = (make(lines, SPLIT, readings=readings) for make in (divided, transferred))
    assert ours.state.purchasable == ordinary.state.purchasable == Shares.of("813112.6")


# 6(viii): the statements


def stated(document: Document) -> object:
    """What a paper states, and how each of it was found; not where in the matter it stands."""

    def told(fact: Any) -> object:
        inputs = [told(each) for each in fact.inputs if each.source is None]
        how = "" if fact.source else fact.how
        return fact.id, fact.value, fact.clause, how, fact.unrounded, fact.readings, inputs

    facts = {name: told(fact) for name, fact in document.facts.items()}
    rows = {
        table: [{name: told(fact) for name, fact in row.items()} for row in rows]
        for table, rows in document.rows.items()
    }
    return document.kind, document.short, document.stem, document.id, facts, rows


@pytest.mark.parametrize("readings", [{}, {"R2": "proportional"}])
def test_the_statement_to_a_listed_holder_is_that_to_a_transferee(readings: dict[str, str]) -> None:
    lines = listed(*WHOLE)
    ours, ordinary = (make(lines, *TWO, readings=readings) for make in (divided, transferred))
    expected = {each.stem: each for each in adjustment_statement.called_for(ordinary)}
    papers = [run.document(each) for run in runs(ours) for each in lines]
    assert [each.stem for each in papers] == [*expected]
    for paper in papers:
        assert stated(paper) == stated(expected[paper.stem])


@given(st.integers(1, 5_420_750))
def test_the_figures_of_a_run_are_those_of_its_documents(tenths: int) -> None:
    [line, *_] = lines = completed(tenths)
    first, second = runs(divided(lines, *TWO))
    for run in (first, second):
        facts, figures = run.document(line).facts, run.figures(line.shares)
        assert figures.before == facts["shares_before"].value
        assert figures.product == facts["shares_product"].value
        assert figures.quotient == facts["shares_quotient"].value
        assert figures.after == facts["shares_after"].value
    assert first.figures(line.shares).after == second.figures(line.shares).before


def test_a_run_is_named_after_its_adjustment_and_knows_its_list() -> None:
    first, second = runs(divided(listed(*WHOLE), *TWO))
    assert (first.stem, second.stem) == (
        "2002-06-14-adjustment-statement-E-001",
        "2003-03-03-adjustment-statement-E-002",
    )
    assert (first.event, first.on, first.kind, first.count) == ("E-001", day("2002-06-14"), "adjustment_statement", 6)
    assert first.source == division().list


def test_an_adjustment_before_the_division_owes_its_holders_nothing() -> None:
    shares = replay(Matter(executed_terms(), (private_placement(),))).state.purchasable
    late = division(on="2002-07-01")
    book = divided(listed(str(shares)), private_placement(), SPLIT, of=late)
    assert [run.event for run in runs(book)] == ["E-002"]


def test_the_arithmetic_of_a_run_can_be_sent_to_another_process() -> None:
    [run] = runs(divided(listed(*WHOLE), private_placement()))
    sent = pickle.loads(pickle.dumps(run.arithmetic))
    assert sent.figures(Shares.of("0.1")) == run.figures(Shares.of("0.1"))
