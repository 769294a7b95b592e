"""What others assert is held against the events whenever a matter is opened, and is never an event."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Outcome, day, dividend, executed_terms, private_placement, quotes

from tenor.matter import load
from warrant.assertions import ASSERTIONS, AssertedPrice
from warrant.matter import Matter
from warrant.prices import by_day
from warrant.quantities import Price
from warrant.reconcile import disagreements
from warrant.replay import replay, state_on

OUTSTANDING = """
  - assert: outstanding
    on: {on}
    value: {value}
    source: the transfer agent's report
"""
PRICE = "\n  - assert: price\n    on: {on}\n    value: {value}\n"
SHARES = "\n  - assert: shares\n    certificate: {of}\n    on: {on}\n    value: {value}\n"


def add(folder: Path, *entries: str) -> int:
    """Adds entries to the sample's events; the number of lines before them."""
    events = folder / "events.yaml"
    text = events.read_text("utf-8")
    events.write_text(text + "".join(entries), "utf-8")
    return text.count("\n")


def agreeing() -> list[str]:
    return [
        OUTSTANDING.format(on="2002-06-30", value="32,103,730"),
        PRICE.format(on="2002-06-13", value="4.10"),
        PRICE.format(on="2002-06-14", value="3.77"),
        SHARES.format(of="W-1", on="2002-09-17", value="671,452.4"),
    ]


def test_assertions_that_the_events_bear_out_change_nothing(sample: Path, tenor: Callable[..., Outcome]) -> None:
    before = tenor("ledger", sample, "--json").out
    add(sample, *agreeing())
    assert tenor("ledger", sample, "--json").out == before


def test_an_assertion_is_in_the_matter_and_never_in_the_book(sample: Path) -> None:
    add(sample, *agreeing())
    matter = load(sample)
    assert [each.subject for each in matter.assertions] == ["outstanding", "price", "price", "shares"]
    assert [entry.event.id for entry in replay(matter).entries] == ["E-001", "E-002", "E-003"]
    assert matter.assertions[0].stated_by == "the transfer agent's report"


def test_a_count_that_the_events_do_not_bear_out_is_told_at_its_line(
    sample: Path, tenor: Callable[..., Outcome]
) -> None:
    line = add(sample, OUTSTANDING.format(on="2002-07-31", value="32,103,730"))
    outcome = tenor("ledger", sample)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.splitlines() == [
        f"events.yaml:{line + 4}:12: value: the transfer agent's report states 32,103,730 shares outstanding at the end"
        " of 2002-07-31, the events make it 33,103,730: correct the events, or the entry",
        "Not usable: 1 mistake; nothing was written.",
    ]


def test_every_disagreement_is_told_at_once_in_the_files_order(sample: Path, tenor: Callable[..., Outcome]) -> None:
    add(
        sample,
        SHARES.format(of="W-1", on="2002-06-30", value="589,524"),
        PRICE.format(on="2002-06-30", value="3.77"),
        PRICE.format(on="2002-06-13", value="3.77"),
        SHARES.format(of="W-2", on="2002-06-30", value="1"),
    )
    told = [each.partition(": ")[2] for each in tenor("ledger", sample).err.splitlines()[:-1]]
    assert told == [
        "value: the entry states 589,524 shares purchasable under W-1 at the end of 2002-06-30, the events make it"
        " 589,524.5: correct the events, or the entry",
        "value: the entry states a Warrant Price of $3.77 at the end of 2002-06-13, the events make it $4.10: correct"
        " the events, or the entry",
        "certificate: no Warrant of that name is outstanding at the end of 2002-06-30: correct the certificate, or the"
        " day",
    ]


@pytest.mark.parametrize(("as_of", "status"), [("2002-07-30", 0), ("2002-07-31", 2)])
def test_an_assertion_is_held_only_where_the_matter_is_opened_for_its_day_or_later(
    sample: Path, tenor: Callable[..., Outcome], as_of: str, status: int
) -> None:
    add(sample, OUTSTANDING.format(on="2002-07-31", value="1"))
    assert tenor("ledger", sample, "--as-of", as_of).status == status


@pytest.mark.parametrize("command", [["explain", "E-001"], ["generate"], ["check"]])
def test_every_command_that_opens_a_matter_holds_its_assertions(
    sample: Path, tenor: Callable[..., Outcome], command: list[str]
) -> None:
    add(sample, PRICE.format(on="2002-07-31", value="3.78"))
    outcome = tenor(command[0], sample, *command[1:])
    assert (outcome.status, outcome.out) == (2, "")
    assert "the entry states a Warrant Price of $3.78" in outcome.err
    assert not (sample / "out").exists()


