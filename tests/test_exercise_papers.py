"""The statement of the settlement of an exercise (2.1, 2.2, 11) and the due bill for additional shares (6(xi))."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from conftest import day, replayed, split
from hypothesis import given
from hypothesis import strategies as st
from planting import errors_in, papers
from test_section_2_1 import AT_937, DOUBLED, exercise, net
from test_section_7 import IN_PART

from warrant.book import Book
from warrant.documents import Document
from warrant.events.exercise import Denomination, Payment
from warrant.obligations import obligations
from warrant.quantities import Money, Shares
from warrant.section_2_2 import LEGEND

SETTLEMENT, DUE_BILL = "exercise_settlement", "due_bill"
DEFERRED = exercise(at="2.73", deferred="yes")
CLOSED = {"transfer_books_closed_from": day("2003-01-02"), "transfer_books_closed_until": day("2003-01-10")}
TENTHS = split("S-1", "2002-12-02", "3-for-2", made_on=day("2002-12-13"), ex_date=day("2002-12-16"))
SECOND = split("S-2", "2003-01-03", "2-for-1", made_on=day("2003-01-20"), ex_date=day("2003-01-21"))
COMPLETE = exercise(814_105, at="2.73", new=None, fraction_value="6")
LESSEE = "CTC Communications Corp."


def part(amount: str, means: Any = "cash", **more: Any) -> Payment:
    return Payment(means=means, amount=Money.of(amount), paid_on=day("2003-01-06"), **more)


def only(kind: str, *events: Any, **more: Any) -> tuple[Document, Book]:
    """The one paper of a kind that events call for, with the book."""
    book = replayed(*events, prices=AT_937, **more)
    [document] = papers(kind, book)
    return document, book


def stated(document: Document, *names: str) -> list[str]:
    return [str(document.facts[name].value) if name in document.facts else "none" for name in names]


def column(document: Document, table: str, name: str) -> list[str]:
    return [str(row[name].value) for row in document.rows[table]]


WAYS: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "a part, paid": ((exercise(),), {}),
    "net": ((net(100_000, new="W-2"),), {}),
    "all, with a fraction": ((TENTHS, COMPLETE), {}),
    "all, the fraction worth no more": ((TENTHS, exercise(814_105, at="2.73", new=None, fraction_value="2"),), {}),
    "the balance without its fraction": ((TENTHS, exercise(at="2.73")), {}),
    "the balance with its fraction": ((TENTHS, exercise(at="2.73")), {"readings": {"R10": "carried"}}),
    "net, its fraction in cash": ((net(fraction_value="9.10"),), {"readings": {"R9": "paid_in_cash"}}),
    "net, the price not rounded": ((net(),), {"readings": {"R5": "unrounded"}}),
    "paid too little": ((exercise(payments=(part("400,000.00"),)),), {}),
    "paid too much": ((exercise(payments=(part("410,000.50"),)),), {}),
    "paid by the lessee's debt": (
        (exercise(payments=(part("10.00"), part("409,990.00", "cancellation_of_indebtedness", owed_by=LESSEE))),),
        {},
    ),
    "books closed": ((exercise(**CLOSED),), {}),
    "registered": ((exercise(registered="yes", additional_legends=("One.", "Another.")),), {}),
    "deferred": ((DOUBLED, DEFERRED), {}),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_the_settlement_of_each_way_of_exercise_passes(way: str, tmp_path: Path) -> None:
    events, more = WAYS[way]
    document, book = only(SETTLEMENT, *events, **more)
    assert errors_in(document, book, tmp_path) == []


def test_each_exercise_has_its_settlement_and_nothing_else_has_one() -> None:
    book = replayed(exercise(), exercise(on="2003-02-03", certificate="W-2", new="W-3"))
    assert [(each.event, each.certificate) for each in papers(SETTLEMENT, book)] == [
        ("X-2003-01-06", "W-1"),
        ("X-2003-02-03", "W-2"),
    ]
    assert papers(SETTLEMENT, replayed(IN_PART)) == papers(DUE_BILL, replayed(exercise())) == []


def test_payment_by_any_combination_of_means_is_stated_part_by_part() -> None:
    debt = part("9,000.00", "cancellation_of_indebtedness")
    document, _ = only(SETTLEMENT, exercise(payments=(part("400,000.00", "certified_check"), part("1,000.00"), debt)))
    assert column(document, "payments", "made_by") == [
        "certified check",
        "cash",
        "cancellation of indebtedness of CTC Communications Group, Inc.",
    ]
    assert stated(document, "purchase_amount", "payment", "payment_short", "payment_over") == [
        "410000",
        "410000",
        "none",
        "none",
    ]


def test_indebtedness_of_the_lessee_stands_apart_from_the_payment() -> None:
    events, _ = WAYS["paid by the lessee's debt"]
    document, _ = only(SETTLEMENT, *events)
    assert column(document, "payments", "amount") == ["10"]
    assert column(document, "not_counted", "made_by") == [f"cancellation of indebtedness of {LESSEE}"]
    assert stated(document, "payment", "payment_short") == ["10", "409990"]


def test_a_net_exercise_states_the_formula_the_fifteen_closes_and_what_is_withheld() -> None:
    document, _ = only(SETTLEMENT, net())
    names = ("current_market_price", "market_over_price", "shares_issued", "shares_withheld", "day_in_question")
    assert stated(document, *names) == ["9.37", "5.27", "304881", "237194", "2003-01-06"]
    assert len(document.rows["closes"]) == 15
    assert document.facts["shares_computed"].value.amount == Fraction(542_075) * Fraction("5.27") / Fraction("9.37")


def test_upon_the_complete_exercise_the_fraction_is_paid_in_cash() -> None:
    """0.3 of a share, worth $6.00 a share at a Warrant Price of $2.73: 0.3 x $3.27 = $0.981."""
    document, _ = only(SETTLEMENT, TENTHS, COMPLETE)
    names = ("fraction_settled", "fraction_excess", "fraction_product", "cash_for_fraction", "balance")
    assert stated(document, *names) == ["0.3", "3.27", "0.981", "0.98", "none"]


def test_no_new_warrant_stands_for_a_remaining_fractional_share() -> None:
    document, _ = only(SETTLEMENT, TENTHS, exercise(at="2.73"))
    names = ("unexercised", "fraction_dropped", "balance", "new_certificate")
    assert stated(document, *names) == ["714105.3", "0.3", "714105", "W-2"]


def test_each_certificate_bears_the_legend_unless_the_shares_are_registered(tmp_path: Path) -> None:
    document, book = only(SETTLEMENT, exercise())
    assert stated(document, "legend") == [LEGEND]
    assert "FIG-01" in errors_in(document, book, tmp_path, "an exemption therefrom", "an exemption")
    assert stated(only(SETTLEMENT, exercise(registered="yes"))[0], "legend") == ["none"]


def test_any_additional_legend_is_stated_word_for_word(tmp_path: Path) -> None:
    document, book = only(SETTLEMENT, exercise(additional_legends=("Subject to the laws of California.",)))
    assert errors_in(document, book, tmp_path, "laws of California", "laws of Nevada") == ["FIG-01", "FIG-04"]


def test_where_the_books_are_closed_the_next_date_on_which_they_are_open_is_stated() -> None:
    document, _ = only(SETTLEMENT, exercise(**CLOSED))
    names = ("holder_of_record_on", "transfer_books_closed_until", "last_day_to_deliver")
    assert stated(document, *names) == ["2003-01-13", "2003-01-10", "2003-01-21"]
    assert stated(only(SETTLEMENT, exercise())[0], "transfer_books_closed_until") == ["none"]


def test_the_certificates_stand_with_name_address_and_denomination() -> None:
    asked = (
        Denomination(name="Other LLC", shares=Shares.of(40_000), address=("1 Main Street", "Boston")),
        Denomination(name="Cisco Systems Capital Corporation", shares=Shares.of(60_000)),
        )  # fmt: skip
    document, _ = only(SETTLEMENT, exercise(denominations=asked))
    assert column(document, "certificates", "shares") == ["40000", "60000"]
    assert column(document, "certificates", "address") == [
        "1 Main Street; Boston",
        "170 West Tasman Drive; San Jose, California 95134",
    ]


def test_the_readings_on_which_a_figure_rests_are_stated() -> None:
    assert column(only(SETTLEMENT, net())[0], "readings", "clause") == [
        "6(vi), 5",
        "6(vi), 6(vii)",
        "6(vii), 6(ix), Exhibit D 4",
        "2.1, 11",
        "2.1",
        "2.1, 14",
    ]


WRONG = [
    ("a part, paid", "$410,000.00", "$410,000.01"),
    ("a part, paid", "(442,075)", "(442,076)"),
    ("a part, paid", "January 21, 2003", "January 20, 2003"),
    ("net", "$9.37", "$9.38"),
    ("net", "$5.27", "$5.28"),
    ("net", "43,757", "43,758"),
    ("all, with a fraction", "$0.981", "$0.982"),
    ("all, with a fraction", "$0.98<", "$0.99<"),
    ("deferred", "33,415", "33,416"),
    ("the balance without its fraction", ">0.3<", ">0.4<"),
    ("paid too little", "$10,000.00", "$10,000.10"),
]


@pytest.mark.parametrize(("way", "before", "after"), WRONG)
def test_a_wrong_figure_in_a_settlement_is_found(way: str, before: str, after: str, tmp_path: Path) -> None:
    events, more = WAYS[way]
    document, book = only(SETTLEMENT, *events, **more)
    assert "FIG-01" in errors_in(document, book, tmp_path, before, after)


@given(number=st.integers(1, 814_105), in_net=st.booleans())
def test_what_is_exercised_and_what_is_left_make_up_the_warrant(number: int, in_net: bool) -> None:
    new, more = ("W-2", {}) if number < 814_105 else (None, {"fraction_value": "10"})
    event = net(max(number, 2), new, **more) if in_net else exercise(number, at="2.73", new=new, **more)
    document, _ = only(SETTLEMENT, TENTHS, event)
    value = {name: fact.value for name, fact in document.facts.items()}
    nothing = Shares.of(0)
    left = value.get("balance", nothing) + value.get("fraction_dropped", value.get("fraction", nothing))
    assert value["shares_exercised"] + left == value["shares_before"]
    assert value["shares_issued"] + value.get("shares_withheld", nothing) == value["shares_exercised"]


# The due bill


def test_a_due_bill_evidences_holders_right_to_the_additional_shares_upon_the_event(tmp_path: Path) -> None:
    document, book = only(DUE_BILL, DOUBLED, DEFERRED)
    assert stated(document, "holder_name", "shares_deferred", "shares_issued_now") == [
        "Cisco Systems Capital Corporation",
        "33415",
        "66585",
    ]
    assert [column(document, "additional", name) for name in ("event", "record_date", "made_on")] == [
        ["S-1"],
        ["2003-01-02"],
        ["2003-01-15"],
    ]
    assert errors_in(document, book, tmp_path) == []


def test_of_two_events_each_stands_with_its_own_additional_shares(tmp_path: Path) -> None:
    document, book = only(DUE_BILL, DOUBLED, SECOND, exercise(at="1.37", deferred="yes"))
    shares = [int(each) for each in column(document, "additional", "additional_shares")]
    assert column(document, "additional", "event") == ["S-2", "S-1"]
    assert stated(document, "shares_deferred") == [str(sum(shares))]
    assert errors_in(document, book, tmp_path) == []


def test_company_may_defer_and_where_it_does_not_there_is_no_due_bill() -> None:
    assert papers(DUE_BILL, replayed(DOUBLED, exercise(at="2.73"))) == []


def test_the_due_bill_that_is_owed_is_the_paper_of_that_name() -> None:
    document, book = only(DUE_BILL, DOUBLED, DEFERRED)
    owed = {each.kind: each.document for each in obligations(book) if each.clause == "6(xi)"}
    assert owed == {"due_bill": document.stem, "additional_shares": ""}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("thirty-three thousand four hundred fifteen", "thirty-three thousand four hundred sixteen"),
        ("January 6, 2003", "January 7, 2003"),
        (">33,415<", ">33,416<"),
        ("the right of", "no right of"),
        ("upon the occurrence of the event or", "before the occurrence of the event or"),
    ],
)
def test_a_wrong_figure_or_word_in_a_due_bill_is_found(before: str, after: str, tmp_path: Path) -> None:
    document, book = only(DUE_BILL, DOUBLED, DEFERRED)
    assert errors_in(document, book, tmp_path, before, after) != []
