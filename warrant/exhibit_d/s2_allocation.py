"""Exhibit D 2(b): the table by which the shares available are allocated.

    shall be allocated among such Holders, directors and officers and Other Shareholders in proportion, as nearly
    as practicable, to the respective amounts of Registrable Securities and other securities which they had
    requested to be included in such registration at the time of filing the registration statement

Two ranks: rights of Other Shareholders that existed at the date of the Warrant (2(a)(ii)(a)), then all others.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from warrant.data import dataclass
from warrant.events.registration_cutback import RegistrationCutback
from warrant.exhibit_d.allotment import allotted
from warrant.facts import AnyFact, Fact
from warrant.quantities import NO_SHARES, Shares

CLAUSE = "Exhibit D 2(b)"
CAPACITIES = {
    "holder": "Holder",
    "director_or_officer": "Director or officer",
    "other_shareholder": "Other Shareholder",
}


@dataclass(frozen=True)
class Asking:
    """One party to an underwriting: its name, its capacity, what it asked for, and whether its right comes first."""

    name: str
    capacity: str
    requested: Fact[Shares]
    first: bool = False


class Share(NamedTuple):
    """The whole shares of one party, and its exact part."""

    shares: int
    exact: Fraction


Ranks = Mapping[bool, tuple[Fact[Shares], Fact[Shares]]]


def allocation(asking: tuple[Asking, ...], available: int) -> dict[str, Share]:
    """Each party's part by its name: rights that come first are met first, then the others by their requests."""
    first = _tier([each for each in asking if each.first], available)
    met = sum(each.shares for each in first.values())
    return first | _tier([each for each in asking if not each.first], available - met)


def _tier(asking: list[Asking], available: int) -> dict[str, Share]:
    amounts = {each.name: int(each.requested.value.amount) for each in asking}
    total = sum(amounts.values())
    shares, part = allotted(amounts, available), Fraction(min(available, total), total or 1)
    return {name: Share(shares[name], amount * part) for name, amount in amounts.items()}


def ranks(
    event: RegistrationCutback, asking: tuple[Asking, ...], requested: Fact[Shares], available: Fact[Shares]
) -> Ranks:
    """What is requested and what is available in each rank: ``True`` that of rights that come first."""
    first = tuple(each for each in asking if each.first)
    if not first:
        return {False: (requested, available)}
    others = tuple(each for each in asking if not each.first)
    before = summed(event, "requested_first", "the shares requested by rights that come first", first)
    after = summed(event, "requested_by_others", "the shares that the others asked to have included", others)
    how, met = "the shares available less those of rights that come first", min(before.value, available.value)
    inputs, id = (available, before), f"{event.id}.left_for_others"
    left = Fact(id, available.value - met, CLAUSE, how, inputs, event=event.id)
    return {True: (before, available), False: (after, left)}


def row(
    event: RegistrationCutback, asking: Asking, share: Share, of: tuple[Fact[Shares], Fact[Shares]]
) -> Mapping[str, AnyFact]:
    """One line of the table of allocation."""
    prefix, source = asking.requested.id.rpartition(".")[0], asking.requested.source
    how = "a party that asked to be included"
    name: Fact[str] = Fact(f"{prefix}.name", asking.name, CLAUSE, how, event=event.id, source=source)
    capacity = Fact(f"{prefix}.capacity", CAPACITIES[asking.capacity], CLAUSE, how, event=event.id)
    how = "the shares available in proportion to its request among those of its rank, and no more than it requested"
    inputs: tuple[AnyFact, ...] = (asking.requested, *of)
    exact = Fact(f"{prefix}.exact_part", Shares(share.exact), CLAUSE, how, inputs, event=event.id)
    how = "that part in whole shares, as nearly in proportion to the requests as practicable"
    shares = Shares(Fraction(share.shares))
    allocated = Fact(f"{prefix}.allocated", shares, CLAUSE, how, (exact,), event=event.id)
    line: dict[str, AnyFact] = {
        "name": name,
        "capacity": capacity,
        "requested": asking.requested,
        "allocated": allocated,
        "exact_part": exact,
        "excluded": _excluded(prefix, asking.requested, allocated),
    }
    made = next((each for each in event.as_made if each.name == asking.name), None)
    if made:
        line["as_made"] = made.given(f"{prefix}.as_made", "shares", CLAUSE, event.id)
    return line


def _excluded(prefix: str, requested: Fact[Shares], allocated: Fact[Shares]) -> Fact[Shares]:
    """What a party requested and is not given: it is withdrawn from the registration."""
    how, value = "the shares requested less those allocated", requested.value - allocated.value
    return Fact(f"{prefix}.excluded", value, CLAUSE, how, (requested, allocated), event=requested.event)


def summed(event: RegistrationCutback, name: str, how: str, asking: tuple[Asking, ...]) -> Fact[Shares]:
    """What some parties asked for together."""
    inputs = tuple(each.requested for each in asking)
    return Fact(f"{event.id}.{name}", total(inputs), CLAUSE, how, inputs, event=event.id)


def total(shares: tuple[AnyFact, ...]) -> Shares:
    """The sum of some shares."""
    return sum((each.value for each in shares), NO_SHARES)
