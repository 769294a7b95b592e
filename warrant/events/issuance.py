"""An issue of Common Stock for cash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from warrant.events.event import Event
from warrant.quantities import NO_MONEY, Money, Shares


@dataclass(frozen=True, kw_only=True)
class Issuance(Event):
    """Shares of Common Stock, other than Excluded Stock, issued for cash or for nothing (6(i)).

    ``discounts``, ``commissions`` and ``expenses`` are those of the issue, in dollars (6(i)1).
    """

    kind: ClassVar[str] = "issuance"

    issued_on: date
    shares_issued: Shares
    cash_paid: Money
    discounts: Money = NO_MONEY
    commissions: Money = NO_MONEY
    expenses: Money = NO_MONEY

    @property
    def on(self) -> date:
        """The date of the issue."""
        return self.issued_on
