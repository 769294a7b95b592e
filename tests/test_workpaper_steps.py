"""The steps of a workpaper: each follows from the lines before it, exactly, and says so in words."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from conftest import EXAMPLES, dividend, example_book, issue, private_placement, quotes, replayed, split
from hypothesis import given
from hypothesis import strategies as st
from random_matters import book_of
from recalculated import in_order
from samples import NAMES

from tenor.packet.derivations import Disagreement, derived, is_taken
from tenor.packet.expressions import Apportioned, Call, Leaf, Number, Rounded, evaluated, leaves, number
from tenor.packet.guarding import guarded, is_doubtful
from tenor.packet.notation import in_words
from tenor.packet.placing import workpaper
from tenor.packet.steps import Step, Workpaper
from tenor.packet.workpaper.formulas import LONGEST, Formulas
from tenor.packet.workpaper.names import legal
from warrant.book import Book
from warrant.facts import AnyFact, Fact
from warrant.quantities import Money, Price, Quantity, Shares
from warrant.readings import Readings
from warrant.section_6.vi_rounding import CENT, TENTH, apportioned, nearest

EVEN, AWAY = Readings({"R1": "half_to_even"}), Readings({})
BLOCKS = [range(first, first + 30) for first in range(0, 210, 30)]
SLOW = [pytest.param(each, marks=pytest.mark.conformance) for each in BLOCKS[1:]]


def step(paper: Workpaper, id: str) -> Step:
    return next(each for each in paper.steps if each.fact.id == id)


def said(paper: Workpaper, id: str) -> tuple[str, str]:
    found = step(paper, id)
    return found.caption, in_words(found, paper)


def test_a_step_tells_line_caption_expression_rounding_clause_and_readings() -> None:
    paper = workpaper(example_book("ctc-cisco"))
    found = step(paper, "E-001.price_after")
    assert (found.place, found.caption) == ("E-001 line 13", "Warrant Price after this adjustment")
    assert in_words(found, paper) == "line 11 ÷ line 12"
    assert (found.rounding, found.clause) == ("to the nearest cent, Section 6(vi)", "Section 6(i)")
    assert found.fact.readings == ("R1",)
    assert said(paper, "E-003.W-1.product") == (
        "Warrant Price before times shares purchasable before (W-1)",
        "E-001 line 13 × E-001 line 15",
    )
    assert step(paper, "E-003.W-1.shares_after").rounding == "to the nearest one-tenth of a share, Section 5"


def test_a_step_that_is_given_tells_its_place_and_its_evidence() -> None:
    found = step(workpaper(example_book("ctc-cisco")), "E-003.value_per_share")
    assert found.kind == "given"
    assert str(found.fact.source).startswith("events.yaml:")
    [evidence] = found.evidence
    assert (EXAMPLES / "ctc-cisco" / "evidence" / evidence.file).exists()
    assert evidence.quote


def test_fifteen_closes_are_told_by_the_first_and_the_last() -> None:
    paper = workpaper(example_book("ctc-cisco"))
    assert said(paper, "E-003.market_average") == ("Average of the closing prices", "the average of line 3 to line 17")
    [window] = paper.windows
    assert len(window.rows) == 15
    assert all(earlier.day < later.day for earlier, later in pairwise(window.rows))


def test_the_facts_of_other_events_stand_in_the_order_of_the_events() -> None:
    paper = workpaper(example_book("register"))
    [others] = [each for each in paper.sheets if each.title == "Other events"]
    assert [each.line for each in others.steps] == list(range(1, len(others.steps) + 1))
    assert list(dict.fromkeys(each.part for each in others.steps)) == [
        "As executed", "E-001", "E-002", "E-003", "E-006", "E-008",
    ]  # fmt: skip
    assert said(paper, "E-006.warrant_price")[0] == "Warrant Price as amended"
    shares = said(paper, "E-002.W-3.shares")
    assert shares[0] == "Shares under the Warrant (W-3)"
    assert shares[1].startswith("Terms line ")


@pytest.mark.parametrize("name", NAMES)
def test_every_step_stands_after_those_that_it_rests_on_and_gives_its_value_from_them(name: str) -> None:
    holds(example_book(name))


@pytest.mark.parametrize("block", [BLOCKS[0], *SLOW])
def test_every_number_of_any_matter_follows_from_its_own_words(block: range) -> None:
    assert sum(holds(book_of(seed)) for seed in block) > 500


def holds(book: Book) -> int:
    """How many steps of a book are computed, each of which is held to what it rests on."""
    paper, before = workpaper(book), set[int]()
    computed = 0
    for each in in_order(paper):
        if each.expression is not None:
            assert all(id(paper.step(fact)) in before for fact in leaves(each.expression)), each.place
            exact = each.fact.value.amount if isinstance(each.fact.value, Quantity) else None
            assert exact is None or evaluated(each.expression) == exact
            computed += 1
        elif each.fact.inputs and isinstance(each.fact.value, Quantity):
            assert is_taken(each.fact)
        before.add(id(each))
    assert {share.after.value for each in book.adjustments for share in each.shares} <= {
        each.fact.value for each in paper.steps if each.kind == "computed" or is_taken(each.fact)
    }
    return computed


def test_every_number_of_every_example_is_given_or_computed_but_the_counts_of_rights_outstanding() -> None:
    taken = {
        each.fact.name
        for name in NAMES
        for each in workpaper(example_book(name)).steps
        if each.kind == "taken" and isinstance(each.fact.value, Quantity | Fraction | int)
    }
    # Of the shares purchasable where no Warrant is outstanding, of those after an adjustment where one was divided.
    assert taken == {"close_count", "deliverable", "purchasable", "shares_after"}


def test_a_fact_whose_value_its_words_do_not_give_is_refused() -> None:
    paid, taken = (Fact(f"E.{name}", Money.of(value), "6(i)1", "stated") for name, value in (("a", 10), ("b", 3)))
    how = "the cash paid less the deductions"
    right: AnyFact = Fact("E.net", Money.of(7), "6(i)1", how, (paid, taken))
    assert derived(right, AWAY) == Leaf(paid) - Leaf(taken)
    with pytest.raises(Disagreement, match="does not follow from its own words: the cash paid less the deductions"):
        derived(right._replace(value=Money.of(8)), AWAY)
    with pytest.raises(Disagreement, match="somehow"):
        derived(right._replace(how="somehow"), AWAY)


def test_a_fact_rounded_otherwise_than_to_the_nearest_is_refused() -> None:
    inputs = (Fact("E.a", Money.of(10), "6(i)", "stated"), Fact("E.b", Shares.of(3), "6(i)", "stated"))
    how = "the amount (A) divided by the shares (B), to the nearest cent"
    price: AnyFact = Fact("E.p", Price.of("3.33"), "6(i)", how, inputs, Price(Fraction(10, 3)), ("R1",))
    assert derived(price, AWAY) == Rounded(Leaf(inputs[0]) / Leaf(inputs[1]), CENT)
    with pytest.raises(Disagreement, match="rounded"):
        derived(price._replace(value=Price.of("3.34")), AWAY)


# Readjustments


def test_what_a_supposed_past_leaves_as_it_was_has_one_line() -> None:
    paper = workpaper(example_book("readjustment"))
    supposed = {each.fact.id for each in paper.steps if ".as_if." in each.fact.id}
    assert "L-1.as_if.E-002.price_after" in supposed
    assert not [id for id in supposed if id.endswith(("cash_paid", "deductions", "shares_issued"))]
    assert said(paper, "L-1.as_if.E-002.aggregate")[1] == "line 11 + E-002 line 6"


def test_a_readjustment_runs_from_what_lapsed_to_the_price_and_the_shares() -> None:
    paper = workpaper(example_book("readjustment"))
    assert said(paper, "L-1.as_if_shares")[1] == "G-1 line 1 − line 1"
    assert said(paper, "L-1.as_if.G-1.shares_deliverable")[1] == "line 2"
    assert said(paper, "L-1.as_if.E-003.price_after") == ("Warrant Price that would have resulted", "line 17 ÷ line 18")
    price, shares = step(paper, "L-1.price_after"), step(paper, "L-1.W-1.shares_after")
    assert str(price.fact.value) == "3.67" and price.kind == "computed"
    assert shares.fact.value == Shares.of("605,587.8") and shares.kind == "computed"


def test_an_exact_price_carried_forward_has_a_line_from_which_the_next_adjustment_starts() -> None:
    small = issue("E-001", "2002-06-14", 1_000, "1,000.00")
    book = replayed(small, private_placement("2002-07-15", "E-002"), readings={"R34": "carried"})
    paper = workpaper(book)
    carried = step(paper, "E-001.carried")
    assert carried.kind == "computed" and carried.rounding == ""
    assert carried.fact in leaves(step(paper, "E-002.product").expression or Number(Fraction(0)))


def test_a_close_adjusted_for_a_split_is_divided_by_its_ratio() -> None:
    halved = split("S-1", "2002-07-24", "2-for-1")
    book = replayed(halved, dividend("D-1", "2002-08-01", "0.50"), prices=quotes("2002-06-01", "2002-08-02", "6.50"))
    paper = workpaper(book)
    [window] = paper.windows
    restated = [row for row in window.rows if row.reported]
    assert 0 < len(restated) < 15
    for row in restated:
        assert row.reported
        words = f"line {paper.step(row.reported).line} ÷ S-1 line 1"
        assert in_words(paper.step(row.close), paper) == words


# Expressions


@given(st.fractions(0, 10**6, max_denominator=10**6), st.sampled_from([CENT, TENTH]), st.booleans())
def test_a_figure_is_rounded_as_the_instrument_rounds_it(value: Fraction, step: Fraction, even: bool) -> None:
    assert number(Rounded(Number(value), step, even)) == nearest(value, step, EVEN if even else AWAY)


@given(st.integers(0, 10**7), st.sampled_from([CENT, TENTH]), st.booleans())
def test_a_tie_is_rounded_as_the_instrument_rounds_it_and_guarded(steps: int, step: Fraction, even: bool) -> None:
    tie = Rounded(Number((steps + Fraction(1, 2)) * step), step, even)
    assert number(tie) == nearest((steps + Fraction(1, 2)) * step, step, EVEN if even else AWAY)
    assert guarded(tie).places
    assert not is_doubtful(guarded(tie))


def test_a_figure_nearer_to_a_tie_than_binary_arithmetic_can_tell_is_called_doubtful() -> None:
    beside = Fraction("2.005") - Fraction(1, 10**15)
    assert is_doubtful(guarded(Rounded(Number(beside), CENT)))
    assert not is_doubtful(guarded(Rounded(Number(Fraction("2.0049999")), CENT)))
    assert guarded(Rounded(Number(Fraction("2.004")), CENT)).places is None


@given(st.integers(1, 10**6), st.lists(st.integers(1, 50), min_size=2, max_size=6))
def test_a_total_is_apportioned_as_the_register_apportions_it(total: int, weights: list[int]) -> None:
    parts = apportioned(Shares(Fraction(total, 10)), {f"W-{at}": Shares.of(each) for at, each in enumerate(weights)})
    leaves_of = tuple(Number(Fraction(each)) for each in weights)
    whole = Call("sum", leaves_of)
    found = [number(Apportioned(Number(Fraction(total, 10)), whole, leaves_of, at)) for at in range(len(weights))]
    assert found == [each.amount for each in parts.values()]


def test_the_part_of_one_of_eight_warrants_is_still_a_formula_that_excel_takes() -> None:
    def of(name: str, shares: int) -> Leaf:
        return Leaf(Fact(f"E-100.W-{name}.shares_after", Shares.of(shares), "5", "stated"))

    weights = tuple(of(f"10{at}", 10 + at) for at in range(8))
    part = Apportioned(of("all", 100), of("whole", 108), weights, 3)
    written = Formulas(lambda fact: legal(fact.id), {}).write(part)
    assert len(written) < LONGEST


def test_a_sum_within_a_quotient_stands_in_parentheses() -> None:
    a, b, c = (Leaf(Fact(f"E-1.{name}", Money.of(1), "6(i)", "stated")) for name in "abc")
    write = Formulas(lambda fact: fact.name, {}).write
    assert write((a + b) / c) == "(a + b) / c"
    assert write(a / (b * c)) == "a / (b * c)"
    assert write(a - (b - c)) == "a - (b - c)"
    assert write(a * b / c + a) == "a * b / c + a"
