"""A matter as it was known on a day, and what an event that was entered late makes stale."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import (
    SAMPLE,
    Outcome,
    day,
    dividend,
    executed_terms,
    issue,
    price,
    private_placement,
    quotes,
    replayed,
    split,
)

from tenor.matter import load
from warrant.known import known_on
from warrant.matter import Matter
from warrant.prices import by_day
from warrant.replay import replay
from warrant.stale import LateEntry, Stale, late_entries

LATE = """
  - id: E-004
    type: issuance
    recorded: 2003-03-01
    issued_on: 2002-08-05
    shares_issued: 500,000
    cash_paid: 500,000.00
"""
STATEMENT = "2002-09-16-adjustment-statement-E-003-W-1"
SUPERSEDING = "2003-03-01-superseding-statement-E-003-W-1"


@pytest.fixture
def late(sample: Path) -> Path:
    """The sample matter with an issue of August 2002 that was recorded in March 2003."""
    events = sample / "events.yaml"
    events.write_text(events.read_text("utf-8") + LATE, "utf-8")
    return sample


def known(matter: Matter, on: str) -> list[str]:
    return [event.id for event in known_on(matter, day(on)).events]


def test_an_event_is_known_from_the_day_on_which_it_was_recorded() -> None:
    matter = Matter(executed_terms(), (replace(private_placement(), recorded=day("2002-06-17")),))
    assert known(matter, "2002-06-16") == []
    assert known(matter, "2002-06-17") == ["E-001"]


@pytest.mark.parametrize(
    ("event", "first"),
    [
        (private_placement("2002-06-14"), "2002-06-14"),
        (dividend("E-1", "2002-09-16", "0.75", declared_on=day("2002-08-01")), "2002-08-01"),
        (split("E-1", "2002-08-01", "3-for-2", ex_date=day("2002-08-05")), "2002-08-01"),
        (split("E-1", "2002-08-01", "3-for-2", ex_date=day("2002-07-30")), "2002-07-30"),
    ],
)
def test_an_event_that_was_not_recorded_is_known_from_its_own_day(event: object, first: str) -> None:
    assert event.known_from == day(first)  # type: ignore[attr-defined]


def test_what_is_known_keeps_terms_prices_mailings_and_assertions() -> None:
    matter = load(SAMPLE)
    left = known_on(matter, day("2002-01-01"))
    assert left == replace(matter, events=())


def test_the_ledger_leaves_out_what_was_not_yet_known(late: Path, tenor: Callable[..., Outcome]) -> None:
    all_known = json.loads(tenor("ledger", late, "--json").out)
    before = json.loads(tenor("ledger", late, "--json", "--known", "2003-02-28").out)
    assert [each["event"] for each in all_known["adjustments"]] == ["E-001", "E-004", "E-003"]
    assert [each["event"] for each in before["adjustments"]] == ["E-001", "E-003"]
    assert (all_known["price"], before["price"], before["stale"]) == ("3.27", "3.31", [])
    on_the_day = json.loads(tenor("ledger", late, "--json", "--known", "2003-03-01").out)
    assert on_the_day["price"] == "3.27"


def test_the_day_is_no_later_than_that_of_what_is_known_unless_it_is_given(
    late: Path, tenor: Callable[..., Outcome]
) -> None:
    last = tenor("ledger", late, "--known", "2002-08-05").out.splitlines()[-1]
    assert last == "Warrant Price $3.77 as of 2002-08-05, as known on 2002-08-05, after 1 adjustment."
    last = tenor("ledger", late, "--known", "2002-08-05", "--as-of", "2002-12-31").out.splitlines()[-1]
    assert last == "Warrant Price $3.31 as of 2002-12-31, as known on 2002-08-05, after 2 adjustments."
    last = tenor("ledger", late, "--known", "2003-02-28").out.splitlines()[-1]
    assert last.startswith("Warrant Price $3.31 as of 2002-12-31, ")


def test_an_explanation_is_of_the_book_as_known(late: Path, tenor: Callable[..., Outcome]) -> None:
    assert tenor("explain", late, "E-003.price_after").out.startswith("E-003.price_after = $3.27")
    then = tenor("explain", late, "E-003.price_after", "--known", "2003-02-28", "--as-of", "2002-12-31")
    assert then.out.startswith("E-003.price_after = $3.31")
    assert tenor("explain", late, "E-004", "--known", "2003-02-28").status == 2


def test_a_late_entry_is_told_below_the_tables_with_each_document_that_it_changes(
    late: Path, tenor: Callable[..., Outcome]
) -> None:
    lines = [line for line in tenor("ledger", late).out.splitlines() if "reservation-certificate" not in line]
    assert lines[-5:] == [
        "E-004, recorded 2003-03-01, calls for: 2002-08-05-adjustment-statement-E-004-W-1",
        f"E-004, recorded 2003-03-01, makes stale: {STATEMENT} ($3.31 becomes $3.27)",
        f"E-004, recorded 2003-03-01, calls for: {SUPERSEDING}",
        f"{STATEMENT}: mailed 2002-09-18, otherwise since E-004 became known; superseded by {SUPERSEDING}",
        "Warrant Price $3.27 as of 2002-12-31, after 3 adjustments.",
    ]


def test_the_json_of_a_late_entry_gives_every_figure_that_differs(late: Path, tenor: Callable[..., Outcome]) -> None:
    [entry] = json.loads(tenor("ledger", late, "--json").out)["stale"]
    assert (entry["event"], entry["recorded"]) == ("E-004", "2003-03-01")
    new, differs, superseding = [each for each in entry["documents"] if "statement" in each["document"]]
    assert (superseding["document"], superseding["change"]) == (SUPERSEDING, "new")
    assert (new["document"], new["change"], new["facts"]) == (
        "2002-08-05-adjustment-statement-E-004-W-1",
        "new",
        {},
    )
    assert (differs["document"], differs["change"]) == (STATEMENT, "differs")
    assert differs["facts"]["price_after"] == {"before": "3.31", "after": "3.27"}
    assert differs["facts"]["shares_after"] == {"before": "671452.4", "after": "679665.9"}
    assert "current_market_price" not in differs["facts"]


def late_in(*events: object, as_of: str | None = None, **changes: object) -> list[LateEntry]:
    return list(late_entries(replayed(*events, as_of=day(as_of) if as_of else None, **changes)))  # type: ignore[arg-type]


def documents(entry: LateEntry) -> list[tuple[str, str]]:
    return [(each.document.event, each.change) for each in statements(entry)]


def statements(entry: LateEntry) -> list[Stale]:
    return [each for each in entry.documents if each.document.kind == "adjustment_statement"]


def test_an_event_recorded_before_anything_else_took_effect_is_not_late() -> None:
    first = replace(private_placement(), recorded=day("2002-06-17"))
    assert late_in(first, private_placement("2002-07-10", "E-002")) == []


def test_an_event_that_changes_only_its_own_documents_is_not_late() -> None:
    nothing_changed = issue("E-001", "2002-06-14", 1_000, 1_000_000, expenses=0)
    after = replace(private_placement("2002-05-01", "E-002"), recorded=day("2002-07-01"))
    assert late_in(nothing_changed, after) == []


def test_a_statement_that_is_no_longer_called_for_is_gone() -> None:
    at_the_price = issue("E-002", "2002-07-10", 1_000_000, 3_900_000)
    entry = replace(private_placement(), recorded=day("2002-08-01"))
    [late] = late_in(at_the_price, entry)
    assert sorted(documents(late)) == [("E-001", "new"), ("E-002", "gone")]


def test_a_statement_that_another_event_now_calls_for_is_new() -> None:
    below_after_all = issue("E-002", "2002-07-10", 1_000_000, 3_900_000)
    reverse = replace(split("E-001", "2002-06-13", "1-for-2"), recorded=day("2002-08-01"))
    above = issue("E-003", "2002-07-11", 1_000_000, 5_000_000)
    [late] = late_in(below_after_all, above, reverse)
    assert ("E-003", "new") in documents(late)


def test_a_late_split_restates_the_closes_of_a_distribution_that_took_effect_before_it() -> None:
    prices = list(quotes("2002-08-01", "2002-09-30", "6.00"))
    paid = dividend("E-1", "2002-09-16", "0.75")
    doubled = split("E-2", "2002-09-18", "2-for-1", ex_date=day("2002-09-05"), recorded=day("2002-12-01"))
    [late] = late_in(paid, doubled, prices=prices)
    assert ("E-1", "differs") in documents(late)


def test_two_late_entries_are_each_held_against_what_was_known_before_it() -> None:
    third = private_placement("2002-09-02", "E-003")
    first = replace(private_placement("2002-06-14", "E-001"), recorded=day("2002-10-01"))
    second = replace(private_placement("2002-07-10", "E-002"), recorded=day("2002-11-01"))
    earlier, later = late_in(third, second, first)
    assert (earlier.event.id, documents(earlier)) == ("E-001", [("E-001", "new"), ("E-003", "differs")])
    assert (later.event.id, documents(later)) == ("E-002", [("E-002", "new"), ("E-003", "differs")])
    [changed] = [each for each in statements(earlier) if each.change == "differs"]
    [again] = [each for each in statements(later) if each.change == "differs"]
    assert changed.facts["price_after"][1].value == again.facts["price_after"][0].value


def test_the_statements_as_they_stood_are_those_of_the_book_as_known() -> None:
    third = private_placement("2002-09-02", "E-003")
    first = replace(private_placement("2002-06-14", "E-001"), recorded=day("2002-10-01"))
    [late] = late_in(third, first)
    [changed] = [each for each in statements(late) if each.change == "differs"]
    before, after = (str(fact.value) for fact in changed.facts["price_after"])
    assert (before, after) == (price(replayed(third)), price(replayed(first, third)))


def test_a_matter_that_had_no_answer_before_a_late_entry_is_still_replayed() -> None:
    prices = list(quotes("2002-08-01", "2002-09-30", "6.00"))
    paid = dividend("E-1", "2002-09-16", "5.00")
    halved = split("E-2", "2002-09-10", "1-for-2", ex_date=day("2002-09-11"), recorded=day("2002-12-01"))
    matter = Matter(executed_terms(), (replace(paid, value_per_share=paid.value_per_share * 2), halved))
    matter = replace(matter, prices=by_day(prices))
    assert list(late_entries(replay(matter))) == []
