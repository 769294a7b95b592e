"""What Sections 6(i)3(C) and (D) have in common: the issue of the rights as it turned out.

    the Warrant Price shall forthwith be readjusted to such Warrant Price as would have obtained had the
    adjustment made upon the issuance of such options, rights, securities ... being made upon the basis of
    the issuance of only the number of shares of Common Stock actually issued ...

``warrant.history`` replays the history from that issue on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from warrant.adjustment import Computation, Considered
from warrant.data import dataclass
from warrant.deemed_issues import find
from warrant.events.convertible import Convertible
from warrant.events.rights import OfRights, RightsIssue
from warrant.facts import AnyFact, AsTurnedOut, Fact, Source
from warrant.quantities import Money, Price, Shares
from warrant.readings import Readings
from warrant.section_6.i_3_recomputed import recomputed
from warrant.section_6.vi_rounding import price_after
from warrant.state import Deemed, State

GIVEN = {"change": ("changed_on", "shares_deliverable"), "lapse": ("lapsed_on", "shares_lapsed")}
Rows = tuple[Mapping[str, AnyFact], ...]


@dataclass(frozen=True)
class TurnedOut:
    """What rights count for as they turned out: shares, and the part of what was received that counts for these."""

    shares: Shares
    part: Fraction


def caused_nothing(clause: str, event: OfRights, state: State, readings: Readings) -> Considered | None:
    """That the issue of the rights had caused no adjustment to readjust (reading R8), where that is so."""
    if readings["R8"] == "tested_afresh" or find(event, state.deemed).adjusted:
        return None
    because = "the issue of the rights had caused no adjustment, and there is none to readjust"
    return Considered(clause, False, because, (event.fact("of", clause),), ("R8",))


def as_turned_out(rights: Deemed, shares: Shares, readings: Readings) -> TurnedOut:
    """The rights counting for ``shares``; whether what was received is then counted in part is reading R37."""
    in_part = readings["R37"] == "in_proportion" and rights.whole.amount
    return TurnedOut(shares, shares / rights.whole if in_part else Fraction(1))


def amended(issue: RightsIssue, shares: Shares, part: Fraction) -> RightsIssue | None:
    """The issue for other shares and a part of what was received; nothing where no shares are left."""
    if not shares.amount:
        return None
    names = ["cash_paid", "expenses"]
    if isinstance(issue, Convertible):
        names += ["accrued", "additional_consideration"]
    if issue.other_consideration is not None:
        names.append("other_consideration")
    amounts: dict[str, Any] = {name: Money(getattr(issue, name).amount * part) for name in names}
    sources = {**issue.sources, **_as_turned_out(issue, ("shares_deliverable", *(names if part != 1 else ())))}
    return replace(issue, shares_deliverable=shares, sources=sources, **amounts)


def _as_turned_out(issue: RightsIssue, names: Iterable[str]) -> dict[str, Source]:
    places = {name: issue.sources[name] for name in names if name in issue.sources}
    return {name: AsTurnedOut(place.file, place.line, place.column) for name, place in places.items()}


def replayed(event: OfRights, clause: str, issue: RightsIssue, shares: Shares, path: Rows, state: State) -> Computation:
    """The Warrant Price that would have obtained; ``path`` has it after each event since the issue."""
    as_if = _as_if_shares(event, clause, shares)
    how = "the Warrant Price that would have obtained, replayed from the issue of the rights"
    inputs = (as_if, *(row["price_as_if"] for row in path))
    price = Fact(f"{event.id}.price_after", state.price.value, clause, how, inputs, None, ("R7",), event.id)
    held = {warrant.certificate: warrant.shares.value for warrant in state.outstanding_warrants}
    return Computation(clause, price, lambda: _given(event, clause, issue, as_if), _rows(path), held, state.carried)


def one_issue_alone(
    event: OfRights,
    clause: str,
    issue: RightsIssue,
    shares: Shares,
    path: Rows,
    before: Fact[Price],
    readings: Readings,
) -> Computation:
    """Reading R7, "the_one_issue": later adjustments stand in the proportions in which they were made."""
    as_if, row = _as_if_shares(event, clause, shares), path[0]
    then, now = row["price_then"], row["price_as_if"]
    how = "the Warrant Price before times the price that the issue would have left, divided by the price that it left"
    unrounded = before.value * (now.value / then.value)
    price = price_after(event, unrounded, clause, how, (before, now, then, as_if), readings)
    price = price._replace(readings=("R1", "R7"))

    def steps() -> Mapping[str, AnyFact]:
        given = _given(event, clause, issue, as_if)
        return {**given, "price_of_issue": then, "price_of_issue_as_if": now}

    return Computation(clause, price, steps, _rows(path))


def _rows(path: Rows) -> dict[str, Rows]:
    return {"path": path, **recomputed(path)}


def _as_if_shares(event: OfRights, clause: str, shares: Shares) -> Fact[Shares]:
    how = "the shares for which the rights count, as they turned out"
    return Fact(f"{event.id}.as_if_shares", shares, clause, how, event=event.id)


def _given(event: OfRights, clause: str, issue: RightsIssue, shares: Fact[Shares]) -> dict[str, AnyFact]:
    given: dict[str, AnyFact] = {name: event.fact(name, clause) for name in ("of", *GIVEN[event.kind])}
    return {**given, "as_if_shares": shares, "rights_issued_on": issue.fact("issued_on", "6(i)3")}


def still_deemed(deemed: Deemed) -> Shares:
    """All that rights count for: delivered, still deliverable, and cancelled without an expiration."""
    return deemed.delivered + deemed.counted
