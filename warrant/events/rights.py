"""What issues of options, rights and convertibles have in common, and what happens to them later."""

from __future__ import annotations

from warrant.data import dataclass
from warrant.events.event import Event
from warrant.events.issuing import Issuing
from warrant.quantities import NO_MONEY, Money, Shares


@dataclass(frozen=True, kw_only=True)
class RightsIssue(Issuing):
    """An issue under which shares become deliverable: they are deemed issued at once (6(i)3).

    ``shares_deliverable`` is the aggregate maximum number. ``cash_paid`` is what Company received for the
    issue itself, in dollars; ``expenses`` include its discounts and commissions.
    """

    shares_deliverable: Shares
    cash_paid: Money = NO_MONEY


@dataclass(frozen=True, kw_only=True)
class OfRights(Event):
    """Something that happens to rights issued before: ``of`` is the id of their issue."""

    of: str
