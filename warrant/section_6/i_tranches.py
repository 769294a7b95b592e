"""Section 6(i): tranches of one issue on one day (reading R17).

    ... the Warrant Price in effect immediately prior to each such issuance shall forthwith ... be adjusted ...

Where tranches are one issue, all of it is issued with its first tranche, for the consideration of all.
"""

from __future__ import annotations

from warrant.events.issuance import Issuance
from warrant.events.issuing import Issuing
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import Money, Shares

CLAUSE = "6(i)"


def of_one_issue(event: Issuance, matter: Matter) -> tuple[Issuance, ...]:
    """The tranches that are issued with an event as one issue, itself the first; none where it stands alone."""
    if not matter.tranches or matter.terms.readings["R17"] == "each":
        return ()
    later = matter.tranches.get(event.id)
    return (event, *later) if later else ()


def counted_with(event: Issuance, matter: Matter) -> Issuance | None:
    """The first tranche of the issue to which a later tranche belongs; ``BadMatter`` at its line for none such."""
    if event.tranche_of is None:
        return None
    first = next((each for each in matter.events if each.id == event.tranche_of), None)
    what = f"tranche_of: {event.tranche_of} is no issuance of {event.issued_on} that stands before {event.id}"
    instead = "write the id of the first tranche, in the file before the others"
    if not isinstance(first, Issuance) or first.issued_on != event.issued_on or not _before(first, event, matter):
        raise event.refuse("tranche_of", what, instead)
    if first.tranche_of or first.plan or first.in_merger == "yes":
        what = f"tranche_of: {first.id} is itself a tranche, or issued under a plan or in a merger"
        raise event.refuse("tranche_of", what, "write the id of the first tranche of an ordinary issue")
    return first


def _before(first: Issuance, event: Issuance, matter: Matter) -> bool:
    return next(each for each in matter.events if each is first or each is event) is first


def shares_issued(event: Issuance, matter: Matter) -> Fact[Shares] | None:
    """The shares issued at an event, with the other tranches of one issue; ``None`` where they came with the first."""
    if matter.tranches:
        if event.tranche_of and matter.terms.readings["R17"] == "one_issue":
            return None
        if tranches := of_one_issue(event, matter):
            parts = tuple(each.fact("shares_issued", CLAUSE) for each in tranches)
            return total(event, "shares_issued", sum((part.value for part in parts), Shares.of(0)), parts)
    return event.fact("shares_issued", CLAUSE)


def amount(event: Issuing, name: str, clause: str, tranches: tuple[Issuance, ...]) -> Fact[Money]:
    """An amount of an issue: that of the event, or of all its tranches together."""
    if not tranches:
        return event.fact(name, clause)
    parts = tuple(each.fact(name, clause) for each in tranches if getattr(each, name) is not None)
    return total(event, name, sum((part.value for part in parts), Money.of(0)), parts)


def total(event: Issuing, name: str, value: Money | Shares, parts: tuple[AnyFact, ...]) -> AnyFact:
    """What is stated of all tranches together."""
    how = "that of all tranches of the issue together"
    return Fact(f"{event.id}.all_tranches.{name}", value, parts[0].clause, how, parts, None, ("R17",), event.id)
