"""``tenor ledger``: every adjustment and the register, for people and for programs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLE, Outcome, dividend, executed_terms, private_placement, quotes, replayed, split

from tenor.ledger import ledger_json, ledger_table

PROMISED = {
    "event",
    "clause",
    "effective",
    "price_before",
    "price_after",
    "shares_before",
    "shares_after",
    "certificates",
}
FIGURES = ("price", "price_before", "price_after", "shares", "shares_before", "shares_after", "outstanding")
DECIMAL = re.compile(r"\d+(\.\d+)?")


def leaves(data: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every value that is neither a list nor a mapping, with the key it stands under."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, key)
    elif isinstance(data, list):
        for value in data:
            yield from leaves(value, name)
    else:
        yield name, data


def test_the_json_is_that_of_the_two_adjustments_of_the_sample(tenor: Callable[..., Outcome]) -> None:
    outcome = tenor("ledger", SAMPLE, "--json")
    assert (outcome.status, outcome.err) == (0, "")
    data = json.loads(outcome.out)
    first, second = data["adjustments"]
    assert first == {
        "event": "E-001",
        "clause": "6(i)",
        "effective": "2002-06-14",
        "effective_time": "forthwith upon the issuance",
        "price_before": "4.10",
        "price_after": "3.77",
        "shares_before": "542075",
        "shares_after": "589524.5",
        "certificates": [
            {
                "certificate": "W-1",
                "holder": "Cisco Systems Capital Corporation",
                "shares_before": "542075",
                "shares_after": "589524.5",
            }
        ],
    }
    assert (second["event"], second["clause"], second["effective"]) == ("E-003", "6(v)", "2002-09-17")
    assert (second["price_before"], second["price_after"]) == ("3.77", "3.31")
    assert (data["price"], data["shares"], data["outstanding"]) == ("3.31", "671452.4", "33103730")
    assert [each["event"] for each in data["unadjusted"]] == ["E-002"]


def test_the_json_keeps_every_key_that_was_promised(tenor: Callable[..., Outcome]) -> None:
    data = json.loads(tenor("ledger", SAMPLE, "--json").out)
    assert {"adjustments", "price", "shares"} <= set(data)
    assert all(set(each) >= PROMISED for each in data["adjustments"])


def test_every_number_is_decimal_text_and_there_is_no_other_kind_of_value() -> None:
    events = (
        private_placement(),
        split("E-2", "2002-08-01", "3-for-2"),
        split("E-3", "2002-08-08", "1-for-2"),
        dividend("E-4", "2002-09-16", "0.75"),
    )
    book = replayed(*events, prices=quotes("2002-08-01", "2002-09-30", "6.00"))
    data = ledger_json(book)
    assert len(data["adjustments"]) == 4
    assert {type(value) for _, value in leaves(data)} == {str}
    figures = [(name, value) for name, value in leaves(data) if name in FIGURES]
    assert len(figures) == 4 * 6 + 5
    assert [(name, value) for name, value in figures if not DECIMAL.fullmatch(value)] == []
    assert all(re.fullmatch(r"\d+\.\d\d", value) for name, value in figures if name.startswith("price"))


def test_a_matter_without_events_has_a_ledger_without_adjustments() -> None:
    data = ledger_json(replayed())
    assert (data["adjustments"], data["unadjusted"], data["price"], data["shares"]) == ([], [], "4.10", "542075")


@pytest.mark.parametrize(
    ("as_of", "price", "shares", "adjustments"),
    [
        ("2002-06-13", "4.10", "542075", 0),
        ("2002-06-14", "3.77", "589524.5", 1),
        ("2002-09-16", "3.77", "589524.5", 1),
        ("2002-09-17", "3.31", "671452.4", 2),
    ],
)
def test_as_of_gives_what_was_in_effect_at_the_end_of_the_day(
    tenor: Callable[..., Outcome], as_of: str, price: str, shares: str, adjustments: int
) -> None:
    data = json.loads(tenor("ledger", SAMPLE, "--json", "--as-of", as_of).out)
    assert (data["price"], data["shares"], len(data["adjustments"])) == (price, shares, adjustments)
    plural = "s" * (adjustments != 1)
    last = tenor("ledger", SAMPLE, "--as-of", as_of).out.splitlines()[-1]
    assert last == f"Warrant Price ${price} as of {as_of}, after {adjustments} adjustment{plural}."


def test_people_see_the_issue_every_event_the_register_and_one_verdict_line(tenor: Callable[..., Outcome]) -> None:
    outcome = tenor("ledger", SAMPLE)
    assert (outcome.status, outcome.err) == (0, "")
    rows = [re.split(r"\s*│\s*", line.strip("│ ")) for line in outcome.out.splitlines() if line.startswith("│")]
    assert rows == [
        ["issue", "1", "2002-02-27", "$4.10", "542,075"],
        ["E-001", "6(i)", "2002-06-14", "$3.77", "589,524.5"],
        ["E-002", "no adjustment", "2002-07-10", "$3.77", "589,524.5"],
        ["E-003", "6(v)", "2002-09-17", "$3.31", "671,452.4"],
        ["W-1", "Cisco Systems Capital Corporation", "671,452.4"],
    ]
    assert outcome.out.splitlines()[-1] == "Warrant Price $3.31 as of 2002-12-31, after 2 adjustments."
    assert outcome.out.count("after 2 adjustments") == 1


@pytest.mark.parametrize("name", ["[bold]Cisco[/bold]", "Cisco [/x]", "Cisco :smiley: Corp."])
def test_a_name_with_brackets_or_colons_is_printed_as_it_stands(
    sample: Path, tenor: Callable[..., Outcome], name: str
) -> None:
    text = (sample / "warrant.yaml").read_text("utf-8")
    (sample / "warrant.yaml").write_text(text.replace("name: Cisco Systems Capital Corporation", f"name: '{name}'"))
    outcome = tenor("ledger", sample)
    assert outcome.status == 0
    assert f"│ {name} " in outcome.out


@pytest.mark.parametrize("as_of", ["2002-13-01", "yesterday", "2002-6-31", ""])
def test_a_day_that_is_none_is_refused_with_status_2(tenor: Callable[..., Outcome], as_of: str) -> None:
    outcome = tenor("ledger", SAMPLE, "--as-of", as_of)
    assert (outcome.status, outcome.out) == (2, "")
    assert "--as-of" in outcome.err


@pytest.mark.parametrize("command", [["ledger"], ["explain"]])
def test_help_gives_an_example(tenor: Callable[..., Outcome], command: list[str]) -> None:
    outcome = tenor(*command, "--help")
    assert outcome.status == 0
    assert f"Example: tenor {command[0]} examples/ctc-cisco" in outcome.out


def test_the_table_has_a_row_for_the_issue_and_for_each_event_in_the_order_of_effect() -> None:
    book = replayed(private_placement("2003-01-02", "LATE"), private_placement("2002-06-14", "EARLY"))
    assert list(ledger_table(book).columns[0].cells) == ["issue", "EARLY", "LATE"]


def test_the_total_is_the_sum_of_the_certificates() -> None:
    terms = executed_terms()
    book = replayed(private_placement(), certificate="W-7", holder=replace(terms.holder, name="Another Holder"))
    [adjustment] = ledger_json(book)["adjustments"]
    assert [each["certificate"] for each in adjustment["certificates"]] == ["W-7"]
    assert adjustment["shares_after"] == adjustment["certificates"][0]["shares_after"] == ledger_json(book)["shares"]


def test_the_installed_command_prints_json_to_a_pipe_and_nothing_else() -> None:
    command = [str(Path(sys.executable).parent / "tenor"), "ledger", str(SAMPLE), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["price"] == "3.31"
