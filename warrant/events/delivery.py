"""Shares delivered upon exercise, conversion or exchange of rights issued before."""

from datetime import date
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.rights import OfRights
from warrant.quantities import Shares


@dataclass(frozen=True, kw_only=True)
class Delivery(OfRights):
    """Shares that were deemed issued and now are: no second issue (6(i)3)."""

    kind: ClassVar[str] = "delivery"

    delivered_on: date
    shares_delivered: Shares

    @property
    def on(self) -> date:
        """The date of delivery."""
        return self.delivered_on
