"""Sections 6(iii) and 6(iv): the price moves inversely to a split or a combination of the outstanding shares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from conftest import (
    Outcome,
    day,
    dividend,
    executed_terms,
    nearest_cent,
    nearest_tenth,
    price,
    private_placement,
    quotes,
    replayed,
    shares,
    split,
    with_outstanding,
)
from hypothesis import given
from hypothesis import strategies as st

from warrant.errors import BadMatter
from warrant.events.combination import Combination
from warrant.events.subdivision import Subdivision
from warrant.facts import Source
from warrant.matter import Matter
from warrant.quantities import Price, Rate, Shares
from warrant.replay import replay

ratios = st.tuples(st.integers(1, 50), st.integers(1, 50)).filter(lambda pair: pair[0] != pair[1])
cents = st.integers(1, 10_000).map(lambda n: Fraction(n, 100))


def oracle(price: Fraction, ratio: Fraction) -> Fraction:
    """The price that keeps price times outstanding shares, to the nearest cent."""
    return nearest_cent(price / ratio)


@pytest.mark.parametrize(
    ("ratio", "clause", "expected", "left"),
    [
        ("3-for-2", "6(iii)", "2.73", "814105.3"),
        ("2-for-1", "6(iii)", "2.05", "1084150"),
        ("21-for-20", "6(iii)", "3.9", "569873.7"),
        ("1-for-10", "6(iv)", "41", "54207.5"),
        ("2-for-3", "6(iv)", "6.15", "361383.3"),
    ],
)
def test_a_split_from_410_adjusts_the_price_and_the_shares(ratio: str, clause: str, expected: str, left: str) -> None:
    book = replayed(split("E-1", "2002-08-01", ratio))
    assert (price(book), shares(book)) == (expected, left)
    assert [each.clause for each in book.adjustments] == [clause]
    applying = [each.clause for each in book.entries[0].considered if each.applies]
    assert applying == [clause]


def test_a_split_of_a_thousand_for_one_leaves_no_price_and_is_refused_at_its_line() -> None:
    event = replace(split("E-1", "2002-08-01", "1000-for-1"), sources={"": Source("events.yaml", 12, 5)})
    with pytest.raises(BadMatter) as refused:
        replayed(event)
    [problem] = refused.value.problems
    assert problem.source == Source("events.yaml", 12, 5)
    assert "$0.0041, to the nearest cent $0.00" in problem.what
    assert "counsel has to settle it with Holder" in problem.instead


def test_a_split_that_leaves_half_a_cent_leaves_a_cent() -> None:
    assert price(replayed(split("E-1", "2002-08-01", "820-for-1"))) == "0.01"


def test_a_stock_dividend_too_small_to_move_a_cent_adjusts_nothing() -> None:
    book = replayed(split("E-1", "2002-08-01", "1001-for-1000"))
    assert (price(book), shares(book), book.adjustments) == ("4.1", "542075", ())
    assert book.entries[0].considered[-1].clause == "6(vi)"
    assert str(book.state.outstanding.value) == "27130833.7"


def test_a_split_takes_effect_on_the_business_day_after_its_record_date() -> None:
    book = replayed(split("E-1", "2002-08-02", "3-for-2"))
    assert str(book.adjustments[0].effect.on) == "2002-08-05"
    assert book.adjustments[0].effect.time.value == "at the opening of business"


def test_the_outstanding_shares_move_by_the_ratio() -> None:
    book = replayed(split("E-1", "2002-08-02", "3-for-2"))
    assert str(book.state.outstanding.value) == "40655595"


def test_an_issue_after_a_split_is_tested_against_the_price_as_split() -> None:
    book = replayed(split("E-1", "2002-05-01", "3-for-2"), private_placement())
    assert str(book.adjustments[-1].price_before.value) == "2.73"
    assert price(book) == str(Price(nearest_cent((40_655_595 * Fraction("2.73") + 10_000_000) / 45_655_595))) == "2.65"


@given(cents, ratios, st.integers(1, 10**9))
def test_the_core_agrees_with_the_words_of_the_clauses(
    start: Fraction, pair: tuple[int, int], outstanding: int
) -> None:
    after, before = pair
    terms = with_outstanding(executed_terms(warrant_price=Price(start)), outstanding)
    matter = Matter(terms, (split("E-1", "2002-08-01", f"{after}-for-{before}"),))
    expected = oracle(start, Fraction(after, before))
    if not expected:
        with pytest.raises(BadMatter, match="the instrument gives no price then"):
            replay(matter)
        return
    book = replay(matter)
    assert book.state.price.value == Price(expected)
    assert book.state.warrants[0].shares.value == Shares(nearest_tenth(start * 542_075 / expected))
    assert book.state.outstanding.value == Shares(nearest_tenth(Fraction(outstanding * after, before)))


def test_the_outstanding_shares_after_a_combination_are_counted_to_the_nearest_tenth() -> None:
    fact = replayed(split("E-1", "2002-08-01", "1-for-7")).state.outstanding
    assert (str(fact.value), fact.unrounded) == ("3871961.4", Shares(Fraction(27_103_730, 7)))


@given(ratios)
def test_a_subdivision_never_raises_the_price_and_a_combination_never_lowers_it(pair: tuple[int, int]) -> None:
    book = replayed(split("E-1", "2002-08-01", f"{pair[0]}-for-{pair[1]}"))
    for each in book.adjustments:
        assert (each.price_after.value < each.price_before.value) == (each.clause == "6(iii)")


def restated(id: str, ratio: str, **stated: Shares | Rate) -> Subdivision | Combination:
    """A split in another way than by its ratio, which still tells its kind."""
    return replace(split(id, "2002-08-01", ratio), ratio=None, **stated)  # type: ignore[arg-type]


def counts(before: str, after: str) -> dict[str, Shares | Rate]:
    return {"outstanding_before": Shares.of(before), "outstanding_after": Shares.of(after)}


@pytest.mark.parametrize(
    ("ratio", "stated"),
    [
        ("21-for-20", {"rate": Rate(Fraction(5, 100))}),
        ("41-for-40", {"rate": Rate(Fraction("0.025"))}),
        ("3-for-2", counts("27,103,730", "40,655,595")),
        ("1-for-10", counts("27,103,730", "2,710,373")),
        ("2-for-3", counts("1.5", "1")),
    ],
)
def test_a_rate_or_counts_adjust_as_the_ratio_that_they_amount_to(ratio: str, stated: dict[str, Shares | Rate]) -> None:
    by_ratio, other = replayed(split("E-1", "2002-08-01", ratio)), replayed(restated("E-1", ratio, **stated))
    assert (price(other), shares(other)) == (price(by_ratio), shares(by_ratio))
    assert other.state.outstanding.value == by_ratio.state.outstanding.value


def test_five_per_cent_from_410_leaves_390() -> None:
    book = replayed(restated("E-1", "21-for-20", rate=Rate(Fraction(5, 100))))
    assert (price(book), shares(book), str(book.state.outstanding.value)) == ("3.9", "569873.7", "28458916.5")


def test_the_ratio_is_exact_and_rests_on_what_was_stated() -> None:
    facts = replayed(restated("E-1", "3-for-2", **counts("27,103,731", "40,655,595"))).facts()
    ratio = facts["E-1.ratio"]
    assert ratio.value == Fraction(40_655_595, 27_103_731)
    assert [each.id for each in ratio.inputs] == ["E-1.outstanding_after", "E-1.outstanding_before"]
    assert ratio in facts["E-1.price_after"].inputs
    by_rate = replayed(restated("E-1", "21-for-20", rate=Rate(Fraction(5, 100)))).facts()["E-1.ratio"]
    assert (by_rate.value, [each.id for each in by_rate.inputs]) == (Fraction(21, 20), ["E-1.rate"])


def test_stated_counts_fix_the_ratio_and_not_the_stock_outstanding() -> None:
    book = replayed(restated("E-1", "3-for-2", **counts("100", "150")))
    assert str(book.state.outstanding.value) == "40655595"
    assert str(book.facts()["E-1.outstanding_after"].value) == "150"
    assert book.state.outstanding.id == "E-1.outstanding"


def test_a_rate_inside_the_window_restates_the_closes_before_it() -> None:
    paid = dividend("E-2", "2002-09-16", "0.75")
    prices = list(quotes("2002-08-01", "2002-09-30", "6.00"))
    inside = {"record_date": day("2002-09-04"), "ex_date": day("2002-09-05")}
    books = [
        replayed(replace(each, **inside), paid, prices=prices)  # type: ignore[arg-type]
        for each in (split("E-1", "2002-08-01", "21-for-20"), restated("E-1", "21-for-20", rate=Rate(Fraction(1, 20))))
    ]
    assert price(books[0]) == price(books[1]) != price(replayed(paid, prices=prices))


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_the_shares_follow_any_two_counts_in_exact_proportion_where_r2_says_so(before: int, after: int) -> None:
    ratio = "2-for-1" if after > before else "1-for-2"
    stated = counts(str(before), str(after))
    if nearest_cent(Fraction("4.10") * before / after) == 0:
        return
    book = replayed(restated("E-1", ratio, **stated), readings={"R2": "proportional"})
    assert book.state.warrants[0].shares.value == Shares(nearest_tenth(Fraction(542_075 * after, before)))


@pytest.mark.parametrize(
    ("kind", "stated", "printed"),
    [
        ("subdivision", "ratio: 3-for-2", "3-for-2"),
        ("subdivision", "rate: 5%", "21-for-20"),
        ("subdivision", "outstanding_before: 27,103,730\n    outstanding_after: 40,655,595", "3-for-2"),
        (
            "subdivision",
            "outstanding_before: 27,103,731\n    outstanding_after: 40,655,593",
            "40,655,593-for-27,103,731",
        ),
        ("combination", "ratio: 1-for-10", "1-for-10"),
        (
            "combination",
            "outstanding_before: 27,103,731\n    outstanding_after: 2,710,372.9",
            "27,103,729-for-271,037,310",
        ),
    ],
)
def test_the_statement_of_a_split_stated_in_any_way_prints_its_ratio_and_passes_the_check(
    sample: Path, tenor: Callable[..., Outcome], kind: str, stated: str, printed: str
) -> None:
    (sample / "events.yaml").write_text(
        f"events:\n  - id: S-1\n    type: {kind}\n    {stated}\n"
        "    record_date: 2002-08-01\n    made_on: 2002-08-02\n    ex_date: 2002-08-05\n"
    )
    heads, row, *_ = (sample / "mailings.csv").read_text("utf-8").splitlines()
    sent = row.replace("2002-06-14", "2002-08-01").replace("E-001", "S-1").replace("2002-06-17", "2002-08-05")
    (sample / "mailings.csv").write_text(f"{heads}\n{sent}\n", "utf-8")
    statement = sample / "out" / "2002-08-01-adjustment-statement-S-1-W-1"
    assert tenor("generate", sample, "--event", "S-1").status == 0
    assert f">{printed}<" in statement.with_suffix(".html").read_text("utf-8")
    outcome = tenor("check", sample, *(statement.with_suffix(each) for each in (".docx", ".pdf")))
    assert outcome.status == 0
    assert "0 numerals untied, 0 errors" in outcome.out