def test_planned_events_and_what_was_known_leave_assertions_alone(
    sample: Path, tmp_path: Path, tenor: Callable[..., Outcome]
) -> None:
    add(sample, OUTSTANDING.format(on="2002-07-31", value="33,103,730"))
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "events:\n  - {id: P-1, type: issuance, issued_on: 2002-07-30, shares_issued: 5, cash_paid: 5}\n", "utf-8"
    )
    assert tenor("ledger", sample, "--known", "2002-06-30", "--as-of", "2002-12-31").status == 0
    assert tenor("ledger", sample, "--with", plan, "--as-of", "2002-12-31").status == 0


AGREEING = PRICE.format(on="2002-06-30", value="3.77")

MISTAKES = [
    ("\n  - assert: prices\n    on: 2002-06-30\n    value: 3.77\n", "2:13", "assert: 'prices' is no value to assert"),
    ("\n  - assert:\n    on: 2002-06-30\n    value: 3.77\n", "2:12", "assert: None is no value to assert"),
    ("\n  - assert: price\n    on: 2002-06-30\n", "2:5", "the key value is missing: add a line value: ..."),
    (PRICE.format(on="2002-06-30", value="$3.77"), "4:12", "value: '$3.77' is not a decimal number"),
    (PRICE.format(on="2002-06-31", value="3.77"), "3:9", "on: there is no 2002-06-31"),
    (PRICE.format(on="2002-02-26", value="4.10"), "3:9", "on: it is before the date of the Warrant: leave it out"),
    (AGREEING + "    certificate: W-1\n", "5:5", "unknown key certificate"),
    (AGREEING + "    sources: x\n", "5:5", "unknown key sources: did you mean source?"),
    (AGREEING + "    source:\n      - x\n", "6:7", "source: a list or a mapping where"),
    (AGREEING + "    id: E-001\n", "5:9", "id: a second entry claims the id E-001"),
    (AGREEING + "    type: issuance\n", "2:5", "unknown key assert"),
    (SHARES.format(of="W-1", on="2002-06-30", value="1.25"), "5:12", "value: '1.25' has more than 1 decimal"),
]


@pytest.mark.parametrize(("entry", "place", "told"), MISTAKES)
def test_a_mistake_in_an_assertion_is_told_with_its_line_and_column(
    sample: Path, tenor: Callable[..., Outcome], entry: str, place: str, told: str
) -> None:
    line, column = (int(part) for part in place.split(":"))
    before = add(sample, entry)
    outcome = tenor("ledger", sample)
    assert (outcome.status, outcome.out) == (2, "")
    assert any(each.startswith(f"events.yaml:{before + line}:{column}: {told}") for each in outcome.err.splitlines())


def test_every_value_that_can_be_asserted_is_computed(sample: Path) -> None:
    wrong = [
        OUTSTANDING.format(on="2002-06-30", value="1"),
        PRICE.format(on="2002-06-30", value="1"),
        SHARES.format(of="W-1", on="2002-06-30", value="1"),
    ]
    add(sample, *wrong)
    matter = load(sample)
    found = list(disagreements(matter, matter.assertions[0].on))
    assert [each.assertion.subject for each in found] == list(ASSERTIONS)
    assert [str(each.computed) for each in found] == ["32103730", "3.77", "589524.5"]


@pytest.mark.parametrize("choice", ["by_time_of_effect", "by_record_date"])
def test_an_assertion_is_held_against_what_was_in_effect_at_the_end_of_its_day(choice: str) -> None:
    """An issue between the record date of a distribution and its effect, under each choice of R31."""
    events = (dividend("E-1", "2002-09-13", "0.75"), private_placement("2002-09-14", "E-2"))
    prices = by_day(quotes("2002-08-01", "2002-09-30", "6.00"))
    days = [day(f"2002-09-{number}") for number in (12, 13, 14, 15, 16, 17)]
    asserted = tuple(AssertedPrice(on=each, value=Price.of(1)) for each in days)
    matter = Matter(executed_terms(readings={"R31": choice}), events, prices, assertions=asserted)
    found = [each.computed for each in disagreements(matter, days[-1])]
    assert found == [state_on(replay(matter), each).price.value for each in days]
    assert len(set(found)) == 3


def test_a_transfer_agents_count_leaves_out_shares_that_are_only_deemed_issued(
    sample: Path, tenor: Callable[..., Outcome]
) -> None:
    grant = (
        "\n  - {id: G-1, type: grant, issued_on: 2002-06-20, shares_deliverable: '2,000,000', minimum_price: '1.00'}\n"
    )
    add(sample, grant, OUTSTANDING.format(on="2002-06-30", value="32,103,730"))
    assert tenor("ledger", sample).status == 0
    add(sample, OUTSTANDING.format(on="2002-06-30", value="34,103,730"))
    assert tenor("ledger", sample).status == 2
