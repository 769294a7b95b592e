"""Section 2.1: the certificates for the shares issued.

    a certificate or certificates for the shares of Common Stock so purchased, registered in the name of Holder
    or such other name or names as may be designated by Holder, shall be delivered to Holder

Exhibit A has Holder name the person, the address to be entered on the books, and the denominations.
"""

from __future__ import annotations

from collections.abc import Mapping

from warrant.events.exercise import Denomination, Exercise
from warrant.facts import AnyFact, Fact
from warrant.quantities import NO_SHARES, Shares
from warrant.section_2_1_conditions import CLAUSE
from warrant.state import Purchased, Warrant
from warrant.terms import Holder

Row = Mapping[str, AnyFact]


def shares_now(event: Exercise, issued: Fact[Shares], due_bills: tuple[Row, ...]) -> dict[str, AnyFact]:
    """The shares to be issued now: all, or those that are not additional where Company defers these (6(xi))."""
    additional = tuple(row["additional_shares"] for row in due_bills) if event.deferred == "yes" else ()
    how, value = "the additional shares that Company defers", sum((each.value for each in additional), NO_SHARES)
    deferred = Fact(f"{event.id}.shares_deferred", value, "6(xi)", how, additional, event=event.id)
    how, now = "the shares issued, less those that Company defers", issued.value - value
    fact = Fact(f"{event.id}.shares_issued_now", now, CLAUSE, how, (issued, *additional), event=event.id)
    facts: dict[str, AnyFact] = {fact.name: fact, **({deferred.name: deferred} if additional else {})}
    if not event.denominations:
        return facts
    how, total = "the shares of the certificates that Holder asks for", _total(event)
    shares = tuple(each.given(_prefix(event, n), "shares", CLAUSE, event.id) for n, each in _numbered(event))
    asked = Fact(f"{event.id}.denominations_total", total, CLAUSE, how, shares, event=event.id)
    return {**facts, asked.name: asked}


def certificates(event: Exercise, held: Warrant, now: AnyFact) -> tuple[Row, ...]:
    """Each certificate: name, shares, address; where Holder asks for none, one in its own name."""
    if event.denominations:
        return tuple(_row(event, held, n, each) for n, each in _numbered(event))
    stated = held.holder.given(f"{event.id}.certificate_1", "name", CLAUSE, event.id)
    address = Fact(f"{event.id}.certificate_1.address", "; ".join(held.holder.address), CLAUSE, "its address")
    return ({"name": stated, "shares": now, "address": address},)


def purchased(event: Exercise, held: Warrant, issued: Fact[Shares]) -> tuple[Purchased, ...]:
    """The Warrant Shares by the names in which they stand, for Exhibit D; all in Holder's where it names nobody."""
    own = held.holder
    if not event.denominations:
        return (Purchased(held.certificate, own.name, own.address, issued),)
    found: dict[str, Purchased] = {}
    for number, each in _numbered(event):
        shares = each.given(_prefix(event, number), "shares", CLAUSE, event.id)
        if before := found.get(each.name):
            how, inputs, id = "the shares of its certificates", (before.shares, shares), f"{shares.id}_and_before"
            shares = Fact(id, before.shares.value + shares.value, CLAUSE, how, inputs, event=event.id)
        found[each.name] = Purchased(held.certificate, each.name, _address(each, own), shares)
    return tuple(found.values())


def persons(certificates: tuple[Row, ...]) -> tuple[Row, ...]:
    """Of the certificates, each person in whose name shares are issued, once, with the address for the books."""
    found = {(row["name"].value, row["address"].value): row for row in reversed(certificates)}
    return tuple({name: row[name] for name in ("name", "address")} for row in reversed(found.values()))


def _address(each: Denomination, own: Holder) -> tuple[str, ...]:
    return each.address or (own.address if each.name == own.name else ())


def _numbered(event: Exercise) -> list[tuple[int, Denomination]]:
    return list(enumerate(event.denominations, 1))


def _prefix(event: Exercise, number: int) -> str:
    return f"{event.id}.certificate_{number}"


def _total(event: Exercise) -> Shares:
    return sum((each.shares for each in event.denominations), NO_SHARES)


def _row(event: Exercise, held: Warrant, number: int, each: Denomination) -> Row:
    prefix = _prefix(event, number)
    row = {name: each.given(prefix, name, CLAUSE, event.id) for name in ("name", "shares")}
    how, source = "the address to be entered on the books", each.source("address")
    text = "; ".join(_address(each, held.holder)) or "no address stated"
    address = Fact(f"{prefix}.address", text, CLAUSE, how, event=event.id, source=source)
    return {**row, "address": address}
