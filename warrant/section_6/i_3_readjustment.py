"""What Sections 6(i)3(C) and (D) have in common: the price that would have obtained, found by replay.

    the Warrant Price shall forthwith be readjusted to such Warrant Price as would have obtained had the
    adjustment made upon the issuance of such options, rights, securities ... being made upon the basis of
    the issuance of only the number of shares of Common Stock actually issued ...

The history from the issue of the rights on is replayed with that issue as it turned out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from warrant.adjustment import Computation, Considered, Deemed
from warrant.book import Book, Entry
from warrant.events.convertible import Convertible
from warrant.events.event import Event
from warrant.events.rights import OfRights, RightsIssue
from warrant.events.split import Split
from warrant.facts import AnyFact, Fact
from warrant.quantities import Money, Shares
from warrant.readings import Readings
from warrant.section_6.splits import ratio

GIVEN = {"change": ("changed_on", "shares_deliverable"), "lapse": ("lapsed_on", "shares_lapsed")}


@dataclass(frozen=True)
class AsIf:
    """The rights as they turned out: their issue, the shares that it now counts for, the events as if so."""

    issue: RightsIssue
    shares: Shares
    events: tuple[Event, ...]


def issue_entry(event: OfRights, past: Iterable[Entry]) -> Entry | None:
    """The entry of the issue of the rights that an event speaks of."""
    return next((entry for entry in past if entry.event.id == event.of), None)


def as_if(event: OfRights, past: Sequence[Entry], shares: Shares, in_proportion: bool) -> AsIf:
    """The past with the rights issued for ``shares``, stated as of now, in place of what was issued.

    Former changes and lapses of the same rights are in that number already and are left out.
    """
    entry = issue_entry(event, past)
    assert entry is not None
    assert isinstance(entry.event, RightsIssue)
    then = shares * (1 / _splits_since(entry.event, past))
    amended = _amended(entry.event, then, in_proportion)
    events = [amended if each.event is entry.event else each.event for each in past]
    kept = (each for each in events if each is not None and not _ends(each, event.of))
    return AsIf(entry.event, then, tuple(kept))


def caused_nothing(clause: str, event: OfRights, past: Sequence[Entry], readings: Readings) -> Considered | None:
    """That the issue of the rights had caused no adjustment to readjust (reading R8), where that is so."""
    entry = issue_entry(event, past)
    if readings["R8"] == "tested_afresh" or (entry is not None and entry.adjustment is not None):
        return None
    because = "the issue of the rights had caused no adjustment, and there is none to readjust"
    return Considered(clause, False, because, (event.fact("of", clause),), ("R8",))


def _ends(event: Event, of: str) -> bool:
    return isinstance(event, OfRights) and event.of == of and event.kind != "delivery"


def _splits_since(issue: Event, past: Sequence[Entry]) -> Fraction:
    factor, since = Fraction(1), False
    for entry in past:
        since = since or entry.event is issue
        if since and isinstance(entry.event, Split):
            factor *= ratio(entry.event, "6(i)3").value
    return factor


def _amended(issue: RightsIssue, shares: Shares, in_proportion: bool) -> RightsIssue | None:
    """The issue for other shares; nothing where none are left."""
    if not shares.amount:
        return None
    part = shares / issue.shares_deliverable if in_proportion else Fraction(1)
    names = ["cash_paid", "expenses"]
    if isinstance(issue, Convertible):
        names += ["accrued", "additional_consideration"]
    amounts: dict[str, Any] = {name: Money(getattr(issue, name).amount * part) for name in names}
    return replace(issue, shares_deliverable=shares, **amounts)


def computation(event: OfRights, clause: str, basis: AsIf, replayed: Book, past: Sequence[Entry]) -> Computation:
    """The Warrant Price that would have obtained, and both price paths from the issue of the rights on."""
    how = "the shares for which the rights count, as they turned out"
    shares = Fact(f"{event.id}.as_if_shares", basis.shares, clause, how, event=event.id)
    rows = tuple(_path(event, clause, basis, replayed, past))
    inputs = (shares, *(row["price_as_if"] for row in rows))
    how = "the Warrant Price that would have obtained, replayed from the issue of the rights"
    value = replayed.state.price.value
    price = Fact(f"{event.id}.price_after", value, clause, how, inputs, event=event.id)
    issued_on = basis.issue.fact("issued_on", "6(i)3")
    given = {name: event.fact(name, clause) for name in ("of", *GIVEN[event.kind])}
    given |= {"as_if_shares": shares, "rights_issued_on": issued_on}
    replayed_shares = {warrant.certificate: warrant.shares.value for warrant in replayed.state.warrants}
    return Computation(clause, price, given, {"path": rows}, replayed_shares)


def _path(
    event: OfRights, clause: str, basis: AsIf, replayed: Book, past: Sequence[Entry]
) -> Iterator[Mapping[str, AnyFact]]:
    """Each event since the issue of the rights, with the Warrant Price as it was and as it would have been."""
    price, since = replayed.at_issue.price.value, False
    now = {entry.event.id: entry.after.price.value for entry in replayed.entries}
    for entry in past:
        id, since = entry.event.id, since or entry.event is basis.issue
        price = now.get(id, price)
        if since:
            how = f"the Warrant Price after {id}, with the rights as they turned out"
            yield {
                "event": Fact(f"{event.id}.path.{id}", id, clause, "an event since the issue of the rights"),
                "price_then": entry.after.price,
                "price_as_if": Fact(f"{event.id}.as_if.{id}", price, clause, how, event=event.id),
            }


def still_deemed(deemed: Deemed) -> Shares:
    """All that rights count for: delivered, still deliverable, and cancelled without an expiration."""
    return deemed.delivered + deemed.counted
