"""Section 7: the register of Warrants, transfer and replacement; Section 5 where the Warrant was divided."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from math import floor
from pathlib import Path
from typing import Any

import pytest
from conftest import Outcome, day, nearest_tenth, private_placement, replayed, split
from hypothesis import given, settings
from hypothesis import strategies as st
from test_section_2_1 import exercise
from test_section_6_i_3 import grant, lapse

from warrant.book import Book
from warrant.documents import called_for
from warrant.errors import BadMatter
from warrant.events.event import Event
from warrant.events.exercise import Exercise
from warrant.events.replacement import Replacement
from warrant.events.transfer import Transfer, Transferee
from warrant.quantities import Money, Shares
from warrant.register import registered
from warrant.section_6.vi_rounding import apportioned
from warrant.standing import standings

CISCO = "Cisco Systems Capital Corporation"


def to(certificate: str, shares: str | None = None, name: str = "Transferee LLC") -> Transferee:
    number = Shares.of(shares) if shares else None
    address = (f"{certificate} Main Street", "Reno, Nevada 89501")
    return Transferee(certificate=certificate, name=name, state="Nevada", address=address, shares=number)


def transfer(*transferees: Transferee, of: str = "W-1", balance: str | None = None, **changes: Any) -> Transfer:
    on = day(changes.pop("on", "2002-04-10"))
    stated: dict[str, Any] = {
        "id": "T-1",
        "surrendered_on": on,
        "certificate": of,
        "assignor": CISCO,
        "executed_on": on,
        "transferees": transferees,
        "balance_certificate": balance,
    }
    return Transfer(**{**stated, **changes})


IN_PART = transfer(to("W-2", "200,000"), balance="W-3")


def replacement(of: str = "W-1", new: str = "W-2", on: str = "2002-04-10", **changes: Any) -> Replacement:
    lost: dict[str, Any] = {"cause": "lost", "evidence_received_on": day(on), "secured_by": "indemnity"}
    return Replacement(
        **{"id": "R-1", "replaced_on": day(on), "certificate": of, "new_certificate": new, **lost, **changes}
    )


def held(book: Book) -> dict[str, str]:
    return {each.certificate: str(each.shares.value) for each in book.state.warrants}


def refused(*events: Event, **changes: Any) -> str:
    with pytest.raises(BadMatter) as error:
        replayed(*events, **changes)
    return str(error.value)


# 7.2: transfer


def test_a_transfer_in_whole_registers_a_new_warrant_in_the_name_of_the_transferee() -> None:
    book = replayed(transfer(to("W-2")))
    [new] = book.state.warrants
    assert (new.certificate, new.holder.name, str(new.shares.value)) == ("W-2", "Transferee LLC", "542075")
    assert (new.parent, new.issued_on, new.issued_by) == ("W-1", day("2002-04-10"), "T-1")
    assert book.entries[0].act is not None
    assert book.entries[0].act.facts["form"].value == "Exhibit B"


def test_a_partial_transfer_leaves_a_new_warrant_in_the_name_of_holder() -> None:
    book = replayed(IN_PART)
    assert held(book) == {"W-2": "200000", "W-3": "342075"}
    assert [each.holder.name for each in book.state.warrants] == ["Transferee LLC", CISCO]
    assert book.entries[0].act is not None
    assert book.entries[0].act.facts["form"].value == "Exhibit C"
    assert str(book.entries[0].act.facts["shares_of_balance"].value) == "342075"


def test_a_warrant_is_cancelled_upon_its_surrender() -> None:
    book = replayed(IN_PART)
    [gone] = book.state.cancelled
    assert (gone.warrant.certificate, gone.on, gone.by) == ("W-1", day("2002-04-10"), "T-1")
    assert [line.warrant.certificate for line in registered(book.state)] == ["W-1", "W-2", "W-3"]
    assert [line.cancelled_by for line in registered(book.state)] == ["T-1", None, None]


def test_the_shares_transferred_are_conserved_to_the_tenth() -> None:
    """$3.77 after the placement: 4.10 x 542,075 / 3.77 = 589,524.53..., so 589,524.5."""
    whole = nearest_tenth(Fraction("4.10") * 542_075 / Fraction("3.77"))
    assert whole == Fraction("589524.5")
    later = transfer(to("W-2", "0.3"), to("W-3", "100,000.1", "Other LLC"), balance="W-4", on="2002-07-01")
    book = replayed(private_placement(), later)
    assert held(book) == {"W-2": "0.3", "W-3": "100000.1", "W-4": "489524.1"}


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (transfer(to("W-2"), of="W-9"), "no Warrant W-9 was issued before"),
        (transfer(to("W-2", "542,075.1")), "more than the 542075 purchasable under W-1"),
        (transfer(to("W-2", "542,075")), ""),
        (transfer(to("W-2", "500,000")), "42075 of the 542075 under W-1 stay with Holder"),
        (transfer(to("W-2", "542,075"), balance="W-3"), "all 542075 shares under W-1 are transferred"),
        (transfer(to("W-1")), "the certificate W-1 was issued before"),
        (transfer(to("w-1")), "the certificate w-1 was issued before"),
        (transfer(to("T-1")), "an event bears the id T-1"),
        (transfer(to("W-2"), assignor="Cisco Systems Capital Corp."), "is not the name of the registered Holder"),
        (transfer(to("W-2"), on="2009-02-28"), "confers no rights on 2009-02-28"),
        (transfer(to("W-2"), on="2002-02-26"), "confers no rights on 2002-02-26"),
    ],
)
def test_a_transfer_that_the_register_cannot_bear_out_is_refused(event: Transfer, words: str) -> None:
    if words:
        assert words in refused(event)
    else:
        assert held(replayed(event)) == {"W-2": "542075"}


def test_a_cancelled_warrant_transfers_nothing() -> None:
    again = transfer(to("W-5"), of="W-1", on="2002-05-01", id="T-2")
    assert "W-1 was cancelled on 2002-04-10 by T-1" in refused(IN_PART, again)


# 7.2: replacement


def test_a_new_warrant_of_like_tenor_is_issued_in_lieu_of_one_lost() -> None:
    book = replayed(replacement())
    [new] = book.state.warrants
    assert (new.certificate, new.holder.name, str(new.shares.value), new.parent) == ("W-2", CISCO, "542075", "W-1")
    assert book.entries[0].act is not None
    assert book.entries[0].act.facts["expenses_borne_by"].value == "Holder"


def test_company_pays_the_expenses_of_replacing_a_mutilated_warrant() -> None:
    mutilated = replacement(cause="mutilated", surrendered_on=day("2002-04-10"))
    entry = replayed(mutilated).entries[0]
    assert entry.act is not None
    assert entry.act.facts["expenses_borne_by"].value == "Company"


MISTAKES: dict[str, tuple[str, str]] = {
    "secured_by: indemnity": ("secured_by: neither", "neither indemnity nor security for a Warrant that was lost"),
    "evidence_received_on: 2002-04-09": ("note: none", "no evidence was received that it was lost"),
    "cause: lost": ("cause: mutilated", "the mutilated Warrant is not surrendered"),
    "certificate: W-1": ("certificate: W-7", "no Warrant W-7 was issued before"),
    "new_certificate: W-2": ("new_certificate: W-1", "the certificate W-1 was issued before"),
    "replaced_on: 2002-04-10": ("replaced_on: 2002-04-08", "before it is replaced"),
}
REPLACED = """events:
  - id: R-1
    type: replacement
    replaced_on: 2002-04-10
    certificate: W-1
    new_certificate: W-2
    cause: lost
    evidence_received_on: 2002-04-09
    secured_by: indemnity
