"""A matter's files are read whole or refused with every mistake at its place and what to write instead."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLE, Outcome, executed_terms, split
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tenor.ledger import ledger_json, ledger_table, register_table
from tenor.matter import load
from warrant.book import Book
from warrant.errors import BadMatter
from warrant.events import EVENT_KINDS
from warrant.quantities import Money, Price
from warrant.replay import replay

FILES = ("warrant.yaml", "events.yaml", "prices.csv", "mailings.csv")
PROBLEM = re.compile(r"(warrant\.yaml|events\.yaml|prices\.csv|mailings\.csv):[1-9]\d*:[1-9]\d*: \S.*: \S.*")


def spoil(folder: Path, file: str, *changes: tuple[str, str]) -> None:
    """Changes text of a file, each wherever it stands first; what is not there fails the test."""
    text = (folder / file).read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    (folder / file).write_text(text, "utf-8")


def problems(folder: Path) -> list[str]:
    with pytest.raises(BadMatter) as refused:
        replay(load(folder))
    assert all(PROBLEM.fullmatch(str(each)) for each in refused.value.problems)
    return [str(each) for each in refused.value.problems]


def test_the_sample_matter_is_read_as_the_executed_form_states_it() -> None:
    matter, executed = load(SAMPLE), executed_terms()
    for name in (
        "certificate",
        "issued_on",
        "warrant_shares",
        "warrant_price",
        "expires_on",
        "capitalisation",
        "holder",
    ):
        assert getattr(matter.terms, name) == getattr(executed, name)
    assert [event.id for event in matter.events] == ["E-001", "E-002", "E-003"]
    assert matter.events[0].cash_paid == Money.of("10600000")  # type: ignore[attr-defined]
    assert len(matter.prices) == 20


def test_every_field_of_the_sample_matter_knows_its_line() -> None:
    matter = load(SAMPLE)
    lines = (SAMPLE / "warrant.yaml").read_text("utf-8").splitlines()
    for name in ("warrant_price", "issued_on", "term_years"):
        source = matter.terms.source(name)
        assert lines[source.line - 1].startswith(f"{name}: ")
        assert source.column == len(name) + 3
    [quote] = next(iter(matter.prices.values()))
    assert str(quote.source("last_sale")) == "prices.csv:2:12"


def test_what_an_event_leaves_out_is_not_said_to_be_stated() -> None:
    facts = replay(load(SAMPLE)).facts()
    assert facts["E-001.discounts"].how == "not stated in events.yaml: none"
    assert facts["E-001.expenses"].how == "stated in events.yaml"


HERE = "¦"  # stands before the character at which the mistake is told

MISTAKES: list[tuple[str, str, str, str]] = [
    # file, what stands there, what is written instead, what is told
    ("warrant.yaml", "issued_on: 2002-02-27", "issued_on: ¦27.2.2002", "issued_on: '27.2.2002' is not a date"),
    ("warrant.yaml", "issued_on: 2002-02-27", "issued_on: ¦2002-02-30", "issued_on: there is no 2002-02-30"),
    ("warrant.yaml", "issued_on: 2002-02-27", "issued_on: ¦0002-02-27", "issued_on: no business days are known"),
    ("warrant.yaml", "issued_on: 2002-02-27", "issued_on: ¦9999-02-27", "issued_on: no business days are known"),
    (
        "warrant.yaml",
        "issued_on: 2002-02-27",
        "issued_on: ¦２００２-02-27",
        "issued_on: '２００２-02-27' is not a date",
    ),
    ("warrant.yaml", "warrant_price: 4.10", "warrant_price: ¦$4.10", "warrant_price: '$4.10' is not a decimal number"),
    ("warrant.yaml", "warrant_price: 4.10", "warrant_price: ¦-4.10", "warrant_price: '-4.10' bears a sign"),
    ("warrant.yaml", "warrant_price: 4.10", "warrant_price: ¦4.1e0", "warrant_price: '4.1e0' is not a decimal number"),
    ("warrant.yaml", "warrant_price: 4.10", "warrant_price: ¦４.10", "warrant_price: '４.10' is not a decimal number"),
    ("warrant.yaml", "warrant_price: 4.10", "warrant_price: ¦0.00", "warrant_price: it is zero"),
    ("warrant.yaml", "warrant_price: 4.10", "warrant_price: ¦4.105", "warrant_price: it is finer than a cent"),
    ("warrant.yaml", "warrant_price: 4.10", "warrant_price:¦", "warrant_price: nothing is not a decimal number"),
    (
        "warrant.yaml",
        "warrant_price: 4.10",
        "warrant_price: ¦[4]",
        "warrant_price: a list or a mapping is not a decimal",
    ),
    (
        "warrant.yaml",
        "warrant_price: 4.10",
        "¦warrent_price: 4.10",
        "unknown key warrent_price: did you mean warrant_p",
    ),
    ("warrant.yaml", "term_years: 7", "term_years: 7\n¦term_years: 8", "the key term_years stands here a second time"),
    ("warrant.yaml", "542,075", f"¦{'9' * 40}", "warrant_shares: a number of 40 digits"),
    ("warrant.yaml", "542,075", "¦542,0750", "warrant_shares: '542,0750' is not a decimal number"),
    ("warrant.yaml", "542,075", "¦542,075.05", "warrant_shares: '542,075.05' has more than 1 decimal:"),
    ("warrant.yaml", "542,075", "¦0", "warrant_shares: it is zero"),
    ("warrant.yaml", "term_years: 7", "term_years: ¦seven", "term_years: 'seven' is not a whole number"),
    ("warrant.yaml", "term_years: 7", "term_years: ¦0", "term_years: it is no number of years of a Term"),
    ("warrant.yaml", "term_years: 7", "term_years: ¦99999", "term_years: it is no number of years of a Term"),
    ("warrant.yaml", "2009-02-27", "¦2009-02-28", "expires_on 2009-02-28 is not the end of the Term"),
    ("warrant.yaml", "certificate: W-1", "certificate: ¦../W-1", "certificate: '../W-1' cannot name a file"),
    (
        "warrant.yaml",
        "state: Delaware",
        "state: ¦!!str Delaware",
        "the tag tag:yaml.org,2002:str: write the plain value",
    ),
    ("warrant.yaml", "state: Delaware", r'state: ¦"Dela\u200bware"', r"state: 'Dela\u200bware' holds a character"),
    ("warrant.yaml", "state: Delaware", r'state: ¦"\uD800"', r"state: '\ud800' holds a character that does not print"),
    ("warrant.yaml", "state: Delaware", 'state: ¦" "', "state: ' ' where a text belongs: write the words"),
    ("warrant.yaml", "state: Delaware", "¦states: Delaware", "unknown key states: did you mean state?"),
    ("warrant.yaml", "state: Delaware", "state: x\n  ¦sources: {}", "unknown key sources: the keys here are name, "),
    ("warrant.yaml", "state: Delaware", 'state: x\n  ¦"a\\nb": y', "a key that is no plain word: write the key as one"),
    (
        "warrant.yaml",
        "state: Delaware",
        "state: x\n  ? ¦[a]\n  : y",
        "a key that is no plain word: write the key as one",
    ),
    ("warrant.yaml", "  state: Delaware", "¦\tstate: Delaware", "this is not YAML (found character '\\t'"),
    ("warrant.yaml", "state: Delaware", "state: Dela¦: ware", "this is not YAML (mapping values are not allowed here)"),
    ("warrant.yaml", "state: Delaware", "state: &d Delaware\n  note: ¦*d", "the alias *d: write the value out"),
    ("warrant.yaml", "state: Delaware", f"state: {'[' * 18}¦{'[' * 9000}", "the file nests too deep: use at most 20"),
    (
        "warrant.yaml",
        "- 220 Bear Hill Road",
        "- ¦{road: Bear Hill}",
        "address: a list or a mapping where a text belongs",
    ),
    ("warrant.yaml", "27,103,730", "¦0", "outstanding_common: it is zero"),
    ("warrant.yaml", "27,103,730", "¦100,000,001", "outstanding_common: it is more than authorised_common"),
    ("warrant.yaml", "4,023,193", "¦4,959,607", "options: more options than the reserve of the plan"),
    (
        "warrant.yaml",
        "readings: {}",
        "readings: ¦{R1: up}",
        "readings: R1 has no choice 'up': write half_away_from_zero",
    ),
    ("warrant.yaml", "readings: {}", "readings: ¦{R1: [up]}", "readings: R1 has no choice a list or a mapping"),
    ("warrant.yaml", "readings: {}", "readings: ¦{R99: up}", "readings: there is no reading 'R99'"),
    ("warrant.yaml", "readings: {}", "readings: ¦R1", "readings: 'R1' where choices of readings belong"),
    ("events.yaml", "id: E-002", "id: ¦E-001", "id: a second event claims the id E-001: the first is at line "),
    ("events.yaml", "id: E-002", "id: ¦../E-002", "id: '../E-002' cannot name an event"),
    ("events.yaml", "id: E-002", "id: ¦warrant", "id: 'warrant' cannot name an event"),
    ("events.yaml", "id: E-002", "id: ¦W-1", "id: 'W-1' cannot name an event"),
    ("events.yaml", "type: issuance", "type: ¦issue", "type: 'issue' is no kind of event: write type: and one of"),
    ("events.yaml", "type: issuance", "type: ¦[issuance]", "type: ['issuance'] is no kind of event"),
    ("events.yaml", "id: E-001\n    type: issuance", "¦id: E-001", "an event without a type: write type: and one of"),
    (
        "events.yaml",
        "2002-06-14",
        "¦2002-02-26",
        "issued_on: it is before the date of the Warrant: leave it out",
    ),
    ("events.yaml", "2002-06-14", "¦1990-01-31", "issued_on: it is before 1990-02-01"),
    ("events.yaml", "5,000,000", "¦0", "shares_issued: it is zero: write what was issued"),
    ("events.yaml", "10,600,000.00", "¦10,600,000.001", "cash_paid: '10,600,000.001' has more than 2 decimals"),
    ("events.yaml", "10,600,000.00", "¦599,999.99", "the deductions of E-001 are more than the cash paid"),
    ("events.yaml", "expenses:", "¦expences:", "unknown key expences: did you mean expenses?"),
    ("events.yaml", "of: cash", "of: ¦money", "of: 'money' is none of the choices: write cash, capital_stock"),
    ("events.yaml", "of: cash", "of:¦", "of: nothing is none of the choices"),
    ("events.yaml", "of: cash", "of: ¦[cash]", "of: a list or a mapping is none of the choices"),
    ("events.yaml", "0.75", "¦0", "value_per_share: it is zero: write what was issued or distributed"),
    ("events.yaml", "0.75", "¦6.12", "the fair market value of E-003 is not below the Current Market Price of $6.12"),
    ("events.yaml", "2002-09-16", "¦2002-07-31", "record_date: it is before declared_on: write the dates in the order"),
    ("events.yaml", "2002-09-30", "¦2002-09-15", "made_on: it is before record_date: write the dates in the order"),
    ("events.yaml", "2002-08-09", "¦2002-07-31", "notice_dated: the notice is dated before the declaration"),
    ("events.yaml", "events:", "¦event:", "there is no list of events: begin the file with the line events:"),
    (
        "events.yaml",
        "events:",
        "events: ¦none\nmore:",
        "there is no list of events: begin the file with the line events:",
    ),
    ("events.yaml", "events:", "¦more: 1\nevents:", "unknown key more: keep events: alone at the left"),
    ("prices.csv", "date,last_sale", "¦day,last_sale", "the headings are day,last_sale,bid,asked,source: write date,"),
    ("prices.csv", "2002-08-16,6.31,6.28,6.33,Nasdaq", "¦2002-08-16,6.31", "2 cells in a file of 5 columns"),
    ("prices.csv", "2002-08-16,6.31", "2002-08-16,¦6.3x", "last_sale: '6.3x' is not a decimal number"),
    ("prices.csv", "2002-08-16,6.31", "¦2002-08-17,6.31", "day: the market was closed on 2002-08-17"),
    ("prices.csv", "2002-08-16,6.31", "¦2001-09-12,6.31", "day: the market was closed on 2001-09-12"),
    ("prices.csv", "2002-08-19", "¦2002-08-16", "day: a second row for 2002-08-16: the first is at line 2"),
    ("prices.csv", "6.31,6.28,6.33", "6.31,¦6.34,6.33", "bid: the bid is above the asked: correct the row"),
    (
        "prices.csv",
        "2002-08-16,6.31,6.28,6.33",
        "¦2002-08-16,,6.28,",
        "neither a last sale nor bid and asked: write one",
    ),
    ("prices.csv", "6.33,Nasdaq", "6.33,¦", "source: nothing where a text belongs"),
    ("prices.csv", "2002-08-16,6.31", "2002-08-16,¦0", "last_sale: it is zero: leave the cell empty"),
    ("events.yaml", "id: E-002", "id: ¦e-001", "id: a second event claims the id e-001: the first is at line "),
    ("events.yaml", "id: E-002", "id: ¦E", "id: 'E' cannot name an event: write at most 20 letters, digits and"),
    ("events.yaml", "id: E-002", f"id: ¦{'9' * 21}", f"id: '{'9' * 21}' cannot name an event"),
    ("warrant.yaml", "50.00", "¦50.005", "conversion_price: it is finer than a cent"),
    ("warrant.yaml", "7.07", "¦7.075", "average_price: it is finer than a cent"),
    ("mailings.csv", "document,sent_on", "¦document,sent", "the headings are document,sent,"),
    ("mailings.csv", "sha256\n", "sha256\nx,2002-08-09,H,A,¦pigeon,,\n", "method: 'pigeon' is none of the choices"),
]


@pytest.mark.parametrize(("file", "old", "new", "told"), MISTAKES)
def test_a_mistake_is_told_with_its_file_its_line_and_column_and_what_to_write(
    sample: Path, file: str, old: str, new: str, told: str
) -> None:
    spoil(sample, file, (old, new))
    before, after = (sample / file).read_text("utf-8").split(HERE)
    (sample / file).write_text(before + after, "utf-8")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    place = f"{file}:{line}:{column}: "
    assert [each for each in problems(sample) if each.startswith(place + told)], "\n".join([place, *problems(sample)])


def test_a_key_that_is_missing_is_told_where_its_mapping_begins(sample: Path) -> None:
    spoil(sample, "warrant.yaml", ("warrant_price: 4.10\n", ""), ("  state: Delaware\n", ""))
    spoil(sample, "events.yaml", ("    issued_on: 2002-06-14\n", ""))
    texts = {name: (sample / name).read_text("utf-8").splitlines() for name in FILES}
    told = [(each.split(": ")[0].split(":"), each) for each in problems(sample)]
    begins = [texts[file][int(line) - 1][int(column) - 1 :] for (file, line, column), _ in told]
    assert begins == ["certificate: W-1                       # not in the form", "name: " + NAME, "id: E-001"]
    assert [each.split(": ", 1)[1] for _, each in told] == [
        "the key warrant_price is missing: add a line warrant_price: ...",
        "the key state is missing: add a line state: ...",
        "the key issued_on is missing: add a line issued_on: ...",
    ]


ISSUE = "type: issuance, issued_on: 2002-06-14, shares_issued: 10, cash_paid: 10"
PLAN = "type: plan_exercise, plan: incentive, exercised_on: 2002-06-14"
CONVERSION = "type: preferred_conversion, converted_on: 2002-06-14"
NINES = "9" * 40

MISTAKEN_ISSUES: list[tuple[str, str]] = [
    # events, one a line, with the place; what is told
    (
        f"{{id: E-1, {ISSUE}, other_consideration: ¦5.00}}",
        "other_consideration: property_received and determined_on must stand beside it: state other_consideration, ",
    ),
    (f"{{id: E-1, {ISSUE}, property_received: ¦patents, determined_on: 2002-06-03}}", "property_received: other_cons"),
    (f"{{id: E-1, {ISSUE}, other_consideration: ¦{NINES}}}", "other_consideration: a number of 40 digits: write at m"),
    (f"{{id: E-1, {ISSUE}, plan: ¦pension}}", "plan: 'pension' is none of the choices: write nonqualified or inc"),
    (f"{{id: E-1, {ISSUE}, plan: incentive, in_merger: ¦yes}}", "in_merger: shares under a plan are not issued in a"),
    (f"{{id: E-1, {ISSUE}, in_merger: yes, tranche_of: ¦E-2}}", "tranche_of: a tranche is issued neither under a plan"),
    (f"{{id: E-1, {ISSUE}, tranche_of: ¦E-1}}", "tranche_of: it names the event itself: write the id of the first"),
    (f"{{id: E-1, {ISSUE}, tranche_of: ¦E-2}}", "tranche_of: E-2 is no issuance of 2002-06-14 that stands before"),
    (f"{{id: E-1, {ISSUE}}}\n{{id: ¦E-1, {ISSUE}}}", "id: a second event claims the id E-1: the first is at line 2"),
    (f"{{id: P-1, {PLAN}, shares_exercised: ¦0}}", "shares_exercised: it is zero"),
    (f"{{id: P-1, {PLAN}, shares_exercised: ¦{NINES}}}", "shares_exercised: a number of 40 digits"),
    (
        f'{{id: P-1, {PLAN}, shares_exercised: ¦"3,934,806"}}',
        "shares_exercised: 3934806 are more than the 3934805 options of Section 4(ii) that remain: write a delivery",
    ),
    (
        "{id: P-1, type: plan_exercise, plan: incentive, exercised_on: ¦2002-02-26, shares_exercised: 1}",
        "exercised_on: it is before the date of the Warrant: leave it out: Section 4 counts what was outstanding",
    ),
    (f"¦{{id: C-1, {CONVERSION}}}", "nothing states what was converted: state preferred_converted or common_del"),
    (
        f"{{id: C-1, {CONVERSION}, preferred_converted: 1, common_delivered: ¦20}}",
        "common_delivered: preferred_converted states the same already",
    ),
    (f"{{id: C-1, {CONVERSION}, common_delivered: ¦0}}", "common_delivered: it is zero"),
    (
        f'{{id: C-1, {CONVERSION}, preferred_converted: ¦"200,001"}}',
        "preferred_converted: more than the 200000 preferred shares that remain, convertible into 4000000: write",
    ),
    (
        "{id: C-1, type: preferred_conversion, converted_on: ¦2002-02-26, preferred_converted: 1}",
        "converted_on: it is before the date of the Warrant",
    ),
    (
        "{id: L-1, type: lapse, of: ¦G-9, lapsed_on: 2002-06-14, shares_lapsed: 5}",
        "of: no rights were issued under the id G-9 before L-1 took effect: write the id of a grant or convertible",
    ),
    (
        '{id: R-1, type: repurchase, bought_on: 2002-06-14, shares_bought: ¦"27,103,730"}',
        "more than the shares outstanding: write the shares bought back",
    ),
    (
        "{id: G-1, type: grant, issued_on: 2002-06-14, shares_deliverable: 5, minimum_price: 1, expenses: ¦1}",
        "the expenses of G-1 are more than the cash paid",
    ),
    (
        f"¦{{id: E-1, {ISSUE}, other_consideration: 5.00, property_received: patents, determined_on: 2002-06-03}}",
        "E-1 needs the closing price of 2002-05-23",
    ),
]


@pytest.mark.parametrize(("events", "told"), MISTAKEN_ISSUES)
def test_a_mistake_in_an_issue_is_told_at_its_place(sample: Path, events: str, told: str) -> None:
    text = "events:\n" + "".join(f"  - {line}\n" for line in events.splitlines())
    before = text.partition(HERE)[0]
    (sample / "events.yaml").write_text(text.replace(HERE, ""), "utf-8")
    place = f"events.yaml:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}: "
    found = problems(sample)
    assert [each for each in found if each.startswith(place + told)], "\n".join([place, *found])


NAME = "CTC Communications Group, Inc."


def test_a_party_without_an_address_is_refused(sample: Path) -> None:
    text = (sample / "warrant.yaml").read_text("utf-8")
    (sample / "warrant.yaml").write_text(re.sub(r"address:.*\n(    - .*\n)+", "address: []\n", text))
    assert [each.split(": ", 1)[1] for each in problems(sample)] == [
        "address: it is empty: write the address for notices, a line to an item"
    ] * 2


def test_a_dividend_declared_before_the_date_of_the_warrant_is_refused(sample: Path) -> None:
    (sample / "events.yaml").write_text(
        "events:\n  - {id: D-1, type: distribution, of: cash, description: a dividend, payable_out_of: other,"
        " value_per_share: 0.10, determined_on: 2002-02-26, declared_on: 2002-02-26, record_date: 2002-04-15,"
        " made_on: 2002-04-30}\n"
    )
    assert any("declared_on: it is before the date of the Warrant" in each for each in problems(sample))


def test_a_closing_price_that_a_distribution_needs_is_asked_for_at_the_event(sample: Path) -> None:
    spoil(sample, "prices.csv", ("2002-08-23,6.24,6.21,6.26,Nasdaq\n", ""))
    [told] = problems(sample)
    assert re.match(r"events\.yaml:\d+:5: E-003 needs the closing price of 2002-08-23", told)
    assert told.endswith("add the row for 2002-08-23 to prices.csv, or state the determination of the price")


def test_a_split_before_the_date_of_the_warrant_is_refused_for_section_4_counts_it(sample: Path) -> None:
    (sample / "events.yaml").write_text(
        "events:\n  - {id: S-1, type: subdivision, ratio: 3-for-2,"
        " record_date: 2002-02-26, made_on: 2002-03-04, ex_date: 2002-03-05}\n"
    )
    [told] = problems(sample)
    assert "record_date: it is before the date of the Warrant" in told


@pytest.mark.parametrize(
    ("kind", "ratio", "told"),
    [
        ("subdivision", "2-for-3", "a subdivision leaves more shares than before: write such as 3-for-2"),
        ("subdivision", "3-for-3", "a subdivision leaves more shares than before"),
        ("combination", "3-for-2", "a combination leaves fewer shares than before: write such as 1-for-10"),
        ("combination", "3:2", "'3:2' is not a ratio: write shares after for shares before"),
        ("combination", "0-for-2", "'0-for-2' is not a ratio"),
        ("combination", "1-for-0", "'1-for-0' is not a ratio"),
        ("combination", "1.5-for-1", "'1.5-for-1' is not a ratio"),
        ("subdivision", "1000-for-1", "Section 6(iii) makes the Warrant Price after S-1 $0.0041"),
    ],
)
def test_a_ratio_that_its_kind_of_split_cannot_have_is_refused(sample: Path, kind: str, ratio: str, told: str) -> None:
    (sample / "events.yaml").write_text(
        f"events:\n  - {{id: S-1, type: {kind}, ratio: '{ratio}',"
        " record_date: 2002-08-01, made_on: 2002-08-02, ex_date: 2002-08-05}\n"
    )
    [only] = problems(sample)
    assert only.startswith("events.yaml:2:")
    assert told in only


EITHER = "ratio, or rate, or outstanding_before with outstanding_after"
NOTHING = "nothing states the shares after for the shares before: add"


@pytest.mark.parametrize(
    ("kind", "stated", "told"),
    [
        ("subdivision", "", f"{NOTHING} {EITHER}"),
        ("combination", "", f"{NOTHING} ratio, or outstanding_before with outstanding_after"),
        ("subdivision", "ratio: 3-for-2, rate: ¦50%, ", f"rate: ratio states the same already: keep one of {EITHER}"),
        (
            "subdivision",
            "outstanding_before: ¦2, outstanding_after: 3, rate: 50%, ",
            "outstanding_before: rate states the same already: keep one of",
        ),
        ("subdivision", "outstanding_before: 2, ", "the key outstanding_after is missing: add a line outstanding_aft"),
        ("subdivision", "outstanding_after: 3, ", "the key outstanding_before is missing: add a line outstanding_be"),
        ("subdivision", "outstanding_before: ¦0, outstanding_after: 3, ", "outstanding_before: it is zero: write"),
        ("combination", "outstanding_before: 3, outstanding_after: ¦0, ", "outstanding_after: it is zero: write"),
        (
            "subdivision",
            "outstanding_before: 3, outstanding_after: ¦3, ",
            "outstanding_after: a subdivision leaves more shares than before: write the counts of before and after",
        ),
        (
            "combination",
            "outstanding_before: 3, outstanding_after: ¦4, ",
            "outstanding_after: a combination leaves fewer shares than before",
        ),
        ("subdivision", "rate: ¦0%, ", "rate: a subdivision leaves more shares than before: write such as 5%"),
        ("subdivision", "rate: ¦0.05, ", "rate: '0.05' is not a percentage: write a percentage, such as 5%"),
        ("subdivision", "rate: ¦5%%, ", "rate: '5%%' is not a percentage"),
        ("subdivision", "rate: ¦-5%, ", "rate: '-5' bears a sign"),
        ("subdivision", "rate: ¦5.1234567%, ", "rate: '5.1234567' has more than 6 decimals"),
        ("combination", "¦rate: 5%, ", "unknown key rate: did you mean ratio?"),
    ],
)
def test_a_split_that_is_not_stated_in_exactly_one_way_is_refused_at_its_line(
    sample: Path, kind: str, stated: str, told: str
) -> None:
    before = f"  - {{id: S-1, type: {kind}, "
    entry = f"{before}{stated}record_date: 2002-08-01, made_on: 2002-08-02, ex_date: 2002-08-05}}\n"
    (sample / "events.yaml").write_text(f"events:\n{entry.replace(HERE, '')}", "utf-8")
    column = entry.index(HERE) + 1 if HERE in entry else 5
    [only] = problems(sample)
    assert only.startswith(f"events.yaml:2:{column}: {told}")


def test_every_mistake_in_every_file_is_told_at_once_in_the_order_of_the_files(
    sample: Path, tenor: Callable[..., Outcome]
) -> None:
    spoil(
        sample,
        "warrant.yaml",
        ("issued_on: 2002-02-27", "issued_on: 2002-02-30"),
        ("warrant_price: 4.10", "warrant_price: -4.10"),
        ("542,075", "9" * 40),
        ("certificate: W-1", "certificat: W-1"),
        ("term_years: 7", "term_years: 7\nterm_years: 7"),
        ("  name: Cisco", "  name: !!str Cisco"),
        ("reserve: 4,959,606", "reserve: many"),
    )
    spoil(
        sample,
        "events.yaml",
        ("type: issuance", "type: issue"),
        ("1,000,000", "1,00,000"),
        ("3,770,000.00", "-1"),
        ("2002-09-16", "16 September 2002"),
        ("    made_on: 2002-09-30\n", ""),
    )
    spoil(
        sample,
        "prices.csv",
        ("2002-08-16", "2002-08-18"),
        ("2002-08-20,6.35,6.32", "2002-08-20,6.35,6.38"),
        ("2002-08-21,6.22,6.19,6.24,Nasdaq", "2002-08-21,6.22"),
    )
    spoil(sample, "mailings.csv", ("sha256\n", "sha256\nx,today,H,A,certified,,\n"))
    before = {path: path.read_bytes() for path in sample.rglob("*") if path.is_file()}
    outcome = tenor("ledger", sample)
    assert (outcome.status, outcome.out) == (2, "")
    *told, verdict = outcome.err.splitlines()
    assert all(PROBLEM.fullmatch(each) for each in told)
    assert [each.split(": ", 1)[1].split(" ")[0] for each in told] == [
        *["the", "unknown", "issued_on:", "warrant_shares:", "warrant_price:", "the", "the", "reserve:"],
        *["type:", "shares_issued:", "cash_paid:", "the", "record_date:"],
        *["day:", "bid:", "2"],
        "sent_on:",
    ]
    assert verdict == "Not usable: 17 mistakes; nothing was written."
    assert {path: path.read_bytes() for path in sample.rglob("*") if path.is_file()} == before


def test_one_mistake_is_told_in_the_singular(sample: Path, tenor: Callable[..., Outcome]) -> None:
    spoil(sample, "warrant.yaml", ("warrant_price: 4.10", "warrant_price: 4,10"))
    for command in (["ledger"], ["ledger", "--json"], ["explain"]):
        outcome = tenor(*command, sample, *(["E-001"] if command == ["explain"] else []))
        assert (outcome.status, outcome.out) == (2, "")
        assert outcome.err.splitlines()[-1] == "Not usable: 1 mistake; nothing was written."


def test_the_installed_command_ends_with_status_2_and_no_traceback(sample: Path) -> None:
    spoil(sample, "warrant.yaml", ("warrant_price: 4.10", "warrant_price: 4,10"))
    command = [str(Path(sys.executable).parent / "tenor"), "ledger", str(sample)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("warrant.yaml:")


@pytest.mark.parametrize("file", FILES)
def test_bytes_that_are_not_utf_8_are_told_with_their_line(sample: Path, file: str) -> None:
    (sample / file).write_bytes((sample / file).read_bytes() + b"\n# caf\xe9\n")
    line = (sample / file).read_bytes().count(b"\n")
    assert f"{file}:{line}:1: bytes that are not UTF-8: save the file as UTF-8 text" in problems(sample)


@pytest.mark.parametrize("file", ["warrant.yaml", "events.yaml"])
def test_a_character_that_yaml_does_not_allow_is_told_on_one_line(sample: Path, file: str) -> None:
    (sample / file).write_bytes((sample / file).read_bytes() + b"\x00")
    line = (sample / file).read_bytes().count(b"\n") + 1
    assert f"{file}:{line}:1: the character 0x0000 is not allowed: save the file as plain text" in problems(sample)


@pytest.mark.parametrize("first_line", ["%YAML 1." + "1" * 5000, "%YAML 9.9"])
def test_a_version_of_yaml_that_does_not_exist_is_told(sample: Path, first_line: str) -> None:
    text = (sample / "warrant.yaml").read_text("utf-8")
    (sample / "warrant.yaml").write_text(f"{first_line}\n---\n{text}")
    assert all("this is not YAML" in each for each in problems(sample))


def test_an_escape_beyond_the_last_character_is_told(sample: Path) -> None:
    spoil(sample, "warrant.yaml", ("state: Delaware", r'state: "\UFFFFFFFF"'))
    assert "this is not YAML" in problems(sample)[0]


def test_quotes_that_never_close_are_told_in_the_file_of_prices(sample: Path) -> None:
    spoil(sample, "prices.csv", ("6.33,Nasdaq", '6.33,"Nasdaq'))
    assert any("this is not CSV" in each and "close the quotes" in each for each in problems(sample))


def test_a_folder_without_a_warrant_says_with_what_to_begin(tmp_path: Path, tenor: Callable[..., Outcome]) -> None:
    outcome = tenor("ledger", tmp_path)
    assert outcome.status == 2
    assert f"there is no warrant.yaml in {tmp_path}" in outcome.err
    assert "begin one with tenor new" in outcome.err


def test_a_folder_that_is_none_and_a_file_in_place_of_one_are_refused(
    tmp_path: Path, tenor: Callable[..., Outcome]
) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "warrant.yaml").mkdir()
    for name in ("none", "file", "odd"):
        outcome = tenor("ledger", tmp_path / name)
        assert outcome.status == 2
        assert outcome.err.startswith("warrant.yaml:1:1: ")


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "{}\n", "[]\n", "words\n", "null\n"])
def test_a_warrant_file_that_states_nothing_is_refused(sample: Path, text: str) -> None:
    (sample / "warrant.yaml").write_text(text)
    assert all(each.startswith("warrant.yaml:1:1: ") for each in problems(sample))


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "events:\n", "events: []\n", "---\n"])
def test_a_matter_in_which_nothing_has_happened_yet_is_usable(sample: Path, text: str) -> None:
    (sample / "events.yaml").write_text(text)
    assert load(sample).events == ()


def test_all_files_but_the_warrant_may_be_absent(sample: Path) -> None:
    for name in FILES[1:]:
        (sample / name).unlink()
    matter = load(sample)
    assert (matter.events, matter.prices, matter.mailings) == ((), {}, ())


def test_a_byte_order_mark_carriage_returns_and_blank_rows_change_nothing(sample: Path) -> None:
    for name in FILES:
        text = (sample / name).read_bytes().replace(b"\n", b"\r\n")
        (sample / name).write_bytes(b"\xef\xbb\xbf" + text + (b"\r\n,,\r\n" if name == "prices.csv" else b""))
    assert load(sample) == load(SAMPLE)


@pytest.mark.parametrize("kind", EVENT_KINDS.values(), ids=EVENT_KINDS)
def test_no_field_of_an_event_shares_its_name_with_a_fact_that_the_core_computes(kind: type[Any]) -> None:
    splits = (split("S-1", "2002-05-01", "3-for-2"), split("S-2", "2002-06-03", "1-for-2"))
    matter = load(SAMPLE)
    book = replay(replace(matter, events=(*matter.events, *splits)))
    computed = [fact for fact in book.facts().values() if fact.inputs]
    # A fact's id begins with its event's, so that only those of the same kind of event can meet.
    own = {entry.event.id for entry in book.entries if type(entry.event) is kind}
    names = {fact.name for fact in computed if fact.event in own or not own}
    assert names
    assert {each.name for each in fields(kind)} & names == set()


# Nothing that the files may hold ends in a traceback.

SMALL = {name: (SAMPLE / name).read_bytes() for name in FILES}
SCRAPS = [
    b"",
    b"0",
    b"-1",
    b"9" * 30,
    b":",
    b"- ",
    b"&a",
    b"*a",
    b"!!int ",
    b"[",
    b"{",
    b'"',
    b"'",
    b"\t",
    b"\n",
    b"\r",
]
SCRAPS += [b"#", b"%", b"|", b"? ", b",", b"\x00", b"\xff", b"\xe2\x80\xae", b"\xc2\x85", b"null", b"~", b"2002-02-29"]
SCRAPS += [b"1990-01-02", b"2199-12-31", b"9999-12-31", b"0001-01-01", b"1-for-999999999", b"1e9", b"nan", b"\\uD800"]


@st.composite
def mutations(draw: st.DrawFn) -> tuple[str, bytes]:
    name = draw(st.sampled_from(FILES))
    content = SMALL[name]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = start + draw(st.integers(0, 12))
        content = content[:start] + draw(st.one_of(st.sampled_from(SCRAPS), st.binary(max_size=4))) + content[end:]
    return name, content


VALUE = re.compile(rb"(?<=: )[^#\n]+|(?<=,)[^,\n]*")


@st.composite
def values_replaced(draw: st.DrawFn) -> tuple[str, bytes]:
    """A whole value of a file replaced by another one of the files, or by a scrap."""
    name = draw(st.sampled_from(FILES))
    places = list(VALUE.finditer(SMALL[name]))
    donors = [found[0] for content in SMALL.values() for found in VALUE.finditer(content)]
    place = draw(st.sampled_from(places))
    value = draw(st.sampled_from(donors + SCRAPS))
    return name, SMALL[name][: place.start()] + value + SMALL[name][place.end() :]


def outcome_of(folder: Path) -> tuple[BadMatter | None, Book | None]:
    try:
        return None, replay(load(folder))
    except BadMatter as error:
        return error, None


def is_used_or_refused(folder: Path, name: str, content: bytes) -> None:
    for each, original in SMALL.items():
        (folder / each).write_bytes(content if each == name else original)
    refusal, book = outcome_of(folder)
    if refusal:
        assert [each for each in map(str, refusal.problems) if not PROBLEM.fullmatch(each)] == []
        assert refusal.problems
        return
    assert book
    assert book.state.price.value > Price.of(0)
    assert ledger_json(book)["price"]
    assert ledger_table(book).row_count == len(book.entries) + 1
    assert register_table(book).row_count == len(book.state.warrants)


@settings(max_examples=200)
@given(change=mutations())
@example(change=("events.yaml", b"events:\n- " * 500))
def test_a_file_changed_anywhere_is_used_or_refused(
    tmp_path_factory: pytest.TempPathFactory, change: tuple[str, bytes]
) -> None:
    is_used_or_refused(tmp_path_factory.mktemp("m"), *change)


@settings(max_examples=200)
@given(change=values_replaced())
def test_a_file_with_any_value_in_place_of_another_is_used_or_refused(
    tmp_path_factory: pytest.TempPathFactory, change: tuple[str, bytes]
) -> None:
    is_used_or_refused(tmp_path_factory.mktemp("m"), *change)


@given(name=st.sampled_from(FILES), content=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_a_file_of_random_bytes_is_used_or_refused(
    tmp_path_factory: pytest.TempPathFactory, name: str, content: bytes
) -> None:
    is_used_or_refused(tmp_path_factory.mktemp("m"), name, content)


def test_evidence_that_is_not_in_the_matters_folder_is_a_mistake_at_its_line(sample: Path) -> None:
    events = sample / "events.yaml"
    for name in ("no-such-minutes.pdf", "../../warrant.yaml"):
        events.write_text(re.sub(r"file: \S+", f"file: {name}", events.read_text("utf-8")), "utf-8")
        [problem] = problems(sample)
        assert problem.startswith(f"events.yaml:32:15: file: there is no {name}")
