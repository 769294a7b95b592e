"""An issue of Common Stock."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from warrant.data import dataclass
from warrant.events.event import Mistaken
from warrant.events.issuing import Issuing
from warrant.quantities import NO_MONEY, Money, Shares
from warrant.terms import PlanName, Terms


@dataclass(frozen=True, kw_only=True)
class Issuance(Issuing):
    """Shares of Common Stock issued for cash, for other consideration or for nothing (6(i)).

    ``discounts`` and ``commissions`` are those of the issue, in dollars (6(i)1). ``plan`` names the plan of
    Section 4(ii) under which directors, officers, employees or consultants take the shares, ``in_merger``
    says that they are issued in a merger that Company survives (6(ii)). ``tranche_of`` is the id of the
    first tranche, on the same day, of the issue to which the shares belong (reading R17).
    """

    kind: ClassVar[str] = "issuance"

    shares_issued: Shares
    cash_paid: Money
    discounts: Money = NO_MONEY
    commissions: Money = NO_MONEY
    plan: PlanName | None = None
    in_merger: Literal["yes", "no"] = "no"
    tranche_of: str | None = None

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """A tranche of itself, and what cannot be a tranche, a merger and a plan at once."""
        yield from super().mistakes(terms)
        if self.tranche_of == self.id:
            yield Mistaken("tranche_of", "it names the event itself", "write the id of the first tranche")
        if self.plan and self.in_merger == "yes":
            yield Mistaken("in_merger", "shares under a plan are not issued in a merger", "keep plan or in_merger")
        if self.tranche_of and (self.plan or self.in_merger == "yes"):
            what = "a tranche is issued neither under a plan nor in a merger"
            yield Mistaken("tranche_of", what, "keep tranche_of, plan or in_merger")
