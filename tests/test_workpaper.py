"""The workpaper recalculates to our figures, and says so where it does not (formualizer is the second opinion)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from conftest import example_book, executed_terms, private_placement, replayed, split
from lxml import etree
from random_matters import book_of
from recalculated import Recalculated, off, parts, revalued, with_parts
from samples import NAMES

from tenor.packet.expressions import Apportioned, amount
from tenor.packet.placing import workpaper
from tenor.packet.workpaper import workpaper_xlsx
from tenor.packet.workpaper.names import legal, names_of
from warrant.adjustment import Adjustment
from warrant.book import Book
from warrant.events.transfer import Transfer, Transferee
from warrant.quantities import Price, Shares
from warrant.terms import Holder

BLOCKS = [range(first, first + 20) for first in range(0, 200, 20)]


@cache
def written(name: str) -> bytes:
    return workpaper_xlsx(example_book(name))


def broken(cells: Recalculated) -> dict[str, str]:
    """What does not tie, by the names of the cells beside it."""
    names = {address: name for name, address in cells.names.items()}
    said = {address: word for address, word in cells.said() if word != "OK"}
    return {names.get((sheet, row, column - 2), f"{sheet} {row}"): word for (sheet, row, column), word in said.items()}


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_every_example_is_recalculated_to_our_figure(name: str) -> None:
    cells = Recalculated(written(name))
    assert off(example_book(name), cells) == []
    assert len(list(cells.said())) >= len(workpaper(example_book(name)).steps) * 3 / 4
    assert broken(cells) == {}
    assert str(cells.at(cells.names["verdict"])).startswith("Every line recalculates")


@pytest.mark.parametrize("name", NAMES)
def test_every_adjustment_has_a_sheet_that_ends_in_its_price_and_the_shares_of_each_warrant(name: str) -> None:
    cells = Recalculated(written(name))
    for adjustment in example_book(name).adjustments:
        assert stated_on_its_sheet(adjustment, cells, example_book(name)) == []


def stated_on_its_sheet(adjustment: Adjustment, cells: Recalculated, book: Book) -> list[str]:
    """Each result of an adjustment that does not stand on the sheet of that name, to the cent and to the tenth."""
    paper = workpaper(book)
    names = names_of(paper.steps)
    wrong = []
    for fact, places in [(adjustment.price_after, 2), *((share.after, 1) for share in adjustment.shares)]:
        step = paper.step(fact)
        address = cells.names[names[id(step.fact)]]
        shown = f"{cells.at(address):.{places}f}"
        if address[0] != adjustment.event.id or Fraction(shown) != fact.value.amount or step.kind != "computed":
            wrong.append(f"{fact.id}: {shown} at {address}")
    return wrong


def seeds(number: int) -> list[Any]:
    """The blocks of seeds, those behind the first ``number`` among the slow proofs."""
    slow = pytest.mark.conformance
    return [each if at < number else pytest.param(each, marks=slow) for at, each in enumerate(BLOCKS)]


@pytest.mark.parametrize("block", seeds(1))
def test_the_workpaper_of_any_matter_is_recalculated_to_our_figures(block: range) -> None:
    for seed in block:
        book = book_of(seed)
        assert off(book, Recalculated(workpaper_xlsx(book))) == [], seed


@pytest.mark.parametrize(
    ("name", "fact", "value"),
    [
        ("ctc-cisco", "E-001.cash_paid", Fraction(9_000_000)),
        ("ctc-cisco", "E-003.value_per_share", Fraction(1)),
        ("ctc-cisco", "E-003.2002-08-29.close", Fraction(9)),
        ("ctc-cisco", "warrant.warrant_price", Fraction(5)),
        ("determinations", "E-002.other_consideration", Fraction(1)),
        ("exercises", "E-002.ratio", Fraction(2)),
        ("readjustment", "L-1.shares_lapsed", Fraction(1_500_000)),
        ("readjustment", "E-002.cash_paid", Fraction(1_000_000)),
        ("register", "E-007.shares_issued", Fraction(1_000)),
    ],
)
def test_a_value_altered_breaks_exactly_the_lines_that_it_moves(name: str, fact: str, value: Fraction) -> None:
    """What moves is found by exact arithmetic over the expressions, and by no spreadsheet."""
    paper, cells = workpaper(example_book(name)), Recalculated(written(name))
    cells.alter(legal(fact), value)
    names = {step.fact.id: legal(step.fact.id) for step in paper.steps}
    exact = {step.fact.id: step.fact.value for step in paper.steps}
    moved = {id for id, now in revalued(paper, {fact: value}).items() if now != plain(exact[id])}
    found = broken(cells)
    assert {name for name, word in found.items() if word == "ALTERED"} == {names[fact]}
    in_lines = {name for name in found if name in names.values()} - {names[fact]}
    assert in_lines == {names[id] for id in moved} - tied_elsewhere(paper.windows)
    assert len(moved) > 3
    assert str(cells.at(cells.names["verdict"])).startswith("Lines do not recalculate")


def plain(value: object) -> Fraction | str:
    return value if isinstance(value, str) else amount(value)


def tied_elsewhere(windows: tuple[Any, ...]) -> set[str]:
    """Of bid, asked and reported closes, whose row ties by the close averaged."""
    rows = (row for window in windows for row in window.rows)
    return {legal(fact.id) for row in rows for fact in (row.bid, row.asked, row.reported) if fact}


def test_a_formula_that_was_altered_is_found_by_its_tie_out() -> None:
    found = parts(written("ctc-cisco")).items()
    [(name, content)] = [(name, content) for name, content in found if b"E_001_aggregate / " in content]
    spoilt = content.replace(b"ROUND(E_001_aggregate / ", b"ROUND(0.01 + E_001_aggregate / ")
    said = broken(Recalculated(with_parts(written("ctc-cisco"), {name: spoilt})))
    assert said["E_001_price_after"] == "BREAK"
    assert "E_001_aggregate" not in said


def test_the_sheet_of_an_adjustment_tells_why_its_clause_applies_and_quotes_it() -> None:
    words = ["".join(each.itertext()) for each in etree.fromstring(parts(written("ctc-cisco"))["xl/sharedStrings.xml"])]
    assert "Section 6(v): the cash dividend is payable otherwise than out of earnings or earned surplus." in words
    assert [each for each in words if each.startswith("Section 6(v): “(v) In case, at any time during the Term")]
    assert [each for each in words if each.startswith("board-minutes-2002-08-01.txt: “a dividend of $0.75 a share")]


def test_the_same_book_gives_the_same_bytes() -> None:
    assert workpaper_xlsx(example_book("ctc-cisco")) == written("ctc-cisco")


def test_the_instrument_rounds_by_round_and_nothing_else_is_rounded() -> None:
    whole = b"".join(parts(written("ctc-cisco")).values())
    rounded = {each.decode() for each in re.findall(rb"<f>([^<]*)</f>", whole) if b"ROUND" in each}
    assert rounded == {
        "ROUND(E_001_aggregate / E_001_outstanding_after, 2)",
        "ROUND(E_001_W_1_product / E_001_price_after, 1)",
        "ROUND(E_003_market_average, 2)",
        "ROUND(E_001_price_after * E_003_difference / E_003_current_market_price, 2)",
        "ROUND(E_003_W_1_product / E_003_price_after, 1)",
    }


def halved(readings: dict[str, str] | None = None) -> Book:
    """A price of $4.01 halved: $2.005, the very tie, which has no exact binary form."""
    return replayed(split("S-1", "2002-06-14", "2-for-1"), warrant_price=Price.of("4.01"), readings=readings or {})


def test_a_tie_goes_up_whatever_the_binary_form_of_the_quotient() -> None:
    book = halved()
    content = workpaper_xlsx(book)
    assert str(book.state.price.value) == "2.01"
    assert off(book, Recalculated(content)) == []
    assert b"ROUND(ROUND((" in b"".join(parts(content).values())


def test_a_tie_goes_to_the_even_cent_where_the_reading_has_it_so() -> None:
    book = halved({"R1": "half_to_even"})
    assert str(book.state.price.value) == "2"
    assert off(book, Recalculated(workpaper_xlsx(book))) == []


def divided(*shares: str) -> Transfer:
    """W-1 transferred to as many as there are numbers of shares, and the balance kept."""
    transferees = tuple(
        Transferee(
            certificate=f"W-{at}", name=f"Holder {at}", shares=Shares.of(each), state="Nevada", address=("1 Main",)
        )
        for at, each in enumerate(shares, 2)
    )
    return Transfer(
        id="T-1",
        surrendered_on=date(2002, 4, 10),
        certificate="W-1",
        assignor="Cisco Systems Capital Corporation",
        executed_on=date(2002, 4, 10),
        transferees=transferees,
        balance_certificate="W-99",
    )


@pytest.mark.parametrize("shares", [("180,000", "180,000"), ("1", "1", "1", "1", "1"), ("77,439",) * 6])
def test_the_shares_of_all_warrants_together_are_apportioned_by_formulas(shares: tuple[str, ...]) -> None:
    book = replayed(divided(*shares), private_placement(), readings={"R25": "aggregate"})
    cells = Recalculated(workpaper_xlsx(book))
    assert off(book, cells) == []
    assert broken(cells) == {}
    parts_of_all = [each for each in workpaper(book).steps if isinstance(each.expression, Apportioned)]
    assert len(parts_of_all) == len(shares) + 1
    assert sum(Fraction(f"{cells.at(cells.names[legal(each.fact.id)]):.1f}") for each in parts_of_all) == Fraction(
        "589524.5"
    )


def test_words_of_a_matter_are_never_a_formula_or_a_link() -> None:
    attack = '=HYPERLINK("http://example.com","<b>x</b>")'
    terms = executed_terms(holder=Holder(name=attack, state="Nevada", address=("@SUM(1)", "+1", "-1")))
    note = replace(private_placement(), property_received="=1+1")
    content = workpaper_xlsx(replayed(note, holder=terms.holder))
    found = parts(content)
    formulas = b"".join(re.findall(rb"<f>[^<]*</f>", b"".join(found.values())))
    assert b"HYPERLINK" not in formulas
    assert attack in ["".join(each.itertext()) for each in etree.fromstring(found["xl/sharedStrings.xml"])]
    assert not [name for name in found if name.endswith(".rels") and b"example.com" in found[name]]


def test_a_name_is_legal_unique_and_told_by_the_id_of_its_fact() -> None:
    assert legal("E-001.price_after") == "E_001_price_after"
    assert legal("2002-1.price") == "_2002_1_price"
    for name in NAMES:
        names = list(names_of(workpaper(example_book(name)).steps).values())
        assert len({each.casefold() for each in names}) == len(names)
        assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,254}", each) and "_" in each for each in names)


def test_the_days_of_a_window_are_checked_to_be_consecutive_business_days() -> None:
    cells = Recalculated(written("ctc-cisco"))
    assert str(cells.at(("Prices", 7, 2)))[:10] == "2002-08-26"
    cells._cells.set_value("Prices", 7, 2, float((date(2002, 8, 31) - date(1899, 12, 30)).days))
    cells._cells.evaluate_all()
    assert [cells.at(("Prices", row, 3)) for row in (6, 7, 8, 9)] == ["OK", "BREAK", "BREAK", "OK"]
    assert str(cells.at(cells.names["verdict"])).startswith("Lines do not recalculate")
