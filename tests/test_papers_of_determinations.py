"""What is determined, and told to whom: Sections 6(vii), 6(i)2 and 6(v); and the copy that 6(x) has forwarded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import day, dividend, example_book, issue, quotes, replayed, split
from hypothesis import given
from hypothesis import strategies as st
from planting import errors, replaced
from test_section_6_vii_determination import DIVIDEND, HOLDER, determination, dispute, notice, outcome

from tenor.matter import load
from warrant.book import Book
from warrant.documents import Document, called_for
from warrant.errors import BadMatter
from warrant.events.address_change import AddressChange
from warrant.events.convertible import Convertible
from warrant.events.event import Event
from warrant.obligations import obligations
from warrant.prices import Quote
from warrant.quantities import Money, Price, Shares
from warrant.replay import replay
from warrant.section_6.vii_wanting import CLOSED, NOTHING, ONE_MARKET

INFORMED = notice("2002-09-18")
OPENED = determination(for_day=day("2002-06-14"), determined_on=day("2002-06-17"))
BY_A_FIRM: dict[str, Any] = {"by": "firm", "firm": "Harbor & Main", "selected_by": "board"}
TOLD: dict[str, Any] = {"stockholders_notice_on": day("2002-07-15"), "stockholders_notice_method": "first_class"}


def papers(book: Book, kind: str) -> list[Document]:
    return [each for each in called_for(book) if each.kind == kind]


def paper(book: Book, kind: str) -> Document:
    [only] = papers(book, kind)
    return only


def said(document: Document) -> dict[str, str]:
    return {name: str(fact.value) for name, fact in document.facts.items()}


def table(document: Document, name: str) -> list[tuple[str, ...]]:
    return [tuple(str(fact.value) for fact in row.values()) for row in document.rows[name]]


def for_property(id: str = "E-1", on: str = "2002-06-14", **changes: Any) -> Event:
    """1,000,000 shares for $100,000 less $20,000 and a licence at $5,000,000."""
    event = issue(id, on, 1_000_000, 100_000, expenses=20_000)
    paid = {"other_consideration": Money.of(5_000_000), "property_received": "a licence"}
    return replace(event, determined_on=day(on), **{**paid, **changes})


# Section 6(vii): the notice of the Board's determination


def test_each_holder_is_informed_of_a_determination_by_the_board() -> None:
    told = papers(example_book("determinations"), "determination_notice")
    assert [each.certificate for each in told] == ["W-2", "W-3"]
    assert {each.facts["price"].value for each in told} == {Price.of(3)}


def test_a_firms_own_determination_is_no_determination_by_the_board_that_holder_may_dispute() -> None:
    assert papers(replayed(DIVIDEND, determination(**BY_A_FIRM)), "determination_notice") == []


@given(st.dates(date(2002, 9, 17), date(2002, 12, 31)), st.sampled_from(["certified", "registered", "delivered"]))
def test_the_notice_says_the_same_whenever_it_is_mailed_for_no_day_in_it_depends_on_that(sent: date, how: Any) -> None:
    mailed = replayed(DIVIDEND, determination(), mailings=[notice(str(sent), how)])
    one, other = (paper(each, "determination_notice") for each in (mailed, replayed(DIVIDEND, determination())))
    assert said(one) == said(other)
    assert {name: table(one, name) for name in one.rows} == {name: table(other, name) for name in other.rows}


def test_the_days_without_a_closing_price_are_told_in_runs_with_their_number() -> None:
    """The window of 16 September 2002 runs from 23 August to 13 September, with Labor Day left out."""
    gone = {day("2002-08-27"), day("2002-08-28"), day("2002-09-10")}
    closes = [each for each in quotes("2002-08-01", "2002-09-30", "7.00") if each.day not in gone]
    told = paper(replayed(DIVIDEND, determination(), prices=closes), "determination_notice")
    assert table(told, "wanting") == [
        ("2002-08-27", "2002-08-28", "2", NOTHING),
        ("2002-09-10", "2002-09-10", "1", NOTHING),
    ]
    counts = ("window_from", "window_to", "closes_wanted", "closes_available", "closes_wanting")
    assert [said(told)[name] for name in counts] == ["2002-08-23", "2002-09-13", "15", "12", "3"]


def test_a_day_on_which_the_market_was_closed_or_one_market_alone_reported_is_told_as_such() -> None:
    saturday, alone = day("2002-09-07"), day("2002-09-11")
    closes = [each for each in quotes("2002-08-01", "2002-09-30", "7.00") if each.day not in (saturday, alone)]
    closes.append(Quote(day=alone, market="nasdaq", last_sale=Price.of(7), source_name="Nasdaq"))
    chosen = {"R6": "saturday_too", "R27": "either_is_missing"}
    told = paper(replayed(DIVIDEND, determination(), prices=closes, readings=chosen), "determination_notice")
    assert [(row[0], row[3]) for row in table(told, "wanting")] == [("2002-09-07", CLOSED), ("2002-09-11", ONE_MARKET)]
    assert len(told.rows["readings"]) == 3


@given(st.sets(st.integers(0, 14), min_size=1))
def test_the_runs_together_are_the_days_without_a_closing_price(gone: set[int]) -> None:
    every = list(quotes("2002-08-01", "2002-09-30", "7.00"))
    window = replayed(DIVIDEND, prices=every).adjustments[0].computation.rows["closes"]
    lacking = {window[number]["day"].value for number in gone}
    closes = [each for each in every if each.day not in lacking]
    told = paper(replayed(DIVIDEND, determination(), prices=closes), "determination_notice")
    assert sum(row["days"].value for row in told.rows["wanting"]) == len(gone) == told.facts["closes_wanting"].value


def test_the_computations_named_are_those_of_events_known_when_the_price_was_determined() -> None:
    events = (DIVIDEND, for_property("E-2", "2002-09-16"))
    told = paper(replayed(*events, determination()), "determination_notice")
    assert [row[:2] for row in table(told, "computations")] == [("E-2", "6(i)2"), ("E-1", "6(v)")]
    late = replace(DIVIDEND, recorded=day("2002-12-01"))
    told = paper(replayed(late, determination()), "determination_notice")
    assert (table(told, "computations"), "known_computations" in told.facts) == ([], False)


def test_the_notice_gives_the_address_for_notices_that_company_has_then() -> None:
    moved = AddressChange(id="M-1", furnished_on=day("2002-03-01"), of="company", address=("1 New Street", "Boston"))
    told = paper(replayed(moved, DIVIDEND, determination()), "determination_notice")
    assert table(told, "company_address")[1:] == [("1 New Street",), ("Boston",)]


# The dispute and its outcome


def test_holder_disputes_in_writing_and_tells_the_thirty_days_where_it_was_informed() -> None:
    """Informed on 18 September 2002: the thirtieth day after it is 18 October."""
    events = (DIVIDEND, determination(), dispute("2002-10-18"))
    told = said(paper(replayed(*events, mailings=[INFORMED]), "dispute_notice"))
    assert (told["informed_on"], told["last_day_to_dispute"]) == ("2002-09-18", "2002-10-18")
    assert (told["holder_name"], told["price"], told["days_to_dispute"]) == (HOLDER.name, "6", "30")


@pytest.mark.parametrize(("on", "mailed"), [("2002-10-19", True), ("2002-09-17", True), ("2002-10-01", False)])
def test_a_dispute_that_is_late_or_comes_before_holder_is_informed_tells_no_last_day(on: str, mailed: bool) -> None:
    events = (DIVIDEND, determination(), dispute(on))
    told = paper(replayed(*events, mailings=[INFORMED] if mailed else []), "dispute_notice")
    assert {"informed_on", "last_day_to_dispute"}.isdisjoint(told.facts)


def test_the_record_of_an_outcome_tells_the_warrant_price_on_either_price() -> None:
    """4.10 x 5.25 / 6.00 = 3.5875 on the Board's price, 4.10 x 7.25 / 8.00 = 3.715625 on the firm's."""
    events = (DIVIDEND, determination(), dispute("2002-10-10"), outcome("8.00"))
    told = paper(replayed(*events, mailings=[INFORMED]), "dispute_outcome")
    assert table(told, "changed") == [("E-1", "6(v)", "3.59", "3.72")]
    stated = said(told)
    assert stated["determined_by"] == "Harbor & Main, selected by the Board of Directors of Company"
    assert (stated["board_price"], stated["price"], stated["selected_on"]) == ("6", "8", "2002-11-01")
    assert (stated["changed_count"], stated["effect"], told.certificate) == ("1", "it takes the place of D-1", "")


def test_an_outcome_is_told_by_what_is_known_now_where_its_dispute_was_recorded_after_it() -> None:
    events = (DIVIDEND, determination(), dispute("2002-10-10", recorded=day("2002-12-05")), outcome("8.00"))
    told = paper(replayed(*events, mailings=[INFORMED]), "dispute_outcome")
    assert table(told, "changed") == [("E-1", "6(v)", "3.59", "3.72")]


def test_an_adjustment_that_is_made_or_no_longer_made_on_the_firms_price_is_changed() -> None:
    """1,000,000 shares come at no more than $3,000,000 on $3.00, and at the $5,080,000 paid for them on $9.00."""
    bought = for_property()
    opened = replace(OPENED, price=Price.of(3))
    events = (bought, opened, dispute("2002-07-01"), outcome("9.00"))
    told = paper(replayed(*events), "dispute_outcome")
    assert table(told, "changed") == [("E-1", "6(i)", "4.06", "4.1")]
    raised = (bought, replace(opened, price=Price.of(9)), dispute("2002-07-01"), outcome("3.00"))
    assert table(paper(replayed(*raised), "dispute_outcome"), "changed") == [("E-1", "6(i)", "4.1", "4.06")]


def test_an_adjustment_made_after_the_outcome_never_stood_on_the_boards_price() -> None:
    later = issue("E-9", "2003-01-15", 5_000_000, 10_000_000)
    events = (DIVIDEND, determination(), dispute("2002-10-10"), outcome("8.00"), later)
    told = paper(replayed(*events, mailings=[INFORMED]), "dispute_outcome")
    assert [row[0] for row in table(told, "changed")] == ["E-1"]


def test_the_outcome_of_a_dispute_that_came_too_late_changes_nothing() -> None:
    events = (DIVIDEND, determination(), dispute("2002-10-19"), outcome("8.00"))
    told = paper(replayed(*events, mailings=[INFORMED]), "dispute_outcome")
    assert (table(told, "changed"), said(told)["effect"]) == ([], "none, for X-1 came too late")
    assert "nothing_changed" in told.facts


def test_where_the_boards_price_gives_no_warrant_price_none_stood_that_could_be_changed() -> None:
    """A distribution worth $0.75 on a price of $0.50."""
    events = (DIVIDEND, determination("0.50"), dispute("2002-10-10"), outcome("8.00"))
    told = paper(replayed(*events, mailings=[INFORMED]), "dispute_outcome")
    assert {"changed_count", "nothing_changed"}.isdisjoint(told.facts)


# Sections 6(i)2 and 6(v): the Board's determination of fair market value


def test_the_boards_determination_of_what_is_distributed_is_certified_where_6_v_adjusts() -> None:
    told = paper(replayed(DIVIDEND, determination()), "fair_market_value_determination")
    assert (said(told)["clause"], said(told)["value_per_share"], told.certificate) == ("6(v)", "0.75", "")
    out_of_earnings = replace(DIVIDEND, payable_out_of="earnings")
    assert papers(replayed(out_of_earnings), "fair_market_value_determination") == []
    after_the_term = dividend("E-1", "2009-06-01", "0.75")
    assert papers(replayed(after_the_term), "fair_market_value_determination") == []


@pytest.mark.parametrize(
    ("at", "reading", "told"),
    [
        ("3.00", "after_deductions", ("limited_after_deductions", "3000000", "5080000", "3000000")),
        ("6.00", "after_deductions", ("not_limited_after_deductions", "6000000", "5080000", "5080000")),
        ("3.00", "as_paid", ("limited_as_paid", "3000000", "5100000", "2980000")),
        ("6.00", "as_paid", ("not_limited_as_paid", "6000000", "5100000", "5080000")),
    ],
)
def test_fair_market_value_together_with_any_cash_shall_not_exceed_the_market_price_times_the_shares(
    at: str, reading: str, told: tuple[str, ...]
) -> None:
    opened = replace(OPENED, price=Price.of(at))
    book = replayed(for_property(), opened, readings={"R38": reading})
    certified = paper(book, "fair_market_value_determination")
    stated = said(certified)
    assert told[0] in stated
    assert tuple(stated[name] for name in ("limit", "together", "allowed")) == told[1:]
    assert (stated["clause"], stated["fair_market_value"]) == ("6(i)2", "5000000")


def test_what_the_certificate_states_of_an_issue_are_the_facts_of_its_statement() -> None:
    book = replayed(for_property(), replace(OPENED, price=Price.of(3)))
    [statement, *_] = papers(book, "adjustment_statement")
    certified = paper(book, "fair_market_value_determination")
    for name in ("limit", "together", "allowed", "current_market_price", "other_consideration", "net_cash"):
        assert certified.facts[name] == statement.facts[name]


def test_no_value_is_determined_for_an_issue_for_cash_nor_for_one_that_6_i_does_not_test() -> None:
    assert papers(replayed(issue("E-1", "2002-06-14", 1_000_000, 100_000)), "fair_market_value_determination") == []
    under_a_plan = for_property(plan="incentive", shares_issued=Shares.of(1_000))
    assert papers(replayed(under_a_plan), "fair_market_value_determination") == []


def test_each_tranche_has_its_own_value_and_the_limit_of_the_one_issue() -> None:
    first = issue("E-1", "2002-06-14", 1_000_000, 100_000)
    later = for_property("E-2", tranche_of="E-1")
    book = replayed(first, later, replace(OPENED, price=Price.of(3)), readings={"R17": "one_issue"})
    told = said(paper(book, "fair_market_value_determination"))
    assert (told["event"], told["shares_issued"], told["shares_limited"], told["limit"]) == (
        "E-2", "1000000", "2000000", "6000000",
    )  # fmt: skip


def test_for_convertibles_the_limit_is_on_the_shares_deliverable() -> None:
    event = Convertible(
        id="C-1",
        issued_on=day("2002-06-14"),
        shares_deliverable=Shares.of(1_000_000),
        cash_paid=Money.of(0),
        additional_consideration=Money.of(0),
        other_consideration=Money.of(5_000_000),
        property_received="a licence",
        determined_on=day("2002-06-14"),
    )
    told = said(paper(replayed(event, replace(OPENED, price=Price.of(3))), "fair_market_value_determination"))
    assert (told["shares_deliverable"], told["limit"], told["allowed"]) == ("1000000", "3000000", "3000000")


# Section 6(x): the copy of the notice given to stockholders


@pytest.mark.parametrize(
    ("event", "clause", "action"),
    [
        (split("S-1", "2002-08-01", "3-for-2", **TOLD), "6(iii)", "a stock dividend, subdivision or split-up of"),
        (split("S-1", "2002-08-01", "1-for-10", **TOLD), "6(iv)", "a combination of the outstanding shares"),
        (dividend("S-1", "2002-08-01", "0.75", **TOLD), "6(v)", "a cash dividend payable out of paid-in capital"),
    ],
)
def test_a_copy_says_which_action_of_the_types_described_company_proposes(
    event: Event, clause: str, action: str
) -> None:
    book = replayed(event, prices=quotes("2002-06-01", "2002-09-30", "6.12"))
    told = said(paper(book, "stockholders_notice_copy"))
    assert told["adjusting_clause"] == clause
    assert told["action"].startswith(action)
    assert told["stockholders_notice_manner"] == "mail, first class, postage prepaid"
    assert ("ratio" in told) == (clause != "6(v)")


@pytest.mark.parametrize("kind", ["stockholders_notice_copy", "determination_notice"])
def test_a_paper_is_called_for_exactly_where_it_is_owed(kind: str) -> None:
    book = example_book("determinations")
    owed = {each.document for each in obligations(book) if each.kind == kind}
    assert owed == {each.stem for each in papers(book, kind)}
    assert len(owed) == 2


def test_the_file_of_the_notice_is_named_and_must_be_there(sample: Path) -> None:
    book = example_book("determinations")
    assert said(papers(book, "stockholders_notice_copy")[0])["stockholders_notice_file"].endswith("2003-06-02.txt")
    entry = "  - {id: S-1, type: subdivision, ratio: 3-for-2, record_date: 2002-08-01, made_on: 2002-08-02, ex_date: "
    more = f"{entry}2002-08-05, stockholders_notice_on: 2002-07-15, stockholders_notice_method: certified, "
    (sample / "events.yaml").write_text(f"events:\n{more}stockholders_notice_file: no.txt}}\n", "utf-8")
    with pytest.raises(BadMatter) as refused:
        load(sample)
    [problem] = [str(each) for each in refused.value.problems]
    told = "stockholders_notice_file: there is no no.txt in evidence/"
    assert problem.startswith(f"events.yaml:2:{len(more) + 27}: {told}")


def test_a_copy_is_owed_in_the_term_as_the_parties_lengthened_it() -> None:
    book = example_book("register")
    late = split("S-9", "2009-06-15", "3-for-2", **{**TOLD, "stockholders_notice_on": day("2009-06-01")})
    matter = replace(book.matter, events=(*book.matter.events, late))
    assert len([each for each in obligations(replay(matter)) if each.kind == "stockholders_notice_copy"]) == 2


# Wrong words in the finished papers

STEMS = [
    "2003-03-14-fair-market-value-determination-E-002",
    "2003-03-14-fair-market-value-determination-E-003",
    "2003-03-17-determination-notice-E-004-W-2",
    "2003-04-10-dispute-notice-E-005-W-2",
    "2003-05-15-dispute-outcome-E-006",
    "2003-06-20-stockholders-notice-copy-E-007-W-2",
]


@pytest.mark.parametrize(
    ("stem", "before", "after"),
    [
        (STEMS[0], "is not open to dispute", "is open to dispute"),
        (STEMS[1], "is conclusive", "is not conclusive"),
        (STEMS[2], "Holder may dispute", "Holder may not dispute"),
        (STEMS[2], "independent", "dependent"),
        (STEMS[3], "American Arbitration Association", "Board of Directors"),
        (STEMS[4], "supersedes", "confirms"),
        (STEMS[5], "at the same time and in the same manner", "in due course"),
    ],
)
def test_words_that_turn_a_right_or_a_duty_round_are_found(
    stem: str, before: str, after: str, example_paper: Callable[[str, str], Path], tmp_path: Path
) -> None:
    path = replaced(example_paper("determinations", f"{stem}.docx"), tmp_path, before, after)
    assert "TXT-02" in {each.rule.code for each in errors(example_book("determinations"), path)}
