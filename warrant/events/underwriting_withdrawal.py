"""A party that withdraws from an underwriting."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.of_registration import OfRegistration


@dataclass(frozen=True, kw_only=True)
class UnderwritingWithdrawal(OfRegistration):
    """One who disapproves of the terms of an underwriting withdraws from it by written notice (Exhibit D 2(b)).

    ``party`` is the name of the Holder, officer, director or Other Shareholder.
    """

    kind: ClassVar[str] = "underwriting_withdrawal"
    governed_by: ClassVar[str] = "Exhibit D 2(b)"

    withdrew_on: date
    party: str

    @property
    def on(self) -> date:
        """The day of the notice of withdrawal."""
        return self.withdrew_on
