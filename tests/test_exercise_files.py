"""An exercise in a matter's files: every mistake at its line, and what the commands say of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import Outcome

from checks.run import check_files
from tenor.matter import load
from warrant.replay import replay

EXERCISE = """events:
  - id: E-1
    type: issuance
    issued_on: 2002-06-14
    shares_issued: 5,000,000
    cash_paid: 10,000,000.00
  - id: X-1
    type: exercise
    certificate: W-1
    way: purchase
    shares_exercised: 100,000
    notice_delivered_on: 2002-09-10
    surrendered_on: 2002-09-10
    payments:
      - means: wire_transfer
        amount: 300,000.00
        paid_on: 2002-09-10
      - means: cash
        amount: 77,000.00
        paid_on: 2002-09-10
    new_certificate: W-2
    denominations:
      - name: Cisco Systems Capital Corporation
        shares: 100,000
    delivered_on: 2002-09-20
    new_warrant_delivered_on: 2002-09-20
"""


def told(sample: Path, tenor: Callable[..., Outcome], text: str) -> list[str]:
    (sample / "events.yaml").write_text(text, "utf-8")
    outcome = tenor("ledger", sample)
    return outcome.err.splitlines()[:-1]


def test_the_exercise_is_one_that_the_commands_take(sample: Path, tenor: Callable[..., Outcome]) -> None:
    assert told(sample, tenor, EXERCISE) == []
    ledger = json.loads(tenor("ledger", sample, "--json").out)
    [exercise] = ledger["exercises"]
    figures = {name: exercise[name] for name in ("event", "certificate", "way", "warrant_price", "purchase_amount")}
    assert figures == {
        "event": "X-1",
        "certificate": "W-1",
        "way": "purchase",
        "warrant_price": "3.77",
        "purchase_amount": "377000.00",
    }
    figures = {name: exercise[name] for name in ("payment", "shares_issued", "balance", "new_certificate")}
    assert figures == {
        "payment": "377000.00",
        "shares_issued": "100000",
        "balance": "489524",
        "new_certificate": "W-2",
    }
    table = tenor("ledger", sample).out
    assert "Exercises" in table
    assert "489,524" in table


def test_explain_shows_what_an_exercise_does_with_its_derivation(sample: Path, tenor: Callable[..., Outcome]) -> None:
    (sample / "events.yaml").write_text(EXERCISE, "utf-8")
    out = tenor("explain", sample, "X-1").out
    assert "Section 2.1 governs what it does:" in out
    assert "X-1.purchase_amount = $377,000.00: the Warrant Price times the shares purchased, Section 2.1" in out
    assert (
        "payments: means wire_transfer, amount $300,000.00, paid_on 2002-09-10, made_by wire transfer, counted yes"
        in out
    )
    act = json.loads(tenor("explain", sample, "X-1", "--json").out)["act"]
    assert (act["clause"], act["facts"]["balance"]["value"]) == ("2.1", "489524")
    assert tenor("explain", sample, "X-1.balance").status == 0


def test_deadlines_and_check_judge_what_was_done(sample: Path, tenor: Callable[..., Outcome]) -> None:
    (sample / "events.yaml").write_text(EXERCISE.replace("2002-09-20", "2002-09-26"), "utf-8")
    due = json.loads(tenor("deadlines", sample, "--json").out)["obligations"]
    found = [
        (each["kind"], each["manner"], each["last_day"], each["standing"]) for each in due if each["clause"] == "2.1"
    ]
    assert found == [
        ("share_certificates", "do", "2002-09-25", "late"),
        ("new_warrant", "do", "2002-09-25", "late"),
    ]
    report = check_files(replay(load(sample)), [], date(2002, 12, 31), complete=False)
    late = [each.check for each in report.findings if each.rule.code == "OBL-08"]
    assert [(each.found, each.expected) for each in late] == [
        ("done on 2002-09-26", "done on or before 2002-09-25"),
        ("done on 2002-09-26", "done on or before 2002-09-25"),
    ]


def test_a_planned_exercise_tells_what_it_would_make_due(sample: Path, tenor: Callable[..., Outcome]) -> None:
    events, planned = EXERCISE.split("  - id: X-1")
    (sample / "events.yaml").write_text(events, "utf-8")
    plan = sample / "plan.yaml"
    plan.write_text("events:\n  - id: X-1" + planned, "utf-8")
    out = tenor("ledger", sample, "--with", plan).out
    assert "makes due: share certificates (Section 2.1), last lawful day 2002-09-25\n" in out


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("100,000\n    notice", "0\n    notice", "11:23: shares_exercised: it is zero"),
        ("100,000\n    notice", "100,000.5\n    notice", "11:23: shares_exercised: Section 2.1 allows no exercise"),
        ("way: purchase", "way: net", "15:7: payments: in a net exercise shares are withheld"),
        ("77,000.00", "0.00", "19:17: amount: a payment of zero"),
        ("means: cash", "means: gold", "18:16: means: 'gold' is none of the choices"),
        ("cash\n        am", "cash\n        owed_by: X\n        am", "19:18: owed_by: it is said of indebtedness"),
        ("new_certificate: W-2", "new_certificate: W-1", "21:22: new_certificate: the certificate surrendered"),
        ("shares: 100,000\n    del", "shares: 0.5\n    del", "24:17: shares: a certificate is for whole shares"),
        (
            "delivered_on: 2002-09-20\n    new",
            "delivered_on: 2002-09-09\n    new",
            "25:19: delivered_on: it is before 20",
        ),
        (
            "    new_cert",
            "    notice_mailed_on: 2002-09-11\n    new_cert",
            "21:23: notice_mailed_on: it is after notice_delivered_on",
        ),
        (
            "    new_cert",
            "    transfer_books_closed_from: 2002-09-11\n    new_cert",
            "21:33: transfer_books_closed_from: the other end is missing",
        ),
        (
            "    new_cert",
            "    transfer_books_closed_from: 2002-09-11\n    transfer_books_closed_until: 2002-09-10\n    new_cert",
            "22:34: transfer_books_closed_until: it is before transfer_books_closed_from",
        ),
    ],
)
def test_what_the_values_of_an_exercise_contradict_is_told_at_its_line(
    sample: Path, tenor: Callable[..., Outcome], before: str, after: str, problem: str
) -> None:
    assert EXERCISE.count(before) == 1
    [line] = told(sample, tenor, EXERCISE.replace(before, after))
    assert line.startswith(f"events.yaml:{problem}")


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("certificate: W-1", "certificate: W-7", "9:18: certificate: no Warrant W-7 was issued before"),
        ("100,000\n    notice", "589,525\n    notice", "11:23: shares_exercised: 589525 are more than the 589524.5"),
        ("    new_certificate: W-2\n", "", "7:5: 489524 shares remain, and no new_certificate is stated"),
        ("100,000\n    notice", "589,524\n    notice", "21:22: new_certificate: nothing remains of W-1"),
        ("new_certificate: W-2", "new_certificate: E-1", "21:22: new_certificate: an event bears the id E-1"),
        ("    new_cert", "    deferred: yes\n    new_cert", "21:15: deferred: no event of record is still to be made"),
        ("surrendered_on: 2002-09-10", "surrendered_on: 2009-03-02", "7:5: W-1 confers no rights on 2009-03-02"),
    ],
)
def test_what_the_replay_refuses_of_an_exercise_is_told_at_its_line(
    sample: Path, tenor: Callable[..., Outcome], before: str, after: str, problem: str
) -> None:
    assert EXERCISE.count(before) == 1
    text = EXERCISE.replace(before, after)
    if "2009" in after:
        text = "".join(line for line in text.splitlines(True) if not line.startswith(("    del", "    new_warr")))
        (sample / "events.yaml").write_text(text, "utf-8")
        outcome = tenor("ledger", sample, "--as-of", "2009-12-31")
        assert outcome.err.startswith(f"events.yaml:{problem}")
        return
    [line] = told(sample, tenor, text)
    assert line.startswith(f"events.yaml:{problem}")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"way: purchase": "way: net"}, "needs the closing price of"),
        ({"100,000\n    notice": "589,524\n    notice", "    new_certificate: W-2\n": ""}, "its value is not stated"),
    ],
)
def test_what_an_exercise_lacks_is_told_at_its_line(
    sample: Path, tenor: Callable[..., Outcome], change: dict[str, str], problem: str
) -> None:
    text = EXERCISE
    for before, after in change.items():
        text = text.replace(before, after)
    if "way: net" in text:
        start, end = text.index("    payments:"), text.index("    new_certificate")
        text = text[:start] + text[end:]
    [line] = told(sample, tenor, text.replace("2002-09-10", "2002-12-10").replace("2002-09-20", "2002-12-20"))
    assert line.startswith("events.yaml:7:5: ")
    assert problem in line


def test_nothing_paid_upon_a_purchase_is_a_mistake(sample: Path, tenor: Callable[..., Outcome]) -> None:
    start, end = EXERCISE.index("    payments:"), EXERCISE.index("    new_certificate")
    [line] = told(sample, tenor, EXERCISE[:start] + EXERCISE[end:])
    assert line == "events.yaml:7:5: nothing was paid: add payments, or write way: net"


@pytest.mark.parametrize(
    ("shares", "of", "problem"),
    [
        ("0", "X-1", "33:13: shares: a certificate is for whole shares"),
        ("10", "E-1", "31:9: of: no exercise E-1 was made by 2002-11-04"),
    ],
)
def test_a_certificate_in_exchange_that_cannot_be_is_told_at_its_line(
    sample: Path, tenor: Callable[..., Outcome], shares: str, of: str, problem: str
) -> None:
    added = (
        "  - id: N-1\n    type: share_certificate\n    issued_on: 2002-11-04\n"
        f"\n    of: {of}\n    name: One\n    shares: {shares}\n"
    )
    [line] = told(sample, tenor, EXERCISE + added)
    assert line.startswith(f"events.yaml:{problem}")
