"""Planned events beside those that happened: what each would change and make due, and nothing written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SAMPLE, Outcome

PLANNED = """events:
  - id: P-1
    type: subdivision
    rate: 5%
    record_date: 2003-04-01
    made_on: 2003-04-15
    ex_date: 2003-03-28
  - id: P-2
    type: distribution
    of: cash
    description: a cash dividend out of earnings
    payable_out_of: earnings
    value_per_share: 0.10
    determined_on: 2003-03-03
    declared_on: 2003-03-03
    record_date: 2003-05-01
    made_on: 2003-05-15
"""
ISSUE = "  - {{id: {id}, type: issuance, issued_on: {on}, shares_issued: 1, cash_paid: 0}}\n"


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    file = tmp_path / "planned.yaml"
    file.write_text(PLANNED, "utf-8")
    return file


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_planned_events_are_marked_and_told_with_what_they_make_due(
    planned: Path, tenor: Callable[..., Outcome]
) -> None:
    outcome = tenor("ledger", SAMPLE, "--with", planned)
    assert (outcome.status, outcome.err) == (0, "")
    assert "│ E-003         │" in outcome.out
    assert "│ P-1 (planned) │" in outcome.out
    assert outcome.out.splitlines()[-5:] == [
        "P-1, planned, adjusts under Section 6(iii) on 2003-04-02: Warrant Price $3.15, 705,557.9 shares purchasable"
        " after it.",
        "  makes due: 2003-04-01-adjustment-statement-P-1-W-1 (Section 6(viii)), no last day fixed, by first class or"
        " certified or registered",
        "P-2, planned, adjusts nothing on 2003-05-02: Warrant Price $3.15, 705,557.9 shares purchasable after it.",
        "  makes due: 2003-05-01-extraordinary-dividend-notice-P-2-W-1 (Section 10), last lawful day 2003-04-01, by"
        " certified or registered",
        "Warrant Price $3.15 as of 2003-05-02, after 3 adjustments.",
    ]


def test_the_json_gives_price_shares_and_last_days_of_each_planned_event(
    planned: Path, tenor: Callable[..., Outcome]
) -> None:
    split, dividend = json.loads(tenor("ledger", SAMPLE, "--with", planned, "--json").out)["planned"]
    assert (split["event"], split["clause"], split["effective"]) == ("P-1", "6(iii)", "2003-04-02")
    assert (split["price_after"], split["shares_after"]) == ("3.15", "705557.9")
    assert [each["last_day"] for each in split["due"]] == [None]
    assert (dividend["event"], dividend["clause"], dividend["price_after"]) == ("P-2", None, "3.15")
    [notice] = dividend["due"]
    assert (notice["clause"], notice["last_day"]) == ("10", "2003-04-01")
    assert notice["methods"] == ["certified", "registered"]


def test_a_planned_event_after_the_day_has_no_price_yet_but_its_notice_is_due(
    planned: Path, tenor: Callable[..., Outcome]
) -> None:
    outcome = tenor("ledger", SAMPLE, "--with", planned, "--as-of", "2003-03-03")
    assert outcome.status == 0
    assert outcome.out.splitlines()[-4:-1] == [
        "P-1, planned, is not yet in effect on that day.",
        "P-2, planned, is not yet in effect on that day.",
        "  makes due: 2003-05-01-extraordinary-dividend-notice-P-2-W-1 (Section 10), last lawful day 2003-04-01, by"
        " certified or registered",
    ]
    data = json.loads(tenor("ledger", SAMPLE, "--with", planned, "--as-of", "2003-03-03", "--json").out)
    assert data["price"] == "3.31"
    assert [(each["effective"], each["price_after"]) for each in data["planned"]] == [(None, None)] * 2


def test_a_run_with_planned_events_writes_nothing_and_leaves_the_next_run_as_it_was(
    sample: Path, planned: Path, tenor: Callable[..., Outcome]
) -> None:
    before, plain = contents(sample.parent), tenor("ledger", sample).out
    tenor("ledger", sample, "--with", planned)
    assert contents(sample.parent) == before
    assert tenor("ledger", sample).out == plain
    assert "planned" not in plain


def test_several_files_of_planned_events_are_added_together(
    tmp_path: Path, planned: Path, tenor: Callable[..., Outcome]
) -> None:
    (tmp_path / "more.yaml").write_text("events:\n" + ISSUE.format(id="P-3", on="2003-06-02"), "utf-8")
    data = json.loads(tenor("ledger", SAMPLE, "--with", planned, "--with", tmp_path / "more.yaml", "--json").out)
    assert [each["event"] for each in data["planned"]] == ["P-1", "P-2", "P-3"]
    assert data["planned"][-1]["effective"] == "2003-06-02"


def test_a_file_that_plans_nothing_leaves_the_matters_own_day(tmp_path: Path, tenor: Callable[..., Outcome]) -> None:
    (tmp_path / "none.yaml").write_text("events: []\n", "utf-8")
    assert tenor("ledger", SAMPLE, "--with", tmp_path / "none.yaml").out == tenor("ledger", SAMPLE).out


def test_planned_events_are_added_to_what_was_known(planned: Path, tenor: Callable[..., Outcome]) -> None:
    data = json.loads(tenor("ledger", SAMPLE, "--with", planned, "--known", "2002-07-31", "--json").out)
    assert [each["event"] for each in data["adjustments"]] == ["E-001", "P-1"]


MISTAKES = [
    (ISSUE.format(id="E-001", on="2003-06-02"), "2:10", "id: a second event claims the id E-001: the first is at line"),
    (ISSUE.format(id="P-1", on="2003-06-31"), "2:42", "issued_on: there is no 2003-06-31: write a date that exists"),
    (ISSUE.format(id="P-1", on="2001-06-01"), "2:42", "issued_on: it is before the date of the Warrant"),
    ("  - {id: P-1, type: issue}\n", "2:21", "type: 'issue' is no kind of event: write type: and one of"),
    ("  - {assert: price, on: 2003-06-02, value: 3.31}\n", "2:5", "an assertion among planned events: write it in"),
    ("  - [\n", "3:1", "this is not YAML"),
    (
        "  - {id: P-1, type: issuance, issued_on: 2003-06-02, shares_issued: 1, cash_paid: 0,"
        " evidence: [{file: no.txt}]}\n",
        "2:104",
        "file: there is no no.txt in evidence/",
    ),
]


@pytest.mark.parametrize(("text", "place", "told"), MISTAKES)
def test_a_mistake_in_a_file_of_planned_events_is_told_with_its_name_line_and_column(
    tmp_path: Path, tenor: Callable[..., Outcome], text: str, place: str, told: str
) -> None:
    (tmp_path / "plan.yaml").write_text("events:\n" + text, "utf-8")
    outcome = tenor("ledger", SAMPLE, "--with", tmp_path / "plan.yaml")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith(f"plan.yaml:{place}: {told}")
    assert outcome.err.endswith("Not usable: 1 mistake; nothing was written.\n")


def test_an_id_of_another_planned_file_is_a_mistake_that_names_it(
    tmp_path: Path, planned: Path, tenor: Callable[..., Outcome]
) -> None:
    (tmp_path / "more.yaml").write_text("events:\n" + ISSUE.format(id="P-2", on="2003-06-02"), "utf-8")
    outcome = tenor("ledger", SAMPLE, "--with", planned, "--with", tmp_path / "more.yaml")
    assert outcome.err.splitlines()[0] == (
        "more.yaml:2:10: id: a second event claims the id P-2: the first is at line 8 of planned.yaml"
    )


def test_a_planned_file_that_is_not_there_is_told(tmp_path: Path, tenor: Callable[..., Outcome]) -> None:
    outcome = tenor("ledger", SAMPLE, "--with", tmp_path / "none.yaml")
    assert outcome.status == 2
    assert f"there is no none.yaml in {tmp_path}: name a file of planned events" in outcome.err


def test_a_close_that_a_planned_distribution_needs_is_asked_for_at_its_line(
    planned: Path, tenor: Callable[..., Outcome]
) -> None:
    planned.write_text(PLANNED.replace("payable_out_of: earnings", "payable_out_of: other"), "utf-8")
    outcome = tenor("ledger", SAMPLE, "--with", planned)
    assert outcome.status == 2
    assert outcome.err.startswith("planned.yaml:8:5: P-2 needs the closing price of 2003-04-")