"""


@pytest.mark.parametrize("right", MISTAKES)
def test_a_mistaken_replacement_is_refused_at_its_line(sample: Path, tenor: Callable[..., Outcome], right: str) -> None:
    wrong, words = MISTAKES[right]
    text = REPLACED.replace(f"    {right}\n", f"    {wrong}\n")
    (sample / "events.yaml").write_text(text, "utf-8")
    outcome = tenor("ledger", sample, "--as-of", "2002-12-31")
    assert outcome.status == 2
    assert words in outcome.err
    assert outcome.err.startswith("events.yaml:")


TRANSFERRED = """events:
  - id: T-1
    type: transfer
    surrendered_on: 2002-04-10
    certificate: W-1
    assignor: Cisco Systems Capital Corporation
    executed_on: 2002-04-09
    by: attorney
    attorney: Jane Roe
    transferees:
      - certificate: W-2
        name: First Transferee LLC
        state: Nevada
        address:
          - 1 First Street
          - Reno, Nevada 89501
        shares: 200,000
    balance_certificate: W-3
    delivered_on: 2002-04-12
"""
WRONG_TRANSFERS = {
    "shares: 200,000": ("shares: 600,000", 11),
    "shares: 200,000 ": ("shares: 0", 11),
    "balance_certificate: W-3": ("note: none", 11),
    "balance_certificate: W-3 ": ("balance_certificate: W-2", 11),
    "balance_certificate: W-3  ": ("balance_certificate: W", 18),
    "certificate: W-2": ("certificate: W-1", 11),
    "attorney: Jane Roe": ("note: none", 8),
    "by: attorney": ("by: in_person", 9),
    "assignor: Cisco Systems Capital Corporation": ("assignor: Cisco", 6),
    "executed_on: 2002-04-09": ("executed_on: 2002-04-11", 7),
    "delivered_on: 2002-04-12": ("delivered_on: 2002-04-01", 19),
}


@pytest.mark.parametrize("right", WRONG_TRANSFERS)
def test_a_mistaken_transfer_is_refused_at_its_line(sample: Path, tenor: Callable[..., Outcome], right: str) -> None:
    wrong, line = WRONG_TRANSFERS[right]
    (sample / "events.yaml").write_text(TRANSFERRED.replace(f"{right.strip()}\n", f"{wrong}\n"), "utf-8")
    outcome = tenor("ledger", sample, "--as-of", "2002-12-31")
    assert outcome.status == 2
    assert outcome.err.startswith(f"events.yaml:{line}:")


# Section 5 and reading R25


def test_each_warrant_is_adjusted_on_its_own_and_keeps_its_parentage() -> None:
    book = replayed(IN_PART, private_placement())
    expected = {
        c: nearest_tenth(Fraction("4.10") * n / Fraction("3.77")) for c, n in (("W-2", 200_000), ("W-3", 342_075))
    }
    assert {each.certificate: each.shares.value.amount for each in book.state.warrants} == expected
    assert [(each.parent, each.issued_by) for each in book.state.warrants] == [("W-1", "T-1")] * 2


def test_the_aggregate_of_a_divided_warrant_is_what_the_one_warrant_would_be() -> None:
    """4.10 x 180,000 / 3.77 is 195,755.97, 4.10 x 182,075 / 3.77 is 198,012.60: a tenth more than 589,524.5 in all."""
    three = transfer(to("W-2", "180,000"), to("W-3", "180,000"), balance="W-4")
    alone, together = (
        replayed(three, private_placement(), readings={"R25": r}) for r in ("each_on_its_own", "aggregate")
    )
    assert held(alone) == {"W-2": "195756", "W-3": "195756", "W-4": "198012.6"}
    assert sum(each.shares.value.amount for each in together.state.warrants) == Fraction("589524.5")
    assert held(together) == {"W-2": "195756", "W-3": "195755.9", "W-4": "198012.6"}


weights = st.dictionaries(
    st.sampled_from([f"W-{n}" for n in range(1, 9)]),
    st.integers(1, 10**7).map(lambda n: Shares(Fraction(n, 10))),
    min_size=1,
)


@given(st.integers(0, 10**9).map(lambda n: Shares(Fraction(n, 10))), weights)
def test_parts_apportioned_make_up_the_whole_and_none_is_a_tenth_off(total: Shares, weights: dict[str, Shares]) -> None:
    parts = apportioned(total, weights)
    whole = sum(each.amount for each in weights.values())
    assert sum(each.amount for each in parts.values()) == total.amount
    for name, part in parts.items():
        assert part.amount * 10 % 1 == 0
        assert abs(part.amount - total.amount * weights[name].amount / whole) < Fraction(1, 10)


@settings(max_examples=30)
@given(st.integers(0, 10**6).map(lambda n: Shares(Fraction(n, 10))), weights)
def test_the_order_of_the_parts_decides_nothing(total: Shares, weights: dict[str, Shares]) -> None:
    parts = apportioned(total, weights)
    for order in list(permutations(weights))[:24]:
        assert apportioned(total, {name: weights[name] for name in order}) == parts


# A readjustment after a transfer


@pytest.mark.parametrize("r20", ["section_5_once", "replayed"])
def test_a_readjustment_after_a_transfer_leaves_each_holder_its_part(r20: str) -> None:
    """All rights lapse: the price is $4.10 again, and each Warrant is what it was a part of."""
    part = transfer(to("W-2", "100,000"), balance="W-3", on="2002-09-02")
    book = replayed(grant(), part, lapse(2_000_000), readings={"R20": r20})
    before = replayed(grant(), part)
    assert str(book.state.price.value) == "4.1"
    for old, new in zip(before.state.warrants, book.state.warrants, strict=True):
        value = before.state.price.value.amount * old.shares.value.amount / Fraction("4.10")
        assert abs(value - new.shares.value.amount) < 3


# Invariants of the register

moves = st.lists(
    st.tuples(
        st.sampled_from(["part", "whole", "replace", "exercise", "issue", "split"]),
        st.integers(0, 99),
        st.integers(1, 9),
    ),
    max_size=9,
)


def sequence(moves: list[tuple[str, int, int]]) -> list[Event]:
    """Events that each take up one of the Warrants outstanding at that point."""
    events: list[Event] = []
    number = 2
    for n, (move, which, tenths) in enumerate(moves):
        if not (warrants := replayed(*events).state.warrants):
            break
        old, on = warrants[which % len(warrants)], f"2002-{4 + n // 4:02}-{1 + 7 * (n % 4):02}"
        common = {"of": old.certificate, "on": on, "id": f"E-{n}"}
        names = {"assignor": old.holder.name}
        if move == "part" and old.shares.value.amount > 1:
            part = str(Shares(nearest_tenth(old.shares.value.amount * tenths / 10)))
            events.append(transfer(to(f"W-{number}", part), balance=f"W-{number + 1}", **common, **names))
        elif move == "whole":
            events.append(transfer(to(f"W-{number}", name=f"Holder {n}"), **common, **names))
        elif move == "replace":
            events.append(replacement(new=f"W-{number}", **common))
        elif move == "exercise" and (bought := floor(old.shares.value.amount * tenths / 10)):
            new = f"W-{number}" if old.shares.value.amount - bought >= 1 else None
            events.append(replace(exercise(bought, on, certificate=old.certificate, new=new), id=f"E-{n}"))
        elif move == "issue":
            events.append(private_placement(on, f"E-{n}"))
        else:
            events.append(split(f"E-{n}", on, "3-for-2" if tenths > 5 else "1-for-2"))
        number += 2
    return events


@settings(max_examples=25)
@given(moves)
def test_registers_conserve_shares_and_parentage_is_a_forest_through_any_sequence(
    drawn: list[tuple[str, int, int]],
) -> None:
    book = replayed(*sequence(drawn))
    before = book.at_issue
    for entry in book.entries:
        bought = entry.event.shares_exercised.amount if isinstance(entry.event, Exercise) else 0
        if entry.act:
            dropped = total(before.warrants) - total(entry.after.warrants) - bought
            assert 0 <= dropped < (1 if bought else Fraction(1, 100))
        for adjustment in [entry.adjustment] if entry.adjustment else []:
            for share in adjustment.shares:
                rounding = adjustment.price_after.value.amount * Fraction(1, 20)
                value = adjustment.price_before.value.amount * share.warrant.shares.value.amount
                assert abs(adjustment.price_after.value.amount * share.after.value.amount - value) <= rounding
        before = entry.after
    lines = registered(book.state)
    numbers = [line.warrant.certificate for line in lines]
    assert len(numbers) == len(set(numbers))
    parents = {line.warrant.certificate: line.warrant.parent for line in lines}
    for number in numbers:
        path = [number]
        while parents[path[-1]]:
            path.append(str(parents[path[-1]]))
            assert len(path) <= len(numbers)
        assert path[-1] == "W-1"
    outstanding = {each.certificate for each in book.state.warrants}
    assert outstanding.isdisjoint(parents.values())


def total(warrants: Any) -> Fraction:
    return sum((each.shares.value.amount for each in warrants), Fraction(0))


# The whole register, and the papers of several Holders


def test_the_ledger_prints_every_certificate_outstanding_and_cancelled(
    sample: Path, tenor: Callable[..., Outcome]
) -> None:
    (sample / "events.yaml").write_text(TRANSFERRED, "utf-8")
    told = tenor("ledger", sample, "--as-of", "2002-12-31").out
    assert re.search(r"cancelled\s[^T]*by T-1", told)
    register = json.loads(tenor("ledger", sample, "--as-of", "2002-12-31", "--json").out)["register"]
    assert [(each["certificate"], each.get("parent"), each["standing"]) for each in register] == [
        ("W-1", None, "cancelled"),
        ("W-2", "W-1", "outstanding"),
        ("W-3", "W-1", "outstanding"),
    ]
    assert register[0] | {"cancelled_on": "2002-04-10", "cancelled_by": "T-1"} == register[0]


def test_explain_shows_what_a_transfer_did(sample: Path, tenor: Callable[..., Outcome]) -> None:
    (sample / "events.yaml").write_text(TRANSFERRED, "utf-8")
    told = tenor("explain", sample, "T-1", "--as-of", "2002-12-31").out
    assert "Section 7.2 governs what it does" in told
    assert "T-1.form = Exhibit C" in told
    assert "T-1.W-2.shares = 200,000" in told


@pytest.mark.parametrize("r25", ["each_on_its_own", "aggregate"])
def test_each_holder_has_a_statement_at_its_own_address_and_every_figure_of_it_is_tied(
    sample: Path, tenor: Callable[..., Outcome], tmp_path: Path, r25: str
) -> None:
    terms, events = sample / "warrant.yaml", sample / "events.yaml"
    terms.write_text(re.sub(r"\nreadings:.*", f"\nreadings: {{R25: {r25}}}", terms.read_text("utf-8")), "utf-8")
    assert f"R25: {r25}" in terms.read_text("utf-8")
    later = events.read_text("utf-8").partition("events:\n")[2]
    events.write_text(TRANSFERRED + later, "utf-8")
    (sample / "mailings.csv").unlink()
    assert tenor("generate", sample, "-o", tmp_path / "out", "--format", "docx").status == 0
    outcome = tenor("check", sample, tmp_path / "out", "--json", "--as-of", "2002-12-31")
    report = json.loads(outcome.out)
    statements = [each for each in report["documents"] if each["kind"] == "adjustment_statement"]
    assert {each["file"].rpartition("-W-")[2][0] for each in statements} == {"2", "3"}
    assert sum(each["untied"] for each in report["documents"]) == 0
    assert [
        each for each in report["findings"] if each["severity"] != "note" and not each["code"].startswith("OBL")
    ] == []
    book = replayed(IN_PART, private_placement(), readings={"R25": r25})
    papers = [each for each in called_for(book) if each.kind == "adjustment_statement"]
    ids = [{row["line"].id for row in each.rows["holder_address"]} for each in papers]
    assert ids[0].isdisjoint(ids[1])
    assert papers[0].rows["holder_address"][1]["line"].value == "W-2 Main Street"


def test_company_owes_each_new_warrant_and_holder_the_stock_transfer_taxes() -> None:
    taxed = replace(IN_PART, stock_transfer_taxes=Money.of(120), delivered_on=day("2002-04-12"))
    found = {
        (each.obligation.kind, each.obligation.of, each.word) for each in standings(replayed(taxed), day("2002-05-01"))
    }
    assert ("new_warrant", "Company", "met") in found
    assert ("stock_transfer_taxes", "Holder", "due") in found
    undelivered = {
        each.word for each in standings(replayed(IN_PART), day("2002-05-01")) if each.obligation.kind == "new_warrant"
    }
    assert undelivered == {"due"}
